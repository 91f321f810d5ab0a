//! The opening of a spelled word: with which letters the first three characters may begin in which it is heard.
//!
//! What always holds: where a word is heard its opening is found; where its opening is found it need not be heard.
//! Texts are looked through as their marks, one byte a character, without those of quotes, which are not said. A mark has two bits for each letter the character may begin with, no two letters the same two, so that a
//! character said in one way has the mark of its letter and of no other, and sixty-four are compared at a time.

use super::initials::Initials;
use super::route::{Sign, Step, steps};
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// The letters in the order in which they are given bits. Those that one character is often said with (重 zhong,
/// chong; 行 xing, hang) have a bit in common, so that fewer others are taken for them.
const LETTERS: &[u8; 26] = b"jqxzcsdtghylbpkwfmrneaoiuv";

/// How many marks are compared together.
const BLOCK: usize = 64;

/// The same and those behind them that are asked for.
const READ: usize = BLOCK + 2;

/// One for each mark of a block.
type Marks = [u8; BLOCK];

const QUOTE: char = '"';

/// The marks by letter, `a` first.
const MARKS: [u8; 26] = {
    let mut marks = [0; 26];
    let (mut at, mut low, mut high) = (0, 0, 1);
    while at < LETTERS.len() {
        marks[(LETTERS[at] - b'a') as usize] = 1 << low | 1 << high;
        (low, high) = if high == 7 { (low + 1, low + 2) } else { (low, high + 1) };
        at += 1;
    }
    marks
};

/// The Han characters of the first plane.
const FIRST: u32 = 0x3400;
const PAST: u32 = 0xa000;

static TABLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| (FIRST..PAST).map(|c| char::from_u32(c).map_or(0, mark_of)).collect());

fn mark_of(c: char) -> u8 {
    let letters = Initials::of_char(c).bits();
    let marks = MARKS.iter().enumerate().filter(|(letter, _)| letters >> letter & 1 == 1);
    marks.fold(0, |all, (_, mark)| all | mark)
}

/// The mark of a character; `None` for quotes, which are not said.
#[inline]
#[must_use]
pub fn mark(c: char) -> Option<u8> {
    if c == QUOTE {
        return None;
    }
    let known = (c as u32).checked_sub(FIRST).and_then(|at| TABLE.get(at as usize));
    Some(known.copied().unwrap_or_else(|| mark_of(c)))
}

/// A place in a text that goes on from mark to mark.
pub(super) struct Cursor<'t> {
    text: &'t str,
    mark: usize,
    byte: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, mark: 0, byte: 0 }
    }

    /// The text from the character on whose mark is the `n`th, which is not before the last asked for.
    pub(super) fn go(&mut self, n: usize) -> &'t str {
        // A character begins at each byte that does not go on with one.
        let begins = |byte: &u8| (*byte as i8) >= -0x40 && *byte != QUOTE as u8;
        let mut left = n - self.mark;
        let rest = self.text.as_bytes().get(self.byte..).unwrap_or_default();
        for block in rest.chunks(BLOCK) {
            let here = usize::from(block.iter().map(|byte| u8::from(begins(byte))).sum::<u8>());
            if here > left {
                let mut marked = block.iter().enumerate().filter(|(_, byte)| begins(byte));
                self.byte += marked.nth(left).map_or(0, |(byte, _)| byte);
                break;
            }
            left -= here;
            self.byte += block.len();
        }
        self.mark = n;
        self.text.get(self.byte..).unwrap_or_default()
    }
}

/// With which letters a word may begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Opening {
    first: u8,
    /// Whether one character may be the whole word.
    may_be_alone: bool,
    /// The second character's mark with those that the third may have: with one that is 0 it may be any, or none.
    then: Vec<(u8, Vec<u8>)>,
}

impl Opening {
    pub(super) fn of(word: &[char]) -> Self {
        let marks = |at: usize| {
            let steps = steps(word, at);
            let mut marks: Vec<(u8, usize)> =
                steps.iter().map(|step| (mark_of_step(step), step.next)).collect();
            if steps.is_empty() {
                marks.push((0, at));
            }
            marks.sort_unstable();
            marks.dedup();
            marks
        };
        let (firsts, mut then) = (marks(0), Vec::<(u8, Vec<u8>)>::new());
        for &(_, next) in firsts.iter().filter(|(_, next)| *next < word.len()) {
            for (second, next) in marks(next) {
                let thirds = marks(next).into_iter().map(|(third, _)| third);
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
        // All firsts have the mark of the word's first character.
        let first = firsts.first().map_or(0, |&(mark, _)| mark);
        Self { first, may_be_alone: firsts.iter().any(|&(_, next)| next >= word.len()), then }
    }

    pub(super) const fn may_be_first(&self, mark: u8) -> bool {
        mark & self.first == self.first
    }

    /// Calls `each` with the positions in marks where the word may begin, rising, until it breaks. One that is all
    /// of one character is left out if it `is_longer`.
    pub(super) fn in_marks<B>(
        &self,
        marks: &[u8],
        is_longer: bool,
        mut each: impl FnMut(usize) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        for from in (0..marks.len()).step_by(BLOCK) {
            let rest = marks.get(from..).unwrap_or_default();
            let mut short = [0; READ];
            let read = rest.first_chunk().unwrap_or_else(|| {
                short.iter_mut().zip(rest).for_each(|(to, mark)| *to = *mark);
                &short
            });
            let found = self.in_block(read, is_longer);
            for (eighth, eight) in found.as_chunks::<8>().0.iter().enumerate() {
                let mut left = u64::from_le_bytes(*eight);
                while left != 0 {
                    let byte = left.trailing_zeros() as usize / 8;
                    left &= !(0xff << (byte * 8));
                    let position = from + eighth * 8 + byte;
                    if position < marks.len() {
                        each(position)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// For each of a block of marks whether the word may begin there: 255 or 0.
    fn in_block(&self, marks: &[u8; READ], is_longer: bool) -> Marks {
        let mut found = [0; BLOCK];
        let (Some(here), Some(second), Some(third)) =
            (marks.first_chunk(), marks.get(1..).and_then(<[u8]>::first_chunk), marks.last_chunk())
        else {
            return found;
        };
        let mut begins = [0; BLOCK];
        or_has(&mut begins, here, self.first);
        if self.may_be_alone && !is_longer {
            return begins;
        }
        for (mark, thirds) in &self.then {
            let mut both = [0; BLOCK];
            or_has(&mut both, second, *mark);
            and(&mut both, &begins);
            if both.iter().fold(0, |any, here| any | here) == 0 {
                continue;
            }
            let mut goes_on = [0; BLOCK];
            thirds.iter().for_each(|&mark| or_has(&mut goes_on, third, mark));
            and(&mut both, &goes_on);
            found.iter_mut().zip(both).for_each(|(found, both)| *found |= both);
        }
        found
    }
}

/// Adds where there is such a mark.
#[inline]
fn or_has(found: &mut Marks, marks: &Marks, wanted: u8) {
    for (found, mark) in found.iter_mut().zip(marks) {
        *found |= if mark & wanted == wanted { u8::MAX } else { 0 };
    }
}

#[inline]
fn and(found: &mut Marks, others: &Marks) {
    found.iter_mut().zip(others).for_each(|(found, other)| *found &= other);
}

fn mark_of_step(step: &Step) -> u8 {
    match (step.sign, step.letter) {
        (Sign::Char(c), _) => mark_of(c),
        (_, letter) => letter.and_then(|letter| MARKS.get(letter)).copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pinyin::Spelled;

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

    fn marks(text: &str) -> Vec<u8> {
        text.chars().filter_map(mark).collect()
    }

    fn openings(word: &str, text: &str) -> Vec<usize> {
        let (mut found, word) = (Vec::new(), word.chars().collect::<Vec<_>>());
        let _ = Opening::of(&word).in_marks(&marks(text), false, |at| {
            found.push(at);
            ControlFlow::<()>::Continue(())
        });
        found
    }

    #[test]
    fn every_letter_has_a_mark_of_its_own() {
        let mut marks = MARKS.to_vec();
        assert!(marks.iter().all(|mark| mark.count_ones() == 2));
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), 26);
        let both = MARKS[usize::from(b'z' - b'a')] | MARKS[usize::from(b'c' - b'a')];
        assert_eq!(mark('重').map(|mark| mark & both), Some(both));
        assert_eq!((mark('，'), mark('"')), (Some(0), None));
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

    #[test]
    fn a_cursor_stands_at_the_character_of_a_mark() {
        let text = TEXT.repeat(2);
        let said: Vec<(usize, char)> = text.char_indices().filter(|&(_, c)| c != '"').collect();
        let (mut steps, mut leaps) = (Cursor::new(&text), Cursor::new(&text));
        for (n, &(byte, _)) in said.iter().enumerate() {
            assert_eq!(Some(steps.go(n)), text.get(byte..));
            if n % 29 == 0 {
                assert_eq!(Some(leaps.go(n)), text.get(byte..));
            }
        }
    }
}
