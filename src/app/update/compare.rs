//! Comparing: the same quantity in all plans, side by side.

use super::{go, open};
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::model::{Model, View};
use crate::app::overlay::{Overlay, Spot};
use crate::compare::{Subject, compare};
use crate::plan::{Place, Plan};
use crate::words::screen as w;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lays the comparison of the marked indicator over the view. All plans are asked for, since all are compared.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    match model.spot() {
        Some(Spot { plan, place: Place::Indicator(indicator) }) => {
            let comparison = compare(&open_plans(&model.desks), Subject::Indicator(plan, indicator));
            model.overlays.push(Overlay::Compare { comparison, row: 0 });
            open::missing(model)
        }
        _ => {
            model.say(w::COMPARE_NEEDS_INDICATOR.say(lang));
            Vec::new()
        }
    }
}

/// Takes plans into the comparison that lie open now, or in another text than before.
pub(super) fn refresh(model: &mut Model, opened: &[usize]) {
    let plans = open_plans(&model.desks);
    for overlay in &mut model.overlays {
        if let Overlay::Compare { comparison, .. } = overlay {
            comparison.renew(&plans, opened);
        }
    }
}

fn open_plans(desks: &BTreeMap<usize, Desk>) -> Vec<(usize, &Arc<Plan>)> {
    desks.iter().map(|(&at, desk)| (at, &desk.plan)).collect()
}

/// Goes to the indicator in the marked row.
pub(super) fn take(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Compare { comparison, row, .. }) = model.overlays.last() else { return Vec::new() };
    let Some(row) = comparison.rows.get(*row) else { return Vec::new() };
    let spot = Spot { plan: row.plan, place: Place::Indicator(row.indicator) };
    model.overlays.clear();
    let effects = go::go_to(model, spot, View::Plan);
    model.overlays.push(Overlay::Card { spot, top: 0 });
    effects
}
