//! A turn is the place of a change among the changes of a record, where the clock alone does not tell it.
//!
//! A stamp has whole seconds, and clocks run apart and backwards; yet who changes a record has seen what it
//! says, and their change comes after. So a change whose clock is not ahead of all that the record knows
//! says which stamp it follows, and the how-many-th change after it it is. The idea is that of the hybrid
//! logical clock (Kulkarni and others, 2014): the times that people see stay those of their own clocks.

use super::{Entry, Record, Stamped};
use serde::{Deserialize, Serialize};

/// Where a change stands, if its own time does not say it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Turn {
    /// The stamp it comes after, if that is later than its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    /// How many changes there were at that stamp before it.
    #[serde(default, skip_serializing_if = "is_zero")]
    turn: u64,
}

/// A point in the order of changes: the later of two is the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Moment<'a> {
    at: &'a str,
    turn: u64,
}

impl Turn {
    /// The turn of a change made at `at` by someone who knows of changes up to `latest`.
    fn following(latest: Option<Moment<'_>>, at: &str) -> Self {
        match latest {
            Some(latest) if latest.at >= at => Self {
                after: Some(latest.at).filter(|stamp| *stamp != at).map(str::to_owned),
                turn: latest.turn.saturating_add(1),
            },
            _ => Self::default(),
        }
    }
}

impl Record {
    /// Makes a change, and gives what it adds to the history its turns after all that was known before.
    pub(super) fn in_turn<T>(&mut self, change: impl FnOnce(&mut Self) -> T) -> T {
        let owned = |moment: Moment<'_>| (moment.at.to_owned(), moment.turn);
        let (known, mut latest) = (self.history.len(), self.latest().map(owned));
        let result = change(self);
        for entry in self.history.iter_mut().skip(known) {
            let before = latest.as_ref().map(|(at, turn)| Moment { at, turn: *turn });
            entry.turn = Turn::following(before, &entry.at);
            latest = Some(owned(entry.moment()));
        }
        result
    }

    /// The latest change there is a trace of; fields of a file written by hand stand in no history.
    fn latest(&self) -> Option<Moment<'_>> {
        let texts = [&self.owner, &self.due].into_iter().flatten().chain(self.readings.values());
        let stamps = self.status.iter().map(Stamped::moment).chain(texts.map(Stamped::moment));
        self.history.iter().map(Entry::moment).chain(stamps).max()
    }
}

impl Entry {
    /// Where the change stands in the order of all changes.
    pub(super) fn moment(&self) -> Moment<'_> {
        let after = self.turn.after.as_deref().filter(|after| *after > self.at.as_str());
        Moment { at: after.unwrap_or(&self.at), turn: self.turn.turn }
    }
}

impl<T> Stamped<T> {
    /// The moment that the stamp alone tells.
    pub(super) fn moment(&self) -> Moment<'_> {
        Moment { at: &self.at, turn: 0 }
    }
}

impl<'a> Moment<'a> {
    /// The moment that a stamp alone tells.
    pub(super) const fn of(at: &'a str) -> Self {
        Self { at, turn: 0 }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(turn: &u64) -> bool {
    *turn == 0
}

#[cfg(test)]
mod tests {
    use super::super::{Change, ChangeKind, RecordFile, Stamp};
    use super::*;

    /// The history after the owner was set at these times, one after the other.
    fn set_at(times: &[&str]) -> Vec<Entry> {
        let mut file = RecordFile::new("small");
        for (n, at) in times.iter().enumerate() {
            let kind = ChangeKind::Owner(Some(n.to_string()));
            let stamp = Stamp { by: "li".to_owned(), at: (*at).to_owned() };
            file.apply(&Change { id: "t1".to_owned(), kind }, &stamp, "unused").unwrap();
        }
        file.record("t1").unwrap().history().to_vec()
    }

    #[test]
    fn a_clock_that_runs_forwards_needs_no_turns() {
        for entry in set_at(&["2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"]) {
            assert!(!serde_json::to_string(&entry).unwrap().contains("turn"), "{entry:?}");
        }
    }

    #[test]
    fn each_change_comes_after_what_it_changed_whatever_the_clock_says() {
        let history = set_at(&["2027", "2027", "2026", "2026", "2027", "2028", "2028"]);
        assert!(history.is_sorted_by(|a, b| a.moment() < b.moment()), "{history:?}");
        let times: Vec<_> = history.iter().map(|entry| entry.at.as_str()).collect();
        assert_eq!(times, ["2027", "2027", "2026", "2026", "2027", "2028", "2028"], "people see their own");
        let json = serde_json::to_value(&history[2]).unwrap();
        assert_eq!((&json["after"], &json["turn"]), (&"2027".into(), &2.into()));
        let json = serde_json::to_value(&history[6]).unwrap();
        assert_eq!((json.get("after"), &json["turn"]), (None, &1.into()));
    }

    #[test]
    fn a_field_without_a_history_is_followed_too() {
        let json = r#"{"format":1,"plan":"small","records":{"t1":{"due":{"value":"年底","at":"2030"}}}}"#;
        let mut file = RecordFile::from_json(json.as_bytes()).unwrap();
        let stamp = Stamp { by: "li".to_owned(), at: "2026".to_owned() };
        let change = Change { id: "t1".to_owned(), kind: ChangeKind::Due(None) };
        file.apply(&change, &stamp, "unused").unwrap();
        assert!(file.record("t1").unwrap().history()[0].moment() > Moment::of("2030"));
    }
}
