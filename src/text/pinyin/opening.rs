//! The opening of a spelled word: with which letters the first three characters may begin in which it is heard.
//!
//! What always holds: where a word is heard its opening is found; where its opening is found it need not be heard.
//! Texts are looked through as their letter codes, sixty-four at a time.

use super::codes::{code_of, code_of_letter};
use super::route::{Sign, Step, steps};
use std::ops::ControlFlow;

/// How many codes are compared together.
const BLOCK: usize = 64;

/// The same and those behind them that are asked for.
const READ: usize = BLOCK + 2;

/// One for each code of a block.
type Codes = [u8; BLOCK];

/// With which letters a word may begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Opening {
    first: u8,
    /// Whether one character may be the whole word.
    may_be_alone: bool,
    /// The second character's code with those that the third may have: with one that is 0 it may be any, or none.
    then: Vec<(u8, Vec<u8>)>,
}

impl Opening {
    pub(super) fn of(word: &[char]) -> Self {
        let codes = |at: usize| {
            let steps = steps(word, at);
            let mut codes: Vec<(u8, usize)> =
                steps.iter().map(|step| (code_of_step(step), step.next)).collect();
            if steps.is_empty() {
                codes.push((0, at));
            }
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        let (firsts, mut then) = (codes(0), Vec::<(u8, Vec<u8>)>::new());
        for &(_, next) in firsts.iter().filter(|(_, next)| *next < word.len()) {
            for (second, next) in codes(next) {
                let thirds = codes(next).into_iter().map(|(third, _)| third);
                match then.iter_mut().find(|(known, _)| *known == second) {
                    Some((_, known)) => known.extend(thirds),
                    None => then.push((second, thirds.collect())),
                }
            }
        }
        for (_, thirds) in &mut then {
            thirds.sort_unstable();
            thirds.dedup();
            if thirds.first() == Some(&0) {
                thirds.truncate(1);
            }
        }
        // All firsts have the code of the word's first character.
        let first = firsts.first().map_or(0, |&(code, _)| code);
        Self { first, may_be_alone: firsts.iter().any(|&(_, next)| next >= word.len()), then }
    }

    pub(super) const fn may_be_first(&self, code: u8) -> bool {
        code & self.first == self.first
    }

    /// Calls `each` with the positions in codes where the word may begin, rising, until it breaks. One that is all
    /// of one character is left out if it `is_longer`.
    pub(super) fn in_codes<B>(
        &self,
        codes: &[u8],
        is_longer: bool,
        mut each: impl FnMut(usize) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        for from in (0..codes.len()).step_by(BLOCK) {
            let rest = codes.get(from..).unwrap_or_default();
            let mut short = [0; READ];
            let read = rest.first_chunk().unwrap_or_else(|| {
                short.iter_mut().zip(rest).for_each(|(to, code)| *to = *code);
                &short
            });
            let found = self.in_block(read, is_longer);
            for (eighth, eight) in found.as_chunks::<8>().0.iter().enumerate() {
                let mut left = u64::from_le_bytes(*eight);
                while left != 0 {
                    let byte = left.trailing_zeros() as usize / 8;
                    left &= !(0xff << (byte * 8));
                    let position = from + eighth * 8 + byte;
                    if position < codes.len() {
                        each(position)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// For each of a block of codes whether the word may begin there: 255 or 0.
    fn in_block(&self, codes: &[u8; READ], is_longer: bool) -> Codes {
        let mut found = [0; BLOCK];
        let (Some(here), Some(second), Some(third)) =
            (codes.first_chunk(), codes.get(1..).and_then(<[u8]>::first_chunk), codes.last_chunk())
        else {
            return found;
        };
        let mut begins = [0; BLOCK];
        or_has(&mut begins, here, self.first);
        if self.may_be_alone && !is_longer {
            return begins;
        }
        for (code, thirds) in &self.then {
            let mut both = [0; BLOCK];
            or_has(&mut both, second, *code);
            and(&mut both, &begins);
            if both.iter().fold(0, |any, here| any | here) == 0 {
                continue;
            }
            let mut goes_on = [0; BLOCK];
            thirds.iter().for_each(|&code| or_has(&mut goes_on, third, code));
            and(&mut both, &goes_on);
            found.iter_mut().zip(both).for_each(|(found, both)| *found |= both);
        }
        found
    }
}

/// Adds where there is such a code.
#[inline]
fn or_has(found: &mut Codes, codes: &Codes, wanted: u8) {
    for (found, code) in found.iter_mut().zip(codes) {
        *found |= if code & wanted == wanted { u8::MAX } else { 0 };
    }
}

#[inline]
fn and(found: &mut Codes, others: &Codes) {
    found.iter_mut().zip(others).for_each(|(found, other)| *found &= other);
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

    fn openings(word: &str, text: &str) -> Vec<usize> {
        let (mut found, word) = (Vec::new(), word.chars().collect::<Vec<_>>());
        let _ = Opening::of(&word).in_codes(&codes(text), false, |at| {
            found.push(at);
            ControlFlow::<()>::Continue(())
        });
        found
    }

    /// Wherever the text begins, so that each place comes to stand at every position of a block.
    #[test]
    fn where_a_word_is_heard_its_opening_is_found() {
        let text = TEXT.repeat(3);
        for (from, _) in text.char_indices().take(70) {
            let text = text.get(from..).unwrap();
            for word in WORDS {
                let found = openings(word, text);
                for [start, _] in Spelled::of(word).unwrap().find_all(text) {
                    let at = text.chars().take(start).filter(|&c| c != '"').count();
                    assert!(found.contains(&at), "{word} at {start} of {text}");
                }
            }
        }
    }

    #[test]
    fn few_other_places_are_taken_for_it() {
        assert!(openings("yanglao", TEXT).len() < 4, "two of them are 养老");
        assert_eq!(openings("chongqing", TEXT).len(), 1);
        assert_eq!(openings("yang", "新建养老"), [2]);
    }
}
