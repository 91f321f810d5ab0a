//! Tree and text.

use crate::stage::Setting;
use gangmu::app::reader::Position;

#[test]
fn the_first_screen_shows_outline_and_text() {
    Setting::new().open().shows("first");
    Setting::new().english().size(120, 40).with_records().open().shows("first-120-en");
    Setting::new().wide().with_records().open().shows("first-wide");
}

#[test]
fn records_stand_under_the_text_they_are_about() {
    Setting::new().with_records().open().keys("zzjjjjjjjjjjjj<Tab>").shows("records");
    Setting::new().with_records().english().size(120, 40).open().keys("jjjjjj").shows("indicators-120-en");
}

#[test]
fn sections_fold_and_unfold() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("jjjjjjjjljjjlj").shows("unfolded");
    stage.keys("zz").shows("folded");
    assert_eq!(stage.model().desk().unwrap().tree.mark(), 10, "the mark climbs to what stays visible");
}

#[test]
fn the_text_can_have_the_screen_to_itself() {
    let mut stage = Setting::new().with_records().size(120, 40).open();
    stage.keys("jjjjjj<Tab>o").shows("zoomed-120");
    stage.keys("<Esc>").has("| （二）主要目标").keys("<Tab>o").lacks("|").has("（二）评估与公开");
}

#[test]
fn on_a_narrow_screen_tree_and_text_take_turns() {
    let mut stage = Setting::new().with_records().size(40, 12).open();
    stage.keys("jj").shows("narrow-tree");
    stage.keys("<Enter>").shows("narrow-text");
    stage.keys("jjjjj<Tab>").has("（一）主要成就");
    assert_eq!(stage.model().desk().unwrap().reader.section, 3, "the text was scrolled");
}

#[test]
fn scrolling_the_text_moves_the_mark_of_the_tree() {
    let mut stage = Setting::new().open();
    stage.keys("<Tab>jjjjjjj");
    assert_eq!(stage.model().desk().unwrap().tree.mark(), 1);
    stage.keys("G").has(">   （二）评估与公开");
}

#[test]
fn the_reading_pane_follows_only_when_keys_pause() {
    use gangmu::keys::Key;
    use gangmu::terminal::Event;
    let mut stage = Setting::new().open();
    stage.event(Event::Key(Key::Char('j')));
    stage.has(">-一 发展基础").has("| 前言");
    stage.settle().has("| 一 发展基础").lacks("| 前言");
}

#[test]
fn who_goes_to_the_text_before_it_has_followed_reads_on_from_the_mark() {
    for keys in ["jjjlj", "jjj<Tab>j", "jjj<Enter>j"] {
        let mut stage = Setting::new().open();
        stage.keys(keys);
        assert_eq!(stage.model().desk().unwrap().reader, Position { section: 5, line: 1 }, "{keys}");
    }
}

#[test]
fn the_panes_can_be_widened_and_the_width_is_remembered() {
    let mut stage = Setting::new().open();
    stage.keys(">>>").has("建设“十五分钟生活圈”——补..");
    stage.reopen().has("建设“十五分钟生活圈”——补..").keys("<lt><lt><lt>").has("建设“十五分钟生活圈..");
}

#[test]
fn a_list_of_plans_comes_before_a_plan() {
    let mut stage = Setting::new().with_records().two_plans().open();
    stage.keys("<Esc>").shows("library");
    stage.keys("k<Enter>").has("北湾图书馆  第一章 馆舍");
    let mut stage = Setting::new().with_records().two_plans().english().wide().open();
    stage.keys("L").shows("library-wide-en");
}
