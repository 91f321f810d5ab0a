//! Tables: the rows of a plan's table of indicators.
//!
//! What always holds: a cell is read in the column it stands in or, where cells were lost or merged, in the one
//! column that fits it; a figure that cannot be read as one number stays as words; nothing is read from a table
//! that names no indicators, and 约束性 only where it is printed.

mod cell;
mod columns;
mod label;
mod notes;
mod place;
mod rows;
mod slot;

use super::amount::is_blank;
use super::block::{Cell, Grid};
use super::draft::{Row, Setting};
use crate::text::Short;
use columns::Columns;
use std::sync::Arc;

/// What a table was found to be.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// A table of indicators: its rows, and what could not be read of it.
    Indicators(Vec<Row>, Vec<Warning>),
    /// Another table: projects, duties, whatever it is, nothing of it was read.
    Other,
}

/// What could not be read of a table of indicators.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// A row that fits no column: its words.
    Row(String),
    /// An indicator without a target or any other figure to come, which is left to the text: its name.
    NoFigure(String),
    /// Text that was a table of indicators once and lost its columns: its beginning.
    Flattened(String),
}

/// Reads the tables of one document in their order, since a table can go on after the end of a page.
#[derive(Clone, Debug)]
pub struct Tables {
    setting: Setting,
    last: Option<Columns>,
    domain: Option<Arc<str>>,
}

impl Tables {
    /// Begins a document.
    #[must_use]
    pub const fn new(setting: Setting) -> Self {
        Self { setting, last: None, domain: None }
    }

    /// Reads one table. `at` comes back as the section of its indicators.
    ///
    /// A table without a header goes on with the columns of the table before it, if its rows fit them.
    #[must_use]
    pub fn read(&mut self, grid: &Grid, at: usize) -> Found {
        let header = columns::find(grid);
        let (columns, first, is_new) = match (header, self.last.take()) {
            (Some((columns, first)), _) => (columns, first, true),
            (None, Some(columns)) if rows::fit_columns(grid, &columns) => (columns, 0, false),
            _ => return Found::Other,
        };
        if is_new && first == 0 {
            self.domain = None;
        }
        let mut reader = rows::Reader::new(columns, self.setting, self.domain.take(), at, grid.len());
        grid.rows_from(first).for_each(|row| reader.row(&row));
        let (drafts, warnings, columns, domain) = reader.finish();
        if drafts.is_empty() && warnings.is_empty() {
            return Found::Other;
        }
        self.last = Some(columns);
        self.domain = domain;
        Found::Indicators(drafts, warnings)
    }
}

/// The indicators of one table; none where it is no table of indicators.
#[must_use]
pub fn indicators(grid: &Grid, setting: &Setting, at: usize) -> (Vec<Row>, Vec<Warning>) {
    match Tables::new(*setting).read(grid, at) {
        Found::Indicators(drafts, warnings) => (drafts, warnings),
        Found::Other => (Vec::new(), Vec::new()),
    }
}

/// Whether a paragraph is a note to a table: 注：①为预计数。 Then [`attach_notes`] takes it.
#[must_use]
pub fn is_note(text: &str) -> bool {
    notes::is_note(text)
}

/// Hangs the notes under a table on the indicators they speak of, by their marks or by their names.
pub fn attach_notes(rows: &mut [Row], text: &str) {
    notes::attach(rows, text);
}

/// Whether a paragraph was a table of indicators once: several times 约束性 or 预期性 right behind a number.
#[must_use]
pub fn flattened(text: &str) -> Option<Warning> {
    if text.matches('性').count() < 3 {
        return None;
    }
    let folded = crate::text::fold(text);
    let ends_a_row = |(at, _): &(usize, &str)| {
        let before = folded.get(..*at).unwrap_or_default().trim_end();
        before.ends_with(|c: char| c.is_ascii_digit() || "%-〕]".contains(c)) || before.ends_with("左右")
    };
    let count = |word: &str| folded.match_indices(word).filter(ends_a_row).count();
    let is_flat = count("约束性") + count("预期性") >= 3;
    is_flat.then(|| Warning::Flattened(text.trim().chars().take(24).collect()))
}

/// A cell's words without blanks at their ends and inside where Chinese needs none.
fn words(cell: &Cell) -> Short {
    if !cell.text.contains(is_blank) {
        return cell.text.clone();
    }
    let line = super::amount::Line::new(&cell.text);
    line.text(0..line.len()).into()
}

#[cfg(test)]
mod tests;
