//! The words of an import's report.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const SAVED: Phrase = Phrase::new("{} -> {}：{}", "{} -> {}: {}");
pub const WOULD_SAVE: Phrase = Phrase::new("{} -> {}（试运行，未保存）", "{} -> {} (dry run, not saved)");
pub const UNCHANGED: Phrase =
    Phrase::new("{} -> {}：内容未变，没有改动", "{} -> {}: unchanged, nothing was written");
pub const SEMICOLON: Phrase = Phrase::new("；", "; ");
pub const COMMA: Phrase = Phrase::new("，", ", ");
pub const MADE: Phrase = Phrase::new("条目 {}（{}）", "{} sections ({})");
pub const OF_KIND: Phrase = Phrase::new("{} {}", "{} {}");
pub const MADE_INDICATORS: Phrase =
    Phrase::new("；指标 {}（表格 {}，正文 {}）", "; {} indicators ({} of tables, {} of prose)");
pub const MADE_READINGS: Phrase = Phrase::new("；实际值 {}", "; {} actual values");
pub const FROM_PASSAGE: Phrase = Phrase::new("{}：{}", "{}: {}");
pub const SUM: Phrase =
    Phrase::new("共 {} 个文件：保存 {}，未变 {}，失败 {}", "{} files: {} saved, {} unchanged, {} failed");
pub const SUM_DRY: Phrase = Phrase::new(
    "共 {} 个文件：可导入 {}，失败 {}；都未保存",
    "{} files: {} can be imported, {} failed; none is saved",
);
pub const ENTERED: Phrase = Phrase::new("写入实际值 {} 个", "{} actual values entered");
pub const READING_KEPT: Phrase = Phrase::new(
    "{} 的 {} 年实际值保留已录的 {}，文件里是 {}",
    "{}, {}: the actual value {} entered before stays; the file says {}",
);
pub const READING_GONE: Phrase = Phrase::new(
    "{} 的 {} 年实际值已被人清除，没有再写入文件里的 {}",
    "{}, {}: the actual value was taken away by someone; {} of the file is not entered again",
);
pub const READINGS_FAILED: Phrase =
    Phrase::new("{}：规划已保存，实际值没有写入：{}", "{}: the plan is saved, its actual values are not: {}");

pub const STEP: Phrase = Phrase::new("{} {}/{}", "{} {}/{}");
pub const STEP_READ: Phrase = Phrase::new("读取文件", "reading");
pub const STEP_MEND: Phrase = Phrase::new("修复文字", "mending the text");
pub const STEP_OUTLINE: Phrase = Phrase::new("整理目录", "finding the outline");
pub const STEP_FIGURES: Phrase = Phrase::new("查找指标", "finding the indicators");
pub const STEP_SETTLE: Phrase = Phrase::new("比对规划库", "comparing with the library");
pub const PROGRESS: Phrase = Phrase::new("正在导入 {}：{}", "importing {}: {}");
pub const PROGRESS_OF: Phrase = Phrase::new("（第 {}/{} 个）", " (file {} of {})");
pub const INTERRUPTED: Phrase =
    Phrase::new("已中断，此前保存了 {} 个文件", "interrupted; {} files were saved before");
pub const STOPPED: Phrase = Phrase::new("读取中断了，请再试一次", "reading broke off; try again");
pub const ENCODING: Phrase = Phrase::new("编码 {}", "encoding {}");
pub const OUTLINE: Phrase = Phrase::new("目录", "Outline");
pub const INDICATORS: Phrase = Phrase::new("指标", "Indicators");
pub const REPAIRS: Phrase = Phrase::new("修复", "Repairs");
pub const WARNINGS: Phrase = Phrase::new("请核对", "Please check");
pub const REPAIR: Phrase = Phrase::new("{} {} 处，如 {}", "{}: {}, such as {}");
pub const READINGS: Phrase = Phrase::new("实际值", "Actual values");
pub const MORE: Phrase = Phrase::new("…另有 {} 条", "… {} more");

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
pub const HIDDEN_SHEET: Phrase =
    Phrase::new("工作表“{}”是隐藏的，没有导入", "the sheet {} is hidden and was not imported");
pub const HIDDEN_ROWS: Phrase = Phrase::new(
    "工作表“{}”中隐藏的行列没有导入，共 {} 个单元格有内容",
    "hidden rows and columns of the sheet {} were not imported; {} cells of them hold words",
);
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
pub const NO_DOCUMENT: Phrase = Phrase::new(
    "不是能读的文档，请转成文本、网页、docx、xlsx 或文字版 PDF 再导入",
    "it is no document that can be read; save it as text, a web page, docx, xlsx or a PDF with text",
);
pub const EMPTY: Phrase = Phrase::new(
    "文件里没有文字，请核对是不是这个文件",
    "there are no words in it; see whether it is the right file",
);
pub const DAMAGED: Phrase = Phrase::new(
    "文件已损坏或不完整（{}），请重新下载，或另存为 docx 再导入",
    "the file is damaged or cut off ({}); fetch it again, or save it anew as docx",
);
pub const MISSING: Phrase = Phrase::new(
    "文件缺少必要的部分（{}），请用原来的软件另存一遍再导入",
    "a part of the file is missing ({}); save it anew with the program it comes from",
);
pub const UNPACKS_TOO_LARGE: Phrase = Phrase::new(
    "文件解压后大得不像文档，没有读取",
    "unpacked, the file is larger than any document; it was not read",
);
pub const LOCKED: Phrase = Phrase::new(
    "文件有密码，请去掉密码再导入",
    "the file is locked with a password; take the password away first",
);
pub const NO_TEXT: Phrase = Phrase::new(
    "文件里只有图片，没有文字，请先做文字识别（OCR）再导入",
    "the file holds pictures and no text; have its text recognised (OCR) first",
);
pub const NO_MEANING: Phrase = Phrase::new(
    "PDF 里的字没有对应的文字编码，只能看不能取；请用 Word 等原件，或先做文字识别（OCR）再导入",
    "the characters of the PDF have no Unicode and can only be looked at; take the original, or have its text recognised (OCR)",
);
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

pub const TITLE_PATH: Phrase = Phrase::new("导入规划：文件路径", "Import a plan: its file");
pub const PATH_HINT: Phrase = Phrase::new(
    "文本、Markdown、网页、Word、Excel、PDF；可把文件拖进来",
    "text, Markdown, web page, Word, Excel, PDF; may be dropped here",
);
pub const NO_FILES: Phrase = Phrase::new("没有这样的文件", "no such file");
pub const MORE_FILES: Phrase = Phrase::new("（后面还有 {} 个文件）", " ({} more files to come)");
pub const TITLE_REPLACE: Phrase = Phrase::new("编号 {} 已是另一份规划", "{} is another plan's id");
pub const REPLACE: Phrase =
    Phrase::new("换下原来那份（留作 .bak，记录归新规划）", "replace it (kept as .bak; its records go over)");
pub const BESIDE: Phrase = Phrase::new("两份都留，这份存为 {}", "keep both; this one becomes {}");
pub const HINT_COMPLETE: Phrase = Phrase::new("补全", "complete");
pub const HINT_READ: Phrase = Phrase::new("读取", "read");
pub const HINT_SAVE_OPEN: Phrase = Phrase::new("保存并打开", "save and open");
pub const HINT_LEAVE: Phrase = Phrase::new("不保存", "do not save");
pub const CANCELLED: Phrase = Phrase::new("已取消导入 {}", "import of {} cancelled");
pub const RUNNING: Phrase = Phrase::new("{}  Esc 取消", "{}  Esc cancels");
pub const WAITING: Phrase = Phrase::new(
    "{} 已读完，按 : 选“导入规划”查看并保存",
    "{} is read: press : and choose import to see and save it",
);
pub const BUSY: Phrase = Phrase::new("正在导入 {}，按 Esc 取消", "{} is being imported; Esc cancels");
pub const NOT_IMPORTED: Phrase = Phrase::new("没有导入 {}：{}", "{} is not imported: {}");
pub const TITLE_REPORT: Phrase = Phrase::new("导入 {}", "Import of {}");
pub const WILL_BE_NEW: Phrase = Phrase::new(
    "存为新规划 {}；按 Enter 保存并打开，Esc 不保存",
    "a new plan, {}; Enter saves and opens it, Esc does not",
);
pub const WILL_RENEW: Phrase = Phrase::new(
    "更新规划 {}，记录照旧；按 Enter 保存并打开，Esc 不保存",
    "renews the plan {}, its records stay; Enter saves and opens it, Esc does not",
);
pub const WILL_STAY: Phrase = Phrase::new(
    "与规划 {} 内容相同，不用再存；按 Enter 打开",
    "the plan {} is the same already; Enter opens it",
);
pub const LEFT: Phrase = Phrase::new("没有保存 {}", "{} was not saved");
pub const PUT: Phrase = Phrase::new("已保存为 {}：{}", "saved as {}: {}");
pub const PUT_SAME: Phrase = Phrase::new("规划 {} 没有改动", "the plan {} is unchanged");
pub const OTHERS_PUT: Phrase = Phrase::new("规划库有更新：{}", "the library has news: {}");
