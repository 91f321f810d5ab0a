//! The terminal: the thing outside that shows cells and sends keys, and that may vanish at any moment.
//!
//! Everything that knows of escape sequences, signals or file descriptors is in this folder; the rest of
//! the program sees [`Event`]s coming in and cells going out. What always holds: however the program ends
//! (quit, error, panic, signal, hang-up) the terminal is given back as it was found, and after a signal or
//! a hang-up the process is gone within a second, even when its main loop is stuck.
//!
//! The order in which a program uses it: [`Events::watch`], [`Session::enter`], a first
//! [`Screen::draw`], [`probe::probe`], [`Events::read_keys`], and then [`Events::next`] until it is time to go.

pub mod clipboard;
mod decode;
pub mod events;
mod frame;
mod pen;
pub mod probe;
pub mod screen;
mod scroll;
pub mod session;
pub mod signals;
mod tty;
mod wire;

pub use events::{Event, Events, Mouse, Sender};
pub use screen::Screen;
pub use session::{Session, SessionOptions};
pub use tty::{Output, is_terminal, size};
