//! Pinyin in brackets: some sites put the reading of a character behind it, 學(xué)習(xí), against copying.
//!
//! A bracket is such a reading where it stands right behind a Han character and holds one syllable of small letters
//! with a tone mark. Syllables of the neutral tone have no mark; they go only where a text is full of the others, since
//! (km) and (ha) are real brackets.

use super::super::block::Block;
use super::tally::{RepairKind, Tally};
use super::{MARK, each, is_han};

/// Letters with a tone mark, and ü.
const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿĀÁǍÀ";

/// Syllables of the neutral tone.
const NEUTRAL: &[&str] =
    &["men", "me", "ma", "ne", "de", "le", "ge", "zi", "tou", "ba", "la", "zhe", "guo", "er"];

/// How many readings with a tone make a text one that is full of them.
const MANY: usize = 20;

/// Longest syllable: zhuang, shuang.
const LONGEST: usize = 6;

/// Takes all readings out.
pub(super) fn strip(blocks: &mut [Block], tally: &mut Tally) {
    let mut toned = 0;
    each(blocks, |text| {
        if text.contains(['(', '（']) {
            toned += readings(text, false).1;
        }
    });
    if toned == 0 {
        return;
    }
    each(blocks, |text| {
        let (clean, count, example) = readings(text, toned >= MANY);
        if count > 0 {
            let after: String = example.chars().take(1).collect();
            tally.changed(RepairKind::Pinyin, count, &example, &after);
            *text = clean.into();
        }
    });
}

/// The text without readings, how many there were, and the first with its character.
pub(super) fn readings(text: &str, with_neutral: bool) -> (String, usize, String) {
    let (mut clean, mut count, mut example) = (String::with_capacity(text.len()), 0, String::new());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '（']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        clean.push_str(before);
        let Some(open) = from.chars().next() else { break };
        let inside = from.get(open.len_utf8()..).unwrap_or_default();
        let reading = syllable(inside).filter(|(syllable, _)| {
            let is_toned = syllable.contains(|c| TONED.contains(c));
            is_toned || (with_neutral && NEUTRAL.contains(syllable))
        });
        match (reading, clean.chars().next_back()) {
            // A character that is gone for good may have its reading still.
            (Some((syllable, length)), Some(han)) if is_han(han) || clean.ends_with(MARK) => {
                if count == 0 {
                    example = format!("{han}({syllable})");
                }
                count += 1;
                rest = inside.get(length..).unwrap_or_default();
            }
            _ => {
                clean.push(open);
                rest = inside;
            }
        }
    }
    clean.push_str(rest);
    (clean, count, example)
}

/// The small letters at the start up to a closing bracket, and how many bytes that is with the bracket.
pub(super) fn syllable(inside: &str) -> Option<(&str, usize)> {
    let end = inside.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, ')' | '）'))?;
    let syllable = inside.get(..end.0)?;
    let is_letters =
        !syllable.is_empty() && syllable.chars().all(|c| c.is_ascii_lowercase() || TONED.contains(c));
    is_letters.then(|| (syllable, end.0 + end.1.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        let mut blocks = [Block::Paragraph(Paragraph::of(text))];
        strip(&mut blocks, &mut Tally::default());
        assert_eq!(blocks, [Block::Paragraph(Paragraph::of(expected))]);
    }

    #[test]
    fn readings_go_whatever_bracket_they_stand_in() {
        becomes("學(xué)習(xí)習（xí）近平", "學習習近平");
        becomes("綠(lǜ)色(sè)", "綠色");
    }

    #[test]
    fn real_brackets_stay() {
        for text in ["合格境外有限合伙人(QFLP)", "(2021-2025年)", "长度(km)面积(ha)", "学(二)期(a)", "x(xué)"]
        {
            becomes(text, text);
            becomes(&format!("學(xué)習。{text}"), &format!("學習。{text}"));
        }
    }

    #[test]
    fn a_neutral_tone_needs_a_text_full_of_readings() {
        becomes("個(gè)人們(men)", "個人們(men)");
        let full = "學(xué)".repeat(MANY);
        becomes(&format!("{full}們(men)"), &format!("{}們", "學".repeat(MANY)));
    }
}
