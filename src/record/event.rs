//! An event is one thing that happened to a record, as a log tells it: who did what, and when.
//!
//! The history of a record has every change but the first writing of a note, which stands with the note; the
//! events are both together, in the order in which they happened. Nothing typed is missing among them.

use super::turn::Moment;
use super::{Entry, Note, Record, RecordFile};
use std::collections::BTreeMap;

/// One thing that happened to a record.
#[derive(Clone, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Event {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Who did it.
    pub by: String,
    /// `status`, `owner`, `due`, `reading:2023`, `source:2023`, or `note:` and the note's id.
    pub field: String,
    /// What happened.
    pub what: What,
    /// The value or text before; none if there was none.
    pub from: Option<String>,
    /// The value or text after; none if it was cleared or struck out.
    pub to: Option<String>,
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum What {
    /// A field got another value or none.
    Set,
    /// A note was written.
    Written,
    /// A note got another text.
    Edited,
    /// A note was struck out.
    Struck,
    /// The striking out was taken back.
    Restored,
}

/// What an event is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field<'a> {
    /// The status.
    Status,
    /// The owner.
    Owner,
    /// The due date.
    Due,
    /// The actual value of this year.
    Reading(&'a str),
    /// Where the actual value of this year comes from.
    Source(&'a str),
    /// The note with this id.
    Note(&'a str),
    /// A field that only a later version knows.
    Later(&'a str),
}

impl Event {
    /// What it is about.
    #[must_use]
    pub fn field(&self) -> Field<'_> {
        match self.field.split_once(':').unwrap_or((&self.field, "")) {
            ("status", "") => Field::Status,
            ("owner", "") => Field::Owner,
            ("due", "") => Field::Due,
            ("reading", year) => Field::Reading(year),
            ("source", year) => Field::Source(year),
            ("note", id) => Field::Note(id),
            _ => Field::Later(&self.field),
        }
    }

    fn changed(entry: &Entry) -> Self {
        let what = match (entry.field.starts_with(NOTE), &entry.from, &entry.to) {
            (false, ..) => What::Set,
            (true, Some(_), Some(_)) => What::Edited,
            (true, _, None) => What::Struck,
            (true, None, Some(_)) => What::Restored,
        };
        let Entry { field, from, to, by, at, .. } = entry.clone();
        Self { at, by, field, what, from, to }
    }

    /// The writing of a note; `first` is the first change to it.
    fn written(note: &Note, first: Option<&Entry>) -> Self {
        // What the first edit or striking out found there is what was written.
        let text = first.and_then(|entry| entry.from.clone()).unwrap_or_else(|| note.text.clone());
        Self {
            at: note.at.clone(),
            by: note.by.clone(),
            field: format!("{NOTE}{}", note.id),
            what: What::Written,
            from: None,
            to: Some(text),
        }
    }
}

/// What the field of a note's events begins with.
pub(super) const NOTE: &str = "note:";

impl Record {
    /// All that happened to the record, the latest last.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        // So that what was written by hand, and stands in no history, is told as well.
        let record = self.in_order();
        let mut first: BTreeMap<&str, &Entry> = BTreeMap::new();
        for entry in &record.history {
            first.entry(&entry.field).or_insert(entry);
        }
        let written = record.notes.iter().map(|note| {
            let first = first.get(format!("{NOTE}{}", note.id).as_str()).copied();
            (Moment::of(&note.at), Event::written(note, first))
        });
        let changed = record.history.iter().map(|entry| (entry.moment(), Event::changed(entry)));
        // The sort is stable: within one second a note is written before it is changed.
        let mut events: Vec<_> = written.chain(changed).collect();
        events.sort_by_key(|(moment, _)| *moment);
        events.into_iter().map(|(_, event)| event).collect()
    }
}

impl RecordFile {
    /// All that happened to the records of the plan with their ids, the latest last.
    #[must_use]
    pub fn events(&self) -> Vec<(&str, Event)> {
        let mut events: Vec<_> = self
            .records()
            .flat_map(|(id, record)| record.events().into_iter().map(move |e| (id, e)))
            .collect();
        events.sort_by(|(_, a), (_, b)| a.at.cmp(&b.at));
        events
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Change, ChangeKind, NoteKind, Stamp};
    use super::*;

    fn events(changes: Vec<ChangeKind>) -> Vec<(What, Option<String>, Option<String>)> {
        let mut file = RecordFile::new("small");
        for (n, kind) in changes.into_iter().enumerate() {
            let stamp = Stamp { by: "li".to_owned(), at: format!("2026-11-22T03:04:0{}Z", n / 2) };
            file.apply(&Change { id: "t1".to_owned(), kind }, &stamp, &format!("n{n}")).unwrap();
        }
        file.events().into_iter().map(|(_, event)| (event.what, event.from, event.to)).collect()
    }

    #[test]
    fn a_note_is_told_from_its_first_word_to_its_last() {
        let note = || "n0".to_owned();
        let some = |text: &str| Some(text.to_owned());
        let told = events(vec![
            ChangeKind::AddNote { kind: NoteKind::Note, text: "甲".to_owned() },
            ChangeKind::EditNote { note: note(), text: "乙".to_owned() },
            ChangeKind::StrikeNote { note: note() },
            ChangeKind::RestoreNote { note: note() },
        ]);
        let expected = [
            (What::Written, None, some("甲")),
            (What::Edited, some("甲"), some("乙")),
            (What::Struck, some("乙"), None),
            (What::Restored, None, some("乙")),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_field_names_what_it_is_about() {
        let mut event = Event {
            at: String::new(),
            by: String::new(),
            field: String::new(),
            what: What::Set,
            from: None,
            to: None,
        };
        for (field, about) in [
            ("status", Field::Status),
            ("reading:2023", Field::Reading("2023")),
            ("source:上半年", Field::Source("上半年")),
            ("note:a:b", Field::Note("a:b")),
            ("weight", Field::Later("weight")),
            ("status:x", Field::Later("status:x")),
        ] {
            field.clone_into(&mut event.field);
            assert_eq!(event.field(), about);
        }
    }
}
