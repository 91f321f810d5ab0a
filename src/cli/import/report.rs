//! The report of an import, for people and as JSON.

use super::Imported;
use crate::import::Repair;
use crate::plan::{Plan, Section};
use crate::say;
use crate::words::{Lang, Phrase, import as t};
use serde::Serialize;
use std::path::PathBuf;

#[derive(Serialize)]
pub(super) struct Json<'a> {
    file: &'a str,
    id: &'a str,
    title: &'a str,
    sections: usize,
    indicators: usize,
    /// How many actual values were entered; for a dry run, how many there are.
    readings: usize,
    repairs: Vec<RepairJson<'a>>,
    warnings: Vec<String>,
    saved: Option<&'a PathBuf>,
}

#[derive(Serialize)]
struct RepairJson<'a> {
    kind: &'static str,
    count: usize,
    example: &'a str,
}

/// All that was imported, as JSON.
pub(super) fn json(imported: &[Imported], lang: Lang) -> Vec<Json<'_>> {
    imported.iter().map(|one| json_of(one, lang)).collect()
}

fn json_of(one: &Imported, lang: Lang) -> Json<'_> {
    let (plan, report) = (&one.draft.plan, &one.draft.report);
    let entered = one.entered.as_ref().map_or(0, |entered| entered.count);
    Json {
        file: &one.file,
        id: &plan.id,
        title: &plan.title,
        sections: plan.sections.len(),
        indicators: plan.indicators.len(),
        readings: if one.saved.is_none() { one.draft.actuals.len() } else { entered },
        repairs: report.repairs.iter().map(repair_json).collect(),
        warnings: report.warnings.iter().map(|warning| say::warning(warning, lang)).collect(),
        saved: one.saved.as_ref(),
    }
}

fn repair_json(repair: &Repair) -> RepairJson<'_> {
    RepairJson { kind: repair.kind.key(), count: repair.count, example: &repair.example }
}

/// One file's report. A dry run (`outline` says how many levels of the outline) shows the headings and every
/// indicator, since nothing can be opened yet.
pub(super) fn text(one: &Imported, outline: Option<usize>, lang: Lang) -> String {
    let (plan, report) = (&one.draft.plan, &one.draft.report);
    let [about, made] = say::import_facts(&one.draft, lang);
    let mut lines = vec![first_line(one, lang)];
    lines.extend([&plan.title, &about, &made].map(|line| format!("  {line}")));
    if let Some(levels) = outline {
        group(&mut lines, t::OUTLINE, headings(plan, levels, lang), lang);
        let said = plan.indicators.iter().zip(say::import_indicators(plan, lang));
        let indicators = said.flat_map(|(indicator, [figures, place])| {
            [format!("{}  {figures}", indicator.id), format!("    {place}")]
        });
        group(&mut lines, t::INDICATORS, indicators.collect(), lang);
    }
    if let Ok(entered) = &one.entered {
        group(&mut lines, t::READINGS, say::entered(entered, lang), lang);
    }
    group(
        &mut lines,
        t::REPAIRS,
        report.repairs.iter().map(|repair| say::repair(repair, lang)).collect(),
        lang,
    );
    let warnings = report.warnings.iter().map(|warning| say::warning(warning, lang)).collect();
    group(&mut lines, t::WARNINGS, warnings, lang);
    lines.push(String::new());
    lines.join("\n")
}

/// Lines under a head, if there are any.
fn group(lines: &mut Vec<String>, head: Phrase, group: Vec<String>, lang: Lang) {
    if !group.is_empty() {
        lines.push(format!("  {}", head.say(lang)));
        lines.extend(group.into_iter().map(|line| format!("    {line}")));
    }
}

fn first_line(one: &Imported, lang: Lang) -> String {
    let id = &one.draft.plan.id;
    match &one.saved {
        None => t::WOULD_SAVE.with(lang, &[&one.file, id]),
        Some(_) if one.is_unchanged => t::UNCHANGED.with(lang, &[&one.file, id]),
        Some(path) => t::SAVED.with(lang, &[&one.file, id, &path.display()]),
    }
}

fn headings(plan: &Plan, levels: usize, lang: Lang) -> Vec<String> {
    let line = |(at, section): (usize, &Section)| {
        let indent = "  ".repeat(section.depth);
        let heading = say::heading(plan, at, lang);
        format!("{indent}{}  {heading}  [{}]", section.id, say::kind(section.kind, lang))
    };
    plan.sections.iter().enumerate().filter(|(_, section)| section.depth < levels).map(line).collect()
}

/// The last line: what became of all files together.
pub(super) fn sum(files: usize, imported: &[Imported], is_dry: bool, lang: Lang) -> String {
    let failed = files - imported.len();
    let same = imported.iter().filter(|one| one.is_unchanged).count();
    let saved = imported.len() - same;
    let sum = if is_dry {
        t::SUM_DRY.with(lang, &[&files, &imported.len(), &failed])
    } else {
        t::SUM.with(lang, &[&files, &saved, &same, &failed])
    };
    sum + "\n"
}
