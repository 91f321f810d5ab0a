//! Rows: from the rows under a header to indicators.

use super::cell::is_nothing;
use super::columns::{Columns, Role, can_be_header, header, is_binding, is_number};
use super::label::Label;
use super::place::{Placed, fit, place};
use super::{Warning, notes, words};
use crate::import::block::Cell;
use crate::import::draft::{IndicatorDraft, Setting};
use crate::plan::{Binding, Figure, Origin, Relation};

/// Reads the rows of a table, from the top.
pub(super) struct Reader {
    pub columns: Columns,
    pub setting: Setting,
    domain: Option<String>,
    at: usize,
    found: Vec<IndicatorDraft>,
    warnings: Vec<Warning>,
    notes: Vec<String>,
    /// The name without its part, for the sub-rows that follow.
    base: Option<Label>,
}

/// Whether the rows of a table without a header fit the columns of the table before it.
pub(super) fn fit_columns(rows: &[Vec<Cell>], columns: &Columns) -> bool {
    let fitting = rows.iter().filter(|row| {
        let cells: Vec<String> = row.iter().map(words).collect();
        place(&cells, columns).is_some_and(|placed| fit(&placed.cells, columns) >= 3)
    });
    let is_as_wide = rows.first().is_some_and(|row| row.len().abs_diff(columns.roles.len()) <= 1);
    is_as_wide && fitting.count() * 4 >= rows.len() * 3
}

impl Reader {
    pub(super) const fn new(columns: Columns, setting: Setting, domain: Option<String>, at: usize) -> Self {
        Self {
            columns,
            setting,
            domain,
            at,
            found: Vec::new(),
            warnings: Vec::new(),
            notes: Vec::new(),
            base: None,
        }
    }

    /// The indicators, the warnings, and what a table that goes on must know.
    pub(super) fn finish(mut self) -> (Vec<IndicatorDraft>, Vec<Warning>, Columns, Option<String>) {
        for note in &self.notes {
            notes::attach(&mut self.found, note);
        }
        // What was once is in the text; without a figure to come there is nothing to follow.
        self.found.retain(|draft| {
            let has_figure = draft.target.is_some() || !draft.milestones.is_empty();
            if !has_figure {
                self.warnings.push(Warning::NoFigure(draft.name.clone()));
            }
            has_figure
        });
        (self.found, self.warnings, self.columns, self.domain)
    }

    pub(super) fn row(&mut self, row: &[Cell]) {
        let cells: Vec<String> = row.iter().map(words).collect();
        let Some(first) = cells.iter().find(|text| !text.is_empty()) else { return };
        if notes::is_note(first) && cells.iter().filter(|text| !text.is_empty()).all(|text| text == first) {
            self.notes.push(first.clone());
            return;
        }
        // The header stands again at the top of each page.
        if can_be_header(&cells)
            && let Some((columns, _)) = header(&[row.to_vec()], 0)
        {
            if columns.roles.len() == self.columns.roles.len() {
                self.columns = Columns { unit: self.columns.unit.take(), ..self.columns.clone() };
            }
            return;
        }
        if cells.iter().all(|text| text.is_empty() || text == first) {
            self.lone(row, first);
            return;
        }
        match place(&cells, &self.columns) {
            Some(placed) => self.placed(row, &placed),
            None if self.goes_on(&cells) => {}
            None => self.warnings.push(Warning::Row(cells.join(" ").chars().take(40).collect())),
        }
    }

    /// A row of one text: a domain over all columns, or the rest of a name that was broken.
    fn lone(&mut self, row: &[Cell], text: &str) {
        let name = self.columns.at(Role::Name).unwrap_or_default();
        let is_under_name = row.get(name).is_some_and(|cell| !words(cell).is_empty() && !cell.is_repeated);
        let is_wide = row.iter().filter(|cell| !words(cell).is_empty()).count() > 1;
        let has_ordinal = text.chars().next().is_some_and(|c| "一二三四五六七八九十（(".contains(c))
            && text.contains(['、', '）', ')']);
        let is_broken = self.found.last().is_some_and(|draft| is_open(&draft.name));
        if (is_under_name && !is_wide && !has_ordinal) || is_broken {
            self.append_name(text);
        } else if !is_number(text) {
            self.domain = Some(without_ordinal(text));
            self.base = None;
        }
    }

    fn append_name(&mut self, text: &str) {
        let unit = &self.columns.unit;
        let Some(draft) = self.found.last_mut() else {
            self.warnings.push(Warning::Row(text.to_owned()));
            return;
        };
        let label = Label::read(&format!("{}{text}", draft.name));
        draft.name = label.name;
        if draft.unit.is_none() || draft.unit == *unit {
            let own = draft.unit.take();
            draft.unit = label.unit.or(own);
        }
    }

    /// A row that only goes on with cells of the row above: the parts of broken cells.
    fn goes_on(&mut self, cells: &[String]) -> bool {
        let name = self.columns.at(Role::Name);
        let part =
            |role: &Role, text: &String| !text.is_empty() && matches!(role, Role::Name | Role::Value(..));
        let is_rest =
            self.columns.roles.iter().zip(cells).all(|(role, text)| text.is_empty() || part(role, text));
        if !is_rest || self.found.is_empty() {
            return false;
        }
        if let Some(text) = name.and_then(|at| cells.get(at)).filter(|text| !text.is_empty()) {
            self.append_name(text);
        }
        for (role, text) in self.columns.roles.iter().zip(cells) {
            let figure = match role {
                Role::Value(stage, years) if !text.is_empty() => self.slot(*stage, *years),
                _ => None,
            };
            let Some(place) = figure else { continue };
            let draft = self.found.last_mut();
            if let Some(figure) = draft.and_then(|draft| place.of(draft)) {
                figure.text.push_str(text);
                *figure = Figure { value: None, upper: None, relation: Relation::Words, ..figure.clone() };
            }
        }
        true
    }

    /// A row whose cells stand under their columns.
    fn placed(&mut self, row: &[Cell], placed: &Placed) {
        let cell = |role: Role| {
            let text = self.columns.at(role).and_then(|at| placed.cells.get(at)).cloned();
            text.filter(|text| !text.is_empty())
        };
        let (unit, binding, note) = (cell(Role::Unit), cell(Role::Binding), cell(Role::Note));
        let number = cell(Role::Number).filter(|text| is_number(text));
        if let Some(domain) = cell(Role::Domain) {
            self.domain = Some(without_ordinal(&domain));
        }
        let names = self.columns.roles.iter().zip(&placed.cells).filter(|(role, _)| **role == Role::Name);
        let mut names: Vec<&String> = names.map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        names.dedup();
        let Some(first) = names.first() else { return };
        let mut label = Label::read(&printed_name(row, first));
        let number = number.map(|text| text.trim_matches(|c: char| !c.is_ascii_digit()).to_owned());
        label.number = number.or(label.number);
        let part = placed.part.clone().or_else(|| names.get(1).map(|text| (*text).clone()));
        let is_sub_row = part.is_none() && self.is_sub_row(&label);
        let mut draft =
            if is_sub_row { self.sub_row(&label) } else { self.whole_row(&label, part.as_deref()) };
        draft.domain.clone_from(&self.domain);
        let unit = unit.filter(|text| !is_nothing(text));
        draft.unit = unit.or(draft.unit).or_else(|| self.columns.unit.clone());
        draft.binding = match binding {
            Some(text) => binding_of(&text),
            // The cell was merged with that of the row above.
            None if is_sub_row => self.found.last().and_then(|above| above.binding),
            None => None,
        };
        if let Some(note) = note.filter(|text| !is_nothing(text)) {
            draft.remark(&note);
        }
        self.fill(&mut draft, &placed.cells);
        self.found.push(draft);
    }

    /// Whether a row without a number, where rows have numbers, belongs to the row above.
    fn is_sub_row(&self, label: &Label) -> bool {
        let Some(above) = self.found.last() else { return false };
        let is_inside = ["其中", "#"].iter().any(|word| label.name.starts_with(word));
        let has_part = self.base.as_ref().is_some_and(|base| base.name != above.name);
        label.number.is_none() && above.number.is_some() && (is_inside || has_part)
            || (label.number.is_none() && is_inside)
    }

    fn sub_row(&self, label: &Label) -> IndicatorDraft {
        let base = self.base.clone().unwrap_or_default();
        let own = label.name.trim_start_matches("其中").trim_start_matches(['：', ':']);
        let name =
            if base.name.is_empty() { label.name.clone() } else { format!("{}（{own}）", base.name) };
        let mut draft = IndicatorDraft::new(name, Origin::Table, self.at);
        draft.number = base.number;
        draft.unit = label.unit.clone().or(base.unit);
        draft
    }

    fn whole_row(&mut self, label: &Label, part: Option<&str>) -> IndicatorDraft {
        let (name, unit) = match part {
            Some(part) => {
                let part = Label::read(part);
                (format!("{}（{}）", label.name, part.name), part.unit)
            }
            None => (label.name.clone(), None),
        };
        let mut draft = IndicatorDraft::new(name, Origin::Table, self.at);
        draft.number.clone_from(&label.number);
        draft.unit = unit.or_else(|| label.unit.clone());
        draft.note.clone_from(&label.remark);
        if !label.marks.is_empty() {
            draft.remark(&label.marks);
        }
        self.base = Some(label.clone());
        draft
    }
}

fn binding_of(text: &str) -> Option<Binding> {
    let text = crate::text::fold(text);
    match (text.contains("约束"), text.contains("预期")) {
        (true, false) => Some(Binding::Binding),
        (false, true) => Some(Binding::Expected),
        _ => None,
    }
}

/// The name as printed in the row: blanks part a number from the name.
fn printed_name(row: &[Cell], name: &str) -> String {
    let same = row.iter().find(|cell| words(cell) == name);
    same.map_or_else(|| name.to_owned(), |cell| cell.text.trim().to_owned())
}

/// Whether a bracket of a name is still open.
fn is_open(name: &str) -> bool {
    let count = |marks: [char; 2]| name.chars().filter(|c| marks.contains(c)).count();
    count(['(', '（']) > count([')', '）'])
}

/// 一、经济发展 without its 一、.
fn without_ordinal(text: &str) -> String {
    let rest = text.trim_start_matches(['（', '(']);
    let rest = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let bare = rest.strip_prefix(['、', '）', ')', '.', '．']).unwrap_or(text);
    if is_binding(bare) { text.to_owned() } else { bare.to_owned() }
}
