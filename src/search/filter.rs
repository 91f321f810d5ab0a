//! A filter is a word of a query that says what a hit must be and not what must stand in it: `=status:滞后`.
//!
//! What always holds: a filter begins with `=`; a word that begins so and is none of the known ones is a word
//! like any other. Filters are written in English or Chinese, and a status or a plan by any part of it, typed
//! or in pinyin.

use super::query::Word;
use crate::plan::Binding;
use crate::record::Status;
use crate::text::fold;

/// What a hit must be. All filters of a query must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Filter {
    /// It has one of these statuses.
    Status(Statuses),
    /// It is an indicator of this kind.
    Binding(Binding),
    /// Somebody noted something on it.
    Note,
    /// It is of a plan that this word names.
    Plan(Box<Word>),
}

/// A set of statuses, one bit each by their digits; bit 0 is to have none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Statuses(u8);

impl Filter {
    /// Reads a folded word.
    pub(super) fn of(word: &str) -> Option<Self> {
        let (name, value) = match word.strip_prefix('=')?.split_once(':') {
            Some((name, value)) => (name, Some(value).filter(|value| !value.is_empty())),
            None => (word.strip_prefix('=')?, None),
        };
        match (name, value) {
            ("status" | "状态", value) => Some(Self::Status(Statuses::named(value))),
            ("binding" | "约束" | "约束性", None) => Some(Self::Binding(Binding::Binding)),
            ("expected" | "预期" | "预期性", None) => Some(Self::Binding(Binding::Expected)),
            ("note" | "notes" | "备注", None) => Some(Self::Note),
            ("plan" | "规划", Some(value)) => Some(Self::Plan(Box::new(Word::new(value.to_owned())))),
            _ => None,
        }
    }
}

impl Statuses {
    /// The statuses that a word is part of; all of them if there is no word.
    fn named(word: Option<&str>) -> Self {
        let Some(word) = word else { return Self(0b1111_1110) };
        if matches!(word, "none" | "无" | "未标" | "0") {
            return Self(1);
        }
        let named = Status::ALL.into_iter().filter(|&status| is_named(status, word));
        Self(named.fold(0, |bits, status| bits | 1 << status.digit()))
    }

    pub(super) fn has(self, status: Option<Status>) -> bool {
        self.0 & (1 << status.map_or(0, Status::digit)) != 0
    }
}

fn is_named(status: Status, word: &str) -> bool {
    let key = word.replace('-', "_");
    let chinese = fold(status.chinese());
    let spelled = Word::new(word.to_owned()).spelled;
    let heard = || spelled.as_ref()?.find(&chinese)?.ranges.first().copied();
    status.key().starts_with(&key)
        || word == status.digit().to_string()
        || chinese.contains(word)
        || heard().is_some_and(|[start, _]| start == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statuses(word: &str) -> Vec<Status> {
        let Some(Filter::Status(set)) = Filter::of(word) else { return Vec::new() };
        Status::ALL.into_iter().filter(|&status| set.has(Some(status))).collect()
    }

    #[test]
    fn a_status_is_named_by_any_part_in_either_language_or_its_digit() {
        for word in ["滞后", "滞", "behind", "beh", "zhihou", "zh", "4"] {
            assert_eq!(statuses(&format!("=status:{word}")), [Status::Behind], "{word}");
        }
        assert_eq!(statuses("=状态:已"), [Status::Done, Status::Closed]);
        assert_eq!(statuses("=status:on-track"), [Status::OnTrack]);
        assert_eq!(statuses("=status:"), Status::ALL, "while it is still being typed");
        assert_eq!(statuses("=status:没有"), [] as [Status; 0]);
    }

    #[test]
    fn having_no_status_can_be_asked_for() {
        let Some(Filter::Status(set)) = Filter::of("=status:none") else { panic!("a status") };
        assert!(set.has(None) && !set.has(Some(Status::Done)));
    }

    #[test]
    fn what_is_no_filter_stays_a_word() {
        for word in ["=", "=2", "status:滞后", "=binding:1", "=plan:", "a=note", ""] {
            assert_eq!(Filter::of(word), None, "{word}");
        }
    }
}
