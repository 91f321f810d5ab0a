//! A note is what someone wrote about a section or an indicator, with its kind, author and time.
//!
//! A note is known by its id. It may be struck out and restored but never goes away; its `by` and `at` are
//! those of its first writing, while who edited, struck or restored it stands in the record's history.

use super::{Extra, Word};
use serde::{Deserialize, Serialize};

/// What a note is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// 进展: what has been done.
    Progress,
    /// 问题: what stands in the way.
    Problem,
    /// 下一步: what is to be done.
    Next,
    /// 佐证: where it can be checked.
    Evidence,
    /// 备注: anything else.
    #[default]
    Note,
}

impl NoteKind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Progress, Self::Problem, Self::Next, Self::Evidence, Self::Note];

    /// The word used in files and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Progress => "progress",
            Self::Problem => "problem",
            Self::Next => "next",
            Self::Evidence => "evidence",
            Self::Note => "note",
        }
    }

    /// The kind of an English key in any case.
    #[must_use]
    pub fn parse_key(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key().eq_ignore_ascii_case(word.trim()))
    }
}

/// A note as it stands in the file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Unique among all notes, of whatever plan and writer.
    pub id: String,
    pub(super) kind: Word<NoteKind>,
    /// What was written: one line or several.
    pub text: String,
    /// Who wrote it first.
    #[serde(default)]
    pub by: String,
    /// When it was first written: RFC 3339, UTC.
    #[serde(default)]
    pub at: String,
    /// Whether it is struck out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

impl Note {
    /// A note that has just been written.
    #[must_use]
    pub fn new(id: &str, kind: NoteKind, text: &str, by: &str, at: &str) -> Self {
        Self {
            id: id.to_owned(),
            kind: Word::Known(kind),
            text: text.to_owned(),
            by: by.to_owned(),
            at: at.to_owned(),
            deleted: false,
            extra: Extra::new(),
        }
    }

    /// Its kind; a kind that only a later version knows reads as a plain note.
    #[must_use]
    pub fn kind(&self) -> NoteKind {
        self.kind.known().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_hold_the_key() {
        for kind in NoteKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
            assert_eq!(NoteKind::parse_key(&kind.key().to_uppercase()), Some(kind));
        }
        assert_eq!(NoteKind::parse_key("进展"), None);
    }

    #[test]
    fn a_note_of_a_later_version_loses_nothing() {
        let json =
            r#"{"id":"n1","kind":"photo","text":"图","by":"li","at":"2026-11-22T03:04:05Z","size":[3,4]}"#;
        let note: Note = serde_json::from_str(json).unwrap();
        assert_eq!(note.kind(), NoteKind::Note);
        assert_eq!(serde_json::to_string(&note).unwrap(), json);
    }

    #[test]
    fn a_live_note_is_not_marked_and_a_struck_one_is() {
        let mut note = Note::new("n1", NoteKind::Next, "走访", "li", "2026-11-22T03:04:05Z");
        assert!(!serde_json::to_string(&note).unwrap().contains("deleted"));
        note.deleted = true;
        assert!(serde_json::to_string(&note).unwrap().contains(r#""deleted":true"#));
    }
}
