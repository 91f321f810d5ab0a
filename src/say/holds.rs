//! What a record holds, in a few words.

use super::{line, status_of};
use crate::record::Record;
use crate::words::{Lang, errors, mend as w};

/// Status, owner, due date, and how many readings and notes: `滞后、备注 2 条`.
#[must_use]
pub fn holds(record: &Record, lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.extend(status_of(record, lang));
    parts.extend(record.owner().map(|owner| w::OWNER_IS.with(lang, &[&line(owner)])));
    parts.extend(record.due().map(|due| w::DUE_IS.with(lang, &[&line(due)])));
    let count =
        |count: usize, phrase: crate::words::Phrase| (count > 0).then(|| phrase.with(lang, &[&count]));
    parts.extend(count(record.readings().count(), w::READINGS_COUNT));
    parts.extend(count(record.notes().count(), w::NOTES_COUNT));
    parts.join(errors::LIST_COMMA.say(lang))
}
