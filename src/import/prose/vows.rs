//! Vows: targets in words. 全覆盖, 应保尽保, 动态清零, 高于全国平均水平.
//!
//! What always holds: the words end their clause, and a subject that can stand alone goes before them.

use super::name::name_of;
use super::verbs::MEASURES;
use crate::import::amount::Line;
use std::ops::Range;

#[rustfmt::skip] // One word a line would hide the list.
/// The words that are a target by themselves. 应保尽保 and its kin are known by their form.
const ABSOLUTE: [&str; 14] = [
    "全覆盖", "全面覆盖", "基本全覆盖", "需改尽改", "动态清零", "全面清零", "全部清零", "基本消除", "全面消除",
    "全部消除", "全面达标", "全部达标", "只增不减", "零增长",
];

/// What a quantity is compared with; the quantity must be named as one.
const COMPARED: [&str; 22] = [
    "高于全国平均水平",
    "高于全省平均水平",
    "高于全市平均水平",
    "高于全国平均",
    "高于全省平均",
    "低于全国平均水平",
    "低于全省平均水平",
    "达到全国平均水平",
    "达到全省平均水平",
    "超过全国平均水平",
    "超过全省平均水平",
    "快于经济增长",
    "高于经济增长",
    "与经济增长同步",
    "与经济增长基本同步",
    "与经济增速同步",
    "与经济增速基本同步",
    "完成国家下达任务",
    "完成国家下达目标",
    "完成省下达任务",
    "完成省下达目标",
    "达到国家要求",
];

/// The subjects of a clause and their targets in words: names and the words' places.
pub(super) fn vows(line: &Line, clause: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut parts = vec![clause.clone()];
    for at in clause.clone() {
        let is_comma = line.folded(at) == Some('、') && !line.is_hidden(at);
        let Some(last) = parts.last_mut().filter(|_| is_comma) else { continue };
        // 甲全覆盖、乙全覆盖 are two; the 、 of any other list parts nothing.
        if absolute(line, &(last.start..at)).is_some() {
            last.end = at;
            parts.push(at + 1..clause.end);
        }
    }
    parts.iter().filter_map(|part| vow(line, part)).collect()
}

/// The subject of a clause and its target in words.
fn vow(line: &Line, clause: &Range<usize>) -> Option<(String, Range<usize>)> {
    if let Some(found) = removal(line, clause) {
        return Some(found);
    }
    if let Some(start) = absolute(line, clause) {
        let mut words = start..clause.end;
        let mut subject = clause.start..start;
        if let Some(at) = line.find(&subject, &["年内实现"]) {
            subject.start = at + 4;
        }
        for verb in ["基本实现", "全面实现", "实现", "达到", "做到"] {
            if line.ends(&subject, verb) {
                subject.end -= verb.chars().count();
                words.start -= if verb.starts_with(['基', '全']) { verb.chars().count() } else { 0 };
                break;
            }
        }
        let subject = behind_action(line, subject);
        return name_of(line, subject).filter(|name| can_stand_alone(name)).map(|name| (name, words));
    }
    let (start, _) = line.any_before(clause, &COMPARED)?;
    let subject = super::name::bare(line, clause.start..start);
    line.any_before(&subject, &MEASURES)?;
    name_of(line, subject).map(|name| (name, start..clause.end))
}

/// Where the words begin that end a clause and are a target by themselves.
fn absolute(line: &Line, clause: &Range<usize>) -> Option<usize> {
    if let Some((start, _)) = line.any_before(clause, &ABSOLUTE) {
        return Some(start);
    }
    let start = clause.end.checked_sub(4).filter(|&start| start >= clause.start)?;
    let is_form = line.folded(start) == Some('应')
        && line.folded(start + 2) == Some('尽')
        && line.folded(start + 1) == line.folded(start + 3);
    is_form.then_some(start)
}

/// 全面消除大班额: the words stand before what shall be no more.
fn removal(line: &Line, clause: &Range<usize>) -> Option<(String, Range<usize>)> {
    let place = super::name::without_lead(line, clause.clone());
    // 全面 is cut with the words that lead up to a name.
    let start = if line.ends(&(clause.start..place.start), "全面") { place.start - 2 } else { place.start };
    let (end, _) = line.any_at(start, &["全面消除", "全部消除", "基本消除", "全面淘汰", "全部淘汰"])?;
    let name = name_of(line, end..clause.end).filter(|name| can_stand_alone(name))?;
    Some((name, start..end))
}

/// 户籍制度改革与公共服务常住人口全覆盖: the first is done, and only the second covers anything.
fn behind_action(line: &Line, subject: Range<usize>) -> Range<usize> {
    const ACTIONS: [&str; 6] = ["改革", "建设", "发展", "改造", "推广", "整治"];
    let is_and = |at: &usize| {
        matches!(line.folded(*at), Some('与' | '和' | '及'))
            && line.any_before(&(subject.start..*at), &ACTIONS).is_some()
    };
    let start = subject.clone().rev().find(is_and).map_or(subject.start, |at| at + 1);
    start..subject.end
}

/// Whether a subject names something: long enough, and no clause with a verb of its own in front.
fn can_stand_alone(name: &str) -> bool {
    let count = name.chars().count();
    let is_clause = ["健全", "加强", "完善", "强化", "提升", "优化", "深化", "开展", "通过", "对", "把"]
        .iter()
        .any(|verb| name.starts_with(verb));
    // 各责任主体要做到: an instruction to someone.
    let is_told = name.starts_with('各') && name.contains('要');
    (3..=40).contains(&count)
        && !is_clause
        && !is_told
        && (name.ends_with("以上") || !name.ends_with(['上', '中', '下']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        let line = Line::new(text);
        vow(&line, &(0..line.len())).map(|(name, words)| (name, line.text(words)))
    }

    #[test]
    fn words_at_the_end_of_a_clause_are_a_target_of_their_subject() {
        assert_eq!(found("推动城乡社区服务站全覆盖"), Some(("城乡社区服务站".into(), "全覆盖".into())));
        assert_eq!(found("困难家庭基本实现应保尽保"), Some(("困难家庭".into(), "基本实现应保尽保".into())));
        assert_eq!(
            found("居民收入增速高于全国平均水平"),
            Some(("居民收入增速".into(), "高于全国平均水平".into()))
        );
    }

    #[test]
    fn words_that_go_on_are_none() {
        assert_eq!(found("实施社会救助全覆盖行动"), None);
        assert_eq!(found("实现全覆盖"), None);
        assert_eq!(found("发展质量高于全国平均水平的"), None);
    }
}
