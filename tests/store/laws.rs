//! What holds for any records and any changes.

use gangmu::record::{Change, ChangeKind, NoteKind, Record, RecordFile, Stamp, Status};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Any JSON value, as a later version may write.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e300..1e300_f64).prop_map(Value::from),
        (-1000.0..1000.0_f64).prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(".{0,4}", inner, 0..3).prop_map(|fields| Value::from(Map::from_iter(fields))),
        ]
    })
}

/// Adds fields of a later version to an object.
fn with_unknown(object: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let unknown = btree_map("later_[a-z]{1,3}", any_value(), 0..3);
    (object, unknown).prop_map(|(mut object, unknown)| {
        object.as_object_mut().expect("an object").extend(unknown);
        object
    })
}

fn stamped(value: impl Strategy<Value = String>) -> impl Strategy<Value = Value> {
    let fields = (option::of(value), ".{0,5}", ".{0,20}", option::of(".{0,5}"));
    with_unknown(fields.prop_map(|(value, by, at, source)| {
        let mut object = json!({"value": value, "by": by, "at": at});
        if let Some(source) = source {
            object["source"] = source.into();
        }
        object
    }))
}

fn any_note() -> impl Strategy<Value = Value> {
    let fields = ("[a-z0-9]{1,4}", "note|progress|photo", ".{0,20}", ".{0,5}", any::<bool>());
    with_unknown(fields.prop_map(|(id, kind, text, by, deleted)| {
        let mut object = json!({"id": id, "kind": kind, "text": text, "by": by, "at": "x"});
        if deleted {
            object["deleted"] = true.into();
        }
        object
    }))
}

fn any_entry() -> impl Strategy<Value = Value> {
    let fields = ("status|owner|note:a|later", option::of(".{0,5}"), option::of(".{0,5}"), ".{0,5}");
    with_unknown(fields.prop_map(
        |(field, from, to, by)| json!({"field": field, "from": from, "to": to, "by": by, "at": "x"}),
    ))
}

fn any_record() -> impl Strategy<Value = Value> {
    let fields = (
        option::of(stamped("on_track|done|paused|进行")),
        option::of(stamped(".{0,8}")),
        option::of(stamped("2025-12-31|年底")),
        btree_map("20[0-9]{2}|上半年", stamped(".{0,8}"), 1..4),
        vec(any_note(), 1..4),
        vec(any_entry(), 1..4),
    );
    with_unknown(fields.prop_map(|(status, owner, due, readings, notes, history)| {
        let mut object = json!({"readings": readings, "notes": notes, "history": history});
        for (name, field) in [("status", status), ("owner", owner), ("due", due)] {
            if let Some(field) = field {
                object[name] = field;
            }
        }
        object
    }))
}

pub(super) fn any_file() -> impl Strategy<Value = Value> {
    let records = btree_map(".{0,5}", any_record(), 0..4);
    with_unknown(records.prop_map(|records| json!({"format": 1, "plan": "small", "records": records})))
}

/// A change, and which of the notes there are then it is about, if it is about one.
pub(super) fn any_change() -> impl Strategy<Value = (usize, usize, ChangeKind)> {
    let text = || " ?[甲乙a]{0,2} ?";
    let kind = prop_oneof![
        option::of(0..7_usize).prop_map(|at| ChangeKind::Status(at.map(|at| Status::ALL[at]))),
        "paused|done".prop_map(ChangeKind::LaterStatus),
        option::of(text()).prop_map(ChangeKind::Owner),
        option::of("2025-12-31|2026-06-30|年底").prop_map(ChangeKind::Due),
        (2023..2025, option::of(text()), option::of(text()))
            .prop_map(|(year, value, source)| ChangeKind::Reading { year, value, source }),
        (0..5_usize, text()).prop_map(|(at, text)| ChangeKind::AddNote { kind: NoteKind::ALL[at], text }),
        text().prop_map(|text| ChangeKind::EditNote { note: String::new(), text }),
        Just(ChangeKind::StrikeNote { note: String::new() }),
        Just(ChangeKind::RestoreNote { note: String::new() }),
    ];
    (0..2_usize, 0..4_usize, kind)
}

/// All that a person can see of a file, without the stamps.
fn visible(file: &RecordFile) -> Vec<String> {
    let line = |(id, record): (&str, &Record)| {
        let status = record.stamped_status().and_then(|status| status.value.clone());
        let readings: Vec<_> = record.readings().map(|r| (r.year, r.value, r.source)).collect();
        let notes: Vec<_> = record.notes().map(|n| (&n.id, n.kind(), &n.text, &n.by, &n.at)).collect();
        format!("{id} {status:?} {:?} {:?} {readings:?} {notes:?}", record.owner(), record.due())
    };
    file.records().filter(|(_, record)| !record.is_empty()).map(line).collect()
}

/// Whether every history of `after` begins with that of `before`, and no note of it is gone.
fn has_only_grown(before: &RecordFile, after: &RecordFile) -> bool {
    before.records().all(|(id, old)| {
        let Some(new) = after.record(id) else { return false };
        new.history().starts_with(old.history())
            && old.all_notes().iter().all(|note| new.all_notes().iter().any(|n| n.id == note.id))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn saving_and_loading_is_the_identity(value in any_file()) {
        let file = RecordFile::from_json(value.to_string().as_bytes()).unwrap();
        let text = file.to_json().unwrap();
        prop_assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), &value, "nothing is dropped or altered");
        let again = RecordFile::from_json(text.as_bytes()).unwrap();
        prop_assert_eq!(again.to_json().unwrap(), text);
        prop_assert_eq!(again, file);
    }

    #[test]
    fn an_inverse_gives_back_what_could_be_seen(changes in vec(any_change(), 1..20)) {
        let mut file = RecordFile::new("small");
        let mut undo = Vec::new();
        for (n, (record, which, mut kind)) in changes.into_iter().enumerate() {
            let id = ["t1", "2.1"][record];
            let notes = file.record(id).map_or(&[][..], Record::all_notes);
            if let ChangeKind::EditNote { note, .. }
                | ChangeKind::StrikeNote { note }
                | ChangeKind::RestoreNote { note } = &mut kind
            {
                *note = notes.get(which).map_or_else(|| "none".to_owned(), |note| note.id.clone());
            }
            let stamp = Stamp { by: "li".to_owned(), at: format!("2026-11-22T03:04:{n:02}Z") };
            let before = file.clone();
            match file.apply(&Change { id: id.to_owned(), kind }, &stamp, &format!("n{n}")) {
                Ok(inverse) => {
                    let mut undone = file.clone();
                    undone.apply(&inverse, &stamp, "unused").unwrap();
                    prop_assert_eq!(visible(&undone), visible(&before));
                    prop_assert!(has_only_grown(&before, &file) && has_only_grown(&file, &undone));
                    undo.push(inverse);
                }
                Err(_) => prop_assert_eq!(&file, &before),
            }
        }
        for inverse in undo.iter().rev() {
            let stamp = Stamp { by: "wang".to_owned(), at: "2026-11-22T03:05:00Z".to_owned() };
            file.apply(inverse, &stamp, "unused").unwrap();
        }
        prop_assert_eq!(visible(&file), Vec::<String>::new());
    }
}
