//! Garbled runs: bytes that were paired wrongly where nothing stands for the one that is lost.
//!
//! Half of the characters that come of it are ones that next to no text uses, and the rest of them stand beside
//! each other nowhere else. What always holds: no character is taken away, since none is known for certain to be
//! damage; a mark stands before such a run, so that nobody takes it for words of the plan.

use super::super::block::Block;
use super::super::decode::{Gbk, first_level};
use super::bytes::is_lost;
use super::speech::{Speech, is_sign};
use super::{MARK, each, is_han};
use crate::text::fold_char;
use std::collections::HashSet;
use std::ops::Range;

/// What a run must come to. Three seldom characters with one other between them, as names of places may have, do not.
const ENOUGH: f64 = 9.0;
/// A character of another script or for private use, among Han characters.
const FOREIGN: f64 = 4.0;
/// A Han character that is seldom used.
const SELDOM: f64 = 3.0;
/// The same where the document has it beside its neighbour elsewhere too, as names are.
const NAMED: f64 = -1.0;
/// A character in use that stands nowhere else beside its neighbours.
const ALONE: f64 = -0.5;
/// One that does.
const USUAL: f64 = -3.0;
/// A question mark that may stand for half of a character.
const CUT: f64 = 4.0;
/// What a run before one must come to.
const ENOUGH_CUT: f64 = 6.0;
/// So many seldom characters and no other between them are damage too; a rare word has fewer.
const MANY: usize = 5;

/// Signs that many texts use, beside those that all of them do.
const SIGNS: &str = "·…‘’！？％【】－～＋℃①②③④⑤⑥⑦⑧⑨⑩";

/// The first Han character.
const HAN: char = '\u{3400}';

/// Puts a mark before each garbled run of the paragraphs and cells. How the document speaks is found out where it is not known.
pub(super) fn mark(blocks: &mut [Block], seldom: &Seldom, speech: Option<Speech>) {
    let mut is_suspect = false;
    each(blocks, |text| is_suspect |= !seldom.runs(text, None).is_empty());
    if !is_suspect {
        return;
    }
    // Only few documents come so far, and only these need to be read for their words.
    let speech = speech.unwrap_or_else(|| Speech::of(blocks, &Gbk::new()));
    each(blocks, |text| {
        for run in seldom.runs(text, Some(&speech)).into_iter().rev() {
            if !text.get(..run.start).is_some_and(|before| before.ends_with(MARK)) {
                text.insert_str(run.start, MARK);
            }
        }
    });
}

/// Knows which characters are seldom used.
pub(super) struct Seldom {
    /// For each Han character of the two largest blocks, whether it is.
    table: Vec<bool>,
}

impl Seldom {
    pub(super) fn new() -> Self {
        let in_use: HashSet<char> = first_level().map(fold_char).collect();
        Self { table: (HAN..='\u{9fff}').map(|c| !in_use.contains(&fold_char(c))).collect() }
    }

    fn has(&self, c: char) -> bool {
        let at = u32::from(c).checked_sub(u32::from(HAN)).and_then(|at| usize::try_from(at).ok());
        c != '〇' && at.and_then(|at| self.table.get(at)).copied().unwrap_or(true)
    }

    /// The garbled runs of a text, in bytes.
    pub(super) fn runs(&self, text: &str, speech: Option<&Speech>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if !text.chars().any(|c| self.is_odd(c)) {
            return found;
        }
        let mut start = 0;
        for stretch in text.split_inclusive(parts) {
            let bare = stretch.trim_end_matches(parts);
            let is_cut = stretch.get(bare.len()..).is_some_and(|rest| rest.starts_with(is_lost));
            let cut = || self.cut(bare, speech).filter(|_| is_cut);
            if let Some(run) = self.run(bare, speech).or_else(cut) {
                found.push(start + run.start..start + run.end);
            }
            start += stretch.len();
        }
        found
    }

    /// The part of a stretch that is the likeliest to be garbled, if it is likely enough.
    fn run(&self, stretch: &str, speech: Option<&Speech>) -> Option<Range<usize>> {
        if stretch.chars().filter(|&c| self.is_odd(c)).count() < 3 {
            return None;
        }
        let chars: Vec<(usize, char)> = stretch.char_indices().collect();
        let mut best: Option<(f64, Range<usize>)> = None;
        let (mut sum, mut from) = (0.0, 0);
        for at in 0..chars.len() {
            if sum <= 0.0 {
                (sum, from) = (0.0, at);
            }
            sum += self.score(&chars, at, speech);
            if best.as_ref().is_none_or(|(most, _)| sum > *most) {
                best = Some((sum, from..at + 1));
            }
        }
        let (_, run) = best.filter(|(sum, _)| *sum >= ENOUGH)?;
        let inside = chars.get(run.clone())?;
        let seldom = inside.iter().filter(|(_, c)| is_han(*c) && self.is_odd(*c)).count();
        let end = chars.get(run.end).map_or(stretch.len(), |(at, _)| *at);
        // Foreign characters alone are a foreign word.
        let is_mixed = seldom > 1 && seldom < inside.len();
        (is_mixed || seldom >= MANY).then_some(inside.first()?.0..end)
    }

    /// The end of a stretch that a lost byte cut off, if it is likely enough to be garbled: the question mark behind it
    /// makes it so.
    fn cut(&self, stretch: &str, speech: Option<&Speech>) -> Option<Range<usize>> {
        let chars: Vec<(usize, char)> = stretch.char_indices().collect();
        let (mut sum, mut best) = (CUT, (0.0, chars.len()));
        for at in (0..chars.len()).rev() {
            sum += self.score(&chars, at, speech);
            if sum > best.0 {
                best = (sum, at);
            }
            if sum <= 0.0 {
                break;
            }
        }
        let (most, from) = best;
        let inside = chars.get(from..)?;
        let is_odd = inside.iter().any(|(_, c)| self.is_odd(*c));
        (is_odd && most >= ENOUGH_CUT).then_some(inside.first()?.0..stretch.len())
    }

    fn score(&self, chars: &[(usize, char)], at: usize, speech: Option<&Speech>) -> f64 {
        let char = |at: usize| chars.get(at).map(|(_, c)| *c);
        let Some(c) = char(at) else { return 0.0 };
        let is_pair = |a: Option<char>, b: Option<char>| {
            let pair = speech.zip(a.zip(b));
            // Once is here.
            pair.is_some_and(|(speech, (a, b))| speech.count(a, b) > 1)
        };
        let before = at.checked_sub(1).and_then(char);
        let is_known = is_pair(before, Some(c)) || is_pair(Some(c), char(at + 1));
        match (is_han(c), self.is_odd(c)) {
            (false, true) => FOREIGN,
            (true, true) if is_known => NAMED,
            (true, true) => SELDOM,
            (_, false) if is_known => USUAL,
            (_, false) => ALONE,
        }
    }

    /// Whether next to no text has the character, be it a sign.
    pub(super) fn is_strange(&self, c: char) -> bool {
        self.is_odd(c) || (c > '\u{7f}' && !is_han(c) && !is_sign(c) && !SIGNS.contains(c) && !is_wide(c))
    }

    /// Whether next to no text has the letter or the Han character.
    pub(super) fn is_odd(&self, c: char) -> bool {
        if is_han(c) { self.has(c) } else { is_foreign(c) }
    }
}

/// Whether the character parts what is before it from what is behind it, so that no run reaches over it.
fn parts(c: char) -> bool {
    !is_han(c) && !is_foreign(c) && !matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

/// Whether the character is a wide digit or letter.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

/// Kana, Greek, Cyrillic, Chinese phonetic signs, lines of frames, radicals and characters for private use: what the
/// rows of GBK hold beside Han characters and signs.
const fn is_foreign(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}' | '\u{2500}'..='\u{257f}' | '\u{2e80}'..='\u{2fdf}' | '\u{3041}'..='\u{30ff}')
        || matches!(c, '\u{3105}'..='\u{312f}' | '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    fn marked(text: &str) -> String {
        let mut blocks = [Block::Paragraph(Paragraph::of(text))];
        mark(&mut blocks, &Seldom::new(), None);
        let [Block::Paragraph(paragraph)] = blocks else { panic!("one paragraph") };
        paragraph.text.into()
    }

    /// The text as it is where its first byte is lost, up to the letter that ends the damage.
    fn shifted(text: &str) -> String {
        let gbk = Gbk::new();
        let mut bytes: Vec<u8> = text.chars().filter_map(|c| gbk.bytes(c)).flatten().skip(1).collect();
        bytes.push(b'F');
        // A pair that is no character is one for private use.
        let pairs = bytes.as_chunks::<2>().0.iter();
        pairs.map(|[lead, trail]| gbk.char(*lead, *trail).unwrap_or('\u{e000}')).collect()
    }

    #[test]
    fn wrongly_paired_characters_are_marked_and_stay() {
        for words in
            ["省户籍人口城镇化进程滞后于常住人口城镇化", "推动常住人口享有同等基本公共服务和社会保障"]
        {
            let damage = shifted(words);
            let text = marked(&format!("到时全省建成。{damage}，并且继续推进。"));
            assert!(text.contains(MARK), "{text}");
            assert_eq!(text.replace(MARK, ""), format!("到时全省建成。{damage}，并且继续推进。"));
        }
    }

    #[test]
    fn a_short_run_is_marked_where_a_question_mark_ends_it() {
        assert_eq!(marked("道路锍檀?000公里"), format!("道路{MARK}锍檀?000公里"));
        assert_eq!(marked("为什么要建设?"), "为什么要建设?");
    }

    #[test]
    fn names_and_rare_words_stay_unmarked() {
        for text in [
            "在芮城县垣曲县绛县稷山县闻喜县建设示范区",
            "保护鄱阳湖、洞庭湖，发展枸杞、黄芪、薏苡、芡实、茯苓",
            "開採鋰鈹鈮鉭，推進国家级实验室建设",
            "琵琶、魑魅魍魉、蟾蜍",
            "落實習近平總書記關於養老服務工作的重要論述，構建覆蓋全體國民的體系",
            "ＰＰＰ项目、Ｂ超和５Ｇ基站",
            "发展α射线、サービス贸易",
        ] {
            assert_eq!(marked(text), text);
        }
    }
}
