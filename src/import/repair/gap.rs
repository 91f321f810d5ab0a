//! Gaps: what may stand where pairs vanished.
//!
//! The inner bytes of two characters made a pair that means nothing and went without a trace, so one byte of each is left;
//! of three characters, the middle one went whole. What always holds: beside all that is thought of, each of the
//! characters may be one that nobody thinks of.

use super::bytes::Slot;
use super::cells::{Alternative, Basis, Known, UNKNOWN};
use std::collections::BTreeSet;

/// The logarithm of how often a pair vanishes: in one place of seven.
const GAP: f64 = -1.9;
/// The same of how seldom characters are ones that nobody thinks of, beside their bytes.
const STRANGE: f64 = -2.5;
/// The same of how seldom a reading is that of a character which the document does not have.
const READ_BY_NOBODY: f64 = -8.0;
/// The same of what happens in no text one reads.
const NEVER: f64 = -12.0;
/// So many pairs of characters are thought of around a gap.
const PAIRS: usize = 24;
/// So many of them are thought of with another one between them.
const THREES: usize = 12;

/// A place where pairs may have vanished.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap<'r> {
    /// The character before it, if it is certain.
    pub(super) left: Option<char>,
    /// The byte before the gap.
    pub(super) lead: &'r Slot,
    /// The byte behind it.
    pub(super) trail: &'r Slot,
    /// The character behind it, if it is certain.
    pub(super) right: Option<char>,
    /// The reading of the last character.
    pub(super) said: Option<&'r str>,
}

impl Known<'_> {
    /// Adds to a cell what may stand there if pairs vanished.
    pub(super) fn gap(self, gap: &Gap<'_>, cell: &mut Vec<Alternative>) {
        let Gap { left, lead, trail, right, said } = *gap;
        let [first, second] = self.unknown(left, lead, trail);
        let mut add = |chars: &[char], basis, cost| cell.push(Alternative::of(chars, basis, cost));
        add(&[UNKNOWN; 2], Basis::Nothing, first + second + STRANGE);
        if self.is_borne_out(left, cell, right) {
            return;
        }
        let mut add = |chars: &[char], cost| cell.push(Alternative::of(chars, Basis::Gap, cost));
        let pairs = self.across([left, right], [lead, trail], said);
        pairs.iter().for_each(|pair| add(pair, GAP));
        let likely = pairs.get(..THREES.min(pairs.len())).unwrap_or_default();
        likely.iter().for_each(|&[first, last]| add(&[first, UNKNOWN, last], 2.0 * GAP + STRANGE));
        for c in likely.iter().map(|pair| pair[0]).collect::<BTreeSet<char>>() {
            add(&[c, UNKNOWN], GAP + second + STRANGE);
            add(&[c, UNKNOWN, UNKNOWN], 2.0 * GAP + second + STRANGE);
        }
        for c in likely.iter().map(|pair| pair[1]).collect::<BTreeSet<char>>() {
            add(&[UNKNOWN, c], first + STRANGE);
        }
        self.across_two([left, right], [lead, trail]).iter().for_each(|three| add(three, 2.0 * GAP));
    }

    /// Whether the only character that may stand in a cell if nothing vanished goes well with its neighbours on both
    /// sides: wrongly paired bytes never do.
    fn is_borne_out(self, left: Option<char>, cell: &[Alternative], right: Option<char>) -> bool {
        let (Some(left), [plain, _], Some(right)) = (left, cell, right) else { return false };
        let [c] = plain.chars() else { return false };
        let [before, after] = [self.speech.count(left, *c), self.speech.count(*c, right)];
        plain.basis == Basis::Bytes && before.min(after) > 1
    }

    /// The characters that may stand before a gap.
    fn firsts(self, left: Option<char>, lead: &Slot) -> Vec<char> {
        match lead {
            Slot::Known(lead) => self.speech.of_lead(*lead).iter().map(|(_, c)| *c).collect(),
            Slot::Read(syllable) => {
                let leads = self.leads(left, syllable).into_iter();
                leads.flat_map(|lead| self.speech.of_lead(lead).iter().map(|(_, c)| *c)).collect()
            }
            Slot::Lost => left.map(|left| self.speech.behind(left).to_vec()).unwrap_or_default(),
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
        let mut found: Vec<(f64, [char; 2])> = Vec::new();
        for first in self.firsts(left, lead) {
            let Some([_, inner]) =
                self.gbk.bytes(first).filter(|[_, inner]| self.speech.shares.may_vanish(*inner))
            else {
                continue;
            };
            let beginning = self.words.begun(first);
            let to_left = left.map_or(0.0, |left| self.speech.bond(left, first));
            let is_end = |end: u8| !matches!(trail, Slot::Known(trail) if *trail != end);
            let others = match trail {
                Slot::Known(_) => None,
                _ => Some(self.speech.behind(first)),
            };
            let others = others
                .iter()
                .flat_map(|behind| behind.iter().copied())
                .chain(said.into_iter().flat_map(|said| self.speech.read_as(said)));
            let others = others.filter(|c| is_said(*c) && self.speech.is_usual(*c)).filter_map(|c| {
                let [lead, end] = self.gbk.bytes(c)?;
                is_end(end).then(|| (lead, c, to_right(c)))
            });
            for (lead, second, to_right) in ends.iter().copied().chain(others) {
                if !self.gbk.vanishes(inner, lead) {
                    continue;
                }
                let is_word = beginning.as_ref().is_some_and(|word| word.with(second).is_some());
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
            for &middle in self.speech.behind(first).iter().filter(|&&c| self.speech.is_usual(c)) {
                let is_gone = self.gbk.bytes(middle).is_some_and(|[lead, trail]| {
                    self.gbk.vanishes(inner, lead) && self.speech.shares.may_vanish(trail)
                });
                if !is_gone {
                    continue;
                }
                for &last in self.speech.behind(middle) {
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
