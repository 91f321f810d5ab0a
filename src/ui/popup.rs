//! Popups: small framed choices in the middle of the screen.

use super::{Canvas, theme};
use crate::app::layout::{self, Area};
use crate::app::overlay::{FilterForm, FilterRow, Palette, Spot};
use crate::app::tree::scrolled;
use crate::app::{Model, palette as commands};
use crate::keys::keys_for;
use crate::record::Status;
use crate::say;
use crate::text::{pad, truncate};
use crate::words::screen as w;
use ratatui::style::Style;

/// Clears and frames an area in the middle for content of this size; gives the content's area.
pub(super) fn frame(model: &Model, canvas: &mut Canvas<'_>, width: u16, height: u16, title: &str) -> Area {
    let body = layout::frame(model.size).body;
    let outer = layout::centred(body, width + 4, height + 2);
    canvas.clear(outer);
    let bottom = Area { y: outer.bottom().saturating_sub(1), height: outer.height.min(1), ..outer };
    canvas.rule(Area { height: outer.height.min(1), ..outer }, theme::DIM);
    canvas.rule(bottom, theme::DIM);
    canvas.bar(Area { width: 1, ..outer }, theme::DIM);
    canvas.bar(Area { x: outer.right().saturating_sub(1), width: 1, ..outer }, theme::DIM);
    for (x, y) in [
        (outer.x, outer.y),
        (outer.right().saturating_sub(1), outer.y),
        (outer.x, bottom.y),
        (outer.right().saturating_sub(1), bottom.y),
    ] {
        canvas.put(x, y, "+", theme::DIM, 1);
    }
    let head = format!(" {title} ");
    canvas.put(outer.x + 2, outer.y, &head, theme::ACCENT, outer.width.saturating_sub(4));
    Area { y: outer.y + 1, height: outer.height.saturating_sub(2), ..outer }.inset(2)
}

/// The statuses with their digits.
pub(super) fn status(model: &Model, spot: Spot, canvas: &mut Canvas<'_>) {
    let lang = model.settings.lang;
    let desk = model.desks.get(&spot.plan);
    let name = desk.map(|d| d.plan.title_of(spot.place)).unwrap_or_default();
    let inner = frame(model, canvas, 36, 9, w::TITLE_STATUS.say(lang));
    let name = truncate(name, usize::from(inner.width), canvas.ambiguous()).into_owned();
    canvas.put(inner.x, inner.y, &name, theme::DIM, inner.width);
    let now = desk.and_then(|d| d.status(spot.place));
    let choices: Vec<_> = Status::ALL.into_iter().map(Some).chain([None]).collect();
    // On a low screen they stand in two columns.
    let rows = usize::from(inner.height.saturating_sub(1));
    let is_low = rows < choices.len();
    let inner = if is_low { Area { width: inner.width / 2, ..inner } } else { inner };
    let rows = if is_low { rows.min(choices.len().div_ceil(2)) } else { rows };
    let cells = [inner.x, inner.x + inner.width]
        .into_iter()
        .flat_map(|x| (inner.y + 1..inner.bottom()).take(rows).map(move |y| (x, y)));
    for ((x, y), choice) in cells.zip(choices) {
        let inner = Area { x, ..inner };
        let (digit, word, style) = match choice {
            Some(status) => (status.digit(), say::status(status, lang), theme::status_style(status)),
            None => (0, w::CLEAR_STATUS.say(lang), theme::DIM),
        };
        canvas.put(inner.x, y, &digit.to_string(), theme::KEY, 1);
        canvas.put(inner.x + 3, y, word, style, inner.width.saturating_sub(5));
        if choice == now && now.is_some() {
            canvas.put_right(inner.right().saturating_sub(1), y, "<", theme::KEY);
        }
    }
}

/// The columns with the keys that sort by them.
pub(super) fn sort(model: &Model, canvas: &mut Canvas<'_>) {
    let lang = model.settings.lang;
    let columns = model.table.columns();
    let height = u16::try_from(columns.len() + 1).unwrap_or(u16::MAX);
    let inner = frame(model, canvas, 28, height, w::TITLE_SORT.say(lang));
    let none = std::iter::once(('0', None));
    let letters = commands::sort_letters().zip(columns.into_iter().map(Some));
    for (y, (letter, column)) in (inner.y..inner.bottom()).zip(letters.chain(none)) {
        let title = column.map_or_else(|| w::PLANS_ORDER.say(lang), |c| c.title(lang));
        canvas.put(inner.x, y, &letter.to_string(), theme::KEY, 1);
        canvas.put(inner.x + 3, y, title, Style::new(), inner.width.saturating_sub(3));
        match (model.table.sort, column) {
            (Some((by, downwards)), Some(column)) if by == column => {
                canvas.put_right(inner.right(), y, if downwards { "v" } else { "^" }, theme::KEY);
            }
            _ => {}
        }
    }
}

/// The filter's rows; says where the caret is, if words are being typed.
pub(super) fn filter(model: &Model, form: &FilterForm, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
    let lang = model.settings.lang;
    let filter = &model.table.filter;
    let inner = frame(model, canvas, 44, 5, w::TITLE_FILTER.say(lang));
    let mut caret = None;
    for (at, (y, row)) in (inner.y..inner.bottom()).zip(FilterRow::ALL).enumerate() {
        let is_marked = at == form.row;
        let any = || w::ANY.say(lang).to_owned();
        let (label, value) = match row {
            FilterRow::Words => (w::FIELD_WORDS, String::new()),
            FilterRow::Binding => (
                w::COLUMN_BINDING,
                filter.binding.map_or_else(any, |b| {
                    b.map_or_else(|| w::NOT_STATED.say(lang), |b| say::binding(b, lang)).to_owned()
                }),
            ),
            FilterRow::Status => (
                w::COLUMN_STATUS,
                filter.status.map_or_else(any, |s| {
                    s.map_or_else(|| w::NONE.say(lang), |s| say::status(s, lang)).to_owned()
                }),
            ),
            FilterRow::Domain => (w::COLUMN_DOMAIN, filter.domain.clone().unwrap_or_else(any)),
            FilterRow::Origin => {
                (w::COLUMN_ORIGIN, filter.origin.map_or_else(any, |o| say::origin(o, lang).to_owned()))
            }
        };
        let style = if is_marked { theme::KEY } else { theme::DIM };
        canvas.put(inner.x, y, label.say(lang), style, 8);
        let x = inner.x + 10;
        let room = inner.width.saturating_sub(10);
        if row == FilterRow::Words {
            let column = super::typing::one_line(canvas, x, y, room, &form.words);
            if is_marked {
                caret = Some((column, y));
            }
        } else {
            let value = if is_marked { format!("< {value} >") } else { value };
            canvas.put(x, y, &value, if is_marked { theme::STRONG } else { Style::new() }, room);
        }
    }
    caret
}

/// All commands, narrowed by what is typed; says where the caret is.
pub(super) fn palette(model: &Model, palette: &Palette, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let lang = model.settings.lang;
    let body = layout::frame(model.size).body;
    let inner = frame(model, canvas, 52, body.height.saturating_sub(2), w::TITLE_PALETTE.say(lang));
    canvas.put(inner.x, inner.y, ":", theme::KEY, 1);
    let column =
        super::typing::one_line(canvas, inner.x + 2, inner.y, inner.width.saturating_sub(2), &palette.editor);
    let shown = commands::commands(palette);
    let rows = usize::from(inner.height.saturating_sub(1));
    let top = scrolled(0, palette.row, shown.len(), rows);
    for (y, (at, command)) in (inner.y + 1..inner.bottom()).zip(shown.iter().enumerate().skip(top)) {
        let keys: Vec<String> = keys_for(*command).iter().map(ToString::to_string).collect();
        canvas.put(inner.x, y, command.phrase().say(lang), Style::new(), inner.width);
        canvas.put_right(inner.right(), y, &keys.join(" "), theme::DIM);
        if at == palette.row {
            canvas.restyle(Area { y, height: 1, ..inner }, theme::MARKED);
        }
    }
    (column, inner.y)
}

/// The bookmarks with what they mark.
pub(super) fn bookmarks(model: &Model, marked: usize, canvas: &mut Canvas<'_>) {
    let lang = model.settings.lang;
    let list = crate::app::bookmarks(model);
    let height = u16::try_from(list.len()).unwrap_or(u16::MAX);
    let inner = frame(model, canvas, 64, height, w::TITLE_BOOKMARKS.say(lang));
    let top = scrolled(0, marked, list.len(), usize::from(inner.height));
    for (y, (at, address)) in (inner.y..inner.bottom()).zip(list.iter().enumerate().skip(top)) {
        let plan = model.library.by_id(&address.plan);
        let place = plan.and_then(|plan| plan.find(&address.id));
        let title = match (plan, place) {
            (Some(plan), Some(place)) => plan.title_of(place).to_owned(),
            _ => address.to_string(),
        };
        let id = pad(&address.id, 8, canvas.ambiguous());
        canvas.put(inner.x, y, &id, theme::DIM, inner.width);
        let room = inner.width.saturating_sub(9);
        let title = truncate(&title, usize::from(room), canvas.ambiguous()).into_owned();
        canvas.put(inner.x + 9, y, &title, Style::new(), room);
        if at == marked {
            canvas.restyle(Area { y, height: 1, ..inner }, theme::MARKED);
        }
    }
}
