//! Places: which cell of a row belongs to which column, where cells were lost or split.
//!
//! A text table loses the empty cell of a merged domain, so that the row moves to the left; and a row with
//! sub-rows has one cell more. The place that fits the columns best is taken; a row that already fits stays.

use super::cell::looks_like_value;
use super::columns::{Columns, Role, has_letters, is_binding, is_number};
use crate::import::amount::is_unit;

/// A row's cells, one a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Placed {
    /// The words of each column.
    pub cells: Vec<String>,
    /// The sub-row's name that stood between name and figures.
    pub part: Option<String>,
}

/// Puts a row's cells under the columns they fit. `None` if they fit nowhere.
pub(super) fn place(cells: &[String], columns: &Columns) -> Option<Placed> {
    let most: i32 = columns.roles.iter().map(|role| best_of(*role)).sum();
    let mut best: Option<(i32, Placed)> = None;
    for shift in [0, 1, -1, 2] {
        let Some(moved) = moved(cells, shift, columns.roles.len()) else { continue };
        let whole = Placed { cells: moved.clone(), part: None };
        let parted = parted(&moved, columns);
        for (cost, placed) in [(0, Some(whole)), (1, parted)] {
            let Some(placed) = placed else { continue };
            let score = fit(&placed.cells, columns) - cost - i32::from(shift != 0) * 2;
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, placed));
            }
            // Most rows fit as they stand, and no other place can be better.
            if score >= most {
                return best.map(|(_, placed)| placed);
            }
        }
    }
    best.filter(|(score, _)| *score >= 0).map(|(_, placed)| placed)
}

/// The cells moved to the right (or left), if nothing is lost by it.
fn moved(cells: &[String], shift: isize, count: usize) -> Option<Vec<String>> {
    let cell = |at: usize| at.checked_add_signed(-shift).and_then(|at| cells.get(at));
    let moved = || (0..count.max(cells.len())).map(cell);
    let filled = moved().flatten().filter(|text| !text.is_empty()).count();
    let is_whole = shift == 0 || filled == cells.iter().filter(|text| !text.is_empty()).count();
    is_whole.then(|| moved().map(|text| text.cloned().unwrap_or_default()).collect())
}

/// The row with the cell behind the name taken out: the name of a sub-row.
fn parted(cells: &[String], columns: &Columns) -> Option<Placed> {
    let name = columns.roles.iter().rposition(|role| *role == Role::Name)?;
    let part = cells.get(name + 1).filter(|part| has_letters(part) && part.chars().count() <= 12)?.clone();
    let mut cells = cells.to_vec();
    cells.remove(name + 1);
    cells.push(String::new());
    Some(Placed { cells, part: Some(part) })
}

/// How well cells fit their columns: higher is better, below zero not at all.
pub(super) fn fit(cells: &[String], columns: &Columns) -> i32 {
    let beyond = cells.iter().skip(columns.roles.len()).filter(|text| !text.is_empty()).count();
    let inside: i32 = cells.iter().zip(&columns.roles).map(|(text, role)| fit_one(text, *role)).sum();
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

fn fit_one(text: &str, role: Role) -> i32 {
    if text.is_empty() {
        return if role == Role::Name { -2 } else { 0 };
    }
    match role {
        Role::Number if is_number(text) => 2,
        Role::Name if has_letters(text) => 2,
        Role::Name => -4,
        Role::Domain if is_number(text) || is_binding(text) => -3,
        Role::Value(..) if is_binding(text) => -4,
        Role::Value(..) if looks_like_value(text) => 1,
        Role::Binding if is_binding(text) => 3,
        Role::Number | Role::Binding => -3,
        Role::Unit if is_unit(text) => 2,
        Role::Unit if looks_like_value(text) => -2,
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
        place(&cells.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), &columns())
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
        assert_eq!(
            row.cells.get(3..),
            Some(&["72.7".to_owned(), "90.9".into(), "约束性".into(), String::new()][..])
        );
    }

    #[test]
    fn a_row_that_fits_stays_and_one_that_fits_nowhere_is_refused() {
        let row = placed(&["", "3", "参保率", "93.19", "95", "预期性"]).unwrap();
        assert_eq!(row.cells.first().map(String::as_str), Some(""));
        assert_eq!(placed(&["1", "2", "3", "预期性", "5", "6"]), None);
    }
}
