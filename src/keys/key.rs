//! A key is one press on the keyboard, whatever terminal it came through.

use std::fmt;

/// One key as pressed; modifiers other than these are dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character, with its shift already applied.
    Char(char),
    /// Ctrl and a character, in lower case.
    Ctrl(char),
    /// Alt and a character.
    Alt(char),
    /// Return.
    Enter,
    /// Alt and return.
    AltEnter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and tab.
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
    /// A function key.
    F(u8),
}

impl Key {
    /// The key an input method in full-width or Chinese-punctuation state hides: `ｊ` is `j`, `？` is `?`,
    /// `、` is `/` (the key beside the right shift). Other keys are themselves.
    #[must_use]
    pub fn ascii_twin(self) -> Self {
        let Self::Char(c) = self else { return self };
        let twin = match c {
            // Full-width forms lie in the order of ASCII.
            '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
            '\u{3000}' => ' ',
            '、' => '/',
            '。' => '.',
            '【' | '「' => '[',
            '】' | '」' => ']',
            '《' => '<',
            '》' => '>',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '·' => '`',
            '￥' => '$',
            '…' => '^',
            '—' => '_',
            other => other,
        };
        Self::Char(twin)
    }

    /// Reads a key's name as [`Display`](fmt::Display) writes it: `j`, `Ctrl-d`, `Alt-Enter`, `PgDn`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut chars = name.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Some(Self::Char(c));
        }
        if let Some((_, key)) = NAMES.iter().find(|(n, _)| *n == name).copied() {
            return Some(key);
        }
        if let Some(c) = name.strip_prefix("Ctrl-").and_then(only_char) {
            return Some(Self::Ctrl(c));
        }
        if let Some(c) = name.strip_prefix("Alt-").and_then(only_char) {
            return Some(Self::Alt(c));
        }
        name.strip_prefix('F')?.parse().ok().map(Self::F)
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

const NAMES: &[(&str, Key)] = &[
    ("Space", Key::Char(' ')),
    ("Enter", Key::Enter),
    ("Alt-Enter", Key::AltEnter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("Shift-Tab", Key::BackTab),
    ("Backspace", Key::Backspace),
    ("Del", Key::Delete),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, key)| key == self) {
            return f.write_str(name);
        }
        match self {
            Self::Char(c) => write!(f, "{c}"),
            Self::Ctrl(c) => write!(f, "Ctrl-{c}"),
            Self::Alt(c) => write!(f, "Alt-{c}"),
            Self::F(n) => write!(f, "F{n}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let keys = [
            Key::Char('j'),
            Key::Char(' '),
            Key::Ctrl('d'),
            Key::Alt('x'),
            Key::AltEnter,
            Key::PageDown,
            Key::F(5),
            Key::Char('中'),
        ];
        for key in keys {
            assert_eq!(Key::parse(&key.to_string()), Some(key), "{key}");
        }
        assert_eq!(Key::parse("Ctrl-"), None);
        assert_eq!(Key::parse("nonsense"), None);
    }

    #[test]
    fn an_input_method_hides_no_key() {
        for (typed, meant) in [
            ('ｊ', 'j'),
            ('？', '?'),
            ('：', ':'),
            ('、', '/'),
            ('【', '['),
            ('’', '\''),
            ('\u{3000}', ' '),
            ('中', '中'),
        ] {
            assert_eq!(Key::Char(typed).ascii_twin(), Key::Char(meant), "{typed}");
        }
    }
}
