//! The loop of the screen: event, action, update, effects, and a drawing if something changed.

use crate::plan::Address;
use crate::text::Ambiguous;
use crate::words::Lang;
use std::path::PathBuf;

/// Where everything is kept. None of these needs to exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folders {
    /// The folder of record files.
    pub records: PathBuf,
    /// The folder of the user's own plans.
    pub library: PathBuf,
    /// The folder of half-written notes.
    pub drafts: PathBuf,
    /// The file that holds how the screen was left.
    pub state: PathBuf,
}

/// Where the screen opens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Start {
    /// At a plan, by id.
    Plan(String),
    /// At a section or an indicator.
    Address(Address),
    /// With a search.
    Query(String),
}

/// How the screen is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Launch {
    /// Where everything is kept.
    pub folders: Folders,
    /// The language of the words shown.
    pub lang: Lang,
    /// How wide ambiguous characters are; `None` asks the terminal.
    pub ambiguous: Option<Ambiguous>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Where to open; `None` is where it was left.
    pub at: Option<Start>,
}

/// Why the screen could not be opened or kept open.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// There is no screen in this build.
    #[error("no screen")]
    NoScreen,
}

/// Opens the screen and returns when it is left.
///
/// # Errors
/// When the terminal cannot be used.
pub fn open(_launch: Launch) -> Result<(), RuntimeError> {
    Err(RuntimeError::NoScreen)
}
