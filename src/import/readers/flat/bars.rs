//! Tables whose cells are parted by bars: `| a | b |`, as Markdown has them and as people type them.

use super::{FEWEST_ROWS, agreed, grid};
use crate::import::block::Block;

/// See [`super::table`].
pub(super) fn table(lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    let used = lines.iter().take_while(|line| has_bars(line)).count();
    let lines = lines.get(..used).unwrap_or_default();
    let rows: Vec<Vec<String>> = lines.iter().map(|line| split(line)).filter(|row| !is_rule(row)).collect();
    let is_ruled = rows.len() < lines.len();
    let width = agreed(rows.iter().map(Vec::len));
    let same = rows.first().is_some_and(|first| rows.iter().all(|row| row.len() == first.len()));
    if width.is_none() && !(is_ruled && same && (2..FEWEST_ROWS).contains(&rows.len())) {
        return (used, None);
    }
    (used, grid(rows).map(|grid| vec![Block::table(grid)]))
}

/// Whether a line looks like a row: bars at its start, or two and more inside.
fn has_bars(line: &str) -> bool {
    let line = line.trim();
    let is_bar = |c: char| matches!(c, '|' | '｜');
    let count = line.chars().filter(|c| is_bar(*c)).count();
    count >= 2 || (count == 1 && is_rule(&split(line)))
}

/// The cells of a row; a bar behind a backslash is a character.
fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix(['|', '｜']).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let Some(cell) = cells.last_mut() else { break };
        match character {
            '\\' if characters.peek() == Some(&'|') => cell.extend(characters.next()),
            '|' | '｜' => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Whether the row is the line under a header: nothing but dashes and colons.
fn is_rule(row: &[String]) -> bool {
    row.len() > 1
        && row.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '+')))
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::rows;
    use super::*;

    #[test]
    fn bars_part_cells_with_and_without_a_frame() {
        let lines = ["| 指标 | 目标 |", "|---|:--:|", "| 床位\\|张 | 5 |"];
        assert_eq!(rows(table(&lines)), (3, Some(vec!["指标|目标".into(), "床位|张|5".into()])));
        let lines = ["指标｜单位｜目标", "床位｜张｜5", "医生｜人｜6", "后"];
        assert_eq!(rows(table(&lines)).0, 3);
        assert_eq!(rows(table(&lines)).1.map(|rows| rows.len()), Some(3));
    }

    #[test]
    fn two_lines_with_bars_are_no_table() {
        assert_eq!(rows(table(&["首页|政务|公开", "新闻|要闻|专题", "正文"])), (2, None));
        assert_eq!(table(&["正文", "a|b"]).0, 0);
    }
}
