//! Tables whose cells are parted by tabs, as they come out of Word, of a spreadsheet or of a web page.

use super::{agreed, bounded, is_contents_or_list};
use crate::import::block::{Block, Grid};
use std::borrow::Cow;

/// A line without a tab, between two with tabs, that is longer than this many characters is no part of a cell.
const LONGEST_PART: usize = 30;
/// Cells of a table of two columns that are longer than this on average are paragraphs.
const LONGEST_OF_TWO: usize = 40;

/// See [`super::table`].
pub(super) fn table(lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    if !lines.first().is_some_and(|line| line.trim().contains('\t')) {
        return (0, None);
    }
    let used = run(lines);
    let lines = lines.get(..used).unwrap_or_default();
    let lines: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    let fields = |line: &&str| line.split('\t').count();
    let Some(width) = agreed(lines.iter().filter(|line| line.contains('\t')).map(fields)) else {
        return (used, None);
    };
    let Some(grid) = joined(&lines, width) else { return (used, None) };
    if width == 2 && (is_contents_or_list(&grid) || are_paragraphs(&grid)) {
        return (used, None);
    }
    (used, bounded(grid).map(|grid| vec![Block::table(grid)]))
}

/// How many lines from the first have tabs, or are the rest of a cell that runs over a line end. Empty lines part two
/// tables, unless there is one behind the very first row.
fn run(lines: &[&str]) -> usize {
    let mut used = 0;
    let is_spaced = lines.get(1).is_some_and(|line| line.trim().is_empty());
    while let Some(line) = lines.get(used) {
        if is_spaced
            && line.trim().is_empty()
            && lines.get(used + 1).is_some_and(|next| next.trim().contains('\t'))
        {
            used += 1;
            continue;
        }
        let goes_on = || {
            let is_short = !line.trim().is_empty() && line.chars().count() <= LONGEST_PART;
            is_short && lines.get(used + 1).is_some_and(|next| next.trim().contains('\t'))
        };
        if !line.contains('\t') && !goes_on() {
            break;
        }
        used += 1;
    }
    used
}

/// The rows, a cell broken over lines put together again where that gives the row its full number of cells; `None`
/// where a line without tabs is left over.
fn joined(lines: &[&str], width: usize) -> Option<Grid> {
    let mut grid = Grid::default();
    let mut last: Vec<Cow<'_, str>> = Vec::new();
    for line in lines {
        let fields: Vec<Cow<'_, str>> = line.split('\t').map(Cow::Borrowed).collect();
        if !last.is_empty()
            && last.len() < width
            && last.len() + fields.len() - 1 <= width
            && (fields.len() == 1 || last.len() + fields.len() - 1 == width)
            && !last.last().is_some_and(|cell| cell.trim().is_empty())
        {
            let mut fields = fields.into_iter();
            if let (Some(cell), Some(rest)) = (last.last_mut(), fields.next()) {
                *cell = format!("{cell}\n{}", rest.trim()).into();
            }
            last.extend(fields);
        } else if fields.len() == 1 {
            return None;
        } else {
            push(&mut grid, &last);
            last = fields;
        }
    }
    push(&mut grid, &last);
    Some(grid)
}

/// Adds a row, but for the empty cells at its end: a column of nothing else is none.
fn push(grid: &mut Grid, row: &[Cow<'_, str>]) {
    if row.is_empty() {
        return;
    }
    let filled = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
    row.iter().take(filled).for_each(|cell| grid.push_cell(cell.trim()));
    grid.end_row();
}

fn are_paragraphs(grid: &Grid) -> bool {
    let characters: usize = grid.texts().map(|text| text.chars().count()).sum();
    characters > grid.len() * 2 * LONGEST_OF_TWO
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::rows;
    use super::*;

    #[test]
    fn rows_of_uneven_length_are_filled_up_and_an_empty_edge_is_cut() {
        let lines = ["领域\t指标\t\t目标\t", "甲\t1\t床位\t5\t", "\t2\t医生\t6\t\t", "3\t护士\t7\t\t"];
        let cells = ["领域|指标||目标", "甲|1|床位|5", "|2|医生|6", "3|护士|7|"];
        assert_eq!(rows(table(&lines)), (4, Some(cells.map(str::to_owned).to_vec())));
    }

    #[test]
    fn a_cell_broken_over_lines_is_put_together() {
        let lines = ["指标\t现状\t目标", "床位\t城市7.4", "农村11.7\t5", "医生\t1\t2", "护士\t3\t4"];
        let cells = ["指标|现状|目标", "床位|城市7.4/农村11.7|5", "医生|1|2", "护士|3|4"];
        assert_eq!(rows(table(&lines)), (5, Some(cells.map(str::to_owned).to_vec())));
    }

    #[test]
    fn a_table_of_contents_and_a_list_are_no_tables() {
        assert_eq!(rows(table(&["前言\t4", "一、基础\t5", "二、目标\t9"])), (3, None));
        assert_eq!(rows(table(&["1.\t加强领导", "2.\t落实责任", "3.\t考核"])), (3, None));
        assert_eq!(rows(table(&["床位\t5", "医生\t4", "护士\t9"])).1.map(|rows| rows.len()), Some(3));
    }

    #[test]
    fn tabs_that_only_indent_are_no_table() {
        assert_eq!(table(&["\t甲", "\t乙", "\t丙"]).0, 0);
    }
}
