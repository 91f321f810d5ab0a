//! The words by which plans state figures.

/// Reaches a level: the number after it is the level.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const REACH: [&str; 84] = [
    "达到", "达", "达至", "提高到", "提高至", "提升到", "提升至", "增长到", "增长至", "增加到",
    "增加至", "上升到", "上升至", "扩大到", "扩大至", "缩小到", "缩小至", "降低到", "降低至",
    "下降到", "下降至", "降到", "降至", "减少到", "减少至", "控制到", "压减到", "压减至", "发展到",
    "发展至", "升至", "升到", "增至", "扩展到", "扩展至", "延长到", "延长至", "缩短到", "缩短至",
    "压缩到", "压缩至", "恢复到", "恢复至", "稳定到", "优化到", "调整到", "调整为", "保持在",
    "稳定在", "控制在", "维持在", "保持到", "下降为", "提高为", "保持", "稳定", "控制", "为", "实现",
    "完成", "突破到", "到", "巩固在", "巩固到", "维持", "扩容到", "扩容至", "拓展到", "拓展至",
    "提至", "提到", "降为", "稳定控制在", "稳定保持在", "均达", "达成", "下调至", "压降至", "压降到",
    "攀升至", "攀升到", "增大到", "控制于", "限制在",
];

/// Reaches a level from another one, so that 由 or 从 stands before the first.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const FROM: [&str; 2] = [
    "由", "从",
];

/// Changes by an amount: the verb belongs to the name.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const CHANGE: [&str; 47] = [
    "年均增长", "年均增速", "年均提高", "年均下降", "年均增加", "年均新增", "年均递增", "每年增长",
    "每年新增", "每年增加", "每年提高", "每年下降", "累计增长", "累计下降", "累计降低", "增长",
    "提高", "下降", "降低", "减少", "提升", "增加", "压减", "上升", "节约", "缩短", "压缩", "新增",
    "累计新增", "年新增", "精简", "净增", "削减", "缩减", "递增", "降幅达", "增幅达", "回升", "增收",
    "平均增长", "平均下降", "平均降低", "平均提高", "平均压缩", "平均缩短", "年均减少", "年均降低",
];

/// Is ahead of something by an amount: the thing stands between.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const AHEAD: [&str; 7] = [
    "高于", "高出", "快于", "低于", "领先", "超过", "超出",
];

/// Makes things, so that their number is a commitment.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const MAKE: [&str; 219] = [
    "新改", "新开", "新增", "新建", "改建", "扩建", "改扩建", "新改扩建", "新(改)建", "新改建",
    "改造", "建设", "建成", "建立", "创建", "打造", "培育", "培养", "引进", "引育", "招引", "实施",
    "完成", "发展", "壮大", "做精做强", "做大做强", "做优做强", "设立", "组建", "布局", "开展",
    "培训", "认定", "创成", "形成", "争取", "争创", "推出", "开工", "筹集", "激活", "派遣", "选派",
    "招募", "招聘", "吸纳", "转移", "帮扶", "扶持", "遴选", "评选", "选树", "提供", "配备", "配置",
    "修缮", "修复", "治理", "整治", "绿化", "造林", "营造", "种植", "安置", "惠及", "打通", "开通",
    "办好", "建好", "推广", "聚集", "集聚", "新设", "增设", "增加", "增建", "投放", "新购", "更新",
    "储备", "孵化", "落户", "入驻", "举办", "承办", "编制", "制定", "制修订", "修订", "出台", "发布",
    "创作", "生产", "种养", "保有", "拥有", "有", "建设改造", "新建改建", "改造提升", "提升改造",
    "改造升级", "培育壮大", "引进培育", "培育引进", "建设完善", "支持建设", "重点建设", "规划建设",
    "新认定", "净增", "新开工", "续建", "再建", "复建", "迁建", "增配", "配建", "淘汰", "关停",
    "退出", "拆除", "取缔", "盘活", "布设", "安装", "部署", "架设", "铺设", "敷设", "硬化", "疏浚",
    "清淤", "加固", "除险加固", "划定", "退还", "腾退", "拓宽", "新辟", "开辟", "开放", "汇聚", "归集", "入库", "选取",
    "评定", "命名", "签约", "资助", "招收", "招录", "引培", "孵育", "创办", "收集", "收集保存",
    "收储", "撤并", "整合", "保护", "抽检", "检测", "排查", "安排", "投入", "撬动", "带动", "吸引",
    "引导", "认证", "选育", "攻克", "突破", "转化", "搬迁", "建档", "救助", "输送", "组织",
    "完成新建", "完成改造", "新(改、扩)建", "新、改(扩)建", "分类建设", "升级改造", "优化调整",
    "新开优化", "新增改造", "提质改造", "改造建设", "接种", "筛查", "治理修复", "修复治理", "复垦",
    "退耕", "还林", "植树", "栽植", "补植", "抚育", "封育", "养殖", "放养", "放流", "供应", "供地",
    "更换", "置换", "报废更新", "淘汰更新", "建设改造提升", "选聘", "聘请", "引入", "培引", "挂牌",
];

/// Stands before a verb or a subject and adds nothing to its name.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const LEAD: [&str; 70] = [
    "原则上", "力争", "争取", "确保", "努力", "实现", "推动", "推进", "促进", "使", "使得", "保持",
    "保障", "加快", "其中", "并", "且", "同时", "以及", "有序", "稳步", "逐步", "将", "严格", "持续",
    "进一步", "大力", "积极", "深入", "着力", "累计", "总共", "共计", "合计", "预计", "拟", "至少",
    "要", "应", "需", "须", "到时", "届时", "完成", "稳定", "控制", "严格控制", "推行", "达到",
    "力争实现", "支持", "鼓励", "引导", "带动", "以", "按", "每年", "全面", "统筹", "分批", "分期",
    "同步", "面向社会", "优先", "率先", "扎实", "切实", "到", "从而", "不断",
];

/// Says how a verb is done: leads up to a name only where a verb follows, and begins a name elsewhere (高标准农田).
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const ADVERBS: [&str; 13] = [
    "基本", "高标准", "高质量", "高水平", "高起点", "联动", "重点", "综合", "系统", "集中", "分类", "新", "再",
];

/// Says whose the numbers are, where a plan speaks of all of its region.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const SCOPES: [&str; 21] = [
    "全国", "全省", "全市", "全县", "全区", "全州", "全盟", "全旗", "全镇", "全校", "全域", "全系统", "我省", "我市", "我县",
    "我区", "我州", "本市", "本省", "本区", "我国",
];

/// Grows to a number of things.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const GROW: [&str; 8] = [
    "达到", "达", "增加到", "增加至", "增至", "扩大到", "扩大至", "发展到",
];

/// Makes things, wherever in a clause it stands: no noun is written so.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const BUILD: [&str; 20] = [
    "新建", "改建", "扩建", "改扩建", "建成", "新增", "新开工", "打通", "开通", "创建", "引进", "培育", "新改建", "创成", "汇聚", "集聚", "淘汰", "布设", "开放", "归集",
];

/// Helps things along: a number behind it is a commitment only where the things are made or finished.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const PROMOTE: [&str; 10] = [
    "推进", "推动", "支持", "促进", "加快推进", "加快推动", "加快", "启动", "积极推进", "扎实推进",
];

/// What is made or finished, at the end of its name.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const FINISHED: [&str; 28] = [
    "项目", "工程", "建设", "创建", "改造", "试点", "基地", "园区", "迁建", "扩建", "新建", "扩容", "安装", "整治", "治理",
    "修复", "搬迁", "开工", "投产", "投用", "达标", "升级", "上市", "晋级", "创成", "建成", "获评", "完成",
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
pub(super) const MEASURES: [&str; 87] = [
    "增长", "率", "比", "比例", "比重", "占比", "倍差", "系数", "指数", "总量", "总额", "总值",
    "增加值", "产值", "产量", "数", "数量", "规模", "面积", "里程", "收入", "支出", "销售额",
    "零售额", "寿命", "年限", "年龄", "浓度", "强度", "排放量", "蓄积量", "流量", "能力", "水平",
    "覆盖面", "密度", "增速", "增幅", "容量", "装机", "额", "量", "价值", "存栏", "出栏", "贡献度",
    "满意度", "度", "投资", "人次", "时间", "时长", "半径", "标准", "效率", "人数", "总数", "间隔",
    "时限", "周期", "车速", "速度", "距离", "间距", "厚度", "宽度", "价格", "成本", "人口", "带宽",
    "值", "班额", "税收", "余额", "库容", "单产", "亩产", "存量", "得分", "缺口", "产能", "用量",
    "个数", "吞吐", "营业额", "营收", "收益",
];

/// In a clause: the figure is money to be given, not a target.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const GIVING: [&str; 10] = [
    "给予", "奖励", "奖补", "罚款", "一次性补", "每人每月", "每人每年", "补贴标准", "补助标准", "按照每",
];

/// For whom and how often, between a verb and its number: 提高到每人每月900元.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const RATES: [&str; 8] = [
    "每人每月", "每人每年", "每人每天", "每生每年", "每户每年", "每户每月", "每亩每年", "每床每年",
];

/// A subject that describes a project and commits to nothing.
#[rustfmt::skip] // One word a line would hide the list.
pub(super) const DESCRIBING: [&str; 19] = [
    "总面积", "规划面积", "国土面积",
    "总投资", "计划投资", "估算投资", "概算", "占地", "占地面积", "总建筑面积", "建筑面积", "全长", "线路长", "总长",
    "年产", "建设规模", "用地面积", "用地", "总库容",
];
