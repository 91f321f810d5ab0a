//! Patterns: how the words before a number and after it make a commitment of it.

use super::name::{bare, without_lead};
use super::verbs::{AHEAD, BUILD, CHANGE, FROM, MAKE, MEASURES, PROMOTE, RATES, REACH, SCOPES, TAIL};
use super::when::Mention;
use crate::import::amount::{Amount, Line, Years};
use std::ops::Range;

/// What leads up to a number, taken apart from its end.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// The subject: what remains.
    pub subject: Range<usize>,
    /// The verb, if one stands right before the number.
    pub verb: Verb,
    /// Years between verb and number: 提高到2030年的.
    pub years: Option<Years>,
    /// 分别, 均, 都: the subject is a list.
    pub is_list: bool,
}

/// The verb before a number.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) enum Verb {
    /// 达到: the subject reaches the number.
    Reach,
    /// 年均增长: the subject changes by the number; where the word stands.
    Change(Range<usize>),
    /// 新建: so many are made; where the word stands.
    Make(Range<usize>),
    /// 推进: so many are helped along; where the word stands.
    Promote(Range<usize>),
    /// 由, 从: where it came from.
    From,
    /// None.
    #[default]
    None,
}

/// Takes the words before a number apart.
pub(super) fn before(line: &Line, place: Range<usize>, mentions: &[Mention]) -> Before {
    let mut found = Before { subject: place, ..Before::default() };
    loop {
        let end = found.subject.end;
        let is_here = |mention: &&Mention| {
            mention.place.start >= found.subject.start
                && (mention.place.end == end
                    || (mention.place.end + 1 == end && line.folded(end - 1) == Some('的')))
        };
        if let Some(mention) = mentions.iter().find(is_here) {
            // A year that is compared with (比2030年) stays a part of nothing.
            if !mention.is_compared || mention.is_origin {
                found.years = Some(mention.years);
            }
            found.subject.end = mention.place.start;
            let compared = [" ", "相比", "相较", "比", "较"];
            if mention.is_compared
                && let Some((start, _)) = line.any_before(&found.subject, &compared)
            {
                found.subject.end = start;
            }
        } else if let Some((start, _)) = line.any_before(&found.subject, &["分别", "均", "都"]) {
            found.is_list = true;
            found.subject.end = start;
        } else if found.verb == Verb::None
            && let Some((verb, start)) = verb_before(line, &found.subject)
        {
            found.verb = verb;
            found.subject.end = start;
        } else if let Some((start, _)) =
            line.any_before(&found.subject, &TAIL).or_else(|| line.any_before(&found.subject, &RATES))
        {
            found.subject.end = start;
        }
        if found.subject.end == end {
            return found;
        }
    }
}

fn verb_before(line: &Line, place: &Range<usize>) -> Option<(Verb, usize)> {
    let reach = line.any_before(place, &REACH).filter(|(start, word)| is_reaching(line, *start, word));
    let change = line.any_before(place, &CHANGE);
    let make = line.any_before(place, &MAKE).filter(|(start, word)| is_making(line, place, *start, word));
    let from = line.any_before(place, &FROM);
    // 推进全省117个…: the region between says nothing of the verb.
    let scope = line.any_before(place, &SCOPES).map_or(place.end, |(start, _)| start);
    let promote = line.any_before(&(place.start..scope), &PROMOTE);
    let verbs = [
        promote.map(|(start, _)| (start, 4, Verb::Promote(start..scope))),
        reach.map(|(start, _)| (start, 0, Verb::Reach)),
        change.map(|(start, _)| (start, 1, Verb::Change(start..place.end))),
        make.map(|(start, _)| (start, 2, Verb::Make(start..place.end))),
        from.map(|(start, _)| (start, 3, Verb::From)),
    ];
    // The longest; of two equally long ones the one that asks for less.
    let found = verbs.into_iter().flatten().min_by_key(|(start, order, _)| (*start, *order));
    found.map(|(start, _, verb)| (verb, start))
}

/// 为 and 到 are the ends of many words that reach nothing.
fn is_reaching(line: &Line, start: usize, word: &str) -> bool {
    let before = start.saturating_sub(1)..start;
    match word {
        "为" => !"成作分视列定认变行因称".chars().any(|c| line.ends(&before, &c.to_string())),
        "到" => !"得做受看找直".chars().any(|c| line.ends(&before, &c.to_string())),
        _ => true,
    }
}

/// 有 and 生产 and the like are verbs only at the beginning.
fn is_making(line: &Line, place: &Range<usize>, start: usize, word: &str) -> bool {
    let rest = without_lead(line, place.start..start);
    match word {
        "有" | "拥有" | "保有" => {
            line.starts(rest.start, "每")
                || rest.is_empty()
                || SCOPES.contains(&line.folded_text(rest).as_str())
        }
        _ => true,
    }
}

/// Whether a subject is named as a quantity: 覆盖率, 总量, 倍差.
pub(super) fn is_quantity(line: &Line, subject: &Range<usize>) -> bool {
    let subject = bare(line, subject.clone());
    // 每千人口注册护士3.8人: so many for so many.
    let per = line.folded(subject.start) == Some('每')
        && line.folded(subject.start + 1).is_some_and(|c| "十百千万亿".contains(c) || c.is_ascii_digit());
    // A bracket at the end explains: 收入比（农村=1）.
    let end = bracket_at_end(line, &subject).unwrap_or(subject.end);
    per || line.any_before(&(subject.start..end), &MEASURES).is_some()
}

/// Whether a subject is measured in time: 人均预期寿命.
pub(super) fn is_span(line: &Line, subject: &Range<usize>) -> bool {
    let subject = bare(line, subject.clone());
    ["寿命", "年限", "年龄", "时间", "时长"].iter().any(|word| line.ends(&subject, word))
}

/// Where the bracket begins that ends `place`.
pub(super) fn bracket_at_end(line: &Line, place: &Range<usize>) -> Option<usize> {
    if place.is_empty() || line.folded(place.end - 1) != Some(')') {
        return None;
    }
    place.clone().rev().find(|&at| line.folded(at) == Some('('))
}

/// The verb of making with which a subject begins: 新建泵站 in 新建泵站12座; or that stands behind a place:
/// 中心城区新建快速路.
pub(super) fn making_lead(line: &Line, subject: &Range<usize>) -> Option<Range<usize>> {
    let mut place = without_lead(line, subject.clone());
    if let Some((end, _)) = line.any_at(place.start, &SCOPES) {
        place = without_lead(line, end.min(place.end)..place.end);
    }
    // 完成 and 带动 lead up to a name, but they make something as well.
    let start = line.any_before(&(subject.start..place.start), &MAKE).map_or(place.start, |(start, _)| start);
    let at_start = line.any_at(start, &MAKE).map(|(end, word)| (start..end, word));
    let (verb, word) = at_start.or_else(|| {
        let reach = place.start..place.end.min(place.start + 10);
        let start = line.find(&reach, &BUILD)?;
        line.any_at(start, &MAKE).map(|(end, word)| (start..end, word))
    })?;
    (verb.end < subject.end && !matches!(word, "有" | "生产" | "发展")).then_some(verb)
}

/// Whether a place says how much, once what only says that it changes is cut: 吞吐量翻一番.
pub(super) fn settled(line: &Line, place: &Range<usize>) -> Option<Range<usize>> {
    const VAGUE: [&str; 14] = [
        "翻一番",
        "翻番",
        "翻两番",
        "倍增",
        "提升",
        "提高",
        "增长",
        "下降",
        "降低",
        "缩小",
        "扩大",
        "增加",
        "减少",
        "改善",
    ];
    if is_quantity(line, place) {
        return Some(place.clone());
    }
    let (end, _) = line.any_before(place, &VAGUE)?;
    let rest = bare(line, place.start..end);
    is_quantity(line, &rest).then_some(rest)
}

/// Whether a subject speaks of an addition over years in its middle: 城镇新增就业.
pub(super) fn adds_up(line: &Line, subject: &Range<usize>) -> bool {
    line.find(subject, &["新增", "年度新"]).is_some() || line.find(subject, &OVER_YEARS).is_some()
}

/// Words for a sum or an average over years. 年均 alone is none: a 年均浓度 is measured each year.
pub(super) const OVER_YEARS: [&str; 9] =
    ["年均增", "年均新", "年均下", "年均提", "年均降", "年均递", "年均减", "每年", "累计"];

/// Whether a subject says how often, so that a length of time behind it can be owed: 教师每年培训不少于72学时.
pub(super) fn is_rate(line: &Line, subject: &Range<usize>) -> bool {
    line.find(subject, &["每天", "每日", "每周", "每月", "每年", "每学期", "每学年"]).is_some()
}

/// Whether a subject is compared by an amount: 增幅高于全国平均2个百分点.
pub(super) fn is_ahead(line: &Line, subject: &Range<usize>) -> bool {
    line.find(subject, &AHEAD).is_some()
}

/// Whether the words end at `at`, so that nothing is counted by the amount before it.
pub(super) fn is_end(line: &Line, at: usize, clause: &Range<usize>) -> bool {
    let and = line.any_at(at, &["并且", "并", "且", "以及", "和", "及", "与", "、", "或"]).is_some();
    at >= clause.end || and || line.folded(at).is_some_and(|c| "()〔[,./ ".contains(c))
}

/// Whether an amount is a length of time or an age: as a property of things far more often than as a target.
pub(super) fn is_time(amount: &Amount) -> bool {
    const TIMES: [&str; 12] = ["年", "岁", "天", "日", "小时", "分钟", "分", "次", "秒", "度", "倍", "米"];
    amount.unit.as_deref().is_some_and(|unit| TIMES.contains(&crate::text::fold(unit).as_str()))
}
