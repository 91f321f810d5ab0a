//! Saving while the system refuses, and while it kills: at every single thing that a save asks of it.

use super::fault::tests::{Fault, with_faults};
use super::{Change, ChangeKind, Draft, Drafts, NoteKind, RecordFile, Stamp, Store, StoreError};
use crate::plan::Address;
use rustix::io::Errno;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const PLAN: &str = "small";

/// Tell the process that a test starts where to do what, and at which points the system refuses and kills.
const FOLDER: &str = "GANGMU_TEST_FOLDER";
const DEED: &str = "GANGMU_TEST_DEED";
const REFUSED_AT: &str = "GANGMU_TEST_REFUSED_AT";
const KILLED_AT: &str = "GANGMU_TEST_KILLED_AT";

fn stamp() -> Stamp {
    Stamp { by: "li".to_owned(), at: "2026-11-22T03:04:05Z".to_owned() }
}

fn note(text: &str) -> Change {
    Change {
        id: "t1".to_owned(),
        kind: ChangeKind::AddNote { kind: NoteKind::Progress, text: text.to_owned() },
    }
}

fn write(folder: &Path, text: &str) -> Result<(), StoreError> {
    Store::new(folder.to_owned()).change(PLAN, &[note(text)], &stamp()).map(drop)
}

/// The live notes of a plan, wherever they hang; a file that is not whole fails the test.
fn notes(folder: &Path) -> Vec<String> {
    let loaded = Store::new(folder.to_owned()).load(PLAN);
    assert!(loaded.problem.is_none(), "{:?}", loaded.problem);
    loaded.file.records().flat_map(|(_, r)| r.notes().map(|note| note.text.clone())).collect()
}

fn temporaries(folder: &Path) -> usize {
    let names = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".tmp")).count()
}

/// A folder with the notes 一 and 二.
fn begun() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "一").unwrap();
    write(folder.path(), "二").unwrap();
    folder
}

/// The points that a save passes; one where links are forbidden passes others.
fn points(are_links_forbidden: bool) -> (Vec<(usize, Fault)>, Vec<&'static str>) {
    let passed = with_faults(&[], || write(begun().path(), "三")).1;
    // The two saves that `begun` makes come first.
    let folder = begun();
    let (_, plain) = with_faults(&[], || write(folder.path(), "三"));
    assert!(passed.len() > plain.len() && plain.len() > 8, "{plain:?}");
    if !are_links_forbidden {
        return (Vec::new(), plain);
    }
    let link = plain.iter().position(|point| *point == "link").unwrap();
    let forbidden = vec![(link, Fault::Refused(Errno::PERM))];
    let folder = begun();
    let (saved, copied) = with_faults(&forbidden, || write(folder.path(), "三"));
    saved.unwrap();
    assert!(copied.contains(&"copy"), "{copied:?}");
    (forbidden, copied)
}

#[test]
fn whatever_the_system_refuses_nothing_saved_is_lost_and_the_next_save_works() {
    for are_links_forbidden in [false, true] {
        let (forbidden, points) = points(are_links_forbidden);
        for errno in [Errno::NOSPC, Errno::DQUOT, Errno::ROFS, Errno::ACCESS, Errno::IO] {
            for (at, point) in points.iter().enumerate() {
                let folder = begun();
                let faults: Vec<_> =
                    std::iter::once((at, Fault::Refused(errno))).chain(forbidden.clone()).collect();
                let (saved, _) = with_faults(&faults, || write(folder.path(), "三"));
                match saved {
                    Ok(()) => assert_eq!(notes(folder.path()), ["一", "二", "三"], "{point} {errno:?}"),
                    Err(StoreError::Io { source, .. }) => {
                        assert_eq!(source.raw_os_error(), Some(errno.raw_os_error()), "{point}");
                        assert_eq!(notes(folder.path()), ["一", "二"], "{point} {errno:?}");
                    }
                    Err(error) => panic!("{point} {errno:?}: {error:?}"),
                }
                let is_harmless = matches!(*point, "link" | "sync folder");
                assert_eq!(notes(folder.path()).len() == 3, is_harmless, "{point} {errno:?}");
                assert_eq!(temporaries(folder.path()), 0, "{point} {errno:?}");
                write(folder.path(), "四").unwrap();
                assert_eq!(notes(folder.path()).last().unwrap(), "四", "{point} {errno:?}");
            }
        }
    }
}

#[test]
fn a_draft_that_the_system_refuses_leaves_the_one_before() {
    let draft = |text: &str| Draft { kind: NoteKind::Next, text: text.to_owned() };
    let new = || {
        let folder = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(folder.path().join("drafts"));
        drafts.save(PLAN, "t1", &draft("一")).unwrap();
        (folder, drafts)
    };
    let (_folder, drafts) = new();
    let points = with_faults(&[], || drafts.save(PLAN, "t1", &draft("二"))).1;
    for (at, point) in points.iter().enumerate() {
        let (_folder, drafts) = new();
        let (saved, _) =
            with_faults(&[(at, Fault::Refused(Errno::NOSPC))], || drafts.save(PLAN, "t1", &draft("二")));
        let expected = if saved.is_ok() { "二" } else { "一" };
        assert_eq!(drafts.load(PLAN, "t1").unwrap(), Some(draft(expected)), "{point}");
    }
}

/// What the other process does.
fn do_deed(deed: &str, folder: &Path) -> Result<(), StoreError> {
    let store = Store::new(folder.to_owned());
    let address = |plan| Address::new(plan, "t1");
    match deed {
        "save" => write(folder, "三"),
        "mend" => store.mend(PLAN).map(drop),
        _ => store.attach(&address("former"), &address(PLAN), &stamp()).map(drop),
    }
}

/// Does it in another process that is killed at the n-th point; says whether it came that far.
fn is_killed_at(deed: &str, folder: &Path, refused: &[(usize, Fault)], at: usize) -> bool {
    let refused = refused.first().map(|(at, _)| at.to_string()).unwrap_or_default();
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "record::tests::die_for_another_test", "--ignored"])
        .envs([(DEED, deed), (REFUSED_AT, &refused), (KILLED_AT, &at.to_string())])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    !status.success()
}

#[test]
#[ignore = "the part of another process in the tests here"]
fn die_for_another_test() {
    let (Ok(folder), Ok(deed)) = (std::env::var(FOLDER), std::env::var(DEED)) else { return };
    let number = |name| std::env::var(name).ok().and_then(|at| at.parse().ok());
    let refused = number(REFUSED_AT).map(|at| (at, Fault::Refused(Errno::PERM)));
    let killed = number(KILLED_AT).map(|at| (at, Fault::Killed));
    let faults: Vec<_> = refused.into_iter().chain(killed).collect();
    with_faults(&faults, || do_deed(&deed, Path::new(&folder))).0.unwrap();
}

#[test]
fn a_save_may_be_killed_at_every_step() {
    for are_links_forbidden in [false, true] {
        let (forbidden, points) = points(are_links_forbidden);
        for (at, point) in points.iter().enumerate() {
            let folder = begun();
            // A process cannot be killed where the same step is refused it.
            if forbidden.iter().any(|(refused, _)| *refused == at) {
                continue;
            }
            assert!(is_killed_at("save", folder.path(), &forbidden, at), "{point}");
            let is_saved = notes(folder.path()).len() == 3;
            assert_eq!(is_saved, *point == "sync folder", "{point}");
            let backup = fs::read(folder.path().join("small.json.bak")).unwrap();
            RecordFile::from_json(&backup).unwrap();
            write(folder.path(), "四").unwrap();
            assert_eq!(notes(folder.path()).len(), 3 + usize::from(is_saved), "{point}");
        }
    }
}

#[test]
fn mending_may_be_killed_at_every_step() {
    for at in 0..100 {
        let folder = begun();
        let path = folder.path().join("small.json");
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 20]).unwrap();
        let is_killed = is_killed_at("mend", folder.path(), &[], at);
        Store::new(folder.path().to_owned()).mend(PLAN).unwrap();
        assert_eq!(notes(folder.path()), ["一", "二"], "step {at}");
        assert_eq!(temporaries(folder.path()), 0);
        if !is_killed {
            assert!(at > 5, "{at} steps");
            return;
        }
    }
    panic!("it never comes to its end");
}

#[test]
fn attaching_may_be_killed_at_every_step() {
    for at in 0..100 {
        let folder = begun();
        let former = Store::new(folder.path().to_owned());
        former.change("former", &[note("旧")], &stamp()).unwrap();
        let is_killed = is_killed_at("attach", folder.path(), &[], at);
        do_deed("attach", folder.path()).unwrap();
        assert_eq!(notes(folder.path()), ["一", "二", "旧"], "step {at}");
        assert!(former.load("former").file.records().all(|(_, record)| record.is_empty()), "step {at}");
        if !is_killed {
            assert!(at > 10, "{at} steps");
            return;
        }
    }
    panic!("it never comes to its end");
}
