//! Laws: what holds for any input, tried with random ones.

mod app;
#[path = "../support/stage.rs"]
mod stage;
mod text;
