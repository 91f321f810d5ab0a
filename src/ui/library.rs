//! The list of plans: a row a plan, with what it covers and how many indicators it has.

use super::{Canvas, theme};
use crate::app::layout::{self, Area};
use crate::app::{Desk, Model, say};
use crate::plan::{Binding, Origin};
use crate::record::Status;
use crate::text::{pad, pad_left};
use crate::words::{Phrase, screen as w};
use ratatui::style::Style;

/// The titles of the counts: all indicators, the binding ones, the expected ones, those from the prose.
const COUNTS: [Phrase; 4] = [w::COLUMN_COUNT, w::COUNT_BINDING, w::COUNT_EXPECTED, w::ORIGIN_TEXT];

/// The narrowest a count's column is.
const LEAST_COUNT: usize = 4;

/// The statuses in the order in which they are worth the room.
const URGENT_FIRST: [Status; 7] = [
    Status::Behind,
    Status::AtRisk,
    Status::OnTrack,
    Status::NotStarted,
    Status::Done,
    Status::Closed,
    Status::Dropped,
];

/// Draws the list of plans.
pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let body = layout::frame(model.size).body;
    let lang = model.settings.lang;
    let width = name_width(model);
    let mut x = body.x + 2;
    let mut head =
        |text: String| x += canvas.put(x, body.y, &text, theme::DIM, body.right().saturating_sub(x)) + 2;
    let ambiguous = model.settings.ambiguous;
    head(pad(w::COLUMN_PLAN.say(lang), width, ambiguous));
    head(pad(w::COLUMN_PERIOD.say(lang), 9, ambiguous));
    for title in COUNTS {
        let title = title.say(lang);
        head(pad_left(title, ambiguous.str(title).max(LEAST_COUNT), ambiguous));
    }
    head(w::COLUMN_STATUS.say(lang).to_owned());
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
    let counts = [plan.indicators.len(), of(Binding::Binding), of(Binding::Expected), text];
    let name = pad(&plan.short_title, width, canvas.ambiguous());
    let period = format!("{}-{}", plan.period.from, plan.period.to);
    let mut x = area.x + 2;
    x += canvas.put(x, area.y, &name, theme::STRONG, area.right().saturating_sub(x)) + 2;
    x += canvas.put(x, area.y, &period, Style::new(), area.right().saturating_sub(x)) + 2;
    for (count, title) in counts.into_iter().zip(COUNTS) {
        let columns = canvas.ambiguous().str(title.say(lang)).max(LEAST_COUNT);
        let count = pad_left(&count.to_string(), columns, canvas.ambiguous());
        x += canvas.put(x, area.y, &count, Style::new(), area.right().saturating_sub(x)) + 2;
    }
    // What needs attention comes first; a count that has no room is left out whole.
    for status in URGENT_FIRST {
        let count = desk.count_status(status);
        let words = format!("{} {count}", say::short_status(status, lang).trim_end());
        let columns = canvas.ambiguous().str(&words);
        if count > 0 && columns <= usize::from(area.right().saturating_sub(x)) {
            x += canvas.put(x, area.y, &words, theme::status_style(status), area.right().saturating_sub(x))
                + 2;
        }
    }
}
