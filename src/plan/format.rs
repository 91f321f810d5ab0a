//! A plan as JSON: the files of `data/plans`, the user's own plans, and what `--json` prints.
//!
//! In the file the outline is nested and an indicator names its section by id; in memory the outline is
//! flat and the indicator holds a position. Here is the only place that knows both.

use super::{Binding, Edition, Figure, Indicator, Kind, Origin, Period, Plan, PlanError, Section};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

/// The format this program writes, and the newest it reads.
const FORMAT: u64 = 1;

#[derive(Serialize, Deserialize)]
struct PlanFile {
    format: u64,
    id: String,
    title: String,
    short_title: String,
    region: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    doc_number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    period: Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    horizon: Option<i32>,
    edition: Edition,
    sections: Vec<SectionFile>,
    indicators: Vec<IndicatorFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct SectionFile {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    title: String,
    kind: Kind,
    /// Missing in an outline, which is printed without its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Vec<String>>,
    #[serde(default)]
    sections: Vec<Self>,
}

#[derive(Serialize, Deserialize)]
struct IndicatorFile {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    baseline: Option<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<Figure>,
    #[serde(default)]
    milestones: Vec<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    binding: Option<Binding>,
    origin: Origin,
    section: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Reads a plan from JSON.
///
/// # Errors
/// When the text is no JSON, not of a plan's shape, of a newer format, or has an indicator in no section.
pub fn plan_from_json(json: &str) -> Result<Plan, PlanError> {
    let file: PlanFile = serde_json::from_str(json).map_err(|error| why_unreadable(json, &error))?;
    if file.format > FORMAT {
        return Err(PlanError::Newer(file.format));
    }
    let mut sections = Vec::new();
    for section in file.sections {
        flatten(section, None, 0, &mut sections);
    }
    let indicators = place_indicators(file.indicators, &sections)?;
    Ok(Plan {
        id: file.id,
        title: file.title,
        short_title: file.short_title,
        region: file.region,
        issuer: file.issuer,
        doc_number: file.doc_number,
        issued: file.issued,
        period: file.period,
        horizon: file.horizon,
        edition: file.edition,
        sections,
        indicators,
        gaps: file.gaps,
        full: None,
    })
}

/// A newer file may have another shape altogether, and "newer" is what helps its owner.
fn why_unreadable(json: &str, error: &serde_json::Error) -> PlanError {
    #[derive(Deserialize)]
    struct FormatOnly {
        format: u64,
    }
    match serde_json::from_str::<FormatOnly>(json) {
        Ok(file) if file.format > FORMAT => PlanError::Newer(file.format),
        _ => PlanError::Malformed(error.to_string()),
    }
}

fn flatten(section: SectionFile, parent: Option<usize>, depth: usize, into: &mut Vec<Section>) {
    let at = into.len();
    into.push(Section {
        id: section.id,
        number: section.number,
        title: section.title,
        kind: section.kind,
        text: section.text.unwrap_or_default(),
        parent,
        depth,
        end: at + 1,
    });
    for child in section.sections {
        flatten(child, Some(at), depth + 1, into);
    }
    let end = into.len();
    if let Some(own) = into.get_mut(at) {
        own.end = end;
    }
}

fn place_indicators(files: Vec<IndicatorFile>, sections: &[Section]) -> Result<Vec<Indicator>, PlanError> {
    let positions: HashMap<&str, usize> =
        sections.iter().enumerate().map(|(at, s)| (s.id.as_str(), at)).collect();
    files
        .into_iter()
        .map(|file| {
            let Some(&section) = positions.get(file.section.as_str()) else {
                return Err(PlanError::NoSuchSection { indicator: file.id, section: file.section });
            };
            Ok(Indicator {
                id: file.id,
                number: file.number,
                domain: file.domain,
                name: file.name,
                unit: file.unit,
                baseline: file.baseline,
                target: file.target,
                milestones: file.milestones,
                binding: file.binding,
                origin: file.origin,
                section,
                note: file.note,
            })
        })
        .collect()
}

/// The whole plan as a JSON value of the same form as its file.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn plan_to_json(plan: &Plan) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(plan_file(plan))
}

/// The text of the plan's file. A large plan takes a tenth of the memory this way.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn plan_to_text(plan: &Plan) -> Result<String, serde_json::Error> {
    serde_json::to_string(&plan_file(plan))
}

fn plan_file(plan: &Plan) -> PlanFile {
    PlanFile {
        format: FORMAT,
        id: plan.id.clone(),
        title: plan.title.clone(),
        short_title: plan.short_title.clone(),
        region: plan.region.clone(),
        issuer: plan.issuer.clone(),
        doc_number: plan.doc_number.clone(),
        issued: plan.issued.clone(),
        period: plan.period,
        horizon: plan.horizon,
        edition: plan.edition,
        sections: plan.roots().map(|at| nest(plan, at, Some(plan.edition), usize::MAX)).collect(),
        indicators: plan.indicators.iter().map(|i| indicator_file(plan, i)).collect(),
        gaps: plan.gaps.clone(),
    }
}

/// The outline as JSON, without text, down to `levels` levels.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn outline_to_json(plan: &Plan, levels: usize) -> Result<serde_json::Value, serde_json::Error> {
    let sections: Vec<_> =
        plan.roots().filter(|_| levels > 0).map(|at| nest(plan, at, None, levels)).collect();
    serde_json::to_value(sections)
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
    serde_json::to_value(nest(plan, section, Some(edition), usize::MAX))
}

fn nest(plan: &Plan, at: usize, text: Option<Edition>, levels: usize) -> SectionFile {
    let Some(section) = plan.sections.get(at) else { return SectionFile::nothing() };
    SectionFile {
        id: section.id.clone(),
        number: section.number.clone(),
        title: section.title.clone(),
        kind: section.kind,
        text: text.map(|edition| plan.text_of(at, edition).into_iter().map(Cow::into_owned).collect()),
        sections: plan
            .children(at)
            .filter(|_| levels > 1)
            .map(|child| nest(plan, child, text, levels - 1))
            .collect(),
    }
}

impl SectionFile {
    const fn nothing() -> Self {
        Self {
            id: String::new(),
            number: None,
            title: String::new(),
            kind: Kind::Section,
            text: None,
            sections: Vec::new(),
        }
    }
}

fn indicator_file(plan: &Plan, indicator: &Indicator) -> IndicatorFile {
    IndicatorFile {
        id: indicator.id.clone(),
        number: indicator.number.clone(),
        domain: indicator.domain.clone(),
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        baseline: indicator.baseline.clone(),
        target: indicator.target.clone(),
        milestones: indicator.milestones.clone(),
        binding: indicator.binding,
        origin: indicator.origin,
        section: plan.sections.get(indicator.section).map(|s| s.id.clone()).unwrap_or_default(),
        note: indicator.note.clone(),
    }
}

/// One indicator as JSON, its section by id.
///
/// # Errors
/// Never in practice; serde's own error is handed on.
pub fn indicator_to_json(plan: &Plan, indicator: &Indicator) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(indicator_file(plan, indicator))
}

#[cfg(test)]
mod tests {
    use super::super::tests::SMALL;
    use super::*;

    #[test]
    fn a_plan_survives_being_written_and_read() {
        let plan = plan_from_json(SMALL).unwrap();
        let text = plan_to_text(&plan).unwrap();
        assert_eq!(text, plan_to_json(&plan).unwrap().to_string());
        assert_eq!(plan_from_json(&text).unwrap(), plan);
    }

    #[test]
    fn an_outline_stops_at_its_depth_and_has_no_text() {
        let plan = plan_from_json(SMALL).unwrap();
        let json = outline_to_json(&plan, 1).unwrap();
        assert_eq!(json.as_array().unwrap().len(), 2);
        assert!(!json.to_string().contains("text"));
        assert!(!json.to_string().contains("2.1"));
    }

    #[test]
    fn an_indicator_in_no_section_is_an_error() {
        let broken = SMALL.replace(r#""section": "1.1""#, r#""section": "9.9""#);
        let error = plan_from_json(&broken).unwrap_err();
        assert!(matches!(error, PlanError::NoSuchSection { .. }), "{error}");
    }

    #[test]
    fn a_newer_format_is_named_even_when_its_shape_is_unknown() {
        let error = plan_from_json(r#"{"format": 7, "chapters": {}}"#).unwrap_err();
        assert!(matches!(error, PlanError::Newer(7)), "{error}");
    }

    #[test]
    fn anything_else_is_malformed() {
        for text in ["", "[]", "{\"format\": 1}", "null"] {
            assert!(matches!(plan_from_json(text), Err(PlanError::Malformed(_))), "{text}");
        }
    }
}
