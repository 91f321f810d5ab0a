//! A draft is what is still being typed, kept so that a lost connection loses no word of it.
//!
//! There is one private file of them for a plan, in which a draft has the id of its section or indicator, and after
//! a slash the field or the note that it changes. A draft goes when what was typed is saved. A file that cannot be
//! read is moved aside and never written over.

use super::atomic::{self, Previous};
use super::lock::Lock;
use super::store::{WAIT, file_of, make_folder};
use super::{Extra, NoteKind, StoreError, Word, file};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Half-written words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// What kind of note they are.
    pub kind: NoteKind,
    /// What has been typed so far, blanks and all; the fields of a form are lines.
    pub text: String,
}

/// The folder of drafts.
#[derive(Clone, Debug)]
pub struct Drafts {
    folder: PathBuf,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct DraftFile {
    format: u64,
    plan: String,
    /// By the id of the section or indicator.
    #[serde(default)]
    drafts: BTreeMap<String, Kept>,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Kept {
    kind: Word<NoteKind>,
    text: String,
    #[serde(flatten)]
    extra: Extra,
}

impl Drafts {
    /// The drafts in this folder, which is made with the first one.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The draft for a section or indicator.
    ///
    /// # Errors
    /// When the file of the plan's drafts cannot be read.
    pub fn load(&self, plan_id: &str, id: &str) -> Result<Option<Draft>, StoreError> {
        Ok(self.all(plan_id)?.into_iter().find(|(of, _)| of == id).map(|(_, draft)| draft))
    }

    /// All drafts of a plan with the ids they are for, in the order of the ids.
    ///
    /// # Errors
    /// When the file of the plan's drafts cannot be read.
    pub fn all(&self, plan_id: &str) -> Result<Vec<(String, Draft)>, StoreError> {
        let file = read(&file_of(&self.folder, plan_id)?, plan_id)?;
        let draft = |kept: Kept| Draft { kind: kept.kind.known().unwrap_or_default(), text: kept.text };
        Ok(file.drafts.into_iter().map(|(id, kept)| (id, draft(kept))).collect())
    }

    /// Keeps a draft in the place of the one before; one without words is removed.
    ///
    /// # Errors
    /// When the file of the plan's drafts is of a newer format, is locked for too long or cannot be written.
    pub fn save(&self, plan_id: &str, id: &str, draft: &Draft) -> Result<(), StoreError> {
        if draft.text.trim().is_empty() {
            return self.remove(plan_id, id);
        }
        make_folder(&self.folder)?;
        self.update(plan_id, |drafts| {
            let extra = drafts.remove(id).map(|before| before.extra).unwrap_or_default();
            let kept = Kept { kind: Word::Known(draft.kind), text: draft.text.clone(), extra };
            drafts.insert(id.to_owned(), kept);
        })
    }

    /// Removes a draft, if there is one: its note was saved, or its writer thought better of it.
    ///
    /// # Errors
    /// When the file of the plan's drafts is of a newer format, is locked for too long or cannot be written.
    pub fn remove(&self, plan_id: &str, id: &str) -> Result<(), StoreError> {
        // Most notes are written in one go, so there is seldom a file at all.
        if !file_of(&self.folder, plan_id)?.exists() {
            return Ok(());
        }
        self.update(plan_id, |drafts| drop(drafts.remove(id)))
    }

    fn update(
        &self,
        plan_id: &str,
        change: impl FnOnce(&mut BTreeMap<String, Kept>),
    ) -> Result<(), StoreError> {
        let path = atomic::follow(&file_of(&self.folder, plan_id)?)?;
        let _lock = Lock::take(&path.with_extension("lock"), WAIT)?;
        atomic::sweep(&path);
        let before = match read(&path, plan_id) {
            Err(StoreError::Broken { .. }) => {
                atomic::move_aside(&path)?;
                empty(plan_id)
            }
            read => read?,
        };
        let mut file = before.clone();
        change(&mut file.drafts);
        if file == before {
            return Ok(());
        }
        let json = file::print(&file).map_err(StoreError::file(&path))?;
        atomic::write(&path, json.as_bytes(), Previous::Gone).map(drop)
    }
}

fn empty(plan_id: &str) -> DraftFile {
    DraftFile { format: file::FORMAT, plan: plan_id.to_owned(), drafts: BTreeMap::new(), extra: Extra::new() }
}

fn read(path: &Path, plan_id: &str) -> Result<DraftFile, StoreError> {
    let Some(text) = atomic::read(path)? else { return Ok(empty(plan_id)) };
    file::parse(&text.bytes, |file: &DraftFile| file.format).map_err(StoreError::file(path))
}
