//! A table is rows of cells under headings, each column as wide as its widest cell on a terminal.
//!
//! What always holds: cells are one line and safe for a terminal; no row ends in blanks. Where the table is
//! wider than the terminal, the one column that gives is cut; what goes into a file or a pipe is never cut.

use crate::say;
use crate::text::{Ambiguous, pad, pad_left};

/// Where the text of a column stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    /// At the left.
    Left,
    /// At the left, and cut if the terminal is too narrow.
    Giving,
    /// At the right.
    Right,
    /// Numbers with their points below each other, at the right.
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

/// The fewest columns that the giving column is cut to.
const LEAST: usize = 8;

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
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, align), width) in row.iter().zip(&self.aligns).zip(&widths) {
                if !line.is_empty() {
                    line.push_str(&" ".repeat(GAP));
                }
                match align {
                    Align::Left | Align::Giving => line.push_str(&pad(cell, *width, amb)),
                    Align::Right | Align::Point => line.push_str(&pad_left(cell, *width, amb)),
                }
            }
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
        let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        if let (Some(terminal), Some(giving)) =
            (terminal, self.aligns.iter().position(|a| *a == Align::Giving))
            && let Some(width) = widths.get_mut(giving)
        {
            *width = (*width).min((*width + terminal).saturating_sub(total).max(LEAST));
        }
        widths
    }
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
        let expected = "编号  指标                     目标\n\
                        t1    人均预期寿命            78.75\n\
                        t2    “三保”率               >55\n\
                        t3    全程          城市7.4；农村11\n\
                        t4    托位                     4.5个\n";
        let text = table().render(None, Ambiguous::Narrow);
        assert_eq!(text.lines().count(), expected.lines().count());
        let point = |line: &str| line.split('.').next().map(|head| Ambiguous::Narrow.str(head));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(point(lines[1]), point(lines[4]), "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn a_narrow_terminal_cuts_the_column_that_gives() {
        for (terminal, amb) in [(34, Ambiguous::Narrow), (32, Ambiguous::Wide)] {
            let text = table().render(Some(terminal), amb);
            assert!(text.contains("人均预.."), "{text}");
            assert!(text.lines().all(|line| amb.str(line) <= terminal), "{text}");
        }
        assert!(table().render(Some(10), Ambiguous::Narrow).contains("人均预.."), "but not below its least");
    }

    #[test]
    fn a_wide_terminal_leaves_all_as_it_is() {
        assert_eq!(table().render(Some(200), Ambiguous::Narrow), table().render(None, Ambiguous::Narrow));
    }
}
