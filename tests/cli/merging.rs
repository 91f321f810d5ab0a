//! merge and log

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use crate::home::{Home, Ran};
use serde_json::json;
use std::fs;
use std::process::Command;

const BASE: &str = r#"{"format": 1, "plan": "small", "records": {"t1": {
    "owner": {"value": "民政局", "by": "li", "at": "2026-11-01T00:00:00Z"}}}}"#;

fn later(owner: &str, by: &str, day: u32) -> String {
    BASE.replace("民政局", owner).replace("li", by).replace("11-01", &format!("11-{day:02}"))
}

fn write(home: &Home, name: &str, text: &str) -> String {
    let path = home.path(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn two_files_are_merged_into_ours() {
    let home = Home::new();
    let base = write(&home, "base", BASE);
    let ours = write(&home, "ours", &later("卫健委", "li", 2));
    let theirs = write(&home, "theirs", &later("人社局", "wang", 3));
    assert_eq!(home.says(&["merge", &base, &ours, &theirs]), "");
    let merged = fs::read_to_string(&ours).unwrap();
    for said in ["卫健委", "人社局"] {
        assert!(merged.contains(said), "{merged}");
    }
    let first: serde_json::Value = serde_json::from_str(&merged).unwrap();
    assert_eq!(first["records"]["t1"]["owner"]["value"], "人社局");
    assert_eq!(fs::read_to_string(&theirs).unwrap(), later("人社局", "wang", 3));
    // Once more, and without an ancestor, it stays as it is.
    home.says(&["merge", "/dev/null", &ours, &theirs]);
    assert_eq!(fs::read_to_string(&ours).unwrap(), merged);
}

#[test]
fn a_file_that_cannot_be_read_leaves_ours_as_it_was() {
    let home = Home::new();
    let ours = write(&home, "ours", BASE);
    for (name, text) in [
        ("torn", "{\"format\": 1, \"pl"),
        ("newer", "{\"format\": 2}"),
        ("empty", ""),
        ("other", "{\"format\":1,\"plan\":\"other\"}"),
    ] {
        let theirs = write(&home, name, text);
        let err = home.refuses(&["merge", "/dev/null", &ours, &theirs]);
        assert!(err.contains(&theirs), "{err}");
        assert_eq!(fs::read_to_string(&ours).unwrap(), BASE);
    }
    let err = home.refuses(&["merge", "/dev/null", &ours, "nowhere"]);
    assert!(err.contains("nowhere"), "{err}");
}

fn log_of(home: &Home, args: &[&str]) -> Vec<String> {
    home.json(&[&["log", "--json"], args].concat())
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| format!("{} {} {}", entry["address"], entry["field"], entry["to"]).replace('"', ""))
        .collect()
}

#[test]
fn the_log_tells_everything_the_latest_last() {
    let home = Home::new();
    home.write_records(
        r#"{"format": 1, "plan": "small", "records": {
          "t1": {"history": [
              {"field": "status", "from": null, "to": "on_track", "by": "li", "at": "2026-11-20T16:30:00Z"},
              {"field": "note:a", "from": "资金未到", "to": "资金已到", "by": "wang", "at": "2026-11-21T01:00:00Z"},
              {"field": "note:a", "from": "资金已到", "to": null, "by": "li", "at": "2026-11-21T02:00:00Z"}],
            "notes": [{"id": "a", "kind": "problem", "text": "资金已到", "by": "li",
              "at": "2026-11-20T16:30:00Z", "deleted": true}]},
          "gone": {"history": [
              {"field": "reading:2026", "from": null, "to": "48.2", "by": "wang", "at": "2026-11-20T20:00:00Z"}]}}}"#,
    );
    assert_eq!(
        home.says(&["log"]),
        "2026-11-20 16:30 li  small:t1 护理型床位占比\n    写备注：资金未到\n    状态：无 -> 推进中\n\
         2026-11-20 20:00 wang  small:gone\n    2026 年实际值：无 -> 48.2\n\
         2026-11-21 01:00 wang  small:t1 护理型床位占比\n    改备注：资金未到 -> 资金已到\n\
         2026-11-21 02:00 li  small:t1 护理型床位占比\n    划去备注：资金已到\n"
    );
    let entry = home.json(&["log", "small:gone", "--json"])[0].clone();
    let expected = json!({"address": "small:gone", "field": "reading:2026", "from": null, "to": "48.2",
        "by": "wang", "at": "2026-11-20T20:00:00Z"});
    assert_eq!(entry, expected);
    assert_eq!(
        log_of(&home, &["--by", "WANG"]),
        ["small:gone reading:2026 48.2", "small:t1 note:a 资金已到"]
    );
    assert_eq!(log_of(&home, &["small", "--since", "2026-11-21T02:00:00Z"]), ["small:t1 note:a null"]);
    assert_eq!(log_of(&home, &["small:t1", "--since", "2026-11-21"]).len(), 2);
    assert!(log_of(&home, &["--since", "3000-01-01"]).is_empty());
}

#[test]
fn a_log_of_nothing_says_so_and_a_wrong_word_is_named() {
    let home = Home::new();
    let ran = home.run(&["log", "small:t1"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", "gangmu：没有这样的改动\n"));
    for (args, named) in [
        (&["log", "smal"][..], "smal"),
        (&["log", "small:t9"], "t9"),
        (&["log", "--since", "大前天"], "大前天"),
    ] {
        let err = home.refuses(args);
        assert!(err.contains(named), "{err}");
    }
}

#[test]
fn no_line_of_the_log_is_wider_than_the_paper() {
    let home = Home::new();
    let long = "资金未到位，".repeat(40);
    home.says(&["note", "small:t1", &long]);
    let out = home.says(&["log"]);
    assert!(
        out.lines().all(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() <= 80)
    );
    let told: String = out.split_whitespace().collect();
    assert!(told.contains(&long), "{out}");
}

/// Git in a folder, with nobody's settings.
pub(crate) fn git(home: &Home, folder: &str, args: &[&str]) -> Option<Ran> {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=li", "-c", "user.email=li@localhost", "-c", "init.defaultBranch=main"]);
    command.args(["-c", "safe.directory=*"]).args(args).current_dir(home.path(folder));
    command.env_clear().env("HOME", home.path("")).env("PATH", std::env::var_os("PATH")?);
    match command.output() {
        Ok(output) => Some(Ran::of(&output)),
        Err(_) => {
            eprintln!("not tried: there is no git");
            None
        }
    }
}
