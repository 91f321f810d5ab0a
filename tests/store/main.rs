//! The store and the drafts on a real disk: what is saved, what is kept, who may write at once.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what a test needs is there, or the test fails")]

mod attach;
mod drafts;
mod faults;
mod files;
mod kill;
mod laws;
mod writers;

use gangmu::record::{Change, ChangeKind, NoteKind, RecordFile, Stamp, Status, Store};
use std::path::{Path, PathBuf};

/// The plan of all these tests.
const PLAN: &str = "small";

fn stamp(by: &str) -> Stamp {
    Stamp { by: by.to_owned(), at: "2026-11-22T03:04:05Z".to_owned() }
}

fn status(id: &str, status: Status) -> Change {
    Change { id: id.to_owned(), kind: ChangeKind::Status(Some(status)) }
}

fn note(id: &str, text: &str) -> Change {
    Change {
        id: id.to_owned(),
        kind: ChangeKind::AddNote { kind: NoteKind::Progress, text: text.to_owned() },
    }
}

/// A store in a folder of its own, which goes with the guard.
fn store() -> (tempfile::TempDir, Store, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("small.json");
    let store = Store::new(folder.path().to_owned());
    (folder, store, path)
}

fn read(path: &Path) -> RecordFile {
    let bytes = std::fs::read(path).expect("the file is there");
    RecordFile::from_json(&bytes).expect("the file is whole")
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// How many live notes `t1` has.
fn notes(file: &RecordFile) -> usize {
    file.record("t1").map_or(0, |record| record.notes().count())
}
