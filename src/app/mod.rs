//! The app is the program without a screen: what it knows, what may happen to it, and what follows.
//!
//! [`update`] takes the [`Model`] and an [`Action`] and answers with [`Effect`]s. It reads no file, draws
//! nothing and asks no clock, so a whole afternoon of use can be tested as a list of actions. Where panes are
//! comes from [`layout`], which the drawing asks too.

pub mod action;
pub mod card;
pub mod command;
pub mod desk;
pub mod digits;
pub mod editor;
pub mod effect;
pub mod history;
pub mod home;
pub mod import;
pub mod jumps;
pub mod layout;
pub mod line;
pub mod memory;
pub mod model;
pub mod overlay;
pub mod page;
pub mod palette;
pub mod progress;
pub mod reader;
pub mod table;
pub mod tree;
pub mod typed;
mod update;

pub use action::{Action, Edit};
pub use command::Command;
pub use desk::{Desk, Found};
pub use effect::{Effect, Purpose};
pub use import::{Import, ImportNews};
pub use model::{Clock, Keeping, Leaving, Model, Settings, View};
pub use overlay::{Overlay, Scope, Spot};
pub use update::{bookmarks, is_unsettled, update};
