//! The catalogue is the index of the library as far as it was read, with what was found in it last.
//!
//! What always holds: what is remembered is what a search would find now. It is forgotten when anything in the index
//! changes, so a query that is typed again, or comes back when a letter is taken away, needs no search.

use crate::plan::Plan;
use crate::record::RecordFile;
use crate::search::{Fields, Found, Index, Limits, Query, Scope, Trail};
use std::collections::VecDeque;

/// How many queries are remembered, with five hundred hits each at most: about 200 kB.
const REMEMBERED: usize = 16;

/// An index that remembers what was found.
#[derive(Default)]
pub(super) struct Catalogue {
    index: Index,
    trail: Trail,
    /// Queries as they were typed, the oldest first.
    found: VecDeque<(String, Found)>,
}

impl Catalogue {
    /// Takes over what was indexed elsewhere.
    pub(super) fn add(&mut self, index: Index) {
        self.found.clear();
        self.index.add_all(vec![index]);
    }

    /// Puts what is noted and marked now in place of the notes and statuses of one plan.
    pub(super) fn set_notes(&mut self, at: usize, plan: &Plan, records: &RecordFile) {
        self.found.clear();
        self.index.set_notes(at, plan, records);
    }

    /// What is found in all plans; see [`Index::search_on`]. What is remembered is not given to `early`, and the trail stays.
    pub(super) fn search(
        &mut self,
        typed: &str,
        limits: Limits,
        is_wanted: &(dyn Fn() -> bool + Sync),
        early: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        if let Some((_, found)) = self.found.iter().find(|(known, _)| known == typed) {
            return Some(found.clone());
        }
        let scope = Scope { fields: Fields::ALL, plan: None };
        let query = Query::parse(typed);
        let found = self.index.search_on(&query, &scope, limits, &mut self.trail, is_wanted, early)?;
        if self.found.len() == REMEMBERED {
            self.found.pop_front();
        }
        self.found.push_back((typed.to_owned(), found.clone()));
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::tests::small;

    const LIMITS: Limits = Limits { first: 5, all: 50, counted: 100 };

    fn total(catalogue: &mut Catalogue, typed: &str) -> usize {
        catalogue.search(typed, LIMITS, &|| true, &mut drop).unwrap().total
    }

    fn catalogue() -> Catalogue {
        let mut catalogue = Catalogue::default();
        catalogue.add(Index::build([(0, &small(), None)].into_iter()));
        catalogue
    }

    /// Whether the index had to be asked for it.
    fn is_searched(catalogue: &mut Catalogue, typed: &str) -> bool {
        // A search that nobody wants is given up, and what is remembered is given all the same.
        catalogue.search(typed, LIMITS, &|| false, &mut drop).is_none()
    }

    #[test]
    fn a_query_typed_again_is_not_searched_again() {
        let mut catalogue = catalogue();
        assert!(is_searched(&mut catalogue, "床位"), "one that was given up is not remembered");
        let found = total(&mut catalogue, "床位");
        assert!(found > 0 && !is_searched(&mut catalogue, "床位"));
        assert_eq!(total(&mut catalogue, "床位"), found);
        for n in 0..REMEMBERED {
            total(&mut catalogue, &format!("床位{n}"));
        }
        assert!(is_searched(&mut catalogue, "床位"), "not for ever");
    }

    #[test]
    fn what_changed_is_found_at_once() {
        let mut catalogue = catalogue();
        assert_eq!(total(&mut catalogue, "床位"), 4);
        catalogue.add(Index::build([(1, &small(), None)].into_iter()));
        assert_eq!(total(&mut catalogue, "床位"), 8);
        let records = r#"{"format":1,"plan":"small","records":{"t1":{"notes":[
            {"id":"n1","kind":"note","text":"床位已备案","by":"li","at":"2026-11-22T03:04:05Z"}]}}}"#;
        catalogue.set_notes(0, &small(), &RecordFile::from_json(records.as_bytes()).unwrap());
        assert_eq!(total(&mut catalogue, "床位"), 9);
    }
}
