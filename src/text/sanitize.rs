//! Sanitising: making text from documents and records safe to send to a terminal.
//!
//! What always holds of the result: no control character but `\n`, no rest of an escape sequence, no
//! character that turns the writing direction or takes no room of its own, no combining mark without
//! a character to stand on, nothing outside what Unicode assigns. Sanitising twice changes nothing.

use super::width::Ambiguous;
use std::borrow::Cow;
use std::iter::Peekable;
use std::str::CharIndices;

/// Stands where a character was that no terminal can be trusted to draw.
const UNKNOWN: char = '?';

/// Text of any number of lines, safe for a terminal; borrowed when there was nothing to change.
///
/// Line ends of every kind become `\n`; tabs and the blanks of other widths become one blank
/// (U+3000, the Han indent, stays); private-use and unassigned characters become `?`.
#[must_use]
pub fn sanitize(s: &str) -> Cow<'_, str> {
    cleaned(s, '\n', |_| false)
}

/// The same but for the characters for private use, which are not safe to show: they may still be needed to tell what stood
/// there.
#[must_use]
pub fn sanitize_but_private(s: &str) -> Cow<'_, str> {
    cleaned(s, '\n', is_private)
}

/// Whether the character is for private use: each program may take it for another one.
#[must_use]
pub const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10ffff}')
}

/// The same for text that must stay on one line: line ends become blanks too.
#[must_use]
pub fn sanitize_line(s: &str) -> Cow<'_, str> {
    cleaned(s, ' ', |_| false)
}

/// What becomes of one character.
enum Fate {
    Keep,
    Drop,
    Become(char),
    EndLine,
    /// Takes no column: kept where something stands before it.
    Mark,
    /// Begins an escape sequence, with the character after it or (for the C1 twins) by itself.
    Escape,
}

fn cleaned(s: &str, line_end: char, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let Some(first) = first_change(s, line_end, &stays) else { return Cow::Borrowed(s) };
    let (clean, rest) = s.split_at_checked(first).unwrap_or(("", s));
    let mut out = String::with_capacity(s.len());
    out.push_str(clean);
    let mut chars = rest.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        match fate(c) {
            Fate::Keep => out.push(c),
            Fate::Become(_) if stays(c) => out.push(c),
            Fate::Drop => {}
            Fate::Become(other) => out.push(other),
            Fate::EndLine => {
                if c == '\r' && matches!(chars.peek(), Some((_, '\n'))) {
                    chars.next();
                }
                out.push(line_end);
            }
            Fate::Mark => {
                if stands_on(out.chars().next_back()) {
                    out.push(c);
                }
            }
            Fate::Escape => skip_escape(c, rest, &mut chars),
        }
    }
    Cow::Owned(out)
}

/// Byte at which the first character stands that must not stay as it is.
fn first_change(s: &str, line_end: char, stays: impl Fn(char) -> bool) -> Option<usize> {
    let mut before = None;
    for (at, c) in s.char_indices() {
        let stays = match fate(c) {
            Fate::Keep => true,
            Fate::Become(_) if stays(c) => true,
            Fate::Mark => stands_on(before),
            Fate::EndLine => c == line_end,
            Fate::Drop | Fate::Become(_) | Fate::Escape => false,
        };
        if !stays {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

fn stands_on(before: Option<char>) -> bool {
    before.is_some_and(|c| c != '\n')
}

#[inline]
fn fate(c: char) -> Fate {
    match c {
        ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}' => Fate::Keep,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::EndLine,
        '\t' => Fate::Become(' '),
        '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => Fate::Escape,
        _ if c.is_control() || is_invisible(c) => Fate::Drop,
        _ if c.is_whitespace() => Fate::Become(' '),
        _ if Ambiguous::Narrow.char(c) == 0 => Fate::Mark,
        _ if is_unassigned(c) => Fate::Become(UNKNOWN),
        _ => Fate::Keep,
    }
}

/// Characters that draw nothing: Unicode's `Default_Ignorable_Code_Point` (DerivedCoreProperties, which
/// has the bidi controls and variation selectors), interlinear annotation marks, and emoji skin
/// tones, which draw nothing of their own after a face but count two columns.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Private use and what Unicode has given no meaning. The standard library's own table of printable
/// characters is asked, by way of the one door it has: `Debug` escapes what is not printable.
fn is_unassigned(c: char) -> bool {
    c.escape_debug().next() == Some('\\')
}

/// Leaves `chars` behind the escape sequence that `start` begins (ECMA-48, section 5.4 and 8.3).
///
/// A string sequence (title, clipboard, …) without its end loses only its beginning: one stray
/// byte in a document must not swallow the rest of it.
fn skip_escape(start: char, text: &str, chars: &mut Peekable<CharIndices<'_>>) {
    let kind = match start {
        '\u{1b}' => chars.next_if(|&(_, c)| (' '..='~').contains(&c)).map(|(_, c)| c),
        c1 => char::from_u32(u32::from(c1) - 0x40),
    };
    match kind {
        Some('[') => {
            while chars.next_if(|&(_, c)| (' '..='?').contains(&c)).is_some() {}
            chars.next_if(|&(_, c)| ('@'..='~').contains(&c));
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            let body = chars.peek().and_then(|&(at, _)| text.get(at..)).unwrap_or_default();
            if let Some(length) = string_length(body) {
                let end = text.len() - body.len() + length;
                while chars.next_if(|&(at, _)| at < end).is_some() {}
            }
        }
        Some(' '..='/') => {
            while chars.next_if(|&(_, c)| (' '..='/').contains(&c)).is_some() {}
            chars.next_if(|&(_, c)| ('0'..='~').contains(&c));
        }
        _ => {}
    }
}

/// Bytes of a string sequence with its end (BEL, `ESC \` or U+009C), if it has one.
fn string_length(body: &str) -> Option<usize> {
    let (at, end) = body.char_indices().find(|&(_, c)| c.is_control())?;
    match end {
        '\u{7}' | '\u{9c}' => Some(at + end.len_utf8()),
        '\u{1b}' => body.get(at..)?.starts_with("\u{1b}\\").then_some(at + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_borrowed() {
        for s in ["", "第一节　总体要求\n“十四五”时期 GDP≥6%……", "e\u{301} ① 𬬻 한글 ㎡ \u{fffd}"]
        {
            assert!(matches!(sanitize(s), Cow::Borrowed(same) if same == s), "{s:?}");
        }
    }

    #[test]
    fn whole_escape_sequences_go() {
        for (dirty, clean) in [
            ("红\u{1b}[31m色\u{1b}[0m", "红色"),
            ("\u{1b}]0;title\u{7}甲", "甲"),
            ("\u{1b}]52;c;aGk=\u{1b}\\甲", "甲"),
            ("\u{1b}P1$r0m\u{1b}\\甲", "甲"),
            ("\u{9b}2J甲\u{9d}x\u{9c}乙", "甲乙"),
            ("\u{1b}(B甲\u{1b}c乙\u{1b}7丙", "甲乙丙"),
            ("\u{1b}\u{1b}[1m甲", "甲"),
            ("\u{1b}[1;中", "中"),
            ("甲\u{1b}", "甲"),
            ("\u{1b}中", "中"),
        ] {
            assert_eq!(sanitize(dirty), clean, "{dirty:?}");
        }
    }

    #[test]
    fn a_string_sequence_without_end_swallows_no_text() {
        assert_eq!(sanitize("甲\u{1b}]乙丙\n丁"), "甲乙丙\n丁");
        assert_eq!(sanitize("甲\u{9d}乙丙"), "甲乙丙");
    }

    #[test]
    fn line_ends_of_every_kind_become_one() {
        assert_eq!(sanitize("a\r\nb\rc\u{2028}d\u{2029}e\u{85}f\u{c}g"), "a\nb\nc\nd\ne\nf\ng");
        assert_eq!(sanitize_line("a\r\nb\nc\u{2029}d"), "a b c d");
    }

    #[test]
    fn what_takes_no_room_goes_and_other_blanks_become_a_blank() {
        assert_eq!(
            sanitize("\u{feff}a\u{200b}b\u{202e}c\u{2066}d\u{ad}e\u{fe0f}f\u{200d}g\0h\u{7f}"),
            "abcdefgh"
        );
        assert_eq!(sanitize("a\tb\u{a0}c\u{2003}d\u{3000}e"), "a b c d\u{3000}e");
        assert_eq!(sanitize("👍🏽"), "👍");
    }

    #[test]
    fn what_no_terminal_knows_becomes_a_question_mark() {
        assert_eq!(sanitize("\u{e000}a\u{f8ff}\u{10fffd}\u{378}\u{ffff}\u{50000}"), "?a?????");
    }

    #[test]
    fn a_mark_without_a_character_to_stand_on_goes() {
        assert_eq!(sanitize("\u{301}a\u{301}\n\u{301}b"), "a\u{301}\nb");
        assert_eq!(sanitize("\u{200b}\u{301}b"), "b");
    }

    #[test]
    fn no_character_survives_that_is_forbidden() {
        for c in '\0'..=char::MAX {
            let clean = sanitize(&format!("a{c}")).into_owned();
            assert_eq!(sanitize(&clean), clean, "{c:?}");
            assert!(clean.chars().all(|c| c == '\n' || !c.is_control()), "{c:?}");
        }
    }
}
