//! Cells: what may stand where two bytes of a run are, or were.
//!
//! A cell is the first and the second byte of one character, of which either may be lost; or, where a pair vanished
//! between them, the first byte of one character and the last of another. What always holds: one alternative of each
//! cell that is not certain is something nobody knows, so that what is read has to be likelier than that.

use super::super::decode::Gbk;
use super::bytes::{Run, Slot};
use super::speech::{LINE, Speech, key};
use super::words::Words;
use std::collections::BTreeSet;

/// Stands for what is not known in a reading; no text has it.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// The logarithm of how often a pair vanishes: one in seven does.
const GAP: f64 = -1.9;
/// The same of how often none does.
const NO_GAP: f64 = -0.15;
/// The same of how seldom a lost character is one that is not usual, and has the byte that is there.
const UNUSUAL: f64 = -9.3;
/// The same of how seldom characters are ones that nobody thinks of, beside their bytes.
const STRANGE: f64 = -2.5;
/// The same of how seldom a reading is that of a character which the document does not have.
const READ_BY_NOBODY: f64 = -8.0;
/// The same of what happens in no text one reads.
const NEVER: f64 = -12.0;
/// What stands so often in a document stands there by no chance.
const OFTEN: u32 = 3;
/// By how much likelier a bracket closes that is open.
const CLOSES: f64 = 3.0;
/// So many pairs of characters are thought of around a gap.
const PAIRS: usize = 24;
/// So many of them are thought of with another one between them.
const THREES: usize = 12;

/// What is known of the document and of the language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) gbk: &'a Gbk,
    pub(super) speech: &'a Speech,
    pub(super) words: &'a Words,
}

/// What stands around a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The characters before it, in their order.
    pub(super) before: Vec<char>,
    /// The characters behind it.
    pub(super) after: Vec<char>,
    /// The reading in brackets right behind the run, which is that of its last character.
    pub(super) said: Option<String>,
}

impl Around {
    /// Whether the run stands where a line begins.
    pub(super) fn starts_line(&self) -> bool {
        self.before == [LINE]
    }

    /// Whether a bracket opens right before the run and does not close.
    fn is_open(&self) -> bool {
        let last = self.before.iter().rev().find(|c| matches!(c, '(' | '（' | ')' | '）'));
        last.is_some_and(|c| matches!(c, '(' | '（'))
    }
}

/// What a character rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Basis {
    /// It stands in the text.
    Text,
    /// Two bytes that are there.
    Bytes,
    /// A byte that is there and one that is lost.
    Lost,
    /// A lost byte whose reading is there.
    Read,
    /// One byte each: the inner ones of two characters vanished.
    Gap,
    /// Nothing.
    Nothing,
}

/// What may stand in a cell: at most three characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alternative {
    chars: [char; 3],
    length: usize,
    pub(super) basis: Basis,
    /// What it costs to suppose it, beside the words it makes.
    pub(super) cost: f64,
}

impl Alternative {
    pub(super) const fn one(c: char, basis: Basis, cost: f64) -> Self {
        Self { chars: [c; 3], length: 1, basis, cost }
    }

    const fn two([first, second]: [char; 2], basis: Basis, cost: f64) -> Self {
        Self { chars: [first, second, second], length: 2, basis, cost }
    }

    const fn three(chars: [char; 3], cost: f64) -> Self {
        Self { chars, length: 3, basis: Basis::Gap, cost }
    }

    pub(super) fn chars(&self) -> &[char] {
        self.chars.get(..self.length).unwrap_or_default()
    }
}

/// The cells of a run.
pub(super) fn cells(run: &Run, around: &Around, known: Known<'_>) -> Vec<Vec<Alternative>> {
    let singles = singles(run, around, known);
    let single_at = |n: usize| only(singles.get(n));
    let mut cells = Vec::with_capacity(singles.len());
    for (n, single) in singles.iter().enumerate() {
        let left = n.checked_sub(1).map_or_else(|| around.before.last().copied(), single_at);
        let is_end = n + 1 == singles.len();
        let right = if is_end { around.after.first().copied() } else { single_at(n + 1) };
        let said = around.said.as_deref().filter(|_| is_end);
        let has_gap = run.gaps.get(2 * n + 1).copied().unwrap_or(false);
        let slots = run.slots.get(2 * n).zip(run.slots.get(2 * n + 1));
        let is_lost = slots.is_some_and(|(lead, trail)| *lead == Slot::Lost || *trail == Slot::Lost);
        let cost = if has_gap { NO_GAP } else { 0.0 };
        let closes = |c: char| if c == '）' && around.is_open() { CLOSES } else { 0.0 };
        let alternative = |&(c, basis): &(char, Basis)| Alternative::one(c, basis, cost + closes(c));
        let mut cell: Vec<_> = single.iter().map(alternative).collect();
        // Of characters of one reading the document has those that it uses.
        if is_lost || single.is_empty() {
            let anew = left.map_or(0.0, |left| known.speech.goes_on_anew(left));
            cell.push(Alternative::one(UNKNOWN, Basis::Nothing, UNUSUAL + anew));
        }
        if let Some((lead, trail)) = slots.filter(|_| has_gap) {
            let [first, second] = known.unknown(left, lead, trail);
            cell.push(Alternative::two([UNKNOWN; 2], Basis::Nothing, first + second + STRANGE));
            if known.is_borne_out(left, &cell, right) {
                cells.push(cell);
                continue;
            }
            let pairs = known.across([left, right], [lead, trail], said);
            cell.extend(pairs.iter().map(|&pair| Alternative::two(pair, Basis::Gap, GAP)));
            let unknown = pairs.iter().take(THREES).map(|&[first, last]| [first, UNKNOWN, last]);
            cell.extend(unknown.map(|three| Alternative::three(three, 2.0 * GAP + STRANGE)));
            let firsts: BTreeSet<char> = pairs.iter().take(THREES).map(|pair| pair[0]).collect();
            let lasts: BTreeSet<char> = pairs.iter().take(THREES).map(|pair| pair[1]).collect();
            for &c in &firsts {
                cell.push(Alternative::two([c, UNKNOWN], Basis::Gap, GAP + second + STRANGE));
                cell.push(Alternative::three([c, UNKNOWN, UNKNOWN], 2.0 * GAP + second + STRANGE));
            }
            for &c in &lasts {
                cell.push(Alternative::two([UNKNOWN, c], Basis::Gap, first + STRANGE));
            }
            let threes = known.across_two([left, right], [lead, trail]).into_iter();
            cell.extend(threes.map(|three| Alternative::three(three, 2.0 * GAP)));
        }
        cells.push(cell);
    }
    cells
}

/// For each cell the characters that it may be if nothing vanished.
fn singles(run: &Run, around: &Around, known: Known<'_>) -> Vec<Vec<(char, Basis)>> {
    let (pairs, _) = run.slots.as_chunks::<2>();
    let mut singles: Vec<Vec<(char, Basis)>> = Vec::with_capacity(pairs.len());
    for (n, [lead, trail]) in pairs.iter().enumerate() {
        let last = match singles.last() {
            None => around.before.last().copied(),
            before => only(before),
        };
        let mut chars = known.pair(last, lead, trail);
        if let Some(said) = around.said.as_deref().filter(|_| n + 1 == pairs.len()) {
            chars.retain(|(c, _)| known.speech.is_read(*c, said));
        }
        singles.push(chars);
    }
    singles
}

/// The only character of a cell.
fn only(cell: Option<&Vec<(char, Basis)>>) -> Option<char> {
    match cell.map(Vec::as_slice) {
        Some([(c, _)]) => Some(*c),
        _ => None,
    }
}

impl Known<'_> {
    /// Whether the document often has the two side by side, or they are a word.
    pub(super) fn go_together(self, a: char, b: char) -> bool {
        let word = || {
            let beginning = self.words.start()?.with(key(a))?;
            beginning.with(key(b))?.word()
        };
        self.speech.count(a, b) >= OFTEN || word().is_some()
    }

    /// Whether the only character that may stand in a cell if nothing vanished goes well with its neighbours on both
    /// sides: wrongly paired bytes never do.
    fn is_borne_out(self, left: Option<char>, cell: &[Alternative], right: Option<char>) -> bool {
        let (Some(left), [plain, _], Some(right)) = (left, cell, right) else { return false };
        let [c] = plain.chars() else { return false };
        let [before, after] = [self.speech.count(left, *c), self.speech.count(*c, right)];
        plain.basis == Basis::Bytes && before.min(after) > 1
    }

    /// The characters that two bytes may be, behind `last`.
    fn pair(self, last: Option<char>, lead: &Slot, trail: &Slot) -> Vec<(char, Basis)> {
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
                let read = of_lead.filter(|&c| self.speech.is_read(c, syllable));
                read.map(|c| (c, Basis::Read)).collect()
            }
            (Slot::Lost, Slot::Read(syllable)) => {
                self.speech.read_as(syllable).map(|c| (c, Basis::Lost)).collect()
            }
            (Slot::Known(lead), Slot::Lost) => {
                self.speech.of_lead(*lead).iter().map(|(_, c)| (*c, Basis::Lost)).collect()
            }
            (Slot::Lost, trail) => self.any_lead(trail),
        }
    }

    /// First bytes that make a character so read of the last byte before them.
    fn leads(self, last: Option<char>, syllable: &str) -> Vec<u8> {
        let Some([_, before]) = last.and_then(|last| self.gbk.bytes(last)) else { return Vec::new() };
        let is_so_read =
            |lead: &u8| self.gbk.char(before, *lead).is_some_and(|c| self.speech.is_read(c, syllable));
        (0x81..=0xfe).filter(is_so_read).collect()
    }

    /// The characters whose first byte was taken for the second of a character so read.
    fn read_leads(self, last: Option<char>, syllable: &str, trail: &Slot) -> Vec<(char, Basis)> {
        let leads = self.leads(last, syllable).into_iter();
        let chars = leads.flat_map(|lead| {
            (0x40..=0xfe).filter_map(move |byte| self.gbk.char(lead, byte).map(|c| (byte, c)))
        });
        let fits = |(byte, c): &(u8, char)| match trail {
            Slot::Known(trail) => byte == trail,
            Slot::Read(syllable) => self.speech.is_read(*c, syllable),
            Slot::Lost => false,
        };
        chars.filter(fits).map(|(_, c)| (c, Basis::Read)).collect()
    }

    fn any_lead(self, trail: &Slot) -> Vec<(char, Basis)> {
        let Slot::Known(trail) = trail else { return Vec::new() };
        self.speech.of_trail(*trail).iter().map(|(_, c)| (*c, Basis::Lost)).collect()
    }

    /// The characters that may stand before a gap.
    fn firsts(self, left: Option<char>, lead: &Slot) -> Vec<char> {
        match lead {
            Slot::Known(lead) => self.speech.of_lead(*lead).iter().map(|(_, c)| *c).collect(),
            Slot::Read(syllable) => {
                let leads = self.leads(left, syllable).into_iter();
                leads.flat_map(|lead| self.speech.of_lead(lead).iter().map(|(_, c)| *c)).collect()
            }
            Slot::Lost => left.map(|left| self.speech.behind(left).collect()).unwrap_or_default(),
        }
    }

    /// How likely each of two characters is of which nobody knows more than these bytes.
    fn unknown(self, left: Option<char>, lead: &Slot, trail: &Slot) -> [f64; 2] {
        let shares = &self.speech.shares;
        let first = match lead {
            Slot::Known(lead) => shares.vanishing(*lead),
            Slot::Read(syllable) => {
                let leads = self.leads(left, syllable).into_iter();
                leads.map(|lead| shares.vanishing(lead)).fold(NEVER, f64::max)
            }
            Slot::Lost => GAP,
        };
        let second = match trail {
            Slot::Known(trail) => shares.trail(*trail),
            Slot::Read(_) => READ_BY_NOBODY,
            Slot::Lost => 0.0,
        };
        [first, second]
    }

    /// Two characters whose inner bytes made a pair that is none, and vanished: those that go best with each other
    /// and with what stands beside them.
    fn across(
        self,
        [left, right]: [Option<char>; 2],
        [lead, trail]: [&Slot; 2],
        said: Option<&str>,
    ) -> Vec<[char; 2]> {
        let said = match trail {
            Slot::Read(syllable) => Some(syllable.as_str()),
            _ => said,
        };
        let is_said = |c: char| said.is_none_or(|said| self.speech.is_read(c, said));
        let to_right = |c: char| right.map_or(0.0, |right| self.speech.bond(c, right));
        let ends: Vec<(u8, char, f64)> = match trail {
            Slot::Known(trail) => {
                let ends = self.speech.of_trail(*trail).iter().filter(|(_, c)| is_said(*c));
                ends.map(|&(lead, c)| (lead, c, to_right(c))).collect()
            }
            _ => Vec::new(),
        };
        let start = self.words.start();
        let mut found: Vec<(f64, [char; 2])> = Vec::new();
        for first in self.firsts(left, lead) {
            let Some([_, inner]) =
                self.gbk.bytes(first).filter(|[_, inner]| self.speech.shares.may_vanish(*inner))
            else {
                continue;
            };
            let beginning = start.as_ref().and_then(|start| start.with(key(first)));
            let to_left = left.map_or(0.0, |left| self.speech.bond(left, first));
            let is_end = |end: u8| !matches!(trail, Slot::Known(trail) if *trail != end);
            let others = match trail {
                Slot::Known(_) => None,
                _ => Some(self.speech.behind(first)),
            };
            let others = others
                .into_iter()
                .flatten()
                .chain(said.into_iter().flat_map(|said| self.speech.read_as(said)));
            let others = others.filter(|c| is_said(*c) && self.speech.is_usual(*c)).filter_map(|c| {
                let [lead, end] = self.gbk.bytes(c)?;
                is_end(end).then(|| (lead, c, to_right(c)))
            });
            for (lead, second, to_right) in ends.iter().copied().chain(others) {
                if !self.gbk.vanishes(inner, lead) {
                    continue;
                }
                let is_word = beginning.as_ref().is_some_and(|word| word.with(key(second)).is_some());
                let inside = self.speech.bond(first, second).max(if is_word { 3.0 } else { -9.0 });
                found.push((to_left + inside + to_right, [first, second]));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.dedup_by_key(|(_, pair)| *pair);
        // Next to nothing tells two characters of the same first byte from the second of them alone.
        let plain = match (lead, trail) {
            (Slot::Known(lead), Slot::Known(trail)) => self.gbk.char(*lead, *trail),
            _ => None,
        };
        let is_kept = |n: usize, [first, second]: [char; 2]| {
            n < PAIRS || plain.is_some_and(|plain| plain == first || plain == second)
        };
        found
            .iter()
            .enumerate()
            .filter(|(n, (_, pair))| is_kept(*n, *pair))
            .map(|(_, (_, pair))| *pair)
            .collect()
    }

    /// The same of three characters where two pairs vanished: those that the document has beside each other.
    fn across_two(self, [left, right]: [Option<char>; 2], [lead, trail]: [&Slot; 2]) -> Vec<[char; 3]> {
        let (Slot::Known(lead), Slot::Known(trail)) = (lead, trail) else { return Vec::new() };
        let goes = |a: Option<char>, b: char| a.is_none_or(|a| self.speech.count(a, b) > 0);
        let goes_on = |a: char, b: Option<char>| b.is_none_or(|b| self.speech.count(a, b) > 0);
        let mut found = Vec::new();
        for &(inner, first) in self.speech.of_lead(*lead) {
            if !self.speech.shares.may_vanish(inner) {
                continue;
            }
            for middle in self.speech.behind(first).filter(|&c| self.speech.is_usual(c)) {
                let is_gone = self.gbk.bytes(middle).is_some_and(|[lead, trail]| {
                    self.gbk.vanishes(inner, lead) && self.speech.shares.may_vanish(trail)
                });
                if !is_gone {
                    continue;
                }
                for last in self.speech.behind(middle) {
                    if self.gbk.bytes(last).is_some_and(|[_, end]| end == *trail)
                        && (goes(left, first) || goes_on(last, right))
                    {
                        found.push([first, middle, last]);
                    }
                }
            }
        }
        found.truncate(THREES);
        found
    }
}
