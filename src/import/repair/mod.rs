//! Repair: the damage that a document took on its way here is undone where that can be done for certain.
//!
//! Each kind of damage has a file of its own. What always holds: every change is counted with one example; what
//! cannot be restored is marked with [`MARK`] and never invented; text that is not damaged stays as it is.

mod blanks;
mod bytes;
mod cells;
mod contents;
mod furniture;
mod gap;
mod garbled;
mod glosses;
mod lattice;
mod lost;
mod markup;
mod openings;
mod pairing;
mod reading;
mod shares;
mod shifted;
mod speech;
mod strings;
mod tally;
mod traditional;
mod words;
mod wraps;

pub use tally::{Repair, RepairKind};

use super::block::{Block, Grid, Paragraph};
use crate::text::{Short, is_private, sanitize, sanitize_but_private};
use garbled::Seldom;
use std::borrow::Cow;
use tally::Tally;

/// Stands where a character is gone for good.
pub const MARK: &str = "〔?〕";

/// Stands before what a list enumerates.
const BULLET: char = '•';

/// What is left of a document once it is mended.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Mended {
    /// The blocks, each paragraph one line.
    pub(super) blocks: Vec<Block>,
    /// The headings that the document's own table of contents lists, without numbers of pages.
    pub(super) contents: Vec<String>,
    /// What was done, in the order of [`RepairKind`].
    pub(super) repairs: Vec<Repair>,
    /// Words around each place that could not be restored.
    pub(super) unrestored: Vec<String>,
}

/// Mends all blocks.
pub(super) fn mend(blocks: Vec<Block>, simplify: bool) -> Mended {
    let mut tally = Tally::default();
    let mut blocks = lines_of(blocks);
    each(&mut blocks, |text| {
        markup::clean(text, &mut tally);
    });
    let seldom = Seldom::new();
    let speech = lost::restore(&mut blocks, &seldom, &mut tally);
    garbled::mark(&mut blocks, &seldom, speech);
    each(&mut blocks, |text| {
        if text.contains(is_private) {
            let bullet = text.trim_start().strip_prefix(is_of_sign_font);
            let shown = bullet.map_or_else(|| text.to_string(), |rest| format!("{BULLET}{rest}"));
            *text = sanitize(&shown).as_ref().into();
        }
    });
    glosses::strip(&mut blocks, &mut tally);
    // A blank parts an entry from the number of its page.
    let contents = contents::take(&mut blocks, &mut tally);
    for block in &mut blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.level.is_some() => {
                blanks::close_cell(&mut paragraph.text, &mut tally);
            }
            Block::Paragraph(paragraph) => blanks::close(&mut paragraph.text, &mut tally),
            Block::Table(grid) => each_cell(grid, |text| blanks::close_cell(text, &mut tally)),
        }
    }
    furniture::clear(&mut blocks, &mut tally);
    wraps::join(&mut blocks, &mut tally);
    traditional::count(&mut blocks, simplify, &mut tally);
    blocks.retain(|block| !matches!(block, Block::Paragraph(p) if p.text.trim().is_empty()));
    each(&mut blocks, |text| {
        if text.trim().len() < text.len() {
            *text = text.trim().into();
        }
    });
    let unrestored = unrestored(&blocks);
    Mended { blocks, contents, repairs: tally.done(), unrestored }
}

/// One line a paragraph, each safe for a terminal but for characters for private use, which tell the repair which bytes stood
/// there. The indent at the beginning stays for now: it tells where a
/// paragraph begins in a text whose lines are wrapped.
fn lines_of(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        match block {
            Block::Paragraph(paragraph) => tidy(paragraph),
            Block::Table(grid) => each_cell(grid, |text| {
                if let Cow::Owned(safe) = sanitize(text) {
                    *text = safe.into();
                }
            }),
        }
    }
    let has_lines = |block: &Block| matches!(block, Block::Paragraph(p) if p.text.contains('\n'));
    if !blocks.iter().any(has_lines) {
        return blocks;
    }
    let mut lines = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.text.contains('\n') => split(paragraph, &mut lines),
            block => lines.push(block),
        }
    }
    lines
}

/// Makes a paragraph safe; a heading becomes one line. A blank one says that a paragraph ends there, which the
/// joining of lines asks for.
fn tidy(paragraph: &mut Paragraph) {
    if let Cow::Owned(safe) = sanitize_but_private(&paragraph.text) {
        paragraph.text = safe.into();
    }
    if paragraph.level.is_some() {
        paragraph.text = paragraph.text.split('\n').map(str::trim).collect();
    } else if paragraph.text.trim().is_empty() {
        *paragraph = Paragraph::default();
    } else {
        paragraph.text.truncate(paragraph.text.trim_end().len());
    }
}

fn split(paragraph: Paragraph, into: &mut Vec<Block>) {
    let mut number = paragraph.number;
    for line in paragraph.text.split('\n').filter(|line| !line.trim().is_empty()) {
        let text = line.trim_end().into();
        into.push(Block::Paragraph(Paragraph { text, level: None, number: number.take() }));
    }
}

/// Calls `f` with the words of each paragraph and each cell.
fn each(blocks: &mut [Block], mut f: impl FnMut(&mut Short)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => f(&mut paragraph.text),
            Block::Table(grid) => each_cell(grid, &mut f),
        }
    }
}

/// Calls `f` with the words of each cell.
fn each_cell(grid: &mut Grid, f: impl FnMut(&mut Short)) {
    grid.each(f);
}

/// Whether the character is a Han character of prose.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the character is one of a font of signs: at the beginning of a line it is a bullet, whichever sign is drawn.
/// Source: such fonts have their signs from U+F020 on, by the OpenType specification (cmap, encoding 3.0).
fn is_of_sign_font(c: char) -> bool {
    matches!(c, '\u{f020}'..='\u{f0ff}')
}

/// The characters around each mark.
fn unrestored(blocks: &[Block]) -> Vec<String> {
    let mut places = Vec::new();
    for block in blocks {
        let Block::Paragraph(Paragraph { text, .. }) = block else { continue };
        for (at, _) in text.match_indices(MARK) {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + MARK.len()..).unwrap_or_default();
            let from = before.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
            let to: String = after.chars().take(6).collect();
            places.push(format!("{}{MARK}{to}", before.get(from..).unwrap_or_default()));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_a_font_of_signs_is_a_bullet_and_private_characters_are_not_shown() {
        let lines = ["\u{f0b7} 建设养老机构", "\u{f06c}发展社区服务", "提高\u{e001}水平", "\u{f8ff}公司"];
        let blocks = lines.map(|line| Block::Paragraph(Paragraph::of(line))).to_vec();
        let texts = mend(blocks, false).blocks.into_iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text,
            Block::Table(_) => Short::default(),
        });
        let expected = ["• 建设养老机构", "•发展社区服务", "提高?水平", "?公司"];
        assert_eq!(texts.collect::<Vec<_>>(), expected);
    }
}
