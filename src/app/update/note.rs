//! Writing notes: the editor, its draft, and what becomes of both.
//!
//! What always holds: words that were typed are in the editor, in a draft on the disk, or in the record. A draft
//! goes only once its note is saved.

use super::change;
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::overlay::{NoteEditor, Overlay};
use crate::record::{Change, ChangeKind, Draft, NoteKind, Record, StoreError};
use crate::say;
use crate::words::screen as w;

/// A popup was left by `Esc`: a note being written is kept as a draft.
pub(super) fn abandoned(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    let Overlay::Note(note) = overlay else { return Vec::new() };
    let effects = keep_draft(model, &note);
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
pub(super) fn keep_drafts(model: &mut Model) -> Vec<Effect> {
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
    written.iter().filter_map(|note| save_draft(model, note)).collect()
}

/// Keeps what was written in an editor that is closed now.
fn keep_draft(model: &mut Model, note: &NoteEditor) -> Vec<Effect> {
    let effect = save_draft(model, note);
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

/// Opens the note editor, with the draft if one was begun.
pub(super) fn open_note(model: &mut Model) {
    let Some(spot) = model.spot().filter(|spot| change::may_change(model, spot.plan)) else { return };
    let Some(desk) = model.desks.get_mut(&spot.plan) else { return };
    // It moves into the editor; on the disk it stays until the note is saved.
    let draft = desk.drafts.remove(desk.plan.id_of(spot.place));
    let (kind, editor) = match draft {
        Some(draft) => (draft.kind, Editor::of(&draft.text)),
        None => (NoteKind::Progress, Editor::default()),
    };
    model.overlays.push(Overlay::Note(NoteEditor { spot, kind, editor, rewrites: None, unsaved: false }));
}

/// Opens the note editor on the latest note of the place, to rewrite it.
pub(super) fn rewrite_note(model: &mut Model) {
    let lang = model.settings.lang;
    let Some(spot) = model.spot().filter(|spot| change::may_change(model, spot.plan)) else { return };
    let Some(desk) = model.desks.get_mut(&spot.plan) else { return };
    let latest = desk.record(spot.place).and_then(|record| Record::notes(record).next_back().cloned());
    let Some(note) = latest else {
        model.say(w::NO_NOTE.say(lang));
        return;
    };
    let kind = note.kind();
    let mut editor =
        NoteEditor { spot, kind, editor: Editor::of(&note.text), rewrites: Some(note.id), unsaved: false };
    if let Some(draft) = desk.drafts.remove(&editor.draft_id(&desk.plan)) {
        editor.editor = Editor::of(&draft.text);
    }
    model.overlays.push(Overlay::Note(editor));
}

/// Saves the note that was written, and closes its editor.
pub(super) fn save_note(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Note(note)) = model.overlays.pop() else { return Vec::new() };
    let text = note.editor.text().trim().to_owned();
    let mut effects = Vec::new();
    if !text.is_empty() {
        let kind = match note.rewrites.clone() {
            Some(note) => ChangeKind::EditNote { note, text },
            None => ChangeKind::AddNote { kind: note.kind, text },
        };
        effects = change::ask(model, note.spot, kind);
    }
    // The draft stays on the disk until the store says that the note is there.
    if effects.is_empty() {
        effects.extend(keep_draft(model, &NoteEditor { editor: Editor::default(), ..note }));
    }
    effects
}

/// Forgets the draft of a note that is now saved. What would take the change back says which note it was.
pub(super) fn forget_draft(model: &mut Model, plan: usize, inverses: &[Change]) -> Vec<Effect> {
    let Some(desk) = model.desks.get(&plan) else { return Vec::new() };
    let mut effects = Vec::new();
    for inverse in inverses {
        let id = match &inverse.kind {
            ChangeKind::StrikeNote { .. } => inverse.id.clone(),
            ChangeKind::EditNote { note, .. } => NoteEditor::rewrite_id(&inverse.id, note),
            _ => continue,
        };
        // What was begun for the same place since then has taken the draft's place.
        let begun = model.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Note(note) if note.spot.plan == plan && note.draft_id(&desk.plan) == id => Some(note),
            _ => None,
        });
        if let Some(note) = begun {
            note.unsaved = true;
        } else if !desk.drafts.contains_key(&id) {
            let draft = Draft { kind: NoteKind::default(), text: String::new() };
            effects.push(Effect::SaveDraft { plan, id, draft });
        }
    }
    effects
}

/// A draft could not be kept: what was written stays on the screen, and leaving asks.
pub(super) fn not_kept(model: &mut Model, plan: usize, id: String, draft: Draft, error: &StoreError) {
    // A draft whose note is saved may stay: it is found again, and nothing is lost.
    if draft.text.is_empty() {
        return;
    }
    let lang = model.settings.lang;
    model.warn(w::DRAFT_NOT_KEPT.with(lang, &[&say::trouble(error, lang)]));
    let Some(desk) = model.desks.get_mut(&plan) else { return };
    let is_open = model.overlays.iter().any(|overlay| match overlay {
        Overlay::Note(note) => note.spot.plan == plan && note.draft_id(&desk.plan) == id,
        _ => false,
    });
    if !is_open {
        desk.drafts.insert(id.clone(), draft);
    }
    model.keeping.unkept.insert((plan, id));
}

/// Tries once more to keep what could not be kept.
pub(super) fn keep_unkept(model: &Model) -> Vec<Effect> {
    let is_unkept = |plan: usize, id: &str| model.keeping.unkept.contains(&(plan, id.to_owned()));
    let open = model.overlays.iter().filter_map(|overlay| match overlay {
        Overlay::Note(note) => {
            let desk = model.desks.get(&note.spot.plan)?;
            is_unkept(note.spot.plan, &note.draft_id(&desk.plan)).then(|| save_draft(model, note))?
        }
        _ => None,
    });
    let left = model.keeping.unkept.iter().filter_map(|(plan, id)| {
        let draft = model.desks.get(plan)?.drafts.get(id)?.clone();
        Some(Effect::SaveDraft { plan: *plan, id: id.clone(), draft })
    });
    open.chain(left).collect()
}

fn save_draft(model: &Model, note: &NoteEditor) -> Option<Effect> {
    let desk = model.desks.get(&note.spot.plan)?;
    let is_as_saved = note.rewrites.as_ref().is_some_and(|rewritten| {
        let mut notes = desk.record(note.spot.place).into_iter().flat_map(Record::notes);
        notes.any(|saved| saved.id == *rewritten && saved.text == note.editor.text())
    });
    let text = if note.editor.is_blank() || is_as_saved { "" } else { note.editor.text() };
    let draft = Draft { kind: note.kind, text: text.to_owned() };
    Some(Effect::SaveDraft { plan: note.spot.plan, id: note.draft_id(&desk.plan), draft })
}
