//! A figure is one stated value: when, in what relation, how much, and the words as printed.
//!
//! What always holds: `text` is what the document prints; `value` (and `upper`) are numbers that stand in
//! it, in the indicator's unit. A figure that is words, or several values at once, has [`Relation::Words`]
//! and no `value`.

use crate::text::Short;
use serde::{Deserialize, Serialize, Serializer};

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

/// One stated value of an indicator.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// The year the value is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// First and last year, for a sum or an average over years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<[i32; 2]>,
    /// The words as printed, such as `>50` or `20个左右`.
    pub text: Short,
    /// The number, in the indicator's unit.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    pub value: Option<f64>,
    /// The upper end of [`Relation::Between`].
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    pub upper: Option<f64>,
    /// How the number bounds the real one.
    pub relation: Relation,
}

impl Figure {
    /// The last year the figure speaks of.
    #[must_use]
    pub fn last_year(&self) -> Option<i32> {
        self.year.or_else(|| self.span.map(|[_, to]| to))
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
        let figure = Figure {
            year: Some(2025),
            span: None,
            text: "55".into(),
            value: Some(55.0),
            upper: None,
            relation: Relation::Eq,
        };
        let json = serde_json::to_string(&figure).unwrap();
        assert_eq!(json, r#"{"year":2025,"text":"55","value":55,"relation":"eq"}"#);
        let fraction = Figure { value: Some(31.7), ..figure };
        assert!(serde_json::to_string(&fraction).unwrap().contains(r#""value":31.7"#));
    }

    #[test]
    fn a_span_ends_in_its_last_year() {
        let figure: Figure =
            serde_json::from_str(r#"{"span":[2021,2025],"text":"年均8","value":8,"relation":"gt"}"#).unwrap();
        assert_eq!(figure.last_year(), Some(2025));
    }
}
