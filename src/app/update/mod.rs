//! The update: what each action does to the model, and what it asks of the outside world.

mod change;
mod compare;
mod draft;
mod edition;
mod find;
mod go;
mod home;
mod import;
mod input;
mod leave;
mod loose;
mod note;
mod open;
mod travel;

pub use go::bookmarks;

use super::action::Action;
use super::command::Command;
use super::effect::Effect;
use super::layout::Focus;
use super::model::{Model, View};
use super::overlay::Overlay;
use crate::words::{Lang, screen as w};

/// Makes an action happen. No file is read, nothing is drawn, no clock is asked.
#[must_use]
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    leave::reconsider(model, &action);
    let effects = happen(model, action);
    leave::note_asked(model, &effects);
    effects
}

fn happen(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Do(command) => {
            model.notice = None;
            import::look_away(model);
            obey(model, command)
        }
        Action::Edit(edit) => input::edit(model, &edit),
        Action::Escape => escape(model),
        Action::Confirm => input::confirm(model),
        Action::NewLine => input::new_line(model),
        Action::NextField => input::next_field(model, 1),
        Action::PreviousField => input::next_field(model, -1),
        Action::Pick(choice) => input::pick(model, choice),
        Action::Click { column, row } => travel::click(model, column, row),
        Action::Resize(size) => {
            model.size = size;
            travel::keep_marks_visible(model);
            travel::limit_overlay(model);
            find::keep_mark_shown(model);
            vec![Effect::Repaint]
        }
        Action::Ambiguous(ambiguous) => {
            model.settings.ambiguous = ambiguous;
            go::refresh_table(model);
            vec![Effect::Repaint]
        }
        Action::Settle => settle(model),
        Action::Show { spot, view } => go::go_to(model, spot, view),
        Action::PlansOpened { plans, unreadable } => open::opened(model, plans, &unreadable),
        Action::LibraryRead { done, briefs, broken } => {
            open::library_read(model, done, briefs, broken);
            Vec::new()
        }
        Action::HitsFound { number, hits, plans } => find::found(model, number, hits, plans),
        Action::PlansRead(plans) => {
            find::plans_read(model, plans);
            Vec::new()
        }
        Action::PlanGone { plan } => {
            open::gone(model, plan);
            Vec::new()
        }
        Action::RecordsRead { plan, records, problem } => change::read(model, plan, records, problem),
        Action::Changed { plan, records, inverses, purpose } => {
            let mut effects = change::changed(model, plan, records, inverses, purpose);
            effects.extend(leave::answered(model));
            effects
        }
        Action::NotChanged { plan, changes, purpose, error } => {
            let mut effects = change::not_changed(model, plan, changes, purpose, &error);
            effects.extend(leave::answered(model));
            effects
        }
        Action::DraftNotSaved { plan, id, draft, error } => {
            draft::not_kept(model, plan, id, draft, &error);
            Vec::new()
        }
        Action::Finished => leave::finished(model),
        Action::LooseFound(list) => {
            loose::found(model, list);
            Vec::new()
        }
        Action::Attached { from, to, records } => {
            loose::attached(model, &from, &to, records);
            Vec::new()
        }
        Action::NotAttached(error) => {
            loose::not_attached(model, &error);
            Vec::new()
        }
        Action::Imported(news) => import::take(model, news),
        Action::LibraryRenewed { library, changed, by_others: true } => {
            import::others_renewed(model, library, &changed)
        }
        Action::LibraryRenewed { library, changed, by_others: false } => {
            import::renewed(model, library, &changed)
        }
        Action::Copied { text, sent } => {
            let phrase = if sent { w::COPIED } else { w::TOO_LONG_TO_COPY };
            let text = phrase.with(model.settings.lang, &[&text]);
            model.say(text);
            Vec::new()
        }
        Action::Terminate => leave::now(model),
    }
}

fn obey(model: &mut Model, command: Command) -> Vec<Effect> {
    use Command as C;
    if leave::must_wait(model, command) {
        return Vec::new();
    }
    match command {
        C::Down | C::Up | C::First | C::Last | C::HalfPageDown | C::HalfPageUp | C::PageDown | C::PageUp => {
            return travel::travel(model, command);
        }
        C::Left => return travel::left(model),
        C::Right => return travel::right(model),
        C::Open => return travel::open(model),
        C::OtherPane => travel::other_pane(model),
        C::Zoom => zoom(model),
        C::Narrower => travel::widen(model, -2),
        C::Wider => travel::widen(model, 2),
        C::FoldLevels if model.view == View::Library => return home::fold_levels(model),
        C::FoldLevels => travel::fold_levels(model),
        C::OtherText => edition::toggle(model),
        C::Search => return find::open(model),
        C::FindNext => find::next(model, true),
        C::FindPrevious => find::next(model, false),
        C::Indicators => return open::indicators(model),
        C::Library => return open::library(model),
        C::Sort => input::open_sort(model),
        C::Filter => input::open_filter(model),
        C::Card => input::open_card(model),
        C::Compare => return compare::open(model),
        C::Status => input::open_status(model),
        C::AddNote => note::open_note(model),
        C::EditNote => note::rewrite_note(model),
        C::StrikeNote => return change::strike_note(model),
        C::AddReading => input::open_reading(model),
        C::SetOwner | C::SetDue => input::open_line(model, command),
        C::History => input::open_history(model),
        C::Undo => return change::undo(model),
        C::Redo => return change::redo(model),
        C::Copy => return input::copy(model),
        C::Bookmark => return go::toggle_bookmark(model),
        C::Bookmarks => go::open_bookmarks(model),
        C::Loose => return vec![Effect::ListLoose],
        C::Back => return go::back(model),
        C::Forward => return go::forward(model),
        C::Import => import::open(model),
        C::Palette => model.overlays.push(Overlay::Palette(super::overlay::Palette::default())),
        C::Help => model.overlays.push(Overlay::Help { top: 0 }),
        C::Language => change_language(model),
        C::Redraw => return vec![Effect::Repaint],
        // A stopped program must not hold a lock.
        C::Suspend => return vec![Effect::Finish, Effect::Suspend],
        C::Quit => return leave::ask(model),
    }
    Vec::new()
}

/// One step back: out of an overlay, of the zoom, of the text, of the table, of the plan.
fn escape(model: &mut Model) -> Vec<Effect> {
    model.notice = None;
    if let Some(overlay) = model.overlays.pop() {
        if matches!(overlay, Overlay::Imported { .. }) {
            return import::left(model);
        }
        return draft::abandoned(model, &overlay);
    }
    if let Some(effect) = import::cancel(model) {
        return vec![effect];
    }
    match model.view {
        View::Table if model.table.plan.is_none() => model.view = View::Library,
        View::Table => model.view = View::Plan,
        View::Plan if model.zoomed => model.zoomed = false,
        View::Plan if model.focus == Focus::Text => model.focus = Focus::Tree,
        View::Plan if model.find.is_some() => model.find = None,
        View::Plan => return open::library(model),
        View::Library => {}
    }
    Vec::new()
}

fn zoom(model: &mut Model) {
    if model.view == View::Plan && model.size.has_two_panes() {
        model.zoomed = !model.zoomed;
        travel::keep_marks_visible(model);
    }
}

fn change_language(model: &mut Model) {
    model.settings.lang = match model.settings.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    go::refresh_table(model);
}

/// What was held back while keys came fast: the reading pane follows the tree; what is being typed is kept
/// as a draft; plans of hits are read.
fn settle(model: &mut Model) -> Vec<Effect> {
    travel::catch_up(model);
    let mut effects = draft::keep(model);
    effects.extend(find::read_shown(model));
    effects
}

/// Whether something waits for a pause in the keys.
#[must_use]
pub fn is_unsettled(model: &Model) -> bool {
    let lags = |overlay: &Overlay| matches!(overlay, Overlay::Search(finder) if finder.lags);
    model.lags || model.overlays.iter().any(|overlay| overlay.is_unsaved() || lags(overlay))
}
