//! A letter code is one byte that says with which letters a character may begin when it is said.
//!
//! What always holds: each letter has two bits, no two letters the same two, and a character has those of all its
//! letters. So one said in one way has the code of its letter and of no other, and what is not said has none of them.
//! A text's codes are those of its characters in order, without those of quotes, which are passed over.

use super::initials::Initials;
use std::sync::LazyLock;

/// The letters in the order in which they are given bits. Those that one character is often said with (重 zhong,
/// chong; 行 xing, hang) have a bit in common, so that fewer others are taken for them.
const LETTERS: &[u8; 26] = b"jqxzcsdtghylbpkwfmrneaoiuv";

/// How many bytes are counted together.
const BLOCK: usize = 64;

const QUOTE: char = '"';

/// The codes by letter, `a` first.
const CODES: [u8; 26] = {
    let mut codes = [0; 26];
    let (mut at, mut low, mut high) = (0, 0, 1);
    while at < LETTERS.len() {
        codes[(LETTERS[at] - b'a') as usize] = 1 << low | 1 << high;
        (low, high) = if high == 7 { (low + 1, low + 2) } else { (low, high + 1) };
        at += 1;
    }
    codes
};

/// The Han characters of the first plane.
const FIRST: u32 = 0x3400;
const PAST: u32 = 0xa000;

static TABLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| (FIRST..PAST).map(|c| char::from_u32(c).map_or(0, code_of)).collect());

/// The code of a character whatever it is.
pub(super) fn code_of(c: char) -> u8 {
    let letters = Initials::of_char(c).bits();
    let codes = CODES.iter().enumerate().filter(|(letter, _)| letters >> letter & 1 == 1);
    codes.fold(0, |all, (_, code)| all | code)
}

/// The code of a character; `None` for quotes, which are not said.
#[inline]
#[must_use]
pub fn letter_code(c: char) -> Option<u8> {
    if c == QUOTE {
        return None;
    }
    let known = (c as u32).checked_sub(FIRST).and_then(|at| TABLE.get(at as usize));
    Some(known.copied().unwrap_or_else(|| code_of(c)))
}

/// The code of a letter, `a` being 0.
pub(super) fn code_of_letter(letter: usize) -> u8 {
    CODES.get(letter).copied().unwrap_or_default()
}

/// A place in a text that goes on from code to code.
pub(super) struct Cursor<'t> {
    text: &'t str,
    code: usize,
    byte: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, code: 0, byte: 0 }
    }

    /// The text from the character on whose code is the `n`th, which is not before the last asked for.
    pub(super) fn go(&mut self, n: usize) -> &'t str {
        // A character begins at each byte that does not go on with one.
        let begins = |byte: &u8| (*byte as i8) >= -0x40 && *byte != QUOTE as u8;
        let mut left = n - self.code;
        let rest = self.text.as_bytes().get(self.byte..).unwrap_or_default();
        for block in rest.chunks(BLOCK) {
            let here = usize::from(block.iter().map(|byte| u8::from(begins(byte))).sum::<u8>());
            if here > left {
                let mut coded = block.iter().enumerate().filter(|(_, byte)| begins(byte));
                self.byte += coded.nth(left).map_or(0, |(byte, _)| byte);
                break;
            }
            left -= here;
            self.byte += block.len();
        }
        self.code = n;
        self.text.get(self.byte..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_code_of_its_own() {
        let mut codes = CODES.to_vec();
        assert!(codes.iter().all(|code| code.count_ones() == 2));
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 26);
        let both = CODES[usize::from(b'z' - b'a')] | CODES[usize::from(b'c' - b'a')];
        assert_eq!(letter_code('重').map(|code| code & both), Some(both));
        assert_eq!((letter_code('，'), letter_code('"')), (Some(0), None));
    }

    #[test]
    fn a_cursor_stands_at_the_character_of_a_code() {
        let text = "到2025年，\"十四五\"时期新建养老床位1200张，gdp年均增长6%；西安、重庆的银行。".repeat(4);
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
