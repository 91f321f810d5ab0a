//! A draft is an indicator as it was found, before the plan gives it an id and a section.
//!
//! What always holds: every figure of a draft was printed in the document; nothing is concluded from the usual
//! form of plans but years, and these only from the [`Setting`].

use crate::plan::{Binding, Figure, Indicator, Origin};

/// What is known of the plan before its figures are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Setting {
    /// First and last year of the plan, if known: `[from, to]`.
    pub period: Option<[i32; 2]>,
}

/// An indicator as it was found.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorDraft {
    /// The row's number as printed; the sub-rows of one row share it.
    pub number: Option<String>,
    /// 领域: the group of the table it stands in.
    pub domain: Option<String>,
    /// What is measured, as printed, without unit and footnote marks.
    pub name: String,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// Where it stood.
    pub baseline: Option<Figure>,
    /// Where it shall stand at the plan's end.
    pub target: Option<Figure>,
    /// Other stated values: for years between, beyond, or for all years together.
    pub milestones: Vec<Figure>,
    /// What was measured in years between, oldest first; these can become readings.
    pub actuals: Vec<Figure>,
    /// 约束性 or 预期性, where the document says so.
    pub binding: Option<Binding>,
    /// Table or prose.
    pub origin: Origin,
    /// Conditions and footnotes, as printed.
    pub note: Option<String>,
    /// Where it was found: the position the caller gave with the table or the passage.
    pub paragraph: usize,
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

impl IndicatorDraft {
    /// A draft without any figure.
    #[must_use]
    pub fn new(name: String, origin: Origin, paragraph: usize) -> Self {
        Self {
            number: None,
            domain: None,
            name,
            unit: None,
            baseline: None,
            target: None,
            milestones: Vec::new(),
            actuals: Vec::new(),
            binding: None,
            origin,
            note: None,
            paragraph,
        }
    }

    /// The indicator of a plan, under an id and in the section at `section`.
    ///
    /// The [actuals](Self::actuals) stay behind: they belong into a record, and not into a plan.
    #[must_use]
    pub fn into_indicator(self, id: String, section: usize) -> Indicator {
        Indicator {
            id,
            number: self.number,
            domain: self.domain,
            name: self.name,
            unit: self.unit,
            baseline: self.baseline,
            target: self.target,
            milestones: self.milestones,
            binding: self.binding,
            origin: self.origin,
            section,
            note: self.note,
        }
    }

    /// Adds a remark to the note.
    pub fn remark(&mut self, words: &str) {
        match &mut self.note {
            Some(note) if note.contains(words) => {}
            Some(note) => {
                note.push('；');
                note.push_str(words);
            }
            None => self.note = Some(words.to_owned()),
        }
    }
}
