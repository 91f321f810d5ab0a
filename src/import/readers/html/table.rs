//! The tables of a page: which are tables, and which only place the page's parts.

use super::element::{Kind, add_words, kind};
use super::tree::{Edge, NodeRef};
use crate::import::block::Block;
use crate::import::readers::raster::Raster;

/// Characters of a cell; a longer one holds a part of the page.
const LONGEST_CELL: usize = 3000;
/// Elements and pieces of words of a cell, both their ends counted. Tables may nest, and each looks into its cells.
const MOST_NODES: usize = 20_000;

/// The table as blocks; `None` where it places parts of the page and is to be read as if it were none.
pub(super) fn read(table: NodeRef<'_>) -> Option<Vec<Block>> {
    let mut raster = Raster::default();
    let mut columns = 0;
    for row in rows(table) {
        raster.next_row();
        let mut count = 0;
        for cell in cells(row) {
            let text = words(cell)?;
            let span = |name: &str| {
                let span = cell.element().and_then(|element| element.attr(name));
                span.and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1)
            };
            // 0 rows means all that follow.
            let down = if span("rowspan") == 0 { usize::from(u16::MAX) } else { span("rowspan") };
            raster.lay(&text, span("colspan"), down);
            count += 1;
        }
        columns = columns.max(count);
    }
    (columns > 1).then(|| raster.into_blocks())
}

fn is(node: NodeRef<'_>, names: &[&str]) -> bool {
    node.element().is_some_and(|element| names.contains(&element.name))
}

/// The rows of this table, in its parts or straight in it.
fn rows(table: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    let parts = table.children().flat_map(|part| {
        let is_part = is(part, &["thead", "tbody", "tfoot"]);
        let inside = is_part.then(|| part.children()).into_iter().flatten();
        inside.chain((!is_part).then_some(part))
    });
    parts.filter(|node| is(*node, &["tr"]))
}

fn cells(row: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    row.children().filter(|node| is(*node, &["td", "th"]))
}

/// The words of a cell, its paragraphs parted by line ends; `None` where it holds a part of a page.
fn words(cell: NodeRef<'_>) -> Option<String> {
    let mut text = String::new();
    let mut is_out = 0_usize;
    for (nth, edge) in cell.traverse().enumerate() {
        if nth > MOST_NODES || text.len() > 4 * LONGEST_CELL {
            return None;
        }
        let (node, is_open) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        if let Some(words) = node.words().filter(|_| is_open && is_out == 0) {
            add_words(&mut text, words);
        }
        if let Some(element) = node.element() {
            match kind(&element) {
                Kind::Out => is_out = if is_open { is_out + 1 } else { is_out.saturating_sub(1) },
                // A table of one column only sets the words of the cell.
                Kind::Table if is_open && rows(node).any(|row| cells(row).nth(1).is_some()) => return None,
                Kind::Block | Kind::Break | Kind::Table if !text.is_empty() && !text.ends_with('\n') => {
                    text.push('\n');
                }
                Kind::Block | Kind::Break | Kind::Table | Kind::Inline => {}
            }
        }
    }
    let text = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    (text.chars().nth(LONGEST_CELL).is_none()).then_some(text)
}
