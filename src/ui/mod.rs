//! The ui turns the model into cells. It draws and writes nothing back.
//!
//! One file a pane. Where a pane is comes from `app::layout`, what it says mostly from `app` as lines with
//! roles; here is only how it looks.

mod canvas;
mod chrome;
mod compare;
mod finder;
mod help;
mod import;
mod library;
mod lines;
mod loose;
mod popup;
mod table;
mod text;
mod theme;
mod tree;
mod typing;

pub use canvas::Canvas;

use crate::app::layout::{self, Area};
use crate::app::{Model, Overlay, View};
use crate::words::screen as w;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the model; says at which column and row the caret stands, if something is being typed.
#[must_use]
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let mut canvas = Canvas::new(buffer, model.settings.ambiguous);
    if model.size.is_too_small() {
        let columns = model.size.columns;
        canvas.put(0, 0, w::TOO_SMALL.say(model.settings.lang), Style::new(), columns);
        return None;
    }
    chrome::header(model, &mut canvas);
    match model.view {
        View::Library => library::draw(model, &mut canvas),
        View::Plan => {
            let panes = model.panes();
            tree::draw(model, &mut canvas, panes.tree);
            canvas.bar(panes.divider, theme::DIM);
            text::draw(model, &mut canvas, panes.text);
        }
        View::Table => table::draw(model, &mut canvas),
    }
    chrome::footer(model, &mut canvas);
    let mut caret = None;
    for overlay in &model.overlays {
        caret = draw_overlay(model, overlay, &mut canvas);
    }
    chrome::long_notice(model, &mut canvas);
    caret
}

fn draw_overlay(model: &Model, overlay: &Overlay, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
    match overlay {
        Overlay::Search(finder) => return Some(finder::draw(model, finder, canvas)),
        Overlay::Palette(palette) => return Some(popup::palette(model, palette, canvas)),
        Overlay::Note(note) => return Some(typing::note(model, note, canvas)),
        Overlay::Reading(form) => return Some(typing::reading(model, form, canvas)),
        Overlay::Line(form) => return Some(typing::line(model, form, canvas)),
        Overlay::Import(form) => return Some(import::path(model, form, canvas)),
        Overlay::Imported { top } => import::report(model, *top, canvas),
        Overlay::Filter(form) => return popup::filter(model, form, canvas),
        Overlay::Status(spot) => popup::status(model, *spot, canvas),
        Overlay::Sort => popup::sort(model, canvas),
        Overlay::Replace => import::replace(model, canvas),
        Overlay::Bookmarks { row } => popup::bookmarks(model, *row, canvas),
        Overlay::Loose { list, row } => loose::draw(model, list, *row, canvas),
        Overlay::Compare { comparison, row, .. } => compare::draw(model, comparison, *row, canvas),
        Overlay::Help { top } => help::draw(model, *top, canvas),
        Overlay::History { spot, top } => {
            canvas.clear(layout::frame(model.size).body);
            let area = layout::card(model.size, false);
            let history = crate::app::history::lines(model, *spot, area);
            lines::draw(canvas, area, &history, *top);
            lines::say_more(canvas, area, history.len(), *top);
        }
        Overlay::Card { spot, top } => {
            let beside = model.view == View::Table;
            let area = layout::card(model.size, beside);
            let body = layout::frame(model.size).body;
            let is_beside = beside && layout::has_room_beside_table(model.size);
            let x = if is_beside { area.x - layout::CARD_MARGIN } else { body.x };
            let cleared = Area { x, width: body.right() - x, ..body };
            canvas.clear(cleared);
            if is_beside {
                canvas.bar(Area { width: 1, ..cleared }, theme::DIM);
            }
            lines::draw(canvas, area, &crate::app::card::lines(model, *spot, area), *top);
        }
    }
    None
}
