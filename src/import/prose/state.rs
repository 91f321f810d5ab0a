//! What one clause of a sentence leaves to the next.

use super::when::When;
use crate::plan::Figure;

/// What is known in the middle of a sentence.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The time spoken of.
    pub when: When,
    /// The last subject, for a clause that has none.
    pub subject: Option<String>,
    /// The verb of making that a list goes on with: 新建泵站12座、闸门30扇.
    pub making: Option<String>,
    /// The first number of 由…提高到….
    pub baseline: Option<Baseline>,
}

/// Where a subject came from.
#[derive(Clone, Debug)]
pub(super) struct Baseline {
    /// Whose it is.
    pub subject: String,
    /// The value.
    pub figure: Figure,
}

impl State {
    pub(super) const fn new(when: When) -> Self {
        Self { when, subject: None, making: None, baseline: None }
    }

    /// Begins a sentence: the time goes on, the rest does not.
    pub(super) fn begin_sentence(&mut self) {
        self.subject = None;
        self.making = None;
        self.baseline = None;
    }
}
