//! Titles: where the title of a heading ends and its text begins, when both stand on one line.

use super::number::Scheme;
use crate::text::fold;

/// Longest title, in characters.
const LONGEST: usize = 60;

/// Titles so usual that text behind them without any stop is known to be text.
const USUAL: &[&str] = &[
    "指导思想",
    "基本原则",
    "主要目标",
    "总体目标",
    "发展目标",
    "总体要求",
    "总体思路",
    "发展基础",
    "发展环境",
    "面临形势",
    "形势要求",
    "发展定位",
    "战略定位",
    "远景目标",
    "工作目标",
    "工作原则",
    "目标任务",
    "组织保障",
    "保障措施",
];

/// What a heading says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said<'a> {
    pub(super) title: &'a str,
    /// The text behind the title, on the same line.
    pub(super) rest: &'a str,
}

/// The title and the text of a line behind its number; `None` if it is no heading but an item of a list.
pub(super) fn said(body: &str, scheme: Scheme) -> Option<Said<'_>> {
    let body = body.trim();
    let found = match scheme {
        Scheme::Dash => goal(body),
        Scheme::Is => sentence(body, 50).or_else(|| clause(body, 40)),
        _ => heading(body, scheme),
    }?;
    let title = found.title.trim_end_matches(['：', ':', '；', ';', '。', '，', ',']).trim();
    (!title.is_empty() && title.chars().count() <= LONGEST + 20)
        .then_some(Said { title, rest: found.rest.trim() })
}

fn heading(body: &str, scheme: Scheme) -> Option<Said<'_>> {
    usual(body).or_else(|| parted(body)).or_else(|| sentence(body, LONGEST)).or_else(|| {
        let is_list = body.ends_with(['；', ';', '，', ',']);
        match body.chars().count() {
            length if length <= LONGEST && !is_list && !body.contains('。') => {
                Some(Said { title: body, rest: "" })
            }
            _ if scheme.is_strong() || scheme == Scheme::Box => clause(body, LONGEST),
            _ if is_list => None,
            _ => clause(body, 24),
        }
    })
}

/// A usual title, and text right behind it.
fn usual(body: &str) -> Option<Said<'_>> {
    let folded = fold(&body.chars().take(6).collect::<String>());
    let title = USUAL.iter().find(|title| folded.starts_with(**title))?;
    let end = body.char_indices().nth(title.chars().count()).map(|(at, _)| at)?;
    let (title, rest) = body.split_at_checked(end)?;
    let goes_on = rest.starts_with(['和', '与', '及', '、', '的', '與', '体', '體']);
    let is_text = rest.contains('。') || rest.chars().count() > LONGEST;
    (is_text && !goes_on).then(|| Said { title, rest: rest.trim_start_matches(['。', '：', ':']) })
}

/// A short title, a blank, and text.
fn parted(body: &str) -> Option<Said<'_>> {
    let at = body.find([' ', '\u{3000}'])?;
    let (title, rest) = body.split_at_checked(at)?;
    let is_title =
        (2..=30).contains(&title.chars().count()) && !title.contains(['，', ',', '。', '；', '“', '《']);
    (is_title && rest.contains('。') && rest.chars().count() > 20).then_some(Said { title, rest })
}

/// What stands before the first full stop, or before a colon that text follows.
fn sentence(body: &str, longest: usize) -> Option<Said<'_>> {
    let (at, stop) = body.char_indices().take(longest + 1).find(|&(at, c)| {
        let behind = || body.get(at + c.len_utf8()..).unwrap_or_default();
        c == '。' || (matches!(c, '：' | ':') && behind().chars().nth(20).is_some())
    })?;
    let (title, rest) = body.split_at_checked(at)?;
    Some(Said { title, rest: rest.get(stop.len_utf8()..).unwrap_or_default() })
}

/// What stands before the first comma.
fn clause(body: &str, longest: usize) -> Option<Said<'_>> {
    let (at, stop) = body
        .char_indices()
        .take(longest + 1)
        .find(|(_, c)| matches!(c, '，' | ',' | '：' | ':' | '；' | '。'))?;
    let (title, rest) = body.split_at_checked(at)?;
    (title.chars().count() >= 4)
        .then(|| Said { title, rest: rest.get(stop.len_utf8()..).unwrap_or_default() })
}

/// A goal behind a dash: its first sentence if that is short, else what stands before the first comma.
fn goal(body: &str) -> Option<Said<'_>> {
    let whole = sentence(body, 40);
    let length = whole.as_ref().map_or(usize::MAX, |said| said.title.chars().count());
    let has_comma = whole.as_ref().is_some_and(|said| said.title.contains(['，', ',']));
    match whole {
        Some(said) if length <= 16 || !has_comma => Some(said),
        _ => clause(body, 40)
            .or_else(|| (body.chars().count() <= 40).then_some(Said { title: body, rest: "" })),
    }
}

/// A short sentence that opens a paragraph and says what is to be done, as a measure does that has no number.
pub(super) fn lead(line: &str) -> Option<Said<'_>> {
    let said = sentence(line, 34)?;
    let is_long_enough = said.title.chars().count() >= 4 && said.rest.trim().chars().count() >= 5;
    let is_plain = !said.title.contains(['，', ',', '；', '：', ':', '（', '(', '《', '！', '？', '=', '|']);
    let numbers = said.title.chars().filter(char::is_ascii_digit).count();
    (is_long_enough && is_plain && numbers <= 4 && !is_statement(&fold(said.title))).then_some(said)
}

/// Whether a title begins as one does that says what is to be done.
pub(super) fn is_directive(title: &str) -> bool {
    const DOES: &[&str] = &[
        "推", "加", "建", "完善", "健全", "优化", "提升", "提高", "强化", "深化", "实施", "开展", "落实",
        "打造", "培育", "构建", "促进", "保障", "支持", "鼓励", "引导", "扩大", "拓展", "拓宽", "发展",
        "改善", "改造", "坚持", "规范", "创新", "统筹", "做好", "做强", "做优", "壮大", "严格", "防范",
        "保护", "治理", "修复", "营造", "组织", "新建", "抓好", "着力", "大力", "全面", "积极", "培", "增加",
        "开发", "设立", "新增", "整", "改革", "稳步", "持续", "有序", "增强", "激发", "巩固", "夯实", "筑牢",
        "守牢",
    ];
    let title = fold(title);
    DOES.iter().any(|verb| title.starts_with(verb))
}

/// Where the sentences begin, in bytes, that name one project more of a box whose projects stand in one paragraph.
pub(super) fn projects(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for sentence in text.split_inclusive('。') {
        let title = sentence.trim_end_matches('。');
        let is_plain = !title.contains(['，', ',', '；', '：', '、', '（', '(', '《']);
        let is_title = (6..=30).contains(&title.chars().count()) && super::kinds::is_named_project(title);
        if at > 0 && is_plain && is_title && !is_statement(&fold(title)) && !is_order(title) {
            starts.push(at);
        }
        at += sentence.len();
    }
    starts
}

/// Whether a sentence tells what is to be done with a project instead of naming it.
fn is_order(title: &str) -> bool {
    const VERBS: &[&str] = &[
        "实施", "開展", "开展", "推进", "推動", "推动", "加快", "加强", "完善", "支持", "鼓励", "做好",
        "落实", "启动", "完成", "组织", "继续",
    ];
    VERBS.iter().any(|verb| title.starts_with(verb))
}

/// Whether the sentence says how things are or where and when, and names nothing to do.
fn is_statement(title: &str) -> bool {
    const STARTS: &[&str] = &[
        "截至",
        "其中",
        "同时",
        "此外",
        "为此",
        "因此",
        "但是",
        "当前",
        "目前",
        "我国",
        "我省",
        "我市",
        "我县",
        "本规划",
        "本方案",
        "规划期",
        "这是",
        "注",
        "附",
        "抄送",
        "特此",
        "各级",
        "主要",
        "年均",
        "力争",
        "全市",
        "全省",
        "全国",
        "全区",
        "全县",
        "联系",
        "来源",
        "编制",
        "今后",
        "未来",
        "第一",
        "第二",
        "第三",
        "十三五",
        "“十",
        "五年来",
        "实现“",
    ];
    const ENDS: &[&str] = &["如下", "以上", "以内", "左右", "以下", "通知", "执行", "%", "公布", "印发"];
    let has_number = title.contains(|c: char| c.is_ascii_digit());
    let reaches =
        ["达到", "超过", "提高到", "增长", "提升至", "降至", "下降"].iter().any(|word| title.contains(word));
    let is_dated =
        title.strip_prefix('到').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // 各部门要加强检查 tells someone to do something in passing.
    const TOLD: &[&str] =
        &["部门要", "政府要", "单位要", "地方要", "各地要", "各级要", "各市要", "各县要", "委员会要"];
    is_dated
        || TOLD.iter().any(|told| title.contains(told))
        || STARTS.iter().any(|start| title.starts_with(start))
        || ENDS.iter().any(|end| title.ends_with(end))
        || (has_number && reaches)
        || (title.contains('是') && title.chars().count() > 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(body: &str, scheme: Scheme, title: &str, rest: &str) {
        assert_eq!(said(body, scheme), Some(Said { title, rest }), "{body}");
    }

    #[test]
    fn a_title_ends_where_its_text_begins() {
        says("总体要求", Scheme::Han, "总体要求", "");
        says("实施补网行动，筑牢安全屏障", Scheme::Han, "实施补网行动，筑牢安全屏障", "");
        says("打造引力场。实行更加开放的政策。", Scheme::Digit, "打造引力场", "实行更加开放的政策。");
        says("指导思想以人民为中心，坚持改革。", Scheme::HanBracket, "指导思想", "以人民为中心，坚持改革。");
        says(
            "强化要素保障 各级政府要加强对规划实施的组织领导和统筹协调。",
            Scheme::HanBracket,
            "强化要素保障",
            "各级政府要加强对规划实施的组织领导和统筹协调。",
        );
        says(
            "守住底线，保障基本民生。坚持底线思维。",
            Scheme::Dash,
            "守住底线，保障基本民生",
            "坚持底线思维。",
        );
        says(
            "人文之美更加彰显，努力成为精神普遍富足的省域范例。以社会主义",
            Scheme::Dash,
            "人文之美更加彰显",
            "努力成为精神普遍富足的省域范例。以社会主义",
        );
    }

    #[test]
    fn an_item_of_a_list_is_no_heading() {
        assert_eq!(said("新建床位1200张；", Scheme::Digit), None);
        assert_eq!(said("", Scheme::Han), None);
    }

    #[test]
    fn a_short_sentence_at_the_start_is_a_measure() {
        let found = lead("推动基本公共服务标准化建设。围绕幼有所育、学有所教。").unwrap();
        assert_eq!(found.title, "推动基本公共服务标准化建设");
        for line in [
            "到2030年全面建成。各项指标居前。",
            "截至目前已经完成。各项指标居前列。",
            "床位达到1200张。其中护理型占比居前。",
            "推动建设，提高水平。围绕幼有所育。",
            "推动基本公共服务标准化建设。",
        ] {
            assert_eq!(lead(line), None, "{line}");
        }
    }
}
