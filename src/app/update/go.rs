//! Going to a place, and back: leaps, bookmarks, the memory of how a plan was left.

use super::travel;
use crate::app::effect::Effect;
use crate::app::jumps::Stop;
use crate::app::layout::Focus;
use crate::app::model::{Model, View};
use crate::app::overlay::{Overlay, Spot};
use crate::app::reader::Position;
use crate::app::table::{Filter, RowRef};
use crate::plan::{Address, Place};
use crate::words::screen as w;

/// Leaps to a place, so that one can come back.
pub(super) fn go_to(model: &mut Model, spot: Spot, view: View) -> Vec<Effect> {
    if let Some(here) = model.stop() {
        model.jumps.leave(here);
    }
    arrive(model, Stop { spot, view })
}

/// Shows a place. Its plan is opened first if it is not.
pub(super) fn arrive(model: &mut Model, to: Stop) -> Vec<Effect> {
    let spot = to.spot;
    if !model.desks.contains_key(&spot.plan) {
        model.destination = Some(to);
        return vec![Effect::OpenPlans(vec![spot.plan])];
    }
    remember(model);
    model.plan = spot.plan;
    model.view = to.view;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let plan = desk.plan.clone();
    let section = plan.section_of(spot.place);
    desk.tree.reveal(&plan, section);
    travel::read_at(model, Position::start_of(section));
    if let Some(desk) = model.desk_mut() {
        desk.tree.reveal(&plan, section);
    }
    match (to.view, spot.place) {
        (View::Table, Place::Indicator(indicator)) => mark_row(model, RowRef { plan: spot.plan, indicator }),
        (View::Table, Place::Section(_)) => model.view = View::Plan,
        (View::Plan, Place::Indicator(_)) => model.focus = Focus::Text,
        _ => {}
    }
    travel::keep_marks_visible(model);
    Vec::new()
}

/// Marks an indicator's row; a filter or a table of another plan that hides it is given up.
fn mark_row(model: &mut Model, row: RowRef) {
    if model.table.plan.is_some_and(|plan| plan != row.plan) {
        model.table.plan = Some(row.plan);
        refresh_table(model);
    }
    if model.table.rows.is_empty() || !model.table.rows.contains(&row) {
        model.table.filter = Filter::default();
        refresh_table(model);
    }
    if let Some(at) = model.table.rows.iter().position(|&r| r == row) {
        model.table.row = at;
    }
}

/// Filters and sorts the table anew, as after a change of records, filter or language.
pub(super) fn refresh_table(model: &mut Model) {
    let (lang, ambiguous) = (model.settings.lang, model.settings.ambiguous);
    model.table.refresh(&model.desks, lang, ambiguous);
    travel::keep_marks_visible(model);
}

/// Back to where one leapt from.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    let stop = model.stop().and_then(|here| model.jumps.back(here));
    leap(model, stop)
}

/// Forward again.
pub(super) fn forward(model: &mut Model) -> Vec<Effect> {
    let stop = model.stop().and_then(|here| model.jumps.forward(here));
    leap(model, stop)
}

fn leap(model: &mut Model, stop: Option<Stop>) -> Vec<Effect> {
    let Some(stop) = stop else {
        let lang = model.settings.lang;
        model.say(w::NO_FURTHER.say(lang));
        return Vec::new();
    };
    model.overlays.clear();
    arrive(model, stop)
}

/// Sets a bookmark on the place, or takes it away.
pub(super) fn toggle_bookmark(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    let Some(spot) = model.spot() else { return Vec::new() };
    let Some(desk) = model.desks.get(&spot.plan) else { return Vec::new() };
    let (plan, id) = (desk.plan.id.clone(), desk.plan.id_of(spot.place).to_owned());
    let title = desk.plan.title_of(spot.place).to_owned();
    let bookmarks = &mut model.memory.plans.entry(plan).or_default().bookmarks;
    let before = bookmarks.len();
    bookmarks.retain(|b| *b != id);
    let phrase = if bookmarks.len() == before {
        bookmarks.insert(0, id);
        w::BOOKMARKED
    } else {
        w::BOOKMARK_GONE
    };
    model.say(phrase.with(lang, &[&title]));
    vec![Effect::SaveMemory]
}

/// All bookmarks of all plans: those of the plan on the screen first.
#[must_use]
pub fn bookmarks(model: &Model) -> Vec<Address> {
    let here = model.desk().map(|d| d.plan.id.as_str()).unwrap_or_default();
    let of = |plan: &str| {
        let memory = model.memory.plans.get(plan);
        let plan = plan.to_owned();
        memory.into_iter().flat_map(|m| m.bookmarks.clone()).map(move |id| Address::new(&plan, &id))
    };
    let others =
        model.memory.plans.keys().filter(|plan| *plan != here && model.library.position(plan).is_some());
    of(here).chain(others.flat_map(|plan| of(plan))).collect()
}

/// Lists the bookmarks.
pub(super) fn open_bookmarks(model: &mut Model) {
    if bookmarks(model).is_empty() {
        let lang = model.settings.lang;
        model.say(w::NO_BOOKMARKS.say(lang));
    } else {
        model.overlays.push(Overlay::Bookmarks { row: 0 });
    }
}

/// Goes to the bookmark in this row.
pub(super) fn open_bookmark(model: &mut Model, row: usize) -> Vec<Effect> {
    let found = bookmarks(model).into_iter().nth(row).and_then(|address| {
        let plan = model.library.position(&address.plan)?;
        let place = model.library.get(plan)?.find(&address.id)?;
        Some(Spot { plan, place })
    });
    match found {
        Some(spot) => go_to(model, spot, View::Plan),
        None => {
            let lang = model.settings.lang;
            model.warn(w::PLACE_GONE.say(lang));
            Vec::new()
        }
    }
}

/// Takes down how the plan on the screen is left.
pub(super) fn remember(model: &mut Model) {
    let Some(desk) = model.desks.get(&model.plan) else { return };
    let plan = desk.plan.clone();
    let (tree, reader) = (desk.tree.clone(), desk.reader);
    model.memory.plan = Some(plan.id.clone());
    model.memory.plans.entry(plan.id.clone()).or_default().keep(&plan, &tree, reader);
}
