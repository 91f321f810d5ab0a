//! What passed a sieve: the strings that may answer a query, and what is already known of each.
//!
//! What always holds: what is said of a string that did not pass means nothing.

use super::sieve::{Bits, has};

/// What is known of the strings of a shelf.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    pub(super) columns: Vec<Column>,
    /// Whether one character may be said with all of the one word, so that `whole` says something.
    pub(super) knows_whole: bool,
}

/// What is known of sixty-four strings, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    /// Those that may answer in some way and were not looked at yet.
    pub(super) any: u64,
    /// Those that may answer, perhaps with an error.
    pub(super) near: u64,
    /// Text in which the one word may be heard at the least cost there is.
    pub(super) surest: u64,
    /// Those that may have all words as typed.
    pub(super) typed: u64,
    /// Those that have all characters of all words, so that they may have them scattered.
    pub(super) complete: u64,
    /// Those in which some letter that was typed stands as it is.
    pub(super) latin: u64,
    /// Those with a name.
    pub(super) named: u64,
    /// Those with a name that begins with the letter with which the one word does.
    pub(super) begun: u64,
    /// Those with a sound that is all of the one word.
    pub(super) whole: u64,
    /// Those with a character whose sounds have no rows.
    pub(super) beyond: u64,
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
        let column = self.column(n);
        let is_in = |bits: u64| has(&[bits], n % u64::BITS as usize);
        let whole = self.knows_whole.then(|| is_in(column.whole));
        Hint {
            may_be_typed: is_in(column.typed),
            is_complete: is_in(column.complete),
            has_latin: is_in(column.latin),
            has_whole: whole.filter(|&whole| whole || !is_in(column.beyond)),
        }
    }

    /// Whether a string is looked at as it is written, by its characters or its name.
    pub(super) fn may_be_read(&self, n: usize) -> bool {
        let column = self.column(n);
        has(&[column.complete | column.named], n % u64::BITS as usize)
    }

    fn column(&self, n: usize) -> Column {
        self.columns.get(n / u64::BITS as usize).copied().unwrap_or_default()
    }

    /// Has the first string go through, which stands for the plan itself.
    pub(super) fn add_first(&mut self) {
        for column in self.columns.iter_mut().take(1) {
            column.any |= 1;
            column.begun |= 1;
        }
    }

    /// Takes out those that belong to a stage: the strings are looked at, and left to no other stage.
    pub(super) fn take(&mut self, belong: impl Fn(&Column) -> u64) -> Bits {
        let take = |column: &mut Column| {
            let taken = column.any & belong(column);
            column.any &= !taken;
            taken
        };
        self.columns.iter_mut().map(take).collect()
    }

    /// Those that were not taken out yet, sixty-four at a time.
    pub(super) fn left(&self) -> impl Iterator<Item = u64> {
        self.columns.iter().map(|column| column.any)
    }

    /// Takes out those that may be nearly right, even if they were looked at for something better.
    pub(super) fn take_near(&mut self) -> Bits {
        self.columns.iter_mut().map(|column| std::mem::take(&mut column.near)).collect()
    }

    /// Adds what went through for another way to answer; it has no say in what is whole.
    pub(super) fn or(&mut self, other: &Self) {
        for (column, other) in self.columns.iter_mut().zip(&other.columns) {
            column.any |= other.any;
            column.near |= other.near;
            column.typed |= other.typed;
            column.complete |= other.complete;
            column.latin |= other.latin;
            column.begun |= other.begun;
        }
    }
}
