//! Scanning: each block becomes a heading or text.

use super::number::{Mark, Scheme, mark};
use super::title::{is_directive, lead, said};
use crate::import::block::{Block, Grid, Paragraph, given_up};
use std::collections::HashMap;

/// How deep a heading stands beside others: the smaller, the higher.
pub(super) type Rank = u16;

/// Headings that a format gives a level: between these ranks.
const LEVEL: Rank = 10;
/// A box and a numbered measure stand side by side.
const BOX: Rank = 70;
/// A measure without a number, and a goal behind a dash.
pub(super) const LEAD: Rank = 90;

/// A heading or a text.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Piece {
    Heading(Heading),
    Text(String),
    Table(Box<Grid>),
}

/// A heading, and the text on its line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Heading {
    pub(super) rank: Rank,
    pub(super) scheme: Option<Scheme>,
    pub(super) value: u32,
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) rest: String,
}

/// Tells headings from text, one after the other: all at once they would take more room than the blocks.
pub(super) fn scan(blocks: Vec<Block>) -> impl Iterator<Item = Piece> {
    let mut scanner =
        Scanner { levels: levels(&blocks), last: HashMap::new(), is_plain: !has_headings(&blocks) };
    let pieces = given_up(blocks).map(move |block| match block {
        Block::Table(grid) => Piece::Table(grid),
        Block::Paragraph(paragraph) => scanner.piece(paragraph),
    });
    let mut pieces = pieces.peekable();
    std::iter::from_fn(move || {
        let mut piece = pieces.next()?;
        // 专栏3 alone on a line is titled by the next.
        if let Piece::Heading(heading) = &mut piece
            && heading.scheme == Some(Scheme::Box)
            && heading.title.is_empty()
            && let Some(Piece::Text(text)) =
                pieces.next_if(|next| matches!(next, Piece::Text(text) if is_title(text)))
        {
            heading.title = text;
        }
        Some(piece)
    })
}

/// Whether a text can be the title of a box.
fn is_title(text: &str) -> bool {
    !text.contains('。') && text.chars().nth(40).is_none()
}

/// The rank that each level of the format stands for: that of the numbers its headings mostly have.
fn levels(blocks: &[Block]) -> HashMap<u8, Rank> {
    let mut votes: HashMap<(u8, Rank), usize> = HashMap::new();
    for block in blocks {
        if let Block::Paragraph(paragraph @ Paragraph { level: Some(level), .. }) = block {
            let rank = numbered(paragraph).map_or(0, |mark| rank_of(mark.scheme));
            *votes.entry((*level, rank)).or_default() += 1;
        }
    }
    let mut ranks = HashMap::new();
    let mut floor = 0;
    for level in 1..=9_u8 {
        let of_level = votes.iter().filter(|((l, rank), _)| *l == level && *rank > 0);
        let most = of_level.max_by_key(|((_, rank), count)| (**count, *rank)).map(|((_, rank), _)| *rank);
        // A level must stand below the one above it, whatever its numbers are.
        let rank = most.unwrap_or_else(|| Rank::from(level) * LEVEL - 5).max(floor + 1);
        ranks.insert(level, rank);
        floor = rank;
    }
    ranks
}

/// Whether anything but its words makes a paragraph of these a heading.
fn has_headings(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => paragraph.level.is_some() || numbered(paragraph).is_some(),
        Block::Table(_) => false,
    })
}

/// The number of a paragraph, be it in its text or in its list style.
fn numbered(paragraph: &Paragraph) -> Option<Mark> {
    match &paragraph.number {
        Some(number) => mark(&format!("{number} x")).or_else(|| mark(paragraph.text.trim())),
        None => mark(paragraph.text.trim()),
    }
}

const fn rank_of(scheme: Scheme) -> Rank {
    match scheme {
        Scheme::Part => 10,
        Scheme::Chapter => 20,
        Scheme::Article => 30,
        Scheme::Formal => 40,
        Scheme::Han => 50,
        Scheme::HanBracket => 60,
        Scheme::Box => BOX,
        Scheme::Digit => 70,
        Scheme::Dotted => 75,
        Scheme::DigitBracket => 80,
        Scheme::Circled => 85,
        Scheme::Dash => LEAD,
        Scheme::Is => 92,
    }
}

struct Scanner {
    levels: HashMap<u8, Rank>,
    /// The last number of each scheme.
    last: HashMap<Scheme, u32>,
    /// Whether the document has no headings, so that a short sentence at the start of a paragraph is one of the text
    /// unless it says what is to be done.
    is_plain: bool,
}

impl Scanner {
    fn piece(&mut self, paragraph: Paragraph) -> Piece {
        if let Some(heading) = self.heading_of(&paragraph) {
            return Piece::Heading(heading);
        }
        let text = paragraph.text.trim();
        match paragraph.number {
            Some(number) => Piece::Text(number.into_string() + text),
            None if text.len() == paragraph.text.len() => Piece::Text(paragraph.text.into()),
            None => Piece::Text(text.to_owned()),
        }
    }

    fn heading_of(&mut self, paragraph: &Paragraph) -> Option<Heading> {
        let text = paragraph.text.trim();
        if let Some(level) = paragraph.level {
            return Some(self.leveled(paragraph, level));
        }
        if let Some(mark) = numbered(paragraph)
            && let Some(heading) = self.heading(paragraph, &mark)
        {
            return Some(heading);
        }
        if is_preface(text) {
            return Some(plain(0, "前言", ""));
        }
        let said = lead(text).filter(|_| paragraph.number.is_none())?;
        (!self.is_plain || is_directive(said.title)).then(|| plain(LEAD, said.title, said.rest))
    }

    /// A heading that the format says is one.
    fn leveled(&self, paragraph: &Paragraph, level: u8) -> Heading {
        let text = paragraph.text.trim();
        let rank = self.levels.get(&level).copied().unwrap_or_else(|| Rank::from(level) * LEVEL);
        let Some(mark) = numbered(paragraph).or_else(|| bare_number(text)) else {
            let number = paragraph.number.clone().map(String::from);
            return Heading { number, ..plain(if is_preface(text) { 0 } else { rank }, text, "") };
        };
        let body = if paragraph.number.is_some() { text } else { text.get(mark.length..).unwrap_or(text) };
        let heading = plain(rank, body.trim(), "");
        Heading { scheme: Some(mark.scheme), value: mark.value, number: mark.printed, ..heading }
    }

    /// A heading that shows itself by its number.
    fn heading(&mut self, paragraph: &Paragraph, mark: &Mark) -> Option<Heading> {
        let text = paragraph.text.trim();
        let body = if paragraph.number.is_some() { text } else { text.get(mark.length..)? };
        let said = match said(body, mark.scheme) {
            Some(said) => said,
            None if mark.scheme == Scheme::Box && body.trim().is_empty() => {
                super::title::Said { title: "", rest: "" }
            }
            None => return None,
        };
        let is_title = said.rest.is_empty() && said.title.chars().count() <= 30 && !text.ends_with('。');
        if !(mark.scheme.is_strong() || is_title || self.is_expected(mark)) {
            return None;
        }
        self.last.insert(mark.scheme, mark.value);
        let heading = plain(rank_of(mark.scheme), said.title, said.rest);
        Some(Heading {
            scheme: Some(mark.scheme),
            value: mark.value,
            number: mark.printed.clone(),
            ..heading
        })
    }

    /// Whether a number comes where one of its scheme may come: the first, or next but for a slip of one.
    fn is_expected(&self, mark: &Mark) -> bool {
        match mark.scheme {
            Scheme::Digit | Scheme::Dotted | Scheme::DigitBracket | Scheme::Circled => {
                let last = self.last.get(&mark.scheme).copied().unwrap_or(0);
                mark.value == 1 || (last + 1..=last + 2).contains(&mark.value)
            }
            _ => true,
        }
    }
}

fn plain(rank: Rank, title: &str, rest: &str) -> Heading {
    Heading { rank, scheme: None, value: 0, number: None, title: title.to_owned(), rest: rest.to_owned() }
}

/// A number that only a blank parts from its title: `2 主要任务`. A line that is known for a heading may have one.
fn bare_number(text: &str) -> Option<Mark> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).filter(|_| (1..=2).contains(&digits))?;
    let is_parted = rest.starts_with([' ', '\u{3000}']) && !rest.trim().is_empty();
    let value = number.parse().ok().filter(|_| is_parted)?;
    Some(Mark { scheme: Scheme::Digit, value, length: digits, printed: Some(number.to_owned()) })
}

/// Whether the line is the heading of a preface.
fn is_preface(line: &str) -> bool {
    let core: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(core.as_str(), "前言" | "序言" | "引言" | "导言" | "導言")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(lines: &[&str]) -> Vec<String> {
        let blocks = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        let title = |piece| match piece {
            Piece::Heading(heading) => Some(heading.title),
            Piece::Text(_) | Piece::Table(_) => None,
        };
        scan(blocks).filter_map(title).collect()
    }

    #[test]
    fn numbers_that_do_not_come_next_are_no_headings() {
        let lines = [
            "7.坚持不懈推进各项工作，形成合力，取得实效。全面加强。",
            "一、任务",
            "1.新建。一批设施建成投用。",
            "2.改建。一批设施。",
        ];
        assert_eq!(titles(&lines), ["任务", "新建", "改建"]);
    }

    #[test]
    fn a_box_alone_on_its_line_is_titled_by_the_next() {
        assert_eq!(titles(&["专栏1", "重点工程", "改造工程。改造老旧小区100个。"]), ["重点工程", "改造工程"]);
    }

    #[test]
    fn levels_of_the_format_follow_the_numbers_they_have() {
        let leveled =
            |text: &str, level| Block::Paragraph(Paragraph { level: Some(level), ..Paragraph::of(text) });
        let blocks = vec![leveled("一、任务", 1), leveled("（一）床位", 2), leveled("附则", 1)];
        let ranks: Vec<_> = scan(blocks)
            .map(|piece| match piece {
                Piece::Heading(heading) => heading.rank,
                Piece::Text(_) | Piece::Table(_) => 0,
            })
            .collect();
        assert_eq!(ranks, [50, 60, 50]);
    }
}
