//! Places: which cell of a row belongs to which column, where cells were lost or split.
//!
//! A text table loses the empty cell of a merged domain, so that the row moves to the left; and a row with
//! sub-rows has one cell more. The place that fits the columns best is taken; a row that already fits stays.

use super::cell::looks_like_value;
use super::columns::{Columns, Role, has_letters, is_binding, is_number};
use crate::import::amount::is_unit;
use crate::text::Short;
use std::cell::OnceCell;

/// A row's cells, one a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Placed {
    /// The words of each column.
    pub cells: Vec<Short>,
    /// The sub-row's name that stood between name and figures.
    pub part: Option<Short>,
}

/// Puts a row's cells under the columns they fit. `None` if they fit nowhere.
pub(super) fn place(cells: &[Short], columns: &Columns) -> Option<Placed> {
    let (score, arrangement) = best(&looks(cells), columns)?;
    let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).cloned();
    let laid = (0..arrangement.width).map(|column| cell(arrangement.source(column)).unwrap_or_default());
    let part = arrangement.part.and_then(|column| cell(column.checked_add_signed(-arrangement.shift)));
    (score >= 0).then(|| Placed { cells: laid.collect(), part })
}

/// How well cells fit the columns they fit best: higher is better, below zero not at all.
pub(super) fn best_fit(cells: &[Short], columns: &Columns) -> i32 {
    best(&looks(cells), columns).map_or(i32::MIN, |(score, _)| score)
}

/// Which cell comes to stand in which column.
#[derive(Clone, Copy, Debug)]
struct Arrangement {
    /// How many columns there are, those beyond the header's included.
    width: usize,
    /// By how many columns the cells are moved to the right.
    shift: isize,
    /// The column, before it is taken out, of a cell that is a sub-row's name.
    part: Option<usize>,
}

impl Arrangement {
    /// The cell of a column.
    fn source(self, column: usize) -> Option<usize> {
        let is_behind = self.part.is_some_and(|part| column >= part);
        (column + usize::from(is_behind)).checked_add_signed(-self.shift)
    }
}

/// A cell's words, and what they look like, found out at most once.
struct Look<'a> {
    text: &'a str,
    is_value: OnceCell<bool>,
    is_unit: OnceCell<bool>,
}

impl Look<'_> {
    fn is_value(&self) -> bool {
        *self.is_value.get_or_init(|| looks_like_value(self.text))
    }

    fn is_unit(&self) -> bool {
        *self.is_unit.get_or_init(|| is_unit(self.text))
    }
}

fn looks(cells: &[Short]) -> Vec<Look<'_>> {
    cells.iter().map(|text| Look { text, is_value: OnceCell::new(), is_unit: OnceCell::new() }).collect()
}

/// The arrangement that fits best, of several the first, and how well it does.
fn best(looks: &[Look<'_>], columns: &Columns) -> Option<(i32, Arrangement)> {
    let most: i32 = columns.roles.iter().map(|role| best_of(*role)).sum();
    let width = columns.roles.len().max(looks.len());
    let mut best: Option<(i32, Arrangement)> = None;
    for shift in [0, 1, -1, 2] {
        let whole = Arrangement { width, shift, part: None };
        if !loses_nothing(looks, whole) {
            continue;
        }
        let parted = part_of(looks, whole, columns).map(|part| Arrangement { part: Some(part), ..whole });
        for (cost, arrangement) in [(0, Some(whole)), (1, parted)] {
            let Some(arrangement) = arrangement else { continue };
            let score = fit(looks, arrangement, columns) - cost - i32::from(shift != 0) * 2;
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, arrangement));
            }
            // Most rows fit as they stand, and no other place can be better.
            if score >= most {
                return best;
            }
        }
    }
    best
}

/// Whether all cells with words are still there where they are moved.
fn loses_nothing(looks: &[Look<'_>], moved: Arrangement) -> bool {
    let filled = |look: &&Look<'_>| !look.text.is_empty();
    let there = (0..moved.width).filter_map(|column| looks.get(moved.source(column)?)).filter(filled).count();
    moved.shift == 0 || there == looks.iter().filter(filled).count()
}

/// The column behind the name, if the cell that came to stand there is the name of a sub-row.
fn part_of(looks: &[Look<'_>], whole: Arrangement, columns: &Columns) -> Option<usize> {
    let part = columns.roles.iter().rposition(|role| *role == Role::Name)? + 1;
    let text = looks.get(whole.source(part)?)?.text;
    (has_letters(text) && text.chars().count() <= 12).then_some(part)
}

/// How well cells fit their columns: higher is better, below zero not at all.
fn fit(looks: &[Look<'_>], arrangement: Arrangement, columns: &Columns) -> i32 {
    let look = |column: usize| arrangement.source(column).and_then(|at| looks.get(at));
    let inside: i32 =
        columns.roles.iter().enumerate().map(|(column, role)| fit_one(look(column), *role)).sum();
    let beyond = (columns.roles.len()..arrangement.width).filter_map(look);
    let beyond = beyond.filter(|look| !look.text.is_empty()).count();
    inside - 3 * i32::try_from(beyond).unwrap_or(i32::MAX / 4)
}

/// The most that [`fit_one`] says of a column of this role.
const fn best_of(role: Role) -> i32 {
    match role {
        Role::Binding => 3,
        Role::Number | Role::Name | Role::Unit => 2,
        Role::Value(..) => 1,
        Role::Domain | Role::Other | Role::Note => 0,
    }
}

fn fit_one(look: Option<&Look<'_>>, role: Role) -> i32 {
    let Some(look) = look.filter(|look| !look.text.is_empty()) else {
        return if role == Role::Name { -2 } else { 0 };
    };
    let text = look.text;
    match role {
        Role::Number if is_number(text) => 2,
        Role::Name if has_letters(text) => 2,
        Role::Name => -4,
        Role::Domain if is_number(text) || is_binding(text) => -3,
        Role::Value(..) if is_binding(text) => -4,
        Role::Value(..) if look.is_value() => 1,
        Role::Binding if is_binding(text) => 3,
        Role::Number | Role::Binding => -3,
        Role::Unit if look.is_unit() => 2,
        Role::Unit if look.is_value() => -2,
        Role::Other | Role::Note if is_binding(text) => -1,
        Role::Domain | Role::Value(..) | Role::Unit | Role::Other | Role::Note => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::Stage;
    use super::*;

    fn columns() -> Columns {
        let value = Role::Value(Stage::Year, None);
        Columns {
            roles: vec![Role::Domain, Role::Number, Role::Name, value, value, Role::Binding],
            unit: None,
        }
    }

    fn placed(cells: &[&str]) -> Option<Placed> {
        place(&cells.iter().copied().map(Short::from).collect::<Vec<_>>(), &columns())
    }

    #[test]
    fn a_row_that_lost_its_first_cell_moves_back() {
        let row = placed(&["18", "居民年出游次数", "—", "4", "预期性", ""]).unwrap();
        assert_eq!(row.cells, ["", "18", "居民年出游次数", "—", "4", "预期性"]);
    }

    #[test]
    fn the_name_of_a_sub_row_is_taken_out() {
        let row = placed(&["精神文化", "16", "文明城市占比", "市级", "72.7", "90.9", "约束性"]).unwrap();
        assert_eq!(row.part.as_deref(), Some("市级"));
        assert_eq!(row.cells.get(3..), Some(&["72.7", "90.9", "约束性", ""].map(Short::from)[..]));
    }

    #[test]
    fn a_row_that_fits_stays_and_one_that_fits_nowhere_is_refused() {
        let row = placed(&["", "3", "参保率", "93.19", "95", "预期性"]).unwrap();
        assert_eq!(row.cells.first().map(Short::as_str), Some(""));
        assert_eq!(placed(&["1", "2", "3", "预期性", "5", "6"]), None);
    }
}
