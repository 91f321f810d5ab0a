//! Labels: an indicator's name cell, with its number, unit, footnote marks and remark taken off.

use super::cell::MARKS;
use crate::import::amount::{Line, is_digit, is_unit};

/// A name cell, taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Label {
    /// The number before the name.
    pub number: Option<String>,
    /// The name.
    pub name: String,
    /// The unit in brackets.
    pub unit: Option<String>,
    /// Other words in brackets at the end.
    pub remark: Option<String>,
    /// Footnote marks.
    pub marks: String,
}

impl Label {
    /// Reads a name cell as printed.
    pub(super) fn read(text: &str) -> Self {
        let mut label = Self::default();
        let (number, rest) = split_number(text.trim());
        label.number = number;
        let line = Line::new(rest);
        let mut name = line.text(0..line.len());
        loop {
            let marks: String = name.chars().filter(|c| MARKS.contains(*c)).collect();
            if !marks.is_empty() {
                name.retain(|c| !MARKS.contains(c));
                label.marks.push_str(&marks);
            }
            let Some((before, inside)) = bracket(&name) else { break };
            if is_unit(&inside) && label.unit.is_none() {
                label.unit = Some(inside);
            } else if inside.contains(['=', '＝']) && label.remark.is_none() {
                label.remark = Some(inside);
            } else {
                break;
            }
            name = before;
        }
        label.name = name.trim_end_matches(['：', ':', '，', '、']).to_owned();
        label
    }
}

/// The number before a name: `19 人均…`, `3.`, `（4）`, `①`.
fn split_number(text: &str) -> (Option<String>, &str) {
    let inner = text.trim_start_matches(['（', '(']);
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = inner.split_at_checked(digits).unwrap_or(("", inner));
    let mark = rest.chars().next().unwrap_or_default();
    let is_number = (1..=3).contains(&digits)
        && (mark.is_whitespace()
            || "、．)）".contains(mark)
            || (mark == '.' && !is_digit(rest.chars().nth(1))));
    if !is_number {
        return (None, text);
    }
    (Some(number.to_owned()), rest.trim_start_matches(|c: char| c.is_whitespace() || "、.．)）".contains(c)))
}

/// A name and what stands in the brackets at its end.
fn bracket(name: &str) -> Option<(String, String)> {
    let inner = name.strip_suffix([')', '）', ']', '］'])?;
    let mut depth = 0;
    let open = inner.char_indices().rev().find(|(_, c)| {
        if matches!(c, ')' | '）') {
            depth += 1;
        } else if matches!(c, '(' | '（' | '[' | '［') {
            depth -= 1;
        }
        depth < 0
    })?;
    let (before, rest) = inner.split_at_checked(open.0)?;
    let inside = rest.strip_prefix(['(', '（', '[', '［'])?;
    (!before.is_empty()).then(|| (before.to_owned(), inside.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, String, Option<String>, Option<String>, String) {
        let label = Label::read(text);
        (label.number, label.name, label.unit, label.remark, label.marks)
    }

    #[test]
    fn the_unit_in_brackets_is_taken_off() {
        assert_eq!(parts("人均住房面积(平方米/人)").1, "人均住房面积");
        assert_eq!(parts("人均住房面积(平方米/人)").2.as_deref(), Some("平方米/人"));
        assert_eq!(parts("保障房（万套（户））").2.as_deref(), Some("万套（户）"));
        assert_eq!(parts("执业（助理）医师数").1, "执业（助理）医师数");
    }

    #[test]
    fn a_scale_becomes_a_remark_and_other_brackets_stay() {
        assert_eq!(parts("城乡收入比(农村居民=1)").3.as_deref(), Some("农村居民=1"));
        assert_eq!(parts("公共服务满意度（城区）").1, "公共服务满意度（城区）");
    }

    #[test]
    fn numbers_and_marks_are_told_from_names() {
        assert_eq!(
            parts("19 森林覆盖率(%)②"),
            (Some("19".into()), "森林覆盖率".into(), Some("%".into()), None, "②".into())
        );
        assert_eq!(parts("5G基站数（个）").1, "5G基站数");
        assert_eq!(parts("3.5亿元以上企业").0, None);
    }
}
