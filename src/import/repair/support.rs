//! Support: which characters of a reading the document bears out, and which are marked.
//!
//! What always holds: a character that nothing supports, or that another could stand for as well, is never put into
//! the text. What counts as support depends on how much of the character is there.

use super::bytes::{Run, Slot};
use super::reading::{Around, Basis, CLOSE, Char, GAP, is_indent, is_twin};
use super::{MARK, is_han};

/// Pairs that stand so often in a document need nothing else to bear them out.
const OFTEN: u32 = 3;
/// By how much a character must be more usual than others that would do as well.
const FAR: f64 = 3.0;
/// The same for more characters than were chosen: that some vanished is seldom, and none may be left out unseen.
const GONE: f64 = 6.0;
/// So large a share of what stands beside a character leaves next to nothing else.
const MOSTLY: f64 = 0.6;
/// Characters that stand beside any word.
const BESIDE_ANY: &str =
    "的和与與及在为為是不之其此该該有等各中对對从從以并將将到由了也都更一二三四五六七八九十两兩几";

impl Around<'_> {
    /// The characters, those that nothing supports replaced by one mark.
    pub(super) fn marked(&self, run: &Run, mut chars: Vec<Char>, is_open: &[bool]) -> String {
        let mut is_sure = self.sure(run, &chars, is_open);
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
        let ends = run.slots.last() == Some(&Slot::Lost)
            && chars.last().is_some_and(|last| last.basis == Basis::Lost && self.hides_more(last.c));
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
        if ends && !out.ends_with(MARK) {
            out.push_str(MARK);
        }
        out
    }

    /// Which characters are borne out. One that is not bears out no other, so this is asked until nothing changes.
    fn sure(&self, run: &Run, chars: &[Char], is_open: &[bool]) -> Vec<bool> {
        let is_closed = |n: usize| !is_open.get(n).copied().unwrap_or(false);
        let mut is_sure: Vec<bool> =
            (0..chars.len()).map(|n| is_closed(n) && !self.is_rivaled(run, chars, n)).collect();
        loop {
            let next: Vec<bool> = (0..chars.len())
                .map(|n| is_sure.get(n) == Some(&true) && self.is_supported(run, chars, n, &is_sure))
                .collect();
            if next == is_sure {
                return next;
            }
            is_sure = next;
        }
    }

    /// What stands on either side of the `n`th character.
    fn sides(&self, chars: &[Char], n: usize) -> [Option<char>; 2] {
        let at = |n: usize| chars.get(n).map(|char| char.c);
        let left = if n == 0 { self.before } else { at(n - 1) };
        [left, at(n + 1).or_else(|| self.after.filter(|_| n + 1 == chars.len()))]
    }

    /// Whether the rest of the document bears out the `n`th character, as far as its neighbours are sure.
    pub(super) fn is_supported(&self, run: &Run, chars: &[Char], n: usize, is_sure: &[bool]) -> bool {
        let Some(&Char { c, basis }) = chars.get(n) else { return false };
        let [left, right] = self.sides(chars, n);
        // Its reading stands behind it.
        if n + 1 == chars.len() && self.said.is_some_and(|said| self.bigrams.is_read(c, said)) {
            return true;
        }
        let is_known = |n: usize| is_sure.get(n).copied().unwrap_or(true);
        let left = Side::of(left.filter(|_| n == 0 || is_known(n - 1)));
        let right = Side::of(right.filter(|_| is_known(n + 1)));
        let count = |a: Option<char>, b: Option<char>| a.zip(b).map_or(0, |(a, b)| self.bigrams.count(a, b));
        let (to_left, to_right) = (count(left.c, Some(c)), count(Some(c), right.c));
        if matches!(basis, Basis::Lost | Basis::Gap) && is_han(c) && !self.is_in_word(chars, n) {
            return is_indent(c, left.c);
        }
        if BESIDE_ANY.contains(c) && matches!(basis, Basis::Lost | Basis::Gap) {
            // What stands beside any word is borne out by none.
            return false;
        }
        match basis {
            // A byte may have vanished between the two, so that words must bear them out as well.
            Basis::Bytes if is_han(c) => self.is_borne_out([left, right], [to_left, to_right], OFTEN),
            Basis::Bytes => self.bigrams.is_usual(c),
            // The indent of a paragraph needs no support at its start.
            Basis::Lost if is_indent(c, left.c) => true,
            // A sign stands between words: one begins behind it.
            Basis::Lost if !is_han(c) => {
                let begins = right.c.is_none_or(|right| {
                    let next = self.sides(chars, n + 1)[1];
                    !is_han(right)
                        || next.is_none_or(|next| is_han(next) && self.bigrams.count(right, next) > 0)
                });
                let is_own = |a: Option<char>, b: Option<char>| {
                    a.zip(b).is_none_or(|(a, b)| self.bigrams.is_own(a, b))
                };
                (is_own(left.c, Some(c)) || is_own(Some(c), right.c)) && begins
            }
            // Many characters can stand before one, and any before a sign: both neighbours bear it out, or the one
            // that tells anything stands beside next to no other.
            Basis::Lost => {
                let to_left = if left.tells { to_left } else { 0 };
                let to_right = if right.tells { to_right } else { 0 };
                let is_word = left.c.is_some_and(|left| self.bigrams.share(left, c) >= MOSTLY)
                    || right.c.is_some_and(|right| self.bigrams.share_before(c, right) >= MOSTLY);
                (to_left > 0 && to_right > 0)
                    || (to_left.max(to_right) >= OFTEN && is_word && !(left.tells && right.tells))
            }
            // What is inside of the two is for the pair to bear out.
            Basis::Gap => {
                let gaps = chars.iter().take(n).filter(|char| char.basis == Basis::Gap).count();
                let (inner, outer, side) = if gaps.is_multiple_of(2) {
                    (to_right, to_left, left)
                } else {
                    (to_left, to_right, right)
                };
                inner > 0 && (outer > 0 || (!side.tells && inner >= OFTEN))
            }
            Basis::Read => self.bigrams.has(c) || !self.is_rivaled(run, chars, n),
            Basis::Hole => false,
        }
    }

    /// Whether three characters of which the `n`th is one stand together elsewhere. Two do so by chance: 公务 and 务经 make
    /// no 公务经济.
    fn is_in_word(&self, chars: &[Char], n: usize) -> bool {
        let own = chars.iter().map(|char| Some(char.c));
        let row: Vec<Option<char>> =
            [self.before_that, self.before].into_iter().chain(own).chain([self.after]).collect();
        let around = row.get(n..(n + 5).min(row.len())).unwrap_or_default();
        around.windows(3).any(|three| match *three {
            [Some(a), Some(b), Some(c)] => self.bigrams.has_three(a, b, c),
            _ => false,
        })
    }

    /// Whether both neighbours bear a character out, or the one that tells anything does so often enough.
    fn is_borne_out(&self, [left, right]: [Side; 2], [to_left, to_right]: [u32; 2], least: u32) -> bool {
        match (left.tells, right.tells) {
            (true, true) => to_left > 0 && to_right > 0,
            (true, false) => to_left >= least,
            (false, true) => to_right >= least,
            (false, false) => false,
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
        if is_indent(c, left) {
            return false;
        }
        if basis == Basis::Gap {
            return self.is_pair_rivaled(run, chars, n);
        }
        // The two characters of a gap share two bytes.
        let at: usize = chars.iter().take(n).map(|char| if char.basis == Basis::Gap { 1 } else { 2 }).sum();
        let (Some(lead), Some(trail)) = (run.slots.get(at), run.slots.get(at + 1)) else { return true };
        let to_right = |c: char| right.map_or(0.0, |right| self.bigrams.score(Some(c), right));
        let least = self.bigrams.score(left, c) + to_right(c);
        let said = self.said.filter(|_| at + 2 == run.slots.len());
        let has_gap = run.gaps.get(at + 1).copied().unwrap_or(false);
        let across = if has_gap { self.across(left, lead, trail, said) } else { Vec::new() };
        let by_gap = |&[first, second]: &[char; 2]| {
            let inner = self.bigrams.score(left, first) + self.bigrams.score(Some(first), second);
            let is_word = self.bigrams.count(first, second) >= OFTEN;
            let far = self.far(left, [first, second], right);
            let far = if is_word && far > CLOSE { GONE } else { far };
            inner + to_right(second) + GAP > least - far
        };
        let is_so_good = |(other, _): (char, Basis)| {
            let strange = self.cost(left, Char { c: other, basis: Basis::Lost });
            let far = self.far(left, [other, other], right);
            !is_twin(other, c)
                && said.is_none_or(|said| self.bigrams.is_read(other, said))
                && self.bigrams.score(left, other) + to_right(other) + strange > least - far
        };
        across.iter().any(by_gap)
            || (has_gap && *lead == Slot::Lost && self.hides_two(left, trail, right, least))
            || (has_gap && self.hides_three([lead, trail], left, right, least))
            || self.pair(left, lead, trail).into_iter().any(is_so_good)
    }

    /// The same of the two characters around a gap, of which the `n`th is one.
    fn is_pair_rivaled(&self, run: &Run, chars: &[Char], n: usize) -> bool {
        let gaps = chars.iter().take(n).filter(|char| char.basis == Basis::Gap).count();
        let n = if gaps.is_multiple_of(2) { n } else { n - 1 };
        let (Some(first), Some(second)) = (chars.get(n), chars.get(n + 1)) else { return true };
        let at: usize = chars.iter().take(n).map(|char| if char.basis == Basis::Gap { 1 } else { 2 }).sum();
        let (Some(lead), Some(trail)) = (run.slots.get(at), run.slots.get(at + 1)) else { return true };
        let (left, right) = (self.sides(chars, n)[0], self.sides(chars, n + 1)[1]);
        let said = self.said.filter(|_| at + 2 == run.slots.len());
        let score = |[first, second]: [char; 2]| {
            let to_right = right.map_or(0.0, |right| self.bigrams.score(Some(second), right));
            self.bigrams.score(left, first) + self.bigrams.score(Some(first), second) + to_right
        };
        let own = [first.c, second.c];
        let is_so_good = |other: [char; 2]| {
            let is_other = !is_twin(other[0], own[0]) || !is_twin(other[1], own[1]);
            is_other && score(other) > score(own) - self.far(left, other, right)
        };
        // Mostly nothing vanished, and the two bytes are the one character that they make.
        let plain = self.pair(left, lead, trail).into_iter().filter(|(_, basis)| *basis == Basis::Bytes);
        let is_plain = |(c, _): (char, Basis)| {
            let goes = Side::of(left).tells && self.goes(left, c);
            let goes_on = Side::of(right).tells && self.goes_on(c, right);
            is_han(c) && self.bigrams.is_usual(c) && (goes || goes_on)
        };
        plain.into_iter().any(is_plain)
            || self.across(left, lead, trail, said).into_iter().any(is_so_good)
            || self.hides_three([lead, trail], left, right, score(own))
    }

    /// Whether the document has `c` behind its left neighbour, or that tells nothing.
    fn goes(&self, left: Option<char>, c: char) -> bool {
        !Side::of(left).tells || left.is_some_and(|left| self.bigrams.count(left, c) > 0)
    }

    /// Whether the document has `c` before its right neighbour, or that tells nothing.
    fn goes_on(&self, c: char, right: Option<char>) -> bool {
        !Side::of(right).tells || right.is_some_and(|right| self.bigrams.count(c, right) > 0)
    }

    /// How much less likely than what was chosen other characters may be and still do as well: the more, the better
    /// they go with what stands on either side.
    fn far(&self, left: Option<char>, [first, last]: [char; 2], right: Option<char>) -> f64 {
        match (self.goes(left, first), self.goes_on(last, right)) {
            (true, true) => FAR,
            (false, false) => CLOSE,
            _ => FAR / 2.0,
        }
    }

    /// Whether three characters may have stood where these two bytes are left and two pairs vanished, with a score that
    /// comes near `least`.
    fn hides_three(
        &self,
        [lead, trail]: [&Slot; 2],
        left: Option<char>,
        right: Option<char>,
        least: f64,
    ) -> bool {
        let (Slot::Known(lead), Slot::Known(trail)) = (lead, trail) else { return false };
        let least = least - GONE - 2.0 * GAP;
        let ends =
            |c: char| self.gbk.bytes(c).is_some_and(|[_, last]| last == *trail) && self.goes_on(c, right);
        let firsts = (0x81..=0xfe).filter_map(|inner| self.gbk.char(*lead, inner));
        firsts.filter(|&first| self.bigrams.has(first) && self.goes(left, first)).any(|first| {
            let so_far = self.bigrams.score(left, first);
            self.beyond(first, so_far, least).into_iter().any(|(middle, so_far)| {
                let mut last = self.beyond(middle, so_far, least).into_iter();
                last.any(|(last, score)| {
                    ends(last)
                        && score + self.before(last, right) > least
                        && self.is_known(&[left, Some(first), Some(middle), Some(last), right])
                })
            })
        })
    }

    /// Whether words may have stood behind `c`, the last of a run whose second byte is lost, and vanished: at most two
    /// characters.
    fn hides_more(&self, c: char) -> bool {
        let least = self.before(c, self.after) - GONE - GAP;
        let ends = |(c, score): (char, f64)| score + self.before(c, self.after) > least;
        let nexts = self.beyond(c, 0.0, least);
        nexts.iter().any(|&next| ends(next))
            || nexts.iter().any(|&(next, score)| self.beyond(next, score + GAP, least).into_iter().any(ends))
    }

    /// The characters that the document has behind `c` and whose first byte vanishes with the second of it; each with
    /// the score up to it, where that is not below `least`.
    fn beyond(&self, c: char, score: f64, least: f64) -> Vec<(char, f64)> {
        let Some([_, inner]) = self.gbk.bytes(c) else { return Vec::new() };
        let vanishes =
            |next: char| self.gbk.bytes(next).is_some_and(|[lead, _]| self.gbk.vanishes(inner, lead));
        let nexts = self.bigrams.behind(c).iter().copied().filter(|&next| vanishes(next));
        let scored = nexts.map(|next| (next, score + self.bigrams.score(Some(c), next)));
        scored.filter(|(_, score)| *score > least).collect()
    }

    /// How likely what stands on the right is behind `c`.
    fn before(&self, c: char, right: Option<char>) -> f64 {
        right.map_or(0.0, |right| self.bigrams.score(Some(c), right))
    }

    /// Whether two characters may have stood where one byte is lost and the bytes behind it vanished, with a score that
    /// comes near `least`.
    fn hides_two(&self, left: Option<char>, trail: &Slot, right: Option<char>, least: f64) -> bool {
        let (Some(before), Slot::Known(trail)) = (left, trail) else { return false };
        let least = least - GONE - GAP;
        let ends =
            |c: char| self.gbk.bytes(c).is_some_and(|[_, last]| last == *trail) && self.goes_on(c, right);
        self.bigrams.behind(before).iter().any(|&first| {
            let so_far = self.bigrams.score(left, first);
            let mut last = self.beyond(first, so_far, least).into_iter();
            last.any(|(last, score)| {
                ends(last)
                    && score + self.before(last, right) > least
                    && self.is_known(&[left, Some(first), Some(last), right])
            })
        })
    }

    /// Whether each three of a row stand together elsewhere, as far as the neighbours tell anything.
    fn is_known(&self, row: &[Option<char>]) -> bool {
        row.windows(3).all(|three| {
            let [Some(a), Some(b), Some(c)] = *three else { return true };
            let tells = |c: char| Side::of(Some(c)).tells;
            !tells(a) || !tells(c) || self.bigrams.has_three(a, b, c)
        })
    }
}

/// A neighbour, and whether it tells anything: one that is guessed, no word, or stands beside any word, does not.
#[derive(Clone, Copy)]
struct Side {
    c: Option<char>,
    tells: bool,
}

impl Side {
    fn of(c: Option<char>) -> Self {
        Self { c, tells: c.is_some_and(|c| is_han(c) && !BESIDE_ANY.contains(c)) }
    }
}

fn is_indent_at(chars: &[Char], n: usize, before: Option<char>) -> bool {
    n == 0 && chars.first().is_some_and(|char| is_indent(char.c, before))
}

const fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”')
}
