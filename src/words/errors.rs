//! The words of the command line's errors: each says what is wrong and what would be right.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const PREFIX: Phrase = Phrase::new("gangmu：{}", "gangmu: {}");
pub const NEAREST: Phrase = Phrase::new("{}，是否指：{}", "{}; did you mean {}?");
pub const LIST_COMMA: Phrase = Phrase::new("、", ", ");

pub const NO_PLAN: Phrase =
    Phrase::new("没有规划 {}（gangmu plans 列出全部规划）", "there is no plan {} (gangmu plans lists them)");
pub const NO_PLAN_NEAR: Phrase = Phrase::new("没有规划 {}", "there is no plan {}");
pub const NO_ADDRESS: Phrase = Phrase::new(
    "“{}”不是地址，地址写作“规划:编号”，如 {}",
    "{} is no address; an address is PLAN:ID, such as {}",
);
pub const NO_ID: Phrase = Phrase::new(
    "规划 {} 中没有编号 {}（gangmu outline {} 列出编号）",
    "plan {} has nothing with the id {} (gangmu outline {} lists the ids)",
);
pub const NO_ID_NEAR: Phrase = Phrase::new("规划 {} 中没有编号 {}", "plan {} has nothing with the id {}");
pub const BROKEN_PLAN: Phrase = Phrase::new("规划 {} 无法读取（{}）：{}", "plan {} cannot be read ({}): {}");
pub const NOT_AN_INDICATOR: Phrase = Phrase::new(
    "{} 不是指标，只有指标可以填报实际值（gangmu indicators 列出指标）",
    "{} is no indicator, and only indicators have readings (gangmu indicators lists them)",
);
pub const NO_STATUS: Phrase = Phrase::new(
    "没有状态“{}”，可用的状态：{}，或 0 清除",
    "there is no status {}; it is one of {}, or 0 to clear",
);
pub const NO_KIND: Phrase =
    Phrase::new("没有备注类别“{}”，可用的类别：{}", "there is no kind of note {}; it is one of {}");
pub const NO_YEAR: Phrase =
    Phrase::new("年份“{}”不对，应为 {} 至 {} 的四位数字", "{} is no year in four digits from {} to {}");
pub const EMPTY_NOTE: Phrase = Phrase::new("备注是空的，没有写入", "the note is empty; nothing was written");
pub const EMPTY_VALUE: Phrase =
    Phrase::new("实际值是空的，没有写入", "the value is empty; nothing was written");
pub const EMPTY_QUERY: Phrase = Phrase::new("检索词是空的", "the query is empty");
pub const NOT_UTF8: Phrase = Phrase::new("标准输入不是 UTF-8 文本", "standard input is not UTF-8");
pub const NO_STDIN: Phrase = Phrase::new("无法读取标准输入：{}", "standard input cannot be read: {}");
pub const NO_STDOUT: Phrase = Phrase::new("无法写到标准输出：{}", "standard output cannot be written: {}");
pub const NO_HOME: Phrase = Phrase::new(
    "找不到主目录，请设置 HOME，或用 --records 和 --library 指定文件夹",
    "there is no home folder; set HOME, or name the folders by --records and --library",
);
pub const NO_OUTPUT: Phrase = Phrase::new("无法写入 {}：{}", "{} cannot be written: {}");
pub const PROTECTED: Phrase = Phrase::new(
    "{} 在存放记录或规划的文件夹里，请导出到别处",
    "{} is in a folder of records or plans; export to another place",
);
pub const NO_SCREEN: Phrase = Phrase::new("无法打开界面：{}", "the screen cannot be opened: {}");
pub const NO_JSON: Phrase = Phrase::new("无法生成输出：{}", "the output cannot be made: {}");

pub const STORE_IO: Phrase = Phrase::new("{} {}：{}", "{} {}: {}");
pub const STEP_FOLDER: Phrase = Phrase::new("无法建立文件夹", "cannot make the folder");
pub const STEP_LOCK: Phrase = Phrase::new("无法锁定", "cannot lock");
pub const STEP_READ: Phrase = Phrase::new("无法读取", "cannot read");
pub const STEP_WRITE: Phrase = Phrase::new("无法写入", "cannot write");
pub const STEP_KEEP: Phrase = Phrase::new("无法保留备份", "cannot keep the backup");
pub const STEP_REPLACE: Phrase = Phrase::new("无法替换", "cannot replace");
pub const STORE_BROKEN: Phrase = Phrase::new(
    "记录文件 {} 已损坏，原样保留，请运行 gangmu doctor --repair 恢复：{}",
    "the record file {} is damaged and left as it is; gangmu doctor --repair restores it: {}",
);
pub const STORE_NEWER: Phrase = Phrase::new(
    "记录文件 {} 的格式 {} 比本程序新，未作改动，请升级 gangmu",
    "the record file {} has format {}, newer than this program, and was left as it is; upgrade gangmu",
);
pub const STORE_OTHER: Phrase = Phrase::new(
    "记录文件 {} 里是另一个规划 {} 的记录，原样保留，请改名或移走它",
    "the record file {} holds the records of another plan, {}, and is left as it is; rename it or move it away",
);
pub const STORE_LOCKED: Phrase = Phrase::new(
    "{} 一直被别人占用，请稍后再试",
    "{} has been held by someone else all the time; try again later",
);
pub const STORE_BAD_ID: Phrase =
    Phrase::new("规划编号 {} 不能用作文件名", "the plan id {} cannot be the name of a file");
pub const STORE_REFUSED: Phrase = Phrase::new("{} 不能这样改：{}", "{} cannot be changed so: {}");

pub const CHANGE_EMPTY: Phrase = Phrase::new("内容是空的", "there are no words");
pub const CHANGE_DATE: Phrase =
    Phrase::new("日期 {} 应写作 YYYY-MM-DD", "the date {} is not of the form YYYY-MM-DD");
pub const CHANGE_NO_NOTE: Phrase = Phrase::new("没有备注 {}", "there is no note {}");
pub const CHANGE_STRUCK: Phrase = Phrase::new("备注 {} 已划掉", "note {} is struck out");
pub const CHANGE_EXISTS: Phrase = Phrase::new("已有备注 {}", "there is a note {} already");

pub const IO_NOT_FOUND: Phrase = Phrase::new("没有这个文件或文件夹", "no such file or folder");
pub const IO_DENIED: Phrase = Phrase::new("没有权限", "permission denied");
pub const IO_FULL: Phrase = Phrase::new("磁盘已满", "no space left");
pub const IO_QUOTA: Phrase = Phrase::new("超出磁盘配额", "disk quota exceeded");
pub const IO_READ_ONLY: Phrase = Phrase::new("文件系统是只读的", "the file system is read-only");
pub const IO_IS_FOLDER: Phrase = Phrase::new("是一个文件夹", "it is a folder");
pub const IO_NO_FOLDER: Phrase = Phrase::new("路径中有一段不是文件夹", "part of the path is no folder");
pub const IO_NO_FILE: Phrase = Phrase::new("不是普通文件", "it is no plain file");

pub const PLAN_UNREADABLE: Phrase = Phrase::new("读不出：{}", "cannot be read: {}");
pub const PLAN_MALFORMED: Phrase = Phrase::new("不是规划文件：{}", "is not a plan: {}");
pub const PLAN_NEWER: Phrase = Phrase::new(
    "格式 {} 比本程序新，请升级 gangmu",
    "has format {}, newer than this program; upgrade gangmu",
);
pub const PLAN_NO_SECTION: Phrase =
    Phrase::new("指标 {} 所在的条目 {} 不存在", "indicator {} stands in section {}, which does not exist");
pub const PLAN_MISNAMED: Phrase =
    Phrase::new("文件里的编号 {} 与文件名不同", "carries the id {}, which is not the name of its file");

pub const USAGE_UNKNOWN: Phrase = Phrase::new("没有选项 {}", "there is no option {}");
pub const USAGE_EXTRA: Phrase = Phrase::new("多出了参数“{}”", "one argument too many: {}");
pub const USAGE_MISSING: Phrase = Phrase::new("缺少参数 {}", "missing: {}");
pub const USAGE_NO_VALUE: Phrase = Phrase::new("{} 后面缺少值", "{} needs a value");
pub const USAGE_VALUE: Phrase = Phrase::new("{} 的值“{}”不对", "{} does not take {}");
pub const USAGE_VALUE_OF: Phrase =
    Phrase::new("{} 的值“{}”不对，应为：{}", "{} does not take {}; it is one of {}");
pub const USAGE_CONFLICT: Phrase = Phrase::new("{} 不能与 {} 同时使用", "{} cannot be used with {}");
pub const USAGE_TWICE: Phrase = Phrase::new("{} 只能写一次", "{} can be given once only");
pub const USAGE_NOT_UTF8: Phrase = Phrase::new("参数不是 UTF-8 文本", "an argument is not UTF-8");
pub const USAGE_COMMAND: Phrase = Phrase::new("没有命令 {}", "there is no command {}");
pub const USAGE_OTHER: Phrase = Phrase::new("用法有误", "wrong usage");
