//! A key: one press, as the program cares for it.
//!
//! Modifiers that no binding uses are dropped before a `Key` is made, so two presses that mean the
//! same are the same value.

/// One key as pressed; modifiers other than these are dropped.
///
/// The character of `Ctrl` is lower case: Ctrl-J arrives as `Ctrl('j')`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character, with Shift already applied.
    Char(char),
    /// A character with Ctrl held.
    Ctrl(char),
    /// A character with Alt held.
    Alt(char),
    /// Enter or Return.
    Enter,
    /// Enter with Alt held.
    AltEnter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with Shift held.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, counted from 1.
    F(u8),
}
