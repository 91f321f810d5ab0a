//! The store is the folder of record files, `<plan>.json` each, and their only writer.
//!
//! Every change is saved at once, on top of what the file holds at that moment, so several people and several
//! screens may write in turn and lose nothing. A file that cannot be read or is of a newer format is never
//! written to. The file before the last save is kept as `<plan>.json.bak`.

use super::atomic::{self, Previous, Version};
use super::lock::Lock;
use super::{Change, FileError, RecordFile, Stamp, Step, StoreError};
use std::fs::{self, DirBuilder};
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

/// The folder of record files.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in this folder, which is made with the first save.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
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
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let id = |name: &str| name.strip_suffix(".json").filter(|id| is_safe(id)).map(str::to_owned);
        let mut ids: Vec<_> =
            entries.flatten().filter_map(|entry| entry.file_name().to_str().and_then(id)).collect();
        ids.sort();
        ids
    }

    /// Reads the records of a plan. A file that is not there holds none.
    #[must_use]
    pub fn load(&self, plan_id: &str) -> Loaded {
        match self.path(plan_id).and_then(|path| read(&path, plan_id)) {
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
        let path = self.path(plan_id)?;
        make_folder(&self.folder)?;
        let path = atomic::follow(&path)?;
        let _lock = Lock::take(&path.with_extension("lock"), WAIT)?;
        atomic::sweep(&path);
        let (mut file, version) = read(&path, plan_id)?;
        let changes = changes(&file);
        let (mut inverses, mut changed) = (Vec::with_capacity(changes.len()), false);
        for change in &changes {
            let before = file.record(&change.id).cloned();
            let note_id = uuid::Uuid::now_v7().to_string();
            let inverse = file.apply(change, stamp, &note_id).map_err(|source| {
                let (path, id) = (path.clone(), change.id.clone());
                StoreError::Refused { path, id, source }
            })?;
            changed |= file.record(&change.id) != before.as_ref();
            inverses.push(inverse);
        }
        inverses.reverse();
        if !changed {
            return Ok(Saved { file, inverses, version });
        }
        let json = file.to_json().map_err(StoreError::file(&path))?;
        let version = Some(atomic::write(&path, json.as_bytes(), Previous::Kept)?);
        Ok(Saved { file, inverses, version })
    }

    /// Which text the file of a plan holds now; `None` if there is no file. Costs one look at the file's entry,
    /// so a screen may ask again and again whether someone else has saved.
    #[must_use]
    pub fn version(&self, plan_id: &str) -> Option<Version> {
        fs::metadata(self.path(plan_id).ok()?).ok().map(|metadata| Version::of(&metadata))
    }
}

fn read(path: &Path, plan_id: &str) -> Result<(RecordFile, Option<Version>), StoreError> {
    let Some((bytes, version)) = atomic::read(path)? else { return Ok((RecordFile::new(plan_id), None)) };
    let file = RecordFile::from_json(&bytes).and_then(|file| {
        // Someone copied or renamed a file: its notes are about the sections of another plan.
        if file.plan() == plan_id { Ok(file) } else { Err(FileError::OtherPlan(file.plan().to_owned())) }
    });
    Ok((file.map_err(StoreError::file(path))?, Some(version)))
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

/// Makes the folder for its owner alone; one that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
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
