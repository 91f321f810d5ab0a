//! Lines: the characters of a page put together by where they stand.

use super::page::Glyph;
use crate::import::readers::aligned::Span;

/// A gap wider than this many sizes parts the cells of a table.
const CELL_GAP: f32 = 0.9;
/// A gap wider than this many sizes is a blank, where Latin letters or digits stand beside it.
const BLANK_GAP: f32 = 0.2;

/// A line of a page: its pieces from left to right, in points.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) spans: Vec<Span>,
    pub(super) y: f32,
    pub(super) size: f32,
}

impl Line {
    /// The words, a full-width blank where there is a gap.
    pub(super) fn text(&self) -> String {
        self.spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join("\u{3000}")
    }

    pub(super) fn from(&self) -> f32 {
        self.spans.first().map_or(0.0, |span| span.from)
    }

    pub(super) fn to(&self) -> f32 {
        self.spans.last().map_or(0.0, |span| span.to)
    }
}

/// The lines of a page, from the top.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|left, right| right.y.total_cmp(&left.y));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line)
                if line
                    .first()
                    .is_some_and(|first| first.y - glyph.y < 0.45 * first.size.min(glyph.size)) =>
            {
                line.push(glyph);
            }
            _ => lines.push(vec![glyph]),
        }
    }
    lines.into_iter().filter_map(line).collect()
}

fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    glyphs.sort_by(|left, right| left.from.total_cmp(&right.from));
    let (y, size) = glyphs.first().map(|first| (first.y, first.size))?;
    let mut spans: Vec<Span> = Vec::new();
    let mut last: Option<Glyph> = None;
    let mut is_after_blank = false;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            is_after_blank |= !glyph.text.is_empty();
            continue;
        }
        // The same character set twice, a hair apart, is a bold one.
        let is_twice = |last: &Glyph| last.text == glyph.text && glyph.from - last.from < 0.3 * glyph.size;
        if last.as_ref().is_some_and(is_twice) {
            continue;
        }
        let gap = last.as_ref().map_or(f32::MAX, |last| (glyph.from - last.to) / glyph.size);
        match spans.last_mut().filter(|_| gap < CELL_GAP) {
            Some(span) => {
                let before = span.text.chars().last();
                let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                let beside_latin = is_latin(before) || is_latin(glyph.text.chars().next());
                if (gap > BLANK_GAP && beside_latin) || (is_after_blank && gap > 0.15) {
                    span.text.push(' ');
                }
                span.text.push_str(&glyph.text);
                span.to = span.to.max(glyph.to);
            }
            None => spans.push(Span { from: glyph.from, to: glyph.to, text: glyph.text.clone() }),
        }
        is_after_blank = false;
        last = Some(glyph);
    }
    (!spans.is_empty()).then_some(Line { spans, y, size })
}
