//! Tables in plain text: rows are lines, and tabs, bars, drawn frames or blanks part the cells.
//!
//! What always holds: lines become a table only where their columns agree over three rows at least; else they stay
//! text, for a table that is guessed wrong does more harm than one that is read as lines.

mod bars;
mod blanks;
mod frame;
mod tabs;

use crate::import::block::{Block, Grid, Paragraph};

/// Rows that must agree before lines are a table.
const FEWEST_ROWS: usize = 3;

/// The table that starts at the first of these lines, and how many lines it takes. Where there is none, how many lines
/// from the first are known to start none either: 0 if nothing is known of them.
pub(super) fn table(lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    for read in [frame::table, bars::table, tabs::table, blanks::table] {
        let (used, table) = read(lines);
        if used > 0 {
            return (used, table);
        }
    }
    (0, None)
}

/// The blocks, with a table wherever paragraphs are rows whose cells are parted by tabs, as they are typed where nobody
/// draws a table. Headings and entries of lists stay what they are.
pub(super) fn with_tables(blocks: Vec<Block>) -> Vec<Block> {
    let mut found = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        match line_of(&block).filter(|text| text.contains('\t')) {
            Some(first) => {
                let mut text = first.to_owned();
                while let Some(block) = blocks.next_if(|block| line_of(block).is_some()) {
                    text.push('\n');
                    text.push_str(line_of(&block).unwrap_or_default());
                }
                push_rows(&text, &mut found);
            }
            None => found.push(block),
        }
    }
    found
}

/// The words of a paragraph that is neither a heading nor an entry of a list.
fn line_of(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(Paragraph { text, level: None, number: None }) => Some(text),
        _ => None,
    }
}

/// Adds the lines of a text, and the tables among them.
fn push_rows(text: &str, into: &mut Vec<Block>) {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut rest = &*lines;
    while !rest.is_empty() {
        let (used, table) = tabs::table(rest);
        let used = used.max(1);
        match table {
            Some(table) => into.extend(table),
            None => into.extend(rest.iter().take(used).map(|line| Block::Paragraph(Paragraph::of(*line)))),
        }
        rest = rest.get(used..).unwrap_or_default();
    }
}

/// The number of cells that most rows have, and whether enough of the rows have about that many.
fn agreed(counts: impl Iterator<Item = usize> + Clone) -> Option<usize> {
    let total = counts.clone().count();
    let widest = counts.clone().max()?.min(256);
    let mut tally = vec![0_usize; widest + 1];
    for count in counts.clone() {
        if let Some(place) = tally.get_mut(count) {
            *place += 1;
        }
    }
    let most = (2..=widest).max_by_key(|count| (tally.get(*count), *count))?;
    let near = counts.filter(|count| count.abs_diff(most) <= usize::from(most > 2)).count();
    (total >= FEWEST_ROWS && near >= FEWEST_ROWS && near * 3 >= total * 2).then_some(most)
}

/// A grid of these rows, each filled up to the longest.
fn grid<S: AsRef<str>>(rows: impl IntoIterator<Item = impl IntoIterator<Item = S>>) -> Option<Grid> {
    let mut grid = Grid::default();
    for row in rows {
        row.into_iter().for_each(|text| grid.push_cell(text.as_ref().trim()));
        grid.end_row();
    }
    bounded(grid)
}

/// The grid, if it is no outlier of many empty cells: to fill these up would cost more time than the file has.
fn bounded(mut grid: Grid) -> Option<Grid> {
    grid.fit();
    (grid.width() * grid.len() <= 500_000.max(8 * grid.texts().count())).then_some(grid)
}

/// Whether rows of two cells are a table of contents (page numbers that never fall) or a list (numbers, then words).
fn is_contents_or_list(grid: &Grid) -> bool {
    let pages = grid.rows().map(|row| row.get(1).and_then(|cell| cell.text.trim().parse::<u32>().ok()));
    let is_contents = pages.clone().all(|page| page.is_some()) && pages.is_sorted();
    let is_list = grid.rows().all(|row| row.first().is_some_and(|cell| is_list_number(cell.text.trim())));
    is_contents || is_list
}

/// Whether these words are only the number or the dot before an entry of a list.
fn is_list_number(words: &str) -> bool {
    let of_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（）().、．·•●■◆—-".contains(c);
    let enclosed = |c: char| ('\u{2460}'..='\u{249b}').contains(&c);
    words.chars().count() <= 6 && words.chars().all(|c| of_number(c) || enclosed(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_with_tabs_are_rows_and_those_around_them_stay() {
        let rows = ["前言\n又一行", "指标\t单位\t目标", "床位\t张\t5\n医生\t人\t6", "后。"];
        let blocks: Vec<_> = rows.map(|row| Block::Paragraph(Paragraph::of(row))).to_vec();
        let shown: Vec<_> = with_tables(blocks)
            .into_iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text.into(),
                Block::Table(grid) => format!("{} rows", grid.len()),
            })
            .collect();
        assert_eq!(shown, ["前言\n又一行", "3 rows", "后。"]);
    }

    #[test]
    fn rows_agree_where_two_of_three_have_about_as_many_cells() {
        assert_eq!(agreed([7, 7, 6, 7].into_iter()), Some(7));
        assert_eq!(agreed([2, 5, 9, 13].into_iter()), None);
        assert_eq!(agreed([3, 3].into_iter()), None);
        assert_eq!(agreed([2, 2, 2, 1, 1].into_iter()), None);
    }
}

#[cfg(test)]
mod tests_support {
    use crate::import::block::Block;

    /// The rows of the table found, which is the last block, cells parted by a bar and lines in them by a stroke.
    pub(super) fn rows((used, table): (usize, Option<Vec<Block>>)) -> (usize, Option<Vec<String>>) {
        let rows = table.map(|blocks| {
            let Some(Block::Table(grid)) = blocks.into_iter().last() else { panic!("no table") };
            let row = |row: Vec<crate::import::block::Cell>| {
                row.iter().map(|cell| cell.text.replace('\n', "/")).collect::<Vec<_>>().join("|")
            };
            grid.rows().map(row).collect()
        });
        (used, rows)
    }
}
