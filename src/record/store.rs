//! The store is the folder of record files, `<plan>.json` each, and their only writer.
//!
//! Every change is saved at once, on top of what the file holds at that moment, so several people and several
//! screens may write in turn and lose nothing. A file that cannot be read or is of a newer format is never
//! written to. The file before the last save is kept as `<plan>.json.bak`.

use super::atomic::{self, Previous, Text, Version};
use super::fault::point;
use super::last::Last;
use super::lock::Lock;
use super::{Change, ChangeError, FileError, RecordFile, Stamp, Step, StoreError};
use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another writer, who needs a few milliseconds, before giving up.
pub(super) const WAIT: Duration = Duration::from_secs(2);

/// Leaves room for all endings within the 255 bytes that a file name may have.
const LONGEST_ID_BYTES: usize = 200;

/// What was read.
#[derive(Debug)]
pub struct Loaded {
    /// The plan's records; none if there is a problem or no file.
    pub file: RecordFile,
    /// Why the file could not be read. While there is a problem, nothing can be saved for this plan.
    pub problem: Option<StoreError>,
    /// Which text of the file this is; `None` if there is no file or a problem.
    pub version: Option<Version>,
}

impl Loaded {
    /// The records, or why there are none to be had.
    ///
    /// # Errors
    /// The problem, if there is one.
    pub fn into_file(self) -> Result<RecordFile, StoreError> {
        self.problem.map_or(Ok(self.file), Err)
    }
}

/// What was saved.
#[derive(Debug)]
pub struct Saved {
    /// The plan's records as they are in the file now, changes of others included.
    pub file: RecordFile,
    /// The changes that undo those made, in the order in which they are to be made: the last first.
    pub inverses: Vec<Change>,
    /// Which text of the file this is; `None` if nothing was changed and there is no file.
    pub version: Option<Version>,
}

/// The folder of record files. Clones share what they know of it.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    last: Last,
}

impl Store {
    /// The store in this folder, which is made with the first save.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, last: Last::default() }
    }

    /// Where the records of a plan are, whether or not there are any.
    ///
    /// # Errors
    /// When the plan's id cannot be the name of a file.
    pub fn path(&self, plan_id: &str) -> Result<PathBuf, StoreError> {
        file_of(&self.folder, plan_id)
    }

    /// The ids of the plans that have a record file, in order; plans that are gone from the library included.
    #[must_use]
    pub fn plans(&self) -> Vec<String> {
        let mut ids = self.names_ending_in(".json");
        ids.sort();
        ids
    }

    /// The names in the folder with this ending, without it, as far as they can be ids of plans.
    pub(super) fn names_ending_in(&self, ending: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let id = |name: &str| name.strip_suffix(ending).filter(|id| is_safe(id)).map(str::to_owned);
        entries.flatten().filter_map(|entry| entry.file_name().to_str().and_then(id)).collect()
    }

    /// Reads the records of a plan. A file that was never there holds none; one that this store has seen and
    /// that is gone is a problem, since nobody removes records in passing.
    #[must_use]
    pub fn load(&self, plan_id: &str) -> Loaded {
        match self.path(plan_id).and_then(|path| self.read(&path, plan_id)) {
            Ok((file, version)) => Loaded { file, problem: None, version },
            Err(problem) => Loaded { file: RecordFile::new(plan_id), problem: Some(problem), version: None },
        }
    }

    /// Makes the changes, all or none, on top of what the file holds now, and saves it.
    ///
    /// When this returns, the changes are on the disk. Waits for another writer at most two seconds. Changes
    /// that change nothing are not saved again.
    ///
    /// # Errors
    /// When the file cannot be read, is of a newer format or of another plan, cannot be written, is locked for
    /// too long, or when a change cannot be made to what is there now. The file is then as it was.
    pub fn change(&self, plan_id: &str, changes: &[Change], stamp: &Stamp) -> Result<Saved, StoreError> {
        self.change_as(plan_id, stamp, |_| changes.to_vec())
    }

    /// The same with changes that hang on what the file holds now. Nobody can save between the look at it and the
    /// change.
    ///
    /// # Errors
    /// The same.
    pub fn change_as(
        &self,
        plan_id: &str,
        stamp: &Stamp,
        changes: impl FnOnce(&RecordFile) -> Vec<Change>,
    ) -> Result<Saved, StoreError> {
        let mut inverses = Vec::new();
        let (file, version) = self.update(plan_id, |file| {
            for change in changes(file) {
                let note_id = uuid::Uuid::now_v7().to_string();
                let refused = |error| (change.id.clone(), error);
                inverses.push(file.apply(&change, stamp, &note_id).map_err(refused)?);
            }
            Ok(())
        })?;
        inverses.reverse();
        Ok(Saved { file, inverses, version })
    }

    /// Edits what a plan's file holds now, and saves it if anything is changed. An edit that is refused, with
    /// the id it is about, changes nothing.
    pub(super) fn update(
        &self,
        plan_id: &str,
        edit: impl FnOnce(&mut RecordFile) -> Result<(), (String, ChangeError)>,
    ) -> Result<(RecordFile, Option<Version>), StoreError> {
        let (path, _lock) = self.lock(plan_id)?;
        let (before, version) = self.read(&path, plan_id)?;
        let mut file = before.clone();
        edit(&mut file).map_err(|(id, source)| StoreError::Refused { path: path.clone(), id, source })?;
        if file == before {
            return Ok((file, version));
        }
        let version = self.write(&path, &file, Previous::Kept)?;
        Ok((file, Some(version)))
    }

    /// Keeps other writers of a plan's file away, and says where the file really is.
    pub(super) fn lock(&self, plan_id: &str) -> Result<(PathBuf, Lock), StoreError> {
        let path = self.path(plan_id)?;
        // A share that is not mounted any more must not be taken for a folder that is yet to be made.
        if self.last.has_seen(plan_id) && is_missing(&path) {
            return Err(StoreError::Gone { path });
        }
        make_folder(&self.folder)?;
        let path = atomic::follow(&path)?;
        let lock = Lock::take(&path.with_extension("lock"), WAIT)?;
        atomic::sweep(&path);
        Ok((path, lock))
    }

    /// Reads the file at `path`, unless it is the one read or written last and nobody has saved since.
    pub(super) fn read(
        &self,
        path: &Path,
        plan_id: &str,
    ) -> Result<(RecordFile, Option<Version>), StoreError> {
        // Asked first: while this reads, another may save the first text there is.
        let was_there = self.last.has_seen(plan_id);
        let version = fs::metadata(path).ok().map(|metadata| Version::of(&metadata));
        if let Some(known) = version.and_then(|version| self.last.recall(plan_id, version)) {
            return Ok((known, version));
        }
        match atomic::read(path)? {
            Some(Text { bytes, version, file: open }) => {
                let file = parse(&bytes, plan_id).map_err(StoreError::file(path))?;
                self.last.remember(&file, version, open);
                Ok((file, Some(version)))
            }
            None if was_there => Err(StoreError::Gone { path: path.to_owned() }),
            None => Ok((RecordFile::new(plan_id), None)),
        }
    }

    /// Puts the records in the place of the file at `path`, which is locked.
    pub(super) fn write(
        &self,
        path: &Path,
        file: &RecordFile,
        previous: Previous,
    ) -> Result<Version, StoreError> {
        let (version, open): (_, File) = atomic::write_by(path, |out| file.print_to(out), previous)?;
        self.last.remember(file, version, open);
        Ok(version)
    }

    /// Brings in what another copy of a plan's records holds, on top of what the file holds now, and gives back
    /// what it holds then. Where the copy brings nothing new, nothing is saved.
    ///
    /// # Errors
    /// As for [`Store::change`].
    pub fn merge(&self, plan_id: &str, other: &RecordFile) -> Result<RecordFile, StoreError> {
        let (path, _lock) = self.lock(plan_id)?;
        let (file, version) = self.read(&path, plan_id)?;
        let merged = file.merge(other).map_err(StoreError::file(&path))?;
        if merged != file || version.is_none() {
            self.write(&path, &merged, Previous::Kept)?;
        }
        Ok(merged)
    }

    /// Which text the file of a plan holds now; `None` if there is no file. Costs one look at the file's entry,
    /// so a screen may ask again and again whether someone else has saved.
    #[must_use]
    pub fn version(&self, plan_id: &str) -> Option<Version> {
        fs::metadata(self.path(plan_id).ok()?).ok().map(|metadata| Version::of(&metadata))
    }
}

/// Merges one record file into another, wherever the two are and whatever they are called. Neither is locked.
///
/// # Errors
/// When one of them is not there or cannot be read, they are of different plans, or the first cannot be written.
/// Both are then as they were.
pub fn merge_files(ours: &Path, theirs: &Path) -> Result<(), StoreError> {
    let read = |path: &Path| match atomic::read(path)? {
        Some(text) => RecordFile::from_json(&text.bytes).map_err(StoreError::file(path)),
        None => Err(StoreError::io(path, Step::Read)(io::ErrorKind::NotFound.into())),
    };
    let (our_file, their_file) = (read(ours)?, read(theirs)?);
    let merged = our_file.merge(&their_file).map_err(StoreError::file(theirs))?;
    if merged != our_file {
        atomic::write_by(&atomic::follow(ours)?, |out| merged.print_to(out), Previous::Gone)?;
    }
    Ok(())
}

/// The records in the text of a plan's file.
pub(super) fn parse(json: &[u8], plan_id: &str) -> Result<RecordFile, FileError> {
    let file = RecordFile::from_json(json)?;
    // Someone copied or renamed a file: its notes are about the sections of another plan.
    if file.plan() == plan_id { Ok(file) } else { Err(FileError::OtherPlan(file.plan().to_owned())) }
}

fn is_missing(path: &Path) -> bool {
    matches!(fs::symlink_metadata(path), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// `<folder>/<plan>.json`, if the id is safe: plans come from elsewhere, and a name must not lead elsewhere.
pub(super) fn file_of(folder: &Path, plan_id: &str) -> Result<PathBuf, StoreError> {
    if is_safe(plan_id) {
        Ok(folder.join(format!("{plan_id}.json")))
    } else {
        Err(StoreError::BadId { path: folder.to_owned(), id: plan_id.to_owned() })
    }
}

/// Letters and digits of any script, `-`, `_` and, not in front, `.`
fn is_safe(plan_id: &str) -> bool {
    let fits = (1..=LONGEST_ID_BYTES).contains(&plan_id.len()) && !plan_id.starts_with('.');
    fits && plan_id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}

/// Makes the folder, for its owner alone, or for the group too inside a folder that is the group's; one that is
/// there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let above = folder.ancestors().skip(1).find(|above| above.exists());
    let mode = if above.is_some_and(atomic::is_shared) { 0o770 } else { 0o700 };
    let made =
        point("make folder").and_then(|()| DirBuilder::new().recursive(true).mode(mode).create(folder));
    made.map_err(StoreError::io(folder, Step::CreateFolder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_leads_elsewhere_is_no_file() {
        let store = Store::new(PathBuf::from("/records"));
        for wrong in ["", ".", "..", ".hidden", "a/b", "../a", "a b", "a\0", "a\n", &"a".repeat(201)] {
            assert!(matches!(store.path(wrong), Err(StoreError::BadId { .. })), "{wrong:?}");
        }
        for right in ["shanxi-quality-life", "a.b_2", "山西养老"] {
            assert_eq!(store.path(right).unwrap(), Path::new("/records").join(format!("{right}.json")));
        }
    }

    #[test]
    fn a_plan_that_cannot_have_a_file_loads_as_a_problem() {
        let loaded = Store::new(PathBuf::from("/records")).load("../a");
        assert!(matches!(loaded.problem, Some(StoreError::BadId { .. })));
    }
}
