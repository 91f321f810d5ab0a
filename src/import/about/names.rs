//! Titles, and the names in them.

use super::years::date;
use crate::import::outline::heading_length;
use crate::text::fold;

/// Words that the title of a plan ends with.
const ENDS: &[&str] =
    &["规划", "纲要", "方案", "计划", "意见", "要点", "规划纲要", "行动方案", "若干措施", "任务书"];

/// The provinces by the names that titles use, with what makes each name whole.
const PROVINCES: &[(&str, &[&str])] = &[
    (
        "省",
        &[
            "河北",
            "山西",
            "辽宁",
            "吉林",
            "黑龙江",
            "江苏",
            "浙江",
            "安徽",
            "福建",
            "江西",
            "山东",
            "河南",
            "湖北",
            "湖南",
            "广东",
            "海南",
            "四川",
            "贵州",
            "云南",
            "陕西",
            "甘肃",
            "青海",
            "台湾",
        ],
    ),
    ("市", &["北京", "天津", "上海", "重庆"]),
    ("自治区", &["内蒙古", "西藏"]),
    ("壮族自治区", &["广西"]),
    ("回族自治区", &["宁夏"]),
    ("维吾尔自治区", &["新疆"]),
];

/// Whether a line is the title of a plan: short, one phrase, and ending as such titles do, years in brackets aside.
pub(in crate::import) fn is_title(line: &str) -> bool {
    let line = line.trim();
    let length = line.chars().count();
    if !(6..=64).contains(&length)
        || line.is_ascii()
        || line.contains(['。', '，', ',', '；', '：', '!', '？'])
        || heading_length(line).is_some()
    {
        return false;
    }
    // 計畫 is how Taiwan writes 計劃.
    let folded = fold(line).replace("计画", "计划");
    let core = without_bracket(&folded).trim_end_matches(['》', '”']);
    ENDS.iter().any(|end| core.ends_with(end)) && !core.starts_with("附")
}

/// The line without what stands in brackets at its end.
fn without_bracket(line: &str) -> &str {
    let line = line.trim();
    let Some(open) = line.rfind(['(', '（']) else { return line };
    if line.ends_with([')', '）']) && open > 0 { line.get(..open).unwrap_or(line).trim_end() } else { line }
}

/// The plan that a notice's title names: 关于印发…规划的通知.
pub(super) fn inner_title(line: &str) -> Option<String> {
    let (_, rest) = line
        .split_once("关于印发")
        .or_else(|| line.split_once("關於印發"))
        .or_else(|| line.split_once("關于印發"))?;
    let (title, _) = rest.split_once("的通知")?;
    let title = title.trim().trim_start_matches('《').trim_end_matches('》');
    is_title(title).then(|| title.to_owned())
}

/// Who issued it, by a notice's title: what stands before 关于印发.
pub(super) fn issuer_of(line: &str) -> Option<String> {
    let (issuer, _) = line
        .split_once("关于印发")
        .or_else(|| line.split_once("關於印發"))
        .or_else(|| line.split_once("關于印發"))?;
    let issuer = issuer.trim();
    is_body(issuer).then(|| issuer.to_owned())
}

/// Who issued it, by the title of an opinion: 农业部 in 农业部关于促进…的指导意见.
pub(super) fn author_of(title: &str) -> Option<String> {
    let (author, _) = title.split_once("关于").or_else(|| title.split_once("關於"))?;
    is_body(author).then(|| author.to_owned())
}

/// Whether a line is the name of a public body and nothing else.
pub(super) fn is_body(line: &str) -> bool {
    const ENDS: [&str; 13] = [
        "政府",
        "办公厅",
        "办公室",
        "委员会",
        "领导小组",
        "厅",
        "局",
        "部",
        "委",
        "辦公廳",
        "辦公室",
        "委員會",
        "廳",
    ];
    let is_name = (3..=30).contains(&line.chars().count())
        && !line.contains(['。', '，', ',', '《', '>', '：', ':', '；', '“'])
        && !line.starts_with(|c: char| c.is_ascii());
    is_name && ENDS.iter().any(|end| line.ends_with(end))
}

/// Who signed it: a public body on the line before a day, or in front of one.
pub(super) fn signer_of<'l>(lines: &[&'l str]) -> Option<(&'l str, String)> {
    let on_one = |line: &'l str| {
        let at = line.rfind(|c: char| c.is_whitespace())?;
        let (name, day) = line.split_at_checked(at)?;
        is_body(name.trim_end()).then_some((name.trim_end(), date(day)?))
    };
    let on_two = |pair: &[&'l str]| {
        let [name, day] = *pair else { return None };
        is_body(name).then_some((name, date(day)?))
    };
    lines.iter().find_map(|line| on_one(line)).or_else(|| lines.windows(2).find_map(on_two))
}

/// The region a title begins with: 某某省, 某市; a province's short name is made whole.
pub(super) fn region_of(title: &str) -> String {
    let start: String = title.trim_start_matches(['《', '(', '（']).chars().take(14).collect();
    for end in ["自治区", "自治區", "自治州", "省", "市", "县", "縣", "区", "區", "州", "旗", "盟"]
    {
        if let Some(at) = start.find(end) {
            let name = start.get(..at + end.len()).unwrap_or_default();
            let is_name = (2..=11).contains(&name.chars().count())
                && !name.contains(['“', '、', '和', '的', '关', '及', '示'])
                && !is_generic(name);
            // 某某省某某市: the nearer one is meant.
            let rest = start.get(at + end.len()..).unwrap_or_default();
            let inner =
                ["市", "县", "縣", "区", "區"].iter().find_map(|end| rest.find(end).map(|at| at + end.len()));
            let inner = inner.filter(|&length| length <= 15).and_then(|length| rest.get(..length));
            if is_name {
                let inner = inner
                    .filter(|inner| !inner.contains(['“', '城', '社', '示', '和', '园', '园', '山', '地']));
                return format!("{name}{}", inner.unwrap_or_default());
            }
        }
    }
    let folded = fold(&start);
    let province = PROVINCES.iter().find_map(|(unit, names)| {
        names.iter().find(|name| folded.starts_with(**name)).map(|name| format!("{name}{unit}"))
    });
    province.unwrap_or_else(|| {
        if folded.starts_with("国家") || folded.starts_with("中华人民共和国") {
            "全国".to_owned()
        } else {
            String::new()
        }
    })
}

/// Whether a name is of a kind of place and of no place: 城市, 新区, 绿色城市. 盐城市 and 鹿城区 are places.
fn is_generic(name: &str) -> bool {
    const KINDS: [&str; 12] =
        ["城市", "城区", "新区", "新市", "社区", "园区", "片区", "都市", "市区", "小区", "街区", "老区"];
    let Some(kind) = KINDS.iter().find(|kind| name.ends_with(*kind)) else {
        return name.starts_with("新型") || name.starts_with("城乡") || name.starts_with("城镇");
    };
    let own = name.strip_suffix(kind).unwrap_or_default();
    let is_own = own.chars().count() == 1
        && !own.contains(['大', '小', '主', '老', '新', '旧', '全', '中', '古', '省']);
    !(is_own && matches!(*kind, "城市" | "城区"))
}

/// A title short enough for a line that shows more than it: without years, brackets and what all such titles say.
pub(super) fn short_of(title: &str) -> String {
    const LONGEST: usize = 16;
    let mut short = without_bracket(title).trim_matches(['《', '》']).to_owned();
    for n in ["十三", "十四", "十五", "十六", "十七"] {
        short = short.replace(&format!("“{n}五”时期"), "").replace(&format!("“{n}五”"), "");
    }
    for usual in ["国民经济和社会发展", "國民經濟和社會發展", "实施方案", "建设规划"]
    {
        if short.chars().count() > LONGEST {
            short = short.replace(usual, "");
        }
    }
    if short.chars().count() > LONGEST {
        short = short.chars().take(LONGEST).collect();
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_headings_and_sentences() {
        for title in [
            "某市养老服务规划",
            "某市国民经济和社会发展第十五个五年规划纲要",
            "某区实施方案（2026—2030年）",
            "陽泉市發展規劃",
        ] {
            assert!(is_title(title), "{title}");
        }
        for line in ["一、编制规划", "规划", "认真落实规划，制定方案", "某市养老服务条例", "现印发本规划。"]
        {
            assert!(!is_title(line), "{line}");
        }
    }

    #[test]
    fn regions_are_read_from_titles() {
        for (title, region) in [
            ("山西省“十四五”规划", "山西省"),
            ("浙江高质量发展规划", "浙江省"),
            ("阳泉市国民经济规划", "阳泉市"),
            ("内蒙古自治区规划", "内蒙古自治区"),
            ("重庆市渝中区规划", "重庆市渝中区"),
            ("新乡市养老服务规划", "新乡市"),
            ("盐城市养老服务规划", "盐城市"),
            ("绿色城市建设规划", ""),
            ("新型城镇化市级规划", ""),
            ("养老服务规划", ""),
        ] {
            assert_eq!(region_of(title), region, "{title}");
        }
    }
}
