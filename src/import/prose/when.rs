//! When: the years a clause speaks of, and whether they are over.
//!
//! A year holds on: what follows `到2030年` in its paragraph is for that year too, until another is named.

use crate::import::amount::{Line, Years, five_years_at, is_digit, years_at};
use crate::import::draft::Setting;
use std::ops::Range;

/// A mention of years in a clause.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Mention {
    /// Its words, with 到 before and 底 after.
    pub place: Range<usize>,
    /// The years.
    pub years: Years,
    /// Whether it is only compared with: 比2025年, 较2025年.
    pub is_compared: bool,
    /// Whether it is where something came from: 由2025年的.
    pub is_origin: bool,
    /// Whether it says a time up to or in which, and not a property: 2000年底前建成的.
    pub is_loose: bool,
}

/// Words that tell of the past until years are named again.
const LOOKING_BACK: [&str; 13] = [
    "五年来",
    "近年来",
    "几年来",
    "过去五年",
    "近五年",
    "目前",
    "截至目前",
    "截止目前",
    "截至去年",
    "去年",
    "上年",
    "当前",
    "以来",
];

/// Words by which one clause tells of the past or of how things are.
const DONE: [&str; 26] = [
    "已经",
    "已建",
    "已有",
    "已达",
    "已完成",
    "已实现",
    "均已",
    "达到了",
    "实现了",
    "完成了",
    "建成了",
    "提高了",
    "增长了",
    "下降了",
    "降低了",
    "现有",
    "同比",
    "超额完成",
    "新增了",
    "提升了",
    "比上年",
    "突破了",
    // Forecasts are no commitments.
    "据测算",
    "可能达到",
    "有可能",
    "据预测",
];

/// Words that look ahead again.
pub(super) const LOOKING_AHEAD: [&str; 8] = ["未来", "今后", "力争", "争取", "确保", "下一步", "目标", "将"];

/// Every mention of years in `place`.
pub(super) fn mentions(line: &Line, place: &Range<usize>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = place.start;
    while at < place.end {
        let c = line.folded(at);
        let years = match c {
            Some('1' | '2') => years_at(line, at),
            Some('"' | '一'..='十') => five_years_at(line, at),
            _ => None,
        };
        let Some((years, end)) = years.filter(|(_, end)| *end <= place.end) else {
            at += 1;
            continue;
        };
        if !line.is_hidden(at) || c == Some('"') {
            found.push(mention(line, place, at..end, years));
        }
        at = end;
    }
    found
}

fn mention(line: &Line, clause: &Range<usize>, core: Range<usize>, years: Years) -> Mention {
    let before = clause.start..core.start;
    let compared = ["比", "较", "相比", "相较", "与", "在", "以"].iter().any(|word| line.ends(&before, word))
        && !line.ends(&before, "力争在");
    let start = line
        .any_before(
            &before,
            &["力争到", "争取到", "力争在", "到", "至", "截至", "截止", "在", "力争", "于", "截至到"],
        )
        .map_or(core.start, |(start, _)| start);
    let mut end = core.end;
    let after = [
        "年底", "年末", "底前", "底", "末", "时期", "期间", "期末", "内", "初", "时", "前", "以前", "之前",
        "以来",
    ];
    while let Some((next, _)) = line.any_at(end, &after) {
        end = next;
    }
    let is_loose = !(line.ends(&(core.end..end), "前") && start == core.start && start != clause.start);
    let at_start = start == clause.start;
    let is_origin = ["由", "从"].iter().any(|word| line.ends(&(clause.start..core.start), word));
    Mention {
        is_compared: (compared && !at_start) || is_origin,
        is_origin,
        is_loose,
        place: start..end.min(clause.end),
        // 到“十六五”末 is its last year; 2026-2030年 and “十六五”期间 are all of them.
        years: if is_an_end(line, start, core.end..end) { years.last() } else { years },
    }
}

fn is_an_end(line: &Line, start: usize, after: Range<usize>) -> bool {
    let after = line.folded_text(after);
    after.contains('末')
        || (["到", "至", "力争到", "争取到"].iter().any(|word| line.starts(start, word)) && after.is_empty())
}

/// Whether the clause by itself tells what was or is.
pub(super) fn is_done(line: &Line, clause: &Range<usize>) -> bool {
    line.find(clause, &DONE).is_some() || made_already(line, clause)
}

/// 了 right before a number: 新建了12座.
fn made_already(line: &Line, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| line.folded(at) == Some('了') && is_digit(line.folded(at + 1)))
}

/// The years in force, and whether the text looks back.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct When {
    /// Years named and still in force.
    pub years: Option<Years>,
    /// Whether what follows is about the past.
    pub is_past: bool,
}

impl When {
    /// At the beginning of a paragraph under `heading`.
    pub(super) fn new(heading: &str, setting: &Setting) -> Self {
        let line = Line::new(heading);
        let all = 0..line.len();
        let years = mentions(&line, &all).into_iter().map(|mention| mention.years);
        // A heading names a horizon (2040年远景目标) or the plan's own years, which say nothing new.
        let years = years.rev().find(|years| years.single().is_some() && !setting.is_past(years.to));
        Self { years, is_past: false }
    }

    /// Takes in what a clause says of time.
    pub(super) fn take(
        &mut self,
        line: &Line,
        clause: &Range<usize>,
        mentions: &[Mention],
        setting: &Setting,
    ) {
        if let Some(mention) = mentions.iter().rfind(|mention| !mention.is_compared && mention.is_loose) {
            self.is_past = setting.is_past(mention.years.to) || line.ends(&mention.place, "以来");
            self.years = (!self.is_past).then_some(mention.years);
        } else if line.find(clause, &LOOKING_BACK).is_some() {
            self.is_past = true;
        } else if self.is_past && line.find(clause, &LOOKING_AHEAD).is_some() {
            *self = Self { years: None, is_past: false };
        }
    }

    /// The years of a figure: those in force, or the plan's last; all years up to it for a sum or an average.
    pub(super) fn years_of(&self, is_over_years: bool, setting: &Setting) -> Option<Years> {
        let last = |to| Years { from: to, to };
        let years = self.years.or_else(|| setting.target_year().map(last))?;
        match setting.period {
            Some([from, to])
                if is_over_years && years.from == years.to && (from..=to).contains(&years.to) =>
            {
                Some(Years { from, to: years.to })
            }
            _ if is_over_years => Some(years),
            _ => Some(years.last()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting = Setting { period: Some([2031, 2035]) };

    fn when(text: &str) -> When {
        let line = Line::new(text);
        let mut when = When::new("", &SETTING);
        for clause in line.clauses(0..line.len()) {
            when.take(&line, &clause, &mentions(&line, &clause), &SETTING);
        }
        when
    }

    #[test]
    fn a_year_holds_on_until_the_next() {
        assert_eq!(when("到2033年，基本建成，覆盖率").years, Some(Years { from: 2033, to: 2033 }));
        assert_eq!(when("到2033年，建成，到2035年").years, Some(Years { from: 2035, to: 2035 }));
        assert_eq!(when("到“十七五”末").years, Some(Years { from: 2040, to: 2040 }));
    }

    #[test]
    fn years_before_the_plan_are_past_but_not_in_a_comparison() {
        assert!(when("2030年，覆盖率").is_past);
        assert!(when("“十六五”期间，覆盖率").years.is_some());
        assert!(when("“十五五”期间，覆盖率").is_past);
        assert!(when("五年来，覆盖率").is_past);
        assert!(!when("覆盖率比2030年提高").is_past);
        assert!(!when("改造2000年底前建成的小区").is_past);
        assert!(!when("五年来，覆盖率，力争").is_past);
    }
}
