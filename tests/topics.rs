//! The table of topics on the embedded plans: what it brings together, and that it brings together nothing else.

use gangmu::compare::{Subject, compare};
use gangmu::plan::{Library, Plan, topics};
use std::sync::Arc;

/// The addresses of the indicators of a topic, in the library's order.
fn addresses(library: &Library, words: &str) -> Vec<String> {
    let plans: Vec<(usize, &Arc<Plan>)> = library.plans().collect();
    let comparison = compare(&plans, Subject::Words(words));
    assert!(!comparison.guessed, "{words} is a topic");
    let address = |plan: usize, indicator: usize| {
        let plan = library.get(plan)?;
        Some(format!("{}:{}", plan.id, plan.indicators.get(indicator)?.name))
    };
    comparison.rows.iter().filter_map(|row| address(row.plan, row.indicator)).collect()
}

#[track_caller]
fn brings_together(words: &str, expected: &[&str]) {
    assert_eq!(addresses(&Library::embedded(), words), expected, "{words}");
}

#[test]
fn every_topic_has_indicators_in_the_embedded_plans() {
    let library = Library::embedded();
    for topic in topics() {
        assert!(!addresses(&library, &topic.name).is_empty(), "{} is about nothing", topic.name);
    }
}

#[test]
fn one_quantity_is_brought_together_under_its_several_names() {
    brings_together(
        "护理型床位",
        &[
            "shanxi-quality-life:养老机构护理型床位占比",
            "shanxi-public-services:养老机构护理型床位占比",
            "zhejiang-common-prosperity:护理型床位占养老机构床位比重",
        ],
    );
    brings_together(
        "每千人口托位数",
        &[
            "shanxi-quality-life:每千人口拥有3岁以下婴幼儿托位数",
            "yangquan-outline:每千人口3岁以下婴幼儿托位数",
            "zhejiang-common-prosperity:每千人口拥有婴幼儿照护设施托位",
        ],
    );
    brings_together(
        "人均预期寿命",
        &["shanxi-quality-life:人均预期寿命", "zhejiang-common-prosperity:人均预期寿命"],
    );
    brings_together("森林覆盖率", &["shanxi-quality-life:森林覆盖率", "yangquan-outline:森林覆盖率"]);
    brings_together(
        "调查失业率",
        &[
            "shanxi-quality-life:城镇调查失业率",
            "yangquan-outline:城镇调查失业率",
            "zhejiang-common-prosperity:城镇调查失业率",
        ],
    );
    brings_together(
        "城乡居民收入比",
        &["shanxi-quality-life:城乡收入比", "zhejiang-common-prosperity:城乡居民收入倍差"],
    );
}

#[test]
fn the_level_and_the_growth_of_income_are_two_quantities() {
    brings_together(
        "居民人均可支配收入",
        &["shanxi-quality-life:城乡居民人均可支配收入", "zhejiang-common-prosperity:居民人均可支配收入"],
    );
    assert!(
        addresses(&Library::embedded(), "居民人均可支配收入增速")
            .contains(&"shanxi-quality-life:居民人均可支配收入年均增速".to_owned())
    );
}
