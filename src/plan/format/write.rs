//! From a plan to JSON.
//!
//! What always holds: nothing of the plan is copied, and what is nested is put together as it is printed, so that a
//! large plan can be written in little memory.

use super::FORMAT;
use crate::plan::{Binding, Edition, Figure, Indicator, Kind, Origin, Period, Plan};
use crate::text::Short;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

#[derive(Serialize)]
struct PlanFile<'a> {
    format: u64,
    id: &'a str,
    title: &'a str,
    short_title: &'a str,
    region: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_number: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: &'a Option<String>,
    period: Period,
    #[serde(skip_serializing_if = "Option::is_none")]
    horizon: Option<i32>,
    edition: Edition,
    sections: Sections<'a>,
    indicators: Indicators<'a>,
    #[serde(skip_serializing_if = "is_empty")]
    gaps: &'a [String],
}

#[derive(Serialize)]
struct SectionFile<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: &'a Option<Short>,
    title: &'a str,
    kind: Kind,
    /// Missing in an outline, which is printed without its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text<'a>>,
    sections: Sections<'a>,
}

#[derive(Serialize)]
struct IndicatorFile<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: &'a Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'a str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: &'a Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: &'a Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: &'a Option<Figure>,
    milestones: &'a [Figure],
    #[serde(skip_serializing_if = "Option::is_none")]
    binding: Option<Binding>,
    origin: Origin,
    section: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// What is printed of the sections: which text, if any, and down to how many levels.
#[derive(Clone, Copy)]
struct Extent {
    text: Option<Edition>,
    levels: usize,
}

/// The sections right below one, or at the top.
#[derive(Clone, Copy)]
struct Sections<'a> {
    plan: &'a Plan,
    above: Option<usize>,
    extent: Extent,
}

/// The paragraphs of a section. There may be some hundred thousand, so that they are not gathered first.
#[derive(Clone, Copy)]
struct Text<'a> {
    plan: &'a Plan,
    section: usize,
    edition: Edition,
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.plan.text_in(self.section, self.edition))
    }
}

#[derive(Clone, Copy)]
struct Indicators<'a>(&'a Plan);

impl Serialize for Sections<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { plan, above, extent } = *self;
        if extent.levels == 0 {
            return serializer.collect_seq::<[(); 0]>([]);
        }
        let file = |at| section_file(plan, at, extent);
        match above {
            Some(above) => serializer.collect_seq(plan.children(above).filter_map(file)),
            None => serializer.collect_seq(plan.roots().filter_map(file)),
        }
    }
}

impl Serialize for Indicators<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.indicators.iter().map(|indicator| indicator_file(self.0, indicator)))
    }
}

/// The whole plan as a JSON value of the same form as its file.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn plan_to_json(plan: &Plan) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(plan_file(plan))
}

/// Writes the plan's file.
///
/// # Errors
/// When it cannot be written.
pub fn write_plan(plan: &Plan, out: impl Write) -> io::Result<()> {
    Ok(serde_json::to_writer(out, &plan_file(plan))?)
}

/// The outline as JSON, without text, down to `levels` levels.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn outline_to_json(plan: &Plan, levels: usize) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(Sections { plan, above: None, extent: Extent { text: None, levels } })
}

/// One section as JSON, with its text and all below it; the text is of this edition where the plan has both.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn section_to_json(
    plan: &Plan,
    section: usize,
    edition: Edition,
) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(section_file(plan, section, Extent { text: Some(edition), levels: usize::MAX }))
}

/// One indicator as JSON, its section by id.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn indicator_to_json(plan: &Plan, indicator: &Indicator) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(indicator_file(plan, indicator))
}

fn plan_file(plan: &Plan) -> PlanFile<'_> {
    let extent = Extent { text: Some(plan.edition), levels: usize::MAX };
    PlanFile {
        format: FORMAT,
        id: &plan.id,
        title: &plan.title,
        short_title: &plan.short_title,
        region: &plan.region,
        issuer: &plan.issuer,
        doc_number: &plan.doc_number,
        issued: &plan.issued,
        period: plan.period,
        horizon: plan.horizon,
        edition: plan.edition,
        sections: Sections { plan, above: None, extent },
        indicators: Indicators(plan),
        gaps: &plan.gaps,
    }
}

fn section_file(plan: &Plan, at: usize, extent: Extent) -> Option<SectionFile<'_>> {
    let section = plan.sections.get(at)?;
    let below = Extent { levels: extent.levels - 1, ..extent };
    Some(SectionFile {
        id: &section.id,
        number: &section.number,
        title: &section.title,
        kind: section.kind,
        text: extent.text.map(|edition| Text { plan, section: at, edition }),
        sections: Sections { plan, above: Some(at), extent: below },
    })
}

fn indicator_file<'a>(plan: &'a Plan, indicator: &'a Indicator) -> IndicatorFile<'a> {
    IndicatorFile {
        id: &indicator.id,
        number: &indicator.number,
        domain: indicator.domain.as_deref(),
        name: &indicator.name,
        unit: &indicator.unit,
        baseline: &indicator.baseline,
        target: &indicator.target,
        milestones: &indicator.milestones,
        binding: indicator.binding,
        origin: indicator.origin,
        section: plan.sections.get(indicator.section).map_or("", |section| &section.id),
        note: indicator.note.as_deref(),
    }
}

fn is_empty(gaps: &&[String]) -> bool {
    gaps.is_empty()
}
