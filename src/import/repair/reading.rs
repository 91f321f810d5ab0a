//! Reading a run of bytes anew: the characters it was made of, as far as the document bears them out.
//!
//! Where bytes are gone, the reading is chosen that the rest of the document supports, by the pairs of characters
//! that stand in it. What always holds: a character that nothing supports, or that another could stand for as well,
//! is marked and not guessed.

use super::super::decode::Gbk;
use super::bigrams::Bigrams;
use super::bytes::{Run, Slot};
use super::is_han;
use std::ops::Range;

/// How many readings are followed at a time.
const BEAM: usize = 16;
/// What it costs to suppose that a pair vanished: so does one in seven.
pub(super) const GAP: f64 = -2.0;
/// What it costs to suppose that characters vanished of which nothing is left.
const HOLE: f64 = -22.0;
/// What it costs to suppose a character that goes with nothing before it.
const STRANGE: f64 = -4.0;
/// Readings this near to each other are equally good.
pub(super) const CLOSE: f64 = 0.7;
/// By how much a new reading must be likelier than the old one, for each character.
const BETTER: f64 = 1.0;

/// So many pairs tell whether characters are words.
const FEWEST_PAIRS: usize = 4;

/// What stands around a run, and what is known of the document.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// The reading in brackets right behind the run, which is that of its last character.
    pub(super) said: Option<&'a str>,
    pub(super) gbk: &'a Gbk,
    pub(super) bigrams: &'a Bigrams,
}

/// A reading of the first bytes of a run.
#[derive(Clone, Debug)]
struct Reading {
    score: f64,
    chars: Vec<Char>,
}

/// One character of a reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    pub(super) c: char,
    pub(super) basis: Basis,
}

/// What a character rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Basis {
    /// Two bytes that are there.
    Bytes,
    /// A byte that is there and one that is lost.
    Lost,
    /// A lost byte whose reading is there.
    Read,
    /// One of two characters whose inner bytes vanished.
    Gap,
    /// Nothing: the bytes vanished, and nobody knows how many.
    Hole,
}

/// Stands for what is not known in a reading; no pair of the document has it.
const UNKNOWN: char = '\u{fffd}';

/// The likeliest reading of a run, with marks; `None` if what the text has is as likely.
pub(super) fn read(run: &Run, around: Around<'_>) -> Option<String> {
    if !run.has_reading && around.is_sound(&run.visible) {
        return None;
    }
    let mut readings = vec![Reading { score: 0.0, chars: Vec::new() }];
    for at in (0..run.slots.len()).step_by(2) {
        let (lead, trail) = (run.slots.get(at)?, run.slots.get(at + 1)?);
        let has_gap = run.gaps.get(at + 1).copied().unwrap_or(false);
        let is_last = at + 2 == run.slots.len();
        let said = around.said.filter(|_| is_last);
        readings = around.longer(&readings, [lead, trail], said, has_gap);
    }
    for reading in &mut readings {
        if let Some(after) = around.after {
            reading.score += around.bigrams.score(reading.chars.last().map(|char| char.c), after);
        }
    }
    let mut readings = best(readings);
    let least = readings.first()?.score - CLOSE;
    readings.retain(|reading| reading.score >= least);
    // Of those that are equally good, one that the document bears out as a whole is better.
    let is_whole =
        |reading: &Reading| (0..reading.chars.len()).all(|n| around.is_supported(run, &reading.chars, n));
    if readings.iter().any(is_whole) {
        readings.retain(is_whole);
    }
    let mut readings = readings.into_iter();
    let reading = readings.next()?;
    let mut is_open = vec![false; reading.chars.len()];
    for other in readings {
        let differs = difference(&reading.chars, &other.chars);
        is_open.iter_mut().skip(differs.start).take(differs.len()).for_each(|is_open| *is_open = true);
    }
    // That something vanished makes no reading worse than the damage.
    let holes = reading.chars.iter().filter(|char| char.basis == Basis::Hole).count() as f64;
    let new = (reading.score - holes * HOLE) / (reading.chars.len() + 1) as f64;
    let old = around.score(&run.visible) / (run.visible.len() + 1) as f64;
    (run.has_reading || new > old + BETTER).then(|| around.marked(run, reading.chars, &is_open))
}

fn best(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by(|a, b| b.score.total_cmp(&a.score));
    readings.truncate(BEAM);
    readings
}

impl Around<'_> {
    /// Each reading, longer by the characters of these two bytes.
    fn longer(
        &self,
        readings: &[Reading],
        [lead, trail]: [&Slot; 2],
        said: Option<&str>,
        has_gap: bool,
    ) -> Vec<Reading> {
        let is_said = |c: char| said.is_none_or(|said| self.bigrams.is_read(c, said));
        let mut next = Vec::with_capacity(BEAM * 8);
        for reading in readings {
            let last = reading.chars.last().map_or(self.before, |char| Some(char.c));
            for (c, basis) in self.pair(last, lead, trail).into_iter().filter(|(c, _)| is_said(*c)) {
                next.push(self.with(reading, last, &[Char { c, basis }], 0.0));
            }
            if has_gap {
                for [first, second] in self.across(last, lead, trail, said) {
                    let char = |c| Char { c, basis: Basis::Gap };
                    next.push(self.with(reading, last, &[char(first), char(second)], GAP));
                }
            }
        }
        if has_gap || next.is_empty() {
            let hole = [Char { c: UNKNOWN, basis: Basis::Hole }];
            for reading in readings {
                let mut reading = reading.clone();
                reading.score += HOLE;
                reading.chars.extend(hole);
                next.push(reading);
            }
        }
        // One reading for each last character is enough: the next depend on no other.
        let mut next = best_of_each(next);
        next.truncate(BEAM);
        next
    }

    fn with(&self, reading: &Reading, last: Option<char>, chars: &[Char], cost: f64) -> Reading {
        let (mut score, mut last) = (reading.score + cost, last);
        for char in chars {
            score += if is_indent(char.c, last) { -1.0 } else { self.bigrams.score(last, char.c) };
            score += self.cost(last, *char);
            last = Some(char.c);
        }
        let mut longer = Vec::with_capacity(reading.chars.len() + chars.len());
        longer.extend_from_slice(&reading.chars);
        longer.extend_from_slice(chars);
        Reading { score, chars: longer }
    }

    /// What it costs to suppose a lost character that goes with nothing before it.
    pub(super) fn cost(&self, last: Option<char>, char: Char) -> f64 {
        let is_strange = char.basis == Basis::Lost
            && is_han(char.c)
            && last.is_some_and(|last| self.bigrams.count(last, char.c) == 0);
        if is_strange { STRANGE } else { 0.0 }
    }

    /// The characters that two bytes may be, behind `last`.
    pub(super) fn pair(&self, last: Option<char>, lead: &Slot, trail: &Slot) -> Vec<(char, Basis)> {
        let usual = |c: &char| self.bigrams.is_usual(*c);
        match (lead, trail) {
            (Slot::Known(lead), Slot::Known(trail)) => {
                self.gbk.char(*lead, *trail).map(|c| (c, Basis::Bytes)).into_iter().collect()
            }
            (Slot::Read(syllable), trail) => {
                let read = self.read_leads(last, syllable, trail);
                if read.is_empty() { self.any_lead(trail) } else { read }
            }
            (Slot::Known(lead), Slot::Read(syllable)) => {
                let of_lead = (0x40..=0xfe).filter_map(|trail| self.gbk.char(*lead, trail));
                let read = of_lead.filter(|&c| self.bigrams.is_read(c, syllable));
                read.map(|c| (c, Basis::Read)).collect()
            }
            (Slot::Lost, Slot::Read(syllable)) => {
                self.bigrams.read_as(syllable).map(|c| (c, Basis::Lost)).collect()
            }
            (Slot::Known(lead), Slot::Lost) => {
                let of_lead = (0x40..=0xfe).filter_map(|trail| self.gbk.char(*lead, trail));
                of_lead.filter(usual).map(|c| (c, Basis::Lost)).collect()
            }
            (Slot::Lost, trail) => self.any_lead(trail),
        }
    }

    /// First bytes that make a character so read of the last byte before them.
    fn leads(&self, last: Option<char>, syllable: &str) -> Vec<u8> {
        let Some([_, before]) = last.and_then(|last| self.gbk.bytes(last)) else { return Vec::new() };
        let is_so_read =
            |lead: &u8| self.gbk.char(before, *lead).is_some_and(|c| self.bigrams.is_read(c, syllable));
        (0x81..=0xfe).filter(is_so_read).collect()
    }

    /// A reading was put behind the last byte of `last` and this one, as if they were a character.
    fn read_leads(&self, last: Option<char>, syllable: &str, trail: &Slot) -> Vec<(char, Basis)> {
        let chars = self.leads(last, syllable).into_iter().flat_map(|lead| match trail {
            Slot::Known(trail) => self.gbk.char(lead, *trail).into_iter().collect::<Vec<char>>(),
            Slot::Read(syllable) => {
                let of_lead = (0x40..=0xfe).filter_map(|trail| self.gbk.char(lead, trail));
                of_lead.filter(|&c| self.bigrams.is_read(c, syllable)).collect()
            }
            Slot::Lost => Vec::new(),
        });
        chars.map(|c| (c, Basis::Read)).collect()
    }

    fn any_lead(&self, trail: &Slot) -> Vec<(char, Basis)> {
        let Slot::Known(trail) = trail else { return Vec::new() };
        let chars = (0x81..=0xfe).filter_map(|lead| self.gbk.char(lead, *trail));
        chars.filter(|&c| self.bigrams.is_usual(c)).map(|c| (c, Basis::Lost)).collect()
    }

    /// Two characters whose inner bytes made a pair that is none, and vanished. Only pairs that stand elsewhere in the
    /// document are thought of, or where its reading tells the second, those whose first goes with what is before.
    pub(super) fn across(
        &self,
        last: Option<char>,
        lead: &Slot,
        trail: &Slot,
        said: Option<&str>,
    ) -> Vec<[char; 2]> {
        let leads = match lead {
            Slot::Known(lead) => vec![*lead],
            Slot::Read(syllable) => self.leads(last, syllable),
            Slot::Lost => Vec::new(),
        };
        let said = match trail {
            Slot::Read(syllable) => Some(syllable.as_str()),
            _ => said,
        };
        let fits = |second: char, [_, second_trail]: [u8; 2]| {
            said.is_none_or(|said| self.bigrams.is_read(second, said))
                && match trail {
                    Slot::Known(trail) => second_trail == *trail,
                    Slot::Read(_) => true,
                    Slot::Lost => false,
                }
        };
        let mut found = Vec::new();
        let firsts = leads.into_iter().flat_map(|lead| self.bigrams.of_lead(lead).iter().copied());
        for (first_trail, first) in firsts.filter(|(trail, _)| *trail >= 0x81) {
            let goes_on = last.is_some_and(|last| self.bigrams.count(last, first) > 0);
            let by_reading = said.filter(|_| goes_on).into_iter().flat_map(|said| self.bigrams.read_as(said));
            for second in self.bigrams.behind(first).iter().copied().chain(by_reading) {
                let Some(bytes) = self.gbk.bytes(second).filter(|&bytes| fits(second, bytes)) else {
                    continue;
                };
                let [second_lead, _] = bytes;
                if self.gbk.vanishes(first_trail, second_lead)
                    && self.bigrams.is_usual(second)
                    && !found.contains(&[first, second])
                {
                    found.push([first, second]);
                }
            }
        }
        found
    }

    /// Whether these characters are the document's own words: nearly all stand elsewhere beside each other too, as
    /// wrongly paired ones never do. Looking for another reading of them is what takes long.
    fn is_sound(&self, chars: &[char]) -> bool {
        let stands = |pair: &&[char]| matches!(pair, [a, b] if self.bigrams.count(*a, *b) > 0);
        let pairs = chars.len().saturating_sub(1);
        pairs >= FEWEST_PAIRS && chars.windows(2).filter(stands).count() * 4 >= pairs * 3
    }

    /// How likely characters are as they stand.
    fn score(&self, chars: &[char]) -> f64 {
        let mut before = self.before;
        let mut score = 0.0;
        for &c in chars.iter().chain(&self.after) {
            score += self.bigrams.score(before, c);
            before = Some(c);
        }
        score
    }
}

/// Whether it is the indent at the start of a paragraph.
pub(super) fn is_indent(c: char, left: Option<char>) -> bool {
    c == '\u{3000}' && left.is_none()
}

/// Which characters of `own` are others in `other`, their twins in the other script aside.
fn difference(own: &[Char], other: &[Char]) -> Range<usize> {
    let is_same = |(a, b): &(&Char, &Char)| is_twin(a.c, b.c);
    let start = own.iter().zip(other).take_while(is_same).count();
    let most = own.len().min(other.len()) - start;
    let end = own.iter().rev().zip(other.iter().rev()).take(most).take_while(is_same).count();
    start..own.len() - end
}

pub(super) fn is_twin(a: char, b: char) -> bool {
    crate::text::fold_char(a) == crate::text::fold_char(b)
}

/// The two best readings for each two characters at the end: what comes next depends on no other, and the second
/// tells how sure the first is.
fn best_of_each(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Reading> = Vec::with_capacity(BEAM);
    for reading in readings {
        let tail = |reading: &Reading| {
            let mut ends = reading.chars.iter().rev().map(|char| char.c);
            (ends.next(), ends.next())
        };
        if kept.len() < BEAM && kept.iter().filter(|other| tail(other) == tail(&reading)).count() < 2 {
            kept.push(reading);
        }
    }
    kept
}
