//! Import from outside: what hostile and broken files do to it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail")]

mod damage;
#[path = "../fuzz/src/lib.rs"]
mod fuzz;
mod hostile;
mod replay;
