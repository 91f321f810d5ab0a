//! A sheet: its cells, which of them are merged, and the table they are.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Book;
use crate::import::block::{Block, Cell, Grid, Paragraph};
use crate::import::readers::xml::{Attributes, Piece};

/// Cells of a table of which most are empty, at most.
const MOST_EMPTY: usize = 500_000;
/// Cells that merging may add, and the bytes of their words.
const MOST_REPEATED: usize = 200_000;
const MOST_BYTES: usize = 4 << 20;

/// Row and column, from 0.
type Place = (u32, u32);

/// A sheet as far as it is read.
pub(super) struct Sheet<'a> {
    book: &'a Book,
    cells: BTreeMap<Place, Cell>,
    merged: Vec<(Place, Place)>,
    /// The names of cells whose formula has no result in the file.
    pub(super) missing: Vec<String>,
    /// How many cells with words are in rows and columns that are hidden.
    pub(super) hidden: usize,
    hidden_columns: Vec<(u32, u32)>,
    is_hidden_row: bool,
    row: u32,
    open: Open,
}

/// The cell being read.
#[derive(Default)]
struct Open {
    name: String,
    place: Place,
    kind: String,
    style: usize,
    words: String,
    is_words: bool,
    has_formula: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        Self {
            book,
            cells: BTreeMap::new(),
            merged: Vec::new(),
            missing: Vec::new(),
            hidden: 0,
            hidden_columns: Vec::new(),
            is_hidden_row: false,
            row: 0,
            open: Open::default(),
        }
    }

    /// Takes the next piece of the sheet's part.
    pub(super) fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open("row", attributes) => {
                let row = attributes.get("r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
                self.row = row.unwrap_or_else(|| self.row.saturating_add(1));
                self.open.place = (self.row, 0);
                self.is_hidden_row = is_hidden(&attributes);
            }
            Piece::Open("col", attributes) if is_hidden(&attributes) => {
                let number =
                    |name| attributes.get(name).and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
                self.hidden_columns.extend(number("min").zip(number("max")));
            }
            Piece::Open("c", attributes) => self.open_cell(&attributes),
            Piece::Open("f", _) => self.open.has_formula = true,
            Piece::Open("v" | "t", _) => self.open.is_words = true,
            Piece::Open("rPh", _) | Piece::Close("v" | "t") => self.open.is_words = false,
            Piece::Text(text) if self.open.is_words => self.open.words.push_str(text),
            Piece::Close("c") => self.close_cell(),
            Piece::Open("mergeCell", attributes) => {
                let area = attributes.get("ref").unwrap_or_default();
                self.merged
                    .extend(area.split_once(':').and_then(|(from, to)| Some((place(from)?, place(to)?))));
            }
            _ => {}
        }
    }

    fn open_cell(&mut self, attributes: &Attributes<'_>) {
        let name = attributes.get("r").unwrap_or_default();
        // A cell without a name stands right of the one before it.
        let next = (self.row, self.open.place.1);
        self.open = Open {
            place: place(&name).unwrap_or(next),
            name,
            kind: attributes.get("t").unwrap_or_default(),
            style: attributes.get("s").and_then(|style| style.parse().ok()).unwrap_or(0),
            ..Open::default()
        };
    }

    fn close_cell(&mut self) {
        let open = std::mem::take(&mut self.open);
        self.open.place = (open.place.0, open.place.1.saturating_add(1));
        if open.words.is_empty() {
            if open.has_formula {
                self.missing.push(open.name);
            }
            return;
        }
        let words = match &*open.kind {
            "s" => {
                let string = open.words.trim().parse::<usize>().ok().and_then(|at| self.book.strings.get(at));
                string.cloned().unwrap_or_default()
            }
            "str" | "inlineStr" | "e" | "d" => open.words,
            "b" => (if open.words.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
            _ => match open.words.trim().parse::<f64>() {
                Ok(number) => {
                    let format = self.book.formats.get(open.style).cloned().unwrap_or_default();
                    format.shown(number, self.book.is_from_1904)
                }
                Err(_) => open.words,
            },
        };
        let text = words.replace("_x000D_", "").replace("\r\n", "\n").trim().to_owned();
        let is_hidden_column = |(from, to): &(u32, u32)| (*from..=*to).contains(&open.place.1);
        if text.is_empty() {
        } else if self.is_hidden_row || self.hidden_columns.iter().any(is_hidden_column) {
            self.hidden += 1;
        } else {
            self.cells.insert(open.place, Cell { text: text.into(), is_repeated: false });
        }
    }

    /// The sheet as a table, rows of one text around it as paragraphs.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        let rows: Vec<u32> =
            self.cells.keys().map(|place| place.0).collect::<BTreeSet<_>>().into_iter().collect();
        let columns: Vec<u32> =
            self.cells.keys().map(|place| place.1).collect::<BTreeSet<_>>().into_iter().collect();
        let count = self.cells.len();
        self.spread(&rows, &columns);
        if rows.len() * columns.len() > MOST_EMPTY.max(8 * count) || columns.len() < 2 {
            return self.cells.into_values().map(paragraph).collect();
        }
        let mut cells = self.cells;
        let row = |row: &u32| -> Vec<Cell> {
            columns.iter().map(|column| cells.remove(&(*row, *column)).unwrap_or_default()).collect()
        };
        let mut table: Vec<Vec<Cell>> = rows.iter().map(row).collect();
        // One text over the whole width; a domain's words, reaching down from above, are no such text.
        let is_banner = |row: &Vec<Cell>| {
            let mut words = row.iter().map(|cell| &cell.text).filter(|text| !text.is_empty());
            let first = words.next();
            row.iter().filter(|cell| is_own(cell)).count() == 1 && words.all(|text| Some(text) == first)
        };
        let first = table.iter().position(|row| !is_banner(row)).unwrap_or(table.len());
        let last = table.iter().rposition(|row| !is_banner(row)).map_or(first, |last| last + 1);
        let after = table.split_off(last.max(first));
        let inside = table.split_off(first);
        let mut blocks = banners(table);
        if !inside.is_empty() {
            blocks.push(Block::table(Grid::of(inside)));
        }
        blocks.extend(banners(after));
        blocks
    }

    /// Puts the words of merged cells into every place they cover.
    fn spread(&mut self, rows: &[u32], columns: &[u32]) {
        let (mut cells, mut bytes) = (0, 0);
        for ((top, left), (bottom, right)) in std::mem::take(&mut self.merged) {
            let Some(own) = self.cells.get(&(top, left)).cloned() else { continue };
            let from = rows.partition_point(|row| *row < top);
            let within = columns.partition_point(|column| *column < left);
            for row in rows.iter().skip(from).take_while(|row| **row <= bottom) {
                for column in columns.iter().skip(within).take_while(|column| **column <= right) {
                    if (*row, *column) == (top, left) {
                        continue;
                    }
                    (cells, bytes) = (cells + 1, bytes + own.text.len());
                    if cells > MOST_REPEATED || bytes > MOST_BYTES {
                        return;
                    }
                    self.cells.insert((*row, *column), Cell { text: own.text.clone(), is_repeated: true });
                }
            }
        }
    }
}

/// Whether a row or a column is hidden.
fn is_hidden(attributes: &Attributes<'_>) -> bool {
    attributes.get("hidden").is_some_and(|hidden| hidden == "1" || hidden == "true")
}

fn is_own(cell: &Cell) -> bool {
    !cell.is_repeated && !cell.text.is_empty()
}

fn paragraph(cell: Cell) -> Block {
    Block::Paragraph(Paragraph::of(cell.text))
}

fn banners(rows: Vec<Vec<Cell>>) -> Vec<Block> {
    rows.into_iter().flatten().filter(is_own).map(paragraph).collect()
}

/// The place of a cell's name: `B3` is row 2, column 1.
fn place(name: &str) -> Option<Place> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let letters = name.get(..digits).filter(|letters| (1..=3).contains(&letters.len()))?;
    let mut column = 0;
    for letter in letters.bytes() {
        column = column * 26
            + u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|nth| *nth < 26)?)
            + 1;
    }
    let row: u32 = name.get(digits..)?.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_places() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("AB12"), Some((11, 27)));
        assert_eq!(place("12"), None);
        assert_eq!(place("A0"), None);
        assert_eq!(place("é1"), None);
    }
}
