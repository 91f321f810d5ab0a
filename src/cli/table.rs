//! A table is rows of cells under headings, each column as wide as its widest cell on a terminal.
//!
//! What always holds: cells are safe for a terminal, and every one is there whole; no line ends in blanks. Where
//! the table is wider than the terminal, the columns that give are made narrower and their cells go on below;
//! in a file or a pipe every row is one line. A column without any words is left out.

use crate::say;
use crate::text::{Ambiguous, pad, pad_left, wrap};

/// Where the text of a column stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    /// At the left.
    Left,
    /// At the left, and narrower if the terminal is too narrow.
    Giving,
    /// At the right.
    Right,
    /// Numbers with their points below each other, at the right; narrower too, for the words among them.
    Point,
}

/// Rows under headings.
#[derive(Debug)]
pub(super) struct Table {
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

/// Columns between two columns of the table.
const GAP: usize = 2;

/// The fewest columns that a giving column keeps.
const LEAST: usize = 8;

impl Align {
    const fn gives(self) -> bool {
        matches!(self, Self::Giving | Self::Point)
    }

    fn fit(self, cell: &str, width: usize, amb: Ambiguous) -> String {
        match self {
            Self::Left | Self::Giving => pad(cell, width, amb),
            Self::Right | Self::Point => pad_left(cell, width, amb),
        }
    }
}

impl Table {
    /// A table with these headings and no rows yet.
    pub(super) fn new<const N: usize>(columns: [(&str, Align); N]) -> Self {
        let heading = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
        Self { aligns: columns.iter().map(|(_, align)| *align).collect(), rows: vec![heading] }
    }

    /// Adds a row.
    pub(super) fn push<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into_iter().map(|cell| say::line(&cell)).collect());
    }

    /// The lines of the table, on a terminal of so many columns if it goes to one.
    pub(super) fn render(mut self, terminal: Option<usize>, amb: Ambiguous) -> String {
        for (at, align) in self.aligns.iter().enumerate() {
            if *align == Align::Point {
                align_points(&mut self.rows, at, amb);
            }
        }
        let widths = self.widths(terminal, amb);
        self.rows.iter().map(|row| self.row(row, &widths, amb)).collect()
    }

    /// The lines of one row: as many as its longest cell takes.
    fn row(&self, row: &[String], widths: &[usize], amb: Ambiguous) -> String {
        let cells: Vec<Vec<&str>> =
            row.iter().zip(widths).map(|(cell, &width)| fold(cell, width, amb)).collect();
        let mut text = String::new();
        for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let columns = cells.iter().zip(&self.aligns).zip(widths).filter(|(_, width)| **width > 0);
            let fitted = columns.map(|((lines, align), &width)| {
                align.fit(lines.get(at).copied().unwrap_or_default(), width, amb)
            });
            let line = fitted.collect::<Vec<_>>().join(&" ".repeat(GAP));
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn widths(&self, terminal: Option<usize>, amb: Ambiguous) -> Vec<usize> {
        let width = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| amb.str(cell)).max().unwrap_or(0)
        };
        let mut widths: Vec<_> = (0..self.aligns.len()).map(width).collect();
        let gaps = GAP * widths.iter().filter(|&&width| width > 0).count().saturating_sub(1);
        let Some(room) = terminal.map(|columns| columns.saturating_sub(gaps)) else { return widths };
        while widths.iter().sum::<usize>() > room {
            let giving = widths.iter_mut().zip(&self.aligns).filter(|(_, align)| align.gives());
            match giving.map(|(width, _)| width).max().filter(|width| **width > LEAST) {
                Some(widest) => *widest -= 1,
                None => break,
            }
        }
        widths
    }
}

/// The lines that a cell takes in a column of this width.
fn fold(cell: &str, width: usize, amb: Ambiguous) -> Vec<&str> {
    if amb.str(cell) <= width {
        return vec![cell];
    }
    wrap(cell.trim_end(), width, 0, amb).into_iter().filter_map(|line| cell.get(line)).collect()
}

/// Fills the numbers of a column up on the right, so that their points are below each other once the column
/// stands at the right. Words are left as they are.
fn align_points(rows: &mut [Vec<String>], at: usize, amb: Ambiguous) {
    let cells = || rows.iter().skip(1).filter_map(|row| row.get(at));
    let longest = cells().filter_map(|cell| fraction(cell)).map(|tail| amb.str(tail)).max().unwrap_or(0);
    for cell in rows.iter_mut().skip(1).filter_map(|row| row.get_mut(at)) {
        if let Some(tail) = fraction(cell) {
            let blanks = longest - amb.str(tail);
            cell.push_str(&" ".repeat(blanks));
        }
    }
}

/// What stands from the point on in a cell that holds one number; `None` in one that holds none or several.
fn fraction(cell: &str) -> Option<&str> {
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let number = cell.get(start..)?;
    let end = number.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(number.len());
    let tail = number.get(end..)?;
    let after = tail.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    (!after.contains(|c: char| c.is_ascii_digit())).then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new([("编号", Align::Left), ("指标", Align::Giving), ("目标", Align::Point)]);
        for (id, name, target) in [
            ("t1", "人均预期寿命", "78.75"),
            ("t2", "“三保”率", ">55"),
            ("t3", "全\u{1b}[2J程", "城市7.4；农村11"),
            ("t4", "托位", "4.5个"),
        ] {
            table.push([id.to_owned(), name.to_owned(), target.to_owned()]);
        }
        table
    }

    #[test]
    fn points_are_below_each_other() {
        let text = table().render(None, Ambiguous::Narrow);
        assert_eq!(text.lines().count(), 5);
        let point = |line: &str| line.split('.').next().map(|head| Ambiguous::Narrow.str(head));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(point(lines[1]), point(lines[4]), "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn on_a_narrow_terminal_cells_go_on_below_and_lose_nothing() {
        for (terminal, amb) in [(30, Ambiguous::Narrow), (30, Ambiguous::Wide)] {
            let text = table().render(Some(terminal), amb);
            assert!(text.lines().all(|line| amb.str(line) <= terminal), "{text}");
            let words = |text: &str| {
                let mut words: Vec<_> = text.chars().filter(|c| !c.is_whitespace()).collect();
                words.sort_unstable();
                words
            };
            assert_eq!(words(&text), words(&table().render(None, amb)));
        }
        let least = table().render(Some(1), Ambiguous::Narrow);
        assert!(least.lines().any(|line| line == "t1    人均预期    78.75"), "{least}");
    }

    #[test]
    fn a_column_without_words_is_left_out() {
        let mut table = Table::new([("a", Align::Left), ("", Align::Point), ("b", Align::Left)]);
        table.push(["1".to_owned(), String::new(), "2".to_owned()]);
        assert_eq!(table.render(Some(80), Ambiguous::Narrow), "a  b\n1  2\n");
    }

    #[test]
    fn a_wide_terminal_leaves_all_as_it_is() {
        assert_eq!(table().render(Some(200), Ambiguous::Narrow), table().render(None, Ambiguous::Narrow));
    }
}
