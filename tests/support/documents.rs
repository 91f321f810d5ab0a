//! Documents made for tests: a plan of any length as text, in a Word file, an Excel file and a PDF.
#![allow(dead_code, reason = "each test program uses its own part")]
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

/// The lines of a plan of so many measures.
pub(crate) fn lines(measures: usize) -> Vec<String> {
    let mut lines = vec!["云溪市“十五五”社区服务规划".to_owned(), "一、总体要求".to_owned()];
    lines.push("到2030年，社区养老设施覆盖率达到90%以上，每千人口拥有托位数不低于4.5个。".to_owned());
    for n in 0..measures {
        if n % 40 == 0 {
            lines.push(format!("{}、第{}类重点任务", numeral(2 + n / 40), n / 40 + 1));
        }
        if n % 8 == 0 {
            lines.push(format!("（{}）完善第{}项服务体系", numeral(n / 8 % 5 + 1), n / 8 + 1));
        }
        lines.push(format!(
            "{}.建设第{n}处服务设施。改造老旧场所，配齐照料、助餐、托育等设施，到2030年新建床位{}张，服务覆盖{}个社区，群众满意度达到{}%以上。",
            n % 8 + 1,
            300 + n % 700,
            10 + n % 90,
            80 + n % 20
        ));
    }
    lines
}

/// A plan of about so many bytes as text.
pub(crate) fn text(bytes: usize) -> String {
    let measure = lines(80).join("\n").len() / 80;
    lines(bytes / measure).join("\n")
}

fn numeral(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match n {
        0..10 => DIGITS[n].to_owned(),
        10..20 => format!("十{}", DIGITS[n - 10]),
        20..100 => format!("{}十{}", DIGITS[n / 10], DIGITS[n % 10]),
        _ => format!(
            "{}百{}",
            numeral(n / 100),
            if n.is_multiple_of(100) { String::new() } else { format!("零{}", numeral(n % 100)) }
        ),
    }
}

/// A Word file of these paragraphs.
pub(crate) fn docx(paragraphs: &[String]) -> Vec<u8> {
    let body: String = paragraphs.iter().map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")).collect();
    let document =
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    zipped(&[("word/document.xml", &document)])
}

/// An Excel file of one sheet.
pub(crate) fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let cell = |text: &String| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |row: &Vec<String>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let sheet = rows.iter().map(row).collect::<String>();
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    zipped(&[
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="指标" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    }
    zip.finish().expect("a package").into_inner()
}

/// A PDF of these lines, forty on a page, in the bytes of GBK.
pub(crate) fn pdf(lines: &[String]) -> Vec<u8> {
    let stream = |content: &str| format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
            .to_owned(),
    ];
    let mut kids = String::new();
    for page in lines.chunks(40) {
        let mut drawing = String::new();
        for (at, line) in page.iter().enumerate() {
            let (bytes, ..) = encoding_rs::GB18030.encode(line);
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            let y = 800 - 18 * at;
            writeln!(drawing, "BT /F 10 Tf 60 {y} Td <{hex}> Tj ET").expect("a string takes it");
        }
        write!(kids, "{} 0 R ", objects.len() + 1).expect("a string takes it");
        let content = objects.len() + 2;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        ));
        objects.push(stream(&drawing));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", lines.len().div_ceil(40));
    whole_pdf(&objects)
}

fn whole_pdf(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).expect("a string takes it");
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let (start, count) = (file.len(), objects.len() + 1);
    file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n{places}").bytes());
    file.extend(format!("trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
    file
}
