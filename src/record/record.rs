//! The record of one section or indicator: each field with who set it and when, the notes, and the history.
//!
//! A field that was cleared stays in place with a null value and the stamp of who cleared it, so that a later
//! clearing wins over an earlier value when two copies are merged; readers see no value. The history only
//! grows. Outside this folder a record can be read but not changed.

use super::turn::Turn;
use super::{Extra, Note, Status, Word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A value with who set it and when; cleared if there is none.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// The value, or null if it was cleared.
    pub value: Option<T>,
    /// Who set or cleared it.
    #[serde(default)]
    pub by: String,
    /// When: RFC 3339, UTC.
    #[serde(default)]
    pub at: String,
    /// Where a reading comes from, in words. No other field has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

/// One line of a record's history: a value gave way to another.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// `status`, `owner`, `due`, `reading:2023`, `source:2023`, or `note:` and the note's id.
    pub field: String,
    /// The value before; null if there was none, or if a struck note was restored.
    pub from: Option<String>,
    /// The value after; null if it was cleared, or if the note was struck out.
    pub to: Option<String>,
    /// Who changed it.
    #[serde(default)]
    pub by: String,
    /// When: RFC 3339, UTC.
    #[serde(default)]
    pub at: String,
    #[serde(flatten)]
    pub(super) turn: Turn,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

/// An actual value of an indicator in a year, as [`Record::readings`] gives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading<'a> {
    /// The year it is the value of.
    pub year: i32,
    /// As typed: `48.2`, `约 50%`.
    pub value: &'a str,
    /// Where it comes from.
    pub source: Option<&'a str>,
    /// Who entered it.
    pub by: &'a str,
    /// When: RFC 3339, UTC.
    pub at: &'a str,
}

/// What people added to one section or indicator.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Stamped<Word<Status>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) owner: Option<Stamped<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<Stamped<String>>,
    /// By year, in digits.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) readings: BTreeMap<String, Stamped<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<Note>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) history: Vec<Entry>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

impl Record {
    /// The status, if there is one and this version knows it.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.status.as_ref()?.value.as_ref()?.known()
    }

    /// The status with its stamp, also when it was cleared or is a later version's word.
    #[must_use]
    pub const fn stamped_status(&self) -> Option<&Stamped<Word<Status>>> {
        self.status.as_ref()
    }

    /// Who is to see to it.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_ref()?.value.as_deref()
    }

    /// The owner with its stamp, also when it was cleared.
    #[must_use]
    pub const fn stamped_owner(&self) -> Option<&Stamped<String>> {
        self.owner.as_ref()
    }

    /// The day by which it is to be done: YYYY-MM-DD, unless the file was written by hand.
    #[must_use]
    pub fn due(&self) -> Option<&str> {
        self.due.as_ref()?.value.as_deref()
    }

    /// The due date with its stamp, also when it was cleared.
    #[must_use]
    pub const fn stamped_due(&self) -> Option<&Stamped<String>> {
        self.due.as_ref()
    }

    /// The readings there are, by year.
    pub fn readings(&self) -> impl DoubleEndedIterator<Item = Reading<'_>> {
        self.readings.iter().filter_map(|(key, reading)| {
            let year = key.parse::<i32>().ok().filter(|year| year.to_string() == *key)?;
            let value = reading.value.as_deref()?;
            Some(Reading { year, value, source: reading.source.as_deref(), by: &reading.by, at: &reading.at })
        })
    }

    /// The reading of one year.
    #[must_use]
    pub fn reading(&self, year: i32) -> Option<Reading<'_>> {
        self.readings().find(|reading| reading.year == year)
    }

    /// The reading of one year with its stamp, also when it was removed.
    #[must_use]
    pub fn stamped_reading(&self, year: i32) -> Option<&Stamped<String>> {
        self.readings.get(&year.to_string())
    }

    /// The notes that are not struck out, in the order they were written.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.notes.iter().filter(|note| !note.deleted)
    }

    /// All notes, those struck out included.
    #[must_use]
    pub fn all_notes(&self) -> &[Note] {
        &self.notes
    }

    /// Every change there was, oldest first.
    #[must_use]
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// Whether there is nothing to show: no value and no live note. There may still be a history.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.status.as_ref().is_none_or(|status| status.value.is_none())
            && self.owner().is_none()
            && self.due().is_none()
            && self.readings.values().all(|reading| reading.value.is_none())
            && self.notes().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Record {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_cleared_field_reads_as_none_and_keeps_its_stamp() {
        let json = r#"{"status":{"value":null,"by":"li","at":"2026-11-22T03:04:05Z"}}"#;
        let record = read(json);
        assert_eq!(record.status(), None);
        assert_eq!(record.stamped_status().unwrap().by, "li");
        assert!(record.is_empty());
        assert_eq!(serde_json::to_string(&record).unwrap(), json);
    }

    #[test]
    fn a_status_of_a_later_version_survives() {
        let json = r#"{"status":{"value":"paused","by":"li","at":"2026-11-22T03:04:05Z"}}"#;
        let record = read(json);
        assert_eq!(record.status(), None);
        assert!(!record.is_empty(), "there is a status, if not one that can be named");
        assert_eq!(serde_json::to_string(&record).unwrap(), json);
    }

    #[test]
    fn readings_come_by_year_without_removed_ones() {
        let record = read(
            r#"{"readings":{"2024":{"value":"50","by":"a","at":"x"},"2023":{"value":null,"by":"a","at":"x"},
                "2022":{"value":"48.2","by":"b","at":"y","source":"公报"},"02021":{"value":"1"},"上半年":{"value":"2"}}}"#,
        );
        let years: Vec<_> = record.readings().map(|reading| (reading.year, reading.value)).collect();
        assert_eq!(years, [(2022, "48.2"), (2024, "50")]);
        assert_eq!(record.reading(2022).unwrap().source, Some("公报"));
        assert_eq!(record.reading(2023), None);
        assert_eq!(record.readings.len(), 5, "what is not understood is kept");
    }

    #[test]
    fn struck_notes_are_kept_out_of_sight() {
        let record = read(
            r#"{"notes":[{"id":"a","kind":"note","text":"一","deleted":true},{"id":"b","kind":"next","text":"二"}]}"#,
        );
        assert_eq!(record.notes().map(|note| note.id.as_str()).collect::<Vec<_>>(), ["b"]);
        assert_eq!(record.all_notes().len(), 2);
    }
}
