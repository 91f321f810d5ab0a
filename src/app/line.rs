//! A line is one row of text ready to be drawn: spans of words with the role each plays.
//!
//! Roles, not colours: what a role looks like is the theme's affair, in `ui`.

use crate::record::Status;

/// What a span of words is, for its look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// A heading.
    Heading,
    /// A name that stands out from its line.
    Strong,
    /// Secondary: numbers of sections, paths, times, labels.
    Dim,
    /// The one accent.
    Accent,
    /// Characters that a search matched.
    Lit,
    /// A status word.
    Status(Status),
    /// Something that went wrong.
    Warning,
    /// A pixel of a large digit.
    Block,
}

/// Words of one role.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// The words; no control characters, no line ends.
    pub text: String,
    /// Their role.
    pub role: Role,
}

impl Span {
    /// Words in a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role }
    }
}

/// One row of spans, from `indent` columns in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// Columns left blank before the first span.
    pub indent: usize,
    /// The words, left to right.
    pub spans: Vec<Span>,
}

impl Line {
    /// A row without words.
    #[must_use]
    pub const fn blank() -> Self {
        Self { indent: 0, spans: Vec::new() }
    }

    /// A row of one span.
    pub fn of(indent: usize, text: impl Into<String>, role: Role) -> Self {
        Self { indent, spans: vec![Span::new(text, role)] }
    }

    /// The words of the row without their roles.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect()
    }
}

/// Cuts `text` into spans: the characters inside `lit` (half-open ranges of character positions, in order)
/// become [`Role::Lit`], the rest `role`. `from` is the position of the first character of `text`.
#[must_use]
pub fn light(text: &str, from: usize, role: Role, lit: &[[usize; 2]]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let position = from + at;
        let is_lit = lit.iter().any(|&[start, end]| (start..end).contains(&position));
        let role = if is_lit { Role::Lit } else { role };
        match spans.last_mut() {
            Some(span) if span.role == role => span.text.push(c),
            _ => spans.push(Span::new(c, role)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_matched_characters_are_lit() {
        let spans = light("养老床位占比", 10, Role::Body, &[[12, 14]]);
        let parts: Vec<_> = spans.iter().map(|s| (s.text.as_str(), s.role)).collect();
        assert_eq!(parts, [("养老", Role::Body), ("床位", Role::Lit), ("占比", Role::Body)]);
    }
}
