//! Truncating: making a text fit a number of columns by leaving its end out.
//!
//! What always holds: [`truncate`] is never wider than asked; [`pad`] and [`pad_left`] are exactly as
//! wide as asked. The mark of a cut is two dots and not `…`, whose width terminals disagree about.

use super::width::Ambiguous;
use std::borrow::Cow;

const CUT: &str = "..";

/// The text itself if it fits `columns`, else its beginning and `..`.
///
/// One column short where the next character is two wide; `.` or nothing where not even the dots fit.
#[must_use]
pub fn truncate(s: &str, columns: usize, amb: Ambiguous) -> Cow<'_, str> {
    let room = columns.saturating_sub(CUT.len());
    let (mut width, mut kept) = (0, 0);
    for (at, c) in s.char_indices() {
        width += amb.char(c);
        if width > columns {
            let dots = CUT.get(..columns.min(CUT.len())).unwrap_or_default();
            return Cow::Owned([s.get(..kept).unwrap_or_default(), dots].concat());
        }
        if width <= room && columns >= CUT.len() {
            kept = at + c.len_utf8();
        }
    }
    Cow::Borrowed(s)
}

/// Truncated, then filled up with blanks on the right to exactly `columns`.
#[must_use]
pub fn pad(s: &str, columns: usize, amb: Ambiguous) -> String {
    let mut fitted = truncate(s, columns, amb).into_owned();
    let blanks = columns.saturating_sub(amb.str(&fitted));
    fitted.extend(std::iter::repeat_n(' ', blanks));
    fitted
}

/// Truncated, then moved to the right end of exactly `columns`.
#[must_use]
pub fn pad_left(s: &str, columns: usize, amb: Ambiguous) -> String {
    let fitted = truncate(s, columns, amb);
    let mut line = " ".repeat(columns.saturating_sub(amb.str(&fitted)));
    line.push_str(&fitted);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ambiguous::{Narrow, Wide};

    #[test]
    fn what_fits_is_borrowed_unchanged() {
        assert!(matches!(truncate("人均预期寿命", 12, Narrow), Cow::Borrowed("人均预期寿命")));
        assert!(matches!(truncate("", 0, Narrow), Cow::Borrowed("")));
    }

    #[test]
    fn what_does_not_fit_ends_in_dots_at_a_character_border() {
        for (columns, cut) in [(11, "人均预期.."), (10, "人均预期.."), (9, "人均预.."), (4, "人..")]
        {
            assert_eq!(truncate("人均预期寿命", columns, Narrow), cut);
        }
        for (columns, cut) in [(3, ".."), (2, ".."), (1, "."), (0, "")] {
            assert_eq!(truncate("人均预期寿命", columns, Narrow), cut);
        }
        assert_eq!(truncate("预期寿命 78.5", 11, Narrow), "预期寿命 ..");
    }

    #[test]
    fn a_combining_mark_stays_with_its_letter() {
        assert_eq!(truncate("e\u{301}tude", 3, Narrow), "e\u{301}..");
    }

    #[test]
    fn ambiguous_characters_count_as_the_terminal_draws_them() {
        assert_eq!(truncate("“三保”", 6, Narrow), "“三保”");
        assert_eq!(truncate("“三保”", 6, Wide), "“三..");
    }

    #[test]
    fn padding_fills_exactly_the_columns_asked_for() {
        assert_eq!(pad("指标", 7, Narrow), "指标   ");
        assert_eq!(pad("指标名称", 7, Narrow), "指标.. ");
        assert_eq!(pad_left("55.4%", 7, Narrow), "  55.4%");
        assert_eq!(pad_left("指标名称", 7, Narrow), " 指标..");
        assert_eq!(pad("指", 1, Narrow), ".");
        assert_eq!(pad_left("指", 0, Narrow), "");
    }
}
