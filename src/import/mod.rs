//! Import: raw documents become plans.
//!
//! A reader turns a file into [`Block`](block::Block)s; damage is repaired; then the outline and the figures are
//! found. What always holds: the document's words are kept, but for what the report names; nothing is invented, and
//! what cannot be restored is marked and told; whatever the bytes are, an import ends, with a [`Draft`] or an error.

mod about;
pub mod amount;
pub mod block;
mod decode;
pub mod draft;
mod grid;
mod identity;
mod indicators;
mod input;
mod outline;
mod plan_from;
pub mod prose;
pub mod readers;
mod readings;
mod repair;
mod report;
mod shelf;
mod source;
mod step;
pub mod table;

pub use identity::{IdentityError, Settled, settle};
pub use input::{InputError, load, load_from};
pub use readings::{Actual, Entered, Kept};
pub use repair::{MARK, Repair, RepairKind};
pub use report::{Report, Warning};
pub use shelf::{Shelf, ShelfError, Shelved, Wish, look};
pub use step::{Step, Watch};

use crate::plan::Plan;
use std::ops::ControlFlow;

/// How to read a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The encoding of a text, if its bytes are not to tell it.
    pub encoding: Option<String>,
    /// Whether traditional characters are converted.
    pub simplify: bool,
}

/// A plan as it was read, before it has an id of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// The plan; its id is a proposal.
    pub plan: Plan,
    /// What was done and what is in doubt.
    pub report: Report,
    /// What was measured in years that have passed: these become readings of the plan's records.
    pub actuals: Vec<Actual>,
}

/// Why a document cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ImportError {
    /// Nobody knows an encoding of that name.
    #[error("there is no encoding {0}")]
    UnknownEncoding(String),
    /// The bytes are of no kind of document that is known.
    #[error("this is no document")]
    NotADocument,
    /// There are no words in it.
    #[error("the document is empty")]
    Empty,
    /// The file is of a format that is known, and cannot be read all the same.
    #[error(transparent)]
    Unreadable(#[from] readers::ReadError),
    /// Whoever watched it wanted no more of it.
    #[error("it was stopped")]
    Stopped,
}

/// Reads a document.
///
/// # Errors
/// When it is no document, is empty, or an encoding was asked for that does not exist.
pub fn read(bytes: &[u8], file_name: &str, options: &Options) -> Result<Draft, ImportError> {
    read_watched(bytes.to_vec(), file_name, options, &|_| ControlFlow::Continue(()))
}

/// The same, while someone watches. The bytes are given away, since what is made of them needs their room.
///
/// # Errors
/// The same, and when it was stopped.
pub fn read_watched(
    bytes: Vec<u8>,
    file_name: &str,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Draft, ImportError> {
    step::begin(Step::Read, watch)?;
    let source = source::read(bytes, options.encoding.as_deref())?;
    let draft = plan_from::draft(source, file_name, options, watch)?;
    let has_words = draft.plan.sections.iter().any(|s| !s.title.is_empty() || !s.text.is_empty());
    if has_words { Ok(draft) } else { Err(ImportError::Empty) }
}

/// Why a document did not become a plan.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Its file cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It cannot be understood.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// It cannot be put into the library.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

impl From<IdentityError> for Failure {
    fn from(error: IdentityError) -> Self {
        Self::Shelf(error.into())
    }
}
