//! Several writers of one file at once: threads, processes, and processes that are killed.

use super::{PLAN, note, notes, read, stamp, status, store};
use gangmu::record::{Status, Store, StoreError};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

/// Names the folder to the process that a test starts.
const FOLDER: &str = "GANGMU_TEST_STORE";
/// Says how many notes that process is to write.
const COUNT: &str = "GANGMU_TEST_NOTES";

/// Writes a note, trying again for as long as others hold the lock, as a person would.
fn write_note(store: &Store, text: &str, by: &str) {
    loop {
        match store.change(PLAN, &[note("t1", text)], &stamp(by)) {
            Err(StoreError::Locked { .. }) => {}
            saved => break drop(saved.unwrap()),
        }
    }
}

#[test]
fn four_threads_lose_no_note_and_a_reader_sees_only_whole_files() {
    let (_folder, store, path) = store();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writers: Vec<_> = ["甲", "乙", "丙", "丁"]
            .map(|by| {
                let store = store.clone();
                scope.spawn(move || (0..50).for_each(|n| write_note(&store, &format!("{by}{n}"), by)))
            })
            .into();
        let reader = scope.spawn(|| {
            let (mut seen, mut looks) = (0, 0);
            while !done.load(Ordering::Relaxed) {
                let loaded = store.load(PLAN);
                assert!(loaded.problem.is_none(), "{:?}", loaded.problem);
                assert!(notes(&loaded.file) >= seen, "a note that was there is gone");
                (seen, looks) = (notes(&loaded.file), looks + 1);
            }
            looks
        });
        let results: Vec<_> = writers.into_iter().map(ScopedJoinHandle::join).collect();
        done.store(true, Ordering::Relaxed);
        assert!(results.iter().all(Result::is_ok));
        assert!(reader.join().unwrap() > 0);
    });
    let file = read(&path);
    let mut texts: Vec<_> = file.record("t1").unwrap().notes().map(|note| note.text.clone()).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 200);
}

#[test]
fn two_processes_lose_no_note() {
    let (folder, _, path) = store();
    let children = [start_writer(folder.path(), 40), start_writer(folder.path(), 40)];
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(notes(&read(&path)), 80);
}

#[test]
fn eight_processes_lose_none_of_sixteen_hundred_changes() {
    let (folder, _, path) = store();
    let children: Vec<_> = (0..8).map(|_| start_writer(folder.path(), 200)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let file = read(&path);
    let mut ids: Vec<_> = file.record("t1").unwrap().notes().map(|note| note.id.clone()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 1600);
}

#[test]
fn of_two_who_change_the_same_field_the_later_wins_and_both_are_remembered() {
    let (folder, li, path) = store();
    let wang = Store::new(folder.path().to_owned());
    assert_eq!((li.load(PLAN).version, wang.load(PLAN).version), (None, None));
    li.change(PLAN, &[status("t1", Status::Done)], &stamp("li")).unwrap();
    wang.change(PLAN, &[status("t1", Status::Behind)], &stamp("wang")).unwrap();
    let file = read(&path);
    let record = file.record("t1").unwrap();
    assert_eq!(record.status(), Some(Status::Behind));
    let said: Vec<_> = record.history().iter().map(|e| (e.by.as_str(), e.to.as_deref().unwrap())).collect();
    assert_eq!(said, [("li", "done"), ("wang", "behind")]);
}

#[test]
fn a_writer_may_be_killed_at_any_moment() {
    let (folder, store, path) = store();
    let mut before = 0;
    for round in 0..8 {
        let mut child = start_writer(folder.path(), 1_000_000);
        wait_until(|| path.exists() && notes(&store.load(PLAN).file) > before);
        std::thread::sleep(Duration::from_micros(700 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let loaded = store.load(PLAN);
        assert!(loaded.problem.is_none(), "round {round}: {:?}", loaded.problem);
        assert!(notes(&loaded.file) > before, "round {round}");
        if let Ok(backup) = std::fs::read(folder.path().join("small.json.bak")) {
            gangmu::record::RecordFile::from_json(&backup).unwrap();
        }
        // The lock went with its holder.
        before = notes(&store.change(PLAN, &[note("t1", "还在")], &stamp("li")).unwrap().file);
        assert_eq!(before, notes(&loaded.file) + 1);
    }
}

fn wait_until(condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(60), "waited in vain");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Starts this very program once more, to run the test below and nothing else.
fn start_writer(folder: &Path, count: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writers::write_notes_for_another_test", "--ignored"])
        .env(FOLDER, folder)
        .env(COUNT, count.to_string())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "the part of another process in the tests above"]
fn write_notes_for_another_test() {
    let (Ok(folder), Ok(count)) = (std::env::var(FOLDER), std::env::var(COUNT)) else { return };
    let store = Store::new(folder.into());
    (0..count.parse().unwrap()).for_each(|n: usize| write_note(&store, &format!("第{n}条"), "child"));
}
