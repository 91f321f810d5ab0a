//! Mending: making a plan's record file whole again from what can be read of it and from the file before.
//!
//! What always holds: the broken file is kept, under a name that says when it was found; at every moment there
//! is it or the mended one. A file of a newer format, or one that may not be read, is left alone. What a killed
//! writer had written and not yet put in place is taken in.

use super::atomic::{self, Previous};
use super::salvage::salvage;
use super::store::parse;
use super::{FileError, RecordFile, Step, Store, StoreError};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What mending did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mended {
    /// The record file.
    pub path: PathBuf,
    /// Where the file that could not be used is now; `None` if there was none.
    pub aside: Option<PathBuf>,
    /// How many records with something to show there are now.
    pub records: usize,
}

/// What stands where the records of a plan should be.
enum Found {
    /// Nothing.
    Missing,
    /// A file that can be used.
    Whole(RecordFile),
    /// A file that cannot, with what can be read of it.
    Broken(Option<RecordFile>),
    /// Something else, such as a folder.
    NoFile,
}

impl Store {
    /// The ids of the plans that have a record file or the backup of one, in order.
    #[must_use]
    pub fn plans_with_backups(&self) -> Vec<String> {
        let mut ids = self.plans();
        ids.extend(self.names_ending_in(".json.bak"));
        ids.sort();
        ids.dedup();
        ids
    }

    /// The temporary files that killed writers of a plan's file left behind. That they are left behind is only
    /// sure while nobody is saving.
    #[must_use]
    pub fn left_over(&self, plan_id: &str) -> Vec<PathBuf> {
        let path = self.path(plan_id).and_then(|path| atomic::follow(&path));
        path.map(|path| atomic::temporaries(&path)).unwrap_or_default()
    }

    /// Mends the record file of a plan; `None` if there was nothing to mend.
    ///
    /// # Errors
    /// When the file is of a newer format, or cannot be read, locked or written. It is then as it was.
    pub fn mend(&self, plan_id: &str) -> Result<Option<Mended>, StoreError> {
        let (path, _lock) = self.lock(plan_id)?;
        let found = find(&path, plan_id)?;
        let left = atomic::temporaries(&path);
        let before = match &found {
            Found::Whole(file) | Found::Broken(Some(file)) => Some(file.clone()),
            Found::Missing | Found::NoFile | Found::Broken(None) => None,
        };
        let mut after = before.clone();
        if !matches!(found, Found::Whole(_)) {
            take_in(&mut after, &atomic::backup_of(&path), plan_id);
        }
        for temporary in &left {
            take_in(&mut after, temporary, plan_id);
        }
        let is_whole = matches!(found, Found::Whole(_));
        if (is_whole && left.is_empty()) || (matches!(found, Found::Missing) && after.is_none()) {
            return Ok(None);
        }
        let aside = match found {
            Found::Broken(_) => Some(keep_name(&path)?),
            Found::NoFile => Some(atomic::move_aside(&path)?),
            Found::Missing | Found::Whole(_) => None,
        };
        match &after {
            Some(file) if !is_whole || after != before => {
                let previous = if is_whole { Previous::Kept } else { Previous::Gone };
                self.write(&path, file, previous)?;
            }
            // Nothing at all could be read: the next save begins a new file.
            None if aside.is_some() && path.is_file() => {
                fs::remove_file(&path).map_err(StoreError::io(&path, Step::Replace))?;
            }
            _ => {}
        }
        for temporary in left {
            let _ = fs::remove_file(temporary);
        }
        let records =
            after.iter().flat_map(RecordFile::records).filter(|(_, record)| !record.is_empty()).count();
        Ok(Some(Mended { path, aside, records }))
    }
}

fn find(path: &Path, plan_id: &str) -> Result<Found, StoreError> {
    let text = match atomic::read(path) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(Found::Missing),
        Err(StoreError::Io { source, .. }) if source.kind() == ErrorKind::InvalidInput => {
            return Ok(Found::NoFile);
        }
        Err(StoreError::Io { source, .. }) if source.kind() == ErrorKind::FileTooLarge => {
            return Ok(Found::Broken(None));
        }
        Err(error) => return Err(error),
    };
    match parse(&text.bytes, plan_id) {
        Ok(file) => Ok(Found::Whole(file)),
        Err(error @ FileError::Newer(_)) => Err(StoreError::file(path)(error)),
        Err(FileError::Malformed(_) | FileError::OtherPlan(_)) => {
            Ok(Found::Broken(salvage(&text.bytes, plan_id)))
        }
    }
}

/// Merges what can be read of another file of the plan into what there is.
fn take_in(file: &mut Option<RecordFile>, path: &Path, plan_id: &str) {
    let Ok(Some(text)) = atomic::read(path) else { return };
    let Some(other) = parse(&text.bytes, plan_id).ok().or_else(|| salvage(&text.bytes, plan_id)) else {
        return;
    };
    *file = match file.take() {
        Some(file) => Some(file.merge(&other).unwrap_or(file)),
        None => Some(other),
    };
}

/// Gives the file at `path` a second name, under which it stays when another takes its place.
fn keep_name(path: &Path) -> Result<PathBuf, StoreError> {
    let aside = atomic::name_aside(path);
    let kept = fs::hard_link(path, &aside).or_else(|_| fs::copy(path, &aside).map(drop));
    kept.map(|()| aside).map_err(StoreError::io(path, Step::Keep))
}
