//! Alignment: pieces of text that stand under each other, row after row, are the columns of a table.
//!
//! What always holds: every piece comes to stand in a cell of its own row; where the pieces do not stand under each
//! other there is no table. Places are in any unit, so lines of characters and pages with coordinates are one case.

use crate::import::block::{Cell, Grid};

/// A piece of a row: from where to where it stands, and its words.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) text: String,
}

/// A column: from where to where its pieces stand.
type Band = (f32, f32);

/// Rows that must have all their pieces before there is a table.
const FEWEST_FULL: usize = 3;
/// Columns of a table that is known by nothing but its blanks.
const MOST_COLUMNS: usize = 64;
/// Characters of a piece; longer on average, it is a paragraph.
const LONGEST: usize = 40;
/// Columns of a second column of two: wider, they may as well be paragraphs with a blank in them.
const WIDEST_SECOND: usize = 14;

/// The table that these rows are, if they are one.
pub(super) fn grid(rows: &[Vec<Span>]) -> Option<Grid> {
    let count = rows.iter().map(Vec::len).sum::<usize>();
    let characters: usize = rows.iter().flatten().map(|span| span.text.chars().count()).sum();
    if rows.len() < FEWEST_FULL || characters > count * LONGEST {
        return None;
    }
    let bands = bands(rows)?;
    if bands.len() == 2 && !are_two_columns(rows, &bands) {
        return None;
    }
    let mut clashes = 0;
    let laid: Vec<Vec<Cell>> = rows.iter().map(|row| lay(row, &bands, &mut clashes)).collect();
    (clashes * 10 <= count).then(|| Grid::of(laid))
}

/// The columns that the fullest rows show; the rows with one piece more than those of any column are tried first.
fn bands(rows: &[Vec<Span>]) -> Option<Vec<Band>> {
    let widest = rows.iter().map(Vec::len).max()?.min(MOST_COLUMNS);
    (2..=widest).rev().find_map(|width| {
        let full: Vec<&Vec<Span>> = rows.iter().filter(|row| row.len() == width).collect();
        // Rows of fewer pieces are the rule where domains are merged, but most must be nearly full.
        let near = rows.iter().filter(|row| row.len() + 2 >= width && row.len() > 1).count();
        if full.is_empty() || near * 3 < rows.len() * 2 {
            return None;
        }
        let band = |at: usize| {
            let mut spans = full.iter().filter_map(|row| row.get(at));
            let first = spans.next()?;
            Some(
                spans.fold((first.from, first.to), |(from, to), span| (from.min(span.from), to.max(span.to))),
            )
        };
        let bands: Vec<Band> = (0..width).map_while(band).collect();
        let are_apart = bands.windows(2).all(|pair| matches!(pair, [left, right] if left.1 <= right.0));
        let is_shown = full.len() >= FEWEST_FULL || (width > 2 && fit(rows, &bands));
        (are_apart && is_shown).then_some(bands)
    })
}

/// Whether nearly every piece, those of a head aside, stands in one column and no two of a row in the same.
fn fit(rows: &[Vec<Span>], bands: &[Band]) -> bool {
    let columns = |span: &Span| {
        let mut touched = bands.iter().enumerate().filter(|(_, band)| band.0 < span.to && span.from < band.1);
        touched.next().filter(|_| touched.next().is_none()).map(|(at, _)| at)
    };
    let fits = |row: &&Vec<Span>| {
        let columns: Vec<Option<usize>> = row.iter().map(columns).collect();
        columns.iter().all(Option::is_some) && columns.windows(2).all(|pair| pair.first() < pair.last())
    };
    rows.iter().skip(1).filter(fits).count() * 10 >= (rows.len() - 1) * 9
}

/// Two columns need more than a gap: an edge that most rows share, and a second column of short pieces.
fn are_two_columns(rows: &[Vec<Span>], bands: &[Band]) -> bool {
    let seconds: Vec<&Span> = rows.iter().filter_map(|row| row.get(1)).collect();
    let Some((from, to)) = bands.get(1) else { return false };
    let shared = |edge: &dyn Fn(&Span) -> f32, at: f32| {
        seconds.iter().filter(|span| (edge(span) - at).abs() <= 1.0).count() * 5 >= seconds.len() * 4
    };
    let is_short = seconds.iter().all(|span| span.text.chars().count() <= WIDEST_SECOND);
    is_short
        && seconds.len() * 5 >= rows.len() * 4
        && (shared(&|span| span.from, *from) || shared(&|span| span.to, *to))
}

/// Lays a row's pieces into the columns they stand in; one over several columns stands in each of them.
fn lay(row: &[Span], bands: &[Band], clashes: &mut usize) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); bands.len()];
    if row.len() == bands.len() {
        for (cell, span) in cells.iter_mut().zip(row) {
            cell.text = span.text.as_str().into();
        }
        return cells;
    }
    for span in row {
        let touched = |band: &Band| band.0 < span.to && span.from < band.1;
        let first = bands.iter().position(touched).unwrap_or_else(|| nearest(span, bands));
        let last = bands.iter().rposition(touched).unwrap_or(first);
        for (at, cell) in cells.iter_mut().enumerate().take(last + 1).skip(first) {
            if !cell.text.is_empty() {
                *clashes += 1;
                cell.text.push(' ');
                cell.text.push_str(&span.text);
                break;
            }
            *cell = Cell { text: span.text.as_str().into(), is_repeated: at > first };
        }
    }
    cells
}

fn nearest(span: &Span, bands: &[Band]) -> usize {
    let distance = |band: &Band| (band.0 - span.to).max(span.from - band.1);
    let order =
        |left: &(usize, &Band), right: &(usize, &Band)| distance(left.1).total_cmp(&distance(right.1));
    bands.iter().enumerate().min_by(order).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(row: &[(f32, f32, &str)]) -> Vec<Span> {
        row.iter().map(|(from, to, text)| Span { from: *from, to: *to, text: (*text).to_owned() }).collect()
    }

    #[test]
    fn a_head_over_two_columns_stands_over_both() {
        let rows = [
            spans(&[(0.0, 4.0, "指标"), (10.0, 30.0, "目标")]),
            spans(&[(0.0, 4.0, "床位"), (10.0, 12.0, "1"), (25.0, 27.0, "2")]),
            spans(&[(0.0, 8.0, "医生人数"), (10.0, 13.0, "3"), (24.0, 27.0, "4")]),
            spans(&[(0.0, 4.0, "护士"), (10.0, 12.0, "5"), (25.0, 27.0, "6")]),
        ];
        let grid = grid(&rows).unwrap();
        let first = grid.row(0).unwrap();
        assert_eq!(first.iter().map(|cell| &*cell.text).collect::<Vec<_>>(), ["指标", "目标", "目标"]);
        assert!(first.last().unwrap().is_repeated);
    }

    #[test]
    fn a_missing_piece_leaves_its_cell_empty() {
        let full = |y: &str| spans(&[(0.0, 4.0, "甲"), (10.0, 14.0, y), (20.0, 22.0, "1")]);
        let rows = [full("乙"), spans(&[(10.0, 14.0, "丙"), (20.0, 22.0, "2")]), full("丁"), full("戊")];
        let grid = grid(&rows).unwrap();
        assert_eq!(grid.row(1).unwrap().iter().map(|cell| &*cell.text).collect::<Vec<_>>(), ["", "丙", "2"]);
    }

    #[test]
    fn pieces_that_stand_anywhere_are_no_table() {
        let rows = [
            spans(&[(0.0, 20.0, "甲"), (22.0, 40.0, "乙"), (50.0, 60.0, "丙")]),
            spans(&[(0.0, 8.0, "甲"), (10.0, 20.0, "乙"), (30.0, 60.0, "丙")]),
            spans(&[(0.0, 40.0, "甲"), (42.0, 50.0, "乙"), (52.0, 60.0, "丙")]),
        ];
        assert_eq!(grid(&rows), None);
    }
}
