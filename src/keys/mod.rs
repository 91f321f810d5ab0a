//! Keys: what each key asks for, in each situation.

mod key;
mod map;

pub use key::Key;
pub use map::{Binding, action_for, bindings, keys_for};
