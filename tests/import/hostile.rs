//! Files made to harm: they are refused, or read for what they are, in memory and time that follow from their size.

use crate::fuzz::laws::draft_is_sound;
use crate::fuzz::packed;
use gangmu::import::{Draft, ImportError, Options, read};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

/// Reads a file; what it gives keeps the laws.
fn read_soundly(bytes: &[u8]) -> Result<Draft, ImportError> {
    let draft = read(bytes, "file", &Options::default())?;
    draft_is_sound(&draft, bytes.len());
    Ok(draft)
}

/// A .docx file with this body.
fn docx(body: &str) -> Vec<u8> {
    packed::package(
        format!("=== word/document.xml\n<w:document><w:body>{body}</w:body></w:document>").as_bytes(),
    )
    .into_owned()
}

fn words(draft: &Draft) -> String {
    draft
        .plan
        .sections
        .iter()
        .flat_map(|section| std::iter::once(section.title.as_str()).chain(section.text.iter()))
        .collect()
}

#[test]
fn packages_that_unpack_without_end_are_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let part = |at: usize| format!("xl/worksheets/sheet{at}.xml");
    let (mut sheets, mut links) = (String::new(), String::new());
    for at in 0..6 {
        write!(sheets, r#"<sheet name="{at}" id="r{at}"/>"#).unwrap();
        write!(links, r#"<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>"#).unwrap();
        zip.start_file(part(at), zip::write::SimpleFileOptions::default()).unwrap();
        // No sheet alone is too large: all together are.
        zip.write_all(&vec![b' '; 7 << 20]).unwrap();
        zip.write_all(b"<worksheet/>").unwrap();
    }
    for (name, words) in [
        ("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{links}</Relationships>")),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    let error = read_soundly(&bytes).unwrap_err();
    assert!(error.to_string().contains("too large"), "{error}");
}

#[test]
fn entities_of_a_package_are_not_expanded() {
    let entity = |n: u32| format!(r#"<!ENTITY e{n} "{}">"#, format!("&e{};", n - 1).repeat(10));
    let bomb: String = (1..20).map(entity).collect();
    let xml = format!(
        "=== word/document.xml\n<!DOCTYPE d [<!ENTITY e0 \"哈\">{bomb}]><w:document><w:p><w:t>一、甲&e19;</w:t></w:p></w:document>"
    );
    let draft = read_soundly(&packed::package(xml.as_bytes())).unwrap();
    assert!(words(&draft).contains("甲&e19;"), "{}", words(&draft));
}

#[test]
fn elements_a_hundred_thousand_deep_are_read() {
    for (open, close) in
        [("<w:p>", "</w:p>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<x>", "</x>")]
    {
        let deep = format!(
            "{}<w:p><w:r><w:t>一、甲</w:t></w:r></w:p>{}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        assert_eq!(words(&read_soundly(&docx(&deep)).unwrap()), "甲", "{open}");
    }
    let page = format!("<html><body>{}一、甲", "<div><b>".repeat(100_000));
    assert_eq!(words(&read_soundly(page.as_bytes()).unwrap()), "甲");
}

#[test]
fn merged_cells_that_claim_a_whole_sheet_cost_nothing() {
    let table = "<html><body><p>一、甲</p><table>".to_owned()
        + &"<tr><td rowspan=65535 colspan=1000>某些文字<td>1".repeat(300)
        + "</table>";
    assert!(read_soundly(table.as_bytes()).is_ok());
}

#[test]
fn packages_cut_off_at_every_hundredth_byte_are_told() {
    for parts in ["docx/parts", "xlsx/parts"] {
        let path = format!("{}/tests/fuzz/corpus/{parts}", env!("CARGO_MANIFEST_DIR"));
        let file = packed::package(&std::fs::read(path).unwrap()).into_owned();
        assert!(read_soundly(&file).is_ok(), "{parts}");
        for end in (0..file.len()).step_by(100) {
            assert!(read_soundly(&file[..end]).is_err(), "{parts} up to {end}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn loops_in_a_pdf_end() {
    let loops = [
        // The tree of pages, a page its own parent, a drawing in itself, a length that is its own.
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 2>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 3 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>\nendobj\n\
         4 0 obj\n<</Subtype/Form/Length 6 0 R>>stream\n/X Do /X Do\nendstream\nendobj\n6 0 obj\n6 0 R\nendobj\n",
        // The catalog is its own tree; objects refer to each other.
        "1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 99999999>>\nendobj\n2 0 obj\n3 0 R\nendobj\n3 0 obj\n2 0 R\nendobj\n",
    ];
    for objects in loops {
        assert!(read_soundly(&packed::pdf(objects.as_bytes())).is_err());
    }
    // The tables of places lead from one to the next and back.
    let file = b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n";
    assert!(read_soundly(file).is_err());
    let deep = format!("1 0 obj\n{}\nendobj\n", "[<</A ".repeat(200_000));
    assert!(read_soundly(&packed::pdf(deep.as_bytes())).is_err());
}

#[test]
fn a_long_line_of_words_and_blanks_is_read_in_one_pass() {
    for words in ["甲  乙", "*a ", "甲\u{3000}2031年 "] {
        let draft = read(words.repeat(100_000).as_bytes(), "a.txt", &Options::default()).unwrap();
        assert!(!draft.plan.sections.is_empty(), "{words}");
    }
}
