//! The indicators of a document: those of its tables first, then those of its prose, with ids and sections.
//!
//! What always holds: a row of the official table has the id `t` and its number, sub-rows a letter behind it; an
//! indicator from the prose `p` and its place among them; every indicator stands in the section it was found in.

use super::block::Grid;
use super::draft::{IndicatorDraft, Setting};
use super::prose::{self, Passage};
use super::readings::Actual;
use super::table::{self, Found, Tables};
use crate::plan::{Indicator, Kind, Section};
use std::collections::{HashMap, HashSet};

/// What was found.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Indicators {
    /// The indicators, in the plan's order.
    pub(super) indicators: Vec<Indicator>,
    /// What was measured in years that have passed.
    pub(super) actuals: Vec<Actual>,
    /// Tables that are none of indicators, each by its first words.
    pub(super) other_tables: Vec<String>,
    /// What could not be read of tables.
    pub(super) warnings: Vec<table::Warning>,
}

/// Finds the indicators of a document's tables, each given with the section it stands in, and of its sections.
///
/// The tables are given away, since a large one takes more room than all that is found in it.
pub(super) fn indicators(sections: &[Section], tables: Vec<(usize, Grid)>, setting: Setting) -> Indicators {
    let mut found = Indicators::default();
    let mut rows: Vec<IndicatorDraft> = Vec::new();
    let mut reader = Tables::new(setting);
    for (section, grid) in tables {
        match reader.read(&grid, section) {
            Found::Indicators(drafts, warnings) => {
                rows.extend(drafts);
                found.warnings.extend(warnings);
            }
            Found::Other => found.other_tables.push(first_cells(&grid)),
        }
    }
    let with_tables: HashSet<usize> = rows.iter().map(|row| row.paragraph).collect();
    for text in with_tables.iter().filter_map(|&at| sections.get(at)).flat_map(|section| &section.text) {
        if table::is_note(text) {
            table::attach_notes(&mut rows, text);
        }
    }
    let mut passages = passages(sections, &setting);
    passages.retain(|passage| {
        let flattened = table::flattened(passage.text);
        let is_prose = flattened.is_none();
        found.warnings.extend(flattened);
        is_prose
    });
    let prose = prose::without_repeats(&rows, prose::figures(&passages, &setting));
    let table_ids = table_ids(&rows);
    let prose_ids = (1..).map(|place: usize| format!("p{place:02}"));
    found.indicators.reserve_exact(rows.len() + prose.len());
    let drafts = rows.into_iter().zip(table_ids).chain(prose.into_iter().zip(prose_ids));
    for (at, (draft, id)) in drafts.enumerate() {
        found.actuals.extend(draft.actuals.iter().filter_map(|figure| Actual::of(at, figure)));
        let section = draft.paragraph;
        found.indicators.push(draft.into_indicator(id, section));
    }
    found
}

/// The first words of a table, to know it by.
fn first_cells(grid: &Grid) -> String {
    let cells = grid.rows.iter().flatten().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    cells.take(4).collect::<Vec<_>>().join(" ").chars().take(40).collect()
}

/// The paragraphs, each with what the outline knows of it.
fn passages<'s>(sections: &'s [Section], setting: &Setting) -> Vec<Passage<'s>> {
    let mut past = vec![false; sections.len()];
    let mut passages = Vec::new();
    let mut review = prose::Review::default();
    for (at, section) in sections.iter().enumerate() {
        let above = section.parent.and_then(|parent| past.get(parent)).copied().unwrap_or(false);
        let is_past = above || prose::looks_back(section.kind, &section.title);
        if let Some(own) = past.get_mut(at) {
            *own = is_past;
        }
        if section.number.is_some() {
            review = prose::Review::default();
        }
        let texts = section.text.iter().filter(|text| !table::is_note(text));
        // A measure without a title of its own has its first words for one.
        let title = Some(&section.title).filter(|_| matches!(section.kind, Kind::Measure | Kind::Project));
        for text in title.into_iter().chain(texts) {
            let is_past = review.goes_on(text, setting) || is_past;
            passages.push(Passage { text, heading: &section.title, is_past, at });
        }
    }
    passages
}

/// Ids of the rows of tables: by their printed numbers where no other row has the same id.
fn table_ids(rows: &[IndicatorDraft]) -> Vec<String> {
    let number = |row: &IndicatorDraft| {
        let number = row.number.clone().filter(|number| number.bytes().all(|b| b.is_ascii_digit()));
        number.filter(|number| (1..=4).contains(&number.len()))
    };
    let mut shared: HashMap<String, usize> = HashMap::new();
    for number in rows.iter().filter_map(number) {
        *shared.entry(number).or_default() += 1;
    }
    let mut given: HashMap<String, u8> = HashMap::new();
    let mut taken = HashSet::new();
    let mut spare = (1..).map(|place: usize| format!("t{place}"));
    rows.iter()
        .map(|row| {
            let numbered = number(row).map(|number| {
                let letter = given.entry(number.clone()).or_default();
                *letter += 1;
                let is_shared = shared.get(&number).is_some_and(|&count| count > 1);
                let sub = char::from(b'a' + (*letter - 1).min(25)).to_string();
                format!("t{number}{}", if is_shared { sub.as_str() } else { "" })
            });
            let id = numbered.filter(|id| !taken.contains(id));
            let id = id.or_else(|| spare.find(|id| !taken.contains(id))).unwrap_or_default();
            taken.insert(id.clone());
            id
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Origin;

    #[test]
    fn sub_rows_get_a_letter_and_rows_without_a_number_a_place() {
        let row = |number: Option<&str>| {
            let mut row = IndicatorDraft::new("名".into(), Origin::Table, 0);
            row.number = number.map(str::to_owned);
            row
        };
        let rows = [row(Some("1")), row(Some("2")), row(Some("2")), row(None), row(Some("一"))];
        assert_eq!(table_ids(&rows), ["t1", "t2a", "t2b", "t2", "t3"]);
    }
}
