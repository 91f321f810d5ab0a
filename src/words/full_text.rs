//! The words of a digest and its full text.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

// The mark of the text that is read, where there are two.
pub const DIGEST: Phrase = Phrase::new("摘编", "digest");
pub const FULL: Phrase = Phrase::new("全文", "full text");
pub const HAS_FULL: Phrase = Phrase::new("附全文", "with its full text");

// What is said when one changes from one to the other.
pub const READS_DIGEST: Phrase = Phrase::new("正文换成摘编", "now the digest is read");
pub const READS_FULL: Phrase = Phrase::new("正文换成全文", "now the full text is read");
pub const NO_FULL: Phrase = Phrase::new(
    "还没有这份规划的全文，用 gangmu import 文件 导入原文即可",
    "the full text is not at hand; gangmu import FILE adds the original",
);
pub const NOT_AT_HAND: Phrase = Phrase::new(
    "还没有 {} 的全文，用 gangmu import 文件 导入原文即可",
    "the full text of {} is not at hand; gangmu import FILE adds the original",
);
pub const ONLY_TEXT: Phrase = Phrase::new("这份规划只有一种正文", "this plan has one text only");
pub const FULL_UNREADABLE: Phrase =
    Phrase::new("全文读不出来，只有摘编：{}", "the full text cannot be read, the digest can: {}");

pub const IN_OTHER_TEXT: Phrase =
    Phrase::new("这里没有，另一种正文里有，按 t 切换", "not here, but in the other text: t changes to it");

pub const ELSEWHERE: Phrase = Phrase::new("（全文见“{}”）", "(its full text stands in {})");

pub const ATTACHED: Phrase = Phrase::new(
    "这是摘编 {} 的原文，作为它的全文（按 t 切换），与摘编对上的标题 {} 个，共 {} 个",
    "this is the original of the digest {} and becomes its full text (t changes between them); {} of the digest's {} headings are found in it",
);
pub const OTHER_COPY: Phrase = Phrase::new(
    "{} 已有更全的全文（{}的另一个文本），用 --replace 可换成这一个",
    "a fuller copy of {} ({}) is attached already; --replace puts this one in its place",
);
pub const LEFT_OUT: Phrase =
    Phrase::new("跳过规划 {} 的全文（{}）：{}", "the full text of {} is left out ({}): {}");
pub const PLAN_FULL: Phrase = Phrase::new("{}：全文 {}", "{}: full text {}");
