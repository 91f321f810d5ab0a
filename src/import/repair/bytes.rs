//! The bytes behind a run of wrongly paired characters.
//!
//! How such a run comes about: a program that takes GBK text for single bytes puts something between the two bytes
//! of a character or takes one away. From there on each byte is paired with the wrong neighbour, until a byte that
//! is a character by itself ends the run. Where a byte was left without a partner stands a question mark; pairs that
//! mean nothing vanish without a trace.

use super::super::decode::{Gbk, lone_byte};
use super::glosses::syllable;

/// Longest run, in characters.
const LONGEST: usize = 600;

/// One byte of the text as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Known(u8),
    /// Lost, and nothing tells which it was.
    Lost,
    /// Lost; the syllable was put behind it as the reading of the character of which it is the second byte.
    Read(String),
}

/// A run of damage: its bytes, two a character, and where it ends.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Run {
    pub(super) slots: Vec<Slot>,
    /// For each slot, whether pairs may have vanished before it.
    pub(super) gaps: Vec<bool>,
    /// How many characters of the text it takes.
    pub(super) length: usize,
    /// Those of its characters that can be read, for comparison.
    pub(super) visible: Vec<char>,
    /// Whether a reading without its bracket stands in it, which nothing but damage leaves behind.
    pub(super) has_reading: bool,
}

/// Reads a run that begins with a question mark at the start of `chars`, where whole characters stand before it.
/// `None` if this is no run, or one that does not end.
pub(super) fn run(chars: &[char], gbk: &Gbk) -> Option<Run> {
    let mut run = Run::default();
    let mut is_shifted = false;
    while run.length < LONGEST {
        let rest = chars.get(run.length..)?;
        let c = *rest.first()?;
        if is_lost(c) {
            is_shifted = run.lost(rest, is_shifted);
        } else if let Some(sign) = wide(rest) {
            run.push(Slot::Known(0xa3), run.slots.len() > 1);
            run.push(Slot::Known(sign), false);
            run.length += 1;
        } else if c.is_ascii() {
            // A letter may be the second byte of a character; anything else leaves the first one alone.
            let byte = u8::try_from(c).ok().filter(|byte| (b'@'..=b'~').contains(byte))?;
            run.push(Slot::Known(byte), true);
            run.length += 1;
            is_shifted = false;
        } else {
            let [lead, trail] = gbk.bytes(c)?;
            run.push(Slot::Known(lead), !run.slots.is_empty());
            run.push(Slot::Known(trail), false);
            run.visible.push(c);
            run.length += 1;
        }
        if !is_shifted {
            // Two bytes alone are too little to tell damage from a question, but a reading tells it.
            let is_enough = run.slots.len() >= 4 || run.has_reading;
            return (is_enough && run.slots.len().is_multiple_of(2)).then_some(run);
        }
    }
    None
}

/// Whether the character stands where a byte was lost, or may do so.
pub(super) fn is_lost(c: char) -> bool {
    matches!(c, '?' | '\u{fffd}') || lone_byte(c).is_some()
}

/// The syllable behind a question mark at the start of `rest`, with the bracket that closes it but without the one
/// that opens it; and how many characters that is.
pub(super) fn reading(rest: &[char]) -> Option<(String, usize)> {
    // Only a letter can begin one, and most question marks have none behind them.
    rest.get(1).filter(|c| c.is_alphabetic() && u32::from(**c) < 0x300)?;
    let behind: String = rest.iter().skip(1).take(8).collect();
    let (syllable, length) = syllable(&behind)?;
    Some((syllable.to_owned(), behind.get(..length)?.chars().count()))
}

impl Run {
    fn push(&mut self, slot: Slot, may_have_gap: bool) {
        self.slots.push(slot);
        self.gaps.push(may_have_gap);
    }

    /// Takes a question mark and what belongs to it. Gives back whether bytes are paired wrongly behind it.
    fn lost(&mut self, rest: &[char], is_shifted: bool) -> bool {
        let may_have_gap = !self.slots.is_empty();
        if let Some((syllable, length)) = reading(rest) {
            self.push(Slot::Read(syllable), may_have_gap);
            self.has_reading = true;
            self.length += 1 + length;
            return !is_shifted;
        }
        // A wide sign whose first byte was the second of a character became the narrow sign.
        let narrow = rest.get(1).copied().and_then(narrow).filter(|_| !is_shifted);
        self.push(Slot::Lost, may_have_gap);
        self.length += 1;
        let Some(sign) = narrow else { return !is_shifted };
        self.push(Slot::Known(0xa3), false);
        self.push(Slot::Known(sign | 0x80), false);
        self.length += 1;
        true
    }
}

/// The second byte of a wide sign that was made narrow, if an ASCII sign with a letter behind it is one.
fn wide(rest: &[char]) -> Option<u8> {
    let [sign, next, ..] = rest else { return None };
    let is_sign = sign.is_ascii_punctuation() && !matches!(sign, '(' | '?') && ('@'..='~').contains(next);
    u8::try_from(*sign).ok().filter(|_| is_sign).map(|byte| byte | 0x80)
}

/// The ASCII sign that stands for a wide one.
fn narrow(c: char) -> Option<u8> {
    const WIDE: &str = "，；？！：（）．";
    let narrow = WIDE.chars().position(|wide| wide == c).and_then(|at| b",;?!:().".get(at).copied());
    narrow.or_else(|| u8::try_from(c).ok().filter(|byte| b",;?!:().".contains(byte)))
}
