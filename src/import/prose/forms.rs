//! Forms: what makes an amount a commitment, one function a form.

use super::list;
use super::making::counts;
use super::name::{name_of, without_lead};
use super::object::{bracket_unit, name_chars};
use super::pattern::{
    Before, Verb, adds_up, before, is_ahead, is_end, is_quantity, is_rate, is_span, is_time, making_lead,
};
use super::reader::{Clause, Reader, adds};
use super::share;
use super::state::{Baseline, Made};
use crate::import::amount::{Amount, Line, Years, prefix_before};
use crate::plan::{Figure, Relation};
use std::ops::Range;

impl Reader<'_> {
    /// 85%的县城建成示范区.
    pub(super) fn share(&mut self, clause: &Clause, place: &Range<usize>, amounts: &[Amount]) -> usize {
        let line = self.line;
        let run =
            amounts.iter().take_while(|amount| share::stands_before(line, amount, &clause.place)).count();
        let is_run = |pair: &[Amount]| {
            let [one, next] = pair else { return false };
            line.find(&(one.place.end..next.place.start), &["和", "与", "及", "、"]).is_some()
        };
        let run = 1 + amounts.windows(2).take(run.saturating_sub(1)).take_while(|pair| is_run(pair)).count();
        let run = amounts.get(..run).unwrap_or_default();
        let Some(names) = share::names(line, place, run, &clause.place) else { return 0 };
        for (name, amount) in names.into_iter().zip(run) {
            self.push_amount(clause, name, amount, None, false);
        }
        run.len()
    }

    /// 由31.7%提高到: the first number is kept for the second.
    pub(super) fn origin(
        &mut self,
        clause: &Clause,
        parts: &Before,
        amount: &Amount,
        next: Option<&Amount>,
    ) -> bool {
        let line = self.line;
        if parts.verb != Verb::From {
            return false;
        }
        let Some(next) = next else { return false };
        let between = before(line, amount.place.end..next.place.start, &clause.mentions);
        if !matches!(between.verb, Verb::Reach | Verb::Change(_)) || between.subject.len() > 4 {
            return false;
        }
        let subject = name_of(line, parts.subject.clone()).or_else(|| self.state.subject.clone());
        let years =
            parts.years.or_else(|| self.setting.base_year().map(|year| Years { from: year, to: year }));
        let figure = amount.figure(line, years);
        self.state.baseline = subject.map(|subject| Baseline { subject, figure });
        true
    }

    /// 甲和乙分别达到2.9人、3.1人; 甲和乙均达到95%以上.
    pub(super) fn list(&mut self, clause: &Clause, parts: &Before, amounts: &[Amount]) -> usize {
        let line = self.line;
        let joined = |pair: &[Amount]| {
            let [one, next] = pair else { return false };
            let between = one.place.end..next.place.start;
            (1..=2).contains(&between.len())
                && between.clone().all(|at| line.folded(at).is_some_and(|c| "、和及与,".contains(c)))
        };
        let count = 1 + amounts.windows(2).take_while(|pair| joined(pair)).count();
        let run = amounts.get(..count).unwrap_or_default();
        let Some(last) = run.last() else { return 0 };
        if !is_end(line, last.place.end, &clause.place) {
            return 0;
        }
        let suffix =
            if let Verb::Change(word) = &parts.verb { line.text(word.clone()) } else { String::new() };
        let subjects = if count > 1 { count } else { list::count(line, &parts.subject) };
        let names = list::subjects(line, without_lead(line, parts.subject.clone()), subjects);
        if !suffix.is_empty() || is_quantity(line, &parts.subject) || parts.verb != Verb::None {
            if let Some(names) = names {
                for (index, name) in names.into_iter().enumerate() {
                    let Some(amount) = run.get(index.min(count - 1)) else { break };
                    let amount = with_shared(amount, last);
                    self.push_amount(clause, format!("{name}{suffix}"), &amount, parts.years, adds(&suffix));
                }
                return count;
            }
            return if count == 1 { usize::from(self.level(clause, parts, last)) } else { 0 };
        }
        0
    }

    /// The subject reaches the amount, or the amount stands right behind a quantity.
    pub(super) fn level(&mut self, clause: &Clause, parts: &Before, amount: &Amount) -> bool {
        let line = self.line;
        if let (Verb::Reach, Some(baseline)) = (&parts.verb, &self.state.baseline)
            && parts.subject.len() <= 2
        {
            let baseline = baseline.clone();
            return self.risen(clause, baseline, amount, parts.years);
        }
        if let Some((parts, amount)) = bound_of_share(line, parts, amount) {
            return self.level(clause, &parts, &amount);
        }
        let is_stated = parts.verb == Verb::Reach || amount.place.start < amount.digits;
        let lead = self.lead_before(clause, parts);
        let is_quantity =
            is_quantity(line, &parts.subject) || line.ends(&parts.subject, "占") || !lead.is_empty();
        let Some(name) = name_of(line, parts.subject.clone()).map(|name| format!("{lead}{name}")) else {
            return is_stated && self.of_last_subject(clause, parts, amount);
        };
        let making = making_lead(line, &parts.subject);
        let over_years = adds_up(line, &(parts.subject.start..amount.place.start));
        let is_made = making.is_some() || over_years || self.goes_on(clause, amount);
        let is_measured = amount.unit.is_some() || bracket_unit(&name).is_some();
        let is_target = match (is_stated, is_time(amount)) {
            (true, false) => is_measured || is_quantity,
            (true, true) => is_quantity || is_rate(line, &parts.subject),
            (false, false) if amount.is_share() => {
                is_quantity || is_ahead(line, &parts.subject) || is_part(line, parts)
            }
            (false, false) => is_measured && (is_quantity || is_made),
            (false, true) => is_quantity && (amount.has_suffix || is_span(line, &parts.subject)),
        };
        if !is_target || !(self.is_timed(parts) || parts.verb == Verb::Reach || making.is_some()) {
            return false;
        }
        let whose = self.state.subject.clone().filter(|_| name.starts_with('占'));
        let names = list::quantities(line, &parts.subject).filter(|_| is_quantity && amount.is_share());
        for name in names.unwrap_or_else(|| vec![self.level_name(parts, amount, &name, is_quantity)]) {
            self.push_amount(clause, name, amount, parts.years, over_years);
        }
        if let Some(whose) = whose {
            // 增加值突破50亿元，占…的8%，增速不低于10%: the last is of the first.
            self.state.subject = Some(whose);
        }
        if let Some(making) = making.filter(|_| !amount.is_share()) {
            self.state.made = name_of(line, making.end..parts.subject.end).map(|things| Made {
                verb: line.text(making),
                things,
                unit: amount.unit.clone(),
                clause: clause.place.start,
            });
        }
        true
    }

    /// 每千人口 of the amount that a 、 parts from this one, which holds for it too: 每千人口医师3.2人、护士3.8人.
    fn lead_before(&self, clause: &Clause, parts: &Before) -> String {
        let line = self.line;
        let Some(comma) = parts.subject.start.checked_sub(1).filter(|at| *at > clause.place.start) else {
            return String::new();
        };
        let before = self.found.last().filter(|_| line.folded(comma) == Some('、'));
        let is_next = |figure: &Figure| {
            let length = figure.text.chars().count();
            comma.checked_sub(length).is_some_and(|start| *line.text(start..comma) == *figure.text)
        };
        let before = before.filter(|before| before.target.as_ref().is_some_and(is_next));
        let is_own = line.starts(parts.subject.start, "每") || line.starts(parts.subject.start, "人均");
        before.filter(|_| !is_own).map(|before| list::lead(&before.name)).unwrap_or_default()
    }

    /// Whether any years are known. A document without them says how things are as well as how they shall be.
    fn is_timed(&self, parts: &Before) -> bool {
        self.setting.period.is_some() || self.state.when.years.is_some() || parts.years.is_some()
    }

    /// Whether a list of things made goes on with an amount.
    fn goes_on(&self, clause: &Clause, amount: &Amount) -> bool {
        let is_near = |made: &Made| made.clause == clause.place.start || made.unit == amount.unit;
        self.state.made.as_ref().is_some_and(|made| counts(amount) || is_near(made))
    }

    /// The name of what reaches a level: 占X的30% is a share of X, and mostly of what was named before.
    fn level_name(&self, parts: &Before, amount: &Amount, name: &str, is_quantity: bool) -> String {
        let line = self.line;
        if line.ends(&parts.subject, "占") {
            return format!("{name}比");
        }
        if is_quantity && amount.is_share() && name.starts_with('占') {
            return format!("{}{name}", self.state.subject.as_deref().unwrap_or_default());
        }
        let is_part = amount.is_share() && !is_quantity && is_part(line, parts);
        let whose = self.state.subject.as_deref().filter(|_| is_part && name.starts_with('占'));
        format!("{}{name}{}", whose.unwrap_or_default(), if is_part { "的比重" } else { "" })
    }

    /// 力争达到45%: the subject was named before.
    fn of_last_subject(&mut self, clause: &Clause, parts: &Before, amount: &Amount) -> bool {
        let is_bare = name_chars(self.line, &without_lead(self.line, parts.subject.clone())) == 0;
        let Some(subject) = self.state.subject.clone().filter(|_| is_bare) else { return false };
        self.push_amount(clause, subject, amount, parts.years, false);
        true
    }

    /// 由31.7%提高到55%.
    pub(super) fn risen(
        &mut self,
        clause: &Clause,
        baseline: Baseline,
        amount: &Amount,
        years: Option<Years>,
    ) -> bool {
        self.state.baseline = None;
        self.push_amount(clause, baseline.subject, amount, years, false);
        if let Some(draft) = self.found.last_mut()
            && draft.baseline.is_none()
        {
            draft.baseline = Some(baseline.figure);
        }
        true
    }
}

/// Whether 的 parts a share from what it is a share of: 占X的30%.
fn is_part(line: &Line, parts: &Before) -> bool {
    line.starts(parts.subject.end, "的") && line.find(&parts.subject, &["占"]).is_some()
}

/// 不低于教师总数的15%: the relation stands before what the share is of. Words and amount with it in its place.
fn bound_of_share(line: &Line, parts: &Before, amount: &Amount) -> Option<(Before, Amount)> {
    let is_share = amount.is_share() && amount.relation == Relation::Eq;
    let is_of = is_share && line.starts(parts.subject.end, "的") && parts.verb == Verb::None;
    let mut at = parts.subject.clone().rev().take(16).filter(|_| is_of);
    let (start, relation) =
        at.find_map(|at| prefix_before(line, at).filter(|(start, _)| *start > parts.subject.start))?;
    let before = Before { subject: parts.subject.start..start, ..parts.clone() };
    let place = start..amount.place.end;
    Some((before, Amount { place, relation, ..amount.clone() }))
}

/// The amount with what stands only behind the last of its row: 0.5%和3%以下, 2.9、3.1人.
fn with_shared(amount: &Amount, last: &Amount) -> Amount {
    let mut amount = amount.clone();
    if amount.unit.is_none() {
        amount.unit.clone_from(&last.unit);
    }
    if last.has_suffix && !amount.has_suffix && amount.relation == Relation::Eq && amount.unit == last.unit {
        amount.relation = last.relation;
    }
    amount
}
