//! Digits large enough to be read from across a table, five rows high, for the card.
//!
//! A pixel is a blank in reverse video, so they need no character that a terminal might draw wide or lack.

use super::line::{Role, Span};

/// How many rows a digit is high.
pub const ROWS: usize = 5;

/// Rows of three pixels, from the top; the highest of three bits is the left pixel.
const fn glyph(c: char) -> Option<[u8; ROWS]> {
    Some(match c {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111],
        '1' => [0b010, 0b110, 0b010, 0b010, 0b111],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111],
        '7' => [0b111, 0b001, 0b010, 0b010, 0b010],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111],
        _ => return None,
    })
}

/// How many columns a number takes with pixels of `scale` columns; `None` if it has other than digits and a
/// decimal point.
#[must_use]
pub fn width(number: &str, scale: usize) -> Option<usize> {
    let mut columns = 0;
    for c in number.chars() {
        columns += match c {
            '.' => scale + 1,
            digit => glyph(digit).map(|_| 3 * scale + 1)?,
        };
    }
    Some(columns)
}

/// One row of a number, from the top.
#[must_use]
pub fn row(number: &str, scale: usize, row: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut push = |is_on: bool, columns: usize| {
        spans.push(Span::new(" ".repeat(columns), if is_on { Role::Block } else { Role::Body }));
    };
    for c in number.chars() {
        if c == '.' {
            push(row + 1 == ROWS, scale);
        } else if let Some(bits) = glyph(c).and_then(|rows| rows.get(row).copied()) {
            for pixel in [0b100, 0b010, 0b001] {
                push(bits & pixel != 0, scale);
            }
        }
        push(false, 1);
    }
    spans
}

/// The number in a figure's words: its first run of digits, with a fraction if there is one.
#[must_use]
pub fn number_in(text: &str) -> &str {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_as_wide_as_the_number() {
        for scale in 1..3 {
            for at in 0..ROWS {
                let columns: usize = row("31.7", scale, at).iter().map(|s| s.text.len()).sum();
                assert_eq!(Some(columns), width("31.7", scale));
            }
        }
        assert_eq!(width("约5", 1), None);
    }

    #[test]
    fn a_seven_looks_like_a_seven() {
        let drawn: Vec<String> = (0..ROWS)
            .map(|at| row("7", 1, at).iter().map(|s| if s.role == Role::Block { '#' } else { ' ' }).collect())
            .collect();
        assert_eq!(drawn, ["### ", "  # ", " #  ", " #  ", " #  "]);
    }

    #[test]
    fn the_number_is_taken_out_of_the_words() {
        assert_eq!(number_in(">50"), "50");
        assert_eq!(number_in("77.3*"), "77.3");
        assert_eq!(number_in("20个左右"), "20");
        assert_eq!(number_in("全覆盖"), "");
    }
}
