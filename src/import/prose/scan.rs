//! Scan: where the amounts of a clause stand, before it is asked what they mean.

use super::when::Mention;
use super::worded;
use crate::import::amount::{Amount, Line, is_digit, years_at};
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
        let amount =
            if is_digit(line.folded(at)) { digits(line, at) } else { worded::amount(line, clause, at) };
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
    // 5万吨级泊位, 600千伏型: a property of what is counted.
    let is_property = amount.unit.is_some() && after.is_some_and(|c| "级型版款".contains(c));
    (!is_code && !is_property).then_some(amount)
}
