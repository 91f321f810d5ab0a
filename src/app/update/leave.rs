//! Leaving: not before everything asked for is on the disk, and not without a word if something cannot be kept.
//!
//! What always holds: what rests on saved changes, such as taking the last one back, waits for those that are
//! under way; whoever asks to leave twice is let go.

use super::{change, draft, go};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::{Leaving, Model};
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
            Effect::Change { plan, changes, .. } => {
                model.keeping.asked += 1;
                model.keeping.unanswered.push_back((*plan, changes.clone()));
            }
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
    let waits = matches!(command, Command::Undo | Command::Redo) && !keeping.unanswered.is_empty();
    if waits {
        keeping.waiting.push_back((keeping.asked, command));
    }
    waits
}

/// A change was saved or refused: what waited for it is done, and not yet what was asked for after that.
pub(super) fn answered(model: &mut Model) -> Vec<Effect> {
    model.keeping.unanswered.pop_front();
    let answered = model.keeping.asked - model.keeping.unanswered.len();
    let mut effects = Vec::new();
    while let Some(&(awaited, command)) = model.keeping.waiting.front()
        && awaited <= answered
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
    effects.extend(draft::keep_unkept(model));
    effects.push(Effect::Finish);
    effects
}

/// Everything asked for is done: leaves, unless something could not be kept.
pub(super) fn finished(model: &mut Model) -> Vec<Effect> {
    if model.keeping.leaving != Leaving::Asked {
        return Vec::new();
    }
    if !model.keeping.unkept.is_empty() {
        model.keeping.leaving = Leaving::Warned;
        model.warn(w::LEAVING_LOSES.say(model.settings.lang));
        return Vec::new();
    }
    now(model)
}

/// Leaves at once; what is being typed is kept first, and so is what was typed and is not saved yet.
pub(super) fn now(model: &mut Model) -> Vec<Effect> {
    model.keeping.leaving = Leaving::No;
    let mut effects = draft::keep_unanswered(model);
    effects.extend(super::settle(model));
    go::remember(model);
    effects.extend([Effect::Finish, Effect::SaveMemory, Effect::Quit]);
    effects
}
