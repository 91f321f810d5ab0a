//! A thousand plans are searched as each of them is alone.

use gangmu::plan::{Library, Plan, plan_from_json};
use gangmu::search::{Counted, Field, Fields, Hit, Index, Limits, Query, Scope, Trail};
use std::sync::LazyLock;

const PLANS: usize = 1000;

/// The embedded plans stand far apart among many small ones.
const AT: [usize; 4] = [3, 250, 500, 999];

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::embedded);

static FILLERS: LazyLock<[Plan; 2]> = LazyLock::new(|| {
    [include_str!("hexi.json"), include_str!("jiangdong.json")]
        .map(|json| plan_from_json(json).expect("the plans of this test are well formed"))
});

static THOUSAND: LazyLock<Index> = LazyLock::new(|| {
    Index::build((0..PLANS).map(|at| {
        let own = AT.iter().position(|&own| own == at).and_then(|own| LIBRARY.get(own));
        (at, own.map_or(&FILLERS[at % 2], |plan| &**plan), None)
    }))
});

static FOUR: LazyLock<Index> =
    LazyLock::new(|| Index::build(LIBRARY.plans().map(|(at, plan)| (at, &**plan, None))));

const QUERIES: [&str; 20] = [
    "养老床位",
    "托位",
    "服务",
    "的",
    "山西",
    "ylcw",
    "yanglao",
    "yl",
    "renjun可支配",
    "森林复盖率",
    "养老机构护理形床位",
    "5G",
    "58%以上",
    "GDP 劳动",
    "=binding",
    "养老 床位 占比",
    "jiuyelv",
    "数字化改革",
    "xi'an",
    "。",
];

fn in_plan(index: &Index, typed: &str, plan: usize) -> Vec<Hit> {
    let scope = Scope { fields: Fields::ALL, plan: Some(plan) };
    let hits = index.search(&Query::parse(typed), &scope, 100_000).hits;
    hits.into_iter().map(|hit| Hit { plan: 0, ..hit }).collect()
}

#[test]
fn a_plan_among_a_thousand_has_the_hits_it_has_alone() {
    for typed in QUERIES {
        for (own, at) in AT.into_iter().enumerate() {
            assert_eq!(in_plan(&THOUSAND, typed, at), in_plan(&FOUR, typed, own), "{typed} in {at}");
        }
    }
}

#[test]
fn all_hits_are_counted_and_the_limit_keeps_the_best_of_all() {
    for typed in QUERIES {
        let query = Query::parse(typed);
        let all = THOUSAND.search(&query, &Scope::default(), 1_000_000);
        assert_eq!(all.total, all.hits.len(), "{typed}");
        let some = THOUSAND.search(&query, &Scope::default(), 50);
        assert_eq!((some.total, &some.hits[..]), (all.total, &all.hits[..all.total.min(50)]), "{typed}");
    }
}

#[test]
fn hits_that_are_given_early_stay_the_best() {
    let mut times = 0;
    for typed in QUERIES {
        let mut given = None;
        let mut early = |hits| given = Some(hits);
        let found = THOUSAND.search_on(
            &Query::parse(typed),
            &Scope::default(),
            Limits { first: 20, all: 50, counted: usize::MAX },
            &mut Trail::default(),
            &|| true,
            &mut early,
        );
        let found = found.expect("it is wanted");
        assert_eq!(found.counted, Counted::All, "{typed}");
        if let Some(given) = given {
            assert!(given.counted == Counted::SoFar && given.total <= found.total, "{typed}");
            assert_eq!(given.hits.len(), given.total.min(20), "{typed}");
            assert_eq!(given.hits, found.hits[..given.hits.len()], "{typed}");
            times += 1;
        }
    }
    assert!(times > QUERIES.len() / 4, "only {times} of {} are given early", QUERIES.len());
}

#[test]
fn a_search_no_longer_wanted_is_given_up() {
    let found = THOUSAND.search_on(
        &Query::parse("养老"),
        &Scope::default(),
        Limits { first: 9, all: 9, counted: 99 },
        &mut Trail::default(),
        &|| false,
        &mut drop,
    );
    assert_eq!(found, None);
}

#[test]
fn plans_put_in_one_by_one_in_any_order_are_searched_as_if_built_at_once() {
    let mut grown = Index::default();
    for at in [2, 0, 3, 1] {
        let plan = LIBRARY.get(at).expect("an embedded plan");
        grown.add_all(vec![Index::of(at, plan, None)]);
    }
    assert_eq!(grown.len(), 4);
    for typed in QUERIES {
        let search = |index: &Index| index.search(&Query::parse(typed), &Scope::default(), 1000);
        assert_eq!(search(&grown), search(&FOUR), "{typed}");
    }
}

/// The plan or the title at the top of the hits in all four embedded plans.
fn first(typed: &str) -> Option<(Field, String)> {
    let hit = FOUR.search(&Query::parse(typed), &Scope::default(), 1).hits.into_iter().next()?;
    let plan = LIBRARY.get(hit.plan)?;
    let name = if hit.field == Field::Plan { plan.id.clone() } else { plan.title_of(hit.place).to_owned() };
    Some((hit.field, name))
}

#[test]
fn a_query_that_only_names_a_plan_or_a_region_finds_the_plan_first() {
    for (typed, plan) in [
        ("浙江", "zhejiang-common-prosperity"),
        ("浙江省", "zhejiang-common-prosperity"),
        ("zhejiang", "zhejiang-common-prosperity"),
        ("zj", "zhejiang-common-prosperity"),
        ("阳泉", "yangquan-outline"),
        ("yangquan", "yangquan-outline"),
        ("山西", "shanxi-quality-life"),
        ("浙江高质量发展", "zhejiang-common-prosperity"),
        ("浙江 共同富裕", "zhejiang-common-prosperity"),
        ("=plan:浙江 共同富裕", "zhejiang-common-prosperity"),
    ] {
        assert_eq!(first(typed), Some((Field::Plan, plan.to_owned())), "{typed}");
    }
}

#[test]
fn a_region_may_stand_at_the_front_of_a_word() {
    for (typed, title) in [
        ("浙江托位", "每千人口拥有婴幼儿照护设施托位"),
        ("浙江人均预期寿命", "人均预期寿命"),
        ("阳泉森林覆盖率", "森林覆盖率"),
        ("浙江养老床位", "护理型床位占养老机构床位比重"),
        ("zhejiangtuowei", "每千人口拥有婴幼儿照护设施托位"),
        ("zhejiangrjyqsm", "人均预期寿命"),
        ("yangquansenlinfugailv", "森林覆盖率"),
    ] {
        let (field, name) = first(typed).unwrap_or((Field::Text, String::new()));
        assert_eq!((field, name.as_str()), (Field::Indicator, title), "{typed}");
    }
}

#[test]
fn what_stands_behind_a_region_is_lit() {
    for typed in ["浙江托位", "浙江tuowei", "zhejiangtuowei", "浙江 托位"] {
        let hit = FOUR.search(&Query::parse(typed), &Scope::default(), 1).hits.remove(0);
        let lit = |[from, to]: [usize; 2]| hit.snippet.chars().skip(from).take(to - from).collect::<String>();
        assert_eq!(hit.ranges.iter().copied().map(lit).collect::<Vec<_>>(), ["托位"], "{typed}");
    }
}

#[test]
fn what_nobody_would_type_does_no_harm() {
    let long = "养老床位".repeat(2500);
    let letters = "yanglaochuangwei".repeat(625);
    for typed in
        ["", " 　\t", &long, &letters, "\u{0}\u{1b}[31m", "\u{202e}", "'", "''''", "yl''cw", "=", "==plan:"]
    {
        for index in [&*THOUSAND, &*FOUR] {
            let found = index.search(&Query::parse(typed), &Scope::default(), 9);
            assert!(found.hits.len() <= found.total, "{typed}");
        }
    }
    for blank in ["", " 　\t"] {
        assert_eq!(THOUSAND.search(&Query::parse(blank), &Scope::default(), 9).total, 0);
    }
}
