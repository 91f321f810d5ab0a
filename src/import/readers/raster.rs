//! A raster is a table being built: cells are laid row by row, and merged ones are spread over all they cover.
//!
//! What always holds: no table costs much more than its file. Columns past [`MOST_COLUMNS`] flow into the last one,
//! words repeated by merging are bounded, and a table that would be almost all empty cells becomes plain lines.

use crate::import::block::{Block, Cell, Grid, Paragraph};
use crate::text::Short;

/// Columns a table may have; no printed table comes near.
const MOST_COLUMNS: usize = 256;
/// Cells a table may have where most of them are empty.
const MOST_EMPTY: usize = 500_000;
/// Bytes that merged cells may add to a table by repeating their words.
const MOST_REPEATED: usize = 4 << 20;

/// A table being built.
#[derive(Debug, Default)]
pub(super) struct Raster {
    /// The rows that are closed.
    grid: Grid,
    /// The last of them.
    above: Vec<Cell>,
    /// The row that cells are laid in, if one is begun.
    row: Option<Vec<Cell>>,
    /// For each column, the words that reach down into the rows to come, and how many rows.
    reaching: Vec<Option<(usize, Short)>>,
    repeated: usize,
    laid: usize,
}

impl Raster {
    /// Starts the next row, closing the one before.
    pub(super) fn next_row(&mut self) {
        self.close_row();
        self.row = Some(Vec::new());
    }

    /// Lays a cell in the first free place of the row; it covers so many columns and rows (at least one each).
    pub(super) fn lay(&mut self, text: &str, columns: usize, rows: usize) {
        self.fill_reached(false);
        self.laid += 1;
        for nth in 0..columns.clamp(1, MOST_COLUMNS) {
            let at = self.here();
            let is_repeated = nth > 0;
            let words = if is_repeated { self.again(text) } else { text.into() };
            self.reach(at, rows, text);
            self.push(Cell { text: words, is_repeated });
        }
    }

    /// Lays a cell that continues the one above it.
    pub(super) fn lay_below(&mut self, columns: usize) {
        for _ in 0..columns.clamp(1, MOST_COLUMNS) {
            let words = self.above.get(self.here()).map(|cell| cell.text.clone()).unwrap_or_default();
            let text = self.again(&words);
            self.push(Cell { text, is_repeated: true });
        }
    }

    /// The table as a grid; as paragraphs where it has one column only or is too sparse for a grid.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.close_row();
        self.grid.fit();
        let (width, rows) = (self.grid.width(), self.grid.len());
        if width < 2 || (width * rows > MOST_EMPTY.max(8 * self.laid)) {
            return self.into_lines();
        }
        if self.grid.texts().all(|text| text.trim().is_empty()) {
            return Vec::new();
        }
        vec![Block::table(self.grid)]
    }

    fn into_lines(self) -> Vec<Block> {
        let own = |at| {
            let row = self.grid.row_as_pushed(at)?;
            let words: Vec<Short> = row.filter(|cell| !cell.is_repeated).map(|cell| cell.text).collect();
            Some(words.join("\t"))
        };
        let lines = (0..self.grid.len()).filter_map(own);
        lines
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| !line.trim().is_empty())
            .map(|line| Block::Paragraph(Paragraph::of(line)))
            .collect()
    }

    /// How many cells the row has.
    fn here(&self) -> usize {
        self.row.as_ref().map_or(0, Vec::len)
    }

    fn close_row(&mut self) {
        if self.row.is_none() {
            return;
        }
        self.fill_reached(true);
        self.above = self.row.take().unwrap_or_default();
        if !self.above.is_empty() {
            self.grid.push(&self.above);
        }
    }

    /// Fills the places that cells of the rows above reach into: those up to the next free one, or all.
    fn fill_reached(&mut self, to_the_end: bool) {
        loop {
            let at = self.here();
            let Some((rows, text)) = self.reaching.get_mut(at).and_then(Option::take) else {
                let more = self.reaching.iter().skip(at).any(Option::is_some);
                if to_the_end && more {
                    self.push(Cell::default());
                    continue;
                }
                return;
            };
            let words = self.again(&text);
            self.reach(at, rows, &text);
            self.push(Cell { text: words, is_repeated: true });
        }
    }

    fn reach(&mut self, column: usize, rows: usize, text: &str) {
        if rows < 2 || column >= MOST_COLUMNS {
            return;
        }
        if self.reaching.len() <= column {
            self.reaching.resize(column + 1, None);
        }
        if let Some(place) = self.reaching.get_mut(column) {
            *place = Some((rows - 1, text.into()));
        }
    }

    /// The words once more, or none where too many were repeated already.
    fn again(&mut self, text: &str) -> Short {
        self.repeated = self.repeated.saturating_add(text.len());
        if self.repeated > MOST_REPEATED { Short::default() } else { text.into() }
    }

    fn push(&mut self, cell: Cell) {
        let row = self.row.get_or_insert_default();
        if row.len() < MOST_COLUMNS {
            row.push(cell);
        } else if let Some(last) = row.last_mut()
            && !cell.is_repeated
        {
            last.text.push('\t');
            last.text.push_str(&cell.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raster: Raster) -> Vec<String> {
        let mut lines = Vec::new();
        for block in raster.into_blocks() {
            match block {
                Block::Paragraph(paragraph) => lines.push(paragraph.text.into()),
                Block::Table(grid) => lines.extend(grid.rows().map(|row| {
                    let cell = |cell: &Cell| {
                        if cell.is_repeated { format!("({})", cell.text) } else { cell.text.to_string() }
                    };
                    row.iter().map(cell).collect::<Vec<_>>().join("|")
                })),
            }
        }
        lines
    }

    #[test]
    fn a_cell_over_two_rows_and_columns_stands_in_all_four_places() {
        let mut raster = Raster::default();
        raster.next_row();
        raster.lay("甲", 2, 2);
        raster.lay("乙", 1, 1);
        raster.next_row();
        raster.lay("丙", 1, 1);
        assert_eq!(shown(raster), ["甲|(甲)|乙", "(甲)|(甲)|丙"]);
    }

    #[test]
    fn a_cell_that_reaches_past_the_last_row_ends_with_it_and_short_rows_are_filled() {
        let mut raster = Raster::default();
        raster.next_row();
        raster.lay("甲", 1, 1);
        raster.lay("乙", 1, 60_000);
        raster.next_row();
        raster.lay("丙", 1, 1);
        raster.next_row();
        assert_eq!(shown(raster), ["甲|乙", "丙|(乙)", "|(乙)"]);
    }

    #[test]
    fn one_column_is_no_table_but_its_lines() {
        let mut raster = Raster::default();
        raster.next_row();
        raster.lay("专栏1\n工程", 3000, 1);
        let blocks = raster.into_blocks();
        assert_eq!(blocks.len(), 1, "merged columns are columns");
        let mut raster = Raster::default();
        raster.next_row();
        raster.lay("专栏1\n工程", 1, 1);
        assert_eq!(shown(raster), ["专栏1", "工程"]);
    }

    #[test]
    fn a_table_of_nothing_but_empty_cells_costs_no_memory() {
        let mut raster = Raster::default();
        for _ in 0..300_000 {
            raster.next_row();
            raster.lay("x", 1, 1);
        }
        raster.next_row();
        raster.lay("y", 200, 1);
        assert!(matches!(raster.into_blocks().first(), Some(Block::Paragraph(_))));
    }
}
