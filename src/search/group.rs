//! A group is some neighbouring parts of the index whose strings are sifted together.
//!
//! What always holds: its parts stand in the order of the plans; by shelf there is one sieve for all of them, in which the
//! strings of each part begin with a word of their own. A group is never changed while something else has it.

use super::part::{Part, SHELVES};
use super::shelf::Shelf;
use super::sieve::Sieve;
use std::ops::Range;

/// How many parts a group has at most: so many that hardly any of the time goes into beginning with the next, and that
/// two processors finish together.
pub(super) const MOST: usize = 8;

/// Some parts and their sieves.
#[derive(Clone, Debug)]
pub(super) struct Group {
    parts: Vec<Part>,
    /// By shelf.
    sieves: [Sieve; SHELVES],
    /// By part and shelf, at which word of a row its strings begin.
    starts: Vec<[usize; SHELVES]>,
}

/// A part as it stands in a group.
#[derive(Clone, Copy)]
pub(super) struct Member<'g> {
    group: &'g Group,
    at: usize,
}

impl Group {
    /// A part alone.
    pub(super) fn of(part: Part) -> Self {
        let sieves = part.shelves().map(Shelf::sieve);
        Self { parts: vec![part], sieves, starts: vec![[0; SHELVES]] }
    }

    /// These members of other groups, in the order in which they stand here.
    pub(super) fn joined(members: &[Member<'_>]) -> Self {
        let sieves = std::array::from_fn(|shelf| {
            let pieces: Vec<_> = members.iter().map(|member| member.sieve(shelf)).collect();
            Sieve::joined(&pieces)
        });
        let starts = members.iter().scan([0; SHELVES], |next, member| {
            let here = *next;
            next.iter_mut().enumerate().for_each(|(shelf, next)| *next += member.words(shelf).len());
            Some(here)
        });
        let starts = starts.collect();
        Self { parts: members.iter().map(|member| member.part().clone()).collect(), sieves, starts }
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(super) fn members(&self) -> impl DoubleEndedIterator<Item = Member<'_>> {
        (0..self.parts.len()).map(|at| Member { group: self, at })
    }

    /// By shelf.
    pub(super) const fn sieves(&self) -> &[Sieve; SHELVES] {
        &self.sieves
    }

    /// Which words of a row of a shelf's sieve are those of a part.
    pub(super) fn words(&self, part: usize, shelf: usize) -> Range<usize> {
        let start = |part: usize| self.starts.get(part).and_then(|starts| starts.get(shelf)).copied();
        let end = || self.sieves.get(shelf).map_or(0, Sieve::width);
        start(part).unwrap_or_else(end)..start(part + 1).unwrap_or_else(end)
    }

    /// The positions of its plans: the first and the last.
    pub(super) fn plans(&self) -> Option<[usize; 2]> {
        Some([self.parts.first()?.plan, self.parts.last()?.plan])
    }
}

impl Member<'_> {
    pub(super) fn part(&self) -> &Part {
        &self.group.parts[self.at]
    }

    fn words(&self, shelf: usize) -> Range<usize> {
        self.group.words(self.at, shelf)
    }

    fn sieve(&self, shelf: usize) -> (&Sieve, Range<usize>) {
        (&self.group.sieves[shelf], self.words(shelf))
    }
}

#[cfg(test)]
mod tests {
    use super::super::bits::of_word;
    use super::super::sieve::Row;
    use super::*;
    use crate::plan::Plan;
    use crate::plan::tests::small;

    fn group(at: usize, title: &str) -> Group {
        let mut plan: Plan = small();
        plan.title = title.into();
        Group::of(Part::of(at, &plan, None))
    }

    /// In which part the rows of a neighbourhood have strings, by their position in the part's shelf.
    fn places(group: &Group, row: Row) -> Vec<(usize, usize)> {
        let names = 0;
        let words = group.sieves()[names].words_of(row.number());
        let strings = words.flat_map(|(at, word)| of_word(word).map(move |bit| (at, bit)));
        let part =
            |word: usize| (0..group.parts().len()).find(|&part| group.words(part, names).contains(&word));
        strings
            .filter_map(|(at, bit)| Some((part(at)?, (at - group.words(part(at)?, names).start) * 64 + bit)))
            .collect()
    }

    #[test]
    fn strings_are_found_in_the_part_they_are_of() {
        let groups = [group(4, "甲市养老规划"), group(6, "乙市托育规划"), group(9, "丙市养老规划")];
        let members: Vec<Member<'_>> = groups.iter().flat_map(Group::members).collect();
        let joined = Group::joined(&members);
        assert_eq!(joined.plans(), Some([4, 9]));
        assert_eq!(places(&joined, Row::Neighbours('乙', '市')).first(), Some(&(1, 0)));
        assert_eq!(places(&joined, Row::Neighbours('丙', '市')).last(), Some(&(2, 0)));
        let fewer = Group::joined(&[members[2], members[0]]);
        assert_eq!(places(&fewer, Row::Neighbours('丙', '市')).first(), Some(&(0, 0)));
        assert!(!places(&fewer, Row::Neighbours('乙', '市')).contains(&(1, 0)));
        for shelf in 0..SHELVES {
            let widths: usize = (0..3).map(|part| joined.words(part, shelf).len()).sum();
            assert_eq!(widths, joined.sieves()[shelf].width());
        }
    }
}
