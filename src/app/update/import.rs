//! Importing: the path, the wait, the report, and what comes of it; and plans that others put into the library.

use super::{go, open};
use crate::app::effect::Effect;
use crate::app::import::{Import, ImportNews, PathForm, Prepared, name_of};
use crate::app::model::{Model, View};
use crate::app::overlay::Overlay;
use crate::import::{Entered, Step};
use crate::plan::Library;
use crate::record::StoreError;
use crate::say;
use crate::words::import as t;
use std::sync::Arc;

/// Asks for a path; or shows the report of what was read meanwhile.
pub(super) fn open(model: &mut Model) {
    let lang = model.settings.lang;
    match &model.import {
        Import::Idle => model.overlays.push(Overlay::Import(PathForm::default())),
        Import::Running { typed, .. } => {
            let busy = t::BUSY.with(lang, &[&name_of(typed)]);
            model.say(busy);
        }
        Import::Ready(_) => model.overlays.push(Overlay::Imported { top: 0 }),
    }
}

/// Completes the path, or takes another of the paths it can be.
pub(super) fn complete(form: &mut PathForm, by: isize) -> Vec<Effect> {
    if form.turn(by) { Vec::new() } else { vec![Effect::CompletePath(form.editor.text().to_owned())] }
}

/// Reads the document whose path was typed. A path that ends as a folder's is completed instead.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Import(form)) = model.overlays.last_mut() else { return Vec::new() };
    let typed = form.editor.text().trim().to_owned();
    if typed.is_empty() {
        return Vec::new();
    }
    form.forget();
    if typed.ends_with('/') {
        return vec![Effect::CompletePath(typed)];
    }
    // What lies below the form might be about a plan that changes meanwhile.
    model.overlays.clear();
    vec![start(model, typed)]
}

fn start(model: &mut Model, typed: String) -> Effect {
    model.import = Import::Running { typed: typed.clone(), step: Step::Read, is_watched: true };
    Effect::Import(typed)
}

/// Reads the next of several documents, once nothing is left to be done about the one before.
fn next(model: &mut Model) -> Option<Effect> {
    let typed = model.to_import.pop_front()?;
    Some(start(model, typed))
}

/// A command was given: whoever gives one looks elsewhere, and is not to be surprised by a report.
pub(super) fn look_away(model: &mut Model) {
    if let Import::Running { is_watched, .. } = &mut model.import {
        *is_watched = false;
    }
}

/// Gives up reading, if a document is being read.
pub(super) fn cancel(model: &mut Model) -> Option<Effect> {
    let Import::Running { typed, .. } = &model.import else { return None };
    let cancelled = t::CANCELLED.with(model.settings.lang, &[&name_of(typed)]);
    model.import = Import::Idle;
    model.to_import.clear();
    model.say(cancelled);
    Some(Effect::CancelImport)
}

/// The report was left: nothing is saved.
pub(super) fn left(model: &mut Model) -> Vec<Effect> {
    if let Import::Ready(prepared) = std::mem::take(&mut model.import) {
        let left = t::LEFT.with(model.settings.lang, &[&prepared.file]);
        model.say(left);
    }
    next(model).into_iter().collect()
}

/// Saves what the report is about. Where another plan has its id, it is asked first what becomes of that.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    match &model.import {
        Import::Ready(prepared) if prepared.rival.is_some() => {
            model.overlays.push(Overlay::Replace);
            Vec::new()
        }
        Import::Ready(prepared) => vec![Effect::SaveImport(Arc::clone(prepared))],
        _ => Vec::new(),
    }
}

/// Saves it in the place of the other plan (`y`), or beside it (`n`).
pub(super) fn answer(model: &mut Model, choice: char) -> Vec<Effect> {
    let Import::Ready(prepared) = &model.import else { return Vec::new() };
    let prepared = match choice {
        'y' => Arc::new(prepared.replacing()),
        'n' => Arc::clone(prepared),
        _ => return Vec::new(),
    };
    model.overlays.pop();
    vec![Effect::SaveImport(prepared)]
}

/// Something came back from outside.
pub(super) fn take(model: &mut Model, news: ImportNews) -> Vec<Effect> {
    let lang = model.settings.lang;
    match news {
        ImportNews::Completed { typed, choices } => completed(model, &typed, choices),
        ImportNews::Step(now) => {
            if let Import::Running { step, .. } = &mut model.import {
                *step = now;
            }
        }
        ImportNews::Read(prepared) => read(model, prepared),
        ImportNews::NotRead(failure) => return not_read(model, &say::failure(&failure, lang)),
        ImportNews::Several(paths) => {
            model.to_import.extend(paths);
            return next(model).into_iter().collect();
        }
        ImportNews::Saved { plan, is_unchanged, entered } => {
            return saved(model, plan, is_unchanged, &entered);
        }
        ImportNews::NotSaved(failure) => {
            let why = say::failure(&failure, lang);
            let file = if let Import::Ready(prepared) = &model.import {
                prepared.file.clone()
            } else {
                String::new()
            };
            model.warn(t::NOT_IMPORTED.with(lang, &[&file, &why]));
        }
    }
    Vec::new()
}

fn completed(model: &mut Model, typed: &str, choices: Vec<String>) {
    let lang = model.settings.lang;
    let Some(Overlay::Import(form)) = model.overlays.last_mut() else { return };
    if form.editor.text().trim() != typed.trim() {
        return;
    }
    if choices.is_empty() {
        model.warn(t::NO_FILES.say(lang));
    } else {
        form.complete(choices);
        model.notice = None;
    }
}

fn read(model: &mut Model, prepared: Arc<Prepared>) {
    let is_watched = matches!(model.import, Import::Running { is_watched: true, .. });
    model.import = Import::Ready(prepared);
    if is_watched && model.overlays.is_empty() {
        model.overlays.push(Overlay::Imported { top: 0 });
    }
}

/// What was typed is given back to be mended, unless its writer looks elsewhere or more is to be read.
fn not_read(model: &mut Model, why: &str) -> Vec<Effect> {
    let Import::Running { typed, is_watched, .. } = std::mem::take(&mut model.import) else {
        return Vec::new();
    };
    let text = t::NOT_IMPORTED.with(model.settings.lang, &[&name_of(&typed), &why]);
    model.warn(text);
    let next = next(model);
    if next.is_none() && is_watched && model.overlays.is_empty() {
        model.overlays.push(Overlay::Import(PathForm::of(&typed)));
    }
    next.into_iter().collect()
}

fn saved(
    model: &mut Model,
    plan: usize,
    is_unchanged: bool,
    entered: &Result<Entered, StoreError>,
) -> Vec<Effect> {
    let lang = model.settings.lang;
    model.import = Import::Idle;
    model.overlays.clear();
    let mut effects = open::plan(model, plan);
    effects.extend(next(model));
    let id = model.library.ids().nth(plan).unwrap_or_default();
    let title = model.library.get(plan).map(|plan| plan.short_title.clone()).unwrap_or_default();
    let put = if is_unchanged { t::PUT_SAME.with(lang, &[&id]) } else { t::PUT.with(lang, &[&id, &title]) };
    match entered {
        Ok(entered) => {
            let parts: Vec<String> = std::iter::once(put).chain(say::entered(entered, lang)).collect();
            model.say(parts.join(t::SEMICOLON.say(lang)));
        }
        Err(error) => {
            let why = say::trouble(error, lang);
            model.warn(t::READINGS_FAILED.with(lang, &[&title, &why]));
        }
    }
    effects
}

/// The library holds other texts of the `changed` plans, or new plans at these positions: plans that lie open are
/// laid open anew, where they were left.
pub(super) fn renewed(model: &mut Model, library: Arc<Library>, changed: &[usize]) -> Vec<Effect> {
    for desk in changed.iter().filter_map(|plan| model.desks.get(plan)) {
        let memory = model.memory.plans.entry(desk.plan.id.clone()).or_default();
        memory.keep(&desk.plan, &desk.tree, desk.reader);
    }
    model.library = library;
    model.jumps.forget(|stop| changed.contains(&stop.spot.plan));
    let is_open = |plan: &usize| model.desks.contains_key(plan);
    let open: Vec<usize> = changed.iter().copied().filter(is_open).collect();
    let mut effects = vec![Effect::OpenPlans(open)];
    if model.view == View::Table && model.table.plan.is_none() {
        effects.extend(open::missing(model));
    }
    go::refresh_table(model);
    effects
}

/// The same, because someone else put them there: it is said.
pub(super) fn others_renewed(model: &mut Model, library: Arc<Library>, changed: &[usize]) -> Vec<Effect> {
    let ids: Vec<String> =
        changed.iter().filter_map(|&plan| library.ids().nth(plan)).map(str::to_owned).collect();
    let effects = renewed(model, library, changed);
    let lang = model.settings.lang;
    model.say(t::OTHERS_PUT.with(lang, &[&ids.join(" ")]));
    effects
}
