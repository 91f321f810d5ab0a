//! The terminal is given back however a program ends, and a program that must end does so in time.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::pty::Pty;
use crate::stage::{ORDERLY, program, program_in_shell};

/// Within a second, and some allowance for a busy machine.
const IN_TIME: Duration = Duration::from_millis(1500);

fn begin() -> Pty {
    let pty = program().answering(2).start();
    pty.wait_for("probed");
    pty
}

#[track_caller]
fn assert_restored(pty: &Pty) {
    let screen = pty.screen();
    assert!(pty.echoes(), "the terminal is raw");
    assert!(!screen.alternate_screen(), "the alternate screen shows");
    assert!(!screen.bracketed_paste(), "pastes are marked");
    assert!(!screen.hide_cursor(), "the cursor is hidden");
}

#[track_caller]
fn assert_exit(pty: &mut Pty, since: Instant, code: i32) {
    let (status, when) = pty.wait_for_exit();
    assert_eq!(status.exit_code().cast_signed(), code, "{status}");
    assert!(when - since < IN_TIME, "ended after {:?}", when - since);
}

#[test]
fn a_session_takes_the_terminal_and_gives_it_back() {
    let mut pty = begin();
    let screen = pty.screen();
    assert!(!pty.echoes() && screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
    pty.send("q");
    assert_exit(&mut pty, Instant::now(), 0);
    assert_restored(&pty);
}

#[test]
fn keys_pastes_and_sizes_arrive() {
    let pty = begin();
    pty.send("纲\x1b[A\x1b[200~a\rq\x1b[201~");
    for text in ["Key(Char('纲'))", "Key(Up)", "Paste(\"a\\rq\")"] {
        pty.wait_for(text);
    }
    pty.resize(60, 10);
    pty.wait_for("Resize { columns: 60, rows: 10 }");
    pty.wait_for("size 60 10");
}

#[test]
fn the_terminal_says_how_wide_ambiguous_characters_are() {
    for (column, expected) in [(2, "probed Some(Narrow)"), (3, "probed Some(Wide)")] {
        let pty = program().answering(column).start();
        pty.wait_for(expected);
    }
}

#[test]
fn a_terminal_that_does_not_answer_is_not_waited_for_long() {
    program().start().wait_for("probed None []");
}

#[test]
fn what_is_typed_during_the_probe_is_not_lost() {
    let pty = program().start();
    pty.wait_for("begun");
    pty.send("纲x");
    // Either the probe sees it or the key reader does.
    pty.wait_until("both keys", |screen| screen.contents().matches("Char(").count() == 2);
}

#[test]
fn on_a_signal_the_program_ends_as_it_likes() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut pty = begin();
        let sent = Instant::now();
        pty.signal(signal);
        assert_exit(&mut pty, sent, ORDERLY + signal.as_raw());
        assert_restored(&pty);
    }
}

#[test]
fn a_stuck_program_is_ended_and_the_terminal_restored() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut pty = begin();
        pty.send("s");
        pty.wait_for("STUCK");
        let sent = Instant::now();
        pty.signal(signal);
        assert_exit(&mut pty, sent, 128 + signal.as_raw());
        assert_restored(&pty);
    }
}

#[test]
fn a_program_stuck_in_a_write_is_ended() {
    let mut pty = begin();
    pty.send("w");
    pty.wait_for("STUCK");
    pty.stall();
    let sent = Instant::now();
    pty.signal(Signal::TERM);
    assert_exit(&mut pty, sent, 128 + Signal::TERM.as_raw());
    assert!(pty.echoes());
}

#[test]
fn a_closed_terminal_ends_the_program() {
    for keys in ["", "s"] {
        let mut pty = begin();
        pty.send(keys);
        let closed = Instant::now();
        pty.hang_up();
        let (_, when) = pty.wait_for_exit();
        assert!(when - closed < IN_TIME, "ended after {:?}", when - closed);
    }
}

#[test]
fn a_closed_terminal_ends_it_also_when_nobody_sends_a_signal() {
    for keys in ["", "s"] {
        // The shell leads the session, so the signal is for it alone; and the program is told to ignore it.
        let mut pty = program_in_shell("trap '' HUP; \"$@\"; exit $?").answering(2).start();
        pty.wait_for("probed");
        pty.send(keys);
        let closed = Instant::now();
        pty.hang_up();
        let (status, when) = pty.wait_for_exit();
        assert!([64 + 1, 128 + 1].contains(&status.exit_code()), "{status}");
        assert!(when - closed < IN_TIME, "ended after {:?}", when - closed);
    }
}

#[test]
fn a_panic_can_be_read() {
    let mut pty = begin();
    pty.send("p");
    pty.wait_for_exit();
    assert_restored(&pty);
    assert!(pty.screen().contents().contains("a panic in the main thread"));
}

#[test]
fn a_panic_in_another_thread_ends_the_program() {
    let mut pty = begin();
    pty.send("t");
    assert_exit(&mut pty, Instant::now(), ORDERLY + Signal::TERM.as_raw());
    assert_restored(&pty);
    assert!(pty.screen().contents().contains("a panic in another thread"));
}

#[test]
fn stopped_in_a_shell_it_comes_back_where_it_was() {
    let mut pty =
        program_in_shell("set -m; \"$@\"; echo in the shell; read line; fg; echo left").answering(2).start();
    pty.wait_for("probed");
    pty.send("\x1a");
    pty.wait_for("in the shell");
    assert_restored(&pty);
    pty.send("\r");
    pty.wait_for("stopped true");
    assert!(!pty.echoes() && pty.screen().alternate_screen());
    pty.send("q");
    let (_, _) = pty.wait_for_exit();
    assert!(pty.screen().contents().contains("left"));
    assert_restored(&pty);
}

#[test]
fn without_a_shell_it_does_not_stop() {
    let pty = begin();
    pty.send("\x1a");
    pty.wait_for("stopped false");
    assert!(!pty.echoes() && pty.screen().alternate_screen());
}

/// What started it may live outside of its container, and has no number inside.
#[test]
fn with_a_parent_outside_its_container_it_does_not_stop() {
    let inside = "unshare -Urpf sh -c '\"$@\"; true' sh \"$@\"";
    let script = format!("unshare -Urpf true && {inside} || echo no containers");
    let pty = program_in_shell(&script).answering(2).start();
    pty.wait_until("a start", |screen| {
        ["probed", "no containers"].iter().any(|text| screen.contents().contains(text))
    });
    if pty.screen().contents().contains("no containers") {
        println!("skipped: unshare makes no containers here");
        return;
    }
    pty.send("\x1a");
    pty.wait_for("stopped false");
}

#[test]
fn stopped_and_then_killed_it_ends() {
    let script = "set -m; \"$@\"; kill %1; kill -CONT %1; wait %1; exit $?";
    let mut pty = program_in_shell(script).answering(2).start();
    pty.wait_for("probed");
    let sent = Instant::now();
    pty.send("\x1a");
    let (status, when) = pty.wait_for_exit();
    assert!(when - sent < IN_TIME, "ended after {:?} with {status}", when - sent);
    assert_restored(&pty);
}
