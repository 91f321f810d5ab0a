//! The card, and what is copied.

use crate::stage::Setting;
use gangmu::runtime::Request;

#[test]
fn a_card_shows_an_indicator_large() {
    Setting::new().with_records().open().keys("i<Space>").shows("card-indicator");
    Setting::new().with_records().size(40, 12).english().open().keys("i<Space>").shows("card-narrow-en");
}

#[test]
fn a_card_shows_a_measure() {
    Setting::new().with_records().wide().open().keys("zzjjjjjjjjjjjjj<Space>").shows("card-measure-wide");
}

#[test]
fn on_a_wide_screen_the_card_stands_beside_the_table_and_follows_its_mark() {
    let mut stage = Setting::new().with_records().size(120, 40).open();
    stage.keys("i<Space>").shows("card-beside-120");
    stage.keys("jj").has("不低于6个").has("市卫生健康委员会、市教育").keys("<Space>").lacks("编号");
}

#[test]
fn what_is_copied_names_its_source() {
    let mut stage = Setting::new().open();
    stage.keys("iy").has("已复制：养老机构护理型床位占比");
    let [Request::Copy(text)] = stage.requests.as_slice() else { panic!("{:?}", stage.requests) };
    assert_eq!(
        text,
        "养老机构护理型床位占比，2030年为58.6%，2035年目标>70%，2033年目标65%，约束性。\
         （《云溪市“十六五”社区生活服务规划》（云政发〔2031〕7号）二 总体要求 > （二）主要目标）"
    );
}
