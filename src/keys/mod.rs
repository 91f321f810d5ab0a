//! Keys: what a person presses, and what it means.

pub mod key;

pub use key::Key;
