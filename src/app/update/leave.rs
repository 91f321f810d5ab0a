//! Leaving: not before everything asked for is on the disk, and not without a word if something cannot be kept.
//!
//! What always holds: what rests on saved changes, such as taking the last one back, waits for those that are
//! under way; whoever asks to leave twice is let go.

use super::{go, note};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::{Leaving, Model};
use crate::app::overlay::Overlay;
use crate::words::screen as w;

/// Someone who was told what would be lost and then does something else stays.
pub(super) fn reconsider(model: &mut Model, action: &Action) {
    let stays = match action {
        Action::Do(command) => *command != Command::Quit,
        Action::Edit(_) | Action::Escape | Action::Confirm | Action::Pick(_) => true,
        _ => false,
    };
    if stays {
        model.keeping.leaving = Leaving::No;
    }
}

/// Takes down what is on its way to the disk.
pub(super) fn note_asked(model: &mut Model, effects: &[Effect]) {
    for effect in effects {
        match effect {
            Effect::Change { .. } => model.keeping.saving += 1,
            Effect::SaveDraft { plan, id, .. } => {
                model.keeping.unkept.remove(&(*plan, id.clone()));
            }
            _ => {}
        }
    }
}

/// Whether a command has to wait until what is being saved is saved. It is then obeyed later.
pub(super) fn must_wait(model: &mut Model, command: Command) -> bool {
    use Command as C;
    let rests_on_saved = matches!(command, C::Undo | C::Redo | C::EditNote | C::StrikeNote);
    let waits = rests_on_saved && model.keeping.saving > 0;
    if waits {
        model.keeping.waiting.push(command);
    }
    waits
}

/// A change was saved or refused: what waited for it is done.
pub(super) fn answered(model: &mut Model) -> Vec<Effect> {
    model.keeping.saving = model.keeping.saving.saturating_sub(1);
    let mut effects = Vec::new();
    if model.keeping.saving == 0 && !model.keeping.waiting.is_empty() {
        // One at a time: the first may be a change that the next has to wait for.
        let command = model.keeping.waiting.remove(0);
        effects = super::obey(model, command);
        let asks = effects.iter().any(|effect| matches!(effect, Effect::Change { .. }));
        if !asks {
            effects.extend(answered(model));
        }
    }
    effects
}

/// Leaves once everything is on the disk. Whoever was told that something is not is let go.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    if model.keeping.leaving == Leaving::Warned {
        return now(model);
    }
    model.keeping.leaving = Leaving::Asked;
    let mut effects = super::settle(model);
    effects.extend(note::keep_unkept(model));
    effects.push(Effect::Finish);
    effects
}

/// Everything asked for is done: leaves, unless something could not be kept.
pub(super) fn finished(model: &mut Model) -> Vec<Effect> {
    if model.keeping.leaving != Leaving::Asked {
        return Vec::new();
    }
    // Only notes have drafts; what is typed into the other forms is nowhere but on the screen.
    let is_typed = |overlay: &Overlay| match overlay {
        Overlay::Reading(form) => form.fields.iter().skip(1).any(|field| !field.is_blank()),
        Overlay::Line(form) => !form.editor.is_blank(),
        _ => false,
    };
    if !model.keeping.unkept.is_empty() || model.overlays.iter().any(is_typed) {
        model.keeping.leaving = Leaving::Warned;
        model.warn(w::LEAVING_LOSES.say(model.settings.lang));
        return Vec::new();
    }
    now(model)
}

/// Leaves at once; what is being typed is kept first.
pub(super) fn now(model: &mut Model) -> Vec<Effect> {
    let mut effects = super::settle(model);
    go::remember(model);
    effects.extend([Effect::Finish, Effect::SaveMemory, Effect::Quit]);
    effects
}
