//! Circles of time: 15分钟健身圈, 1小时交通圈 commit to a length of time, whether they stand in quotes or not.

use super::name::{after_last_comma, name_of};
use super::verbs::MAKE;
use crate::import::amount::{Amount, Line};
use std::ops::Range;

/// The circles that a clause makes at the amount: their names, with whose they are.
pub(super) fn circles(line: &Line, clause: &Range<usize>, amount: &Amount) -> Vec<String> {
    let Some(first) = circle_at(line, amount.place.end, clause.end).filter(|_| is_of_time(amount)) else {
        return Vec::new();
    };
    let before = clause.start..amount.place.start;
    let Some(whose) = whose(line, &before).or_else(|| stands(line, &before, first.end)) else {
        return Vec::new();
    };
    let mut names = vec![format!("{whose}{}", line.text(first.clone()))];
    // 15分钟公共服务圈和便捷生活圈: the second is as far.
    let next = line.any_at(first.end, &["和", "与", "及", "、"]).map(|(end, _)| end);
    names.extend(next.and_then(|next| circle_at(line, next, clause.end)).map(|second| line.text(second)));
    names
}

fn is_of_time(amount: &Amount) -> bool {
    let unit = amount.unit.as_deref().unwrap_or_default();
    ["分钟", "小时", "分鐘", "小時"].iter().any(|time| unit.ends_with(time))
}

/// The words up to 圈 that begin at `at`.
fn circle_at(line: &Line, at: usize, last: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    let start = at + usize::from(line.folded(at) == Some('"'));
    let end = (start..last.min(start + LONGEST)).find(|&at| line.folded(at) == Some('圈'))? + 1;
    let is_one_word = (start..end).all(|at| line.folded(at).is_some_and(char::is_alphabetic));
    (is_one_word && end - start >= 2).then_some(start..end)
}

/// Whose circle it is that the words behind it say to be there: 县城“10分钟健身圈”全面建成.
fn stands(line: &Line, before: &Range<usize>, end: usize) -> Option<String> {
    let end = end + usize::from(line.folded(end) == Some('"'));
    line.any_at(end, &["全面建成", "基本建成", "全面形成", "基本形成", "全覆盖"])?;
    let last = before.end - usize::from(line.ends(before, "\""));
    Some(line.text(after_last_comma(line, before.start..last)))
}

/// Whose circle is made, if one is made: what stands behind the verb.
fn whose(line: &Line, before: &Range<usize>) -> Option<String> {
    const VERBS: [&str; 8] = ["打造", "形成", "构建", "构筑", "完善", "建成", "建设", "推进"];
    let mut end = before.end;
    while line.folded(end.wrapping_sub(1)) == Some('"') && end > before.start {
        end -= 1;
    }
    let before = end.saturating_sub(40).max(before.start)..end;
    let verb = before.clone().rev().find_map(|at| {
        line.any_at(at, &VERBS)
            .or_else(|| line.any_at(at, &MAKE))
            .map(|(end, _)| end)
            .filter(|&end| end <= before.end)
    })?;
    let whose = line.text(after_last_comma(line, verb..before.end));
    let is_plain = !whose.contains(|c: char| c.is_ascii_digit());
    Some(if is_plain { whose.trim_matches(['、', '的']).to_owned() } else { String::new() })
}

/// What is within reach of the amount: 300米见绿, 步行10分钟可达公园绿地. Its name, with whose reach it is.
pub(super) fn within_reach(line: &Line, clause: &Range<usize>, amount: &Amount) -> Option<String> {
    const UNITS: [&str; 6] = ["米", "公里", "千米", "分钟", "分鐘", "小时"];
    const VERBS: [&str; 9] = ["可达", "可到", "见", "即达", "直达", "通勤", "通达", "覆盖", "互达"];
    let unit = amount.unit.as_deref()?;
    let (verb_end, _) = line.any_at(amount.place.end, &VERBS)?;
    // 500米覆盖率 is a quantity.
    let is_verb = line.any_at(verb_end, &["率", "面", "度", "范围"]).is_none();
    if !UNITS.contains(&unit) {
        return None;
    }
    let end = (amount.place.end..clause.end)
        .find(|&at| matches!(line.folded(at), Some('、' | ',' | '"')))
        .unwrap_or(clause.end);
    // In quotes what stands before them says whose it is.
    let quote = (clause.start..amount.place.start).rev().find(|&at| line.folded(at) == Some('"'));
    let last = quote.filter(|_| line.is_hidden(amount.digits)).unwrap_or(amount.place.start);
    let comma = |at: &usize| matches!(line.folded(*at), Some('、' | ',' | '"'));
    let start = (clause.start..last).rev().find(comma).map_or(clause.start, |at| at + 1);
    let whose = name_of(line, start..last).unwrap_or_default();
    let things = line.text(amount.place.end..end);
    let is_thing = is_verb && things.chars().count() <= 16 && (end > verb_end || !whose.is_empty());
    is_thing.then(|| format!("{whose}{things}"))
}
