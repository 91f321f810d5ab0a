//! A desk is a plan lying open: the plan, what people added to it, and how far it is unfolded and read.

use super::memory::PlanMemory;
use super::progress::{Progress, progress};
use super::reader::Position;
use super::tree::Tree;
use crate::plan::{Edition, FullText, Place, Plan};
use crate::record::{Draft, Record, RecordFile, Status, StoreError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was found in the records folder for a plan.
#[derive(Clone, Debug)]
pub struct Found {
    /// The records as they are on disk; empty if there are none or they cannot be read.
    pub records: RecordFile,
    /// Why they cannot be read; the plan is then read-only.
    pub problem: Option<Arc<StoreError>>,
    /// Notes someone began and did not save, by the id of what they are for.
    pub drafts: BTreeMap<String, Draft>,
}

/// A plan lying open.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The plan.
    pub plan: Arc<Plan>,
    /// What people added.
    pub records: RecordFile,
    /// Why nothing can be added: its file cannot be read.
    pub problem: Option<Arc<StoreError>>,
    /// Half-written notes.
    pub drafts: BTreeMap<String, Draft>,
    /// The progress of each section, by position.
    pub progress: Vec<Progress>,
    /// The outline's folds and mark.
    pub tree: Tree,
    /// The top of the reading pane.
    pub reader: Position,
    /// Which text is read, where the plan has two.
    pub edition: Edition,
}

impl Desk {
    /// Lays a plan open with what was found for it, at the place it was left.
    #[must_use]
    pub fn new(plan: Arc<Plan>, found: Found, memory: Option<&PlanMemory>) -> Self {
        let mut tree = Tree::default();
        tree.show_levels(&plan, 2);
        let mut reader = Position::default();
        if let Some(memory) = memory {
            memory.restore(&plan, &mut tree, &mut reader);
        }
        let progress = progress(&plan, &found.records);
        let full = plan.full.as_ref().and(memory).and_then(|memory| memory.edition);
        let edition = full.unwrap_or(plan.edition);
        Self {
            records: found.records,
            problem: found.problem,
            drafts: found.drafts,
            progress,
            tree,
            reader,
            edition,
            plan,
        }
    }

    /// Takes over records that were read or written.
    pub fn set_records(&mut self, records: RecordFile) {
        self.progress = progress(&self.plan, &records);
        self.records = records;
    }

    /// The full text, if it is what is read.
    #[must_use]
    pub fn full_text(&self) -> Option<&FullText> {
        self.plan.full.as_deref().filter(|_| self.edition == Edition::Full)
    }

    /// What people added to a place, if anything.
    #[must_use]
    pub fn record(&self, place: Place) -> Option<&Record> {
        self.records.record(self.plan.id_of(place))
    }

    /// The status of a place.
    #[must_use]
    pub fn status(&self, place: Place) -> Option<Status> {
        self.record(place).and_then(Record::status)
    }

    /// How many things have this status.
    #[must_use]
    pub fn count_status(&self, status: Status) -> usize {
        self.records.records().filter(|(_, record)| record.status() == Some(status)).count()
    }
}
