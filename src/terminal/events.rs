//! An event: one thing that happened outside, in the order it happened.
//!
//! Keys, pastes, sizes, the mouse and signals all arrive in one queue, so the program waits in one place and
//! never polls. A press that no binding could use makes no event. When nothing more can come from the
//! terminal, [`Event::Terminate`] does.

use std::io;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use signal_hook::consts::SIGHUP;

use crate::keys::Key;

/// One thing that happened outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// A key was pressed, or repeats.
    Key(Key),
    /// Text was pasted; it may hold anything, line ends and control characters too.
    Paste(String),
    /// The terminal has a new size, in columns and rows; either may be 0.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The mouse was used.
    Mouse(Mouse),
    /// The process must save and go at once; it will be ended 700 ms later.
    Terminate {
        /// The number of the signal; a hang-up noticed otherwise is SIGHUP too.
        signal: i32,
    },
    /// Someone asks the process to stop, as Ctrl-Z does.
    Suspend,
    /// The process runs again after a stop; the screen may show anything.
    Continue,
    /// Something that was asked for is done: whoever put this into the queue has an answer ready.
    Wake,
}

/// One use of the mouse; columns and rows count from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mouse {
    /// The left button was pressed.
    Click {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// The wheel turned away from the person.
    ScrollUp {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// The wheel turned towards the person.
    ScrollDown {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
}

/// The end of the queue to put events in; clone it for each thread.
#[derive(Clone, Debug)]
pub struct Sender(mpsc::Sender<Event>);

impl Sender {
    /// Puts `event` in the queue; false when nobody listens any more.
    pub fn send(&self, event: Event) -> bool {
        self.0.send(event).is_ok()
    }
}

/// The end of the queue that the main loop reads.
#[derive(Debug)]
pub struct Events {
    queue: mpsc::Receiver<Event>,
    // Also keeps the queue open: waiting on it can time out, but never fail.
    sender: Sender,
}

impl Events {
    /// Begins to watch for signals and hang-up, and reads no key yet. From here on a signal no longer kills
    /// the process where it stands, so call it before the terminal is taken.
    ///
    /// # Errors
    /// The signal handlers or a thread could not be set up.
    pub fn watch() -> io::Result<Self> {
        let (sender, queue) = mpsc::channel();
        let events = Self { queue, sender: Sender(sender) };
        super::signals::watch(&events.sender)?;
        Ok(events)
    }

    /// Begins to read keys, in a thread of its own. Only once, in raw mode, and after
    /// [`probe`](super::probe::probe), which reads the same bytes. From here on changes of the size are noticed;
    /// whether it changed before is for the caller to look.
    ///
    /// # Errors
    /// The terminal cannot be read, or the thread could not be set up.
    pub fn read_keys(&self) -> io::Result<()> {
        // Sets up crossterm's own watch for changes of the size, now and not some time later in the thread.
        crossterm::event::poll(Duration::ZERO)?;
        let sender = self.sender();
        thread::Builder::new().name("keys".into()).spawn(move || read_keys(&sender))?;
        Ok(())
    }

    /// [`watch`](Self::watch) and [`read_keys`](Self::read_keys) in one, where nothing is probed.
    ///
    /// # Errors
    /// As theirs.
    pub fn start() -> io::Result<Self> {
        let events = Self::watch()?;
        events.read_keys()?;
        Ok(events)
    }

    /// Waits for the next event; `None` after `timeout`. Without a timeout it waits for ever.
    #[must_use]
    pub fn next(&self, timeout: Option<Duration>) -> Option<Event> {
        match timeout {
            Some(timeout) => self.queue.recv_timeout(timeout).ok(),
            None => self.queue.recv().ok(),
        }
    }

    /// The next event if there is one already.
    #[must_use]
    pub fn try_next(&self) -> Option<Event> {
        self.queue.try_recv().ok()
    }

    /// A handle by which other threads can put events in this queue.
    #[must_use]
    pub fn sender(&self) -> Sender {
        self.sender.clone()
    }
}

/// The key thread: reads until the terminal fails or nobody listens.
fn read_keys(sender: &Sender) {
    loop {
        match crossterm::event::read() {
            Ok(raw) => {
                if let Some(event) = translate(raw)
                    && !sender.send(event)
                {
                    return;
                }
            }
            Err(_) => return super::signals::terminate(SIGHUP, sender),
        }
    }
}

/// What a crossterm event means to us, if anything.
fn translate(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => translate_key(key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(columns, rows) => Some(Event::Resize { columns, rows }),
        Raw::Mouse(mouse) => translate_mouse(mouse).map(Event::Mouse),
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

const fn translate_key(event: KeyEvent) -> Option<Key> {
    if matches!(event.kind, KeyEventKind::Release) {
        return None;
    }
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(match event.code {
        KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
            Key::Ctrl(c.to_ascii_lowercase())
        }
        KeyCode::Char(c) if alt => Key::Alt(c),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Null => Key::Ctrl(' '),
        KeyCode::Enter if alt => Key::AltEnter,
        KeyCode::Enter => Key::Enter,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(n) => Key::F(n),
        _ => return None,
    })
}

const fn translate_mouse(event: MouseEvent) -> Option<Mouse> {
    let MouseEvent { column, row, .. } = event;
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click { column, row }),
        MouseEventKind::ScrollUp => Some(Mouse::ScrollUp { column, row }),
        MouseEventKind::ScrollDown => Some(Mouse::ScrollDown { column, row }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        translate_key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_arrive_with_the_modifiers_that_matter() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        let table = [
            (KeyCode::Char('j'), NONE, Key::Char('j')),
            (KeyCode::Char('纲'), NONE, Key::Char('纲')),
            (KeyCode::Char('G'), KeyModifiers::SHIFT, Key::Char('G')),
            (KeyCode::Char('j'), KeyModifiers::CONTROL, Key::Ctrl('j')),
            (KeyCode::Char('J'), KeyModifiers::CONTROL.union(KeyModifiers::SHIFT), Key::Ctrl('j')),
            (KeyCode::Char('x'), KeyModifiers::ALT, Key::Alt('x')),
            (KeyCode::Enter, NONE, Key::Enter),
            (KeyCode::Enter, KeyModifiers::ALT, Key::AltEnter),
            (KeyCode::Tab, NONE, Key::Tab),
            (KeyCode::Tab, KeyModifiers::SHIFT, Key::BackTab),
            (KeyCode::BackTab, KeyModifiers::SHIFT, Key::BackTab),
            (KeyCode::Up, KeyModifiers::CONTROL, Key::Up),
            (KeyCode::F(5), NONE, Key::F(5)),
        ];
        for (code, modifiers, expected) in table {
            assert_eq!(key(code, modifiers), Some(expected), "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn a_repeat_is_a_press_and_a_release_is_nothing() {
        let with = |kind| translate_key(KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, kind));
        assert_eq!(with(KeyEventKind::Repeat), Some(Key::Down));
        assert_eq!(with(KeyEventKind::Release), None);
    }

    #[test]
    fn keys_without_a_use_make_no_event() {
        assert_eq!(key(KeyCode::CapsLock, KeyModifiers::NONE), None);
        assert_eq!(key(KeyCode::Insert, KeyModifiers::NONE), None);
        assert_eq!(translate(Raw::FocusLost), None);
    }

    #[test]
    fn only_the_left_button_and_the_wheel_count() {
        let mouse =
            |kind| translate_mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE });
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Mouse::Click { column: 3, row: 4 }));
        assert_eq!(mouse(MouseEventKind::ScrollDown), Some(Mouse::ScrollDown { column: 3, row: 4 }));
        assert_eq!(mouse(MouseEventKind::Up(MouseButton::Left)), None);
        assert_eq!(mouse(MouseEventKind::Moved), None);
    }

    #[test]
    fn pastes_and_sizes_pass_unchanged() {
        assert_eq!(translate(Raw::Paste("a\nb".into())), Some(Event::Paste("a\nb".into())));
        assert_eq!(translate(Raw::Resize(0, 7)), Some(Event::Resize { columns: 0, rows: 7 }));
    }
}
