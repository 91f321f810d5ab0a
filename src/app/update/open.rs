//! Opening plans and the views that fill the screen.

use super::{compare, go, home, travel};
use crate::app::desk::{Desk, Found};
use crate::app::effect::Effect;
use crate::app::home::Brief;
use crate::app::jumps::Stop;
use crate::app::layout::Focus;
use crate::app::model::{Model, View};
use crate::app::overlay::Spot;
use crate::app::table::RowRef;
use crate::plan::Place;
use crate::say;
use crate::words::{behind, full_text as t, screen as w};

/// Plans and their records were read: lays them open, and goes where one wanted to go.
pub(super) fn opened(model: &mut Model, plans: Vec<(usize, Found)>, unreadable: &[usize]) -> Vec<Effect> {
    let opened: Vec<usize> = plans.iter().map(|(plan, _)| *plan).collect();
    for (plan, found) in plans {
        lay_open(model, plan, found);
    }
    let wanted = [Some(model.plan), model.destination.map(|to| to.spot.plan)];
    let troubled = opened.iter().copied().find(|plan| wanted.contains(&Some(*plan)));
    if let Some(error) = troubled.and_then(|plan| model.library.trouble(plan)) {
        let why = say::plan_trouble(error, model.settings.lang);
        model.warn(t::FULL_UNREADABLE.with(model.settings.lang, &[&why]));
    }
    // A library that is opened little by little: besides the plan on the screen, some lie open from before.
    if opened.len() > 1 && opened.len() + 1 < model.desks.len() {
        let text = behind::READ_SO_FAR.with(model.settings.lang, &[&model.desks.len(), &model.library.len()]);
        model.say(text);
    }
    compare::refresh(model, &opened);
    // Laid open anew, a plan may have fewer indicators than the table remembers.
    if model.view == View::Table || model.table.rows.iter().any(|row| opened.contains(&row.plan)) {
        go::refresh_table(model);
    }
    if let Some(&plan) = unreadable.first() {
        warn_of(model, plan);
        model.destination = None;
    }
    match model.destination.filter(|to| opened.contains(&to.spot.plan)) {
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

fn lay_open(model: &mut Model, plan: usize, found: Found) {
    let Some(document) = model.library.get(plan).cloned() else { return };
    let why = found.problem.as_ref().map(|problem| say::trouble(problem, model.settings.lang));
    if let Some(why) = why {
        let read_only = w::READ_ONLY.with(model.settings.lang, &[&document.short_title, &why]);
        model.warn(read_only);
    }
    if found.is_partial {
        model.say(w::READING_RECORDS.say(model.settings.lang));
    }
    let memory = model.memory.plans.get(&document.id);
    model.desks.insert(plan, Desk::new(document, found, memory));
}

/// A plan could not be read: says so, and stays.
fn warn_of(model: &mut Model, plan: usize) {
    let id = model.library.ids().nth(plan).unwrap_or_default().to_owned();
    let why = model.library.trouble(plan).map(|error| say::plan_trouble(error, model.settings.lang));
    let text = w::PLAN_UNREADABLE.with(model.settings.lang, &[&id, &why.unwrap_or_default()]);
    model.warn(text);
}

/// More of the library was read. When all is, the plans that cannot be read are named.
pub(super) fn library_read(
    model: &mut Model,
    done: usize,
    briefs: Vec<(usize, Brief)>,
    broken: Vec<(usize, String)>,
) {
    let reading = &mut model.reading;
    reading.done = done;
    // A plan that was replaced is read again.
    briefs.iter().for_each(|(plan, _)| drop(reading.broken.remove(plan)));
    broken.iter().for_each(|(plan, _)| drop(reading.briefs.remove(plan)));
    reading.briefs.extend(briefs);
    reading.broken.extend(broken);
    if let Some((&plan, why)) = model.reading.broken.first_key_value().filter(|_| !model.is_reading()) {
        let id = model.library.ids().nth(plan).unwrap_or_default();
        let text = match model.reading.broken.len() {
            1 => w::PLAN_UNREADABLE.with(model.settings.lang, &[&id, why]),
            count => behind::PLANS_UNREADABLE.with(model.settings.lang, &[&count, &id, why]),
        };
        model.warn(text);
    }
}

/// The file of an open plan is gone: what is open can still be read, and notes be written.
pub(super) fn gone(model: &mut Model, plan: usize) {
    if let Some(desk) = model.desks.get(&plan) {
        let text = behind::PLAN_GONE.with(model.settings.lang, &[&desk.plan.short_title]);
        model.warn(text);
    }
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
    vec![Effect::ReadLibrary]
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
    // With plans yet to come the mark would stay on the first of those at hand.
    if effects.is_empty() {
        go::refresh_table(model);
    }
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
