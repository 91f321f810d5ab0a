//! The form every plan's data must have, beyond what its JSON shape already says.
//!
//! These rules are run on every embedded plan by the tests and on the user's own by `gangmu doctor`.

use super::{Figure, Indicator, Plan, Relation};
use crate::text::numeral;
use std::collections::HashSet;

/// A rule of form that a plan breaks.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// Two sections or indicators share an id.
    #[error("the id {0} occurs twice")]
    RepeatedId(String),
    /// An id that is empty, not ASCII, or has blanks or a colon.
    #[error("the id {0:?} is not short plain ASCII")]
    BadId(String),
    /// The plan's period or a figure's year or span cannot be.
    #[error("{0}: years out of order or out of reach")]
    BadYears(String),
    /// A figure's number is not in its words.
    #[error("{id}: the number of \"{text}\" is not in its words")]
    ValueNotInText {
        /// The indicator's id.
        id: String,
        /// The figure's words.
        text: String,
    },
    /// A figure's relation and its numbers contradict each other.
    #[error("{id}: \"{text}\" does not fit its relation")]
    BadRelation {
        /// The indicator's id.
        id: String,
        /// The figure's words.
        text: String,
    },
    /// An indicator without any figure says nothing.
    #[error("{0} has neither target nor milestone")]
    NoTarget(String),
    /// A name or title that is missing where one is needed.
    #[error("{0} has no name")]
    NoName(String),
}

/// All the rules the plan breaks; empty when its form is right.
#[must_use]
pub fn check(plan: &Plan) -> Vec<Fault> {
    let mut faults = check_ids(plan);
    let years = plan.period.from - 50..=plan.period.to.max(plan.horizon.unwrap_or(0)) + 50;
    if plan.period.from > plan.period.to || plan.horizon.is_some_and(|h| h < plan.period.to) {
        faults.push(Fault::BadYears(plan.id.to_string()));
    }
    for indicator in &plan.indicators {
        check_indicator(indicator, &years, &mut faults);
    }
    // A box may have lost its heading in the source; anything else without a title cannot be found again.
    for section in plan.sections.iter().filter(|s| s.title.is_empty() && s.kind != super::Kind::Box) {
        faults.push(Fault::NoName(section.id.to_string()));
    }
    faults
}

fn check_ids(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    let ids = plan.sections.iter().map(|s| &s.id).chain(plan.indicators.iter().map(|i| &i.id));
    for id in ids {
        let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
        if id.is_empty() || id.len() > 40 || !plain {
            faults.push(Fault::BadId(id.to_string()));
        }
        if !seen.insert(id) {
            faults.push(Fault::RepeatedId(id.to_string()));
        }
    }
    faults
}

fn check_indicator(indicator: &Indicator, years: &std::ops::RangeInclusive<i32>, faults: &mut Vec<Fault>) {
    let id = &indicator.id;
    if indicator.name.trim().is_empty() {
        faults.push(Fault::NoName(id.to_string()));
    }
    if indicator.target.is_none() && indicator.milestones.is_empty() {
        faults.push(Fault::NoTarget(id.to_string()));
    }
    for figure in indicator.baseline.iter().chain(&indicator.target).chain(&indicator.milestones) {
        let text = figure.text.to_string();
        let bad_span = figure.span().is_some_and(|[from, to]| from > to || !years.contains(&from));
        if bad_span || figure.last_year().is_some_and(|year| !years.contains(&year)) {
            faults.push(Fault::BadYears(id.to_string()));
        }
        if !relation_fits(figure) {
            faults.push(Fault::BadRelation { id: id.to_string(), text: text.clone() });
        }
        if !digits_agree(figure) {
            faults.push(Fault::ValueNotInText { id: id.to_string(), text });
        }
    }
}

fn relation_fits(figure: &Figure) -> bool {
    match figure.relation {
        Relation::Words => figure.value().is_none() && figure.upper().is_none() && !figure.text.is_empty(),
        Relation::Between => figure.value().zip(figure.upper()).is_some_and(|(low, high)| low < high),
        _ => figure.value().is_some() && figure.upper().is_none(),
    }
}

/// Whether the figure's numbers stand in its words, written in digits or as a numeral.
#[must_use]
pub fn digits_agree(figure: &Figure) -> bool {
    let numbers = numbers_in(&figure.text);
    figure.value().into_iter().chain(figure.upper()).all(|v| numbers.iter().any(|n| (n - v).abs() < 1e-9))
}

/// Every number in the words: runs of digits with an optional fraction, numerals, and 零.
fn numbers_in(text: &str) -> Vec<f64> {
    let text: Vec<char> = text.chars().filter(|&c| c != ',').collect();
    let (mut numbers, mut rest) = (Vec::new(), text.as_slice());
    while let Some(&first) = rest.first() {
        let digits: String = match first {
            '0'..='9' => rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect(),
            _ => String::new(),
        };
        let (number, count) = match numeral(rest.iter().copied()) {
            Some((value, count)) => (Some(value), count),
            None if first == '零' => (Some(0.0), 1),
            None => (digits.trim_end_matches('.').parse().ok(), digits.len().max(1)),
        };
        numbers.extend(number);
        rest = rest.get(count..).unwrap_or_default();
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::tests::{SMALL, small};
    use super::super::{check, plan_from_json};
    use super::*;

    #[test]
    fn a_well_formed_plan_has_no_faults() {
        assert_eq!(check(&small()), []);
    }

    /// Changes the small plan's JSON and expects one kind of fault.
    #[track_caller]
    fn finds(from: &str, to: &str, expected: impl Fn(&Fault) -> bool) {
        assert!(SMALL.contains(from), "{from}");
        let faults = check(&plan_from_json(&SMALL.replace(from, to)).unwrap());
        assert!(faults.iter().any(expected), "{faults:?}");
    }

    #[test]
    fn each_rule_finds_its_fault() {
        finds(r#""id": "2.2.1""#, r#""id": "2.1""#, |f| matches!(f, Fault::RepeatedId(id) if id == "2.1"));
        finds(r#""id": "2.2.1""#, r#""id": "二""#, |f| matches!(f, Fault::BadId(_)));
        finds(r#""to": 2030"#, r#""to": 2020"#, |f| matches!(f, Fault::BadYears(_)));
        finds(r#""text": "1200""#, r#""text": "1300""#, |f| matches!(f, Fault::ValueNotInText { .. }));
        finds(r#""relation": "gt""#, r#""relation": "words""#, |f| matches!(f, Fault::BadRelation { .. }));
        finds(r#""title": "改造工程""#, r#""title": """#, |f| matches!(f, Fault::NoName(_)));
    }

    #[test]
    fn numbers_are_read_from_digits_and_numerals() {
        assert_eq!(numbers_in(">50"), [50.0]);
        assert_eq!(numbers_in("城市7.4；农村11.7"), [7.4, 11.7]);
        assert_eq!(numbers_in("1,200张"), [1200.0]);
        assert_eq!(numbers_in("至少一人"), [1.0]);
        assert_eq!(numbers_in("一百个，零容忍"), [100.0, 0.0]);
        assert_eq!(numbers_in("全覆盖"), [] as [f64; 0]);
    }
}
