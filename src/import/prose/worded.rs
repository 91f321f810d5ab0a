//! Numbers in words: 小型水库两座, 近百家, 八成以上. Most words that look like numbers count nothing (一体, 三农,
//! 两个维护), so one is read only where the words around it show that something is counted.

use super::list;
use super::pattern::{is_end, making_lead};
use super::verbs::{GROW, MAKE, PROMOTE};
use crate::import::amount::{Amount, Line, Number, is_counting, is_digit, prefix_before, worded_number_at};
use std::ops::Range;

/// Units that measure and yet stand behind numbers in words.
const MEASURES: [&str; 5] = ["人", "人次", "公里", "亩", "公顷"];

/// The amount whose number in words begins at `at`.
pub(super) fn amount(line: &Line, clause: &Range<usize>, at: usize) -> Option<Amount> {
    let number = number(line, at)?;
    if line.folded(number.end) == Some('大') {
        let amount = Amount { unit: Some("个".to_owned()), ..Amount::from_number(line, at, number) };
        let place = amount.place.start..number.end + 1;
        return is_listed(line, clause, at, number.value).then_some(Amount { place, ..amount });
    }
    let amount = Amount::from_number(line, at, number);
    let is_bound = amount.has_suffix || amount.place.start < amount.digits;
    let unit = amount.unit.as_deref()?;
    let is_meant = if unit == "成" {
        true
    } else if is_counting(unit) || MEASURES.contains(&unit) {
        is_bound || is_counted(line, clause, &amount, number.value)
    } else {
        // 突破千亿元, but no 十年以上.
        is_bound && unit.starts_with(['万', '萬', '亿', '億'])
    };
    is_meant.then_some(amount)
}

/// A number that is no part of a longer word: no 第三, 十四五, 数百.
fn number(line: &Line, at: usize) -> Option<Number> {
    let before = at.checked_sub(1).and_then(|at| line.folded(at));
    if before.is_some_and(|c| "第零〇一二两三四五六七八九十百千万亿几数多-".contains(c)) || is_digit(before)
    {
        return None;
    }
    // 突破万亿元: the multiple alone.
    let is_multiple = matches!(line.folded(at), Some('万' | '亿')) && prefix_before(line, at).is_some();
    worded_number_at(line, at).or_else(|| is_multiple.then_some(Number { value: 1.0, end: at }))
}

/// Whether what stands before the number makes or counts things.
fn is_counted(line: &Line, clause: &Range<usize>, amount: &Amount, value: f64) -> bool {
    let unit = amount.unit.as_deref().unwrap_or_default();
    // 一批, 三类 and the like say no number that anyone could check.
    if ["批", "类", "類", "种", "種", "组", "組"].contains(&unit) || is_slogan(line, amount.place.end)
    {
        return false;
    }
    let before = clause.start..amount.place.start;
    // 百家争鸣, 百名大家引育工程: a multiple without a digit is a figure of speech.
    if matches!(line.folded(amount.digits), Some('百' | '千')) {
        return false;
    }
    // 建设一个体系 is no count, 建成一所学校 is.
    let is_place = value > 1.0 || ["座", "所", "家", "处", "處"].contains(&unit);
    let is_made = || {
        is_place && (line.any_before(&before, &MAKE).or_else(|| line.any_before(&before, &GROW))).is_some()
    };
    let is_last = || {
        (is_end(line, amount.place.end, clause) || line.ends(&before, "等"))
            && line.find(&before, &MAKE).is_some()
    };
    is_made() || is_last() || is_owed(line, amount.digits) || is_listed(line, clause, amount.digits, value)
}

/// Words that a number makes slogans with: 两个维护, 四个意识, 五个一.
fn is_slogan(line: &Line, at: usize) -> bool {
    const WORDS: [&str; 26] = [
        "维护", "意识", "自信", "确立", "一", "转变", "方面", "层面", "环节", "关系", "阶段", "统筹", "坚持",
        "结合", "确保", "到位", "同步", "不", "更加", "大局", "循环", "维度", "优先", "打通", "全面", "机制",
    ];
    line.any_at(at, &WORDS).is_some()
}

/// Whether the words before a number say that it is owed: 至少办好一所, 每个县重点建成一家.
fn is_owed(line: &Line, at: usize) -> bool {
    let before = at.saturating_sub(14)..at;
    let start = before.clone().rev().find(|&at| line.folded(at).is_some_and(|c| ",;。、".contains(c)));
    let clause = start.map_or(before.start, |comma| comma + 1)..at;
    let is_each = line.any_at(clause.start, &["每", "各", "推动每", "确保每", "实现每", "推进每"]).is_some();
    let makes = line.any_before(&clause, &MAKE).is_some();
    makes && (is_each || line.find(&clause, &["至少"]).is_some())
}

/// Whether the number counts the list before it: 建设甲平台、乙平台、丙平台三大平台.
fn is_listed(line: &Line, clause: &Range<usize>, at: usize, value: f64) -> bool {
    let before = clause.start..at;
    let Some(verb) = making_lead(line, &before).or_else(|| promoting_lead(line, &before)) else {
        return false;
    };
    let items = verb.end..at;
    value > 1.0 && list::count(line, &items) as f64 == value
}

/// The verb of promoting with which a clause begins: 加快推进.
pub(super) fn promoting_lead(line: &Line, place: &Range<usize>) -> Option<Range<usize>> {
    let begin = place.start..place.end.min(place.start + 6);
    let start = line.find(&begin, &PROMOTE)?;
    let (end, _) = line.any_at(start, &PROMOTE)?;
    (end < place.end).then_some(start..end)
}
