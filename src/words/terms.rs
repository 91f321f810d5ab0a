//! The words for what plans and records are made of: statuses, kinds, relations.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const NOT_STARTED: Phrase = Phrase::new("未启动", "not started");
pub const ON_TRACK: Phrase = Phrase::new("推进中", "on track");
pub const AT_RISK: Phrase = Phrase::new("有风险", "at risk");
pub const BEHIND: Phrase = Phrase::new("滞后", "behind");
pub const DONE: Phrase = Phrase::new("已完成", "done");
pub const CLOSED: Phrase = Phrase::new("已销号", "closed");
pub const DROPPED: Phrase = Phrase::new("不再执行", "dropped");
pub const NO_STATUS: Phrase = Phrase::new("无", "none");

pub const PROGRESS: Phrase = Phrase::new("进展", "progress");
pub const PROBLEM: Phrase = Phrase::new("问题", "problem");
pub const NEXT: Phrase = Phrase::new("下步", "next");
pub const EVIDENCE: Phrase = Phrase::new("佐证", "evidence");
pub const NOTE: Phrase = Phrase::new("备注", "note");

pub const CHAPTER: Phrase = Phrase::new("章", "chapter");
pub const SECTION: Phrase = Phrase::new("节", "section");
pub const MEASURE: Phrase = Phrase::new("举措", "measure");
pub const PROJECT: Phrase = Phrase::new("项目", "project");
pub const BOX: Phrase = Phrase::new("专栏", "box");
pub const GOAL: Phrase = Phrase::new("目标", "goal");
pub const PRINCIPLE: Phrase = Phrase::new("原则", "principle");
pub const ACHIEVEMENT: Phrase = Phrase::new("成效", "achievement");
pub const SITUATION: Phrase = Phrase::new("形势", "situation");
pub const PREFACE: Phrase = Phrase::new("前言", "preface");

pub const BINDING: Phrase = Phrase::new("约束性", "binding");
pub const EXPECTED: Phrase = Phrase::new("预期性", "expected");
pub const FROM_TABLE: Phrase = Phrase::new("指标表", "table");
pub const FROM_TEXT: Phrase = Phrase::new("正文", "text");

pub const EQ: Phrase = Phrase::new("达到", "equal to");
pub const GE: Phrase = Phrase::new("不低于", "at least");
pub const GT: Phrase = Phrase::new("高于", "more than");
pub const LE: Phrase = Phrase::new("不高于", "at most");
pub const LT: Phrase = Phrase::new("低于", "less than");
pub const ABOUT: Phrase = Phrase::new("左右", "about");
pub const BETWEEN: Phrase = Phrase::new("区间", "between");
pub const IN_WORDS: Phrase = Phrase::new("文字", "words");

pub const GUESSED: Phrase = Phrase::new("按名称推测", "guessed by name");
pub const DIFFERENCE: Phrase = Phrase::new("差", "difference");
pub const OTHER_UNIT: Phrase = Phrase::new("单位不同", "other unit");
pub const OTHER_YEAR: Phrase = Phrase::new("年份不同", "other year");
pub const ONLY_WORDS: Phrase = Phrase::new("无可比数字", "no number to compare");

pub const GAPS: Phrase = Phrase::new("原文缺漏", "gaps of the source");
