//! Rows: from the rows under a header to indicators.

use super::cell::is_nothing;
use super::columns::{Columns, Role, can_be_header, header, is_binding, is_number};
use super::label::Label;
use super::place::{Placed, best_fit, place};
use super::slot::{Values, values_of};
use super::{Warning, notes, words};
use crate::import::block::{Cell, Grid};
use crate::import::draft::{Row, Setting};
use crate::plan::{Binding, Indicator, Origin};
use crate::text::Short;
use std::sync::Arc;
use thin_vec::ThinVec;

/// Reads the rows of a table, from the top.
pub(super) struct Reader {
    pub setting: Setting,
    /// The columns of figures among all.
    pub values: Vec<Values>,
    columns: Columns,
    domain: Option<Arc<str>>,
    at: usize,
    found: Vec<Row>,
    warnings: Vec<Warning>,
    notes: Vec<Short>,
    /// The name without its part, for the sub-rows that follow.
    base: Option<Label>,
}

/// Whether the rows of a table without a header fit the columns of the table before it.
pub(super) fn fit_columns(grid: &Grid, columns: &Columns) -> bool {
    let fitting = grid.rows().filter(|row| {
        let cells: Vec<Short> = row.iter().map(words).collect();
        best_fit(&cells, columns) >= 3
    });
    let is_as_wide = !grid.is_empty() && grid.width().abs_diff(columns.roles.len()) <= 1;
    is_as_wide && fitting.count() * 4 >= grid.len() * 3
}

impl Reader {
    /// Begins a table of this section, which has so many rows at most.
    pub(super) fn new(
        columns: Columns,
        setting: Setting,
        domain: Option<Arc<str>>,
        at: usize,
        most: usize,
    ) -> Self {
        Self {
            values: values_of(&columns, &setting),
            columns,
            setting,
            domain,
            at,
            found: Vec::with_capacity(most),
            warnings: Vec::new(),
            notes: Vec::new(),
            base: None,
        }
    }

    /// The indicators, the warnings, and what a table that goes on must know.
    pub(super) fn finish(mut self) -> (Vec<Row>, Vec<Warning>, Columns, Option<Arc<str>>) {
        for note in &self.notes {
            notes::attach(&mut self.found, note);
        }
        // What was once is in the text; without a figure to come there is nothing to follow.
        self.found.retain(|Row { indicator, .. }| {
            let has_figure = indicator.target.is_some() || !indicator.milestones.is_empty();
            if !has_figure {
                self.warnings.push(Warning::NoFigure(indicator.name.to_string()));
            }
            has_figure
        });
        (self.found, self.warnings, self.columns, self.domain)
    }

    pub(super) fn row(&mut self, row: &[Cell]) {
        let cells: Vec<Short> = row.iter().map(words).collect();
        let Some(first) = cells.iter().find(|text| !text.is_empty()) else { return };
        if notes::is_note(first) && cells.iter().filter(|text| !text.is_empty()).all(|text| text == first) {
            self.notes.push(first.clone());
            return;
        }
        // The header stands again at the top of each page.
        if can_be_header(&cells) && header(&Grid::of([row.to_vec()]), 0).is_some() {
            return;
        }
        if cells.iter().all(|text| text.is_empty() || text == first) {
            self.lone(row, first);
            return;
        }
        match place(&cells, &self.columns) {
            Some(placed) => self.placed(row, &cells, &placed),
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
        let is_broken = self.found.last().is_some_and(|row| is_open(&row.indicator.name));
        if (is_under_name && !is_wide && !has_ordinal) || is_broken {
            self.append_name(text);
        } else if !is_number(text) {
            self.domain = Some(without_ordinal(text).into());
            self.base = None;
        }
    }

    fn append_name(&mut self, text: &str) {
        let unit = &self.columns.unit;
        let Some(Row { indicator, .. }) = self.found.last_mut() else {
            self.warnings.push(Warning::Row(text.to_owned()));
            return;
        };
        let label = Label::read(&format!("{}{text}", indicator.name));
        indicator.name = label.name.into();
        if indicator.unit.is_none() || indicator.unit.as_deref() == unit.as_deref() {
            let own = indicator.unit.take();
            indicator.unit = label.unit.map(Short::from).or(own);
        }
    }

    /// A row that only goes on with cells of the row above: the parts of broken cells.
    fn goes_on(&mut self, cells: &[Short]) -> bool {
        let name = self.columns.at(Role::Name);
        let part =
            |role: &Role, text: &Short| !text.is_empty() && matches!(role, Role::Name | Role::Value(..));
        let is_rest =
            self.columns.roles.iter().zip(cells).all(|(role, text)| text.is_empty() || part(role, text));
        if !is_rest || self.found.is_empty() {
            return false;
        }
        if let Some(text) = name.and_then(|at| cells.get(at)).filter(|text| !text.is_empty()) {
            self.append_name(text);
        }
        for values in &self.values {
            let Some(text) = cells.get(values.column).filter(|text| !text.is_empty()) else { continue };
            if let Some(figure) = self.found.last_mut().and_then(|row| values.slot.of(row)) {
                figure.text.push_str(text);
                *figure = figure.clone().without_numbers();
            }
        }
        true
    }

    /// A row whose cells stand under their columns.
    fn placed(&mut self, row: &[Cell], cells: &[Short], placed: &Placed) {
        let cell = |role: Role| {
            let text = self.columns.at(role).and_then(|at| placed.cells.get(at)).cloned();
            text.filter(|text| !text.is_empty())
        };
        let (unit, binding, note) = (cell(Role::Unit), cell(Role::Binding), cell(Role::Note));
        let number = cell(Role::Number).filter(|text| is_number(text));
        if let Some(domain) = cell(Role::Domain) {
            let domain = without_ordinal(&domain);
            if self.domain.as_deref() != Some(domain) {
                self.domain = Some(domain.into());
            }
        }
        let names = self.columns.roles.iter().zip(&placed.cells).filter(|(role, _)| **role == Role::Name);
        let mut names: Vec<&Short> = names.map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        names.dedup();
        let Some(first) = names.first() else { return };
        let mut label = Label::read(printed_name(row, cells, first));
        let number = number.map(|text| text.trim_matches(|c: char| !c.is_ascii_digit()).to_owned());
        label.number = number.or(label.number);
        let part = placed.part.as_ref().or_else(|| names.get(1).copied());
        let is_sub_row = part.is_none() && self.is_sub_row(&label);
        let mut indicator = if is_sub_row {
            self.sub_row(&label)
        } else {
            let indicator = self.whole_row(&label, part.map(Short::as_str));
            self.base = Some(label);
            indicator
        };
        indicator.domain.clone_from(&self.domain);
        let unit = unit.filter(|text| !is_nothing(text)).or(indicator.unit);
        indicator.unit = unit.or_else(|| self.columns.unit.as_deref().map(Short::from));
        indicator.binding = match binding {
            Some(text) => binding_of(&text),
            // The cell was merged with that of the row above.
            None if is_sub_row => self.found.last().and_then(|above| above.indicator.binding),
            None => None,
        };
        if let Some(note) = note.filter(|text| !is_nothing(text)) {
            indicator.remark(&note);
        }
        let mut row = Row { indicator, actuals: ThinVec::new() };
        self.fill(&mut row, &placed.cells);
        self.found.push(row);
    }

    /// Whether a row without a number, where rows have numbers, belongs to the row above.
    fn is_sub_row(&self, label: &Label) -> bool {
        let Some(above) = self.found.last().map(|row| &row.indicator) else { return false };
        let is_inside = ["其中", "#"].iter().any(|word| label.name.starts_with(word));
        let has_part = self.base.as_ref().is_some_and(|base| above.name != base.name);
        label.number.is_none() && above.number.is_some() && (is_inside || has_part)
            || (label.number.is_none() && is_inside)
    }

    fn sub_row(&self, label: &Label) -> Indicator {
        let base = self.base.clone().unwrap_or_default();
        let own = label.name.trim_start_matches("其中").trim_start_matches(['：', ':']);
        let name =
            if base.name.is_empty() { label.name.clone() } else { format!("{}（{own}）", base.name) };
        let mut indicator = Indicator::named(name, Origin::Table, self.at);
        indicator.number = base.number.map(Into::into);
        indicator.unit = label.unit.clone().or(base.unit).map(Short::from);
        indicator
    }

    fn whole_row(&self, label: &Label, part: Option<&str>) -> Indicator {
        let (name, unit) = match part {
            Some(part) => {
                let part = Label::read(part);
                (format!("{}（{}）", label.name, part.name).into(), part.unit)
            }
            None => (Short::from(&label.name), None),
        };
        let mut indicator = Indicator::named(name, Origin::Table, self.at);
        indicator.number = label.number.as_deref().map(Into::into);
        indicator.unit = unit.as_deref().or(label.unit.as_deref()).map(Short::from);
        indicator.note = label.remark.as_deref().map(Box::from);
        if !label.marks.is_empty() {
            indicator.remark(&label.marks);
        }
        indicator
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
fn printed_name<'a>(row: &'a [Cell], cells: &[Short], name: &'a str) -> &'a str {
    let same = row.iter().zip(cells).find(|(_, words)| *words == name);
    same.map_or(name, |(cell, _)| cell.text.trim())
}

/// Whether a bracket of a name is still open.
fn is_open(name: &str) -> bool {
    let count = |marks: [char; 2]| name.chars().filter(|c| marks.contains(c)).count();
    count(['(', '（']) > count([')', '）'])
}

/// 一、经济发展 without its 一、.
fn without_ordinal(text: &str) -> &str {
    let rest = text.trim_start_matches(['（', '(']);
    let rest = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let bare = rest.strip_prefix(['、', '）', ')', '.', '．']).unwrap_or(text);
    if is_binding(bare) { text } else { bare }
}
