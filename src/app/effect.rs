//! An effect is what an update asks the outside world to do. The runtime does it and answers with an action.

use super::import::Prepared;
use crate::plan::Address;
use crate::record::{Change, Draft};
use std::sync::Arc;

/// Why records are changed; it decides what undo and redo remember.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// A person's new change.
    Do,
    /// A change is taken back.
    Undo,
    /// A change is made again.
    Redo,
}

/// Something to be done outside the model.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Read these plans and their records.
    OpenPlans(Vec<usize>),
    /// Read all plans for searching, behind the screen. Once is enough.
    ReadLibrary,
    /// Look for what was typed, behind the screen; a later one makes this one void.
    Search {
        /// The number of the search.
        number: u64,
        /// What was typed.
        typed: String,
        /// How many hits are on the screen, whose plans are wanted too.
        rows: usize,
    },
    /// Read plans for the hits on the screen, without opening them.
    ReadPlans(Vec<usize>),
    /// Change a plan's records and save them.
    Change {
        /// The plan's position in the library.
        plan: usize,
        /// The changes, in order.
        changes: Vec<Change>,
        /// Why.
        purpose: Purpose,
    },
    /// Keep a half-written note; an empty one is forgotten.
    SaveDraft {
        /// The plan's position in the library.
        plan: usize,
        /// The section's or indicator's id.
        id: String,
        /// What was written so far.
        draft: Draft,
    },
    /// Look for records whose place is gone.
    ListLoose,
    /// Move what was added at one address to another.
    Attach {
        /// Where it is.
        from: Address,
        /// Where it is to be.
        to: Address,
    },
    /// Do all that was asked for so far, then say so.
    Finish,
    /// Find what a path that was typed can be completed to.
    CompletePath(String),
    /// Read the document of this path, as it was typed, beside the screen.
    Import(String),
    /// Give up reading it.
    CancelImport,
    /// Save the plan that was read, and its actual values.
    SaveImport(Arc<Prepared>),
    /// Remember how the screen was left.
    SaveMemory,
    /// Put a text on the clipboard of the person's own machine.
    Copy(String),
    /// Draw every cell anew.
    Repaint,
    /// Stop until the shell continues us.
    Suspend,
    /// Leave.
    Quit,
}
