//! What happened to records, in words: one event as a line, many as counts.

use super::{line, status};
use crate::record::{Event, Field, Status, What};
use crate::words::{Lang, Phrase, sync as w};
use std::collections::BTreeMap;

/// What happened, in one line: `状态：推进中 -> 滞后`.
#[must_use]
pub fn event(event: &Event, lang: Lang) -> String {
    let (from, to) = (value(event, event.from.as_deref(), lang), value(event, event.to.as_deref(), lang));
    let field = match event.field() {
        Field::Note(_) => return note(event.what, &from, &to, lang),
        Field::Status => w::EVENT_STATUS.say(lang).to_owned(),
        Field::Owner => w::EVENT_OWNER.say(lang).to_owned(),
        Field::Due => w::EVENT_DUE.say(lang).to_owned(),
        Field::Reading(year) => w::EVENT_READING.with(lang, &[&line(year)]),
        Field::Source(year) => w::EVENT_SOURCE.with(lang, &[&line(year)]),
        Field::Later(name) => line(name),
    };
    w::EVENT.with(lang, &[&field, &from, &to])
}

fn note(what: What, from: &str, to: &str, lang: Lang) -> String {
    match what {
        What::Edited => w::NOTE_EDITED.with(lang, &[&from, &to]),
        What::Struck => w::NOTE_STRUCK.with(lang, &[&from]),
        What::Restored => w::NOTE_RESTORED.with(lang, &[&to]),
        What::Written | What::Set => w::NOTE_WRITTEN.with(lang, &[&to]),
    }
}

fn value(event: &Event, value: Option<&str>, lang: Lang) -> String {
    let Some(value) = value else { return w::NOTHING.say(lang).to_owned() };
    let known = Status::ALL.into_iter().find(|status| status.key() == value);
    match (event.field(), known) {
        (Field::Status, Some(known)) => status(known, lang).to_owned(),
        _ => line(value),
    }
}

/// When it happened by a clock so many seconds ahead of UTC, and who did it: `2026-11-22 11:04 li`.
#[must_use]
pub fn event_head(event: &Event, offset: i32) -> String {
    let by = line(&event.by);
    format!("{} {by}", time(&event.at, offset)).trim_end().to_owned()
}

/// A time stamp by a clock so many seconds ahead of UTC, to the minute; what is no time stamp as it is.
#[must_use]
pub fn time(at: &str, offset: i32) -> String {
    let here = jiff::tz::Offset::from_seconds(offset).unwrap_or(jiff::tz::Offset::UTC);
    match at.parse::<jiff::Timestamp>() {
        Ok(time) => here.to_datetime(time).strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => line(at),
    }
}

/// How many of what by whom: `li: 3 statuses, 2 notes; wang: 1 note`. Empty if there are none.
#[must_use]
pub fn counts<'a>(events: impl Iterator<Item = &'a Event>, lang: Lang) -> String {
    let mut by_person: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for event in events {
        let of_person = by_person.entry(line(&event.by)).or_default();
        *of_person.entry(kind(event)).or_default() += 1;
    }
    let person = |(by, kinds): (String, BTreeMap<usize, usize>)| {
        let counted = kinds.into_iter().filter_map(|(kind, count)| {
            let [one, many] = KINDS.get(kind)?;
            Some(if count == 1 { one } else { many }.with(lang, &[&count]))
        });
        let counted: Vec<_> = counted.collect();
        w::BY.with(lang, &[&by, &counted.join(w::LIST_COMMA.say(lang))])
    };
    let people: Vec<_> = by_person.into_iter().map(person).collect();
    people.join(w::SEMICOLON.say(lang))
}

/// The kinds of events that are counted, in the order in which they are said.
const KINDS: [[Phrase; 2]; 8] =
    [w::STATUS, w::NOTE, w::NOTE_CHANGE, w::READING, w::SOURCE, w::OWNER, w::DUE, w::OTHER];

fn kind(event: &Event) -> usize {
    match (event.field(), event.what) {
        (Field::Status, _) => 0,
        (Field::Note(_), What::Written) => 1,
        (Field::Note(_), _) => 2,
        (Field::Reading(_), _) => 3,
        (Field::Source(_), _) => 4,
        (Field::Owner, _) => 5,
        (Field::Due, _) => 6,
        (Field::Later(_), _) => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happened(by: &str, field: &str, what: What, from: Option<&str>, to: Option<&str>) -> Event {
        let (from, to) = (from.map(str::to_owned), to.map(str::to_owned));
        let (by, at) = (by.to_owned(), "2026-11-22T23:04:05Z".to_owned());
        Event { at, by, field: field.to_owned(), what, from, to }
    }

    #[test]
    fn an_event_is_one_line_that_cannot_move_the_cursor() {
        let said = |field, what, from, to| event(&happened("li", field, what, from, to), Lang::Zh);
        assert_eq!(said("status", What::Set, None, Some("behind")), "状态：无 -> 滞后");
        assert_eq!(said("reading:2023", What::Set, Some("1"), None), "2023 年实际值：1 -> 无");
        assert_eq!(said("note:a", What::Written, None, Some("甲\n\u{1b}[2J乙")), "写备注：甲 乙");
        assert_eq!(said("note:a", What::Edited, Some("甲"), Some("乙")), "改备注：甲 -> 乙");
        assert_eq!(said("note:a", What::Struck, Some("乙"), None), "划去备注：乙");
        assert_eq!(said("weight", What::Set, Some("1"), Some("2")), "weight：1 -> 2");
    }

    #[test]
    fn times_are_those_of_the_place() {
        let event = happened("li", "status", What::Set, None, None);
        assert_eq!(event_head(&event, 8 * 3600), "2026-11-23 07:04 li");
        assert_eq!(time("去年", 0), "去年");
    }

    #[test]
    fn counts_are_by_person_and_kind() {
        let events = [
            happened("wang", "note:a", What::Written, None, Some("甲")),
            happened("li", "status", What::Set, None, None),
            happened("li", "note:b", What::Written, None, Some("乙")),
            happened("li", "status", What::Set, None, None),
        ];
        assert_eq!(counts(events.iter(), Lang::En), "li: 2 statuses, 1 note; wang: 1 note");
        assert_eq!(counts(events.iter(), Lang::Zh), "li：状态 2、备注 1；wang：备注 1");
        assert_eq!(counts([].iter(), Lang::En), "");
    }
}
