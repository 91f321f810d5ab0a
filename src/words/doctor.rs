//! The words of `gangmu doctor`.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const FINE: Phrase = Phrase::new("正常", "ok");
pub const NOTICE: Phrase = Phrase::new("注意", "note");
pub const WRONG: Phrase = Phrase::new("有误", "WRONG");

pub const TERMINAL: Phrase = Phrase::new("终端", "terminal");
pub const LOCALE: Phrase = Phrase::new("语言环境", "locale");
pub const LANGUAGE: Phrase = Phrase::new("界面语言", "language");
pub const WIDTH: Phrase = Phrase::new("字符宽度", "width");
pub const WRITER: Phrase = Phrase::new("署名", "writer");
pub const RECORDS: Phrase = Phrase::new("记录文件夹", "records folder");
pub const LIBRARY: Phrase = Phrase::new("规划文件夹", "library folder");
pub const DRAFTS: Phrase = Phrase::new("草稿文件夹", "drafts folder");
pub const STATE: Phrase = Phrase::new("界面状态", "view state");
pub const RECORD_FILE: Phrase = Phrase::new("记录", "records");
pub const LOCK: Phrase = Phrase::new("锁文件", "lock");
pub const SYNC: Phrase = Phrase::new("同步", "sync");
pub const PLAN: Phrase = Phrase::new("规划", "plan");
pub const DRAFT: Phrase = Phrase::new("草稿", "draft");

pub const NO_TERM: Phrase =
    Phrase::new("未设置 TERM，界面无法打开", "TERM is not set; the screen cannot open");
pub const DUMB_TERM: Phrase = Phrase::new(
    "TERM={} 不能移动光标，界面无法打开",
    "TERM={} cannot move the cursor; the screen cannot open",
);
pub const TERM: Phrase = Phrase::new("TERM={}", "TERM={}");
pub const NOT_A_TERMINAL: Phrase = Phrase::new("标准输出不是终端", "standard output is no terminal");
pub const SIZE: Phrase = Phrase::new("{} 列 {} 行", "{} columns, {} rows");
pub const IN_TMUX: Phrase = Phrase::new(
    "在 tmux 中：字符宽度以 tmux 为准，复制须 set-clipboard on",
    "inside tmux: widths are tmux's, and copying needs set-clipboard on",
);
pub const UTF8: Phrase = Phrase::new("{}={}", "{}={}");
pub const NOT_UTF8: Phrase = Phrase::new(
    "{}={} 未说明是 UTF-8，汉字可能显示不出",
    "{}={} does not say UTF-8; Chinese may not be shown",
);
pub const NO_LOCALE: Phrase = Phrase::new(
    "LC_ALL、LC_CTYPE、LANG 均未设置，汉字可能显示不出",
    "LC_ALL, LC_CTYPE and LANG are not set; Chinese may not be shown",
);
pub const WIDTH_AUTO: Phrase = Phrase::new("auto：启动时询问终端", "auto: the terminal is asked at start");
pub const WIDTH_NARROW: Phrase = Phrase::new("narrow：“”—… 占一列", "narrow: “ ” — … take one column");
pub const WIDTH_WIDE: Phrase = Phrase::new("wide：“”—… 占两列", "wide: “ ” — … take two columns");

pub const NOT_THERE: Phrase =
    Phrase::new("{}（尚未建立，需要时建立）", "{} (not there yet; made when needed)");
pub const CANNOT_MAKE: Phrase =
    Phrase::new("{} 不存在，也没有权限建立", "{} is not there and cannot be made");
pub const NOT_WRITABLE: Phrase = Phrase::new("{} 没有写入权限", "{} cannot be written to");
pub const NOT_READABLE: Phrase = Phrase::new("{} 没有读取权限", "{} cannot be read");
pub const NOT_A_FOLDER: Phrase = Phrase::new("{} 不是文件夹", "{} is no folder");
pub const NOT_A_FILE: Phrase = Phrase::new("{} 不是普通文件", "{} is no plain file");

pub const SYNCED: Phrase = Phrase::new("与 {} 同步", "with {}");
pub const NO_REMOTE: Phrase = Phrase::new(
    "只存本机历史；gangmu sync --remote URL 与别处同步",
    "history is kept here alone; gangmu sync --remote URL shares it",
);
pub const WAITING: Phrase = Phrase::new(
    "{} 次存档还没有送到 {}，gangmu sync 送出",
    "commits not sent yet: {}, to {}; gangmu sync sends them",
);
pub const RECORD_COUNT: Phrase = Phrase::new("{}：{} 条", "{}: {}");
pub const BACKUP: Phrase =
    Phrase::new("{}；上一次保存的内容在 {}", "{}; the file before the last save is {}");
pub const NO_SUCH_PLAN: Phrase =
    Phrase::new("{}：没有这个规划，记录保留不动", "{}: there is no such plan; its records are kept");
pub const UNATTACHED: Phrase =
    Phrase::new("{}：规划中已无编号 {}，记录保留不动", "{}: the plan no longer has {}; the records are kept");
pub const LOCK_HELD: Phrase = Phrase::new("{}：正在使用", "{}: in use now");
pub const LOCK_FREE: Phrase = Phrase::new("{}：空闲", "{}: free");
pub const PLAN_FINE: Phrase = Phrase::new("{}（{}）", "{} ({})");
pub const PLAN_FAULT: Phrase = Phrase::new("{}：{}", "{}: {}");
pub const EMBEDDED: Phrase = Phrase::new("内置规划 {} 个", "{} embedded plans");
pub const DRAFT_WAITING: Phrase = Phrase::new("{}：有未写完的备注", "{}: a note is not finished");

pub const FAULT_REPEATED: Phrase = Phrase::new("编号 {} 重复", "the id {} occurs twice");
pub const FAULT_ID: Phrase =
    Phrase::new("编号“{}”应为简短的字母、数字、点和横线", "the id {} is not short plain ASCII");
pub const FAULT_YEARS: Phrase = Phrase::new("{} 的年份颠倒或离谱", "{}: years out of order or out of reach");
pub const FAULT_VALUE: Phrase =
    Phrase::new("{} 的数值不在“{}”之中", "{}: the number of \"{}\" is not in its words");
pub const FAULT_RELATION: Phrase =
    Phrase::new("{} 的“{}”与其关系不符", "{}: \"{}\" does not fit its relation");
pub const FAULT_TARGET: Phrase =
    Phrase::new("{} 既无目标值也无阶段值", "{} has neither target nor milestone");
pub const FAULT_NAME: Phrase = Phrase::new("{} 没有名称", "{} has no name");
