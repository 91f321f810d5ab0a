//! Which text of a plan is read: its digest or its full text.

use super::travel;
use crate::app::model::{Model, View};
use crate::app::reader::Position;
use crate::plan::Edition;
use crate::say;
use crate::words::full_text as t;

/// Reads the other text, from the section that is read now. Where there is none, says how to get it.
pub(super) fn toggle(model: &mut Model) {
    if model.view != View::Plan {
        return;
    }
    let lang = model.settings.lang;
    travel::catch_up(model);
    if let Some(error) = model.library.trouble(model.plan) {
        let why = say::plan_trouble(error, lang);
        return model.warn(t::FULL_UNREADABLE.with(lang, &[&why]));
    }
    let Some(desk) = model.desk() else { return };
    let phrase = match (&desk.plan.full, desk.plan.edition, desk.edition) {
        (None, Edition::Digest, _) => t::NO_FULL,
        (None, Edition::Full, _) => t::ONLY_TEXT,
        (Some(_), _, Edition::Digest) => t::READS_FULL,
        (Some(_), _, Edition::Full) => t::READS_DIGEST,
    };
    let other = match desk.edition {
        Edition::Digest => Edition::Full,
        Edition::Full => Edition::Digest,
    };
    read(model, other);
    model.say(phrase.say(lang));
}

/// Reads this text of the plan on the screen, if it has both, from the heading of the section that is read now.
pub(super) fn read(model: &mut Model, edition: Edition) {
    let Some(desk) = model.desk_mut() else { return };
    if desk.plan.full.is_none() || desk.edition == edition {
        return;
    }
    desk.edition = edition;
    desk.reader = Position::start_of(desk.reader.section);
    if let Some(memory) = model.plan_memory() {
        memory.edition = Some(edition);
    }
}
