//! An action is anything that happens to the model: a command, a character typed, an answer from outside.

use super::command::Command;
use super::desk::{Desk, Found};
use super::effect::Purpose;
use super::home::Brief;
use super::import::ImportNews;
use super::layout::Size;
use super::model::View;
use super::overlay::Spot;
use crate::plan::{Address, Library};
use crate::record::{Change, Draft, Loose, RecordFile, StoreError};
use crate::search;
use crate::text::Ambiguous;
use std::sync::Arc;

/// A change to the text being typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// A character.
    Insert(char),
    /// A pasted text.
    Paste(String),
    /// The character before the caret goes.
    Backspace,
    /// The character after the caret goes.
    Delete,
    /// The word before the caret goes.
    DeleteWord,
    /// All before the caret in its line goes.
    DeleteToStart,
    /// The caret moves left.
    Left,
    /// The caret moves right.
    Right,
    /// The caret moves to the line's start.
    Home,
    /// The caret moves to the line's end.
    End,
}

/// What happens to the model.
#[derive(Clone, Debug)]
pub enum Action {
    /// A command was given.
    Do(Command),
    /// The text being typed changes.
    Edit(Edit),
    /// One step back: out of a popup, a card, a view.
    Escape,
    /// A popup is done: its input is to be taken.
    Confirm,
    /// A new line inside the text being typed.
    NewLine,
    /// The next field of a form, or the next kind of note.
    NextField,
    /// The field before.
    PreviousField,
    /// A choice was picked from a popup, by its digit or letter.
    Pick(char),
    /// A click on a cell of the screen.
    Click {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The screen has another size.
    Resize(Size),
    /// The terminal said how wide it draws ambiguous characters.
    Ambiguous(Ambiguous),
    /// No key came for a moment: what lags behind may catch up.
    Settle,
    /// A place is to be shown.
    Show {
        /// Which.
        spot: Spot,
        /// In which view.
        view: View,
    },
    /// Plans and their records were read, and they can be laid open.
    PlansOpened {
        /// Their positions in the library, and what was found.
        plans: Vec<(usize, Found)>,
        /// The positions of those that could not be read.
        unreadable: Vec<usize>,
    },
    /// Some more plans of the library were read for searching.
    LibraryRead {
        /// How many are read by now.
        done: usize,
        /// What was read since the last time.
        briefs: Vec<(usize, Brief)>,
        /// Which cannot be read, and why.
        broken: Vec<(usize, String)>,
    },
    /// A search is done, as far as the library has been read.
    HitsFound {
        /// The number of the search.
        number: u64,
        /// Its hits.
        hits: search::Found,
        /// The plans of the first of them, with their positions.
        plans: Vec<(usize, Desk)>,
    },
    /// Plans of hits were read.
    PlansRead(Vec<(usize, Desk)>),
    /// The file of an open plan is gone.
    PlanGone {
        /// The plan.
        plan: usize,
    },
    /// Someone else saved a plan's records, and they were read again.
    RecordsRead {
        /// The plan.
        plan: usize,
        /// Its records as they now are; none if they cannot be read.
        records: RecordFile,
        /// Why they cannot be read.
        problem: Option<Arc<StoreError>>,
    },
    /// A change was saved.
    Changed {
        /// The plan.
        plan: usize,
        /// Its records as they now are.
        records: RecordFile,
        /// What would take the change back, in the order to apply.
        inverses: Vec<Change>,
        /// What the change was for.
        purpose: Purpose,
    },
    /// A change could not be saved.
    NotChanged {
        /// The plan.
        plan: usize,
        /// The changes that were not made.
        changes: Vec<Change>,
        /// What they were for.
        purpose: Purpose,
        /// Why.
        error: Arc<StoreError>,
    },
    /// A draft could not be saved.
    DraftNotSaved {
        /// The plan.
        plan: usize,
        /// What the draft is kept under.
        id: String,
        /// What was written so far.
        draft: Draft,
        /// Why.
        error: Arc<StoreError>,
    },
    /// The records whose place is gone.
    LooseFound(Vec<Loose>),
    /// What was added at one address was moved to another.
    Attached {
        /// Where it was.
        from: Address,
        /// Where it is.
        to: Address,
        /// The records of the plan where it is, as they now are.
        records: RecordFile,
    },
    /// It could not be moved.
    NotAttached(Arc<StoreError>),
    /// All that was asked for is done.
    Finished,
    /// Something came back about an import.
    Imported(ImportNews),
    /// The library holds new plans, or other texts of plans.
    LibraryRenewed {
        /// The library as it is now. Plans keep their positions.
        library: Arc<Library>,
        /// The positions of the plans that are new or other than before.
        changed: Vec<usize>,
        /// Whether someone else did it.
        by_others: bool,
    },
    /// A text went to the clipboard, or was too long for it.
    Copied {
        /// The text.
        text: String,
        /// Whether it went.
        sent: bool,
    },
    /// The program must end now: a signal, or the terminal is gone.
    Terminate,
}
