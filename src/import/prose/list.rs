//! Lists: one predicate for several subjects. 甲率和乙率分别达到90%、95% are two indicators; 三级医院、二级医院床位占比
//! share their end.

use super::name::{bare, name_of};
use super::pattern::is_quantity;
use crate::import::amount::Line;
use std::ops::Range;

/// Quantities that a list says once, behind its last subject.
const QUANTITIES: [&str; 17] = [
    "排放总量",
    "排放量",
    "年均浓度",
    "浓度",
    "覆盖率",
    "参保率",
    "普及率",
    "占比",
    "比重",
    "产量",
    "面积",
    "人均可支配收入",
    "班额",
    "增加值",
    "使用率",
    "里程",
    "人数",
];

/// The names of the `count` subjects in `place`, if there are just so many.
pub(super) fn subjects(line: &Line, place: Range<usize>, count: usize) -> Option<Vec<String>> {
    let parts = [&['、'] as &[char], &['和', '与', '及', '、']]
        .iter()
        .map(|marks| parts(line, &place, marks))
        .find(|parts| parts.len() == count)?;
    let last = parts.last()?;
    let mut names = Vec::with_capacity(count);
    for part in &parts {
        let own = name_of(line, part.clone())?;
        let shared = match tail(line, part, last) {
            _ if part == last => String::new(),
            // 二氧化硫、氮氧化物排放总量: the quantity is said once.
            shared if shared.is_empty() && !is_quantity(line, part) => {
                line.any_before(last, &QUANTITIES).map_or(shared, |(start, _)| line.text(start..last.end))
            }
            shared => shared,
        };
        names.push(format!("{own}{shared}"));
    }
    let lead = names.first().map(|first| lead(first)).unwrap_or_default();
    for name in names.iter_mut().skip(1) {
        if !lead.is_empty() && !name.starts_with('每') {
            name.insert_str(0, &lead);
        }
    }
    Some(names)
}

/// The names of a list of quantities: 孕产妇死亡率、婴儿死亡率. Where what stands before the last is another clause
/// (服务扩面提质、签约覆盖率), the last alone. `None` if the 、 is a part of one name.
pub(super) fn quantities(line: &Line, place: &Range<usize>) -> Option<Vec<String>> {
    const LONG: usize = 6;
    let parts = parts(line, place, &['、']);
    let (last, before) = parts.split_last().filter(|(_, before)| !before.is_empty())?;
    if before.iter().all(|part| is_quantity(line, part)) {
        return parts.iter().map(|part| name_of(line, part.clone())).collect();
    }
    let is_clause =
        before.last().is_some_and(|part| bare(line, part.clone()).len() >= LONG) && last.len() >= LONG;
    is_clause.then(|| name_of(line, last.clone()).into_iter().collect())
}

/// The subjects in `place`, however many.
pub(super) fn count(line: &Line, place: &Range<usize>) -> usize {
    parts(line, place, &['和', '与', '及', '、']).len()
}

fn parts(line: &Line, place: &Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = place.start;
    for at in place.clone() {
        if line.folded(at).is_some_and(|c| marks.contains(&c)) && !line.is_hidden(at) {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..place.end);
    found.retain(|part| !part.is_empty());
    found
}

/// What the last subject says for all: `part` ends in a word that stands inside `last`, and what follows it
/// there belongs to `part` too.
pub(super) fn tail(line: &Line, part: &Range<usize>, last: &Range<usize>) -> String {
    let longest = part.len().min(6);
    for count in (2..=longest).rev() {
        let word = line.folded_text(part.end - count..part.end);
        let found = (last.start..last.end.saturating_sub(count)).find(|&at| line.starts(at, &word));
        if let Some(at) = found {
            return line.text(at + count..last.end);
        }
    }
    String::new()
}

/// 每千人口 and the like at the beginning of the first name, which holds for all.
pub(super) fn lead(first: &str) -> String {
    if !first.starts_with('每') {
        return String::new();
    }
    let chars: Vec<char> = first.chars().take(12).collect();
    let end = chars.iter().rposition(|c| matches!(c, '口' | '人')).map_or(0, |at| at + 1);
    let has_number = chars.get(1).is_some_and(|c| "百千万萬十".contains(*c) || c.is_ascii_digit());
    if has_number { chars.into_iter().take(end).collect() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, count: usize) -> Option<Vec<String>> {
        let line = Line::new(text);
        subjects(&line, 0..line.len(), count)
    }

    #[test]
    fn subjects_share_their_beginning_and_their_end() {
        assert_eq!(
            names("城镇居民和农村居民人均可支配收入", 2).unwrap(),
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
        );
        assert_eq!(
            names("每千人口执业（助理）医师数和注册护士数", 2).unwrap(),
            ["每千人口执业（助理）医师数", "每千人口注册护士数"]
        );
        assert_eq!(names("森林覆盖率、绿化率", 2).unwrap(), ["森林覆盖率", "绿化率"]);
        assert_eq!(names("森林覆盖率、绿化率", 3), None);
    }
}
