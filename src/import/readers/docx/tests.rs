use super::*;
use crate::import::block::{Block, Paragraph};
use crate::import::readers::package::tests::zipped;

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="2"><w:name w:val="小标题"/><w:basedOn w:val="3"/></w:style>
<w:style w:styleId="3"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="t"><w:name w:val="Title"/></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"#;

const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> 为</w:t></w:r><w:r><w:t>预计数。</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>含民办。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn document(body: &str) -> Document {
    let xml = format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let parts = [
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
        ("word/document.xml", &*xml),
    ];
    read(&zipped(&parts)).unwrap()
}

/// A paragraph of these properties and words.
fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A cell of these properties and words.
fn tc(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", words))
}

fn shown(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(Paragraph { text, level, number }) => lines.push(format!(
                "{}{}{text}",
                level.map(|level| format!("{level}>")).unwrap_or_default(),
                number.as_ref().map(|number| format!("[{number}]")).unwrap_or_default(),
            )),
            Block::Table(grid) => lines.extend(grid.rows().map(|row| {
                let cells: Vec<&str> = row.iter().map(|cell| &*cell.text).collect();
                cells.join("|")
            })),
        }
    }
    lines
}

#[test]
fn headings_are_known_by_style_by_what_it_is_based_on_and_by_their_own_level() {
    let body = p(r#"<w:pStyle w:val="t"/>"#, "某市规划")
        + &p(r#"<w:pStyle w:val="1"/>"#, "总则")
        + &p(r#"<w:pStyle w:val="2"/>"#, "目标")
        + &p(r#"<w:outlineLvl w:val="2"/>"#, "任务")
        + &p(r#"<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>"#, "正文");
    let document = document(&body);
    assert_eq!(shown(&document), ["某市规划", "1>[第一章]总则", "2>目标", "3>任务", "[第二章]正文"]);
    assert_eq!(document.title.as_deref(), Some("某市规划"));
}

#[test]
fn list_numbers_count_on_start_anew_below_and_are_no_bullets() {
    let at = |list: u8, level: u8| {
        format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#)
    };
    let places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 0), (0, 0)];
    let body: String = places.iter().map(|(list, level)| p(&at(*list, *level), "甲")).collect();
    let numbered =
        ["[第一章]甲", "[1.1]甲", "[1.2]甲", "[第二章]甲", "[2.1]甲", "甲", "[第五章]甲", "[第六章]甲", "甲"];
    assert_eq!(shown(&document(&body)), numbered);
}

#[test]
fn merged_cells_stand_in_every_place_they_cover() {
    let rows = [
        tc(r#"<w:vMerge w:val="restart"/>"#, "领域") + &tc(r#"<w:gridSpan w:val="2"/>"#, "指标"),
        tc("<w:vMerge/>", "") + &tc("", "床位") + &tc("", "5%"),
    ];
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    let document = document(&format!("<w:tbl>{rows}</w:tbl>"));
    assert_eq!(shown(&document), ["领域|指标|指标", "领域|床位|5%"]);
    let Some(Block::Table(grid)) = document.blocks.first() else { panic!("no table") };
    let repeated: Vec<bool> = grid.rows().flatten().map(|cell| cell.is_repeated).collect();
    assert_eq!(repeated, [false, false, true, true, false, false]);
}

#[test]
fn a_box_of_one_cell_is_its_paragraphs() {
    let body = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("", "专栏1"), p("", "工程"));
    assert_eq!(shown(&document(&body)), ["专栏1", "工程"]);
}

#[test]
fn words_taken_out_field_codes_and_the_second_form_of_a_drawing_are_left_out() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>丙</w:t></w:r></w:ins><w:r><w:instrText>TOC</w:instrText><w:tab/><w:t>丁</w:t></w:r>\
        <w:r><w:br/><w:t>戊</w:t></w:r></w:p>\
        <w:p><w:r><w:t>图</w:t><AlternateContent><Choice><txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></txbxContent>\
        </Choice><Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></Fallback></AlternateContent></w:r></w:p>";
    assert_eq!(shown(&document(body)), ["甲丙\t丁", "戊", "图", "框"]);
}

#[test]
fn a_table_in_a_cell_and_a_table_in_a_text_box_lose_no_words() {
    let row = format!("<w:tr>{}{}</w:tr>", tc("", "内"), tc("", "1"));
    let inner = format!("<w:tbl>{row}{row}</w:tbl>");
    let outer = format!("<w:tbl><w:tr>{}<w:tc>{inner}</w:tc></w:tr></w:tbl>", tc("", "外"));
    assert_eq!(shown(&document(&outer)), ["外|", "内|1", "内|1"]);
    let boxed = format!("<w:p><w:r><w:t>图</w:t><txbxContent>{inner}</txbxContent></w:r></w:p>");
    assert_eq!(shown(&document(&boxed)), ["图", "内|1", "内|1"]);
}

#[test]
fn notes_stand_behind_the_paragraph_or_the_table_that_has_their_mark() {
    let mark = |id: u8| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let row = format!("<w:tr>{}{}</w:tr>", tc("", "床位"), tc("", "5"));
    let body = format!("<w:p><w:r><w:t>甲</w:t></w:r>{}<w:r><w:t>乙</w:t></w:r></w:p>", mark(2))
        + &format!("<w:tbl>{}{row}</w:tbl>", row.replacen("</w:p>", &format!("{}</w:p>", mark(3)), 1))
        + &p("", "丙");
    assert_eq!(shown(&document(&body)), ["甲乙", "注：为预计数。", "床位|5", "床位|5", "注：含民办。", "丙"]);
}

#[test]
fn a_package_that_is_no_document_is_refused() {
    let missing = read(&zipped(&[("xl/workbook.xml", "<a/>")]));
    assert_eq!(missing.unwrap_err(), ReadError::Missing("word/document.xml"));
    let broken = read(&zipped(&[("word/document.xml", "<w:document><w:body>")]));
    assert_eq!(broken.unwrap_err(), ReadError::Damaged("word/document.xml"));
}

#[test]
fn paragraphs_inside_paragraphs_without_end_are_read() {
    let deep = "<w:p>".repeat(5000) + "<w:r><w:t>甲</w:t></w:r>" + &"</w:p>".repeat(5000);
    assert_eq!(shown(&document(&deep)), ["甲"]);
    let tables = "<w:tbl><w:tr><w:tc>".repeat(500) + &p("", "甲") + &"</w:tc></w:tr></w:tbl>".repeat(500);
    assert_eq!(shown(&document(&tables)), ["甲"]);
}
