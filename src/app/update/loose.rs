//! Records whose place is gone: the list of them, and choosing by the search where one is moved to.

use super::{change, find, go};
use crate::app::effect::Effect;
use crate::app::model::{Model, View};
use crate::app::overlay::{Overlay, Spot};
use crate::plan::Address;
use crate::record::{Loose, RecordFile, StoreError};
use crate::say;
use crate::words::{mend as m, screen as w};

/// The records were looked through: lists those that hang on nothing.
pub(super) fn found(model: &mut Model, list: Vec<Loose>) {
    if list.is_empty() {
        let lang = model.settings.lang;
        model.say(m::NO_LOOSE.say(lang));
    } else {
        model.overlays.push(Overlay::Loose { list, row: 0 });
    }
}

/// Asks by the search where the marked record is to be moved.
pub(super) fn choose(model: &mut Model, row: usize) -> Vec<Effect> {
    let Some(Overlay::Loose { list, .. }) = model.overlays.pop() else { return Vec::new() };
    let Some(loose) = list.into_iter().nth(row) else { return Vec::new() };
    let effects = find::open(model);
    let lang = model.settings.lang;
    model.say(m::CHOOSE_TARGET.with(lang, &[&loose.address]));
    if let Some(Overlay::Search(finder)) = model.overlays.last_mut() {
        finder.attaches = Some(loose.address);
    }
    effects
}

/// The place was chosen: moves the record there and shows the place.
pub(super) fn attach(model: &mut Model, from: Address, to: Spot) -> Vec<Effect> {
    if !change::may_change(model, to.plan) {
        return Vec::new();
    }
    let Some(desk) = model.desks.get(&to.plan) else { return Vec::new() };
    let address = Address::new(&desk.plan.id, desk.plan.id_of(to.place));
    let mut effects = go::go_to(model, to, View::Plan);
    effects.push(Effect::Attach { from, to: address });
    effects
}

/// It was moved: shows it.
pub(super) fn attached(model: &mut Model, from: &Address, to: &Address, records: RecordFile) {
    let lang = model.settings.lang;
    let Some(plan) = model.library.position(&to.plan) else { return };
    change::take_over(model, plan, records);
    let title = model.desks.get(&plan).and_then(|desk| Some(desk.plan.title_of(desk.plan.find(&to.id)?)));
    let title = title.unwrap_or_default().to_owned();
    model.say(m::ATTACHED.with(lang, &[from, to, &title]));
}

/// It could not be moved: says why.
pub(super) fn not_attached(model: &mut Model, error: &StoreError) {
    let lang = model.settings.lang;
    model.warn(w::NOT_SAVED.with(lang, &[&say::trouble(error, lang)]));
}
