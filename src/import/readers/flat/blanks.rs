//! Tables whose columns are held apart by blanks and stand under each other.

use super::{FEWEST_ROWS, is_contents_or_list};
use crate::import::block::{Block, Cell, Grid, Paragraph};
use crate::import::readers::aligned::{Span, grid};
use crate::text::width::Ambiguous;

/// A line of one piece that is wider than this many columns is a paragraph, not a piece of a cell.
const WIDEST_PART: usize = 30;
/// Pieces of one line; a line of more is no row.
const MOST_PIECES: usize = 64;

/// See [`super::table`].
pub(super) fn table(lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    let rows = run(lines);
    let used = rows.len();
    if let Some(grid) = grid_of(&rows) {
        return (used, Some(vec![Block::table(grid)]));
    }
    // The line above may be the table's title, with a blank in it.
    let below = rows.get(1..).and_then(grid_of).zip(lines.first());
    let titled =
        below.map(|(grid, title)| vec![Block::Paragraph(Paragraph::of(title.trim())), Block::table(grid)]);
    (used, titled)
}

/// The pieces of the lines from the first that could be rows. A line with tabs is none: its cells are parted by those.
fn run(lines: &[&str]) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for (at, line) in lines.iter().enumerate().take_while(|(_, line)| !line.trim().contains('\t')) {
        let row = pieces(line);
        let next_goes_on = || lines.get(at + 1).is_some_and(|next| pieces(next).len() > 1);
        let is_part = row.len() == 1 && !rows.is_empty() && is_narrow(&row) && next_goes_on();
        if row.len() < 2 && !is_part {
            break;
        }
        rows.push(row);
    }
    rows
}

fn grid_of(rows: &[Vec<Span>]) -> Option<Grid> {
    even(rows).or_else(|| grid(rows)).filter(|grid| {
        let words = |row: Vec<Cell>| row.into_iter().map(|cell| cell.text).collect::<Vec<_>>();
        grid.width() > 2 || !is_contents_or_list(&grid.rows().map(words).collect::<Vec<_>>())
    })
}

/// Rows of equally many short pieces, three at least, which need not stand under each other.
fn even(rows: &[Vec<Span>]) -> Option<Grid> {
    let columns = rows.first()?.len();
    let is_even =
        columns >= FEWEST_ROWS && rows.len() >= FEWEST_ROWS && rows.iter().all(|row| row.len() == columns);
    let is_short = |span: &Span| span.text.chars().count() <= WIDEST_PART;
    if !is_even || !rows.iter().flatten().all(is_short) {
        return None;
    }
    super::grid(rows.iter().map(|row| row.iter().map(|span| &span.text)))
}

fn is_narrow(row: &[Span]) -> bool {
    row.iter().all(|span| span.to - span.from <= WIDEST_PART as f32)
}

/// The pieces of a line: parted by two blanks, by a full-width blank or by a tab; none where it is no row.
fn pieces(line: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut column = 0;
    // As far as nothing but blanks came since the last piece: how many columns.
    let mut gap = 2;
    for character in line.chars() {
        let width = if character == '\t' { 8 - column % 8 } else { Ambiguous::Narrow.char(character) };
        if character.is_whitespace() {
            gap += if character == '\t' { 2 } else { width };
        } else {
            if gap >= 2 {
                if spans.len() == MOST_PIECES {
                    return Vec::new();
                }
                spans.push(Span { from: column as f32, to: 0.0, text: String::new() });
            }
            if let Some(span) = spans.last_mut() {
                if gap == 1 {
                    span.text.push(' ');
                }
                span.text.push(character);
                span.to = (column + width) as f32;
            }
            gap = 0;
        }
        column += width;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::rows;
    use super::*;

    #[test]
    fn columns_that_stand_under_each_other_are_a_table() {
        let lines = [
            "领域      指标             2020年   2025年",
            "民生  1   养老床位（张）   100      200",
            "      2   参保率           93.19    95",
            "      3   预期寿命         77.3     78.1",
            "　　以上指标均为预期性。",
        ];
        let cells = [
            "领域|指标||2020年|2025年",
            "民生|1|养老床位（张）|100|200",
            "|2|参保率|93.19|95",
            "|3|预期寿命|77.3|78.1",
        ];
        let (used, table) = rows(table(&lines));
        assert_eq!(used, 4);
        let table = table.unwrap();
        assert_eq!(
            table.get(1..),
            cells
                .get(1..)
                .map(|rows| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
                .as_deref()
        );
    }

    #[test]
    fn rows_of_equally_many_pieces_are_a_table_below_its_title() {
        let lines = [
            "表1　主要指标",
            "指标  单位  2025年  2030年",
            "养老机构床位数  张  2100  3500",
            "护理型床位占比  %  52  ≥75",
        ];
        let (used, table) = table(&lines);
        assert_eq!(table.as_ref().map(Vec::len), Some(2), "the title and the table");
        let expected = ["指标|单位|2025年|2030年", "养老机构床位数|张|2100|3500", "护理型床位占比|%|52|≥75"];
        assert_eq!(rows((used, table)), (4, Some(expected.map(str::to_owned).to_vec())));
    }

    #[test]
    fn a_title_with_a_blank_takes_no_rows_with_tabs() {
        assert_eq!(table(&["专栏1　主要指标", "指标\t单位\t2030年", "床位\t张\t3500"]).0, 1);
    }

    #[test]
    fn paragraphs_with_blanks_in_them_are_no_table() {
        let lines =
            ["　　到时  全市 “ 十四五 ” 规划实现，", "　　发展成果由人民  共享，", "　　改革  全面深化。"];
        assert_eq!(rows(table(&lines)).1, None);
        assert_eq!(table(&["　　一个段落。", "　　又一个段落。", "　　第三个。"]).0, 0);
    }
}
