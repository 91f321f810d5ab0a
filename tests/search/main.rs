//! Searching two plans as a person does: what is typed, and what is expected at the top of the list.

#![expect(clippy::expect_used, reason = "what these read is written here, and a fault in it must stop them")]

mod embedded;
mod thousand;

use gangmu::plan::{Plan, plan_from_json};
use gangmu::record::RecordFile;
use gangmu::search::{Field, Found, Hit, Index, Query, Scope, find_in};

struct Shelf {
    plans: [Plan; 2],
    index: Index,
}

impl Shelf {
    fn open() -> Self {
        let plans = [include_str!("hexi.json"), include_str!("jiangdong.json")]
            .map(|json| plan_from_json(json).expect("the plans of this test are well formed"));
        let records = RecordFile::from_json(include_bytes!("hexi.records.json")).expect("so are its records");
        let index = Index::build([(0, &plans[0], Some(&records)), (1, &plans[1], None)].into_iter());
        Self { plans, index }
    }

    fn search(&self, typed: &str) -> Found {
        self.index.search(&Query::parse(typed), &Scope::default(), 100)
    }

    /// `hexi:t1`, with the kind of words where that is not plain from the id.
    fn name(&self, hit: &Hit) -> String {
        let plan = &self.plans[hit.plan];
        let kind = match hit.field {
            Field::Plan => " plan",
            Field::Title | Field::Indicator => "",
            Field::Text => " text",
            Field::Note => " note",
        };
        format!("{}:{}{kind}", plan.id, plan.id_of(hit.place))
    }

    fn names(&self, typed: &str) -> Vec<String> {
        self.search(typed).hits.iter().map(|hit| self.name(hit)).collect()
    }
}

#[test]
fn what_is_meant_is_at_the_top() {
    let shelf = Shelf::open();
    for (typed, first) in [
        // Names as typed: the whole one, the beginning, within, words in any order.
        ("养老服务", "hexi:2.1"),
        ("每千人口", "hexi:t2"),
        ("托位", "hexi:t2"),
        ("占比 养老", "hexi:t1"),
        ("床位　占比", "hexi:t1"),
        // Written in another way.
        ("養老機構", "hexi:t1"),
        ("ｇｄｐ", "jiangdong:t1"),
        ("gdp", "jiangdong:t1"),
        ("“一老一小”", "hexi:2.3"),
        ("\"一老一小\"", "hexi:2.3"),
        // Numbers, units, figures.
        ("专栏2", "hexi:2.3"),
        ("55", "hexi:t1"),
        ("养老 >60", "hexi:t1"),
        ("1200张", "hexi:2.1 text"),
        ("r&d", "jiangdong:t3"),
        // Scattered, if it stands nowhere as typed.
        ("养老床位占比", "hexi:t1"),
        ("养老护理床位", "hexi:t1"),
        ("人均收入", "jiangdong:t2"),
        ("医保参保率", "jiangdong:t4"),
        // The plan named.
        ("江东 托位", "jiangdong:1.2 text"),
        ("江东省 床位", "jiangdong:1.2 text"),
        ("河西 收入", "hexi:1 text"),
        ("共同富裕 收入", "jiangdong:1.1"),
        // Notes.
        ("拨款", "hexi:t1 note"),
    ] {
        let names = shelf.names(typed);
        assert_eq!(names.first().map(String::as_str), Some(first), "{typed}: {names:?}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let shelf = Shelf::open();
    for typed in ["核电站", "养老 核电站", "2035", "老养", "江东 拨款", "60.5", "养老服务养老服务", " 　"]
    {
        assert_eq!(shelf.names(typed), [] as [&str; 0], "{typed}");
    }
}

#[test]
fn words_as_typed_come_before_scattered_ones_everywhere() {
    let shelf = Shelf::open();
    for typed in ["养老床位", "人均收入", "社保", "养老", "服务设施", "医保参保率"] {
        let scattered = |hit: &Hit| find_in(&hit.snippet, &Query::parse(typed)).is_empty();
        let hits = shelf.search(typed).hits;
        assert!(hits.is_sorted_by_key(scattered), "{typed}: {hits:?}");
    }
}

#[test]
fn names_come_before_text_among_words_as_typed_and_among_scattered_ones() {
    let shelf = Shelf::open();
    assert_eq!(shelf.names("养老护理床位"), ["hexi:t1", "hexi:1 text"]);
    let found = shelf.names("养老床位");
    assert_eq!(found, ["hexi:1 text", "hexi:2.1 text", "jiangdong:1.2 text", "hexi:t1"]);
    assert_eq!(shelf.names("托位"), ["hexi:t2", "hexi:2.2 text", "jiangdong:1.2 text"]);
}

#[test]
fn what_is_lit_is_what_was_typed() {
    let shelf = Shelf::open();
    for typed in ["养老", "養老 床位", "ＧＤＰ", "1200", "养老床位", "%", "收入 人均", "一老一小"]
    {
        let mut sought: Vec<char> = gangmu::text::fold(typed).chars().filter(|c| *c != ' ').collect();
        sought.sort_unstable();
        for hit in shelf.search(typed).hits {
            let chars: Vec<char> = gangmu::text::fold(&hit.snippet).chars().collect();
            assert!(!hit.ranges.is_empty(), "{typed}: {hit:?}");
            assert!(hit.ranges.is_sorted_by(|a, b| a[1] <= b[0]), "{typed}: {hit:?}");
            for &[from, to] in &hit.ranges {
                assert!(from < to && chars[from..to].iter().all(|c| sought.contains(c)), "{typed}: {hit:?}");
            }
        }
    }
}

#[test]
fn lines_are_short_and_lit_text_is_in_sight() {
    let shelf = Shelf::open();
    for typed in ["养老", "的", "，", "2030", "服务", "托位"] {
        for hit in shelf.search(typed).hits {
            assert!(hit.snippet.chars().count() <= 64, "{typed}: {}", hit.snippet);
            assert!(!hit.snippet.chars().any(char::is_control), "{typed}: {:?}", hit.snippet);
            assert!(!hit.ranges.is_empty(), "{typed}: {hit:?}");
        }
    }
}
