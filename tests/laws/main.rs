//! Laws: what holds for any input, tried with random ones.

mod text;
