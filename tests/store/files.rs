//! What stands in the folder after a save, and after a save that could not be.

use super::{PLAN, names, note, notes, read, stamp, status, store};
use gangmu::record::{Change, ChangeError, ChangeKind, Status, Step, Store, StoreError};
use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::time::{Duration, SystemTime};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

#[test]
fn what_is_saved_is_loaded() {
    let (_folder, store, _) = store();
    let saved = store.change(PLAN, &[status("t1", Status::Done), note("2.1", "开工")], &stamp("li")).unwrap();
    let loaded = store.load(PLAN);
    assert!(loaded.problem.is_none());
    assert_eq!(loaded.file, saved.file);
    assert_eq!(loaded.version, saved.version);
    assert_eq!(store.version(PLAN), saved.version);
    assert_eq!(loaded.file.record("t1").unwrap().status(), Some(Status::Done));
    assert_eq!(store.plans(), [PLAN]);
}

#[test]
fn a_plan_without_a_file_has_no_records_and_no_problem() {
    let store = Store::new("/nowhere/at/all".into());
    let loaded = store.load(PLAN);
    assert!(loaded.problem.is_none());
    assert_eq!(loaded.file.records().count(), 0);
    assert_eq!((loaded.version, store.version(PLAN)), (None, None));
    assert!(store.plans().is_empty());
}

#[test]
fn a_save_of_another_shows_as_another_version() {
    let (_folder, store, _) = store();
    let first = store.change(PLAN, &[status("t1", Status::Done)], &stamp("li")).unwrap();
    // As long as the one before, and very likely within the same tick of the clock.
    store.change(PLAN, &[status("t1", Status::Behind)], &stamp("li")).unwrap();
    let before = store.change(PLAN, &[status("t1", Status::AtRisk)], &stamp("li")).unwrap();
    let after = store.change(PLAN, &[status("t1", Status::Behind)], &stamp("li")).unwrap();
    assert_ne!(first.version, before.version);
    assert_ne!(before.version, after.version);
    assert_eq!(store.version(PLAN), after.version);
}

#[test]
fn the_version_before_the_last_save_is_kept() {
    let (folder, store, path) = store();
    for (n, status_now) in Status::ALL.into_iter().enumerate() {
        let before = fs::read(&path).ok();
        store.change(PLAN, &[status("t1", status_now)], &stamp("li")).unwrap();
        assert_eq!(fs::read(folder.path().join("small.json.bak")).ok(), before, "save {n}");
    }
    assert_eq!(names(folder.path()), ["small.json", "small.json.bak", "small.lock"]);
}

#[test]
fn all_changes_are_made_or_none() {
    let (_folder, store, path) = store();
    store.change(PLAN, &[status("t1", Status::Done)], &stamp("li")).unwrap();
    let before = fs::read(&path).unwrap();
    let blank = Change { id: "2.1".to_owned(), kind: ChangeKind::Owner(Some(" ".to_owned())) };
    let refused = store.change(PLAN, &[status("t1", Status::Behind), blank], &stamp("li"));
    assert!(
        matches!(&refused, Err(StoreError::Refused { id, source: ChangeError::Empty, .. }) if id == "2.1"),
        "{refused:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_change_that_changes_nothing_is_not_saved_again() {
    let (_folder, store, _) = store();
    let first = store.change(PLAN, &[status("t1", Status::Done)], &stamp("li")).unwrap();
    let again = store.change(PLAN, &[status("t1", Status::Done)], &stamp("wang")).unwrap();
    assert_eq!(again.version, first.version);
    assert_eq!(again.file, first.file);
}

#[test]
fn the_inverses_undo_what_was_done_in_one_go() {
    let (_folder, store, _) = store();
    store.change(PLAN, &[status("t1", Status::AtRisk)], &stamp("li")).unwrap();
    let changes = [status("t1", Status::Behind), status("t1", Status::Done), note("t1", "完成")];
    let saved = store.change(PLAN, &changes, &stamp("li")).unwrap();
    let undone = store.change(PLAN, &saved.inverses, &stamp("li")).unwrap();
    let record = undone.file.record("t1").unwrap();
    assert_eq!((record.status(), notes(&undone.file)), (Some(Status::AtRisk), 0));
    assert_eq!(record.all_notes().len(), 1, "the note is struck out and not gone");
    let redone = store.change(PLAN, &undone.inverses, &stamp("li")).unwrap();
    assert_eq!(redone.file.record("t1").unwrap().status(), Some(Status::Done));
    assert_eq!(notes(&redone.file), 1);
}

/// A file that cannot be used is named, and stays as it is.
fn assert_left_alone(text: &[u8], is_expected: impl Fn(&StoreError) -> bool) {
    let (folder, store, path) = store();
    fs::write(&path, text).unwrap();
    let loaded = store.load(PLAN);
    let problem = loaded.problem.unwrap();
    assert!(is_expected(&problem), "{problem:?}");
    assert_eq!(problem.path(), path);
    assert_eq!((loaded.file.records().count(), loaded.version), (0, None));
    let refused = store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap_err();
    assert!(is_expected(&refused), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), text);
    assert_eq!(names(folder.path()), ["small.json", "small.lock"], "no .bak, no temporary file");
}

#[test]
fn a_torn_file_is_left_alone() {
    let (_folder, store, path) = store();
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    let whole = fs::read(&path).unwrap();
    for bytes in [0, 1, whole.len() / 2, whole.len() - 3] {
        assert_left_alone(&whole[..bytes], |error| matches!(error, StoreError::Broken { .. }));
    }
}

#[test]
fn a_file_of_a_newer_format_is_left_alone() {
    let newer = br#"{"format": 2, "plan": "small", "journal": []}"#;
    assert_left_alone(newer, |error| matches!(error, StoreError::Newer { format: 2, .. }));
}

#[test]
fn a_file_of_another_plan_is_left_alone() {
    let other = br#"{"format": 1, "plan": "other", "records": {}}"#;
    assert_left_alone(other, |error| matches!(error, StoreError::OtherPlan { plan, .. } if plan == "other"));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_an_error() {
    let (folder, ..) = store();
    let in_the_way = folder.path().join("file");
    fs::write(&in_the_way, "mine").unwrap();
    let store = Store::new(in_the_way.clone());
    assert!(matches!(store.load(PLAN).problem, Some(StoreError::Io { step: Step::Read, .. })));
    let refused = store.change(PLAN, &[note("t1", "开工")], &stamp("li"));
    assert!(matches!(refused, Err(StoreError::Io { step: Step::CreateFolder, .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(&in_the_way).unwrap(), "mine");
    if Path::new("/proc/self").exists() {
        let refused = Store::new("/proc/self".into()).change(PLAN, &[note("t1", "开工")], &stamp("li"));
        assert!(matches!(refused, Err(StoreError::Io { step: Step::Lock, .. })), "{refused:?}");
    }
}

#[test]
fn a_file_that_cannot_be_put_in_place_leaves_nothing_behind() {
    let (folder, store, path) = store();
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    let before = fs::read(&path).unwrap();
    // A folder by the name of the backup: the previous file cannot be kept, so it is not replaced.
    fs::create_dir_all(folder.path().join("small.json.bak/full")).unwrap();
    let refused = store.change(PLAN, &[note("t1", "完工")], &stamp("li"));
    assert!(matches!(refused, Err(StoreError::Io { step: Step::Keep, .. })), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["small.json", "small.json.bak", "small.lock"]);
}

#[test]
fn a_link_stays_a_link() {
    let (folder, store, path) = store();
    let (shared, _, real) = super::store();
    let real = real.with_file_name("shared-2026.json");
    symlink(&real, &path).unwrap();
    // First the file is made at the end of the link, then it is replaced there.
    for text in ["开工", "完工"] {
        store.change(PLAN, &[note("t1", text)], &stamp("li")).unwrap();
    }
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_eq!(notes(&read(&real)), 2);
    assert_eq!(names(folder.path()), ["small.json"], "the lock is where all writers find it");
    let expected = ["shared-2026.json", "shared-2026.json.bak", "shared-2026.lock"];
    assert_eq!(names(shared.path()), expected);
}

#[test]
fn new_files_and_folders_are_private() {
    let (folder, ..) = store();
    let deep = folder.path().join("share/gangmu/records");
    let store = Store::new(deep.clone());
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    assert_eq!(mode(&deep), 0o700);
    assert_eq!([mode(&deep.join("small.json")), mode(&deep.join("small.lock"))], [0o600; 2]);
}

#[test]
fn new_files_in_a_folder_of_a_group_are_the_groups_too() {
    let Some(umask) = umask() else { return };
    let (folder, store, path) = store();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o2770)).unwrap();
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    assert_eq!([mode(&path), mode(&path.with_extension("lock"))], [0o660 & !umask; 2]);
}

/// The mode bits that this process takes away from new files, where the system tells.
fn umask() -> Option<u32> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let octal = status.lines().find_map(|line| line.strip_prefix("Umask:"))?;
    u32::from_str_radix(octal.trim(), 8).ok()
}

#[test]
fn the_mode_of_a_file_stays_as_it_was() {
    let (folder, store, path) = store();
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    for wanted in [0o664, 0o640, 0o444] {
        fs::set_permissions(&path, Permissions::from_mode(wanted)).unwrap();
        store.change(PLAN, &[note("t1", "又")], &stamp("li")).unwrap();
        assert_eq!([mode(&path), mode(&folder.path().join("small.json.bak"))], [wanted; 2]);
    }
}

#[test]
fn the_group_of_a_file_stays_as_it_was() {
    let (_folder, store, path) = store();
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    if std::os::unix::fs::chown(&path, Some(1234), Some(4321)).is_err() {
        eprintln!("not tried: only root can give a file to another group");
        return;
    }
    fs::set_permissions(&path, Permissions::from_mode(0o660)).unwrap();
    store.change(PLAN, &[note("t1", "又")], &stamp("li")).unwrap();
    let metadata = fs::metadata(&path).unwrap();
    assert_eq!((metadata.uid(), metadata.gid(), mode(&path)), (1234, 4321, 0o660));
}

#[test]
fn what_a_killed_writer_left_long_ago_is_swept() {
    let (folder, store, path) = store();
    store.change(PLAN, &[note("t1", "开工")], &stamp("li")).unwrap();
    let (old, young) = (folder.path().join(".small.0ldOne.tmp"), folder.path().join(".small.y0ungr.tmp"));
    fs::write(&young, "{\"format\": 1, \"pl").unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(2 * 3600);
    File::create(&old).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(notes(&store.load(PLAN).file), 1, "a writer killed half-way leaves the old file whole");
    store.change(PLAN, &[note("t1", "完工")], &stamp("li")).unwrap();
    assert!(!old.exists());
    assert!(young.exists());
    assert_eq!(notes(&read(&path)), 2);
}

#[test]
fn unknown_fields_outlive_a_save() {
    let (_folder, store, path) = store();
    let before = r#"{"format": 1, "plan": "small", "topic": {"n": 0.30000000000000004}, "records": {"t1": {
        "status": {"value": "paused", "by": "li", "at": "2026-01-01T00:00:00Z", "until": "2027"},
        "notes": [{"id": "a", "kind": "photo", "text": "图", "by": "li", "at": "x", "size": [1, 2]}],
        "stars": 3}}}"#;
    fs::write(&path, before).unwrap();
    store.change(PLAN, &[note("2.1", "开工")], &stamp("li")).unwrap();
    let mut after: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    after["records"].as_object_mut().unwrap().remove("2.1").unwrap();
    assert_eq!(after, serde_json::from_str::<serde_json::Value>(before).unwrap());
}
