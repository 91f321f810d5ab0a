//! Memory is how things were left: the place, the folds, the widths, bookmarks. Nobody would miss it, so it
//! is kept apart from the records, and whatever cannot be read of it is as good as none.

use super::reader::Position;
use super::tree::Tree;
use crate::plan::{Edition, Place, Plan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the screen was left.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The plan last open, by id.
    pub plan: Option<String>,
    /// How each plan was left, by plan id.
    pub plans: BTreeMap<String, PlanMemory>,
    /// Queries typed, the latest first.
    pub queries: Vec<String>,
}

/// How one plan was left. Sections are named by id, so that a new edition of the plan keeps what it can.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanMemory {
    /// The marked section.
    pub mark: String,
    /// The open sections.
    pub open: Vec<String>,
    /// The section at the top of the reading pane, and the line in it.
    pub reading: Option<(String, usize)>,
    /// Which text was read, if that was chosen.
    pub edition: Option<Edition>,
    /// The tree's width in columns.
    pub split: Option<u16>,
    /// Bookmarked sections and indicators, the latest first.
    pub bookmarks: Vec<String>,
}

/// How many queries are remembered.
const MOST_QUERIES: usize = 50;

impl Memory {
    /// Remembers a query as the latest.
    pub fn add_query(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.queries.retain(|q| q != query);
            self.queries.insert(0, query.to_owned());
            self.queries.truncate(MOST_QUERIES);
        }
    }
}

impl PlanMemory {
    /// Takes down how a plan is left.
    pub fn keep(&mut self, plan: &Plan, tree: &Tree, reader: Position) {
        let id = |at: usize| plan.sections.get(at).map(|s| s.id.to_string());
        self.mark = id(tree.mark()).unwrap_or_default();
        let mut open: Vec<usize> = tree.open_sections().collect();
        open.sort_unstable();
        self.open = open.into_iter().filter_map(id).collect();
        self.reading = id(reader.section).map(|section| (section, reader.line));
    }

    /// Puts a plan back to how it was left.
    pub fn restore(&self, plan: &Plan, tree: &mut Tree, reader: &mut Position) {
        let section = |id: &str| match plan.find(id) {
            Some(Place::Section(at)) => Some(at),
            _ => None,
        };
        if self.mark.is_empty() {
            return;
        }
        tree.show_levels(plan, 1);
        for id in &self.open {
            if let Some(at) = section(id) {
                tree.follow(plan, at);
                tree.open(at);
            }
        }
        if let Some(mark) = section(&self.mark) {
            tree.reveal(plan, mark);
            *reader = Position::start_of(mark);
        }
        if let Some((id, line)) = &self.reading
            && let Some(at) = section(id)
        {
            *reader = Position { section: at, line: *line };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::plan_from_json;

    const PLAN: &str = r#"{"format":1,"id":"p","title":"t","short_title":"s","region":"r",
      "period":{"from":2026,"to":2030},"edition":"digest","indicators":[],"sections":[
      {"id":"1","title":"a","kind":"chapter","text":[],"sections":[
        {"id":"1.1","title":"b","kind":"section","text":[],"sections":[
          {"id":"1.1.1","title":"c","kind":"measure","text":[]}]}]},
      {"id":"2","title":"e","kind":"chapter","text":[]}]}"#;

    #[test]
    fn a_plan_is_found_as_it_was_left() {
        let plan = plan_from_json(PLAN).unwrap();
        let mut tree = Tree::default();
        tree.reveal(&plan, 2);
        tree.fold(&plan);
        let mut memory = PlanMemory::default();
        memory.keep(&plan, &tree, Position { section: 2, line: 3 });
        let (mut again, mut reader) = (Tree::default(), Position::default());
        memory.restore(&plan, &mut again, &mut reader);
        assert_eq!(again.rows(&plan), tree.rows(&plan));
        assert_eq!(again.mark(), tree.mark());
        assert_eq!(reader, Position { section: 2, line: 3 });
    }

    #[test]
    fn what_a_new_edition_no_longer_has_is_forgotten() {
        let plan = plan_from_json(PLAN).unwrap();
        let memory =
            PlanMemory { mark: "9.9".into(), open: vec!["1".into(), "8".into()], ..PlanMemory::default() };
        let (mut tree, mut reader) = (Tree::default(), Position::default());
        memory.restore(&plan, &mut tree, &mut reader);
        assert_eq!(tree.rows(&plan), [0, 1, 3]);
    }

    #[test]
    fn a_query_is_remembered_once() {
        let mut memory = Memory::default();
        for query in ["养老", "托位", " 养老 ", "  "] {
            memory.add_query(query);
        }
        assert_eq!(memory.queries, ["养老", "托位"]);
    }
}
