//! Years: the period a plan is for, the year it looks ahead to, the day it was issued.

use crate::plan::Period;
use std::collections::HashMap;

/// Lines that are asked for the period if the title does not tell it.
const LINES: usize = 80;

/// The period: a span of years in the title, the number of a five-year plan in it, then the same in the text.
pub(super) fn period<'a>(title: &str, lines: impl Iterator<Item = &'a str> + Clone) -> Option<Period> {
    let in_line = |line: &str| span(line).or_else(|| five_years(line));
    in_line(title).or_else(|| {
        let mut votes: HashMap<(i32, i32), usize> = HashMap::new();
        for period in lines.take(LINES).filter_map(in_line) {
            *votes.entry((period.from, period.to)).or_default() += 1;
        }
        // The first of the most often named ones would hang on the map's order: the later period wins, then the longer.
        votes
            .into_iter()
            .max_by_key(|&(years, count)| (count, years))
            .map(|((from, to), _)| Period { from, to })
    })
}

/// A span such as 2021—2025年.
pub(super) fn span(line: &str) -> Option<Period> {
    let years = years(line);
    years.windows(2).find_map(|pair| {
        let [(start, from), (end, to)] = *pair else { return None };
        let between = line.get(start + 4..end)?.trim_start_matches('年').trim();
        let is_span = matches!(between, "-" | "—" | "–" | "－" | "~" | "～" | "至" | "到" | "──" | "——");
        (is_span && (1..=15).contains(&(to - from))).then_some(Period { from, to })
    })
}

/// Every year of four digits, with the byte it begins at.
fn years(line: &str) -> Vec<(usize, i32)> {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..bytes.len()).filter(|&at| is_digit(at) && (at == 0 || !is_digit(at - 1)));
    let long = starts.filter(|&at| (at..at + 4).all(is_digit) && !is_digit(at + 4));
    long.filter_map(|at| Some((at, line.get(at..at + 4)?.parse().ok()?)))
        .filter(|(_, year)| (1950..2100).contains(year))
        .collect()
}

/// The years of the five-year plan that is named. The sixth began in 1981, and each lasts five years.
fn five_years(line: &str) -> Option<Period> {
    let number = |s: &str| match s {
        "十" => Some(10),
        _ => {
            let rest = s.strip_prefix('十')?;
            let mut chars = rest.chars();
            let digit = "一二三四五六七八九".chars().position(|c| Some(c) == chars.clone().next())?;
            chars.next();
            chars.next().is_none().then(|| 11 + i32::try_from(digit).unwrap_or_default())
        }
    };
    let short = line.split('“').skip(1).find_map(|part| {
        number(part.split_once('”')?.0.trim_end_matches("时期").trim_end_matches("時期").strip_suffix('五')?)
    });
    let long = || {
        line.split('第')
            .skip(1)
            .find_map(|part| number(part.split_once("个五年").or_else(|| part.split_once("個五年"))?.0))
    };
    let bare = || {
        line.split("十").skip(1).find_map(|part| {
            let (digit, rest) = part.split_at_checked(3)?;
            (["五规划", "五时期", "五規劃", "五時期"].iter().any(|word| rest.starts_with(word)))
                .then(|| number(&format!("十{digit}")))
                .flatten()
        })
    };
    let from = 1981 + (short.or_else(long).or_else(bare)? - 6) * 5;
    Some(Period { from, to: from + 4 })
}

/// The far year: the one the title names, else one behind the period that the text looks ahead to again and again.
pub(super) fn horizon<'a>(
    title: &str,
    period: Option<Period>,
    lines: impl Iterator<Item = &'a str>,
) -> Option<i32> {
    let period = period?;
    let is_far = |year: i32| year > period.to && year <= period.to + 35;
    if let Some(year) = han_year(title).filter(|&year| is_far(year)) {
        return Some(year);
    }
    let mut votes: HashMap<i32, usize> = HashMap::new();
    for line in lines {
        for (at, year) in years(line).into_iter().filter(|&(_, year)| is_far(year)) {
            let ahead = line.get(..at).unwrap_or_default().trim_end();
            let is_ahead = ["到", "至", "展望", "和", "面向", ""].iter().any(|word| ahead.ends_with(word));
            if is_ahead && line.get(at + 4..).is_some_and(|rest| rest.trim_start().starts_with('年')) {
                *votes.entry(year).or_default() += 1;
            }
        }
        if let Some(year) = han_year(line).filter(|&year| is_far(year)) {
            *votes.entry(year).or_default() += 1;
        }
    }
    votes
        .into_iter()
        .max_by_key(|&(year, count)| (count, year))
        .filter(|&(_, count)| count >= 2)
        .map(|(year, _)| year)
}

/// A year in Chinese numerals: 二〇三五年.
fn han_year(line: &str) -> Option<i32> {
    let digits = |part: &str| {
        let tail: Vec<char> = part.chars().rev().take(4).collect();
        let value =
            |c: &char| "〇一二三四五六七八九".chars().position(|d| d == *c || (*c == '○' && d == '〇'));
        let digits: Option<Vec<usize>> = tail.iter().rev().map(value).collect();
        let year =
            digits.filter(|digits| digits.len() == 4)?.into_iter().fold(0, |year, digit| year * 10 + digit);
        i32::try_from(year).ok()
    };
    line.split_inclusive('年').filter_map(|part| part.strip_suffix('年')).find_map(digits)
}

/// A line that is a day and nothing else, as YYYY-MM-DD: 2026年4月8日, 二〇二六年四月八日.
pub(super) fn date(line: &str) -> Option<String> {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let number =
        |s: &str, most: u32| s.parse::<u32>().ok().or_else(|| in_words(s)).filter(|n| (1..=most).contains(n));
    let written = || han_year(&line).and_then(|year| u32::try_from(year).ok());
    let year = year.parse().ok().or_else(written).filter(|year| (1951..2100).contains(year))?;
    Some(format!("{year:04}-{:02}-{:02}", number(month, 12)?, number(day, 31)?))
}

/// 四, 十二, 二十八: a month or a day in words.
fn in_words(number: &str) -> Option<u32> {
    let digit = |word: &str| {
        let mut chars = word.chars();
        let at = "一二三四五六七八九".chars().position(|c| Some(c) == chars.clone().next());
        chars.next();
        at.filter(|_| chars.next().is_none()).and_then(|at| u32::try_from(at + 1).ok())
    };
    let Some((tens, ones)) = number.split_once('十') else { return digit(number) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_from_spans_and_from_numbers_of_plans() {
        for (title, from, to) in [
            ("实施方案（2026—2030年）", 2026, 2030),
            ("规划(2021-2025 年)", 2021, 2025),
            ("某省“十六五”规划", 2031, 2035),
            ("第十五个五年规划", 2026, 2030),
            ("“十四五”时期规划", 2021, 2025),
        ] {
            assert_eq!(period(title, std::iter::empty()), Some(Period { from, to }), "{title}");
        }
        assert_eq!(period("规划", ["到2030年", "2024年12月"].into_iter()), None);
        for lines in [["2026-2029年", "2026-2030年"], ["2026-2030年", "2026-2029年"]] {
            assert_eq!(period("规划", lines.into_iter()), Some(Period { from: 2026, to: 2030 }), "{lines:?}");
        }
    }

    #[test]
    fn the_far_year_is_that_of_the_title_or_of_the_text() {
        let period = Some(Period { from: 2026, to: 2030 });
        assert_eq!(horizon("规划和二〇三五年远景目标", period, std::iter::empty()), Some(2035));
        assert_eq!(horizon("", period, ["到2040年，建成。", "展望2040年"].into_iter()), Some(2040));
        assert_eq!(horizon("", period, ["到2030年", "2045年"].into_iter()), None);
    }
}
