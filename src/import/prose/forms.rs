//! Forms: what makes an amount a commitment, one function a form.

use super::list;
use super::name::{name_of, trimmed_end, without_lead};
use super::object::{bracket_unit, name_chars, object_name, whose};
use super::pattern::{Before, Verb, adds_up, before, is_ahead, is_end, is_quantity, is_time, making_lead};
use super::reader::{Clause, Reader, adds};
use super::share;
use super::state::Baseline;
use super::verbs::MAKE;
use crate::import::amount::{Amount, Years, is_counting};
use crate::plan::Relation;
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
        let is_stated = parts.verb == Verb::Reach || amount.place.start < amount.digits;
        let is_quantity = is_quantity(line, &parts.subject);
        let Some(name) = name_of(line, parts.subject.clone()) else {
            return is_stated && self.of_last_subject(clause, parts, amount);
        };
        let making = making_lead(line, &parts.subject);
        let is_counted = amount.unit.as_deref().is_some_and(is_counting);
        let is_measured = amount.unit.is_some() || bracket_unit(&name).is_some();
        let is_target = match (is_stated, is_time(amount)) {
            (true, false) => is_measured || is_quantity,
            (true, true) => is_quantity,
            (false, false) if amount.is_share() => is_quantity || is_ahead(line, &parts.subject),
            (false, false) => {
                is_measured
                    && (is_quantity
                        || making.is_some()
                        || adds_up(line, &(parts.subject.start..amount.place.start))
                        || self.goes_on(is_counted))
            }
            (false, true) => is_quantity && amount.has_suffix,
        };
        if !is_target {
            return false;
        }
        if let Some(names) =
            list::quantities(line, &parts.subject).filter(|_| is_quantity && amount.is_share())
        {
            for name in names {
                self.push_amount(clause, name, amount, parts.years, false);
            }
            return true;
        }
        if let Some(making) = making.filter(|_| is_counted) {
            self.state.making = Some(line.text(making));
        }
        let over_years = adds_up(line, &(parts.subject.start..amount.place.start));
        let is_part = amount.is_share()
            && line.starts(parts.subject.end, "的")
            && line.find(&parts.subject, &["占"]).is_some();
        let name = if is_part && !is_quantity { format!("{name}的比重") } else { name };
        self.push_amount(clause, name, amount, parts.years, over_years);
        true
    }

    /// Whether a list of things made goes on here.
    fn goes_on(&self, is_counted: bool) -> bool {
        is_counted && self.state.making.is_some()
    }

    /// 力争达到45%: the subject was named before.
    fn of_last_subject(&mut self, clause: &Clause, parts: &Before, amount: &Amount) -> bool {
        let is_bare = name_chars(self.line, &without_lead(self.line, parts.subject.clone())) == 0;
        let Some(subject) = self.state.subject.clone().filter(|_| is_bare) else { return false };
        self.push_amount(clause, subject, amount, parts.years, false);
        true
    }

    /// 由31.7%提高到55%.
    fn risen(&mut self, clause: &Clause, baseline: Baseline, amount: &Amount, years: Option<Years>) -> bool {
        self.state.baseline = None;
        self.push_amount(clause, baseline.subject, amount, years, false);
        if let Some(draft) = self.found.last_mut()
            && draft.baseline.is_none()
        {
            draft.baseline = Some(baseline.figure);
        }
        true
    }

    /// 年均增长8%以上, 美丽河湖新增500个: the verb belongs to the name.
    pub(super) fn change(
        &mut self,
        clause: &Clause,
        parts: &Before,
        word: &Range<usize>,
        amount: &Amount,
    ) -> bool {
        let line = self.line;
        if let Some(baseline) = self.state.baseline.clone().filter(|_| parts.subject.is_empty()) {
            return self.risen(clause, baseline, amount, parts.years);
        }
        let verb = line.text(word.clone());
        let subject = name_of(line, parts.subject.clone());
        let is_bare = name_chars(line, &without_lead(line, parts.subject.clone())) == 0;
        let subject =
            subject.or_else(|| self.state.subject.clone().filter(|_| is_bare && parts.verb_is_change()));
        let Some(subject) = subject
            .filter(|_| amount.unit.is_some() && (!is_time(amount) || is_quantity(line, &parts.subject)))
        else {
            return false;
        };
        let name = if subject.ends_with(&verb) { subject.clone() } else { format!("{subject}{verb}") };
        self.push_amount(clause, name, amount, parts.years, adds(&verb));
        self.state.subject = Some(subject);
        true
    }

    /// 新建12座泵站: what is made stands after the number.
    pub(super) fn object(
        &mut self,
        clause: &Clause,
        place: &Range<usize>,
        parts: &Before,
        amounts: &[Amount],
    ) -> bool {
        let line = self.line;
        let Some(amount) = amounts.first() else { return false };
        let is_counted = amount.unit.as_deref().is_some_and(is_counting);
        // 超50亿元企业: a bound on a measure is a condition for what follows it.
        let is_bound = amount.has_suffix || amount.place.start < amount.digits;
        if amount.unit.is_none() || is_time(amount) || (!is_counted && is_bound) {
            return false;
        }
        let verb = match &parts.verb {
            Verb::Make(word) => line.text(word.clone()),
            Verb::Reach | Verb::Change(_) => {
                let all = place.start..trimmed_end(line, place.clone()).end;
                let Some((start, _)) = line.any_before(&all, &MAKE) else { return false };
                line.text(start..all.end)
            }
            // 完成甲村、乙村等10个示范区.
            Verb::None if line.ends(&parts.subject, "等") => {
                let Some(verb) = making_lead(line, &parts.subject) else { return false };
                line.text(verb)
            }
            Verb::None if name_chars(line, &without_lead(line, parts.subject.clone())) == 0 => {
                let Some(verb) = self.state.making.clone() else { return false };
                verb
            }
            _ => return false,
        };
        let next = amounts.get(1).map_or(clause.place.end, |next| next.place.start);
        let Some(object) = object_name(line, amount.place.end..next, next < clause.place.end) else {
            return false;
        };
        let name = format!("{}{verb}{object}", whose(line, &parts.subject));
        self.push_amount(clause, name, amount, parts.years, adds(&verb));
        if is_counted {
            self.state.making = Some(verb);
        }
        true
    }
}

impl Before {
    const fn verb_is_change(&self) -> bool {
        matches!(self.verb, Verb::Change(_))
    }
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
