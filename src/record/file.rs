//! A record file holds the records of one plan, by the id of the section or indicator they hang on.
//!
//! What is read and written again is the same, fields that this version does not know included. A record
//! whose id the plan does not have (any more) is kept.

use super::held::Held;
use super::{Extra, Record};
use crate::plan::Plan;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// The format this program writes, and the only one it reads.
pub(super) const FORMAT: u64 = 1;

/// Why a file's text is not used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileError {
    /// It is not JSON, or not of the shape it should have.
    #[error("is damaged: {0}")]
    Malformed(String),
    /// It was written by a later version of this program, in this format.
    #[error("has format {0}, newer than this program knows")]
    Newer(u64),
    /// It holds the records of another plan, this one.
    #[error("holds the records of another plan, {0}")]
    OtherPlan(String),
}

/// All records of one plan. A copy shares them with the original until one of the two is changed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecordFile {
    format: u64,
    plan: String,
    #[serde(default)]
    records: Arc<BTreeMap<Arc<str>, Held>>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

impl RecordFile {
    /// A plan's records when there are none yet.
    #[must_use]
    pub fn new(plan: &str) -> Self {
        Self { format: FORMAT, plan: plan.to_owned(), records: Arc::default(), extra: Extra::new() }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// When the text is no JSON, not of a record file's shape, or of a newer format.
    pub fn from_json(json: &[u8]) -> Result<Self, FileError> {
        parse(json, |file: &Self| file.format)
    }

    /// The text of the file: indented, ids and years in order, a newline at the end.
    ///
    /// # Errors
    /// Never in practice; serde's own error is handed on.
    pub fn to_json(&self) -> Result<String, FileError> {
        print(self)
    }

    /// Writes what [`to_json`](Self::to_json) gives, without holding the whole of it.
    ///
    /// # Errors
    /// Those of `out`.
    pub(super) fn print_to(&self, mut out: impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")
    }

    /// Adds all that another record holds to the one of this id.
    pub(super) fn join(&mut self, id: &str, record: &Record) {
        let both = self.record(id).map_or_else(|| record.clone(), |ours| ours.merge(record));
        self.put(id, both);
    }

    /// Puts a record in the place of the one of this id.
    pub(super) fn put(&mut self, id: &str, record: Record) {
        Arc::make_mut(&mut self.records).insert(id.into(), record.into());
    }

    /// The ids of the records that differ from those of `other`, or that only one of the two has. Costs little
    /// where one is the other with a few changes, however many records there are.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        let changed = self.records.iter().filter(|(id, held)| other.records.get(*id) != Some(*held));
        let gone = other.records.keys().filter(|id| !self.records.contains_key(*id));
        changed.map(|(id, _)| id).chain(gone).map(|id| &**id)
    }

    /// The plan's id.
    #[must_use]
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// The record of a section or indicator.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<&Record> {
        self.records.get(id).map(|held| &**held)
    }

    /// All records by id, those with nothing to show and those without a place in the plan included.
    pub fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.records.iter().map(|(id, held)| (&**id, &**held))
    }

    /// The ids of the records with something to show whose section or indicator `plan` does not have.
    #[must_use]
    pub fn unattached(&self, plan: &Plan) -> Vec<&str> {
        self.records()
            .filter(|(id, record)| !record.is_empty() && plan.find(id).is_none())
            .map(|(id, _)| id)
            .collect()
    }
}

/// Reads any file of this folder that says its format.
pub(super) fn parse<T: DeserializeOwned>(json: &[u8], format: fn(&T) -> u64) -> Result<T, FileError> {
    #[derive(Deserialize)]
    struct FormatOnly {
        format: u64,
    }
    let read = serde_json::from_slice(json).map_err(malformed);
    // A newer file may have another shape altogether, and "newer" is what helps its owner.
    let found = match &read {
        Ok(file) => format(file),
        Err(_) => serde_json::from_slice::<FormatOnly>(json).map_err(malformed)?.format,
    };
    match found {
        FORMAT => read,
        0 => Err(FileError::Malformed("format 0".to_owned())),
        newer => Err(FileError::Newer(newer)),
    }
}

/// The text of any file of this folder.
pub(super) fn print<T: Serialize>(file: &T) -> Result<String, FileError> {
    let mut json = serde_json::to_string_pretty(file).map_err(malformed)?;
    json.push('\n');
    Ok(json)
}

#[expect(clippy::needless_pass_by_value, reason = "made to be handed to map_err")]
fn malformed(error: serde_json::Error) -> FileError {
    FileError::Malformed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::plan_from_json;

    const FILE: &str = r#"{
  "format": 1,
  "plan": "small",
  "records": {
    "9.9": {
      "owner": {
        "value": "市民政局",
        "by": "li",
        "at": "2026-11-22T03:04:05Z"
      }
    },
    "t1": {
      "status": {
        "value": null,
        "by": "li",
        "at": "2026-11-22T03:04:05Z"
      },
      "weight": 0.30000000000000004
    }
  },
  "colour": [
    "red"
  ]
}
"#;

    #[test]
    fn a_file_is_written_as_it_was_read() {
        let file = RecordFile::from_json(FILE.as_bytes()).unwrap();
        assert_eq!(file.to_json().unwrap(), FILE);
        assert_eq!(file.record("9.9").unwrap().owner(), Some("市民政局"));
    }

    #[test]
    fn a_newer_file_is_newer_whatever_its_shape() {
        let newer = br#"{"records": "elsewhere", "format": 2}"#;
        assert_eq!(RecordFile::from_json(newer), Err(FileError::Newer(2)));
    }

    #[test]
    fn what_is_no_record_file_is_malformed() {
        let torn = &FILE.as_bytes()[..FILE.len() / 2];
        for wrong in [b"".as_slice(), b"{}", torn, b"[]", b"\xff\xfe", br#"{"format":0,"plan":"a"}"#] {
            let read = RecordFile::from_json(wrong);
            assert!(matches!(read, Err(FileError::Malformed(_))), "{}", String::from_utf8_lossy(wrong));
        }
    }

    #[test]
    fn a_record_without_a_place_in_the_plan_is_unattached() {
        let plan = plan_from_json(
            r#"{"format": 1, "id": "small", "title": "", "short_title": "", "region": "", "edition": "full",
                "period": {"from": 2026, "to": 2030}, "sections": [], "indicators": []}"#,
        )
        .unwrap();
        let file = RecordFile::from_json(FILE.as_bytes()).unwrap();
        assert_eq!(file.unattached(&plan), ["9.9"], "t1 has nothing to show");
    }
}
