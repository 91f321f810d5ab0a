//! From JSON to a plan.

use super::FORMAT;
use crate::plan::{
    Binding, Edition, Figure, Indicator, Kind, Origin, Paragraphs, Period, Plan, PlanError, Section,
};
use crate::text::Short;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;
use thin_vec::ThinVec;

#[derive(Deserialize)]
struct PlanFile {
    format: u64,
    id: String,
    title: String,
    short_title: String,
    region: String,
    issuer: Option<String>,
    doc_number: Option<String>,
    issued: Option<String>,
    period: Period,
    horizon: Option<i32>,
    edition: Edition,
    sections: Vec<SectionFile>,
    indicators: Vec<IndicatorFile>,
    #[serde(default)]
    gaps: Vec<String>,
}

#[derive(Deserialize)]
struct SectionFile {
    id: Short,
    number: Option<Short>,
    title: Short,
    kind: Kind,
    /// Missing in an outline, which is printed without its text.
    text: Option<Paragraphs>,
    #[serde(default)]
    sections: Vec<Self>,
}

#[derive(Deserialize)]
struct IndicatorFile {
    id: Short,
    number: Option<Box<str>>,
    domain: Option<Arc<str>>,
    name: Short,
    unit: Option<Short>,
    baseline: Option<Figure>,
    target: Option<Figure>,
    #[serde(default)]
    milestones: ThinVec<Figure>,
    binding: Option<Binding>,
    origin: Origin,
    section: Short,
    note: Option<Box<str>>,
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
                return Err(PlanError::NoSuchSection {
                    indicator: file.id.into(),
                    section: file.section.into(),
                });
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
