//! gangmu: a terminal explorer of government plans.

pub mod cli;
pub mod export;
pub mod plan;
pub mod record;
pub mod runtime;
pub mod search;
pub mod text;
pub mod words;
