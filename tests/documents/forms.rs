//! Tables in the forms in which offices keep them, from the file to the plan.

use crate::documents::{docx, xlsx};
use gangmu::import::{self, Draft, Options};
use std::fmt::Write as _;

fn read(bytes: &[u8], name: &str) -> Draft {
    import::read(bytes, name, &Options::default()).unwrap()
}

fn names(draft: &Draft) -> Vec<&str> {
    draft.plan.indicators.iter().map(|indicator| indicator.name.as_str()).collect()
}

#[test]
fn rows_typed_with_tabs_in_a_word_document_are_all_there() {
    let mut lines =
        vec!["云溪市“十五五”养老服务规划".to_owned(), "一、主要目标".into(), "专栏1 主要指标".into()];
    lines.push("序号\t指标名称\t单位\t2025年\t2030年\t属性".to_owned());
    lines.extend((1..=47).map(|n| format!("{n}\t第{n}类服务覆盖率\t%\t{n}\t{}\t约束性", n + 50)));
    lines.extend(["二、保障措施".to_owned(), "加强领导。成立小组。".into()]);
    let tabbed = |line: &String| line.replace('\t', "</w:t></w:r><w:r><w:tab/><w:t>");
    let draft = read(&docx(&lines.iter().map(tabbed).collect::<Vec<_>>()), "plan.docx");
    assert_eq!((draft.plan.indicators.len(), draft.report.warnings), (47, vec![]));
    let last = draft.plan.indicators.last().unwrap();
    assert_eq!((last.id.as_str(), last.target.as_ref().unwrap().text.as_str()), ("t47", "97"));
}

#[test]
fn a_row_of_a_table_is_not_read_as_a_sentence_too() {
    let page = "<html><body><h1>云溪市“十五五”养老服务规划</h1><h2>一、主要目标</h2><table>\
        <tr><td>指标</td><td>2025年</td><td>2030年</td></tr><tr><td>床位数</td><td>3张</td><td>达到5张以上</td></tr></table>\
        <p>到2030年，护理型床位占比达到60%以上。</p></body></html>";
    assert_eq!(names(&read(page.as_bytes(), "a.html")), ["床位数", "护理型床位占比"]);
}

#[test]
fn a_note_speaks_of_the_tables_above_it_and_of_no_other() {
    let table = |name: &str| format!("指标|单位|2025年|2030年\n{name}①|%|50|60\n参保率|%|90|95\n");
    let mut text = "云溪市“十五五”养老服务规划\n一、主要目标\n".to_owned();
    writeln!(text, "{}注：①为预计数。", table("床位占比")).unwrap();
    writeln!(text, "下表是区县的指标。\n{}注：①为快报数。", table("覆盖面积")).unwrap();
    let draft = read(text.as_bytes(), "plan.txt");
    let notes: Vec<_> = draft.plan.indicators.iter().map(|indicator| indicator.note.as_deref()).collect();
    assert_eq!(notes, [Some("为预计数"), None, Some("为快报数"), None]);
}

#[test]
fn a_workbook_of_nothing_but_a_table_is_named_by_its_caption() {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let book = |caption: &str| {
        xlsx(&[
            row(&[caption]),
            row(&["指标", "单位", "2025年", "2030年", "属性"]),
            row(&["护理型床位占比", "%", "50", "60", "约束性"]),
            row(&["参保率", "%", "93", "95", "预期性"]),
        ])
    };
    let draft = read(&book("云溪市“十五五”养老服务规划主要指标"), "a.xlsx");
    assert_eq!(draft.plan.title, "云溪市“十五五”养老服务规划");
    assert_eq!((draft.plan.region.as_str(), draft.plan.period.from), ("云溪市", 2026));
    assert_eq!(names(&draft), ["护理型床位占比", "参保率"]);
    let draft = read(&book("“十五五”规划主要指标"), "b.xlsx");
    assert_eq!(draft.plan.title, "b", "whose plan it is of is not said");
}
