//! Layout: which lines of pages are one paragraph, which are a table, and which are the pages' own.

use crate::text::Short;
use std::collections::HashMap;

use super::line::Line;
use crate::import::block::{Block, Grid, Paragraph};
use crate::import::readers::aligned::{self, Span};

/// Lines at the top and at the foot of a page among which its head and its number are.
const EDGE: usize = 2;
/// How many times as far as most lines the next line of a paragraph may be: less than two, for then one is left out.
const WIDEST_PITCH: f32 = 1.5;
/// A line of one piece wider than this many sizes is no part of a cell.
const WIDEST_PART: f32 = 12.0;

/// Takes heads, feet and numbers out of the pages: lines at their edges that come again, but for their digits, at the
/// same height on a third of the pages and on two at least. Gives them in order.
pub(super) fn take_furniture(pages: &mut [Vec<Line>]) -> Vec<String> {
    let mut counts: HashMap<(String, i64), usize> = HashMap::new();
    for page in &*pages {
        for line in edges(page.len()).filter_map(|at| page.get(at)) {
            *counts.entry(likeness(line)).or_default() += 1;
        }
    }
    let most = (pages.len() / 3).max(2);
    let mut taken = Vec::new();
    for page in pages.iter_mut() {
        let of_page: Vec<bool> = {
            let mut is_edge = vec![false; page.len()];
            edges(page.len())
                .for_each(|at| is_edge.iter_mut().skip(at).take(1).for_each(|edge| *edge = true));
            let comes_again = |line: &Line| counts.get(&likeness(line)).is_some_and(|count| *count >= most);
            page.iter()
                .zip(is_edge)
                .map(|(line, is_edge)| is_edge && (comes_again(line) || is_number(line)))
                .collect()
        };
        let mut at = 0;
        page.retain(|line| {
            let goes = of_page.get(at).copied().unwrap_or(false);
            at += 1;
            if goes {
                taken.push(line.text());
            }
            !goes
        });
    }
    taken
}

/// The places of the lines at a page's edges.
fn edges(count: usize) -> impl Iterator<Item = usize> {
    (0..EDGE.min(count)).chain(count.saturating_sub(EDGE).max(EDGE)..count)
}

/// What two lines of furniture share: their words but for the digits, and their height on the page.
fn likeness(line: &Line) -> (String, i64) {
    (masked(&line.text()), (line.y / 3.0).round() as i64)
}

fn masked(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Whether a line is a page's number between dashes; a bare number at an edge may be a cell's.
fn is_number(line: &Line) -> bool {
    let text = masked(&line.text());
    let inner = text.trim_matches(['-', '—', '–', '－', '·', '第', '页']);
    !inner.is_empty() && inner.len() < text.len() && inner.len() <= 4 && inner.chars().all(|c| c == '0')
}

/// The paragraphs and tables of the pages.
pub(super) fn blocks(pages: &[Vec<Line>]) -> Vec<Block> {
    let size = usual(pages.iter().flatten().map(|line| line.size));
    let margins = Margins::of(pages, size);
    let mut writer = Writer { blocks: Vec::new(), size, margins, last: None };
    for page in pages {
        writer.write_page(page);
    }
    writer.blocks
}

/// Where most lines start and end, and how far one is from the next.
struct Margins {
    left: f32,
    right: f32,
    pitch: f32,
}

impl Margins {
    fn of(pages: &[Vec<Line>], size: f32) -> Self {
        let full = |line: &&Line| line.to() - line.from() > 15.0 * size;
        let left = usual(pages.iter().flatten().filter(full).map(Line::from));
        // Text set flush ends at one place; other text at many, of which the furthest counts.
        let mut ends: Vec<f32> = pages.iter().flatten().filter(full).map(Line::to).collect();
        ends.sort_by(f32::total_cmp);
        let right = ends.get(ends.len() * 9 / 10).copied().unwrap_or(f32::MAX);
        let pairs = pages.iter().flat_map(|page| page.windows(2));
        let pitches = pairs.filter_map(|pair| match pair {
            [upper, lower] if full(&upper) && full(&lower) => Some(upper.y - lower.y),
            _ => None,
        });
        let pitch = Some(usual(pitches)).filter(|pitch| *pitch >= size).unwrap_or(2.0 * size);
        Self { left, right, pitch }
    }
}

/// The number that comes most often, to the nearest whole.
fn usual(numbers: impl Iterator<Item = f32>) -> f32 {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for number in numbers {
        *counts.entry(number.round() as i64).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(number, count)| (*count, *number))
        .map_or(1.0, |(number, _)| number as f32)
}

struct Writer<'a> {
    blocks: Vec<Block>,
    size: f32,
    margins: Margins,
    /// The line written last, and whether the page has ended since.
    last: Option<(&'a Line, bool)>,
}

impl<'a> Writer<'a> {
    fn write_page(&mut self, page: &'a [Line]) {
        if let Some((_, has_ended)) = &mut self.last {
            *has_ended = true;
        }
        let mut at = 0;
        while let Some(line) = page.get(at) {
            let rows = self.rows(page.get(at..).unwrap_or_default());
            let lines = page.get(at..at + rows).unwrap_or_default();
            if let Some(grid) = self.grid(lines) {
                self.push_grid(grid, at == 0);
                self.last = None;
                at += rows;
                continue;
            }
            // Lines that are no table together are not tried again from the next on.
            for line in if rows == 0 { std::slice::from_ref(line) } else { lines } {
                self.push_line(line);
            }
            at += rows.max(1);
        }
    }

    /// How many lines from the first have the pieces of rows.
    fn rows(&self, lines: &[Line]) -> usize {
        let is_row = |line: &Line| line.spans.len() > 1;
        let mut count = 0;
        while let Some(line) = lines.get(count) {
            let is_part = count > 0
                && line.to() - line.from() < WIDEST_PART * self.size
                && lines.iter().skip(count + 1).take(2).any(is_row);
            if !is_row(line) && !is_part {
                break;
            }
            count += 1;
        }
        count
    }

    fn grid(&self, lines: &[Line]) -> Option<Grid> {
        // In half sizes, the unit in which places of characters are told elsewhere.
        let unit = self.size / 2.0;
        let span = |span: &Span| Span { from: span.from / unit, to: span.to / unit, text: span.text.clone() };
        let rows: Vec<Vec<Span>> = lines.iter().map(|line| line.spans.iter().map(span).collect()).collect();
        aligned::grid(&rows).filter(|grid| !is_contents(grid))
    }

    /// Adds a table; one at the top of a page goes on the one that the page before ended with.
    fn push_grid(&mut self, grid: Grid, is_at_top: bool) {
        if let Some(Block::Table(before)) = self.blocks.last_mut()
            && is_at_top
            && before.width() == grid.width()
        {
            let is_again = before.row(0) == grid.row(0);
            grid.rows_from(usize::from(is_again)).for_each(|row| before.push(&row));
            return;
        }
        self.blocks.push(Block::table(grid));
    }

    fn push_line(&mut self, line: &'a Line) {
        let goes_on = self.last.is_some_and(|(last, has_ended)| self.goes_on(last, line, has_ended));
        match self.blocks.last_mut() {
            Some(Block::Paragraph(paragraph)) if goes_on => join(&mut paragraph.text, &line.text()),
            _ => self.blocks.push(Block::Paragraph(Paragraph::of(line.text()))),
        }
        self.last = Some((line, false));
    }

    /// Whether the line is the rest of the paragraph that the last one is in.
    fn goes_on(&self, last: &Line, line: &Line, has_ended: bool) -> bool {
        // A number or a word of Latin letters goes to the next line whole, and leaves its place empty.
        let words = line.spans.first().map(|span| &*span.text).unwrap_or_default();
        let whole =
            words.chars().take_while(|c| c.is_ascii_alphanumeric() || ".%".contains(*c)).count().min(12);
        let left = 2.0 + 0.6 * whole as f32;
        let is_full = last.to() > self.margins.right - left * self.size;
        let is_indented = line.from() > self.margins.left + 0.8 * self.size;
        let is_alike = (last.size - line.size).abs() < 0.08 * self.size;
        let is_near = has_ended || last.y - line.y < WIDEST_PITCH * self.margins.pitch;
        is_full && !is_indented && is_alike && is_near
    }
}

fn join(text: &mut Short, more: &str) {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if is_latin(text.chars().last())
        && is_latin(more.chars().next())
        && !text.ends_with(|c: char| c.is_ascii_digit())
    {
        text.push(' ');
    }
    text.push_str(more);
}

/// Whether the table is one of contents: its last column are page numbers that never fall.
fn is_contents(grid: &Grid) -> bool {
    let last = grid.rows().map(|row| row.last().and_then(|cell| cell.text.parse::<u32>().ok()));
    let dots = |c: &char| matches!(c, '.' | '…' | '·');
    let has_dots = grid.texts().any(|text| text.chars().filter(dots).count() > 5);
    has_dots || (grid.width() == 2 && last.clone().all(|page| page.is_some()) && last.is_sorted())
}
