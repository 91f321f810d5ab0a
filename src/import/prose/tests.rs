use super::*;
use crate::plan::Relation;
use thin_vec::ThinVec;

const SETTING: Setting = Setting { period: Some([2031, 2035]) };

fn read(text: &str) -> Vec<Indicator> {
    figures(&[Passage { text, heading: "", is_past: false, at: 3 }], &SETTING)
}

/// Name, year or years, words.
fn found(text: &str) -> Vec<String> {
    read(text).iter().map(shown).collect()
}

fn shown(draft: &Indicator) -> String {
    let figure = |figure: &Figure| {
        let span = figure.span().map(|[from, to]| format!("{from}-{to}"));
        format!("{} {}", figure.year().map(|year| year.to_string()).or(span).unwrap_or_default(), figure.text)
    };
    let mut shown = format!("{} {}", draft.name, draft.target.as_ref().map(figure).unwrap_or_default());
    if let Some(baseline) = &draft.baseline {
        shown.push_str(&format!(" < {}", figure(baseline)));
    }
    for milestone in &draft.milestones {
        shown.push_str(&format!(" & {}", figure(milestone)));
    }
    shown
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn a_subject_reaches_its_number() {
    finds(
        "到2033年，城乡供水覆盖率提高到98%，人均预期寿命超过80岁。",
        &["城乡供水覆盖率 2033 98%", "人均预期寿命 2033 超过80岁"],
    );
    finds("力争城镇调查失业率控制在5.5%以内。", &["城镇调查失业率 2035 5.5%以内"]);
    finds(
        "县域就诊率90%以上，每千人口床位数不低于7.5张。",
        &["县域就诊率 2035 90%以上", "每千人口床位数 2035 不低于7.5张"],
    );
    finds("城乡居民收入倍差缩小到1.9以内", &["城乡居民收入倍差 2035 1.9以内"]);
    finds("粮食产量稳定在 2.3 亿公斤以上", &["粮食产量 2035 2.3亿公斤以上"]);
}

#[test]
fn traditional_text_is_read_and_printed_as_it_is() {
    finds(
        "森林覆蓋率達到２６％以上，新增綠地160公頃。",
        &["森林覆蓋率 2035 26%以上", "新增綠地 2031-2035 160公頃"],
    );
}

#[test]
fn what_is_made_is_counted() {
    finds(
        "培育10万名工匠，新建污水泵站12座、雨水闸门30扇。",
        &["培育工匠 2035 10万名", "新建污水泵站 2035 12座"],
    );
    finds("建成绿色园区50个、绿色工厂500家。", &["建成绿色园区 2035 50个", "绿色工厂 2035 500家"]);
    finds(
        "创建5个农业产业园、10个示范基地，每个乡镇至少办好1所公办园",
        &["创建农业产业园 2035 5个", "创建示范基地 2035 10个", "每个乡镇办好公办园 2035 至少1所"],
    );
    finds("培育三家以上规模企业", &["培育规模企业 2035 三家以上"]);
}

#[test]
fn a_share_of_something_does_something() {
    finds("85%的县级城市建成清新空气示范区", &["县级城市建成清新空气示范区的比例 2035 85%"]);
    finds(
        "力争70%的三级医院和50%的县级综合医院开通互联网服务",
        &["三级医院开通互联网服务的比例 2035 70%", "县级综合医院开通互联网服务的比例 2035 50%"],
    );
    finds("三级以上公路覆盖90%以上乡镇", &["三级以上公路覆盖乡镇的比例 2035 90%以上"]);
}

#[test]
fn one_predicate_serves_several_subjects() {
    finds(
        "每千人口执业（助理）医师数和注册护士数分别达到2.9人和3.1人",
        &["每千人口执业（助理）医师数 2035 2.9人", "每千人口注册护士数 2035 3.1人"],
    );
    finds(
        "火灾受害率和虫害成灾率分别控制在0.5%和3%以下",
        &["火灾受害率 2035 0.5%", "虫害成灾率 2035 3%以下"],
    );
    assert!(
        read("火灾受害率和虫害成灾率分别控制在0.5%和3%以下")
            .iter()
            .all(|draft| draft.target.as_ref().is_some_and(|figure| figure.relation == Relation::Le))
    );
    finds("治理覆盖率和水质达标率均达到95%以上", &["治理覆盖率 2035 95%以上", "水质达标率 2035 95%以上"]);
}

#[test]
fn where_it_came_from_is_the_baseline() {
    finds("护理型床位占比由31.7%提高到55%以上。", &["护理型床位占比 2035 55%以上 < 2030 31.7%"]);
    finds("城镇化率从2030年的61.2%提高到2035年的66%。", &["城镇化率 2035 66% < 2030 61.2%"]);
}

#[test]
fn another_year_of_the_same_is_a_milestone() {
    finds(
        "到2033年覆盖率达到60%，到2035年覆盖率达到80%，到2040年覆盖率达到100%。",
        &["覆盖率 2035 80% & 2033 60% & 2040 100%"],
    );
}

#[test]
fn the_subject_holds_on_over_a_semicolon_and_a_year() {
    finds("到2033年，托位数达到4.8个；到2035年，达到5个。", &["托位数 2035 5个 & 2033 4.8个"]);
}

#[test]
fn a_quantity_is_said_once_for_several_subjects() {
    finds(
        "二氧化硫、氮氧化物排放总量分别比2030年下降10%和12%",
        &["二氧化硫排放总量下降 2035 10%", "氮氧化物排放总量下降 2035 12%"],
    );
}

#[test]
fn averages_and_sums_are_for_all_years() {
    finds(
        "“十六五”期间，地区生产总值年均增长6%左右，城镇新增就业累计50万人。",
        &["地区生产总值年均增长 2031-2035 6%左右", "城镇新增就业 2031-2035 50万人"],
    );
    finds("单位能耗比2030年下降13.5%", &["单位能耗下降 2035 13.5%"]);
}

#[test]
fn a_yearly_mean_is_measured_each_year() {
    finds("PM2.5年均浓度控制在30微克/立方米以内", &["PM2.5年均浓度 2035 30微克/立方米以内"]);
}

#[test]
fn so_many_of_so_many_is_a_unit() {
    finds(
        "孕产妇死亡率、婴儿死亡率分别控制在9/10万、3‰以内",
        &["孕产妇死亡率 2035 9/10万", "婴儿死亡率 2035 3‰以内"],
    );
}

#[test]
fn a_bound_before_what_is_counted_belongs_to_its_name() {
    finds(
        "培育年收入超100亿元企业10家、超50亿元企业20家",
        &["培育年收入超100亿元企业 2035 10家", "超50亿元企业 2035 20家"],
    );
}

#[test]
fn words_can_be_the_target() {
    finds(
        "推动城乡社区服务站全覆盖，实现零就业家庭动态清零。",
        &["城乡社区服务站 2035 全覆盖", "零就业家庭 2035 动态清零"],
    );
}

#[test]
fn the_past_commits_to_nothing() {
    for text in [
        "“十五五”期间，森林覆盖率达到23.5%，新建泵站12座。",
        "2030年，全市优良天数比例为69.9%，平均浓度降到46微克/立方米。",
        "五年来，累计新增就业12.4万人，失业率控制在4.2%以下。",
        "已建成泵站12座，覆盖率提高了5%。",
        "截至2030年底，参保率达到95%。",
        "参保人数较2025年增长19%，同比增加2万人。",
    ] {
        finds(text, &[]);
    }
    let passage = Passage { text: "参保率达到95%。", heading: "发展基础", is_past: true, at: 0 };
    assert_eq!(figures(&[passage], &SETTING), []);
}

#[test]
fn what_only_describes_is_left_alone() {
    for text in [
        "完善3岁以下婴幼儿照护政策",
        "推动年运量150万吨以上的企业建设专用线",
        "支持人口20万以上城镇发展",
        "推进26县高质量发展，11个设区市持续提升",
        "实施“1355”工程，推广5G应用，治理PM2.5",
        "建设山西智创城7号，参加第3届博览会",
        "总投资12.5亿元，占地200亩，建设年产50万吨生产线",
        "对符合条件的给予50万元奖励",
        "土地承包到期后再延长30年",
        "改造2000年底前建成的小区",
        "（65岁以上人口比重超过14%）",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn numbers_in_words_count_where_something_is_made() {
    finds(
        "新建小型水库两座、提灌站三十处，引进专家一百名，八成以上的村建成示范点。",
        &[
            "新建小型水库 2035 两座",
            "提灌站 2035 三十处",
            "引进专家 2035 一百名",
            "村建成示范点的比例 2035 八成以上",
        ],
    );
    finds("建设甲平台、乙平台、丙平台三大平台。", &["建设平台 2035 三大"]);
    for slogan in [
        "坚持一个中心、两个基本点，做到两个维护",
        "实施三大工程，打造四个一批，建设一批基地",
        "推进一二三产业融合，开展百名专家下乡行动",
        "成立一个机构，健全三项机制",
    ] {
        finds(slogan, &[]);
    }
}

#[test]
fn a_deadline_inside_a_sentence_ends_with_it() {
    finds(
        "到2033年，覆盖率达到60%。2032年底前建成泵站5座。参保率达到95%。",
        &["覆盖率 2033 60%", "建成泵站 2032 5座", "参保率 2033 95%"],
    );
}

#[test]
fn what_is_helped_along_counts_where_it_comes_to_an_end() {
    finds("推进全市12个片区全部纳入改造范围", &["片区全部纳入改造范围 2035 12个"]);
    finds("推动11个区县加快高质量发展", &[]);
}

#[test]
fn circles_of_time_are_targets() {
    finds("打造城市社区“15分钟健身圈”。", &["城市社区健身圈 2035 15分钟"]);
}

#[test]
fn each_commitment_stands_once_and_not_twice_with_the_table() {
    let text = "参保率达到95%。全市参保率达到95%。";
    assert_eq!(found(text).len(), 1);
    let table: Vec<Row> = read("参保率达到95%。")
        .into_iter()
        .map(|indicator| Row { indicator, actuals: ThinVec::new() })
        .collect();
    assert_eq!(without_repeats(&table, read(text)), []);
}

#[test]
fn a_task_that_lays_foundations_is_no_look_back() {
    assert!(looks_back(Kind::Section, "（一）发展基础"));
    assert!(looks_back(Kind::Section, "第一节 发展现状与面临形势"));
    assert!(!looks_back(Kind::Chapter, "第七章 夯实农业农村发展基础"));
    assert!(!looks_back(Kind::Section, "优化发展环境"));
}

#[test]
fn hostile_text_is_survived() {
    // One clause without end is refused; what matters is that it takes no time.
    assert_eq!(found(&"2033年覆盖率90%".repeat(20_000)), [] as [&str; 0]);
    let deep = "（".repeat(5000) + "达到80%";
    let digits = "9".repeat(5000) + "%";
    for text in
        [deep.as_str(), digits.as_str(), "", "到", "年均", "分别达到、和", "由%到%", "的的的的", "100%"]
    {
        assert!(read(text).len() <= 1);
    }
}

#[test]
fn so_many_for_so_many_holds_for_all_that_a_comma_parts() {
    finds(
        "到2035年，每千人口执业（助理）医师达到3.2人、注册护士3.8人。",
        &["每千人口执业（助理）医师 2035 3.2人", "每千人口注册护士 2035 3.8人"],
    );
    finds(
        "每千常住人口床位达到7.5张、医师达到4.3人、护士5.2人",
        &["每千常住人口床位 2035 7.5张", "每千常住人口医师 2035 4.3人", "每千常住人口护士 2035 5.2人"],
    );
    finds(
        "每千人口医师达到3.2人，培养骨干、新秀500名",
        &["每千人口医师 2035 3.2人", "培养骨干、新秀 2035 500名"],
    );
    finds("每千人口医师3.2人、人均床位3.8张", &["每千人口医师 2035 3.2人"]);
}
