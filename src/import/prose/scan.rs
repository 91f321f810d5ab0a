//! Scan: where the amounts of a clause stand, before it is asked what they mean.

use super::verbs::MAKE;
use super::when::Mention;
use crate::import::amount::{
    Amount, Line, is_counting, is_digit, prefix_before, small_number_at, suffix_at, unit_at, years_at,
};
use crate::plan::Relation;
use std::ops::Range;

/// The amounts of a clause, hidden ones included: their place is known, not yet what they mean.
pub(super) fn amounts(line: &Line, clause: &Range<usize>, mentions: &[Mention]) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        if let Some(mention) = mentions.iter().find(|mention| mention.place.contains(&at)) {
            at = mention.place.end.max(at + 1);
            continue;
        }
        let amount = if is_digit(line.folded(at)) { digits(line, at) } else { words(line, at) };
        match amount {
            Some(amount) if amount.place.end <= clause.end => {
                at = amount.place.end.max(at + 1);
                found.push(amount);
            }
            _ if is_digit(line.folded(at)) => at = past_number(line, at),
            _ => at += 1,
        }
    }
    found
}

fn past_number(line: &Line, at: usize) -> usize {
    let mut at = at;
    while line.folded(at).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        at += 1;
    }
    at
}

fn digits(line: &Line, at: usize) -> Option<Amount> {
    let before = at.checked_sub(1).and_then(|at| line.folded(at));
    let is_label = before.is_some_and(|c| c.is_ascii_alphabetic() || "第前每+.×*#-_".contains(c));
    if is_label || years_at(line, at).is_some() {
        return None;
    }
    let amount = Amount::at(line, at)?;
    let after = line.folded(amount.place.end);
    let is_code = amount.unit.is_none()
        && after.is_some_and(|c| c.is_ascii_alphabetic() || "号级版届期月周+°×".contains(c));
    (!is_code).then_some(amount)
}

/// 至少一家, 三个以上: a small number in words, where a relation shows that it is meant as a number.
fn words(line: &Line, at: usize) -> Option<Amount> {
    let number = small_number_at(line, at)?;
    let unit = unit_at(line, number.end).filter(|end| is_counting(&line.text(number.end..*end)))?;
    let is_meant = prefix_before(line, at).is_some_and(|(_, relation)| matches!(relation, Relation::Ge))
        || suffix_at(line, unit).is_some_and(|(_, relation)| matches!(relation, Relation::Ge))
        || is_owed(line, at);
    let is_inside = at > 0 && small_number_at(line, at - 1).is_some();
    (is_meant && !is_inside).then(|| Amount::from_number(line, at, number))
}

/// Whether the words before a number in words say that it is owed: 至少办好一所, 每个县重点建成一家.
fn is_owed(line: &Line, at: usize) -> bool {
    let before = at.saturating_sub(14)..at;
    let start = before.clone().rev().find(|&at| line.folded(at).is_some_and(|c| ",;。、".contains(c)));
    let clause = start.map_or(before.start, |comma| comma + 1)..at;
    let is_each = line.any_at(clause.start, &["每", "各", "推动每", "确保每", "实现每", "推进每"]).is_some();
    let makes = line.any_before(&clause, &MAKE).is_some();
    makes && (is_each || line.find(&clause, &["至少"]).is_some())
}
