//! The reader of Markdown: text whose headings are marked, with the marks taken off.
//!
//! What always holds: a line is a paragraph, as in plain text, for Chinese writers seldom part paragraphs by blank
//! lines; the marks of emphasis, links and lists go, the words and the numbers of lists stay. A line that only looks
//! marked (`2*3*4`, `#标签`) stays as it is.

use super::flat;
use super::text::push_line;
use super::{ReadError, text};
use crate::import::block::{Block, Document, Paragraph};

/// Bytes within which a mark has its twin.
const FARTHEST: usize = 2000;

/// Reads decoded Markdown.
///
/// # Errors
///
/// None so far: any text is a document.
pub fn read(markdown: &str) -> Result<Document, ReadError> {
    let (title, markdown) = front_matter(markdown);
    let mut document = text::read("")?;
    document.title = title;
    let lines: Vec<&str> = markdown.lines().collect();
    let mut fence = None;
    // Up to where lines may belong together: no table reaches over a heading or a fence.
    let mut end = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if at >= end {
            let parts = |line: &&str| marked_heading(line).is_some() || fence_mark(line).is_some();
            end = lines.iter().skip(at + 1).position(parts).map_or(lines.len(), |next| at + 1 + next);
        }
        let rest = lines.get(at..end).unwrap_or_default();
        at += 1;
        if let Some(mark) = fence_mark(line) {
            match fence {
                Some(open) if open == mark => fence = None,
                Some(_) => push_line(&mut document.blocks, line),
                None => fence = Some(mark),
            }
            continue;
        }
        if fence.is_some() {
            push_line(&mut document.blocks, line);
            continue;
        }
        at += push(&mut document.blocks, rest) - 1;
    }
    if matches!(document.blocks.last(), Some(Block::Paragraph(last)) if last.text.is_empty()) {
        document.blocks.pop();
    }
    document.title = document.title.take().or_else(|| only_first_heading(&document.blocks));
    Ok(document)
}

/// Adds what the first line, and those that belong to it, are; how many lines that took.
fn push(blocks: &mut Vec<Block>, rest: &[&str]) -> usize {
    let Some(line) = rest.first() else { return 1 };
    if let Some((level, words)) = marked_heading(line) {
        blocks.push(heading(level, words));
        return 1;
    }
    if let Some(level) = rest.get(1).and_then(|next| underline(line, next)) {
        blocks.push(heading(level, line));
        return 2;
    }
    let is_rule = is_thematic_break(line);
    let (used, table) = if is_rule || line.trim().is_empty() { (0, None) } else { flat::table(rest) };
    if let Some(table) = table {
        blocks.extend(table.into_iter().map(without_marks));
        return used;
    }
    if is_rule || is_definition(line) {
        push_line(blocks, "");
        return 1;
    }
    // What is known to be no table is not looked at again for tables, but may hold headings.
    for (at, line) in rest.iter().take(used.max(1)).enumerate() {
        let is_other = rest.get(at + 1).is_some_and(|next| underline(line, next).is_some());
        if at > 0 && is_other {
            return at;
        }
        push_line(blocks, &plain(unquoted(line)));
    }
    used.max(1)
}

fn heading(level: u8, words: &str) -> Block {
    Block::Paragraph(Paragraph { text: plain(words.trim()).into(), level: Some(level), number: None })
}

/// The level and the words of `## words`; the blank may be missing where no writer means a tag: after two marks.
fn marked_heading(line: &str) -> Option<(u8, &str)> {
    let line = line.trim();
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok().filter(|level| (1..=6).contains(level))?;
    let is_apart = words.starts_with([' ', '\t', '\u{3000}']) || level > 1;
    let words = words.trim().trim_end_matches('#').trim_end();
    (is_apart && !words.is_empty()).then_some((level, words))
}

/// The level of a heading that is underlined.
fn underline(line: &str, next: &str) -> Option<u8> {
    let next = next.trim_end();
    let has_words = !line.trim().is_empty() && !line.contains('|') && marked_heading(line).is_none();
    let of = |mark: char| next.len() >= 3 && next.chars().all(|c| c == mark);
    match has_words && !is_thematic_break(line) && line.chars().count() <= 80 {
        true if of('=') => Some(1),
        true if of('-') => Some(2),
        _ => None,
    }
}

fn is_thematic_break(line: &str) -> bool {
    let marks: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && ['-', '*', '_', '='].iter().any(|mark| marks.chars().all(|c| c == *mark))
}

/// Whether the line only says where a link leads.
fn is_definition(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]:"));
    rest.is_some_and(|(_, target)| {
        let target = target.trim();
        target.starts_with("http") || target.starts_with('#') || target.starts_with('/')
    })
}

fn fence_mark(line: &str) -> Option<char> {
    let line = line.trim_start();
    ['`', '~'].into_iter().find(|mark| line.chars().take_while(|c| c == mark).count() >= 3)
}

/// The line without the marks of quotes and of lists without numbers.
fn unquoted(line: &str) -> &str {
    let words = line.trim_start_matches([' ', '\t']).trim_start_matches("> ").trim_start_matches('>');
    let words = words.trim_start_matches([' ', '\t']);
    let words = ["- ", "* ", "+ ", "• "].iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words)
}

fn without_marks(mut block: Block) -> Block {
    if let Block::Table(grid) = &mut block {
        grid.each(|text| *text = plain(text).into());
    }
    block
}

/// The words without the marks inside the line.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = match first {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                plain.extend(after.chars().next());
                after.get(1..).unwrap_or_default()
            }
            '*' | '_' | '~' | '`' => emphasis(first, rest, &mut plain),
            '!' if after.starts_with('[') => link(after).map_or_else(
                || {
                    plain.push(first);
                    after
                },
                |(_, rest)| rest,
            ),
            '[' => match link(rest) {
                Some((words, rest)) => {
                    plain.push_str(words);
                    rest
                }
                None => {
                    plain.push(first);
                    after
                }
            },
            '<' => tag(rest, &mut plain).unwrap_or_else(|| {
                plain.push(first);
                after
            }),
            _ => {
                plain.push(first);
                after
            }
        };
    }
    plain
}

/// Takes off a mark of emphasis that has its twin later in the line; what follows.
fn emphasis<'a>(mark: char, rest: &'a str, plain: &mut String) -> &'a str {
    let after = rest.trim_start_matches(mark);
    let count = rest.len() - after.len();
    let twin = mark.to_string().repeat(count);
    let is_in_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let is_single = count == 1 && mark != '`';
    let opens = count <= 3 && !after.starts_with(char::is_whitespace) && !(mark == '~' && is_single);
    let inner = parted(after, &twin).filter(|(inner, _)| !inner.is_empty() && !inner.ends_with(' '));
    match inner {
        Some((inner, rest)) if opens && !(is_single && is_in_word(plain.chars().last())) => {
            plain.push_str(inner);
            rest
        }
        _ => {
            plain.push_str(&twin);
            after
        }
    }
}

/// The words of `[words](target)` and what follows.
fn link(rest: &str) -> Option<(&str, &str)> {
    let (words, after) = parted(rest.strip_prefix('[')?, "](")?;
    let (target, after) = parted(after, ")")?;
    (!words.contains(['[', ']']) && !target.contains(' ')).then_some((words, after))
}

/// The words before and after a mark that is not far: a line of nothing but marks is not to be searched again and again.
fn parted<'a>(words: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let end = (FARTHEST..words.len()).find(|end| words.is_char_boundary(*end)).unwrap_or(words.len());
    let at = words.get(..end)?.find(mark)?;
    Some((words.get(..at)?, words.get(at + mark.len()..)?))
}

/// Takes off a tag of HTML; `<br>` is a line end. What follows.
fn tag<'a>(rest: &'a str, plain: &mut String) -> Option<&'a str> {
    if let Some(after) = rest.strip_prefix("<!--") {
        return parted(after, "-->").map(|(_, after)| after);
    }
    let (inside, after) = parted(rest.strip_prefix('<')?, ">")?;
    let name = inside.trim_start_matches('/');
    let name = name.split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase();
    let known =
        ["br", "b", "i", "u", "em", "strong", "span", "font", "sup", "sub", "p", "div", "center", "a", "img"];
    if !known.contains(&&*name) {
        return None;
    }
    if name == "br" {
        plain.push('\n');
    }
    Some(after)
}

/// The title that a head between lines of `---` names, and the text after the head.
fn front_matter(markdown: &str) -> (Option<String>, &str) {
    let Some((head, after)) = markdown.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"))
    else {
        return (None, markdown);
    };
    let title = head.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned());
    (title.filter(|title| !title.is_empty()), after)
}

/// The words of the first block where it is a heading of level 1 and no other is.
fn only_first_heading(blocks: &[Block]) -> Option<String> {
    let is_top = |block: &&Block| matches!(block, Block::Paragraph(Paragraph { level: Some(1), .. }));
    if blocks.iter().filter(is_top).count() != 1 {
        return None;
    }
    match blocks.first() {
        Some(Block::Paragraph(Paragraph { text, level: Some(1), .. })) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markdown: &str) -> Vec<String> {
        let show = |block: Block| match block {
            Block::Paragraph(Paragraph { text, level: Some(level), .. }) => format!("{level}>{text}"),
            Block::Paragraph(paragraph) => paragraph.text.into(),
            Block::Table(grid) => format!("T{}x{}", grid.len(), grid.width()),
        };
        read(markdown).unwrap().blocks.into_iter().map(show).collect()
    }

    #[test]
    fn headings_of_both_kinds_have_their_level() {
        let lines = ["1>规划", "", "1>第一章", "2>第一节", "3>目标", "#标签"];
        assert_eq!(shown("# 规划 #\n\n第一章\n===\n第一节\n---\n###目标\n#标签"), lines);
    }

    #[test]
    fn marks_inside_lines_go_and_what_only_looks_like_marks_stays() {
        assert_eq!(shown("**加强**领导，*落实*`责任`[网](http://a)![图](b)"), ["加强领导，落实责任网"]);
        assert_eq!(
            shown("2*3*4 和 * 号 snake_case_name ~5 [注] <50 >60"),
            ["2*3*4 和 * 号 snake_case_name ~5 [注] <50 >60"]
        );
        assert_eq!(shown("- 甲\n> 乙\n1. 丙\n* [ ] 丁"), ["甲", "乙", "1. 丙", "丁"]);
    }

    #[test]
    fn a_table_is_a_grid_even_with_one_row_under_its_head() {
        assert_eq!(shown("| 指标 | 目标 |\n|---|---|\n| 床位 | **5** |\n后"), ["T2x2", "后"]);
    }

    #[test]
    fn code_is_kept_as_it_is_and_the_head_gives_the_title() {
        assert_eq!(shown("```\n# 甲\n```\n乙"), ["# 甲", "乙"]);
        let document = read("---\ntitle: \"某规划\"\n---\n# 甲\n# 乙\n").unwrap();
        assert_eq!(document.title.as_deref(), Some("某规划"));
        assert_eq!(read("# 某规划\n## 甲\n").unwrap().title.as_deref(), Some("某规划"));
    }

    #[test]
    fn a_line_of_marks_without_twins_is_read_in_one_pass() {
        for marks in ["*a ", "[a](", "<a ", "![", "`` "] {
            let line = marks.repeat(30_000);
            assert_eq!(shown(&line), [line.trim_end()]);
        }
    }

    #[test]
    fn a_heading_after_lines_that_are_no_table_is_found() {
        assert_eq!(shown("a|b|c\n## 甲|乙|丙\na|b|c"), ["a|b|c", "2>甲|乙|丙", "a|b|c"]);
    }
}
