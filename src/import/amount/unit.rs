//! Units as plans print them: 万人, 元/人/月, 微克/立方米, 万套（户）, 个百分点.

use super::Line;

/// What multiplies; it belongs to the unit.
const MULTIPLES: [char; 5] = ['十', '百', '千', '万', '亿'];

/// Units that count things, so that what is counted can follow: 个园区.
const COUNTING: [&str; 47] = [
    "个", "家", "所", "座", "处", "项", "户", "名", "位", "套", "栋", "幢", "台", "辆", "件", "种", "类",
    "条", "支", "只", "头", "株", "部", "门", "张", "艘", "架", "块", "片", "间", "本", "册", "场", "对",
    "节", "份", "路", "段", "批", "口", "眼", "孔", "宗", "列", "组", "团", "盏",
];

/// Units that measure.
#[rustfmt::skip] // One word a line would hide the list.
const MEASURING: [&str; 113] = [
    "%", "‰", "个百分点", "百分点", "人次", "人天", "人", "户次", "架次", "班次", "标箱", "标准箱", "件次", "元", "美元", "欧元",
    "人民币", "吨", "吨标准煤", "吨标煤", "吨公里", "千克", "公斤", "斤", "克", "毫克", "微克", "μg", "mg", "kg", "t", "公里",
    "千米", "km", "米", "m", "海里", "平方米", "平方公里", "平方千米", "平米", "m2", "㎡", "km2", "立方米", "m3", "方",
    "立方", "升", "亩", "亩次", "公顷", "岁", "年", "天", "日", "小时", "分钟", "分", "秒", "次", "例", "度", "千瓦",
    "千瓦时", "瓦时", "伏安", "兆瓦", "瓦", "kw", "mw", "千伏安", "标准煤", "床", "床位", "tb", "pb", "pflops", "倍",
    "机架", "个等级", "等级", "课时", "学时", "工作日", "个工作日", "车次", "车公里", "人公里", "人日", "gb", "eb", "zb", "gbps",
    "tbps", "mbps", "eflops", "tops", "兆", "mm", "毫米", "厘米", "桶", "标方", "个月", "月", "周", "周岁", "学期",
    "场次", "分贝", "kwh", "gw",
];

/// Units that stand after a stroke: 元/人, 微克/立方米.
const SHARED: [&str; 8] = ["人", "户", "月", "年", "千人", "万人", "百户", "亩均"];

/// Where the unit that begins at `at` ends, its multiple included.
#[must_use]
pub fn unit_at(line: &Line, at: usize) -> Option<usize> {
    if line.folded(at) == Some('/') {
        return per_at(line, at + 1);
    }
    if line.folded(at) == Some('成') {
        // 八成以上, but no 成立 and 成员.
        let next = line.folded(at + 1);
        return next.is_none_or(|c| "以左的多,、;)。".contains(c)).then_some(at + 1);
    }
    let mut start = at;
    while line.folded(start).is_some_and(|c| MULTIPLES.contains(&c)) {
        start += 1;
    }
    let has_multiple = start > at;
    if has_multiple && matches!(line.folded(start), Some('余' | '多')) {
        start += 1;
    }
    let Some(mut end) = single_at(line, start) else {
        // 107万: the multiple stands alone.
        return has_multiple.then_some(start);
    };
    for _ in 0..2 {
        if line.folded(end) != Some('/') {
            break;
        }
        let shared = line.any_at(end + 1, &SHARED).map(|(end, _)| end);
        let Some(next) = single_at(line, end + 1).max(shared) else { break };
        end = next;
    }
    Some(with_twin(line, end))
}

fn single_at(line: &Line, at: usize) -> Option<usize> {
    let end = line.any_at(at, &MEASURING).max(line.any_at(at, &COUNTING)).map(|(end, _)| end)?;
    // Letters go on: `m` of `mpa`, `t` of `tod` are no units.
    let is_letter = |at: usize| line.folded(at).is_some_and(|c| c.is_ascii_alphabetic());
    (!(is_letter(end - 1) && is_letter(end))).then_some(end)
}

/// 9/10万: so many of so many.
fn per_at(line: &Line, at: usize) -> Option<usize> {
    let digits = (at..at + 4).take_while(|&at| line.folded(at).is_some_and(|c| c.is_ascii_digit())).count();
    let mut end = at + digits;
    while line.folded(end).is_some_and(|c| MULTIPLES.contains(&c)) {
        end += 1;
    }
    (end > at + digits).then_some(end)
}

/// 套（户）: the second unit in brackets.
fn with_twin(line: &Line, end: usize) -> usize {
    if line.folded(end) != Some('(') {
        return end;
    }
    match single_at(line, end + 1) {
        Some(close) if line.folded(close) == Some(')') => close + 1,
        _ => end,
    }
}

/// Whether a whole text is a unit, as the brackets behind a name hold it: %, 元/人, 千克标准煤/吨.
#[must_use]
pub fn is_unit(text: &str) -> bool {
    let line = Line::new(text);
    let count = line.len();
    let is_known = |start: usize| {
        let multiples =
            (start..count).take_while(|&at| line.folded(at).is_some_and(|c| MULTIPLES.contains(&c)));
        single_at(&line, start + multiples.count()).or_else(|| unit_at(&line, start))
    };
    if count == 0 || count > 14 {
        return false;
    }
    let stroke = (0..count).find(|&at| line.folded(at) == Some('/'));
    match stroke {
        // 人/百平方公里, 千克标准煤/吨: what begins like a unit on both sides.
        Some(at) => is_known(0).is_some() && (is_known(at + 1).is_some() || count - at <= 5),
        None => {
            unit_at(&line, 0) == Some(count)
                || (is_known(0).is_some() && count <= 5 && line.starts(0, "吨标"))
        }
    }
}

/// Whether a unit counts things.
#[must_use]
pub fn is_counting(unit: &str) -> bool {
    let folded = crate::text::fold(unit);
    let bare = folded.trim_start_matches(MULTIPLES).trim_start_matches(['余', '多']);
    COUNTING.iter().any(|counting| bare == *counting || bare.starts_with(&format!("{counting}(")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_taken() {
        let unit = |text: &str| unit_at(&Line::new(text), 0).map(|end| Line::new(text).text(0..end));
        assert_eq!(unit("人次以上").as_deref(), Some("人次"));
        assert_eq!(unit("平方公里").as_deref(), Some("平方公里"));
        assert_eq!(unit("亿千瓦时。").as_deref(), Some("亿千瓦时"));
        assert_eq!(unit("万名农创客").as_deref(), Some("万名"));
        assert_eq!(unit("号"), None);
        assert_eq!(unit("mpa"), None);
    }

    #[test]
    fn a_whole_text_can_be_a_unit() {
        for unit in
            ["%", "万人", "平方米/人", "公里/百平方公里", "千克标准煤/吨", "万套（户）", "亿千瓦时", "岁"]
        {
            assert!(is_unit(unit), "{unit}");
        }
        for other in ["农村居民可支配收入=1", "市级", "", "2030年", "含货币安置"] {
            assert!(!is_unit(other), "{other}");
        }
    }

    #[test]
    fn what_counts_is_told_from_what_measures() {
        assert!(is_counting("万套（户）"));
        assert!(is_counting("个"));
        assert!(!is_counting("万吨"));
        assert!(!is_counting("个百分点"));
    }
}
