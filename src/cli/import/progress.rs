//! Progress: one line on standard error while an import takes long, gone when it is done.
//!
//! It is shown only where standard error is a terminal, and only after half a second, so that a quick import shows
//! nothing.

use crate::import::Step;
use crate::say;
use crate::text::{Ambiguous, sanitize_line, truncate};
use crate::words::{Lang, import as t};
use std::io::{IsTerminal, Write, stderr};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long nothing is shown.
const SOON: Duration = Duration::from_millis(500);

/// To the start of the line, and away with what stands there.
const ERASE: &str = "\r\x1b[K";

/// The line that tells how far it is.
#[derive(Clone)]
pub(super) struct Progress {
    shared: Arc<(Mutex<State>, Condvar)>,
    lang: Lang,
    files: usize,
}

#[derive(Default)]
struct State {
    line: String,
    is_shown: bool,
    is_over: bool,
}

impl Progress {
    /// Begins to count the time.
    pub(super) fn begin(files: usize, lang: Lang) -> Self {
        let progress = Self { shared: Arc::default(), lang, files };
        if stderr().is_terminal() {
            let of_thread = progress.clone();
            // Without the thread nothing is shown, and nothing is lost.
            let _ = thread::Builder::new().name("progress".into()).spawn(move || of_thread.show());
        }
        progress
    }

    /// A file, by its place among all, has come to a step.
    pub(super) fn step(&self, at: usize, file: &str, step: Step) {
        let mut line =
            t::PROGRESS.with(self.lang, &[&super::name_of(file), &say::import_step(step, self.lang)]);
        if self.files > 1 {
            line.push_str(&t::PROGRESS_OF.with(self.lang, &[&(at + 1), &self.files]));
        }
        self.state().line = sanitize_line(&line).into_owned();
        self.shared.1.notify_all();
    }

    /// Takes the line away, for good.
    pub(super) fn end(&self) {
        let mut state = self.state();
        state.is_over = true;
        if state.is_shown {
            print(ERASE);
            state.is_shown = false;
        }
        self.shared.1.notify_all();
    }

    fn show(&self) {
        let begun = Instant::now();
        let mut state = self.state();
        loop {
            if state.is_over {
                return;
            }
            let wait = SOON.saturating_sub(begun.elapsed());
            if wait.is_zero() {
                print(&format!("{ERASE}{}", truncate(&state.line, columns(), Ambiguous::default())));
                state.is_shown = true;
                state = self.shared.1.wait(state).unwrap_or_else(PoisonError::into_inner);
            } else {
                let waited = self.shared.1.wait_timeout(state, wait);
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The columns of the terminal, but for the last: a line that fills it would break.
fn columns() -> usize {
    let columns = rustix::termios::tcgetwinsize(stderr()).map_or(0, |size| usize::from(size.ws_col));
    if columns == 0 { 79 } else { columns - 1 }
}

/// There is nowhere to say that this failed.
fn print(text: &str) {
    let mut out = stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
