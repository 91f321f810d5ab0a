//! What is said of the work that goes on behind the screen.

use super::Phrase;

macro_rules! phrases {
    ($($name:ident = $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!($zh, " | ", $en)]
            pub const $name: Phrase = Phrase::new($zh, $en);
        )*
    };
}

phrases! {
    READ_SO_FAR = "已读 {}/{}", "{}/{} read";
    HITS_SO_FAR = "{} 条，已读 {}/{}", "{} hits, {}/{} read";
    HITS_AT_LEAST = "至少 {} 条", "{} hits or more";
    SEARCHING = "正在找", "searching";
    PLANS_UNREADABLE = "{} 份规划读不出，如 {}：{}", "{} plans cannot be read, such as {}: {}";
    PLAN_GONE = "{} 的文件已不在；打开的内容仍可看", "the file of {} is gone; what is open can still be read";
    IS_BROKEN = "读不出：{}", "cannot be read: {}";
}
