//! Searching: the overlay with its hits, and the next place in the text.

use super::{edition, go, loose, travel};
use crate::app::desk::Desk;
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::layout;
use crate::app::line::{Line, Role};
use crate::app::model::{Model, View};
use crate::app::overlay::{Finder, Overlay, Spot};
use crate::app::page::{lines_before, section_lines};
use crate::app::reader::Position;
use crate::app::tree::scrolled;
use crate::plan::Place;
use crate::record::Record;
use crate::search::{Counted, Found, Hit, Query, find_in, find_in_name};
use crate::words::{full_text as t, screen as w};
use std::collections::BTreeSet;

/// Opens the search. All plans are read, since all are searched.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.overlays.retain(|o| !matches!(o, Overlay::Search(_)));
    model.overlays.push(Overlay::Search(Finder::default()));
    vec![Effect::ReadLibrary]
}

/// Searches anew for what is typed now. What was found before stays until the answer comes.
pub(super) fn search(model: &mut Model) -> Vec<Effect> {
    let rows = usize::from(layout::finder(model.size).hits.height);
    model.searches += 1;
    let number = model.searches;
    let Some(Overlay::Search(finder)) = model.overlays.last_mut() else { return Vec::new() };
    finder.asked = number;
    let typed = finder.editor.text().to_owned();
    vec![Effect::Search { number, typed, rows }]
}

/// A search is done: shows its hits, unless something else was typed since. The same search with more of the
/// library read keeps the mark where it is.
pub(super) fn found(model: &mut Model, number: u64, hits: Found, plans: Vec<(usize, Desk)>) -> Vec<Effect> {
    let height = usize::from(layout::finder(model.size).hits.height);
    let Some(finder) = finder(model).filter(|finder| finder.asked == number) else { return Vec::new() };
    // The first hits of a search that is answered again are no news, and the mark may be further down.
    if hits.counted == Counted::SoFar && finder.shown == number {
        return Vec::new();
    }
    if finder.shown != number {
        finder.row = 0;
        finder.top = 0;
        finder.shown = number;
    }
    finder.hits = hits.hits;
    finder.total = hits.total;
    finder.counted = hits.counted;
    finder.desks.extend(plans);
    let wanted: BTreeSet<usize> =
        finder.hits.iter().skip(finder.top).take(height).map(|hit| hit.plan).collect();
    finder.desks.retain(|plan, _| wanted.contains(plan));
    let row = finder.row;
    finder.row = row.min(finder.hits.len().saturating_sub(1));
    finder.lags = true;
    read_marked(model)
}

/// Plans of hits were read.
pub(super) fn plans_read(model: &mut Model, plans: Vec<(usize, Desk)>) {
    if let Some(finder) = finder(model) {
        finder.desks.extend(plans);
    }
}

fn finder(model: &mut Model) -> Option<&mut Finder> {
    model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Search(finder) => Some(finder),
        _ => None,
    })
}

/// Asks for the plan of the marked hit, whose surroundings are shown, if it is not at hand.
fn read_marked(model: &Model) -> Vec<Effect> {
    let Some(Overlay::Search(finder)) = model.overlays.last() else { return Vec::new() };
    read_missing(model, finder.hits.get(finder.row).into_iter())
}

/// Asks for the plans of the other hits on the screen, to which the mark may go next.
pub(super) fn read_shown(model: &mut Model) -> Vec<Effect> {
    let height = usize::from(layout::finder(model.size).hits.height);
    let Some(Overlay::Search(finder)) = model.overlays.last_mut() else { return Vec::new() };
    if !std::mem::take(&mut finder.lags) {
        return Vec::new();
    }
    let Some(Overlay::Search(finder)) = model.overlays.last() else { return Vec::new() };
    read_missing(model, finder.hits.iter().skip(finder.top).take(height))
}

fn read_missing<'h>(model: &Model, hits: impl Iterator<Item = &'h Hit>) -> Vec<Effect> {
    let plans = hits.map(|hit| hit.plan);
    let missing: BTreeSet<usize> = plans.filter(|&plan| model.desk_of(plan).is_none()).collect();
    if missing.is_empty() { Vec::new() } else { vec![Effect::ReadPlans(missing.into_iter().collect())] }
}

/// Keeps the marked hit on a screen of another size.
pub(super) fn keep_mark_shown(model: &mut Model) {
    let height = usize::from(layout::finder(model.size).hits.height);
    if let Some(finder) = finder(model) {
        finder.top = scrolled(finder.top, finder.row, finder.hits.len(), height);
    }
}

/// Marks the hit `by` further down.
pub(super) fn move_by(model: &mut Model, by: isize) -> Vec<Effect> {
    let height = usize::from(layout::finder(model.size).hits.height);
    let Some(Overlay::Search(finder)) = model.overlays.last_mut() else { return Vec::new() };
    if finder.editor.is_blank() && finder.hits.is_empty() {
        return recall(model, by);
    }
    finder.row = finder.row.saturating_add_signed(by).min(finder.hits.len().saturating_sub(1));
    finder.top = scrolled(finder.top, finder.row, finder.hits.len(), height);
    finder.lags = true;
    read_marked(model)
}

/// With nothing typed, up calls up the queries typed before.
fn recall(model: &mut Model, by: isize) -> Vec<Effect> {
    if by >= 0 {
        return Vec::new();
    }
    let Some(query) = model.memory.queries.first().cloned() else { return Vec::new() };
    if let Some(Overlay::Search(finder)) = model.overlays.last_mut() {
        finder.editor = Editor::of(&query);
        finder.recalled = Some(0);
    }
    search(model)
}

/// Steps through the queries typed before: `older` ones or newer ones.
pub(super) fn recall_step(model: &mut Model, older: bool) -> Vec<Effect> {
    let Some(Overlay::Search(finder)) = model.overlays.last_mut() else { return Vec::new() };
    let at = match (finder.recalled, older) {
        (None, true) => Some(0),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
        (None, false) => return Vec::new(),
    };
    let query = match at {
        Some(at) => match model.memory.queries.get(at) {
            Some(query) => query.clone(),
            None => return Vec::new(),
        },
        None => String::new(),
    };
    finder.recalled = at;
    finder.editor = Editor::of(&query);
    search(model)
}

/// Goes to the marked hit. From the table an indicator's row is marked; else the text is shown and an
/// indicator's card laid over it, since its figures are what was asked for.
pub(super) fn take(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Search(finder)) = model.overlays.last() else { return Vec::new() };
    let query = finder.editor.text().to_owned();
    let Some(hit) = finder.hits.get(finder.row).cloned() else { return Vec::new() };
    let spot = Spot { plan: hit.plan, place: hit.place };
    let attaches = finder.attaches.clone();
    model.overlays.clear();
    model.memory.add_query(&query);
    if let Some(from) = attaches {
        return loose::attach(model, from, spot);
    }
    let is_indicator = matches!(hit.place, Place::Indicator(_));
    let view = if model.view == View::Table && is_indicator { View::Table } else { View::Plan };
    let effects = go::go_to(model, spot, view);
    let region = model.desk().map(|desk| desk.plan.region.as_str()).unwrap_or_default();
    model.find = Some(Query::parse(&query).in_region(region));
    match hit.place {
        Place::Indicator(_) if view == View::Plan => model.overlays.push(Overlay::Card { spot, top: 0 }),
        Place::Section(section) => show_lit(model, section, hit.paragraph),
        Place::Indicator(_) => {}
    }
    effects
}

/// Brings the first lit line of a section, or of one of its paragraphs, onto the screen, where its heading at the top
/// leaves it below. The text that the paragraph is of is the one read then.
fn show_lit(model: &mut Model, section: usize, paragraph: Option<usize>) {
    let height = usize::from(model.text_column().height);
    let mut from = 0;
    if let Some((paragraph, desk)) = paragraph.zip(model.desk()) {
        let (edition, number) = desk.plan.edition_of(section, paragraph);
        edition::read(model, edition);
        let set = model.setting(model.text_column().width);
        from = model.desk().map_or(0, |desk| lines_before(desk, section, number, set));
    }
    let mut lines = lit_lines(model, section).into_iter().filter(|&line| line >= from);
    if let Some(line) = lines.next().filter(|&line| line >= height) {
        travel::read_at(model, Position { section, line });
    }
}

/// Shows the next or the former line of the text where the words searched for stand.
pub(super) fn next(model: &mut Model, forward: bool) {
    let lang = model.settings.lang;
    travel::catch_up(model);
    let (Some(query), Some(desk)) = (model.find.clone(), model.desk()) else {
        model.say(w::NOTHING_TO_FIND.say(lang));
        return;
    };
    if model.view != View::Plan {
        return;
    }
    let sections = desk.plan.sections.len();
    // The lines below the first are the rest of this section; then come the others, around the end.
    let from = desk.reader;
    let turn = |step: usize| if forward { from.section + step } else { from.section + sections - step };
    let order: Vec<usize> = (0..=sections).map(|step| turn(step) % sections.max(1)).collect();
    for (step, section) in order.into_iter().enumerate() {
        if !has_words(desk, section, &query) {
            continue;
        }
        let lines = lit_lines(model, section);
        let line = match (step, forward) {
            (0, true) => lines.into_iter().find(|&line| line > from.line),
            (0, false) => lines.into_iter().rev().find(|&line| line < from.line),
            (_, true) => lines.first().copied(),
            (_, false) => lines.last().copied(),
        };
        if let Some(line) = line {
            travel::read_at(model, Position { section, line });
            return;
        }
    }
    let is_in_other = desk.plan.full.is_some()
        && (0..sections).any(|at| desk.plan.paragraphs(at).any(|text| !find_in(&text, &query).is_empty()));
    let phrase = if is_in_other { t::IN_OTHER_TEXT } else { w::NOT_IN_TEXT };
    model.say(phrase.say(lang));
}

/// Whether the words stand anywhere on a section's page. Asked of every section before any is broken into lines.
fn has_words(desk: &Desk, section: usize, query: &Query) -> bool {
    let is_in = |text: &str| !find_in(text, query).is_empty();
    let is_in_name = |name: &str| !find_in_name(name, query).is_empty();
    let is_noted =
        |place| desk.record(place).into_iter().flat_map(Record::notes).any(|note| is_in(&note.text));
    let mut indicators =
        desk.plan.indicators_in(section).filter_map(|at| Some((at, desk.plan.indicators.get(at)?)));
    desk.plan.sections.get(section).is_some_and(|s| is_in_name(&s.title))
        || desk.plan.text_of(section, desk.edition).iter().any(|text| is_in(text))
        || is_noted(Place::Section(section))
        || indicators.any(|(at, indicator)| is_in_name(&indicator.name) || is_noted(Place::Indicator(at)))
}

/// The lines of a section that have lit words.
fn lit_lines(model: &Model, section: usize) -> Vec<usize> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let set = model.setting(model.text_column().width);
    let lines = section_lines(desk, section, set);
    let is_lit = |line: &Line| line.spans.iter().any(|s| s.role == Role::Lit);
    lines.iter().enumerate().filter(|(_, line)| is_lit(line)).map(|(at, _)| at).collect()
}
