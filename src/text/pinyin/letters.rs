//! The letters of a spelled word as they may follow one another in a text: where they do not, the word is not heard.
//!
//! What always holds: where a word is heard its letters follow one another; where these do it need not be heard, since of
//! a syllable the first letter alone is looked for. Texts are looked through as their letter codes: for the first letter
//! in sixty-four of them at a time, and from there on code by code, with all ways through the word at once.

use super::codes::{code_of, code_of_letter};
use super::route::{Sign, Step, steps};
use std::ops::ControlFlow;

/// How many codes are compared together.
const BLOCK: usize = 64;

/// Positions in a word, a bit each.
type Positions = u64;

/// In which order the first letters of a word's syllables may follow one another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Letters {
    first: u8,
    /// By a text's code, at which positions of the word a character with that code may stand.
    here: Vec<Positions>,
    /// By position, where the next character may stand.
    next: Vec<Positions>,
    /// The positions behind which the word may end.
    ends: Positions,
}

impl Letters {
    /// Takes a word of at most sixty-four characters.
    pub(super) fn of(word: &[char]) -> Self {
        let all: Vec<Vec<Step>> = (0..word.len()).map(|at| steps(word, at)).collect();
        let mut letters = Self { first: 0, here: vec![0; 1 << u8::BITS], next: vec![0; word.len()], ends: 0 };
        for (at, (steps, next)) in all.iter().zip(&mut letters.next).enumerate() {
            // All steps begin with the same letter.
            let Some(code) = steps.first().map(code_of_step) else { continue };
            if at == 0 {
                letters.first = code;
            }
            for (stands, here) in letters.here.iter_mut().enumerate() {
                *here |= if stands as u8 & code == code { 1 << at } else { 0 };
            }
            for step in steps {
                match all.get(step.next) {
                    Some(behind) if !behind.is_empty() => *next |= 1 << step.next,
                    _ => letters.ends |= 1 << at,
                }
            }
        }
        letters
    }

    pub(super) const fn may_be_first(&self, code: u8) -> bool {
        code & self.first == self.first
    }

    pub(super) fn may_be_last(&self, code: u8) -> bool {
        self.here.get(usize::from(code)).is_some_and(|here| here & self.ends != 0)
    }

    /// Calls `each` with the positions in codes where the letters begin, rising, until it breaks. One that is all
    /// of one character is left out if it `is_longer`.
    pub(super) fn in_codes<B>(
        &self,
        codes: &[u8],
        is_longer: bool,
        mut each: impl FnMut(usize) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        for from in (0..codes.len()).step_by(BLOCK) {
            let rest = codes.get(from..).unwrap_or_default();
            let mut short = [0; BLOCK];
            let block = rest.first_chunk().unwrap_or_else(|| {
                short.iter_mut().zip(rest).for_each(|(to, code)| *to = *code);
                &short
            });
            let begins = block.map(|code| if self.may_be_first(code) { u8::MAX } else { 0 });
            for (eighth, eight) in begins.as_chunks::<8>().0.iter().enumerate() {
                let mut left = u64::from_le_bytes(*eight);
                while left != 0 {
                    let byte = left.trailing_zeros() as usize / 8;
                    left &= !(0xff << (byte * 8));
                    let position = from + eighth * 8 + byte;
                    if codes.get(position..).is_some_and(|codes| self.begin(codes, is_longer)) {
                        each(position)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Whether codes begin with the letters.
    fn begin(&self, codes: &[u8], is_longer: bool) -> bool {
        let mut may: Positions = 1;
        for (n, &code) in codes.iter().enumerate() {
            let mut here = may & self.here.get(usize::from(code)).copied().unwrap_or_default();
            if here == 0 {
                return false;
            }
            if here & self.ends != 0 && (n > 0 || !is_longer) {
                return true;
            }
            may = 0;
            while here != 0 {
                may |= self.next.get(here.trailing_zeros() as usize).copied().unwrap_or_default();
                here &= here - 1;
            }
        }
        false
    }
}

fn code_of_step(step: &Step) -> u8 {
    match (step.sign, step.letter) {
        (Sign::Char(c), _) => code_of(c),
        (_, letter) => letter.map_or(0, code_of_letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pinyin::{Spelled, letter_code};

    const TEXT: &str = "到2025年，\"十四五\"时期新建养老机构床位1200张，gdp年均增长6%；西安、重庆的银行与县域医疗卫生服务共同体，\
        率先发展智慧健康养老产业。";

    const WORDS: [&str; 16] = [
        "yang",
        "yanglao",
        "ylcw",
        "ylj",
        "xian",
        "xi'an",
        "chongqing",
        "yh",
        "ssw",
        "yanglao床位",
        "养老jg",
        "gdpnian",
        "1200zhang",
        "shuaixianf",
        "zh",
        "yangl",
    ];

    fn codes(text: &str) -> Vec<u8> {
        text.chars().filter_map(letter_code).collect()
    }

    fn places(word: &str, text: &str) -> Vec<usize> {
        let (mut found, word) = (Vec::new(), word.chars().collect::<Vec<_>>());
        let _ = Letters::of(&word).in_codes(&codes(text), false, |at| {
            found.push(at);
            ControlFlow::<()>::Continue(())
        });
        found
    }

    /// Wherever the text begins, so that each place comes to stand at every position of a block.
    #[test]
    fn where_a_word_is_heard_its_letters_are_found() {
        let text = TEXT.repeat(3);
        for (from, _) in text.char_indices().take(70) {
            let text = text.get(from..).unwrap();
            for word in WORDS {
                let found = places(word, text);
                for [start, _] in Spelled::of(word).unwrap().find_all(text) {
                    let at = text.chars().take(start).filter(|&c| c != '"').count();
                    assert!(found.contains(&at), "{word} at {start} of {text}");
                }
            }
        }
    }

    #[test]
    fn few_other_places_are_taken_for_it() {
        assert!(places("yanglao", TEXT).len() < 4, "two of them are 养老");
        assert_eq!(places("chongqing", TEXT).len(), 1);
        assert_eq!(places("yang", "新建养老"), [2]);
    }
}
