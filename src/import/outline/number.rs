//! The numbers that headings begin with: 第一章, 一、, （一）, 1., 1.1, （1）, ①, 壹、, 专栏1, ——, 一是.
//!
//! A number says only that a line may be a heading. Whether it is one depends on what stands behind it and on the
//! numbers before it.

/// A way of numbering, the outermost first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Scheme {
    /// 第一篇, 第一编, 第一部分
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Article,
    /// 壹、
    Formal,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 专栏1
    Box,
    /// 1.
    Digit,
    /// 1.1, 1.1.1
    Dotted,
    /// （1）
    DigitBracket,
    /// ①
    Circled,
    /// ——
    Dash,
    /// 一是
    Is,
}

impl Scheme {
    /// Whether a line that begins so is a heading wherever it stands.
    pub(super) const fn is_strong(self) -> bool {
        matches!(
            self,
            Self::Part | Self::Chapter | Self::Article | Self::Formal | Self::Han | Self::HanBracket
        )
    }
}

/// The number at the start of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    /// How it is written.
    pub(super) scheme: Scheme,
    /// The number itself; the last of several; 0 where there is none.
    pub(super) value: u32,
    /// Bytes of it, with the stop behind it.
    pub(super) length: usize,
    /// As printed, without the stop of 一、 and the blanks in it; `None` for a dash.
    pub(super) printed: Option<String>,
}

/// The number at the start of a line, if there is one.
pub(super) fn mark(line: &str) -> Option<Mark> {
    ordinal(line)
        .or_else(|| boxed(line))
        .or_else(|| bracketed(line))
        .or_else(|| han(line))
        .or_else(|| digits(line))
        .or_else(|| single(line))
        .or_else(|| dash(line))
}

/// 第三章, 第3节
fn ordinal(line: &str) -> Option<Mark> {
    let rest = line.strip_prefix('第')?.trim_start();
    let (value, after) = any_number(rest)?;
    let after = after.trim_start();
    let unit = after.chars().next()?;
    let (scheme, unit_length) = match unit {
        '章' => (Scheme::Chapter, 3),
        '节' | '節' => (Scheme::Article, 3),
        '篇' | '编' | '編' => (Scheme::Part, 3),
        '部' if after.starts_with("部分") => (Scheme::Part, 6),
        _ => return None,
    };
    let after = after.get(unit_length..)?;
    // 第一章的, 第三节课 are words of a sentence.
    if after.starts_with(['的', '课', '課', '所', '中', '，', ',', '。', '；']) {
        return None;
    }
    let number_length = line.len() - after.len();
    let stop = after
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | '：' | ':' | '.' | '．'))
        .map_or(0, char::len_utf8);
    let printed = line.get(..number_length)?.split_whitespace().collect();
    Some(Mark { scheme, value, length: number_length + stop, printed: Some(printed) })
}

/// 专栏3, 专栏三
fn boxed(line: &str) -> Option<Mark> {
    let rest = line.strip_prefix("专栏").or_else(|| line.strip_prefix("專欄"))?;
    let numbered = any_number(rest.trim_start());
    let (value, after) = numbered.unwrap_or((0, rest));
    let after = after.trim_start_matches(['：', ':', '、', '.', '．', '—', '-']);
    if value == 0 && !rest.is_empty() && after.len() == rest.len() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let printed = if value == 0 { "专栏".to_owned() } else { format!("专栏{value}") };
    Some(Mark { scheme: Scheme::Box, value, length: line.len() - after.len(), printed: Some(printed) })
}

/// （一）, (1), 1）
fn bracketed(line: &str) -> Option<Mark> {
    let opened = line.strip_prefix(['（', '(']);
    let inside = opened.unwrap_or(line).trim_start();
    let (value, after) = han_number(inside).or_else(|| digit_number(inside))?;
    let is_han = !inside.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let after = after.trim_start().strip_prefix(['）', ')'])?;
    if value > 200 || (opened.is_none() && is_han) {
        return None;
    }
    let scheme = if is_han { Scheme::HanBracket } else { Scheme::DigitBracket };
    let digits = inside.get(..inside.len() - inside.trim_start_matches(is_numeral).len())?;
    let stop = after.chars().next().filter(|c| matches!(c, '、' | '.' | '．')).map_or(0, char::len_utf8);
    let printed = if opened.is_some() { format!("（{digits}）") } else { format!("{digits}）") };
    Some(Mark { scheme, value, length: line.len() - after.len() + stop, printed: Some(printed) })
}

/// 一、, 壹、, 一是
fn han(line: &str) -> Option<Mark> {
    let (value, after) = han_number(line)?;
    let digits = line.get(..line.len() - after.len())?;
    if let Some(rest) = after.strip_prefix('是') {
        let is_count = value <= 20 && !rest.starts_with(['否', '非', '一', '个', '種', '种']);
        return is_count.then(|| Mark {
            scheme: Scheme::Is,
            value,
            length: digits.len() + '是'.len_utf8(),
            printed: Some(format!("{digits}是")),
        });
    }
    let trimmed = after.trim_start();
    let stop = trimmed.chars().next().filter(|c| matches!(c, '、' | '．' | '.'))?;
    let rest = trimmed.get(stop.len_utf8()..)?;
    // 一、二、三产业 is a list of numbers.
    if han_number(rest).is_some_and(|(_, next)| next.starts_with(['、', '产', '產', '级', '次'])) {
        return None;
    }
    let is_formal = digits.starts_with(|c| FORMAL.contains(&c));
    let scheme = if is_formal { Scheme::Formal } else { Scheme::Han };
    Some(Mark { scheme, value, length: line.len() - rest.len(), printed: Some(digits.to_owned()) })
}

/// 1. 1．1、 1.2 1.2.3
fn digits(line: &str) -> Option<Mark> {
    let (first, mut after) = digit_number(line)?;
    let (mut value, mut parts) = (first, 1);
    if first > 500 {
        return None;
    }
    while let Some(rest) = after.strip_prefix(['.', '．'])
        && let Some((next, behind)) = digit_number(rest)
    {
        (value, after) = (next, behind);
        parts += 1;
    }
    let number = line.get(..line.len() - after.len())?;
    let stop = after.chars().next();
    if parts == 1 {
        let stop = stop.filter(|c| matches!(c, '.' | '．' | '、'))?;
        let rest = after.get(stop.len_utf8()..)?;
        let printed = Some(format!("{number}."));
        return Some(Mark { scheme: Scheme::Digit, value, length: line.len() - rest.len(), printed });
    }
    let is_parted = stop.is_some_and(|c| c.is_whitespace() || matches!(c, '、' | '.' | '．'));
    let is_unit =
        after.trim_start().starts_with(|c: char| "万亿%％个人元倍版年平公吨家张億萬個‰".contains(c));
    if parts > 4 || is_unit || (!is_parted && parts == 2) {
        return None;
    }
    let after = after.trim_start_matches(['、', '.', '．']);
    Some(Mark {
        scheme: Scheme::Dotted,
        value,
        length: line.len() - after.len(),
        printed: Some(number.to_owned()),
    })
}

/// ① ⑴ ⒈ ㈠
fn single(line: &str) -> Option<Mark> {
    let c = line.chars().next()?;
    let (scheme, first) = match c {
        '①'..='⑳' => (Scheme::Circled, '①'),
        '⑴'..='⒇' => (Scheme::DigitBracket, '⑴'),
        '⒈'..='⒛' => (Scheme::Digit, '⒈'),
        '㈠'..='㈩' => (Scheme::HanBracket, '㈠'),
        _ => return None,
    };
    let value = u32::from(c) - u32::from(first) + 1;
    Some(Mark { scheme, value, length: c.len_utf8(), printed: Some(c.to_string()) })
}

/// Two dashes or more; a single one may begin a row of a table.
fn dash(line: &str) -> Option<Mark> {
    let rest = line.trim_start_matches(['—', '－', '─', '―', '–']);
    let length = line.len() - rest.len();
    let count = line.get(..length)?.chars().count();
    (count >= 2 && !rest.trim().is_empty()).then_some(Mark {
        scheme: Scheme::Dash,
        value: 0,
        length,
        printed: None,
    })
}

const FORMAL: [char; 20] = [
    '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '貳', '參', '陸', '叄', '弐', '仟', '佰',
    '弍', '弎', '萬',
];

fn is_numeral(c: char) -> bool {
    digit_value(c).is_some()
        || c == '十'
        || c == '百'
        || c == '拾'
        || c.is_ascii_digit()
        || ('０'..='９').contains(&c)
}

fn digit_value(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' => 2,
        '三' | '叁' | '參' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn any_number(s: &str) -> Option<(u32, &str)> {
    han_number(s).or_else(|| digit_number(s))
}

/// A number in digits of up to four places, and what follows.
fn digit_number(s: &str) -> Option<(u32, &str)> {
    let (mut value, mut rest, mut places) = (0, s, 0);
    while let Some(c) = rest.chars().next() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '０'..='９' => u32::from(c) - u32::from('０'),
            _ => break,
        };
        value = value * 10 + digit;
        places += 1;
        if places > 4 {
            return None;
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    (places > 0).then_some((value, rest))
}

/// A number in Chinese numerals below 1000, and what follows.
fn han_number(s: &str) -> Option<(u32, &str)> {
    let (mut value, mut digit, mut rest, mut count) = (0, None, s, 0);
    while let Some(c) = rest.chars().next() {
        match (digit_value(c), c) {
            (Some(next), _) => digit = Some(digit.map_or(next, |digit| digit * 10 + next)),
            (None, '十' | '拾') => value += digit.take().unwrap_or(1) * 10,
            (None, '百') => value += digit.take().unwrap_or(1) * 100,
            _ => break,
        }
        count += 1;
        if count > 5 {
            return None;
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    (count > 0).then(|| (value + digit.unwrap_or(0), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(line: &str, scheme: Scheme, value: u32, printed: &str, rest: &str) {
        let mark = mark(line).unwrap_or_else(|| panic!("{line} has a number"));
        assert_eq!((mark.scheme, mark.value), (scheme, value), "{line}");
        assert_eq!(mark.printed.as_deref().unwrap_or(""), printed, "{line}");
        assert_eq!(line.get(mark.length..).unwrap().trim(), rest, "{line}");
    }

    #[test]
    fn every_scheme_is_read() {
        reads("第十二章 总体要求", Scheme::Chapter, 12, "第十二章", "总体要求");
        reads("第 3 節 目標", Scheme::Article, 3, "第3節", "目標");
        reads("第一部分 背景", Scheme::Part, 1, "第一部分", "背景");
        reads("二十一、保障措施", Scheme::Han, 21, "二十一", "保障措施");
        reads("壹、背景", Scheme::Formal, 1, "壹", "背景");
        reads("（一）指导思想", Scheme::HanBracket, 1, "（一）", "指导思想");
        reads("( 二 ) 原则", Scheme::HanBracket, 2, "（二）", "原则");
        reads("12．加强领导", Scheme::Digit, 12, "12.", "加强领导");
        reads("1、加强领导", Scheme::Digit, 1, "1.", "加强领导");
        reads("2.3 重点任务", Scheme::Dotted, 3, "2.3", "重点任务");
        reads("(3)新建", Scheme::DigitBracket, 3, "（3）", "新建");
        reads("3）新建", Scheme::DigitBracket, 3, "3）", "新建");
        reads("④新建", Scheme::Circled, 4, "④", "新建");
        reads("专栏 2：重点工程", Scheme::Box, 2, "专栏2", "重点工程");
        reads("——民生更加改善。", Scheme::Dash, 0, "", "民生更加改善。");
        reads("三是人口结构新变化", Scheme::Is, 3, "三是", "人口结构新变化");
    }

    #[test]
    fn numbers_of_sentences_are_none() {
        for line in [
            "3.5 万人",
            "3.5万人参保",
            "2030年，建成",
            "一、二、三产业融合",
            "一是否",
            "第三产业增加值",
            "第一章的要求",
            "（2030年）",
            "专栏作家",
            "12345",
            "十四五时期",
            "1.2万张",
            "——",
            "—",
            "三级医院",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
