//! gangmu: a terminal explorer of government plans.

pub mod app;
pub mod keys;
pub mod plan;
pub mod record;
pub mod search;
pub mod text;
pub mod words;
