//! The bytes behind a run of wrongly paired characters.
//!
//! How such a run comes about: a program that takes GBK text for single bytes puts something between the two bytes
//! of a character or takes one away. From there on each byte is paired with the wrong neighbour, until a byte that
//! is a character by itself ends the run. Where a byte was left without a partner stands a question mark; pairs that
//! mean nothing vanish without a trace.

use super::super::decode::Gbk;
use super::bigrams::Bigrams;
use super::glosses::syllable;

/// Longest run, in characters.
const LONGEST: usize = 80;

/// One byte of the text as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Known(u8),
    /// Lost; one of these.
    Lost(Vec<u8>),
}

/// A run of damage: its bytes, and where it ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub(super) slots: Vec<Slot>,
    /// For each slot, whether a pair may have vanished before it.
    pub(super) gaps: Vec<bool>,
    /// How many characters of the text it takes.
    pub(super) length: usize,
    /// Those of its characters that can be read, for comparison.
    pub(super) visible: Vec<char>,
    /// Whether a reading without its bracket stands in it, which nothing but damage leaves behind.
    pub(super) has_reading: bool,
}

/// Reads a run that begins with a question mark at the start of `chars`, where whole characters stand before it;
/// `before` is the last of them. `None` if this is no run, or one that does not end.
pub(super) fn run(chars: &[char], before: Option<char>, gbk: &Gbk, bigrams: &Bigrams) -> Option<Run> {
    let mut run =
        Run { slots: Vec::new(), gaps: Vec::new(), length: 0, visible: Vec::new(), has_reading: false };
    let last = before.and_then(|c| gbk.bytes(c)).map(|[_, trail]| trail);
    let mut is_shifted = false;
    while run.length < LONGEST {
        let rest = chars.get(run.length..)?;
        let c = *rest.first()?;
        if matches!(c, '?' | '\u{fffd}') {
            is_shifted = run.lost(rest, is_shifted, last, gbk, bigrams);
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
            run.push(Slot::Known(lead), run.slots.len() > 1);
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

impl Run {
    fn push(&mut self, slot: Slot, may_have_gap: bool) {
        self.slots.push(slot);
        self.gaps.push(may_have_gap);
    }

    /// Takes a question mark and what belongs to it. Gives back whether bytes are paired wrongly behind it.
    fn lost(
        &mut self,
        rest: &[char],
        is_shifted: bool,
        last: Option<u8>,
        gbk: &Gbk,
        bigrams: &Bigrams,
    ) -> bool {
        let behind: String = rest.iter().skip(1).take(8).collect();
        let reading = syllable(&behind).filter(|(syllable, _)| syllable.len() < 8);
        if let Some((syllable, length)) = reading {
            // The reading was put behind a pair of which this byte was the second.
            let first = match self.slots.last() {
                Some(Slot::Known(byte)) => Some(*byte),
                Some(Slot::Lost(_)) => None,
                None => last,
            };
            let readable = bigrams.read_as(syllable);
            let is_read = |byte: &u8| {
                let c = first.and_then(|first| gbk.char(first, *byte));
                c.is_some_and(|c| readable.is_some_and(|chars| chars.contains(&c)))
            };
            let fitting: Vec<u8> = (0x40..=0xfe).filter(is_read).collect();
            self.push(Slot::Lost(if fitting.is_empty() { any() } else { fitting }), self.slots.len() > 1);
            self.has_reading = true;
            self.length += 1 + behind.get(..length).map_or(0, |s| s.chars().count());
            return !is_shifted;
        }
        // A wide sign whose first byte was the second of a character became the narrow sign.
        let narrow = rest.get(1).copied().and_then(narrow).filter(|_| !is_shifted);
        self.push(Slot::Lost(any()), self.slots.len() > 1);
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

fn any() -> Vec<u8> {
    (0x40..=0xfe).filter(|&byte| byte != 0x7f).collect()
}

/// The ASCII sign that stands for a wide one.
fn narrow(c: char) -> Option<u8> {
    const WIDE: &str = "，；？！：（）．";
    let narrow = WIDE.chars().position(|wide| wide == c).and_then(|at| b",;?!:().".get(at).copied());
    narrow.or_else(|| u8::try_from(c).ok().filter(|byte| b",;?!:().".contains(byte)))
}
