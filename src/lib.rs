//! gangmu: a terminal explorer of government plans.

pub mod keys;
pub mod terminal;
pub mod text;
