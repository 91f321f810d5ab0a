//! Names: the words of a clause that say what is measured, without what only leads up to them.

use super::verbs::{ADVERBS, CHANGE, LEAD, MAKE, SCOPES, TAIL};
use crate::import::amount::{Line, number_at, worded_number_at};
use std::ops::Range;

/// The longest name, in characters: longer ones are clauses that were not understood.
pub(super) const LONGEST: usize = 44;

/// Cuts leading and trailing words that are no part of a name.
pub(super) fn bare(line: &Line, place: Range<usize>) -> Range<usize> {
    trimmed_end(line, without_lead(line, place))
}

/// Cuts the leading words: 力争, 推动, 和, 一是, （1）.
pub(super) fn without_lead(line: &Line, place: Range<usize>) -> Range<usize> {
    let mut place = place;
    loop {
        let start = place.start;
        if let Some(after) = ordinal(line, &place).or_else(|| adverb(line, &place)) {
            place.start = after;
        }
        while place.start < place.end
            && line.folded(place.start).is_some_and(|c| "、,;:。.和及与 -".contains(c))
        {
            place.start += 1;
        }
        if let Some((end, _)) = line.any_at(place.start, &LEAD).filter(|(end, _)| *end <= place.end)
            && !is_word_of_its_own(line, place.start)
        {
            place.start = end;
        }
        if place.start == start {
            return place;
        }
    }
}

/// 高标准建设, 基本建成, 五年新建: an adverb or a length of time before a verb; where the verb begins.
fn adverb(line: &Line, place: &Range<usize>) -> Option<usize> {
    let adverb = line.any_at(place.start, &ADVERBS).map(|(end, _)| end);
    let end = adverb.or_else(|| {
        // 5年内我国将: whose it is may stand between.
        let end = time(line, place.start)?;
        Some(line.any_at(end, &SCOPES).map_or(end, |(end, _)| end))
    })?;
    let is_verb = line.any_at(end, &MAKE).or_else(|| line.any_at(end, &LEAD)).is_some()
        || line.any_at(end, &CHANGE).is_some();
    (is_verb && end < place.end && !is_word_of_its_own(line, place.start)).then_some(end)
}

/// 五年, 3年内, 年内.
fn time(line: &Line, at: usize) -> Option<usize> {
    let number = number_at(line, at).or_else(|| worded_number_at(line, at)).map_or(at, |number| number.end);
    let end = line.any_at(number, &["年", "年内", "年间"])?.0;
    (number > at || line.starts(at, "年内")).then_some(end)
}

/// Words that begin like a leading word and are names: 新能源, 一般公共预算, 保障性住房.
fn is_word_of_its_own(line: &Line, at: usize) -> bool {
    const NAMES: [&str; 29] = [
        "基本保",
        "基本建设",
        "保障性",
        "保障房",
        "保障率",
        "保障水平",
        "实现率",
        "完成率",
        "稳定率",
        "应急",
        "应用",
        "应届",
        "要素",
        "控制率",
        "使用",
        "并网",
        "需求",
        "到位",
        "到期",
        "到达",
        "按时",
        "按期",
        "高质量发展",
        "新增",
        "新建",
        "新开",
        "新设",
        "新认定",
        "以工代赈",
    ];
    line.any_at(at, &NAMES).is_some()
}

/// 一是, 二是; （1）, 1.: where the words after it begin.
fn ordinal(line: &Line, place: &Range<usize>) -> Option<usize> {
    let numeral = line.folded(place.start).is_some_and(|c| "一二三四五六七八九十".contains(c));
    if numeral && (line.starts(place.start + 1, "是") || line.starts(place.start + 1, "、")) {
        return Some(place.start + 2);
    }
    if line.folded(place.start) == Some('(') {
        let close = (place.start + 2..place.start + 5).find(|&at| line.folded(at) == Some(')'))?;
        let inside = line.folded_text(place.start + 1..close);
        let is_number = inside.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        return is_number.then_some(close + 1);
    }
    None
}

/// Cuts the trailing words: 的, 力争, 进一步, punctuation.
pub(super) fn trimmed_end(line: &Line, place: Range<usize>) -> Range<usize> {
    let mut place = place;
    loop {
        let end = place.end;
        while place.start < place.end
            && line.folded(place.end - 1).is_some_and(|c| "、,;: -。和及与".contains(c))
        {
            place.end -= 1;
        }
        if let Some((start, word)) = line.any_before(&place, &TAIL)
            && !(word == "度" || (word == "可" && line.ends(&place, "许可")))
            && start > place.start
        {
            place.end = start;
        }
        if place.end == end {
            return place;
        }
    }
}

/// What stands in `place` as a name, if it can be one: at least two characters, not too many, and not only a
/// word of place or time.
pub(super) fn name_of(line: &Line, place: Range<usize>) -> Option<String> {
    let place = bare(line, place);
    let place = if place.len() > LONGEST { after_last_comma(line, place) } else { place };
    let text = line.text(place.clone());
    let folded = line.folded_text(place.clone());
    const NO_NAMES: [&str; 27] = [
        "全省",
        "全市",
        "全县",
        "全区",
        "全国",
        "我省",
        "我市",
        "我县",
        "我区",
        "每年",
        "年均",
        "累计",
        "其中",
        "目标",
        "总体",
        "各地",
        "比例",
        "占比",
        "比重",
        "规模",
        "数量",
        "分别",
        "每天",
        "每日",
        "每周",
        "每月",
        "每学期",
    ];
    let is_name = (2..=LONGEST).contains(&place.len())
        && !NO_NAMES.contains(&folded.as_str())
        && time(line, place.start) != Some(place.end)
        && folded.chars().any(char::is_alphabetic);
    is_name.then_some(text)
}

/// The part after the last 、 that is not in brackets.
pub(super) fn after_last_comma(line: &Line, place: Range<usize>) -> Range<usize> {
    let comma = place.clone().rev().find(|&at| line.folded(at) == Some('、') && !line.is_hidden(at));
    comma.map_or(place.start, |at| at + 1)..place.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        let line = Line::new(text);
        name_of(&line, 0..line.len())
    }

    #[test]
    fn leading_and_trailing_words_are_cut() {
        assert_eq!(name("力争实现城乡供水覆盖率均").as_deref(), Some("城乡供水覆盖率"));
        assert_eq!(name("一是推动高速公路里程的").as_deref(), Some("高速公路里程"));
        assert_eq!(name("（1）森林覆盖率力争").as_deref(), Some("森林覆盖率"));
    }

    #[test]
    fn words_that_begin_like_a_leading_word_stay() {
        for whole in [
            "新能源汽车产量",
            "一般公共预算收入",
            "保障性租赁住房套数",
            "基本养老保险参保率",
            "重点人群签约率",
        ] {
            assert_eq!(name(whole).as_deref(), Some(whole));
        }
    }

    #[test]
    fn a_place_or_a_measure_alone_is_no_name() {
        assert_eq!(name("全省"), None);
        assert_eq!(name("力争"), None);
        assert_eq!(name("率"), None);
    }
}
