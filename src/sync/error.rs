//! Why records could not be synced.

use crate::record::{FileError, StoreError};
use std::io;
use std::path::PathBuf;

/// What git was doing when it refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Making the repository or reading its settings.
    SettingUp,
    /// Keeping what is new here.
    Committing,
    /// Getting what is new there.
    Fetching,
    /// Sending what is new here.
    Pushing,
}

/// Why records could not be synced. What was saved stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// There is no program `git`.
    #[error("there is no git")]
    NoGit,
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The records folder is itself a repository without files.
    #[error("{} is a bare repository", .0.display())]
    Bare(PathBuf),
    /// The repository of the records folder holds something else than records.
    #[error("{} is a repository of something else", .0.display())]
    Foreign(PathBuf),
    /// A repository around the records folder has the records already.
    #[error("{} is kept by the repository {}", .folder.display(), .repository.display())]
    Inside {
        /// The records folder.
        folder: PathBuf,
        /// The repository around it.
        repository: PathBuf,
    },
    /// The remote holds something else than records.
    #[error("{0} holds something else than records")]
    ForeignRemote(String),
    /// Another sync is at work.
    #[error("another sync is at work in {}", .0.display())]
    Busy(PathBuf),
    /// Git refused.
    #[error("git: {why}")]
    Git {
        /// What it was doing.
        doing: Doing,
        /// What it said.
        why: String,
    },
    /// A record file that came in cannot be read.
    #[error("the records of {plan} that came in: {why}")]
    Unreadable {
        /// The plan.
        plan: String,
        /// Why not.
        why: FileError,
    },
    /// The records could not be saved.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Others pushed again and again in between.
    #[error("others pushed in between each time")]
    Late,
}
