//! What passed a sieve: the strings that may answer a query, and what is already known of each.
//!
//! What always holds: sets of the strings of one shelf, a bit each; what is said of a string that did not pass means
//! nothing.

use super::sieve::{Bits, at, has, or};

/// The strings that went through a sieve.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    /// Those that may answer in some way.
    pub(super) any: Bits,
    /// Those that may have all words as typed.
    pub(super) typed: Bits,
    /// Those that have all characters of all words, so that they may have them scattered.
    pub(super) complete: Bits,
    /// Those in which some letter that was typed stands as it is.
    pub(super) latin: Bits,
    /// Those with a name that begins with the letter with which the one word does, and those that may have it as typed.
    pub(super) begun: Bits,
    /// Those with a sound that is all of the one word; `None` if there is no such sound.
    pub(super) whole: Option<Bits>,
    /// Those with a character whose sounds have no rows.
    pub(super) beyond: Bits,
}

/// What a sieve says of one string.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hint {
    /// Whether all words may stand there as typed.
    pub(super) may_be_typed: bool,
    /// Whether all words may stand there scattered.
    pub(super) is_complete: bool,
    /// Whether a character is said with all of the one word; `None` if the sieve cannot tell.
    pub(super) has_whole: Option<bool>,
}

impl Passed {
    pub(super) fn hint(&self, n: usize) -> Hint {
        let whole = self.whole.as_deref().map(|whole| has(whole, n));
        Hint {
            may_be_typed: has(&self.typed, n),
            is_complete: has(&self.complete, n),
            has_whole: whole.filter(|&whole| whole || !has(&self.beyond, n)),
        }
    }

    /// Whether a string is looked at as it is written, by its characters or its name.
    pub(super) fn may_be_read(&self, n: usize, named: &[u64]) -> bool {
        has(&self.complete, n) || has(named, n)
    }

    /// Whether nothing went through.
    pub(super) fn is_nothing(&self) -> bool {
        self.any.iter().all(|&bits| bits == 0)
    }

    /// Has the first string go through.
    pub(super) fn add_first(&mut self) {
        self.any.iter_mut().take(1).chain(self.begun.iter_mut().take(1)).for_each(|bits| *bits |= 1);
    }

    /// Those with a name and those with a letter that was typed.
    pub(super) fn named(&self, named: &[u64]) -> Bits {
        let mut all = named.to_vec();
        or(&mut all, &self.latin);
        all
    }

    /// Leaves out text in which the word is neither heard nor anything else.
    pub(super) fn keep_heard(&mut self, heard: &[u64], named: &[u64]) {
        for (n, any) in self.any.iter_mut().enumerate() {
            *any &= at(heard, n) | at(named, n) | at(&self.complete, n);
        }
    }

    /// Adds what went through for another way to answer; it has no say in what is whole.
    pub(super) fn or(&mut self, other: &Self) {
        or(&mut self.any, &other.any);
        or(&mut self.typed, &other.typed);
        or(&mut self.complete, &other.complete);
        or(&mut self.latin, &other.latin);
        or(&mut self.begun, &other.begun);
    }
}
