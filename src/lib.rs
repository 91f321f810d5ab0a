//! gangmu: a terminal explorer of government plans.

pub mod plan;
pub mod record;
pub mod search;
pub mod text;
