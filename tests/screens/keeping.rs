//! What becomes of what is typed when it cannot be kept, and of records whose place is gone.

use crate::stage::{PLAN, Setting, Stage};
use gangmu::record::Record;
use gangmu::runtime::Request;

fn leaves(stage: &Stage) -> bool {
    stage.requests.contains(&Request::Quit)
}

/// A stage whose drafts cannot be kept, because a file is in their folder's place.
#[expect(clippy::unwrap_used, reason = "a stage that cannot be set fails")]
fn without_drafts() -> Stage {
    let stage = Setting::new().open();
    std::fs::write(stage.folder().join("drafts"), "in the way").unwrap();
    stage
}

#[test]
fn a_draft_that_cannot_be_kept_stays_on_the_screen_and_leaving_asks() {
    let mut stage = without_drafts();
    stage.keys("a不能丢").has("草稿没有存下").has("不能丢");
    stage.keys("<Ctrl-c>").has("再按一次退出就丢失").has("不能丢");
    assert!(!leaves(&stage));
    // Who does something else stays, and is asked again.
    stage.keys("的话<Ctrl-c>").has("再按一次退出就丢失").has("不能丢的话");
    assert!(!leaves(&stage));
    stage.keys("<Ctrl-c>");
    assert!(leaves(&stage));
}

#[test]
fn once_the_draft_can_be_kept_leaving_asks_no_more() {
    let mut stage = without_drafts();
    stage.keys("a不能丢<Ctrl-c>").has("再按一次退出就丢失");
    std::fs::remove_file(stage.folder().join("drafts")).unwrap();
    stage.keys("<Left><Ctrl-c>");
    assert!(leaves(&stage));
    stage.reopen().has("草稿：不能丢");
}

#[test]
fn a_draft_left_by_esc_that_cannot_be_kept_is_still_there() {
    let mut stage = without_drafts();
    stage.keys("a不能丢<Esc>").has("草稿没有存下").has("草稿：不能丢").keys("q").has("再按一次退出就丢失");
    stage.keys("a").has("写备注").has("不能丢").keys("<Enter>").has("已保存").keys("q");
    assert!(leaves(&stage), "what is saved is not lost");
}

#[test]
fn what_is_typed_into_a_form_is_there_again() {
    let mut stage = Setting::new().open();
    stage.keys("ie61.5<Tab>统计局<Ctrl-c>");
    assert!(leaves(&stage));
    let mut stage = stage.reopen();
    stage.keys("ie").has("61.5").has("统计局").keys("<Enter>").has("已保存").has("61.5");
    stage.keys("e").lacks("统计局").keys("<Esc>");
    let mut stage = stage.reopen();
    stage.keys("ie").lacks("统计局");
}

#[test]
fn a_form_left_by_esc_leaves_nothing_behind() {
    let mut stage = Setting::new().open();
    stage.keys("O省民<Ctrl-c>");
    let mut stage = stage.reopen();
    stage.keys("O").has("省民").keys("<Esc>");
    let mut stage = stage.reopen();
    stage.keys("O").lacks("省民");
}

#[test]
fn what_is_typed_into_a_form_and_cannot_be_kept_stays_and_leaving_asks() {
    let mut stage = without_drafts();
    stage.keys("ie61.5<Ctrl-c>").has("再按一次退出就丢失").has("61.5");
    assert!(!leaves(&stage));
    stage.keys("<Enter>").has("已保存").keys("q");
    assert!(leaves(&stage), "what is saved is not lost");
}

#[test]
fn records_that_vanish_while_open_stay_on_the_screen_and_come_back() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("f4");
    let (records, away) = (stage.folder().join("records"), stage.folder().join("away"));
    std::fs::rename(&records, &away).unwrap();
    stage.look_around().has("不见了").has("滞后");
    stage.keys("a").has("不见了");
    assert!(!records.exists());
    std::fs::rename(&away, &records).unwrap();
    stage.look_around().keys("f5").has("已保存").has("完成");
}

/// Records of a section that the plan does not have, and of a plan that is not there.
#[expect(clippy::unwrap_used, reason = "a stage that cannot be set fails")]
fn with_loose_records() -> Stage {
    let record = r#"{"status": {"value": "behind", "by": "wang", "at": "2032-01-01T00:00:00Z"},
        "notes": [{"id": "n1", "kind": "note", "text": "老条目的备注", "by": "wang", "at": "2032-01-01T00:00:00Z"}]}"#;
    let file = |plan: &str| format!(r#"{{"format": 1, "plan": "{plan}", "records": {{"9.9": {record}}}}}"#);
    let stage = Setting::new().records(&file(PLAN)).open();
    std::fs::write(stage.folder().join("records/former.json"), file("former")).unwrap();
    stage
}

#[test]
fn records_without_a_place_are_listed_and_moved_to_where_the_search_leads() {
    let mut stage = with_loose_records();
    stage.keys(":找不到<Enter>").shows("loose");
    stage.keys("j<Enter>").has("yunxi-community:9.9").keys("普惠养老").has("普惠养老").keys("<Enter>");
    stage.has("yunxi-community:9.9 的记录已移到").has("老条目的备");
    let file = stage.saved();
    let moved = file.record("3.1.1").unwrap();
    assert_eq!(moved.notes().map(|note| note.by.as_str()).collect::<Vec<_>>(), ["wang"]);
    assert!(file.record("9.9").is_some_and(Record::is_empty));
    stage.keys(":找不到<Enter>").has("former:9.9").lacks("yunxi-community:9.9").keys("<Esc>");
    let mut stage = Setting::new().english().open();
    stage.keys(":records whose<Enter>").has("every record has its place");
}
