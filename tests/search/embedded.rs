//! Searching the embedded plans: what is typed, and the title that must stand at the top of the list.

use gangmu::plan::Library;
use gangmu::search::{Field, Found, Hit, Index, Query, Scope};
use std::sync::LazyLock;

const LIFE: &str = "shanxi-quality-life";
const SERVICES: &str = "shanxi-public-services";
const YANGQUAN: &str = "yangquan-outline";
const ZHEJIANG: &str = "zhejiang-common-prosperity";

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::embedded);
static INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::build(LIBRARY.plans().map(|(at, plan)| (at, &**plan, None))));

fn search(typed: &str) -> Found {
    INDEX.search(&Query::parse(typed), &Scope::default(), 1000)
}

/// The plan and the title of a hit's place.
fn named(hit: &Hit) -> (&'static str, &'static str) {
    LIBRARY.get(hit.plan).map_or(("", ""), |plan| (plan.id.as_str(), plan.title_of(hit.place)))
}

/// The lit characters of a hit, each run as a word.
fn lit(hit: &Hit) -> Vec<String> {
    hit.ranges.iter().map(|&[from, to]| hit.snippet.chars().skip(from).take(to - from).collect()).collect()
}

#[test]
fn what_is_meant_is_at_the_top() {
    for (typed, plan, title) in [
        // Names as typed: the whole one, the beginning, within, words in any order.
        ("养老机构护理型床位占比", LIFE, "养老机构护理型床位占比"),
        ("森林覆盖率", LIFE, "森林覆盖率"),
        ("每千人口拥有3岁", LIFE, "每千人口拥有3岁以下婴幼儿托位数"),
        ("三级医院数量", LIFE, "三级医院数量"),
        ("占比 床位 养老", LIFE, "养老机构护理型床位占比"),
        ("农创客", ZHEJIANG, "农创客培育"),
        ("绿色低碳工厂", ZHEJIANG, "绿色低碳工厂"),
        ("山海协作", ZHEJIANG, "打造山海协作工程升级版"),
        ("数字化改革", ZHEJIANG, "全面深化数字化改革"),
        ("橄榄型社会", ZHEJIANG, "率先基本形成以中等收入群体为主体的橄榄型社会结构"),
        ("未来社区", ZHEJIANG, "未来社区“三化九场景”推进行动"),
        // Written in another way.
        ("養老機構護理型床位", LIFE, "养老机构护理型床位占比"),
        ("森林覆蓋率", LIFE, "森林覆盖率"),
        ("ｐｍ２．５", ZHEJIANG, "设区城市PM2.5平均浓度"),
        ("农　创　客", ZHEJIANG, "农创客培育"),
        // Latin terms, numbers and units as typed.
        ("PM2.5 浓度", ZHEJIANG, "设区城市PM2.5平均浓度"),
        ("5G", ZHEJIANG, "5G基站覆盖（乡镇以上）"),
        ("5g基站", ZHEJIANG, "5G基站覆盖（乡镇以上）"),
        ("GEP论英雄", ZHEJIANG, "“GEP论英雄”改革"),
        ("劳动报酬 GDP", ZHEJIANG, "劳动报酬占GDP比重"),
        ("4.5个", ZHEJIANG, "每千人口拥有婴幼儿照护设施托位"),
        ("1100万户", ZHEJIANG, "市场主体总量"),
        ("58%以上", ZHEJIANG, "护理型床位占养老机构床位比重"),
        ("yangquan gdp", YANGQUAN, "全社会研发投入占GDP比重"),
        // Scattered.
        ("养老床位", LIFE, "养老机构护理型床位占比"),
        ("医疗保险统筹层次", ZHEJIANG, "基本医疗保险统筹层次"),
        // A region or a plan that narrows.
        ("浙江 托位", ZHEJIANG, "每千人口拥有婴幼儿照护设施托位"),
        ("山西 托位", LIFE, "每千人口拥有3岁以下婴幼儿托位数"),
        ("浙江 人均预期寿命", ZHEJIANG, "人均预期寿命"),
        ("山西 人均预期寿命", LIFE, "人均预期寿命"),
        ("阳泉 森林覆盖率", YANGQUAN, "森林覆盖率"),
        ("共同富裕 人均预期寿命", ZHEJIANG, "人均预期寿命"),
        // Whole syllables; the last may be unfinished.
        ("yanglaochuangwei", LIFE, "养老机构护理型床位占比"),
        ("yanglaochuangw", LIFE, "养老机构护理型床位占比"),
        ("senlinfugailv", LIFE, "森林覆盖率"),
        ("senlinfugailu", LIFE, "森林覆盖率"),
        ("renjunyuqishouming", LIFE, "人均预期寿命"),
        ("ertongyouhao", LIFE, "儿童友好社区覆盖范围"),
        ("nongchuangke", ZHEJIANG, "农创客培育"),
        ("nongchuangk", ZHEJIANG, "农创客培育"),
        ("sanjiyiyuan", LIFE, "三级医院数量"),
        ("lvsegongchang", ZHEJIANG, "绿色低碳工厂"),
        ("zhihuiguangdian", SERVICES, "智慧广电平台"),
        ("kongqizhiliang", LIFE, "地级及以上城市空气质量优良天数比例"),
        ("weilaishequ", ZHEJIANG, "未来社区“三化九场景”推进行动"),
        ("shanhaixiezuo", ZHEJIANG, "打造山海协作工程升级版"),
        ("wufeichengshi", ZHEJIANG, "“无废城市”建成（设区市）"),
        ("yang lao chuang wei", LIFE, "养老机构护理型床位占比"),
        ("chengzhen shiyelv", LIFE, "城镇调查失业率"),
        // Initials.
        ("ylcw", LIFE, "养老机构护理型床位占比"),
        ("rjkzpsr", LIFE, "居民人均可支配收入年均增速"),
        ("slfgl", LIFE, "森林覆盖率"),
        ("czdcsyl", LIFE, "城镇调查失业率"),
        ("jbylbxcbl", LIFE, "基本养老保险参保率"),
        ("sjyysl", LIFE, "三级医院数量"),
        ("nck", ZHEJIANG, "农创客培育"),
        ("lsdtgc", ZHEJIANG, "绿色低碳工厂"),
        ("szhgg", ZHEJIANG, "全面深化数字化改革"),
        ("tyjrfw", LIFE, "退役军人服务应用支撑平台"),
        ("zhgd", SERVICES, "智慧广电平台"),
        // Both, and characters between them.
        ("yanglao床位", LIFE, "养老机构护理型床位占比"),
        ("养老cw", LIFE, "养老机构护理型床位占比"),
        ("renjun可支配", LIFE, "居民人均可支配收入年均增速"),
        ("shiyelv 城镇", LIFE, "城镇调查失业率"),
        ("senlin覆盖率", LIFE, "森林覆盖率"),
        ("5gjizhan", ZHEJIANG, "5G基站覆盖（乡镇以上）"),
        // Every reading.
        ("yinhang", ZHEJIANG, "“两山银行”建设"),
        ("zhongdian", LIFE, "重点领域改革攻坚过程中社会稳定风险易发多发"),
        ("chongdian", LIFE, "重点领域改革攻坚过程中社会稳定风险易发多发"),
        ("yuqishouming", LIFE, "人均预期寿命"),
        // Regions and plans in pinyin.
        ("zj tw", ZHEJIANG, "每千人口拥有婴幼儿照护设施托位"),
        ("zhejiang tuowei", ZHEJIANG, "每千人口拥有婴幼儿照护设施托位"),
        ("shanxi senlin", LIFE, "森林覆盖率"),
        ("sx rjyqsm", LIFE, "人均预期寿命"),
        ("yq slfgl", YANGQUAN, "森林覆盖率"),
        ("zj rjyqsm", ZHEJIANG, "人均预期寿命"),
        ("gongtongfuyu rjyqsm", ZHEJIANG, "人均预期寿命"),
        // One character wrong, missing or too many.
        ("养老机构护理形床位", LIFE, "养老机构护理型床位占比"),
        ("森林复盖率", LIFE, "森林覆盖率"),
        ("城镇调查失业律", LIFE, "城镇调查失业率"),
        ("每千人拥有婴幼儿照护设施托位", ZHEJIANG, "每千人口拥有婴幼儿照护设施托位"),
        ("农村户用卫生的厕所普及率", LIFE, "农村户用卫生厕所普及率"),
        ("三级医院数里", LIFE, "三级医院数量"),
        // Filters.
        ("=binding 床位", LIFE, "养老机构护理型床位占比"),
        ("=binding 森林", LIFE, "森林覆盖率"),
        ("=expected 寿命", LIFE, "人均预期寿命"),
        ("=binding 山西", LIFE, "困难残疾人生活补贴和重度残疾人护理补贴覆盖率"),
        ("=plan:浙江 护理型床位", ZHEJIANG, "护理型床位占养老机构床位比重"),
        ("=plan:quality ylcw", LIFE, "养老机构护理型床位占比"),
        ("=plan:yangquan slfgl", YANGQUAN, "森林覆盖率"),
        ("=plan:gtfy rjyqsm", ZHEJIANG, "人均预期寿命"),
        ("＝约束性 森林", LIFE, "森林覆盖率"),
    ] {
        let hits = search(typed).hits;
        assert_eq!(hits.first().map(named), Some((plan, title)), "{typed}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for typed in [
        "核电站",
        "hedianzhan",
        "老养",
        "zzzzzz",
        "zj hedianzhan",
        "=binding =plan:浙江",
        "=status:behind",
        "=note",
    ] {
        let hits = search(typed).hits;
        assert_eq!(hits.first().map(named), None, "{typed}");
    }
}

#[test]
fn what_means_something_else_is_not_among_the_hits() {
    for (typed, title) in [
        ("浙江 托位", "每千人口拥有3岁以下婴幼儿托位数"),
        ("=plan:quality 森林覆盖率", "设区城市PM2.5平均浓度"),
        ("xi'an", "县域就诊率"),
        ("=expected 床位", "养老机构护理型床位占比"),
        ("slfgl", "县域就诊率"),
        ("fuwu", "市污水处理二厂扩容及配套管网"),
        ("养老机构护理形床位", "护理型床位占养老机构床位比重"),
    ] {
        assert!(!search(typed).hits.iter().any(|hit| named(hit).1 == title), "{typed}: {title}");
    }
}

#[test]
fn the_characters_that_were_heard_are_lit() {
    for (typed, runs) in [
        ("ylcw", vec!["养老", "床位"]),
        ("yanglao床位", vec!["养老", "床位"]),
        ("slfgl", vec!["森林覆盖率"]),
        ("rjkzpsr", vec!["人均可支配收入"]),
        ("senlin fugai", vec!["森林覆盖"]),
        ("PM2.5", vec!["PM2.5"]),
        ("森林复盖率", vec!["森林覆盖率"]),
    ] {
        let hits = search(typed).hits;
        assert_eq!(hits.first().map(lit).unwrap_or_default(), runs, "{typed}");
    }
}

#[test]
fn two_letters_are_not_listened_for_in_text() {
    for typed in ["yl", "cw", "sx"] {
        let hits = search(typed).hits;
        assert!(!hits.is_empty() && hits.iter().all(|hit| hit.field != Field::Text), "{typed}");
    }
}

#[test]
fn names_that_begin_so_come_before_names_that_have_it_inside() {
    for typed in ["yl", "jy", "rj"] {
        let at_front = |hit: &Hit| {
            let title = named(hit).1;
            let before = hit.whole.first().map_or(0, |range| range[0]);
            title.chars().take(before).all(|c| "“”\"".contains(c))
        };
        let hits = search(typed).hits;
        let named: Vec<&Hit> = hits.iter().filter(|hit| !hit.whole.is_empty()).collect();
        assert!(named.is_sorted_by_key(|hit| !at_front(hit)), "{typed}");
    }
}

#[test]
fn every_hit_of_a_word_in_letters_is_lit() {
    for typed in ["yanglao", "ylcw", "jiuye", "xian", "gdp", "tw", "shouru", "zj tw"] {
        for hit in search(typed).hits {
            assert!(!hit.ranges.is_empty(), "{typed}: {hit:?}");
        }
    }
}
