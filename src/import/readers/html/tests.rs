use super::*;

fn shown(page: &str) -> Vec<String> {
    let show = |block: Block| match block {
        Block::Paragraph(Paragraph { text, level, number }) => format!(
            "{}{}{text}",
            level.map(|level| format!("{level}>")).unwrap_or_default(),
            number.map(|number| format!("[{number}]")).unwrap_or_default()
        ),
        Block::Table(grid) => {
            let row = |row: Vec<crate::import::block::Cell>| {
                row.iter().map(|cell| cell.text.replace('\n', "/")).collect::<Vec<_>>().join("|")
            };
            format!("T {}", grid.rows().map(row).collect::<Vec<_>>().join(" ; "))
        }
    };
    read(page).unwrap().blocks.into_iter().map(show).collect()
}

fn prose(sentences: usize) -> String {
    "坚持以人民为中心，推动高质量发展，完善公共服务体系。".repeat(sentences)
}

#[test]
fn a_table_in_a_cell_that_only_sets_its_words_is_these_words() {
    let nested = "<table><tr><td>5</td></tr><tr><td>万张</td></tr></table>";
    let table =
        format!("<table><tr><td>指标</td><td>目标</td></tr><tr><td>床位</td><td>{nested}</td></tr></table>");
    let page = format!("<html><body><p>{}</p>{table}</body></html>", prose(20));
    assert_eq!(shown(&page).last().unwrap(), "T 指标|目标 ; 床位|5/万张");
}

#[test]
fn an_article_is_found_among_navigation_share_buttons_and_feet() {
    let text = prose(30);
    let page = format!(
        r#"<html><head><title>某市规划_某市人民政府</title><style>x</style></head><body>
        <div class="header"><ul><li><a href="/">首页</a></li><li><a>政务公开</a></li></ul></div>
        <div class="main"><div class="crumbs">当前位置：<a>首页</a></div><div class="con">
        <h1>某市规划</h1><div class="share">分享到：微信 微博</div><script>var 甲 = 1;</script>
        <div id="UCAP-CONTENT"><p>　　{text}</p><p style="display: none">隐藏</p><h2>第一章</h2><p>{text}</p></div>
        </div></div><div class="footer">主办：某市人民政府 版权所有</div></body></html>"#
    );
    let expected = [format!("　　{text}").trim().to_owned(), "2>第一章".into(), text];
    assert_eq!(shown(&page), expected);
    assert_eq!(read(&page).unwrap().title.as_deref(), Some("某市规划"));
}

#[test]
fn a_text_in_two_parts_loses_neither() {
    let (long, short) = (prose(40), prose(12));
    let page = format!("<body><div><p>{long}</p></div><div><p>{short}</p></div></body>");
    assert_eq!(shown(&page), [long, short]);
}

#[test]
fn merged_cells_are_spread_and_lines_in_cells_kept() {
    let page = "<p>前</p><table><thead><tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr>\
        <tr><th>甲</th><th>乙</th></tr></thead><tr><td><p>床位</p><p>（张）</p></td><td>5</td><td>&gt;6<br></td></tr></table>";
    assert_eq!(shown(page), ["前", "T 指标|目标|目标 ; 指标|甲|乙 ; 床位/（张）|5|>6"]);
}

#[test]
fn a_table_that_only_places_the_page_is_no_table() {
    let page =
        "<table><tr><td>左</td><td><p>甲</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>";
    assert_eq!(shown(page), ["左", "甲", "T a|b"]);
}

#[test]
fn breaks_end_lines_and_numbered_lists_have_numbers() {
    assert_eq!(
        shown("<div>甲<br/>乙</div><ol start=3><li>丙</li><li><p>丁</p></li></ol><ul><li>戊</li></ul>"),
        ["甲", "乙", "[3.]丙", "[4.]丁", "戊"]
    );
    assert_eq!(shown("<h2>第一章<br>总则</h2>"), ["2>第一章\n总则"]);
}

#[test]
fn a_page_without_words_is_told_and_deep_nesting_is_read() {
    assert_eq!(read("<script>x</script>").unwrap_err(), ReadError::NoText);
    let deep = "<div>".repeat(400_000) + "甲";
    assert_eq!(shown(&deep), ["甲"]);
}

#[test]
fn what_strays_into_a_table_stands_before_it_as_in_a_browser() {
    let page = "<table>甲<tr>乙<td>1</td><td>2</td></tr><!-- 注 --><b>丙</b><tr><td>3<td>4</table>丁";
    assert_eq!(shown(page), ["甲乙丙", "T 1|2 ; 3|4", "丁"]);
    assert_eq!(shown("<p><b>甲<p>乙</b>丙</p><form>丁<div>戊</form>己</div>"), ["甲", "乙丙", "丁", "戊己"]);
    assert_eq!(shown("<select><option>甲</select><template><p>乙</p></template><p>丙"), ["丙"]);
}

#[test]
fn a_page_is_read_the_same_wherever_the_parser_is_given_its_next_piece() {
    let text = prose(2000);
    assert!(text.len() > 1 << 17, "it is parsed in several pieces");
    for before in ["", "x", "xy"] {
        assert_eq!(
            shown(&format!("<p>{before}{text}<p>甲&amp;乙")),
            [format!("{before}{text}"), "甲&乙".into()]
        );
    }
}
