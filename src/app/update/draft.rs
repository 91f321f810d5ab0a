//! Drafts: what becomes of words that are typed and not saved yet.
//!
//! What always holds: words that were typed are in their popup, in a draft on the disk, or in the record. A draft
//! goes only once what was typed is saved, or a form is left by `Esc`.

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::overlay::{Overlay, Spot};
use crate::app::typed::draft_of_inverse;
use crate::record::{Change, Draft, Record, StoreError};
use crate::say;
use crate::words::screen as w;

/// A popup was left by `Esc`: a note being written is kept as a draft, and a form is not.
pub(super) fn abandoned(model: &mut Model, overlay: &Overlay) -> Vec<Effect> {
    let Overlay::Note(note) = overlay else { return forget(model, overlay) };
    let effect = save(model, overlay);
    let mut is_kept = false;
    if let (Some(Effect::SaveDraft { id, draft, .. }), Some(desk)) =
        (&effect, model.desks.get_mut(&note.spot.plan))
        && !draft.text.is_empty()
    {
        is_kept = true;
        desk.drafts.insert(id.clone(), draft.clone());
    }
    if is_kept {
        let phrase = if note.rewrites.is_some() { w::REWRITE_KEPT } else { w::DRAFT_KEPT };
        model.say(phrase.say(model.settings.lang));
    }
    effect.into_iter().collect()
}

/// A popup that opens, with the words of its draft if some were typed before. They move into it; on the disk they
/// stay until they are saved.
pub(super) fn restored(desk: &mut Desk, mut overlay: Overlay) -> Overlay {
    if let Some(draft) = overlay.draft_id(&desk.plan).and_then(|id| desk.drafts.remove(&id)) {
        overlay.restore(&draft);
    }
    overlay
}

/// Removes the draft of a popup whose words nobody wants any more.
pub(super) fn forget(model: &Model, overlay: &Overlay) -> Vec<Effect> {
    let forgotten = overlay.typed_for().and_then(|spot| {
        let id = overlay.draft_id(&model.desks.get(&spot.plan)?.plan)?;
        Some(Effect::SaveDraft { plan: spot.plan, id, draft: Draft::default() })
    });
    forgotten.into_iter().collect()
}

/// Keeps what is being typed as drafts, if it changed since.
pub(super) fn keep(model: &mut Model) -> Vec<Effect> {
    let is_unsaved = |overlay: &mut Overlay| overlay.unsaved().is_some_and(std::mem::take);
    let changed: Vec<bool> = model.overlays.iter_mut().map(is_unsaved).collect();
    // While it is being typed it is not shown in the text too.
    let changed = model.overlays.iter().zip(changed).filter(|(_, changed)| *changed);
    changed.filter_map(|(overlay, _)| save(model, overlay)).collect()
}

/// What was typed is now saved: its draft goes.
pub(super) fn saved(model: &mut Model, plan: usize, inverses: &[Change]) -> Vec<Effect> {
    let Some(desk) = model.desks.get(&plan) else { return Vec::new() };
    let mut effects = Vec::new();
    for inverse in inverses {
        let Some(id) = draft_of_inverse(&inverse.id, &inverse.kind) else { continue };
        // What was begun for the same place since then has taken the draft's place.
        let begun = model.overlays.iter_mut().find(|overlay| is_of(overlay, plan, &id, &desk.plan));
        if let Some(unsaved) = begun.and_then(Overlay::unsaved) {
            *unsaved = true;
        } else if !desk.drafts.contains_key(&id) {
            effects.push(Effect::SaveDraft { plan, id, draft: Draft::default() });
        }
    }
    effects
}

/// A draft could not be kept: what was typed stays on the screen, and leaving asks.
pub(super) fn not_kept(model: &mut Model, plan: usize, id: String, draft: Draft, error: &StoreError) {
    // A draft whose words are saved may stay: it is found again, and nothing is lost.
    if draft.text.is_empty() {
        return;
    }
    let lang = model.settings.lang;
    model.warn(w::DRAFT_NOT_KEPT.with(lang, &[&say::trouble(error, lang)]));
    let Some(desk) = model.desks.get_mut(&plan) else { return };
    let is_open = model.overlays.iter().any(|overlay| is_of(overlay, plan, &id, &desk.plan));
    if !is_open {
        desk.drafts.insert(id.clone(), draft);
    }
    model.keeping.unkept.insert((plan, id));
}

/// Keeps what was typed and whose saving has not been answered as drafts, in case the answer comes too late.
pub(super) fn keep_unanswered(model: &Model) -> Vec<Effect> {
    let changes = model.keeping.unanswered.iter();
    let changes = changes.flat_map(|(plan, changes)| changes.iter().map(move |change| (*plan, change)));
    let draft = |(plan, change): (usize, &Change)| {
        let desk = model.desks.get(&plan)?;
        let spot = Spot { plan, place: desk.plan.find(&change.id)? };
        save(model, &Overlay::of_change(spot, change.kind.clone())?)
    };
    changes.filter_map(draft).collect()
}

/// Tries once more to keep what could not be kept.
pub(super) fn keep_unkept(model: &Model) -> Vec<Effect> {
    let unkept = model.keeping.unkept.iter().filter_map(|(plan, id)| {
        let desk = model.desks.get(plan)?;
        let open = model.overlays.iter().find(|overlay| is_of(overlay, *plan, id, &desk.plan));
        match open {
            Some(overlay) => save(model, overlay),
            None => {
                let draft = desk.drafts.get(id)?.clone();
                Some(Effect::SaveDraft { plan: *plan, id: id.clone(), draft })
            }
        }
    });
    unkept.collect()
}

/// Whether this is what the popup's draft is kept under.
fn is_of(overlay: &Overlay, plan: usize, id: &str, document: &crate::plan::Plan) -> bool {
    overlay.typed_for().is_some_and(|spot| spot.plan == plan)
        && overlay.draft_id(document).is_some_and(|of| of == id)
}

/// Keeps what is typed in a popup; a note that is as it is saved needs no draft.
fn save(model: &Model, overlay: &Overlay) -> Option<Effect> {
    let plan = overlay.typed_for()?.plan;
    let desk = model.desks.get(&plan)?;
    let is_as_saved = match overlay {
        Overlay::Note(note) => note.rewrites.as_ref().is_some_and(|rewritten| {
            let mut notes = desk.record(note.spot.place).into_iter().flat_map(Record::notes);
            notes.any(|saved| saved.id == *rewritten && saved.text == note.editor.text())
        }),
        _ => false,
    };
    let draft = if is_as_saved { Draft::default() } else { overlay.draft()? };
    Some(Effect::SaveDraft { plan, id: overlay.draft_id(&desk.plan)?, draft })
}
