//! Circles of time: 15分钟健身圈, 1小时交通圈 commit to a length of time, whether they stand in quotes or not.

use super::name::{after_last_comma, name_of};
use super::verbs::MAKE;
use crate::import::amount::{Amount, Line};
use std::ops::Range;

/// The circle that a clause makes at the amount at `digits`: its name, with the amount.
pub(super) fn circle(line: &Line, clause: &Range<usize>, amount: &Amount) -> Option<String> {
    const VERBS: [&str; 8] = ["打造", "形成", "构建", "构筑", "完善", "建成", "建设", "推进"];
    let unit = amount.unit.as_deref()?;
    if !unit.ends_with("分钟")
        && !unit.ends_with("小时")
        && !unit.ends_with("分鐘")
        && !unit.ends_with("小時")
    {
        return None;
    }
    let mut start = amount.place.end;
    if line.folded(start) == Some('"') {
        start += 1;
    }
    let end = (start..clause.end.min(start + 14)).find(|&at| line.folded(at) == Some('圈'))? + 1;
    let is_one_word = (start..end).all(|at| line.folded(at).is_some_and(char::is_alphabetic));
    if !is_one_word {
        return None;
    }
    // The verb and whose circle it is: 打造城市社区.
    let mut before = clause.start..amount.place.start;
    while line.folded(before.end.wrapping_sub(1)) == Some('"') && before.end > before.start {
        before.end -= 1;
    }
    let before = before.end.saturating_sub(40).max(before.start)..before.end;
    let verb = before.clone().rev().find_map(|at| {
        line.any_at(at, &VERBS)
            .or_else(|| line.any_at(at, &MAKE))
            .map(|(end, _)| end)
            .filter(|&end| end <= before.end)
    })?;
    let whose = line.text(after_last_comma(line, verb..before.end));
    let is_plain = !whose.contains(|c: char| c.is_ascii_digit());
    let whose = if is_plain { whose.trim_matches(['、', '的']) } else { "" };
    name_of(line, start..end).map(|circle| format!("{whose}{circle}"))
}

/// What is within reach of the amount: 300米见绿, 步行10分钟可达公园绿地. Its name, with whose reach it is.
pub(super) fn within_reach(line: &Line, clause: &Range<usize>, amount: &Amount) -> Option<String> {
    const UNITS: [&str; 6] = ["米", "公里", "千米", "分钟", "分鐘", "小时"];
    let unit = amount.unit.as_deref()?;
    let (_, verb) = line.any_at(amount.place.end, &["可达", "可到", "见", "即达", "直达"])?;
    if !UNITS.contains(&unit) {
        return None;
    }
    let end = (amount.place.end..clause.end).find(|&at| line.folded(at) == Some('、')).unwrap_or(clause.end);
    let things = line.text(amount.place.end..end);
    let is_thing = (verb.chars().count() + 1..=16).contains(&things.chars().count());
    let comma = |at: &usize| matches!(line.folded(*at), Some('、' | ','));
    let start = (clause.start..amount.place.start).rev().find(comma).map_or(clause.start, |at| at + 1);
    let whose = name_of(line, start..amount.place.start).unwrap_or_default();
    is_thing.then(|| format!("{whose}{things}"))
}
