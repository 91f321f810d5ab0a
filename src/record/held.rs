//! A record as its file holds it: shared by everyone who looks at the file, with its text once it was printed.
//!
//! A file of ten thousand records is handed round and saved without copying or printing any but the one that
//! changed. What always holds: the text is that of the record, since a record is never changed in place.

use super::{Record, layout};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use serde_json::value::RawValue;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A record of a file.
#[derive(Clone, Debug)]
pub(super) struct Held(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    record: Record,
    text: OnceLock<Box<RawValue>>,
}

impl From<Record> for Held {
    fn from(record: Record) -> Self {
        Self(Arc::new(Inner { record, text: OnceLock::new() }))
    }
}

impl Deref for Held {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.0.record
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.record == other.0.record
    }
}

impl<'de> Deserialize<'de> for Held {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Record::deserialize(deserializer).map(Self::from)
    }
}

/// As part of a record file, and of nothing else: the lines are indented as they are there.
impl Serialize for Held {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = match self.0.text.get() {
            Some(text) => text,
            None => {
                let text = layout::print(&self.0.record).and_then(RawValue::from_string);
                let text = text.map_err(ser::Error::custom)?;
                self.0.text.get_or_init(|| text)
            }
        };
        text.serialize(serializer)
    }
}
