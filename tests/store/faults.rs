//! Faults of a real disk: what is in the way, gone, cut short or not ours. Nothing saved before is lost, and once
//! the fault is mended everything goes on. `src/record/tests.rs` tries what a real disk cannot be made to do.

use super::{PLAN, names, note, notes, read, stamp, store};
use gangmu::record::{RecordFile, Store, StoreError};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;

fn write(store: &Store, text: &str) -> Result<(), StoreError> {
    store.change(PLAN, &[note("t1", text)], &stamp("li")).map(drop)
}

fn texts(file: &RecordFile) -> Vec<String> {
    let record = file.record("t1");
    record.into_iter().flat_map(|record| record.notes().map(|note| note.text.clone())).collect()
}

/// The one name that begins so.
fn named(folder: &Path, beginning: &str) -> String {
    let mut names: Vec<_> = names(folder).into_iter().filter(|name| name.starts_with(beginning)).collect();
    assert_eq!(names.len(), 1, "{names:?}");
    names.remove(0)
}

#[test]
fn a_folder_removed_while_open_is_not_made_anew_and_comes_back() {
    let (outer, ..) = store();
    let (here, away) = (outer.path().join("share"), outer.path().join("away"));
    let store = Store::new(here.clone());
    write(&store, "一").unwrap();
    fs::rename(&here, &away).unwrap();
    for _ in 0..2 {
        assert!(matches!(write(&store, "二"), Err(StoreError::Gone { .. })));
        assert!(matches!(store.load(PLAN).problem, Some(StoreError::Gone { .. })));
        assert!(!here.exists(), "the place where the share is to be mounted stays empty");
    }
    // As after an unmounting: the folder is there, and empty.
    fs::create_dir(&here).unwrap();
    assert!(matches!(write(&store, "二"), Err(StoreError::Gone { .. })));
    assert!(names(&here).is_empty());
    fs::remove_dir(&here).unwrap();
    fs::rename(&away, &here).unwrap();
    write(&store, "二").unwrap();
    assert_eq!(texts(&store.load(PLAN).file), ["一", "二"]);
}

#[test]
fn a_file_replaced_by_that_of_another_plan_is_noticed_and_left_alone() {
    let (folder, store, path) = store();
    write(&store, "一").unwrap();
    let other = folder.path().join("other.json");
    store.change("other", &[note("t1", "别的")], &stamp("li")).unwrap();
    let before = fs::read(&other).unwrap();
    fs::rename(&other, &path).unwrap();
    assert!(matches!(write(&store, "二"), Err(StoreError::OtherPlan { plan, .. }) if plan == "other"));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_replaced_by_an_older_one_is_read_again_and_not_remembered() {
    let (_folder, store, path) = store();
    write(&store, "一").unwrap();
    let older = fs::read(&path).unwrap();
    write(&store, "二").unwrap();
    // Once as another file, once in the same one.
    let new = path.with_extension("new");
    fs::write(&new, &older).unwrap();
    fs::rename(&new, &path).unwrap();
    write(&store, "三").unwrap();
    assert_eq!(texts(&read(&path)), ["一", "三"]);
    fs::write(&path, &older).unwrap();
    write(&store, "四").unwrap();
    assert_eq!(texts(&read(&path)), ["一", "四"]);
}

#[test]
fn what_others_save_is_never_overwritten_by_what_is_remembered() {
    let (folder, ours, path) = store();
    let theirs = Store::new(folder.path().to_owned());
    for n in 0..50 {
        write(if n % 3 == 0 { &ours } else { &theirs }, &n.to_string()).unwrap();
    }
    assert_eq!(texts(&read(&path)), (0..50).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_lock_that_a_dead_process_left_holds_nobody_up() {
    let (_folder, store, path) = store();
    fs::write(path.with_extension("lock"), "4194304\n").unwrap();
    write(&store, "一").unwrap();
    assert_eq!(fs::read_to_string(path.with_extension("lock")).unwrap(), "4194304\n");
}

#[test]
fn a_hundred_megabytes_of_anything_are_left_alone_and_mended() {
    let (folder, store, path) = store();
    write(&store, "一").unwrap();
    write(&store, "二").unwrap();
    let whole = fs::read(&path).unwrap();
    for fill in [&b"\0"[..], b"["] {
        let mut text = fill.repeat((100 << 20) / fill.len());
        text.truncate(100 << 20);
        fs::write(&path, &text).unwrap();
        assert!(matches!(write(&store, "三"), Err(StoreError::Broken { .. })));
        assert_eq!(fs::metadata(&path).unwrap().len(), 100 << 20);
        let mended = store.mend(PLAN).unwrap().unwrap();
        assert_eq!(fs::metadata(mended.aside.unwrap()).unwrap().len(), 100 << 20);
        assert_eq!(texts(&read(&path)), ["一"], "as before the last save");
        for name in names(folder.path()).iter().filter(|name| name.contains("broken")) {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        fs::write(&path, &whole).unwrap();
    }
}

#[test]
fn a_file_longer_than_any_memory_is_refused_before_it_is_read() {
    let (_folder, store, path) = store();
    write(&store, "一").unwrap();
    write(&store, "二").unwrap();
    File::options().write(true).open(&path).unwrap().set_len(1 << 40).unwrap();
    assert!(matches!(store.load(PLAN).problem, Some(StoreError::Io { .. })));
    assert!(matches!(write(&store, "三"), Err(StoreError::Io { .. })));
    store.mend(PLAN).unwrap().unwrap();
    assert_eq!(texts(&read(&path)), ["一"]);
}

#[test]
fn a_file_cut_short_is_mended_from_what_is_left_and_from_the_one_before() {
    let (folder, store, path) = store();
    for text in ["一", "二", "三"] {
        write(&store, text).unwrap();
    }
    let whole = fs::read(&path).unwrap();
    let third = String::from_utf8(whole.clone()).unwrap().find("三").unwrap();
    for (end, expected) in [(0, 2), (third, 2), (whole.len() - 15, 3)] {
        fs::write(&path, &whole[..end]).unwrap();
        let mended = store.mend(PLAN).unwrap().unwrap();
        assert_eq!(notes(&read(&path)), expected, "cut at {end}");
        assert_eq!(mended.records, 1);
        let aside = named(folder.path(), "small.json.broken-");
        assert_eq!(fs::read(folder.path().join(&aside)).unwrap(), &whole[..end]);
        assert_eq!(store.mend(PLAN).unwrap(), None, "nothing is left to mend");
        fs::remove_file(folder.path().join(aside)).unwrap();
        fs::write(&path, &whole).unwrap();
    }
}

#[test]
fn a_missing_file_is_mended_from_the_one_before() {
    let (folder, store, path) = store();
    write(&store, "一").unwrap();
    write(&store, "二").unwrap();
    fs::remove_file(&path).unwrap();
    let store = Store::new(folder.path().to_owned());
    assert_eq!(store.plans_with_backups(), [PLAN]);
    assert_eq!(store.mend(PLAN).unwrap().unwrap().aside, None);
    assert_eq!(texts(&read(&path)), ["一"]);
}

#[test]
fn a_folder_in_the_files_place_is_moved_aside_with_all_in_it() {
    let (folder, store, path) = store();
    write(&store, "一").unwrap();
    write(&store, "二").unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    fs::write(path.join("mine"), "留着").unwrap();
    assert!(matches!(write(&store, "三"), Err(StoreError::Io { .. })));
    store.mend(PLAN).unwrap().unwrap();
    assert_eq!(texts(&read(&path)), ["一"]);
    let aside = folder.path().join(named(folder.path(), "small.json.broken-"));
    assert_eq!(fs::read_to_string(aside.join("mine")).unwrap(), "留着");
}

#[test]
fn behind_a_link_the_file_is_mended_and_the_link_stays() {
    let (folder, store, path) = store();
    let (shared, _, real) = super::store();
    symlink(&real, &path).unwrap();
    write(&store, "一").unwrap();
    write(&store, "二").unwrap();
    fs::write(&real, "{torn").unwrap();
    store.mend(PLAN).unwrap().unwrap();
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_eq!(texts(&read(&real)), ["一"]);
    assert_eq!(names(folder.path()), ["small.json"]);
    assert_eq!(
        fs::read_to_string(shared.path().join(named(shared.path(), "small.json.broken"))).unwrap(),
        "{torn"
    );
}

#[test]
fn mending_takes_in_a_save_that_was_cut_off_before_it_was_in_place() {
    let (folder, store, path) = store();
    write(&store, "一").unwrap();
    let first = fs::read(&path).unwrap();
    write(&store, "二").unwrap();
    fs::rename(&path, folder.path().join(".small.Ab12cd.tmp")).unwrap();
    fs::write(&path, &first).unwrap();
    fs::write(folder.path().join(".small.Zz34yx.tmp"), "{\"format\": 1, \"pl").unwrap();
    let store = Store::new(folder.path().to_owned());
    assert_eq!(store.mend(PLAN).unwrap().unwrap().aside, None);
    assert_eq!(texts(&read(&path)), ["一", "二"]);
    assert!(names(folder.path()).iter().all(|name| !name.ends_with(".tmp")));
}

#[test]
fn newer_files_are_not_mended() {
    let (folder, store, path) = store();
    let newer = r#"{"format": 2, "plan": "small"}"#;
    fs::write(&path, newer).unwrap();
    assert!(matches!(store.mend(PLAN), Err(StoreError::Newer { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    assert_eq!(names(folder.path()), ["small.json", "small.lock"]);
}

#[test]
fn a_file_of_another_plan_is_kept_and_the_right_one_brought_back() {
    let (folder, store, path) = store();
    write(&store, "一").unwrap();
    write(&store, "二").unwrap();
    let other = r#"{"format":1,"plan":"other","records":{"t1":{"owner":{"value":"李"}}}}"#;
    fs::write(&path, other).unwrap();
    store.mend(PLAN).unwrap().unwrap();
    assert_eq!(texts(&read(&path)), ["一"]);
    assert_eq!(read(&path).record("t1").unwrap().owner(), None);
    let aside = folder.path().join(named(folder.path(), "small.json.broken-"));
    assert_eq!(fs::read_to_string(aside).unwrap(), other);
}
