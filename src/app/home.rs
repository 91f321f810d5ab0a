//! Home is the library as one tree: its roots are the plans, below each its chapters.

use super::desk::Desk;
use super::tree::scrolled;
use std::collections::{BTreeMap, BTreeSet};

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
