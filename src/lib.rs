//! gangmu: a terminal explorer of government plans.

pub mod app;
pub mod keys;
pub mod plan;
pub mod record;
pub mod runtime;
pub mod search;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod words;
