//! A signal: someone outside asks the process to end, to stop or to go on; a hang-up is one that needs no
//! signal, because the terminal itself has gone.
//!
//! Whoever asks the process to end is obeyed within a second. The main loop is told and gets [`GRACE`] to save
//! and leave; if it is stuck (in a write to a terminal that takes no bytes, or in a read from one that is gone,
//! crossterm issue 793), the thread that noticed restores the terminal and ends the process with 128 + signal.
//! Nothing here ticks: one thread sleeps in a pipe read, one in a `poll` that asks for nothing but hang-up.

use std::io;
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use nix::unistd::{Pid, getpgrp, getppid, getsid};
use rustix::event::PollFlags;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::events::{Event, Sender};
use super::tty::{self, Input};

/// How long the main loop has to save and leave.
pub const GRACE: Duration = Duration::from_millis(700);
/// How long restoring the terminal may take after that, if the terminal takes no bytes.
const LAST_RESORT: Duration = Duration::from_millis(200);
/// How long after waking in the background to wait for the signal that may have come with the wake-up.
const COMPANION: Duration = Duration::from_millis(50);

const ENDINGS: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Set once the end has been announced; the first to notice carries it through.
static ENDING: AtomicBool = AtomicBool::new(false);
/// Set by the handler itself, so at once, when a signal that ends the process arrives.
static ASKED_TO_END: AtomicBool = AtomicBool::new(false);

/// Sets up the handlers and the two threads.
pub(super) fn watch(sender: &Sender) -> io::Result<()> {
    for signal in ENDINGS {
        signal_hook::flag::register(signal, &ASKED_TO_END)?;
    }
    let mut signals = Signals::new(ENDINGS.into_iter().chain([SIGTSTP, SIGCONT]))?;
    let to = sender.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            announce(signal, &to);
        }
    })?;
    // Without a terminal there is nothing to hang up.
    if let Ok(input) = Input::open() {
        let to = sender.clone();
        thread::Builder::new().name("hang-up".into()).spawn(move || watch_for_hang_up(&input, &to))?;
    }
    Ok(())
}

fn announce(signal: i32, sender: &Sender) {
    match signal {
        SIGTSTP => _ = sender.send(Event::Suspend),
        SIGCONT => _ = sender.send(Event::Continue),
        ending => terminate(ending, sender),
    }
}

/// Waits for the terminal to go. Asks `poll` for no event at all: hang-up and error are always reported.
fn watch_for_hang_up(input: &Input, sender: &Sender) {
    if let Ok(seen) = tty::wait(input.as_fd(), PollFlags::empty(), None)
        && seen.intersects(PollFlags::HUP | PollFlags::ERR)
    {
        terminate(SIGHUP, sender);
    }
}

/// Announces the end and makes sure that it comes. Returns only when another thread is already at it.
pub(super) fn terminate(signal: i32, sender: &Sender) {
    if ENDING.swap(true, Ordering::SeqCst) {
        return;
    }
    sender.send(Event::Terminate { signal });
    thread::sleep(GRACE);
    let status = 128 + signal;
    // Restoring writes to the terminal, and a write can block in spite of all care.
    let last_resort = thread::Builder::new().spawn(move || {
        thread::sleep(LAST_RESORT);
        low_level::exit(status)
    });
    if last_resort.is_ok() {
        super::session::restore();
    }
    low_level::exit(status)
}

/// Stops the process, as Ctrl-Z does elsewhere, until it is continued in the foreground; the terminal must be
/// given back before ([`Session::suspend`](super::Session::suspend)) and taken again after. Continued in the
/// background it stops again at once, unless it was continued only to be ended.
///
/// False when it did not stop, because no shell is there that could continue it.
///
/// # Errors
/// The signal could not be raised.
pub fn suspend_self() -> io::Result<bool> {
    if is_orphan() {
        return Ok(false);
    }
    loop {
        low_level::raise(SIGSTOP)?;
        if tty::in_foreground() {
            return Ok(true);
        }
        thread::sleep(COMPANION);
        if ASKED_TO_END.load(Ordering::SeqCst) {
            return Ok(true);
        }
    }
}

/// Ends the process by the signal it was asked to end with, as if it had no handler, so that its parent sees why
/// it ended: a shell reports 128 and the signal's number. Everything must be saved and given back before.
///
/// # Errors
/// The signal cannot be raised, or ends nothing.
pub fn end_by(signal: i32) -> io::Result<()> {
    low_level::emulate_default_handler(signal)
}

/// Whether nobody watches over this process group: the session begins with it (`ssh -t host gangmu`) or its
/// parent lives in another session. The kernel ignores SIGTSTP then; SIGSTOP it would obey, for ever.
///
/// In a container any of these can be 0, for a process outside of it; `rustix` takes none of them to be.
fn is_orphan() -> bool {
    const OUTSIDE: Pid = Pid::from_raw(0);
    let Ok(session) = getsid(None) else { return true };
    let parent = getppid();
    let parent_elsewhere = parent == OUTSIDE || getsid(Some(parent)).is_ok_and(|other| other != session);
    getpgrp() == session || parent_elsewhere
}
