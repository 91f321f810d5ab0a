//! What holds when copies of a record file come together, whatever was done to them and by whatever clocks.

use super::laws::{any_change, any_file};
use gangmu::record::{Change, ChangeKind, NoteKind, Record, RecordFile, Stamp, Status};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// One step of people who work on copies of one file.
#[derive(Clone, Debug)]
enum Step {
    /// A change to one copy: which copy, which record, which note, by a clock that says this second.
    Change { copy: usize, record: usize, which: usize, second: usize, kind: ChangeKind },
    /// One copy takes in another.
    Merge { into: usize, from: usize },
}

const COPIES: usize = 3;

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0..COPIES, any_change(), 0..6_usize).prop_map(|(copy, (record, which, kind), second)| {
            Step::Change { copy, record, which, second, kind }
        }),
        1 => (0..COPIES, 0..COPIES).prop_map(|(into, from)| Step::Merge { into, from }),
    ]
}

/// Copies of one file, and every word that was typed into any of them.
struct Copies {
    files: Vec<RecordFile>,
    typed: BTreeSet<String>,
    steps: usize,
}

impl Copies {
    fn new() -> Self {
        Self { files: vec![RecordFile::new("small"); COPIES], typed: BTreeSet::new(), steps: 0 }
    }

    fn make(&mut self, step: Step) {
        match step {
            Step::Merge { into, from } => self.files[into] = merge(&self.files[into], &self.files[from]),
            Step::Change { copy, record, which, second, kind } => {
                self.steps += 1;
                let id = ["t1", "2.1"][record];
                let (kind, words) = about(&self.files[copy], id, which, kind);
                let stamp = Stamp { by: format!("人{copy}"), at: format!("2026-11-22T03:04:0{second}Z") };
                let change = Change { id: id.to_owned(), kind };
                if self.files[copy].apply(&change, &stamp, &format!("n{}", self.steps)).is_ok() {
                    self.typed.extend(words.into_iter().map(|word| format!("{id} {}", word.trim())));
                }
            }
        }
    }
}

/// The change with the id of the note it is about, and the words it types.
fn about(file: &RecordFile, id: &str, which: usize, mut kind: ChangeKind) -> (ChangeKind, Vec<String>) {
    let notes = file.record(id).map_or(&[][..], Record::all_notes);
    let chosen = notes.get(which).map_or_else(|| "none".to_owned(), |note| note.id.clone());
    if let ChangeKind::EditNote { note, .. }
    | ChangeKind::StrikeNote { note }
    | ChangeKind::RestoreNote { note } = &mut kind
    {
        *note = chosen;
    }
    let words = match &kind {
        ChangeKind::Status(status) => status.iter().map(|status| status.key().to_owned()).collect(),
        ChangeKind::LaterStatus(word) => vec![word.clone()],
        ChangeKind::Owner(word) | ChangeKind::Due(word) => word.iter().cloned().collect(),
        // A removed reading has no source.
        ChangeKind::Reading { value: Some(value), source, .. } => {
            let source = source.iter().filter(|source| !source.trim().is_empty());
            std::iter::once(value).chain(source).cloned().collect()
        }
        ChangeKind::AddNote { text, .. } | ChangeKind::EditNote { text, .. } => vec![text.clone()],
        ChangeKind::Reading { value: None, .. }
        | ChangeKind::StrikeNote { .. }
        | ChangeKind::RestoreNote { .. } => Vec::new(),
    };
    (kind, words)
}

fn merge(a: &RecordFile, b: &RecordFile) -> RecordFile {
    a.merge(b).unwrap()
}

/// Every word that a file's events tell, with the record it is in.
fn told(file: &RecordFile) -> BTreeSet<String> {
    let events = file.events();
    let words = |(id, event): &(&str, gangmu::record::Event)| {
        let words: Vec<_> = event.from.iter().chain(&event.to).map(|word| format!("{id} {word}")).collect();
        words
    };
    events.iter().flat_map(words).collect()
}

/// What is valid now and what was, without regard to the order in which notes are listed.
fn state(file: &RecordFile) -> Value {
    let mut state: Value = serde_json::from_str(&file.to_json().unwrap()).unwrap();
    for record in state["records"].as_object_mut().unwrap().values_mut() {
        for list in ["notes", "history"] {
            if let Some(list) = record.get_mut(list).and_then(Value::as_array_mut) {
                list.sort_by_key(ToString::to_string);
            }
        }
    }
    state
}

#[track_caller]
fn assert_laws(a: &RecordFile, b: &RecordFile, c: &RecordFile) {
    assert_eq!(&merge(a, a), a, "idempotent");
    let (ab, ba) = (merge(a, b), merge(b, a));
    assert_eq!(ab, ba, "commutative");
    assert_eq!(ab.to_json().unwrap(), ba.to_json().unwrap(), "to the letter");
    assert_eq!(merge(&ab, c), merge(a, &merge(b, c)), "associative");
    assert_eq!(merge(&ab, b), ab, "what is in already adds nothing");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_three_files_merge_to_one_in_any_order(files in [any_file(), any_file(), any_file()]) {
        let [a, b, c] = files.map(|file| RecordFile::from_json(file.to_string().as_bytes()).unwrap());
        assert_laws(&a, &b, &c);
    }

    #[test]
    fn copies_that_worked_apart_merge_to_one_in_any_order(steps in vec(any_step(), 0..40)) {
        let mut copies = Copies::new();
        steps.into_iter().for_each(|step| copies.make(step));
        let [a, b, c] = &copies.files[..] else { unreachable!() };
        assert_laws(a, b, c);
        let all = merge(&merge(a, b), c);
        let missing: Vec<_> = copies.typed.difference(&told(&all)).cloned().collect();
        prop_assert_eq!(missing, Vec::<String>::new(), "nothing typed is lost");
        for copy in [a, b, c] {
            for (id, record) in copy.records() {
                let merged = all.record(id).unwrap();
                prop_assert!(record.history().iter().all(|entry| merged.history().contains(entry)));
            }
        }
    }

    #[test]
    fn a_copy_that_fell_behind_brings_nothing_back(steps in vec(any_step(), 1..30), cut in 0..30_usize) {
        let mut copies = Copies::new();
        let mut behind = RecordFile::new("small");
        for (n, step) in steps.into_iter().enumerate() {
            if n == cut {
                behind = copies.files[0].clone();
            }
            copies.make(match step {
                Step::Change { record, which, second, kind, .. } => {
                    Step::Change { copy: 0, record, which, second, kind }
                }
                Step::Merge { .. } => Step::Merge { into: 0, from: 0 },
            });
        }
        prop_assert_eq!(state(&merge(&copies.files[0], &behind)), state(&copies.files[0]));
    }
}

fn stamp(by: &str, second: usize) -> Stamp {
    Stamp { by: by.to_owned(), at: format!("2026-11-22T03:04:{second:02}Z") }
}

/// Makes a change to `t1` of a file.
fn change(file: &mut RecordFile, by: &str, second: usize, kind: ChangeKind) {
    file.apply(&Change { id: "t1".to_owned(), kind }, &stamp(by, second), &format!("{by}{second}")).unwrap();
}

#[test]
fn the_later_of_two_values_counts_and_the_other_stands_in_the_history() {
    let (mut li, mut wang) = (RecordFile::new("small"), RecordFile::new("small"));
    change(&mut li, "li", 1, ChangeKind::Status(Some(Status::Done)));
    change(&mut wang, "wang", 2, ChangeKind::Status(Some(Status::Behind)));
    let both = merge(&li, &wang);
    let record = both.record("t1").unwrap();
    assert_eq!(record.status(), Some(Status::Behind));
    let history: Vec<_> = record.history().iter().map(|e| (e.by.as_str(), e.to.as_deref())).collect();
    assert_eq!(history, [("li", Some("done")), ("wang", Some("behind"))]);
}

#[test]
fn a_field_cleared_later_than_it_was_set_stays_cleared() {
    let mut base = RecordFile::new("small");
    change(&mut base, "li", 1, ChangeKind::Owner(Some("民政局".to_owned())));
    let (mut ours, mut theirs) = (base.clone(), base);
    change(&mut theirs, "wang", 2, ChangeKind::Owner(Some("卫健委".to_owned())));
    change(&mut ours, "li", 3, ChangeKind::Owner(None));
    assert_eq!(merge(&ours, &theirs).record("t1").unwrap().owner(), None);
    // The other way round it is set again.
    change(&mut theirs, "wang", 4, ChangeKind::Owner(Some("人社局".to_owned())));
    assert_eq!(merge(&ours, &theirs).record("t1").unwrap().owner(), Some("人社局"));
}

#[test]
fn within_one_second_and_by_a_clock_put_back_the_later_change_counts() {
    for seconds in [[5, 5], [5, 1]] {
        let mut base = RecordFile::new("small");
        change(&mut base, "li", seconds[0], ChangeKind::Status(Some(Status::OnTrack)));
        let mut ours = base.clone();
        change(&mut ours, "li", seconds[1], ChangeKind::Status(Some(Status::AtRisk)));
        assert_eq!(merge(&base, &ours).record("t1").unwrap().status(), Some(Status::AtRisk));
        change(&mut ours, "li", seconds[1], ChangeKind::Status(None));
        assert_eq!(merge(&base, &ours).record("t1").unwrap().status(), None);
    }
}

#[test]
fn a_note_edited_after_it_was_struck_out_elsewhere_stands() {
    let mut base = RecordFile::new("small");
    change(&mut base, "li", 1, ChangeKind::AddNote { kind: NoteKind::Problem, text: "资金未到".to_owned() });
    let note = || "li1".to_owned();
    let (mut struck, mut edited) = (base.clone(), base);
    change(&mut struck, "li", 2, ChangeKind::StrikeNote { note: note() });
    change(&mut edited, "wang", 3, ChangeKind::EditNote { note: note(), text: "资金到了一半".to_owned() });
    let both = merge(&struck, &edited);
    let texts: Vec<_> = both.record("t1").unwrap().notes().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["资金到了一半"]);
    // Struck out later still, it is gone from sight, and its latest text is what is restored.
    change(&mut struck, "li", 4, ChangeKind::RestoreNote { note: note() });
    change(&mut struck, "li", 5, ChangeKind::StrikeNote { note: note() });
    let mut both = merge(&struck, &edited);
    assert_eq!(both.record("t1").unwrap().notes().count(), 0);
    change(&mut both, "li", 6, ChangeKind::RestoreNote { note: note() });
    assert_eq!(both.record("t1").unwrap().notes().next().unwrap().text, "资金到了一半");
}

#[test]
fn readings_come_together_by_year() {
    let reading =
        |year, value: &str| ChangeKind::Reading { year, value: Some(value.to_owned()), source: None };
    let (mut li, mut wang) = (RecordFile::new("small"), RecordFile::new("small"));
    change(&mut li, "li", 1, reading(2023, "48.2"));
    change(&mut li, "li", 2, reading(2024, "50"));
    change(&mut wang, "wang", 3, reading(2024, "51"));
    change(&mut wang, "wang", 4, reading(2025, "52"));
    let both = merge(&li, &wang);
    let readings: Vec<_> = both.record("t1").unwrap().readings().map(|r| (r.year, r.value, r.by)).collect();
    assert_eq!(readings, [(2023, "48.2", "li"), (2024, "51", "wang"), (2025, "52", "wang")]);
}

#[test]
fn files_of_two_plans_do_not_merge() {
    assert!(RecordFile::new("small").merge(&RecordFile::new("other")).is_err());
}

#[test]
fn values_written_by_hand_without_a_history_stand_there_once_they_give_way() {
    let by_hand = |owner: &str, at: &str| {
        let json = format!(
            r#"{{"format": 1, "plan": "small", "records": {{"t1": {{"owner": {{"value": "{owner}", "by": "li", "at": "{at}"}}}}}}}}"#
        );
        RecordFile::from_json(json.as_bytes()).unwrap()
    };
    let both = merge(&by_hand("民政局", "2026"), &by_hand("卫健委", "2025"));
    assert_eq!(both.record("t1").unwrap().owner(), Some("民政局"));
    let history: Vec<_> = both.record("t1").unwrap().history().iter().map(|e| e.to.as_deref()).collect();
    assert_eq!(history, [Some("卫健委"), Some("民政局")]);
}
