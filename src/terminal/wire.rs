//! The wire: the bytes of one frame, in the making.
//!
//! It knows where the terminal's cursor and pen are after what has been written, and gets them elsewhere in the
//! fewest bytes. Only sequences that every terminal of the last thirty years knows are used, the Linux console
//! included (so DL and IL rather than SU and SD). Columns and rows count from 0.

use ratatui::buffer::Cell;

use super::frame::{is_blank, is_forced};
use super::pen::Pen;

/// Where the terminal's cursor is known to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum At {
    /// Anywhere.
    Unknown,
    /// In this row, in no column one may count from: after the last column, where terminals differ in whether
    /// they have wrapped, or after a character they may draw narrower or wider than expected.
    Row(u16),
    /// In this column and row.
    Cell(u16, u16),
}

/// The bytes of one frame.
#[derive(Debug)]
pub(super) struct Wire {
    bytes: Vec<u8>,
    at: At,
    pen: Pen,
    columns: u16,
}

impl Wire {
    /// Begins a frame for a screen of so many columns. The pen is the default one, as each frame leaves it.
    pub(super) const fn new(columns: u16) -> Self {
        Self { bytes: Vec::new(), at: At::Unknown, pen: Pen::DEFAULT, columns }
    }

    /// Whether nothing has been written.
    pub(super) const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The bytes written, with the pen put back to the default.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.take_pen(Pen::DEFAULT);
        self.bytes
    }

    /// Writes a sequence that moves nothing.
    pub(super) fn raw(&mut self, sequence: &str) {
        self.bytes.extend_from_slice(sequence.as_bytes());
    }

    /// Puts pen and margins to the default, whatever they were, and blanks the screen.
    pub(super) fn clear(&mut self) {
        self.raw("\x1b[m\x1b[r\x1b[2J");
        self.pen = Pen::DEFAULT;
        self.at = At::Unknown;
    }

    /// Moves the rows `top..=bottom` by `by` rows, up when positive; the rows that come in are blank.
    pub(super) fn scroll(&mut self, top: u16, bottom: u16, by: i16) {
        self.take_pen(Pen::DEFAULT);
        self.raw(&format!("\x1b[{};{}r", top + 1, bottom + 1));
        // Setting the margins sends the cursor home, which some take to be the upper margin.
        self.at = At::Unknown;
        self.go(0, top);
        let (count, delete_or_insert) = (by.unsigned_abs(), if by > 0 { 'M' } else { 'L' });
        self.raw(&format!("\x1b[{}{delete_or_insert}\x1b[r", parameter(count)));
        self.at = At::Cell(0, 0);
    }

    /// Moves the cursor.
    pub(super) fn go(&mut self, column: u16, row: u16) {
        let way = self.way(column, row);
        self.raw(&way);
        self.at = At::Cell(column, row);
    }

    /// Moves the cursor to the right in its row, over `between`, the cells shown there, writing them once more
    /// where that is shorter than a sequence.
    pub(super) fn go_over(&mut self, between: &[Cell], column: u16, row: u16) {
        let way = self.way(column, row).len();
        let written: usize = between.iter().map(|cell| cell.symbol().len()).sum();
        let starts_here = matches!(self.at, At::Cell(x, y) if y == row && usize::from(x) + between.len() == usize::from(column));
        if starts_here && written < way && between.iter().all(|cell| !is_forced(cell) && self.suits(cell)) {
            for cell in between {
                self.raw(cell.symbol());
            }
            self.at = At::Cell(column, row);
        } else {
            self.go(column, row);
        }
    }

    /// Writes a cell that is `width` columns wide at the cursor.
    pub(super) fn cell(&mut self, cell: &Cell, width: u16) {
        if !self.suits(cell) {
            self.take_pen(Pen::of(cell));
        }
        self.raw(cell.symbol());
        self.advance(width);
        if let (At::Cell(_, row), true) = (self.at, is_forced(cell)) {
            self.at = At::Row(row);
        }
    }

    /// Writes `count` blanks that look like the ground of `cell`.
    pub(super) fn blanks(&mut self, cell: &Cell, count: u16) {
        if !self.pen.equal_on_blank(Pen::of(cell)) {
            self.take_pen(Pen::of(cell));
        }
        self.bytes.extend(std::iter::repeat_n(b' ', usize::from(count)));
        self.advance(count);
    }

    /// Blanks the rest of the row, from the cursor on, in the default style.
    pub(super) fn erase_row(&mut self) {
        self.take_ground();
        self.raw("\x1b[K");
    }

    /// Blanks `count` columns from the cursor on, in the default style; the cursor stays.
    pub(super) fn erase(&mut self, count: u16) {
        self.take_ground();
        self.raw(&format!("\x1b[{}X", parameter(count)));
    }

    /// Erasing fills with the ground colour, so that must be the default one.
    fn take_ground(&mut self) {
        if !self.pen.equal_on_blank(Pen::DEFAULT) {
            self.take_pen(Pen::DEFAULT);
        }
    }

    fn take_pen(&mut self, pen: Pen) {
        let sequence = self.pen.switch(pen);
        self.raw(&sequence);
        self.pen = pen;
    }

    /// Whether the pen at hand draws `cell` as it should look.
    fn suits(&self, cell: &Cell) -> bool {
        let pen = Pen::of(cell);
        self.pen == pen || is_blank(cell) && self.pen.equal_on_blank(pen)
    }

    fn advance(&mut self, columns: u16) {
        if let At::Cell(x, row) = self.at {
            let x = x.saturating_add(columns);
            self.at = if x < self.columns { At::Cell(x, row) } else { At::Row(row) };
        }
    }

    /// The shortest way from where the cursor is.
    fn way(&self, column: u16, row: u16) -> String {
        let absolute = absolute(column, row);
        let (from_column, from_row) = match self.at {
            At::Unknown => return absolute,
            At::Row(y) => (None, y),
            At::Cell(x, y) => (Some(x), y),
        };
        if (from_column, from_row) == (Some(column), row) {
            return String::new();
        }
        // First along the row: after the last column a step down may or may not begin in the first.
        let relative = along(from_column, column) + &across(from_row, row);
        if relative.len() < absolute.len() { relative } else { absolute }
    }
}

/// A number as the parameter of a sequence for which 1 is the default.
fn parameter(count: u16) -> String {
    if count == 1 { String::new() } else { count.to_string() }
}

/// To a cell from anywhere.
fn absolute(column: u16, row: u16) -> String {
    match (column, row) {
        (0, 0) => "\x1b[H".into(),
        (0, row) => format!("\x1b[{}H", row + 1),
        (column, row) => format!("\x1b[{};{}H", row + 1, column + 1),
    }
}

/// To a column in the same row.
fn along(from: Option<u16>, to: u16) -> String {
    let fixed = if to == 0 { "\r".into() } else { format!("\x1b[{}G", to + 1) };
    let Some(from) = from else { return fixed };
    let counted = match to.cmp(&from) {
        std::cmp::Ordering::Equal => return String::new(),
        std::cmp::Ordering::Greater => format!("\x1b[{}C", parameter(to - from)),
        std::cmp::Ordering::Less if from - to < 4 => "\x08".repeat(usize::from(from - to)),
        std::cmp::Ordering::Less => format!("\x1b[{}D", parameter(from - to)),
    };
    if fixed.len() < counted.len() { fixed } else { counted }
}

/// To a row in the same column. Never beyond the first or last row, where these would scroll.
fn across(from: u16, to: u16) -> String {
    match to.cmp(&from) {
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Greater if to - from < 4 => "\n".repeat(usize::from(to - from)),
        std::cmp::Ordering::Greater => format!("\x1b[{}B", parameter(to - from)),
        std::cmp::Ordering::Less if from - to == 1 => "\x1bM".into(),
        std::cmp::Ordering::Less => format!("\x1b[{}A", parameter(from - to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(at: At, column: u16, row: u16) -> String {
        Wire { at, ..Wire::new(80) }.way(column, row)
    }

    #[test]
    fn the_cursor_takes_the_shortest_way() {
        for (at, column, row, expected) in [
            (At::Unknown, 0, 0, "\x1b[H"),
            (At::Unknown, 0, 9, "\x1b[10H"),
            (At::Unknown, 4, 0, "\x1b[1;5H"),
            (At::Cell(4, 2), 4, 2, ""),
            (At::Cell(4, 2), 5, 2, "\x1b[C"),
            (At::Cell(4, 2), 9, 2, "\x1b[5C"),
            (At::Cell(40, 2), 0, 3, "\r\n"),
            (At::Cell(3, 2), 2, 3, "\x08\n"),
            (At::Cell(3, 2), 3, 1, "\x1bM"),
            (At::Cell(3, 20), 70, 3, "\x1b[4;71H"),
            (At::Row(5), 0, 6, "\r\n"),
            (At::Row(5), 8, 5, "\x1b[9G"),
        ] {
            assert_eq!(way(at, column, row), expected, "{at:?} to {column},{row}");
        }
    }

    #[test]
    fn after_the_last_column_nothing_is_counted_from() {
        let mut wire = Wire::new(3);
        wire.go(1, 0);
        wire.cell(&Cell::new("中"), 2);
        assert_eq!(wire.at, At::Row(0));
    }

    #[test]
    fn a_short_gap_is_written_and_not_jumped() {
        let mut wire = Wire::new(80);
        wire.go(0, 0);
        wire.go_over(&[Cell::new("a"), Cell::new(" ")], 2, 0);
        assert_eq!(wire.finish(), b"\x1b[Ha ");
    }
}
