//! The key map: which key asks for what, in which situation.
//!
//! It is at once the program's behaviour, its help screen and the README's table of keys, so none of them can
//! lie. Outside of typing, a key counts as its ASCII twin, so an input method left on hides nothing.

use super::Key;
use crate::app::{Action, Command, Edit, Scope};

/// A key or several that do the same.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub scopes: &'static [Scope],
    /// The keys, the one to be shown first.
    pub keys: &'static [Key],
    /// What they ask for.
    pub command: Command,
}

use Key::{Char as C, Ctrl};
use Scope::{Browse, Card, Filter, Finder, Help, List, Note, Table};

/// Views and cards: where all commands hold.
const VIEWS: &[Scope] = &[Browse, Table, Card];
/// Whatever has rows or lines to move along by letters.
const LISTS: &[Scope] = &[Browse, Table, Card, Help, List, Filter];
/// Whatever has rows or lines, also where letters are typed.
const ROWS: &[Scope] = &[Browse, Table, Card, Help, List, Filter, Finder, Note];
/// Whatever has pages.
const PAGES: &[Scope] = &[Browse, Table, Card, Help, List, Finder];

const fn bind(scopes: &'static [Scope], keys: &'static [Key], command: Command) -> Binding {
    Binding { scopes, keys, command }
}

/// The default keys, in the order of the help screen.
const BINDINGS: &[Binding] = &[
    bind(LISTS, &[C('j')], Command::Down),
    bind(ROWS, &[Key::Down], Command::Down),
    bind(&[Finder], &[Ctrl('n')], Command::Down),
    bind(LISTS, &[C('k')], Command::Up),
    bind(ROWS, &[Key::Up], Command::Up),
    bind(&[Finder], &[Ctrl('p')], Command::Up),
    bind(LISTS, &[C('g'), Key::Home], Command::First),
    bind(LISTS, &[C('G'), Key::End], Command::Last),
    bind(LISTS, &[Ctrl('d')], Command::HalfPageDown),
    bind(LISTS, &[Ctrl('u')], Command::HalfPageUp),
    bind(PAGES, &[Key::PageDown], Command::PageDown),
    bind(PAGES, &[Key::PageUp], Command::PageUp),
    bind(LISTS, &[Ctrl('f')], Command::PageDown),
    bind(LISTS, &[Ctrl('b')], Command::PageUp),
    bind(&[Browse, Table, Filter], &[C('h'), Key::Left], Command::Left),
    bind(&[Browse, Table, Filter], &[C('l'), Key::Right], Command::Right),
    bind(&[Browse, Table], &[Key::Enter], Command::Open),
    bind(&[Browse, Table], &[Key::Tab, Key::BackTab], Command::OtherPane),
    bind(&[Browse], &[C('o')], Command::Zoom),
    bind(&[Browse], &[C('<')], Command::Narrower),
    bind(&[Browse], &[C('>')], Command::Wider),
    bind(&[Browse], &[C('z')], Command::FoldLevels),
    bind(&[Browse], &[C('t')], Command::OtherText),
    bind(VIEWS, &[C('/')], Command::Search),
    bind(&[Browse], &[C('n')], Command::FindNext),
    bind(&[Browse], &[C('N')], Command::FindPrevious),
    bind(VIEWS, &[C('i')], Command::Indicators),
    bind(VIEWS, &[C('L')], Command::Library),
    bind(&[Table], &[C('s')], Command::Sort),
    bind(&[Table], &[C('F')], Command::Filter),
    bind(VIEWS, &[C(' ')], Command::Card),
    bind(VIEWS, &[C('c')], Command::Compare),
    bind(VIEWS, &[C('f')], Command::Status),
    bind(VIEWS, &[C('a')], Command::AddNote),
    bind(VIEWS, &[C('A')], Command::EditNote),
    bind(VIEWS, &[C('X')], Command::StrikeNote),
    bind(VIEWS, &[C('e')], Command::AddReading),
    bind(VIEWS, &[C('O')], Command::SetOwner),
    bind(VIEWS, &[C('D')], Command::SetDue),
    bind(VIEWS, &[C('u')], Command::Undo),
    bind(VIEWS, &[Ctrl('r')], Command::Redo),
    bind(VIEWS, &[C('y')], Command::Copy),
    bind(VIEWS, &[C('b')], Command::Bookmark),
    bind(VIEWS, &[C('\'')], Command::Bookmarks),
    bind(VIEWS, &[C('[')], Command::Back),
    bind(VIEWS, &[C(']')], Command::Forward),
    bind(VIEWS, &[C(':')], Command::Palette),
    bind(VIEWS, &[C('?'), Key::F(1)], Command::Help),
    bind(Scope::ALL, &[Ctrl('l')], Command::Redraw),
    bind(Scope::ALL, &[Ctrl('z')], Command::Suspend),
    bind(&[Browse, Table, Card, Help, List], &[C('q')], Command::Quit),
    bind(Scope::ALL, &[Ctrl('c')], Command::Quit),
];

/// All bindings, in the order of the help screen.
#[must_use]
pub const fn bindings() -> &'static [Binding] {
    BINDINGS
}

/// The keys of a command wherever it holds, the one to be shown first, none twice.
#[must_use]
pub fn keys_for(command: Command) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for key in BINDINGS.iter().filter(|b| b.command == command).flat_map(|b| b.keys) {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    keys
}

/// What a key asks for in a situation; `None` if nothing.
#[must_use]
pub fn action_for(scope: Scope, key: Key) -> Option<Action> {
    let key = if scope.is_typing() { key } else { key.ascii_twin() };
    if let Some(action) = input_action(scope, key) {
        return Some(action);
    }
    let bound = BINDINGS.iter().find(|b| b.scopes.contains(&scope) && b.keys.contains(&key));
    bound.map(|b| Action::Do(b.command))
}

/// Keys that do not name a command: they close popups, pick, and change the text being typed.
fn input_action(scope: Scope, key: Key) -> Option<Action> {
    match (scope, key) {
        (_, Key::Esc) | (Scope::Help, Key::Char('?')) => Some(Action::Escape),
        (Scope::Note, Key::AltEnter | Ctrl('j')) => Some(Action::NewLine),
        (Scope::Browse | Scope::Table, Key::Enter) => None,
        (_, Key::Enter) => Some(Action::Confirm),
        (Scope::Pick, Key::Char(c)) => Some(Action::Pick(c)),
        (Scope::Form | Scope::FilterWords, Key::Down) | (Scope::Filter, Key::Tab) => Some(Action::NextField),
        (Scope::Form | Scope::FilterWords, Key::Up) | (Scope::Filter, Key::BackTab) => {
            Some(Action::PreviousField)
        }
        _ if scope.is_typing() => typing_action(key),
        _ => None,
    }
}

fn typing_action(key: Key) -> Option<Action> {
    let edit = match key {
        Key::Char(c) => Edit::Insert(c),
        Key::Backspace | Ctrl('h') => Edit::Backspace,
        Key::Delete | Ctrl('d') => Edit::Delete,
        Ctrl('w') => Edit::DeleteWord,
        Ctrl('u') => Edit::DeleteToStart,
        Key::Left | Ctrl('b') => Edit::Left,
        Key::Right | Ctrl('f') => Edit::Right,
        Key::Home | Ctrl('a') => Edit::Home,
        Key::End | Ctrl('e') => Edit::End,
        Key::Tab => return Some(Action::NextField),
        Key::BackTab => return Some(Action::PreviousField),
        _ => return None,
    };
    Some(Action::Edit(edit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_bound_twice_in_one_situation() {
        for scope in Scope::ALL {
            let keys: Vec<Key> =
                BINDINGS.iter().filter(|b| b.scopes.contains(scope)).flat_map(|b| b.keys).copied().collect();
            for (at, key) in keys.iter().enumerate() {
                assert!(!keys[..at].contains(key), "{key} in {scope:?}");
                assert!(!matches!(key, Key::Char(_)) || !scope.is_typing(), "{key} is text in {scope:?}");
            }
        }
    }

    #[test]
    fn every_command_has_a_key_but_for_what_is_seldom_wanted() {
        for &command in Command::ALL {
            let is_seldom = matches!(command, Command::Language | Command::Loose);
            assert_eq!(keys_for(command).is_empty(), is_seldom, "{command:?}");
        }
    }

    #[test]
    fn an_input_method_left_on_hides_no_command() {
        for (typed, command) in
            [('？', Command::Help), ('、', Command::Search), ('ｊ', Command::Down), ('：', Command::Palette)]
        {
            let action = action_for(Scope::Browse, Key::Char(typed));
            assert!(matches!(action, Some(Action::Do(c)) if c == command), "{typed}");
        }
        assert!(matches!(action_for(Scope::Note, Key::Char('？')), Some(Action::Edit(Edit::Insert('？')))));
    }

    #[test]
    fn letters_are_text_where_text_is_typed() {
        for scope in Scope::ALL.iter().filter(|s| s.is_typing()) {
            assert!(matches!(action_for(*scope, Key::Char('q')), Some(Action::Edit(Edit::Insert('q')))));
        }
    }
}
