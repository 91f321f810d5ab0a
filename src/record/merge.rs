//! Merging, for the time being.
use super::{FileError, Record, RecordFile};

impl RecordFile {
    /// Both files in one.
    ///
    /// # Errors
    /// When they are of different plans.
    pub fn merge(&self, other: &Self) -> Result<Self, FileError> {
        if self.plan() != other.plan() {
            return Err(FileError::OtherPlan(other.plan().to_owned()));
        }
        let mut merged = self.clone();
        for (id, theirs) in other.records() {
            let both = self.record(id).map_or_else(|| theirs.clone(), |ours| ours.merge(theirs));
            merged.records.insert(id.to_owned(), both.into());
        }
        Ok(merged)
    }
}

impl Record {
    /// Both records in one.
    pub(super) fn merge(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for note in &other.notes {
            if both.notes.iter().all(|n| n.id != note.id) {
                both.notes.push(note.clone());
            }
        }
        both.status = both.status.or_else(|| other.status.clone());
        both.owner = both.owner.or_else(|| other.owner.clone());
        both.due = both.due.or_else(|| other.due.clone());
        for (year, reading) in &other.readings {
            both.readings.entry(year.clone()).or_insert_with(|| reading.clone());
        }
        for entry in &other.history {
            if !both.history.contains(entry) {
                both.history.push(entry.clone());
            }
        }
        both
    }
}
