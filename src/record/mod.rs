//! A record is what people add to a section or an indicator: its status, its owner and due date, the actual
//! values of an indicator, and notes.
//!
//! The records of one plan are one JSON file, [`RecordFile`]; the [`Store`] is the only writer of these files.
//! Everything is changed by a [`Change`], never in place: a change says who made it and when, is kept in the
//! record's history, and gives back its inverse, which undoes it. Nothing a person typed is ever dropped: a
//! note is struck out and not erased, a cleared field keeps who cleared it, a file that cannot be read is left
//! alone, and what a later version of this program wrote is carried through unchanged.

mod atomic;
mod attach;
mod change;
mod draft;
mod error;
mod event;
mod fault;
mod file;
mod held;
mod holding;
mod keep;
mod last;
mod layout;
mod lock;
mod mend;
mod merge;
mod note;
#[expect(clippy::module_inception, reason = "a record is the idea of this folder and of that file alike")]
mod record;
mod salvage;
mod status;
mod store;
#[cfg(test)]
mod tests;
mod turn;
mod user;
mod word;

pub use atomic::Version;
pub use attach::Loose;
pub use change::{Change, ChangeError, ChangeKind, Stamp};
pub use draft::{Draft, Drafts};
pub use error::{Step, StoreError};
pub use event::{Event, Field, What};
pub use file::{FileError, RecordFile};
pub use holding::Holding;
pub use keep::{keep, read_kept};
pub use mend::Mended;
pub use note::{Note, NoteKind};
pub use record::{Entry, Reading, Record, Stamped};
pub use status::Status;
pub use store::{Loaded, Saved, Store, merge_files};
pub use user::{now, user_name};
pub use word::Word;

/// What a later version of this program put beside the fields known here; written back as it was read.
type Extra = serde_json::Map<String, serde_json::Value>;
