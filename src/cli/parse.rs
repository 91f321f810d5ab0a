//! Parsing: words that people type for a status or a kind of note.

use super::error::CliError;
use crate::record::{NoteKind, Status};
use crate::say;
use crate::text::fold;
use crate::words::{Lang, terms};

/// A status by its English key, its word in either language or its digit; `None` for 0 and for "none".
pub(super) fn status(typed: &str) -> Result<Option<Status>, CliError> {
    let word = fold(typed.trim());
    let none = [terms::NO_STATUS.say(Lang::Zh), terms::NO_STATUS.say(Lang::En), "0"];
    if none.contains(&word.as_str()) {
        return Ok(None);
    }
    let by_digit = || word.parse().ok().and_then(Status::from_digit);
    let by_word =
        || Status::ALL.into_iter().find(|status| is_named(&word, |lang| say::status(*status, lang)));
    let found = Status::parse_key(&word).or_else(by_digit).or_else(by_word);
    found.map(Some).ok_or_else(|| CliError::UnknownStatus(typed.to_owned()))
}

/// A kind of note by its English key or its word in either language.
pub(super) fn note_kind(typed: &str) -> Result<NoteKind, CliError> {
    let word = fold(typed.trim());
    let by_word =
        || NoteKind::ALL.into_iter().find(|kind| is_named(&word, |lang| say::note_kind(*kind, lang)));
    let found = NoteKind::parse_key(&word).or_else(by_word);
    found.ok_or_else(|| CliError::UnknownKind(typed.to_owned()))
}

fn is_named(folded: &str, name: impl Fn(Lang) -> &'static str) -> bool {
    [Lang::Zh, Lang::En].into_iter().any(|lang| fold(name(lang)) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_key_a_word_or_a_digit() {
        for typed in ["at_risk", "At-Risk", "有风险", " 有風險 ", "3", "３", "at risk"] {
            assert_eq!(status(typed).unwrap(), Some(Status::AtRisk), "{typed}");
        }
        for typed in ["0", "none", "无", "無"] {
            assert_eq!(status(typed).unwrap(), None, "{typed}");
        }
        for typed in ["", "8", "风险", "late", "-1"] {
            assert!(matches!(status(typed), Err(CliError::UnknownStatus(_))), "{typed}");
        }
    }

    #[test]
    fn a_kind_is_a_key_or_a_word() {
        for typed in ["next", "NEXT", "下步"] {
            assert_eq!(note_kind(typed).unwrap(), NoteKind::Next, "{typed}");
        }
        assert!(note_kind("照片").is_err());
    }
}
