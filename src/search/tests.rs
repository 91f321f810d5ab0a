//! Tests of the index over plans of two chapters.

use super::*;
use crate::plan::tests::small;
use crate::plan::{Library, Place, Plan};
use crate::record::RecordFile;
use std::collections::BTreeSet;

fn records(notes: &str) -> RecordFile {
    RecordFile::from_json(format!(r#"{{"format":1,"plan":"small","records":{notes}}}"#).as_bytes()).unwrap()
}

fn note(id: &str, text: &str) -> String {
    format!(r#"{{"id":"{id}","kind":"note","text":"{text}","by":"li","at":"2026-11-22T03:04:05Z"}}"#)
}

fn two_plans() -> [Plan; 2] {
    let mut other = small();
    other.region = "邻省".into();
    other.title = "邻省养老规划".into();
    other.short_title = "邻省养老".into();
    [small(), other]
}

fn index_of(plans: &[Plan]) -> Index {
    Index::build(plans.iter().enumerate().map(|(at, plan)| (at, plan, None)))
}

fn ids(index: &Index, plans: &[Plan], typed: &str, scope: &Scope) -> Vec<String> {
    let found = index.search(&Query::parse(typed), scope, 100);
    assert_eq!(found.total, found.hits.len());
    let id = |hit: &Hit| format!("{}:{}:{:?}", hit.plan, plans[hit.plan].id_of(hit.place), hit.field);
    found.hits.iter().map(id).collect()
}

#[test]
fn names_come_before_text_and_ties_are_in_the_plans_order() {
    let plans = [small()];
    let found = ids(&index_of(&plans), &plans, "床位", &Scope::default());
    assert_eq!(found, ["0:t1:Indicator", "0:2.1:Title", "0:p01:Indicator", "0:2.1:Text"]);
}

#[test]
fn a_query_without_words_finds_nothing() {
    assert_eq!(index_of(&[small()]).search(&Query::parse(" "), &Scope::default(), 9), Found::default());
}

#[test]
fn words_may_stand_in_the_name_and_beside_it() {
    let plans = [small()];
    let index = index_of(&plans);
    assert_eq!(ids(&index, &plans, "床位 2030 60", &Scope::default()), ["0:t1:Indicator"]);
    assert_eq!(ids(&index, &plans, "专栏1", &Scope::default()), ["0:2.2:Title"]);
}

#[test]
fn a_scope_leaves_out_fields_and_plans() {
    let plans = two_plans();
    let index = index_of(&plans);
    let titles = Scope { fields: [Field::Title].into_iter().collect(), plan: None };
    assert_eq!(ids(&index, &plans, "床位", &titles), ["0:2.1:Title", "1:2.1:Title"]);
    let second = Scope { plan: Some(1), ..titles };
    assert_eq!(ids(&index, &plans, "床位", &second), ["1:2.1:Title"]);
}

#[test]
fn a_region_in_the_query_narrows_to_its_plan() {
    let plans = two_plans();
    let index = index_of(&plans);
    assert_eq!(ids(&index, &plans, "邻省 占比", &Scope::default()), ["1:t1:Indicator"]);
    // 养老 is in the titles of both: it narrows nothing, but it need not stand beside 改造 either.
    let found = ids(&index, &plans, "养老 改造工程", &Scope::default());
    assert_eq!(found, ["0:2.2.1:Title", "1:2.2.1:Title"]);
}

#[test]
fn a_plan_named_in_the_query_comes_first_though_others_have_its_name_in_their_text() {
    let mut plans = two_plans();
    plans[0].sections[0].text = ["学习邻省，改造养老床位。"].into_iter().collect();
    let index = index_of(&plans);
    let found = ids(&index, &plans, "邻省 改造", &Scope::default());
    assert_eq!(found, ["1:2.2.1:Title", "1:2.2.1:Text", "0:1:Text"]);
}

#[test]
fn the_only_plan_is_not_narrowed_to() {
    let plans = [small()];
    assert_eq!(ids(&index_of(&plans), &plans, "某市 改造", &Scope::default()), [] as [&str; 0]);
}

#[test]
fn notes_are_found_and_replaced() {
    let plan = small();
    let before = records(&format!(r#"{{"t1":{{"notes":[{}]}}}}"#, note("a", "等待拨款")));
    let mut index = Index::build([(7, &plan, Some(&before))].into_iter());
    let found = index.search(&Query::parse("拨款"), &Scope::default(), 9);
    let hit = &found.hits[0];
    assert_eq!((hit.plan, hit.place, hit.field), (7, Place::Indicator(0), Field::Note));
    assert_eq!((hit.note.as_deref(), &hit.whole[..]), (Some("a"), &[[2, 4]][..]));
    index.set_notes(7, &plan, &records(&format!(r#"{{"t1":{{"notes":[{}]}}}}"#, note("b", "已下达"))));
    assert_eq!(index.search(&Query::parse("拨款"), &Scope::default(), 9).total, 0);
    assert_eq!(index.search(&Query::parse("下达"), &Scope::default(), 9).total, 1);
}

#[test]
fn a_note_stands_where_its_section_stands_and_one_on_nothing_is_left_out() {
    let plans = [small()];
    let [one, two, gone] = ["a", "b", "c"].map(|id| note(id, "共1200张"));
    let notes = format!(r#"{{"1":{{"notes":[{one}]}},"2.1":{{"notes":[{two}]}},"9":{{"notes":[{gone}]}}}}"#);
    let index = Index::build([(0, &plans[0], Some(&records(&notes)))].into_iter());
    let found = ids(&index, &plans, "1200张", &Scope::default());
    assert_eq!(found, ["0:1:Note", "0:2.1:Text", "0:2.1:Note"]);
}

#[test]
fn lit_ranges_name_the_same_characters_in_the_snippet_and_in_the_whole() {
    let index = index_of(&[small()]);
    let found = index.search(&Query::parse("改造"), &Scope::default(), 9);
    let lit = |hit: &Hit| (hit.snippet.clone(), hit.ranges.clone(), hit.whole.clone());
    let all: Vec<_> = found.hits.iter().map(lit).collect();
    let first = [[0, 2]].to_vec();
    assert_eq!(
        all,
        [("改造工程".into(), first.clone(), first.clone()), ("改造3家。".into(), first.clone(), first)]
    );
    // The number is part of the line and not of the title.
    let found = index.search(&Query::parse("工程 专栏1"), &Scope::default(), 9);
    assert_eq!(lit(&found.hits[0]), ("专栏1 工程".into(), vec![[0, 3], [4, 6]], vec![[0, 2]]));
}

#[test]
fn the_limit_keeps_the_best_and_counts_all() {
    let index = index_of(&[small()]);
    let query = Query::parse("床位");
    let all = index.search(&query, &Scope::default(), 100);
    for limit in 0..=all.total {
        let some = index.search(&query, &Scope::default(), limit);
        assert_eq!((some.total, &some.hits[..]), (all.total, &all.hits[..limit]));
    }
}

#[test]
fn filters_say_what_a_hit_must_be() {
    let plans = two_plans();
    let status = r#""status":{"value":"behind","by":"li","at":"2026-11-22T03:04:05Z"}"#;
    let marked = format!(r#"{{"t1":{{{status},"notes":[{}]}},"2.1":{{{status}}}}}"#, note("a", "等待拨款"));
    let mut index = index_of(&plans);
    index.set_notes(0, &plans[0], &records(&marked));
    let found = |typed: &str| ids(&index, &plans, typed, &Scope::default());
    assert_eq!(found("=status:滞后"), ["0:t1:Indicator", "0:2.1:Title"]);
    assert_eq!(found("=status:zh 床位 =plan:某市"), ["0:t1:Indicator", "0:2.1:Title", "0:2.1:Text"]);
    assert_eq!(found("=note"), ["0:t1:Note"]);
    assert_eq!(found("=note 床位"), ["0:t1:Indicator"]);
    assert_eq!(found("=binding =plan:邻省"), ["1:t1:Indicator"]);
    assert_eq!(found("=status:滞后 某市"), ["0:t1:Indicator", "0:2.1:Title"]);
    assert_eq!(found("=status:已完成"), [] as [&str; 0]);
    assert_eq!(found("=plan:没有 床位"), [] as [&str; 0]);
}

#[test]
fn odd_queries_do_no_harm() {
    let index = index_of(&two_plans());
    let long = "养老床位".repeat(2_500);
    let many = "床 ".repeat(5_000);
    for typed in [long.as_str(), &many, "\u{0}\u{1b}[2J", "。", "%", "\\", "👨‍👩‍👧", "\u{301}"] {
        let found = index.search(&Query::parse(typed), &Scope::default(), 9);
        assert!(found.hits.len() <= found.total, "{typed}");
    }
    assert_ne!(index.search(&Query::parse("。"), &Scope::default(), 9).total, 0);
}

/// The embedded plans so many times over.
fn library(times: usize) -> Index {
    let library = Library::embedded();
    let plans: Vec<_> = library.plans().map(|(_, plan)| plan).collect();
    let all = (0..times).flat_map(|time| plans.iter().zip(time * plans.len()..));
    Index::build(all.map(|(plan, at)| (at, &***plan, None)))
}

const LIMITS: Limits = Limits { first: 10, all: 30, counted: usize::MAX };

const TYPED: [&str; 7] =
    ["zhejiangtuowei", "yanglaofuwu", "shengtaihuanjing", "zhongdian", "rjkzpsr", "养老床位", "chong'an"];

#[test]
fn from_key_to_key_the_same_is_found_as_at_once() {
    let index = library(1);
    for typed in TYPED {
        let (mut trail, mut keys) = (Trail::default(), String::new());
        for key in typed.chars() {
            keys.push(key);
            let query = Query::parse(&keys);
            let found = index.search_on(&query, &Scope::default(), LIMITS, &mut trail, &|| true, &mut drop);
            assert_eq!(found, Some(index.search(&query, &Scope::default(), 30)), "{keys}");
        }
    }
}

#[test]
fn a_search_given_up_leaves_the_trail_as_it_was() {
    let (index, mut trail) = (library(1), Trail::default());
    for (typed, is_wanted) in [("yang", true), ("yangl", false), ("yangla", true)] {
        let found = index.search_on(
            &Query::parse(typed),
            &Scope::default(),
            LIMITS,
            &mut trail,
            &|| is_wanted,
            &mut drop,
        );
        assert_eq!(found.is_some(), is_wanted);
    }
    let found =
        index.search_on(&Query::parse("yanglao"), &Scope::default(), LIMITS, &mut trail, &|| true, &mut drop);
    assert_eq!(found, Some(index.search(&Query::parse("yanglao"), &Scope::default(), 30)));
}

#[test]
fn what_is_written_between_two_keys_is_heard_too() {
    let plans = two_plans();
    let (mut index, mut trail) = (index_of(&plans), Trail::default());
    let mut search = |index: &Index, typed: &str| {
        let (query, scope) = (Query::parse(typed), Scope::default());
        let found = index.search_on(&query, &scope, LIMITS, &mut trail, &|| true, &mut drop);
        found.map_or(0, |found| found.total)
    };
    assert_eq!(search(&index, "tuoyu"), 0);
    let noted = records(&format!(r#"{{"t1":{{"notes":[{}]}}}}"#, note("n1", "托育机构已备案")));
    index.set_notes(0, &plans[0], &noted);
    assert_eq!(search(&index, "tuoyuj"), 1);
}

/// The parts of an index, each an index of its own.
fn apart(times: usize) -> Vec<(usize, Index)> {
    let library = Library::embedded();
    let plans: Vec<_> = library.plans().map(|(_, plan)| plan).collect();
    let all = (0..times).flat_map(|time| plans.iter().zip(time * plans.len()..));
    all.map(|(plan, at)| (at, Index::of(at, plan, None))).collect()
}

#[test]
fn plans_that_come_in_any_order_are_searched_as_if_they_had_come_together() {
    let (whole, mut apart) = (library(5), apart(5));
    let count = apart.len();
    // Some together and some alone, from everywhere, and some once more.
    apart.sort_by_key(|(at, _)| (at * 7 % count, *at));
    let mut index = Index::default();
    for some in apart.chunks(3) {
        index.add_all(some.iter().map(|(_, index)| index.clone()).collect());
        index.add_all(some.iter().take(1).map(|(_, index)| index.clone()).collect());
    }
    assert_eq!(index.len(), count);
    for typed in TYPED.into_iter().chain(["的", "zj tw", "浙江托位"]) {
        let search = |index: &Index| index.search(&Query::parse(typed), &Scope::default(), 200);
        assert_eq!(search(&index), search(&whole), "{typed}");
    }
}

#[test]
fn plans_that_are_taken_out_are_found_no_more() {
    let (mut index, out) = (library(5), BTreeSet::from([0, 3, 8, 9, 10, 11, 12, 13, 14, 15, 99]));
    let mut rest = Index::default();
    rest.add_all(apart(5).into_iter().filter(|(at, _)| !out.contains(at)).map(|(_, index)| index).collect());
    index.remove(&out);
    assert_eq!(index.len(), rest.len());
    for typed in TYPED {
        let search = |index: &Index| index.search(&Query::parse(typed), &Scope::default(), 200);
        assert_eq!(search(&index), search(&rest), "{typed}");
    }
}

#[test]
fn what_stands_beside_a_hit_is_known_without_the_plan() {
    let plan = small();
    let found = index_of(std::slice::from_ref(&plan)).search(&Query::parse("床位"), &Scope::default(), 9);
    let above = |hit: &Hit| hit.context.above.as_ref().map(|(_, heading)| heading.clone());
    let path = |place: Place| plan.path_to(plan.section_of(place));
    for hit in &found.hits {
        let (context, section) = (&hit.context, plan.section_of(hit.place));
        assert_eq!((&*context.plan, context.kind), (&*plan.short_title, plan.sections[section].kind));
        match (hit.field, hit.place) {
            (Field::Indicator, Place::Indicator(at)) => {
                let indicator = &plan.indicators[at];
                let figures = [indicator.baseline.clone(), indicator.target.clone()];
                let stated = context.stated.as_ref().map(|stated| (&stated.figures, &stated.unit));
                assert_eq!(stated, Some((&figures, &indicator.unit)));
                let name: String = hit.snippet.chars().take(hit.name).collect();
                assert_eq!((name.as_str(), above(hit)), (indicator.name.as_str(), None));
            }
            (Field::Title, _) => {
                let parent = path(hit.place).into_iter().rev().nth(1).unwrap();
                assert_eq!(above(hit), Some(plan.sections[parent].heading()));
            }
            _ => assert_eq!(above(hit), Some(plan.sections[section].heading())),
        }
    }
    assert_eq!(found.hits.len(), 4);
}

#[test]
fn of_many_plans_the_first_hits_are_settled_before_all_are_found() {
    let (one, many) = (library(1), library(20));
    let mut early_lists = 0;
    for typed in TYPED.into_iter().chain(["sh", "zhong", "服务", "gdp"]) {
        let (query, scope) = (Query::parse(typed), Scope::default());
        let mut early = Vec::new();
        let found = many.search_on(&query, &scope, LIMITS, &mut Trail::default(), &|| true, &mut |found| {
            early.push(found);
        });
        let found = found.unwrap_or_default();
        assert_eq!(found.total, 20 * one.search(&query, &scope, 1).total, "{typed}");
        assert!(early.len() <= 1, "{typed}");
        for list in early {
            assert!(list.counted == Counted::SoFar && list.total <= found.total, "{typed}");
            assert_eq!(list.hits, found.hits[..list.hits.len()], "{typed}");
            assert_eq!(list.hits.len(), LIMITS.first.min(list.total), "{typed}");
            early_lists += 1;
        }
    }
    assert!(early_lists > 4, "{early_lists}");
}

#[test]
fn a_few_hits_need_not_wait_for_what_is_only_nearly_right() {
    let plans = two_plans();
    let all = plans.iter().cycle().take(50).enumerate().map(|(at, plan)| (at, plan, None));
    let mut index = Index::build(all);
    for (at, text) in [(0, "与邻市共建托育园"), (1, "与邻市共办托育园")] {
        let noted = records(&format!(r#"{{"t1":{{"notes":[{}]}}}}"#, note("n1", text)));
        index.set_notes(at, &plans[at], &noted);
    }
    let mut early = Vec::new();
    let (query, scope, mut trail) = (Query::parse("邻市共建托育园"), Scope::default(), Trail::default());
    let found = index.search_on(&query, &scope, LIMITS, &mut trail, &|| true, &mut |found| early.push(found));
    let plans_of = |found: &Found| found.hits.iter().map(|hit| hit.plan).collect::<Vec<_>>();
    assert_eq!(found.as_ref().map(plans_of), Some(vec![0, 1]), "the one as typed, and the near one");
    assert_eq!(early.iter().map(plans_of).collect::<Vec<_>>(), [[0]]);
}

#[test]
fn who_has_hits_enough_gets_the_best_all_the_same() {
    let index = library(20);
    let few = Limits { counted: 300, ..LIMITS };
    let mut times = 0;
    for typed in ["shengtaihj", "yanglao", "的", "服务", "gdp"] {
        let (mut trail, mut keys) = (Trail::default(), String::new());
        for key in typed.chars() {
            keys.push(key);
            let (query, scope) = (Query::parse(&keys), Scope::default());
            let all = index.search(&query, &scope, LIMITS.all);
            let found = index.search_on(&query, &scope, few, &mut trail, &|| true, &mut drop);
            let found = found.unwrap_or_default();
            assert_eq!(found.hits, all.hits, "{keys}");
            let counted = if all.total < few.counted { Counted::All } else { Counted::AtLeast };
            assert_eq!((found.total, found.counted), (all.total.min(few.counted), counted), "{keys}");
            times += usize::from(counted == Counted::AtLeast);
        }
    }
    assert!(times > 10, "{times}");
}
