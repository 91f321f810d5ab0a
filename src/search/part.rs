//! A part is one plan's share of the index: its strings, what it is called, and what people marked in it.
//!
//! What always holds: a part borrows nothing of the plan, and a copy of it shares the strings, so that the notes
//! can be replaced while a search looks through what was there before.

use super::Field;
use super::filter::Filter;
use super::outline::Outline;
use super::query::{Query, Word};
use super::shelf::{Entry, Shelf};
use crate::plan::{Binding, Place, Plan};
use crate::record::{RecordFile, Status};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One plan's share of the index.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The plan's position, as it was given to the index.
    pub(super) plan: usize,
    /// Folded.
    pub(super) region: String,
    /// Title and short title, folded.
    titles: [String; 2],
    id: String,
    /// What is said of each indicator.
    bindings: Vec<Option<Binding>>,
    marks: Marks,
    pub(super) outline: Arc<Outline>,
    names: Arc<Shelf>,
    text: Arc<Shelf>,
    notes: Shelf,
}

/// How many shelves a part has.
pub(super) const SHELVES: usize = 3;
/// Which of them has the names.
pub(super) const NAMES: usize = 0;

/// What people marked in a plan, as far as it can be asked for.
#[derive(Clone, Debug, Default)]
struct Marks {
    statuses: BTreeMap<Place, Status>,
    noted: BTreeSet<Place>,
}

impl Marks {
    fn of(plan: &Plan, records: &RecordFile) -> Self {
        let mut marks = Self::default();
        for (id, record) in records.records() {
            let Some(place) = plan.find(id) else { continue };
            marks.statuses.extend(record.status().map(|status| (place, status)));
            marks.noted.extend(record.notes().next().map(|_| place));
        }
        marks
    }
}

impl Part {
    pub(super) fn of(at: usize, plan: &Plan, records: Option<&RecordFile>) -> Self {
        Self {
            plan: at,
            region: fold(&plan.region),
            titles: [fold(&plan.title), fold(&plan.short_title)],
            id: fold(&plan.id),
            bindings: plan.indicators.iter().map(|indicator| indicator.binding).collect(),
            marks: records.map(|records| Marks::of(plan, records)).unwrap_or_default(),
            outline: Arc::new(Outline::of(plan)),
            names: Arc::new(Shelf::of_names(plan)),
            text: Arc::new(Shelf::of_text(plan)),
            notes: records.map(|records| Shelf::of_notes(plan, records)).unwrap_or_default(),
        }
    }

    /// The same with what is noted and marked now.
    pub(super) fn with_notes(&self, plan: &Plan, records: &RecordFile) -> Self {
        let (notes, marks) = (Shelf::of_notes(plan, records), Marks::of(plan, records));
        Self { notes, marks, ..self.clone() }
    }

    /// The number and title of a section.
    pub(super) fn heading(&self, section: usize) -> String {
        self.names.strings.source(section + 1)
    }

    /// The shelf that has the entries of this field.
    pub(super) fn shelf(&self, field: Field) -> &Shelf {
        match field {
            Field::Note => &self.notes,
            Field::Plan | Field::Title | Field::Indicator => &self.names,
            Field::Text => &self.text,
        }
    }

    /// All shelves, that with the names first.
    pub(super) fn shelves(&self) -> [&Shelf; SHELVES] {
        [&self.names, &self.text, &self.notes]
    }

    /// Whether the word names the plan's region: 浙江, 浙江省, zhejiang or zj, but not 江.
    pub(super) fn is_region(&self, word: &Word) -> bool {
        let enough = |name: &str| name.chars().nth(1).is_some();
        let text = word.text.as_str();
        let is_typed =
            (enough(text) && self.region.contains(text)) || (enough(&self.region) && text == self.region);
        let heard = || word.spelled.as_ref()?.find(&self.region)?.ranges.first().copied();
        is_typed || heard().is_some_and(|[start, end]| start == 0 && end > 1)
    }

    pub(super) fn is_in_titles(&self, word: &Word) -> bool {
        let enough = word.text.chars().nth(1).is_some();
        let spelled = word.spelled_in_text();
        self.titles.iter().any(|title| {
            enough && title.contains(&word.text) || spelled.is_some_and(|word| word.find(title).is_some())
        })
    }

    /// Whether a title begins with what was typed, in letters or not.
    pub(super) fn is_begun_by(&self, word: &Word) -> bool {
        let enough = word.text.chars().nth(1).is_some();
        let begins = |title: &String| {
            let heard = || word.spelled_in_text()?.find(title)?.ranges.first().copied();
            enough && title.starts_with(&word.text) || heard().is_some_and(|[start, _]| start == 0)
        };
        self.titles.iter().any(begins)
    }

    /// Whether the filters let the plan pass as a whole.
    pub(super) fn is_asked_for(&self, query: &Query) -> bool {
        query.filters().iter().all(|filter| match filter {
            Filter::Plan(word) => {
                self.id.contains(&word.text) || self.is_region(word) || self.is_in_titles(word)
            }
            Filter::Status(_) | Filter::Binding(_) | Filter::Note => true,
        })
    }

    /// Whether the filters let an entry pass. Without words a paragraph is no hit, and a note only if notes are
    /// asked for: then the places themselves are not. What people mark they never mark on the plan itself.
    pub(super) fn passes(&self, entry: &Entry, query: &Query) -> bool {
        let has_words = query.words().next().is_some();
        let wants_notes = query.filters().contains(&Filter::Note);
        let is_listed = match entry.field {
            Field::Title | Field::Indicator => !wants_notes,
            Field::Plan | Field::Text => false,
            Field::Note => wants_notes,
        };
        let place = self.shelf(entry.field).place(entry);
        let holds = |filter: &Filter| match filter {
            Filter::Plan(_) => true,
            _ if entry.field == Field::Plan => false,
            Filter::Status(wanted) => wanted.has(self.marks.statuses.get(&place).copied()),
            Filter::Binding(wanted) => match place {
                Place::Indicator(at) => self.bindings.get(at) == Some(&Some(*wanted)),
                Place::Section(_) => false,
            },
            Filter::Note => self.marks.noted.contains(&place),
        };
        (has_words || is_listed) && query.filters().iter().all(holds)
    }
}
