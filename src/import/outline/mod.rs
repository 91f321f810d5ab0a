//! The outline: which lines of a document are headings, how deep each stands, and what each is.
//!
//! A heading shows itself by its number, by the level the file's format gives it, by a dash or by a short sentence
//! that opens a paragraph. What always holds: every word of the document is in a title or in a text, in its order; the
//! ids follow from the position, and no two are the same.

mod inline;
mod kinds;
mod number;
mod scan;
mod title;
mod tree;

use super::block::{Block, Grid};
use crate::plan::Section;
use std::ops::Range;

/// The outline of a document, in the form a plan has it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Outline {
    /// The sections in reading order.
    pub(super) sections: Vec<Section>,
    /// Headings whose number is not the next: their numbers and titles.
    pub(super) slips: Vec<String>,
}

/// A table, and where it stands in the text too, a line a row.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Table {
    /// The position of its section.
    pub(super) section: usize,
    /// Its lines among the section's paragraphs.
    pub(super) lines: Range<usize>,
    /// The table itself.
    pub(super) grid: Box<Grid>,
}

/// Bytes of the number that a line begins with, as a heading's or a list's item does; `None` if it has none.
pub(super) fn heading_length(line: &str) -> Option<usize> {
    number::mark(line.trim_start()).map(|mark| mark.length + (line.len() - line.trim_start().len()))
}

/// Finds the outline of these blocks. What stands before the first heading becomes the preface, titled as given.
/// The tables are given away as they come, since all of them would take more room than the outline.
pub(super) fn outline(blocks: Vec<Block>, preface: &str, take: &mut dyn FnMut(Table)) -> Outline {
    let pieces = inline::part(blocks);
    let most = pieces.len();
    let scanned = scan::scan(pieces);
    tree::grow(scanned, most, preface, take)
}
