//! Changing records: what is asked of the store, what comes back, undo and redo.

use super::{draft, go};
use crate::app::desk::Desk;
use crate::app::effect::{Effect, Purpose};
use crate::app::model::Model;
use crate::app::overlay::{Overlay, Spot};
use crate::record::{Change, ChangeKind, Record, RecordFile, StoreError};
use crate::say;
use crate::words::screen as w;
use std::sync::Arc;

/// Asks for a change to what people added to a place. A plan that is read-only refuses it.
pub(super) fn ask(model: &mut Model, spot: Spot, kind: ChangeKind) -> Vec<Effect> {
    let Some(desk) = model.desks.get(&spot.plan) else { return Vec::new() };
    let change = Change { id: desk.plan.id_of(spot.place).to_owned(), kind };
    vec![Effect::Change { plan: spot.plan, changes: vec![change], purpose: Purpose::Do }]
}

/// Whether a plan can be written to; says why not.
pub(super) fn may_change(model: &mut Model, plan: usize) -> bool {
    let Some(desk) = model.desks.get(&plan) else { return false };
    let title = desk.plan.short_title.clone();
    let Some(problem) = desk.problem.clone() else { return true };
    let text =
        w::READ_ONLY.with(model.settings.lang, &[&title, &say::trouble(&problem, model.settings.lang)]);
    model.warn(text);
    false
}

/// A change was saved: shows it and remembers how to take it back.
pub(super) fn changed(
    model: &mut Model,
    plan: usize,
    records: RecordFile,
    inverses: Vec<Change>,
    purpose: Purpose,
) -> Vec<Effect> {
    take_over(model, plan, records);
    let effects = if purpose == Purpose::Do { draft::saved(model, plan, &inverses) } else { Vec::new() };
    match purpose {
        Purpose::Do => {
            model.changes.done.push((plan, inverses));
            model.changes.undone.clear();
        }
        Purpose::Undo => model.changes.undone.push((plan, inverses)),
        Purpose::Redo => model.changes.done.push((plan, inverses)),
    }
    let lang = model.settings.lang;
    let phrase = match purpose {
        Purpose::Do => w::SAVED_AT,
        Purpose::Undo => w::UNDONE_AT,
        Purpose::Redo => w::REDONE_AT,
    };
    let time = model.clock.time.clone();
    model.say(phrase.with(lang, &[&time]));
    effects
}

/// Someone else saved: shows it and says who. Records that cannot be read any more stay as they were shown.
pub(super) fn read(
    model: &mut Model,
    plan: usize,
    records: RecordFile,
    problem: Option<Arc<StoreError>>,
) -> Vec<Effect> {
    let lang = model.settings.lang;
    let Some(desk) = model.desks.get_mut(&plan) else { return Vec::new() };
    let title = desk.plan.short_title.clone();
    desk.problem.clone_from(&problem);
    if let Some(problem) = problem {
        model.warn(w::READ_ONLY.with(lang, &[&title, &say::trouble(&problem, lang)]));
        return Vec::new();
    }
    let news = if std::mem::take(&mut desk.is_partial) { None } else { news(&desk.records, &records) };
    let is_said = w::READING_RECORDS.say(lang);
    model.notice.take_if(|notice| notice.text == is_said);
    take_over(model, plan, records);
    if let Some((who, count)) = news {
        model.say(w::OTHERS_SAVED.with(lang, &[&who, &count, &title]));
    }
    Vec::new()
}

/// Who changed a record last, and how many records are changed; `None` if none is.
fn news(shown: &RecordFile, read: &RecordFile) -> Option<(String, usize)> {
    let changed: Vec<&Record> = read.differing(shown).filter_map(|id| read.record(id)).collect();
    let stamps = changed.iter().flat_map(|record| {
        let noted = record.all_notes().iter().map(|note| (note.at.as_str(), note.by.as_str()));
        noted.chain(record.history().iter().map(|entry| (entry.at.as_str(), entry.by.as_str())))
    });
    let (_, by) = stamps.max()?;
    Some((by.to_owned(), changed.len()))
}

/// Shows other records of a plan, wherever they are shown.
pub(super) fn take_over(model: &mut Model, plan: usize, records: RecordFile) {
    let Some(desk) = model.desks.get_mut(&plan) else { return };
    desk.set_records(records);
    go::refresh_table(model);
}

/// A change was not saved: says why, and gives what was typed back to its writer.
pub(super) fn not_changed(
    model: &mut Model,
    plan: usize,
    changes: Vec<Change>,
    purpose: Purpose,
    error: &StoreError,
) -> Vec<Effect> {
    match purpose {
        Purpose::Do => {}
        // What could not be taken back can be tried again.
        Purpose::Undo => model.changes.done.push((plan, changes.clone())),
        Purpose::Redo => model.changes.undone.push((plan, changes.clone())),
    }
    if purpose == Purpose::Do {
        for change in changes {
            let place = model.desks.get(&plan).and_then(|desk| desk.plan.find(&change.id));
            let typed = place.and_then(|place| Overlay::of_change(Spot { plan, place }, change.kind));
            // Below what is being typed into just now, which must not be taken from under the fingers.
            let at = model.overlays.len() - usize::from(model.scope().is_typing());
            model.overlays.splice(at..at, typed);
        }
    }
    let effects = draft::keep(model);
    let lang = model.settings.lang;
    // Who typed it knows what it is for: only what is wrong with it is said.
    let why = match error {
        StoreError::Refused { source, .. } => say::refusal(source, lang),
        _ => say::trouble(error, lang),
    };
    let text = w::NOT_SAVED.with(lang, &[&why]);
    model.warn(text);
    effects
}

/// Takes the last change back, by a new change.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    match model.changes.done.pop() {
        Some((plan, changes)) => vec![Effect::Change { plan, changes, purpose: Purpose::Undo }],
        None => nothing(model),
    }
}

/// Makes the change taken back last again.
pub(super) fn redo(model: &mut Model) -> Vec<Effect> {
    match model.changes.undone.pop() {
        Some((plan, changes)) => vec![Effect::Change { plan, changes, purpose: Purpose::Redo }],
        None => nothing(model),
    }
}

fn nothing(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    model.say(w::NO_FURTHER.say(lang));
    Vec::new()
}

/// Strikes out the latest note of the place.
pub(super) fn strike_note(model: &mut Model) -> Vec<Effect> {
    let lang = model.settings.lang;
    let Some(spot) = model.spot() else { return Vec::new() };
    let latest = model.desks.get(&spot.plan).and_then(|desk| latest_note(desk, spot));
    let Some(note) = latest else {
        model.say(w::NO_NOTE.say(lang));
        return Vec::new();
    };
    if !may_change(model, spot.plan) {
        return Vec::new();
    }
    ask(model, spot, ChangeKind::StrikeNote { note })
}

/// The id of the latest note of a place.
pub(super) fn latest_note(desk: &Desk, spot: Spot) -> Option<String> {
    desk.record(spot.place).and_then(|record| Record::notes(record).next_back().map(|note| note.id.clone()))
}
