//! Columns: pages set in two columns of text, one beside the other.
//!
//! What always holds: a page is parted only where an empty strip runs down between lines that fill both sides, as the
//! cells of a table do not; what reaches across the strip (a title, a table) ends the columns above it.

use super::line::Line;
use crate::import::readers::aligned::Span;

/// Lines side by side that show columns.
const FEWEST: usize = 6;
/// The least that most lines of a column are wide, in sizes: cells are narrower.
const NARROWEST: f32 = 9.0;
/// How near, in sizes, to where its column ends a line that fills it does.
const FLUSH: f32 = 1.5;

/// The lines of a page in the order they are read. Those of a right column are moved to where the left one stands, so
/// that whoever looks at where lines begin and end finds one column.
pub(super) fn in_order(page: Vec<Line>) -> Vec<Line> {
    let Some(strip) = strip(&page) else { return page };
    let mut read = Vec::with_capacity(page.len());
    let mut beside: [Vec<Line>; 2] = [Vec::new(), Vec::new()];
    for line in page {
        if line.spans.iter().any(|span| strip.is_crossed_by(span)) {
            flush(&mut beside, &strip, &mut read);
            read.push(line);
            continue;
        }
        let Line { spans, y, size } = line;
        let (left, right): (Vec<Span>, Vec<Span>) =
            spans.into_iter().partition(|span| span.to <= strip.middle());
        for (side, spans) in beside.iter_mut().zip([left, right]) {
            if !spans.is_empty() {
                side.push(Line { spans, y, size });
            }
        }
    }
    flush(&mut beside, &strip, &mut read);
    read
}

/// Puts what stands side by side one after the other.
fn flush(beside: &mut [Vec<Line>; 2], strip: &Strip, into: &mut Vec<Line>) {
    let [left, right] = std::mem::take(beside);
    into.extend(left);
    into.extend(right.into_iter().map(|mut line| {
        for span in &mut line.spans {
            span.from -= strip.step;
            span.to -= strip.step;
        }
        line
    }));
}

/// The empty strip between two columns, and how far the right one stands from the left one.
struct Strip {
    from: f32,
    to: f32,
    step: f32,
}

impl Strip {
    const fn middle(&self) -> f32 {
        (self.from + self.to) / 2.0
    }

    fn is_crossed_by(&self, span: &Span) -> bool {
        span.from < self.middle() && span.to > self.middle()
    }
}

/// The strip of a page set in two columns.
fn strip(page: &[Line]) -> Option<Strip> {
    // Lines of two wide pieces; where they all end and begin are the edges of the strip.
    let pairs: Vec<(&Span, &Span, f32)> = page
        .iter()
        .filter_map(|line| match line.spans.as_slice() {
            [left, right] => Some((left, right, line.size)),
            _ => None,
        })
        .collect();
    let is_wide = |span: &Span, size: f32| span.to - span.from >= NARROWEST * size;
    let wide: Vec<_> =
        pairs.iter().filter(|(left, right, size)| is_wide(left, *size) && is_wide(right, *size)).collect();
    if wide.len() < FEWEST || wide.len() * 2 < pairs.len() {
        return None;
    }
    let least = |numbers: &mut dyn Iterator<Item = f32>| numbers.fold(f32::MAX, f32::min);
    let most = |numbers: &mut dyn Iterator<Item = f32>| numbers.fold(f32::MIN, f32::max);
    let start = least(&mut wide.iter().map(|(left, ..)| left.from));
    let from = most(&mut wide.iter().map(|(left, ..)| left.to));
    let to = least(&mut wide.iter().map(|(_, right, _)| right.from));
    let end = most(&mut wide.iter().map(|(_, right, _)| right.to));
    // Text fills its lines, all but the last of a paragraph; cells of words do not.
    let fills = |(left, right, size): &&&(&Span, &Span, f32)| {
        from - left.to < FLUSH * size && end - right.to < FLUSH * size
    };
    let is_set_flush = wide.iter().filter(fills).count() * 2 >= wide.len();
    (from < to && is_set_flush).then_some(Strip { from, to, step: to - start })
}
