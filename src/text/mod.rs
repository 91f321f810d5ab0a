//! Text: strings in, strings out.

pub mod width;
