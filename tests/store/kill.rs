//! The program itself, killed at every system call of a save, where `strace` is there to do it.

use gangmu::record::RecordFile;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const PLAN: &str = "yunxi-community";

fn gangmu(command: &mut Command, home: &Path) -> bool {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans");
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("GANGMU_USER", "li")
        .env("GANGMU_RECORDS", home.join("records"))
        .env("GANGMU_LIBRARY", library)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn note(command: &mut Command, text: &str, home: &Path) -> bool {
    gangmu(command.args(["note", &format!("{PLAN}:1"), text]), home)
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_gangmu"))
}

fn strace(options: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).arg(env!("CARGO_BIN_EXE_gangmu"));
    command
}

/// A home with two notes.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for text in ["一", "二"] {
        assert!(note(&mut program(), text, home.path()));
    }
    home
}

fn notes(home: &Path) -> usize {
    let bytes = fs::read(home.join("records").join(format!("{PLAN}.json"))).unwrap();
    let file = RecordFile::from_json(&bytes).expect("the file is whole");
    file.record("1").map_or(0, |record| record.notes().count())
}

/// The system calls of a save, in order: each with how many of its name came before it and itself.
fn calls() -> Vec<(String, usize)> {
    let home = home();
    let log = home.path().join("log");
    assert!(note(&mut strace(&["-o", &log.to_string_lossy()]), "三", home.path()));
    let mut counts = BTreeMap::new();
    let mut is_saving = false;
    let mut calls = Vec::new();
    for line in fs::read_to_string(&log).unwrap().lines() {
        let Some((name, _)) = line.split_whitespace().nth(1).and_then(|call| call.split_once('(')) else {
            continue;
        };
        let count = counts.entry(name.to_owned()).or_insert(0);
        *count += 1;
        is_saving |= line.contains("records");
        if is_saving && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            calls.push((name.to_owned(), *count));
        }
    }
    calls
}

#[test]
fn the_program_may_be_killed_at_every_system_call_of_a_save() {
    if !strace(&["-o", "/dev/null"])
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
    {
        eprintln!("not tried: there is no strace, or it may not trace");
        return;
    }
    let calls = calls();
    assert!(calls.iter().any(|(name, _)| name == "fsync"), "{calls:?}");
    let mut outcomes = [0; 2];
    for (name, count) in &calls {
        let home = home();
        let inject = format!("inject={name}:signal=KILL:when={count}");
        let is_done = note(&mut strace(&["-o", "/dev/null", "-e", &inject]), "三", home.path());
        let saved = notes(home.path()) - 2;
        assert!(saved == 1 || !is_done, "{name} {count}: it says that it saved");
        outcomes[saved] += 1;
        assert!(note(&mut program(), "四", home.path()), "{name} {count}: the next save works");
        assert_eq!(notes(home.path()), 3 + saved, "{name} {count}");
    }
    assert!(outcomes.iter().all(|&count| count > 0), "killed before and after: {outcomes:?}");
    eprintln!(
        "killed at {} system calls: the old file {} times, the new one {} times",
        calls.len(),
        outcomes[0],
        outcomes[1]
    );
}
