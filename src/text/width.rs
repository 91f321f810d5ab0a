//! Width: how many columns a character takes.

/// How wide a terminal draws the characters that Unicode calls ambiguous (“ ” — … · ① Ⅲ).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ambiguous {
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}
