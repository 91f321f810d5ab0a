//! Objects: what is counted behind a number, and whose it is.

use super::name::{trimmed_end, without_lead};
use super::verbs::{DESCRIBING, MAKE};
use crate::import::amount::{Amount, Line, unit_at};
use std::ops::Range;

/// Whether a subject only describes a project.
pub(super) fn describes(line: &Line, subject: &Range<usize>) -> bool {
    let subject = without_lead(line, subject.clone());
    // 占国土面积 is a share of it.
    let describing = line.any_before(&subject, &DESCRIBING);
    describing.is_some_and(|(start, _)| !line.ends(&(subject.start..start), "占"))
        || line.find(&subject, &["考核分", "考核权重", "考核得分"]).is_some()
        || line.any_at(subject.start, &["年产", "总投资", "占地面积", "占地约"]).is_some()
}

/// How many letters a place has.
pub(super) fn name_chars(line: &Line, place: &Range<usize>) -> usize {
    place.clone().filter(|&at| line.folded(at).is_some_and(char::is_alphabetic)).count()
}

/// 每个乡镇 before 新建: whose number it is.
pub(super) fn whose(line: &Line, subject: &Range<usize>) -> String {
    let place = without_lead(line, subject.clone());
    let is_each = line.any_at(place.start, &["每", "各"]).is_some();
    if is_each && place.len() <= 12 { line.text(trimmed_end(line, place)) } else { String::new() }
}

/// What 按人均不低于0.1平方米的面积建设养老设施 bounds: whose, what, for whom, and the measure.
pub(super) fn norm(
    line: &Line,
    before: &Range<usize>,
    amount: &Amount,
    clause: &Range<usize>,
) -> Option<String> {
    const MEASURES: [&str; 9] = ["面积", "标准", "比例", "规模", "密度", "间距", "数量", "总量", "强度"];
    let is_bound = amount.has_suffix || amount.place.start < amount.digits;
    let (end, measure) = line.any_at(amount.place.end + 1, &MEASURES)?;
    let by = line.find(before, &["按照", "按"])?;
    if !is_bound || line.folded(amount.place.end) != Some('的') || end >= clause.end {
        return None;
    }
    let by_end = by + if line.starts(by, "按照") { 2 } else { 1 };
    let whose = line.text(trimmed_end(line, without_lead(line, before.start..by)));
    let per = line.text(by_end..amount.place.start);
    let (verb_end, _) = line.any_at(end, &MAKE)?;
    let things = line.text(trimmed_end(line, verb_end..clause.end));
    (2..=20).contains(&things.chars().count()).then(|| format!("{whose}{things}{per}{measure}"))
}

/// What is counted after an amount. `goes_on` says that another amount follows.
pub(super) fn object_name(line: &Line, place: Range<usize>, goes_on: bool) -> Option<String> {
    const LONGEST: usize = 36;
    let mut place = place;
    if goes_on {
        let comma =
            place.clone().rev().find(|&at| matches!(line.folded(at), Some('、' | '和' | '及' | '与')));
        place.end = comma.unwrap_or(place.end);
    }
    if let Some(and) = line.find(&place, &["并且", "并", "打造成为"]) {
        place.end = and;
    }
    while line.folded(place.start).is_some_and(|c| "的左右".contains(c)) && place.start < place.end {
        place.start += 1;
    }
    while place.end > place.start && line.folded(place.end - 1).is_some_and(|c| "、,和及与 ".contains(c))
    {
        place.end -= 1;
    }
    if line.ends(&place, "以") && line.starts(place.end, "及") {
        place.end -= 1;
    }
    if let Some((start, _)) = line.any_before(&place, &MAKE).filter(|_| goes_on) {
        place.end = start;
    }
    let is_name = (2..=LONGEST).contains(&place.len()) && name_chars(line, &place) >= 2;
    // 2个省级和5个市级妇幼项目: the level alone names nothing.
    let is_level = place.len() <= 3 && line.ends(&place, "级");
    is_name.then(|| {
        format!(
            "{}{}",
            line.text(place.clone()),
            if is_level { after_level(line, place.end) } else { String::new() }
        )
    })
}

/// What follows the next 级 up to the end of its clause.
fn after_level(line: &Line, at: usize) -> String {
    let next = (at..at + 16).find(|&at| line.folded(at) == Some('级')).map_or(at, |at| at + 1);
    let end = (next..next + 20).find(|&at| {
        line.any_at(at, &["以及", "和", "及", "、", ",", "。", ";"]).is_some() || at >= line.len()
    });
    if next == at { String::new() } else { line.text(next..end.unwrap_or(next)) }
}

/// The unit in brackets at the end of a name: 医师数（人）.
pub(super) fn bracket_unit(name: &str) -> Option<(String, String)> {
    let line = Line::new(name);
    let start = super::pattern::bracket_at_end(&line, &(0..line.len()))?;
    let end = line.len() - 1;
    let is_unit = unit_at(&line, start + 1) == Some(end);
    (is_unit && start > 1).then(|| (line.text(0..start), line.text(start + 1..end)))
}
