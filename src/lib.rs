//! gangmu: a terminal explorer of government plans.

pub mod text;
