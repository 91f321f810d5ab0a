//! What a sync did, as it is told afterwards.

use crate::record::{Event, RecordFile, StoreError};
use std::collections::BTreeMap;

/// One thing that happened to the record of a section or indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happened {
    /// The plan's id.
    pub plan: String,
    /// The section's or indicator's id.
    pub id: String,
    /// What happened.
    pub event: Event,
}

/// What a sync did.
#[derive(Debug, Default)]
pub struct Report {
    /// Whether the repository was made.
    pub made: bool,
    /// Where all meet, without a password; none if that was never said.
    pub remote: Option<String>,
    /// What was committed here.
    pub kept: Vec<Happened>,
    /// What came in.
    pub received: Vec<Happened>,
    /// What went out.
    pub sent: Vec<Happened>,
    /// Why the remote could not be reached, if it could not.
    pub offline: Option<String>,
    /// Record files that cannot be read here and were left as they are.
    pub unread: Vec<StoreError>,
}

/// What `new` tells and `old` does not, the latest last.
pub(super) fn news(old: Option<&RecordFile>, new: &RecordFile) -> Vec<Happened> {
    let mut known: BTreeMap<(&str, Event), usize> = BTreeMap::new();
    for told in old.into_iter().flat_map(RecordFile::events) {
        *known.entry(told).or_default() += 1;
    }
    let mut fresh = Vec::new();
    for told in new.events() {
        match known.get_mut(&told) {
            Some(count) if *count > 0 => *count -= 1,
            _ => fresh.push(told),
        }
    }
    let plan = || new.plan().to_owned();
    fresh.into_iter().map(|(id, event)| Happened { plan: plan(), id: id.to_owned(), event }).collect()
}
