//! The reader of .docx: the paragraphs and tables of a Word document, with headings and list numbers.
//!
//! What always holds: deleted words and codes of fields are left out, inserted words are in; a text box stands after
//! the paragraph it hangs on, once, and so does a note of the foot of a page; a table inside a cell stands after the
//! table around it; lines whose cells are parted by tabs are a table as in plain text. Comments, heads and feet of pages are not read.

mod body;
mod notes;
mod numbering;
mod numerals;
mod styles;

use self::body::Body;
use self::notes::Notes;
use self::numbering::Numbering;
use self::styles::Styles;
use super::ReadError;
use super::package::Package;
use crate::import::block::Document;

/// A place in a list: which one, and at which level from 0.
#[derive(Clone, Debug, Default)]
struct ListPlace {
    list: Option<String>,
    level: Option<usize>,
}

impl ListPlace {
    /// What this place says, and what the other says where this one is silent.
    fn or(&self, other: &Self) -> Self {
        Self { list: self.list.clone().or_else(|| other.list.clone()), level: self.level.or(other.level) }
    }
}

/// Reads a .docx file.
///
/// # Errors
///
/// [`ReadError::Damaged`] for a file cut off or not well-formed, [`ReadError::Missing`] where it is no Word document,
/// [`ReadError::TooLarge`] for one that unpacks to far more than documents do, [`ReadError::Locked`].
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    const BODY: &str = "word/document.xml";
    let mut package = Package::open(bytes)?;
    let styles = Styles::read(&mut package)?;
    let notes = Notes::read(&mut package)?;
    let mut body = Body::new(&styles, Numbering::read(&mut package)?, notes);
    if !package.walk(BODY, BODY, &mut |piece| body.take(piece))? {
        return Err(ReadError::Missing(BODY));
    }
    Ok(body.into_document())
}

#[cfg(test)]
mod tests;
