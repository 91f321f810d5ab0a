//! The words of an import's report.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const SAVED: Phrase = Phrase::new("{} -> {}：{}", "{} -> {}: {}");
pub const WOULD_SAVE: Phrase = Phrase::new("{} -> {}（试运行，未保存）", "{} -> {} (dry run, not saved)");
pub const UNCHANGED: Phrase =
    Phrase::new("{} -> {}：内容未变，没有改动", "{} -> {}: unchanged, nothing was written");
pub const FACTS: Phrase = Phrase::new("  {} 条目 {} 指标 {}", "  {}  sections {}  indicators {}");
pub const ENCODING: Phrase = Phrase::new("编码 {}", "encoding {}");
pub const OUTLINE: Phrase = Phrase::new("  目录", "  Outline");
pub const INDICATORS: Phrase = Phrase::new("  指标", "  Indicators");
pub const REPAIRS: Phrase = Phrase::new("  修复", "  Repairs");
pub const WARNINGS: Phrase = Phrase::new("  请核对", "  Please check");
pub const REPAIR: Phrase = Phrase::new("    {} {} 处，如 {}", "    {}: {}, such as {}");
pub const MORE: Phrase = Phrase::new("    …另有 {} 条", "    … {} more");

pub const LOST_BYTE: Phrase = Phrase::new("丢失字节的错字还原", "text that lost a byte, restored");
pub const PINYIN: Phrase = Phrase::new("去掉夹注拼音", "pinyin in brackets, removed");
pub const BLANKS: Phrase = Phrase::new("去掉多余空格", "stray blanks, removed");
pub const MARKUP: Phrase = Phrase::new("去掉网页标记", "tags of a web page, removed");
pub const FURNITURE: Phrase = Phrase::new("去掉页码页眉", "page numbers and heads, removed");
pub const JUMP_LINE: Phrase = Phrase::new("去掉转版提示", "jump lines, removed");
pub const SPAM: Phrase = Phrase::new("去掉网站文字", "words of the site, removed");
pub const CONTENTS: Phrase = Phrase::new("去掉目录页", "table of contents, left out");
pub const WRAP: Phrase = Phrase::new("接合断行", "broken lines, joined");
pub const TRADITIONAL: Phrase = Phrase::new("繁体字（照留）", "traditional characters, kept");
pub const SIMPLIFIED: Phrase = Phrase::new("繁体字转简体", "traditional characters, converted");

pub const GLYPHS: Phrase =
    Phrase::new("{} 个字在字体中没有对应文字", "{} glyphs have no meaning in their font");
pub const BYTES: Phrase =
    Phrase::new("{} 处字节不属于该编码", "{} places hold bytes that are not of the encoding");
pub const FORMULA: Phrase = Phrase::new("单元格 {} 的公式没有结果", "the formula in cell {} has no result");
pub const PICTURES: Phrase = Phrase::new("{} 页是图片，没有文字", "{} pages are pictures without text");
pub const UNRESTORED: Phrase = Phrase::new("{} 处文字无法还原：{}", "{} places cannot be restored: {}");
pub const NOT_IN_TEXT: Phrase =
    Phrase::new("目录页中的 {} 条标题正文里没有：{}", "{} entries of the contents are not in the text: {}");
pub const SLIPS: Phrase = Phrase::new("{} 处编号不连续：{}", "{} numbers are out of order: {}");
pub const NO_TITLE: Phrase =
    Phrase::new("没有找到标题，以文件名代替", "no title was found; the file's name stands for it");
pub const NO_PERIOD: Phrase = Phrase::new("没有找到规划期", "the years of the plan were not found");
pub const NO_HEADINGS: Phrase = Phrase::new("没有找到任何标题", "no heading was found");
pub const TABLE_ROW: Phrase =
    Phrase::new("指标表中有一行读不出：{}", "a row of the table of indicators cannot be read: {}");
pub const TABLE_NO_FIGURE: Phrase = Phrase::new(
    "指标没有目标值，只作文字保留：{}",
    "an indicator has no target and is kept as text only: {}",
);
pub const TABLE_FLATTENED: Phrase = Phrase::new(
    "指标表已失去分栏，按正文保留：{}",
    "a table of indicators lost its columns and is kept as text: {}",
);
pub const FURNITURE_LEFT_OUT: Phrase = Phrase::new(
    "略去页眉页脚和页码 {} 处，如：{}",
    "{} page heads, feet and numbers are left out, such as: {}",
);
pub const TABLE_KEPT: Phrase = Phrase::new("表格只作文字保留：{}", "a table is kept as text only: {}");
pub const SAME_PLAN: Phrase =
    Phrase::new("与规划库中的 {} 是同一份规划", "this is the plan {} of the library");
pub const ORIGINAL: Phrase = Phrase::new(
    "这是摘编 {} 的原文，另存为一份规划，摘编照旧",
    "this is the original of the digest {}; it becomes a plan of its own beside it",
);
pub const GONE: Phrase =
    Phrase::new("{} 个原有编号在新文本中没有对应：{}", "{} ids of the plan at hand have no counterpart: {}");

pub const FAILED: Phrase = Phrase::new("{}：{}", "{}: {}");
pub const NO_ENCODING: Phrase = Phrase::new(
    "没有编码“{}”，可用 utf-8、gb18030、big5、utf-16 等",
    "there is no encoding {}; known are utf-8, gb18030, big5, utf-16 and others",
);
pub const NO_DOCUMENT: Phrase =
    Phrase::new("不是文本或已知的文档格式", "it is neither text nor a known format");
pub const EMPTY: Phrase = Phrase::new("文件里没有文字", "there are no words in it");
pub const NO_READER: Phrase = Phrase::new("还不能读取 {} 文件", "{} files cannot be read yet");
pub const TOO_LARGE: Phrase = Phrase::new("文件超过 {} MB", "the file is larger than {} MB");
pub const TAKEN: Phrase = Phrase::new(
    "编号 {} 已用于另一份规划“{}”，请用 --id 另起编号，或用 --replace 替换它",
    "the id {} belongs to another plan, {}; give another with --id, or replace it with --replace",
);
pub const UNREADABLE: Phrase = Phrase::new(
    "规划库中编号为 {} 的文件读不出来，请先看看它，或用 --replace 替换它",
    "the library has a file of the id {} that cannot be read; look at it, or replace it with --replace",
);
pub const BAD_ID: Phrase = Phrase::new(
    "“{}”不能用作编号，只用小写字母、数字和 -",
    "{} is no id: small letters, digits and hyphens only",
);
pub const ONE_ID: Phrase = Phrase::new("--id 只能用于一个文件", "--id goes with one file only");
