//! The canvas puts text into cells by our own measure of width.
//!
//! What always holds: a character of two columns takes two cells and is never cut; nothing is written outside
//! the area given; and what is written was sanitised, so no escape sequence reaches the terminal. Where the
//! terminal draws ambiguous characters two columns wide, their cells say so, and the cursor is addressed
//! anew behind them, so that a terminal that draws them narrow after all stays aligned.

use crate::app::layout::Area;
use crate::text::{Ambiguous, sanitize_line};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::Style;
use std::num::NonZeroU16;
use unicode_segmentation::UnicodeSegmentation;

const TWO: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);

/// Cells to be drawn on.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    ambiguous: Ambiguous,
}

impl<'a> Canvas<'a> {
    /// A canvas over a buffer.
    pub const fn new(buffer: &'a mut Buffer, ambiguous: Ambiguous) -> Self {
        Self { buffer, ambiguous }
    }

    /// How wide ambiguous characters are.
    #[must_use]
    pub const fn ambiguous(&self) -> Ambiguous {
        self.ambiguous
    }

    /// Writes one line of text from a cell on, in at most `columns` columns; says how many it took.
    pub fn put(&mut self, x: u16, y: u16, text: &str, style: Style, columns: u16) -> u16 {
        let limit = columns.min(self.buffer.area.width.saturating_sub(x));
        if y >= self.buffer.area.height || limit == 0 {
            return 0;
        }
        self.blank_half(x, y);
        let mut used = 0;
        for grapheme in sanitize_line(text).graphemes(true) {
            let width = u16::try_from(self.ambiguous.str(grapheme)).unwrap_or(u16::MAX);
            if width == 0 {
                continue;
            }
            if used + width > limit {
                break;
            }
            self.set(x + used, y, grapheme, width, style);
            used += width;
        }
        used
    }

    fn set(&mut self, x: u16, y: u16, grapheme: &str, width: u16, style: Style) {
        let is_forced = width == 2 && Ambiguous::Narrow.str(grapheme) == 1;
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_symbol(grapheme).set_style(style);
            if is_forced {
                cell.set_diff_option(CellDiffOption::ForcedWidth(TWO));
            }
        }
        if width == 2
            && let Some(cell) = self.buffer.cell_mut((x + 1, y))
        {
            cell.reset();
            cell.set_style(style);
        }
    }

    /// Writes text so that it ends before column `right`; says how many columns it took.
    pub fn put_right(&mut self, right: u16, y: u16, text: &str, style: Style) -> u16 {
        let width = u16::try_from(self.ambiguous.str(text)).unwrap_or(u16::MAX);
        self.put(right.saturating_sub(width), y, text, style, width)
    }

    /// Gives every cell of an area a style on top of its own.
    pub fn restyle(&mut self, area: Area, style: Style) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.set_style(style);
                }
            }
        }
    }

    /// Blanks the first half of a wide character whose second half, at this cell, gives way: a terminal cannot
    /// show half a character.
    fn blank_half(&mut self, x: u16, y: u16) {
        if let Some(left) = x.checked_sub(1)
            && let Some(cell) = self.buffer.cell_mut((left, y))
            && self.ambiguous.str(cell.symbol()) == 2
        {
            let style = cell.style();
            cell.reset();
            cell.set_style(style);
        }
    }

    /// Blanks an area, to lay something over it. The half of a wide character that would stay outside its left
    /// edge is blanked too.
    pub fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            self.blank_half(area.x, y);
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Draws a line of dashes across.
    pub fn rule(&mut self, area: Area, style: Style) {
        for x in area.x..area.right() {
            if area.height > 0
                && let Some(cell) = self.buffer.cell_mut((x, area.y))
            {
                cell.set_char('-').set_style(style);
            }
        }
    }

    /// Draws a line of bars down.
    pub fn bar(&mut self, area: Area, style: Style) {
        for y in area.y..area.bottom() {
            if area.width > 0
                && let Some(cell) = self.buffer.cell_mut((area.x, y))
            {
                cell.set_char('|').set_style(style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn symbols(buffer: &Buffer) -> String {
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_wide_character_that_does_not_fit_is_left_out() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        let mut canvas = Canvas::new(&mut buffer, Ambiguous::Narrow);
        assert_eq!(canvas.put(0, 0, "中文字", Style::new(), 5), 4);
        assert_eq!(symbols(&buffer), "中 文  ");
    }

    #[test]
    fn ambiguous_characters_are_as_wide_as_the_terminal_draws_them() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        assert_eq!(Canvas::new(&mut buffer, Ambiguous::Narrow).put(0, 0, "“中”", Style::new(), 6), 4);
        assert_eq!(Canvas::new(&mut buffer, Ambiguous::Wide).put(0, 0, "“中”", Style::new(), 6), 6);
    }

    #[test]
    fn a_popup_leaves_no_half_character_at_its_left_edge() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let mut canvas = Canvas::new(&mut buffer, Ambiguous::Narrow);
        canvas.put(0, 0, "中文字符", Style::new(), 8);
        canvas.clear(Area { x: 3, y: 0, width: 2, height: 1 });
        canvas.put(3, 0, "窗", Style::new(), 2);
        assert_eq!(symbols(&buffer), "中  窗  符 ", "文 lost its second half to the popup");
    }

    #[test]
    fn a_word_written_over_another_leaves_no_half_character() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let mut canvas = Canvas::new(&mut buffer, Ambiguous::Narrow);
        canvas.put(0, 0, "中文字", Style::new(), 6);
        canvas.put(3, 0, "..", Style::new(), 2);
        assert_eq!(symbols(&buffer), "中  .. ");
    }

    #[test]
    fn no_escape_sequence_gets_through() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        Canvas::new(&mut buffer, Ambiguous::Narrow).put(0, 0, "a\u{1b}[31mb\u{202e}", Style::new(), 8);
        assert_eq!(symbols(&buffer).trim(), "ab");
    }

    #[test]
    fn nothing_is_written_outside() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        let mut canvas = Canvas::new(&mut buffer, Ambiguous::Narrow);
        assert_eq!(canvas.put(9, 9, "中", Style::new(), 9), 0);
        canvas.clear(Area { x: 2, y: 0, width: 9, height: 9 });
        canvas.restyle(Area { x: 0, y: 0, width: 50, height: 50 }, Style::new());
    }
}
