//! An outline is what a list of hits shows of a plan beside the words that were found: which section stands in which, what
//! each is, what an indicator's figures are. So the list is there before any of the plans is read again.
//!
//! What always holds: it says what the plan says; headings are not in it, since the index has them.

use super::Field;
use super::hit::{Context, Stated};
use crate::plan::{Kind, Place, Plan};
use std::sync::Arc;

/// What a list shows of one plan.
#[derive(Debug)]
pub(super) struct Outline {
    short_title: Arc<str>,
    /// By section.
    sections: Vec<Section>,
    /// By indicator the section that it stands in, and what it states.
    indicators: Vec<(u32, Stated)>,
    has_full_text: bool,
}

#[derive(Clone, Copy, Debug)]
struct Section {
    kind: Kind,
    parent: Option<u32>,
    /// How many of its paragraphs are the plan's own; those behind are of the full text.
    own: u32,
}

impl Outline {
    pub(super) fn of(plan: &Plan) -> Self {
        let sections = plan.sections.iter().enumerate().map(|(at, section)| Section {
            kind: section.kind,
            parent: section.parent.map(|parent| parent as u32),
            own: plan.own_paragraphs(at) as u32,
        });
        let indicators = plan.indicators.iter().map(|indicator| {
            let figures = [indicator.baseline.clone(), indicator.target.clone()];
            (indicator.section as u32, Stated { figures, unit: indicator.unit.clone() })
        });
        Self {
            short_title: Arc::from(plan.short_title.as_str()),
            sections: sections.collect(),
            indicators: indicators.collect(),
            has_full_text: plan.full.is_some(),
        }
    }

    /// What stands beside a hit at this place, in this field and in one of the section's paragraphs; `heading_of` knows the
    /// headings of sections.
    pub(super) fn context(
        &self,
        place: Place,
        field: Field,
        paragraph: Option<usize>,
        heading_of: impl Fn(usize) -> String,
    ) -> Context {
        let (section, stated) = match place {
            Place::Section(at) => (at, None),
            Place::Indicator(at) => {
                let indicator = self.indicators.get(at);
                (indicator.map_or(0, |(section, _)| *section as usize), indicator.map(|(_, stated)| stated))
            }
        };
        let here = self.sections.get(section);
        let above = match field {
            Field::Plan | Field::Indicator => None,
            // Of a heading that which stands above it; the first of all stands alone.
            Field::Title => Some(here.and_then(|here| here.parent).map_or(section, |parent| parent as usize)),
            Field::Text | Field::Note => Some(section),
        };
        let kind_of = |at: usize| self.sections.get(at).map_or(Kind::Section, |section| section.kind);
        Context {
            plan: Arc::clone(&self.short_title),
            kind: kind_of(section),
            above: above.map(|at| (kind_of(at), heading_of(at))),
            stated: stated.filter(|_| field == Field::Indicator).cloned(),
            is_full_text: self.has_full_text
                && here.zip(paragraph).is_some_and(|(here, paragraph)| paragraph >= here.own as usize),
        }
    }
}
