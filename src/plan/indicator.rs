//! An indicator is a quantity with a target, from the plan's official table or from its prose.
//!
//! What always holds: it stands in one section of its plan; whether it is binding is stated by the
//! document and never guessed.

use super::Figure;
use crate::text::Short;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use thin_vec::ThinVec;

/// 约束性 or 预期性.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Binding {
    /// 约束性: the government is bound to reach it.
    Binding,
    /// 预期性: expected, left mostly to the market and society.
    Expected,
}

/// Where an indicator was stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A row of the official table.
    Table,
    /// A sentence of the prose or of a box.
    Text,
}

/// A quantity with a target.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// `t15` for a row of the table, `p01` for one from the prose; unique in the plan.
    pub id: Short,
    /// The row's number as printed; two sub-rows may share one.
    pub number: Option<Box<str>>,
    /// 领域: the group of the table it belongs to.
    pub domain: Option<Arc<str>>,
    /// What is measured.
    pub name: Short,
    /// The unit of its numbers.
    pub unit: Option<Short>,
    /// Where it stood.
    pub baseline: Option<Figure>,
    /// Where it shall stand.
    pub target: Option<Figure>,
    /// Stated values between baseline and target, or beyond it.
    pub milestones: ThinVec<Figure>,
    /// 约束性 or 预期性, where the document says so.
    pub binding: Option<Binding>,
    /// Table or prose.
    pub origin: Origin,
    /// The section it stands in, as a position in `Plan::sections`.
    pub section: usize,
    /// Conditions and footnotes.
    pub note: Option<Box<str>>,
}

impl Indicator {
    /// An indicator without any figure, that has no id yet.
    #[must_use]
    pub fn named(name: impl Into<Short>, origin: Origin, section: usize) -> Self {
        Self {
            id: Short::default(),
            number: None,
            domain: None,
            name: name.into(),
            unit: None,
            baseline: None,
            target: None,
            milestones: ThinVec::new(),
            binding: None,
            origin,
            section,
            note: None,
        }
    }

    /// Adds a remark to the note, unless it says so already.
    pub fn remark(&mut self, words: &str) {
        match &mut self.note {
            Some(note) if note.contains(words) => {}
            Some(note) => *note = format!("{note}；{words}").into(),
            None => self.note = Some(words.into()),
        }
    }
}
