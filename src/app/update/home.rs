//! Moving in the library: along plans and their chapters, and into them.

use super::{go, open, travel};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::home::HomeRow;
use crate::app::layout::{self, Focus};
use crate::app::model::{Model, View};
use crate::app::overlay::Spot;
use crate::plan::Place;

/// How many plans may be opened at once only to show their chapters.
const MANY: usize = 64;

fn rows(model: &Model) -> Vec<HomeRow> {
    model.home.rows(model.library.len(), &model.desks)
}

/// Marks the row at a position.
pub(super) fn mark(model: &mut Model, row: usize) {
    let rows = rows(model);
    let height = usize::from(layout::table(model.size, false).rows.height);
    model.home.mark(&rows, row, height);
}

/// Marks the row of a plan.
pub(super) fn mark_plan(model: &mut Model, plan: usize) {
    if let Some(row) = rows(model).iter().position(|&row| row == HomeRow::Plan(plan)) {
        mark(model, row);
    }
}

/// Moves the mark.
pub(super) fn travel(model: &mut Model, command: Command) {
    let height = usize::from(layout::table(model.size, false).rows.height);
    mark(model, model.home.row.saturating_add_signed(travel::step(command, height)));
}

/// Opens the marked plan where it was left, or the marked chapter.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    match rows(model).get(model.home.row).copied() {
        Some(HomeRow::Plan(plan)) => open::plan(model, plan),
        Some(HomeRow::Chapter(plan, section)) => {
            model.focus = Focus::Tree;
            go::go_to(model, Spot { plan, place: Place::Section(section) }, View::Plan)
        }
        None => Vec::new(),
    }
}

/// Right: shows a plan's chapters, then goes into them, then opens.
pub(super) fn right(model: &mut Model) -> Vec<Effect> {
    match rows(model).get(model.home.row).copied() {
        Some(HomeRow::Plan(plan)) => {
            if !model.home.unfold(plan) {
                mark(model, model.home.row + 1);
            }
            unread(model, [plan].into_iter())
        }
        _ => open(model),
    }
}

/// Left: goes from a chapter to its plan, and hides a plan's chapters.
pub(super) fn left(model: &mut Model) {
    match rows(model).get(model.home.row).copied() {
        Some(HomeRow::Plan(plan)) => {
            model.home.fold(plan);
        }
        Some(HomeRow::Chapter(plan, _)) => mark_plan(model, plan),
        None => {}
    }
}

/// Shows the chapters of all plans, or hides them all. Of very many plans only the marked one is shown.
pub(super) fn fold_levels(model: &mut Model) -> Vec<Effect> {
    let plan = rows(model).get(model.home.row).map_or(0, |row| row.plan());
    let count = model.library.len();
    let plans = if count <= MANY { 0..count } else { plan..plan + 1 };
    let shown = plans.clone().filter(|&plan| model.home.unfold(plan)).count();
    if shown == 0 {
        for plan in 0..count {
            model.home.fold(plan);
        }
    }
    mark_plan(model, plan);
    if shown == 0 { Vec::new() } else { unread(model, plans) }
}

/// Asks for those of the plans whose chapters are not at hand.
fn unread(model: &Model, plans: impl Iterator<Item = usize>) -> Vec<Effect> {
    let missing: Vec<usize> = plans.filter(|plan| !model.desks.contains_key(plan)).collect();
    if missing.is_empty() { Vec::new() } else { vec![Effect::OpenPlans(missing)] }
}
