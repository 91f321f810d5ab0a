//! From a document to a plan: repair, outline, what the document says of itself, figures.

use super::draft::Setting;
use super::indicators::{Tabled, indicators};
use super::outline::{Outline, outline};
use super::repair::mend;
use super::report::{Report, Warning};
use super::source::Source;
use super::step::begin;
use super::{Draft, ImportError, Options, Step, Watch, about};
use crate::plan::{Edition, Period, Plan};
use crate::text::fold;
use std::collections::HashSet;

/// The title of what stands before the first heading; Chinese plans call it so themselves.
const PREFACE: &str = "前言";

/// Makes a draft of what was read.
pub(super) fn draft(
    source: Source,
    file_name: &str,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Draft, ImportError> {
    begin(Step::Mend, watch)?;
    let mut warnings: Vec<Warning> = source.document.losses.into_iter().map(Warning::Lost).collect();
    let mended = mend(source.document.blocks, options.simplify);
    begin(Step::Outline, watch)?;
    let mut blocks = mended.blocks;
    let about = about::about(source.document.title.as_deref(), &mut blocks);
    let setting = Setting { period: about.period.map(|period| [period.from, period.to]) };
    let mut tabled = Tabled::new(setting, &blocks);
    let outline = outline(blocks, PREFACE, &mut |table| tabled.read(table));
    if !mended.unrestored.is_empty() {
        warnings.push(Warning::Unrestored(mended.unrestored));
    }
    warnings.extend(check(&outline, &mended.contents));
    let title = about.title.unwrap_or_else(|| {
        warnings.push(Warning::NoTitle);
        stem(file_name).to_owned()
    });
    let period = about.period.unwrap_or_else(|| {
        warnings.push(Warning::NoPeriod);
        named_years(&outline)
    });
    begin(Step::Figures, watch)?;
    let found = indicators(&outline.sections, tabled);
    warnings.extend(found.other_tables.into_iter().map(Warning::TableKept));
    warnings.extend(found.warnings.into_iter().map(Warning::Table));
    let short_title =
        if about.short_title.is_empty() { title.chars().take(16).collect() } else { about.short_title };
    let plan = Plan {
        id: super::identity::proposal(&title, stem(file_name)),
        title,
        short_title,
        region: about.region,
        issuer: about.issuer,
        doc_number: about.doc_number,
        issued: about.issued,
        period,
        horizon: about.horizon,
        edition: Edition::Full,
        sections: outline.sections,
        indicators: found.indicators,
        gaps: Vec::new(),
        full: None,
    };
    let report = Report { encoding: source.encoding, repairs: mended.repairs, warnings };
    Ok(Draft { plan, report, actuals: found.actuals })
}

/// A file's name without its folder and its ending.
fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// What the outline and the document's own contents say of each other.
fn check(outline: &Outline, contents: &[String]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if outline.sections.iter().all(|section| section.id == "0") {
        warnings.push(Warning::NoHeadings);
    }
    if !outline.slips.is_empty() {
        warnings.push(Warning::Slips(outline.slips.clone()));
    }
    if contents.is_empty() {
        return warnings;
    }
    let known: HashSet<String> = outline.sections.iter().map(|section| key(&section.heading())).collect();
    let titles: HashSet<String> = outline.sections.iter().map(|section| key(&section.title)).collect();
    let is_missing = |entry: &&String| !known.contains(&key(entry)) && !titles.contains(&key(entry));
    let missing: Vec<String> = contents.iter().filter(is_missing).cloned().collect();
    if !missing.is_empty() {
        warnings.push(Warning::NotInText(missing));
    }
    warnings
}

/// A heading without what may differ between two printings of it.
fn key(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// First and last of the years the text names, where it says nothing better; a plan must have some.
fn named_years(outline: &Outline) -> Period {
    let texts = outline
        .sections
        .iter()
        .flat_map(|section| std::iter::once(section.title.as_str()).chain(section.text.iter()));
    let mut years =
        texts.flat_map(|text| text.split(|c: char| !c.is_ascii_digit())).filter(|digits| digits.len() == 4);
    let in_reach = |digits: &str| digits.parse::<i32>().ok().filter(|year| (1950..2100).contains(year));
    let first = years.find_map(in_reach);
    let (from, to) = years
        .filter_map(in_reach)
        .fold((first, first), |(from, to), year| (from.min(Some(year)), to.max(Some(year))));
    Period { from: from.unwrap_or(1), to: to.unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, Warning, read};
    use crate::plan::{Edition, Period, check};

    const TEXT: &str = "某市人民政府关于印发某市“十五五”养老服务规划的通知\n某政发〔2026〕3号\n某市“十五五”养老服务规划\n\
        目录\n一、总体要求 1\n二、重点任务 2\n三、丢失的章 3\n前言\n为了老年人。\n一、总体要求\n（一）主要目标\n\
        到2030年，护理型床位占比达到60%以上。\n二、重点任务\n建设养老床位。在 “ 十五五 ” 期间新建一批设施。\n";

    #[test]
    fn a_text_becomes_a_plan_of_right_form() {
        let draft = read(TEXT.as_bytes(), "folder/some plan.txt", &Options::default()).unwrap();
        let plan = draft.plan;
        assert_eq!(check(&plan), []);
        assert_eq!((plan.title.as_str(), plan.edition), ("某市“十五五”养老服务规划", Edition::Full));
        assert_eq!(plan.period, Period { from: 2026, to: 2030 });
        let titles: Vec<_> = plan.sections.iter().map(|s| (s.id.as_str(), s.title.as_str())).collect();
        assert_eq!(
            titles,
            [
                ("0", "前言"),
                ("1", "总体要求"),
                ("1.1", "主要目标"),
                ("2", "重点任务"),
                ("2.1", "建设养老床位")
            ]
        );
        assert_eq!(plan.sections[4].text, ["在“十五五”期间新建一批设施。"]);
        assert_eq!(draft.report.warnings, [Warning::NotInText(vec!["三、丢失的章".to_owned()])]);
    }

    #[test]
    fn a_text_without_anything_of_a_plan_is_kept_and_told() {
        let draft = read("一段话。".as_bytes(), "a.txt", &Options::default()).unwrap();
        assert_eq!(check(&draft.plan), []);
        assert_eq!(draft.report.warnings, [Warning::NoHeadings, Warning::NoTitle, Warning::NoPeriod]);
    }
}
