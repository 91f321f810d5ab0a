//! Reads a passage clause by clause.

use super::Passage;
use super::asides::circle;
use super::list;
use super::name::{name_of, trimmed_end, without_lead};
use super::pattern::{Before, Verb, adds_up, before, is_ahead, is_end, is_quantity, is_time, making_lead};
use super::share;
use super::state::{Baseline, State};
use super::verbs::{DESCRIBING, GIVING, MAKE};
use super::vows::vows;
use super::when::{Mention, When, is_done, mentions};
use crate::import::amount::{
    Amount, Line, Years, is_counting, is_digit, prefix_before, small_number_at, suffix_at, unit_at, years_at,
};
use crate::import::draft::{IndicatorDraft, Setting};
use crate::plan::{Figure, Origin, Relation};
use std::ops::Range;

/// The indicators of one passage.
pub(super) fn read(passage: &Passage<'_>, setting: &Setting) -> Vec<IndicatorDraft> {
    let line = Line::new(passage.text);
    let state = State::new(When::new(passage.heading, setting));
    let mut reader = Reader { line: &line, setting, state, at: passage.at, found: Vec::new() };
    for sentence in line.sentences() {
        reader.state.begin_sentence();
        for clause in line.clauses(sentence) {
            reader.clause(clause);
        }
    }
    reader.found
}

struct Reader<'l> {
    line: &'l Line,
    setting: &'l Setting,
    state: State,
    at: usize,
    found: Vec<IndicatorDraft>,
}

/// One clause, with what was found in it before its amounts are understood.
struct Clause {
    place: Range<usize>,
    mentions: Vec<Mention>,
    /// 力争 and the like, to be said in the note.
    hope: Option<String>,
}

impl Reader<'_> {
    fn clause(&mut self, place: Range<usize>) {
        let line = self.line;
        let mentions = mentions(line, &place);
        self.state.when.take(line, &place, &mentions, self.setting);
        let is_giving = line.find(&place, &GIVING).is_some();
        let base = self.setting.base_year();
        let is_compared_far = mentions
            .iter()
            .any(|mention| mention.is_compared && base.is_some_and(|base| mention.years.to < base));
        if self.state.when.is_past || is_done(line, &place) || is_giving || is_compared_far {
            self.state.begin_sentence();
            return;
        }
        let hope = ["力争", "争取", "原则上"]
            .iter()
            .find_map(|word| line.find(&place, &[word]).map(|at| line.text(at..at + word.chars().count())));
        let begin =
            mentions.iter().find(|mention| mention.place.start == place.start && !mention.is_compared);
        let start = begin.filter(|mention| mention.is_loose).map_or(place.start, |mention| mention.place.end);
        let amounts = amounts(line, &place, &mentions);
        let clause = Clause { place: start..place.end, mentions, hope };
        if amounts.is_empty() {
            self.words(&clause);
        } else {
            let known = self.found.len();
            self.amounts(&clause, &amounts);
            if self.found.len() == known {
                self.words(&clause);
            }
        }
    }

    /// A clause without an amount: a target in words, or the subject of the next clause.
    fn words(&mut self, clause: &Clause) {
        for (name, words) in vows(self.line, &clause.place) {
            let figure = Figure {
                year: self.state.when.years_of(false, self.setting).and_then(Years::single),
                span: None,
                text: self.line.text(words),
                value: None,
                upper: None,
                relation: Relation::Words,
            };
            self.push(clause, name, None, figure);
        }
        let names = is_quantity(self.line, &clause.place).then(|| name_of(self.line, clause.place.clone()));
        self.state.subject = names.flatten();
    }

    /// A clause with amounts, from left to right.
    fn amounts(&mut self, clause: &Clause, amounts: &[Amount]) {
        let line = self.line;
        let mut start = clause.place.start;
        let mut index = 0;
        while let Some(amount) = amounts.get(index) {
            if line.is_hidden(amount.digits) {
                if let Some(name) = circle(line, &clause.place, amount) {
                    self.push_amount(clause, name, amount, None, false);
                }
                index += 1;
                continue;
            }
            let place = start.min(amount.place.start)..amount.place.start;
            let rest = amounts.get(index..).unwrap_or_default();
            let taken = self.amount(clause, place, rest);
            index += taken.max(1);
            let end = rest.get(taken.max(1) - 1).map_or(amount.place.end, |last| last.place.end);
            let next = amounts.get(index).map_or(clause.place.end, |next| next.place.start);
            start = self.next_start(end..next, start, taken > 0);
        }
    }

    /// Where the words for the next amount begin.
    fn next_start(&self, between: Range<usize>, start: usize, was_understood: bool) -> usize {
        let comma = between
            .clone()
            .rev()
            .find(|&at| matches!(self.line.folded(at), Some('、')) && !self.line.is_hidden(at));
        let and =
            between.end.checked_sub(1).filter(|&at| matches!(self.line.folded(at), Some('和' | '及' | '与')));
        match comma.max(and.filter(|_| was_understood)) {
            Some(comma) => comma + 1,
            None if was_understood => between.start,
            // A condition is a part of the next subject: 年收入50万元以上的村占比.
            None => start,
        }
    }

    /// Reads the first of `amounts` (and those that belong to it); `place` is what stands before it. How many
    /// were understood.
    fn amount(&mut self, clause: &Clause, place: Range<usize>, amounts: &[Amount]) -> usize {
        let line = self.line;
        let Some(amount) = amounts.first() else { return 0 };
        if let Some(name) = circle(line, &clause.place, amount) {
            self.push_amount(clause, name, amount, None, false);
            return 1;
        }
        let parts = before(line, place.clone(), &clause.mentions);
        if line.folded(amount.place.end) == Some('的') && !amount.is_share() {
            return 0;
        }
        if describes(line, &parts.subject) {
            return 0;
        }
        if share::stands_before(line, amount, &clause.place) && parts.verb != Verb::From {
            return self.share(clause, &place, amounts);
        }
        if self.origin(clause, &parts, amount, amounts.get(1)) {
            return 1;
        }
        if parts.is_list {
            return self.list(clause, &parts, amounts);
        }
        let is_end = is_end(line, amount.place.end, &clause.place);
        let is_understood = match &parts.verb {
            Verb::Reach | Verb::None if is_end => self.level(clause, &parts, amount),
            Verb::Change(word) | Verb::Make(word) if is_end => self.change(clause, &parts, word, amount),
            Verb::From => false,
            _ => self.object(clause, &place, &parts, amounts),
        };
        usize::from(is_understood)
    }

    /// 85%的县城建成示范区.
    fn share(&mut self, clause: &Clause, place: &Range<usize>, amounts: &[Amount]) -> usize {
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
    fn origin(&mut self, clause: &Clause, parts: &Before, amount: &Amount, next: Option<&Amount>) -> bool {
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
    fn list(&mut self, clause: &Clause, parts: &Before, amounts: &[Amount]) -> usize {
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
    fn level(&mut self, clause: &Clause, parts: &Before, amount: &Amount) -> bool {
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
    fn change(&mut self, clause: &Clause, parts: &Before, word: &Range<usize>, amount: &Amount) -> bool {
        let line = self.line;
        if let Some(baseline) = self.state.baseline.clone().filter(|_| parts.subject.is_empty()) {
            return self.risen(clause, baseline, amount, parts.years);
        }
        let verb = line.text(word.clone());
        let subject = name_of(line, parts.subject.clone());
        let is_bare = name_chars(line, &without_lead(line, parts.subject.clone())) == 0;
        let subject =
            subject.or_else(|| self.state.subject.clone().filter(|_| is_bare && parts.verb_is_change()));
        let Some(subject) = subject.filter(|_| amount.unit.is_some() && !is_time(amount)) else {
            return false;
        };
        let name = if subject.ends_with(&verb) { subject.clone() } else { format!("{subject}{verb}") };
        self.push_amount(clause, name, amount, parts.years, adds(&verb));
        self.state.subject = Some(subject);
        true
    }

    /// 新建12座泵站: what is made stands after the number.
    fn object(&mut self, clause: &Clause, place: &Range<usize>, parts: &Before, amounts: &[Amount]) -> bool {
        let line = self.line;
        let Some(amount) = amounts.first() else { return false };
        let is_counted = amount.unit.as_deref().is_some_and(is_counting);
        if amount.unit.is_none() || is_time(amount) || (!is_counted && amount.has_suffix) {
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

    fn push_amount(
        &mut self,
        clause: &Clause,
        name: String,
        amount: &Amount,
        years: Option<Years>,
        adds: bool,
    ) {
        let is_over_years =
            adds || ["年均", "每年", "累计"].iter().any(|word| crate::text::fold(&name).contains(word));
        let years = years
            .map(|years| if is_over_years { years } else { years.last() })
            .or_else(|| self.state.when.years_of(is_over_years, self.setting));
        let mut figure = amount.figure(self.line, years);
        let mut name = name;
        if let Some(least) = ["至少"].into_iter().find(|word| name.contains(word)) {
            // 至少办好1所: the relation stands before the verb.
            name = name.replacen(least, "", 1);
            figure.relation = Relation::Ge;
            figure.text.insert_str(0, least);
        }
        let (name, unit) = match bracket_unit(&name) {
            Some((bare, unit)) if amount.unit.is_none() => (bare, Some(unit)),
            _ => (name, amount.unit.clone()),
        };
        self.push(clause, name, unit, figure);
    }

    fn push(&mut self, clause: &Clause, name: String, unit: Option<String>, figure: Figure) {
        self.state.subject = Some(name.clone());
        let same = self.found.iter_mut().rev().take(4).find(|draft| draft.name == name && draft.unit == unit);
        if let Some(draft) = same
            && merge(draft, &figure, self.setting)
        {
            return;
        }
        let mut draft = IndicatorDraft::new(name, Origin::Text, self.at);
        draft.unit = unit;
        draft.note.clone_from(&clause.hope);
        draft.target = Some(figure);
        self.found.push(draft);
    }
}

impl Before {
    const fn verb_is_change(&self) -> bool {
        matches!(self.verb, Verb::Change(_))
    }
}

/// Puts another year's figure into a draft: the plan's last year is the target, others are milestones.
fn merge(draft: &mut IndicatorDraft, figure: &Figure, setting: &Setting) -> bool {
    let Some(target) = &mut draft.target else { return false };
    let (Some(old), Some(new)) = (target.last_year(), figure.last_year()) else { return false };
    if old == new || target.span.is_some() != figure.span.is_some() {
        return false;
    }
    let end = setting.target_year().unwrap_or_else(|| old.max(new));
    let is_nearer = old != end && (new == end || (new > old && new < end));
    let other = if is_nearer { std::mem::replace(target, figure.clone()) } else { figure.clone() };
    draft.milestones.push(other);
    draft.milestones.sort_by_key(Figure::last_year);
    true
}

/// 新增 and 年均 speak of all years together.
fn adds(verb: &str) -> bool {
    let verb = crate::text::fold(verb);
    ["年均", "每年", "累计", "新增"].iter().any(|word| verb.contains(word))
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

/// Whether a subject only describes a project.
fn describes(line: &Line, subject: &Range<usize>) -> bool {
    let subject = without_lead(line, subject.clone());
    line.any_before(&subject, &DESCRIBING).is_some()
        || line.any_at(subject.start, &["年产", "总投资", "占地"]).is_some()
}

/// How many letters a place has.
fn name_chars(line: &Line, place: &Range<usize>) -> usize {
    place.clone().filter(|&at| line.folded(at).is_some_and(char::is_alphabetic)).count()
}

/// 每个乡镇 before 新建: whose number it is.
fn whose(line: &Line, subject: &Range<usize>) -> String {
    let place = without_lead(line, subject.clone());
    let is_each = line.any_at(place.start, &["每", "各"]).is_some();
    if is_each && place.len() <= 12 { line.text(trimmed_end(line, place)) } else { String::new() }
}

/// What is counted after an amount. `goes_on` says that another amount follows.
fn object_name(line: &Line, place: Range<usize>, goes_on: bool) -> Option<String> {
    const LONGEST: usize = 36;
    let mut place = place;
    if goes_on {
        let comma =
            place.clone().rev().find(|&at| matches!(line.folded(at), Some('、' | '和' | '及' | '与')));
        place.end = comma.unwrap_or(place.end);
    }
    if let Some(and) = line.find(&place, &["并且", "并", "打造成为"]) {
        place.end = and;
    }
    while line.folded(place.start).is_some_and(|c| "的左右".contains(c)) && place.start < place.end {
        place.start += 1;
    }
    while place.end > place.start && line.folded(place.end - 1).is_some_and(|c| "、,和及与 ".contains(c))
    {
        place.end -= 1;
    }
    if let Some((start, _)) = line.any_before(&place, &MAKE).filter(|_| goes_on) {
        place.end = start;
    }
    let is_name = (2..=LONGEST).contains(&place.len()) && name_chars(line, &place) >= 2;
    // 2个省级和5个市级妇幼项目: the level alone names nothing.
    let is_level = place.len() <= 3 && line.ends(&place, "级");
    is_name.then(|| {
        format!(
            "{}{}",
            line.text(place.clone()),
            if is_level { after_level(line, place.end) } else { String::new() }
        )
    })
}

/// What follows the next 级 up to the end of its clause.
fn after_level(line: &Line, at: usize) -> String {
    let next = (at..at + 16).find(|&at| line.folded(at) == Some('级')).map_or(at, |at| at + 1);
    let end = (next..next + 20).find(|&at| {
        line.any_at(at, &["以及", "和", "及", "、", ",", "。", ";"]).is_some() || at >= line.len()
    });
    if next == at { String::new() } else { line.text(next..end.unwrap_or(next)) }
}

/// The unit in brackets at the end of a name: 医师数（人）.
fn bracket_unit(name: &str) -> Option<(String, String)> {
    let line = Line::new(name);
    let start = super::pattern::bracket_at_end(&line, &(0..line.len()))?;
    let end = line.len() - 1;
    let is_unit = unit_at(&line, start + 1) == Some(end);
    (is_unit && start > 1).then(|| (line.text(0..start), line.text(start + 1..end)))
}

/// The amounts of a clause, hidden ones included: their place is known, not yet what they mean.
fn amounts(line: &Line, clause: &Range<usize>, mentions: &[Mention]) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        if let Some(mention) = mentions.iter().find(|mention| mention.place.contains(&at)) {
            at = mention.place.end.max(at + 1);
            continue;
        }
        let amount = if is_digit(line.folded(at)) { digits(line, at) } else { words(line, at) };
        match amount {
            Some(amount) if amount.place.end <= clause.end => {
                at = amount.place.end.max(at + 1);
                found.push(amount);
            }
            _ if is_digit(line.folded(at)) => at = past_number(line, at),
            _ => at += 1,
        }
    }
    found
}

fn past_number(line: &Line, at: usize) -> usize {
    let mut at = at;
    while line.folded(at).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        at += 1;
    }
    at
}

fn digits(line: &Line, at: usize) -> Option<Amount> {
    let before = at.checked_sub(1).and_then(|at| line.folded(at));
    let is_label = before.is_some_and(|c| c.is_ascii_alphabetic() || "第前每+.×*#-_".contains(c));
    if is_label || years_at(line, at).is_some() {
        return None;
    }
    let amount = Amount::at(line, at)?;
    let after = line.folded(amount.place.end);
    let is_code = amount.unit.is_none()
        && after.is_some_and(|c| c.is_ascii_alphabetic() || "号级版届期月周+°×".contains(c));
    (!is_code).then_some(amount)
}

/// 至少一家, 三个以上: a small number in words, where a relation shows that it is meant as a number.
fn words(line: &Line, at: usize) -> Option<Amount> {
    let number = small_number_at(line, at)?;
    let unit = unit_at(line, number.end).filter(|end| is_counting(&line.text(number.end..*end)))?;
    let is_meant = prefix_before(line, at).is_some_and(|(_, relation)| matches!(relation, Relation::Ge))
        || suffix_at(line, unit).is_some_and(|(_, relation)| matches!(relation, Relation::Ge));
    let is_inside = at > 0 && small_number_at(line, at - 1).is_some();
    (is_meant && !is_inside).then(|| Amount::from_number(line, at, number))
}
