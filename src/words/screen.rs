//! The phrases of the screen.

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
    PROGRAM = "纲目", "gangmu";
    TOO_SMALL = "窗口太小", "window too small";

    // Labels of the reading pane, the table and the card.
    INDICATOR = "指标", "Indicator";
    NOTES = "备注", "Notes";
    DRAFT = "草稿", "draft";
    OWNER = "负责", "owner";
    DUE = "期限", "due";
    ACTUAL = "实际", "actual";
    COLON = "：", ": ";
    COMMA = "，", ", ";
    MILESTONE = "节点", "milestone";
    CARD_KIND = "类别", "kind";
    CARD_REMARK = "说明", "remark";
    CARD_PROGRESS = "进度", "progress";
    DONE_OF = "{}/{} 已完成", "{} of {} done";
    COLUMN_PLAN = "规划", "plan";
    COLUMN_ID = "编号", "id";
    COLUMN_NAME = "指标", "indicator";
    COLUMN_UNIT = "单位", "unit";
    COLUMN_BASELINE = "基期", "baseline";
    COLUMN_TARGET = "目标", "target";
    COLUMN_BINDING = "属性", "kind";
    COLUMN_STATUS = "状态", "status";
    COLUMN_LATEST = "实际", "actual";
    COLUMN_DOMAIN = "领域", "domain";
    COLUMN_ORIGIN = "出处", "origin";
    COLUMN_SECTION = "章节", "section";
    COLUMN_PERIOD = "时期", "period";
    COLUMN_REGION = "地区", "region";
    COUNT_SECTIONS = "章节", "parts";
    COUNT_INDICATORS = "指标", "total";
    COUNT_BINDING = "约束", "bound";
    COUNT_EXPECTED = "预期", "exp.";
    COUNT_TEXT = "正文", "text";

    // Sentences to be copied.
    SENTENCE_BASELINE = "{}年为{}", "{}: {}";
    SENTENCE_TARGET = "{}年目标{}", "target {}: {}";
    SENTENCE_SOURCE = "。（{}）", ". ({})";

    // What commands do.
    DO_DOWN = "下移", "down";
    DO_UP = "上移", "up";
    DO_FIRST = "到开头", "to the start";
    DO_LAST = "到末尾", "to the end";
    DO_HALF_PAGE_DOWN = "下翻半页", "half a page down";
    DO_HALF_PAGE_UP = "上翻半页", "half a page up";
    DO_PAGE_DOWN = "下翻一页", "a page down";
    DO_PAGE_UP = "上翻一页", "a page up";
    DO_LEFT = "收起或向左", "fold, or to the left";
    DO_RIGHT = "展开或向右", "unfold, or to the right";
    DO_OPEN = "打开所选", "open what is marked";
    DO_OTHER_PANE = "换到另一栏", "the other pane";
    DO_ZOOM = "只看本栏，或两栏并列", "this pane alone, or both";
    DO_NARROWER = "目录变窄", "a narrower tree";
    DO_WIDER = "目录变宽", "a wider tree";
    DO_FOLD_LEVELS = "逐级展开目录", "show one level more";
    DO_OTHER_TEXT = "摘编与全文切换", "the digest, or the full text";
    DO_SEARCH = "搜索全部", "search everything";
    DO_FIND_NEXT = "正文中下一处", "next place in the text";
    DO_FIND_PREVIOUS = "正文中上一处", "previous place in the text";
    DO_INDICATORS = "指标表", "table of indicators";
    DO_LIBRARY = "规划列表", "list of plans";
    DO_SORT = "排序（指标表）", "sort (table)";
    DO_FILTER = "筛选（指标表）", "filter (table)";
    DO_CARD = "卡片：大字看一项", "card: one thing, large";
    DO_COMPARE = "各规划同一指标对比", "the same target in all plans";
    DO_STATUS = "标状态，再按数字", "status, then a digit";
    DO_ADD_NOTE = "写备注", "add a note";
    DO_EDIT_NOTE = "改最近的备注", "rewrite the latest note";
    DO_STRIKE_NOTE = "划去最近的备注", "strike out the latest note";
    DO_ADD_READING = "录入实际值", "enter an actual value";
    DO_SET_OWNER = "填负责单位", "set the owner";
    DO_SET_DUE = "填完成期限", "set the due date";
    DO_UNDO = "撤销", "undo";
    DO_REDO = "重做", "redo";
    DO_COPY = "复制为带出处的句子", "copy as a sentence with its source";
    DO_BOOKMARK = "加或去书签", "set or drop a bookmark";
    DO_BOOKMARKS = "书签列表", "list of bookmarks";
    DO_LOOSE = "找不到位置的记录", "records whose place is gone";
    DO_BACK = "后退", "back";
    DO_FORWARD = "前进", "forward";
    DO_PALETTE = "命令列表", "all commands";
    DO_HELP = "帮助", "help";
    DO_LANGUAGE = "切换中文和英文", "Chinese or English";
    DO_REDRAW = "重画屏幕", "redraw";
    DO_SUSPEND = "暂时回到终端", "back to the shell for a while";
    DO_QUIT = "退出", "quit";

    // The footer's hints.
    HINT_SEARCH = "搜索", "search";
    HINT_INDICATORS = "指标", "indicators";
    HINT_STATUS = "状态", "status";
    HINT_NOTE = "备注", "note";
    HINT_CARD = "卡片", "card";
    HINT_PANE = "换栏", "pane";
    HINT_SORT = "排序", "sort";
    HINT_FILTER = "筛选", "filter";
    HINT_READING = "实际值", "actual";
    HINT_HELP = "帮助", "help";
    HINT_BACK = "返回", "back";
    HINT_OPEN = "打开", "open";
    HINT_QUIT = "退出", "quit";
    HINT_SAVE = "保存", "save";
    HINT_NEW_LINE = "换行", "new line";
    HINT_KIND = "类别", "kind";
    HINT_DRAFT = "留作草稿", "keep as draft";
    HINT_FIELD = "下一格", "next field";
    HINT_CANCEL = "取消", "cancel";
    HINT_CHOOSE = "选择", "choose";
    HINT_TEXT = "看原文", "text";
    HINT_COPY = "复制", "copy";
    HINT_CLOSE = "关闭", "close";
    HINT_RECALL = "查过的", "recent";

    // Titles and lines of popups.
    TITLE_STATUS = "状态", "Status";
    TITLE_NOTE = "写备注", "Note";
    TITLE_REWRITE = "改备注", "Rewrite note";
    TITLE_READING = "录入实际值", "Actual value";
    TITLE_SORT = "按哪一列排序", "Sort by";
    TITLE_FILTER = "筛选", "Filter";
    TITLE_HELP = "按键", "Keys";
    TITLE_PALETTE = "命令", "Commands";
    TITLE_BOOKMARKS = "书签", "Bookmarks";
    FIELD_YEAR = "年份", "year";
    FIELD_VALUE = "数值", "value";
    FIELD_SOURCE = "来源", "source";
    FIELD_WORDS = "文字", "words";
    CLEAR_STATUS = "清除", "clear";
    PLANS_ORDER = "规划原有顺序", "the plan's own order";
    ANY = "全部", "all";
    NONE = "未标", "none";
    NOT_STATED = "未注明", "not stated";
    HITS = "{} 条", "{} hits";
    NO_HITS = "没有找到", "nothing found";
    TYPE_TO_SEARCH = "输入要找的字", "type what to find";
    SEARCH_LETTERS = "字、拼音或首字母：养老 yanglao yl", "words, pinyin or initials: yanglao yl";
    SEARCH_PLANS = "加地区或规划名：浙江 托位、zj tw", "with a region or a plan: zj tw";
    SEARCH_STATUS = "=status:滞后 =binding =expected", "=status:behind =binding =expected";
    SEARCH_NOTES = "=note =plan:浙江", "=note =plan:zhejiang";
    SHOWN_OF = "{}/{} 项", "{}/{} shown";
    LATE_COUNT = "{} 滞后", "{} behind";
    PLANS_COUNT = "{} 个规划", "{} plans";
    SORTED_BY = "按{}{}", "by {}{}";
    NO_INDICATORS = "没有符合条件的指标", "no indicator passes the filter";
    COMPARE_NEEDS_INDICATOR = "先选一个指标再对比，按 i 选指标", "mark an indicator first: press i";

    // Short statuses for the tree.
    SHORT_NOT_STARTED = "未动", "new";
    SHORT_ON_TRACK = "推进", "going";
    SHORT_AT_RISK = "风险", "risk";
    SHORT_BEHIND = "滞后", "late";
    SHORT_DONE = "完成", "done";
    SHORT_CLOSED = "销号", "shut";
    SHORT_DROPPED = "不再", "drop";

    // What the footer says.
    SAVED_AT = "已保存 {}", "saved {}";
    OTHERS_SAVED = "{} 更新了 {} 处记录（{}）", "{} changed {} records ({})";
    UNDONE_AT = "已撤销 {}", "undone {}";
    REDONE_AT = "已重做 {}", "redone {}";
    COPIED = "已复制：{}", "copied: {}";
    TOO_LONG_TO_COPY = "太长，没有复制：{}", "too long to copy: {}";
    DRAFT_KEPT = "备注已留作草稿，再按 a 接着写", "kept as a draft; press a to go on";
    REWRITE_KEPT = "改动已留作草稿，再按 A 接着改", "kept as a draft; press A to go on";
    NO_NOTE = "这里没有备注", "there is no note here";
    READING_NEEDS_INDICATOR = "实际值只能录在指标上，按 i 选指标", "only an indicator has actual values: press i";
    BAD_YEAR = "年份要写四位数字，如 2023", "a year has four digits, such as 2023";
    NO_FURTHER = "没有了", "no further";
    NO_BOOKMARKS = "还没有书签，按 b 加一个", "no bookmarks yet: b sets one";
    BOOKMARKED = "已加书签：{}", "bookmarked: {}";
    BOOKMARK_GONE = "已去书签：{}", "bookmark dropped: {}";
    PLACE_GONE = "这个书签所指的地方已经不在", "what this bookmark means is no longer there";
    NOTHING_TO_FIND = "还没有搜索过，按 / 搜索", "nothing searched for yet: press /";
    NOT_IN_TEXT = "正文里没有", "not in the text";
    LEVELS_SHOWN = "展开到第 {} 级，共 {} 级", "{} of {} levels shown";
    READ_ONLY = "{} 只能看不能改：{}", "{} is read-only: {}";
    PLAN_UNREADABLE = "规划 {} 读不出：{}", "plan {} cannot be read: {}";
    DRAFT_NOT_KEPT = "草稿没有存下，请先留在这里：{}", "the draft is not kept; stay here for now: {}";
    LEAVING_LOSES = "有写好的内容没有存下，再按一次退出就丢失", "something typed is not saved; quit again to lose it";
    NOT_SAVED = "没有保存：{}", "not saved: {}";

}
