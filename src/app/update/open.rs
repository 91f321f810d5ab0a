//! Opening plans and the views that fill the screen.

use super::{compare, go, home, travel};
use crate::app::desk::{Desk, Found};
use crate::app::effect::Effect;
use crate::app::jumps::Stop;
use crate::app::layout::Focus;
use crate::app::model::{Model, View};
use crate::app::overlay::Spot;
use crate::app::table::RowRef;
use crate::plan::Place;
use crate::say;
use crate::words::{full_text as t, screen as w};

/// A plan's records were read: lays it open, and goes where one wanted to go.
pub(super) fn opened(model: &mut Model, plan: usize, found: Found) -> Vec<Effect> {
    let Some(document) = model.library.get(plan).cloned() else { return Vec::new() };
    let why = found.problem.as_ref().map(|problem| say::trouble(problem, model.settings.lang));
    if let Some(why) = why {
        let read_only = w::READ_ONLY.with(model.settings.lang, &[&document.short_title, &why]);
        model.warn(read_only);
    }
    if found.is_partial {
        model.say(w::READING_RECORDS.say(model.settings.lang));
    }
    let is_wanted = plan == model.plan || model.destination.is_some_and(|to| to.spot.plan == plan);
    if let Some(error) = model.library.trouble(plan).filter(|_| is_wanted) {
        let why = say::plan_trouble(error, model.settings.lang);
        model.warn(t::FULL_UNREADABLE.with(model.settings.lang, &[&why]));
    }
    let memory = model.memory.plans.get(&document.id);
    model.desks.insert(plan, Desk::new(document, found, memory));
    model.index = None;
    compare::refresh(model);
    // Laid open anew, a plan may have fewer indicators than the table remembers.
    if model.view == View::Table || model.table.rows.iter().any(|row| row.plan == plan) {
        go::refresh_table(model);
    }
    match model.destination.filter(|to| to.spot.plan == plan) {
        Some(to) => {
            model.destination = None;
            go::arrive(model, to)
        }
        None => {
            travel::keep_marks_visible(model);
            Vec::new()
        }
    }
}

/// A plan could not be read: says so, and stays.
pub(super) fn unreadable(model: &mut Model, plan: usize) -> Vec<Effect> {
    let id = model.library.ids().nth(plan).unwrap_or_default().to_owned();
    let why = model.library.broken().find(|(broken, ..)| *broken == id).map(|(.., error)| error.to_string());
    let text = w::PLAN_UNREADABLE.with(model.settings.lang, &[&id, &why.unwrap_or_default()]);
    model.warn(text);
    model.destination = None;
    Vec::new()
}

/// Opens the plan at this position of the library, where it was left.
pub(super) fn plan(model: &mut Model, at: usize) -> Vec<Effect> {
    if let Some(desk) = model.desks.get(&at) {
        let section = desk.tree.mark();
        go::remember(model);
        model.plan = at;
        model.view = View::Plan;
        model.focus = Focus::Tree;
        debug_assert!(section < model.desks.get(&at).map_or(1, |d| d.plan.sections.len().max(1)));
        travel::keep_marks_visible(model);
        return Vec::new();
    }
    let mark = |id: &str| match model.library.get(at)?.find(id)? {
        Place::Section(section) => Some(section),
        Place::Indicator(_) => None,
    };
    let id = model.library.ids().nth(at).unwrap_or_default();
    let left_at = model.memory.plans.get(id).and_then(|m| mark(&m.mark)).unwrap_or(0);
    model.focus = Focus::Tree;
    model.destination =
        Some(Stop { spot: Spot { plan: at, place: Place::Section(left_at) }, view: View::Plan });
    vec![Effect::OpenPlans(vec![at])]
}

/// Shows the list of plans.
pub(super) fn library(model: &mut Model) -> Vec<Effect> {
    go::remember(model);
    home::mark_plan(model, model.plan);
    model.view = View::Library;
    model.overlays.clear();
    missing(model)
}

/// Shows the indicator table: of the plan, or in the library of all plans. The mark goes to the first
/// indicator of the section one comes from.
pub(super) fn indicators(model: &mut Model) -> Vec<Effect> {
    if model.view == View::Table {
        return super::escape(model);
    }
    model.overlays.clear();
    let (only, effects) = match model.view {
        View::Library => (None, missing(model)),
        _ => (Some(model.plan), Vec::new()),
    };
    let section = model.spot().filter(|_| only.is_some()).and_then(|spot| {
        let desk = model.desks.get(&spot.plan)?;
        desk.plan.indicators_in(desk.plan.section_of(spot.place)).next()
    });
    if model.table.plan != only {
        model.table = crate::app::table::Table { plan: only, ..Default::default() };
    }
    model.view = View::Table;
    go::refresh_table(model);
    let row = section.map(|indicator| RowRef { plan: model.plan, indicator });
    if let Some(at) = row.and_then(|row| model.table.rows.iter().position(|&r| r == row)) {
        model.table.row = at;
        travel::keep_marks_visible(model);
    }
    effects
}

/// Asks for all plans that do not lie open yet.
pub(super) fn missing(model: &Model) -> Vec<Effect> {
    let missing: Vec<usize> = (0..model.library.len()).filter(|at| !model.desks.contains_key(at)).collect();
    if missing.is_empty() { Vec::new() } else { vec![Effect::OpenPlans(missing)] }
}
