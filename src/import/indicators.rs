//! The indicators of a document: those of its tables first, then those of its prose, with ids and sections.
//!
//! What always holds: a row of the official table has the id `t` and its number, sub-rows a letter behind it; an
//! indicator from the prose `p` and its place among them; every indicator stands in the section it was found in.

use super::block::{Block, Grid};
use super::draft::{Row, Setting};
use super::outline::Table;
use super::prose::{self, Passage};
use super::readings::Actual;
use super::table::{self, Found, Tables};
use crate::plan::{Indicator, Kind, Section};
use crate::text::Short;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

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

/// A table that was read: its lines among the paragraphs of its section, and its rows among all.
struct Place {
    lines: Range<usize>,
    rows: Range<usize>,
}

/// The tables that were read, by section, in reading order.
type Places = HashMap<usize, Vec<Place>>;

/// What was read of the tables of a document.
pub(super) struct Tabled {
    reader: Tables,
    setting: Setting,
    rows: Vec<Row>,
    places: Places,
    found: Indicators,
}

impl Tabled {
    /// Begins a document of these blocks.
    pub(super) fn new(setting: Setting, blocks: &[Block]) -> Self {
        let rows_of = |block: &Block| match block {
            Block::Table(grid) => grid.len(),
            Block::Paragraph(_) => 0,
        };
        // Room that is never written to is none; a list that grows leaves its old room behind.
        let rows = Vec::with_capacity(blocks.iter().map(rows_of).sum());
        let reader = Tables::new(setting);
        Self { reader, setting, rows, places: Places::new(), found: Indicators::default() }
    }

    /// Reads the next table.
    pub(super) fn read(&mut self, Table { section, lines, grid }: Table) {
        match self.reader.read(&grid, section) {
            Found::Indicators(more, warnings) => {
                let first = self.rows.len();
                // The rows of one large table are not to be there twice.
                if self.rows.is_empty() && more.len() * 2 > self.rows.capacity() {
                    self.rows = more;
                } else {
                    self.rows.extend(more);
                }
                let rows = first..self.rows.len();
                self.places.entry(section).or_default().push(Place { lines, rows });
                self.found.warnings.extend(warnings);
            }
            Found::Other => self.found.other_tables.push(first_cells(&grid)),
        }
    }
}

/// Finds the indicators of a document, whose tables were read, and of its sections. A row that was read in its table
/// is no prose.
pub(super) fn indicators(sections: &[Section], tabled: Tabled) -> Indicators {
    let Tabled { setting, mut rows, places, mut found, .. } = tabled;
    attach_notes(&mut rows, sections, &places);
    let mut passages = passages(sections, &places, &setting);
    passages.retain(|passage| {
        let flattened = table::flattened(passage.text);
        let is_prose = flattened.is_none();
        found.warnings.extend(flattened);
        is_prose
    });
    let prose = prose::without_repeats(&rows, prose::figures(&passages, &setting));
    give_ids(&mut rows);
    for (at, row) in rows.iter_mut().enumerate() {
        let actuals = std::mem::take(&mut row.actuals);
        found.actuals.extend(actuals.iter().filter_map(|figure| Actual::of(at, figure)));
    }
    // In place: the rows of a large table are the most there is in memory.
    found.indicators = rows.into_iter().map(|row| row.indicator).collect();
    found.indicators.shrink_to_fit();
    found.indicators.extend((1..).zip(prose).map(|(place, indicator)| {
        let id = format!("p{place:02}").into();
        Indicator { id, ..indicator }
    }));
    found
}

/// Hangs each note on the rows it stands under: those of the tables above it, up to the notes before.
fn attach_notes(rows: &mut [Row], sections: &[Section], places: &Places) {
    for (&at, tables) in places {
        let Some(section) = sections.get(at) else { continue };
        let mut above = 0..0;
        for (line, text) in lines_beside(section, tables).filter(|(_, text)| table::is_note(text)) {
            let before = tables.partition_point(|table| table.lines.end <= line);
            if before > above.end {
                above = above.end..before;
            }
            let spoken_of = tables.get(above.clone()).unwrap_or_default();
            let (first, last) = (spoken_of.first(), spoken_of.last());
            if let Some((first, last)) = first.zip(last) {
                let rows = rows.get_mut(first.rows.start..last.rows.end).unwrap_or_default();
                table::attach_notes(rows, text);
            }
        }
    }
}

/// The paragraphs of a section that are no rows of these tables, each with its place.
fn lines_beside<'a>(section: &'a Section, tables: &'a [Place]) -> impl Iterator<Item = (usize, &'a str)> {
    let is_row = |line: usize| {
        let next = tables.partition_point(|table| table.lines.end <= line);
        tables.get(next).is_some_and(|table| table.lines.contains(&line))
    };
    section.text.iter().enumerate().filter(move |(line, _)| !is_row(*line))
}

/// The first words of a table, to know it by.
fn first_cells(grid: &Grid) -> String {
    let cells = grid.texts().map(str::trim).filter(|text| !text.is_empty());
    cells.take(4).collect::<Vec<_>>().join(" ").chars().take(40).collect()
}

/// The paragraphs, each with what the outline knows of it.
fn passages<'a>(sections: &'a [Section], places: &'a Places, setting: &Setting) -> Vec<Passage<'a>> {
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
        let tables = places.get(&at).map(Vec::as_slice).unwrap_or_default();
        let texts = lines_beside(section, tables).map(|(_, text)| text).filter(|text| !table::is_note(text));
        // A measure without a title of its own has its first words for one.
        let title =
            Some(section.title.as_str()).filter(|_| matches!(section.kind, Kind::Measure | Kind::Project));
        for text in title.into_iter().chain(texts) {
            let is_past = review.goes_on(text, setting) || is_past;
            passages.push(Passage { text, heading: &section.title, is_past, at });
        }
    }
    passages
}

/// Gives the rows of tables their ids: by their printed numbers where no other row has the same id.
fn give_ids(rows: &mut [Row]) {
    let mut shared: HashMap<Short, usize> = HashMap::new();
    for number in rows.iter().filter_map(number) {
        *shared.entry(number).or_default() += 1;
    }
    let mut given: HashMap<Short, u8> = HashMap::new();
    // Those made of places differ among themselves, and from five digits on from all that are made of numbers.
    let mut taken: HashSet<Short> = HashSet::new();
    let can_be_met = |id: &Short| id.len() <= 5 || !id.ends_with(|c: char| c.is_ascii_digit());
    let mut spare = (1..).map(|place: usize| Short::from(format!("t{place}")));
    for row in rows {
        let numbered = number(row).map(|number| {
            let mut id = Short::from("t");
            id.push_str(&number);
            if shared.get(&number).is_some_and(|&count| count > 1) {
                let letter = given.entry(number).or_default();
                id.push(char::from(b'a' + (*letter).min(25)));
                *letter = letter.saturating_add(1);
            }
            id
        });
        let id = numbered.filter(|id| !taken.contains(id));
        let id = id.or_else(|| spare.find(|id| !taken.contains(id))).unwrap_or_default();
        if can_be_met(&id) {
            taken.insert(id.clone());
        }
        row.indicator.id = id;
    }
}

/// The number that a row's id is made of.
fn number(row: &Row) -> Option<Short> {
    let number = Short::from(row.indicator.number.as_deref()?);
    ((1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Origin;

    #[test]
    fn sub_rows_get_a_letter_and_rows_without_a_number_a_place() {
        let row = |number: Option<&str>| {
            let number = number.map(Into::into);
            Row {
                indicator: Indicator { number, ..Indicator::named("名", Origin::Table, 0) },
                actuals: thin_vec::ThinVec::new(),
            }
        };
        let mut rows = [row(Some("1")), row(Some("2")), row(Some("2")), row(None), row(Some("一"))];
        give_ids(&mut rows);
        assert_eq!(rows.map(|row| row.indicator.id), ["t1", "t2a", "t2b", "t2", "t3"]);
    }
}
