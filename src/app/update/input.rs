//! Typing and choosing: what the popups, forms and editors do with what they are given.

use super::{change, compare, draft, find, go, import, loose, note};
use crate::app::action::Edit;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::model::{Model, View};
use crate::app::overlay::{Asked, FilterForm, FilterRow, LineForm, Overlay, ReadingForm, Spot};
use crate::app::palette;
use crate::plan::{Binding, Origin, Place};
use crate::record::{ChangeKind, NoteKind, Record, Status};
use crate::say;
use crate::words::{errors, screen as w};

/// Changes the text being typed, and what depends on it.
pub(super) fn edit(model: &mut Model, edit: &Edit) -> Vec<Effect> {
    let is_note = matches!(model.overlays.last(), Some(Overlay::Note(_)));
    let is_path = matches!(model.overlays.last(), Some(Overlay::Import(_)));
    let Some(editor) = model.overlays.last_mut().and_then(Overlay::editor) else { return Vec::new() };
    match edit {
        Edit::Insert(c) => editor.insert(*c),
        // A paste may hold anything; only notes and paths are meant to take it.
        Edit::Paste(text) if is_note => editor.paste(text),
        // Dropping a file on a terminal pastes its path, with a blank behind it.
        Edit::Paste(text) if is_path => editor.paste(text.trim().lines().next().unwrap_or_default()),
        Edit::Paste(_) => return Vec::new(),
        Edit::Backspace => editor.delete_back(),
        Edit::Delete => editor.delete_forward(),
        Edit::DeleteWord => editor.delete_word(),
        Edit::DeleteToStart => editor.delete_to_line_start(),
        Edit::Left => editor.left(),
        Edit::Right => editor.right(),
        Edit::Home => editor.home(),
        Edit::End => editor.end(),
    }
    match model.overlays.last_mut() {
        Some(Overlay::Search(finder)) => {
            finder.recalled = None;
            return find::search(model);
        }
        Some(Overlay::Palette(palette)) => {
            palette.row = 0;
            if palette::is_import(palette) {
                model.overlays.pop();
                import::open(model);
            }
        }
        Some(Overlay::Import(form)) => form.forget(),
        Some(Overlay::Filter(form)) => {
            model.table.filter.words = form.words.text().to_owned();
            go::refresh_table(model);
        }
        Some(overlay) => _ = overlay.unsaved().map(|unsaved| *unsaved = true),
        None => {}
    }
    Vec::new()
}

/// A new line in a note; elsewhere there is only one.
pub(super) fn new_line(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Note(note)) = model.overlays.last_mut() {
        note.editor.insert('\n');
        note.unsaved = true;
    }
    Vec::new()
}

/// The next field of a form, the next kind of note, an older or newer query.
pub(super) fn next_field(model: &mut Model, by: isize) -> Vec<Effect> {
    let turn = |at: usize, count: usize| (at as isize + by).rem_euclid(count as isize) as usize;
    match model.overlays.last_mut() {
        Some(Overlay::Reading(form)) => form.field = turn(form.field, form.fields.len()),
        Some(Overlay::Note(note)) => {
            let at = NoteKind::ALL.iter().position(|&k| k == note.kind).unwrap_or(0);
            note.kind = NoteKind::ALL.get(turn(at, NoteKind::ALL.len())).copied().unwrap_or_default();
            note.unsaved = true;
        }
        Some(Overlay::Filter(form)) => form.row = turn(form.row, FilterRow::ALL.len()),
        Some(Overlay::Import(form)) => return import::complete(form, by),
        Some(Overlay::Search(_)) => return find::recall_step(model, by > 0),
        _ => {}
    }
    Vec::new()
}

/// Takes what was typed or marked, and closes the popup.
pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Search(_)) => return find::take(model),
        Some(Overlay::Note(_)) => return note::save_note(model),
        Some(Overlay::Reading(_)) => return save_reading(model),
        Some(Overlay::Line(_)) => return save_line(model),
        Some(Overlay::Import(_)) => return import::begin(model),
        Some(Overlay::Imported { .. }) => return import::save(model),
        Some(Overlay::Palette(typed)) => {
            let command = palette::commands(typed).get(typed.row).copied();
            model.overlays.pop();
            return command.map_or_else(Vec::new, |command| super::obey(model, command));
        }
        Some(&Overlay::Bookmarks { row }) => {
            model.overlays.pop();
            return go::open_bookmark(model, row);
        }
        Some(&Overlay::Loose { row, .. }) => return loose::choose(model, row),
        Some(Overlay::Compare { .. }) => return compare::take(model),
        Some(&Overlay::Card { spot, .. }) => {
            model.overlays.clear();
            return go::go_to(model, spot, View::Plan);
        }
        Some(
            Overlay::Filter(_)
            | Overlay::Help { .. }
            | Overlay::History { .. }
            | Overlay::Sort
            | Overlay::Replace
            | Overlay::Status(_),
        ) => {
            model.overlays.pop();
        }
        None => {}
    }
    Vec::new()
}

/// Opens the choice of a status.
pub(super) fn open_status(model: &mut Model) {
    if let Some(spot) = model.spot().filter(|spot| change::may_change(model, spot.plan)) {
        model.overlays.push(Overlay::Status(spot));
    }
}

/// Opens the form for an actual value of an indicator.
pub(super) fn open_reading(model: &mut Model) {
    let lang = model.settings.lang;
    let Some(spot) = model.spot() else { return };
    if !matches!(spot.place, Place::Indicator(_)) {
        model.say(w::READING_NEEDS_INDICATOR.say(lang));
        return;
    }
    if change::may_change(model, spot.plan) {
        let Some(desk) = model.desks.get_mut(&spot.plan) else { return };
        let fields = [Editor::of(&model.clock.year), Editor::default(), Editor::default()];
        let form = ReadingForm { spot, fields, field: 1, unsaved: false };
        model.overlays.push(draft::restored(desk, Overlay::Reading(form)));
    }
}

fn save_reading(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    let Some(Overlay::Reading(form)) = model.overlays.last() else { return Vec::new() };
    let [year, value, source] = form.fields.each_ref().map(|field| field.text().trim().to_owned());
    let spot = form.spot;
    let year = year.parse::<i32>().ok().filter(|year| (1000..10000).contains(year));
    let Some(year) = year else {
        model.warn(w::BAD_YEAR.say(lang));
        return Vec::new();
    };
    if value.is_empty() {
        model.warn(errors::EMPTY_VALUE.say(lang));
        return Vec::new();
    }
    model.overlays.pop();
    let source = Some(source).filter(|s| !s.is_empty());
    change::ask(model, spot, ChangeKind::Reading { year, value: Some(value), source })
}

/// Opens the form for the owner or the due date.
pub(super) fn open_line(model: &mut Model, command: Command) {
    let Some(spot) = model.spot().filter(|spot| change::may_change(model, spot.plan)) else { return };
    let Some(desk) = model.desks.get_mut(&spot.plan) else { return };
    let record = desk.record(spot.place);
    let (asked, now) = match command {
        Command::SetDue => (Asked::Due, record.and_then(Record::due)),
        _ => (Asked::Owner, record.and_then(Record::owner)),
    };
    let editor = Editor::of(now.unwrap_or_default());
    let form = LineForm { spot, asked, editor, unsaved: false };
    model.overlays.push(draft::restored(desk, Overlay::Line(form)));
}

fn save_line(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Line(form)) = model.overlays.pop() else { return Vec::new() };
    let text = Some(form.editor.text().trim().to_owned()).filter(|text| !text.is_empty());
    let kind = match form.asked {
        Asked::Owner => ChangeKind::Owner(text),
        Asked::Due => ChangeKind::Due(text),
    };
    change::ask(model, form.spot, kind)
}

/// Opens the choice of the column to sort by.
pub(super) fn open_sort(model: &mut Model) {
    if model.view == View::Table {
        model.overlays.push(Overlay::Sort);
    }
}

/// A choice was picked: a status by its digit, a column by its letter.
pub(super) fn pick(model: &mut Model, choice: char) -> Vec<Effect> {
    match model.overlays.last() {
        Some(&Overlay::Status(spot)) => {
            let status = choice.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            let status = match status {
                Some(0) => None,
                Some(digit) => match Status::from_digit(digit) {
                    Some(status) => Some(status),
                    None => return Vec::new(),
                },
                None => return Vec::new(),
            };
            model.overlays.pop();
            change::ask(model, spot, ChangeKind::Status(status))
        }
        Some(Overlay::Replace) => import::answer(model, choice),
        Some(Overlay::Sort) => {
            let columns = model.table.columns();
            let picked = palette::sort_letters().position(|letter| letter == choice);
            if choice == '0' {
                model.table.sort = None;
            } else if let Some(column) = picked.and_then(|at| columns.get(at)).copied() {
                // The same column again turns the order round.
                let downwards = model.table.sort == Some((column, false));
                model.table.sort = Some((column, downwards));
            } else {
                return Vec::new();
            }
            model.overlays.pop();
            go::refresh_table(model);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Opens the filter of the table.
pub(super) fn open_filter(model: &mut Model) {
    if model.view == View::Table {
        let words = Editor::of(&model.table.filter.words);
        model.overlays.push(Overlay::Filter(FilterForm { row: 0, words }));
    }
}

/// Changes the choice in the marked row of the filter.
pub(super) fn turn_filter(model: &mut Model, by: isize) {
    let Some(Overlay::Filter(form)) = model.overlays.last() else { return };
    let row = FilterRow::ALL.get(form.row).copied();
    let domains = domains(model);
    let filter = &mut model.table.filter;
    match row {
        Some(FilterRow::Binding) => {
            let choices = [None, Some(Some(Binding::Binding)), Some(Some(Binding::Expected)), Some(None)];
            filter.binding = turned(&choices, &filter.binding, by);
        }
        Some(FilterRow::Status) => {
            let choices: Vec<_> = [None, Some(None)]
                .into_iter()
                .chain(Status::ALL.into_iter().map(|s| Some(Some(s))))
                .collect();
            filter.status = turned(&choices, &filter.status, by);
        }
        Some(FilterRow::Domain) => filter.domain = turned(&domains, &filter.domain, by),
        Some(FilterRow::Origin) => {
            filter.origin = turned(&[None, Some(Origin::Table), Some(Origin::Text)], &filter.origin, by);
        }
        Some(FilterRow::Words) | None => return,
    }
    go::refresh_table(model);
}

fn turned<T: Clone + PartialEq + Default>(choices: &[T], now: &T, by: isize) -> T {
    let at = choices.iter().position(|choice| choice == now).unwrap_or(0);
    let next = (at as isize + by).rem_euclid(choices.len().max(1) as isize) as usize;
    choices.get(next).cloned().unwrap_or_default()
}

/// The domains there are in the table's plans, `None` for all first.
fn domains(model: &Model) -> Vec<Option<String>> {
    let mut domains = vec![None];
    let desks = model.desks.iter().filter(|(plan, _)| model.table.plan.is_none_or(|only| only == **plan));
    for domain in desks
        .flat_map(|(_, desk)| &desk.plan.indicators)
        .filter_map(|i| i.domain.as_ref().map(ToString::to_string))
    {
        if !domains.contains(&Some(domain.clone())) {
            domains.push(Some(domain));
        }
    }
    domains
}

/// Lays the card of the place over the view, or takes it away.
pub(super) fn open_card(model: &mut Model) {
    if matches!(model.overlays.last(), Some(Overlay::Card { .. })) {
        model.overlays.pop();
    } else if let Some(spot) = model.spot() {
        model.overlays.push(Overlay::Card { spot, top: 0 });
    }
}

/// Shows what happened to the place.
pub(super) fn open_history(model: &mut Model) {
    if let Some(spot) = model.spot() {
        model.overlays.push(Overlay::History { spot, top: 0 });
    }
}

/// Copies the place as a sentence with its source.
pub(super) fn copy(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    let Some(Spot { plan, place }) = model.spot() else { return Vec::new() };
    let Some(desk) = model.desks.get(&plan) else { return Vec::new() };
    let text = match place {
        Place::Indicator(at) => match desk.plan.indicators.get(at) {
            Some(indicator) => say::sentence(&desk.plan, indicator, lang),
            None => return Vec::new(),
        },
        Place::Section(at) => {
            let text = desk.plan.sections.get(at).map(|s| s.text.join("\n")).unwrap_or_default();
            let text = if text.is_empty() { say::heading(&desk.plan, at, lang) } else { text };
            let text = text.trim_end_matches('。');
            let source = say::source(&desk.plan, at, lang);
            format!("{text}{}", w::SENTENCE_SOURCE.with(lang, &[&source]))
        }
    };
    vec![Effect::Copy(text)]
}
