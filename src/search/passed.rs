//! What passed a sieve: the strings that may answer a query, and what is already known of each.
//!
//! What always holds: what is said of a string that did not pass means nothing.

use super::bits::{Bits, LANES, Lanes, WORD};
use std::ops::Range;

/// What is known of the strings of a shelf of several plans.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    pub(super) columns: Vec<Column>,
    /// Whether one character may be said with all of the one word, so that `whole` says something.
    pub(super) knows_whole: bool,
}

/// What is known of so many strings as lanes have bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    /// Those that may answer in some way and were not looked at yet.
    pub(super) any: Lanes,
    /// Those that may answer, perhaps with an error.
    pub(super) near: Lanes,
    /// Text in which the one word may be heard at the least cost there is.
    pub(super) surest: Lanes,
    /// Those that may have all words as typed.
    pub(super) typed: Lanes,
    /// Those that have all characters of all words, so that they may have them scattered.
    pub(super) complete: Lanes,
    /// Those in which some letter that was typed stands as it is.
    pub(super) latin: Lanes,
    /// Those with a name.
    pub(super) named: Lanes,
    /// Those with a name that begins with the letter with which the one word does.
    pub(super) begun: Lanes,
    /// Those with a sound that is all of the one word.
    pub(super) whole: Lanes,
    /// Those with a character whose sounds have no rows.
    pub(super) beyond: Lanes,
}

/// What a sieve says of one string.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hint {
    /// Whether all words may stand there as typed.
    pub(super) may_be_typed: bool,
    /// Whether all words may stand there scattered.
    pub(super) is_complete: bool,
    /// Whether some letter that was typed stands there as it is.
    pub(super) has_latin: bool,
    /// Whether a character is said with all of the one word; `None` if the sieve cannot tell.
    pub(super) has_whole: Option<bool>,
}

impl Passed {
    /// What is known of one string.
    pub(super) fn hint(&self, n: usize) -> Hint {
        let (column, at) = self.column(n);
        let whole = self.knows_whole.then(|| column.whole.has(at));
        Hint {
            may_be_typed: column.typed.has(at),
            is_complete: column.complete.has(at),
            has_latin: column.latin.has(at),
            has_whole: whole.filter(|&whole| whole || !column.beyond.has(at)),
        }
    }

    /// Whether a string is looked at as it is written, by its characters or its name.
    pub(super) fn may_be_read(&self, n: usize) -> bool {
        let (column, at) = self.column(n);
        (column.complete | column.named).has(at)
    }

    /// The column that a string is in, and where in it.
    fn column(&self, n: usize) -> (&Column, usize) {
        const NONE: &Column = &Column::none();
        (self.columns.get(n / (LANES * WORD)).unwrap_or(NONE), n % (LANES * WORD))
    }

    /// Has the first string of a word go through, which stands for the plan itself.
    pub(super) fn add_first_of(&mut self, word: usize) {
        if let Some(column) = self.columns.get_mut(word / LANES) {
            column.any.0[word % LANES] |= 1;
            column.begun.0[word % LANES] |= 1;
        }
    }

    /// Of the sixty-four strings of a word those of which this is known; `None` past the end.
    pub(super) fn word(&self, word: usize, known: impl Fn(&Column) -> Lanes) -> Option<u64> {
        self.columns.get(word / LANES).map(|column| known(column).0[word % LANES])
    }

    /// The strings of which this is known, sixty-four at a time.
    pub(super) fn those(&self, known: impl Fn(&Column) -> Lanes) -> Bits {
        self.columns.iter().flat_map(|column| known(column).0).collect()
    }

    /// Takes out those that belong to a stage: the strings are looked at, and left to no other stage.
    pub(super) fn take(&mut self, belong: impl Fn(&Column) -> Lanes) -> Bits {
        let take = |column: &mut Column| {
            let taken = column.any & belong(column);
            column.any &= !taken;
            taken.0
        };
        self.columns.iter_mut().flat_map(take).collect()
    }

    /// Takes out those that may be nearly right, even if they were looked at for something better.
    pub(super) fn take_near(&mut self) -> Bits {
        self.columns.iter_mut().flat_map(|column| std::mem::take(&mut column.near).0).collect()
    }

    /// Adds what went through for another way to answer, of the strings in these words; it has no say in what is whole.
    pub(super) fn or(&mut self, other: &Self, words: &Range<usize>) {
        for (at, (column, other)) in self.columns.iter_mut().zip(&other.columns).enumerate() {
            let mut here = Lanes::NONE;
            let lanes = here.0.iter_mut().zip(at * LANES..);
            lanes.filter(|(_, word)| words.contains(word)).for_each(|(lane, _)| *lane = u64::MAX);
            column.any |= here & other.any;
            column.near |= here & other.near;
            column.typed |= here & other.typed;
            column.complete |= here & other.complete;
            column.latin |= here & other.latin;
            column.begun |= here & other.begun;
        }
    }
}

impl Column {
    const fn none() -> Self {
        let none = Lanes::NONE;
        Self {
            any: none,
            near: none,
            surest: none,
            typed: none,
            complete: none,
            latin: none,
            named: none,
            begun: none,
            whole: none,
            beyond: none,
        }
    }
}
