//! Tables whose columns are held apart by blanks and stand under each other.

use super::{FEWEST_ROWS, is_contents_or_list};
use crate::import::block::{Block, Grid, Paragraph};
use crate::import::readers::aligned::{Span, grid};
use crate::text::width::Ambiguous;
use std::borrow::Cow;

/// A line of one piece that is wider than this many columns is a paragraph, not a piece of a cell.
const WIDEST_PART: usize = 30;
/// Pieces of one line; a line of more is no row.
const MOST_PIECES: usize = 64;

/// A piece of a line: its columns from where to where, and its words as the line has them.
struct Piece<'a> {
    from: usize,
    to: usize,
    words: &'a str,
}

/// See [`super::table`].
pub(super) fn table(lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    let used = run(lines);
    let rows = lines.get(..used).unwrap_or_default();
    if let Some(grid) = grid_of(rows) {
        return (used, Some(vec![Block::table(grid)]));
    }
    // The line above may be the table's title, with a blank in it.
    let below = rows.split_first().and_then(|(title, rows)| Some((title, grid_of(rows)?)));
    let titled =
        below.map(|(title, grid)| vec![Block::Paragraph(Paragraph::of(title.trim())), Block::table(grid)]);
    (used, titled)
}

/// How many lines from the first could be rows. A line with tabs is none: its cells are parted by those.
fn run(lines: &[&str]) -> usize {
    let mut used = 0;
    for (at, line) in lines.iter().enumerate().take_while(|(_, line)| !line.trim().contains('\t')) {
        let count = count(line);
        let next_goes_on = || lines.get(at + 1).is_some_and(|next| self::count(next) > 1);
        let is_part = count == 1 && used > 0 && is_narrow(line) && next_goes_on();
        if count < 2 && !is_part {
            break;
        }
        used += 1;
    }
    used
}

fn grid_of(lines: &[&str]) -> Option<Grid> {
    let aligned = || {
        let rows: Vec<Vec<Span>> = lines.iter().map(|line| pieces(line).map(Span::from).collect()).collect();
        grid(&rows)
    };
    even(lines).or_else(aligned).filter(|grid| grid.width() > 2 || !is_contents_or_list(grid))
}

/// Rows of equally many short pieces, three at least, which need not stand under each other.
fn even(lines: &[&str]) -> Option<Grid> {
    let columns = count(lines.first()?);
    if columns < FEWEST_ROWS || lines.len() < FEWEST_ROWS {
        return None;
    }
    let mut grid = Grid::default();
    for line in lines {
        let mut count = 0;
        for piece in pieces(line) {
            if piece.words.chars().count() > WIDEST_PART {
                return None;
            }
            grid.push_cell(&piece.plain());
            count += 1;
        }
        if count != columns {
            return None;
        }
        grid.end_row();
    }
    super::bounded(grid)
}

fn is_narrow(line: &str) -> bool {
    pieces(line).all(|piece| piece.to - piece.from <= WIDEST_PART)
}

/// How many pieces a line has; none where it is no row.
fn count(line: &str) -> usize {
    let count = pieces(line).take(MOST_PIECES + 1).count();
    if count > MOST_PIECES { 0 } else { count }
}

/// The pieces of a line: parted by two blanks, by a full-width blank or by a tab.
fn pieces(line: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut characters = line.char_indices().peekable();
    let mut column = 0;
    std::iter::from_fn(move || {
        let (mut piece, mut start): (Option<Piece<'_>>, usize) = (None, 0);
        // As far as nothing but blanks came since the last character: how many columns.
        let mut gap = 0;
        while let Some((at, character)) =
            characters.next_if(|(_, character)| character.is_whitespace() || piece.is_none() || gap < 2)
        {
            let width = if character == '\t' { 8 - column % 8 } else { Ambiguous::Narrow.char(character) };
            if character.is_whitespace() {
                gap += if character == '\t' { 2 } else { width };
            } else {
                gap = 0;
                let open = piece.get_or_insert(Piece { from: column, to: 0, words: "" });
                if open.words.is_empty() {
                    start = at;
                }
                open.to = column + width;
                open.words = line.get(start..at + character.len_utf8()).unwrap_or_default();
            }
            column += width;
        }
        piece
    })
}

impl Piece<'_> {
    /// Its words, with plain blanks.
    fn plain(&self) -> Cow<'_, str> {
        let is_odd = |c: char| c.is_whitespace() && c != ' ';
        if self.words.contains(is_odd) { self.words.replace(is_odd, " ").into() } else { self.words.into() }
    }
}

impl From<Piece<'_>> for Span {
    fn from(piece: Piece<'_>) -> Self {
        Self { from: piece.from as f32, to: piece.to as f32, text: piece.plain().into_owned() }
    }
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
