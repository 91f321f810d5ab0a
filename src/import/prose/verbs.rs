//! The words by which plans state figures.

/// Reaches a level: the number after it is the level.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const REACH: [&str; 62] = [
    "达到", "达", "达至", "提高到", "提高至", "提升到", "提升至", "增长到", "增长至", "增加到", "增加至",
    "上升到", "上升至", "扩大到", "扩大至", "缩小到", "缩小至", "降低到", "降低至", "下降到", "下降至", "降到",
    "降至", "减少到", "减少至", "控制到", "压减到", "压减至", "发展到", "发展至", "升至", "升到", "增至",
    "扩展到", "扩展至", "延长到", "延长至", "缩短到", "缩短至", "压缩到", "压缩至", "恢复到", "恢复至", "稳定到",
    "优化到", "调整到", "调整为", "保持在", "稳定在", "控制在", "维持在", "保持到", "下降为", "提高为", "保持",
    "稳定", "控制", "为", "实现", "完成", "突破到", "到",
];

/// Reaches a level from another one, so that 由 or 从 stands before the first.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const FROM: [&str; 2] = [
    "由", "从",
];

/// Changes by an amount: the verb belongs to the name.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const CHANGE: [&str; 30] = [
    "年均增长", "年均增速", "年均提高", "年均下降", "年均增加", "年均新增", "年均递增", "每年增长", "每年新增",
    "每年增加", "每年提高", "每年下降", "累计增长", "累计下降", "累计降低", "增长", "提高", "下降", "降低", "减少",
    "提升", "增加", "压减", "上升", "节约", "缩短", "压缩", "新增", "累计新增", "年新增",
];

/// Is ahead of something by an amount: the thing stands between.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const AHEAD: [&str; 7] = [
    "高于", "高出", "快于", "低于", "领先", "超过", "超出",
];

/// Makes things, so that their number is a commitment.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const MAKE: [&str; 111] = [
    "新改", "新开", "新增", "新建", "改建", "扩建", "改扩建", "新改扩建", "新(改)建", "新改建", "改造", "建设", "建成",
    "建立", "创建", "打造", "培育", "培养", "引进", "引育", "招引", "实施", "完成", "发展", "壮大",
    "做精做强", "做大做强", "做优做强", "设立", "组建", "布局", "开展", "培训", "认定", "创成", "形成", "争取",
    "争创", "推出", "开工", "筹集", "激活", "派遣", "选派", "招募", "招聘", "吸纳", "转移", "帮扶", "扶持",
    "遴选", "评选", "选树", "提供", "配备", "配置", "修缮", "修复", "治理", "整治", "绿化", "造林", "营造",
    "种植", "安置", "惠及", "打通", "开通", "办好", "建好", "推广", "聚集", "集聚", "新设", "增设", "增加",
    "增建", "投放", "新购", "更新", "储备", "孵化", "落户", "入驻", "举办", "承办", "编制", "制定", "制修订",
    "修订", "出台", "发布", "创作", "生产", "种养", "保有", "拥有", "有", "建设改造", "新建改建", "改造提升",
    "提升改造", "改造升级", "培育壮大", "引进培育", "培育引进", "建设完善", "支持建设", "重点建设", "规划建设", "新认定",
];

/// Stands before a verb or a subject and adds nothing to its name.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const LEAD: [&str; 76] = [
    "原则上",
    "力争", "争取", "确保", "努力", "基本", "实现", "推动", "推进", "促进", "使", "使得", "保持", "保障",
    "加快", "其中", "并", "且", "同时", "以及", "有序", "稳步", "逐步", "将", "严格", "持续", "进一步",
    "大力", "积极", "深入", "高标准", "高质量", "高水平", "高起点", "着力", "累计", "总共", "共计", "合计",
    "预计", "拟", "至少", "要", "应", "需", "须", "到时", "届时", "完成", "稳定", "控制", "严格控制",
    "推行", "达到", "力争实现", "支持", "鼓励", "引导", "带动", "以", "按", "每年", "全面", "统筹", "分批",
    "分期", "同步", "联动", "面向社会", "优先", "率先", "扎实", "切实", "到", "从而", "不断",
];

/// Stands after a subject, before its verb, and adds nothing to the name.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const TAIL: [&str; 43] = [
    "累计", "的", "要", "均", "都", "力争", "争取", "确保", "努力", "总体", "基本", "大幅", "大幅度",
    "进一步", "稳步", "逐步", "持续", "需", "应", "将", "全部", "明显", "显著", "有望", "计划", "预计",
    "可", "至", "到", "再", "在", "已", "及其", "原则上", "平均", "长期", "始终", "不断", "合计", "共计",
    "总计", "共", "约",
];

/// Ends the name of a quantity, so that a number may follow without a verb.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const MEASURES: [&str; 57] = [
    "增长",
    "率", "比", "比例", "比重", "占比", "倍差", "系数", "指数", "总量", "总额", "总值", "增加值", "产值",
    "产量", "数", "数量", "规模", "面积", "里程", "收入", "支出", "销售额", "零售额", "寿命", "年限", "年龄",
    "浓度", "强度", "排放量", "蓄积量", "流量", "能力", "水平", "覆盖面", "密度", "增速", "增幅", "容量",
    "装机", "额", "量", "价值", "存栏", "出栏", "贡献度", "满意度", "度", "投资", "人次", "时间", "时长",
    "半径", "标准", "效率", "人数", "总数",
];

/// In a clause: the figure is money to be given, not a target.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const GIVING: [&str; 10] = [
    "给予", "奖励", "奖补", "罚款", "一次性补", "每人每月", "每人每年", "补贴标准", "补助标准", "按照每",
];

/// A subject that describes a project and commits to nothing.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const DESCRIBING: [&str; 19] = [
    "总面积", "规划面积", "国土面积",
    "总投资", "计划投资", "估算投资", "概算", "占地", "占地面积", "总建筑面积", "建筑面积", "全长", "线路长", "总长",
    "年产", "建设规模", "用地面积", "用地", "总库容",
];
