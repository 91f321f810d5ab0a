//! The search: what is typed, the hits with the matched characters lit, and the marked hit's surroundings.

use super::{Canvas, lines, theme};
use crate::app::Model;
use crate::app::layout::{self, Area};
use crate::app::line::{Line, Role, light};
use crate::app::overlay::Finder;
use crate::plan::Place;
use crate::record::Record;
use crate::say;
use crate::search::{Counted, Field, Hit};
use crate::text::{sanitize_line, truncate, wrap};
use crate::words::{Lang, behind, full_text as t, screen as w, terms};
use std::borrow::Cow;

/// Draws the search; says where the caret is.
pub(super) fn draw(model: &Model, finder: &Finder, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let areas = layout::finder(model.size);
    canvas.clear(layout::frame(model.size).body);
    let caret = input(model, finder, canvas, areas.input);
    if finder.editor.is_blank() {
        ways(model, canvas, areas.hits);
    }
    for (y, (at, hit)) in
        (areas.hits.y..areas.hits.bottom()).zip(finder.hits.iter().enumerate().skip(finder.top))
    {
        let area = Area { y, height: 1, ..areas.hits };
        row(model, canvas, area, hit);
        if at == finder.row {
            canvas.put(area.x, y, ">", theme::KEY, 1);
            canvas.restyle(area, theme::MARKED);
        }
    }
    if let Some(hit) = finder.hits.get(finder.row).filter(|_| areas.preview.height > 1) {
        preview(model, canvas, areas.preview, hit);
    }
    caret
}

/// What can be typed, while nothing is.
fn ways(model: &Model, canvas: &mut Canvas<'_>, area: Area) {
    let inner = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area }.inset(3);
    let phrases = [w::SEARCH_LETTERS, w::SEARCH_PLANS, w::SEARCH_STATUS, w::SEARCH_NOTES];
    for (y, phrase) in (inner.y..inner.bottom()).zip(phrases) {
        canvas.put(inner.x, y, phrase.say(model.settings.lang), theme::DIM, inner.width);
    }
}

fn input(model: &Model, finder: &Finder, canvas: &mut Canvas<'_>, area: Area) -> (u16, u16) {
    let lang = model.settings.lang;
    let (done, all) = (model.reading.done, model.library.len());
    let count = match (finder.editor.is_blank(), finder.hits.is_empty()) {
        (true, _) => w::TYPE_TO_SEARCH.say(lang).to_owned(),
        (_, true) if finder.shown != finder.asked => behind::SEARCHING.say(lang).to_owned(),
        (_, true) if model.is_reading() => behind::READ_SO_FAR.with(lang, &[&done, &all]),
        (_, true) => w::NO_HITS.say(lang).to_owned(),
        _ if model.is_reading() => behind::HITS_SO_FAR.with(lang, &[&finder.total, &done, &all]),
        _ if finder.counted != Counted::All => behind::HITS_AT_LEAST.with(lang, &[&finder.total]),
        _ => w::HITS.with(lang, &[&finder.total]),
    };
    let right = area.right().saturating_sub(1);
    let taken = canvas.put_right(right, area.y, &count, theme::DIM);
    canvas.put(area.x + 1, area.y, "/", theme::KEY, 1);
    let room = right.saturating_sub(taken + 2 + area.x + 3);
    let column = super::typing::one_line(canvas, area.x + 3, area.y, room, &finder.editor);
    (column, area.y)
}

fn row(model: &Model, canvas: &mut Canvas<'_>, area: Area, hit: &Hit) {
    let lang = model.settings.lang;
    let label = match hit.field {
        Field::Plan => w::COLUMN_PLAN.say(lang),
        Field::Title => say::kind(hit.context.kind, lang),
        Field::Indicator => w::INDICATOR.say(lang),
        Field::Text if hit.context.is_full_text => t::FULL.say(lang),
        Field::Text => terms::FROM_TEXT.say(lang),
        Field::Note => w::NOTES.say(lang),
    };
    let mut x = area.x + 2;
    let label_columns = match (area.width, lang) {
        (60.., _) => 10,
        (_, Lang::Zh) => 5,
        (_, Lang::En) => 8,
    };
    canvas.put(x, area.y, label, theme::DIM, label_columns - 1);
    x += label_columns;
    // The path stands at the right in what the snippet leaves.
    let path = place_words(model, hit);
    let snippet = shown_snippet(hit);
    let snippet_columns = canvas.ambiguous().str(snippet);
    let room = usize::from(area.right().saturating_sub(x + 1));
    let spare = room.saturating_sub(snippet_columns + 2);
    if spare >= 8 {
        let path = truncate(&path, spare.min(44), canvas.ambiguous()).into_owned();
        canvas.put_right(area.right().saturating_sub(1), area.y, &path, theme::DIM);
    }
    let spans = light(snippet, 0, Role::Body, &hit.ranges);
    lines::line(
        canvas,
        Area { x, width: area.right().saturating_sub(x + 1), ..area },
        area.y,
        &Line { indent: 0, spans },
    );
}

/// The line around what was found. Of an indicator found by its name it is the name alone, since its figures
/// stand beside it.
fn shown_snippet(hit: &Hit) -> &str {
    let is_in_name = hit.ranges.iter().all(|&[_, to]| to <= hit.name);
    let end = hit.snippet.char_indices().nth(hit.name).map(|(at, _)| at);
    end.filter(|_| hit.name > 0 && is_in_name).and_then(|end| hit.snippet.get(..end)).unwrap_or(&hit.snippet)
}

/// Where a hit is: an indicator's figures, else the section above; the plan too where there are several.
fn place_words(model: &Model, hit: &Hit) -> String {
    let context = &hit.context;
    let above =
        context.above.as_ref().map(|(kind, heading)| say::heading_of(heading, *kind, model.settings.lang));
    let figures = context.stated.as_ref().map(|stated| {
        let said = |figure| say::dated(figure, stated.unit.as_deref());
        stated.figures.iter().flatten().map(said).collect::<Vec<_>>().join("  ")
    });
    let plan = (model.library.len() > 1).then(|| context.plan.to_string());
    figures.into_iter().chain(above).chain(plan).collect::<Vec<_>>().join("  ")
}

/// The whole of what the hit was found in, its matched characters lit, under the path that leads to it.
fn preview(model: &Model, canvas: &mut Canvas<'_>, area: Area, hit: &Hit) {
    let Some(desk) = model.desk_of(hit.plan) else { return };
    canvas.rule(area, theme::DIM);
    let inner = Area { y: area.y + 1, height: area.height - 1, ..area }.inset(2);
    let path = say::path(&desk.plan, desk.plan.section_of(hit.place), model.settings.lang);
    let path = truncate(&path, usize::from(inner.width), canvas.ambiguous()).into_owned();
    canvas.put(inner.x, inner.y, &path, theme::DIM, inner.width);
    let whole = whole_text(model, hit);
    let columns = usize::from(inner.width);
    let mut chars = 0;
    let mut end = 0;
    let mut rows: Vec<Line> = Vec::new();
    for range in wrap(&whole, columns, 0, canvas.ambiguous()) {
        chars += whole.get(end..range.start).map_or(0, |gap| gap.chars().count());
        let words = whole.get(range.clone()).unwrap_or_default();
        rows.push(Line { indent: 0, spans: light(words, chars, Role::Body, &hit.whole) });
        chars += words.chars().count();
        end = range.end;
    }
    let lit = rows.iter().position(|line| line.spans.iter().any(|s| s.role == Role::Lit)).unwrap_or(0);
    let top = lit
        .saturating_sub(usize::from(inner.height) / 2)
        .min(rows.len().saturating_sub(usize::from(inner.height.saturating_sub(1))));
    lines::draw(canvas, Area { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, &rows, top);
    if hit.field == Field::Indicator
        && let Place::Indicator(at) = hit.place
        && let Some(indicator) = desk.plan.indicators.get(at)
    {
        let set = model.setting(inner.width);
        let figures = crate::app::page::figure_lines(desk, hit.place, indicator, columns, set);
        let y = inner.y + 1 + u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let height = inner.bottom().saturating_sub(y);
        lines::draw(canvas, Area { y, height, ..inner }, &figures, 0);
    }
}

fn whole_text(model: &Model, hit: &Hit) -> String {
    let Some(desk) = model.desk_of(hit.plan) else { return String::new() };
    let plan = &desk.plan;
    match (hit.field, hit.place) {
        (Field::Text, Place::Section(at)) => {
            let text = hit.paragraph.and_then(|n| plan.paragraphs(at).nth(n));
            text.map(Cow::into_owned).unwrap_or_default()
        }
        (Field::Note, place) => {
            let note = desk
                .record(place)
                .and_then(|record| Record::notes(record).find(|note| Some(&note.id) == hit.note.as_ref()));
            note.map(|note| sanitize_line(&note.text).into_owned()).unwrap_or_default()
        }
        (Field::Plan, _) => plan.title.clone(),
        (_, place) => plan.title_of(place).to_owned(),
    }
}
