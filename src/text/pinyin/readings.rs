//! The readings of a character. This is the only file that knows the package `pinyin`.
//!
//! What always holds: the usual reading comes first. A reading is small letters without tone; ü stands in it
//! as ü.

use super::obsolete::is_obsolete;
use pinyin::{ToPinyin, ToPinyinMulti};

/// Every way a character is said today; the same letters may come twice (with another tone). None for what is not Han.
pub(super) fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let known = is_han(c).then(|| c.to_pinyin_multi()).flatten();
    let said = known.into_iter().flatten().map(pinyin::Pinyin::plain);
    said.filter(move |reading| !is_obsolete(c, reading)).chain(folded_with(c))
}

/// The usual reading with its tone as a digit behind it: `ma1`.
pub(super) fn usual_with_tone(c: char) -> Option<&'static str> {
    is_han(c).then(|| c.to_pinyin()).flatten().map(pinyin::Pinyin::with_tone_num_end)
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What a character is said where it stands for another that folding made into it: 显著 is folded to 显着, 乾坤 to
/// 干坤.
fn folded_with(c: char) -> Option<&'static str> {
    match c {
        '着' => Some("zhu"),
        '干' => Some("qian"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::obsolete::READINGS;
    use super::*;
    use crate::text::fold_char;

    fn has(c: char, reading: &str) -> bool {
        readings(c).any(|r| r == reading)
    }

    #[test]
    fn every_reading_is_there_and_the_usual_one_is_first() {
        assert_eq!(readings('重').next(), Some("zhong"));
        assert!(has('重', "chong") && has('行', "hang") && has('行', "xing") && has('率', "lü"));
        assert!(has('市', "shi") && !has('市', "fu") && has('不', "bu") && !has('不', "fu"));
    }

    #[test]
    fn what_is_obsolete_is_known_otherwise_and_not_the_usual_reading() {
        assert!(READINGS.len() > 100);
        for (&c, obsolete) in READINGS.iter() {
            let known: Vec<&str> =
                c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain).collect();
            for reading in obsolete {
                assert!(known[0] != *reading && known.contains(reading), "{c} {reading}: {known:?}");
            }
        }
    }

    #[test]
    fn what_is_not_han_is_not_said() {
        for c in ['a', '1', '，', '\0', '\u{10ffff}', '㎡'] {
            assert_eq!(readings(c).count(), 0, "{c:?}");
        }
    }

    #[test]
    fn folded_characters_are_said_as_before_folding() {
        for (c, reading) in [('著', "zhu"), ('著', "zhuo"), ('乾', "qian"), ('於', "yu"), ('餘', "yu")] {
            assert!(has(fold_char(c), reading), "{c} {reading}");
        }
    }
}
