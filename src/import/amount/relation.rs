//! The words and signs that say how a number bounds the real one.

use super::Line;
use crate::plan::Relation;
use crate::text::fold_char;

/// Before a number, the longer before the shorter where one ends like the other.
const BEFORE: [(&str, Relation); 33] = [
    ("不低于", Relation::Ge),
    ("不少于", Relation::Ge),
    ("不小于", Relation::Ge),
    ("不下于", Relation::Ge),
    ("至少", Relation::Ge),
    ("≥", Relation::Ge),
    ("≧", Relation::Ge),
    (">=", Relation::Ge),
    ("不超过", Relation::Le),
    ("不高于", Relation::Le),
    ("不大于", Relation::Le),
    ("不多于", Relation::Le),
    ("不突破", Relation::Le),
    ("至多", Relation::Le),
    ("≤", Relation::Le),
    ("≦", Relation::Le),
    ("<=", Relation::Le),
    ("超过", Relation::Gt),
    ("突破", Relation::Gt),
    ("高于", Relation::Gt),
    ("大于", Relation::Gt),
    ("多于", Relation::Gt),
    ("超", Relation::Gt),
    ("逾", Relation::Gt),
    (">", Relation::Gt),
    ("低于", Relation::Lt),
    ("小于", Relation::Lt),
    ("少于", Relation::Lt),
    ("<", Relation::Lt),
    ("大约", Relation::About),
    ("约", Relation::About),
    ("接近", Relation::About),
    ("近", Relation::About),
];

/// After an amount.
const AFTER: [(&str, Relation); 13] = [
    ("及以上", Relation::Ge),
    ("或以上", Relation::Ge),
    ("以上", Relation::Ge),
    ("及以下", Relation::Le),
    ("或以下", Relation::Le),
    ("以下", Relation::Le),
    ("之内", Relation::Le),
    ("以内", Relation::Le),
    ("之下", Relation::Le),
    ("左右", Relation::About),
    ("上下", Relation::About),
    ("之上", Relation::Ge),
    ("内", Relation::Le),
];

/// The relation that stands right before `at`, and where it begins.
#[must_use]
pub fn prefix_before(line: &Line, at: usize) -> Option<(usize, Relation)> {
    let before = at.saturating_sub(4)..at;
    let last = line.folded(at.checked_sub(1)?)?;
    // Most words end otherwise: comparing the last character first is what makes this fast.
    let ends = |word: &str| word.chars().next_back().map(fold_char) == Some(last) && line.ends(&before, word);
    let found = BEFORE.iter().filter(|(word, _)| ends(word));
    found.map(|(word, relation)| (at - word.chars().count(), *relation)).min_by_key(|(start, _)| *start)
}

/// The relation that stands at `at`, and where it ends.
#[must_use]
pub fn suffix_at(line: &Line, at: usize) -> Option<(usize, Relation)> {
    let found = AFTER.iter().find(|(word, _)| line.starts(at, word));
    found.map(|(word, relation)| (at + word.chars().count(), *relation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_over_is_not_read_as_over() {
        let line = Line::new("不超过80");
        assert_eq!(prefix_before(&line, 3), Some((0, Relation::Le)));
    }
}
