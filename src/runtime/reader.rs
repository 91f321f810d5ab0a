//! Reading plans on all processors: the whole library, each plan of which becomes a part of the index and a brief and is
//! dropped, or those whose hits are shown.

use super::librarian::Order;
use crate::app::desk::{Desk, Found};
use crate::app::home::Brief;
use crate::plan::Library;
use crate::processors::each;
use crate::record::Store;
use crate::search::Index;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

/// How many plans are handed over together.
const BATCH: usize = 8;

/// Plans that were read.
#[derive(Debug, Default)]
pub(super) struct Volumes {
    /// How many they are.
    pub(super) count: usize,
    /// Their parts of the index.
    pub(super) index: Index,
    /// What the library shows of each, by its position there.
    pub(super) briefs: Vec<(usize, Brief)>,
    /// Which could not be read, and why.
    pub(super) broken: Vec<(usize, String)>,
}

impl Volumes {
    /// Reads the plans at these positions.
    pub(super) fn read(library: &Library, store: &Store, plans: impl Iterator<Item = usize>) -> Self {
        let (mut volumes, mut indexes) = (Self::default(), Vec::new());
        for at in plans {
            volumes.count += 1;
            match library.read(at) {
                Some(Ok(plan)) => {
                    // Records that cannot be read are told of when the plan is opened.
                    let records = store.load(&plan.id).file;
                    indexes.push(Index::of(at, &plan, Some(&records)));
                    volumes.briefs.push((at, Brief::of(&plan, &records)));
                }
                Some(Err(error)) => volumes.broken.push((at, error.to_string())),
                None => volumes.broken.push((at, String::new())),
            }
        }
        volumes.index.add_all(indexes);
        volumes
    }

    /// What is left without the plans at these positions; they are counted all the same.
    pub(super) fn without(mut self, plans: &BTreeSet<usize>) -> Self {
        self.index.remove(plans);
        self.briefs.retain(|(at, _)| !plans.contains(at));
        self.broken.retain(|(at, _)| !plans.contains(at));
        self
    }
}

/// Begins to read; what is read comes as orders to take it. Ends when nobody takes them any more.
pub(super) fn read_all(library: &Arc<Library>, store: &Store, orders: &Sender<Order>) {
    let next = Arc::new(AtomicUsize::new(0));
    let threads = thread::available_parallelism().map_or(1, usize::from).min(library.len().div_ceil(BATCH));
    for _ in 0..threads {
        let (library, store, orders, next) = (library.clone(), store.clone(), orders.clone(), next.clone());
        let _ = thread::Builder::new().name("reader".into()).spawn(move || {
            loop {
                let from = next.fetch_add(BATCH, Ordering::Relaxed);
                let batch = from..library.len().min(from.saturating_add(BATCH));
                if batch.is_empty() {
                    return;
                }
                if orders.send(Order::Take(Volumes::read(&library, &store, batch))).is_err() {
                    return;
                }
            }
        });
    }
}

/// Reads these plans with what people added, on all processors: the list of hits waits for it. What cannot be read is
/// left out.
pub(super) fn desks(library: &Library, store: &Store, plans: &[usize]) -> Vec<(usize, Desk)> {
    each(plans, |&plan| Some((plan, desk(library, store, plan)?))).into_iter().flatten().collect()
}

fn desk(library: &Library, store: &Store, plan: usize) -> Option<Desk> {
    let document = library.read(plan)?.ok()?;
    let loaded = store.load(&document.id);
    let problem = loaded.problem.map(Arc::new);
    let found = Found { records: loaded.file, problem, drafts: BTreeMap::new(), is_partial: false };
    Some(Desk::new(document, found, None))
}
