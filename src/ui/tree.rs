//! The outline: a row a section, with its status and how much below it is done.

use super::{Canvas, theme};
use crate::app::layout::{Area, Focus};
use crate::app::{Desk, Model};
use crate::plan::{Kind, Place};
use crate::say;
use crate::text::truncate;
use ratatui::style::Style;

/// Draws the outline.
pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Area) {
    let Some(desk) = model.desk().filter(|_| area.width > 0) else { return };
    let rows = desk.tree.rows(&desk.plan);
    for (y, &section) in (area.y..area.bottom()).zip(rows.iter().skip(desk.tree.top)) {
        row(model, desk, canvas, Area { y, height: 1, ..area }, section);
    }
}

fn row(model: &Model, desk: &Desk, canvas: &mut Canvas<'_>, area: Area, at: usize) {
    let Some(section) = desk.plan.sections.get(at) else { return };
    let is_marked = desk.tree.mark() == at;
    if is_marked {
        canvas.put(area.x, area.y, ">", theme::KEY, 1);
    }
    let depth = u16::try_from(section.depth).unwrap_or(u16::MAX);
    let x = area.x + 1 + depth.saturating_mul(2).min(area.width / 3);
    let sign = match (section.has_children(at), desk.tree.is_open(at)) {
        (false, _) => " ",
        (true, true) => "-",
        (true, false) => "+",
    };
    canvas.put(x, area.y, sign, theme::DIM, 1);
    let right = area.right().saturating_sub(1).saturating_sub(marks(model, desk, canvas, area, at));
    let style = match section.kind {
        Kind::Chapter | Kind::Preface => theme::STRONG,
        _ => Style::new(),
    };
    let room = right.saturating_sub(x + 1);
    let heading = say::heading(&desk.plan, at, model.settings.lang);
    let heading = truncate(&heading, usize::from(room), canvas.ambiguous());
    canvas.put(x + 1, area.y, &heading, style, room);
    // The mark moves at once; the rest of the row follows with the reading pane, when keys pause.
    if is_marked && !model.lags {
        let style = if model.focus == Focus::Tree { theme::MARKED } else { theme::MARKED_ASIDE };
        canvas.restyle(area, style);
    }
}

/// Status and progress at the right; says how many columns they took, with the blank before them.
fn marks(model: &Model, desk: &Desk, canvas: &mut Canvas<'_>, area: Area, at: usize) -> u16 {
    let mut edge = area.right().saturating_sub(1);
    let start = edge;
    let progress = desk.progress.get(at).copied().unwrap_or_default();
    if progress.total > 0 {
        let text = format!("{}/{}", progress.done, progress.total);
        edge -= canvas.put_right(edge, area.y, &text, theme::DIM) + 1;
    }
    if let Some(status) = desk.status(Place::Section(at)) {
        let word = say::short_status(status, model.settings.lang);
        edge = edge.saturating_sub(canvas.put_right(edge, area.y, word, theme::status_style(status)) + 1);
    }
    start - edge
}
