//! Import: raw documents become plans.
//!
//! A reader turns a file into [`Block`](block::Block)s; what follows finds outline and figures in them.

pub mod amount;
pub mod block;
pub mod draft;
pub mod prose;
pub mod table;
