//! plans, outline, show, indicators

use crate::home::Home;
use serde_json::json;
use std::fs;

#[test]
fn plans_lists_the_users_own_and_the_embedded() {
    let home = Home::new();
    let out = home.says(&["plans"]);
    let line = out.lines().find(|line| line.starts_with("small ")).unwrap();
    let cells: Vec<_> = line.split_whitespace().collect();
    assert_eq!(cells, ["small", "某市养老服务规划", "某市", "2026-2030", "6", "3", "1", "1", "1"]);
    assert!(out.lines().any(|line| line.starts_with("shanxi-quality-life ")), "{out}");
}

#[test]
fn plans_as_json_has_its_shape() {
    let home = Home::new();
    home.says(&["flag", "small:t1", "behind"]);
    home.says(&["flag", "small:2.1", "behind"]);
    let plans = home.json(&["plans", "--json"]);
    let small = plans.as_array().unwrap().iter().find(|plan| plan["id"] == "small").unwrap();
    let expected = json!({
        "id": "small", "title": "某市养老服务规划", "short_title": "某市养老", "region": "某市",
        "issuer": "某市人民政府", "period": {"from": 2026, "to": 2030}, "edition": "digest",
        "full_text": false, "sections": 6,
        "indicators": {"total": 3, "binding": 1, "expected": 1, "text": 1}, "statuses": {"behind": 2}
    });
    assert_eq!(*small, expected);
}

#[test]
fn without_a_terminal_the_plans_are_listed() {
    let home = Home::new();
    let plans = home.says(&["plans"]);
    for args in [&[][..], &["small"], &["small:t1"], &["养老：床位"], &["--mouse", "--ambiguous", "wide"]]
    {
        assert_eq!(home.says(args).lines().count(), plans.lines().count(), "{args:?}");
    }
    let err = home.refuses(&["small:t9"]);
    assert!(err.contains("small:t1"), "{err}");
}

#[test]
fn a_broken_plan_is_named_and_the_rest_is_listed() {
    let home = Home::new();
    fs::write(home.path("data/gangmu/plans/torn.json"), "{\"format\": 1, ").unwrap();
    let ran = home.run(&["plans"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("某市养老服务规划"), "{}", ran.out);
    assert!(ran.err.contains("torn") && ran.err.lines().count() == 1, "{}", ran.err);
    let err = home.refuses(&["outline", "torn"]);
    assert!(err.contains("torn.json"), "{err}");
}

#[test]
fn an_outline_shows_ids_by_which_sections_are_addressed() {
    let home = Home::new();
    let expected = "1      一 总体要求\n\
                    1.1      （一）主要目标\n\
                    2      二 重点任务\n\
                    2.1      建设养老床位  [举措]\n\
                    2.2      专栏1 工程  [专栏]\n\
                    2.2.1      改造工程  [项目]\n";
    assert_eq!(home.says(&["outline", "small"]), expected);
    assert_eq!(home.says(&["outline", "small", "--depth", "1"]).lines().count(), 2);
}

#[test]
fn an_outline_as_json_has_no_text() {
    let home = Home::new();
    let outline = home.json(&["outline", "small", "--depth", "1", "--json"]);
    let expected = json!({"plan": "small", "title": "某市养老服务规划", "sections": [
        {"id": "1", "number": "一", "title": "总体要求", "kind": "chapter", "sections": []},
        {"id": "2", "number": "二", "title": "重点任务", "kind": "chapter", "sections": []}]});
    assert_eq!(outline, expected);
}

#[test]
fn a_section_is_shown_with_its_indicators_and_record() {
    let home = Home::new();
    home.says(&["flag", "small:2.1", "on_track", "--note", "已开工"]);
    let out = home.says(&["show", "small:2.1"]);
    for part in
        ["某市养老 > 二 重点任务 > 建设养老床位", "  新建床位1200张", "p01", "状态：推进中 (li ", "已开工"]
    {
        assert!(out.contains(part), "{part} in {out}");
    }
    assert!(!out.contains('\u{1b}'), "what a document says cannot colour the terminal");
    assert!(home.says(&["show", "small:2"]).contains("2.1  建设养老床位"));
}

#[test]
fn show_as_json_has_its_shape() {
    let home = Home::new();
    let shown = home.json(&["show", "small:t1", "--json"]);
    let keys: Vec<_> = shown.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["address", "plan", "path", "indicator", "record"]);
    assert_eq!(shown["path"], json!(["总体要求", "主要目标"]));
    assert_eq!(shown["indicator"]["section"], "1.1");
    assert!(shown["record"].is_null());
    home.says(&["flag", "small:2.2.1", "done"]);
    let shown = home.json(&["show", "small：2.2.1", "--json"]);
    assert_eq!(shown["address"], "small:2.2.1");
    assert_eq!(shown["path"], json!(["重点任务", "工程"]));
    assert_eq!(shown["section"]["text"], json!(["改造3家。"]));
    assert_eq!(shown["record"]["status"]["value"], "done");
}

#[test]
fn indicators_stand_in_columns() {
    let home = Home::english();
    let out = home.says(&["indicators", "small"]);
    assert_eq!(out.lines().count(), 4);
    let headings: Vec<_> = out.lines().next().unwrap().split_whitespace().collect();
    let years_once = ["ADDRESS", "INDICATOR", "2025", "BASELINE", "2030", "TARGET", "UNIT", "KIND", "STATUS"];
    assert_eq!(headings, years_once);
    let cells: Vec<_> = out.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(cells, ["small:t1", "护理型床位占比", "55.5", ">60", "%", "binding"]);
}

#[test]
fn indicators_are_chosen_by_kind_status_and_words() {
    let home = Home::new();
    home.says(&["flag", "small:t2", "滞后"]);
    let ids = |args: &[&str]| {
        let found = home.json(&[&["indicators", "small", "--json"], args].concat());
        let ids: Vec<_> =
            found.as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()).collect();
        ids.join(" ")
    };
    assert_eq!(ids(&[]), "t1 t2 p01");
    assert_eq!(ids(&["--binding"]), "t1");
    assert_eq!(ids(&["--expected"]), "t2");
    assert_eq!(ids(&["--status", "behind"]), "t2");
    assert_eq!(ids(&["--status", "无"]), "t1 p01");
    assert_eq!(ids(&["--words", "養老 床位"]), "t1");
    assert_eq!(ids(&["--words", "没有的词"]), "");
}

#[test]
fn indicators_as_json_have_their_address_and_status() {
    let home = Home::new();
    home.says(&["flag", "small:t1", "4"]);
    let found = home.json(&["indicators", "small", "--json"]);
    let keys: Vec<_> = found[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(&keys[..3], ["plan", "address", "id"]);
    assert_eq!((&found[0]["address"], &found[0]["status"]), (&json!("small:t1"), &json!("behind")));
    assert!(found[1].get("status").is_none());
}

#[test]
fn records_that_cannot_be_read_are_said_to_be_left_out() {
    let home = Home::new();
    home.write_records("{torn");
    let ran = home.run(&["show", "small:t1"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("护理型床位占比"));
    assert!(ran.err.contains("small.json"), "{}", ran.err);
}

#[test]
fn a_wrong_plan_or_address_names_the_nearest() {
    let home = Home::english();
    assert!(home.refuses(&["outline", "smal"]).contains("did you mean small?"));
    assert!(home.refuses(&["indicators", "small", "nothing-like-it"]).contains("gangmu plans"));
    assert!(home.refuses(&["show", "small:2.2.9"]).contains("small:2.2.1"));
    assert!(home.refuses(&["show", "small:床位"]).contains("small:t1"));
    assert!(home.refuses(&["show", "t1"]).contains("PLAN:ID"));
}
