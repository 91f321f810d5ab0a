//! A probe: the question to the terminal how wide it draws an ambiguous character, and its answer.
//!
//! The character is drawn in the first cell and the terminal asked where its cursor is then (`CSI 6n`). A
//! terminal that does not answer costs no more than the wait it is given, a person who types no wait at all, and
//! nothing typed meanwhile is lost: it comes back as keys, to be put before those read later.

use std::io::Write;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;

use super::decode::{Parsed, last_words, parse};
use super::tty::{Input, Output, wait};
use crate::keys::Key;
use crate::text::width::Ambiguous;

/// Save the cursor, draw “ in the first cell, ask for the position, restore the cursor.
const QUESTION: &[u8] = "\x1b7\x1b[H“\x1b[6n\x1b8".as_bytes();

/// What came back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ProbeAnswer {
    /// How wide the terminal draws ambiguous characters; `None` when it did not say in time.
    pub ambiguous: Option<Ambiguous>,
    /// What was typed meanwhile, in order.
    pub typed: Vec<Key>,
}

/// Asks and waits for the answer, for `patience` at most. Only in raw mode, after the first frame (whose first
/// two cells must be drawn again) and before [`Events::read_keys`](super::Events::read_keys), which would read
/// the answer away. An answer that comes too late is recognised there and does no harm.
#[must_use]
pub fn probe(patience: Duration) -> ProbeAnswer {
    let deadline = Instant::now() + patience;
    let Ok(input) = Input::open() else { return ProbeAnswer::default() };
    if Output.write_all(QUESTION).is_err() {
        return ProbeAnswer::default();
    }
    let mut bytes = Vec::new();
    while let Some(more) = read_before(&input, deadline) {
        bytes.extend(more);
        if is_enough(&parse(&bytes)) {
            break;
        }
    }
    answer(&bytes)
}

/// The bytes that come next; `None` at the deadline or when the terminal fails.
fn read_before(input: &Input, deadline: Instant) -> Option<Vec<u8>> {
    let left = deadline.saturating_duration_since(Instant::now());
    let ready = wait(input.as_fd(), PollFlags::IN, Some(left)).ok()?;
    let mut bytes = [0; 256];
    let count = if ready.contains(PollFlags::IN) { rustix::io::read(input, &mut bytes).ok()? } else { 0 };
    (count > 0).then(|| bytes.iter().copied().take(count).collect())
}

/// Whether there is no more to wait for: the report is there, or a person types. What may be the first half of
/// a report is waited for.
const fn is_enough(parsed: &Parsed) -> bool {
    parsed.report.is_some() || !parsed.typed.is_empty() && parsed.complete
}

/// What the bytes that arrived say.
fn answer(bytes: &[u8]) -> ProbeAnswer {
    let mut parsed = parse(bytes);
    parsed.typed.extend(last_words(bytes.get(parsed.length..).unwrap_or_default()));
    let ambiguous = match parsed.report {
        Some((1, 2)) => Some(Ambiguous::Narrow),
        Some((1, 3)) => Some(Ambiguous::Wide),
        _ => None,
    };
    ProbeAnswer { ambiguous, typed: parsed.typed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_says_the_width() {
        for (bytes, ambiguous) in [
            ("\x1b[1;2R", Some(Ambiguous::Narrow)),
            ("\x1b[1;3R", Some(Ambiguous::Wide)),
            ("\x1b[1;1R", None),
            ("\x1b[24;3R", None),
            ("", None),
        ] {
            assert_eq!(answer(bytes.as_bytes()), ProbeAnswer { ambiguous, typed: vec![] }, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_typed_around_the_report_is_kept() {
        let expected =
            ProbeAnswer { ambiguous: Some(Ambiguous::Wide), typed: vec![Key::Char('j'), Key::Esc] };
        assert_eq!(answer(b"j\x1b[1;3R\x1b"), expected);
    }

    #[test]
    fn the_wait_ends_with_the_report_or_the_first_key() {
        for (bytes, enough) in [
            ("", false),
            ("\x1b", false),
            ("\x1b[1;", false),
            ("\x1b[1;3R", true),
            ("j", true),
            ("j\x1b[1", false),
            ("j\x1b[1;3R", true),
        ] {
            assert_eq!(is_enough(&parse(bytes.as_bytes())), enough, "{bytes:?}");
        }
    }
}
