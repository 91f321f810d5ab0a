//! The file read or written last, so that the next change need not read it again; and which plans have had one.
//!
//! What always holds: what is recalled is what the file holds now. A version is that of one file at one moment,
//! and no other file can get the same one as long as this one is open.

use super::RecordFile;
use super::atomic::Version;
use std::collections::BTreeSet;
use std::fs::File;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a store knows of its files.
#[derive(Clone, Debug, Default)]
pub(super) struct Last(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// The plans whose file was there once.
    seen: BTreeSet<String>,
    /// One file and no more: each is kept open.
    last: Option<(RecordFile, Version, File)>,
}

impl Last {
    /// The records of a plan, if this version of its file is the one last seen.
    pub(super) fn recall(&self, plan_id: &str, version: Version) -> Option<RecordFile> {
        let known = self.known();
        let (file, seen, _) = known.last.as_ref()?;
        (file.plan() == plan_id && *seen == version).then(|| file.clone())
    }

    /// Remembers what the open file holds.
    pub(super) fn remember(&self, file: &RecordFile, version: Version, open: File) {
        let mut known = self.known();
        if !known.seen.contains(file.plan()) {
            known.seen.insert(file.plan().to_owned());
        }
        known.last = Some((file.clone(), version, open));
    }

    /// Whether the plan's file was there once.
    pub(super) fn has_seen(&self, plan_id: &str) -> bool {
        self.known().seen.contains(plan_id)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
