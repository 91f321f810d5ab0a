//! Where text is typed: the note editor, the forms, and the one line of any input.

use super::{Canvas, theme};
use crate::app::Model;
use crate::app::editor::Editor;
use crate::app::layout::{self, Area};
use crate::app::overlay::{Asked, LineForm, NoteEditor, ReadingForm, Spot};
use crate::app::tree::scrolled;
use crate::say;
use crate::words::screen as w;
use ratatui::style::Style;

/// Draws one line of typed text in `columns` columns, scrolled so that the caret is seen; says in which column
/// of the screen the caret stands.
pub(super) fn one_line(canvas: &mut Canvas<'_>, x: u16, y: u16, columns: u16, editor: &Editor) -> u16 {
    let ambiguous = canvas.ambiguous();
    let set = editor.typeset(usize::MAX / 4, ambiguous);
    let caret = set.caret_column;
    let room = usize::from(columns.max(1));
    // What lies left of the window is cut at a character, so the caret may stand a column short of the edge.
    let mut text = editor.text();
    let mut cut = 0;
    while caret - cut >= room {
        let Some(first) = text.chars().next() else { break };
        cut += ambiguous.char(first);
        text = text.get(first.len_utf8()..).unwrap_or_default();
    }
    canvas.put(x, y, text, theme::STRONG, columns);
    x + u16::try_from(caret.saturating_sub(cut)).unwrap_or(0).min(columns.saturating_sub(1))
}

/// Draws the note editor; says where the caret is.
pub(super) fn note(model: &Model, note: &NoteEditor, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let lang = model.settings.lang;
    let areas = layout::note(model.size);
    canvas.clear(areas.whole);
    canvas.rule(areas.whole, theme::DIM);
    let title = if note.rewrites.is_some() { w::TITLE_REWRITE } else { w::TITLE_NOTE };
    let head = format!(" {} ", title.say(lang));
    canvas.put(areas.whole.x + 2, areas.whole.y, &head, theme::ACCENT, areas.whole.width.saturating_sub(4));
    let mut x = areas.text.x;
    let y = areas.whole.y + 1;
    if areas.text.height > 0 {
        let kind = format!("[{}]", say::note_kind(note.kind, lang));
        x += canvas.put(x, y, &kind, theme::KEY, areas.text.width) + 1;
        let about = subject(model, note.spot);
        let room = areas.whole.right().saturating_sub(x + 1);
        let about = crate::text::truncate(&about, usize::from(room), canvas.ambiguous()).into_owned();
        canvas.put(x, y, &about, theme::DIM, room);
    }
    multi_line(canvas, areas.text, &note.editor)
}

/// Draws text of several lines, scrolled so that the caret is seen; says where the caret is.
fn multi_line(canvas: &mut Canvas<'_>, area: Area, editor: &Editor) -> (u16, u16) {
    let set = editor.typeset(usize::from(area.width), canvas.ambiguous());
    let height = usize::from(area.height);
    let top = scrolled(0, set.caret_row, set.rows.len(), height);
    for (y, row) in (area.y..area.bottom()).zip(set.rows.iter().skip(top)) {
        let text = editor.text().get(row.clone()).unwrap_or_default();
        canvas.put(area.x, y, text, Style::new(), area.width);
    }
    let row =
        u16::try_from(set.caret_row.saturating_sub(top)).unwrap_or(0).min(area.height.saturating_sub(1));
    let column = u16::try_from(set.caret_column).unwrap_or(0).min(area.width.saturating_sub(1));
    (area.x + column, area.y + row)
}

/// What something is written about: its name or heading.
fn subject(model: &Model, spot: Spot) -> String {
    model.desks.get(&spot.plan).map(|desk| desk.plan.title_of(spot.place).to_owned()).unwrap_or_default()
}

/// Draws the form for an actual value; says where the caret is.
pub(super) fn reading(model: &Model, form: &ReadingForm, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let lang = model.settings.lang;
    let inner = super::popup::frame(model, canvas, 56, 5, w::TITLE_READING.say(lang));
    let about = subject(model, form.spot);
    let about = crate::text::truncate(&about, usize::from(inner.width), canvas.ambiguous()).into_owned();
    canvas.put(inner.x, inner.y, &about, theme::DIM, inner.width);
    let labels = [w::FIELD_YEAR, w::FIELD_VALUE, w::FIELD_SOURCE];
    let mut caret = (inner.x, inner.y);
    for (at, (label, field)) in labels.into_iter().zip(&form.fields).enumerate() {
        let y = inner.y + 1 + u16::try_from(at).unwrap_or(0);
        if y >= inner.bottom() {
            break;
        }
        let style = if at == form.field { theme::KEY } else { theme::DIM };
        canvas.put(inner.x, y, label.say(lang), style, 8);
        let column = one_line(canvas, inner.x + 9, y, inner.width.saturating_sub(9), field);
        if at == form.field {
            caret = (column, y);
        }
    }
    caret
}

/// Draws the form for owner or due date; says where the caret is.
pub(super) fn line(model: &Model, form: &LineForm, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let lang = model.settings.lang;
    let title = match form.asked {
        Asked::Owner => w::OWNER,
        Asked::Due => w::DUE,
    };
    let inner = super::popup::frame(model, canvas, 56, 2, title.say(lang));
    let about = subject(model, form.spot);
    let about = crate::text::truncate(&about, usize::from(inner.width), canvas.ambiguous()).into_owned();
    canvas.put(inner.x, inner.y, &about, theme::DIM, inner.width);
    let y = inner.bottom().saturating_sub(1);
    (one_line(canvas, inner.x, y, inner.width, &form.editor), y)
}
