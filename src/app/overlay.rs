//! An overlay is what lies on top of a view and has the keys: search, popups, editors, the card, help.
//!
//! Overlays lie in a stack; the top one gets the keys, and `Esc` takes it off.

use super::desk::Desk;
use super::editor::Editor;
use super::import::PathForm;
use crate::compare::Comparison;
use crate::plan::{Address, Place};
use crate::record::{Loose, NoteKind};
use crate::search::{Counted, Hit};
use std::collections::BTreeMap;

/// A section or indicator of a plan of the library.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Spot {
    /// The plan's position in the library.
    pub plan: usize,
    /// The section or indicator.
    pub place: Place,
}

/// The search being typed and its hits.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// The query.
    pub editor: Editor,
    /// The best hits.
    pub hits: Vec<Hit>,
    /// How many there are in all, as far as they are counted.
    pub total: usize,
    /// How far that is.
    pub counted: Counted,
    /// The marked hit.
    pub row: usize,
    /// The first hit on the screen.
    pub top: usize,
    /// Which remembered query was called up, 0 being the latest.
    pub recalled: Option<usize>,
    /// Plans of the hits on the screen that do not lie open: that of the marked one, and the others once keys pause.
    pub desks: BTreeMap<usize, Desk>,
    /// Whether there are others to be read.
    pub lags: bool,
    /// The number of the search whose hits are shown, and of the one asked for last.
    pub shown: u64,
    /// See `shown`.
    pub asked: u64,
    /// What was added at this address is moved to the hit that is taken; `None` only goes there.
    pub attaches: Option<Address>,
}

/// A note being written.
#[derive(Clone, PartialEq, Debug)]
pub struct NoteEditor {
    /// What it is for.
    pub spot: Spot,
    /// What kind of note it is.
    pub kind: NoteKind,
    /// Its text.
    pub editor: Editor,
    /// The note that is rewritten, by id; a new one if `None`.
    pub rewrites: Option<String>,
    /// Whether this differs from the draft on the disk.
    pub unsaved: bool,
}

/// An actual value being entered.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadingForm {
    /// The indicator.
    pub spot: Spot,
    /// Year, value, source, in this order.
    pub fields: [Editor; 3],
    /// The field that has the caret.
    pub field: usize,
    /// Whether this differs from the draft on the disk.
    pub unsaved: bool,
}

/// What a one-line form asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Who answers for it.
    Owner,
    /// When it is due.
    Due,
}

/// A one-line form.
#[derive(Clone, PartialEq, Debug)]
pub struct LineForm {
    /// What it is for.
    pub spot: Spot,
    /// What is asked.
    pub asked: Asked,
    /// The answer.
    pub editor: Editor,
    /// Whether this differs from the draft on the disk.
    pub unsaved: bool,
}

/// The rows of the filter form, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FilterRow {
    /// Words in the name and around it.
    Words,
    /// Binding or expected.
    Binding,
    /// The status.
    Status,
    /// The domain.
    Domain,
    /// Table or prose.
    Origin,
}

impl FilterRow {
    /// All rows.
    pub const ALL: [Self; 5] = [Self::Words, Self::Binding, Self::Status, Self::Domain, Self::Origin];
}

/// The filter being set; it works on the table at once.
#[derive(Clone, PartialEq, Debug)]
pub struct FilterForm {
    /// The marked row, as a position in [`FilterRow::ALL`].
    pub row: usize,
    /// The words being typed.
    pub words: Editor,
}

/// All commands by name.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Palette {
    /// What was typed to narrow them.
    pub editor: Editor,
    /// The marked command.
    pub row: usize,
}

/// What lies on top.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The search.
    Search(Finder),
    /// The choice of a status.
    Status(Spot),
    /// A note being written.
    Note(NoteEditor),
    /// An actual value being entered.
    Reading(ReadingForm),
    /// Owner or due date being entered.
    Line(LineForm),
    /// The choice of a column to sort by.
    Sort,
    /// The filter.
    Filter(FilterForm),
    /// One indicator or section, large.
    Card {
        /// Which.
        spot: Spot,
        /// The first line shown.
        top: usize,
    },
    /// The same quantity in all plans.
    Compare {
        /// What was found.
        comparison: Comparison,
        /// The marked row.
        row: usize,
    },
    /// What happened to one indicator or section.
    History {
        /// Which.
        spot: Spot,
        /// The first line shown.
        top: usize,
    },
    /// The keys.
    Help {
        /// The first line shown.
        top: usize,
    },
    /// All commands.
    Palette(Palette),
    /// The path of a document to be imported.
    Import(PathForm),
    /// The report of a document that was read and not saved yet.
    Imported {
        /// The first line shown.
        top: usize,
    },
    /// The question whether the document that was read is to take the place of another plan.
    Replace,
    /// The records whose place is gone.
    Loose {
        /// The records.
        list: Vec<Loose>,
        /// The marked one.
        row: usize,
    },
    /// The bookmarks.
    Bookmarks {
        /// The marked one.
        row: usize,
    },
}

/// In what situation a key is pressed; the key map has one table for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Scope {
    /// The library, the tree or the text.
    Browse,
    /// The indicator table.
    Table,
    /// The card.
    Card,
    /// The help screen, or a history.
    Help,
    /// A list without input: bookmarks, a comparison, a report.
    List,
    /// A list narrowed by typing: search, palette.
    Finder,
    /// A popup where one character picks: status, sort.
    Pick,
    /// The filter, on a row that is chosen from.
    Filter,
    /// The filter, on the row that is typed into.
    FilterWords,
    /// The note editor.
    Note,
    /// A form of one-line fields.
    Form,
}

impl Scope {
    /// All situations.
    pub const ALL: &[Self] = &[
        Self::Browse,
        Self::Table,
        Self::Card,
        Self::Help,
        Self::List,
        Self::Finder,
        Self::Pick,
        Self::Filter,
        Self::FilterWords,
        Self::Note,
        Self::Form,
    ];

    /// Whether characters are text here, and so neither commands nor folded to their ASCII twins.
    #[must_use]
    pub const fn is_typing(self) -> bool {
        matches!(self, Self::Finder | Self::FilterWords | Self::Note | Self::Form)
    }
}

impl Overlay {
    /// The situation a key is pressed in.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Search(_) | Self::Palette(_) => Scope::Finder,
            Self::Status(_) | Self::Sort | Self::Replace => Scope::Pick,
            Self::Note(_) => Scope::Note,
            Self::Reading(_) | Self::Line(_) | Self::Import(_) => Scope::Form,
            Self::Filter(form) if FilterRow::ALL.get(form.row) == Some(&FilterRow::Words) => {
                Scope::FilterWords
            }
            Self::Filter(_) => Scope::Filter,
            Self::Card { .. } => Scope::Card,
            Self::Help { .. } | Self::History { .. } => Scope::Help,
            Self::Bookmarks { .. } | Self::Compare { .. } | Self::Imported { .. } | Self::Loose { .. } => {
                Scope::List
            }
        }
    }

    /// What moves in a list without input: its marked row, or the first line shown of what has no rows.
    pub const fn row_or_top(&mut self) -> Option<&mut usize> {
        match self {
            Self::Bookmarks { row } | Self::Compare { row, .. } | Self::Loose { row, .. } => Some(row),
            Self::Help { top }
            | Self::Card { top, .. }
            | Self::History { top, .. }
            | Self::Imported { top } => Some(top),
            _ => None,
        }
    }

    /// The text being typed, if any is.
    pub fn editor(&mut self) -> Option<&mut Editor> {
        match self {
            Self::Search(finder) => Some(&mut finder.editor),
            Self::Note(note) => Some(&mut note.editor),
            Self::Reading(form) => form.fields.get_mut(form.field),
            Self::Line(form) => Some(&mut form.editor),
            Self::Filter(form) => Some(&mut form.words),
            Self::Palette(palette) => Some(&mut palette.editor),
            Self::Import(form) => Some(&mut form.editor),
            _ => None,
        }
    }
}
