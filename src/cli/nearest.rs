//! Nearest: what someone may have meant who typed a name that there is not.

use crate::text::fold;

/// How many are offered.
const MOST: usize = 3;

/// Up to three of the candidates (what to offer, and its name in words) that are near to what was typed, the
/// nearest first: those with a letter or two wrong, and those whose words hold what was typed.
pub(super) fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<_> = candidates
        .filter_map(|(offered, name)| Some((distance(&typed, &fold(offered), &fold(name))?, offered)))
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    near.into_iter().take(MOST).map(|(_, offered)| offered).collect()
}

/// How far off a candidate is: in letters, or next to nothing if its words hold what was typed.
fn distance(typed: &str, offered: &str, name: &str) -> Option<usize> {
    let reach = (typed.chars().count() / 3).max(1);
    let letters = strsim::damerau_levenshtein(typed, offered);
    if letters <= reach {
        return Some(letters);
    }
    let is_part = typed.chars().count() > 1 && (name.contains(typed) || offered.contains(typed));
    is_part.then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [(&str, &str); 5] = [
        ("t1", "预期寿命"),
        ("t15", "护理型床位占比"),
        ("t16", "托位"),
        ("3.1.2", "养老服务"),
        ("p01", "床位"),
    ];

    #[track_caller]
    fn offers(typed: &str, expected: &[&str]) {
        assert_eq!(nearest(typed, IDS.into_iter()), expected, "{typed}");
    }

    #[test]
    fn a_wrong_letter_is_forgiven() {
        offers("t51", &["t1", "t15"]);
        offers("3.1.1", &["3.1.2"]);
        offers("Ｔ15", &["t15", "t1", "t16"]);
    }

    #[test]
    fn words_lead_to_the_id() {
        offers("床位", &["t15", "p01"]);
    }

    #[test]
    fn what_is_far_off_is_not_offered() {
        offers("x9999", &[]);
        offers("", &[]);
    }
}
