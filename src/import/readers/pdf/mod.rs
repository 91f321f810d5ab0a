//! The reader of PDF: the words of its pages, put back into lines, paragraphs and tables by where they stand.
//!
//! What always holds: a page is read on its own and costs a bounded time; lines of a paragraph are joined where the
//! page set them full; two columns of text are read one after the other; heads and feet that come again are left out and counted, and so are characters that the font
//! gives no meaning. Words in pictures are not read; neither is vertical writing.

mod codes;
mod columns;
mod font;
mod layout;
mod line;
mod page;

use lopdf::{Document as File, LoadOptions};

use self::line::Line;
use super::ReadError;
use crate::import::block::{Document, Loss};

/// Bytes that any one stream of a file may unpack to.
const MOST_UNPACKED: usize = 64 << 20;
/// Bytes that all drawings of a file may come to, for each of its own and beyond [`MOST_UNPACKED`].
const TIMES: usize = 40;
/// Pages that are read.
const MOST_PAGES: usize = 20_000;

/// Reads a PDF file.
///
/// # Errors
///
/// [`ReadError::Damaged`] for a file that cannot be taken apart, [`ReadError::Locked`] for one that needs a password,
/// [`ReadError::NoText`] where every page is a picture, [`ReadError::NoMeaning`] where the fonts give most characters no
/// meaning, [`ReadError::TooLarge`] for one that unpacks to far more than
/// documents do.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read_within(bytes, MOST_UNPACKED.saturating_add(bytes.len().saturating_mul(TIMES)))
}

/// The same, where all drawings together may come to `left` bytes.
fn read_within(bytes: &[u8], left: usize) -> Result<Document, ReadError> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    let file = File::load_mem_with_options(bytes, options).map_err(|error| told(&error))?;
    if file.is_encrypted() && file.encryption_state.is_none() {
        return Err(ReadError::Locked);
    }
    let mut shared = page::Shared { fonts: font::Fonts::default(), lost: 0, left };
    let mut pictures = 0;
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut shown = 0;
    for id in file.page_iter().take(MOST_PAGES) {
        if shared.left == 0 {
            return Err(ReadError::TooLarge);
        }
        let glyphs = page::glyphs(&file, id, &mut shared);
        pictures += usize::from(glyphs.is_empty());
        shown += glyphs.len();
        pages.push(line::lines(glyphs));
    }
    // What is left of a text most of whose characters are gone is none.
    if shared.lost > shown {
        return Err(ReadError::NoMeaning);
    }
    if pages.iter().all(Vec::is_empty) {
        return Err(ReadError::NoText);
    }
    let furniture = layout::take_furniture(&mut pages);
    let pages: Vec<Vec<Line>> = pages.into_iter().map(columns::in_order).collect();
    let mut document = Document { title: None, blocks: layout::blocks(&pages), losses: Vec::new() };
    if shared.lost > 0 {
        document.losses.push(Loss::Glyphs(shared.lost));
    }
    if pictures > 0 {
        document.losses.push(Loss::Pictures(pictures));
    }
    if let Some(first) = furniture.first() {
        document.losses.push(Loss::Furniture(furniture.len(), first.clone()));
    }
    Ok(document)
}

fn told(error: &lopdf::Error) -> ReadError {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => ReadError::Locked,
        lopdf::Error::Decompress(_) => ReadError::TooLarge,
        _ => ReadError::Damaged("pdf"),
    }
}

#[cfg(test)]
mod tests;
