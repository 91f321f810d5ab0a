//! Prose: sentences that commit to a figure become indicators.
//!
//! A sentence says a figure in one of four ways: a subject reaches it (覆盖率达到95%以上), something is made in a
//! number (新建泵站12座, 培育10万名工匠), a share of something does something (85%的城市建成示范区), or words stand
//! for it (全覆盖). What says none of these is left alone: ages, lengths of time, conditions, what is only described.
//!
//! What always holds: no figure about the past becomes an indicator; the relation, number and unit are the
//! document's own; a year is that of the sentence or paragraph, or else the plan's last.

mod asides;
mod forms;
mod list;
mod making;
mod name;
mod object;
mod pattern;
mod reader;
mod review;
mod scan;
mod share;
mod state;
mod verbs;
mod vows;
mod when;
mod worded;

pub use review::Review;

use super::draft::{Row, Setting};
use crate::plan::{Figure, Indicator, Kind};
use crate::processors::each;
use crate::text::fold;
use std::collections::HashSet;

/// So many passages are read at a stretch.
const STRETCH: usize = 16;

/// A paragraph, and what the outline knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// Its words.
    pub text: &'a str,
    /// The title of the section it stands in; empty if there is none.
    pub heading: &'a str,
    /// Whether it looks back or around, by [`looks_back`] of its section or of one above it.
    pub is_past: bool,
    /// Its position, which comes back as [`Indicator::section`].
    pub at: usize,
}

/// Whether a section of this kind and title tells what was or is, so that its figures commit to nothing.
#[must_use]
pub fn looks_back(kind: Kind, title: &str) -> bool {
    const TITLES: [&str; 22] = [
        "基本情况",
        "概况",
        "发展历程",
        "发展基础",
        "现实基础",
        "基础条件",
        "工作基础",
        "现状",
        "回顾",
        "成就",
        "成效",
        "发展成果",
        "取得的成",
        "形势",
        "规划背景",
        "编制背景",
        "发展环境",
        "机遇",
        "挑战",
        "存在问题",
        "主要问题",
        "完成情况",
    ];
    // 夯实农业农村发展基础 is a task.
    const TASKS: [&str; 27] = [
        "明显", "显著", "更加", "夯实", "筑牢", "打牢", "巩固", "优化", "营造", "改善", "厚植", "强化",
        "加强", "提升", "完善", "构建", "打造", "创新", "扩大", "拓展", "抢抓", "应对", "推进", "推动",
        "提高", "加快", "目标",
    ];
    let title = fold(title);
    let bare =
        title.split(['章', '节', '、', ')', ' ', '"']).rfind(|part| !part.is_empty()).unwrap_or_default();
    let is_named = TITLES.iter().any(|word| bare.contains(word)) && bare.chars().count() <= 16;
    (is_named && !TASKS.iter().any(|word| title.contains(word)))
        || matches!(kind, Kind::Achievement | Kind::Situation)
}

/// The indicators of the prose, in reading order, each once.
#[must_use]
pub fn figures(passages: &[Passage<'_>], setting: &Setting) -> Vec<Indicator> {
    // Most passages hold no figure: a list for each of them would take more room than all figures.
    let stretches: Vec<_> = passages.chunks(STRETCH).collect();
    let is_read = |passage: &&Passage<'_>| !passage.is_past && !is_row(passage.text);
    let read = |stretch: &&[Passage<'_>]| -> Vec<Indicator> {
        stretch.iter().filter(is_read).flat_map(|passage| reader::read(passage, setting)).collect()
    };
    let mut found: Vec<_> = each(&stretches, read).into_iter().flatten().collect();
    let mut seen = HashSet::new();
    found.retain(|draft| seen.insert(likeness(draft)));
    found
}

/// Whether a text is a row of a table and no sentence.
fn is_row(text: &str) -> bool {
    text.matches('\t').count() >= 2 || ends_as_row(text)
}

/// 约束性 or 预期性 right behind a number, at the end.
fn ends_as_row(text: &str) -> bool {
    let folded = fold(text.trim_end());
    let before = folded.strip_suffix("约束性").or_else(|| folded.strip_suffix("预期性"));
    before.is_some_and(|before| {
        before.trim_end().ends_with(|c: char| c.is_ascii_digit() || "%-〕]".contains(c))
    })
}

/// Leaves out of `prose` what the table states too: the same name with the same value.
#[must_use]
pub fn without_repeats(table: &[Row], prose: Vec<Indicator>) -> Vec<Indicator> {
    if prose.is_empty() {
        return prose;
    }
    let known: HashSet<_> =
        table.iter().map(|row| likeness(&row.indicator)).map(|(name, _, value)| (name, value)).collect();
    let is_new = |draft: &Indicator| {
        let (name, _, value) = likeness(draft);
        !known.contains(&(name, value))
    };
    prose.into_iter().filter(is_new).collect()
}

/// What two statements of one commitment share.
fn likeness(draft: &Indicator) -> (String, Option<String>, String) {
    let value =
        |figure: &Figure| figure.value().map_or_else(|| fold(&figure.text), |value| value.to_string());
    let name = fold(&draft.name);
    let scopes = ["全省", "全市", "全县", "全区", "全国", "我省", "我市"];
    let bare = scopes.iter().find_map(|scope| name.strip_prefix(scope)).unwrap_or(&name);
    (bare.to_owned(), draft.unit.as_deref().map(fold), draft.target.as_ref().map(value).unwrap_or_default())
}

#[cfg(test)]
mod tests;
