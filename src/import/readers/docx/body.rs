//! The body of a Word document, piece by piece.

use super::ListPlace;
use super::notes::Notes;
use super::numbering::Numbering;
use super::styles::Styles;
use crate::import::block::{Block, Document, Paragraph};
use crate::import::readers::flat;
use crate::import::readers::raster::Raster;
use crate::import::readers::xml::{Attributes, Piece};

/// Paragraphs, cells and tables may stand inside each other this deep; what lies deeper is read as if it did not.
const DEEPEST: usize = 32;

/// The blocks so far, and what is open.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: Notes,
    document: Document,
    /// The open paragraphs, a text box's inside the one it hangs on.
    paragraphs: Vec<Open>,
    tables: Vec<Table>,
    /// Blocks that stand after the outermost table, when it closes.
    after: Vec<Block>,
    /// How deep the walk is in an element that is left out.
    left_out: usize,
    is_in_text: bool,
}

#[derive(Default)]
struct Open {
    text: String,
    style: Option<String>,
    outline: Option<u8>,
    place: ListPlace,
    /// What the text boxes that hang on this one hold.
    boxes: Vec<Block>,
    /// The notes whose marks stand in it.
    notes: Vec<Block>,
    /// How many tables are around it.
    depth: usize,
}

#[derive(Default)]
struct Table {
    raster: Raster,
    cell: Vec<String>,
    columns: usize,
    is_continued: bool,
    /// Whether a cell is open: words elsewhere in a table are no cell's.
    is_in_cell: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, notes: Notes) -> Self {
        Self {
            styles,
            numbering,
            notes,
            document: Document::default(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            after: Vec::new(),
            left_out: 0,
            is_in_text: false,
        }
    }

    /// Takes the next piece.
    pub(super) fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(..) if self.left_out > 0 => self.left_out += 1,
            Piece::Close(_) if self.left_out > 0 => self.left_out -= 1,
            Piece::Open(name, attributes) => self.open(name, &attributes),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) => {
                if self.is_in_text && self.left_out == 0 {
                    self.write(text);
                }
            }
        }
    }

    /// The document, once the last piece was taken.
    pub(super) fn into_document(mut self) -> Document {
        self.document.blocks = flat::with_tables(self.document.blocks);
        self.document
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            // The old form of a drawing beside the new one; words taken out; what the paragraph looked like before.
            "Fallback" | "del" | "moveFrom" | "pPrChange" | "rPrChange" | "tblPrChange" | "tcPrChange" => {
                self.left_out = 1;
            }
            "p" if self.paragraphs.len() < DEEPEST => {
                self.paragraphs.push(Open { depth: self.tables.len(), ..Open::default() });
            }
            "t" => self.is_in_text = true,
            "br" if attributes.get("type").is_none_or(|kind| kind == "textWrapping") => self.write("\n"),
            "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "tbl" if self.tables.len() < DEEPEST => self.tables.push(Table::default()),
            _ => {
                self.open_property(name, attributes);
                self.open_in_table(name, attributes);
            }
        }
    }

    fn open_property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = attributes.val(),
            "outlineLvl" => paragraph.outline = attributes.val().and_then(|val| val.parse().ok()),
            "ilvl" => paragraph.place.level = attributes.val().and_then(|val| val.parse().ok()),
            "numId" => paragraph.place.list = attributes.val(),
            // A stop of the ruler has the same name as a tab in the words.
            "tab" if attributes.val().is_none() => self.write("\t"),
            "footnoteReference" | "endnoteReference" => {
                let note = attributes.get("id").and_then(|id| self.notes.take(name, &id));
                paragraph
                    .notes
                    .extend(note.map(|note| Block::Paragraph(Paragraph::of(format!("注：{note}")))));
            }
            _ => {}
        }
    }

    fn open_in_table(&mut self, name: &str, attributes: &Attributes<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        let number = || attributes.val().and_then(|val| val.parse().ok()).unwrap_or(1);
        match name {
            "tr" => table.raster.next_row(),
            "gridBefore" => table.raster.lay("", number(), 1),
            "tc" => {
                table.cell.clear();
                (table.columns, table.is_continued, table.is_in_cell) = (1, false, true);
            }
            "gridSpan" => table.columns = number(),
            "vMerge" => table.is_continued = attributes.val().is_none_or(|val| val == "continue"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.is_in_text = false,
            "p" => self.close_paragraph(),
            "tc" => {
                let Some(table) = self.tables.last_mut() else { return };
                table.is_in_cell = false;
                if table.is_continued {
                    table.raster.lay_below(table.columns);
                } else {
                    table.raster.lay(&table.cell.join("\n"), table.columns, 1);
                }
            }
            "tbl" => self.close_table(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn close_paragraph(&mut self) {
        let Some(open) = self.paragraphs.pop() else { return };
        let style = open.style.as_deref();
        let mut place = open.place;
        if let Some(style) = style {
            place = place.or(&self.styles.list(style));
        }
        let text = open.text.trim_end();
        let number = if text.trim().is_empty() { None } else { self.numbering.next(&place, style) };
        let written = match open.outline {
            Some(outline) => (outline < 9).then_some(outline + 1),
            None => style.and_then(|style| self.styles.level(style)),
        };
        if style.is_some_and(|style| self.styles.is_title(style)) && !text.is_empty() {
            let words = text.replace('\n', "");
            self.document.title.get_or_insert_with(|| words.trim().to_owned());
        }
        let mut blocks = split(text, written, number);
        blocks.extend(open.boxes);
        if self.tables.is_empty() {
            blocks.extend(open.notes);
        } else {
            self.after.extend(open.notes);
        }
        if let Some(around) = self.paragraphs.last_mut()
            && around.depth == open.depth
        {
            around.boxes.extend(blocks);
            return;
        }
        for block in blocks {
            match (self.tables.last_mut(), block) {
                (Some(table), Block::Paragraph(paragraph)) if table.is_in_cell => {
                    table.cell.push(in_cell(&paragraph));
                }
                (Some(_), block) => self.after.push(block),
                (None, block) => self.document.blocks.push(block),
            }
        }
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let mut blocks = table.raster.into_blocks();
        if let Some(around) = self.paragraphs.last_mut()
            && around.depth == self.tables.len()
        {
            around.boxes.append(&mut blocks);
        } else if self.tables.is_empty() {
            self.document.blocks.append(&mut blocks);
            self.document.blocks.append(&mut self.after);
        } else {
            self.after.append(&mut blocks);
        }
    }
}

/// The paragraphs of one of Word's: a heading whole, other words by their line ends, which many a writer put in
/// place of a paragraph's end.
fn split(text: &str, level: Option<u8>, number: Option<String>) -> Vec<Block> {
    let parts: Vec<&str> = if level.is_some() { vec![text] } else { text.split('\n').collect() };
    let parts = parts.into_iter().map(str::trim_end).filter(|part| !part.trim().is_empty());
    let mut number = number.map(String::into_boxed_str);
    let paragraph = |part: &str| Paragraph { text: part.into(), level, number: number.take() };
    parts.map(paragraph).map(Block::Paragraph).collect()
}

/// The words of a paragraph as they stand in a cell, the list's number before them.
fn in_cell(paragraph: &Paragraph) -> String {
    format!("{}{}", paragraph.number.as_deref().unwrap_or_default(), paragraph.text.trim_start())
}
