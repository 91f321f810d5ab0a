//! A section (纲目) is a node of a plan's outline: a chapter, a measure, a box of projects, a goal.
//!
//! The tree is kept flat, in reading order: the descendants of the section at `at` are the sections from
//! `at + 1` up to (not including) `end`. Every walk of the screen is then a walk along a slice.

use super::Paragraphs;
use crate::text::Short;
use serde::{Deserialize, Serialize};

/// What a section is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 一、 or 第一章
    Chapter,
    /// （一） or 第一节
    Section,
    /// Commits someone to do something: 任务, 举措.
    Measure,
    /// One project of a box: 工程, 项目.
    Project,
    /// 专栏
    Box,
    /// 目标
    Goal,
    /// 原则
    Principle,
    /// What was reached in the past.
    Achievement,
    /// 形势, 机遇, 挑战
    Situation,
    /// 前言
    Preface,
}

impl Kind {
    /// Whether a section of this kind can be carried out, so that it counts in its parents' progress.
    #[must_use]
    pub const fn is_actionable(self) -> bool {
        matches!(self, Self::Measure | Self::Project)
    }
}

/// A node of the outline.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Unique in the plan: `3.1.2`.
    pub id: Short,
    /// As printed: `（一）`, `专栏3`.
    pub number: Option<Short>,
    /// Without its number; empty where the document lost it.
    pub title: Short,
    /// What it is.
    pub kind: Kind,
    /// Its own paragraphs, before its children.
    pub text: Paragraphs,
    /// The section it is in, as a position in `Plan::sections`.
    pub parent: Option<usize>,
    /// 0 for the top of the outline.
    pub depth: usize,
    /// One past its last descendant, as a position in `Plan::sections`.
    pub end: usize,
}

impl Section {
    /// Whether it has sections of its own.
    #[must_use]
    pub fn has_children(&self, at: usize) -> bool {
        self.end > at + 1
    }

    /// Number and title as one line: `（一）健全制度`, `专栏1 工程`.
    #[must_use]
    pub fn heading(&self) -> String {
        match &self.number {
            Some(number) if number.ends_with(['）', ')', '、']) => format!("{number}{}", self.title),
            Some(number) => format!("{number} {}", self.title).trim_end().to_owned(),
            None => self.title.to_string(),
        }
    }
}
