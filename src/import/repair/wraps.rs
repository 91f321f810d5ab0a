//! Wraps: lines that were broken where a page or a column ended become one paragraph again.
//!
//! A line goes on in the next where it does not end as a sentence does, is no heading, and is as long as the lines of
//! its text are; and where the next does not begin as a heading or a paragraph does.

use super::super::block::{Block, Paragraph, given_up};
use super::super::outline::heading_length;
use super::is_han;
use super::tally::{RepairKind, Tally};
use crate::text::Short;

/// A line of this many half characters is no title, so that it cannot end without a sentence's end.
const LONG: usize = 90;

/// Joins all lines that belong together.
pub(super) fn join(blocks: &mut Vec<Block>, tally: &mut Tally) {
    let width = width(blocks);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut growing = Growing::default();
    let mut is_parted = false;
    for block in given_up(std::mem::take(blocks)) {
        let length = chars(&block);
        if length == 0 && matches!(block, Block::Paragraph(_)) {
            is_parted = true;
            continue;
        }
        if let (Some(Block::Paragraph(before)), Block::Paragraph(next)) = (joined.last_mut(), &block)
            && growing.goes_on(before, next, width.filter(|_| !is_parted))
        {
            let tail: String =
                before.text.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            let head: String = next.text.trim().chars().take(6).collect();
            tally.changed(RepairKind::Wrap, 1, &format!("{tail} / {head}"), &format!("{tail}{head}"));
            append(&mut before.text, next.text.trim());
            growing.add(&next.text, length);
        } else {
            if let Block::Paragraph(first) = &block {
                growing = Growing::from(first, length);
            }
            joined.push(block);
        }
        is_parted = false;
    }
    *blocks = joined;
}

/// What is known of the paragraph that is being put together, so that it need not be read again for each line.
#[derive(Default)]
struct Growing {
    /// Half characters of its last line.
    last: usize,
    is_heading: bool,
    /// For each kind of brackets, how many more were opened than closed.
    open: [isize; 3],
    has_stop: bool,
    has_sign: bool,
}

impl Growing {
    fn from(first: &Paragraph, length: usize) -> Self {
        let mut growing = Self { is_heading: heading_length(first.text.trim()).is_some(), ..Self::default() };
        growing.add(&first.text, length);
        growing
    }

    /// Takes note of a line.
    fn add(&mut self, line: &str, length: usize) {
        self.last = length;
        for c in line.chars() {
            let [quotes, titles, brackets] = &mut self.open;
            match c {
                '“' => *quotes += 1,
                '”' => *quotes -= 1,
                '《' => *titles += 1,
                '》' => *titles -= 1,
                '（' | '(' => *brackets += 1,
                '）' | ')' => *brackets -= 1,
                _ => {}
            }
            self.has_stop |= matches!(c, '。' | '；' | '：');
            self.has_sign |= matches!(c, '，' | ',' | '。' | '、');
        }
    }

    /// Whether `next` goes on with what `before`, the paragraph so far, says.
    fn goes_on(&self, before: &Paragraph, next: &Paragraph, width: Option<usize>) -> bool {
        if before.level.is_some() || next.level.is_some() || next.number.is_some() {
            return false;
        }
        let (line, after) = (before.text.trim(), next.text.trim());
        if line.is_empty() || ends(line) || begins(&next.text) {
            return false;
        }
        let is_open =
            line.ends_with(['，', '、', ',', '“', '（', '《']) || self.open.iter().any(|open| *open > 0);
        let is_full = width.is_some_and(|width| self.last * 100 >= width * 88);
        if self.is_heading && !self.has_stop {
            // A title goes on only if it is not whole, and in words as short as a title's.
            return (is_open || is_full)
                && after.chars().count() <= LONG
                && !after.contains(['。', '；'])
                && !ends(after);
        }
        is_full || ((self.last >= LONG || is_open) && self.has_sign && is_text(after))
    }
}

/// Half characters of a line, indent included: a digit or a Latin letter is half as wide as a Han character.
fn chars(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => {
            paragraph.text.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
        }
        Block::Table(_) => 0,
    }
}

/// How long a full line is, if the text is one of full lines: most lines are about as long as the longest.
fn width(blocks: &[Block]) -> Option<usize> {
    let mut lengths: Vec<usize> = blocks.iter().map(chars).filter(|&length| length > 0).collect();
    if lengths.len() < 4 {
        return None;
    }
    lengths.sort_unstable();
    let longest = *lengths.get(lengths.len() * 9 / 10)?;
    let full = lengths
        .iter()
        .filter(|&&length| length * 100 >= longest * 88 && length * 100 <= longest * 112)
        .count();
    ((30..=240).contains(&longest) && full * 3 >= lengths.len()).then_some(longest)
}

/// Whether the line ends as a sentence or a heading with a colon does.
fn ends(line: &str) -> bool {
    let core = line.trim_end_matches(['”', '’', '」', '』', '）', ')', '》', '】', '"']);
    // A bracket or a quotation may stand in the middle of a sentence, so that only what is inside ends it.
    core.ends_with(['。', '！', '？', '!', '?', '；', ';', '：', ':'])
        || (core.len() < line.len() && core.ends_with('.'))
}

/// Whether the line begins as a paragraph or a heading does.
fn begins(text: &str) -> bool {
    let line = text.trim();
    let is_indented = text.starts_with("\u{3000}\u{3000}") || text.starts_with("    ");
    is_indented || heading_length(line).is_some() || line.starts_with("注:") || line.starts_with("注：")
}

/// Whether the line is running text and no cell, name or date.
fn is_text(line: &str) -> bool {
    line.chars().count() >= 8 && line.contains(['，', ',', '。', '、', '；'])
}

/// Puts the next line behind, with a blank where two Latin words would run together.
fn append(text: &mut Short, next: &str) {
    text.truncate(text.trim_end().len());
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_han(c));
    if is_latin(text.chars().next_back()) && is_latin(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str]) -> Vec<String> {
        let mut blocks: Vec<_> = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        join(&mut blocks, &mut Tally::default());
        let text = |block: Block| match block {
            Block::Paragraph(paragraph) => paragraph.text.into(),
            Block::Table(_) => String::new(),
        };
        blocks.into_iter().map(text).collect()
    }

    #[test]
    fn full_lines_become_paragraphs() {
        let lines = [
            "一、总体要求",
            "　　坚持以人民为中心的发展思想，推动高质量",
            "发展，创造高品质生活，健全多层次的养老服务",
            "体系，让老年人共享改革发展成果。",
            "　　到2030年，全市养老床位达到1.2万张，护理",
            "型床位占比达到60%以上，社区养老服务设施实现",
            "全覆盖。",
            "二、重点任务",
        ];
        let expected = [
            "一、总体要求",
            "　　坚持以人民为中心的发展思想，推动高质量发展，创造高品质生活，健全多层次的养老服务体系，让老年人共享改革发展成果。",
            "　　到2030年，全市养老床位达到1.2万张，护理型床位占比达到60%以上，社区养老服务设施实现全覆盖。",
            "二、重点任务",
        ];
        assert_eq!(joined(&lines), expected);
    }

    #[test]
    fn a_title_that_ends_with_a_comma_goes_on() {
        let lines = ["三、实施基本民生补网行动，", "筑牢品质生活安全屏障", "将发展和安全贯穿全过程。"];
        assert_eq!(
            joined(&lines),
            ["三、实施基本民生补网行动，筑牢品质生活安全屏障", "将发展和安全贯穿全过程。"]
        );
    }

    #[test]
    fn paragraphs_and_titles_stay_apart() {
        let lines =
            ["第一章 总体要求", "第一节 指导思想", "以人为本。", "某市人民政府", "2030年1月1日", "各区县："];
        assert_eq!(joined(&lines), lines);
    }
}
