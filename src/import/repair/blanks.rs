//! Blanks: a Chinese line has none between its characters, nor around its quotation marks and its numbers.
//!
//! A blank behind the number of a heading, or between the words of a flattened table or a signature, parts two
//! things and stays.

use super::super::outline::heading_length;
use super::is_han;
use super::tally::{RepairKind, Tally};
use crate::text::Short;
use std::iter::Peekable;
use std::str::CharIndices;

/// The same in a cell of a table or a heading, where a blank parts the number from the name.
pub(super) fn close_cell(text: &mut Short, tally: &mut Tally) {
    let name = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.trim_start().len() - name.len();
    let is_numbered = (1..=3).contains(&digits) && name.starts_with(is_blank);
    if !is_numbered {
        return close(text, tally);
    }
    let mut name = Short::from(name.trim_start());
    close(&mut name, tally);
    let number = text.trim_start().get(..digits).unwrap_or_default();
    *text = format!("{number} {name}").into();
}

/// Takes the blanks out of a line that do not belong there.
pub(super) fn close(text: &mut Short, tally: &mut Tally) {
    let indent = text.len() - text.trim_start().len();
    let body = text.trim();
    if !body.contains([' ', '\u{3000}']) || is_row(body) {
        return;
    }
    // A heading's number is parted from its title by a blank.
    let number = heading_length(body).unwrap_or(0);
    let Some((number, rest)) = body.split_at_checked(number) else { return };
    let first = rest.len() - rest.trim_start().len();
    let Some((gap, rest)) = rest.split_at_checked(first) else { return };
    let (closed, count, example) = closed(rest);
    if count == 0 {
        return;
    }
    let (before, after) = example;
    tally.changed(RepairKind::Blanks, count, &before, &after);
    let gap = if gap.is_empty() { "" } else { " " };
    *text = format!("{}{number}{gap}{closed}", text.get(..indent).unwrap_or_default()).into();
}

fn closed(text: &str) -> (String, usize, (String, String)) {
    let (mut out, mut count) = (String::with_capacity(text.len()), 0);
    let mut example = (String::new(), String::new());
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_blank(c) {
            out.push(c);
            before = Some(c);
            continue;
        }
        skip(&mut chars);
        let Some(&(end, after)) = chars.peek() else { break };
        let parts = is_day(text.get(end..).unwrap_or_default()) && text.get(at..end).is_some_and(is_wide);
        if !parts && before.is_some_and(|before| is_superfluous(before, after)) {
            if count == 0 {
                let (from, to) = (text.get(..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
                let left: String = from.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
                let right: String = to.chars().take(4).collect();
                example = (format!("{left} {right}"), format!("{left}{right}"));
            }
            count += 1;
        } else {
            out.push(' ');
            before = Some(' ');
        }
    }
    (out, count, example)
}

/// Whether a gap is wide enough to be meant.
fn is_wide(gap: &str) -> bool {
    gap.chars().count() >= 2
}

/// Whether a line ends with a day and nothing else, as a signature does: 2031年3月1日.
fn is_day(rest: &str) -> bool {
    // No further than a day is long: a line may have as many blanks as characters.
    let rest: String = rest.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    rest.ends_with('日')
        && (8..=11).contains(&rest.chars().count())
        && rest.chars().all(|c| c.is_ascii_digit() || "年月日〇○一二三四五六七八九十".contains(c))
        && rest.contains('年')
}

fn skip(chars: &mut Peekable<CharIndices<'_>>) {
    while chars.next_if(|&(_, c)| is_blank(c)).is_some() {}
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Whether a blank between these two parts nothing.
fn is_superfluous(before: char, after: char) -> bool {
    let is_chinese = |c| is_han(c) || is_mark(c);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '%' | '.' | '-' | ',');
    (is_chinese(before) && (is_chinese(after) || is_number(after)))
        || (is_number(before) && is_chinese(after))
}

/// Chinese punctuation, and the ASCII twins that converters put in its place.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '—'
            | '…'
            | '·'
            | '、'
            | '。'
            | '，'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '%'
            | ','
            | ';'
            | ':'
            | '('
            | ')'
    )
}

/// Whether the line is a row of a table whose columns are parted by blanks: several short pieces and a number.
fn is_row(line: &str) -> bool {
    let pieces = || line.split([' ', '\u{3000}']).filter(|piece| !piece.is_empty());
    let has_comma = line.split(',').skip(1).any(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_prose = has_comma || line.contains(['。', '；', '，', '“']) || line.contains("——");
    let numbers =
        pieces().filter(|piece| piece.starts_with(|c: char| c.is_ascii_digit() || "<>≥≤—".contains(c)));
    !is_prose && pieces().count() >= 4 && numbers.count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        let mut text = Short::from(text);
        close(&mut text, &mut Tally::default());
        assert_eq!(text, expected);
    }

    #[test]
    fn blanks_between_characters_and_around_quotes_close() {
        becomes("推进 “ 十四五 ” 规划", "推进“十四五”规划");
        becomes("到 2030 年 ,达到 32.5 % 以上", "到2030年,达到32.5%以上");
        becomes("二 〇 三五年", "二〇三五年");
    }

    #[test]
    fn a_wide_gap_before_a_day_parts_it_from_who_signed() {
        becomes("某某办公室　　2031年3月1日", "某某办公室　　2031年3月1日");
        becomes("某某 办公室　　2031年3月1日", "某某办公室 2031年3月1日");
        becomes("某某办公室　　二〇三一年三月一日", "某某办公室　　二〇三一年三月一日");
        becomes("成立于 2031 年3月1日", "成立于2031年3月1日");
    }

    #[test]
    fn the_number_of_a_row_stays_apart_from_its_name() {
        let mut cell = Short::from("19 人均 住房面积");
        close_cell(&mut cell, &mut Tally::default());
        assert_eq!(cell, "19 人均住房面积");
    }

    #[test]
    fn blanks_that_part_words_stay() {
        becomes("发展 R&D 和 big data 产业", "发展 R&D 和 big data 产业");
        becomes("第一章 总体 要求", "第一章 总体要求");
        becomes("专栏 2 重点人群", "专栏 2 重点人群");
        becomes("　　（一） 主要 目标", "　　（一） 主要目标");
        becomes("5 人均预期寿命 77.3 78.1 预期性", "5 人均预期寿命 77.3 78.1 预期性");
    }
}
