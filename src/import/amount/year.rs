//! Years: 2031年, 2031—2035年, and the five years of “十六五”.

use super::{Line, is_digit, number_at};

/// One year, or the years from the first to the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Years {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
}

impl Years {
    /// The year, if it is one.
    #[must_use]
    pub fn single(self) -> Option<i32> {
        (self.from == self.to).then_some(self.to)
    }

    /// First and last, if there are more than one.
    #[must_use]
    pub fn span(self) -> Option<[i32; 2]> {
        (self.from < self.to).then_some([self.from, self.to])
    }

    /// The last year alone.
    #[must_use]
    pub const fn last(self) -> Self {
        Self { from: self.to, to: self.to }
    }
}

/// The years that stand at `at`, and where they end: one past 年.
#[must_use]
pub fn years_at(line: &Line, at: usize) -> Option<(Years, usize)> {
    if at > 0 && matches!(line.folded(at - 1), Some('0'..='9' | '.')) {
        return None;
    }
    let (from, mut end) = year_number(line, at)?;
    let mut next = end + usize::from(line.folded(end) == Some('年'));
    let has_sign = next > end;
    while matches!(line.folded(next), Some('-' | '~' | '至')) && next < end + 4 {
        next += 1;
    }
    if next > end + usize::from(has_sign)
        && let Some((to, last)) = year_number(line, next)
        && line.folded(last) == Some('年')
        && from < to
        && to - from <= 30
    {
        return Some((Years { from, to }, last + 1));
    }
    end += usize::from(has_sign);
    has_sign.then_some((Years { from, to: from }, end))
}

/// Four digits that can be a year.
fn year_number(line: &Line, at: usize) -> Option<(i32, usize)> {
    let end = at + 4;
    if !(at..end).all(|at| is_digit(line.folded(at))) || is_digit(line.folded(end)) {
        return None;
    }
    let year = number_at(line, at).filter(|number| number.end == end)?.value as i32;
    (1900..2200).contains(&year).then_some((year, end))
}

/// The years of “十四五”, and where the words end (the closing quote included).
///
/// China's plans cover five years each since the sixth (1981-1985); the numbers are counted from there.
#[must_use]
pub fn five_years_at(line: &Line, at: usize) -> Option<(Years, usize)> {
    let is_quoted = line.folded(at) == Some('"');
    let start = at + usize::from(is_quoted);
    let mut numerals = Vec::new();
    // One more than any plan's number has: a longer run is none, however long it is.
    while let Some(numeral) = line.folded(start + numerals.len()).and_then(numeral)
        && numerals.len() < 4
    {
        numerals.push(numeral);
    }
    let ordinal = match numerals.as_slice() {
        [10, ones, 5] if *ones < 10 => 10 + ones,
        // 十五 alone is fifteen; only quotes make it the tenth plan.
        [tens, 5] if is_quoted => *tens,
        _ => return None,
    };
    let end = start + numerals.len();
    let from = 1981 + 5 * (ordinal - 6);
    let years = Years { from, to: from + 4 };
    let is_closed = line.folded(end) == Some('"');
    let is_named = line.any_at(end, &["时期", "期间", "末", "规划", "以来", "期末", "初"]).is_some();
    (ordinal >= 6 && (is_closed == is_quoted) && (is_quoted || is_named))
        .then_some((years, end + usize::from(is_closed)))
}

fn numeral(c: char) -> Option<i32> {
    "一二三四五六七八九十".chars().position(|numeral| numeral == c).and_then(|at| i32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(text: &str) -> Option<(i32, i32, usize)> {
        years_at(&Line::new(text), 0).map(|(years, end)| (years.from, years.to, end))
    }

    #[test]
    fn a_year_has_four_digits_and_its_sign() {
        assert_eq!(years("2030年，"), Some((2030, 2030, 5)));
        assert_eq!(years("2030家"), None);
        assert_eq!(years("12030年"), None);
        assert_eq!(years("2026—2030年"), Some((2026, 2030, 10)));
        assert_eq!(years("2026年-2030年"), Some((2026, 2030, 11)));
    }

    #[test]
    fn the_plans_are_counted_in_fives() {
        let five = |text: &str| five_years_at(&Line::new(text), 0).map(|(years, _)| [years.from, years.to]);
        assert_eq!(five("“十六五”时期"), Some([2031, 2035]));
        assert_eq!(five("“十三五”"), Some([2016, 2020]));
        assert_eq!(five("十一五期间"), Some([2006, 2010]));
        assert_eq!(five("“八五”"), Some([1991, 1995]));
        assert_eq!(five("十五户"), None);
        assert_eq!(five("十四五户"), None);
    }
}
