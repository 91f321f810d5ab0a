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

/// One file's report, a line at a time. A dry run (`outline` says how many levels of the outline) shows the headings and
/// every indicator, since nothing can be opened yet.
pub(super) fn text(one: &Imported, outline: Option<usize>, lang: Lang, line: &mut dyn FnMut(&str)) {
    let (plan, report) = (&one.draft.plan, &one.draft.report);
    let [about, made] = say::import_facts(&one.draft, lang);
    line(&first_line(one, lang));
    for fact in [&plan.title, &about, &made] {
        line(&format!("  {fact}"));
    }
    if let Some(levels) = outline {
        group(line, t::OUTLINE, headings(plan, levels, lang), lang);
        let said = plan.indicators.iter().zip(say::import_indicators(plan, lang));
        let indicators = said.flat_map(|(indicator, [figures, place])| {
            [format!("{}  {figures}", indicator.id), format!("    {place}")]
        });
        group(line, t::INDICATORS, indicators, lang);
    }
    if let Ok(entered) = &one.entered {
        group(line, t::READINGS, say::entered(entered, lang), lang);
    }
    group(line, t::REPAIRS, report.repairs.iter().map(|repair| say::repair(repair, lang)), lang);
    group(line, t::WARNINGS, report.warnings.iter().map(|warning| say::warning(warning, lang)), lang);
}

/// Lines under a head, if there are any.
fn group(line: &mut dyn FnMut(&str), head: Phrase, group: impl IntoIterator<Item = String>, lang: Lang) {
    let mut group = group.into_iter().peekable();
    if group.peek().is_some() {
        line(&format!("  {}", head.say(lang)));
        group.for_each(|one| line(&format!("    {one}")));
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

fn headings(plan: &Plan, levels: usize, lang: Lang) -> impl Iterator<Item = String> {
    let line = move |(at, section): (usize, &Section)| {
        let indent = "  ".repeat(section.depth);
        let heading = say::heading(plan, at, lang);
        format!("{indent}{}  {heading}  [{}]", section.id, say::kind(section.kind, lang))
    };
    plan.sections.iter().enumerate().filter(move |(_, section)| section.depth < levels).map(line)
}

/// The last line: what became of all files together.
pub(super) fn sum(files: usize, imported: &[Imported], is_dry: bool, lang: Lang) -> String {
    let failed = files - imported.len();
    let same = imported.iter().filter(|one| one.is_unchanged).count();
    let saved = imported.len() - same;
    if is_dry {
        t::SUM_DRY.with(lang, &[&files, &imported.len(), &failed])
    } else {
        t::SUM.with(lang, &[&files, &saved, &same, &failed])
    }
}
