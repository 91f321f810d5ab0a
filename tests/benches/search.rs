//! What a key costs in the search box, and what it costs to be ready for it.
//!
//! The text is generated, four plans of some 30,000 characters with 150 sections and 100 indicators each: about
//! what the embedded library holds as full texts.

#![expect(clippy::expect_used, reason = "what these read is written here, and a fault in it must stop them")]

use divan::{Bencher, black_box};
use gangmu::plan::{Plan, plan_from_json};
use gangmu::record::RecordFile;
use gangmu::search::{Index, Query, Scope, find_in};
use std::fmt::Write;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// One is found in every plan, one nowhere, one only scattered; the rest as a person would type them.
const QUERIES: [&str; 8] =
    ["养老", "养老床位", "医保", "建设", "2030", "收入 人均 城乡", "第三省 养老机构", "核电站"];

/// The same in letters: whole, initials of several lengths, mixed, with a region, found nowhere.
const SPELLED: [&str; 8] =
    ["yanglao", "ylcw", "yl", "renjun可支配", "rjkzpsr", "dss yljg", "hedianzhan", "养老机构服形体系"];

const WORDS: [&str; 40] = [
    "养老",
    "机构",
    "护理型",
    "床位",
    "占比",
    "居民",
    "人均",
    "可支配",
    "收入",
    "城乡",
    "基本",
    "医疗",
    "保险",
    "参保率",
    "服务",
    "体系",
    "建设",
    "完善",
    "推动",
    "公共",
    "教育",
    "设施",
    "改造",
    "社区",
    "农村",
    "就业",
    "创业",
    "人才",
    "健康",
    "文化",
    "旅游",
    "生态",
    "环境",
    "治理",
    "住房",
    "保障",
    "儿童",
    "托育",
    "普惠",
    "提升",
];

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| (0..4).map(plan).collect());
static INDEX: LazyLock<Index> = LazyLock::new(build);

/// Always the same words in an order without a pattern (Knuth's MMIX generator, TAOCP 3.3.4).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn phrase(&mut self, words: usize) -> String {
        (0..words).map(|_| WORDS[self.below(WORDS.len())]).collect()
    }

    fn paragraph(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..7 {
            let _ = write!(text, "{}，{}{}个；", self.phrase(5), self.phrase(3), self.below(3000));
        }
        text + "到2030年全面建成。"
    }
}

fn plan(number: usize) -> Plan {
    let mut chance = Chance(number as u64);
    let (mut sections, mut indicators) = (String::new(), String::new());
    for at in 0..150 {
        let comma = if at > 0 { "," } else { "" };
        let (title, text) = (chance.phrase(4), chance.paragraph());
        let _ = write!(
            sections,
            r#"{comma}{{"id":"{at}","title":"{title}","kind":"measure","text":["{text}"]}}"#
        );
    }
    for at in 0..100 {
        let comma = if at > 0 { "," } else { "" };
        let (name, value) = (chance.phrase(4), chance.below(100));
        let figure = format!(r#"{{"year":2030,"text":"{value}","value":{value},"relation":"eq"}}"#);
        let _ = write!(
            indicators,
            r#"{comma}{{"id":"p{at}","name":"{name}","unit":"%","target":{figure},"origin":"text","section":"{at}"}}"#
        );
    }
    let region = ["第一省", "第二省", "第三省", "第四省"][number % 4];
    plan_from_json(&format!(
        r#"{{"format":1,"id":"plan-{number}","title":"{region}规划","short_title":"{region}","region":"{region}",
            "period":{{"from":2026,"to":2030}},"edition":"full",
            "sections":[{sections}],"indicators":[{indicators}]}}"#
    ))
    .expect("the generated plan has a plan's shape")
}

fn build() -> Index {
    Index::build(PLANS.iter().enumerate().map(|(at, plan)| (at, plan, None)))
}

#[divan::bench]
fn build_index(bencher: Bencher<'_, '_>) {
    LazyLock::force(&PLANS);
    bencher.bench(build);
}

#[divan::bench]
fn set_notes(bencher: Bencher<'_, '_>) {
    let notes: Vec<String> = (0..100)
        .map(|at| {
            let text = Chance(at).phrase(20);
            format!(r#""{at}":{{"notes":[{{"id":"n{at}","kind":"note","text":"{text}","by":"li","at":"2026-11-22T03:04:05Z"}}]}}"#)
        })
        .collect();
    let json = format!(r#"{{"format":1,"plan":"plan-0","records":{{{}}}}}"#, notes.join(","));
    let records = RecordFile::from_json(json.as_bytes()).expect("the generated records have their shape");
    let mut index = build();
    bencher.bench_local(|| index.set_notes(0, &PLANS[0], black_box(&records)));
}

#[divan::bench(args = QUERIES)]
fn search(bencher: Bencher<'_, '_>, typed: &str) {
    let (query, scope) = (Query::parse(typed), Scope::default());
    LazyLock::force(&INDEX);
    bencher.bench(|| INDEX.search(black_box(&query), &scope, 100));
}

#[divan::bench(args = SPELLED)]
fn search_in_letters(bencher: Bencher<'_, '_>, typed: &str) {
    let (query, scope) = (Query::parse(typed), Scope::default());
    LazyLock::force(&INDEX);
    bencher.bench(|| INDEX.search(black_box(&query), &scope, 100));
}

/// The words lit in the paragraph being read.
#[divan::bench]
fn find_in_paragraph(bencher: Bencher<'_, '_>) {
    let (text, query) = (Chance(7).paragraph(), Query::parse("养老 床位"));
    bencher.bench(|| find_in(black_box(&text), &query));
}
