//! Readings: what a table says was measured, year by year, goes into the records of the plan's indicators.
//!
//! What always holds: a value that a person entered or took away stays as it is, and is told; the same file again
//! adds nothing.

use crate::plan::{Figure, Plan};
use crate::record::{Change, ChangeKind, RecordFile};
use std::collections::HashSet;

/// What was measured of an indicator in one year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actual {
    /// The indicator's position in the plan.
    pub indicator: usize,
    /// The year.
    pub year: i32,
    /// The value as printed.
    pub value: String,
}

/// A value that was not entered, since there is another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The indicator's id.
    pub id: String,
    /// The year.
    pub year: i32,
    /// What is there; `None` if someone took it away.
    pub there: Option<String>,
    /// What the document says.
    pub printed: String,
}

/// What became of the values of one document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entered {
    /// How many were entered.
    pub count: usize,
    /// Those that were not.
    pub kept: Vec<Kept>,
}

impl Actual {
    /// What a figure of an indicator says was measured; nothing if it is for no one year.
    pub(super) fn of(indicator: usize, figure: &Figure) -> Option<Self> {
        Some(Self { indicator, year: figure.year()?, value: figure.text.to_string() })
    }
}

/// The changes that enter the values into the records as they are now. `source` is the name of the document.
pub(super) fn changes(
    plan: &Plan,
    actuals: &[Actual],
    source: &str,
    records: &RecordFile,
) -> (Vec<Change>, Entered) {
    let (mut changes, mut entered) = (Vec::new(), Entered::default());
    let mut said = HashSet::new();
    for Actual { indicator, year, value } in actuals {
        // Of two columns for one year the first counts.
        if !said.insert((indicator, year)) {
            continue;
        }
        let Some(id) = plan.indicators.get(*indicator).map(|indicator| &indicator.id) else { continue };
        let there = records.record(id).and_then(|record| record.stamped_reading(*year));
        match there {
            Some(there) if there.value.as_deref() == Some(value.trim()) => {}
            // An edition of the same document corrects what came from it.
            Some(there) if there.source.as_deref() != Some(source) => {
                let there = there.value.clone();
                entered.kept.push(Kept { id: id.to_string(), year: *year, there, printed: value.clone() });
            }
            _ => {
                let source = Some(source.to_owned());
                let kind = ChangeKind::Reading { year: *year, value: Some(value.clone()), source };
                changes.push(Change { id: id.to_string(), kind });
            }
        }
    }
    entered.count = changes.len();
    (changes, entered)
}
