//! A block is one piece of a document as a reader found it: a paragraph or a table, in reading order.
//!
//! Readers know file formats and nothing of plans; what comes after them knows plans and no file format. A block
//! keeps what the format says for certain (a heading's level, the cells of a table) and guesses nothing.

use crate::text::Short;

pub use super::grid::{Cell, Grid};

/// A paragraph or a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// Running text, or a heading.
    Paragraph(Paragraph),
    /// A table.
    Table(Box<Grid>),
}

/// Running text, or a heading.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paragraph {
    /// The words, with a line end where the file has one inside the paragraph.
    pub text: Short,
    /// The heading's level, from 1, where the format says that it is one.
    pub level: Option<u8>,
    /// The number a list style puts before it and that stands in no text: `一、`, `（一）`, `1.`
    pub number: Option<Box<str>>,
}

/// What a reader made of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The title the format itself names, if any.
    pub title: Option<String>,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// What could not be read, in the words of [`Loss`].
    pub losses: Vec<Loss>,
}

/// Something of a file that a reader had to leave out or could not be sure of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Loss {
    /// Characters without a meaning in the font: how many.
    Glyphs(usize),
    /// Bytes that are not of the encoding: how many.
    Bytes(usize),
    /// A formula whose result the file does not hold: the cell's name.
    Formula(String),
    /// A sheet of a workbook that is hidden: its name.
    HiddenSheet(String),
    /// Rows and columns that are hidden in a sheet: the sheet's name, and how many hold words.
    HiddenRows(String, usize),
    /// Pages without text, which are pictures: how many.
    Pictures(usize),
    /// Heads, feet and numbers of pages, known by their place and by coming again: how many, and the first.
    Furniture(usize, String),
}

impl Block {
    /// The block of a table.
    pub fn table(grid: Grid) -> Self {
        Self::Table(Box::new(grid))
    }
}

/// Of how many blocks the room is given back at a time.
const AT_ONCE: usize = 4096;

/// The blocks in their order. The room of those that went is given back on the way, since what is made of them needs
/// as much.
pub(super) fn given_up(mut blocks: Vec<Block>) -> impl Iterator<Item = Block> {
    blocks.reverse();
    std::iter::from_fn(move || {
        if blocks.len().is_multiple_of(AT_ONCE) {
            blocks.shrink_to_fit();
        }
        blocks.pop()
    })
}

impl Paragraph {
    /// A paragraph of these words and nothing more.
    pub fn of(text: impl Into<Short>) -> Self {
        Self { text: text.into(), level: None, number: None }
    }
}
