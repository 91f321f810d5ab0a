//! Readers: one a file format. A reader takes a file's content and gives a [`Document`](super::block::Document).
//!
//! What always holds: a reader keeps the words as the file has them and repairs nothing; it knows no plan and looks
//! for no outline; what it cannot read it counts among the losses. The memory and the time it takes follow from the
//! size of the file, whatever the file says of itself: merged cells, nesting and packed parts are bounded.
//!
//! Formats of lines ([`text`], [`markdown`]) give each line as a paragraph, and an empty paragraph where one or more
//! lines are blank, since a blank line says that a paragraph ends there. The others give no empty paragraphs.

use thiserror::Error;

mod aligned;
pub mod docx;
mod flat;
pub mod html;
pub mod markdown;
mod package;
#[cfg(feature = "pdf")]
pub mod pdf;
mod raster;
pub mod text;
pub mod xlsx;
mod xml;

/// Why a file could not be read at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file, or the named part of it, is cut off or no valid file of its format.
    #[error("{0} is damaged")]
    Damaged(&'static str),
    /// A part that every file of the format has is not there.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// Unpacked, the file is many times larger than any document packed that small.
    #[error("unpacked, the file is too large")]
    TooLarge,
    /// The file is locked with a password.
    #[error("the file is locked")]
    Locked,
    /// The file holds no text: pictures of pages, or nothing.
    #[error("the file holds no text")]
    NoText,
    /// The file draws its characters with fonts that do not say which they are.
    #[error("the characters of the file have no Unicode")]
    NoMeaning,
}
