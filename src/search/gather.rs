//! Gathering is reading a library into an index at once, on all processors.

use super::Index;
use crate::plan::{Library, PlanError};
use crate::record::RecordFile;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
        let helpers =
            thread::available_parallelism().map_or(1, usize::from).min(plans.len()).saturating_sub(1);
        thread::scope(|scope| {
            let helping: Vec<_> = (0..helpers).map(|_| scope.spawn(read)).collect();
            let (mut index, mut broken) = read();
            for (more, also) in helping.into_iter().filter_map(|helper| helper.join().ok()) {
                index.add(more);
                broken.extend(also);
            }
            broken.sort_by_key(|(at, _)| *at);
            (index, broken)
        })
    }
}
