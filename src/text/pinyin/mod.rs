//! Pinyin: Han characters as they are said, in plain letters, so that a text can be found and sorted by them.
//!
//! What always holds: a character may be said in several ways and every one of them counts, the usual one most;
//! ü is `v` or `u`; positions are characters of the text, never letters. Texts and words come folded
//! (`text::fold`). Only `readings` knows the package that has the readings.

mod initials;
mod order;
mod readings;
mod route;
mod scattered;
mod sounds;
mod spelled;
mod token;

pub use order::compare;
pub use route::{Route, Sign, Step};
pub use sounds::{Sounds, first_letters};
pub use spelled::{Heard, Spelled};
