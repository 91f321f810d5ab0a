//! Plans in the styles of other hands: what a reader would expect of their outlines and figures.

use gangmu::import::{self, Draft, Options};
use gangmu::plan::{Kind, Plan};

fn read(text: &str) -> Draft {
    import::read(text.as_bytes(), "plan.txt", &Options::default()).unwrap()
}

/// Id, kind and title of each section.
fn outline(plan: &Plan) -> Vec<(&str, Kind, &str)> {
    plan.sections.iter().map(|s| (s.id.as_str(), s.kind, s.title.as_str())).collect()
}

/// Name and target as printed of each indicator.
fn figures(plan: &Plan) -> Vec<(&str, &str)> {
    let target =
        |i: &gangmu::plan::Indicator| i.target.as_ref().map_or("", |figure| figure.text.as_str()).to_owned();
    plan.indicators.iter().map(|i| (i.name.as_str(), Box::leak(target(i).into_boxed_str()) as &str)).collect()
}

#[test]
fn a_text_without_headings_is_no_row_of_measures() {
    let text = "关于河东县养老服务的情况说明\n\
        老人渐渐多了起来。到2030年，全县六十岁以上老人将超过八万人，许多人住在山里。\n\
        镇上的食堂很受欢迎。中午的时候人最多，大家边吃边聊。\n\
        床位还不够用。明年要想办法再添一些，也要请更多的护理员。\n";
    let draft = read(text);
    let kinds: Vec<Kind> = draft.plan.sections.iter().map(|section| section.kind).collect();
    assert_eq!(kinds, [Kind::Preface]);
}

#[test]
fn measures_without_numbers_are_known_by_what_they_say_to_do() {
    let text = "河东县养老服务行动计划（2026—2030年）\n\
        建设社区食堂。在二十个社区各建一处，方便老年人就近用餐。\n\
        培训护理人员。到2030年培训护理员1200名，每个乡镇至少建成一所养老院。\n";
    let plan = read(text).plan;
    let titles: Vec<_> = outline(&plan).into_iter().map(|(_, kind, title)| (kind, title)).collect();
    assert_eq!(titles, [(Kind::Measure, "建设社区食堂"), (Kind::Measure, "培训护理人员")]);
    assert_eq!(figures(&plan).len(), 2, "{:?}", figures(&plan));
}

#[test]
fn a_ministry_plan_with_numbered_boxes_keeps_its_measures_beside_them() {
    let text = "职业技能提升专项行动计划（2025—2027年）\n\
        一、总体要求\n到2027年，新增高技能人才50万人次以上，培训机构达标率达到95%。\n\
        二、重点任务\n（一）扩大培训供给\n1.建好实训基地。依托企业建设一批实训基地。\n2.开发课程教材。组织行业开发课程。\n\
        专栏1 实训能力工程\n公共实训基地改造工程。改造老旧设备。\n\
        （二）完善评价机制\n1.推行等级认定。支持企业自主评价。\n\
        三、组织实施\n各地人力资源部门要加强统筹。各有关单位密切配合。\n";
    let plan = read(text).plan;
    let expected = [
        ("1", Kind::Chapter, "总体要求"),
        ("2", Kind::Chapter, "重点任务"),
        ("2.1", Kind::Section, "扩大培训供给"),
        ("2.1.1", Kind::Measure, "建好实训基地"),
        ("2.1.2", Kind::Measure, "开发课程教材"),
        ("2.1.3", Kind::Box, "实训能力工程"),
        ("2.1.3.1", Kind::Project, "公共实训基地改造工程"),
        ("2.2", Kind::Section, "完善评价机制"),
        ("2.2.1", Kind::Measure, "推行等级认定"),
        ("3", Kind::Chapter, "组织实施"),
    ];
    assert_eq!(outline(&plan), expected);
    assert_eq!((plan.period.from, plan.period.to), (2025, 2027));
    assert!(figures(&plan).iter().any(|(_, target)| target.contains("95%")), "{:?}", figures(&plan));
}

#[test]
fn a_markdown_plan_with_dotted_numbers_nests_by_its_levels() {
    let text = "# 某新区绿色出行方案（2026—2028年）\n\n## 1 总体目标\n\n到2028年，绿色出行比例达到75%以上。\n\n\
        ## 2 主要任务\n\n### 2.1 优化公交线网\n\n新开公交线路12条。\n\n### 2.2 建设慢行系统\n\n建成自行车道80公里。\n";
    let plan = read(text).plan;
    let titles: Vec<_> = outline(&plan).into_iter().map(|(id, _, title)| (id, title)).collect();
    assert_eq!(
        titles,
        [("1", "总体目标"), ("2", "主要任务"), ("2.1", "优化公交线网"), ("2.2", "建设慢行系统")]
    );
    assert_eq!(figures(&plan).len(), 3, "{:?}", figures(&plan));
}

#[test]
fn a_text_broken_at_thirty_characters_reads_as_if_it_were_not() {
    let text = "青溪县“十五五”托育服务发展规划\n\
        \u{3000}\u{3000}第一章\u{3000}总体要求\n\
        \u{3000}\u{3000}以满足群众对普惠托育的需求为出发点，健全政策，扩大供给\n，提高质量，让婴幼儿家庭放心省心。\n\
        \u{3000}\u{3000}到2030年，每千人口托位数达到4.5个，普惠托位占比达到六\n成以上，从业人员持证率达到100%，社区托育点实现全覆盖，家\n庭照护指导服务惠及3.5万人。\n\
        \u{3000}\u{3000}第二章\u{3000}主要任务\n\
        \u{3000}\u{3000}第一节\u{3000}增加普惠供给\n\
        \u{3000}\u{3000}支持幼儿园开设托班，鼓励用人单位在工作场所提供福利性托育\n服务，盘活闲置用房。\n";
    let plan = read(text).plan;
    let titles: Vec<_> = outline(&plan).into_iter().map(|(id, _, title)| (id, title)).collect();
    assert_eq!(titles, [("1", "总体要求"), ("2", "主要任务"), ("2.1", "增加普惠供给")]);
    assert!(
        plan.sections[0].text.iter().any(|text| text.contains("家庭照护指导服务惠及3.5万人")),
        "{:?}",
        plan.sections[0].text
    );
}

#[test]
fn a_plan_of_traditional_writing_in_big5_is_read() {
    let text = "臺東地區長照服務計畫（2026—2030年）\n壹、計畫目標\n到2030年，日間照顧據點達到120處。\n\
        貳、實施策略\n一、充實照顧人力\n（一）培訓照顧服務員。每年培訓300人。\n二、改善設施\n整建老舊據點。\n";
    let (bytes, _, _) = encoding_rs::BIG5.encode(text);
    let draft = import::read(&bytes, "plan.txt", &Options::default()).unwrap();
    assert_eq!(draft.report.encoding, Some("Big5"));
    let plan = draft.plan;
    let titles: Vec<_> = outline(&plan).into_iter().map(|(id, _, title)| (id, title)).collect();
    let expected = [
        ("1", "計畫目標"),
        ("2", "實施策略"),
        ("2.1", "充實照顧人力"),
        ("2.1.1", "培訓照顧服務員"),
        ("2.2", "改善設施"),
    ];
    assert_eq!(titles, expected);
}

#[test]
fn text_that_lost_a_byte_is_restored_or_marked_and_told() {
    let text = "某县养老服务规划（2026—2030年）\n一、总体要求\n确保基本养老服务均等。确保基本医疗服务可及。基本养老服务体系更加健全。\n\
        二、主要任务\n要确?;踞t疗服务到位。铀??萍纪度雽?shí)現。\n";
    let draft = read(text);
    let texts =
        draft.plan.sections.iter().flat_map(|s| std::iter::once(s.title.as_str()).chain(s.text.iter()));
    let words = texts.collect::<String>().replace(import::MARK, "*");
    assert!(!words.contains(['?', '踞', '萍', '雽']), "{words}");
    assert!(words.contains("要确保基本醫疗服务"), "{words}");
}
