//! Reading plans on all processors: the whole library, each plan of which becomes a part of the index and a brief and is
//! dropped, or those whose hits are shown.

use super::librarian::Order;
use crate::app::desk::{Desk, Found};
use crate::app::home::Brief;
use crate::plan::Library;
use crate::processors::each;
use crate::record::Store;
use crate::search::Index;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

/// How many plans are handed over together.
const BATCH: usize = 8;

/// A plan that was read, or why it could not be.
#[derive(Debug)]
pub(super) struct Volume {
    /// Its position in the library.
    pub(super) at: usize,
    /// Its part of the index, and what the library shows of it.
    pub(super) read: Result<(Index, Brief), String>,
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
                let read: Vec<Volume> = batch.map(|at| read(&library, &store, at)).collect();
                if read.is_empty() || orders.send(Order::Take(read)).is_err() {
                    return;
                }
            }
        });
    }
}

/// Reads the plan at a position.
pub(super) fn read(library: &Library, store: &Store, at: usize) -> Volume {
    let read = match library.read(at) {
        Some(Ok(plan)) => {
            // Records that cannot be read are told of when the plan is opened.
            let records = store.load(&plan.id).file;
            let index = Index::build([(at, &*plan, Some(&records))].into_iter());
            Ok((index, Brief::of(&plan, &records)))
        }
        Some(Err(error)) => Err(error.to_string()),
        None => Err(String::new()),
    };
    Volume { at, read }
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
