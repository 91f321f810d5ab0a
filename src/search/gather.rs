//! Gathering is reading a library into an index at once, on all processors.

use super::Index;
use crate::plan::{Library, PlanError};
use crate::processors::together;
use crate::record::RecordFile;
use std::sync::atomic::{AtomicUsize, Ordering};

impl Index {
    /// Reads and indexes the plans at these positions, with what `records` says was noted on each. Tells which
    /// cannot be read. No plan is kept.
    pub fn gather(
        library: &Library,
        plans: &[usize],
        records: &(dyn Fn(usize, &str) -> RecordFile + Sync),
    ) -> (Self, Vec<(usize, PlanError)>) {
        let next = AtomicUsize::new(0);
        let read = || {
            let (mut index, mut broken) = (Self::default(), Vec::new());
            while let Some(&at) = plans.get(next.fetch_add(1, Ordering::Relaxed)) {
                match library.read(at) {
                    Some(Ok(plan)) => {
                        let records = records(at, &plan.id);
                        index.add(Self::build([(at, &*plan, Some(&records))].into_iter()));
                    }
                    Some(Err(error)) => broken.push((at, error)),
                    None => {}
                }
            }
            (index, broken)
        };
        let mut all = together(plans.len().saturating_sub(1), read).into_iter();
        let (mut index, mut broken) = all.next().unwrap_or_default();
        for (more, also) in all {
            index.add(more);
            broken.extend(also);
        }
        broken.sort_by_key(|(at, _)| *at);
        (index, broken)
    }
}
