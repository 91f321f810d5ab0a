//! A plan is one government document: 规划, 纲要, 实施方案, 行动计划.
//!
//! It has an outline of [`Section`]s and a list of [`Indicator`]s, each of which stands in one section and
//! states its values as [`Figure`]s. A plan is immutable once loaded; what people add lives in `record`.
//! Every section and indicator has an id that is unique in its plan and never changes, because people's
//! notes hang on it; a plan and an id together are an [`Address`]. All the plans at hand are the [`Library`].

mod address;
mod check;
mod error;
mod figure;
mod format;
mod full_text;
mod indicator;
mod library;
mod paragraphs;
mod same;
mod section;
mod topic;

pub use address::{Address, AddressError, Place};
pub use check::{Fault, check, digits_agree};
pub use error::PlanError;
pub use figure::{Figure, Relation};
pub use format::{
    Head, indicator_to_json, outline_to_json, plan_from_json, plan_to_json, section_to_json, write_plan,
};
pub use full_text::{FullText, Passage};
pub use indicator::{Binding, Indicator, Origin};
pub use library::{Library, Seen, Source};
pub use paragraphs::Paragraphs;
pub use same::{is_same, may_be_same};
pub use section::{Kind, Section};
pub use topic::{Topic, bare, topic_of, topics};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The years a plan covers, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Period {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
}

/// Whether a plan carries a shortened text written anew, or the document's whole text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// 摘编: titles, names and figures of the document, its paragraphs written anew and shorter.
    Digest,
    /// The document's whole text.
    Full,
}

/// One document. `sections` is its outline in reading order; see [`Section`] for how the tree is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// Short, ASCII, the name of its file.
    pub id: String,
    /// The whole title as printed.
    pub title: String,
    /// A title short enough for a status line.
    pub short_title: String,
    /// The province or city it is for.
    pub region: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// 文号, such as 晋政发〔2021〕46号.
    pub doc_number: Option<String>,
    /// The day it was issued, as YYYY-MM-DD.
    pub issued: Option<String>,
    /// The years it covers.
    pub period: Period,
    /// The far year it looks ahead to, beyond its period.
    pub horizon: Option<i32>,
    /// Digest or full text.
    pub edition: Edition,
    /// All sections in reading order (preorder of the tree).
    pub sections: Vec<Section>,
    /// All indicators: those of the official table first, then those from the prose in reading order.
    pub indicators: Vec<Indicator>,
    /// What the source itself lacks or garbles, in words.
    pub gaps: Vec<String>,
    /// Of a digest, the document's whole text, where it is at hand. It is kept in a file of its own and is no part of
    /// the plan's.
    pub full: Option<Box<FullText>>,
}

impl Plan {
    /// The section or indicator that has this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Place> {
        if let Some(at) = self.sections.iter().position(|s| s.id == id) {
            return Some(Place::Section(at));
        }
        self.indicators.iter().position(|i| i.id == id).map(Place::Indicator)
    }

    /// The id of a place of this plan; empty if the place is of another plan.
    #[must_use]
    pub fn id_of(&self, place: Place) -> &str {
        match place {
            Place::Section(at) => self.sections.get(at).map_or("", |s| &s.id),
            Place::Indicator(at) => self.indicators.get(at).map_or("", |i| &i.id),
        }
    }

    /// The title of a section or the name of an indicator.
    #[must_use]
    pub fn title_of(&self, place: Place) -> &str {
        match place {
            Place::Section(at) => self.sections.get(at).map_or("", |s| &s.title),
            Place::Indicator(at) => self.indicators.get(at).map_or("", |i| &i.name),
        }
    }

    /// The section a place is in: a section itself, or the section an indicator stands in.
    #[must_use]
    pub fn section_of(&self, place: Place) -> usize {
        match place {
            Place::Section(at) => at,
            Place::Indicator(at) => self.indicators.get(at).map_or(0, |i| i.section),
        }
    }

    /// The indicators (by position) that stand in this very section, in the plan's order.
    pub fn indicators_in(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        self.indicators.iter().enumerate().filter(move |(_, i)| i.section == section).map(|(at, _)| at)
    }

    /// The sections from the top of the outline down to and including `section`.
    #[must_use]
    pub fn path_to(&self, section: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut next = Some(section);
        while let Some(at) = next {
            path.push(at);
            next = self.sections.get(at).and_then(|s| s.parent);
        }
        path.reverse();
        path
    }

    /// The paragraphs of a section in one of the plan's texts. What is no digest, or a digest without its full text,
    /// has one text only.
    #[must_use]
    pub fn text_of(&self, section: usize, edition: Edition) -> Vec<Cow<'_, str>> {
        self.text_in(section, edition).collect()
    }

    /// The same one by one.
    pub fn text_in(&self, section: usize, edition: Edition) -> impl Iterator<Item = Cow<'_, str>> {
        let full = self.full.as_ref().filter(|_| edition == Edition::Full);
        let own = full.is_none().then(|| self.own_text(section).map(Cow::Borrowed));
        let full = full.map(|full| full.passages(section).map(Passage::words));
        own.into_iter().flatten().chain(full.into_iter().flatten())
    }

    /// All paragraphs of a section: its own, and after them those of the full text, if there is one.
    pub fn paragraphs(&self, section: usize) -> impl Iterator<Item = Cow<'_, str>> {
        let full = self.full.iter().flat_map(move |full| full.passages(section).map(Passage::words));
        self.own_text(section).map(Cow::Borrowed).chain(full)
    }

    /// The text that a paragraph of [`Self::paragraphs`] is of, and which paragraph of that text it is.
    #[must_use]
    pub fn edition_of(&self, section: usize, paragraph: usize) -> (Edition, usize) {
        let own = self.own_paragraphs(section);
        paragraph.checked_sub(own).map_or((self.edition, paragraph), |at| (Edition::Full, at))
    }

    /// How many of a section's paragraphs are not of the full text that is attached to the plan.
    #[must_use]
    pub fn own_paragraphs(&self, section: usize) -> usize {
        self.own_text(section).count()
    }

    fn own_text(&self, section: usize) -> impl Iterator<Item = &str> {
        self.sections.get(section).into_iter().flat_map(|section| section.text.iter())
    }

    /// The section's children, in order.
    pub fn children(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.sections.get(section).map_or(section, |s| s.end);
        let mut next = section + 1;
        std::iter::from_fn(move || {
            let at = next;
            let child = self.sections.get(at).filter(|_| at < end)?;
            next = child.end;
            Some(at)
        })
    }

    /// The sections at the top of the outline.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = next;
            next = self.sections.get(at)?.end;
            Some(at)
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A plan of two chapters for unit tests of this folder and those above it.
    pub(crate) const SMALL: &str = r#"{
      "format": 1, "id": "small", "title": "某市养老服务规划", "short_title": "某市养老", "region": "某市",
      "period": {"from": 2026, "to": 2030}, "edition": "digest",
      "sections": [
        {"id": "1", "number": "一", "title": "总体要求", "kind": "chapter", "text": ["开篇。"], "sections": [
          {"id": "1.1", "number": "（一）", "title": "主要目标", "kind": "section", "text": [], "sections": []}]},
        {"id": "2", "number": "二", "title": "重点任务", "kind": "chapter", "text": [], "sections": [
          {"id": "2.1", "title": "建设养老床位", "kind": "measure", "text": ["新建床位1200张。"]},
          {"id": "2.2", "number": "专栏1", "title": "工程", "kind": "box", "text": [], "sections": [
            {"id": "2.2.1", "title": "改造工程", "kind": "project", "text": ["改造3家。"]}]}]}],
      "indicators": [
        {"id": "t1", "number": "1", "domain": "养老", "name": "护理型床位占比", "unit": "%",
         "baseline": {"year": 2025, "text": "55", "value": 55, "relation": "eq"},
         "target": {"year": 2030, "text": ">60", "value": 60, "relation": "gt"},
         "binding": "binding", "origin": "table", "section": "1.1"},
        {"id": "p01", "name": "新建床位", "unit": "张",
         "target": {"year": 2030, "text": "1200", "value": 1200, "relation": "eq"},
         "milestones": [], "origin": "text", "section": "2.1"}]
    }"#;

    pub(crate) fn small() -> Plan {
        plan_from_json(SMALL).unwrap()
    }

    #[test]
    fn children_are_the_next_level_only() {
        let plan = small();
        let second = plan.sections.iter().position(|s| s.id == "2").unwrap();
        let ids: Vec<_> = plan.children(second).map(|at| plan.sections[at].id.as_str()).collect();
        assert_eq!(ids, ["2.1", "2.2"]);
        let roots: Vec<_> = plan.roots().map(|at| plan.sections[at].id.as_str()).collect();
        assert_eq!(roots, ["1", "2"]);
    }

    #[test]
    fn a_path_leads_from_the_chapter_down() {
        let plan = small();
        let Some(Place::Section(at)) = plan.find("2.2.1") else { panic!("2.2.1 is a section") };
        let ids: Vec<_> = plan.path_to(at).into_iter().map(|at| plan.sections[at].id.as_str()).collect();
        assert_eq!(ids, ["2", "2.2", "2.2.1"]);
    }

    #[test]
    fn indicators_are_found_by_id_and_by_section() {
        let plan = small();
        assert_eq!(plan.find("p01"), Some(Place::Indicator(1)));
        assert_eq!(plan.find("p02"), None);
        let in_goals: Vec<_> = plan.indicators_in(1).collect();
        assert_eq!(in_goals, [0]);
    }
}
