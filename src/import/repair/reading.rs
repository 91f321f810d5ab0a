//! Reading a run of bytes anew: the characters it was made of, as far as the document bears them out.
//!
//! Where bytes are gone, the reading is chosen that the rest of the document supports, by the pairs of characters
//! that stand in it. What always holds: a character that nothing supports, or that another could stand for as well,
//! is marked and not guessed.

use super::super::decode::Gbk;
use super::bigrams::Bigrams;
use super::bytes::{Run, Slot};
use super::{MARK, is_han};
use std::ops::Range;

/// How many readings are followed at a time.
const BEAM: usize = 16;
/// What it costs to suppose that a pair vanished: so does one in seven.
const GAP: f64 = -2.0;
/// What it costs to suppose that characters vanished of which nothing is left.
const HOLE: f64 = -22.0;
/// What it costs to suppose a character that goes with nothing before it.
const STRANGE: f64 = -4.0;
/// Readings this near to each other are equally good.
const CLOSE: f64 = 0.7;
/// By how much a new reading must be likelier than the old one, for each character.
const BETTER: f64 = 1.0;

/// Pairs that stand so often in a document need nothing else to bear them out.
const OFTEN: u32 = 3;
/// So large a share of what stands behind a character makes the two a word.
const WORD: f64 = 0.2;
/// So large a share leaves next to nothing else.
const MOSTLY: f64 = 0.35;
/// Characters that stand beside any word.
const BESIDE_ANY: &str = "的和与與及在为為是不有等各中对對从從以并將将到由了也都更一二三四五六七八九十两兩几";

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
struct Char {
    c: char,
    basis: Basis,
}

/// What a character rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Basis {
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
    fn cost(&self, last: Option<char>, char: Char) -> f64 {
        let is_strange = char.basis == Basis::Lost
            && is_han(char.c)
            && last.is_some_and(|last| self.bigrams.count(last, char.c) == 0);
        if is_strange { STRANGE } else { 0.0 }
    }

    /// The characters that two bytes may be, behind `last`.
    fn pair(&self, last: Option<char>, lead: &Slot, trail: &Slot) -> Vec<(char, Basis)> {
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
    fn across(&self, last: Option<char>, lead: &Slot, trail: &Slot, said: Option<&str>) -> Vec<[char; 2]> {
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
        let pairs = leads.into_iter().flat_map(|lead| (0x81..=0xfe_u8).map(move |trail| (lead, trail)));
        for (first_lead, first_trail) in pairs {
            let first = self.gbk.char(first_lead, first_trail);
            let Some(first) = first.filter(|&c| self.bigrams.is_usual(c) && self.bigrams.has(c)) else {
                continue;
            };
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

    /// The characters, those that nothing supports replaced by one mark.
    fn marked(&self, run: &Run, mut chars: Vec<Char>, is_open: &[bool]) -> String {
        let mut is_sure: Vec<bool> = (0..chars.len()).map(|n| self.is_supported(run, &chars, n)).collect();
        for (n, is_sure) in is_sure.iter_mut().enumerate() {
            *is_sure &= !is_open.get(n).copied().unwrap_or(false) && !self.is_rivaled(run, &chars, n);
        }
        // Neither of two characters around a gap is sure without the other.
        let gaps: Vec<usize> =
            (0..chars.len()).filter(|&n| chars.get(n).is_some_and(|char| char.basis == Basis::Gap)).collect();
        for pair in gaps.chunks_exact(2) {
            let is_pair_sure =
                pair.iter().all(|&n| is_sure.get(n).copied().unwrap_or(false)) && self.is_borne(&chars, pair);
            for &n in pair {
                if let Some(is_sure) = is_sure.get_mut(n) {
                    *is_sure = is_pair_sure;
                }
            }
        }
        // A lost character was found by the one behind it.
        for n in (1..chars.len()).rev() {
            let is_lost = chars.get(n - 1).is_some_and(|char| char.basis == Basis::Lost);
            if is_lost
                && !is_sure.get(n).copied().unwrap_or(false)
                && !is_indent_at(&chars, n - 1, self.before)
            {
                is_sure.iter_mut().skip(n - 1).take(1).for_each(|is_sure| *is_sure = false);
            }
        }
        let mut out = String::new();
        let mut is_quoted = false;
        for (char, is_sure) in chars.iter_mut().zip(is_sure) {
            if is_quote(char.c) && char.basis == Basis::Lost {
                char.c = if is_quoted { '”' } else { '“' };
            }
            is_quoted = if is_quote(char.c) { char.c == '“' } else { is_quoted };
            if is_sure {
                out.push(char.c);
            } else if !out.ends_with(MARK) {
                out.push_str(MARK);
            }
        }
        out
    }

    /// What stands on either side of the `n`th character.
    fn sides(&self, chars: &[Char], n: usize) -> [Option<char>; 2] {
        let at = |n: usize| chars.get(n).map(|char| char.c);
        let left = if n == 0 { self.before } else { at(n - 1) };
        [left, at(n + 1).or(self.after.filter(|_| n + 1 == chars.len()))]
    }

    /// Whether the rest of the document bears out the `n`th character.
    fn is_supported(&self, run: &Run, chars: &[Char], n: usize) -> bool {
        let Some(&Char { c, basis }) = chars.get(n) else { return false };
        let [left, right] = self.sides(chars, n);
        let count = |a: Option<char>, b: Option<char>| a.zip(b).map_or(0, |(a, b)| self.bigrams.count(a, b));
        let (to_left, to_right) = (count(left, Some(c)), count(Some(c), right));
        // A neighbour that is guessed, no word, or stands beside anything, tells nothing by being seldom seen here.
        let is_there = |n: Option<usize>| {
            n.and_then(|n| chars.get(n)).is_none_or(|char| !matches!(char.basis, Basis::Lost | Basis::Hole))
        };
        let tells = |c: Option<char>| c.is_some_and(|c| is_han(c) && !BESIDE_ANY.contains(c));
        let left_tells = tells(left) && is_there(n.checked_sub(1));
        let right_tells = tells(right) && is_there(Some(n + 1));
        match basis {
            // Its reading stands behind it.
            _ if n + 1 == chars.len() && self.said.is_some_and(|said| self.bigrams.is_read(c, said)) => true,
            // A byte may have vanished between the two, so that they alone prove little where words should bear
            // them out and do not.
            Basis::Bytes if is_han(c) => {
                let is_alone = self.bigrams.has(c) && !(left_tells && right_tells);
                to_left > 0 || to_right > 0 || (is_alone && self.bigrams.is_usual(c))
            }
            Basis::Bytes => self.bigrams.is_usual(c),
            // The indent of a paragraph needs no support at its start.
            Basis::Lost if is_indent(c, left) => true,
            // A sign stands between words: one begins behind it.
            Basis::Lost if !is_han(c) => {
                let begins = right.is_none_or(|right| {
                    let next = self.sides(chars, n + 1)[1];
                    !is_han(right)
                        || next.is_none_or(|next| is_han(next) && self.bigrams.count(right, next) > 0)
                });
                (to_left > 0 || to_right > 0) && begins
            }
            // The run ends here, and it may have ended with more than one character.
            Basis::Lost if n + 1 == chars.len() && run.slots.last() == Some(&Slot::Lost) => {
                (to_left > 0 && to_right > 0 && tells(right))
                    || left.is_some_and(|left| self.bigrams.share(left, c) >= MOSTLY)
            }
            // Many characters can stand before one, and any before a sign.
            Basis::Lost => {
                let is_word = left.is_some_and(|left| self.bigrams.share(left, c) >= WORD);
                (to_left > 0 && to_right > 0)
                    || to_left >= OFTEN
                    || (to_left > 1 && (is_word || !tells(right)))
                    || (to_right > 1 && tells(right) && !tells(left))
            }
            Basis::Gap => {
                let gaps = chars.iter().take(n).filter(|char| char.basis == Basis::Gap).count();
                let (inner, outer, side, is_told) = if gaps.is_multiple_of(2) {
                    (to_right, to_left, left, left_tells)
                } else {
                    (to_left, to_right, right, right_tells)
                };
                inner >= OFTEN
                    || (outer > 0 && side.is_some_and(is_han))
                    || (inner > 1 && outer > 0)
                    || !is_told
            }
            Basis::Read => self.bigrams.has(c) || !self.is_rivaled(run, chars, n),
            Basis::Hole => false,
        }
    }

    /// Whether the two characters around a gap are a usual pair, or go with a word on either side.
    fn is_borne(&self, chars: &[Char], pair: &[usize]) -> bool {
        let [first, second] = pair else { return false };
        let char = |n: usize| chars.get(n).map(|char| char.c);
        let count = |a: Option<char>, b: Option<char>| {
            let words = a.zip(b).filter(|(a, b)| is_han(*a) && is_han(*b));
            words.map_or(0, |(a, b)| self.bigrams.count(a, b))
        };
        let (left, right) = (self.sides(chars, *first)[0], self.sides(chars, *second)[1]);
        count(char(*first), char(*second)) >= OFTEN
            || count(left, char(*first)) > 0
            || count(char(*second), right) > 0
            || !char(*first).is_some_and(is_han)
    }

    /// Whether other characters would do as well in the place of the `n`th.
    fn is_rivaled(&self, run: &Run, chars: &[Char], n: usize) -> bool {
        let Some(&Char { c, basis }) = chars.get(n) else { return true };
        let [left, right] = self.sides(chars, n);
        if is_indent(c, left) || basis == Basis::Gap {
            return false;
        }
        // The two characters of a gap share two bytes.
        let at: usize = chars.iter().take(n).map(|char| if char.basis == Basis::Gap { 1 } else { 2 }).sum();
        let (Some(lead), Some(trail)) = (run.slots.get(at), run.slots.get(at + 1)) else { return true };
        let to_right = |c: char| right.map_or(0.0, |right| self.bigrams.score(Some(c), right));
        let least = self.bigrams.score(left, c) + to_right(c) - CLOSE;
        let said = self.said.filter(|_| at + 2 == run.slots.len());
        let has_gap = run.gaps.get(at + 1).copied().unwrap_or(false);
        let across = if has_gap { self.across(left, lead, trail, said) } else { Vec::new() };
        let by_gap = |&[first, second]: &[char; 2]| {
            let inner = self.bigrams.score(left, first) + self.bigrams.score(Some(first), second);
            inner + to_right(second) + GAP > least
        };
        let is_so_good = |(other, _): (char, Basis)| {
            let strange = self.cost(left, Char { c: other, basis: Basis::Lost });
            !is_twin(other, c)
                && said.is_none_or(|said| self.bigrams.is_read(other, said))
                && self.bigrams.score(left, other) + to_right(other) + strange > least
        };
        across.iter().any(by_gap) || self.pair(left, lead, trail).into_iter().any(is_so_good)
    }
}

/// Whether it is the indent at the start of a paragraph.
fn is_indent(c: char, left: Option<char>) -> bool {
    c == '\u{3000}' && left.is_none()
}

fn is_indent_at(chars: &[Char], n: usize, before: Option<char>) -> bool {
    n == 0 && chars.first().is_some_and(|char| is_indent(char.c, before))
}

/// Which characters of `own` are others in `other`, their twins in the other script aside.
fn difference(own: &[Char], other: &[Char]) -> Range<usize> {
    let is_same = |(a, b): &(&Char, &Char)| is_twin(a.c, b.c);
    let start = own.iter().zip(other).take_while(is_same).count();
    let most = own.len().min(other.len()) - start;
    let end = own.iter().rev().zip(other.iter().rev()).take(most).take_while(is_same).count();
    start..own.len() - end
}

fn is_twin(a: char, b: char) -> bool {
    crate::text::fold_char(a) == crate::text::fold_char(b)
}

const fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”')
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
