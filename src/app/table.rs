//! The indicator table: a row an indicator, of one plan or of all, sorted and filtered.
//!
//! The name column stays where it is while the others move sideways. What always holds: `rows` are the
//! indicators that pass the filter in the order of the sort, and `row` is one of them, if there is any.

use super::desk::Desk;
use super::layout::table_columns;
use super::tree::scrolled;
use crate::plan::{Binding, Figure, Indicator, Origin, Place};
use crate::record::{Record, Status};
use crate::say;
use crate::text::pinyin::compare as by_sound;
use crate::text::{Ambiguous, fold};
use crate::words::{Lang, Phrase, screen as w};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Column {
    /// The plan's short title, in a table of all plans.
    Plan,
    /// The indicator's id.
    Id,
    /// Its name.
    Name,
    /// Its unit.
    Unit,
    /// Where it stood.
    Baseline,
    /// Where it shall stand.
    Target,
    /// 约束性 or 预期性.
    Binding,
    /// The status.
    Status,
    /// The latest reading.
    Latest,
    /// 领域
    Domain,
    /// Table or prose.
    Origin,
    /// The section it stands in.
    Section,
    /// Who answers for it.
    Owner,
    /// When it is due.
    Due,
}

impl Column {
    /// All columns in the order shown.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Unit,
        Self::Baseline,
        Self::Target,
        Self::Binding,
        Self::Status,
        Self::Plan,
        Self::Latest,
        Self::Domain,
        Self::Id,
        Self::Origin,
        Self::Section,
        Self::Owner,
        Self::Due,
    ];

    /// Its heading.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        let phrase: Phrase = match self {
            Self::Plan => w::COLUMN_PLAN,
            Self::Id => w::COLUMN_ID,
            Self::Name => w::COLUMN_NAME,
            Self::Unit => w::COLUMN_UNIT,
            Self::Baseline => w::COLUMN_BASELINE,
            Self::Target => w::COLUMN_TARGET,
            Self::Binding => w::COLUMN_BINDING,
            Self::Status => w::COLUMN_STATUS,
            Self::Latest => w::COLUMN_LATEST,
            Self::Domain => w::COLUMN_DOMAIN,
            Self::Origin => w::COLUMN_ORIGIN,
            Self::Section => w::COLUMN_SECTION,
            Self::Owner => w::OWNER,
            Self::Due => w::DUE,
        };
        phrase.say(lang)
    }

    /// Whether its cells are numbers, set on their decimal points.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Baseline | Self::Target | Self::Latest)
    }

    /// The widest it gets, in columns; the name takes what is left.
    #[must_use]
    pub const fn widest(self) -> usize {
        match self {
            Self::Name => 60,
            Self::Baseline | Self::Target | Self::Latest => 16,
            Self::Section => 32,
            Self::Plan => 14,
            _ => 18,
        }
    }
}

/// Which indicators are shown. Every part that is set must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Binding or expected; `Some(None)` for those of which nothing is said.
    pub binding: Option<Option<Binding>>,
    /// A status; `Some(None)` for those without one.
    pub status: Option<Option<Status>>,
    /// A domain.
    pub domain: Option<String>,
    /// Table or prose.
    pub origin: Option<Origin>,
    /// Words that must all stand in the name, unit, domain, plan's title or section's path.
    pub words: String,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an indicator passes.
    #[must_use]
    pub fn passes(&self, desk: &Desk, at: usize) -> bool {
        let Some(indicator) = desk.plan.indicators.get(at) else { return false };
        self.binding.is_none_or(|wanted| indicator.binding == wanted)
            && self.status.is_none_or(|wanted| desk.status(Place::Indicator(at)) == wanted)
            && self.domain.as_ref().is_none_or(|wanted| indicator.domain.as_deref() == Some(wanted.as_str()))
            && self.origin.is_none_or(|wanted| indicator.origin == wanted)
            && self.has_words(desk, indicator)
    }

    fn has_words(&self, desk: &Desk, indicator: &Indicator) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let mut hay = format!("{} {} ", indicator.id, indicator.name);
        let parts = [indicator.unit.as_deref(), indicator.domain.as_deref(), indicator.note.as_deref()];
        for part in parts.into_iter().flatten() {
            hay.push_str(part);
            hay.push(' ');
        }
        hay.push_str(&desk.plan.short_title);
        hay.push_str(&say::path(&desk.plan, indicator.section, Lang::Zh));
        let hay = fold(&hay);
        fold(&self.words).split_whitespace().all(|word| hay.contains(word))
    }
}

/// An indicator of an open plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct RowRef {
    /// The plan's position in the library.
    pub plan: usize,
    /// The indicator's position in the plan.
    pub indicator: usize,
}

/// The table's state.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// One plan's, or all plans' if `None`.
    pub plan: Option<usize>,
    /// What is shown.
    pub filter: Filter,
    /// The column sorted by, and whether downwards; `None` is the plan's own order.
    pub sort: Option<(Column, bool)>,
    /// The indicators shown.
    pub rows: Vec<RowRef>,
    /// How many there are without the filter.
    pub total: usize,
    /// The marked row.
    pub row: usize,
    /// The first row on the screen.
    pub top: usize,
    /// How many columns behind the name are moved out of sight.
    pub skipped: usize,
    /// The width each column of [`Table::columns`] would like, in columns of the screen.
    pub widths: Vec<usize>,
}

impl Table {
    /// The columns of this table: that of the plan only where there are several.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = Column::ALL.into_iter().filter(|&c| c != Column::Plan).collect();
        if self.plan.is_none() {
            // Whose figure it is says more here than its unit, which gives up its place among the first.
            columns.retain(|&c| c != Column::Unit);
            columns.insert(1, Column::Plan);
            columns.insert(6, Column::Unit);
        }
        columns
    }

    /// The widths of the columns on a screen of `columns` columns.
    #[must_use]
    pub fn widths_on(&self, columns: usize) -> Vec<usize> {
        let is_figure: Vec<bool> = self.columns().into_iter().map(Column::is_figure).collect();
        table_columns(&self.widths, &is_figure, columns)
    }

    /// The marked indicator.
    #[must_use]
    pub fn marked(&self) -> Option<RowRef> {
        self.rows.get(self.row).copied()
    }

    /// Filters, sorts and measures anew; the mark stays on its indicator if that is still shown.
    pub fn refresh(&mut self, desks: &BTreeMap<usize, Desk>, lang: Lang, ambiguous: Ambiguous) {
        let marked = self.marked();
        let all = desks.iter().filter(|(plan, _)| self.plan.is_none_or(|only| only == **plan));
        self.rows.clear();
        self.total = 0;
        for (&plan, desk) in all {
            self.total += desk.plan.indicators.len();
            let shown = (0..desk.plan.indicators.len()).filter(|&at| self.filter.passes(desk, at));
            self.rows.extend(shown.map(|indicator| RowRef { plan, indicator }));
        }
        if let Some((column, downwards)) = self.sort {
            self.rows.sort_by(|&a, &b| compare(desks, column, downwards, a, b, lang));
        }
        self.row = marked.and_then(|m| self.rows.iter().position(|&r| r == m)).unwrap_or(self.row);
        self.row = self.row.min(self.rows.len().saturating_sub(1));
        self.widths = self.columns().into_iter().map(|c| self.width(desks, c, lang, ambiguous)).collect();
    }

    fn width(
        &self,
        desks: &BTreeMap<usize, Desk>,
        column: Column,
        lang: Lang,
        ambiguous: Ambiguous,
    ) -> usize {
        let (mut left, mut right) = (0, 0);
        for &row in &self.rows {
            let cell = cell(desks, column, row, lang);
            let at = if column.is_figure() { point(&cell) } else { cell.len() };
            let (head, tail) = cell.split_at_checked(at).unwrap_or((&cell, ""));
            left = left.max(ambiguous.str(head));
            right = right.max(ambiguous.str(tail));
        }
        // The status has its room from the start, so that the first flag does not move the columns.
        let least = if column == Column::Status { 8 } else { 0 };
        (left + right).min(column.widest()).max(ambiguous.str(column.title(lang))).max(least)
    }

    /// Marks the row `by` further down.
    pub fn move_by(&mut self, by: isize) {
        self.row = self.row.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// Keeps the mark among the `height` rows shown.
    pub fn scroll_to_mark(&mut self, height: usize) {
        self.top = scrolled(self.top, self.row, self.rows.len(), height);
    }
}

/// What stands in a cell; empty where nothing is said.
#[must_use]
pub fn cell(desks: &BTreeMap<usize, Desk>, column: Column, row: RowRef, lang: Lang) -> String {
    let Some(desk) = desks.get(&row.plan) else { return String::new() };
    let Some(indicator) = desk.plan.indicators.get(row.indicator) else { return String::new() };
    let place = Place::Indicator(row.indicator);
    let text = |words: Option<&str>| words.unwrap_or_default().to_owned();
    let words = |figure: &Option<Figure>| text(figure.as_ref().map(|f| f.text.as_str()));
    let record = desk.record(place);
    match column {
        Column::Plan => desk.plan.short_title.clone(),
        Column::Id => indicator.id.to_string(),
        Column::Name => indicator.name.to_string(),
        Column::Unit => text(indicator.unit.as_deref()),
        Column::Baseline => words(&indicator.baseline),
        Column::Target => words(&indicator.target),
        Column::Binding => indicator.binding.map(|b| say::binding(b, lang).to_owned()).unwrap_or_default(),
        Column::Status => desk.status(place).map(|s| say::status(s, lang).to_owned()).unwrap_or_default(),
        Column::Latest => latest(record).unwrap_or_default().to_owned(),
        Column::Domain => text(indicator.domain.as_deref()),
        Column::Origin => say::origin(indicator.origin, lang).to_owned(),
        Column::Section => say::heading(&desk.plan, indicator.section, lang),
        Column::Owner => record.and_then(Record::owner).unwrap_or_default().to_owned(),
        Column::Due => record.and_then(Record::due).unwrap_or_default().to_owned(),
    }
}

fn latest(record: Option<&Record>) -> Option<&str> {
    record?.readings().next_back().map(|reading| reading.value)
}

/// Rows of one column in order: by number where there is one, else by words as a Chinese dictionary has them; what says nothing comes last
/// whether up or down.
fn compare(
    desks: &BTreeMap<usize, Desk>,
    column: Column,
    downwards: bool,
    a: RowRef,
    b: RowRef,
    lang: Lang,
) -> Ordering {
    let turned = |order: Ordering| if downwards { order.reverse() } else { order };
    if has_keys(column) {
        return match (key(desks, column, a), key(desks, column, b)) {
            (Some(a), Some(b)) => turned(a.total_cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        };
    }
    let (a, b) = (cell(desks, column, a, lang), cell(desks, column, b, lang));
    a.is_empty().cmp(&b.is_empty()).then_with(|| turned(by_sound(&a, &b)))
}

/// Whether a column is sorted by numbers.
const fn has_keys(column: Column) -> bool {
    column.is_figure() || matches!(column, Column::Binding | Column::Status | Column::Id | Column::Section)
}

/// The number a cell is sorted by.
fn key(desks: &BTreeMap<usize, Desk>, column: Column, row: RowRef) -> Option<f64> {
    let desk = desks.get(&row.plan)?;
    let indicator = desk.plan.indicators.get(row.indicator)?;
    match column {
        Column::Baseline => indicator.baseline.as_ref()?.value(),
        Column::Target => indicator.target.as_ref()?.value(),
        Column::Latest => latest(desk.record(Place::Indicator(row.indicator)))?.trim().parse().ok(),
        Column::Binding => indicator.binding.map(|b| f64::from(b == Binding::Expected)),
        Column::Status => {
            let status = desk.status(Place::Indicator(row.indicator))?;
            Status::ALL.iter().position(|&s| s == status).map(|at| at as f64)
        }
        Column::Id => Some(row.indicator as f64),
        Column::Section => Some(indicator.section as f64),
        _ => None,
    }
}

/// The byte at which a figure's cell is aligned: behind the integer digits of its first number, or its end.
#[must_use]
pub fn point(cell: &str) -> usize {
    let start = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
    let digits = cell.get(start..).unwrap_or_default();
    start + digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::Found;
    use crate::plan::plan_from_json;
    use crate::record::{Change, ChangeKind, RecordFile, Stamp};
    use std::sync::Arc;

    fn desks() -> BTreeMap<usize, Desk> {
        let plan = plan_from_json(
            r#"{"format":1,"id":"p","title":"t","short_title":"s","region":"r",
            "period":{"from":2026,"to":2030},"edition":"digest","sections":[
              {"id":"1","title":"养老","kind":"measure","text":[]},
              {"id":"2","title":"托育","kind":"measure","text":[]}],
            "indicators":[
              {"id":"t1","name":"床位占比","unit":"%","binding":"binding","domain":"养老","origin":"table","section":"1",
               "target":{"text":"60","value":60,"relation":"eq"}},
              {"id":"t2","name":"托位數","binding":"expected","origin":"table","section":"2",
               "target":{"text":"4.5","value":4.5,"relation":"eq"}},
              {"id":"p01","name":"服务覆盖","origin":"text","section":"1",
               "target":{"text":"全覆盖","relation":"words"}}]}"#,
        )
        .unwrap();
        let mut records = RecordFile::new("p");
        let change = Change { id: "t2".into(), kind: ChangeKind::Status(Some(Status::Behind)) };
        records.apply(&change, &Stamp { by: "li".into(), at: "2026-01-01T00:00:00Z".into() }, "").unwrap();
        let found = Found { records, problem: None, drafts: BTreeMap::new(), is_partial: false };
        BTreeMap::from([(0, Desk::new(Arc::new(plan), found, None))])
    }

    fn shown(filter: Filter, sort: Option<(Column, bool)>) -> Vec<String> {
        let desks = desks();
        let mut table = Table { plan: Some(0), filter, sort, ..Table::default() };
        table.refresh(&desks, Lang::Zh, Ambiguous::Narrow);
        table.rows.iter().map(|&row| cell(&desks, Column::Id, row, Lang::Zh)).collect()
    }

    #[test]
    fn each_part_of_the_filter_must_hold() {
        let all = Filter::default();
        assert_eq!(shown(all.clone(), None), ["t1", "t2", "p01"]);
        assert_eq!(shown(Filter { binding: Some(Some(Binding::Binding)), ..all.clone() }, None), ["t1"]);
        assert_eq!(shown(Filter { binding: Some(None), ..all.clone() }, None), ["p01"]);
        assert_eq!(shown(Filter { status: Some(Some(Status::Behind)), ..all.clone() }, None), ["t2"]);
        assert_eq!(shown(Filter { status: Some(None), ..all.clone() }, None), ["t1", "p01"]);
        assert_eq!(shown(Filter { origin: Some(Origin::Text), ..all.clone() }, None), ["p01"]);
        assert_eq!(shown(Filter { words: "养老 覆盖".into(), ..all.clone() }, None), ["p01"]);
        assert_eq!(
            shown(Filter { words: "托位数".into(), ..all }, None),
            ["t2"],
            "traditional is simplified"
        );
    }

    #[test]
    fn numbers_sort_as_numbers_and_words_come_last() {
        assert_eq!(shown(Filter::default(), Some((Column::Target, false))), ["t2", "t1", "p01"]);
        assert_eq!(shown(Filter::default(), Some((Column::Target, true))), ["t1", "t2", "p01"]);
        assert_eq!(shown(Filter::default(), Some((Column::Status, false))), ["t2", "t1", "p01"]);
    }

    #[test]
    fn words_sort_by_their_sound() {
        // 床位占比 chuáng, 服务覆盖 fú, 托位數 tuō.
        assert_eq!(shown(Filter::default(), Some((Column::Name, false))), ["t1", "p01", "t2"]);
        assert_eq!(shown(Filter::default(), Some((Column::Name, true))), ["t2", "p01", "t1"]);
    }

    #[test]
    fn the_mark_stays_on_its_indicator() {
        let desks = desks();
        let mut table = Table { plan: Some(0), ..Table::default() };
        table.refresh(&desks, Lang::Zh, Ambiguous::Narrow);
        table.move_by(1);
        table.sort = Some((Column::Target, false));
        table.refresh(&desks, Lang::Zh, Ambiguous::Narrow);
        assert_eq!(table.marked(), Some(RowRef { plan: 0, indicator: 1 }));
        assert_eq!(table.row, 0);
    }

    #[test]
    fn figures_are_aligned_behind_their_integer_digits() {
        assert_eq!(point("31.7"), 2);
        assert_eq!(point(">50"), 3);
        assert_eq!(point("全覆盖"), "全覆盖".len());
    }
}
