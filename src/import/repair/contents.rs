//! The table of contents: a list of headings that stand again in the text.
//!
//! It is taken out of the text and handed on, so that the outline can be checked against it.

use super::super::block::Block;
use super::tally::{RepairKind, Tally};
use crate::text::fold;
use std::collections::HashSet;

/// How many lines that are no entry may stand between two entries.
const STRAY: usize = 2;

/// How many entries show how the numbers of pages stand.
const FEWEST: usize = 3;

/// Takes the table of contents out of the blocks and gives back its entries, without leaders and numbers of pages.
pub(super) fn take(blocks: &mut Vec<Block>, tally: &mut Tally) -> Vec<String> {
    let Some(start) = blocks.iter().position(|block| line(block).is_some_and(is_head)) else {
        return take_without_head(blocks, tally);
    };
    let is_bare = has_bare_pages(blocks, start + 1);
    let end = end_of(blocks, start + 1, is_bare);
    let entries: Vec<String> =
        blocks.drain(start..end).skip(1).filter_map(|block| entry(line(&block)?, is_bare)).collect();
    if let Some(first) = entries.first() {
        tally.noted(RepairKind::Contents, entries.len(), first);
    }
    entries
}

/// A list of entries that all end with a leader and the number of a page needs no head to be known.
fn take_without_head(blocks: &mut Vec<Block>, tally: &mut Tally) -> Vec<String> {
    let is_led = |block: &Block| {
        line(block).is_some_and(|line| line.contains("……") && page(line, false) < line.trim().len())
    };
    let Some(start) = blocks.iter().position(is_led) else { return Vec::new() };
    let length = blocks.iter().skip(start).take_while(|block| is_led(block)).count();
    if length < 3 {
        return Vec::new();
    }
    let entries: Vec<String> =
        blocks.drain(start..start + length).filter_map(|block| entry(line(&block)?, false)).collect();
    if let Some(first) = entries.first() {
        tally.noted(RepairKind::Contents, entries.len(), first);
    }
    entries
}

fn line(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.trim()),
        Block::Table(_) => None,
    }
}

fn is_head(line: &str) -> bool {
    let head: String = line.chars().filter(|c| !c.is_whitespace() && *c != '\u{3000}').collect();
    matches!(fold(&head).as_str(), "目录" | "目次" | "contents")
}

/// Where the contents end: before the first line that is no heading, or where an entry comes again.
fn end_of(blocks: &[Block], start: usize, is_bare: bool) -> usize {
    let (mut seen, mut end, mut stray) = (HashSet::new(), start, 0);
    for (at, block) in blocks.iter().enumerate().skip(start) {
        let Some(line) = line(block) else { break };
        if line.is_empty() {
            continue;
        }
        let has_page = page(line, is_bare) < line.len();
        let Some(title) = entry(line, is_bare) else {
            stray += 1;
            if stray > STRAY {
                break;
            }
            continue;
        };
        let is_again = !seen.insert(key(&title));
        if (is_again && !has_page) || line.chars().count() > 60 || line.ends_with(['。', '；']) {
            break;
        }
        let is_heading = has_page || super::super::outline::heading_length(line).is_some();
        if is_heading {
            end = at + 1;
            stray = 0;
        } else if repeats_later(blocks, at, &title) {
            end = at + 1;
        } else {
            stray += 1;
            if stray > STRAY {
                break;
            }
        }
    }
    // A head without any entry is no table of contents.
    end
}

/// Whether the very line stands again further down, as 前言 does.
fn repeats_later(blocks: &[Block], at: usize, title: &str) -> bool {
    blocks.iter().skip(at + 1).any(|block| line(block).is_some_and(|line| key(line) == key(title)))
}

/// Whether the entries end with numbers of pages that nothing parts from the title, as in a file that lost its blanks:
/// several of them, one after the other, and none smaller than the one before.
fn has_bare_pages(blocks: &[Block], start: usize) -> bool {
    let lines = blocks.iter().skip(start).map_while(line).filter(|line| !line.is_empty());
    let mut last = 0;
    let pages = lines.map_while(|line| {
        let title = line.trim_end_matches(|c: char| c.is_ascii_digit());
        let page: u32 = line.get(title.len()..)?.parse().ok().filter(|page| (last..10_000).contains(page))?;
        last = page;
        title.ends_with(char::is_alphanumeric).then_some(())
    });
    pages.count() >= FEWEST
}

/// An entry's title; `None` if nothing is left of the line without its page.
fn entry(line: &str, is_bare: bool) -> Option<String> {
    let title = line
        .get(..page(line, is_bare))?
        .trim_end_matches(|c: char| c.is_whitespace() || "….·．-—".contains(c));
    (!title.trim().is_empty()).then(|| title.trim().to_owned())
}

/// Where the number of the page begins, with the leader before it; the line's length if it has none. A number that
/// nothing parts from the title is one only where all are so.
fn page(line: &str, is_bare: bool) -> usize {
    let without = line
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '(' | ')' | '（' | '）'));
    let leader = without.trim_end_matches(|c: char| c.is_whitespace() || "….·．".contains(c));
    let has_digit = line.get(without.len()..).is_some_and(|tail| tail.contains(|c: char| c.is_ascii_digit()));
    if has_digit && (is_bare || leader.len() < without.len()) { leader.len() } else { line.len() }
}

/// A heading without what differs between contents and text.
fn key(title: &str) -> String {
    fold(title).chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    fn taken(lines: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut blocks: Vec<_> = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        let entries = take(&mut blocks, &mut Tally::default());
        (entries, blocks.iter().filter_map(line).map(str::to_owned).collect())
    }

    #[test]
    fn the_list_ends_where_its_first_entry_comes_again() {
        let (entries, left) = taken(&[
            "某规划",
            "目　录",
            "前言 4",
            "一、总体要求\t5",
            "（一）指导思想……6",
            "二、任务 9",
            "前言",
            "为了。",
            "一、总体要求",
        ]);
        assert_eq!(entries, ["前言", "一、总体要求", "（一）指导思想", "二、任务"]);
        assert_eq!(left, ["某规划", "前言", "为了。", "一、总体要求"]);
    }

    #[test]
    fn pages_that_nothing_parts_from_the_titles_are_known_by_their_order() {
        let lines = [
            "目录",
            "前言1",
            "一、总体要求2",
            "（一）指导思想2",
            "二、任务15",
            "前言",
            "为了。",
            "一、总体要求",
        ];
        let (entries, left) = taken(&lines);
        assert_eq!(entries, ["前言", "一、总体要求", "（一）指导思想", "二、任务"]);
        assert_eq!(left, ["前言", "为了。", "一、总体要求"]);
    }

    #[test]
    fn a_list_without_pages_ends_there_too() {
        let (entries, left) = taken(&["目录", "一、总体要求", "二、任务", "一、总体要求", "以人为本。"]);
        assert_eq!(entries, ["一、总体要求", "二、任务"]);
        assert_eq!(left, ["一、总体要求", "以人为本。"]);
    }

    #[test]
    fn a_text_without_contents_stays() {
        let lines = ["某规划", "一、总体要求", "制定目录。", "床位 1200"];
        let (entries, left) = taken(&lines);
        assert_eq!(entries, [] as [&str; 0]);
        assert_eq!(left, lines);
    }
}
