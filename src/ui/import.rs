//! Importing: the path being typed with what it can be completed to, and the report of what was read.

use super::{Canvas, lines, popup, theme, typing};
use crate::app::import::{PathForm, name_of};
use crate::app::layout::{self, Area};
use crate::app::tree::scrolled;
use crate::app::{Import, Model};
use crate::text::truncate;
use crate::words::import as t;
use ratatui::style::Style;

/// Most choices shown at a time.
const SHOWN: u16 = 8;

/// Draws the form for a path; says where the caret is.
pub(super) fn path(model: &Model, form: &PathForm, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let lang = model.settings.lang;
    let rows = u16::try_from(form.choices.len()).unwrap_or(SHOWN).clamp(1, SHOWN);
    let inner = popup::frame(model, canvas, 68, 1 + rows, t::TITLE_PATH.say(lang));
    let column = typing::one_line(canvas, inner.x, inner.y, inner.width, &form.editor);
    if form.choices.is_empty() {
        canvas.put(inner.x, inner.y + 1, t::PATH_HINT.say(lang), theme::DIM, inner.width);
    }
    let height = usize::from(inner.height.saturating_sub(1));
    let top = scrolled(0, form.choice.unwrap_or(0), form.choices.len(), height);
    for (y, (at, choice)) in (inner.y + 1..inner.bottom()).zip(form.choices.iter().enumerate().skip(top)) {
        canvas.put(inner.x, y, name_of(choice), Style::new(), inner.width);
        if choice.ends_with('/') {
            canvas.put_right(inner.right(), y, "/", theme::DIM);
        }
        if form.choice == Some(at) {
            canvas.restyle(Area { y, height: 1, ..inner }, theme::MARKED);
        }
    }
    (column, inner.y)
}

/// Draws the question what becomes of another plan that has the id.
pub(super) fn replace(model: &Model, canvas: &mut Canvas<'_>) {
    let Import::Ready(prepared) = &model.import else { return };
    let lang = model.settings.lang;
    let inner = popup::frame(model, canvas, 60, 3, &t::TITLE_REPLACE.with(lang, &[&prepared.draft.plan.id]));
    let rival = truncate(
        prepared.rival.as_deref().unwrap_or_default(),
        usize::from(inner.width),
        model.settings.ambiguous,
    );
    canvas.put(inner.x, inner.y, &rival, theme::DIM, inner.width);
    let beside = t::BESIDE.with(lang, &[&prepared.settled.draft.plan.id]);
    for (y, (key, words)) in (inner.y + 1..inner.bottom()).zip([("y", t::REPLACE.say(lang)), ("n", &beside)])
    {
        canvas.put(inner.x, y, key, theme::KEY, 1);
        canvas.put(inner.x + 3, y, words, Style::new(), inner.width.saturating_sub(3));
    }
}

/// Draws the report from the line at `top` on.
pub(super) fn report(model: &Model, top: usize, canvas: &mut Canvas<'_>) {
    canvas.clear(layout::frame(model.size).body);
    let area = layout::help(model.size);
    let report = model.report_lines(area);
    lines::draw(canvas, area, &report, top);
    if report.len() > top + usize::from(area.height) {
        canvas.put_right(area.right() + 1, area.bottom().saturating_sub(1), "..", theme::DIM);
    }
}
