//! The workbook: which sheets it has, the words they share, and the formats of their numbers.

use std::collections::HashMap;

use super::format::Format;
use crate::import::readers::ReadError;
use crate::import::readers::package::Package;
use crate::import::readers::xml::Piece;

/// What the sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The sheets in order: their names and their parts in the package.
    pub(super) sheets: Vec<(String, String)>,
    /// The names of those that are hidden.
    pub(super) hidden: Vec<String>,
    /// The words that cells point to.
    pub(super) strings: Vec<String>,
    /// The formats that cells point to.
    pub(super) formats: Vec<Format>,
    /// Whether days are counted from 1904 and not from 1900.
    pub(super) is_from_1904: bool,
}

impl Book {
    /// Reads all that the sheets share.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        const BOOK: &str = "xl/workbook.xml";
        let mut book = Self::default();
        let mut named = Vec::new();
        let found = package.walk(BOOK, BOOK, &mut |piece| match piece {
            Piece::Open("sheet", attributes)
                if attributes.get("state").is_some_and(|state| state != "visible") =>
            {
                book.hidden.extend(attributes.get("name"));
            }
            Piece::Open("sheet", attributes) => {
                named.push((
                    attributes.get("name").unwrap_or_default(),
                    attributes.get("id").unwrap_or_default(),
                ));
            }
            Piece::Open("workbookPr", attributes) => {
                book.is_from_1904 =
                    attributes.get("date1904").is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        })?;
        if !found {
            return Err(ReadError::Missing(BOOK));
        }
        let parts = parts(package)?;
        book.sheets =
            named.into_iter().filter_map(|(name, id)| Some((name, parts.get(&id)?.clone()))).collect();
        book.strings = strings(package)?;
        book.formats = formats(package)?;
        Ok(book)
    }
}

/// The parts of the package by the ids that the workbook calls them.
fn parts(package: &mut Package<'_>) -> Result<HashMap<String, String>, ReadError> {
    const LINKS: &str = "xl/_rels/workbook.xml.rels";
    let mut parts = HashMap::new();
    package.walk(LINKS, LINKS, &mut |piece| {
        if let Piece::Open("Relationship", attributes) = piece
            && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
        {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            parts.insert(id, part);
        }
    })?;
    Ok(parts)
}

fn strings(package: &mut Package<'_>) -> Result<Vec<String>, ReadError> {
    const STRINGS: &str = "xl/sharedStrings.xml";
    let mut strings: Vec<String> = Vec::new();
    let mut is_words = false;
    let mut is_reading_aid = false;
    package.walk(STRINGS, STRINGS, &mut |piece| match piece {
        Piece::Open("si", _) => strings.push(String::new()),
        Piece::Open("rPh", _) => is_reading_aid = true,
        Piece::Close("rPh") => is_reading_aid = false,
        Piece::Open("t", _) => is_words = !is_reading_aid,
        Piece::Close("t") => is_words = false,
        Piece::Text(text) if is_words => {
            if let Some(last) = strings.last_mut() {
                last.push_str(text);
            }
        }
        _ => {}
    })?;
    Ok(strings)
}

fn formats(package: &mut Package<'_>) -> Result<Vec<Format>, ReadError> {
    const STYLES: &str = "xl/styles.xml";
    let mut own: HashMap<u32, String> = HashMap::new();
    let mut formats = Vec::new();
    let mut is_of_cells = false;
    package.walk(STYLES, STYLES, &mut |piece| match piece {
        Piece::Open("numFmt", attributes) => {
            let id = attributes.get("numFmtId").and_then(|id| id.parse().ok());
            if let (Some(id), Some(code)) = (id, attributes.get("formatCode")) {
                own.insert(id, code);
            }
        }
        Piece::Open("cellXfs", _) => is_of_cells = true,
        Piece::Close("cellXfs") => is_of_cells = false,
        Piece::Open("xf", attributes) if is_of_cells => {
            let id = attributes.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
            formats.push(own.get(&id).map_or_else(|| Format::built_in(id), |code| Format::of(code)));
        }
        _ => {}
    })?;
    Ok(formats)
}
