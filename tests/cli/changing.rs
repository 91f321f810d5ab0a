//! flag, note, reading

use crate::home::Home;
use serde_json::json;
use std::fs;
use std::process::Stdio;

#[test]
fn a_status_is_set_and_said() {
    let home = Home::new();
    assert_eq!(home.says(&["flag", "small:t1", "滞后"]), "small:t1 护理型床位占比：无 -> 滞后\n");
    assert_eq!(home.says(&["flag", "small:t1", "on_track"]), "small:t1 护理型床位占比：滞后 -> 推进中\n");
    assert_eq!(home.says(&["flag", "small:t1", "0"]), "small:t1 护理型床位占比：推进中 -> 无\n");
    assert!(home.read_records()["records"]["t1"]["status"]["value"].is_null());
    let home = Home::english();
    assert_eq!(home.says(&["flag", "small:2.1", "7"]), "small:2.1 建设养老床位: none -> dropped\n");
    assert!(home.says(&["flag", "small:2.1", "dropped"]).contains("nothing changed"));
}

#[test]
fn a_note_can_go_with_a_status() {
    let home = Home::new();
    let record = home.json(&["flag", "small:t1", "at_risk", "--note", "资金未到位", "--json"]);
    assert_eq!(record["status"]["value"], "at_risk");
    assert_eq!(record["status"]["by"], "li");
    assert_eq!(
        (&record["notes"][0]["text"], &record["notes"][0]["kind"]),
        (&json!("资金未到位"), &json!("note"))
    );
    assert_eq!(home.read_records()["records"]["t1"], record, "what is printed is what is saved");
}

#[test]
fn a_note_is_taken_from_the_command_line_or_from_standard_input() {
    let home = Home::new();
    let out = home.says(&["note", "small:2.1", "11 个县已发布", "--kind", "进展"]);
    assert_eq!(out, "small:2.1 建设养老床位：已添加进展“11 个县已发布”\n");
    for args in [&["note", "small:2.1"][..], &["note", "small:2.1", "-", "--kind", "problem"]] {
        assert_eq!(home.run_with_input(args, "第一行\n\n第三行\n\n".as_bytes()).code, 0, "{args:?}");
    }
    let notes = home.read_records()["records"]["2.1"]["notes"].clone();
    assert_eq!(notes[0]["kind"], "progress");
    assert_eq!((&notes[1]["kind"], &notes[1]["text"]), (&json!("note"), &json!("第一行\n\n第三行")));
    assert_eq!(notes[2]["kind"], "problem");
}

#[test]
fn an_empty_note_is_refused_and_nothing_is_made() {
    let home = Home::new();
    home.refuses(&["note", "small:t1", "  "]);
    home.refuses(&["note", "small:t1", "\u{200b}"]);
    for input in [&b""[..], b" \n\n", b"\xff\xfe"] {
        let ran = home.run_with_input(&["note", "small:t1"], input);
        assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{input:?}: {}", ran.err);
    }
    assert!(!home.path("data/gangmu/records").exists());
}

#[test]
fn a_reading_is_entered_with_its_source() {
    let home = Home::new();
    let out = home.says(&["reading", "small:t1", "2026", "56.1", "--source", "统计公报"]);
    assert_eq!(out, "small:t1 护理型床位占比：2026 年 无 -> 56.1\n");
    assert!(home.says(&["reading", "small:t1", "2026", "-0.5"]).contains("56.1 -> -0.5"));
    let record = home.json(&["reading", "small:t1", "2025", "约 55", "--source", "年报", "--json"]);
    assert_eq!(record["readings"]["2025"]["value"], "约 55");
    assert_eq!(record["readings"]["2025"]["source"], "年报");
    assert_eq!(record["readings"]["2026"]["value"], "-0.5");
}

#[test]
fn a_reading_needs_an_indicator_a_year_and_a_value() {
    let home = Home::english();
    assert!(home.refuses(&["reading", "small:2.1", "2026", "1"]).contains("is no indicator"));
    for year in ["26", "1995", "3000", "二〇二六", "-2026"] {
        assert!(home.refuses(&["reading", "small:t1", year, "1"]).contains("from 1996 to"), "{year}");
    }
    assert!(home.refuses(&["reading", "small:t1", "2026", " "]).contains("empty"));
    assert!(!home.records().exists());
}

#[test]
fn wrong_words_change_nothing() {
    let home = Home::new();
    home.says(&["flag", "small:t1", "behind"]);
    let before = fs::read(home.records()).unwrap();
    for args in [
        &["flag", "small:t1", "late"][..],
        &["flag", "small:t1", "8"],
        &["flag", "small:t1", "done", "--note", " "],
        &["flag", "small:t9", "done"],
        &["note", "small:t1", "x", "--kind", "照片"],
        &["note", "smal:t1", "x"],
    ] {
        home.refuses(args);
    }
    assert_eq!(fs::read(home.records()).unwrap(), before);
    let err = home.refuses(&["flag", "small:t1", "late"]);
    assert!(err.contains("滞后 behind") && err.contains("不再执行 dropped"), "{err}");
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let home = Home::new();
    let children: Vec<_> = (0..8)
        .map(|n| {
            home.command(&["note", "small:t1", &format!("第{n}条")]).stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    home.says(&["flag", "small:t1", "done"]);
    let record = home.read_records()["records"]["t1"].clone();
    let mut texts: Vec<_> =
        record["notes"].as_array().unwrap().iter().map(|n| n["text"].to_string()).collect();
    texts.sort();
    assert_eq!(texts, (0..8).map(|n| format!("\"第{n}条\"")).collect::<Vec<_>>());
    assert_eq!(record["status"]["value"], "done");
}

#[test]
fn a_broken_or_newer_records_file_is_refused_and_left_alone() {
    let home = Home::new();
    for text in [
        "{\"format\": 1, \"plan\": \"small\", \"rec",
        "",
        r#"{"format": 2}"#,
        r#"{"format":1,"plan":"other"}"#,
    ] {
        home.write_records(text);
        for args in [
            &["flag", "small:t1", "done"][..],
            &["note", "small:t1", "x"],
            &["reading", "small:t1", "2026", "1"],
            &["export", "small"],
        ] {
            let err = home.refuses(args);
            assert!(err.contains("small.json"), "{err}");
        }
        assert_eq!(fs::read_to_string(home.records()).unwrap(), text);
    }
}

#[test]
fn what_a_later_version_wrote_is_carried_through() {
    let home = Home::new();
    home.write_records(
        r#"{"format": 1, "plan": "small", "colour": "red", "records": {
            "t1": {"weight": 0.3, "status": {"value": "paused", "by": "wang", "at": "2026-01-01T00:00:00Z"}},
            "gone": {"owner": {"value": "民政局", "by": "wang", "at": "2026-01-01T00:00:00Z"}}}}"#,
    );
    assert!(home.says(&["flag", "small:t1", "done"]).contains("paused -> 已完成"));
    let records = home.read_records();
    assert_eq!((&records["colour"], &records["records"]["t1"]["weight"]), (&json!("red"), &json!(0.3)));
    assert_eq!(records["records"]["gone"]["owner"]["value"], "民政局");
}

#[test]
fn options_come_before_variables_for_folders() {
    let home = Home::new();
    let run = |args: &[&str]| {
        let mut command = home.command(args);
        let command = command.env("GANGMU_RECORDS", home.path("elsewhere"));
        assert!(command.output().unwrap().status.success(), "{args:?}");
    };
    run(&["flag", "small:t1", "done"]);
    assert!(home.path("elsewhere/small.json").exists());
    run(&["flag", "small:t1", "done", "--records", "given"]);
    assert!(home.path("given/small.json").exists());
    assert!(!home.records().exists());
    let err = home.refuses(&["--library", "empty", "outline", "small"]);
    assert!(err.contains("没有规划 small"), "{err}");
}
