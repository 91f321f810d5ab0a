//! Help, the palette, the language, leaving and coming back.

use crate::stage::Setting;
use gangmu::runtime::Request;

#[test]
fn help_lists_every_key() {
    let mut stage = Setting::new().open();
    stage.keys("?").shows("help");
    stage.keys("G").has("q Ctrl-c").keys("?").has("> 前言");
    Setting::new().english().size(120, 40).open().keys("？").shows("help-120-en");
}

#[test]
fn the_palette_finds_commands_by_either_name() {
    let mut stage = Setting::new().open();
    stage.keys(":").shows("palette");
    stage.keys("actual").has("录入实际值").lacks("写备注").keys("<Esc>");
    stage.keys(":language<Enter>").has("search").keys(":中文").keys("<Enter>").has("搜索");
}

#[test]
fn esc_leads_one_step_back_each_time() {
    let mut stage = Setting::new().open();
    stage.keys("<Tab>o/护理").keys("<Esc>").lacks("输入要找的字").keys("<Esc>").has("|");
    stage.keys("<Esc>").keys("<Esc>").has("1 个规划").keys("<Esc>").has("1 个规划");
    assert!(stage.requests.is_empty(), "no step back leaves the program");
}

#[test]
fn a_plan_is_found_as_it_was_left() {
    let mut stage = Setting::new().open();
    stage.keys("jjjjjjjlj<Enter><Tab>jj");
    let before = stage.print();
    let mut stage = stage.reopen();
    stage.keys("<Tab>");
    assert_eq!(stage.print(), before);
}

#[test]
fn q_leaves_but_not_where_letters_are_typed() {
    let mut stage = Setting::new().open();
    stage.keys("/q<Esc>aq<Esc>fq<Esc>");
    assert!(stage.requests.is_empty());
    stage.keys("<Ctrl-z><Ctrl-l>q");
    assert_eq!(stage.requests, [Request::Suspend, Request::Repaint, Request::Quit]);
}
