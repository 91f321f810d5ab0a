//! An amount is a number with its unit and its relation, as words print it: 不低于55%, 21万套（户）, 2—3个.
//!
//! What always holds: places are positions of characters in a [`Line`]; an amount's number stands in the line, and
//! its value is in the unit that stands after it (万 and 亿 belong to the unit: 7.5万元 is 7.5 of 万元).
//!
//! All comparing is done with folded characters, so one rule serves simplified and traditional text, full and
//! half width.

mod line;
mod number;
mod relation;
mod unit;
mod year;

pub use line::{Line, is_blank};
pub use number::{Number, is_digit, number_at, worded_number_at};
pub use relation::{prefix_before, suffix_at};
pub use unit::{is_counting, is_unit, unit_at};
pub use year::{Years, five_years_at, years_at};

use crate::plan::{Figure, Relation};
use crate::text::Short;
use std::ops::Range;

/// A number with its unit and its relation.
#[derive(Clone, PartialEq, Debug)]
pub struct Amount {
    /// Where it stands, its relation included.
    pub place: Range<usize>,
    /// Where the digits begin.
    pub digits: usize,
    /// The number; the first of a ratio, which has no value of its own.
    pub value: f64,
    /// The upper end, if it is a range.
    pub upper: Option<f64>,
    /// How the number bounds the real one.
    pub relation: Relation,
    /// The unit as printed.
    pub unit: Option<String>,
    /// Whether 以上, 以内 and the like stand after it.
    pub has_suffix: bool,
}

impl Amount {
    /// The amount whose digits begin at `at`.
    #[must_use]
    pub fn at(line: &Line, at: usize) -> Option<Self> {
        let number = number_at(line, at)?;
        Some(Self::from_number(line, at, number))
    }

    /// The amount of a number that was read already.
    #[must_use]
    pub fn from_number(line: &Line, at: usize, number: Number) -> Self {
        let prefix = prefix_before(line, at);
        let start = prefix.map_or(at, |(start, _)| start);
        if let Some(second) = ratio_end(line, number.end) {
            return Self {
                place: start..suffix_at(line, second).map_or(second, |(end, _)| end),
                digits: at,
                value: number.value,
                upper: None,
                relation: Relation::Words,
                unit: None,
                has_suffix: false,
            };
        }
        let (more, mut unit, mut end) = measured(line, number.end);
        let mut upper = None;
        if let Some(second) = range_end(line, end).filter(|second| second.value > number.value) {
            upper = Some(second.value);
            let (_, second_unit, second_end) = measured(line, second.end);
            unit = second_unit.or(unit);
            end = second_end;
        }
        let suffix = suffix_at(line, end);
        let end = suffix.map_or(end, |(end, _)| end);
        let relation = match (upper, prefix, suffix) {
            (Some(_), ..) => Relation::Between,
            (None, Some((_, relation)), _) | (None, None, Some((_, relation))) => relation,
            (None, None, None) if more => Relation::Gt,
            (None, None, None) => Relation::Eq,
        };
        Self {
            place: start..end,
            digits: at,
            value: number.value,
            upper,
            relation,
            unit,
            has_suffix: suffix.is_some(),
        }
    }

    /// Whether it is a share: per cent, per mille, percentage points, tenths (成).
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.as_deref().is_some_and(|unit| {
            unit.starts_with(['%', '％', '‰']) || unit == "成" || unit.ends_with("百分点")
        })
    }

    /// The figure it states, for `years`.
    #[must_use]
    pub fn figure(&self, line: &Line, years: Option<Years>) -> Figure {
        let text: Short = line.text(self.place.clone()).chars().map(half_digit).collect();
        let value = Some(self.value).filter(|_| self.relation != Relation::Words);
        let (year, span) = (years.and_then(Years::single), years.and_then(Years::span));
        Figure::in_words(text).with(self.relation, value, self.upper).dated(year, span)
    }
}

/// A digit, the point or the sign of per cent in half width: whoever looks for the number must find it.
fn half_digit(c: char) -> char {
    match c {
        '０'..='９' | '．' | '％' => crate::text::fold_char(c),
        _ => c,
    }
}

/// What follows a number: whether 多 or 余 stands there, the unit, and where it ends.
fn measured(line: &Line, at: usize) -> (bool, Option<String>, usize) {
    let mut at = at;
    let mut more = false;
    if matches!(line.folded(at), Some('余' | '多')) && unit_at(line, at + 1).is_some() {
        more = true;
        at += 1;
    }
    match unit_at(line, at) {
        Some(end) => (more || line.text(at..end).contains(['余', '多']), Some(line.text(at..end)), end),
        None => (more, None, at),
    }
}

/// Where the second number of `6∶1` ends: two numbers that are one value only together.
fn ratio_end(line: &Line, at: usize) -> Option<usize> {
    let is_sign = matches!(line.folded(at), Some(':' | '∶'));
    number_at(line, at + 1).filter(|_| is_sign).map(|number| number.end)
}

/// The second number of `2-3个`, `10%至15%`.
fn range_end(line: &Line, at: usize) -> Option<Number> {
    let mut next = at;
    while line.folded(next) == Some('-') && next < at + 2 {
        next += 1;
    }
    if next == at && matches!(line.folded(at), Some('~' | '至')) {
        next += 1;
    }
    if next == at {
        return None;
    }
    number_at(line, next).filter(|number| line.folded(number.end) != Some('年'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        let line = Line::new(text);
        let at = (0..line.len()).find(|&at| is_digit(line.folded(at))).unwrap();
        Amount::at(&line, at).unwrap()
    }

    fn parts(text: &str) -> (f64, Option<f64>, Relation, String, String) {
        let found = amount(text);
        let figure = found.figure(&Line::new(text), None);
        (found.value, found.upper, found.relation, found.unit.unwrap_or_default(), figure.text.into())
    }

    #[test]
    fn the_unit_takes_ten_thousands_and_fractions_with_it() {
        assert_eq!(parts("达到7.5万元，"), (7.5, None, Relation::Eq, "万元".into(), "7.5万元".into()));
        assert_eq!(
            parts("建设21万套（户）"),
            (21.0, None, Relation::Eq, "万套（户）".into(), "21万套（户）".into())
        );
        assert_eq!(parts("35微克/立方米以下").3, "微克/立方米");
        assert_eq!(parts("592元/人/月").3, "元/人/月");
        assert_eq!(parts("107 万").3, "万");
    }

    #[test]
    fn words_before_and_after_say_the_relation() {
        assert_eq!(parts("不低于55%").2, Relation::Ge);
        assert_eq!(parts("不低于55%").4, "不低于55%");
        assert_eq!(parts("超过８０岁"), (80.0, None, Relation::Gt, "岁".into(), "超过80岁".into()));
        assert_eq!(parts("5.5%以内").2, Relation::Le);
        assert_eq!(parts("20个左右").2, Relation::About);
        assert_eq!(parts("≥85").2, Relation::Ge);
        assert_eq!(parts("100余家").2, Relation::Gt);
        assert_eq!(parts("95％以上").3, "％");
    }

    #[test]
    fn two_numbers_are_a_range() {
        assert_eq!(parts("2-3个"), (2.0, Some(3.0), Relation::Between, "个".into(), "2-3个".into()));
        assert_eq!(parts("10%—15%"), (10.0, Some(15.0), Relation::Between, "%".into(), "10%—15%".into()));
    }

    #[test]
    fn a_ratio_is_said_in_words() {
        let line = Line::new("6∶1");
        let figure = Amount::at(&line, 0).unwrap().figure(&line, None);
        assert_eq!((figure.value(), figure.relation, figure.text.as_str()), (None, Relation::Words, "6∶1"));
    }

    #[test]
    fn blanks_inside_do_not_matter() {
        assert_eq!(
            parts("7.0 立方米 / 秒以上"),
            (7.0, None, Relation::Ge, "立方米/秒".into(), "7.0立方米/秒以上".into())
        );
    }
}
