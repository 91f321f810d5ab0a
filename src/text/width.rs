//! Width: how many columns of the terminal a character takes.
//!
//! What always holds: a string is as wide as its characters together, so a sum taken while walking
//! through a text is the width of what was walked through. That needs text without the sequences
//! that draw narrower than their parts (joined emoji, skin tones, variation selectors): see
//! [`sanitize`](super::sanitize()), which takes them out.

use unicode_width::UnicodeWidthChar;

/// How wide the terminal draws East Asian ambiguous characters (“ ” — … · ① Ⅲ, box drawing).
///
/// The class comes from Unicode Standard Annex #11. Terminals differ, so the answer is a fact about
/// the terminal at hand, not about the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One column, as most terminals outside East Asia do.
    #[default]
    Narrow,
    /// Two columns, like a Han character.
    Wide,
}

impl Ambiguous {
    /// Columns of one character: 0 for controls and combining marks, 1, or 2.
    #[inline]
    #[must_use]
    pub fn char(self, c: char) -> usize {
        match c {
            ' '..='~' => 1,
            // The common Han block, CJK punctuation short of its combining tone marks, full-width forms.
            '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}' => 2,
            _ => self.looked_up(c),
        }
    }

    /// Columns of a string.
    #[must_use]
    pub fn str(self, s: &str) -> usize {
        s.chars().map(|c| self.char(c)).sum()
    }

    fn looked_up(self, c: char) -> usize {
        let columns = match self {
            Self::Narrow => c.width(),
            Self::Wide => c.width_cjk(),
        };
        columns.unwrap_or(0)
    }
}

/// Whether terminals disagree about the width of this character.
#[must_use]
pub fn is_ambiguous(c: char) -> bool {
    Ambiguous::Narrow.char(c) != Ambiguous::Wide.char(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_path_agrees_with_the_table_for_every_character() {
        for c in '\0'..=char::MAX {
            for amb in [Ambiguous::Narrow, Ambiguous::Wide] {
                assert_eq!(amb.char(c), amb.looked_up(c), "{c:?} {amb:?}");
            }
        }
    }

    #[test]
    fn ambiguous_characters_take_what_the_terminal_gives_them() {
        for c in "“”‘’—…·①Ⅲ℃×→■│─".chars() {
            assert!(is_ambiguous(c), "{c}");
            assert_eq!((Ambiguous::Narrow.char(c), Ambiguous::Wide.char(c)), (1, 2), "{c}");
        }
        for c in "a1纲、。《「㎡㈠".chars() {
            assert!(!is_ambiguous(c), "{c}");
        }
    }

    #[test]
    fn a_string_is_as_wide_as_what_is_drawn() {
        assert_eq!(Ambiguous::Narrow.str("纲目 GDP 55.4%"), 14);
        assert_eq!(Ambiguous::Narrow.str("“十四五”"), 8);
        assert_eq!(Ambiguous::Wide.str("“十四五”"), 10);
        assert_eq!(Ambiguous::Wide.str("e\u{301}"), 1);
        assert_eq!(Ambiguous::Wide.str("\u{7}"), 0);
        assert_eq!(Ambiguous::Wide.str(""), 0);
    }
}
