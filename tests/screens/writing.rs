//! Statuses, notes, readings, owners and due dates: what is shown, and what is on the disk then.

use crate::stage::{Setting, Stage};
use gangmu::record::{Change, ChangeKind, NoteKind, Record, Stamp, Status, Store};

/// To the measure 发展普惠养老.
const MEASURE: &str = "zzjjjjjjjjjjjj";

fn notes(stage: &Stage, id: &str) -> Vec<String> {
    let file = stage.saved();
    file.record(id).into_iter().flat_map(Record::notes).map(|note| note.text.clone()).collect()
}

fn status(stage: &Stage, id: &str) -> Option<Status> {
    stage.saved().record(id).and_then(Record::status)
}

#[test]
fn a_digit_sets_the_status_and_it_is_saved_at_once() {
    let mut stage = Setting::new().open();
    stage.keys(MEASURE).keys("f").shows("status");
    stage.keys("3").shows("status-saved");
    assert_eq!(status(&stage, "3.1.1"), Some(Status::AtRisk));
    stage.keys("f0").lacks("有风险");
    assert_eq!(status(&stage, "3.1.1"), None);
}

#[test]
fn on_a_low_screen_every_status_can_still_be_seen() {
    Setting::new().with_records().size(40, 12).english().open().keys("Gkf").shows("status-narrow-en");
}

#[test]
fn undo_and_redo_are_changes_too() {
    let mut stage = Setting::new().open();
    stage.keys("u").has("没有了");
    stage.keys(MEASURE).keys("f5u").has("已撤销 10:04").lacks("已完成");
    assert_eq!(status(&stage, "3.1.1"), None);
    stage.keys("<Ctrl-r>").has("已重做 10:04").has("完成");
    assert_eq!(status(&stage, "3.1.1"), Some(Status::Done));
    stage.keys("a写过<Enter>uu").has("已撤销");
    assert_eq!(notes(&stage, "3.1.1"), [] as [&str; 0]);
    assert_eq!(status(&stage, "3.1.1"), None);
}

#[test]
fn a_note_is_written_in_several_lines() {
    let mut stage = Setting::new().open();
    stage.keys(MEASURE).keys("a<Tab>两处选址“未批”：<Ctrl-j>一处规划用途不符——需再协商……").shows("note");
    stage.keys("<Enter>").shows("note-saved");
    assert_eq!(notes(&stage, "3.1.1"), ["两处选址“未批”：\n一处规划用途不符——需再协商……"]);
    let file = stage.saved();
    let note = file.record("3.1.1").unwrap().notes().next().unwrap().clone();
    assert_eq!(
        (note.kind(), note.by.as_str(), note.at.as_str()),
        (NoteKind::Problem, "li", "2033-03-08T02:04:05Z")
    );
}

#[test]
fn a_long_note_scrolls_with_its_caret() {
    let mut stage = Setting::new().wide().size(40, 12).open();
    stage
        .keys("a第一行很长，长到要“折”成两行才放得下……<Ctrl-j>二<Ctrl-j>三<Ctrl-j>四")
        .shows("note-scrolled-wide");
    stage.keys("<Up><Up><Up><Up><End><Left><Backspace>").has("\n 下…\n");
}

#[test]
fn a_note_left_by_esc_is_kept_as_a_draft() {
    let mut stage = Setting::new().english().open();
    stage.keys(MEASURE).keys("a写到一半<Esc>").shows("draft-en");
    let mut stage = stage.reopen();
    stage.has("写到一半").keys("a").keys("，写完了<Enter>").lacks("draft");
    assert_eq!(notes(&stage, "3.1.1"), ["写到一半，写完了"]);
    stage.reopen().lacks("draft");
}

#[test]
fn a_note_can_be_rewritten_and_struck_out() {
    let mut stage = Setting::new().with_records().open();
    stage.keys(MEASURE).keys("A").has("改备注").has("两处选址未批：").keys("（已报区里）<Enter>");
    assert_eq!(
        notes(&stage, "3.1.1").last().unwrap(),
        "两处选址未批：\n一处规划用途不符，\n一处居民反对——需再协商。（已报区里）"
    );
    stage.keys("X").lacks("两处选址").keys("u").has("两处选址");
    assert_eq!(notes(&stage, "3.1.1").len(), 2);
}

#[test]
fn rewriting_a_note_leaves_the_draft_of_another_alone() {
    let mut stage = Setting::new().with_records().open();
    stage.keys(MEASURE).keys("a新写的<Esc>A改过。<Esc>").has("改动已留作草稿，再按 A 接着改");
    let mut stage = stage.reopen();
    stage.has("草稿：新写的").keys("A").has("再协商。改过。").keys("<Enter>").has("草稿：新写的");
    stage.keys("A<Esc>").lacks("改动已留作草稿");
    stage.keys("a").keys("<Enter>");
    assert_eq!(notes(&stage, "3.1.1").len(), 3);
    stage.reopen().lacks("草稿");
}

#[test]
fn an_actual_value_is_entered_with_its_year_and_source() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("ie").keys("61.5<Tab>民政局月报").shows("reading");
    stage.keys("<Enter>").has("实际 2033 61.5%");
    let file = stage.saved();
    let reading = file.record("t1").unwrap().readings().next_back().unwrap();
    assert_eq!((reading.year, reading.value, reading.source), (2033, "61.5", Some("民政局月报")));
    stage.keys("e<Up>x<Enter>").has("年份要写四位数字").has("2033x");
    stage.keys("<Esc><Esc>e").has("实际值只能录在指标上");
}

#[test]
fn owner_and_due_date_are_asked_for_in_one_line() {
    let mut stage = Setting::new().open();
    stage.keys(MEASURE).keys("O市民政局").shows("owner");
    stage.keys("<Enter>D2033-12-31<Enter>").has("负责  市民政局   期限  2033-12-31");
    let file = stage.saved();
    let record = file.record("3.1.1").unwrap();
    assert_eq!((record.owner(), record.due()), (Some("市民政局"), Some("2033-12-31")));
    stage.keys("O<Ctrl-u><Enter>").lacks("市民政局");
}

#[test]
fn what_is_refused_is_given_back_to_be_mended() {
    let mut stage = Setting::new().english().open();
    stage.keys(MEASURE).keys("D2033-13-40<Enter>").shows("refused-en");
    stage.keys("<Backspace><Backspace><Backspace><Backspace><Backspace>12-31<Enter>");
    assert_eq!(stage.saved().record("3.1.1").unwrap().due(), Some("2033-12-31"));
}

#[test]
fn a_records_file_that_is_broken_makes_the_plan_read_only() {
    let broken = r#"{"format": 1, "plan": "yunxi-community", "records": {"t1": "#;
    let mut stage = Setting::new().records(broken).open();
    stage.has("云溪社区生活 只能看不能改");
    for keys in ["f", "a", "O", "D", "ie", "X"] {
        stage.keys(keys);
        assert!(stage.model().overlays.is_empty(), "{keys}");
    }
    let path = stage.folder().join("records/yunxi-community.json");
    assert_eq!(std::fs::read_to_string(path).unwrap(), broken, "the file stays as it is");
}

#[test]
fn a_note_that_cannot_be_saved_is_given_back_and_kept() {
    let mut stage = Setting::new().open();
    std::fs::write(stage.folder().join("records"), "in the way").unwrap();
    stage.keys("a不能丢的话<Enter>").has("没有保存").has("写备注").has("不能丢的话");
    std::fs::remove_file(stage.folder().join("records")).unwrap();
    let mut stage = stage.reopen();
    stage.has("草稿：不能丢的话").keys("a").keys("<Enter>");
    assert_eq!(notes(&stage, "0"), ["不能丢的话"]);
}

#[test]
fn a_paste_goes_into_a_note_and_nowhere_else() {
    let mut stage = Setting::new().open();
    stage.paste("q\rf3\r").has("> 前言");
    stage.keys("/").paste("护理").has("输入要找的字").keys("<Esc>");
    stage.keys("a").paste("一\r\n二\tq\u{1b}[2J").keys("<Enter>");
    assert_eq!(notes(&stage, "0"), ["一\n二 q[2J"]);
}

#[test]
fn what_someone_else_saves_appears_without_a_key() {
    let mut stage = Setting::new().open();
    stage.keys("a我在写");
    let store = Store::new(stage.folder().join("records"));
    let id = stage.model().desk().unwrap().plan.sections[0].id.to_string();
    let change = Change { id, kind: ChangeKind::Status(Some(Status::Behind)) };
    let stamp = Stamp { by: "wang".into(), at: "2036-02-03T04:05:06Z".into() };
    store.change(crate::stage::PLAN, &[change], &stamp).unwrap();
    stage.look_around().has("1 滞后").has("wang 更新了 1 处记录").has("我在写");
    stage.keys("<Enter>").has("滞后").has("我在写");
    stage.look_around().lacks("更新了");
}

#[test]
fn records_that_break_while_open_stay_on_the_screen_and_are_left_alone() {
    let mut stage = Setting::new().open();
    stage.keys("f4");
    let path = stage.folder().join("records").join(format!("{}.json", crate::stage::PLAN));
    std::fs::write(&path, "{ torn").unwrap();
    stage.look_around().has("只能看不能改").has("滞后");
    stage.keys("f").has("只能看不能改");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "{ torn");
}
