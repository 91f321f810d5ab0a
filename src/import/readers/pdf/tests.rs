use std::fmt::Write;

use super::*;
use crate::import::block::Block;

const TABLE: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n\
    1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfchar\n<0001> <89C4>\nendbfchar\nendcmap\n\
    CMapName currentdict /CMap defineresource pop\nend\nend";

/// A PDF of pages with these drawings; `/F` is a font with the bytes of GBK, `/U` one of two bytes a character, `/N` the same
/// without a table of what they are, `/S` one whose codes are its own.
fn pdf(pages: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
            .to_owned(),
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[4 0 R]>>".to_owned(),
        stream(TABLE),
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+X/FontDescriptor<</Type/FontDescriptor/Flags 4>>>>".to_owned(),
    ];
    let mut kids = String::new();
    for page in pages {
        let at = objects.len() + 1;
        write!(kids, "{at} 0 R ").unwrap();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources<</Font<</F 3 0 R/U 5 0 R/N 7 0 R/S 8 0 R>>>>>>",
            at + 1
        ));
        objects.push(stream(page));
    }
    *objects.get_mut(1).unwrap() = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1).bytes(),
    );
    file
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// The drawing of words at a place, in characters of 10 points.
fn at(x: u32, y: u32, words: &str) -> String {
    let (bytes, ..) = encoding_rs::GB18030.encode(words);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("BT /F 10 Tf {x} {y} Td <{hex}> Tj ET\n")
}

fn shown(pages: &[String]) -> Vec<String> {
    let show = |block: Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.into(),
        Block::Table(grid) => {
            let row = |row: Vec<crate::import::block::Cell>| {
                row.iter().map(|cell| &*cell.text).collect::<Vec<_>>().join("|")
            };
            format!("T {}", grid.rows().map(row).collect::<Vec<_>>().join(" ; "))
        }
    };
    read(&pdf(pages)).unwrap().blocks.into_iter().map(show).collect()
}

#[test]
fn lines_set_full_are_one_paragraph_and_a_short_one_ends_it() {
    let full = "坚持以人民为中心推动高质量发展完善公共服务体系和制度";
    let page = at(80, 700, "第一章总则")
        + &at(120, 680, full.get(..72).unwrap())
        + &at(100, 660, full)
        + &at(100, 640, "结束。")
        + &at(120, 620, full.get(..72).unwrap());
    let first = format!("{}{full}结束。", full.get(..72).unwrap());
    assert_eq!(shown(&[page]), ["第一章总则".to_owned(), first, full.get(..72).unwrap().to_owned()]);
}

#[test]
fn a_line_left_empty_ends_a_paragraph_however_full_its_last_line_is() {
    let full = "坚持以人民为中心推动高质量发展完善公共服务体系和制度";
    let page = at(100, 700, full) + &at(100, 680, full) + &at(100, 640, "（一）总则") + &at(100, 600, full);
    assert_eq!(shown(&[page]), [full.repeat(2), "（一）总则".to_owned(), full.to_owned()]);
}

#[test]
fn two_columns_of_text_are_read_one_after_the_other() {
    let full = "坚持以人民为中心推动高质量发展完善服";
    let lines = |x: u32, words: &str| {
        let mut drawing = at(x + 20, 700, full.get(..48).unwrap());
        (1..8_u32).for_each(|n| drawing += &at(x, 700 - 20 * n, full));
        drawing + &at(x, 540, words)
    };
    let page =
        at(200, 760, "第一章总则与其他各项要求和任务") + &lines(60, "左边完。") + &lines(300, "右边完。");
    let column = |words: &str| format!("{}{}{words}", full.get(..48).unwrap(), full.repeat(7));
    let title = "第一章总则与其他各项要求和任务".to_owned();
    assert_eq!(shown(&[page]), [title, column("左边完。"), column("右边完。")]);
}

#[test]
fn a_table_of_two_wide_columns_is_no_text_in_columns() {
    let (duty, office) = ("建设养老床位并改造老旧小区的设施", "市民政局市财政局");
    let row = |n: u32| {
        at(60, 700 - 20 * n, duty) + &at(260, 700 - 20 * n, office) + &at(340, 700 - 20 * n, "和各区")
    };
    let page: String = (0..8).map(row).collect();
    let lines = shown(&[page]).join("\n");
    assert!(!lines.contains(&duty.repeat(2)), "{lines}");
}

#[test]
fn characters_without_a_meaning_are_told_and_not_made_up() {
    let unknown =
        |words: &str| format!("BT /N 10 Tf 100 700 Td <{}> Tj ET\n", "0102".repeat(words.chars().count()));
    assert_eq!(read(&pdf(&[unknown("规划的文字")])).unwrap_err(), ReadError::NoMeaning);
    let mostly = at(100, 600, "一、总则") + &unknown("规划的文字很长");
    assert_eq!(read(&pdf(&[mostly])).unwrap_err(), ReadError::NoMeaning, "what is left is no text");
    let partly = at(100, 600, "一、总则和全部任务") + &unknown("规划");
    assert_eq!(read(&pdf(&[partly])).unwrap().losses, [Loss::Glyphs(2)]);
    let symbols = at(100, 600, "总则") + "BT /S 10 Tf 100 700 Td (!#$%) Tj ET\n";
    assert_eq!(read(&pdf(&[symbols])).unwrap_err(), ReadError::NoMeaning, "codes of the font's own");
}

#[test]
fn heads_and_numbers_of_pages_are_left_out_and_counted() {
    let page = |number: u32| {
        at(100, 800, "某市人民政府公报")
            + &at(100, 700, &"内容".repeat(number as usize))
            + &at(200, 50, &format!("— {number} —"))
    };
    let pages: Vec<String> = (1..5).map(page).collect();
    assert_eq!(shown(&pages), ["内容", "内容内容", "内容内容内容", "内容内容内容内容"]);
    let losses = read(&pdf(&pages)).unwrap().losses;
    assert_eq!(losses, [Loss::Furniture(8, "某市人民政府公报".into())]);
}

#[test]
fn pieces_under_each_other_are_a_table() {
    let row = |y: u32, cells: [&str; 3]| at(100, y, cells[0]) + &at(250, y, cells[1]) + &at(350, y, cells[2]);
    let page = row(700, ["指标", "现状", "目标"])
        + &row(680, ["养老床位（张）", "100", "200"])
        + &row(660, ["参保率（%）", "93.19", "95"])
        + &row(640, ["预期寿命（岁）", "77.3", "78.1"])
        + &at(120, 600, "注：甲");
    assert_eq!(
        shown(&[page]),
        [
            "T 指标|现状|目标 ; 养老床位（张）|100|200 ; 参保率（%）|93.19|95 ; 预期寿命（岁）|77.3|78.1",
            "注：甲"
        ]
    );
}

#[test]
fn a_font_s_own_table_is_used_and_codes_without_meaning_are_counted() {
    let document = read(&pdf(&["BT /U 10 Tf 100 700 Td [<0001> -50 <0007>] TJ ET".to_owned()])).unwrap();
    assert_eq!(document.blocks, [Block::Paragraph(crate::import::block::Paragraph::of("规"))]);
    assert_eq!(document.losses, [Loss::Glyphs(1)]);
}

#[test]
fn pages_that_are_pictures_and_files_cut_off_are_told() {
    assert_eq!(read(&pdf(&["q Q".to_owned()])).unwrap_err(), ReadError::NoText);
    assert_eq!(read(b"%PDF-1.4\n").unwrap_err(), ReadError::Damaged("pdf"));
    let file = pdf(&[at(100, 700, "甲")]);
    for length in (0..file.len()).step_by(7) {
        let _ = read(file.get(..length).unwrap());
    }
}

#[test]
fn pages_that_come_to_far_more_than_the_file_are_refused() {
    let pages: Vec<String> = (0..5).map(|_| at(100, 700, "甲")).collect();
    assert_eq!(read_within(&pdf(&pages), 100).unwrap_err(), ReadError::TooLarge);
    // A drawing that shows itself twice doubles with each level.
    let twice = "<</Subtype/Form/Length 12>>stream\n/X Do /X Do \nendstream";
    let file = String::from_utf8(pdf(&["/X Do".to_owned()])).unwrap();
    let file = file.replace("/Font<<", "/XObject<</X 3 0 R>>/Font<<").replace(
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>",
        twice,
    );
    assert!(read_within(file.as_bytes(), 1 << 20).is_err());
}
