//! Leaving: not before everything asked for is on the disk, and not without a word if something cannot be kept.
//!
//! What always holds: what rests on saved changes, such as taking the last one back, waits for those that are
//! under way; whoever asks to leave twice is let go.

use super::{change, go, note};
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
            Effect::Change { .. } => model.keeping.asked += 1,
            Effect::SaveDraft { plan, id, .. } => {
                model.keeping.unkept.remove(&(*plan, id.clone()));
            }
            _ => {}
        }
    }
}

/// Whether a command has to wait until what was asked for before it is saved. It is then obeyed later.
pub(super) fn must_wait(model: &mut Model, command: Command) -> bool {
    let keeping = &mut model.keeping;
    let waits = matches!(command, Command::Undo | Command::Redo) && keeping.asked > keeping.answered;
    if waits {
        keeping.waiting.push_back((keeping.asked, command));
    }
    waits
}

/// A change was saved or refused: what waited for it is done, and not yet what was asked for after that.
pub(super) fn answered(model: &mut Model) -> Vec<Effect> {
    model.keeping.answered += 1;
    let mut effects = Vec::new();
    while let Some(&(awaited, command)) = model.keeping.waiting.front()
        && awaited <= model.keeping.answered
    {
        model.keeping.waiting.pop_front();
        let follows = match command {
            Command::Undo => change::undo(model),
            _ => change::redo(model),
        };
        // What is to be made again is only known once it is taken back.
        let asked = model.keeping.asked + effects.len() + follows.len();
        for (awaited, waiting) in &mut model.keeping.waiting {
            if *waiting == Command::Redo {
                *awaited = asked;
            }
        }
        effects.extend(follows);
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
    model.keeping.leaving = Leaving::No;
    let mut effects = super::settle(model);
    go::remember(model);
    effects.extend([Effect::Finish, Effect::SaveMemory, Effect::Quit]);
    effects
}
