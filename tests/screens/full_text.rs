//! A digest and its full text: changing between them, reading, searching.

use crate::stage::{Setting, Stage};
use gangmu::app::Desk;
use gangmu::plan::Edition;

#[expect(clippy::unwrap_used, reason = "a stage opens a plan")]
fn desk(stage: &Stage) -> &Desk {
    stage.model().desk().unwrap()
}

/// The section at the top of the reading pane and the line in it.
fn top(stage: &Stage) -> (String, usize) {
    let desk = desk(stage);
    (desk.plan.sections[desk.reader.section].id.to_string(), desk.reader.line)
}

fn edition(stage: &Stage) -> Edition {
    desk(stage).edition
}

#[test]
fn t_changes_between_the_digest_and_the_full_text() {
    let mut stage = Setting::new().with_records().with_full_text().open();
    stage.keys("/普惠养老<Enter>").shows("digest");
    stage.keys("t").shows("full-text");
    stage.keys("t").has("正文换成摘编").has("改造老年人家庭").lacks("完成2.4万户");
    let mut narrow = Setting::new().with_full_text().size(40, 12).open();
    narrow.keys("<Tab>Gt").shows("full-text-narrow");
    Setting::new().with_full_text().english().size(120, 40).open().keys("zjjt").shows("full-text-120-en");
}

#[test]
fn the_section_that_is_read_stays_at_the_top() {
    let mut stage = Setting::new().with_full_text().open();
    stage.keys("/护理假<Enter><Tab>t");
    assert_eq!(top(&stage), ("3.1.1".to_owned(), 0));
    stage.keys("jjjt");
    assert_eq!(
        top(&stage),
        ("3.1.1".to_owned(), 0),
        "the heading, since a line says nothing in the other text"
    );
    stage.keys("hgjjt");
    assert_eq!(top(&stage).0, "1.1", "what the mark of the tree is on, though the text had yet to follow");
}

#[test]
fn headings_that_the_digest_lacks_are_read_and_those_that_the_document_lacks_say_where() {
    let mut stage = Setting::new().with_full_text().open();
    stage.keys("t/就近就便<Enter>").has("共建共享").has("引导驻区单位开放停车");
    stage.keys("/小小院子<Enter>").has("（全文见“（一）照料好一老一小”）").lacks("利用闲置校舍60处");
}

#[test]
fn the_text_that_was_read_is_remembered_by_plan() {
    let mut stage = Setting::new().with_full_text().open();
    stage.keys("jjjt");
    let place = top(&stage);
    let stage = stage.reopen();
    assert_eq!((edition(&stage), top(&stage)), (Edition::Full, place));
}

#[test]
fn words_of_the_full_text_are_found_and_read_where_they_stand() {
    let mut stage = Setting::new().with_full_text().open();
    stage.keys("/接受居民监督").has("1 条").shows("found-full-text").keys("<Enter>");
    assert_eq!((edition(&stage), top(&stage).0.as_str()), (Edition::Full, "3.1.1"));
    stage.has("公开，接受居民监");
    stage.keys("/虐待老人<Enter>").has("虐待老人").keys("t/护理假<Enter>").has("护理假");
    assert_eq!(edition(&stage), Edition::Digest, "what was found in the digest is read in the digest");
}

#[test]
fn n_goes_on_in_the_text_that_is_read() {
    let mut stage = Setting::new().with_full_text().open();
    stage.keys("/坚持<Enter>");
    let mut places = vec![top(&stage).0];
    for _ in 0..3 {
        stage.keys("n");
        assert_eq!(edition(&stage), Edition::Full);
        places.push(top(&stage).0);
    }
    assert_eq!(places, ["2", "2", "2.1.1", "2.1.1"]);
    stage.keys("t").keys("n").has("这里没有，另一种正文里有，按 t 切换");
}

#[test]
fn a_line_far_down_a_long_section_is_brought_onto_the_screen() {
    let mut stage = Setting::new().with_full_text().size(40, 12).open();
    stage.keys("/规定执行<Enter><Tab>").has("规定执行");
    assert!(top(&stage).1 > 0);
}

#[test]
fn records_are_the_digests_whichever_text_is_read() {
    let mut stage = Setting::new().with_full_text().open();
    stage.keys("/普惠养老<Enter>tf4").has("发展普惠养老  滞后").keys("t").has("发展普惠养老  滞后");
    assert_eq!(stage.saved().records().map(|(id, _)| id).collect::<Vec<_>>(), ["3.1.1"]);
}

#[test]
fn a_plan_with_one_text_says_how_to_get_the_other() {
    let mut stage = Setting::new().open();
    stage.keys("t").has("这份规划只有一种正文").lacks("摘编");
}

#[test]
fn the_list_of_plans_tells_which_has_its_full_text() {
    let mut stage = Setting::new().with_full_text().two_plans().open();
    stage.keys("L").has("附全文").keys("k").lacks("附全文");
}
