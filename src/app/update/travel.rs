//! Moving about: marks, pages, folds, panes.

use super::{go, home, input, open};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::layout::{self, Focus};
use crate::app::model::{Model, View};
use crate::app::overlay::{Overlay, Spot};
use crate::app::page::section_lines;
use crate::app::reader::{self, Position};
use crate::plan::Place;
use crate::words::screen as w;

/// How far a command of movement goes in a list that shows `page` rows.
pub(super) fn step(command: Command, page: usize) -> isize {
    let page = isize::try_from(page.max(1)).unwrap_or(1);
    match command {
        Command::Down => 1,
        Command::Up => -1,
        Command::HalfPageDown => (page / 2).max(1),
        Command::HalfPageUp => -(page / 2).max(1),
        Command::PageDown => (page - 1).max(1),
        Command::PageUp => -(page - 1).max(1),
        Command::First => isize::MIN / 2,
        Command::Last => isize::MAX / 2,
        _ => 0,
    }
}

/// Moves the mark of whatever has the keys.
pub(super) fn travel(model: &mut Model, command: Command) -> Vec<Effect> {
    if model.overlays.is_empty() {
        match (model.view, model.focus) {
            (View::Library, _) => home::travel(model, command),
            (View::Table, _) => travel_table(model, command),
            (View::Plan, Focus::Tree) => travel_tree(model, command),
            (View::Plan, Focus::Text) => travel_text(model, command),
        }
        return Vec::new();
    }
    if let Some(Overlay::Search(_)) = model.overlays.last() {
        return super::find::move_by(model, step(command, body_rows(model)));
    }
    travel_overlay(model, command);
    Vec::new()
}

fn travel_table(model: &mut Model, command: Command) {
    let height = usize::from(model.table_areas().rows.height);
    model.table.move_by(step(command, height));
    model.table.scroll_to_mark(height);
}

fn travel_tree(model: &mut Model, command: Command) {
    let by = step(command, usize::from(model.panes().tree.height));
    let Some(desk) = model.desk_mut() else { return };
    let plan = desk.plan.clone();
    if desk.tree.move_by(&plan, by) {
        model.lags = true;
    }
    keep_marks_visible(model);
}

fn travel_text(model: &mut Model, command: Command) {
    let by = step(command, usize::from(model.text_column().height));
    let Some(desk) = model.desk() else { return };
    let position = match command {
        Command::First => Position::default(),
        Command::Last => Position::start_of(desk.plan.sections.len().saturating_sub(1)),
        _ => scrolled(model, desk.reader, by),
    };
    read_at(model, position);
}

/// The reading position `by` lines away.
fn scrolled(model: &Model, from: Position, by: isize) -> Position {
    let Some(desk) = model.desk() else { return from };
    let column = model.text_column();
    let set = model.setting(column.width);
    let lines = |section| section_lines(desk, section, set).len();
    reader::scroll(from, by, desk.plan.sections.len(), usize::from(column.height), lines)
}

/// Puts a line at the top of the reading pane; the tree's mark goes with it.
pub(super) fn read_at(model: &mut Model, position: Position) {
    model.lags = false;
    if let Some(desk) = model.desk_mut() {
        let plan = desk.plan.clone();
        desk.reader = position;
        desk.tree.follow(&plan, position.section);
    }
    keep_marks_visible(model);
}

fn travel_overlay(model: &mut Model, command: Command) {
    let page = body_rows(model);
    let by = step(command, page);
    let in_table = model.view == View::Table;
    let moved = |at: usize| at.saturating_add_signed(by);
    match model.overlays.last_mut() {
        Some(Overlay::Palette(palette)) => {
            let count = crate::app::palette::commands(palette).len();
            palette.row = moved(palette.row).min(count.saturating_sub(1));
        }
        Some(Overlay::Filter(form)) => {
            form.row = moved(form.row).min(crate::app::overlay::FilterRow::ALL.len() - 1);
        }
        Some(Overlay::Card { .. }) if in_table && matches!(command, Command::Down | Command::Up) => {
            travel_table(model, command);
            let marked = model.table.marked();
            if let (Some(row), Some(Overlay::Card { spot, top })) = (marked, model.overlays.last_mut()) {
                *spot = Spot { plan: row.plan, place: Place::Indicator(row.indicator) };
                *top = 0;
            }
        }
        Some(Overlay::Note(note)) => {
            let columns = layout::note(model.size).text.width;
            note.editor.move_rows(by, usize::from(columns), model.settings.ambiguous);
        }
        Some(overlay) => {
            if let Some(at) = overlay.row_or_top() {
                *at = moved(*at);
            }
        }
        None => {}
    }
    limit_overlay(model);
}

/// Keeps the rows and tops of overlays within what they show.
pub(super) fn limit_overlay(model: &mut Model) {
    let limit = match model.overlays.last() {
        Some(Overlay::Bookmarks { .. }) => go::bookmarks(model).len().saturating_sub(1),
        Some(Overlay::Loose { list, .. }) => list.len().saturating_sub(1),
        Some(Overlay::Compare { comparison, .. }) => comparison.rows.len().saturating_sub(1),
        Some(Overlay::Help { .. }) => crate::app::palette::HELP_LINES
            .saturating_sub(usize::from(layout::help(model.size).height).max(1)),
        Some(Overlay::Card { spot, .. }) => {
            let area = layout::card(model.size, model.view == View::Table);
            let lines = crate::app::card::lines(model, *spot, area).len();
            lines.saturating_sub(usize::from(area.height).max(1))
        }
        Some(Overlay::Imported { .. }) => {
            let area = layout::help(model.size);
            let lines = model.report_lines(area).len();
            lines.saturating_sub(usize::from(area.height).max(1))
        }
        Some(Overlay::History { spot, .. }) => {
            let area = layout::card(model.size, false);
            let lines = crate::app::history::lines(model, *spot, area).len();
            lines.saturating_sub(usize::from(area.height).max(1))
        }
        _ => return,
    };
    if let Some(at) = model.overlays.last_mut().and_then(Overlay::row_or_top) {
        *at = (*at).min(limit);
    }
}

fn body_rows(model: &Model) -> usize {
    usize::from(layout::frame(model.size).body.height)
}

/// Left: folds and climbs in the tree, moves the columns of the table, changes a choice of the filter.
pub(super) fn left(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Filter(_)) = model.overlays.last() {
        input::turn_filter(model, -1);
        return Vec::new();
    }
    match model.view {
        View::Table => model.table.skipped = model.table.skipped.saturating_sub(1),
        View::Plan if model.focus == Focus::Text => {
            model.focus = Focus::Tree;
            keep_marks_visible(model);
        }
        View::Plan => {
            let Some(desk) = model.desk_mut() else { return Vec::new() };
            let plan = desk.plan.clone();
            if !desk.tree.fold(&plan) {
                return open::library(model);
            }
            model.lags = true;
            keep_marks_visible(model);
        }
        View::Library => home::left(model),
    }
    Vec::new()
}

/// Right: unfolds and descends in the tree, moves the columns of the table, opens a plan.
pub(super) fn right(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Filter(_)) = model.overlays.last() {
        input::turn_filter(model, 1);
        return Vec::new();
    }
    match model.view {
        View::Table => {
            let columns = usize::from(model.table_areas().rows.width);
            let most = layout::columns_to_skip(&model.table.widths_on(columns), columns);
            model.table.skipped = (model.table.skipped + 1).min(most);
        }
        View::Plan if model.focus == Focus::Tree => {
            let Some(desk) = model.desk_mut() else { return Vec::new() };
            let plan = desk.plan.clone();
            if desk.tree.unfold(&plan) {
                model.lags = true;
            } else {
                to_text(model);
            }
            keep_marks_visible(model);
        }
        View::Plan => {}
        View::Library => return home::right(model),
    }
    Vec::new()
}

/// Opens what is marked: a plan, a section, the paragraph an indicator stands in.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    match model.view {
        View::Library => return home::open(model),
        View::Table => {
            if let Some(row) = model.table.marked() {
                return go::go_to(
                    model,
                    Spot { plan: row.plan, place: Place::Indicator(row.indicator) },
                    View::Plan,
                );
            }
        }
        View::Plan if model.focus == Focus::Tree => {
            let Some(desk) = model.desk_mut() else { return Vec::new() };
            let plan = desk.plan.clone();
            let two_panes = model.size.has_two_panes() && !model.zoomed;
            let folds = two_panes && model.desk_mut().is_some_and(|desk| desk.tree.toggle(&plan));
            if folds {
                model.lags = true;
            } else {
                to_text(model);
            }
            keep_marks_visible(model);
        }
        View::Plan => {}
    }
    Vec::new()
}

/// Lets the reading pane show what the tree's mark is on, if that waits for a pause in the keys.
pub(super) fn catch_up(model: &mut Model) {
    if std::mem::take(&mut model.lags)
        && let Some(desk) = model.desk_mut()
    {
        desk.reader = Position::start_of(desk.tree.mark());
    }
}

/// Gives the keys to the text, which shows what the tree's mark is on.
fn to_text(model: &mut Model) {
    catch_up(model);
    model.focus = Focus::Text;
}

/// Gives the keys to the other pane.
pub(super) fn other_pane(model: &mut Model) {
    if model.view == View::Plan {
        match model.focus {
            Focus::Tree => to_text(model),
            Focus::Text => model.focus = Focus::Tree,
        }
        keep_marks_visible(model);
    }
}

/// Makes the tree wider or, with a negative number, narrower; remembered with the plan.
pub(super) fn widen(model: &mut Model, by: i16) {
    let split =
        model.split().saturating_add_signed(by).clamp(16, model.size.columns.saturating_sub(25).max(16));
    if let Some(memory) = model.plan_memory() {
        memory.split = Some(split);
    }
}

/// Shows one level more of the outline, or after the deepest only the first.
pub(super) fn fold_levels(model: &mut Model) {
    let lang = model.settings.lang;
    let Some(desk) = model.desk_mut() else { return };
    let plan = desk.plan.clone();
    let deepest = plan.sections.iter().map(|s| s.depth + 1).max().unwrap_or(1);
    let levels = desk.tree.levels(&plan).map_or(1, |levels| if levels >= deepest { 1 } else { levels + 1 });
    desk.tree.show_levels(&plan, levels);
    model.lags = true;
    model.say(w::LEVELS_SHOWN.with(lang, &[&levels, &deepest]));
    keep_marks_visible(model);
}

/// Scrolls the lists so that what is marked is on the screen.
pub(super) fn keep_marks_visible(model: &mut Model) {
    let tree_rows =
        usize::from(layout::panes(model.size, Focus::Tree, model.zoomed, model.split()).tree.height);
    if let Some(desk) = model.desk_mut() {
        let plan = desk.plan.clone();
        desk.tree.scroll_to_mark(&plan, tree_rows);
    }
    model.table.scroll_to_mark(usize::from(model.table_areas().rows.height));
}

/// A click marks the row it falls on, or gives its pane the keys.
pub(super) fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    match model.view {
        View::Table => {
            let rows = model.table_areas().rows;
            let at = model.table.top + usize::from(row.saturating_sub(rows.y));
            if rows.contains(column, row) && at < model.table.rows.len() {
                model.table.row = at;
            }
        }
        View::Plan => {
            let panes = model.panes();
            if panes.text.contains(column, row) {
                to_text(model);
            } else if panes.tree.contains(column, row) {
                model.focus = Focus::Tree;
                let Some(desk) = model.desk_mut() else { return Vec::new() };
                let plan = desk.plan.clone();
                let clicked =
                    desk.tree.rows(&plan).get(desk.tree.top + usize::from(row - panes.tree.y)).copied();
                let again = clicked == Some(desk.tree.mark());
                if let Some(section) = clicked {
                    desk.tree.reveal(&plan, section);
                    if again {
                        desk.tree.toggle(&plan);
                    }
                    model.lags = true;
                }
            }
        }
        View::Library => {
            let rows = layout::table(model.size, false).rows;
            if rows.contains(column, row) {
                home::mark(model, model.home.top + usize::from(row - rows.y));
            }
        }
    }
    Vec::new()
}
