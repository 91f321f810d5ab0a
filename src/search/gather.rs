//! Gathering is reading a library into an index at once, on all processors.

use super::Index;
use super::group::MOST;
use crate::plan::{Library, PlanError};
use crate::processors::each;
use crate::record::RecordFile;

impl Index {
    /// Reads and indexes the plans at these positions, with what `records` says was noted on each. Tells which
    /// cannot be read. No plan is kept.
    pub fn gather(
        library: &Library,
        plans: &[usize],
        records: &(dyn Fn(usize, &str) -> RecordFile + Sync),
    ) -> (Self, Vec<(usize, PlanError)>) {
        let some: Vec<&[usize]> = plans.chunks(MOST).collect();
        let read = each(&some, |plans| {
            let (mut indexes, mut broken) = (Vec::new(), Vec::new());
            for &at in *plans {
                match library.read(at) {
                    Some(Ok(plan)) => {
                        let records = records(at, &plan.id);
                        indexes.push(Self::of(at, &plan, Some(&records)));
                    }
                    Some(Err(error)) => broken.push((at, error)),
                    None => {}
                }
            }
            let mut index = Self::default();
            index.add_all(indexes);
            (index, broken)
        });
        let (indexes, broken): (Vec<Self>, Vec<_>) = read.into_iter().unzip();
        let mut index = Self::default();
        index.add_all(indexes);
        let mut broken: Vec<(usize, PlanError)> = broken.into_iter().flatten().collect();
        broken.sort_by_key(|(at, _)| *at);
        (index, broken)
    }
}
