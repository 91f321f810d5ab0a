//! A program in a pseudo-terminal, as a person would see it: its screen, and keys to send.
//!
//! Nothing here sleeps for a while and hopes: every wait is for something seen, and fails after [`PATIENCE`].
#![allow(dead_code, reason = "each test program uses its own part")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// How long anything may take before the test fails; long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program about to be started.
pub(crate) struct Program {
    command: CommandBuilder,
    size: (u16, u16),
    ambiguous: Option<u16>,
}

impl Program {
    /// The program at `path`, with an empty environment but for `PATH` and `TERM`.
    pub(crate) fn new(path: impl AsRef<Path>) -> Self {
        let mut command = CommandBuilder::new(path.as_ref());
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        Self { command, size: (80, 24), ambiguous: None }
    }

    /// The program these tests are for.
    pub(crate) fn gangmu() -> Self {
        Self::new(env!("CARGO_BIN_EXE_gangmu"))
    }

    /// Adds arguments.
    pub(crate) fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets the folder it starts in.
    pub(crate) fn folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.cwd(folder.as_ref());
        self
    }

    /// Sets the size of the terminal, (columns, rows); 80 by 24 otherwise.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Lets the terminal answer the question where its cursor is: in the first row, in this column, counted
    /// from 1. It gives no answer otherwise.
    pub(crate) fn answering(mut self, column: u16) -> Self {
        self.ambiguous = Some(column);
        self
    }

    /// Starts it.
    pub(crate) fn start(self) -> Pty {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).expect("a pseudo-terminal");
        let mut child = pair.slave.spawn_command(self.command).expect("the program starts");
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = Arc::new(Mutex::new(Some(pair.master.take_writer().expect("a writer"))));
        let shown = Arc::new(Shown {
            state: Mutex::new(State {
                terminal: vt100::Parser::new(nonzero(rows), nonzero(columns), 0),
                bytes: Vec::new(),
                paused: false,
                leaving: false,
                ended: false,
            }),
            changed: Condvar::new(),
        });
        let pid = child.process_id().expect("a running program");
        let (tell, exit) = mpsc::channel();
        thread::spawn(move || tell.send((child.wait(), Instant::now())));
        let reading = {
            let (shown, writer) = (Arc::clone(&shown), Arc::clone(&writer));
            thread::spawn(move || read(reader, &shown, &writer, self.ambiguous))
        };
        Pty { pid, exit, shown, writer, master: Some(pair.master), reading: Some(reading), exited: false }
    }
}

type Writer = Mutex<Option<Box<dyn Write + Send>>>;

/// What the terminal shows, and word of its changes.
struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    terminal: vt100::Parser,
    bytes: Vec<u8>,
    paused: bool,
    leaving: bool,
    ended: bool,
}

impl Shown {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Takes in what the program writes, until it ends or the terminal is closed.
fn read(mut reader: Box<dyn Read + Send>, shown: &Shown, writer: &Writer, ambiguous: Option<u16>) {
    let mut chunk = [0; 4096];
    loop {
        let count = reader.read(&mut chunk).unwrap_or(0);
        let bytes = &chunk[..count];
        let mut state = shown.lock();
        if count == 0 || state.leaving {
            state.ended = true;
            shown.changed.notify_all();
            return;
        }
        state.terminal.process(bytes);
        state.bytes.extend_from_slice(bytes);
        shown.changed.notify_all();
        drop(shown.changed.wait_while(state, |state| state.paused && !state.leaving));
        if let Some(column) = ambiguous
            && bytes.windows(4).any(|window| window == b"\x1b[6n")
            && let Ok(Some(writer)) = writer.lock().as_deref_mut()
        {
            let _ = write!(writer, "\x1b[1;{column}R");
        }
    }
}

/// A program that runs in a pseudo-terminal. It is killed when this is dropped.
pub(crate) struct Pty {
    pid: u32,
    exit: Receiver<(std::io::Result<ExitStatus>, Instant)>,
    shown: Arc<Shown>,
    writer: Arc<Writer>,
    master: Option<Box<dyn MasterPty + Send>>,
    reading: Option<thread::JoinHandle<()>>,
    exited: bool,
}

impl Pty {
    /// The process started.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// Sends keys, as the bytes a terminal sends for them.
    pub(crate) fn send(&self, keys: &str) {
        let mut writer = self.writer.lock().expect("the writer");
        let writer = writer.as_mut().expect("an open terminal");
        writer.write_all(keys.as_bytes()).expect("keys are taken");
        writer.flush().expect("keys are taken");
    }

    /// Waits until `text` stands somewhere on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen| screen.contents().contains(text));
    }

    /// Waits until `text` stands nowhere on the screen.
    pub(crate) fn wait_for_no(&self, text: &str) {
        self.wait_until(&format!("no {text:?} on the screen"), |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as `wanted`; `what` names it in the failure.
    pub(crate) fn wait_until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.shown.lock();
        while !wanted(state.terminal.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || state.ended {
                let why = if state.ended { "the program ended" } else { "nothing more came" };
                panic!("waited for {what}, but {why}. The screen:\n{}", state.terminal.screen().contents());
            }
            state = self.shown.changed.wait_timeout(state, left).expect("the screen").0;
        }
    }

    /// The screen as it is now.
    pub(crate) fn screen(&self) -> vt100::Screen {
        self.shown.lock().terminal.screen().clone()
    }

    /// The rows of the screen as text, without blanks at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let screen = self.screen();
        screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect()
    }

    /// All bytes written so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.shown.lock().bytes.clone()
    }

    /// Whether the terminal shows what is typed, as it does outside raw mode.
    pub(crate) fn echoes(&self) -> bool {
        /// The same bit on Linux, the BSDs and macOS.
        const ECHO: u64 = 0o10;
        let master = self.master.as_ref().expect("an open terminal");
        let modes = master.get_termios().expect("the modes of the terminal");
        u64::from(modes.local_flags.bits()) & ECHO != 0
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.shown.lock().terminal.screen_mut().set_size(nonzero(rows), nonzero(columns));
        let master = self.master.as_ref().expect("an open terminal");
        master.resize(pty_size(columns, rows)).expect("a new size");
    }

    /// Sends a signal to the program started (a shell, if that is what was started).
    pub(crate) fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.pid).ok().and_then(Pid::from_raw).expect("a process id");
        kill_process(pid, signal).expect("the program runs");
    }

    /// Takes no more of what the program writes, as a stalled connection.
    pub(crate) fn stall(&self) {
        self.shown.lock().paused = true;
    }

    /// Takes it again.
    pub(crate) fn flow(&self) {
        self.shown.lock().paused = false;
        self.shown.changed.notify_all();
    }

    /// Closes the terminal, as a connection that breaks.
    pub(crate) fn hang_up(&mut self) {
        let Some(master) = self.master.take() else { return };
        if let Ok(mut writer) = self.writer.lock() {
            writer.take();
        }
        self.shown.lock().leaving = true;
        self.shown.changed.notify_all();
        // The reader sits in a read that closing other ends does not wake: a byte from below does.
        let below = master.tty_name().and_then(|path| File::options().write(true).open(path).ok());
        let _ = below.map(|mut below| below.write_all(b"\0"));
        drop(master);
        if let Some(reading) = self.reading.take() {
            let _ = reading.join();
        }
    }

    /// Waits until the program ends, and returns its exit status and when that was. What it wrote last is then
    /// on the screen.
    pub(crate) fn wait_for_exit(&mut self) -> (ExitStatus, Instant) {
        let (status, when) = self.exit.recv_timeout(PATIENCE).expect("the program ends");
        self.exited = true;
        if let Some(reading) = self.reading.take() {
            self.flow();
            let _ = reading.join();
        }
        (status.expect("an exit status"), when)
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if !self.exited
            && let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw)
        {
            // It leads a group of its own, which may hold a shell and what the shell has started.
            let _ = kill_process_group(pid, Signal::KILL);
        }
        self.hang_up();
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).expect("a size above zero")
}
