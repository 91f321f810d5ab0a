//! The reading pane: the sections from the reading position on, as many lines as fit.

use super::{Canvas, lines};
use crate::app::Model;
use crate::app::layout::{self, Area};
use crate::app::page::section_lines;

/// Draws the reading pane.
pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>, pane: Area) {
    let Some(desk) = model.desk().filter(|_| pane.width > 0) else { return };
    let column = layout::text_column(pane);
    let set = model.setting(column.width);
    let mut section = desk.reader.section;
    let mut skip = desk.reader.line;
    let mut y = column.y;
    while y < column.bottom() && section < desk.plan.sections.len() {
        for line in section_lines(desk, section, set).iter().skip(skip) {
            if y < column.bottom() {
                lines::line(canvas, column, y, line);
                y += 1;
            }
        }
        skip = 0;
        section += 1;
    }
}
