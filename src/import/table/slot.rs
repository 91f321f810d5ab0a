//! Slots: which column's figure is the baseline, which the target, and what the others are.

use super::cell::{Value, dated, values};
use super::columns::{Columns, Role, Stage};
use super::rows::Reader;
use crate::import::amount::Years;
use crate::import::draft::{Row, Setting};
use crate::plan::Figure;
use crate::text::Short;

/// A column of figures, and where they go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Values {
    pub column: usize,
    stage: Stage,
    years: Option<Years>,
    pub slot: Slot,
}

/// The columns of figures, from the left.
pub(super) fn values_of(columns: &Columns, setting: &Setting) -> Vec<Values> {
    let stated = columns.roles.iter().enumerate().filter_map(|(column, role)| match role {
        Role::Value(stage, years) => Some((column, *stage, *years)),
        _ => None,
    });
    let stated: Vec<_> = stated.collect();
    let all: Vec<(Stage, Option<i32>)> =
        stated.iter().map(|(_, stage, years)| (*stage, years.map(|years| years.to))).collect();
    let target = target_of(&all, setting);
    let baseline = baseline_of(&all, target, setting);
    let slot = |stage: Stage, year: Option<i32>| match stage {
        Stage::Average | Stage::Total => Slot::Milestone,
        _ if Some((stage, year)) == target => Slot::Target,
        _ if Some((stage, year)) == baseline => Slot::Baseline,
        Stage::Actual | Stage::Baseline => Slot::Actual,
        Stage::Year if year.is_some_and(|year| setting.is_past(year)) => Slot::Actual,
        Stage::Year | Stage::Target => Slot::Milestone,
    };
    let values = stated.iter().zip(all).map(|(&(column, stage, years), (_, year))| {
        let slot = slot(stage, year);
        Values { column, stage, years, slot }
    });
    values.collect()
}

impl Reader {
    /// Puts the figures of a row into its draft.
    pub(super) fn fill(&self, row: &mut Row, cells: &[Short]) {
        for column in &self.values {
            for value in cells.get(column.column).map(|text| values(text)).unwrap_or_default() {
                self.put(row, column, value);
            }
        }
        let indicator = &mut row.indicator;
        indicator.milestones.sort_by_key(Figure::last_year);
        row.actuals.sort_by_key(Figure::last_year);
        if indicator.target.is_none() {
            // A target that is only said as an average or a sum over the years.
            let over_years = indicator.milestones.iter().position(|figure| figure.span().is_some());
            indicator.target = over_years.map(|at| indicator.milestones.remove(at));
        }
    }

    fn put(&self, row: &mut Row, column: &Values, value: Value) {
        let indicator = &mut row.indicator;
        let mut figure = value.figure;
        match value.unit {
            Some(unit) if indicator.unit.is_none() => indicator.unit = Some(unit.into()),
            // 1.2万 under 人: the number is not in the row's unit.
            Some(unit) if indicator.unit.as_deref().is_some_and(|own| own != unit) => {
                figure = figure.without_numbers();
            }
            _ => {}
        }
        let slot = match column.slot {
            // 5.5〔27〕: the second is the sum over the years.
            Slot::Target if indicator.target.is_some() => Slot::Milestone,
            slot => slot,
        };
        let over_years = value.is_average || value.is_sum || says_average(&indicator.name);
        let years = match slot {
            Slot::Target if over_years => self.whole_period(column.years),
            Slot::Milestone if value.is_sum || matches!(column.stage, Stage::Average | Stage::Total) => {
                self.whole_period(column.years)
            }
            _ => column.years.or_else(|| self.usual_year(column.stage)),
        };
        let figure = dated(figure, years);
        match slot {
            Slot::Baseline if indicator.baseline.is_none() => indicator.baseline = Some(figure),
            Slot::Target if indicator.target.is_none() => indicator.target = Some(figure),
            Slot::Actual => row.actuals.push(figure),
            _ => indicator.milestones.push(figure),
        }
    }

    fn whole_period(&self, years: Option<Years>) -> Option<Years> {
        let period = self.setting.period.map(|[from, to]| Years { from, to });
        years.filter(|years| years.span().is_some()).or(period).or(years)
    }

    fn usual_year(&self, stage: Stage) -> Option<Years> {
        let year = match stage {
            Stage::Baseline | Stage::Actual => self.setting.base_year(),
            Stage::Target | Stage::Year => self.setting.target_year(),
            Stage::Average | Stage::Total => None,
        };
        year.map(|year| Years { from: year, to: year })
    }
}

/// Where a figure goes in a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Baseline,
    Target,
    Milestone,
    Actual,
}

impl Slot {
    pub(super) fn of(self, row: &mut Row) -> Option<&mut Figure> {
        match self {
            Self::Baseline => row.indicator.baseline.as_mut(),
            Self::Target => row.indicator.target.as_mut(),
            Self::Milestone => row.indicator.milestones.last_mut(),
            Self::Actual => row.actuals.last_mut(),
        }
    }
}

/// The column of the plan's last year, or else the latest that is a target.
fn target_of(all: &[(Stage, Option<i32>)], setting: &Setting) -> Option<(Stage, Option<i32>)> {
    let can_be = |(stage, year): &&(Stage, Option<i32>)| match stage {
        Stage::Target => true,
        Stage::Year => year.is_none_or(|year| !setting.is_past(year)),
        _ => false,
    };
    let fits = all.iter().filter(can_be);
    let end = setting.target_year();
    fits.max_by_key(|(stage, year)| {
        let is_end = end.is_some() && *year == end;
        let is_inside = end.is_none_or(|end| year.is_none_or(|year| year <= end));
        (is_end, is_inside, *stage == Stage::Target, year.unwrap_or_default())
    })
    .copied()
}

/// The column of the year from which the plan starts.
fn baseline_of(
    all: &[(Stage, Option<i32>)],
    target: Option<(Stage, Option<i32>)>,
    setting: &Setting,
) -> Option<(Stage, Option<i32>)> {
    let target_year = target.and_then(|(_, year)| year);
    // Where the years of the plan are not known, several years of actual values may all lie within it.
    let is_lone = all.iter().filter(|(stage, _)| *stage == Stage::Actual).count() == 1;
    let can_be = |(stage, year): &&(Stage, Option<i32>)| match stage {
        Stage::Baseline => true,
        Stage::Actual | Stage::Year => match (year, setting.period) {
            (Some(year), Some([from, _])) => *year < from,
            (Some(year), None) => {
                (is_lone || *stage == Stage::Year) && target_year.is_some_and(|target| *year < target)
            }
            (None, _) => *stage == Stage::Actual,
        },
        _ => false,
    };
    let likelier = |(stage, year): &&(Stage, Option<i32>)| {
        let is_plain = setting.period.is_none() && *stage == Stage::Year;
        (*stage == Stage::Baseline, is_plain, year.unwrap_or_default())
    };
    all.iter().filter(can_be).max_by_key(likelier).copied()
}

/// Whether a name speaks of a change a year, which holds for all the years of the plan.
fn says_average(name: &str) -> bool {
    if !name.contains('年') {
        return false;
    }
    let name = crate::text::fold(name);
    ["年均增", "年均下", "年均提", "年均降", "年均递", "年度增"].iter().any(|word| name.contains(word))
}
