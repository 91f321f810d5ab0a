//! Tables in a drawn frame: `│ a │ b │` between lines of `├──┼──┤`, or the same of `|`, `+` and `-`.
//!
//! What always holds: a cell that no line cuts off from the one above is that cell gone on, so cells merged over rows
//! stand in each of them; a frame whose lines have other numbers of cells than most is left as text.

use super::{FEWEST_ROWS, agreed};
use crate::import::block::{Block, Cell, Grid};

/// See [`super::table`].
pub(super) fn table(lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    if !lines.first().is_some_and(|line| is_of_frame(line) && has_rule(line)) {
        return (0, None);
    }
    let used = lines.iter().take_while(|line| is_of_frame(line)).count();
    let lines: Vec<Vec<String>> = lines.iter().take(used).map(|line| fields(line)).collect();
    let inner = lines.iter().filter(|line| line.iter().any(|field| !is_line(field)));
    let count = inner.clone().count();
    let width = match agreed(inner.map(Vec::len)) {
        Some(width) => width,
        None if (1..FEWEST_ROWS).contains(&count) => lines.first().map_or(0, Vec::len),
        None => return (used, None),
    };
    let is_even = |line: &Vec<String>| line.len() == width || line.iter().all(|field| is_line(field));
    if width < 2 || !lines.iter().all(is_even) {
        return (used, None);
    }
    (used, Some(vec![Block::table(Grid::of(rows(&lines, width)))]))
}

fn is_of_frame(line: &str) -> bool {
    let line = line.trim();
    let drawn = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
    line.starts_with(|c: char| drawn(c) || matches!(c, '+' | '|'))
        && line.ends_with(|c: char| drawn(c) || matches!(c, '+' | '|'))
}

/// Whether part of the line is drawn along and not down.
fn has_rule(line: &str) -> bool {
    line.contains(['─', '━', '═']) || (line.trim().starts_with('+') && line.contains("--"))
}

/// What stands between the lines drawn down.
fn fields(line: &str) -> Vec<String> {
    let is_along = |c: char| matches!(c, '─' | '━' | '═' | '╌' | '┄' | '┈' | '-' | '=');
    let is_down =
        |c: char| (('\u{2500}'..='\u{257f}').contains(&c) && !is_along(c)) || matches!(c, '|' | '+');
    let line = line.trim();
    // A plus between words is one; only in a line that is drawn it is a corner.
    let is_corner = has_rule(line);
    let mut fields: Vec<String> =
        line.split(|c| is_down(c) && (c != '+' || is_corner)).map(str::to_owned).collect();
    fields.pop();
    if !fields.is_empty() {
        fields.remove(0);
    }
    fields
}

/// Whether a field is a piece of a line drawn along.
fn is_line(field: &str) -> bool {
    let field = field.trim();
    !field.is_empty()
        && field.chars().all(|c| ('\u{2500}'..='\u{257f}').contains(&c) || matches!(c, '-' | '='))
}

/// The rows: a line drawn along ends the cells above it; where no lines part the rows, each line is one.
fn rows(lines: &[Vec<String>], width: usize) -> Vec<Vec<Cell>> {
    let is_ruled = {
        let inner = lines.iter().skip(1).take(lines.len().saturating_sub(2));
        inner.filter(|line| line.iter().any(|field| is_line(field))).count() > 1
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    // For each column, the row in which its open cell begins.
    let mut begins = vec![0_usize; width];
    let mut is_new = true;
    for line in lines {
        let cut = |at: usize| line.len() != width || line.get(at).is_some_and(|field| is_line(field));
        if line.iter().any(|field| is_line(field)) {
            let next = rows.len();
            begins.iter_mut().enumerate().filter(|(at, _)| cut(*at)).for_each(|(_, begin)| *begin = next);
            is_new = true;
        }
        if line.iter().all(|field| is_line(field)) {
            continue;
        }
        let is_only_a_line = line.iter().enumerate().any(|(at, _)| cut(at));
        if !is_only_a_line && (is_new || !is_ruled) {
            rows.push(vec![Cell::default(); width]);
            if !is_ruled {
                begins.fill(rows.len() - 1);
            }
            is_new = false;
        }
        for (at, field) in
            line.iter().enumerate().filter(|(_, field)| !is_line(field) && !field.trim().is_empty())
        {
            let row = begins.get(at).copied().unwrap_or(0).min(rows.len().saturating_sub(1));
            let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(at)) else { continue };
            if !cell.text.is_empty() {
                cell.text.push('\n');
            }
            cell.text.push_str(field.trim());
        }
        spread(&mut rows, &begins);
    }
    let ends = rows.len();
    spread(rows.get_mut(..ends).unwrap_or_default(), &begins);
    rows
}

/// Puts the words of cells that have gone on from above into the last row.
fn spread(rows: &mut [Vec<Cell>], begins: &[usize]) {
    let Some((last, above)) = rows.split_last_mut() else { return };
    for (at, begin) in begins.iter().enumerate() {
        let Some(text) = above.get(*begin).and_then(|row| row.get(at)).map(|cell| cell.text.clone()) else {
            continue;
        };
        if let Some(cell) = last.get_mut(at) {
            *cell = Cell { text, is_repeated: true };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::rows;
    use super::*;

    #[test]
    fn cells_of_a_frame_may_have_lines_and_reach_over_rows() {
        let lines = [
            "┌────┬──────┬────┐",
            "│领域│指标  │目标│",
            "├────┼──────┼────┤",
            "│民生│床位  │ 5  │",
            "│    │（张）│    │",
            "│    ├──────┼────┤",
            "│    │医生  │ 6  │",
            "├────┼──────┼────┤",
            "│生态│绿地  │ 7  │",
            "└────┴──────┴────┘",
            "后",
        ];
        let cells = ["领域|指标|目标", "民生|床位/（张）|5", "民生|医生|6", "生态|绿地|7"];
        assert_eq!(rows(table(&lines)), (10, Some(cells.map(str::to_owned).to_vec())));
    }

    #[test]
    fn where_only_the_head_is_ruled_each_line_is_a_row() {
        let lines =
            ["+----+----+", "| a  | b  |", "+----+----+", "| 1  | 2  |", "| 3  | 4  |", "+----+----+"];
        assert_eq!(rows(table(&lines)), (6, Some(vec!["a|b".into(), "1|2".into(), "3|4".into()])));
    }

    #[test]
    fn a_frame_that_does_not_agree_with_itself_is_left() {
        let lines = ["┌──┬──┐", "│ a│ b│", "│ 1│ 2│ 3│", "│ 1│", "└──┴──┘"];
        assert_eq!(rows(table(&lines)), (5, None));
        assert_eq!(table(&["————————", "正文"]).0, 0);
    }
}
