//! The report of an import, for people and as JSON.

use super::Imported;
use crate::cli::session::Session;
use crate::import::table::Warning as TableWarning;
use crate::import::{Repair, RepairKind, Warning};
use crate::plan::{Indicator, Plan};
use crate::say;
use crate::words::{Lang, Phrase, full_text as full, import as t};
use serde::Serialize;
use std::path::PathBuf;

/// Most names that one warning lists.
const LISTED: usize = 8;

#[derive(Serialize)]
pub(super) struct Json<'a> {
    file: &'a str,
    id: &'a str,
    title: &'a str,
    sections: usize,
    indicators: usize,
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
    Json {
        file: &one.file,
        id: &plan.id,
        title: &plan.title,
        sections: plan.sections.len(),
        indicators: plan.indicators.len(),
        repairs: report.repairs.iter().map(repair_json).collect(),
        warnings: report.warnings.iter().map(|warning| say_warning(warning, lang)).collect(),
        saved: one.saved.as_ref(),
    }
}

fn repair_json(repair: &Repair) -> RepairJson<'_> {
    RepairJson { kind: repair.kind.key(), count: repair.count, example: &repair.example }
}

/// One file's report. A dry run shows the whole outline and every indicator, since nothing can be opened yet.
pub(super) fn text(one: &Imported, is_dry: bool, session: &Session) -> String {
    let lang = session.lang;
    let (plan, report) = (&one.draft.plan, &one.draft.report);
    let mut lines = vec![first_line(one, lang), format!("  {}", plan.title), facts(one, lang)];
    if is_dry {
        lines.push(t::OUTLINE.say(lang).to_owned());
        lines.extend(outline(plan, lang));
        if !plan.indicators.is_empty() {
            lines.push(t::INDICATORS.say(lang).to_owned());
            lines.extend(plan.indicators.iter().map(indicator));
        }
    }
    if !report.repairs.is_empty() {
        lines.push(t::REPAIRS.say(lang).to_owned());
        lines.extend(
            report
                .repairs
                .iter()
                .map(|r| t::REPAIR.with(lang, &[&repair(r.kind).say(lang), &r.count, &r.example])),
        );
    }
    if !report.warnings.is_empty() {
        lines.push(t::WARNINGS.say(lang).to_owned());
        lines.extend(report.warnings.iter().map(|warning| format!("    {}", say_warning(warning, lang))));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn first_line(one: &Imported, lang: Lang) -> String {
    let id = &one.draft.plan.id;
    match &one.saved {
        None => t::WOULD_SAVE.with(lang, &[&one.file, id]),
        Some(_) if one.is_unchanged => t::UNCHANGED.with(lang, &[&one.file, id]),
        Some(path) => t::SAVED.with(lang, &[&one.file, id, &path.display()]),
    }
}

fn facts(one: &Imported, lang: Lang) -> String {
    let plan = &one.draft.plan;
    let period = format!("{} {}-{}", plan.region, plan.period.from, plan.period.to);
    let mut line = t::FACTS.with(lang, &[&period.trim(), &plan.sections.len(), &plan.indicators.len()]);
    let encoding = one.draft.report.encoding.map(|encoding| t::ENCODING.with(lang, &[&encoding]));
    for fact in plan.doc_number.iter().chain(&encoding) {
        line.push_str("  ");
        line.push_str(fact);
    }
    line
}

fn outline(plan: &Plan, lang: Lang) -> impl Iterator<Item = String> {
    let line = move |(at, section): (usize, &crate::plan::Section)| {
        let indent = "  ".repeat(section.depth);
        format!(
            "    {indent}{}  {}  [{}]",
            section.id,
            say::heading(plan, at, lang),
            say::kind(section.kind, lang)
        )
    };
    plan.sections.iter().enumerate().map(line)
}

fn indicator(indicator: &Indicator) -> String {
    let figure = indicator.target.as_ref().or_else(|| indicator.milestones.first());
    let value = figure.map(|figure| say::dated(figure, indicator.unit.as_deref())).unwrap_or_default();
    format!("    {}  {}  {value}", indicator.id, indicator.name)
}

const fn repair(kind: RepairKind) -> Phrase {
    match kind {
        RepairKind::LostByte => t::LOST_BYTE,
        RepairKind::Pinyin => t::PINYIN,
        RepairKind::Blanks => t::BLANKS,
        RepairKind::Markup => t::MARKUP,
        RepairKind::Furniture => t::FURNITURE,
        RepairKind::JumpLine => t::JUMP_LINE,
        RepairKind::Spam => t::SPAM,
        RepairKind::Contents => t::CONTENTS,
        RepairKind::Wrap => t::WRAP,
        RepairKind::Traditional => t::TRADITIONAL,
        RepairKind::Simplified => t::SIMPLIFIED,
    }
}

fn say_warning(warning: &Warning, lang: Lang) -> String {
    use crate::import::block::Loss;
    match warning {
        Warning::Lost(Loss::Glyphs(count)) => t::GLYPHS.with(lang, &[count]),
        Warning::Lost(Loss::Bytes(count)) => t::BYTES.with(lang, &[count]),
        Warning::Lost(Loss::Formula(cell)) => t::FORMULA.with(lang, &[cell]),
        Warning::Lost(Loss::Furniture(count, example)) => t::FURNITURE_LEFT_OUT.with(lang, &[count, example]),
        Warning::Lost(Loss::Pictures(count)) => t::PICTURES.with(lang, &[count]),
        Warning::Unrestored(places) => t::UNRESTORED.with(lang, &[&places.len(), &listed(places)]),
        Warning::NotInText(entries) => t::NOT_IN_TEXT.with(lang, &[&entries.len(), &listed(entries)]),
        Warning::Slips(numbers) => t::SLIPS.with(lang, &[&numbers.len(), &listed(numbers)]),
        Warning::NoTitle => t::NO_TITLE.say(lang).to_owned(),
        Warning::NoPeriod => t::NO_PERIOD.say(lang).to_owned(),
        Warning::NoHeadings => t::NO_HEADINGS.say(lang).to_owned(),
        Warning::Table(TableWarning::Row(row)) => t::TABLE_ROW.with(lang, &[row]),
        Warning::Table(TableWarning::NoFigure(name)) => t::TABLE_NO_FIGURE.with(lang, &[name]),
        Warning::Table(TableWarning::Flattened(begin)) => t::TABLE_FLATTENED.with(lang, &[begin]),
        Warning::TableKept(cells) => t::TABLE_KEPT.with(lang, &[cells]),
        Warning::SamePlan(id) => t::SAME_PLAN.with(lang, &[id]),
        Warning::Original(id) => t::ORIGINAL.with(lang, &[id]),
        Warning::Attached { id, found, headings } => full::ATTACHED.with(lang, &[id, found, headings]),
        Warning::Gone(ids) => t::GONE.with(lang, &[&ids.len(), &listed(ids)]),
    }
}

/// The first few, and a sign that there are more.
fn listed(words: &[String]) -> String {
    let mut list = words.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(" · ");
    if words.len() > LISTED {
        list.push_str(" …");
    }
    list
}
