//! A draft is what is known of an indicator before the plan gives it its id.
//!
//! What always holds: every figure of it was printed in the document; nothing is concluded from the usual form of
//! plans but years, and these only from the [`Setting`].

use crate::plan::{Figure, Indicator};
use thin_vec::ThinVec;

/// What is known of the plan before its figures are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Setting {
    /// First and last year of the plan, if known: `[from, to]`.
    pub period: Option<[i32; 2]>,
}

/// A row of a table of indicators: an indicator without an id, and what belongs into a record and not into a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The indicator. Its section is the position the caller gave with the table.
    pub indicator: Indicator,
    /// What was measured in years between, oldest first; these can become readings.
    pub actuals: ThinVec<Figure>,
}

impl Setting {
    /// The year before the plan begins, which its baselines are mostly for.
    #[must_use]
    pub fn base_year(&self) -> Option<i32> {
        self.period.map(|[from, _]| from - 1)
    }

    /// The year in which the plan ends.
    #[must_use]
    pub fn target_year(&self) -> Option<i32> {
        self.period.map(|[_, to]| to)
    }

    /// Whether a span of years that ends in `last` was over before the plan began.
    #[must_use]
    pub fn is_past(&self, last: i32) -> bool {
        self.period.is_some_and(|[from, _]| last < from)
    }
}
