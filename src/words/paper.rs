//! The words of what is exported: the heading row of a table, the labels of a printed plan.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const PLAN: Phrase = Phrase::new("规划", "plan");
pub const ID: Phrase = Phrase::new("编号", "id");
pub const NUMBER: Phrase = Phrase::new("序号", "number");
pub const DOMAIN: Phrase = Phrase::new("领域", "domain");
pub const NAME: Phrase = Phrase::new("指标", "indicator");
pub const UNIT: Phrase = Phrase::new("单位", "unit");
pub const BASELINE: Phrase = Phrase::new("基期值", "baseline");
pub const BASELINE_YEAR: Phrase = Phrase::new("基期年", "baseline year");
pub const TARGET: Phrase = Phrase::new("目标值", "target");
pub const TARGET_YEAR: Phrase = Phrase::new("目标年", "target year");
pub const RELATION: Phrase = Phrase::new("关系", "relation");
pub const MILESTONES: Phrase = Phrase::new("阶段值", "milestones");
pub const BINDING: Phrase = Phrase::new("性质", "binding");
pub const ORIGIN: Phrase = Phrase::new("出处", "origin");
pub const SECTION: Phrase = Phrase::new("所在章节", "section");
pub const REMARK: Phrase = Phrase::new("说明", "remark");
pub const STATUS: Phrase = Phrase::new("状态", "status");
pub const OWNER: Phrase = Phrase::new("责任单位", "owner");
pub const DUE: Phrase = Phrase::new("期限", "due");
pub const READING: Phrase = Phrase::new("最新实际值", "latest reading");
pub const READING_YEAR: Phrase = Phrase::new("实际值年份", "year of reading");
pub const SOURCE_COLUMN: Phrase = Phrase::new("实际值来源", "source of reading");
pub const NOTES: Phrase = Phrase::new("备注", "notes");

pub const REGION: Phrase = Phrase::new("地区", "region");
pub const ISSUER: Phrase = Phrase::new("发文单位", "issued by");
pub const DOC_NUMBER: Phrase = Phrase::new("文号", "document number");
pub const ISSUED: Phrase = Phrase::new("发文日期", "issued on");
pub const PERIOD: Phrase = Phrase::new("规划期", "period");
pub const HORIZON: Phrase = Phrase::new("展望", "looks ahead to");
pub const DIGEST: Phrase = Phrase::new(
    "摘编：标题、名称和数字依原文，正文为缩写",
    "A digest: headings and figures as printed, text shortened",
);
pub const UNTITLED: Phrase = Phrase::new("（无标题{}）", "(untitled {})");
pub const GAPS: Phrase = Phrase::new("原文缺漏", "What the source lacks");
pub const UNATTACHED: Phrase =
    Phrase::new("规划中已无对应条目的记录", "Records whose place is no longer in the plan");
pub const READINGS: Phrase = Phrase::new("实际值", "readings");
pub const SOURCE: Phrase = Phrase::new("来源：{}", "source: {}");
pub const COLON: Phrase = Phrase::new("：", ": ");
pub const SEMICOLON: Phrase = Phrase::new("；", "; ");
