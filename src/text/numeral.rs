//! A numeral is a number written in Chinese characters: 两, 三十, 一百二十, 千.

/// The number that these characters begin with, and how many of them it takes. 万 and 亿 are left to the unit.
///
/// `None` where the characters are no number by themselves: 十四五, 二〇三五, 五六.
#[must_use]
pub fn numeral(chars: impl IntoIterator<Item = char>) -> Option<(f64, usize)> {
    let (mut total, mut ones, mut last) = (0.0, None, f64::INFINITY);
    let mut count = 0;
    for c in chars {
        if let Some(digit) = digit(c) {
            if ones.replace(digit).is_some() {
                return None;
            }
        } else if let Some(step) = step(c).filter(|step| *step < last) {
            total += ones.take().unwrap_or(1.0) * step;
            last = step;
        } else if !matches!(c, '零' | '〇') || count == 0 {
            break;
        }
        count += 1;
    }
    let value = total + ones.unwrap_or(0.0);
    (count > 0 && value > 0.0).then_some((value, count))
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

    #[test]
    fn numbers_in_words_are_read_up_to_the_thousands() {
        let value = |text: &str| numeral(text.chars());
        assert_eq!(value("两座"), Some((2.0, 1)));
        assert_eq!(value("三十处"), Some((30.0, 2)));
        assert_eq!(value("一百二十名"), Some((120.0, 4)));
        assert_eq!(value("一千零五家"), Some((1005.0, 4)));
        assert_eq!(value("千亿元"), Some((1000.0, 1)));
        for other in ["十四五", "二〇三五", "三五个", "多家", ""] {
            assert_eq!(value(other), None, "{other}");
        }
    }
}
