//! search

use crate::home::Home;
use gangmu::plan::Library;
use gangmu::record::RecordFile;
use gangmu::search::{Index, Limits, Query, Scope, Trail};
use serde_json::json;

#[test]
fn a_hit_is_an_address_a_path_and_a_snippet() {
    let home = Home::new();
    let out = home.says(&["search", "护理型", "--plan", "small"]);
    assert!(out.starts_with("small:t1  一 总体要求 > （一）主要目标 > 护理型床位占比"), "{out}");
    let out = home.says(&["search", "--in", "text", "改造3家"]);
    assert_eq!(out, "small:2.2.1  二 重点任务 > 专栏1 工程 > 改造工程: 改造3家。\n");
}

#[test]
fn hits_as_json_have_their_shape() {
    let home = Home::new();
    let hits = home.json(&["search", "床位", "--plan", "small", "--json"]);
    for hit in hits.as_array().unwrap() {
        let keys: Vec<_> = hit.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["address", "plan", "kind", "title", "path", "snippet", "ranges"]);
        for range in hit["ranges"].as_array().unwrap() {
            let [from, to] = [0, 1].map(|at| usize::try_from(range[at].as_u64().unwrap()).unwrap());
            let lit: String = hit["snippet"].as_str().unwrap().chars().skip(from).take(to - from).collect();
            assert_eq!(lit, "床位");
        }
    }
    let title = home.json(&["search", "建设养老床位", "--in", "titles", "--json"]);
    let expected = json!({"address": "small:2.1", "plan": "small", "kind": "measure", "title": "建设养老床位",
        "path": ["重点任务"], "snippet": "建设养老床位", "ranges": [[0, 6]]});
    assert_eq!(title[0], expected);
}

#[test]
fn hits_are_printed_in_the_order_in_which_the_screen_lists_them() {
    let home = Home::new();
    let library = Library::open(&home.path("data/gangmu/plans"));
    let plans: Vec<usize> = (0..library.len()).collect();
    let (index, _) = Index::gather(&library, &plans, &|_, id| RecordFile::new(id));
    for typed in ["床位", "ylcw", "浙江 托位", "养老机构护理形床位", "58%"] {
        let limits = Limits { first: 19, all: 40, counted: usize::MAX };
        let (query, mut trail) = (Query::parse(typed), Trail::default());
        let listed = index.search_on(&query, &Scope::default(), limits, &mut trail, &|| true, &mut drop);
        let listed: Vec<_> = listed.unwrap().hits.into_iter().map(|hit| (hit.snippet, hit.ranges)).collect();
        let printed = home.json(&["search", typed, "--limit", "40", "--json"]);
        let of = |hit: &serde_json::Value| {
            let ranges: Vec<[usize; 2]> = serde_json::from_value(hit["ranges"].clone()).unwrap();
            (hit["snippet"].as_str().unwrap().to_owned(), ranges)
        };
        assert_eq!(printed.as_array().unwrap().iter().map(of).collect::<Vec<_>>(), listed, "{typed}");
        assert!(!listed.is_empty(), "{typed}");
    }
}

#[test]
fn notes_are_found_by_their_words() {
    let home = Home::new();
    home.says(&["note", "small:t1", "等待省里口径"]);
    let hits = home.json(&["search", "口径", "--in", "notes", "--json"]);
    assert_eq!((&hits[0]["address"], &hits[0]["kind"]), (&json!("small:t1"), &json!("note")));
    assert_eq!(hits.as_array().unwrap().len(), 1);
}

#[test]
fn more_hits_than_the_limit_are_counted() {
    let home = Home::english();
    let ran = home.run(&["search", "床位", "--plan", "small", "--limit", "1"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1));
    assert!(ran.err.contains("more not printed"), "{}", ran.err);
}

#[test]
fn nothing_found_is_exit_status_1() {
    let home = Home::new();
    let err = home.refuses(&["search", "没有这样的词语", "--plan", "small"]);
    assert!(err.contains("没有这样的词语"), "{err}");
    let ran = home.run(&["search", "没有这样的词语", "--json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, "[]\n", ""));
}

#[test]
fn a_blank_query_is_refused() {
    assert!(Home::new().refuses(&["search", "  "]).contains("空"));
}
