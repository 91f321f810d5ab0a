//! The tree is the outline with some sections open and others folded, and a mark on one of the visible ones.
//!
//! What always holds: the marked section is visible, that is, all sections above it are open.

use crate::plan::Plan;
use std::collections::HashSet;

/// The state of a plan's outline on the screen. Sections are positions in `Plan::sections`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    open: HashSet<usize>,
    mark: usize,
    /// The first visible row that is on the screen.
    pub top: usize,
}

impl Tree {
    /// The marked section.
    #[must_use]
    pub const fn mark(&self) -> usize {
        self.mark
    }

    /// Whether a section's children are shown.
    #[must_use]
    pub fn is_open(&self, section: usize) -> bool {
        self.open.contains(&section)
    }

    /// The open sections.
    pub fn open_sections(&self) -> impl Iterator<Item = usize> + '_ {
        self.open.iter().copied()
    }

    /// The visible sections from top to bottom.
    #[must_use]
    pub fn rows(&self, plan: &Plan) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut at = 0;
        while let Some(section) = plan.sections.get(at) {
            rows.push(at);
            at = if self.open.contains(&at) { at + 1 } else { section.end };
        }
        rows
    }

    /// Which visible row the mark is in.
    #[must_use]
    pub fn mark_row(&self, rows: &[usize]) -> usize {
        rows.binary_search(&self.mark).unwrap_or(0)
    }

    /// Moves the mark by rows, stopping at the ends. Says whether it moved.
    pub fn move_by(&mut self, plan: &Plan, by: isize) -> bool {
        let rows = self.rows(plan);
        let row = self.mark_row(&rows).saturating_add_signed(by).min(rows.len().saturating_sub(1));
        let before = self.mark;
        self.mark = rows.get(row).copied().unwrap_or(0);
        before != self.mark
    }

    /// Marks a section, opening all above it.
    pub fn reveal(&mut self, plan: &Plan, section: usize) {
        for above in plan.path_to(section) {
            if above != section {
                self.open.insert(above);
            }
        }
        self.mark = section;
    }

    /// Marks a section, or the nearest one above it that is visible as things are folded now.
    pub fn follow(&mut self, plan: &Plan, section: usize) {
        let path = plan.path_to(section);
        let folded = path.iter().position(|at| !self.open.contains(at));
        self.mark = folded.and_then(|at| path.get(at)).copied().unwrap_or(section);
    }

    /// Opens a section wherever the mark is.
    pub fn open(&mut self, section: usize) {
        self.open.insert(section);
    }

    /// Opens the marked section, or goes to its first child if it is open. Says whether anything changed.
    pub fn unfold(&mut self, plan: &Plan) -> bool {
        let has_children = plan.sections.get(self.mark).is_some_and(|s| s.has_children(self.mark));
        if !has_children {
            return false;
        }
        if !self.open.insert(self.mark) {
            self.mark += 1;
        }
        true
    }

    /// Folds the marked section, or goes to the one above it. Says whether anything changed.
    pub fn fold(&mut self, plan: &Plan) -> bool {
        let Some(section) = plan.sections.get(self.mark) else { return false };
        if section.has_children(self.mark) && self.open.remove(&self.mark) {
            return true;
        }
        let Some(parent) = section.parent else { return false };
        self.mark = parent;
        true
    }

    /// Opens a folded section and folds an open one. Says whether it has anything to fold.
    pub fn toggle(&mut self, plan: &Plan) -> bool {
        if plan.sections.get(self.mark).is_none_or(|s| !s.has_children(self.mark)) {
            return false;
        }
        if !self.open.remove(&self.mark) {
            self.open.insert(self.mark);
        }
        true
    }

    /// Shows exactly the first `levels` levels; the mark climbs to what stays visible.
    pub fn show_levels(&mut self, plan: &Plan, levels: usize) {
        let mark = self.mark;
        self.open = (0..plan.sections.len())
            .filter(|&at| plan.sections.get(at).is_some_and(|s| s.has_children(at) && s.depth + 1 < levels))
            .collect();
        self.follow(plan, mark);
    }

    /// How many levels are shown now, if whole levels are.
    #[must_use]
    pub fn levels(&self, plan: &Plan) -> Option<usize> {
        let deepest = plan.sections.iter().map(|s| s.depth + 1).max().unwrap_or(1);
        (1..=deepest).find(|&levels| {
            let mut probe = self.clone();
            probe.show_levels(plan, levels);
            probe.open == self.open
        })
    }

    /// Keeps the mark on a screen of `height` rows.
    pub fn scroll_to_mark(&mut self, plan: &Plan, height: usize) {
        let rows = self.rows(plan);
        let row = self.mark_row(&rows);
        self.top = scrolled(self.top, row, rows.len(), height);
    }
}

/// The first row to show so that `row` of `count` is among the `height` shown, moved as little as can be.
#[must_use]
pub fn scrolled(top: usize, row: usize, count: usize, height: usize) -> usize {
    let height = height.max(1);
    top.clamp((row + 1).saturating_sub(height), row).min(count.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::plan_from_json;

    fn plan() -> Plan {
        plan_from_json(
            r#"{"format":1,"id":"p","title":"t","short_title":"s","region":"r",
            "period":{"from":2026,"to":2030},"edition":"digest","indicators":[],"sections":[
            {"id":"1","title":"a","kind":"chapter","text":[],"sections":[
              {"id":"1.1","title":"b","kind":"section","text":[],"sections":[
                {"id":"1.1.1","title":"c","kind":"measure","text":[]}]},
              {"id":"1.2","title":"d","kind":"section","text":[]}]},
            {"id":"2","title":"e","kind":"chapter","text":[]}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn folded_sections_hide_what_is_below_them() {
        let plan = plan();
        let mut tree = Tree::default();
        assert_eq!(tree.rows(&plan), [0, 4]);
        assert!(tree.unfold(&plan));
        assert_eq!(tree.rows(&plan), [0, 1, 3, 4]);
    }

    #[test]
    fn left_folds_and_then_climbs() {
        let plan = plan();
        let mut tree = Tree::default();
        tree.reveal(&plan, 2);
        assert_eq!(tree.rows(&plan), [0, 1, 2, 3, 4]);
        assert!(tree.fold(&plan), "a leaf goes to its parent");
        assert_eq!(tree.mark(), 1);
        assert!(tree.fold(&plan), "an open section folds");
        assert_eq!(tree.rows(&plan), [0, 1, 3, 4]);
        tree.fold(&plan);
        tree.fold(&plan);
        assert!(!tree.fold(&plan), "nothing is above a folded chapter");
    }

    #[test]
    fn the_mark_is_always_visible() {
        let plan = plan();
        let mut tree = Tree::default();
        tree.reveal(&plan, 2);
        tree.show_levels(&plan, 1);
        assert_eq!(tree.mark(), 0);
        assert_eq!(tree.levels(&plan), Some(1));
        tree.follow(&plan, 3);
        assert_eq!(tree.mark(), 0, "1.2 is hidden below the folded 1");
        tree.show_levels(&plan, 2);
        tree.follow(&plan, 3);
        assert_eq!(tree.mark(), 3);
    }

    #[test]
    fn scrolling_moves_as_little_as_it_can() {
        assert_eq!(scrolled(0, 5, 100, 10), 0);
        assert_eq!(scrolled(0, 10, 100, 10), 1);
        assert_eq!(scrolled(50, 20, 100, 10), 20);
        assert_eq!(scrolled(95, 99, 100, 10), 90);
        assert_eq!(scrolled(3, 0, 1, 0), 0);
    }
}
