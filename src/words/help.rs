//! The words of the command line's help. No line is longer than 30 Han characters, since help is wrapped at
//! blanks only and Chinese has none.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const ABOUT: Phrase = Phrase::new(
    "纲目：在终端里翻阅、检索、跟踪政府规划",
    "gangmu: read, search and follow up government plans in a terminal",
);
pub const MORE: Phrase = Phrase::new("用法详见：{}", "for more, see: {}");
pub const USAGE: Phrase = Phrase::new("用法：", "Usage: ");
pub const COMMANDS: Phrase = Phrase::new("命令：", "Commands:");
pub const ARGUMENTS: Phrase = Phrase::new("参数：", "Arguments:");
pub const OPTIONS: Phrase = Phrase::new("选项：", "Options:");

pub const AT: Phrase =
    Phrase::new("打开的位置：规划、地址或检索词", "Where to open: a plan, an address or a query");
pub const HELP: Phrase = Phrase::new("显示帮助", "Print help");
pub const VERSION: Phrase = Phrase::new("显示版本", "Print the version");
pub const LANG: Phrase = Phrase::new("界面语言：zh 或 en", "Language of the words shown: zh or en");
pub const RECORDS: Phrase = Phrase::new("记录所在的文件夹", "Folder of the records");
pub const LIBRARY: Phrase = Phrase::new("自有规划所在的文件夹", "Folder of your own plans");
pub const AMBIGUOUS: Phrase =
    Phrase::new("“”—…等字符的宽度：auto、narrow、wide", "Width of “ ” — … and the like: auto, narrow, wide");
pub const MOUSE: Phrase = Phrase::new("启用鼠标", "Listen to the mouse");
pub const JSON: Phrase = Phrase::new("输出 JSON", "Print JSON");

pub const PLANS: Phrase = Phrase::new("列出全部规划", "List all plans");
pub const OUTLINE: Phrase = Phrase::new("显示规划的目录", "Print the outline of a plan");
pub const SHOW: Phrase =
    Phrase::new("显示一个条目或指标及其记录", "Print a section or an indicator with its record");
pub const COMPARE: Phrase =
    Phrase::new("对比各规划的同一指标", "Set the same quantity of all plans side by side");
pub const COMPARE_WHAT: Phrase = Phrase::new("指标的地址，或要找的字", "An indicator's address, or words");
pub const INDICATORS: Phrase = Phrase::new("列出指标", "List indicators");
pub const SEARCH: Phrase =
    Phrase::new("检索标题、指标、正文和备注", "Search titles, indicators, text and notes");
pub const FLAG: Phrase = Phrase::new("标记状态", "Set the status of a section or an indicator");
pub const NOTE: Phrase = Phrase::new("添加备注", "Add a note to a section or an indicator");
pub const READING: Phrase = Phrase::new("填报指标的实际值", "Enter an actual value of an indicator");
pub const IMPORT: Phrase = Phrase::new("导入文档，成为自有规划", "Make plans of documents");
pub const IMPORT_FILES: Phrase = Phrase::new("要导入的文件，- 为标准输入", "The files; - is standard input");
pub const DRY_RUN: Phrase = Phrase::new("只显示结果，不保存", "Show what it would make, save nothing");
pub const IMPORT_ID: Phrase =
    Phrase::new("规划编号，默认自动确定", "The plan's id, found by itself otherwise");
pub const ENCODING: Phrase =
    Phrase::new("文件编码，默认自动识别", "Encoding of the file, found by itself otherwise");
pub const REPLACE: Phrase = Phrase::new("替换同编号的另一份规划", "Replace another plan that has the id");
pub const FULL: Phrase = Phrase::new("用全文，不用摘编", "The full text instead of the digest");
pub const SIMPLIFY: Phrase = Phrase::new("繁体字转为简体字", "Convert traditional characters");
pub const EXPORT: Phrase = Phrase::new("导出规划及其记录", "Export plans with their records");
pub const DOCTOR: Phrase = Phrase::new("检查终端、路径和文件", "Check the terminal, paths and files");
pub const COMPLETIONS: Phrase = Phrase::new("输出命令补全脚本", "Print completions for a shell");
pub const MAN: Phrase = Phrase::new("输出手册页", "Print the manual page");
pub const HELP_COMMAND: Phrase = Phrase::new("显示某个命令的帮助", "Print the help of a command");

pub const PLAN: Phrase = Phrase::new("规划的编号，见 gangmu plans", "A plan's id; see gangmu plans");
pub const PLAN_LIST: Phrase = Phrase::new("规划的编号；不写则为全部", "Ids of plans; all if left out");
pub const ADDRESS: Phrase = Phrase::new("地址：规划:编号", "An address, PLAN:ID");
pub const INDICATOR: Phrase = Phrase::new("指标的地址：规划:编号", "An indicator's address, PLAN:ID");
pub const DEPTH: Phrase = Phrase::new("显示的层数", "How many levels to print");
pub const BINDING: Phrase = Phrase::new("只列约束性指标", "Binding indicators only");
pub const EXPECTED: Phrase = Phrase::new("只列预期性指标", "Expected indicators only");
pub const WITH_STATUS: Phrase =
    Phrase::new("只列此状态的；“无”为未标记的", "Those of this status only; none: of no status");
pub const WITH_WORDS: Phrase =
    Phrase::new("只列名称或领域含这些词的", "Those with these words in name or domain");
pub const CSV: Phrase = Phrase::new("输出 CSV", "Print CSV");
pub const QUERY: Phrase = Phrase::new("检索词，以空格分开", "What to look for, words parted by blanks");
pub const LIMIT: Phrase =
    Phrase::new("最多列出几条（默认 20）", "How many to print at most (20 if not given)");
pub const IN_FIELDS: Phrase =
    Phrase::new("范围：titles,indicators,text,notes", "Where: titles,indicators,text,notes");
pub const IN_PLAN: Phrase = Phrase::new("只检索这个规划", "In this plan only");
pub const STATUS: Phrase = Phrase::new(
    "状态的中文或英文名，或数字 1-7；0 为清除",
    "A status in English or Chinese, or 1 to 7; 0 clears",
);
pub const FLAG_NOTE: Phrase =
    Phrase::new("同时添加的备注；- 为标准输入", "A note to go with it; - reads standard input");
pub const TEXT: Phrase =
    Phrase::new("备注；不写或 - 则读标准输入", "The note; standard input if left out or -");
pub const KIND: Phrase =
    Phrase::new("类别：进展 问题 下步 佐证 备注", "Kind: progress, problem, next, evidence, note");
pub const YEAR: Phrase = Phrase::new("年份，四位数字", "The year, in four digits");
pub const VALUE: Phrase = Phrase::new("实际值，如 48.2 或“约 50”", "The value, such as 48.2");
pub const SOURCE: Phrase = Phrase::new("数据来源", "Where the value comes from");
pub const FORMAT: Phrase = Phrase::new("格式：json、csv、markdown", "Format: json, csv or markdown");
pub const BOM: Phrase =
    Phrase::new("CSV 带字节顺序标记，便于表格软件", "CSV with a byte order mark, for spreadsheets");
pub const OUTPUT: Phrase = Phrase::new("写入文件；- 为标准输出", "The file to write; - is standard output");
pub const SHELL: Phrase =
    Phrase::new("bash、zsh、fish、elvish、powershell", "bash, zsh, fish, elvish or powershell");
pub const OF_COMMAND: Phrase = Phrase::new("命令名", "Name of a command");

pub const MAN_NAME: Phrase = Phrase::new("名称", "NAME");
pub const MAN_SYNOPSIS: Phrase = Phrase::new("概要", "SYNOPSIS");
pub const MAN_DESCRIPTION: Phrase = Phrase::new("说明", "DESCRIPTION");
pub const MAN_COMMANDS: Phrase = Phrase::new("命令", "COMMANDS");
pub const MAN_OPTIONS: Phrase = Phrase::new("选项", "OPTIONS");
pub const MAN_ENVIRONMENT: Phrase = Phrase::new("环境变量", "ENVIRONMENT");
pub const MAN_FILES: Phrase = Phrase::new("文件", "FILES");
pub const MAN_STATUS: Phrase = Phrase::new("退出状态", "EXIT STATUS");
pub const MAN_ABOUT: Phrase = Phrase::new(
    "不带命令时打开界面；标准输出不是终端时，列出全部规划。",
    "Without a command the screen opens; where standard output is no terminal, all plans are listed instead.",
);
pub const MAN_ENV_RECORDS: Phrase =
    Phrase::new("记录所在的文件夹，同 --records", "Folder of the records, as --records");
pub const MAN_ENV_LIBRARY: Phrase =
    Phrase::new("自有规划所在的文件夹，同 --library", "Folder of your own plans, as --library");
pub const MAN_ENV_USER: Phrase = Phrase::new("记在所写内容旁的姓名", "The name beside what you write");
pub const MAN_ENV_LOCALE: Phrase = Phrase::new(
    "依次决定界面语言，--lang 优先",
    "In this order the language of the words, unless --lang says it",
);
pub const MAN_FILE_RECORDS: Phrase = Phrase::new("记录，一个规划一个文件", "The records, one file a plan");
pub const MAN_FILE_PLANS: Phrase = Phrase::new("自有规划", "Your own plans");
pub const MAN_FILE_DRAFTS: Phrase = Phrase::new("未写完的备注", "Notes not yet finished");
pub const MAN_FILE_STATE: Phrase = Phrase::new("界面上次的样子", "How the screen was left");
pub const MAN_STATUS_0: Phrase = Phrase::new("成功", "All went well");
pub const MAN_STATUS_1: Phrase = Phrase::new(
    "出错，或 search 没有结果，或 doctor 发现问题",
    "An error; search found nothing; doctor found something wrong",
);
pub const MAN_STATUS_2: Phrase = Phrase::new("用法有误", "Wrong usage");
