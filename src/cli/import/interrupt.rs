//! Interruption: Ctrl-C and a request to end (SIGTERM) end an import at once, but never in the middle of saving a plan.
//!
//! The process ends by the signal itself, so that its parent sees why: a shell reports 130 for Ctrl-C.

use super::progress::Progress;
use crate::cli::said::complain;
use crate::terminal::signals::end_by;
use crate::words::{Lang, errors, import as t};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a plan that is being saved is waited for. A disk that takes longer hangs, and what was begun there is
/// cleared away by the next import.
const PATIENCE: Duration = Duration::from_secs(2);

/// Watches for signals; its lock is held while a plan is saved, and counts those that are.
pub(super) struct Interrupt {
    saved: Arc<Mutex<usize>>,
}

impl Interrupt {
    /// Begins to watch. Where that cannot be, signals do what they do without it.
    pub(super) fn watch(progress: Progress, lang: Lang) -> Self {
        let saved = Arc::new(Mutex::new(0));
        if let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) {
            let saved = Arc::clone(&saved);
            let wait = move || {
                if let Some(signal) = signals.forever().next() {
                    end(signal, &saved, &progress, lang);
                }
            };
            let _ = thread::Builder::new().name("signals".into()).spawn(wait);
        }
        Self { saved }
    }

    /// Does what no signal may cut short.
    pub(super) fn not_within<T, E>(&self, save: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
        let done = save()?;
        *saved += 1;
        Ok(done)
    }
}

fn end(signal: i32, saved: &Mutex<usize>, progress: &Progress, lang: Lang) {
    let since = Instant::now();
    let count = loop {
        match saved.try_lock() {
            Ok(count) => break Some(count),
            Err(TryLockError::Poisoned(poisoned)) => break Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if since.elapsed() < PATIENCE => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => break None,
        }
    };
    progress.end();
    if let Some(count) = &count {
        complain(&errors::PREFIX.with(lang, &[&t::INTERRUPTED.with(lang, &[&**count])]));
    }
    // The lock is held to the end, so that nothing more is saved.
    let _ = end_by(signal);
    drop(count);
}
