use super::*;
use crate::plan::{Binding, Figure, Relation};

const SETTING: Setting = Setting { period: Some([2031, 2035]) };

/// A grid of rows parted by line ends and cells parted by strokes.
fn grid(text: &str) -> Grid {
    let rows: Vec<Vec<&str>> = text.trim().lines().map(|row| row.split('|').collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |row: &[&str], at: usize| {
        let text = row.get(at).copied().unwrap_or_default();
        // A quote mark says: merged with the cell to the left.
        Cell { text: text.trim_start_matches('"').trim().into(), is_repeated: text.starts_with('"') }
    };
    Grid::of(rows.iter().map(|row| (0..count).map(|at| cell(row, at)).collect()))
}

fn read(text: &str) -> Vec<Row> {
    let (drafts, warnings) = indicators(&grid(text), &SETTING, 7);
    assert_eq!(warnings, []);
    drafts
}

fn shown(figure: Option<&Figure>) -> String {
    figure.map_or_else(
        || "—".into(),
        |figure| {
            let year = figure.year().map(|year| year.to_string());
            let span = figure.span().map(|[from, to]| format!("{from}-{to}"));
            format!("{} {}", year.or(span).unwrap_or_default(), figure.text)
        },
    )
}

fn row(row: &Row) -> [String; 5] {
    [
        row.indicator.number.as_deref().unwrap_or_default().to_owned(),
        row.indicator.name.to_string(),
        row.indicator.unit.as_deref().unwrap_or_default().to_owned(),
        shown(row.indicator.baseline.as_ref()),
        shown(row.indicator.target.as_ref()),
    ]
}

#[test]
fn a_row_whose_name_speaks_of_indicators_is_no_header() {
    let drafts = read("指标|单位|2030年|2035年|属性\n达标率指标|%|50|60|预期性\n参保率|%|90|95|约束性");
    assert_eq!(
        drafts.iter().map(|row| row.indicator.name.as_str()).collect::<Vec<_>>(),
        ["达标率指标", "参保率"]
    );
}

#[test]
fn a_table_whose_text_lost_cells_is_read_right() {
    let drafts = read(
        "领域|指标||2030年|2035年|属性|
基本民生|1|服务标准落实率(%)|—|100|预期性|
|2|补贴覆盖率(%)|90|>95|约束性|
精神文化|3|文明城市占比(%)|市级|72.7|90.9|约束性
||县级|50.5|72.5||
|4|综合阅读率(%)|—|95|预期性|
5|年出游次数(次)|—|4|预期性||",
    );
    let rows: Vec<_> = drafts.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            ["1", "服务标准落实率", "%", "—", "2035 100"],
            ["2", "补贴覆盖率", "%", "2030 90", "2035 >95"],
            ["3", "文明城市占比（市级）", "%", "2030 72.7", "2035 90.9"],
            ["3", "文明城市占比（县级）", "%", "2030 50.5", "2035 72.5"],
            ["4", "综合阅读率", "%", "—", "2035 95"],
            ["5", "年出游次数", "次", "—", "2035 4"],
        ]
    );
    let bindings: Vec<_> = drafts.iter().filter_map(|row| row.indicator.binding).collect();
    assert_eq!(bindings.iter().filter(|binding| **binding == Binding::Binding).count(), 3);
    assert_eq!(drafts[1].indicator.target.as_ref().unwrap().relation, Relation::Gt);
    assert_eq!(drafts[5].indicator.domain.as_deref(), Some("精神文化"));
    assert!(drafts.iter().all(|row| row.indicator.section == 7));
}

#[test]
fn the_columns_may_stand_in_any_order_under_two_rows_of_header() {
    let drafts = read(
        "序号|指标属性|指标名称|计量单位|规划目标|\"规划目标|\"规划目标
序号|指标属性|指标名称|计量单位|2030年实际|2035年|年均增长（%）
1|预期性|地区生产总值|亿元|1000|1500|8左右
2|约束性|单位生产总值能耗下降|%|—|〔13.5〕|
3|预期性|常住人口城镇化率|%|61.2|66|〔4.8〕",
    );
    assert_eq!(
        drafts.iter().map(row).collect::<Vec<_>>(),
        [
            ["1", "地区生产总值", "亿元", "2030 1000", "2035 1500"],
            ["2", "单位生产总值能耗下降", "%", "—", "2031-2035 〔13.5〕"],
            ["3", "常住人口城镇化率", "%", "2030 61.2", "2035 66"],
        ]
    );
    assert_eq!(shown(drafts[0].indicator.milestones.first()), "2031-2035 8左右");
    assert_eq!(drafts[0].indicator.milestones[0].relation, Relation::About);
}

#[test]
fn rows_over_all_columns_are_domains() {
    let drafts = read(
        "指标|单位|2030年基期|2035年目标|属性
一、经济发展|\"一、经济发展|\"一、经济发展|\"一、经济发展|\"一、经济发展
工业增加值增速|%|5.1|6以上|预期性
二、社会民生|\"二、社会民生|\"二、社会民生|\"二、社会民生|\"二、社会民生
城镇新增就业|万人|〔50〕|〔60〕|预期性",
    );
    assert_eq!(drafts[0].indicator.domain.as_deref(), Some("经济发展"));
    assert_eq!(drafts[1].indicator.domain.as_deref(), Some("社会民生"));
    assert_eq!(shown(drafts[1].indicator.target.as_ref()), "2031-2035 〔60〕");
}

#[test]
fn actual_values_of_years_between_are_kept_apart() {
    let drafts = read(
        "指标|单位|2030年实际|2031年实际|2032年实际|2033年目标|2035年目标|2040年
床位|张|10|12|13|15|20|30",
    );
    assert_eq!(row(&drafts[0])[3..], ["2030 10", "2035 20"]);
    assert_eq!(
        drafts[0].actuals.iter().map(|figure| shown(Some(figure))).collect::<Vec<_>>(),
        ["2031 12", "2032 13"]
    );
    assert_eq!(
        drafts[0].indicator.milestones.iter().map(|figure| shown(Some(figure))).collect::<Vec<_>>(),
        ["2033 15", "2040 30"]
    );
}

#[test]
fn without_the_years_of_the_plan_several_actual_values_are_no_baseline() {
    let first = |text: &str| indicators(&grid(text), &Setting::default(), 0).0.remove(0);
    let draft = first("指标|单位|2031年实际|2032年实际|2035年目标\n床位|张|12|13|20\n医生|人|1|2|3");
    assert_eq!((shown(draft.indicator.baseline.as_ref()), draft.actuals.len()), ("—".to_owned(), 2));
    let draft = first("指标|单位|2030年|2032年实际|2035年目标\n床位|张|10|13|20\n医生|人|1|2|3");
    assert_eq!((shown(draft.indicator.baseline.as_ref()), draft.actuals.len()), ("2030 10".to_owned(), 1));
    let draft = first("指标|单位|2030年实际|2035年目标\n床位|张|10|20\n医生|人|1|2");
    assert_eq!(shown(draft.indicator.baseline.as_ref()), "2030 10");
}

#[test]
fn names_broken_over_rows_are_joined() {
    let drafts = read(
        "序号|指标|2030年|2035年|属性
1|每千人口拥有三岁以下婴幼儿托位数（含|1.5|4.5|预期性
|社区）（个）|||
2|人均预期寿命（岁）|77.3*|78.1|预期性",
    );
    assert_eq!(drafts[0].indicator.name, "每千人口拥有三岁以下婴幼儿托位数（含社区）");
    assert_eq!(drafts[0].indicator.unit.as_deref(), Some("个"));
    assert_eq!(drafts.len(), 2);
}

#[test]
fn notes_go_to_the_indicators_they_mark_or_name() {
    let mut drafts =
        read("指标|2030年|2035年|属性\n人均预期寿命(岁)|77.3*|78.1|预期性\n森林覆盖率(%)|23.5|26|约束性");
    attach_notes(&mut drafts, "注:①*为2028年数据。②2030年森林覆盖率指标值为预计数。");
    assert_eq!(drafts[0].indicator.baseline.as_ref().unwrap().year(), Some(2028));
    assert_eq!(drafts[0].indicator.note.as_deref(), Some("为2028年数据"));
    assert_eq!(drafts[1].indicator.note.as_deref(), Some("2030年森林覆盖率指标值为预计数"));
    assert_eq!(drafts[1].indicator.baseline.as_ref().unwrap().year(), Some(2030));
}

#[test]
fn a_table_goes_on_after_the_end_of_a_page() {
    let mut tables = Tables::new(SETTING);
    let first = grid("领域|指标|2030年|2035年|属性\n民生|参保率(%)|93|95|预期性");
    let Found::Indicators(..) = tables.read(&first, 0) else { panic!("no table") };
    let second = grid("|床位数(张)|10|20|预期性\n生态|覆盖率(%)|23|26|约束性");
    let Found::Indicators(drafts, _) = tables.read(&second, 1) else { panic!("no table") };
    assert_eq!(drafts[0].indicator.domain.as_deref(), Some("民生"));
    assert_eq!(drafts[1].indicator.domain.as_deref(), Some("生态"));
    assert_eq!(shown(drafts[1].indicator.target.as_ref()), "2035 26");
}

#[test]
fn tables_of_projects_and_duties_are_left_alone() {
    for text in [
        "序号|项目名称|建设内容|总投资（亿元）|责任单位\n1|水库|新建|3.5|水利局",
        "序号|重点任务|责任单位|完成时限\n1|建设园区|发改委|2033年",
        "姓名|职务\n甲|主任",
    ] {
        assert_eq!(indicators(&grid(text), &SETTING, 0), (vec![], vec![]), "{text}");
    }
}

#[test]
fn traditional_tables_are_read_too() {
    let drafts = read("領域|指標|單位|２０３０年|２０３５年|屬性\n生態|森林覆蓋率|％|２３．５|２６|約束性");
    assert_eq!(row(&drafts[0]), ["", "森林覆蓋率", "％", "2030 23.5", "2035 26"]);
    assert_eq!(drafts[0].indicator.binding, Some(Binding::Binding));
}

#[test]
fn text_that_was_a_table_is_told() {
    assert!(flattened("1 落实率 — 100 预期性 2 覆盖率 90 100 约束性 3 参保率 93.19 95 预期性").is_some());
    assert!(flattened("坚持约束性指标和预期性指标相结合，2035年全面完成，其中约束性指标12项。").is_none());
}
