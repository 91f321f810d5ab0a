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
mod identity;
mod indicators;
mod outline;
mod plan_from;
pub mod prose;
pub mod readers;
mod repair;
mod report;
mod source;
pub mod table;

pub use identity::{IdentityError, Settled, settle};
pub use repair::{MARK, Repair, RepairKind};
pub use report::{Report, Warning};

use crate::plan::Plan;

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
}

/// Reads a document.
///
/// # Errors
/// When it is no document, is empty, or an encoding was asked for that does not exist.
pub fn read(bytes: &[u8], file_name: &str, options: &Options) -> Result<Draft, ImportError> {
    let source = source::read(bytes, options.encoding.as_deref())?;
    let draft = plan_from::draft(source, file_name, options);
    let has_words = draft.plan.sections.iter().any(|s| !s.title.is_empty() || !s.text.is_empty());
    if has_words { Ok(draft) } else { Err(ImportError::Empty) }
}
