//! Strings are kept folded, end to end, with a list of what folding took away: each can be had back as it was. Beside
//! them stand the codes of their characters (`text::pinyin::letter_code`), by which they are listened to.
//!
//! What always holds: string `at` has as many characters folded as it had before, and putting the patches of
//! `at` in place of their characters gives the string that was pushed. A patch costs four bytes and a code one, so a
//! text in simplified characters takes about half as much again as itself, and one that folding changes throughout
//! less than three times itself.

use crate::text::fold_char;
use crate::text::pinyin::letter_code;
use std::ops::Range;

/// A character that folding changed: how it was, and how many characters stand between it and the patch before.
#[derive(Clone, Copy, Debug)]
struct Patch(u32);

impl Patch {
    /// The bits that a character takes; the gap has the others.
    const CHAR_BITS: u32 = 21;
    /// Behind so many characters there is a patch though nothing was changed.
    const WIDEST: u32 = u32::MAX >> Self::CHAR_BITS;

    const fn new(gap: u32, was: char) -> Self {
        Self((gap << Self::CHAR_BITS) | was as u32)
    }

    const fn gap(self) -> u32 {
        self.0 >> Self::CHAR_BITS
    }

    fn was(self) -> char {
        char::from_u32(self.0 & ((1 << Self::CHAR_BITS) - 1)).unwrap_or_default()
    }
}

/// How many bytes come from memory together.
const LINE: usize = 64;

/// Where one string ends.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    byte: u32,
    patch: u32,
    code: u32,
}

/// Many strings, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    folded: String,
    codes: Vec<u8>,
    patches: Vec<Patch>,
    ends: Vec<End>,
}

impl Strings {
    /// Adds one string made of parts laid end to end, and tells where each part begins and ends in the folded
    /// string, in bytes. `None`, with nothing added, when four gigabytes are full.
    pub(super) fn push<const N: usize>(&mut self, parts: [&str; N]) -> Option<[u32; N]> {
        let start = self.end_before(self.ends.len());
        let room = parts.iter().map(|p| p.len()).sum::<usize>().saturating_mul(2);
        u32::try_from(self.folded.len().saturating_add(room)).ok()?;
        let mut gap = 0;
        let ends = parts.map(|part| {
            for was in part.chars() {
                let folded = fold_char(was);
                if folded == was && gap < Patch::WIDEST {
                    gap += 1;
                } else {
                    self.patches.push(Patch::new(gap, was));
                    gap = 0;
                }
                self.folded.push(folded);
                self.codes.extend(letter_code(folded));
            }
            self.folded.len() as u32 - start.byte
        });
        let (byte, patch) = (self.folded.len() as u32, self.patches.len() as u32);
        self.ends.push(End { byte, patch, code: self.codes.len() as u32 });
        Some(ends)
    }

    /// The string at a position, folded; empty past the end.
    pub(super) fn folded(&self, at: usize) -> &str {
        let (from, to) = self.bounds(at);
        self.folded.get(from.byte as usize..to.byte as usize).unwrap_or_default()
    }

    /// The codes of the string at a position.
    pub(super) fn codes(&self, at: usize) -> &[u8] {
        let (from, to) = self.bounds(at);
        self.codes.get(from.code as usize..to.code as usize).unwrap_or_default()
    }

    /// Has the strings at these positions come from memory, those that are read and the codes of those that are heard, all at
    /// once: one after the other, each would be waited for alone, and that takes longer than to look through it.
    pub(super) fn call_up<'a>(
        &self,
        read: impl Iterator<Item = &'a usize>,
        heard: impl Iterator<Item = &'a usize>,
    ) {
        let read = read.map(|&at| touched(self.folded.as_bytes(), self.bounds(at), |end| end.byte));
        let heard = heard.map(|&at| touched(&self.codes, self.bounds(at), |end| end.code));
        std::hint::black_box(read.chain(heard).fold(0, |all, byte| all ^ byte));
    }

    /// The string at a position as it was pushed.
    pub(super) fn source(&self, at: usize) -> String {
        let (from, to) = self.bounds(at);
        let range: Range<usize> = from.patch as usize..to.patch as usize;
        let mut patches = self.patches.get(range).unwrap_or_default().iter().peekable();
        let mut gap = 0;
        let as_it_was = |folded: char| match patches.next_if(|patch| patch.gap() == gap) {
            Some(patch) => {
                gap = 0;
                patch.was()
            }
            None => {
                gap += 1;
                folded
            }
        };
        self.folded(at).chars().map(as_it_was).collect()
    }

    /// Gives back the room that growing left over.
    pub(super) fn shrink(&mut self) {
        self.folded.shrink_to_fit();
        self.codes.shrink_to_fit();
        self.patches.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// How many bytes are held.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.folded.capacity()
            + self.codes.capacity()
            + self.patches.capacity() * size_of::<Patch>()
            + self.ends.capacity() * size_of::<End>()
    }

    fn bounds(&self, at: usize) -> (End, End) {
        let from = self.end_before(at);
        (from, self.ends.get(at).copied().unwrap_or(from))
    }

    fn end_before(&self, at: usize) -> End {
        at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default()
    }
}

/// Some of every stretch of bytes that comes from memory together.
fn touched(bytes: &[u8], (from, to): (End, End), of: impl Fn(End) -> u32) -> u8 {
    let bytes = bytes.get(of(from) as usize..of(to) as usize).unwrap_or_default();
    bytes.iter().step_by(LINE).fold(bytes.last().copied().unwrap_or_default(), |all, byte| all ^ byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_as_they_were() {
        let (far, near) = ("老".repeat(5000) + "養老", "老".repeat(2047) + "養");
        let pushed = ["ＧＤＰ增长，“養老”", "", "Ab𬬻（一）", "养老", &far, &near, &"養".repeat(3000)];
        let mut strings = Strings::default();
        for text in pushed {
            strings.push([text]);
        }
        for (at, text) in pushed.into_iter().enumerate() {
            assert_eq!(strings.source(at), text);
            assert_eq!(strings.folded(at), crate::text::fold(text));
        }
        assert_eq!(strings.source(pushed.len()), "");
    }

    #[test]
    fn parts_end_where_they_end_folded() {
        let mut strings = Strings::default();
        strings.push(["前"]);
        assert_eq!(strings.push(["（", "养老", "Ａ"]), Some([1, 7, 8]));
        assert_eq!(strings.folded(1), "(养老a");
    }

    #[test]
    fn plain_text_takes_little_more_than_itself() {
        let text = "到2025年，养老机构护理型床位占比达到55%，新建床位1200张；每个县至少建成1家。".repeat(5);
        let mut strings = Strings::default();
        for _ in 0..100 {
            strings.push([&text]);
        }
        strings.shrink();
        assert!(strings.bytes() < text.len() * 100 * 17 / 10, "{}", strings.bytes());
    }
}
