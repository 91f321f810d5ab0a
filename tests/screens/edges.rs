//! Screens too small, and terminals of another width than was thought.

use crate::stage::Setting;
use gangmu::app::Action;
use gangmu::text::Ambiguous;

#[test]
fn a_screen_that_is_too_small_says_so() {
    let mut stage = Setting::new().size(19, 4).open();
    stage.shows("too-small");
    stage.resize(20, 5).shows("least");
    stage.resize(80, 24).has("| 前言");
}

#[test]
fn a_resize_keeps_the_place() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("zzjjjjjjjjjjjjj");
    let before = stage.print();
    for (columns, rows) in [(0, 0), (1, 1), (2, 1), (40, 6), (200, 60), (80, 24)] {
        stage.resize(columns, rows);
        stage.print();
    }
    assert_eq!(stage.print(), before);
}

#[test]
fn the_terminal_may_say_late_how_wide_it_draws() {
    let mut stage = Setting::new().open();
    stage.act(Action::Ambiguous(Ambiguous::Wide));
    assert_eq!(stage.print(), Setting::new().wide().open().print());
}
