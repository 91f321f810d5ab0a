//! Progress is how many of the things below a section are done: `2/31`.
//!
//! What counts is what can be carried out: measures, projects and indicators. A section does not count in
//! its own progress, only in that of the sections above it.

use crate::plan::Plan;
use crate::record::{Record, RecordFile, Status};

/// Things done, of all there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Done, closed ones included.
    pub done: usize,
    /// All that count; those no longer carried out do not.
    pub total: usize,
}

/// The progress of each section of a plan, by position.
#[must_use]
pub fn progress(plan: &Plan, records: &RecordFile) -> Vec<Progress> {
    let mut below = vec![Progress::default(); plan.sections.len()];
    let mut count = |id: &str, mut above: Option<usize>| {
        let status = records.record(id).and_then(Record::status);
        if status == Some(Status::Dropped) {
            return;
        }
        let done = usize::from(status.is_some_and(Status::is_finished));
        while let Some(at) = above {
            if let Some(progress) = below.get_mut(at) {
                progress.done += done;
                progress.total += 1;
            }
            above = plan.sections.get(at).and_then(|s| s.parent);
        }
    };
    for section in plan.sections.iter().filter(|s| s.kind.is_actionable()) {
        count(&section.id, section.parent);
    }
    for indicator in &plan.indicators {
        count(&indicator.id, Some(indicator.section));
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::plan_from_json;
    use crate::record::{Change, ChangeKind, Stamp};

    const PLAN: &str = r#"{"format":1,"id":"p","title":"t","short_title":"s","region":"r",
      "period":{"from":2026,"to":2030},"edition":"digest","sections":[
        {"id":"1","title":"a","kind":"chapter","text":[],"sections":[
          {"id":"1.1","title":"b","kind":"measure","text":[]},
          {"id":"1.2","title":"c","kind":"box","text":[],"sections":[
            {"id":"1.2.1","title":"d","kind":"project","text":[]}]}]}],
      "indicators":[{"id":"p01","name":"n","origin":"text","section":"1.1",
        "target":{"text":"9","value":9,"relation":"eq"}}]}"#;

    #[test]
    fn measures_projects_and_indicators_count_upwards() {
        let plan = plan_from_json(PLAN).unwrap();
        let mut records = RecordFile::new("p");
        let stamp = Stamp { by: "li".into(), at: "2026-01-01T00:00:00Z".into() };
        let mut set = |id: &str, status| {
            let change = Change { id: id.into(), kind: ChangeKind::Status(Some(status)) };
            records.apply(&change, &stamp, "").unwrap();
        };
        set("1.2.1", Status::Done);
        set("p01", Status::Behind);
        let below = progress(&plan, &records);
        let at = |done, total| Progress { done, total };
        assert_eq!(below, [at(1, 3), at(0, 1), at(1, 1), at(0, 0)]);
    }

    #[test]
    fn what_is_dropped_no_longer_counts() {
        let plan = plan_from_json(PLAN).unwrap();
        let mut records = RecordFile::new("p");
        let stamp = Stamp { by: "li".into(), at: "2026-01-01T00:00:00Z".into() };
        let change = Change { id: "1.1".into(), kind: ChangeKind::Status(Some(Status::Dropped)) };
        records.apply(&change, &stamp, "").unwrap();
        assert_eq!(progress(&plan, &records)[0], Progress { done: 0, total: 2 });
    }
}
