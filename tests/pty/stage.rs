//! A little program that does nothing but use the terminal: this test program itself, started again.

use std::io::Write;
use std::thread;
use std::time::Duration;

use gangmu::keys::Key;
use gangmu::terminal::signals::suspend_self;
use gangmu::terminal::{Event, Events, Output, Screen, Session, SessionOptions, probe, size};
use ratatui::style::Style;

use crate::pty::Program;

/// The program, ready to be started.
pub(crate) fn program() -> Program {
    Program::new(this()).args(ARGS).env(ON_STAGE, "1")
}

/// The same, by a shell that does `script`, in which `"$@"` is the program.
pub(crate) fn program_in_shell(script: &str) -> Program {
    Program::new("/bin/sh").args(["-c", script, "sh", &this()]).args(ARGS).env(ON_STAGE, "1")
}

/// The path of this test program.
fn this() -> String {
    std::env::args().next().unwrap_or_default()
}

/// Set where [`play`] is wanted, so that a run of all ignored tests passes it by.
const ON_STAGE: &str = "GANGMU_TEST_ON_STAGE";
const ARGS: [&str; 5] = ["--ignored", "--exact", "stage::play", "--nocapture", "--test-threads=1"];

/// The exit status after an orderly end on a signal: not 128 + signal, which the terminal's own threads use.
pub(crate) const ORDERLY: i32 = 64;

#[test]
#[ignore = "not a test: the program that the tests start"]
fn play() {
    if std::env::var_os(ON_STAGE).is_none() {
        return;
    }
    let events = Events::watch().unwrap();
    let mut session = Session::enter(SessionOptions::default()).unwrap();
    let mut screen = Screen::new(Output, true);
    let mut log = vec!["begun".to_owned()];
    draw(&mut screen, &log);
    let answer = probe::probe(Duration::from_millis(300));
    log.push(format!("probed {:?} {:?}", answer.ambiguous, answer.typed));
    events.read_keys().unwrap();
    loop {
        draw(&mut screen, &log);
        let event = events.next(None).unwrap();
        match event {
            Event::Key(Key::Char('q')) => break,
            Event::Key(Key::Char('p')) => panic!("a panic in the main thread"),
            Event::Key(Key::Char('t')) => _ = thread::spawn(|| panic!("a panic in another thread")),
            Event::Key(Key::Char('s')) => get_stuck(),
            Event::Key(Key::Char('w')) => get_stuck_in_a_write(),
            Event::Terminate { signal } => {
                drop(session);
                std::process::exit(ORDERLY + signal);
            }
            Event::Key(Key::Ctrl('z')) | Event::Suspend => {
                session.suspend();
                let stopped = suspend_self().unwrap();
                session.resume().unwrap();
                screen.clear();
                log.push(format!("stopped {stopped}"));
            }
            Event::Continue => {}
            other => log.push(format!("{other:?}")),
        }
    }
    drop(session);
    std::process::exit(0);
}

fn draw(screen: &mut Screen<Output>, log: &[String]) {
    let (columns, rows) = size().unwrap_or((80, 24));
    let _ = screen.draw((columns, rows), |buffer| {
        buffer.set_string(0, 0, format!("size {columns} {rows}"), Style::new());
        for (y, line) in (1..rows).zip(log) {
            buffer.set_string(0, y, line, Style::new());
        }
        None
    });
}

fn get_stuck() -> ! {
    let _ = Output.write_all(b"\x1b[HSTUCK");
    loop {
        thread::park();
    }
}

fn get_stuck_in_a_write() -> ! {
    loop {
        let _ = Output.write_all("STUCK ".repeat(1000).as_bytes());
    }
}
