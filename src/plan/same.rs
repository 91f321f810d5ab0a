//! Whether two plans are one and the same document.

use super::{Plan, bare};
use std::collections::HashSet;

/// Of ten headings, how many two plans must share to be one.
const SHARED: usize = 6;

/// Whether two plans are one: the same title, or most headings of the one with fewer. Plans of different years, or
/// of different regions, are never one, since plans are written after each other.
#[must_use]
pub fn is_same(one: &Plan, other: &Plan) -> bool {
    let are_other_regions =
        !one.region.is_empty() && !other.region.is_empty() && bare(&one.region) != bare(&other.region);
    if one.period != other.period || are_other_regions {
        return false;
    }
    if bare(&one.title) == bare(&other.title) {
        return true;
    }
    let titles = |plan: &Plan| -> HashSet<String> {
        plan.sections
            .iter()
            .map(|section| bare(&section.title))
            .filter(|title| title.chars().count() >= 6)
            .collect()
    };
    let (one, other) = (titles(one), titles(other));
    let fewer = one.len().min(other.len());
    fewer >= 5 && one.intersection(&other).count() * 10 >= fewer * SHARED
}
