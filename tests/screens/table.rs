//! The table of indicators.

use crate::stage::Setting;

#[test]
fn figures_stand_on_their_points() {
    Setting::new().with_records().open().keys("i").shows("table");
    Setting::new().with_records().size(120, 40).english().open().keys("ij").shows("table-120-en");
    Setting::new().with_records().wide().open().keys("ijjj").shows("table-wide");
}

#[test]
fn the_columns_move_sideways_and_the_name_stays() {
    let mut stage = Setting::new().with_records().size(40, 12).open();
    stage.keys("ijllll").shows("table-narrow-sideways");
    stage.keys("llllllllllhhhhhhhhhhhhhhh").has("单位");
}

#[test]
fn the_table_is_sorted_by_any_column_either_way() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("is").shows("sort");
    stage.keys("4").shows("table-sorted");
    let order = |stage: &crate::stage::Stage| -> Vec<usize> {
        stage.model().table.rows.iter().map(|row| row.indicator).collect()
    };
    let upwards = order(&stage);
    stage.keys("s4").has("按目标 v");
    let downwards = order(&stage);
    let numbers = upwards.len() - 1;
    let turned: Vec<usize> = upwards.iter().take(numbers).rev().copied().collect();
    assert_eq!(downwards.get(..numbers), Some(turned.as_slice()));
    assert_eq!(downwards.last(), upwards.last(), "what is no number comes last either way");
    stage.keys("s0").lacks("按目标");
}

#[test]
fn the_table_is_filtered_while_one_types() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("iF护理").shows("filter");
    stage.keys("<Down><Right>").has("1/11 项").keys("<Esc>").shows("table-filtered");
    stage.keys("Fq").has("没有符合条件的指标");
    stage.keys("<Backspace><Esc>").has("1/11 项");
}

#[test]
fn all_plans_stand_in_one_table_when_one_comes_from_their_list() {
    let mut stage = Setting::new().with_records().two_plans().open();
    stage.keys("Lij").shows("table-all");
    stage.keys("<Enter>").has("云溪社区生活  二 > （二）主要目标");
}

#[test]
fn the_mark_goes_to_the_indicator_of_the_section_one_comes_from() {
    Setting::new().open().keys("Gki").has(">市级财政年度投入");
}

#[test]
fn one_quantity_of_two_plans_stands_side_by_side() {
    let mut stage = Setting::new().two_plans().open();
    stage.keys("ic").shows("compare");
    stage.keys("<Esc>").lacks("差");
    let mut stage = Setting::new().two_plans().size(120, 40).english().open();
    stage.keys("jc").has("mark an indicator first");
}
