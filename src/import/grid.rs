//! A grid is a table as a reader found it: rows of cells.
//!
//! What always holds: a cell's words stand in one text with those of all others, since beside most of them memory of
//! their own would be the larger part; a row that is shorter than the widest ends with empty cells, which cost nothing.

use crate::text::Short;
use std::ops::Range;

/// One cell of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// The words.
    pub text: Short,
    /// Whether these words stand in the cell above or to the left too, since one merged cell covers both.
    pub is_repeated: bool,
}

/// A table, every row as long as the longest. A merged cell's words stand in each cell it covers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    /// The words of all cells, row by row.
    words: String,
    /// Where the words of each cell end, in bytes.
    ends: Vec<u32>,
    /// Which cells are repeated, in their order: few.
    repeated: Vec<u32>,
    /// Where each row ends among the cells.
    rows: Vec<u32>,
    width: usize,
}

impl Grid {
    /// The table of these rows.
    pub fn of(rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        let mut grid = Self::default();
        rows.into_iter().for_each(|row| grid.push(&row));
        grid.fit();
        grid
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[Cell]) {
        for cell in row {
            if cell.is_repeated {
                self.repeated.push(place(self.ends.len()));
            }
            self.push_cell(&cell.text);
        }
        self.end_row();
    }

    /// Adds a cell to the row that [`Self::end_row`] will end.
    pub fn push_cell(&mut self, words: &str) {
        self.words.push_str(words);
        self.ends.push(place(self.words.len()));
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        let from = self.rows.last().map_or(0, |end| *end as usize);
        self.width = self.width.max(self.ends.len() - from);
        self.rows.push(place(self.ends.len()));
    }

    /// Gives back the room that rows to come would have had.
    pub fn fit(&mut self) {
        self.words.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many cells each row has.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// A row's cells.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<Vec<Cell>> {
        let mut row = Vec::with_capacity(self.width);
        row.extend(self.row_as_pushed(at)?);
        row.resize(self.width, Cell::default());
        Some(row)
    }

    /// A row's cells, but for those that it is filled up with.
    pub fn row_as_pushed(&self, at: usize) -> Option<impl Iterator<Item = Cell> + '_> {
        Some(self.cells_of(at)?.map(|cell| self.cell(cell)))
    }

    /// The cells of a column, from this row on.
    pub fn column_from(&self, column: usize, first: usize) -> impl Iterator<Item = Cell> + '_ {
        (first..self.len()).filter_map(move |at| {
            let cells = self.cells_of(at)?;
            let cell = cells.start + column;
            Some(if cell < cells.end { self.cell(cell) } else { Cell::default() })
        })
    }

    /// All rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Cell>> + Clone + '_ {
        self.rows_from(0)
    }

    /// The rows from this one on.
    pub fn rows_from(&self, first: usize) -> impl Iterator<Item = Vec<Cell>> + Clone + '_ {
        (first..self.len()).map_while(|at| self.row(at))
    }

    /// The words of all cells, row by row; the empty ones at the end of a row may be missing.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|cell| self.words.get(self.place_of(cell)).unwrap_or_default())
    }

    /// Calls `f` with the words of each cell that has any.
    pub fn each(&mut self, mut f: impl FnMut(&mut Short)) {
        let words = std::mem::take(&mut self.words);
        self.words.reserve_exact(words.len());
        let (mut text, mut from) = (Short::default(), 0);
        for end in &mut self.ends {
            text.clear();
            text.push_str(words.get(from..*end as usize).unwrap_or_default());
            from = *end as usize;
            if !text.is_empty() {
                f(&mut text);
            }
            self.words.push_str(&text);
            *end = place(self.words.len());
        }
    }

    /// Which cells are those of a row.
    fn cells_of(&self, row: usize) -> Option<Range<usize>> {
        let end = *self.rows.get(row)? as usize;
        let before = row.checked_sub(1).and_then(|before| self.rows.get(before));
        Some(before.map_or(0, |end| *end as usize)..end)
    }

    fn cell(&self, cell: usize) -> Cell {
        Cell {
            text: self.words.get(self.place_of(cell)).unwrap_or_default().into(),
            is_repeated: !self.repeated.is_empty() && self.repeated.binary_search(&place(cell)).is_ok(),
        }
    }

    fn place_of(&self, cell: usize) -> Range<usize> {
        let end = |cell: usize| self.ends.get(cell).map_or(0, |end| *end as usize);
        cell.checked_sub(1).map_or(0, end)..end(cell)
    }
}

/// A place among cells or bytes, of which no document has this many.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, is_repeated: bool) -> Cell {
        Cell { text: text.into(), is_repeated }
    }

    #[test]
    fn rows_come_back_as_they_were_pushed_and_short_ones_are_filled() {
        let rows = [
            vec![cell("指标", false), cell("目标", false), cell("目标", true)],
            vec![cell("", false), cell("5", false)],
            vec![],
        ];
        let grid = Grid::of(rows.clone());
        assert_eq!((grid.len(), grid.width()), (3, 3));
        assert_eq!(grid.row(0).unwrap(), rows[0]);
        assert_eq!(grid.row(1).unwrap(), [cell("", false), cell("5", false), Cell::default()]);
        assert_eq!(grid.row(2).unwrap(), vec![Cell::default(); 3]);
        assert_eq!(grid.row(3), None);
        assert_eq!(grid.texts().collect::<Vec<_>>(), ["指标", "目标", "目标", "", "5"]);
    }

    #[test]
    fn words_that_become_longer_or_shorter_stay_in_their_cells() {
        let mut grid = Grid::of([vec![cell("甲", false), cell("", false)], vec![cell("乙乙乙", true)]]);
        grid.each(|text| *text = if text == "甲" { "甲甲甲甲" } else { "" }.into());
        assert_eq!(grid.texts().collect::<Vec<_>>(), ["甲甲甲甲", "", ""]);
        assert!(grid.row(1).unwrap()[0].is_repeated);
    }
}
