//! doctor, completions, man, help

use crate::home::{Home, SMALL};
use std::fs;
use std::fs::File;

#[test]
fn a_sound_home_is_sound() {
    let home = Home::english();
    home.says(&["flag", "small:t1", "done"]);
    let out = home.says(&["doctor"]);
    for part in
        ["TERM=xterm", "LANG=en_US.UTF-8", "auto", "records/small.json: 1", "small.lock: free", "small ("]
    {
        assert!(out.contains(part), "{part} in {out}");
    }
    assert!(!out.contains("WRONG"), "{out}");
    assert!(
        !home.path("state").exists() && !home.path("data/gangmu/drafts").exists(),
        "looking makes nothing"
    );
}

#[test]
fn what_is_wrong_is_named_with_exit_status_1() {
    let home = Home::new();
    home.says(&["flag", "small:t1", "done"]);
    home.says(&["flag", "small:t1", "closed"]);
    fs::write(home.records(), "{torn").unwrap();
    fs::write(home.path("data/gangmu/plans/torn.json"), "{").unwrap();
    let faulty = SMALL
        .replace(r#""id": "small""#, r#""id": "faulty""#)
        .replace(r#""text": "80""#, r#""text": "九十""#);
    fs::write(home.path("data/gangmu/plans/faulty.json"), faulty).unwrap();
    let ran = home.run(&["doctor"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let wrong: Vec<_> = ran.out.lines().filter(|line| line.starts_with("有误")).collect();
    assert_eq!(wrong.len(), 3, "{}", ran.out);
    assert!(wrong[0].contains("faulty：t2 的数值不在“九十”之中"), "{}", wrong[0]);
    assert!(wrong[1].contains("torn.json"), "{}", wrong[1]);
    assert!(wrong[2].contains("records/small.json") && wrong[2].contains("small.json.bak"), "{}", wrong[2]);
}

#[test]
fn records_without_a_place_are_noticed() {
    let home = Home::new();
    let record = r#"{"owner": {"value": "民政局", "by": "li", "at": "2026-01-01T00:00:00Z"}}"#;
    home.write_records(&format!(r#"{{"format": 1, "plan": "small", "records": {{"9.9": {record}}}}}"#));
    let other = home.path("data/gangmu/records/former.json");
    fs::write(other, r#"{"format": 1, "plan": "former", "records": {}}"#).unwrap();
    let out = home.says(&["doctor"]);
    let noticed = |words: &str| out.lines().any(|line| line.starts_with("注意") && line.contains(words));
    assert!(noticed("9.9") && noticed("former"), "{out}");
}

#[test]
fn a_held_lock_and_a_waiting_draft_are_noticed() {
    let home = Home::english();
    home.says(&["flag", "small:t1", "done"]);
    let lock = File::open(home.path("data/gangmu/records/small.lock")).unwrap();
    lock.lock().unwrap();
    fs::create_dir_all(home.path("data/gangmu/drafts")).unwrap();
    let draft = r#"{"format": 1, "plan": "small", "drafts": {"2.1": {"kind": "note", "text": "半句"}}}"#;
    fs::write(home.path("data/gangmu/drafts/small.json"), draft).unwrap();
    let out = home.says(&["doctor", "--ambiguous", "wide"]);
    assert!(out.contains("small.lock: in use now"), "{out}");
    assert!(out.contains("small:2.1: a note is not finished"), "{out}");
    assert!(out.contains("wide"), "{out}");
}

#[test]
fn the_doctor_speaks_json() {
    let home = Home::new();
    home.write_records("{torn");
    let ran = home.run(&["doctor", "--json"]);
    assert_eq!(ran.code, 1);
    let checks: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let wrong: Vec<_> = checks.as_array().unwrap().iter().filter(|check| check["state"] == "wrong").collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0]["topic"], "记录");
}

#[test]
fn completions_name_every_subcommand() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let out = home.says(&["completions", shell]);
        assert!(out.contains("indicators") && out.contains("ambiguous"), "{shell}");
    }
}

#[test]
fn the_manual_page_is_in_the_language() {
    assert!(Home::new().says(&["man"]).contains(".SH 环境变量"));
    assert!(Home::english().says(&["man"]).contains(".SH ENVIRONMENT"));
    assert!(Home::new().says(&["man", "--lang", "en"]).contains(".SH ENVIRONMENT"));
}

#[test]
fn help_is_help_however_it_is_asked_for() {
    let home = Home::new();
    assert!(home.says(&["--help"]).contains("用法：gangmu [PLAN | ADDRESS | QUERY]"));
    assert_eq!(home.says(&["help"]), home.says(&["-h"]));
    assert_eq!(home.says(&["help", "search"]), home.says(&["search", "--help"]));
    assert!(home.says(&["help", "search", "--lang", "en"]).contains("Usage: gangmu search QUERY"));
    assert!(home.refuses(&["help", "serch"]).contains("search"));
    assert!(home.says(&["--version"]).starts_with("gangmu "));
}
