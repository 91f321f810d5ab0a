//! Records whose place is gone: found, moved to another place, and nothing lost on the way.

use super::{PLAN, note, stamp, status, store};
use gangmu::plan::{Address, Plan, plan_from_json};
use gangmu::record::{Change, ChangeKind, Record, Status};

fn change(id: &str, kind: ChangeKind) -> Change {
    Change { id: id.to_owned(), kind }
}

fn reading(id: &str, value: &str) -> Change {
    change(id, ChangeKind::Reading { year: 2023, value: Some(value.to_owned()), source: None })
}

fn at(id: &str) -> Address {
    Address::new(PLAN, id)
}

fn texts(record: &Record) -> Vec<&str> {
    record.notes().map(|note| note.text.as_str()).collect()
}

fn plan() -> Plan {
    plan_from_json(
        r#"{"format": 1, "id": "small", "title": "", "short_title": "", "region": "", "edition": "full",
            "period": {"from": 2026, "to": 2030}, "indicators": [],
            "sections": [{"id": "1", "title": "一", "kind": "chapter", "text": []}]}"#,
    )
    .unwrap()
}

#[test]
fn records_without_a_plan_or_a_place_are_found() {
    let (_folder, store, _) = store();
    store.change(PLAN, &[note("1", "在"), note("9", "不在")], &stamp("li")).unwrap();
    store
        .change(PLAN, &[status("8", Status::Done), change("8", ChangeKind::Status(None))], &stamp("li"))
        .unwrap();
    store.change("former", &[note("1", "没有规划")], &stamp("li")).unwrap();
    let plan = plan();
    let found: Vec<_> =
        store.loose(|id| (id == PLAN).then_some(&plan)).into_iter().map(|l| l.address).collect();
    assert_eq!(found, [Address::new("former", "1"), at("9")], "8 has nothing to show");
}

#[test]
fn what_is_moved_keeps_its_writers_and_times_and_leaves_nothing_behind() {
    let (_folder, store, _) = store();
    let owner = change("9", ChangeKind::Owner(Some("民政局".to_owned())));
    store
        .change(
            PLAN,
            &[note("9", "旧"), status("9", Status::Behind), reading("9", "48"), owner],
            &stamp("wang"),
        )
        .unwrap();
    let records = store.attach(&at("9"), &at("1"), &stamp("li")).unwrap();
    let moved = records.record("1").unwrap();
    assert_eq!(
        (texts(moved), moved.status(), moved.owner()),
        (vec!["旧"], Some(Status::Behind), Some("民政局"))
    );
    assert_eq!(moved.reading(2023).unwrap().value, "48");
    assert!(moved.notes().all(|note| note.by == "wang"));
    assert!(moved.history().iter().any(|entry| entry.field == "status" && entry.by == "wang"));
    let left = records.record("9").unwrap();
    assert!(left.is_empty());
    assert!(
        left.history().iter().any(|entry| entry.field == "status" && entry.by == "li" && entry.to.is_none())
    );
    assert_eq!(store.attach(&at("9"), &at("1"), &stamp("li")).unwrap(), records, "once is enough");
}

#[test]
fn what_is_moved_to_where_something_is_joins_it() {
    let (_folder, store, _) = store();
    store
        .change("former", &[note("9", "旧"), status("9", Status::Behind), reading("9", "48")], &stamp("wang"))
        .unwrap();
    store.change(PLAN, &[note("1", "新")], &stamp("li")).unwrap();
    store.attach(&Address::new("former", "9"), &at("1"), &stamp("li")).unwrap();
    let records = store.load(PLAN).file;
    let both = records.record("1").unwrap();
    let mut texts = texts(both);
    texts.sort_unstable();
    assert_eq!((texts, both.status()), (vec!["新", "旧"], Some(Status::Behind)));
    assert!(store.load("former").file.record("9").unwrap().is_empty());
}

#[test]
fn what_is_moved_to_and_fro_is_shown_again() {
    let (_folder, store, _) = store();
    store
        .change(PLAN, &[note("1", "一"), status("1", Status::Behind), reading("1", "48")], &stamp("li"))
        .unwrap();
    for (from, to) in [("1", "2"), ("2", "1"), ("1", "2"), ("2", "1")] {
        let records = store.attach(&at(from), &at(to), &stamp("li")).unwrap();
        let moved = records.record(to).unwrap();
        assert_eq!((texts(moved), moved.status()), (vec!["一"], Some(Status::Behind)), "{from} {to}");
        assert_eq!(moved.reading(2023).unwrap().value, "48");
        assert!(records.record(from).unwrap().is_empty());
    }
}

#[test]
fn moving_nothing_or_to_the_same_place_changes_nothing() {
    let (_folder, store, path) = store();
    store.change(PLAN, &[note("1", "一")], &stamp("li")).unwrap();
    let before = std::fs::read(&path).unwrap();
    store.attach(&at("7"), &at("1"), &stamp("li")).unwrap();
    store.attach(&at("1"), &at("1"), &stamp("li")).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
