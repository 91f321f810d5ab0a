//! The reader of .xlsx: each sheet of a workbook as a table, its cells with the words that the workbook shows.
//!
//! What always holds: sheets come in the workbook's order; rows and columns without a word are left out; rows of one
//! text over the whole width, before a table or after it, are paragraphs. What is hidden is left out and told: sheets, rows
//! and columns. Charts, comments and what a formula would
//! give that was never counted are not read; the last is a loss.

mod book;
mod format;
mod sheet;

use self::book::Book;
use self::sheet::Sheet;
use super::ReadError;
use super::package::Package;
use crate::import::block::{Block, Document, Loss, Paragraph};

/// Reads a .xlsx file.
///
/// # Errors
///
/// [`ReadError::Damaged`] for a file cut off or not well-formed, [`ReadError::Missing`] where it is no workbook,
/// [`ReadError::TooLarge`] for one that unpacks to far more than workbooks do, [`ReadError::Locked`].
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    let mut document = Document::default();
    document.losses.extend(book.hidden.iter().cloned().map(Loss::HiddenSheet));
    let mut sheets = Vec::new();
    for (name, part) in &book.sheets {
        let mut sheet = Sheet::new(&book);
        // A workbook may name sheets that are charts and have no cells.
        if package.walk(part, "xl/worksheets", &mut |piece| sheet.take(piece))? {
            let missing = sheet.missing.iter().map(|cell| Loss::Formula(format!("{name}!{cell}")));
            document.losses.extend(missing);
            document.losses.extend((sheet.hidden > 0).then(|| Loss::HiddenRows(name.clone(), sheet.hidden)));
            let blocks = sheet.into_blocks();
            if !blocks.is_empty() {
                sheets.push((name, blocks));
            }
        }
    }
    let has_many = sheets.len() > 1;
    for (name, blocks) in sheets {
        if has_many && !is_default(name) {
            let heading = Paragraph { text: name.as_str().into(), level: Some(1), number: None };
            document.blocks.push(Block::Paragraph(heading));
        }
        document.blocks.extend(blocks);
    }
    Ok(document)
}

/// Whether nobody chose the sheet's name.
fn is_default(name: &str) -> bool {
    let number = name.strip_prefix("Sheet").or_else(|| name.strip_prefix("工作表"));
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
