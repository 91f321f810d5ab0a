//! Cells: what a column of figures states.

use crate::import::amount::{Amount, Line, Years, is_digit};
use crate::plan::{Figure, Relation};

/// What stands in a cell of a column of figures.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Value {
    /// The figure, its years still open.
    pub figure: Figure,
    /// The unit that stands in the cell.
    pub unit: Option<String>,
    /// Whether it is a sum over years: 〔500〕.
    pub is_sum: bool,
    /// Whether it is an average over years: 年均8%.
    pub is_average: bool,
}

/// Marks of footnotes.
pub(super) const MARKS: &str = "*＊※①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹#";

/// Words that lead up to a number and change nothing of it.
const LEAD: [&str; 18] = [
    "控制在",
    "保持在",
    "稳定在",
    "维持在",
    "达到",
    "达",
    "力争",
    "保持",
    "年均增长",
    "年均",
    "增长",
    "下降",
    "降低",
    "累计",
    "提高",
    "[",
    "〔",
    "以",
];

/// The values of a cell: none where it says that there is none, two for `5.5〔27〕`.
pub(super) fn values(text: &str) -> Vec<Value> {
    if is_nothing(text) {
        return Vec::new();
    }
    if let Some(value) = plain(text) {
        return vec![value];
    }
    let line = Line::new(text);
    let open = (0..line.len()).find(|&at| matches!(line.folded(at), Some('〔' | '[')));
    match open {
        Some(open) if open > 0 => {
            let close = (open..line.len()).find(|&at| matches!(line.folded(at), Some('〕' | ']')));
            let rest = close.is_some_and(|close| close + 1 == line.len());
            let (first, second) = (value(&line.part(0..open)), value(&line.part(open..line.len())));
            if rest && first.figure.value().is_some() && second.figure.value().is_some() {
                vec![first, second]
            } else {
                vec![value(&line)]
            }
        }
        _ => vec![value(&line)],
    }
}

/// The value of a cell that holds a number and nothing else, as most do.
fn plain(text: &str) -> Option<Value> {
    is_plain(text).then_some(())?;
    let figure = Figure::in_words(text).with(Relation::Eq, Some(text.parse().ok()?), None);
    Some(Value { figure, unit: None, is_sum: false, is_average: false })
}

/// Whether a cell holds digits and at most a point between them.
fn is_plain(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    is_digits(whole) && is_digits(fraction)
}

/// Whether a cell says that there is no value.
pub(super) fn is_nothing(text: &str) -> bool {
    text.chars().all(|c| "-—–―－─/／\\.…·無无 　".contains(c))
}

fn value(line: &Line) -> Value {
    let folded = line.folded_text(0..line.len());
    let is_sum =
        folded.starts_with(['〔', '[']) && folded.ends_with(['〕', ']']) || folded.starts_with("累计");
    let is_average = folded.starts_with("年均");
    let amount = the_amount(line);
    let figure = match &amount {
        Some(amount) => amount.figure(line, None).printed(printed(line)),
        None => Figure::in_words(printed(line)),
    };
    Value { figure, unit: amount.and_then(|amount| amount.unit), is_sum, is_average }
}

fn printed(line: &Line) -> String {
    let fold =
        |c: char| if matches!(c, '０'..='９' | '．' | '％') { crate::text::fold_char(c) } else { c };
    line.text(0..line.len()).chars().map(fold).collect()
}

/// The one amount of a cell, if nothing else of weight stands in it.
fn the_amount(line: &Line) -> Option<Amount> {
    let at = (0..line.len()).find(|&at| is_digit(line.folded(at)))?;
    let mut amount = Amount::at(line, at)?;
    let mut start = 0;
    while let Some((end, _)) = line.any_at(start, &LEAD).filter(|(end, _)| *end <= amount.place.start) {
        start = end;
    }
    // −5.2: a fall is a number too.
    let is_negative = start + 1 == amount.place.start && line.folded(start) == Some('-');
    if is_negative {
        start += 1;
    }
    let mut end = amount.place.end;
    while line.text(end..end + 1).chars().any(|c| MARKS.contains(c) || "〕]］（）()".contains(c)) {
        end += 1;
    }
    if is_negative && amount.upper.is_none() {
        amount.value = -amount.value;
    }
    (start == amount.place.start && end == line.len() && !is_negative_in_words(&amount)).then_some(amount)
}

/// The number of a negative figure does not stand among its words as it is, so such a figure stays words.
fn is_negative_in_words(amount: &Amount) -> bool {
    amount.value < 0.0
}

/// Whether a cell looks like one of a column of figures.
pub(super) fn looks_like_value(text: &str) -> bool {
    !text.is_empty() && (is_plain(text) || is_nothing(text) || the_amount(&Line::new(text)).is_some())
}

/// A figure with its years.
pub(super) fn dated(figure: Figure, years: Option<Years>) -> Figure {
    figure.dated(years.and_then(Years::single), years.and_then(Years::span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Option<f64>, Relation, bool) {
        let values = values(text);
        assert_eq!(values.len(), 1, "{text}");
        (values[0].figure.value(), values[0].figure.relation, values[0].is_sum)
    }

    #[test]
    fn signs_and_words_give_the_relation() {
        assert_eq!(one(">50"), (Some(50.0), Relation::Gt, false));
        assert_eq!(one("≥85"), (Some(85.0), Relation::Ge, false));
        assert_eq!(one("6.5左右"), (Some(6.5), Relation::About, false));
        assert_eq!(one("控制在5.5以内"), (Some(5.5), Relation::Le, false));
        assert_eq!(one("77.3*"), (Some(77.3), Relation::Eq, false));
        assert_eq!(one("〔500〕"), (Some(500.0), Relation::Eq, true));
        assert_eq!(one("1.2～1.5").1, Relation::Between);
    }

    #[test]
    fn several_values_and_sentences_stay_words() {
        for text in ["城市7.4；农村11.7", "完成国家考核目标", "不低于居民5年内平均增速", "-5.2"]
        {
            assert_eq!(one(text).1, Relation::Words, "{text}");
        }
    }

    #[test]
    fn a_plain_number_is_read_as_any_other_amount() {
        for text in ["85", "85.5", "0.0", "007", "12345678901234567890"] {
            assert_eq!(values(text), [value(&Line::new(text))], "{text}");
        }
        assert!(!is_plain(".5") && !is_plain("5.") && !is_plain("1.2.3") && !is_plain("８"));
    }

    #[test]
    fn a_dash_is_no_value_and_two_values_are_two() {
        assert_eq!(values("—"), []);
        assert_eq!(values(" / "), []);
        let both = values("5.5〔27〕");
        assert_eq!(
            both.iter().map(|value| (value.figure.value(), value.is_sum)).collect::<Vec<_>>(),
            [(Some(5.5), false), (Some(27.0), true)]
        );
    }
}
