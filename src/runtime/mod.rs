//! The runtime: event, action, update, effects, and a drawing if something changed.
//!
//! [`Program`] is the whole program but for the terminal, so tests drive it with keys and look at the cells it
//! draws. [`open`] puts it into a terminal. Nothing is drawn without an event, but that a pause in the keys lets
//! what lags behind catch up, once, and that what someone else saved appears.

mod behind;
mod catalogue;
mod importing;
mod librarian;
mod opening;
mod outside;
mod path;
mod program;
mod reader;

pub use behind::Wake;
pub use outside::{Folders, Now};
pub use program::{Program, Request};

use crate::app::Action;
use crate::plan::Address;
use crate::terminal::{
    Event, Events, Output, Screen, Session, SessionOptions, clipboard, probe, signals, size,
};
use crate::text::Ambiguous;
use crate::words::Lang;
use librarian::Searching;
use ratatui::layout::Rect;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long keys must pause before what lags behind catches up: longer than a held key repeats.
const PAUSE: Duration = Duration::from_millis(50);

/// How often the program looks whether someone else has saved, also while someone is typing: one look at each
/// open plan's file, behind the loop, and nothing is drawn unless it changed.
const GLANCE: Duration = Duration::from_millis(500);

/// How long a drawing waits for the hits of what was just typed, so that one serves for both.
const HASTE: Duration = Duration::from_millis(10);

/// How long it waits, with the hits, for how many there are: mostly that is known by then, and who draws before takes the
/// processor from who counts.
const COUNT_HASTE: Duration = Duration::from_millis(5);

/// How long the terminal is given to say how wide it draws ambiguous characters. The first screen is drawn
/// before, and a key ends the wait, so this delays nobody.
const PATIENCE: Duration = Duration::from_millis(400);

/// Where the screen opens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Start {
    /// At a plan, by id.
    Plan(String),
    /// At a section or an indicator.
    Address(Address),
    /// With a search.
    Query(String),
}

/// How the screen is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Launch {
    /// Where everything is kept.
    pub folders: Folders,
    /// The language of the words shown.
    pub lang: Lang,
    /// How wide ambiguous characters are; `None` asks the terminal.
    pub ambiguous: Option<Ambiguous>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Where to open; `None` is where it was left.
    pub at: Option<Start>,
    /// The name beside what is written; `None` is the account's.
    pub user: Option<String>,
}

/// Why the screen could not be opened or kept open.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// The terminal cannot be used.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
}

/// Opens the screen and returns when it is left.
///
/// # Errors
/// When the terminal cannot be used.
pub fn open(launch: Launch) -> Result<(), RuntimeError> {
    let events = Events::watch()?;
    let asks = launch.ambiguous.is_none();
    let options = SessionOptions { mouse: launch.mouse };
    let waker = events.sender();
    let wake = Arc::new(move || _ = waker.send(Event::Wake));
    let mut program = Program::working_behind(launch, size().unwrap_or((80, 24)), outside::now, wake);
    let mut session = Session::enter(options)?;
    let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut screen = Screen::new(Output, colours);
    draw(&mut program, &mut screen)?;
    program.read_ahead();
    if asks {
        let answer = probe::probe(PATIENCE);
        screen.forget(Rect::new(0, 0, 2, 1));
        for key in answer.typed {
            events.sender().send(Event::Key(key));
        }
        if let Some(ambiguous) = answer.ambiguous {
            program.act(Action::Ambiguous(ambiguous));
        }
        draw(&mut program, &mut screen)?;
    }
    events.read_keys()?;
    if let Some((columns, rows)) = size().filter(|&size| size != program.size()) {
        events.sender().send(Event::Resize { columns, rows });
    }
    let ended = run(&mut program, &events, &mut screen, &mut session);
    // However the loop ended, what was typed is safe before the terminal is given back.
    program.close();
    drop(session);
    if let Some(signal) = ended? {
        signals::end_by(signal)?;
    }
    Ok(())
}

fn draw(program: &mut Program, screen: &mut Screen<Output>) -> io::Result<()> {
    let size = program.size();
    screen.draw(size, |buffer| program.draw(buffer))?;
    Ok(())
}

/// Takes events until one says to leave; gives the signal if it was one.
fn run(
    program: &mut Program,
    events: &Events,
    screen: &mut Screen<Output>,
    session: &mut Session,
) -> io::Result<Option<i32>> {
    let mut looked = Instant::now();
    loop {
        let lags = program.is_unsettled();
        let wait = if lags { PAUSE } else { GLANCE.saturating_sub(looked.elapsed()) };
        let event = events.next(Some(wait));
        let is_news = looked.elapsed() >= GLANCE && {
            looked = Instant::now();
            program.look_around()
        };
        let Some(event) = event else {
            if lags {
                program.act(Action::Settle);
            }
            if lags || is_news {
                draw(program, screen)?;
            }
            continue;
        };
        let (mut next, begun) = (Some(event), Instant::now());
        // Whatever waits already is taken together: only its end is worth a drawing.
        while let Some(event) = next {
            for request in program.take(event) {
                match request {
                    Request::Repaint => screen.clear(),
                    Request::Copy(text) => {
                        let sent = clipboard::copy(screen.output(), &text).is_ok();
                        program.act(Action::Copied { text, sent });
                    }
                    Request::Suspend => {
                        suspend(session)?;
                        screen.clear();
                        if let Some((columns, rows)) = size() {
                            drop(program.take(Event::Resize { columns, rows }));
                        }
                    }
                    Request::Quit => return Ok(None),
                    Request::End(signal) => return Ok(Some(signal)),
                }
            }
            next = events.try_next();
            if next.is_none() {
                let haste = match program.searching() {
                    Searching::Hits => HASTE,
                    Searching::Count => COUNT_HASTE,
                    Searching::Nothing => continue,
                };
                next = events.next(Some(haste.saturating_sub(begun.elapsed())));
            }
        }
        draw(program, screen)?;
    }
}

/// Gives the terminal back, stops, and takes the terminal again when the shell continues us.
fn suspend(session: &mut Session) -> io::Result<()> {
    loop {
        session.suspend();
        signals::suspend_self()?;
        match session.resume() {
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => {}
            resumed => return resumed,
        }
    }
}
