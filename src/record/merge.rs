//! Merging brings two copies of a plan's records together, so that nothing typed into either is lost.
//!
//! What always holds, for any two files: it makes no difference which is merged into which, in what order
//! several are merged, or how often (the merge is commutative, associative and idempotent), so copies that
//! travelled apart come to the same. A note is known by its id. Of a field, a note's text and its striking out
//! the latest change counts, the histories are united, and so what gave way still stands there. No common
//! ancestor is needed: a cleared field says when it was cleared, and nothing is ever removed.

use super::event::NOTE;
use super::turn::Moment;
use super::{Entry, Extra, FileError, Note, Record, RecordFile, Stamped, Status, Word};
use serde::Serialize;
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::BTreeMap;

impl RecordFile {
    /// Both files in one.
    ///
    /// # Errors
    /// When they are of different plans.
    pub fn merge(&self, other: &Self) -> Result<Self, FileError> {
        if self.plan() != other.plan() {
            return Err(FileError::OtherPlan(other.plan().to_owned()));
        }
        let mut merged = self.clone();
        merged.extra = join_fields(&self.extra, &other.extra);
        for (id, theirs) in other.records().filter(|(id, theirs)| self.record(id) != Some(*theirs)) {
            merged.join(id, theirs);
        }
        Ok(merged)
    }
}

impl Record {
    /// Both records in one.
    pub(super) fn merge(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        let (ours, theirs) = (self.in_order(), other.in_order());
        let (our_times, their_times) = (Times::of(&ours), Times::of(&theirs));
        let mut readings = BTreeMap::new();
        for year in ours.readings.keys().chain(theirs.readings.keys()) {
            let (a, b) = (ours.readings.get(year), theirs.readings.get(year));
            let reading = later(a, our_times.reading(year), b, their_times.reading(year));
            readings.extend(reading.map(|reading| (year.clone(), reading)));
        }
        let field = |a: &Option<Stamped<String>>, b: &Option<Stamped<String>>, name| {
            later(a.as_ref(), our_times.any(name), b.as_ref(), their_times.any(name))
        };
        Self {
            status: later(
                ours.status.as_ref(),
                our_times.any("status"),
                theirs.status.as_ref(),
                their_times.any("status"),
            ),
            owner: field(&ours.owner, &theirs.owner, "owner"),
            due: field(&ours.due, &theirs.due, "due"),
            readings,
            notes: notes(&ours, &our_times, &theirs, &their_times),
            history: sorted(ours.history.iter().chain(&theirs.history).cloned().collect()),
            extra: join_fields(&ours.extra, &theirs.extra),
        }
    }

    /// The same record with its notes and its history in the order they are kept in, each once. A value that
    /// stands in no history, because a file was written by hand, is entered there.
    pub(super) fn in_order(&self) -> Self {
        let mut record = self.clone();
        record.history.extend(self.values().into_iter().filter(|entry| !self.tells(entry)));
        record.history = sorted(record.history);
        let times = Times::of(self);
        record.notes = by_id(self.notes.iter().map(|note| (note, &times)));
        record
    }

    /// The lines of history that setting the fields to what they are would have left.
    fn values(&self) -> Vec<Entry> {
        fn of<T: Words>(name: &str, field: &Stamped<T>) -> Option<Entry> {
            Some(entry(name.to_owned(), field.value.as_ref()?.words(), field))
        }
        let status = self.status.iter().filter_map(|status| of("status", status));
        let owner = self.owner.iter().filter_map(|owner| of("owner", owner));
        let due = self.due.iter().filter_map(|due| of("due", due));
        let readings = self.readings.iter().filter_map(|(year, value)| of(&format!("reading:{year}"), value));
        let sources = self.readings.iter().filter_map(|(year, reading)| {
            Some(entry(format!("source:{year}"), reading.source.as_deref()?, reading))
        });
        status.chain(owner).chain(due).chain(readings).chain(sources).collect()
    }

    /// Whether the history has the value of this entry.
    fn tells(&self, entry: &Entry) -> bool {
        self.history.iter().any(|told| told.field == entry.field && told.to == entry.to)
    }
}

/// A value of a field in words, by which equally late ones are told apart.
trait Words {
    fn words(&self) -> &str;
}

impl Words for String {
    fn words(&self) -> &str {
        self
    }
}

impl Words for Word<Status> {
    fn words(&self) -> &str {
        match self {
            Self::Known(status) => status.key(),
            Self::Later(word) => word,
        }
    }
}

/// The line of history that setting a field to `to` would have left.
fn entry<T>(field: String, to: &str, stamped: &Stamped<T>) -> Entry {
    let (by, at) = (stamped.by.clone(), stamped.at.clone());
    let (turn, extra) = Default::default();
    Entry { field, from: None, to: Some(to.to_owned()), by, at, turn, extra }
}

/// When the fields and notes of a record were last changed.
struct Times<'a> {
    /// By field: the latest change.
    any: BTreeMap<&'a str, Moment<'a>>,
    /// By field: the latest change that left a text. Of a note, these are the edits.
    edits: BTreeMap<&'a str, Moment<'a>>,
}

impl<'a> Times<'a> {
    fn of(record: &'a Record) -> Self {
        let (mut any, mut edits) = (BTreeMap::new(), BTreeMap::new());
        let note = |times: &mut BTreeMap<&'a str, Moment<'a>>, entry: &'a Entry| {
            let latest = times.entry(entry.field.as_str()).or_default();
            *latest = entry.moment().max(*latest);
        };
        for entry in &record.history {
            note(&mut any, entry);
            if entry.from.is_some() && entry.to.is_some() {
                note(&mut edits, entry);
            }
        }
        Self { any, edits }
    }

    fn any(&self, field: &str) -> Moment<'a> {
        self.any.get(field).copied().unwrap_or_default()
    }

    /// The stamp of a reading is of its value and its source together.
    fn reading(&self, year: &str) -> Moment<'a> {
        self.any(&format!("reading:{year}")).max(self.any(&format!("source:{year}")))
    }
}

/// The later of two values of a field, each with when the history says that the field was last changed.
fn later<T: Words + Clone + PartialEq>(
    ours: Option<&Stamped<T>>,
    our_time: Moment<'_>,
    theirs: Option<&Stamped<T>>,
    their_time: Moment<'_>,
) -> Option<Stamped<T>> {
    if ours == theirs {
        return ours.cloned();
    }
    let never =
        Stamped { value: None, by: String::new(), at: String::new(), source: None, extra: Extra::new() };
    let (ours, theirs) = (ours.unwrap_or(&never), theirs.unwrap_or(&never));
    let key = |field: &'_ Stamped<T>| {
        let value = field.value.as_ref().map(|value| value.words().to_owned());
        (field.at.clone(), field.by.clone(), value, field.source.clone())
    };
    let by_time = our_time.max(ours.moment()).cmp(&their_time.max(theirs.moment()));
    let winner =
        if by_time.then_with(|| key(ours).cmp(&key(theirs))) == Ordering::Less { theirs } else { ours };
    Some(Stamped { extra: join_fields(&ours.extra, &theirs.extra), ..winner.clone() })
}

fn notes(ours: &Record, our_times: &Times<'_>, theirs: &Record, their_times: &Times<'_>) -> Vec<Note> {
    let a = ours.notes.iter().map(|note| (note, our_times));
    by_id(a.chain(theirs.notes.iter().map(|note| (note, their_times))))
}

/// The notes in the order they were written; those with one id in one. With each come the times of the record
/// it was in.
fn by_id<'n, 't: 'n>(notes: impl Iterator<Item = (&'n Note, &'n Times<'t>)>) -> Vec<Note> {
    let mut known: BTreeMap<&str, (Note, Moment<'t>, Moment<'t>)> = BTreeMap::new();
    for (note, times) in notes {
        let field = format!("{NOTE}{}", note.id);
        let edited = times.edits.get(field.as_str()).copied().unwrap_or_default();
        let changed = times.any(&field);
        match known.get_mut(note.id.as_str()) {
            None => {
                known.insert(&note.id, (note.clone(), edited, changed));
            }
            Some(known) => *known = join_notes((&known.0, known.1, known.2), (note, edited, changed)),
        }
    }
    let mut notes: Vec<Note> = known.into_values().map(|(note, ..)| note).collect();
    notes.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    notes
}

/// Two states of a note in one, each with when its text was last edited and when it was last edited, struck out
/// or restored. Who edits a note has it stand, so a striking out that they did not know of and that is
/// earlier gives way.
fn join_notes<'a>(
    ours: (&Note, Moment<'a>, Moment<'a>),
    theirs: (&Note, Moment<'a>, Moment<'a>),
) -> (Note, Moment<'a>, Moment<'a>) {
    let ((a, a_edited, a_changed), (b, b_edited, b_changed)) = (ours, theirs);
    let origin = |note: &Note| (note.at.clone(), note.by.clone(), json(&note.kind));
    let first = if origin(a) <= origin(b) { a } else { b };
    let text = if (a_edited, &a.text) < (b_edited, &b.text) { &b.text } else { &a.text };
    let struck = if (a_changed, a.deleted) < (b_changed, b.deleted) { b.deleted } else { a.deleted };
    let note =
        Note { text: text.clone(), deleted: struck, extra: join_fields(&a.extra, &b.extra), ..first.clone() };
    (note, a_edited.max(b_edited), a_changed.max(b_changed))
}

/// The history in the order of its changes, each entry once.
fn sorted(mut history: Vec<Entry>) -> Vec<Entry> {
    history.sort_by(|a, b| {
        let by_time = a.moment().cmp(&b.moment());
        let by_words = || {
            let key =
                |e: &'_ Entry| (e.at.clone(), e.by.clone(), e.field.clone(), e.from.clone(), e.to.clone());
            key(a)
                .cmp(&key(b))
                .then_with(|| (json(&a.turn), json(&a.extra)).cmp(&(json(&b.turn), json(&b.extra))))
        };
        by_time.then_with(by_words)
    });
    history.dedup();
    history
}

/// What later versions wrote beside the fields known here, of both: by name, and where both have one and differ,
/// what is inside of both, or the one whose text is the greater.
fn join_fields(a: &Extra, b: &Extra) -> Extra {
    let mut joined: BTreeMap<&String, Value> = BTreeMap::new();
    for (name, value) in a.iter().chain(b) {
        match joined.get_mut(name) {
            None => drop(joined.insert(name, value.clone())),
            Some(other) => *other = join(other, value),
        }
    }
    joined.into_iter().map(|(name, value)| (name.clone(), value)).collect()
}

fn join(a: &Value, b: &Value) -> Value {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => join_fields(a, b).into(),
        (Value::Object(_), _) => a.clone(),
        (_, Value::Object(_)) => b.clone(),
        _ if json(a) < json(b) => b.clone(),
        _ => a.clone(),
    }
}

/// The text of a value, whatever the order of its fields.
fn json(value: &impl Serialize) -> String {
    fn in_order(value: Value) -> Value {
        match value {
            Value::Object(fields) => {
                let fields: BTreeMap<String, Value> = fields.into_iter().collect();
                fields.into_iter().map(|(name, value)| (name, in_order(value))).collect::<Extra>().into()
            }
            Value::Array(values) => values.into_iter().map(in_order).collect(),
            plain => plain,
        }
    }
    serde_json::to_value(value).map(|value| in_order(value).to_string()).unwrap_or_default()
}
