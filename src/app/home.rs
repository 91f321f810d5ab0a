//! Home is the library as one tree: its roots are the plans, below each its chapters.

use super::desk::Desk;
use super::tree::scrolled;
use crate::plan::{Binding, Origin, Period, Plan};
use crate::record::{Record, RecordFile, Status};
use std::collections::{BTreeMap, BTreeSet};

/// What the library shows of a plan, whether or not it lies open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brief {
    /// The whole title.
    pub title: String,
    /// A title short enough for a row.
    pub short_title: String,
    /// The province or city it is for.
    pub region: String,
    /// The years it covers.
    pub period: Period,
    /// How many sections, indicators, binding ones, expected ones and ones from the prose.
    pub counts: [usize; 5],
    /// Who issued it, its document number, the day.
    pub source: Vec<String>,
    /// How many things the source lacks or garbles.
    pub gaps: usize,
    /// Whether its full text is attached to it.
    pub has_full: bool,
    /// How many things have which status; those that occur, in their order.
    pub statuses: Vec<(Status, usize)>,
}

impl Brief {
    /// The brief of a plan and what people added to it.
    #[must_use]
    pub fn of(plan: &Plan, records: &RecordFile) -> Self {
        let binding = |wanted| plan.indicators.iter().filter(|i| i.binding == Some(wanted)).count();
        let text = plan.indicators.iter().filter(|i| i.origin == Origin::Text).count();
        let (bound, expected) = (binding(Binding::Binding), binding(Binding::Expected));
        Self {
            title: plan.title.clone(),
            short_title: plan.short_title.clone(),
            region: plan.region.clone(),
            period: plan.period,
            counts: [plan.sections.len(), plan.indicators.len(), bound, expected, text],
            source: [&plan.issuer, &plan.doc_number, &plan.issued].into_iter().flatten().cloned().collect(),
            gaps: plan.gaps.len(),
            has_full: plan.full.is_some(),
            statuses: statuses(records),
        }
    }

    /// How many things have this status.
    #[must_use]
    pub fn count_status(&self, status: Status) -> usize {
        self.statuses.iter().find(|(known, _)| *known == status).map_or(0, |(_, count)| *count)
    }
}

fn statuses(records: &RecordFile) -> Vec<(Status, usize)> {
    let mut counts = [0; Status::ALL.len()];
    for status in records.records().filter_map(|(_, record)| Record::status(record)) {
        let slot = Status::ALL.iter().position(|known| *known == status);
        if let Some(count) = slot.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    Status::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect()
}

/// A row of the library.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HomeRow {
    /// A plan, by its position in the library.
    Plan(usize),
    /// A chapter of a plan: the plan's position and the section's.
    Chapter(usize, usize),
}

impl HomeRow {
    /// The plan it is or belongs to.
    #[must_use]
    pub const fn plan(self) -> usize {
        match self {
            Self::Plan(plan) | Self::Chapter(plan, _) => plan,
        }
    }
}

/// The library's mark and folds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Home {
    /// The marked row.
    pub row: usize,
    /// The first row on the screen.
    pub top: usize,
    open: BTreeSet<usize>,
}

impl Home {
    /// The visible rows of a library of `plans` plans. A plan that does not lie open has no chapters to show.
    #[must_use]
    pub fn rows(&self, plans: usize, desks: &BTreeMap<usize, Desk>) -> Vec<HomeRow> {
        let mut rows = Vec::new();
        for plan in 0..plans {
            rows.push(HomeRow::Plan(plan));
            if let Some(desk) = desks.get(&plan).filter(|_| self.open.contains(&plan)) {
                rows.extend(desk.plan.roots().map(|chapter| HomeRow::Chapter(plan, chapter)));
            }
        }
        rows
    }

    /// Whether a plan's chapters are shown.
    #[must_use]
    pub fn is_open(&self, plan: usize) -> bool {
        self.open.contains(&plan)
    }

    /// Shows a plan's chapters. Says whether they were hidden.
    pub fn unfold(&mut self, plan: usize) -> bool {
        self.open.insert(plan)
    }

    /// Hides a plan's chapters. Says whether they were shown.
    pub fn fold(&mut self, plan: usize) -> bool {
        self.open.remove(&plan)
    }

    /// Marks a row, and keeps it among the `height` rows shown.
    pub fn mark(&mut self, rows: &[HomeRow], row: usize, height: usize) {
        self.row = row.min(rows.len().saturating_sub(1));
        self.top = scrolled(self.top, self.row, rows.len(), height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::Found;
    use crate::plan::tests::small;
    use crate::record::RecordFile;
    use std::sync::Arc;

    #[test]
    fn chapters_stand_below_an_unfolded_plan() {
        let found = Found {
            records: RecordFile::new("small"),
            problem: None,
            drafts: BTreeMap::new(),
            is_partial: false,
        };
        let desks = BTreeMap::from([(1, Desk::new(Arc::new(small()), found, None))]);
        let mut home = Home::default();
        assert_eq!(home.rows(2, &desks), [HomeRow::Plan(0), HomeRow::Plan(1)]);
        home.unfold(0);
        home.unfold(1);
        let rows = home.rows(2, &desks);
        let expected = [HomeRow::Plan(0), HomeRow::Plan(1), HomeRow::Chapter(1, 0), HomeRow::Chapter(1, 2)];
        assert_eq!(rows, expected, "a plan not yet read has no chapters to show");
        home.mark(&rows, 99, 2);
        assert_eq!((home.row, home.top), (3, 2));
    }
}
