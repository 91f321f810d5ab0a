//! A comparison sets the indicators of several plans that speak of the same quantity side by side.
//!
//! Which do is said by the table of topics. For a name that no topic covers, indicators of a like name are taken,
//! and the comparison says that it is a guess.

mod likeness;

use crate::plan::{Figure, Indicator, Plan, Topic, bare, topic_of, topics};
use likeness::{Pairs, likeness};
use std::sync::Arc;

/// How alike two names must be to be guessed the same quantity; 1 is the same.
const ALIKE: f64 = 0.55;

/// What is compared.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// What this indicator speaks of: its plan's position and its own.
    Indicator(usize, usize),
    /// What these words name.
    Words(&'a str),
}

/// Why the figures of a row cannot simply be set against those of the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Caveat {
    /// The units differ.
    Unit,
    /// The target years differ.
    Year,
    /// One of the two has no single number.
    Words,
}

/// One indicator of a comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The plan's position in the library.
    pub plan: usize,
    /// The indicator's position in the plan.
    pub indicator: usize,
    /// Its target less the first row's, where both are numbers in one unit.
    pub difference: Option<f64>,
    /// What to mind.
    pub caveats: Vec<Caveat>,
}

/// Indicators that speak of one quantity; the one asked for first, the others in the library's order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// What they speak of.
    pub topic: String,
    /// Whether that rests on a likeness of names alone.
    pub guessed: bool,
    /// What to mind about the topic.
    pub remark: Option<String>,
    /// The indicators.
    pub rows: Vec<Row>,
    /// The one asked for, which every row is set against: its plan's position and its own. `None` takes the first found.
    asked: Option<(usize, usize)>,
    known: Option<&'static Topic>,
    pairs: Pairs,
}

/// Compares across these plans, given with their positions in the library and in the order of these.
#[must_use]
pub fn compare(plans: &[(usize, &Arc<Plan>)], subject: Subject<'_>) -> Comparison {
    let (name, asked) = match subject {
        Subject::Indicator(plan, at) => {
            (find(plans, (plan, at)).map(|i| i.name.to_string()).unwrap_or_default(), Some((plan, at)))
        }
        Subject::Words(words) => (words.to_owned(), None),
    };
    let plain = bare(&name);
    let known = topic_of(&plain).or_else(|| topic_named(&plain).filter(|_| asked.is_none()));
    let mut comparison = Comparison {
        topic: known.map_or(name, |topic| topic.name.clone()),
        guessed: known.is_none(),
        remark: known.and_then(|topic| topic.remark.clone()),
        rows: Vec::new(),
        asked,
        known,
        pairs: Pairs::of(&plain),
    };
    let positions: Vec<usize> = plans.iter().map(|(position, _)| *position).collect();
    comparison.renew(plans, &positions);
    comparison
}

impl Comparison {
    /// Looks through some of these plans again, as they are new or were read anew; the others stay as they were
    /// found. The plan of the indicator asked for must be among `plans`.
    pub fn renew(&mut self, plans: &[(usize, &Arc<Plan>)], changed: &[usize]) {
        let mut found: Vec<(usize, usize)> = self.rows.iter().map(|row| (row.plan, row.indicator)).collect();
        found.retain(|(plan, _)| !changed.contains(plan));
        for &(position, plan) in plans.iter().filter(|(position, _)| changed.contains(position)) {
            let speaking = plan.indicators.iter().enumerate().filter(|(_, indicator)| self.covers(indicator));
            found.extend(speaking.map(|(at, _)| (position, at)));
        }
        found.extend(self.asked);
        found.sort_unstable_by_key(|&of| (Some(of) != self.asked, of));
        found.dedup();
        let reference = found.first().and_then(|&of| find(plans, of));
        let row = |&of: &(usize, usize)| Some(row(of, find(plans, of)?, reference?));
        self.rows = found.iter().filter_map(row).collect();
    }

    /// Whether an indicator speaks of what is compared.
    fn covers(&self, indicator: &Indicator) -> bool {
        let name = bare(&indicator.name);
        match self.known {
            // Most are none of it: only of the others it is asked whether an earlier topic has them.
            Some(topic) => {
                topic.covers(&name) && topic_of(&name).is_some_and(|first| first.name == topic.name)
            }
            None => likeness(&self.pairs, Pairs::of(&name)) >= ALIKE,
        }
    }
}

/// The indicator at a position of the plan at a position.
fn find<'a>(plans: &[(usize, &'a Arc<Plan>)], (plan, at): (usize, usize)) -> Option<&'a Indicator> {
    let known = plans.binary_search_by_key(&plan, |(position, _)| *position).ok()?;
    plans.get(known)?.1.indicators.get(at)
}

/// The topic that the words typed, which are bare, name in part: 护理型床位 for 护理型床位占比.
fn topic_named(typed: &str) -> Option<&'static Topic> {
    topics().iter().find(|topic| !typed.is_empty() && topic.is_called(typed))
}

fn row((plan, at): (usize, usize), indicator: &Indicator, reference: &Indicator) -> Row {
    let year = |i: &Indicator| i.target.as_ref().and_then(crate::plan::Figure::last_year);
    let value = |i: &Indicator| i.target.as_ref().and_then(Figure::value);
    let values = value(indicator).zip(value(reference));
    let mut caveats = Vec::new();
    match values {
        Some(_) if indicator.unit != reference.unit => caveats.push(Caveat::Unit),
        Some(_) => {}
        None => caveats.push(Caveat::Words),
    }
    if year(indicator) != year(reference) {
        caveats.push(Caveat::Year);
    }
    // The reference itself differs by nothing, which needs no saying.
    let is_reference = std::ptr::eq(indicator, reference);
    let difference = values
        .filter(|_| !is_reference && indicator.unit == reference.unit)
        .map(|(own, other)| ((own - other) * 1e6).round() / 1e6);
    Row { plan, indicator: at, difference, caveats: if is_reference { Vec::new() } else { caveats } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::plan_from_json;

    fn plan(id: &str, indicators: &[(&str, &str, &str)]) -> Arc<Plan> {
        let indicators: Vec<String> = indicators
            .iter()
            .enumerate()
            .map(|(at, (name, unit, target))| {
                format!(
                    r#"{{"id":"p{at}","name":"{name}","unit":"{unit}","origin":"text","section":"1",
                    "target":{{"year":2030,"text":"{target}","value":{target},"relation":"eq"}}}}"#
                )
            })
            .collect();
        let json = format!(
            r#"{{"format":1,"id":"{id}","title":"t","short_title":"s","region":"r","period":{{"from":2026,"to":2030}},
            "edition":"digest","sections":[{{"id":"1","title":"a","kind":"goal"}}],"indicators":[{}]}}"#,
            indicators.join(",")
        );
        Arc::new(plan_from_json(&json).unwrap())
    }

    #[test]
    fn one_quantity_is_found_under_its_several_names() {
        let (a, b) = (
            plan("a", &[("养老机构护理型床位占比", "%", "55")]),
            plan("b", &[("护理型床位占机构床位比例", "%", "58"), ("森林覆盖率", "%", "60")]),
        );
        let plans = [(0, &a), (1, &b)];
        let comparison = compare(&plans, Subject::Indicator(0, 0));
        assert!(!comparison.guessed);
        let found: Vec<_> = comparison.rows.iter().map(|r| (r.plan, r.indicator, r.difference)).collect();
        assert_eq!(found, [(0, 0, None), (1, 0, Some(3.0))]);
    }

    #[test]
    fn what_no_topic_covers_is_guessed_by_its_name() {
        let (a, b) = (
            plan("a", &[("乡村戏台新建数量", "个", "5")]),
            plan("b", &[("新建乡村戏台", "座", "7"), ("城市书房", "个", "9")]),
        );
        let comparison = compare(&[(0, &a), (1, &b)], Subject::Indicator(0, 0));
        assert!(comparison.guessed);
        let found: Vec<_> = comparison.rows.iter().map(|r| (r.plan, r.indicator)).collect();
        assert_eq!(found, [(0, 0), (1, 0)]);
        assert_eq!(comparison.rows[1].difference, None, "个 and 座 are not subtracted");
        assert_eq!(comparison.rows[1].caveats, [Caveat::Unit]);
    }

    #[test]
    fn words_find_the_topic_they_are_part_of() {
        let a = plan("a", &[("养老机构护理型床位占比", "%", "55")]);
        let comparison = compare(&[(0, &a)], Subject::Words("护理型床位"));
        assert_eq!(comparison.rows.len(), 1);
        assert!(compare(&[(0, &a)], Subject::Words("无人提过的事")).rows.is_empty());
    }
}
