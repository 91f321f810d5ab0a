//! Headings inside a line: a document whose line ends were lost stands in one line or two.
//!
//! A line is parted before a number that follows the end of a sentence, or a blank behind a title, if it is the number
//! that comes next in its scheme, or the first. A number that comes otherwise is one of the sentence.

use super::number::{Mark, Scheme, mark};
use crate::import::block::{Block, Paragraph};
use std::collections::HashMap;

/// Parts all lines that hold headings inside.
pub(super) fn part(blocks: Vec<Block>) -> Vec<Block> {
    let mut last = HashMap::new();
    let places = blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Paragraph(paragraph) if paragraph.level.is_none() => {
            Some((at, cuts(&paragraph.text, &mut last))).filter(|(_, cuts)| !cuts.is_empty())
        }
        _ => None,
    });
    let places: HashMap<usize, Vec<usize>> = places.collect();
    if places.is_empty() {
        return blocks;
    }
    let mut parted = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        match (block, places.get(&at)) {
            (Block::Paragraph(paragraph), Some(cuts)) => split(paragraph, cuts, &mut parted),
            (block, _) => parted.push(block),
        }
    }
    parted
}

fn split(paragraph: Paragraph, cuts: &[usize], into: &mut Vec<Block>) {
    let mut number = paragraph.number;
    let mut from = 0;
    for to in cuts.iter().copied().chain([paragraph.text.len()]) {
        let piece = paragraph.text.get(from..to).unwrap_or_default().trim();
        if !piece.is_empty() {
            let text = piece.to_owned();
            into.push(Block::Paragraph(Paragraph { text: text.into(), level: None, number: number.take() }));
        }
        from = to;
    }
}

/// Where the line is to be parted, in bytes.
fn cuts(text: &str, last: &mut HashMap<Scheme, u32>) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut before = ' ';
    // Where the piece began that the place looked at would end.
    let mut piece = 0;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if is_first(c) && (at == 0 || (depth == 0 && may_stand(text, piece, at, before))) {
            let found = text.get(at..).and_then(mark);
            let may_come = |found: &Mark| {
                // Right behind a title only the first of a list below it can stand.
                let is_parted = is_stop(before) || text.get(..at).is_some_and(|text| text.ends_with(BLANKS));
                at == 0 || ((is_parted || found.value == 1) && comes_next(found.scheme, found.value, last))
            };
            if let Some(found) = found.filter(may_come) {
                if found.scheme.is_strong() || found.scheme == Scheme::Digit {
                    // What is inside a chapter begins anew.
                    last.retain(|scheme, _| *scheme <= found.scheme || *scheme == Scheme::Digit);
                    last.insert(found.scheme, found.value);
                }
                if at > 0 {
                    cuts.push(at);
                }
                piece = at;
            }
        }
        match c {
            '“' | '《' | '【' => depth += 1,
            '”' | '》' | '】' => depth = depth.saturating_sub(1),
            '。' => depth = 0,
            _ => {}
        }
        if c != ' ' && c != '\u{3000}' {
            before = c;
        }
    }
    cuts
}

const BLANKS: [char; 2] = [' ', '\u{3000}'];

const fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；')
}

/// Whether a number may begin with this character; to look no further at most places.
fn is_first(c: char) -> bool {
    const FIRST: &str = "第专專（(—一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾貳參陸";
    c.is_ascii_digit() || ('㈠'..='㈩').contains(&c) || FIRST.contains(c)
}

/// Whether a heading may stand at `at`: behind the end of a sentence, or behind a heading that has a title only.
fn may_stand(text: &str, piece: usize, at: usize, before: char) -> bool {
    if is_stop(before) {
        return true;
    }
    // Most places stand far behind the start of their piece, and need not be looked at.
    if at - piece > 45 * 4 {
        return false;
    }
    let written = text.get(piece..at).unwrap_or_default();
    let is_short = written.chars().count() <= 45 && !written.contains(['。', '；', '，', ',', '：']);
    let is_heading =
        || mark(written).is_some_and(|mark| mark.scheme.is_strong() && written.len() > mark.length + 5);
    let is_blank = written.ends_with([' ', '\u{3000}']);
    is_short && (is_heading() || (is_blank && piece == 0 && text.len() > 900))
}

/// Whether the number is the next of its scheme or the first of a new list.
fn comes_next(scheme: Scheme, value: u32, last: &HashMap<Scheme, u32>) -> bool {
    let is_next = last.get(&scheme).is_some_and(|last| last + 1 == value);
    match scheme {
        Scheme::Part
        | Scheme::Chapter
        | Scheme::Article
        | Scheme::Formal
        | Scheme::Han
        | Scheme::HanBracket => is_next || value == 1,
        Scheme::Digit => is_next || (value == 1 && !last.is_empty()),
        Scheme::Box => !last.is_empty() && value > 0,
        Scheme::Dash | Scheme::Dotted | Scheme::DigitBracket | Scheme::Circled | Scheme::Is => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(lines: &[&str]) -> Vec<String> {
        let blocks = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        let text = |block| match block {
            Block::Paragraph(Paragraph { text, .. }) => text.into(),
            Block::Table(_) => String::new(),
        };
        part(blocks).into_iter().map(text).collect()
    }

    #[test]
    fn a_plan_in_one_line_is_parted_at_its_headings() {
        let line = "一、总体要求（一）指导思想以人为本。坚持改革。（二）主要目标到2030年，建成3.5万张床位。二、重点任务（一）建设床位。\
                    1.新建一批。改建。2.改造一批。";
        let expected = [
            "一、总体要求",
            "（一）指导思想以人为本。坚持改革。",
            "（二）主要目标到2030年，建成3.5万张床位。",
            "二、重点任务",
            "（一）建设床位。",
            "1.新建一批。改建。",
            "2.改造一批。",
        ];
        assert_eq!(parted(&[line]), expected);
    }

    #[test]
    fn numbers_inside_sentences_part_nothing() {
        for line in [
            "一、总体要求：发展第一、二、三产业。按照（三）的要求。第三章已经说明。",
            "落实“一、二、三”要求。2030年建成。",
            "（一）有关部门要（二）协同。",
        ] {
            assert_eq!(parted(&[line]), [line]);
        }
    }
}
