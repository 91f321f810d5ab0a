//! The reader of plain text: a line is a paragraph, and lines that are a table's rows become a table.
//!
//! What always holds: no word is lost; a line keeps the blanks it begins with, since they tell where a paragraph
//! starts; one or more blank lines, or the end of a page, give one empty paragraph.

use super::ReadError;
use super::flat;
use crate::import::block::{Block, Document, Paragraph};
use crate::import::source::give_back;

/// Lines behind a table that are looked at to tell where it ends.
const AHEAD: usize = 4;
/// Lines at hand, at least, when more are taken.
const AT_ONCE: usize = 512;
/// How many times those at hand are added to them for a table that may be longer.
const GROWTH: usize = 7;

/// Reads decoded text.
///
/// # Errors
///
/// None so far: any text is a document.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let mut lines = text.split(['\n', '\u{c}', '\u{2028}', '\u{2029}']).flat_map(without_returns);
    // Not all lines at once, which may be more than the text itself: as many as a table has, and some.
    let mut at_hand: Vec<&str> = Vec::new();
    let (mut at, mut is_more) = (0, true);
    let mut blocks = Vec::new();
    loop {
        let rest = at_hand.get(at..).unwrap_or_default();
        let (used, table) = flat::table(rest);
        if is_more && used + AHEAD >= rest.len() {
            at_hand.drain(..std::mem::take(&mut at));
            let count = at_hand.len();
            at_hand.extend(lines.by_ref().take(GROWTH * count.max(AT_ONCE)));
            is_more = at_hand.len() > count;
            continue;
        }
        let used = used.max(1);
        match table {
            Some(table) => blocks.extend(table),
            None => rest.iter().take(used).for_each(|line| push_line(&mut blocks, line)),
        }
        if rest.is_empty() {
            break;
        }
        at += used;
    }
    give_back(at_hand);
    if matches!(blocks.last(), Some(Block::Paragraph(last)) if last.text.is_empty()) {
        blocks.pop();
    }
    Ok(Document { title: None, blocks, losses: Vec::new() })
}

/// A line without its carriage return, parted where old files have nothing but returns.
fn without_returns(line: &str) -> impl Iterator<Item = &str> {
    line.strip_suffix('\r').unwrap_or(line).split('\r')
}

/// Adds a line as a paragraph; blank lines as one empty paragraph, none at the start.
pub(super) fn push_line(blocks: &mut Vec<Block>, line: &str) {
    let text = line.trim_end();
    let is_after_blank =
        matches!(blocks.last(), Some(Block::Paragraph(last)) if last.text.is_empty()) || blocks.is_empty();
    if !(text.is_empty() && is_after_blank) {
        blocks.push(Block::Paragraph(Paragraph::of(text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |block: Block| match block {
            Block::Paragraph(paragraph) => paragraph.text.into(),
            Block::Table(grid) => {
                let row = |row: Vec<crate::import::block::Cell>| {
                    row.iter().map(|cell| &*cell.text).collect::<Vec<_>>().join("|")
                };
                format!("T {}", grid.rows().map(row).collect::<Vec<_>>().join(" / "))
            }
        };
        read(text).unwrap().blocks.into_iter().map(show).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_and_blank_lines_are_one_empty_one() {
        assert_eq!(shown("\n\n　　甲 \r\n\r\n \n乙\n丙\n\n"), ["　　甲", "", "乙", "丙"]);
        assert_eq!(shown("甲\u{c}乙\r丙"), ["甲", "乙", "丙"]);
        assert!(shown("").is_empty());
    }

    #[test]
    fn words_before_and_after_a_table_stay() {
        let text = "前\n指标\t单位\t目标\n床位\t张\t5\n医生\t人\t6\n后";
        assert_eq!(shown(text), ["前", "T 指标|单位|目标 / 床位|张|5 / 医生|人|6", "后"]);
    }

    #[test]
    fn a_run_of_lines_that_is_no_table_stays_lines() {
        assert_eq!(
            shown("前言\t4\n一、基础\t5\n（一）回顾\t5\n末"),
            ["前言\t4", "一、基础\t5", "（一）回顾\t5", "末"]
        );
    }

    #[test]
    fn a_table_is_whole_wherever_the_lines_at_hand_end() {
        for before in [0, 1, AT_ONCE - 2, AT_ONCE, GROWTH * AT_ONCE - 3, GROWTH * AT_ONCE] {
            for rows in [3, 5, 40, 30_000] {
                let text = "前\n".repeat(before) + &"床位\t张\t5\n".repeat(rows) + "后";
                let blocks = read(&text).unwrap().blocks;
                let Some(Block::Table(grid)) = blocks.get(before) else { panic!("no table after {before}") };
                assert_eq!(
                    (grid.len(), blocks.len()),
                    (rows, before + 2),
                    "{rows} rows after {before} lines"
                );
            }
        }
    }

    #[test]
    fn many_lines_with_tabs_are_read_in_one_pass() {
        let text = "一\t二\n三\t四\t五\t六\t七\n".repeat(100_000);
        let begun = std::time::Instant::now();
        assert!(!read(&text).unwrap().blocks.is_empty());
        assert!(begun.elapsed().as_secs() < 10);
    }
}
