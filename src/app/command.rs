//! A command is something a person can ask for by name: by a key, or in the palette.
//!
//! The key map, the help screen, the palette and the README's table of keys all speak of commands, so a
//! command is described in one place only.

use crate::words::{Phrase, screen as w};

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $phrase:ident,)*) => {
        /// Something a person can ask for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// All commands, in the order of the help screen.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What the command does, in a few words.
            #[must_use]
            pub const fn phrase(self) -> Phrase {
                match self {
                    $(Self::$name => w::$phrase,)*
                }
            }
        }
    };
}

commands! {
    /// The next row or line.
    Down = DO_DOWN,
    /// The row or line before.
    Up = DO_UP,
    /// The first row.
    First = DO_FIRST,
    /// The last row.
    Last = DO_LAST,
    /// Half a page down.
    HalfPageDown = DO_HALF_PAGE_DOWN,
    /// Half a page up.
    HalfPageUp = DO_HALF_PAGE_UP,
    /// A page down.
    PageDown = DO_PAGE_DOWN,
    /// A page up.
    PageUp = DO_PAGE_UP,
    /// Fold, climb, or move the columns of the table.
    Left = DO_LEFT,
    /// Unfold, descend, or move the columns of the table.
    Right = DO_RIGHT,
    /// Open what is marked.
    Open = DO_OPEN,
    /// The other pane.
    OtherPane = DO_OTHER_PANE,
    /// Only this pane, or both.
    Zoom = DO_ZOOM,
    /// A narrower tree.
    Narrower = DO_NARROWER,
    /// A wider tree.
    Wider = DO_WIDER,
    /// One level more, or all folded.
    FoldLevels = DO_FOLD_LEVELS,
    /// The digest or the full text.
    OtherText = DO_OTHER_TEXT,
    /// Search everything.
    Search = DO_SEARCH,
    /// The next place in the text where the words searched for stand.
    FindNext = DO_FIND_NEXT,
    /// The place before.
    FindPrevious = DO_FIND_PREVIOUS,
    /// The indicator table.
    Indicators = DO_INDICATORS,
    /// The list of plans.
    Library = DO_LIBRARY,
    /// Sort the table.
    Sort = DO_SORT,
    /// Filter the table.
    Filter = DO_FILTER,
    /// One indicator or measure, large.
    Card = DO_CARD,
    /// The same quantity in all plans.
    Compare = DO_COMPARE,
    /// Set a status.
    Status = DO_STATUS,
    /// Add a note.
    AddNote = DO_ADD_NOTE,
    /// Rewrite the latest note of one's own.
    EditNote = DO_EDIT_NOTE,
    /// Strike out the latest note.
    StrikeNote = DO_STRIKE_NOTE,
    /// Enter an actual value.
    AddReading = DO_ADD_READING,
    /// Say who answers for it.
    SetOwner = DO_SET_OWNER,
    /// Say when it is due.
    SetDue = DO_SET_DUE,
    /// Take the last change back.
    Undo = DO_UNDO,
    /// Make it again.
    Redo = DO_REDO,
    /// Copy as a sentence with its source.
    Copy = DO_COPY,
    /// Set or take away a bookmark.
    Bookmark = DO_BOOKMARK,
    /// The list of bookmarks.
    Bookmarks = DO_BOOKMARKS,
    /// The records whose place is gone.
    Loose = DO_LOOSE,
    /// Where one was before.
    Back = DO_BACK,
    /// Forward again.
    Forward = DO_FORWARD,
    /// All commands by name.
    Palette = DO_PALETTE,
    /// The keys.
    Help = DO_HELP,
    /// Chinese or English words.
    Language = DO_LANGUAGE,
    /// Draw everything anew.
    Redraw = DO_REDRAW,
    /// Stop for a while and go back to the shell.
    Suspend = DO_SUSPEND,
    /// Leave.
    Quit = DO_QUIT,
}
