//! Decoding: bytes from a terminal to keys and cursor reports.
//!
//! Only for the moments before the key reader runs, so only for what a person may type in them: characters,
//! control characters, and the sequences of xterm's function and cursor keys. Every byte belongs to something;
//! what means nothing here is passed over whole, never read as the characters it is made of.

use crate::keys::Key;

/// What a run of bytes holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Parsed {
    /// The last cursor report, as (row, column), counted from 1.
    pub(super) report: Option<(u16, u16)>,
    /// The keys, in order.
    pub(super) typed: Vec<Key>,
    /// How many of the bytes these are made of.
    pub(super) length: usize,
    /// Whether those are all; what is left over begins something that may go on.
    pub(super) complete: bool,
}

/// One thing among the bytes.
enum Token {
    Report(u16, u16),
    Key(Key),
    Nothing,
}

/// Takes `bytes` apart as far as they go.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    let mut parsed = Parsed::default();
    while let Some((token, length)) = first(bytes.get(parsed.length..).unwrap_or_default()) {
        match token {
            Token::Report(row, column) => parsed.report = Some((row, column)),
            Token::Key(key) => parsed.typed.push(key),
            Token::Nothing => {}
        }
        parsed.length += length;
    }
    parsed.complete = parsed.length == bytes.len();
    parsed
}

/// What a left-over beginning meant, now that nothing came after it.
pub(super) fn last_words(left_over: &[u8]) -> Option<Key> {
    match left_over {
        [ESC] => Some(Key::Esc),
        [ESC, c @ (b'[' | b'O')] => Some(Key::Alt(char::from(*c))),
        _ => None,
    }
}

const ESC: u8 = 0x1b;
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// The first thing in `bytes` and its length; `None` when it is not all there.
fn first(bytes: &[u8]) -> Option<(Token, usize)> {
    match bytes {
        [] | [ESC] => None,
        [ESC, ESC, ..] => Some((Token::Key(Key::Esc), 1)),
        // What is pasted is not typed: to take it for keys would make it commands.
        [..] if bytes.starts_with(PASTE) => {
            let end = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END)?;
            Some((Token::Nothing, end + PASTE_END.len()))
        }
        [ESC, b'[', rest @ ..] => control_sequence(rest).map(|(token, length)| (token, 2 + length)),
        [ESC, b'O'] => None,
        [ESC, b'O', letter, ..] => Some((key(letter_key(*letter)), 3)),
        [ESC, rest @ ..] => character(rest).map(|(token, length)| (with_alt(token), 1 + length)),
        [..] => character(bytes),
    }
}

/// A control sequence (ECMA-48 §5.4) after its `ESC [`.
fn control_sequence(bytes: &[u8]) -> Option<(Token, usize)> {
    // The Linux console writes F1 to F5 as `ESC [ [` and a letter.
    if let [b'[', rest @ ..] = bytes {
        let letter = rest.first()?;
        let number = letter.checked_sub(b'A').filter(|number| *number < 5);
        return Some((key(number.map(|number| Key::F(number + 1))), 2));
    }
    let length = bytes.iter().position(|byte| !(0x20..0x40).contains(byte))?;
    let (parameters, last) = (bytes.get(..length)?, bytes.get(length)?);
    if !(0x40..0x7f).contains(last) {
        // Broken off; the byte that broke it is the next thing.
        return Some((Token::Nothing, length));
    }
    let mut numbers = parameters.split(|byte| *byte == b';').map(number);
    let token = match (last, numbers.next().flatten(), numbers.next().flatten()) {
        (b'R', Some(row), Some(column)) => Token::Report(row, column),
        (b'~', Some(number), _) => key(numbered_key(number)),
        (letter, ..) => key(letter_key(*letter)),
    };
    Some((token, length + 1))
}

fn number(digits: &[u8]) -> Option<u16> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn key(key: Option<Key>) -> Token {
    key.map_or(Token::Nothing, Token::Key)
}

const fn letter_key(letter: u8) -> Option<Key> {
    Some(match letter {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'Z' => Key::BackTab,
        b'P'..=b'S' => Key::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The numbers of `CSI n ~`, as in xterm's ctlseqs, "PC-Style Function Keys".
fn numbered_key(number: u16) -> Option<Key> {
    let function = |first: u16, key: u8| u8::try_from(number - first).ok().map(|n| Key::F(key + n));
    match number {
        1 | 7 => Some(Key::Home),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// A control character or one of UTF-8.
fn character(bytes: &[u8]) -> Option<(Token, usize)> {
    let byte = *bytes.first()?;
    let token = match byte {
        b'\r' => Token::Key(Key::Enter),
        b'\t' => Token::Key(Key::Tab),
        0x7f => Token::Key(Key::Backspace),
        0 => Token::Key(Key::Ctrl(' ')),
        0x01..=0x1a => Token::Key(Key::Ctrl(char::from(byte - 1 + b'a'))),
        // As crossterm names them.
        0x1c..=0x1f => Token::Key(Key::Ctrl(char::from(byte - 0x1c + b'4'))),
        _ => return utf8(bytes),
    };
    Some((token, 1))
}

fn utf8(bytes: &[u8]) -> Option<(Token, usize)> {
    let length = match bytes.first()? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let sequence = bytes.get(..length.min(bytes.len()))?;
    match std::str::from_utf8(sequence) {
        Ok(text) => Some((key(text.chars().next().map(Key::Char)), length)),
        Err(error) if error.error_len().is_none() => None,
        Err(_) => Some((Token::Nothing, 1)),
    }
}

fn with_alt(token: Token) -> Token {
    match token {
        Token::Key(Key::Char(c)) => Token::Key(Key::Alt(c)),
        Token::Key(Key::Enter) => Token::Key(Key::AltEnter),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(bytes: &[u8]) -> Vec<Key> {
        let parsed = parse(bytes);
        assert!(parsed.complete, "{bytes:?}");
        parsed.typed
    }

    #[test]
    fn keys_are_what_the_key_reader_would_say() {
        use Key::*;
        for (bytes, key) in [
            ("j", Char('j')),
            ("纲", Char('纲')),
            ("𬬻", Char('𬬻')),
            ("\r", Enter),
            ("\n", Ctrl('j')),
            ("\x0c", Ctrl('l')),
            ("\x7f", Backspace),
            ("\x1bx", Alt('x')),
            ("\x1b纲", Alt('纲')),
            ("\x1b\r", AltEnter),
            ("\x1b[A", Up),
            ("\x1bOB", Down),
            ("\x1b[1;5C", Right),
            ("\x1b[H", Home),
            ("\x1b[4~", End),
            ("\x1b[6~", PageDown),
            ("\x1b[3;2~", Delete),
            ("\x1b[Z", BackTab),
            ("\x1bOP", F(1)),
            ("\x1b[[B", F(2)),
            ("\x1b[21~", F(10)),
            ("\x1b[24~", F(12)),
        ] {
            assert_eq!(typed(bytes.as_bytes()), [key], "{bytes:?}");
        }
    }

    #[test]
    fn a_report_is_found_before_after_and_among_keys() {
        for bytes in ["\x1b[1;3Rjk", "jk\x1b[1;3R", "j\x1b[1;3Rk"] {
            let parsed = parse(bytes.as_bytes());
            assert_eq!(parsed.report, Some((1, 3)));
            assert_eq!(parsed.typed, [Key::Char('j'), Key::Char('k')]);
        }
    }

    #[test]
    fn of_several_reports_the_last_counts() {
        assert_eq!(parse(b"\x1b[9;9R\x1b[1;2R").report, Some((1, 2)));
    }

    #[test]
    fn a_beginning_is_left_over() {
        for (bytes, length) in [("j\x1b", 1), ("\x1b[1;", 0), ("\x1b[200~abc", 0), ("\x1bO", 0)] {
            let parsed = parse(bytes.as_bytes());
            assert_eq!((parsed.length, parsed.complete), (length, false), "{bytes:?}");
        }
        assert_eq!(parse(&"纲".as_bytes()[..2]).length, 0);
        assert_eq!(last_words(b"\x1b"), Some(Key::Esc));
        assert_eq!(last_words(b"\x1b[1;"), None);
    }

    #[test]
    fn unknown_sequences_pastes_and_broken_bytes_type_nothing() {
        assert_eq!(typed(b"\x1b[<0;3;4M\x1b[?62c\x1b[99~"), []);
        assert_eq!(typed(b"\x1b[200~q\rq\x1b[201~j"), [Key::Char('j')]);
        assert_eq!(typed(b"\xff\x80j"), [Key::Char('j')]);
        assert_eq!(typed(b"\x1b[1\x01j"), [Key::Ctrl('a'), Key::Char('j')]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// What is read in one piece is read alike in two.
        #[test]
        fn a_cut_changes_nothing(pieces in prop::collection::vec(piece(), 0..6), cut in 0..30_usize) {
            let bytes = pieces.concat();
            let (start, _) = bytes.split_at(cut.min(bytes.len()));
            let before = parse(start);
            let after = parse(&bytes[before.length..]);
            let whole = parse(&bytes);
            prop_assert_eq!([before.typed, after.typed].concat(), whole.typed);
            prop_assert_eq!(after.report.or(before.report), whole.report);
        }
    }

    fn piece() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            Just(b"\x1b[1;3R".to_vec()),
            Just("纲".as_bytes().to_vec()),
            Just(b"\x1b[5~".to_vec()),
            Just(b"\x1bOA".to_vec()),
            Just(b"\x1b".to_vec()),
            prop::collection::vec(any::<u8>(), 1..4),
        ]
    }
}
