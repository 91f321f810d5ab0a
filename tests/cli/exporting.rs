//! export

use crate::home::Home;
use serde_json::{Value, json};
use std::fs;

fn annotated() -> Home {
    let home = Home::new();
    home.says(&["flag", "small:t1", "滞后", "--note", "@缺口|*大*\n第二行"]);
    home.says(&["reading", "small:t1", "2026", "-3.5"]);
    home
}

#[test]
fn json_is_the_default_and_holds_plan_and_records() {
    let home = annotated();
    let exported = home.json(&["export", "small"]);
    assert_eq!(exported[0]["plan"]["format"], 1);
    assert_eq!(exported[0]["plan"]["sections"][1]["sections"][0]["title"], "建设养老床位");
    assert_eq!(exported[0]["records"], home.read_records()["records"]);
    let all = home.json(&["export"]);
    let ids: Vec<_> = all.as_array().unwrap().iter().map(|of| of["plan"]["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"small") && ids.contains(&"shanxi-quality-life"), "{ids:?}");
}

#[test]
fn an_exported_plan_can_be_a_plan_of_the_library() {
    let home = annotated();
    let exported = home.json(&["export", "small"]);
    let plan: &Value = &exported[0]["plan"];
    fs::write(home.path("data/gangmu/plans/small.json"), plan.to_string()).unwrap();
    assert_eq!(home.json(&["export", "small"]), exported);
}

#[test]
fn csv_guards_formulas_and_leaves_numbers() {
    let home = annotated();
    let out = home.says(&["export", "small", "--format", "csv"]);
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("规划,编号,"));
    assert!(lines[1].contains(",-3.5,2026,"), "{}", lines[1]);
    assert!(lines[1].contains("备注：@缺口|*大* 第二行"), "{}", lines[1]);
    assert!(lines[3].starts_with("small,p01,,,'=新建床位,张,"), "{}", lines[3]);
    assert_eq!(home.says(&["indicators", "small", "--csv"]), out);
}

#[test]
fn csv_has_a_mark_for_spreadsheets_if_asked() {
    let home = Home::english();
    let out = home.says(&["export", "small", "--format", "csv", "--bom"]);
    assert!(out.starts_with("\u{feff}plan,id,"), "{out}");
}

#[test]
fn markdown_shows_markup_as_text() {
    let home = annotated();
    let out = home.says(&["export", "small", "--format", "markdown"]);
    assert!(out.starts_with("# 某市养老服务规划\n"));
    assert!(out.contains("\n### 建设养老床位\n\n新建床位1200张，\\*每区\\*一处。\n"), "{out}");
    assert!(out.contains("备注：@缺口\\|\\*大\\*\\\n  第二行"), "{out}");
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn a_file_is_written_in_the_format_of_its_ending() {
    let home = annotated();
    for (name, begins) in [("a.csv", "规划,"), ("a.md", "# 某市"), ("a.json", "[\n")] {
        fs::write(home.path(name), "old").unwrap();
        assert_eq!(home.says(&["export", "small", "--output", name]), "");
        assert!(fs::read_to_string(home.path(name)).unwrap().starts_with(begins), "{name}");
    }
    assert!(home.says(&["export", "small", "--output", "-"]).starts_with("[\n"));
    assert_eq!(fs::read_dir(home.path(".")).unwrap().count(), 4, "no other file is left behind");
}

#[test]
fn records_and_plans_are_never_overwritten() {
    let home = annotated();
    let (plan, records) = (home.path("data/gangmu/plans/small.json"), home.records());
    let before = [fs::read(&plan).unwrap(), fs::read(&records).unwrap()];
    for path in
        ["data/gangmu/plans/small.json", "data/gangmu/records/small.json", "data/gangmu/records/new.json"]
    {
        assert!(home.refuses(&["export", "small", "--output", path]).contains(path));
    }
    assert_eq!([fs::read(&plan).unwrap(), fs::read(&records).unwrap()], before);
    assert!(!home.path("data/gangmu/records/new.json").exists());
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let err = Home::english().refuses(&["export", "small", "--output", "no/such/a.json"]);
    assert!(err.contains("no/such/a.json") && err.contains("no such file"), "{err}");
}

#[test]
fn json_to_a_terminal_is_safe_and_the_same() {
    let home = Home::new();
    home.says(&["note", "small:t1", "甲\u{9b}2J\u{202e}乙"]);
    let out = home.says(&["show", "small:t1", "--json"]);
    assert!(!out.contains(['\u{9b}', '\u{202e}']), "{out}");
    let shown: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(shown["record"]["notes"][0]["text"], json!("甲\u{9b}2J\u{202e}乙"));
    assert!(home.says(&["show", "small:t1"]).contains("  甲乙\n"), "the sequence and the turn are gone");
}

/// Everything that people, or someone with their file in hand, can put into a record.
const HOSTILE: &str = r#"{"format": 1, "plan": "small", "records": {"t1": {
    "status": {"value": "=1+1", "by": "=by", "at": "=at"},
    "owner": {"value": "=HYPERLINK(\"http://x\")\u001b]0;owner\u0007", "by": "@by", "at": "+at"},
    "due": {"value": "@SUM(1)", "by": "-by", "at": "-at"},
    "readings": {"2023": {"value": "\t=1+1", "by": "x", "at": "x", "source": "\r\n+cmd|' /C calc'!A0"}},
    "notes": [{"id": "=id", "kind": "=kind", "text": "-2+3\u202e\u001b[2J\u009b31m<script>alert(1)</script>",
        "by": "\u001b[31m=by", "at": "=at"}]}, "=9.9": {"owner": {"value": "+1"}}}}"#;

#[test]
fn nothing_in_a_record_runs_or_reaches_the_terminal_whatever_it_is_exported_to() {
    let home = Home::new();
    home.write_records(HOSTILE);
    let is_safe =
        |text: &str| !text.contains(|c: char| c.is_control() && c != '\n' || "\u{202e}\u{9b}".contains(c));
    for args in [
        &["export", "small", "--format", "csv"][..],
        &["export", "small", "--format", "markdown"],
        &["export", "small", "--format", "json"],
        &["indicators", "small", "--csv"],
        &["indicators", "small", "--json"],
        &["indicators", "small"],
        &["show", "small:t1"],
        &["show", "small:t1", "--json"],
        &["records"],
        &["records", "--unattached", "--json"],
        &["search", "script"],
        &["plans"],
        &["doctor"],
    ] {
        let ran = home.run(args);
        assert!(is_safe(&ran.out) && is_safe(&ran.err), "{args:?}: {:?} {:?}", ran.out, ran.err);
    }
    for args in [&["export", "small", "--format", "csv"][..], &["indicators", "small", "--csv"]] {
        let out = home.says(args);
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
        for cell in rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
        assert!(out.contains("'=HYPERLINK") && out.contains("'+cmd") && out.contains("'@SUM"), "{out}");
    }
    let paper = home.says(&["export", "small", "--format", "markdown"]);
    assert!(!paper.contains("<script>") && paper.contains("script"), "{paper}");
}
