//! The raw texts of four plans, one of them twice: how much of what the embedded digests hold is found in them.
//!
//! They lie beside the checkout, in `../shared/plans/raw`, or where `GANGMU_PLANS` says. Where they are not, the test
//! says so and ends. The floors are what was reached when they were set.

use gangmu::import::{self, Options, Warning};
use gangmu::plan::{Figure, Indicator, Kind, Origin, Plan, Section, plan_from_json};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A text and what must be found in it, in percent.
struct Text {
    file: &'static str,
    digest: &'static str,
    headings: usize,
    prose: usize,
    /// Most headings that are none.
    false_headings: usize,
    /// Most places that could not be restored.
    unrestored: usize,
}

const TEXTS: [Text; 5] = [
    Text {
        file: "shanxi-quality-life",
        digest: "shanxi-quality-life",
        headings: 98,
        prose: 100,
        false_headings: 2,
        unrestored: 0,
    },
    Text {
        file: "shanxi-quality-life.scraped",
        digest: "shanxi-quality-life",
        headings: 98,
        prose: 100,
        false_headings: 2,
        unrestored: 0,
    },
    Text {
        file: "shanxi-public-services",
        digest: "shanxi-public-services",
        headings: 98,
        prose: 100,
        false_headings: 2,
        unrestored: 0,
    },
    Text {
        file: "yangquan-outline",
        digest: "yangquan-outline",
        headings: 98,
        prose: 100,
        false_headings: 2,
        unrestored: 1,
    },
    Text {
        file: "zhejiang-common-prosperity",
        digest: "zhejiang-common-prosperity",
        headings: 98,
        prose: 94,
        false_headings: 2,
        unrestored: 6,
    },
];

#[test]
fn the_raw_texts_hold_what_their_digests_say() {
    let Some(folder) = folder() else {
        println!("skipped: no raw texts beside the checkout");
        return;
    };
    let mut failures = Vec::new();
    for text in &TEXTS {
        let bytes = std::fs::read(folder.join(format!("{}.txt", text.file))).unwrap();
        let draft = import::read(&bytes, text.file, &Options { encoding: None, simplify: true }).unwrap();
        let digest = digest(text.digest);
        failures.extend(headings(text, &draft.plan, &digest));
        failures.extend(prose(text, &draft.plan, &digest));
        failures.extend(damage(text, &draft.plan, &draft.report.warnings));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn the_official_table_is_right_in_every_cell() {
    let Some(folder) = folder() else {
        println!("skipped: no raw texts beside the checkout");
        return;
    };
    let bytes = std::fs::read(folder.join("shanxi-quality-life.txt")).unwrap();
    let plan = import::read(&bytes, "a.txt", &Options::default()).unwrap().plan;
    let digest = digest("shanxi-quality-life");
    let is_row = |indicator: &&Indicator| indicator.origin == Origin::Table;
    let (own, expected): (Vec<_>, Vec<_>) =
        (plan.indicators.iter().filter(is_row).collect(), digest.indicators.iter().filter(is_row).collect());
    assert_eq!(own.len(), expected.len());
    for (own, expected) in own.into_iter().zip(expected) {
        println!("{} {}", expected.id, expected.name);
        assert_eq!((&own.number, key(&own.name)), (&expected.number, key(&expected.name)));
        assert_eq!((&own.unit, own.binding), (&expected.unit, expected.binding), "{}", own.name);
        assert_eq!(cells(own), cells(expected), "{}", own.name);
    }
}

/// Year, value, bound and relation of each of an indicator's figures.
fn cells(indicator: &Indicator) -> Vec<String> {
    let figures = indicator.baseline.iter().chain(&indicator.target);
    figures
        .map(|figure| {
            format!("{:?} {:?} {:?} {:?}", figure.year(), figure.value(), figure.upper(), figure.relation)
        })
        .collect()
}

fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/plans");
    let folder = std::env::var_os("GANGMU_PLANS").map_or_else(beside, PathBuf::from).join("raw");
    folder.is_dir().then_some(folder)
}

fn digest(id: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/plans/{id}.json"));
    plan_from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Letters and digits alone, in one script.
fn key(words: &str) -> String {
    gangmu::text::fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The headings of the digest that stand in the text must be headings there, and hardly any other may.
fn headings(text: &Text, plan: &Plan, digest: &Plan) -> Vec<String> {
    let own: HashSet<String> = plan.sections.iter().map(|section| key(&section.title)).collect();
    let known: HashSet<String> = digest.sections.iter().map(|section| key(&section.title)).collect();
    let whole: String = plan
        .sections
        .iter()
        .flat_map(|section| std::iter::once(section.title.as_str()).chain(section.text.iter()))
        .map(key)
        .collect();
    let stands = |section: &&Section| {
        let title = key(&section.title);
        // A project that is only named inside a sentence is none of the outline's.
        let is_named = section.kind == Kind::Project && !own.contains(&title);
        !title.is_empty() && whole.contains(&title) && !is_named
    };
    let expected: Vec<&Section> = digest.sections.iter().filter(stands).collect();
    let missing: Vec<&&Section> =
        expected.iter().filter(|section| !own.contains(&key(&section.title))).collect();
    let others: Vec<&Section> =
        plan.sections.iter().filter(|section| !known.contains(&key(&section.title))).collect();
    println!(
        "{}: headings {}/{}, others {}",
        text.file,
        expected.len() - missing.len(),
        expected.len(),
        others.len()
    );
    for section in &missing {
        println!("  missing {} {}", section.id, section.title);
    }
    for section in &others {
        println!("  other {} {}", section.id, section.title);
    }
    let mut failures = Vec::new();
    if (expected.len() - missing.len()) * 100 < expected.len() * text.headings {
        failures.push(format!("{}: {} headings are missing", text.file, missing.len()));
    }
    if others.len() * 100 > plan.sections.len() * text.false_headings {
        failures.push(format!("{}: {} headings are none", text.file, others.len()));
    }
    failures
}

/// The targets with a number of the digest's prose whose words still stand in the text must be found.
fn prose(text: &Text, plan: &Plan, digest: &Plan) -> Vec<String> {
    let value = |indicator: &Indicator| indicator.target.as_ref().and_then(Figure::value);
    let whole: String =
        plan.sections.iter().flat_map(|section| section.text.iter()).map(|text| key(text) + "。").collect();
    let is_prose = |i: &&Indicator| i.origin == Origin::Text && value(i).is_some();
    let expected: Vec<&Indicator> =
        digest.indicators.iter().filter(is_prose).filter(|i| stands(i, value(i).unwrap(), &whole)).collect();
    let own = |indicator: &Indicator| {
        let figures = indicator.target.iter().chain(&indicator.milestones).chain(&indicator.baseline);
        figures.filter_map(Figure::value).collect::<Vec<f64>>()
    };
    let is_found = |wanted: &&&Indicator| {
        let target = value(wanted).unwrap();
        plan.indicators.iter().any(|found| {
            let is_same = own(found).iter().any(|value| (value - target).abs() < 1e-6);
            is_same && !pairs(&found.name).is_disjoint(&pairs(&wanted.name))
        })
    };
    let found = expected.iter().filter(is_found).count();
    println!("{}: targets in prose {found}/{}", text.file, expected.len());
    for missing in expected.iter().filter(|wanted| !is_found(wanted)) {
        println!("  missing {} {}", missing.id, missing.name);
    }
    let is_enough = found * 100 >= expected.len() * text.prose;
    (!is_enough)
        .then(|| format!("{}: {found} of {} targets", text.file, expected.len()))
        .into_iter()
        .collect()
}

/// Whether the number stands in the text at all, with words of the name nearby: a copy may have lost whole paragraphs.
fn stands(indicator: &Indicator, value: f64, whole: &str) -> bool {
    let number = format!("{value}").replace('.', "");
    let small = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"].get(value as usize).copied();
    let names = pairs(&indicator.name);
    let mut places =
        whole.match_indices(&number).chain(small.into_iter().flat_map(|small| whole.match_indices(small)));
    places.any(|(at, _)| {
        let before: Vec<char> = whole.get(..at).unwrap_or_default().chars().rev().take(40).collect();
        let around: String =
            before.into_iter().rev().chain(whole.get(at..).unwrap_or_default().chars().take(40)).collect();
        pairs(&around).intersection(&names).count() * 2 >= names.len()
    })
}

fn pairs(name: &str) -> HashSet<(char, char)> {
    let name = key(name);
    name.chars().zip(name.chars().skip(1)).collect()
}

/// No reading is left in brackets, and no garbled character that is not told.
fn damage(text: &Text, plan: &Plan, warnings: &[Warning]) -> Vec<String> {
    let mut failures = Vec::new();
    let told: usize = warnings
        .iter()
        .map(|warning| match warning {
            Warning::Unrestored(places) => places.len(),
            _ => 0,
        })
        .sum();
    let texts = || plan.sections.iter().flat_map(|s| std::iter::once(s.title.as_str()).chain(s.text.iter()));
    let marks: usize = texts().map(|text| text.matches(import::MARK).count()).sum();
    println!("{}: {told} places told, {marks} marks", text.file);
    if marks != told || marks > text.unrestored {
        failures.push(format!("{}: {marks} marks, {told} told", text.file));
    }
    for words in texts() {
        let bare = words.replace(import::MARK, "");
        let is_garbled = |c: char| matches!(c, '?' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | 'ａ'..='ｚ' | 'ㄅ'..='ㄩ' | 'ぁ'..='ヿ' | '\u{2500}'..='\u{257f}');
        let is_reading = |c: char| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(c);
        if let Some((at, _)) = bare.char_indices().find(|&(_, c)| is_garbled(c) || is_reading(c)) {
            let around: String = bare.get(at..).unwrap_or_default().chars().take(12).collect();
            failures.push(format!("{}: garbled: {around}", text.file));
        }
    }
    failures
}
