//! Text: strings in, strings out, and nothing of a plan or a screen in between.
//!
//! What always holds: nothing here panics whatever the string and however narrow the terminal; a
//! wide character is never cut in half; and widths are columns of a terminal, as [`Ambiguous`]
//! counts them, never characters or bytes.
//!
//! Text from outside goes through [`sanitize()`] (or [`sanitize_line`]) once, when it comes in; all
//! the rest may rely on that.

pub mod fold;
pub mod numeral;
pub mod pinyin;
pub mod sanitize;
pub mod truncate;
pub mod width;
pub mod wrap;

pub use fold::{Folded, fold, fold_char};
pub use numeral::numeral;
pub use sanitize::{is_private, sanitize, sanitize_but_private, sanitize_line};
pub use truncate::{pad, pad_left, truncate};
pub use width::{Ambiguous, is_ambiguous};
pub use wrap::{line_count, wrap};

/// A text that is mostly short: up to 24 bytes stand in it, and only a longer one has memory of its own. A plan has
/// many such texts, and beside most of them the memory of their own would be the larger part.
pub type Short = compact_str::CompactString;
