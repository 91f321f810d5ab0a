//! Opening many plans at once, as for a comparison across the library: they are read beside the screen, so that no
//! key waits for a thousand of them.
//!
//! What always holds: a plan that is told as read costs nothing to get from the library any more.

use super::behind::Wake;
use crate::plan::Library;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How many plans are told of together: few at first, so that there is soon something to see, and then more, since
/// whoever is told sorts and compares everything anew.
const FIRST: usize = 16;
const MOST: usize = 256;

/// Plans that are being read. When this is dropped, reading stops soon.
#[derive(Debug)]
pub(super) struct Opening {
    // Only ever asked by its owner; the lock lets the program be looked at from several threads.
    read: Mutex<Receiver<Vec<usize>>>,
}

impl Opening {
    /// Begins to read the plans at these positions; `None` where no thread can be had. `wake` is called when
    /// some can be opened.
    pub(super) fn begin(library: Arc<Library>, plans: Vec<usize>, wake: Wake) -> Option<Self> {
        let (tell, read) = mpsc::channel();
        let work = move || {
            let (mut rest, mut size) = (plans.as_slice(), FIRST);
            while !rest.is_empty() {
                let (next, later) = rest.split_at(size.min(rest.len()));
                library.read_ahead(next);
                if tell.send(next.to_vec()).is_err() {
                    return;
                }
                wake();
                (rest, size) = (later, MOST.min(size * 2));
            }
        };
        thread::Builder::new().name("opening".into()).spawn(work).ok()?;
        Some(Self { read: Mutex::new(read) })
    }

    /// The plans that were read since the last time.
    pub(super) fn read(&mut self) -> Vec<usize> {
        self.read.get_mut().unwrap_or_else(PoisonError::into_inner).try_iter().flatten().collect()
    }
}
