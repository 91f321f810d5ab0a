//! Search, the next place in the text, back and forward, bookmarks.

use crate::stage::{Setting, Stage};
use gangmu::app::{Action, Overlay};
use gangmu::search::{Counted, Found, Query};

#[test]
fn hits_come_while_one_types_and_the_marked_one_is_previewed() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("/护理").shows("search");
    stage.keys("<Down><Down>").has("三 重点任务 > （一）照料好一老一小 > 发展普惠养老");
    stage.keys("<Enter>").shows("found-in-text");
    Setting::new().with_records().size(40, 12).english().open().keys("/护理").shows("search-narrow-en");
    Setting::new().wide().size(120, 40).open().keys("/菜市场").shows("search-120-wide");
}

#[test]
fn an_indicator_found_is_shown_large() {
    Setting::new()
        .open()
        .keys("/托位数<Enter>")
        .has("基期 2030       4.7个")
        .keys("<Esc>")
        .has("二 > （二）主要目标");
}

#[test]
fn notes_are_searched_too() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("/封顶").has("> 备注").keys("<Enter>").has("三 > （一） > 发展普惠养老");
    stage.keys("/划去的话").has("没有找到");
}

#[test]
fn what_cannot_be_found_is_said_so() {
    let mut stage = Setting::new().open();
    stage.keys("/没有这样的话<Enter>").has("没有找到").keys("<Esc>").lacks("没有找到");
}

#[test]
fn several_plans_are_searched_at_once_and_a_name_narrows() {
    let mut stage = Setting::new().two_plans().open();
    stage.keys("/社区服务站").has("北湾图书馆").has("云溪社区生活");
    stage.keys("<Ctrl-u>北湾 社区服务站").has("北湾图书馆").has("1 条");
    stage.keys("<Enter>").has("北湾图书馆  第一章 馆舍");
}

#[test]
fn n_goes_from_place_to_place_around_the_end() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("n").has("还没有搜索过，按 / 搜索");
    stage.keys("/护理<Enter><Esc>n");
    let at = |stage: &crate::stage::Stage| {
        let reader = stage.model().desk().unwrap().reader;
        (reader.section, reader.line)
    };
    let first = at(&stage);
    let mut places = vec![first];
    while {
        stage.keys("n");
        at(&stage) != first
    } {
        places.push(at(&stage));
    }
    assert_eq!(places.len(), 4, "two names of indicators and two paragraphs: {places:?}");
    stage.keys("N");
    assert_eq!(Some(&at(&stage)), places.last(), "N goes the other way");
}

#[test]
fn n_goes_to_what_stands_behind_the_name_of_the_region() {
    let mut stage = Setting::new().two_plans().open();
    for typed in ["云溪护理", "yunxihuli"] {
        stage.keys(&format!("/{typed}<Enter><Esc>"));
        let words: Vec<String> =
            stage.model().find.iter().flat_map(Query::words).map(str::to_owned).collect();
        assert_eq!(words, [typed.trim_start_matches("云溪").trim_start_matches("yunxi")]);
        let before = stage.model().desk().unwrap().reader;
        stage.keys("n");
        assert_ne!(stage.model().desk().unwrap().reader, before);
    }
    stage.keys("/云溪市<Enter><Esc>");
    assert_eq!(stage.model().find.iter().flat_map(Query::words).collect::<Vec<_>>(), ["云溪市"]);
}

#[test]
fn queries_are_remembered() {
    let mut stage = Setting::new().open();
    stage.keys("/菜市场<Enter><Esc>/护理<Enter><Esc>/<Tab>").has("/ 护理").keys("<Tab>").has("/ 菜市场");
    stage.reopen().keys("/<Up>").has("/ 护理");
}

#[test]
fn back_and_forward_lead_along_the_leaps() {
    let mut stage = Setting::new().open();
    stage.keys("[").has("没有了");
    stage.keys("jjj/菜市场改造<Enter>").has("社区菜市场改造");
    stage.keys("[").has(">   （二）面临形势").keys("]").has("社区菜市场改造");
}

#[test]
fn bookmarks_lead_back() {
    let mut stage = Setting::new().open();
    stage.keys("'").has("还没有书签，按 b 加一个");
    stage.keys("jjjb").has("已加书签：面临形势").keys("Gb").keys("g'").shows("bookmarks");
    stage.keys("j<Enter>").has(">   （二）面临形势").keys("b").has("已去书签：面临形势");
    let mut stage = stage.reopen();
    stage.keys("'").has("评估与公开").lacks("6        面临形势");
}

#[test]
fn what_can_be_typed_is_said_while_nothing_is() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("/").shows("search-blank").keys("护").lacks("=binding");
    Setting::new().english().size(40, 12).open().keys("/").has("=note =plan:zhejiang");
}

#[test]
fn letters_find_what_they_sound_like_and_it_is_lit_in_the_text() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("/huli").shows("search-pinyin");
    stage.keys("<Ctrl-u>cscgz<Enter>").has("社区菜市场改造");
}

#[test]
fn the_first_hits_of_a_search_that_is_answered_again_do_not_move_the_mark() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("/的<Down><Down><Down>");
    let before = stage.print();
    let Some(Overlay::Search(finder)) = stage.model().overlays.last() else { panic!("no search") };
    let (number, hits) = (finder.asked, finder.hits.clone());
    let answer = |count: usize, counted: Counted| {
        let hits = hits.iter().take(count).cloned().collect();
        Action::HitsFound { number, hits: Found { hits, total: count, counted }, plans: Vec::new() }
    };
    stage.act(answer(2, Counted::SoFar));
    assert_eq!(stage.print(), before);
    stage.act(answer(2, Counted::AtLeast));
    stage.has("至少 2 条");
    stage.act(answer(2, Counted::All));
    stage.has("2 条").lacks("至少");
}

#[test]
fn hits_say_where_they_stand_before_their_plans_are_read() {
    let mut stage = Setting::new().two_plans().open();
    let list = |stage: &Stage| stage.print().lines().skip(2).take(4).map(str::to_owned).collect::<Vec<_>>();
    stage.keys("/社区服务站");
    let before = list(&stage);
    assert!(before.iter().any(|row| row.contains("北湾图书馆")), "{before:?}");
    let finder = |stage: &Stage| match stage.model().overlays.last() {
        Some(Overlay::Search(finder)) => finder.clone(),
        _ => panic!("no search"),
    };
    let hits = finder(&stage).hits;
    let other =
        hits.iter().map(|hit| hit.plan).find(|plan| *plan != stage.model().plan).expect("another plan");
    stage.keys("没有");
    let (number, total) = (finder(&stage).asked, hits.len());
    let hits = Found { hits, total, counted: Counted::All };
    stage.act(Action::HitsFound { number, hits, plans: Vec::new() });
    assert!(stage.model().desk_of(other).is_none());
    assert_eq!(list(&stage), before);
    stage.settle();
    assert!(stage.model().desk_of(other).is_some(), "the mark may go there next");
}

#[test]
fn filters_list_what_people_marked() {
    let mut stage = Setting::new().with_records().open();
    stage.keys("/=note").has("> 备注");
    stage.keys("<Ctrl-u>=status:没有").has("没有找到");
}
