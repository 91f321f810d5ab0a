use super::*;
use crate::import::readers::package::tests::zipped;

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0&quot;年&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="176"/></cellXfs></styleSheet>"#;
const STRINGS: &str =
    "<sst><si><t>领域</t></si><si><r><t>指</t></r><r><t>标</t></r><rPh><t>zhi</t></rPh></si></sst>";
const LINKS: &str = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="主要指标" sheetId="1" r:id="r1"/><sheet name="Sheet2" sheetId="2" r:id="r2"/></sheets></workbook>"#;

fn book(first: &str, second: &str) -> Result<Document, ReadError> {
    read(&zipped(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", first),
        ("xl/worksheets/sheet2.xml", second),
    ]))
}

fn shown(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.to_string()),
            Block::Table(grid) => lines.extend(
                grid.rows().map(|row| row.iter().map(|cell| &*cell.text).collect::<Vec<_>>().join("|")),
            ),
        }
    }
    lines
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let row = |hidden: &str, words: &str| {
        let cell = |words: &str| format!(r#"<c t="inlineStr"><is><t>{words}</t></is></c>"#);
        format!("<row {hidden}>{}{}{}</row>", cell(words), cell("单位"), cell("旧值"))
    };
    let rows = row("", "指标") + &row(r#"hidden="1""#, "藏") + &row("", "床位");
    let sheet = format!(
        r#"<worksheet><cols><col min="3" max="4" hidden="1"/></cols><sheetData>{rows}</sheetData></worksheet>"#
    );
    let parts = [
        ("xl/workbook.xml", BOOK.replace(r#"name="Sheet2""#, r#"name="草稿" state="hidden""#)),
        ("xl/_rels/workbook.xml.rels", LINKS.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet.clone()),
        ("xl/worksheets/sheet2.xml", sheet),
    ];
    let document = read(&zipped(&parts.each_ref().map(|(name, part)| (*name, part.as_str())))).unwrap();
    assert_eq!(shown(&document), ["指标|单位", "床位|单位"]);
    let losses = [Loss::HiddenSheet("草稿".into()), Loss::HiddenRows("主要指标".into(), 5)];
    assert_eq!(document.losses, losses);
}

#[test]
fn cells_show_words_percentages_and_merged_domains() {
    let sheet = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>某市主要指标</t></is></c></row>
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" s="2"><v>2031</v></c></row>
        <row r="5"><c r="A5" t="str"><v>民生</v></c><c r="B5" t="inlineStr"><is><t>参保率</t></is></c><c r="D5" s="1"><v>0.647</v></c></row>
        <row r="6"><c r="A6"/><c r="B6" t="inlineStr"><is><t>床位</t></is></c><c r="D6"><f>A1+1</f></c></row>
        <row r="7"><c r="A7" t="inlineStr"><is><t>注：甲</t></is></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A5:A6"/></mergeCells></worksheet>"#;
    let document = book(sheet, "<worksheet/>").unwrap();
    let lines = ["某市主要指标", "领域|指标|2031年", "民生|参保率|64.7%", "民生|床位|", "注：甲"];
    assert_eq!(shown(&document), lines);
    assert_eq!(document.losses, [Loss::Formula("主要指标!D6".into())]);
}

#[test]
fn many_sheets_stand_under_the_names_that_someone_chose() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>"#;
    assert_eq!(shown(&book(sheet, sheet).unwrap()), ["主要指标", "1|2", "1|2"]);
}

#[test]
fn cells_at_the_far_end_of_a_sheet_cost_nothing() {
    let cell = |name: &str| format!(r#"<row><c r="{name}"><v>1</v></c></row>"#);
    let rows: String =
        (1..2000).map(|at| cell(&format!("{}{at}", if at % 2 == 0 { "A" } else { "XFD" }))).collect();
    let sheet = format!(
        r#"<worksheet><sheetData>{rows}{}</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells></worksheet>"#,
        cell("XFD1048576")
    );
    assert!(book(&sheet, "<worksheet/>").unwrap().blocks.len() < 3000);
}

#[test]
fn a_package_that_is_no_workbook_is_refused() {
    assert_eq!(read(&zipped(&[("a", "<a/>")])).unwrap_err(), ReadError::Missing("xl/workbook.xml"));
    assert_eq!(book("<worksheet><sheetData>", "").unwrap_err(), ReadError::Damaged("xl/worksheets"));
}
