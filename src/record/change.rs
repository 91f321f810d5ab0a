//! A change is one thing a person does to a record: sets a field, enters a reading, writes or strikes a note.
//!
//! Applying a change stamps what it touched, adds what gave way to the history, and gives back the inverse:
//! the change that restores what could be seen before. A change that changes nothing leaves no trace. A change
//! that is refused changes nothing.

use super::turn::Turn;
use super::{Entry, Extra, Note, NoteKind, Record, RecordFile, Stamped, Status, Word};

/// Who makes a change, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// The person's name.
    pub by: String,
    /// RFC 3339 in UTC, whole seconds: `2026-11-22T03:04:05Z`.
    pub at: String,
}

impl Stamp {
    /// A stamp of this second.
    #[must_use]
    pub fn now(by: &str) -> Self {
        Self { by: by.to_owned(), at: super::now() }
    }
}

/// A change to the record of one section or indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The section's or indicator's id.
    pub id: String,
    /// What is changed.
    pub kind: ChangeKind,
}

/// What is changed. Words that are typed are trimmed, and none may be empty: to clear a field is `None`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChangeKind {
    /// Sets or clears the status.
    Status(Option<Status>),
    /// Gives back a status that only a later version knows: the inverse of having replaced it.
    LaterStatus(String),
    /// Sets or clears the owner.
    Owner(Option<String>),
    /// Sets the due date, as YYYY-MM-DD, or clears it.
    Due(Option<String>),
    /// Enters or removes the actual value of a year.
    Reading {
        /// The year.
        year: i32,
        /// Any words: `48.2`, `约 50%`.
        value: Option<String>,
        /// Where the value comes from. A removed reading has no source.
        source: Option<String>,
    },
    /// Writes a note.
    AddNote {
        /// Its kind.
        kind: NoteKind,
        /// Its text.
        text: String,
    },
    /// Gives a note that is not struck out another text. The text before stays in the history.
    EditNote {
        /// The note's id.
        note: String,
        /// Its new text.
        text: String,
    },
    /// Strikes a note out.
    StrikeNote {
        /// The note's id.
        note: String,
    },
    /// Takes back the striking out of a note.
    RestoreNote {
        /// The note's id.
        note: String,
    },
}

/// Why a change cannot be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChangeError {
    /// There are no words, where words are needed.
    #[error("nothing but blanks")]
    Empty,
    /// The due date is no day written as YYYY-MM-DD.
    #[error("{0} is no date of the form YYYY-MM-DD")]
    BadDate(String),
    /// The record has no note with this id.
    #[error("there is no note {0}")]
    NoSuchNote(String),
    /// The note to be edited is struck out.
    #[error("note {0} is struck out")]
    StruckOut(String),
    /// The id for a new note is already that of another.
    #[error("there is a note {0} already")]
    NoteExists(String),
}

impl RecordFile {
    /// Makes one change. `note_id` is the id of the note if the change writes one; it must be new.
    ///
    /// The inverse it gives back restores what could be seen, and is itself a change that is kept in the history.
    ///
    /// # Errors
    /// When the words are empty or no date, or the note is not there, struck out, or there already.
    pub fn apply(&mut self, change: &Change, stamp: &Stamp, note_id: &str) -> Result<Change, ChangeError> {
        let mut record = self.record(&change.id).cloned().unwrap_or_default();
        let kind = record.in_turn(|record| record.apply(&change.kind, stamp, note_id))?;
        if record != Record::default() {
            self.put(&change.id, record);
        }
        Ok(Change { id: change.id.clone(), kind })
    }
}

impl Record {
    fn apply(
        &mut self,
        change: &ChangeKind,
        stamp: &Stamp,
        note_id: &str,
    ) -> Result<ChangeKind, ChangeError> {
        match change {
            ChangeKind::Status(to) => Ok(self.set_status(to.map(Word::Known), stamp)),
            ChangeKind::LaterStatus(to) => {
                let word = words(to)?;
                let known = Status::ALL.into_iter().find(|status| status.key() == word);
                Ok(self.set_status(Some(known.map_or(Word::Later(word), Word::Known)), stamp))
            }
            ChangeKind::Owner(to) => {
                let to = to.as_deref().map(words).transpose()?;
                let from = set(&mut self.owner, to.clone(), stamp);
                self.log("owner", from.clone(), to, stamp);
                Ok(ChangeKind::Owner(from))
            }
            ChangeKind::Due(to) => {
                let to = to.as_deref().map(|to| day(to, self.due())).transpose()?;
                let from = set(&mut self.due, to.clone(), stamp);
                self.log("due", from.clone(), to, stamp);
                Ok(ChangeKind::Due(from))
            }
            ChangeKind::Reading { year, value, source } => {
                let value = value.as_deref().map(words).transpose()?;
                let source = source.as_deref().and_then(|source| words(source).ok());
                Ok(self.set_reading(*year, value, source, stamp))
            }
            ChangeKind::AddNote { kind, text } => self.add_note(note_id, *kind, text, stamp),
            ChangeKind::EditNote { note, text } => self.edit_note(note, text, stamp),
            ChangeKind::StrikeNote { note } => self.strike_note(note, true, stamp),
            ChangeKind::RestoreNote { note } => self.strike_note(note, false, stamp),
        }
    }

    fn set_status(&mut self, to: Option<Word<Status>>, stamp: &Stamp) -> ChangeKind {
        let key = |word: Option<&Word<Status>>| match word? {
            Word::Known(status) => Some(status.key().to_owned()),
            Word::Later(word) => Some(word.clone()),
        };
        let to_key = key(to.as_ref());
        let from = set(&mut self.status, to, stamp);
        self.log("status", key(from.as_ref()), to_key, stamp);
        match from {
            Some(Word::Known(status)) => ChangeKind::Status(Some(status)),
            Some(Word::Later(word)) => ChangeKind::LaterStatus(word),
            None => ChangeKind::Status(None),
        }
    }

    fn set_reading(
        &mut self,
        year: i32,
        value: Option<String>,
        source: Option<String>,
        stamp: &Stamp,
    ) -> ChangeKind {
        let source = source.filter(|_| value.is_some());
        let mut slot = self.readings.remove(&year.to_string());
        let old_source = slot.as_ref().and_then(|reading| reading.source.clone());
        if source != old_source {
            // The stamp is of the value and its source together.
            if let Some(reading) = &mut slot {
                reading.restamp(stamp);
            }
        }
        let old_value = set(&mut slot, value.clone(), stamp);
        if let Some(mut reading) = slot {
            reading.source.clone_from(&source);
            self.readings.insert(year.to_string(), reading);
        }
        self.log(&format!("reading:{year}"), old_value.clone(), value, stamp);
        self.log(&format!("source:{year}"), old_source.clone(), source, stamp);
        ChangeKind::Reading { year, value: old_value, source: old_source }
    }

    fn add_note(
        &mut self,
        id: &str,
        kind: NoteKind,
        text: &str,
        stamp: &Stamp,
    ) -> Result<ChangeKind, ChangeError> {
        if self.notes.iter().any(|note| note.id == id) {
            return Err(ChangeError::NoteExists(id.to_owned()));
        }
        self.notes.push(Note::new(id, kind, &words(text)?, &stamp.by, &stamp.at));
        Ok(ChangeKind::StrikeNote { note: id.to_owned() })
    }

    fn edit_note(&mut self, id: &str, text: &str, stamp: &Stamp) -> Result<ChangeKind, ChangeError> {
        let text = words(text)?;
        let note = self.note_mut(id)?;
        if note.deleted {
            return Err(ChangeError::StruckOut(id.to_owned()));
        }
        let old = std::mem::replace(&mut note.text, text.clone());
        self.log(&format!("note:{id}"), Some(old.clone()), Some(text), stamp);
        Ok(ChangeKind::EditNote { note: id.to_owned(), text: old })
    }

    fn strike_note(&mut self, id: &str, strike: bool, stamp: &Stamp) -> Result<ChangeKind, ChangeError> {
        let note = self.note_mut(id)?;
        let was_struck = std::mem::replace(&mut note.deleted, strike);
        let shown = |struck: bool| (!struck).then(|| note.text.clone());
        let (from, to) = (shown(was_struck), shown(strike));
        self.log(&format!("note:{id}"), from, to, stamp);
        let note = id.to_owned();
        Ok(if was_struck { ChangeKind::StrikeNote { note } } else { ChangeKind::RestoreNote { note } })
    }

    fn note_mut(&mut self, id: &str) -> Result<&mut Note, ChangeError> {
        self.notes.iter_mut().find(|note| note.id == id).ok_or_else(|| ChangeError::NoSuchNote(id.to_owned()))
    }

    fn log(&mut self, field: &str, from: Option<String>, to: Option<String>, stamp: &Stamp) {
        if from != to {
            let (by, at) = (stamp.by.clone(), stamp.at.clone());
            let turn = Turn::default();
            self.history.push(Entry { field: field.to_owned(), from, to, by, at, turn, extra: Extra::new() });
        }
    }
}

impl<T> Stamped<T> {
    fn restamp(&mut self, stamp: &Stamp) {
        self.by.clone_from(&stamp.by);
        self.at.clone_from(&stamp.at);
    }
}

/// Puts a value in place, stamped, and gives back the one before. The same value again keeps the old stamp.
fn set<T: Clone + PartialEq>(slot: &mut Option<Stamped<T>>, to: Option<T>, stamp: &Stamp) -> Option<T> {
    let from = slot.as_ref().and_then(|stamped| stamped.value.clone());
    if from != to {
        let new = || Stamped {
            value: None,
            by: String::new(),
            at: String::new(),
            source: None,
            extra: Extra::new(),
        };
        let stamped = slot.get_or_insert_with(new);
        stamped.restamp(stamp);
        stamped.value = to;
    }
    from
}

fn words(typed: &str) -> Result<String, ChangeError> {
    let typed = typed.trim();
    if typed.is_empty() { Err(ChangeError::Empty) } else { Ok(typed.to_owned()) }
}

/// A day of the calendar as YYYY-MM-DD. What stands there already may stay, whoever wrote it by hand.
fn day(typed: &str, standing: Option<&str>) -> Result<String, ChangeError> {
    let typed = words(typed)?;
    let is_day = typed.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == typed);
    if is_day || standing == Some(typed.as_str()) { Ok(typed) } else { Err(ChangeError::BadDate(typed)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes changes to `t1`, the n-th by "n" at second n; a note written by it is called `n<n>`.
    fn make(file: &mut RecordFile, n: usize, kind: ChangeKind) -> Result<ChangeKind, ChangeError> {
        let stamp = Stamp { by: n.to_string(), at: format!("2026-11-22T03:04:0{n}Z") };
        Ok(file.apply(&Change { id: "t1".to_owned(), kind }, &stamp, &format!("n{n}"))?.kind)
    }

    fn history(file: &RecordFile) -> Vec<(&str, Option<&str>, Option<&str>, &str)> {
        let entries = file.record("t1").map_or(&[][..], Record::history);
        let line = |e| {
            let Entry { field, from, to, by, .. }: &Entry = e;
            (field.as_str(), from.as_deref(), to.as_deref(), by.as_str())
        };
        entries.iter().map(line).collect()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn every_change_of_a_field_goes_into_the_history() {
        let mut file = RecordFile::new("small");
        let changes = [
            ChangeKind::Status(Some(Status::OnTrack)),
            ChangeKind::Status(None),
            ChangeKind::Owner(some("　市民政局 ")),
            ChangeKind::Due(some("2025-12-31")),
            ChangeKind::Reading { year: 2023, value: some("48.2"), source: some("公报") },
            ChangeKind::Reading { year: 2023, value: None, source: some("公报") },
        ];
        for (n, change) in changes.into_iter().enumerate() {
            make(&mut file, n, change).unwrap();
        }
        let expected = [
            ("status", None, Some("on_track"), "0"),
            ("status", Some("on_track"), None, "1"),
            ("owner", None, Some("市民政局"), "2"),
            ("due", None, Some("2025-12-31"), "3"),
            ("reading:2023", None, Some("48.2"), "4"),
            ("source:2023", None, Some("公报"), "4"),
            ("reading:2023", Some("48.2"), None, "5"),
            ("source:2023", Some("公报"), None, "5"),
        ];
        assert_eq!(history(&file), expected);
        let record = file.record("t1").unwrap();
        assert_eq!(record.stamped_status().unwrap().at, "2026-11-22T03:04:01Z", "who cleared it is known");
        assert_eq!((record.owner(), record.readings().count()), (Some("市民政局"), 0));
    }

    #[test]
    fn a_change_that_changes_nothing_leaves_no_trace() {
        let mut file = RecordFile::new("small");
        for nothing in [
            ChangeKind::Status(None),
            ChangeKind::Owner(None),
            ChangeKind::Reading { year: 2023, value: None, source: None },
        ] {
            assert_eq!(make(&mut file, 0, nothing.clone()), Ok(nothing));
        }
        assert_eq!(file, RecordFile::new("small"));
        make(&mut file, 1, ChangeKind::Owner(some("甲"))).unwrap();
        let before = file.clone();
        make(&mut file, 2, ChangeKind::Owner(some("甲"))).unwrap();
        assert_eq!(file, before, "the stamp is of who set it first");
    }

    #[test]
    fn a_change_that_is_refused_changes_nothing() {
        let mut file = RecordFile::new("small");
        make(&mut file, 1, ChangeKind::AddNote { kind: NoteKind::Next, text: "走访".to_owned() }).unwrap();
        make(&mut file, 2, ChangeKind::StrikeNote { note: "n1".to_owned() }).unwrap();
        let before = file.clone();
        let (n1, n9, text) = ("n1".to_owned(), "n9".to_owned(), "新".to_owned());
        let refused = [
            (ChangeKind::Owner(some(" 　\n")), ChangeError::Empty),
            (ChangeKind::Reading { year: 2023, value: some(""), source: None }, ChangeError::Empty),
            (
                ChangeKind::AddNote { kind: NoteKind::Next, text: " ".to_owned() },
                ChangeError::NoteExists(n1.clone()),
            ),
            (ChangeKind::EditNote { note: n1.clone(), text: text.clone() }, ChangeError::StruckOut(n1)),
            (ChangeKind::EditNote { note: n9.clone(), text }, ChangeError::NoSuchNote(n9.clone())),
            (ChangeKind::StrikeNote { note: n9.clone() }, ChangeError::NoSuchNote(n9)),
        ];
        for (change, error) in refused {
            assert_eq!(make(&mut file, 1, change), Err(error));
            assert_eq!(file, before);
        }
    }

    #[test]
    fn a_due_date_is_a_day_of_the_calendar() {
        let mut file = RecordFile::new("small");
        for wrong in ["2025-02-29", "2025-2-3", "20251231", "2025-12-31T00:00", "+2025-12-31", "年底"] {
            let refused = make(&mut file, 1, ChangeKind::Due(some(wrong)));
            assert_eq!(refused, Err(ChangeError::BadDate(wrong.to_owned())));
        }
        make(&mut file, 1, ChangeKind::Due(some(" 2024-02-29 "))).unwrap();
        assert_eq!(file.record("t1").unwrap().due(), Some("2024-02-29"));
    }

    #[test]
    fn undoing_gives_back_a_status_that_only_a_later_version_knows() {
        let json =
            r#"{"format":1,"plan":"small","records":{"t1":{"status":{"value":"paused","until":"春"}}}}"#;
        let mut file = RecordFile::from_json(json.as_bytes()).unwrap();
        let inverse = make(&mut file, 1, ChangeKind::Status(Some(Status::Done))).unwrap();
        assert_eq!(inverse, ChangeKind::LaterStatus("paused".to_owned()));
        make(&mut file, 2, inverse).unwrap();
        let status = file.record("t1").unwrap().stamped_status().unwrap();
        assert_eq!(status.value, Some(Word::Later("paused".to_owned())));
        assert_eq!(status.extra["until"], "春");
    }

    #[test]
    fn another_source_for_the_same_value_is_a_change() {
        let mut file = RecordFile::new("small");
        let reading = |source| ChangeKind::Reading { year: 2023, value: some("48.2"), source };
        make(&mut file, 1, reading(some("快报"))).unwrap();
        assert_eq!(make(&mut file, 2, reading(some("公报"))), Ok(reading(some("快报"))));
        let now = file.record("t1").unwrap().reading(2023).unwrap();
        assert_eq!((now.source, now.by), (Some("公报"), "2"));
        assert_eq!(history(&file).last(), Some(&("source:2023", Some("快报"), Some("公报"), "2")));
    }

    #[test]
    fn no_word_of_a_note_is_lost_by_editing_or_striking() {
        let mut file = RecordFile::new("small");
        let note = || "n1".to_owned();
        let add =
            ChangeKind::AddNote { kind: NoteKind::Problem, text: "\n资金未到位\n细节 ".to_owned() };
        assert_eq!(make(&mut file, 1, add), Ok(ChangeKind::StrikeNote { note: note() }));
        make(&mut file, 2, ChangeKind::EditNote { note: note(), text: "资金已到".to_owned() }).unwrap();
        let struck = make(&mut file, 3, ChangeKind::StrikeNote { note: note() }).unwrap();
        assert!(file.record("t1").unwrap().is_empty());
        assert_eq!(struck, ChangeKind::RestoreNote { note: note() });
        make(&mut file, 4, struck).unwrap();
        let shown: Vec<_> =
            file.record("t1").unwrap().notes().map(|n| (n.text.as_str(), n.by.as_str())).collect();
        assert_eq!(shown, [("资金已到", "1")], "a note keeps the name of who wrote it first");
        let expected = [
            ("note:n1", Some("资金未到位\n细节"), Some("资金已到"), "2"),
            ("note:n1", Some("资金已到"), None, "3"),
            ("note:n1", None, Some("资金已到"), "4"),
        ];
        assert_eq!(history(&file), expected);
    }
}
