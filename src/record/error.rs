//! Why records or drafts could not be read or saved.
//!
//! Every error carries the path it is about, so that one sentence can say where to look.

use super::{ChangeError, FileError};
use std::io;
use std::path::{Path, PathBuf};

/// What was being done when the system refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Making the folder.
    CreateFolder,
    /// Opening or taking the lock.
    Lock,
    /// Reading what is there.
    Read,
    /// Writing the new file beside the old one.
    Write,
    /// Keeping the old file as `.bak`.
    Keep,
    /// Putting the new file in the old one's place, or moving a file aside.
    Replace,
}

/// Why records or drafts could not be read or saved. Nothing has been overwritten.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        step: Step,
        /// What the system said.
        source: io::Error,
    },
    /// The file cannot be parsed.
    #[error("{} is damaged: {why}", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, in the parser's words.
        why: String,
    },
    /// The file was written by a later version of this program.
    #[error("{} has format {format}, newer than this program knows", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u64,
    },
    /// The file holds the records of another plan than its name says.
    #[error("{} holds the records of another plan, {plan}", .path.display())]
    OtherPlan {
        /// The file.
        path: PathBuf,
        /// The plan whose records it holds.
        plan: String,
    },
    /// Someone else is saving, and was not done in time.
    #[error("{} is held by someone else", .path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
    },
    /// The file was there and is not any more: it was removed, or the folder it is in.
    #[error("{} is gone", .path.display())]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The plan's id cannot be the name of a file.
    #[error("{id:?} cannot be the name of a file in {}", .path.display())]
    BadId {
        /// The folder.
        path: PathBuf,
        /// The plan's id.
        id: String,
    },
    /// A change cannot be made to what is there now.
    #[error("{id} in {}: {source}", .path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// The section's or indicator's id.
        id: String,
        /// Why not.
        source: ChangeError,
    },
}

impl StoreError {
    /// The file or folder it is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::Broken { path, .. }
            | Self::Newer { path, .. }
            | Self::OtherPlan { path, .. }
            | Self::Locked { path }
            | Self::Gone { path }
            | Self::BadId { path, .. }
            | Self::Refused { path, .. } => path,
        }
    }

    /// For `map_err`: the system refused a step on a path.
    pub(super) fn io(path: &Path, step: Step) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, step, source }
    }

    /// For `map_err`: the text of the file at `path` is not used.
    pub(super) fn file(path: &Path) -> impl FnOnce(FileError) -> Self {
        let path = path.to_owned();
        move |error| match error {
            FileError::Malformed(why) => Self::Broken { path, why },
            FileError::Newer(format) => Self::Newer { path, format },
            FileError::OtherPlan(plan) => Self::OtherPlan { path, plan },
        }
    }
}
