//! The words of syncing, merging and the history.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

// Commits.
pub const MERGED: Phrase = Phrase::new("合并 {}", "merge {}");
pub const SETTINGS: Phrase = Phrase::new("设置", "settings");

// How many of what, by whom: one phrase for one, one for several.
pub const BY: Phrase = Phrase::new("{}：{}", "{}: {}");
pub const LIST_COMMA: Phrase = Phrase::new("、", ", ");
pub const SEMICOLON: Phrase = Phrase::new("；", "; ");
pub const STATUS: [Phrase; 2] = [Phrase::new("状态 {}", "{} status"), Phrase::new("状态 {}", "{} statuses")];
pub const OWNER: [Phrase; 2] = [Phrase::new("负责 {}", "{} owner"), Phrase::new("负责 {}", "{} owners")];
pub const DUE: [Phrase; 2] = [Phrase::new("期限 {}", "{} due date"), Phrase::new("期限 {}", "{} due dates")];
pub const READING: [Phrase; 2] =
    [Phrase::new("实际值 {}", "{} reading"), Phrase::new("实际值 {}", "{} readings")];
pub const SOURCE: [Phrase; 2] =
    [Phrase::new("数据来源 {}", "{} source"), Phrase::new("数据来源 {}", "{} sources")];
pub const NOTE: [Phrase; 2] = [Phrase::new("备注 {}", "{} note"), Phrase::new("备注 {}", "{} notes")];
pub const NOTE_CHANGE: [Phrase; 2] =
    [Phrase::new("备注改动 {}", "{} change to notes"), Phrase::new("备注改动 {}", "{} changes to notes")];
pub const OTHER: [Phrase; 2] =
    [Phrase::new("其他 {}", "{} other change"), Phrase::new("其他 {}", "{} other changes")];

// One event.
pub const EVENT: Phrase = Phrase::new("{}：{} -> {}", "{}: {} -> {}");
pub const EVENT_STATUS: Phrase = Phrase::new("状态", "status");
pub const EVENT_OWNER: Phrase = Phrase::new("负责", "owner");
pub const EVENT_DUE: Phrase = Phrase::new("期限", "due date");
pub const EVENT_READING: Phrase = Phrase::new("{} 年实际值", "{} reading");
pub const EVENT_SOURCE: Phrase = Phrase::new("{} 年数据来源", "{} source");
pub const NOTE_WRITTEN: Phrase = Phrase::new("写备注：{}", "note: {}");
pub const NOTE_EDITED: Phrase = Phrase::new("改备注：{} -> {}", "note rewritten: {} -> {}");
pub const NOTE_STRUCK: Phrase = Phrase::new("划去备注：{}", "note struck out: {}");
pub const NOTE_RESTORED: Phrase = Phrase::new("恢复备注：{}", "note restored: {}");
pub const NOTHING: Phrase = Phrase::new("无", "none");
pub const NO_HISTORY: Phrase = Phrase::new("还没有改动过", "nothing has been changed here yet");
pub const LOG_EMPTY: Phrase = Phrase::new("没有这样的改动", "no such changes");

// What a sync says.
pub const MADE: Phrase = Phrase::new("已在 {} 建立同步仓库", "made a repository in {}");
pub const RECEIVED: Phrase = Phrase::new("收到 {}", "received {}");
pub const SENT: Phrase = Phrase::new("送出 {}", "sent {}");
pub const KEPT: Phrase = Phrase::new("已存入本机历史：{}", "kept here: {}");
pub const MORE: Phrase = Phrase::new("另有 {} 条，见 gangmu log", "{} more; see gangmu log");
pub const NOTHING_NEW: Phrase = Phrase::new("没有新内容", "nothing new");
pub const NO_REMOTE: Phrase = Phrase::new(
    "还没有指定与谁同步：gangmu sync --remote 地址",
    "there is nobody to sync with yet: gangmu sync --remote URL",
);
pub const OFFLINE: Phrase = Phrase::new(
    "连不上 {}，改动已存在本机，下次同步时送出：{}",
    "{} cannot be reached; all is kept here and goes out with the next sync: {}",
);

// Why a sync could not be.
pub const NO_GIT: Phrase = Phrase::new(
    "同步要用 git，本机没有找到，请先安装 git",
    "syncing needs git, and there is none here; install git",
);
pub const IO: Phrase = Phrase::new("{}：{}", "{}: {}");
pub const BARE: Phrase = Phrase::new(
    "记录文件夹 {} 本身是一个裸仓库，请用 --records 指定另一个文件夹",
    "the records folder {} is itself a bare repository; name another folder by --records",
);
pub const FOREIGN: Phrase = Phrase::new(
    "{} 是存放其他内容的 git 仓库，没有动它，请用 --records 指定另一个文件夹",
    "{} is a git repository of something else and was left alone; name another folder by --records",
);
pub const INSIDE: Phrase = Phrase::new(
    "{} 里的文件已归 git 仓库 {} 管理，没有动它；请在那里提交，或用 --records 指定另一个文件夹",
    "the files in {} are kept by the git repository {} and were left alone; commit them there, or name another \
     folder by --records",
);
pub const FOREIGN_REMOTE: Phrase = Phrase::new(
    "{} 存放的不是记录，没有合并也没有送出，请检查地址",
    "{} holds something else than records; nothing was merged or sent; check the address",
);
pub const BUSY: Phrase =
    Phrase::new("{} 正在同步，请稍后再试", "another sync of {} is at work; try again later");
pub const GIT_SETTING_UP: Phrase = Phrase::new("无法设置同步仓库：{}", "the repository cannot be set up: {}");
pub const GIT_COMMITTING: Phrase = Phrase::new("无法存入本机历史：{}", "the changes cannot be committed: {}");
pub const GIT_FETCHING: Phrase =
    Phrase::new("无法取得对方的内容，改动已存在本机：{}", "nothing could be fetched; all is kept here: {}");
pub const GIT_PUSHING: Phrase =
    Phrase::new("对方没有接受，改动已存在本机：{}", "the remote refused; all is kept here: {}");
pub const SSH_KEY: Phrase = Phrase::new(
    "（SSH 须能凭密钥登录，不问密码：先用 ssh 登录一次，再用 ssh-copy-id）",
    " (SSH must let you in by a key, without a password: log in by ssh once, then use ssh-copy-id)",
);
pub const UNREADABLE: Phrase = Phrase::new(
    "收到的规划 {} 的记录读不出，没有合并：{}",
    "the records of {} that came in cannot be read and were not merged: {}",
);
pub const LATE: Phrase = Phrase::new(
    "别人一直在送出，改动已存在本机，请稍后再试",
    "others were sending all the time; all is kept here; try again later",
);

// The log.
pub const NO_DATE: Phrase = Phrase::new(
    "“{}”不是日期，应写作 2026-11-22、7d 或“昨天”",
    "{} is no date; write 2026-11-22, 7d or yesterday",
);

// Help.
pub const HELP_MERGE: Phrase =
    Phrase::new("合并两个记录文件，供 git 调用", "Merge two record files, for git to call");
pub const HELP_BASE: Phrase = Phrase::new("共同的前身，不使用", "What both came from; not used");
pub const HELP_OURS: Phrase = Phrase::new("合并到这个文件", "The file to merge into");
pub const HELP_THEIRS: Phrase = Phrase::new("合并进来的文件", "The file to merge");
pub const HELP_SYNC: Phrase = Phrase::new("与别处的记录同步", "Sync the records with those elsewhere");
pub const HELP_REMOTE: Phrase =
    Phrase::new("与哪里同步，说一次即可：git 地址", "Where to sync with, said once: git's URL");
pub const HELP_LOG: Phrase = Phrase::new("列出改动：谁、何时、改了什么", "List changes: who, when, what");
pub const HELP_LOG_AT: Phrase =
    Phrase::new("地址或规划；不写则为全部", "An address or a plan; all if left out");
pub const HELP_SINCE: Phrase =
    Phrase::new("从哪天起：2026-11-22、7d、昨天", "From when on: 2026-11-22, 7d, yesterday");
pub const HELP_BY: Phrase = Phrase::new("只列此人的", "Those of this person only");
