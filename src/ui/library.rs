//! The list of plans: a row a plan, with what it covers and how many indicators it has.

use super::{Canvas, theme};
use crate::app::layout::{self, Area};
use crate::app::{Desk, Model};
use crate::plan::{Binding, Origin};
use crate::record::Status;
use crate::say;
use crate::text::{pad, pad_left};
use crate::words::screen as w;
use ratatui::style::Style;

/// Draws the list of plans.
pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let body = layout::frame(model.size).body;
    let lang = model.settings.lang;
    let width = name_width(model);
    let head = format!(
        "  {}  {}  {}",
        pad(w::COLUMN_PLAN.say(lang), width, canvas.ambiguous()),
        pad(w::COLUMN_PERIOD.say(lang), 9, canvas.ambiguous()),
        w::COLUMN_COUNT.say(lang),
    );
    canvas.put(body.x, body.y, &head, theme::DIM, body.width);
    let rows = usize::from(body.height.saturating_sub(1));
    let top = (model.library_row + 1).saturating_sub(rows.max(1));
    let ids: Vec<&str> = model.library.ids().collect();
    for (y, at) in (body.y + 1..body.bottom()).zip(top..ids.len()) {
        let area = Area { y, height: 1, ..body };
        match model.desks.get(&at) {
            Some(desk) => row(model, desk, canvas, area, width),
            None => {
                let id = ids.get(at).copied().unwrap_or_default();
                canvas.put(area.x + 2, y, id, theme::DIM, area.width.saturating_sub(2));
            }
        }
        if at == model.library_row {
            canvas.put(area.x, y, ">", theme::KEY, 1);
            canvas.restyle(area, theme::MARKED);
        }
    }
}

fn name_width(model: &Model) -> usize {
    (usize::from(model.size.columns) / 3).clamp(12, 40)
}

fn row(model: &Model, desk: &Desk, canvas: &mut Canvas<'_>, area: Area, width: usize) {
    let lang = model.settings.lang;
    let plan = &desk.plan;
    let of = |binding| plan.indicators.iter().filter(|i| i.binding == Some(binding)).count();
    let text = plan.indicators.iter().filter(|i| i.origin == Origin::Text).count();
    let (binding, expected) = (of(Binding::Binding), of(Binding::Expected));
    let targets = w::TARGETS_COUNT.with(
        lang,
        &[&pad_left(&plan.indicators.len().to_string(), 4, canvas.ambiguous()), &binding, &expected, &text],
    );
    let name = pad(&plan.short_title, width, canvas.ambiguous());
    let period = format!("{}-{}", plan.period.from, plan.period.to);
    let mut x = area.x + 2;
    x += canvas.put(x, area.y, &name, theme::STRONG, area.right().saturating_sub(x)) + 2;
    x += canvas.put(x, area.y, &period, Style::new(), area.right().saturating_sub(x)) + 2;
    x += canvas.put(x, area.y, &targets, Style::new(), area.right().saturating_sub(x)) + 2;
    for status in Status::ALL {
        let count = desk.count_status(status);
        if count > 0 {
            let words = format!("{} {count}", say::status(status, lang));
            x += canvas.put(x, area.y, &words, theme::status_style(status), area.right().saturating_sub(x))
                + 2;
        }
    }
}
