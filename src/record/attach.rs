//! Attaching: moving what people added from one section or indicator to another, as when a plan was imported
//! anew under another id or a section went with a new edition.
//!
//! What always holds: the notes keep their writers and times and both histories are kept. Where both places have
//! a value the later one counts, and the other stands in the history. The old place is cleared by changes, so a
//! copy of the file elsewhere that is merged later clears it too. The new place is saved first: someone who is
//! interrupted finds the notes in both places, and never in none.

use super::{Change, ChangeError, ChangeKind, Record, RecordFile, Stamp, Store, StoreError};
use crate::plan::{Address, Plan};

/// A record that hangs on nothing: its plan, or its section or indicator in it, is no longer there.
#[derive(Clone, PartialEq, Debug)]
pub struct Loose {
    /// Where it was.
    pub address: Address,
    /// What it holds.
    pub record: Record,
}

impl Store {
    /// All records that hang on nothing, in the order of plans and ids; `plan` gives the plans that there are. A
    /// file that cannot be read has none.
    pub fn loose<'a>(&self, plan: impl Fn(&str) -> Option<&'a Plan>) -> Vec<Loose> {
        let of_plan = |id: String| {
            let file = self.load(&id).file;
            let plan = plan(&id);
            let is_loose = |at: &str| plan.is_none_or(|plan| plan.find(at).is_none());
            let records = file.records().filter(|(at, record)| !record.is_empty() && is_loose(at));
            let loose = |(at, record): (&str, &Record)| Loose {
                address: Address::new(&id, at),
                record: record.clone(),
            };
            records.map(loose).collect::<Vec<_>>()
        };
        self.plans().into_iter().flat_map(of_plan).collect()
    }

    /// Moves what was added at `from` to `to`, and gives the records of the plan of `to` as they then are.
    /// Nothing at `from` changes nothing.
    ///
    /// # Errors
    /// When one of the two files cannot be read or written.
    pub fn attach(&self, from: &Address, to: &Address, stamp: &Stamp) -> Result<RecordFile, StoreError> {
        let record = self.load(&from.plan).into_file()?.record(&from.id).cloned().unwrap_or_default();
        if record.is_empty() || from == to {
            return self.load(&to.plan).into_file();
        }
        let (there, _) = self.update(&to.plan, |file| {
            file.join(&to.id, &record);
            let shown = file.record(&to.id).cloned().unwrap_or_default();
            make(file, &to.id, returning(&record, &shown), stamp)
        })?;
        // What someone added between the two looks is not cleared.
        let (here, _) = self.update(&from.plan, |file| make(file, &from.id, clearing(&record), stamp))?;
        Ok(if from.plan == to.plan { here } else { there })
    }
}

fn make(
    file: &mut RecordFile,
    id: &str,
    kinds: Vec<ChangeKind>,
    stamp: &Stamp,
) -> Result<(), (String, ChangeError)> {
    for kind in kinds {
        let change = Change { id: id.to_owned(), kind };
        file.apply(&change, stamp, "").map_err(|error| (id.to_owned(), error))?;
    }
    Ok(())
}

/// The changes that bring back what a record holds and the merged one does not show, because it was once
/// cleared there, as when something is moved to and fro.
fn returning(record: &Record, merged: &Record) -> Vec<ChangeKind> {
    let mut kinds = Vec::new();
    if merged.stamped_status().is_none_or(|status| status.value.is_none()) {
        kinds.extend(record.status().map(|status| ChangeKind::Status(Some(status))));
    }
    if merged.owner().is_none() {
        kinds.extend(record.owner().map(|owner| ChangeKind::Owner(Some(owner.to_owned()))));
    }
    if merged.due().is_none() {
        kinds.extend(record.due().map(|due| ChangeKind::Due(Some(due.to_owned()))));
    }
    let gone = record.readings().filter(|reading| merged.reading(reading.year).is_none());
    kinds.extend(gone.map(|reading| ChangeKind::Reading {
        year: reading.year,
        value: Some(reading.value.to_owned()),
        source: reading.source.map(str::to_owned),
    }));
    let struck = |id: &str| merged.all_notes().iter().any(|note| note.id == id && note.deleted);
    let notes = record.notes().filter(|note| struck(&note.id));
    kinds.extend(notes.map(|note| ChangeKind::RestoreNote { note: note.id.clone() }));
    kinds
}

/// The changes that leave nothing to show of a record.
fn clearing(record: &Record) -> Vec<ChangeKind> {
    let mut kinds = Vec::new();
    if record.stamped_status().is_some_and(|status| status.value.is_some()) {
        kinds.push(ChangeKind::Status(None));
    }
    kinds.extend(record.owner().map(|_| ChangeKind::Owner(None)));
    kinds.extend(record.due().map(|_| ChangeKind::Due(None)));
    kinds.extend(record.readings().map(|r| ChangeKind::Reading { year: r.year, value: None, source: None }));
    kinds.extend(record.notes().map(|note| ChangeKind::StrikeNote { note: note.id.clone() }));
    kinds
}
