//! Making: what is made, helped along or changed in a number. 新建12座泵站, 推进3个项目, 美丽河湖新增500个.

use super::list;
use super::name::{name_of, trimmed_end, without_lead};
use super::object::{name_chars, object_name, whose};
use super::pattern::{Before, Verb, is_quantity, is_time, making_lead};
use super::reader::{Clause, Reader, adds};
use super::state::Made;
use super::verbs::{FINISHED, MAKE};
use super::worded::promoting_lead;
use crate::import::amount::{Amount, is_counting};
use crate::text::fold;
use std::ops::Range;

/// Whether an amount counts things.
pub(super) fn counts(amount: &Amount) -> bool {
    amount.unit.as_deref().is_some_and(is_counting)
}

impl Reader<'_> {
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
        if subject.is_none() && is_bare && matches!(parts.verb, Verb::Make(_)) {
            return self.more(clause, parts, word, amount);
        }
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

    /// 新建幼儿园9所，改扩建5所: the same things, made in another way.
    fn more(&mut self, clause: &Clause, parts: &Before, word: &Range<usize>, amount: &Amount) -> bool {
        let line = self.line;
        // 完成造林3000公顷: the verb is what is done.
        if let Some((start, _)) = line.any_before(&(parts.subject.start..word.start), &["完成", "完成新"])
        {
            let (verb, things) = (line.text(start..start + 2), line.text(start + 2..word.end));
            self.push_amount(clause, format!("{verb}{things}"), amount, parts.years, false);
            let unit = amount.unit.clone();
            self.state.made = Some(Made { verb, things, unit, clause: clause.place.start });
            return true;
        }
        let verb = line.text(word.clone());
        let Some(made) = self.state.made.clone().filter(|made| made.unit == amount.unit) else {
            return false;
        };
        self.push_amount(clause, format!("{verb}{}", made.things), amount, parts.years, adds(&verb));
        self.state.made = Some(Made { verb, ..made });
        true
    }

    /// 新建12座泵站: what is made stands after the number. How many of the amounts were understood.
    pub(super) fn object(
        &mut self,
        clause: &Clause,
        place: &Range<usize>,
        parts: &Before,
        amounts: &[Amount],
    ) -> usize {
        let line = self.line;
        let Some(amount) = amounts.first() else { return 0 };
        // 超50亿元企业: a bound on a measure is a condition for what follows it.
        let is_bound = amount.has_suffix || amount.place.start < amount.digits;
        if amount.unit.is_none() || is_time(amount) || (!counts(amount) && is_bound) {
            return 0;
        }
        let Some(verb) = self.verb(place, parts) else { return 0 };
        // 3条12英寸生产线: a number that nothing parts from this one is a part of the name.
        let parted = |next: &&Amount| {
            line.find(&(amount.place.end..next.place.start), &["、", "和", "与", "及", ","]).is_some()
        };
        let rest = amounts.get(1..).unwrap_or_default();
        let inside = rest.iter().take_while(|next| !parted(next)).count();
        let next = rest.get(inside).map_or(clause.place.end, |next| next.place.start);
        let Some(object) = object_name(line, amount.place.end..next, next < clause.place.end) else {
            return 0;
        };
        let is_promotion = matches!(verb, By::Promoting);
        if is_promotion && !is_finished(&object) {
            return 0;
        }
        let verb = if let By::Making(verb) = verb { verb } else { String::new() };
        let name = format!("{}{verb}{object}", whose(line, &parts.subject));
        self.push_amount(clause, name, amount, parts.years, adds(&verb));
        let unit = amount.unit.clone();
        self.state.made = Some(Made { verb, things: object, unit, clause: clause.place.start });
        1 + inside
    }

    /// By which verb the things behind the number come about.
    fn verb(&self, place: &Range<usize>, parts: &Before) -> Option<By> {
        let line = self.line;
        let making = |verb: Range<usize>| match line.folded_text(verb.clone()).as_str() {
            "有" | "拥有" | "保有" => By::Making(String::new()),
            _ => By::Making(line.text(verb)),
        };
        match &parts.verb {
            Verb::Make(word) => Some(making(word.clone())),
            Verb::Promote(_) => Some(By::Promoting),
            Verb::Reach | Verb::Change(_) => {
                let all = place.start..trimmed_end(line, place.clone()).end;
                line.any_before(&all, &MAKE).map(|(start, _)| making(start..all.end))
            }
            Verb::None if name_chars(line, &without_lead(line, parts.subject.clone())) == 0 => {
                self.state.made.as_ref().map(|made| By::Making(made.verb.clone()))
            }
            // 完成甲村、乙村等10个示范区, 建成省、市、区3个中心.
            Verb::None if line.ends(&parts.subject, "等") || list::count(line, &parts.subject) > 1 => {
                let promoting = || promoting_lead(line, &parts.subject).map(|_| By::Promoting);
                making_lead(line, &parts.subject).map(making).or_else(promoting)
            }
            _ => None,
        }
    }
}

/// How things come about.
enum By {
    /// They are made, as this verb says; 有 says nothing more.
    Making(String),
    /// They are helped along, which says nothing of them.
    Promoting,
}

/// Whether things that are helped along come to an end: 迁建项目, 全部接入平台; 提质增效 has none.
fn is_finished(object: &str) -> bool {
    let object = fold(object);
    let has_end = ["全部", "纳入", "接入", "进入", "达到"].iter().any(|word| object.contains(word));
    has_end || FINISHED.iter().any(|word| object.ends_with(word))
}

impl Before {
    const fn verb_is_change(&self) -> bool {
        matches!(self.verb, Verb::Change(_))
    }
}
