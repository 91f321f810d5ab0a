//! A scroll: a block of whole rows that the next frame shows a few rows higher or lower.
//!
//! The terminal can move such a block itself, for about twenty bytes. Finding one is a matter of luck and never
//! of truth: rows are compared by their hash, and after the move every cell is compared all the same.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use ratatui::buffer::{Buffer, Cell};

/// The fewest rows worth looking at.
const FEWEST_ROWS: usize = 3;
/// About what the sequences for a scroll cost, in bytes.
const COST: usize = 24;

/// Rows `top..=bottom` move by `by` rows, up when positive; those that come in are blank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Scroll {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) by: i16,
}

impl Scroll {
    /// The scroll that saves most bytes between two settled frames of the same size, if one saves any.
    pub(super) fn find(shown: &Buffer, next: &Buffer) -> Option<Self> {
        let (old, new) = (hashes(shown), hashes(next));
        let changed = old.iter().zip(&new).filter(|(old, new)| old != new).count();
        if changed < FEWEST_ROWS {
            return None;
        }
        let furthest = i16::try_from(old.len() / 2).unwrap_or(i16::MAX);
        let mut best = (FEWEST_ROWS - 1, None);
        for by in (1..=furthest).flat_map(|by| [by, -by]) {
            let (rows, scroll) = longest(&old, &new, by);
            if rows > best.0 {
                best = (rows, scroll);
            }
        }
        best.1.filter(|scroll| scroll.saves(shown, next))
    }

    /// Does to the cells what the terminal will do.
    pub(super) fn apply(self, frame: &mut Buffer) {
        let columns = usize::from(frame.area.width);
        let region = usize::from(self.top) * columns..(usize::from(self.bottom) + 1) * columns;
        let Some(cells) = frame.content.get_mut(region) else { return };
        let shift = cells.len().min(usize::from(self.by.unsigned_abs()) * columns);
        let incoming = if self.by > 0 {
            cells.rotate_left(shift);
            let kept = cells.len() - shift;
            &mut cells[kept..]
        } else {
            cells.rotate_right(shift);
            &mut cells[..shift]
        };
        incoming.iter_mut().for_each(Cell::reset);
    }

    /// Whether fewer bytes of text are left to send after the scroll, by more than it costs.
    fn saves(self, shown: &Buffer, next: &Buffer) -> bool {
        let mut moved = shown.clone();
        self.apply(&mut moved);
        bytes_apart(&moved, next) + COST < bytes_apart(shown, next)
    }
}

/// The longest block of rows that moved by `by`: how many of its rows are not shown in place already, and the
/// scroll that moves it.
fn longest(old: &[u64], new: &[u64], by: i16) -> (usize, Option<Scroll>) {
    let mut best = (0, None);
    let (mut rows, mut top) = (0, 0);
    for (row, hash) in new.iter().enumerate() {
        let source = row.checked_add_signed(by.into());
        if source.and_then(|source| old.get(source)) != Some(hash) {
            (rows, top) = (0, row + 1);
            continue;
        }
        rows += usize::from(old.get(row) != Some(hash));
        if rows > best.0 {
            best = (rows, scroll(top, row, by));
        }
    }
    best
}

/// The scroll that brings the rows `top..=bottom` of the next frame into place.
fn scroll(top: usize, bottom: usize, by: i16) -> Option<Scroll> {
    let from = |row: usize| row.checked_add_signed(by.into());
    let (top, bottom) = if by > 0 { (top, from(bottom)?) } else { (from(top)?, bottom) };
    Some(Scroll { top: top.try_into().ok()?, bottom: bottom.try_into().ok()?, by })
}

fn hashes(frame: &Buffer) -> Vec<u64> {
    let hasher = BuildHasherDefault::<DefaultHasher>::new();
    let columns = usize::from(frame.area.width).max(1);
    frame.content.chunks(columns).map(|row| hasher.hash_one(row)).collect()
}

/// The bytes of text in the cells of `next` that differ.
fn bytes_apart(shown: &Buffer, next: &Buffer) -> usize {
    let cells = shown.content.iter().zip(&next.content);
    cells.filter(|(old, new)| old != new).map(|(_, new)| new.symbol().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(from: u8) -> Buffer {
        let lines = (from..from + 10).map(|line| char::from(b'A' + line - 20).to_string().repeat(40));
        let mut lines: Vec<String> = lines.collect();
        lines.insert(0, "a title that stays where it is, whatever is under it".into());
        lines.push("a status line that stays as well                    ".into());
        Buffer::with_lines(lines)
    }

    #[test]
    fn a_page_moved_by_some_lines_is_found_between_title_and_status() {
        for (from, to, by) in [(20, 21, 1), (20, 25, 5), (21, 20, -1), (25, 22, -3)] {
            let found = Scroll::find(&page(from), &page(to));
            assert_eq!(found, Some(Scroll { top: 1, bottom: 10, by }), "{from} to {to}");
        }
    }

    #[test]
    fn the_moved_cells_are_those_of_the_next_frame_but_for_the_new_rows() {
        let (mut shown, next) = (page(20), page(22));
        Scroll { top: 1, bottom: 10, by: 2 }.apply(&mut shown);
        let columns = usize::from(next.area.width);
        assert_eq!(shown.content[..9 * columns], next.content[..9 * columns]);
        assert!(shown.content[9 * columns..11 * columns].iter().all(|cell| *cell == Cell::EMPTY));
    }

    #[test]
    fn two_different_pages_and_two_equal_ones_do_not_scroll() {
        assert_eq!(Scroll::find(&page(20), &page(50)), None);
        assert_eq!(Scroll::find(&page(20), &page(20)), None);
    }

    #[test]
    fn rows_of_a_few_bytes_are_sooner_sent_than_moved() {
        let rows = |from: u8| Buffer::with_lines((from..from + 8).map(|row| row.to_string()));
        assert_eq!(Scroll::find(&rows(10), &rows(11)), None);
    }
}
