//! The header says where one is; the footer which keys help and what just happened.

use super::{Canvas, theme};
use crate::app::layout::{self, Area, Focus};
use crate::app::model::Notice;
use crate::app::{Command, Desk, Import, Model, Overlay, View};
use crate::keys::keys_for;
use crate::plan::Edition;
use crate::record::Status;
use crate::say;
use crate::text::{truncate, wrap};
use crate::words::{Phrase, behind, full_text as t, import, screen as w};
use ratatui::style::Style;

/// What stands between the parts of a path.
const BELOW: &str = " > ";

/// Fewer columns tell nothing.
const LEAST_ROOM: u16 = 4;

/// Program, plan, path; at the right the position and what is late.
pub(super) fn header(model: &Model, canvas: &mut Canvas<'_>) {
    let area = layout::frame(model.size).header;
    let lang = model.settings.lang;
    let right = counts(model);
    let mut edge = area.right().saturating_sub(1);
    for (text, style) in right.iter().rev() {
        edge = edge.saturating_sub(canvas.put_right(edge, area.y, text, *style) + 2);
    }
    let mut x = 1;
    // On a narrow screen every column is the path's.
    if model.size.has_two_panes() {
        x += canvas.put(1, area.y, w::PROGRAM.say(lang), theme::ACCENT, edge.saturating_sub(1)) + 2;
    }
    for (text, style) in place(model) {
        let room = edge.saturating_sub(x);
        if room < LEAST_ROOM {
            break;
        }
        // Of a path that does not fit, its end says more than its beginning.
        let fits = canvas.ambiguous().str(&text) <= usize::from(room);
        let text = if fits { text.as_str() } else { text.rsplit(BELOW).next().unwrap_or_default() };
        let text = truncate(text, usize::from(room), canvas.ambiguous()).into_owned();
        x += canvas.put(x, area.y, &text, style, room) + 2;
    }
}

fn place(model: &Model) -> Vec<(String, Style)> {
    let lang = model.settings.lang;
    let Some(desk) = model.desk() else { return Vec::new() };
    let title = desk.plan.short_title.clone();
    match model.view {
        View::Library => vec![(w::PLANS_COUNT.with(lang, &[&model.library.len()]), theme::STRONG)],
        View::Table if model.table.plan.is_none() => {
            vec![(w::PLANS_COUNT.with(lang, &[&model.library.len()]), theme::STRONG)]
        }
        View::Table => vec![(title, theme::STRONG), (w::HINT_INDICATORS.say(lang).to_owned(), theme::DIM)],
        View::Plan => vec![(title, theme::STRONG), (short_path(model), theme::DIM)],
    }
}

/// The numbers of the sections above and the heading of the one that is read.
fn short_path(model: &Model) -> String {
    let lang = model.settings.lang;
    let Some(desk) = model.desk() else { return String::new() };
    let path = desk.plan.path_to(model.read_section());
    let Some((&last, above)) = path.split_last() else { return String::new() };
    let mut words: Vec<String> = above
        .iter()
        .filter_map(|&at| Some((at, desk.plan.sections.get(at)?)))
        .map(|(at, section)| match &section.number {
            Some(number) => number.to_string(),
            None => say::heading(&desk.plan, at, lang),
        })
        .collect();
    words.push(say::heading(&desk.plan, last, lang));
    words.join(BELOW)
}

fn counts(model: &Model) -> Vec<(String, Style)> {
    let lang = model.settings.lang;
    let mut counts = Vec::new();
    match model.view {
        View::Table => {
            let table = &model.table;
            if let Some((column, downwards)) = table.sort {
                let sign = if downwards { " v" } else { " ^" };
                counts.push((w::SORTED_BY.with(lang, &[&column.title(lang), &sign]), theme::DIM));
            }
            let style = if table.filter.is_empty() { theme::DIM } else { theme::ACCENT };
            counts.push((w::SHOWN_OF.with(lang, &[&table.rows.len(), &table.total]), style));
        }
        View::Plan => {
            if let Some(desk) = model.desk() {
                counts.extend(texts(desk).map(|[read, _]| (read.say(lang).to_owned(), theme::ACCENT)));
                let position = format!("{}/{}", model.read_section() + 1, desk.plan.sections.len());
                counts.push((position, theme::DIM));
            }
        }
        View::Library if model.is_reading() => {
            let read = behind::READ_SO_FAR.with(lang, &[&model.reading.done, &model.library.len()]);
            counts.push((read, theme::DIM));
        }
        View::Library => {}
    }
    let late = match model.view {
        View::Library => model.count_status(Status::Behind),
        View::Table if model.table.plan.is_none() => model.count_status(Status::Behind),
        _ => model.desk().map_or(0, |desk| desk.count_status(Status::Behind)),
    };
    if late > 0 {
        counts.push((w::LATE_COUNT.with(lang, &[&late]), theme::status_style(Status::Behind)));
    }
    counts
}

/// The names of the text that is read and of the other one, where there are two.
fn texts(desk: &Desk) -> Option<[Phrase; 2]> {
    desk.plan.full.as_ref().map(|_| match desk.edition {
        Edition::Digest => [t::DIGEST, t::FULL],
        Edition::Full => [t::FULL, t::DIGEST],
    })
}

/// The rule, the keys that help now, and at the right what just happened.
pub(super) fn footer(model: &Model, canvas: &mut Canvas<'_>) {
    let frame = layout::frame(model.size);
    canvas.rule(frame.rule, theme::DIM);
    let area = Area { x: 1, width: frame.footer.width.saturating_sub(2), ..frame.footer };
    let lang = model.settings.lang;
    let mut right = area.right();
    let said = said(model).filter(|notice| fits_beside_hints(notice, canvas, area));
    if let Some(notice) = &said {
        right = right.saturating_sub(canvas.put_right(right, area.y, &notice.text, notice_style(notice)) + 2);
    }
    let mut x = area.x;
    let mut hints: Vec<(String, &str)> =
        hints(model).into_iter().map(|(key, phrase)| (key, phrase.say(lang))).collect();
    let width = |hints: &[(String, &str)]| {
        hints.iter().map(|(key, label)| canvas.ambiguous().str(key) + canvas.ambiguous().str(label) + 3).sum()
    };
    // The last hint, the way to help or back, stays longest.
    while usize::from(right.saturating_sub(x)) + 2 < width(&hints) {
        match hints.len() {
            0 => break,
            1 => hints.clear(),
            count => drop(hints.remove(count - 2)),
        }
    }
    for (key, label) in hints {
        x += canvas.put(x, area.y, &key, theme::KEY, right.saturating_sub(x)) + 1;
        x += canvas.put(x, area.y, label, Style::new(), right.saturating_sub(x)) + 2;
    }
}

/// What just happened, or else how far an import is that is not on the screen itself.
fn said(model: &Model) -> Option<Notice> {
    let is_seen = model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Imported { .. }));
    let import = || model.import.said(model.settings.lang).filter(|_| !is_seen);
    model.notice.clone().or_else(|| import().map(|text| Notice { text, warning: false }))
}

fn fits_beside_hints(notice: &Notice, canvas: &Canvas<'_>, footer: Area) -> bool {
    canvas.ambiguous().str(&notice.text) <= usize::from(footer.width)
}

const fn notice_style(notice: &Notice) -> Style {
    if notice.warning { theme::WARNING } else { theme::ACCENT }
}

/// What just happened, where it takes more than the footer's row: over the rule, and over the body's end if
/// need be, since what to do about it mostly stands last.
pub(super) fn long_notice(model: &Model, canvas: &mut Canvas<'_>) {
    let frame = layout::frame(model.size);
    let area = Area { x: 1, width: frame.footer.width.saturating_sub(2), ..frame.footer };
    let Some(notice) = said(model).filter(|notice| !fits_beside_hints(notice, canvas, area)) else {
        return;
    };
    let rows = wrap(&notice.text, usize::from(area.width.max(2)), 0, canvas.ambiguous());
    let most = usize::from(frame.rule.height + frame.footer.height + frame.body.height / 2);
    let count = rows.len().min(most) as u16;
    let y = frame.footer.bottom() - count;
    canvas.clear(Area { y, height: count, ..frame.footer });
    for (y, row) in (y..).zip(rows.into_iter().take(most)) {
        let words = notice.text.get(row).unwrap_or_default();
        canvas.put(area.x, y, words, notice_style(&notice), area.width);
    }
}

/// The keys to name in the footer, with what they do.
fn hints(model: &Model) -> Vec<(String, Phrase)> {
    let key = |command: Command| keys_for(command).first().map(ToString::to_string).unwrap_or_default();
    let fixed = |keys: &[(&str, Phrase)]| keys.iter().map(|&(k, p)| (k.to_owned(), p)).collect();
    match model.overlays.last() {
        Some(Overlay::Search(_)) => fixed(&[
            ("Enter", w::HINT_OPEN),
            ("Up/Down", w::HINT_CHOOSE),
            ("Tab", w::HINT_RECALL),
            ("Esc", w::HINT_CANCEL),
        ]),
        Some(Overlay::Note(_)) => fixed(&[
            ("Enter", w::HINT_SAVE),
            ("Ctrl-j", w::HINT_NEW_LINE),
            ("Tab", w::HINT_KIND),
            ("Esc", w::HINT_DRAFT),
        ]),
        Some(Overlay::Reading(_)) => {
            fixed(&[("Enter", w::HINT_SAVE), ("Tab", w::HINT_FIELD), ("Esc", w::HINT_CANCEL)])
        }
        Some(Overlay::Import(_)) => {
            fixed(&[("Enter", import::HINT_READ), ("Tab", import::HINT_COMPLETE), ("Esc", w::HINT_CANCEL)])
        }
        Some(Overlay::Imported { .. }) => {
            let open = match &model.import {
                Import::Ready(prepared) if prepared.settled.is_unchanged => w::HINT_OPEN,
                _ => import::HINT_SAVE_OPEN,
            };
            fixed(&[("Enter", open), ("Esc", import::HINT_LEAVE)])
        }
        Some(Overlay::Line(_)) => fixed(&[("Enter", w::HINT_SAVE), ("Esc", w::HINT_CANCEL)]),
        Some(Overlay::Status(_) | Overlay::Sort | Overlay::Replace) => fixed(&[("Esc", w::HINT_CANCEL)]),
        Some(Overlay::Filter(_)) => {
            fixed(&[("Up/Down", w::HINT_CHOOSE), ("Left/Right", w::HINT_FILTER), ("Esc", w::HINT_CLOSE)])
        }
        Some(Overlay::Help { .. } | Overlay::History { .. }) => fixed(&[("Esc", w::HINT_BACK)]),
        Some(
            Overlay::Palette(_) | Overlay::Bookmarks { .. } | Overlay::Compare { .. } | Overlay::Loose { .. },
        ) => fixed(&[("Enter", w::HINT_OPEN), ("Esc", w::HINT_CANCEL)]),
        Some(Overlay::Card { .. }) => vec![
            (key(Command::Status), w::HINT_STATUS),
            (key(Command::AddNote), w::HINT_NOTE),
            (key(Command::AddReading), w::HINT_READING),
            (key(Command::Copy), w::HINT_COPY),
            ("Enter".to_owned(), w::HINT_TEXT),
            ("Esc".to_owned(), w::HINT_BACK),
        ],
        None => view_hints(model, key),
    }
}

fn view_hints(model: &Model, key: impl Fn(Command) -> String) -> Vec<(String, Phrase)> {
    let commands: &[(Command, Phrase)] = match (model.view, model.focus) {
        (View::Library, _) => &[
            (Command::Open, w::HINT_OPEN),
            (Command::Search, w::HINT_SEARCH),
            (Command::Indicators, w::HINT_INDICATORS),
            (Command::Help, w::HINT_HELP),
            (Command::Quit, w::HINT_QUIT),
        ],
        (View::Table, _) => &[
            (Command::Search, w::HINT_SEARCH),
            (Command::Status, w::HINT_STATUS),
            (Command::AddNote, w::HINT_NOTE),
            (Command::AddReading, w::HINT_READING),
            (Command::Card, w::HINT_CARD),
            (Command::Sort, w::HINT_SORT),
            (Command::Filter, w::HINT_FILTER),
            (Command::Help, w::HINT_HELP),
        ],
        (View::Plan, Focus::Tree | Focus::Text) => &[
            (Command::Search, w::HINT_SEARCH),
            (Command::Indicators, w::HINT_INDICATORS),
            (Command::Status, w::HINT_STATUS),
            (Command::AddNote, w::HINT_NOTE),
            (Command::OtherPane, w::HINT_PANE),
            (Command::Help, w::HINT_HELP),
        ],
    };
    let mut hints: Vec<_> = commands.iter().map(|&(command, phrase)| (key(command), phrase)).collect();
    if let Some([_, other]) = model.desk().filter(|_| model.view == View::Plan).and_then(texts) {
        hints.insert(hints.len().saturating_sub(1), (key(Command::OtherText), other));
    }
    hints
}
