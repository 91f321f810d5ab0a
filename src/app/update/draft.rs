//! Drafts: a note being written is kept on the disk while it is written and when its editor is left.

use super::super::effect::Effect;
use super::super::model::Model;
use super::super::overlay::{NoteEditor, Overlay};
use crate::record::{Draft, Record};
use crate::words::screen as w;

/// A popup was left by `Esc`: a note being written is kept as a draft.
pub(super) fn abandoned(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    let Overlay::Note(note) = overlay else { return Vec::new() };
    let effects = keep(model, &note);
    let lang = model.settings.lang;
    let is_kept = model
        .desks
        .get(&note.spot.plan)
        .is_some_and(|desk| desk.drafts.contains_key(&note.draft_id(&desk.plan)));
    if is_kept {
        let phrase = if note.rewrites.is_some() { w::REWRITE_KEPT } else { w::DRAFT_KEPT };
        model.say(phrase.say(lang));
    }
    effects
}

/// Keeps the notes being written as drafts, if they changed since.
pub(super) fn keep_all(model: &mut Model) -> Vec<Effect> {
    let mut written = Vec::new();
    for overlay in &mut model.overlays {
        if let Overlay::Note(note) = overlay
            && note.unsaved
        {
            note.unsaved = false;
            written.push(note.clone());
        }
    }
    // While it is being written it is not shown in the text too.
    written.iter().filter_map(|note| save(model, note)).collect()
}

fn save(model: &Model, note: &NoteEditor) -> Option<Effect> {
    let desk = model.desks.get(&note.spot.plan)?;
    let is_as_saved = note.rewrites.as_ref().is_some_and(|rewritten| {
        let mut notes = desk.record(note.spot.place).into_iter().flat_map(Record::notes);
        notes.any(|saved| saved.id == *rewritten && saved.text == note.editor.text())
    });
    let text = if note.editor.is_blank() || is_as_saved { "" } else { note.editor.text() };
    let draft = Draft { kind: note.kind, text: text.to_owned() };
    Some(Effect::SaveDraft { plan: note.spot.plan, id: note.draft_id(&desk.plan), draft })
}

/// Keeps what was written in an editor that is closed now.
pub(super) fn keep(model: &mut Model, note: &NoteEditor) -> Vec<Effect> {
    let effect = save(model, note);
    if let (Some(Effect::SaveDraft { id, draft, .. }), Some(desk)) =
        (&effect, model.desks.get_mut(&note.spot.plan))
    {
        if draft.text.is_empty() {
            desk.drafts.remove(id);
        } else {
            desk.drafts.insert(id.clone(), draft.clone());
        }
    }
    effect.into_iter().collect()
}
