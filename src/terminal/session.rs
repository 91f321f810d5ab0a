//! A session: the time during which the terminal is ours.
//!
//! While it lasts the terminal is raw, shows the alternate screen, marks pastes and hides its cursor. However
//! it ends (dropped, panic, signal) [`restore`] gives the terminal back exactly once, raw mode first, because a
//! shell that does not echo is worse than one with a strange screen.

use std::io::{self, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, ThreadId};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use signal_hook::consts::SIGTERM;

use super::tty::{self, Output};

/// Alternate screen, marked pastes, cursor hidden.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";
/// Presses and the wheel only: to report every movement as well would load a slow line for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// All of that undone. It begins with the end of any string and of any synchronized update that a frame
/// broken off half-way may have left open, and with default margins and colours.
const LEAVE: &[u8] = b"\x1b\\\x1b[?2026l\x1b[m\x1b[r\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// How long a terminal that takes no bytes may hold up the way out.
const PATIENCE: Duration = Duration::from_millis(150);

/// Whether the terminal is ours now.
static ACTIVE: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// What a session asks of the terminal beyond what every session does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SessionOptions {
    /// Report clicks and the wheel. Takes the terminal's own text selection away from the person.
    pub mouse: bool,
}

/// The guard: the terminal is ours as long as it lives. There can be only one that means anything.
#[derive(Debug)]
#[must_use = "the terminal is restored as soon as this is dropped"]
pub struct Session {
    options: SessionOptions,
}

impl Session {
    /// Takes the terminal.
    ///
    /// # Errors
    /// There is no terminal, or it fails; it is restored already.
    pub fn enter(options: SessionOptions) -> io::Result<Self> {
        let owner = thread::current().id();
        HOOK.call_once(|| restore_on_panic(owner));
        let session = Self { options };
        session.take()?;
        Ok(session)
    }

    /// Gives the terminal back for a while, for Ctrl-Z: follow it with
    /// [`suspend_self`](super::signals::suspend_self) and [`resume`](Self::resume).
    pub fn suspend(&mut self) {
        restore();
    }

    /// Takes the terminal again after a suspension, also one that came without warning (`kill -STOP`). The
    /// next frame must then be drawn in full.
    ///
    /// # Errors
    /// `ResourceBusy`, and nothing is touched, while the process is in the background of a shell: to take the
    /// terminal there would stop every thread of it, also the one that ends it on a signal. Stop again, or leave.
    pub fn resume(&mut self) -> io::Result<()> {
        if !tty::in_foreground() {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        self.take()
    }

    fn take(&self) -> io::Result<()> {
        ACTIVE.store(true, Ordering::SeqCst);
        self.switch_on().inspect_err(|_| restore())
    }

    fn switch_on(&self) -> io::Result<()> {
        // crossterm remembers being raw and would do nothing, but a shell may have changed the mode since.
        let _ = disable_raw_mode();
        enable_raw_mode()?;
        let mut out = Output;
        out.write_all(ENTER)?;
        if self.options.mouse {
            out.write_all(MOUSE_ON)?;
        }
        out.flush()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back: raw mode off, then everything else, whatever fails on the way. Does nothing when
/// it has been done; takes 150 ms at most; waits for no lock that a thread stuck in a write may hold.
pub fn restore() {
    if ACTIVE.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        tty::write_within(LEAVE, PATIENCE);
    }
}

/// Restores before a panic is reported, so that the report can be read. A panic in a thread other than the
/// one that owns the session would leave the program running without a terminal: it ends as by SIGTERM, which
/// gives the main loop its time to save.
fn restore_on_panic(owner: ThreadId) {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |report| {
        let was_active = ACTIVE.load(Ordering::SeqCst);
        restore();
        previous(report);
        if was_active && thread::current().id() != owner {
            let _ = signal_hook::low_level::raise(SIGTERM);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::{ENTER, LEAVE, MOUSE_ON, restore};

    #[test]
    fn everything_switched_on_is_switched_off() {
        let on = String::from_utf8([ENTER, MOUSE_ON].concat()).unwrap();
        let off = String::from_utf8(LEAVE.to_vec()).unwrap();
        for mode in on.split("\x1b[?").filter(|mode| mode.ends_with('h')) {
            assert!(off.contains(&format!("\x1b[?{}l", mode.trim_end_matches('h'))), "{mode} stays on");
        }
        assert!(on.contains("\x1b[?25l") && off.ends_with("\x1b[?25h"));
    }

    #[test]
    fn without_a_session_restore_does_nothing_twice() {
        restore();
        restore();
    }
}
