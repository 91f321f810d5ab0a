//! A frame: the cells of a screen in their settled form.
//!
//! Settled means that equal cells look equal and different cells look different. A wide character stands in its
//! first cell and the cells it covers after that hold no symbol at all, so a covered cell differs from every
//! other and no half of a character can be left behind. Nothing stands over the right edge.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use super::pen::Pen;

/// Settles `next`. A cell marked `Skip` that no wide character covers keeps what `shown` (settled, of the same
/// size) has there; `AlwaysUpdate` has no meaning here. Without `colours` only attributes are kept.
pub(super) fn settle(next: &mut Buffer, shown: &Buffer, colours: bool) {
    let columns = usize::from(next.area.width).max(1);
    for (row, shown) in next.content.chunks_mut(columns).zip(shown.content.chunks(columns)) {
        let mut column = 0;
        while let Some(cell) = row.get_mut(column) {
            if cell.diff_option == CellDiffOption::Skip {
                cell.clone_from(&shown[column]);
            }
            let width = settle_cell(cell, colours);
            let filling = if is_blank(cell) { cell.clone() } else { covered() };
            let (first, end) = (column, column + width);
            column = end;
            match row.get_mut(first + 1..end) {
                Some(cells) => cells.fill(filling),
                // Half of a character fits nowhere.
                None => row[first..].fill(Cell::EMPTY),
            }
        }
    }
}

/// Settles one cell and returns the columns it takes, at least 1.
fn settle_cell(cell: &mut Cell, colours: bool) -> usize {
    if !is_forced(cell) {
        cell.diff_option = CellDiffOption::None;
    }
    let pen = if colours { Pen::of(cell) } else { Pen::of(cell).uncoloured() };
    pen.dress(cell);
    let unprintable = cell.symbol().is_empty() || cell.symbol().chars().any(char::is_control);
    let width = if unprintable && !is_forced(cell) { 0 } else { cell.cell_width() };
    if unprintable || width == 0 || is_blank(cell) {
        cell.reset();
        pen.on_blank().dress(cell);
    }
    usize::from(width.max(1))
}

/// A cell that is covered by the wide character before it.
const fn covered() -> Cell {
    Cell::new("")
}

/// Whether the cell shows no ink; its ground may be coloured.
pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// Whether the cell shows nothing at all.
pub(super) fn is_empty(cell: &Cell) -> bool {
    is_blank(cell) && Pen::of(cell) == Pen::DEFAULT
}

/// Whether the terminal may draw the cell in another width than the one laid out.
pub(super) const fn is_forced(cell: &Cell) -> bool {
    matches!(cell.diff_option, CellDiffOption::ForcedWidth(_))
}

/// The columns that the character in the first of these settled cells takes.
pub(super) fn width(cells: &[Cell]) -> usize {
    1 + cells.iter().skip(1).take_while(|cell| cell.symbol().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use std::num::NonZeroU16;

    fn settled(mut next: Buffer) -> Buffer {
        let shown = Buffer::empty(next.area);
        settle(&mut next, &shown, true);
        next
    }

    fn symbols(buffer: &Buffer) -> Vec<&str> {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn a_wide_character_covers_its_second_cell() {
        assert_eq!(symbols(&settled(Buffer::with_lines(["a中b"]))), ["a", "中", "", "b"]);
    }

    #[test]
    fn a_wide_character_over_the_edge_is_not_drawn() {
        let mut next = Buffer::empty(Rect::new(0, 0, 3, 1));
        next.content[2].set_symbol("中");
        assert_eq!(symbols(&settled(next)), [" ", " ", " "]);
    }

    #[test]
    fn a_forced_width_counts_and_the_skip_after_it_is_covered() {
        let mut next = Buffer::with_lines(["“xy"]);
        let two = NonZeroU16::new(2).unwrap();
        next.content[0].set_diff_option(CellDiffOption::ForcedWidth(two));
        next.content[1].set_diff_option(CellDiffOption::Skip);
        assert_eq!(symbols(&settled(next)), ["“", "", "y"]);
    }

    #[test]
    fn a_blank_of_forced_width_is_so_many_blanks() {
        let mut next = Buffer::with_lines([" xy"]);
        next.content[0].set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(2).unwrap()));
        assert_eq!(symbols(&settled(next)), [" ", " ", "y"]);
    }

    #[test]
    fn a_skipped_cell_keeps_what_is_shown() {
        let shown = settled(Buffer::with_lines(["abc"]));
        let mut next = Buffer::with_lines(["xyz"]);
        next.content[1].set_diff_option(CellDiffOption::Skip);
        settle(&mut next, &shown, true);
        assert_eq!(symbols(&next), ["x", "b", "z"]);
    }

    #[test]
    fn what_cannot_be_printed_is_blank() {
        let mut next = Buffer::empty(Rect::new(0, 0, 3, 1));
        next.content[0].set_symbol("\x1b[2J");
        next.content[1].set_symbol("\u{200b}");
        next.content[2].set_symbol("");
        assert_eq!(symbols(&settled(next)), [" ", " ", " "]);
    }

    #[test]
    fn blanks_that_look_the_same_are_the_same() {
        let mut next = Buffer::empty(Rect::new(0, 0, 2, 1));
        next.content[0].set_style(Style::new().fg(Color::Red).bold());
        assert!(is_empty(&settled(next).content[0]));
    }

    #[test]
    fn without_colours_attributes_stay() {
        let mut next = Buffer::with_lines(["a"]);
        let shown = Buffer::empty(next.area);
        next.content[0].set_style(Style::new().fg(Color::Red).on_blue().bold());
        settle(&mut next, &shown, false);
        let cell = &next.content[0];
        assert_eq!((cell.fg, cell.bg, cell.modifier), (Color::Reset, Color::Reset, Modifier::BOLD));
    }
}
