//! Patterns: how the words before a number and after it make a commitment of it.

use super::name::{bare, without_lead};
use super::verbs::{AHEAD, CHANGE, FROM, MAKE, MEASURES, REACH, TAIL};
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
        } else if let Some((start, _)) = line.any_before(&found.subject, &TAIL) {
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
    let verbs = [
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
        "有" | "拥有" | "保有" => line.starts(rest.start, "每") || rest.is_empty(),
        _ => true,
    }
}

/// Whether a subject is named as a quantity: 覆盖率, 总量, 倍差.
pub(super) fn is_quantity(line: &Line, subject: &Range<usize>) -> bool {
    let subject = bare(line, subject.clone());
    // A bracket at the end explains: 收入比（农村=1）.
    let end = bracket_at_end(line, &subject).unwrap_or(subject.end);
    line.any_before(&(subject.start..end), &MEASURES).is_some()
}

/// Where the bracket begins that ends `place`.
pub(super) fn bracket_at_end(line: &Line, place: &Range<usize>) -> Option<usize> {
    if place.is_empty() || line.folded(place.end - 1) != Some(')') {
        return None;
    }
    place.clone().rev().find(|&at| line.folded(at) == Some('('))
}

/// The verb of making with which a subject begins: 新建泵站 in 新建泵站12座.
pub(super) fn making_lead(line: &Line, subject: &Range<usize>) -> Option<Range<usize>> {
    let place = without_lead(line, subject.clone());
    // 完成 and 实现 lead up to a name, but they make something as well.
    let start = if place.start > subject.start && line.ends(&(subject.start..place.start), "完成") {
        place.start - 2
    } else {
        place.start
    };
    let (end, word) = line.any_at(start, &MAKE)?;
    (end < subject.end && !matches!(word, "有" | "生产" | "发展")).then_some(start..end)
}

/// Whether a subject speaks of an addition over years in its middle: 城镇新增就业.
pub(super) fn adds_up(line: &Line, subject: &Range<usize>) -> bool {
    line.find(subject, &["新增", "年度新"]).is_some() || line.find(subject, &OVER_YEARS).is_some()
}

/// Words for a sum or an average over years. 年均 alone is none: a 年均浓度 is measured each year.
pub(super) const OVER_YEARS: [&str; 9] =
    ["年均增", "年均新", "年均下", "年均提", "年均降", "年均递", "年均减", "每年", "累计"];

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
