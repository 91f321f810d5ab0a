//! The indicator table: titles, rows with the name column standing still, and the marked row in full.

use super::{Canvas, lines, theme};
use crate::app::Model;
use crate::app::layout::{Area, TABLE_GAP};
use crate::app::line::{Line, Role, Span};
use crate::app::page::figure_lines;
use crate::app::table::{Column, RowRef, cell, point};
use crate::plan::Place;
use crate::record::{Record, Status};
use crate::say;
use crate::text::{pad_left, sanitize_line, truncate, wrap};
use crate::words::screen as w;
use ratatui::style::Style;

/// A column on the screen.
struct Slot {
    column: Column,
    x: u16,
    width: u16,
}

/// Draws the table.
pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let areas = model.table_areas();
    let slots = slots(model);
    for slot in &slots {
        let title =
            truncate(slot.column.title(model.settings.lang), usize::from(slot.width), canvas.ambiguous());
        let title = if slot.column.is_figure() {
            pad_left(&title, usize::from(slot.width), canvas.ambiguous())
        } else {
            title.into_owned()
        };
        canvas.put(slot.x, areas.head.y, &title, theme::STRONG, slot.width);
    }
    let table = &model.table;
    if table.rows.is_empty() {
        let words = w::NO_INDICATORS.say(model.settings.lang);
        canvas.put(areas.rows.x + 2, areas.rows.y + 1, words, theme::DIM, areas.rows.width);
    }
    for (y, (at, &row)) in
        (areas.rows.y..areas.rows.bottom()).zip(table.rows.iter().enumerate().skip(table.top))
    {
        for slot in &slots {
            draw_cell(model, canvas, slot, y, row);
        }
        if at == table.row {
            canvas.restyle(Area { y, height: 1, ..areas.rows }, theme::MARKED);
            canvas.put(areas.rows.x, y, ">", theme::MARKED, 1);
        }
    }
    detail(model, canvas, areas.detail);
}

/// The name, and as many of the other columns as fit behind it.
fn slots(model: &Model) -> Vec<Slot> {
    let columns = usize::from(model.table_areas().rows.width);
    let table = &model.table;
    let mut slots = Vec::new();
    let mut x = 1;
    for (at, (column, width)) in table.columns().into_iter().zip(table.widths_on(columns)).enumerate() {
        if at > 0 && at <= table.skipped {
            continue;
        }
        if at > 0 && x + width > columns {
            break;
        }
        let (slot_x, slot_width) =
            (u16::try_from(x).unwrap_or(u16::MAX), u16::try_from(width).unwrap_or(u16::MAX));
        slots.push(Slot { column, x: slot_x, width: slot_width });
        x += width + TABLE_GAP;
    }
    slots
}

fn draw_cell(model: &Model, canvas: &mut Canvas<'_>, slot: &Slot, y: u16, row: RowRef) {
    let lang = model.settings.lang;
    let text = cell(&model.desks, slot.column, row, lang);
    let width = usize::from(slot.width);
    let ambiguous = canvas.ambiguous();
    let text = if slot.column.is_figure() && ambiguous.str(&text) <= width {
        on_the_point(model, slot.column, &text, width)
    } else {
        truncate(&text, width, ambiguous).into_owned()
    };
    canvas.put(slot.x, y, &text, cell_style(model, slot.column, row), slot.width);
}

/// Sets a figure so that the digits before the decimal point end in one column: the tail of the widest
/// fraction is left free. Words without a number end at the right edge.
fn on_the_point(model: &Model, column: Column, text: &str, width: usize) -> String {
    let ambiguous = model.settings.ambiguous;
    let tail = model
        .table
        .rows
        .iter()
        .skip(model.table.top)
        .take(usize::from(model.size.rows))
        .map(|&row| {
            let other = cell(&model.desks, column, row, model.settings.lang);
            ambiguous.str(other.get(point(&other)..).unwrap_or_default())
        })
        .filter(|&tail| tail <= width / 2)
        .max()
        .unwrap_or(0);
    let own = ambiguous.str(text.get(point(text)..).unwrap_or_default());
    let has_number = text.contains(|c: char| c.is_ascii_digit());
    let free = if has_number { tail.saturating_sub(own) } else { 0 };
    let free = free.min(width.saturating_sub(ambiguous.str(text)));
    pad_left(text, width - free, ambiguous)
}

fn cell_style(model: &Model, column: Column, row: RowRef) -> Style {
    match column {
        Column::Status => status(model, row).map_or_else(Style::new, theme::status_style),
        Column::Name | Column::Baseline | Column::Binding => Style::new(),
        Column::Target => theme::STRONG,
        Column::Latest => theme::ACCENT,
        _ => theme::DIM,
    }
}

fn status(model: &Model, row: RowRef) -> Option<Status> {
    model.desks.get(&row.plan)?.status(Place::Indicator(row.indicator))
}

/// The marked indicator in full: what the columns had to cut.
fn detail(model: &Model, canvas: &mut Canvas<'_>, area: Area) {
    let Some(row) = model.table.marked().filter(|_| area.height > 1) else { return };
    let Some(desk) = model.desks.get(&row.plan) else { return };
    let Some(indicator) = desk.plan.indicators.get(row.indicator) else { return };
    canvas.rule(area, theme::DIM);
    let inner = Area { y: area.y + 1, height: area.height - 1, ..area }.inset(1);
    let columns = usize::from(inner.width);
    let mut path = say::path(&desk.plan, indicator.section, model.settings.lang);
    if model.table.plan.is_none() {
        path = format!("{}  {path}", desk.plan.short_title);
    }
    let head = format!("{} {}", indicator.id, indicator.name);
    let mut shown: Vec<Line> = wrap(&head, columns, 0, canvas.ambiguous())
        .into_iter()
        .map(|range| Line::of(0, head.get(range).unwrap_or_default(), Role::Strong))
        .collect();
    let set = model.setting(inner.width);
    shown.extend(figure_lines(desk, Place::Indicator(row.indicator), indicator, columns, set));
    // What someone wrote last says more than where the indicator stands, which the text shows too.
    let place = Place::Indicator(row.indicator);
    if let Some(note) = desk.record(place).and_then(|record| Record::notes(record).next_back()) {
        let day = say::short_day(&note.at, &model.clock.year);
        let note = format!("{}  {day} {} {}", w::NOTES.say(model.settings.lang), note.by, note.text);
        let note = truncate(&sanitize_line(&note), columns, canvas.ambiguous()).into_owned();
        shown.push(Line::of(0, note, Role::Body));
    }
    let path = truncate(&path, columns, canvas.ambiguous()).into_owned();
    shown.push(Line { indent: 0, spans: vec![Span::new(path, Role::Dim)] });
    lines::draw(canvas, inner, &shown, 0);
}
