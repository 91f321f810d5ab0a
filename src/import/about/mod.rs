//! What a document says about itself: its title, its region, who issued it and when, and the years it is for.

mod names;
mod years;

pub(super) use names::is_title;

use super::block::{Block, Paragraph};
use super::outline::heading_length;
use crate::plan::Period;
use crate::text::fold;
use names::{author_of, inner_title, issuer_of, region_of, short_of, signer_of};

/// Lines at the start of a document that are looked at.
const HEAD: usize = 60;

/// What a document says about itself, as far as it does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) short_title: String,
    pub(super) region: String,
    pub(super) issuer: Option<String>,
    pub(super) doc_number: Option<String>,
    pub(super) issued: Option<String>,
    pub(super) period: Option<Period>,
    pub(super) horizon: Option<i32>,
}

/// Reads the head of the document. The line that is the title is taken out; all others stay.
pub(super) fn about(named: Option<&str>, blocks: &mut Vec<Block>) -> About {
    let head: Vec<&str> = lines(blocks).take(HEAD).collect();
    let notice = head.iter().find_map(|line| inner_title(line));
    let signed = signer_of(&head);
    let signer = signed.as_ref().map(|(name, _)| (*name).to_owned());
    // 市政府办公室 in a notice's title says less than the name below it.
    let is_whole =
        |issuer: &String| !issuer.starts_with(['省', '市', '县', '縣', '区', '區']) || signer.is_none();
    let issuer = head.iter().find_map(|line| issuer_of(line)).filter(is_whole).or_else(|| signer.clone());
    let doc_number = head.iter().find_map(|line| doc_number(line));
    let issued = head.iter().find_map(|line| years::date(line)).or_else(|| signed.map(|(_, day)| day));
    let title = take_title(blocks)
        .or_else(|| named.filter(|title| is_title(title)).map(str::to_owned))
        .or(notice)
        .or_else(|| quoted(blocks))
        .or_else(|| captioned(blocks));
    let words = title.clone().unwrap_or_default();
    let issuer = issuer.or_else(|| author_of(&words));
    let period = years::period(&words, lines(blocks));
    let horizon = years::horizon(&words, period, lines(blocks));
    About {
        short_title: short_of(&words),
        region: region_of(&words),
        title,
        issuer,
        doc_number,
        issued,
        period,
        horizon,
    }
}

fn lines(blocks: &[Block]) -> impl Iterator<Item = &str> + Clone {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.trim()),
        Block::Table(_) => None,
    })
}

/// The last line before the first heading that is a title, else the first anywhere. It leaves the blocks, with the
/// bracket of years on the line behind it.
fn take_title(blocks: &mut Vec<Block>) -> Option<String> {
    let is_heading = |block: &Block| match block {
        Block::Paragraph(Paragraph { text, level, .. }) => {
            !is_title(text.trim()) && (level.is_some() || heading_length(text).is_some())
        }
        Block::Table(_) => true,
    };
    let first = blocks.iter().position(is_heading).unwrap_or(blocks.len());
    let titled =
        |block: &Block| matches!(block, Block::Paragraph(paragraph) if is_title(paragraph.text.trim()));
    let at = blocks.iter().take(first).rposition_of(titled).or_else(|| blocks.iter().position(titled))?;
    let mut title = text_at(blocks, at)?.to_owned();
    let is_years = |line: &str| {
        line.starts_with(['(', '（']) && line.chars().count() <= 16 && years::span(line).is_some()
    };
    if text_at(blocks, at + 1).is_some_and(is_years) {
        title.push_str(text_at(blocks, at + 1).unwrap_or_default());
        blocks.remove(at + 1);
    }
    // Lines above that the title began on.
    let mut from = at;
    while from > 0
        && title.chars().count() < 40
        && text_at(blocks, from - 1).is_some_and(|line| begins_title(line, &title))
    {
        from -= 1;
        title.insert_str(0, text_at(blocks, from).unwrap_or_default());
    }
    blocks.drain(from..=at);
    Some(title)
}

/// `rposition` for iterators whose length is not known to the type.
trait LastPosition: Iterator {
    fn rposition_of(self, f: impl Fn(Self::Item) -> bool) -> Option<usize>;
}

impl<I: Iterator> LastPosition for I {
    fn rposition_of(self, f: impl Fn(Self::Item) -> bool) -> Option<usize> {
        self.enumerate().filter_map(|(at, item)| f(item).then_some(at)).last()
    }
}

fn text_at(blocks: &[Block], at: usize) -> Option<&str> {
    match blocks.get(at)? {
        Block::Paragraph(paragraph) => Some(paragraph.text.trim()),
        Block::Table(_) => None,
    }
}

/// Whether a title that names no region goes on from the line above, which does.
fn begins_title(line: &str, title: &str) -> bool {
    let is_words = (3..=30).contains(&line.chars().count())
        && !line.contains(['。', '，', '；', '：', '、', '）', ')', '〕', '《', '!', '0', '1', '2', '3'])
        && heading_length(line).is_none()
        && !is_title(line);
    is_words && region_of(title).is_empty() && !region_of(line).is_empty() && !fold(line).ends_with("政府")
}

/// A document that names itself only in quotation: 现将《…规划》印发.
fn quoted(blocks: &[Block]) -> Option<String> {
    lines(blocks).take(HEAD).filter(|line| fold(line).contains("印发")).find_map(|line| {
        let (_, rest) = line.split_once('《')?;
        let (title, _) = rest.split_once('》')?;
        is_title(title).then(|| title.to_owned())
    })
}

/// A document that is nothing but a table, which names the plan it is of: 云溪市“十五五”养老服务规划主要指标.
fn captioned(blocks: &[Block]) -> Option<String> {
    const ENDS: [&str; 6] = ["主要指标", "主要指標", "主要指标表", "主要指標表", "指标体系", "指標體系"];
    lines(blocks).take(HEAD).find_map(|line| {
        let title = ENDS.iter().find_map(|end| line.strip_suffix(end))?;
        let is_whole = is_title(title) && !region_of(title).is_empty();
        is_whole.then(|| title.to_owned())
    })
}

/// 晋政发〔2021〕46号
fn doc_number(line: &str) -> Option<String> {
    let open = line.find(['〔', '［', '[', '﹝'])?;
    let before = line.get(..open)?;
    let start =
        before.char_indices().rev().take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c)).last()?.0;
    let issuer = before.get(start..)?;
    let inside = line.get(open..)?.trim_start_matches(['〔', '［', '[', '﹝']);
    let year = inside.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = inside.get(4..)?.strip_prefix(['〕', '］', ']', '﹞'])?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && rest.get(digits..)?.trim_start().starts_with(['号', '號']);
    let is_issuer = (2..=12).contains(&issuer.chars().count());
    (is_number && is_issuer)
        .then(|| format!("{issuer}〔{year}〕{}号", rest.get(..digits).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> (About, usize) {
        let mut blocks: Vec<_> = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        (about(None, &mut blocks), blocks.len())
    }

    #[test]
    fn a_notice_and_its_plan_are_read() {
        let (about, left) = of(&[
            "某某省人民政府关于印发某某省“十五五”养老服务规划的通知",
            "某政发〔2026〕12号",
            "各市、县人民政府：",
            "2026年3月1日",
            "某某省“十五五”养老服务规划",
            "一、总体要求",
        ]);
        assert_eq!(about.title.as_deref(), Some("某某省“十五五”养老服务规划"));
        assert_eq!(about.region, "某某省");
        assert_eq!(about.issuer.as_deref(), Some("某某省人民政府"));
        assert_eq!(about.doc_number.as_deref(), Some("某政发〔2026〕12号"));
        assert_eq!(about.issued.as_deref(), Some("2026-03-01"));
        assert_eq!(about.period, Some(Period { from: 2026, to: 2030 }));
        assert_eq!(about.short_title, "某某省养老服务规划");
        assert_eq!(left, 5, "only the title is taken out");
    }

    #[test]
    fn who_signed_it_issued_it() {
        let issuer = |lines: &[&str]| {
            let about = of(lines).0;
            (about.issuer, about.issued)
        };
        let expected = (Some("某某区教育局".to_owned()), Some("2026-04-08".to_owned()));
        assert_eq!(issuer(&["各学校：", "某某区教育局", "2026年4月8日", "某某区行动计划"]), expected);
        assert_eq!(issuer(&["各学校：", "某某区教育局 2026年4月8日", "某某区行动计划"]), expected);
        assert_eq!(issuer(&["各学校：", "某某区教育局", "二〇二六年四月八日", "某某区行动计划"]), expected);
        assert_eq!(issuer(&["农业部关于促进草业的意见", "一、目标"]).0.as_deref(), Some("农业部"));
    }

    #[test]
    fn years_on_the_line_behind_belong_to_the_title() {
        let (about, left) = of(&["某市老龄事业实施方案", "（2026—2028年）", "一、总体要求"]);
        assert_eq!(about.title.as_deref(), Some("某市老龄事业实施方案（2026—2028年）"));
        assert_eq!(about.period, Some(Period { from: 2026, to: 2028 }));
        assert_eq!(left, 1);
    }

    #[test]
    fn a_title_of_two_lines_is_joined() {
        let (about, _) =
            of(&["某某市国民经济和社会发展", "第十五个五年规划和二〇四〇年远景目标纲要", "第一章 总则"]);
        assert_eq!(
            about.title.as_deref(),
            Some("某某市国民经济和社会发展第十五个五年规划和二〇四〇年远景目标纲要")
        );
        assert_eq!((about.period, about.horizon), (Some(Period { from: 2026, to: 2030 }), Some(2040)));
    }
}
