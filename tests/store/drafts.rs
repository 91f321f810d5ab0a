//! Half-written notes on a real disk.

use super::{PLAN, names};
use gangmu::record::{Draft, Drafts, NoteKind, StoreError};
use std::fs;
use std::os::unix::fs::MetadataExt;

fn drafts() -> (tempfile::TempDir, Drafts) {
    let folder = tempfile::tempdir().unwrap();
    let drafts = Drafts::new(folder.path().join("drafts"));
    (folder, drafts)
}

fn draft(text: &str) -> Draft {
    Draft { kind: NoteKind::Problem, text: text.to_owned() }
}

#[test]
fn a_draft_is_kept_blanks_and_all() {
    let (folder, drafts) = drafts();
    assert_eq!(drafts.load(PLAN, "t1").unwrap(), None);
    drafts.save(PLAN, "t1", &draft("资金未到位，\n  ")).unwrap();
    drafts.save(PLAN, "2.1", &draft("旧")).unwrap();
    drafts.save(PLAN, "2.1", &draft("新")).unwrap();
    assert_eq!(drafts.load(PLAN, "t1").unwrap(), Some(draft("资金未到位，\n  ")));
    let all = drafts.all(PLAN).unwrap();
    assert_eq!(all, [("2.1".to_owned(), draft("新")), ("t1".to_owned(), draft("资金未到位，\n  "))]);
    assert_eq!(drafts.all("other").unwrap(), []);
    let private = folder.path().join("drafts");
    assert_eq!(fs::metadata(&private).unwrap().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(private.join("small.json")).unwrap().mode() & 0o777, 0o600);
}

#[test]
fn a_draft_without_words_is_removed() {
    let (folder, drafts) = drafts();
    drafts.save(PLAN, "t1", &draft(" \n")).unwrap();
    drafts.remove(PLAN, "t1").unwrap();
    assert!(names(folder.path()).is_empty(), "nothing was written for nothing");
    for id in ["t1", "t2"] {
        drafts.save(PLAN, id, &draft("资金")).unwrap();
    }
    drafts.save(PLAN, "t1", &draft(" ")).unwrap();
    drafts.remove(PLAN, "t2").unwrap();
    assert_eq!(drafts.all(PLAN).unwrap(), []);
}

#[test]
fn a_broken_file_is_moved_aside_and_never_written_over() {
    let (folder, drafts) = drafts();
    let folder = folder.path().join("drafts");
    for (text, files) in [("{\"format\": 1, \"pl", 1), ("", 2)] {
        drafts.save(PLAN, "t1", &draft("资金")).unwrap();
        fs::write(folder.join("small.json"), text).unwrap();
        assert!(matches!(drafts.load(PLAN, "t1"), Err(StoreError::Broken { .. })));
        drafts.save(PLAN, "t2", &draft("人员")).unwrap();
        assert_eq!(drafts.all(PLAN).unwrap(), [("t2".to_owned(), draft("人员"))]);
        let aside = names(&folder).into_iter().filter(|name| name.starts_with("small.json.broken-"));
        let texts: Vec<_> = aside.map(|name| fs::read_to_string(folder.join(name)).unwrap()).collect();
        assert_eq!(texts.len(), files);
        assert!(texts.iter().any(|kept| kept == text));
        drafts.remove(PLAN, "t2").unwrap();
    }
}

#[test]
fn drafts_of_a_later_version_lose_nothing() {
    let (folder, drafts) = drafts();
    let path = folder.path().join("drafts/small.json");
    drafts.save(PLAN, "t1", &draft("资金")).unwrap();
    let later = r#"{"format": 1, "plan": "small", "lines": 3, "drafts": {
        "t2": {"kind": "photo", "text": "图", "size": 2}, "t3": {"kind": "next", "text": "旧", "size": 4}}}"#;
    fs::write(&path, later).unwrap();
    drafts.save(PLAN, "t3", &Draft { kind: NoteKind::Next, text: "新".to_owned() }).unwrap();
    let after: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(after, serde_json::from_str::<serde_json::Value>(&later.replace('旧', "新")).unwrap());

    let newer = r#"{"format": 2}"#;
    fs::write(&path, newer).unwrap();
    assert!(matches!(drafts.save(PLAN, "t1", &draft("人")), Err(StoreError::Newer { format: 2, .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}
