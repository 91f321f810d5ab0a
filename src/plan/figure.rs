//! A figure is one stated value: when, in what relation, how much, and the words as printed.
//!
//! What always holds: `text` is what the document prints; `value` (and `upper`) are numbers that stand in
//! it, in the indicator's unit. A figure that is words, or several values at once, has [`Relation::Words`]
//! and no `value`.

use crate::text::Short;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a stated number bounds the real one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// 达到, 为
    Eq,
    /// 以上, 不低于
    Ge,
    /// 超过
    Gt,
    /// 以内, 不超过
    Le,
    /// 低于
    Lt,
    /// 左右, 约
    About,
    /// from `value` to `upper`
    Between,
    /// no single number: 全覆盖, 应保尽保
    Words,
}

/// One stated value of an indicator. A plan may have some hundred thousand, so that what a figure lacks takes no room
/// of its own in it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The words as printed, such as `>50` or `20个左右`.
    pub text: Short,
    /// How the number bounds the real one.
    pub relation: Relation,
    /// [`NO_YEAR`] where there is none.
    year: i16,
    span: [i16; 2],
    /// No number where there is none.
    value: f64,
    upper: f64,
}

/// Stands where a figure has no year.
const NO_YEAR: i16 = i16::MIN;

impl Figure {
    /// A figure that is these words, without a number and a year.
    pub fn in_words(text: impl Into<Short>) -> Self {
        let (year, span) = (NO_YEAR, [NO_YEAR; 2]);
        Self { text: text.into(), relation: Relation::Words, year, span, value: f64::NAN, upper: f64::NAN }
    }

    /// The figure printed in these words.
    #[must_use]
    pub fn printed(self, text: impl Into<Short>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// The figure with these numbers: its value, and of [`Relation::Between`] the upper end.
    #[must_use]
    pub fn with(self, relation: Relation, value: Option<f64>, upper: Option<f64>) -> Self {
        let number = |number: Option<f64>| number.unwrap_or(f64::NAN);
        Self { relation, value: number(value), upper: number(upper), ..self }
    }

    /// The figure without its numbers.
    #[must_use]
    pub fn without_numbers(self) -> Self {
        self.with(Relation::Words, None, None)
    }

    /// The figure for this year, or this span of years. None is as far off as thirty thousand.
    #[must_use]
    pub fn dated(self, year: Option<i32>, span: Option<[i32; 2]>) -> Self {
        let short = |year: i32| i16::try_from(year).ok();
        let span = span.and_then(|[from, to]| Some([short(from)?, short(to)?]));
        Self { year: year.and_then(short).unwrap_or(NO_YEAR), span: span.unwrap_or([NO_YEAR; 2]), ..self }
    }

    /// The year the value is for.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        Some(self.year).filter(|year| *year != NO_YEAR).map(i32::from)
    }

    /// First and last year, for a sum or an average over years.
    #[must_use]
    pub fn span(&self) -> Option<[i32; 2]> {
        Some(self.span).filter(|span| *span != [NO_YEAR; 2]).map(|span| span.map(i32::from))
    }

    /// The number, in the indicator's unit.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        Some(self.value).filter(|value| !value.is_nan())
    }

    /// The upper end of [`Relation::Between`].
    #[must_use]
    pub fn upper(&self) -> Option<f64> {
        Some(self.upper).filter(|upper| !upper.is_nan())
    }

    /// The last year the figure speaks of.
    #[must_use]
    pub fn last_year(&self) -> Option<i32> {
        self.year().or_else(|| self.span().map(|[_, to]| to))
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        let numbers = |figure: &Self| (figure.relation, figure.value(), figure.upper());
        self.text == other.text
            && (self.year, self.span) == (other.year, other.span)
            && numbers(self) == numbers(other)
    }
}

/// A figure as the file has it.
#[derive(Serialize, Deserialize)]
struct Form<T> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<[i16; 2]>,
    text: T,
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    upper: Option<f64>,
    relation: Relation,
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let year = Some(self.year).filter(|year| *year != NO_YEAR);
        let span = Some(self.span).filter(|span| *span != [NO_YEAR; 2]);
        let (value, upper) = (self.value(), self.upper());
        Form { year, span, text: self.text.as_str(), value, upper, relation: self.relation }
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Form { year, span, text, value, upper, relation } = Form::<Short>::deserialize(deserializer)?;
        let (year, span) = (year.unwrap_or(NO_YEAR), span.unwrap_or([NO_YEAR; 2]));
        Ok(Self { year, span, ..Self::in_words(text).with(relation, value, upper) })
    }
}

/// Writes 55 as `55` and not as `55.0`: the files are read by people too.
fn plain_number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    // Beyond 2^53 a float is no longer every integer, so such a number stays a float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Some(v) if v.fract() == 0.0 && v.abs() < EXACT => serializer.serialize_i64(*v as i64),
        Some(v) => serializer.serialize_f64(*v),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_without_a_fraction() {
        let figure = Figure::in_words("55").with(Relation::Eq, Some(55.0), None).dated(Some(2025), None);
        let json = serde_json::to_string(&figure).unwrap();
        assert_eq!(json, r#"{"year":2025,"text":"55","value":55,"relation":"eq"}"#);
        let fraction = figure.with(Relation::Eq, Some(31.7), None);
        assert!(serde_json::to_string(&fraction).unwrap().contains(r#""value":31.7"#));
    }

    #[test]
    fn a_year_that_is_none_is_told_and_not_taken_for_another() {
        let far = r#"{"year":99999,"text":"55","relation":"eq"}"#;
        assert!(serde_json::from_str::<Figure>(far).unwrap_err().to_string().contains("99999"));
        assert_eq!(Figure::in_words("55").dated(Some(99_999), None).year(), None);
    }

    #[test]
    fn a_span_ends_in_its_last_year() {
        let figure: Figure =
            serde_json::from_str(r#"{"span":[2021,2025],"text":"年均8","value":8,"relation":"gt"}"#).unwrap();
        assert_eq!(figure.last_year(), Some(2025));
    }
}
