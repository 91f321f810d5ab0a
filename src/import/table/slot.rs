//! Slots: which column's figure is the baseline, which the target, and what the others are.

use super::cell::{Value, dated, values};
use super::columns::{Role, Stage};
use super::rows::Reader;
use crate::import::amount::Years;
use crate::import::draft::{IndicatorDraft, Setting};
use crate::plan::{Figure, Relation};

impl Reader {
    /// Puts the figures of a row into its draft.
    pub(super) fn fill(&self, draft: &mut IndicatorDraft, cells: &[String]) {
        let columns = self.columns.roles.iter().zip(cells);
        for (role, text) in columns {
            let Role::Value(stage, years) = role else { continue };
            for value in values(text) {
                self.put(draft, *stage, *years, &value);
            }
        }
        draft.milestones.sort_by_key(Figure::last_year);
        draft.actuals.sort_by_key(Figure::last_year);
        if draft.target.is_none() {
            // A target that is only said as an average or a sum over the years.
            let over_years = draft.milestones.iter().position(|figure| figure.span.is_some());
            draft.target = over_years.map(|at| draft.milestones.remove(at));
        }
    }

    fn put(&self, draft: &mut IndicatorDraft, stage: Stage, years: Option<Years>, value: &Value) {
        let mut figure = value.figure.clone();
        match &value.unit {
            Some(unit) if draft.unit.is_none() => draft.unit = Some(unit.clone()),
            // 1.2万 under 人: the number is not in the row's unit.
            Some(unit) if draft.unit.as_ref().is_some_and(|own| own != unit) => {
                figure = Figure { value: None, upper: None, relation: Relation::Words, ..figure };
            }
            _ => {}
        }
        let slot = match self.slot(stage, years) {
            // 5.5〔27〕: the second is the sum over the years.
            Some(Slot::Target) if draft.target.is_some() => Some(Slot::Milestone),
            slot => slot,
        };
        let over_years = value.is_average || value.is_sum || says_average(&draft.name);
        let years = match slot {
            Some(Slot::Target) if over_years => self.whole_period(years),
            Some(Slot::Milestone) if value.is_sum || matches!(stage, Stage::Average | Stage::Total) => {
                self.whole_period(years)
            }
            _ => years.or_else(|| self.usual_year(stage)),
        };
        let figure = dated(&figure, years);
        match slot {
            Some(Slot::Baseline) if draft.baseline.is_none() => draft.baseline = Some(figure),
            Some(Slot::Target) if draft.target.is_none() => draft.target = Some(figure),
            Some(Slot::Actual) => draft.actuals.push(figure),
            Some(_) => draft.milestones.push(figure),
            None => {}
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

    /// Where a column's figures go.
    pub(super) fn slot(&self, stage: Stage, years: Option<Years>) -> Option<Slot> {
        let all = self.columns.roles.iter().filter_map(|role| match role {
            Role::Value(stage, years) => Some((*stage, years.map(|years| years.to))),
            _ => None,
        });
        let all: Vec<(Stage, Option<i32>)> = all.collect();
        let target = target_of(&all, &self.setting);
        let this = (stage, years.map(|years| years.to));
        let baseline = baseline_of(&all, target, &self.setting);
        Some(match stage {
            Stage::Average | Stage::Total => Slot::Milestone,
            _ if Some(this) == target => Slot::Target,
            _ if Some(this) == baseline => Slot::Baseline,
            Stage::Actual | Stage::Baseline => Slot::Actual,
            Stage::Year if this.1.is_some_and(|year| self.setting.is_past(year)) => Slot::Actual,
            Stage::Year | Stage::Target => Slot::Milestone,
        })
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
    pub(super) fn of(self, draft: &mut IndicatorDraft) -> Option<&mut Figure> {
        match self {
            Self::Baseline => draft.baseline.as_mut(),
            Self::Target => draft.target.as_mut(),
            Self::Milestone => draft.milestones.last_mut(),
            Self::Actual => draft.actuals.last_mut(),
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
    let name = crate::text::fold(name);
    ["年均增", "年均下", "年均提", "年均降", "年均递", "年度增"].iter().any(|word| name.contains(word))
}
