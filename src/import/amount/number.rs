//! Numbers as digits and as words.

use super::Line;

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
    let (mut total, mut ones, mut last) = (0.0, None, f64::INFINITY);
    let mut end = at;
    while let Some(c) = line.folded(end) {
        if let Some(digit) = digit(c) {
            if ones.replace(digit).is_some() {
                return None;
            }
        } else if let Some(step) = step(c).filter(|step| *step < last) {
            total += ones.take().unwrap_or(1.0) * step;
            last = step;
        } else if !matches!(c, '零' | '〇') || end == at {
            break;
        }
        end += 1;
    }
    let value = total + ones.unwrap_or(0.0);
    (end > at && value > 0.0).then_some(Number { value, end })
}

fn digit(c: char) -> Option<f64> {
    if c == '两' {
        return Some(2.0);
    }
    let place = "一二三四五六七八九".chars().position(|digit| digit == c)?;
    Some(place as f64 + 1.0)
}

fn step(c: char) -> Option<f64> {
    match c {
        '十' => Some(10.0),
        '百' => Some(100.0),
        '千' => Some(1000.0),
        _ => None,
    }
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
    fn numbers_in_words_are_read_up_to_the_thousands() {
        let value =
            |text: &str| worded_number_at(&Line::new(text), 0).map(|number| (number.value, number.end));
        assert_eq!(value("两座"), Some((2.0, 1)));
        assert_eq!(value("三十处"), Some((30.0, 2)));
        assert_eq!(value("一百二十名"), Some((120.0, 4)));
        assert_eq!(value("一千零五家"), Some((1005.0, 4)));
        assert_eq!(value("千亿元"), Some((1000.0, 1)));
        for other in ["十四五", "二〇三五", "三五个", "多家"] {
            assert_eq!(value(other), None, "{other}");
        }
    }

    #[test]
    fn a_full_stop_or_a_comma_of_the_sentence_does_not() {
        assert_eq!(value("5.其他"), Some((5.0, 1)));
        assert_eq!(value("50,20"), Some((50.0, 2)));
        assert_eq!(value("年"), None);
    }
}
