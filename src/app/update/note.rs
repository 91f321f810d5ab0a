//! Writing notes: what is in the editor when it opens, and what is saved when it closes.

use super::{change, draft};
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::overlay::{NoteEditor, Overlay};
use crate::record::{ChangeKind, NoteKind, Record};
use crate::words::screen as w;

/// Opens the note editor, with the draft if one was begun.
pub(super) fn open_note(model: &mut Model) {
    let Some(spot) = model.spot().filter(|spot| change::may_change(model, spot.plan)) else { return };
    let Some(desk) = model.desks.get_mut(&spot.plan) else { return };
    let (kind, editor) = (NoteKind::Progress, Editor::default());
    let note = NoteEditor { spot, kind, editor, rewrites: None, unsaved: false };
    model.overlays.push(draft::restored(desk, Overlay::Note(note)));
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
    let editor =
        NoteEditor { spot, kind, editor: Editor::of(&note.text), rewrites: Some(note.id), unsaved: false };
    model.overlays.push(draft::restored(desk, Overlay::Note(editor)));
}

/// Saves the note that was written, and closes its editor.
pub(super) fn save_note(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Note(note)) = model.overlays.pop() else { return Vec::new() };
    let text = note.editor.text().trim().to_owned();
    if text.is_empty() {
        return draft::forget(model, &Overlay::Note(note));
    }
    let kind = match note.rewrites {
        Some(note) => ChangeKind::EditNote { note, text },
        None => ChangeKind::AddNote { kind: note.kind, text },
    };
    // The draft stays on the disk until the store says that the note is there.
    change::ask(model, note.spot, kind)
}
