//! JSON export: whole plans with their records, as they stand in the files, so that nothing is lost.

use super::{Annotated, ExportError};
use crate::plan::plan_to_json;
use crate::record::{Record, RecordFile};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Exported<'a> {
    plan: Value,
    records: BTreeMap<&'a str, &'a Record>,
}

/// A list of `{"plan": …, "records": {id: record}}`, indented, with a newline at the end.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn json(plans: &[Annotated<'_>]) -> Result<String, ExportError> {
    let exported = plans
        .iter()
        .map(|a| Ok(Exported { plan: plan_to_json(a.plan)?, records: by_id(a.records) }))
        .collect::<Result<Vec<_>, serde_json::Error>>()?;
    Ok(serde_json::to_string_pretty(&exported)? + "\n")
}

fn by_id(records: &RecordFile) -> BTreeMap<&str, &Record> {
    records.records().collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{records, small};
    use super::*;
    use crate::plan::plan_from_json;

    #[test]
    fn what_is_exported_can_be_read_again() {
        let (plan, records) = (small(), records());
        let text = json(&[Annotated { plan: &plan, records: &records }]).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(plan_from_json(&read[0]["plan"].to_string()).unwrap(), plan);
        assert_eq!(read[0]["records"]["t1"]["status"]["value"], "behind");
        assert_eq!(read[0]["records"]["t1"]["weight"], 0.3, "a later version's field is kept");
        assert!(text.ends_with("]\n"));
    }

    #[test]
    fn no_plans_are_an_empty_list() {
        assert_eq!(json(&[]).unwrap(), "[]\n");
    }
}
