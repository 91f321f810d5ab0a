//! The history of one place.

use crate::stage::Setting;

#[test]
fn a_history_tells_who_changed_what_and_keeps_the_old_words() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("if5").keys("A改动过<Enter>").keys("X").keys("H").shows("history");
    stage
        .has("划去备注：下半年督办三个区。改动过")
        .has("改备注：下半年督办三个区。 -> 下半年督办三个区。改动过");
    stage.keys("<Esc>").lacks("划去备注").keys("u").keys("H").has("恢复备注：");
}

#[test]
fn a_history_opens_on_the_card_too_and_scrolls_on_a_narrow_screen() {
    let mut stage = Setting::new().with_records().size(40, 12).english().open();
    stage.keys("i<Space>H").shows("history-narrow-en");
    stage.resize(40, 8);
    stage.lacks("2031 reading").keys("G").has("2031 reading").keys("j").has("2031 reading");
    stage.keys("g").lacks("2031 reading").keys("<Esc>").has("binding");
}

#[test]
fn a_place_without_a_history_says_so() {
    Setting::new().open().keys("H").has("还没有改动过").keys("<Esc>").lacks("还没有改动过");
    Setting::new().two_plans().open().keys("LH").lacks("还没有改动过");
}
