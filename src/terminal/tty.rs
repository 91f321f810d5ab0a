//! The tty: the file descriptors by which the terminal is reached.
//!
//! Standard input when that is a terminal, else `/dev/tty` (standard input may be a pipe); the same choice
//! as crossterm's, so that everything here reads from the one place the key reader reads from. Writes that
//! must not wait for other threads go around the lock of `std::io::Stdout`.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{isatty, tcgetpgrp, tcgetwinsize};

/// The end of the terminal that keys come from.
pub(super) enum Input {
    /// Standard input itself.
    Stdin,
    /// `/dev/tty`, opened because standard input is something else.
    Tty(File),
}

impl Input {
    /// Finds the terminal; fails when the process has none.
    pub(super) fn open() -> io::Result<Self> {
        if isatty(stdin()) {
            return Ok(Self::Stdin);
        }
        File::options().read(true).write(true).open("/dev/tty").map(Self::Tty)
    }
}

impl AsFd for Input {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin => stdin(),
            Self::Tty(file) => file.as_fd(),
        }
    }
}

/// The end of the terminal that frames go to: standard output without buffer and without lock, so that a frame
/// is one system call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(stdout(), bytes) {
                // Another program that shares the terminal may have made it non-blocking.
                Err(Errno::AGAIN) => wait(stdout(), PollFlags::OUT, None)?,
                written => return Ok(written?),
            };
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Waits until `fd` reports one of `flags` (or an error or hang-up, which are always reported) and returns
/// what it reported; empty when `timeout` passed first. `None` waits for ever.
pub(super) fn wait(fd: BorrowedFd<'_>, flags: PollFlags, timeout: Option<Duration>) -> io::Result<PollFlags> {
    let deadline = timeout.map(|timeout| Instant::now() + timeout);
    loop {
        let mut fds = [PollFd::from_borrowed_fd(fd, flags)];
        let left = deadline.map(|deadline| timespec(deadline.saturating_duration_since(Instant::now())));
        match poll(&mut fds, left.as_ref()) {
            Ok(_) => return Ok(fds.first().map_or(PollFlags::empty(), PollFd::revents)),
            // A signal handler ran: the wait goes on with what is left of its time.
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Writes `bytes` to standard output within `timeout`, not waiting for any lock. Gives up silently when the
/// terminal is gone or takes no more: whoever calls this is leaving and has nothing better to try.
pub(super) fn write_within(mut bytes: &[u8], timeout: Duration) {
    let deadline = Instant::now() + timeout;
    while !bytes.is_empty() {
        let left = deadline.saturating_duration_since(Instant::now());
        match wait(stdout(), PollFlags::OUT, Some(left)) {
            Ok(ready) if ready.contains(PollFlags::OUT) && !ready.contains(PollFlags::HUP) => {}
            _ => return,
        }
        match rustix::io::write(stdout(), bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

/// The size of the terminal as (columns, rows); `None` when it does not say, or says nothing of use (0).
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    let size = tcgetwinsize(stdout()).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}

/// Whether standard output is a terminal.
#[must_use]
pub fn is_terminal() -> bool {
    isatty(stdout())
}

/// Whether the terminal listens to this process: false in the background of a shell. Where that cannot be
/// found out the answer is yes, as a process alone on its terminal is.
pub(super) fn in_foreground() -> bool {
    match tcgetpgrp(stdout()) {
        Ok(group) => group.as_raw_pid() == nix::unistd::getpgrp().as_raw(),
        Err(_) => true,
    }
}

/// A duration as `poll` wants it.
fn timespec(duration: Duration) -> Timespec {
    Timespec { tv_sec: duration.as_secs().cast_signed(), tv_nsec: duration.subsec_nanos().into() }
}
