//! Comparing: the same quantity in all plans, side by side.

use super::{go, open};
use crate::app::effect::Effect;
use crate::app::model::{Model, View};
use crate::app::overlay::{Overlay, Spot};
use crate::compare::{Subject, compare};
use crate::plan::Place;
use crate::words::screen as w;

/// Lays the comparison of the marked indicator over the view. All plans are asked for, since all are compared.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    match model.spot() {
        Some(Spot { plan, place: Place::Indicator(indicator) }) => {
            let comparison = Default::default();
            model.overlays.push(Overlay::Compare { of: (plan, indicator), comparison, row: 0 });
            refresh(model);
            open::missing(model)
        }
        _ => {
            model.say(w::COMPARE_NEEDS_INDICATOR.say(lang));
            Vec::new()
        }
    }
}

/// Compares anew: another plan lies open now.
pub(super) fn refresh(model: &mut Model) {
    let plans: Vec<_> = model.desks.iter().map(|(&at, desk)| (at, &desk.plan)).collect();
    for overlay in &mut model.overlays {
        if let Overlay::Compare { of: (plan, indicator), comparison, .. } = overlay {
            *comparison = compare(&plans, Subject::Indicator(*plan, *indicator));
        }
    }
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
