//! The screens as they are drawn, for what is pressed.
//!
//! A test presses keys on a [`stage`] and compares the screen with a file of `tests/golden`. After a change that
//! is meant, `GANGMU_BLESS=1 cargo test` writes those files anew; look at each before it is taken.

mod card;
mod edges;
mod finding;
mod full_text;
mod golden;
mod history;
mod importing;
mod keeping;
mod large;
mod moving;
mod reading;
#[path = "../support/stage.rs"]
mod stage;
mod table;
mod writing;
