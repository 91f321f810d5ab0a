//! Lines with roles, drawn one below the other.

use super::{Canvas, theme};
use crate::app::layout::Area;
use crate::app::line::Line;

/// Draws one line at a row of an area.
pub(super) fn line(canvas: &mut Canvas<'_>, area: Area, y: u16, line: &Line) {
    let mut x = area.x + u16::try_from(line.indent).unwrap_or(u16::MAX).min(area.width);
    for span in &line.spans {
        x += canvas.put(x, y, &span.text, theme::style(span.role), area.right().saturating_sub(x));
    }
}

/// Draws lines from the one at `top` on, as many as fit.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, lines: &[Line], top: usize) {
    for (y, shown) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        line(canvas, area, y, shown);
    }
}

/// Says in the last row that there are more lines than are shown from the one at `top` on.
pub(super) fn say_more(canvas: &mut Canvas<'_>, area: Area, count: usize, top: usize) {
    if count > top + usize::from(area.height) {
        canvas.put_right(area.right(), area.bottom().saturating_sub(1), "..", theme::DIM);
    }
}
