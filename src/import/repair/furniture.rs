//! Furniture: what stands on a page beside the text. Numbers of pages, a head repeated on each page, the lines that
//! lead a reader of a newspaper from page to page, and the words of the site a text was taken from.

use super::super::block::Block;
use super::tally::{RepairKind, Tally};
use super::{MARK, is_han};
use crate::text::Short;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// A head stands at least this often.
const OFTEN: usize = 3;

/// Words of web pages that are never a line of a plan by themselves or at the start of a short one.
const SITE: &[&str] = &[
    "首页",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "查看详情",
    "上一篇",
    "下一篇",
    "打印本页",
    "关闭窗口",
    "分享到",
    "浏览次数",
    "点击数",
    "阅读次数",
    "责任编辑",
    "版权所有",
    "扫一扫",
    "字体：",
    "字号：",
    "分类>>",
    "新闻中心",
    "相关链接",
    "返回顶部",
    "微信公众号",
    "无障碍",
    "網站地圖",
    "网站地图",
    "主办单位：",
    "【打印",
    "【字体",
    "收藏本站",
    "加入收藏",
    "发布时间：",
    "信息来源：",
    "下载文字版",
    "文章来源：",
];

/// Longest line, in characters, that a word of a site makes a line of the site.
const SITE_LINE: usize = 60;

/// Longest line, in bytes, that says only which page it is; most lines need not be looked at.
const LONGEST_NUMBER: usize = 120;

/// How many lines at either end of a document are looked at for what only numbers and dates make up.
const EDGE: usize = 12;

/// Clears all furniture away.
pub(super) fn clear(blocks: &mut Vec<Block>, tally: &mut Tally) {
    let repeated = repeated(blocks);
    let counts = count_pages(blocks);
    let last = blocks.len();
    let mut at = 0;
    let mut seen: HashMap<String, usize> = HashMap::new();
    blocks.retain_mut(|block| {
        at += 1;
        let Block::Paragraph(paragraph) = block else { return true };
        let is_edge = at <= EDGE || at + EDGE > last;
        let was_blank = paragraph.text.is_empty();
        take_jump(&mut paragraph.text, tally);
        let line = paragraph.text.trim();
        let kind = if line.is_empty() {
            return was_blank;
        } else if is_page_number(line) || (counts && line.parse::<u32>().is_ok() && line.len() <= 4) {
            RepairKind::Furniture
        } else if is_site(line) || (is_edge && is_residue(line)) {
            RepairKind::Spam
        } else if let Some(&times) = repeated.get(line).filter(|_| paragraph.level.is_none()) {
            let before = seen.entry(line.to_owned()).or_default();
            *before += 1;
            // The first of them may be the title.
            if *before == 1 && times > 1 {
                return true;
            }
            RepairKind::Furniture
        } else {
            return true;
        };
        tally.noted(kind, 1, line);
        false
    });
}

/// Lines that stand more often than any line of a plan does: heads of pages, or the title on each part of a series.
fn repeated(blocks: &[Block]) -> HashMap<String, usize> {
    let lines = || blocks.iter().filter_map(may_repeat);
    // Most lines stand once. To list them all would take more room than they have themselves, so that first it is
    // found out which may stand more often: a bit for those that were met, and one for those met again.
    let slots = (16 * blocks.len()).next_power_of_two().max(64);
    let hasher = RandomState::new();
    let slot = |line: &str| {
        let slot = hasher.hash_one(line) as usize & (slots - 1);
        (slot / 64, 1_u64 << (slot % 64))
    };
    let (mut met, mut again) = (vec![0_u64; slots / 64], vec![0_u64; slots / 64]);
    for (place, bit) in lines().map(slot) {
        if let (Some(met), Some(again)) = (met.get_mut(place), again.get_mut(place)) {
            *again |= *met & bit;
            *met |= bit;
        }
    }
    let may_be_again = |line: &&str| {
        let (place, bit) = slot(line);
        again.get(place).is_some_and(|again| again & bit != 0)
    };
    let mut times: HashMap<&str, usize> = HashMap::new();
    for line in lines().filter(may_be_again) {
        *times.entry(line).or_default() += 1;
    }
    let is_title = |line: &str| super::super::about::is_title(line);
    times.retain(|line, times| *times >= OFTEN || (*times == 2 && is_title(line)));
    times.into_iter().map(|(line, times)| (line.to_owned(), times)).collect()
}

/// The line that a block is, if it can be one of those that come again.
fn may_repeat(block: &Block) -> Option<&str> {
    let Block::Paragraph(paragraph) = block else { return None };
    let line = paragraph.text.trim();
    let is_text = line.ends_with(['。', '；', '：', '，', ';', ':', ',']);
    let is_short = (4..=SITE_LINE).contains(&line.chars().count());
    (is_short && !is_text && super::super::outline::heading_length(line).is_none()).then_some(line)
}

/// Whether the lines that are a bare number count pages: one more each time. Else they may be cells of a table.
fn count_pages(blocks: &[Block]) -> bool {
    let numbers: Vec<u32> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.text.trim().len() <= 4 => {
                paragraph.text.trim().parse().ok()
            }
            _ => None,
        })
        .collect();
    numbers.len() >= 2 && numbers.windows(2).all(|pair| matches!(pair, [a, b] if b > a && b - a <= 3))
}

/// `— 12 —`, `- 12 -`, `第12页`, `12/60`, `第 12 页 共 60 页`.
fn is_page_number(line: &str) -> bool {
    if line.bytes().all(|b| b.is_ascii_digit()) || line.len() > LONGEST_NUMBER {
        return false;
    }
    let of_core = |c: &char| !c.is_whitespace() && !"-—–－·.•".contains(*c);
    // Most lines begin with a word, and need not be looked at any further.
    if !line.chars().find(of_core).is_some_and(|c| c == '第' || c.is_ascii_digit()) {
        return false;
    }
    let core: String = line.chars().filter(of_core).collect();
    let core = core.trim_start_matches('第').trim_end_matches('页').trim_end_matches('頁');
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let of = core.split_once('/').or_else(|| core.split_once("页共")).or_else(|| core.split_once("頁共"));
    digits(core) || of.is_some_and(|(page, all)| digits(page) && digits(all))
}

fn is_site(line: &str) -> bool {
    line.chars().count() <= SITE_LINE
        && SITE.iter().any(|word| line.starts_with(word))
        && !line.ends_with('。')
}

/// A line at the edge of a page that has next to no words: counters, dates with counters, a single Latin word.
fn is_residue(line: &str) -> bool {
    let han = line.chars().filter(|&c| is_han(c)).count();
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let is_latin_word = han == 0
        && digits == 0
        && line.chars().count() <= 12
        && line.chars().all(|c| c.is_ascii_alphabetic());
    let has_chinese_date = line.contains(['年', '月', '号', '號', '第', '〔']);
    is_latin_word
        || (han <= 4 && digits >= 4 && !has_chinese_date && !line.contains(['、', '.', '．', '%', '）', ')']))
}

/// Takes `（下转第二版）`, `(上接第一版)`, `紧接第三版` away from the ends of a line; also `〔?〕接第一版)`, of which damage took the
/// beginning.
fn take_jump(text: &mut Short, tally: &mut Tally) {
    const WORDS: [&str; 11] =
        ["下转", "下轉", "上接", "紧接", "緊接", "续接", "轉接", "转接", "〔?〕接", "〔?〕轉", "〔?〕第"];
    if !WORDS.iter().any(|word| text.contains(word)) {
        return;
    }
    while let Some((from, to)) = jump(text, &WORDS) {
        tally.noted(RepairKind::JumpLine, 1, text.get(from..to).unwrap_or_default());
        text.replace_range(from..to, "");
    }
}

/// Where such words stand, brackets included.
fn jump(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    for word in words {
        for (at, _) in text.match_indices(word) {
            let after = text.get(at + word.len()..).unwrap_or_default();
            let Some(end) = after.char_indices().take(8).find(|(_, c)| matches!(c, '版' | '页' | '頁'))
            else {
                continue;
            };
            let number = after.get(..end.0).unwrap_or_default();
            let is_number = number
                .trim_start_matches('第')
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十 ".contains(c));
            if !is_number {
                continue;
            }
            let last = at + word.len() + end.0 + end.1.len_utf8();
            let before = text.get(..at).unwrap_or_default();
            let open = before.chars().next_back().filter(|c| matches!(c, '(' | '（' | '【' | '['));
            let behind = text.get(last..).unwrap_or_default();
            let close = behind.chars().next().filter(|c| matches!(c, ')' | '）' | '】' | ']'));
            let from = at - open.map_or(0, char::len_utf8);
            let to = last + close.map_or(0, char::len_utf8);
            // Without brackets it must stand alone, or it may be a sentence about something else. Of one that opens in a
            // mark only the end is left.
            let is_blank = |rest: Option<&str>| rest.is_none_or(|rest| rest.trim().is_empty());
            let (is_first, is_last) = (is_blank(text.get(..from)), is_blank(text.get(to..)));
            let is_bracketed = match word.starts_with(MARK) {
                true => close.is_some() && (is_first || is_last),
                false => open.is_some(),
            };
            if is_bracketed || (is_first && is_last) {
                return Some((from, to));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    fn left(lines: &[&str]) -> Vec<String> {
        let mut blocks: Vec<_> = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        clear(&mut blocks, &mut Tally::default());
        let text = |block: Block| match block {
            Block::Paragraph(paragraph) => paragraph.text.into(),
            Block::Table(_) => String::new(),
        };
        blocks.into_iter().map(text).collect()
    }

    #[test]
    fn numbers_of_pages_go() {
        let lines = [
            "一、总体要求",
            "— 12 —",
            "- 3 -",
            "第4页",
            "第 4 页 共 60 页",
            "5/60",
            "17",
            "甲",
            "18",
            "到2030年",
        ];
        assert_eq!(left(&lines), ["一、总体要求", "甲", "到2030年"]);
        let cells = ["床位数", "36", "60", "12"];
        assert_eq!(left(&cells), cells, "cells of a table");
    }

    #[test]
    fn a_head_on_each_page_goes_and_the_first_stays() {
        let head = "某市养老服务规划";
        let lines = [head, "一、总体要求", "甲。", head, "乙。", head, "丙。", "甲。"];
        assert_eq!(left(&lines), [head, "一、总体要求", "甲。", "乙。", "丙。", "甲。"]);
    }

    #[test]
    fn lines_of_a_newspaper_and_of_a_site_go() {
        let lines = [
            "上一篇：某通知",
            "到那时。(下转第二版)",
            "（紧接第一版）建成。",
            "查看详情2021-08-31 13269",
            "（三）上接天线",
            "  〔?〕接第三版)推进。",
            "到那时。〔?〕第二版）",
            "〔?〕第二版修订",
        ];
        let expected = ["到那时。", "建成。", "（三）上接天线", "  推进。", "到那时。", "〔?〕第二版修订"];
        assert_eq!(left(&lines), expected);
    }
}
