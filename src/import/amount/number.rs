//! Numbers as digits and as words.

use super::Line;
use crate::text::numeral;

/// A number and where it ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// One past its last character.
    pub end: usize,
}

/// Whether a character is a digit.
#[must_use]
pub fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// The number that begins at `at`, with its fraction and its thousands' commas.
#[must_use]
pub fn number_at(line: &Line, at: usize) -> Option<Number> {
    let mut digits = String::new();
    let mut end = at;
    while let Some(c) = line.folded(end) {
        let next_is_digit = is_digit(line.folded(end + 1));
        match c {
            '0'..='9' => digits.push(c),
            '.' if next_is_digit && !digits.is_empty() && !digits.contains('.') => digits.push(c),
            ',' if is_thousands(line, end, &digits) => {}
            _ => break,
        }
        end += 1;
    }
    digits.parse().ok().filter(|value: &f64| value.is_finite()).map(|value| Number { value, end })
}

/// Whether the comma at `at` stands before three digits and after one to three.
fn is_thousands(line: &Line, at: usize, before: &str) -> bool {
    let after = (1..=4).take_while(|next| is_digit(line.folded(at + next))).count();
    after == 3
        && !before.is_empty()
        && !before.contains('.')
        && (before.len() <= 3 || before.len().is_multiple_of(3))
}

/// The number that stands at `at` as words: 两, 三十, 一百二十, 千. 万 and 亿 are left to the unit.
///
/// `None` where the words are no number by themselves: 十四五, 二〇三五, 五六.
#[must_use]
pub fn worded_number_at(line: &Line, at: usize) -> Option<Number> {
    let (value, count) = numeral((at..).map_while(|at| line.folded(at)))?;
    Some(Number { value, end: at + count })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, usize)> {
        number_at(&Line::new(text), 0).map(|number| (number.value, number.end))
    }

    #[test]
    fn fractions_and_thousands_belong_to_the_number() {
        assert_eq!(value("93.19%"), Some((93.19, 5)));
        assert_eq!(value("12,500户"), Some((12500.0, 6)));
        assert_eq!(value("１２．５％"), Some((12.5, 4)));
    }

    #[test]
    fn a_full_stop_or_a_comma_of_the_sentence_does_not() {
        assert_eq!(value("5.其他"), Some((5.0, 1)));
        assert_eq!(value("50,20"), Some((50.0, 2)));
        assert_eq!(value("年"), None);
    }
}
