//! Support: which characters of a reading the document bears out, and which are marked.
//!
//! What always holds: a character that nothing supports, or that another could stand for as well, is never put into
//! the text. What counts as support depends on how much of the character is there.

use super::bytes::{Run, Slot};
use super::reading::{Around, Basis, CLOSE, Char, GAP, is_indent, is_twin};
use super::{MARK, is_han};

/// Pairs that stand so often in a document need nothing else to bear them out.
const OFTEN: u32 = 3;
/// So large a share of what stands behind a character makes the two a word.
const WORD: f64 = 0.2;
/// So large a share leaves next to nothing else.
const MOSTLY: f64 = 0.35;
/// Characters that stand beside any word.
const BESIDE_ANY: &str = "的和与與及在为為是不有等各中对對从從以并將将到由了也都更一二三四五六七八九十两兩几";

impl Around<'_> {
    /// The characters, those that nothing supports replaced by one mark.
    pub(super) fn marked(&self, run: &Run, mut chars: Vec<Char>, is_open: &[bool]) -> String {
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
        [left, at(n + 1).or_else(|| self.after.filter(|_| n + 1 == chars.len()))]
    }

    /// Whether the rest of the document bears out the `n`th character.
    pub(super) fn is_supported(&self, run: &Run, chars: &[Char], n: usize) -> bool {
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

fn is_indent_at(chars: &[Char], n: usize, before: Option<char>) -> bool {
    n == 0 && chars.first().is_some_and(|char| is_indent(char.c, before))
}

const fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”')
}
