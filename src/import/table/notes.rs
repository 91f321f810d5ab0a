//! Notes: what stands under a table, and the indicators it speaks of.

use super::cell::MARKS;
use crate::import::amount::{Line, years_at};
use crate::import::draft::Row;
use crate::plan::{Figure, Indicator};
use crate::text::fold;

/// Whether a text is a note to a table.
pub(super) fn is_note(text: &str) -> bool {
    const FIRST: &str = "注註备備说說説*＊①";
    let text = text.trim();
    if !text.starts_with(|c: char| FIRST.contains(c)) {
        return false;
    }
    let text = fold(text);
    ["注:", "注1", "注 ", "注释", "备注:", "说明:"].iter().any(|word| text.starts_with(word))
        || (text.starts_with(['注', '*', '①']) && text.chars().count() < 200)
}

/// Hangs each remark of a note on the indicators with its mark, or whose name it says.
pub(super) fn attach(rows: &mut [Row], text: &str) {
    for remark in remarks(text) {
        let mark = remark.chars().next().filter(|c| MARKS.contains(*c)).map(footnote);
        let words: String = remark.trim_start_matches(|c| MARKS.contains(c)).trim().to_owned();
        let folded = fold(&words);
        // 〔〕为五年累计数 explains all sums; it says nothing of one indicator.
        if folded.contains('〔') || words.chars().count() < 3 {
            continue;
        }
        for indicator in rows.iter_mut().map(|row| &mut row.indicator) {
            let is_marked = mark.is_some_and(|mark| marks_of(indicator).contains(mark));
            let is_named = indicator.name.chars().count() >= 3 && folded.contains(&fold(&indicator.name));
            if is_marked || is_named {
                redate(indicator, &words);
                // The marks of the name have done their work.
                if indicator.note.as_deref().is_some_and(|note| note.chars().all(|c| MARKS.contains(c))) {
                    indicator.note = None;
                }
                indicator.remark(words.trim_end_matches(['。', '；', ';', '.']));
            }
        }
    }
}

/// All the marks of an indicator's baseline and name; the name's were put into its note by the reader of rows.
fn marks_of(indicator: &Indicator) -> String {
    let texts = indicator
        .baseline
        .iter()
        .chain(&indicator.target)
        .chain(&indicator.milestones)
        .map(|figure| figure.text.as_str());
    let name_marks = indicator.note.as_deref();
    texts
        .chain(name_marks)
        .flat_map(|text| text.chars())
        .filter(|c| MARKS.contains(*c))
        .map(footnote)
        .collect()
}

fn footnote(c: char) -> char {
    if c == '＊' { '*' } else { c }
}

/// *为2028年数据: the marked baseline is for another year.
fn redate(indicator: &mut Indicator, words: &str) {
    let line = Line::new(words);
    let is_data = fold(words).contains("数据") && !fold(words).contains("预计");
    let years = (0..line.len()).find_map(|at| years_at(&line, at)).and_then(|(years, _)| years.single());
    let is_marked = |figure: &Figure| figure.text.contains(|c| MARKS.contains(c));
    if let (Some(year), true, Some(baseline)) = (years, is_data, &mut indicator.baseline)
        && is_marked(baseline)
    {
        let span = baseline.span();
        *baseline = baseline.clone().dated(Some(year), span);
    }
}

/// The remarks of a note: ①…②…, 1.…2.…, sentences.
fn remarks(text: &str) -> Vec<String> {
    let folded = text.trim();
    let body =
        ["注释", "备注", "说明", "注"].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(folded);
    let body = body.trim_start_matches([':', '：', ' ']);
    let mut found = vec![String::new()];
    let mut last = ' ';
    for c in body.chars() {
        let is_number = c == '*' || c == '＊' || "①②③④⑤⑥⑦⑧⑨⑩".contains(c);
        // ①*为…: the mark after a number is the mark that the table uses.
        let follows_number = "①②③④⑤⑥⑦⑧⑨⑩".contains(last);
        if is_number && follows_number {
            if let Some(remark) = found.last_mut() {
                remark.clear();
            }
        } else if is_number || matches!(last, '。' | '；' | ';' | '\n') {
            found.push(String::new());
        }
        if let Some(remark) = found.last_mut() {
            remark.push(c);
        }
        if !c.is_whitespace() || c == '\n' {
            last = c;
        }
    }
    found.into_iter().map(|remark| strip_ordinal(remark.trim())).filter(|remark| !remark.is_empty()).collect()
}

/// `1.` before a remark is no mark.
fn strip_ordinal(remark: &str) -> String {
    let rest = remark.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', '．', '、']) {
        Some(rest) if rest.len() + 4 > remark.len() => rest.trim().to_owned(),
        _ => remark.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_told_by_its_beginning() {
        assert!(is_note("注:①*为2028年数据。"));
        assert!(is_note("注：1.带〔〕的为五年累计数。"));
        assert!(!is_note("注重绿色发展，推动形成新的格局。加快建设，全面推进。".repeat(9).as_str()));
    }

    #[test]
    fn remarks_are_parted_by_marks_and_sentences() {
        assert_eq!(
            remarks("注:①*为2028年数据。②森林覆盖率为预计数。"),
            ["*为2028年数据。", "②森林覆盖率为预计数。"]
        );
        assert_eq!(
            remarks("注：1.甲指标为快报数。2.乙指标为预计数。"),
            ["甲指标为快报数。", "乙指标为预计数。"]
        );
    }
}
