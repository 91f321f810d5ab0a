//! The layout says where on the screen each pane is.
//!
//! One pure function answers, for the update (page sizes, limits of scrolling) and for the drawing alike, so
//! that the two never disagree. Every area lies inside the screen, at any size.

/// The screen's size.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// Columns across.
    pub columns: u16,
    /// Rows down.
    pub rows: u16,
}

impl Size {
    /// Below this nothing useful fits, and a single line says so.
    pub const LEAST: Self = Self { columns: 20, rows: 5 };

    /// Whether the screen is too small to use.
    #[must_use]
    pub const fn is_too_small(self) -> bool {
        self.columns < Self::LEAST.columns || self.rows < Self::LEAST.rows
    }

    /// Whether tree and text stand side by side; if not they take turns.
    #[must_use]
    pub const fn has_two_panes(self) -> bool {
        self.columns >= 60
    }
}

/// A rectangle of cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Area {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// Columns across.
    pub width: u16,
    /// Rows down.
    pub height: u16,
}

impl Area {
    /// The area `columns` narrower on each side.
    #[must_use]
    pub const fn inset(self, columns: u16) -> Self {
        Self {
            x: self.x + if columns < self.width { columns } else { 0 },
            width: self.width.saturating_sub(columns * 2),
            ..self
        }
    }

    /// One past the last row.
    #[must_use]
    pub const fn bottom(self) -> u16 {
        self.y + self.height
    }

    /// One past the last column.
    #[must_use]
    pub const fn right(self) -> u16 {
        self.x + self.width
    }

    /// Whether this cell is inside.
    #[must_use]
    pub const fn contains(self, column: u16, row: u16) -> bool {
        column >= self.x && column < self.right() && row >= self.y && row < self.bottom()
    }
}

/// The widest a line of running text is set, in columns: 42 Han characters.
pub const TEXT_COLUMNS: u16 = 84;

/// The bands that every view has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Frame {
    /// Plan, path, counts.
    pub header: Area,
    /// What the view fills.
    pub body: Area,
    /// The rule above the footer; no height on a low screen.
    pub rule: Area,
    /// Keys and messages.
    pub footer: Area,
}

/// The bands of a screen.
#[must_use]
pub fn frame(size: Size) -> Frame {
    let band = |y, height| Area { x: 0, y, width: size.columns, height };
    let rule = u16::from(size.rows >= 10);
    let header = size.rows.min(1);
    let footer = u16::from(size.rows >= 2);
    let body = size.rows.saturating_sub(header + rule + footer);
    Frame {
        header: band(0, header),
        body: band(header, body),
        rule: band(header + body, rule),
        footer: band(header + body + rule, footer),
    }
}

/// Which pane of a plan's view has the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Focus {
    /// The outline.
    #[default]
    Tree,
    /// The reading pane.
    Text,
}

/// The panes of a plan's view. One that is not shown has no width.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Panes {
    /// The outline.
    pub tree: Area,
    /// The line between the two.
    pub divider: Area,
    /// The reading pane, its margins included.
    pub text: Area,
}

/// How wide the tree is unless someone widened it.
#[must_use]
pub fn default_split(size: Size) -> u16 {
    (size.columns * 9 / 20).clamp(24, 48)
}

/// The panes inside `body`; `split` is the tree's width where both are shown.
#[must_use]
pub fn panes(size: Size, focus: Focus, zoomed: bool, split: u16) -> Panes {
    let body = frame(size).body;
    let none = Area { width: 0, ..body };
    if zoomed || !size.has_two_panes() {
        return match focus {
            Focus::Tree => Panes { tree: body, divider: none, text: none },
            Focus::Text => Panes { tree: none, divider: none, text: body },
        };
    }
    let tree = split.clamp(16, body.width.saturating_sub(24));
    Panes {
        tree: Area { width: tree, ..body },
        divider: Area { x: tree, width: 1, ..body },
        text: Area { x: tree + 1, width: body.width - tree - 1, ..body },
    }
}

/// The column of running text inside the reading pane: a margin of one column, at most
/// [`TEXT_COLUMNS`] wide, and in the middle where the pane is much wider.
#[must_use]
pub fn text_column(pane: Area) -> Area {
    let inner = pane.inset(1);
    let width = inner.width.min(TEXT_COLUMNS);
    let spare = inner.width - width;
    let x = inner.x + if spare > 8 { spare / 2 } else { 0 };
    Area { x, width, ..inner }
}

/// The parts of the indicator table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TableAreas {
    /// The titles of the columns.
    pub head: Area,
    /// The rows.
    pub rows: Area,
    /// The marked indicator in full; no height on a low screen.
    pub detail: Area,
}

/// The indicator table in a screen's body, or in what a card beside it leaves of it.
#[must_use]
pub fn table(size: Size, beside_card: bool) -> TableAreas {
    let mut body = frame(size).body;
    if beside_card && has_room_beside_table(size) {
        body.width = card(size, true).x.saturating_sub(CARD_MARGIN);
    }
    let head = body.height.min(1);
    let detail = match body.height {
        12.. => 4,
        7.. => 2,
        _ => 0,
    };
    TableAreas {
        head: Area { height: head, ..body },
        rows: Area { y: body.y + head, height: body.height.saturating_sub(head + detail), ..body },
        detail: Area { y: body.bottom() - detail, height: detail, ..body },
    }
}

/// Blank columns between two columns of a table.
pub const TABLE_GAP: usize = 2;

/// The least a figure's column is narrowed to, in columns: `100.000.00`.
const LEAST_FIGURE: usize = 9;

/// How many columns from the left are those one always needs: name, unit, baseline, target, binding, status.
const NEEDED: usize = 6;

/// The widths of a table's columns on a screen, from the widths their cells would like; `is_figure` says which
/// may be narrowed. First the figures' columns give way, then the name, but never under a quarter of the
/// screen, so that the columns one needs are seen together.
#[must_use]
pub fn table_columns(wanted: &[usize], is_figure: &[bool], columns: usize) -> Vec<usize> {
    let mut widths = wanted.to_vec();
    // One column at the left is the mark's.
    let used =
        |widths: &[usize]| widths.iter().take(NEEDED).map(|w| w + TABLE_GAP).sum::<usize>() + 1 - TABLE_GAP;
    for (width, _) in widths.iter_mut().zip(is_figure).filter(|(_, is_figure)| **is_figure) {
        if used(wanted) > columns {
            *width = (*width).min(LEAST_FIGURE);
        }
    }
    let over = used(&widths).saturating_sub(columns);
    if let Some(name) = widths.first_mut() {
        *name = name.saturating_sub(over).max(columns / 4).min(*name);
    }
    widths
}

/// How many columns behind the name must move out of sight before the last one is seen whole.
#[must_use]
pub fn columns_to_skip(widths: &[usize], columns: usize) -> usize {
    let room = columns.saturating_sub(1 + widths.first().copied().unwrap_or(0));
    let mut used = 0;
    let fitting = widths.iter().skip(1).rev().take_while(|&&width| {
        used += width + TABLE_GAP;
        used <= room
    });
    widths.len().saturating_sub(1 + fitting.count().max(1))
}

/// Blank columns at each side of a card.
pub const CARD_MARGIN: u16 = 2;

/// Whether a card finds room beside the table.
#[must_use]
pub const fn has_room_beside_table(size: Size) -> bool {
    size.columns >= 120
}

/// The card: beside the table on a wide screen, else over the whole body.
#[must_use]
pub fn card(size: Size, beside_table: bool) -> Area {
    let body = frame(size).body;
    if beside_table && has_room_beside_table(size) {
        let width = size.columns * 2 / 5;
        return Area { x: size.columns - width, width, ..body }.inset(CARD_MARGIN);
    }
    let inner = body.inset(CARD_MARGIN);
    let width = inner.width.min(TEXT_COLUMNS);
    Area { x: inner.x + (inner.width - width) / 2, width, ..inner }
}

/// The help screen's lines.
#[must_use]
pub fn help(size: Size) -> Area {
    frame(size).body.inset(2)
}

/// The parts of the note editor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NoteAreas {
    /// Everything, with the rule at its top.
    pub whole: Area,
    /// The text.
    pub text: Area,
}

/// The note editor: the lower part of the body, so that what the note is about stays in sight.
#[must_use]
pub fn note(size: Size) -> NoteAreas {
    let body = frame(size).body;
    let height = (body.height / 2).clamp(3, 12).min(body.height);
    let whole = Area { y: body.bottom() - height, height, ..body };
    let head = height.min(2);
    let text = Area { y: whole.y + head, height: height - head, ..whole }.inset(1);
    NoteAreas { whole, text }
}

/// The parts of the search.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FinderAreas {
    /// The query.
    pub input: Area,
    /// The hits.
    pub hits: Area,
    /// The marked hit's surroundings; no height on a low screen.
    pub preview: Area,
}

/// The search in a screen's body.
#[must_use]
pub fn finder(size: Size) -> FinderAreas {
    let body = frame(size).body;
    let input = body.height.min(1);
    let preview = if body.height >= 14 { body.height / 3 } else { 0 };
    let hits = body.height.saturating_sub(input + preview);
    FinderAreas {
        input: Area { height: input, ..body },
        hits: Area { y: body.y + input, height: hits, ..body },
        preview: Area { y: body.bottom() - preview, height: preview, ..body },
    }
}

/// An area for a popup of this size in the middle of `within`, cut down to fit.
#[must_use]
pub fn centred(within: Area, width: u16, height: u16) -> Area {
    let width = width.min(within.width);
    let height = height.min(within.height);
    Area {
        x: within.x + (within.width - width) / 2,
        y: within.y + (within.height - height) / 2,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_area_leaves_the_screen() {
        for columns in 0..130 {
            for rows in 0..30 {
                let size = Size { columns, rows };
                for focus in [Focus::Tree, Focus::Text] {
                    for zoomed in [false, true] {
                        let p = panes(size, focus, zoomed, 36);
                        for area in [p.tree, p.divider, p.text, text_column(p.text), centred(p.text, 50, 9)] {
                            assert!(area.right() <= columns && area.bottom() <= rows, "{size:?} {area:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn narrow_screens_show_one_pane_at_a_time() {
        let size = Size { columns: 40, rows: 12 };
        let p = panes(size, Focus::Tree, false, 36);
        assert_eq!((p.tree.width, p.text.width), (40, 0));
        let p = panes(size, Focus::Text, false, 36);
        assert_eq!((p.tree.width, p.text.width), (0, 40));
    }

    #[test]
    fn the_columns_one_needs_are_seen_together() {
        let wanted = [60, 9, 16, 16, 6, 8, 16];
        let is_figure = [false, false, true, true, false, false, true];
        let widths = table_columns(&wanted, &is_figure, 80);
        assert!(
            1 + widths.iter().take(6).map(|w| w + TABLE_GAP).sum::<usize>() - TABLE_GAP <= 80,
            "{widths:?}"
        );
        assert_eq!(table_columns(&wanted, &is_figure, 200), wanted, "nothing gives way without need");
        assert!(table_columns(&wanted, &is_figure, 20)[0] >= 5);
    }

    #[test]
    fn running_text_is_never_wider_than_a_page() {
        let p = panes(Size { columns: 200, rows: 60 }, Focus::Text, true, 36);
        let column = text_column(p.text);
        assert_eq!(column.width, TEXT_COLUMNS);
        assert!(column.x > 40, "in the middle of a wide pane");
    }
}
