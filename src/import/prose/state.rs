//! What one clause of a sentence leaves to the next.

use super::when::When;
use crate::plan::Figure;

/// What is known in the middle of a sentence.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The time spoken of.
    pub when: When,
    /// The time that the paragraph goes on with in its next sentence.
    standing: When,
    /// Whether the sentence began with a time.
    has_begun: bool,
    /// The last subject, for a clause that has none.
    pub subject: Option<String>,
    /// What was last made, for a list that goes on: 新建泵站12座、闸门30扇.
    pub made: Option<Made>,
    /// The same of the sentences before.
    pub made_before: Option<Made>,
    /// The first number of 由…提高到….
    pub baseline: Option<Baseline>,
}

/// Things that were made.
#[derive(Clone, Debug)]
pub(super) struct Made {
    /// How: 新建.
    pub verb: String,
    /// What: 泵站.
    pub things: String,
    /// What they are counted in.
    pub unit: Option<String>,
    /// Where the clause begins that makes them.
    pub clause: usize,
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
        Self {
            when,
            standing: when,
            has_begun: false,
            subject: None,
            made: None,
            made_before: None,
            baseline: None,
        }
    }

    /// Begins a sentence: what the sentence before began with goes on, the rest does not.
    pub(super) fn begin_sentence(&mut self) {
        self.when = self.standing;
        self.has_begun = false;
        let made = self.made.take().or_else(|| self.made_before.take());
        self.forget();
        self.made_before = made;
    }

    /// Forgets all but the time.
    pub(super) fn forget(&mut self) {
        self.subject = None;
        self.made = None;
        self.made_before = None;
        self.baseline = None;
    }

    /// Takes over the time that a clause speaks of. It goes on behind its sentence where the sentence began with one
    /// (到2030年，…), and where it is past; 2028年底前完成 and a year further inside are of that sentence alone.
    pub(super) fn take(&mut self, when: When, is_first: bool, has_time: bool, is_deadline: bool) {
        self.when = when;
        self.has_begun |= is_first && has_time && !is_deadline;
        if self.has_begun || when.is_past || !has_time {
            self.standing = when;
        }
    }
}
