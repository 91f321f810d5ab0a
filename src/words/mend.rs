//! The words of what went wrong with record files, of what to do about it, and of records that hang on nothing.

#![expect(missing_docs, reason = "a phrase says itself")]

use super::Phrase;

pub const STORE_GONE: Phrase = Phrase::new(
    "记录文件 {} 不见了，请恢复它所在的文件夹（如重新挂载）后再存",
    "the record file {} is gone; bring its folder back (mount it again) and save again",
);

// What to do, behind what the system said.
pub const DO_FREE_SPACE: Phrase = Phrase::new("，请清出空间后再存", "; free some space and save again");
pub const DO_ASK_QUOTA: Phrase =
    Phrase::new("，请清理文件或请管理员放宽", "; remove some files or ask the administrator for more");
pub const DO_OTHER_FOLDER: Phrase =
    Phrase::new("，请用 --records 换一个能写的文件夹", "; name a folder that can be written to by --records");
pub const DO_ASK_ACCESS: Phrase =
    Phrase::new("，请文件主人或管理员开放读写权限", "; ask its owner or the administrator for access");
pub const DO_BRING_BACK: Phrase =
    Phrase::new("，请恢复文件夹后再存", "; bring the folder back and save again");
pub const DO_REPAIR: Phrase =
    Phrase::new("，请移走它，或运行 gangmu doctor --repair", "; move it away, or run gangmu doctor --repair");
pub const DO_MOVE_IT: Phrase = Phrase::new("，请把它移走", "; move it away");
pub const IN_THE_WAY: Phrase = Phrase::new("那里已有同名的文件", "a file is in its place");
pub const TOO_LARGE: Phrase = Phrase::new("文件过大", "the file is too large");

// What `gangmu doctor --repair` finds and does.
pub const REPAIR_OPTION: Phrase =
    Phrase::new("修复损坏的记录文件，坏文件留存", "Mend broken record files; the broken ones are kept");
pub const REPAIRED: Phrase = Phrase::new("修复", "mended");
pub const MENDED: Phrase = Phrase::new("{}：已恢复 {} 条", "{}: {} restored");
pub const KEPT_ASIDE: Phrase = Phrase::new("{}，坏文件留在 {}", "{}, the broken file is {}");
pub const MISSING: Phrase = Phrase::new(
    "{} 不见了，上一次保存的内容还在 {}，gangmu doctor --repair 可恢复",
    "{} is missing, and the file before the last save is {}; gangmu doctor --repair brings it back",
);
pub const LEFT_OVER: Phrase = Phrase::new(
    "{}：有没写完的保存，gangmu doctor --repair 可收尾",
    "{}: a save was cut off; gangmu doctor --repair finishes it",
);
pub const NOT_THE_GROUPS: Phrase = Phrase::new(
    "{}：同组的人不能读写，chmod g+rw 可开放",
    "{}: the group cannot read and write it; chmod g+rw lets them",
);

// `gangmu records` and the list of records that hang on nothing.
pub const RECORDS_COMMAND: Phrase =
    Phrase::new("列出、移动填写的记录", "List and move what was added to plans");
pub const UNATTACHED_OPTION: Phrase =
    Phrase::new("只列规划或条目已不存在的记录", "Only records whose plan or place is gone");
pub const ATTACH_OPTION: Phrase =
    Phrase::new("把 FROM 处的记录移到 TO 处", "Move what was added at FROM to TO");
pub const PLACE: Phrase = Phrase::new("条目", "PLACE");
pub const HOLDS: Phrase = Phrase::new("内容", "HOLDS");
pub const PLAN_GONE: Phrase = Phrase::new("（规划已不存在）", "(the plan is gone)");
pub const PLACE_GONE: Phrase = Phrase::new("（条目已不存在）", "(the place is gone)");
pub const NOTES_COUNT: Phrase = Phrase::new("备注 {} 条", "{} notes");
pub const READINGS_COUNT: Phrase = Phrase::new("实际值 {} 个", "{} readings");
pub const OWNER_IS: Phrase = Phrase::new("负责 {}", "owner {}");
pub const DUE_IS: Phrase = Phrase::new("期限 {}", "due {}");
pub const ATTACHED: Phrase = Phrase::new("{} 的记录已移到 {} {}", "what was added at {} is now at {} {}");
pub const NOTHING_THERE: Phrase = Phrase::new(
    "{} 没有记录（gangmu records 列出有记录的地方）",
    "nothing was added at {} (gangmu records lists where something was)",
);
pub const TITLE_LOOSE: Phrase = Phrase::new("找不到位置的记录", "Records without a place");
pub const NO_LOOSE: Phrase = Phrase::new("所有记录都有位置", "every record has its place");
pub const CHOOSE_TARGET: Phrase =
    Phrase::new("搜索并选定 {} 的记录移到哪里", "search for where to move what was added at {}");
