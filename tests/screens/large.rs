//! A library that is read behind the screen: what is there before, what is said of it, what is missing from it.

use crate::stage::{PLAN, Setting, Stage};
use gangmu::runtime::Start;

fn shelf() -> Setting {
    Setting::new().plan_file(PLAN, PLAN).plan_file("beiwan-libraries", "beiwan-libraries")
}

/// Many plans that have one and the same text.
fn many() -> Stage {
    let named = |at: usize| format!("copy-{at:02}");
    let setting = (0..60).fold(shelf(), |setting, at| setting.plan_file(PLAN, &named(at)));
    setting.open_files()
}

#[test]
fn a_plan_that_cannot_be_read_is_named_and_the_rest_is_searched() {
    let mut stage = shelf().file("torn.json", "{\"format\": 1, ").open_files();
    stage.keys("/社区服务站").has("torn").has("北湾图书馆").has("云溪社区生活");
    stage.keys("<Esc>LG").has("torn").has("读不出");
}

#[test]
fn a_plan_whose_file_is_taken_away_stays_open_and_that_is_said_once() {
    let mut stage = shelf().open_files();
    let file = stage.folder().join("plans").join(format!("{PLAN}.json"));
    std::fs::remove_file(&file).expect("the file is there");
    stage.look_around().has("文件已不在").keys("j").lacks("文件已不在");
    stage.look_around().lacks("文件已不在").keys("/护理").has("养老机构护理型床位占比");
    stage.keys("<Esc>G").has("云溪社区生活");
}

#[test]
fn a_plan_taken_away_before_it_was_opened_is_told_of_when_it_is() {
    let mut stage = shelf().open_files();
    stage.keys("/北湾").has("北湾");
    std::fs::remove_file(stage.folder().join("plans/beiwan-libraries.json")).expect("the file is there");
    stage.keys("<Enter>").has("beiwan-libraries 读不出");
}

#[test]
fn the_list_of_plans_shows_what_was_read_and_opens_none() {
    let mut stage = many();
    stage.keys("L").lacks("已读");
    assert_eq!(stage.model().desks.len(), 1, "only the plan that was open");
    assert_eq!(stage.model().reading.briefs.len(), stage.model().library.len());
    stage.keys("gl");
    assert_eq!(stage.model().desks.len(), 2, "and the one whose chapters are shown");
}

#[test]
fn hits_of_plans_that_do_not_lie_open_are_shown_like_others() {
    let mut stage = many();
    stage.keys("/养老机构护理型床位占比").has("64 条").has("云溪社区生活");
    stage.keys(&"<Down>".repeat(50)).has("云溪社区生活");
    assert_eq!(stage.model().desks.len(), 1);
    stage.keys("<Enter>");
    assert_eq!(stage.model().desks.len(), 2);
}

#[test]
fn a_plan_is_found_by_its_region_and_opened_at_its_beginning() {
    let mut stage = shelf().open_files();
    stage.keys("/zhejiang").has("> 规划");
    stage.keys("<Enter>").has("浙江");
    assert_eq!(stage.model().desk().map(|desk| desk.reader.section), Some(0));
}

#[test]
fn what_is_typed_before_the_library_is_read_is_found_all_the_same() {
    let mut stage = shelf().at(Some(Start::Query("护理".to_owned()))).open_files();
    stage.settle().has("养老机构护理型床位占比");
}

#[test]
fn notes_written_while_it_runs_are_found() {
    let mut stage = shelf().open_files();
    stage.keys("/封顶之前").has("没有找到").keys("<Esc>ja封顶之前要验收<Enter>").has("封顶之前要验收");
    stage.keys("/封顶之前").has("> 备注");
}
