//! The words of what the subcommands print.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const ID: Phrase = Phrase::new("编号", "ID");
pub const REGION: Phrase = Phrase::new("地区", "REGION");
pub const PERIOD: Phrase = Phrase::new("规划期", "PERIOD");
pub const SECTIONS: Phrase = Phrase::new("条目", "SECTIONS");
pub const INDICATORS: Phrase = Phrase::new("指标", "INDICATORS");
pub const BINDING: Phrase = Phrase::new("约束", "BINDING");
pub const EXPECTED: Phrase = Phrase::new("预期", "EXPECTED");
pub const FROM_TEXT: Phrase = Phrase::new("正文", "TEXT");
pub const TITLE: Phrase = Phrase::new("名称", "TITLE");
pub const STATUSES: Phrase = Phrase::new("状态", "STATUSES");

pub const ADDRESS: Phrase = Phrase::new("地址", "ADDRESS");
pub const NAME: Phrase = Phrase::new("指标", "INDICATOR");
pub const YEAR: Phrase = Phrase::new("年", "YEAR");
pub const BASELINE: Phrase = Phrase::new("基期", "BASELINE");
pub const TARGET: Phrase = Phrase::new("目标", "TARGET");
pub const UNIT: Phrase = Phrase::new("单位", "UNIT");
pub const NATURE: Phrase = Phrase::new("性质", "KIND");
pub const STATUS: Phrase = Phrase::new("状态", "STATUS");

pub const BELOW: Phrase = Phrase::new("下级", "below it");
pub const PLAN_SKIPPED: Phrase = Phrase::new("跳过规划 {}（{}）：{}", "plan {} is left out ({}): {}");
pub const RECORDS_SKIPPED: Phrase = Phrase::new("未计入记录：{}", "records are left out: {}");

pub const CHANGED: Phrase = Phrase::new("{} {}：{} -> {}", "{} {}: {} -> {}");
pub const UNCHANGED: Phrase = Phrase::new("{} {}：已是 {}，没有改动", "{} {}: {} already, nothing changed");
pub const NOTED: Phrase = Phrase::new("{} {}：已添加{}“{}”", "{} {}: {} added: {}");
pub const READING_ENTERED: Phrase = Phrase::new("{} {}：{} 年 {} -> {}", "{} {}: {}: {} -> {}");
pub const READING_SAME: Phrase =
    Phrase::new("{} {}：{} 年已是 {}，没有改动", "{} {}: {}: {} already, nothing changed");
pub const NOTHING: Phrase = Phrase::new("无", "none");
pub const TYPE_NOTE: Phrase = Phrase::new(
    "请输入备注，按 Ctrl-D 结束，Ctrl-C 放弃",
    "type the note; Ctrl-D ends it, Ctrl-C gives it up",
);

pub const MORE_HITS: Phrase =
    Phrase::new("另有 {} 条未列出（--limit {} 列出全部）", "{} more not printed (--limit {} prints all)");
pub const NO_HITS: Phrase = Phrase::new("没有找到“{}”", "nothing found for {}");
