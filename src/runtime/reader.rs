//! Reading the whole library, on all processors: each plan becomes a part of the index and a brief, and is dropped.

use super::librarian::Order;
use crate::app::home::Brief;
use crate::plan::Library;
use crate::record::Store;
use crate::search::Index;
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
