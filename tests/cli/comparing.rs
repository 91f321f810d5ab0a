//! compare

use crate::home::Home;
use serde_json::json;

#[test]
fn an_indicator_is_set_beside_those_of_other_plans() {
    let home = Home::new();
    let out = home.says(&["compare", "small:t1"]);
    assert!(out.starts_with("护理型床位占比\n"), "{out}");
    let rows: Vec<_> = out.lines().skip(2).collect();
    assert!(
        rows.first().is_some_and(|row| row.starts_with("small:t1")),
        "the one asked for comes first: {out}"
    );
    assert!(out.contains("shanxi-quality-life:t15") && out.contains("zhejiang-common-prosperity:"), "{out}");
    let by_words = home.says(&["compare", "护理型床位"]);
    assert_eq!(by_words.lines().count(), out.lines().count());
}

#[test]
fn a_comparison_as_json_has_its_shape() {
    let home = Home::new();
    let json = home.json(&["compare", "small:t1", "--json"]);
    let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["topic", "guessed", "indicators"]);
    assert_eq!((&json["topic"], &json["guessed"]), (&json!("护理型床位占比"), &json!(false)));
    let first = &json["indicators"][0];
    assert_eq!((&first["plan"], &first["address"]), (&json!("small"), &json!("small:t1")));
    assert_eq!(first["target"]["value"], json!(60));
}

#[test]
fn what_no_topic_covers_is_marked_as_a_guess() {
    let home = Home::english();
    let out = home.says(&["compare", "small:p01"]);
    assert!(out.starts_with("=新建床位  (guessed by name)\n"), "{out}");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let home = Home::new();
    let err = home.refuses(&["compare", "small:2.1"]);
    assert!(err.contains("small:2.1"), "{err}");
    let ran = home.run(&["compare", "没有这样的指标名称"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("没有这样的指标名称"), "{}", ran.err);
}
