//! Reads a passage clause by clause.

use super::Passage;
use super::asides::{circles, within_reach};
use super::name::name_of;
use super::object::{bracket_unit, describes, name_chars, norm};
use super::pattern::{OVER_YEARS, Verb, before, is_end, settled};
use super::scan::amounts;
use super::share;
use super::state::State;
use super::verbs::{GIVING, REACH};
use super::vows::vows;
use super::when::{Mention, When, is_done, mentions};
use crate::import::amount::{Amount, Line, Years};
use crate::import::draft::Setting;
use crate::plan::{Figure, Indicator, Origin, Relation};
use crate::text::Short;
use std::ops::Range;

/// The longest clause that is read, in characters: what goes on longer is no sentence.
const LONGEST_CLAUSE: usize = 1000;

/// The indicators of one passage.
pub(super) fn read(passage: &Passage<'_>, setting: &Setting) -> Vec<Indicator> {
    if !says_figures(passage.text) {
        return Vec::new();
    }
    let line = Line::new(passage.text);
    let state = State::new(When::new(passage.heading, setting));
    let mut reader = Reader { line: &line, setting, state, at: passage.at, found: Vec::new() };
    for sentence in line.sentences() {
        reader.state.begin_sentence();
        for clause in line.clauses(sentence.clone()) {
            reader.clause(clause, sentence.start);
        }
    }
    reader.found
}

/// Whether a text can hold a figure or a vow at all: most paragraphs cannot, and they are passed over quickly.
fn says_figures(text: &str) -> bool {
    // Ends of the words of vows, in both kinds of characters, and what makes 三家 a number.
    const SIGNS: [char; 12] = ['覆', '尽', '盡', '零', '除', '标', '標', '减', '減', '步', '务', '務'];
    // What shows that numbers in words may be meant, and 一, which none of the others begins.
    const NUMERALS: [char; 13] =
        ['一', '两', '兩', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];
    const WORDS: [&str; 5] = ["平均", "要求", "突破", "达到", "以上"];
    // Numbers without a word between them say nothing of anything.
    let has_number = text.contains(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
    (has_number && text.contains(char::is_alphabetic))
        || text.contains(SIGNS)
        || text.contains(NUMERALS)
        || WORDS.iter().any(|word| text.contains(word))
}

pub(super) struct Reader<'l> {
    pub line: &'l Line,
    pub setting: &'l Setting,
    pub state: State,
    at: usize,
    pub found: Vec<Indicator>,
}

/// One clause, with what was found in it before its amounts are understood.
pub(super) struct Clause {
    pub place: Range<usize>,
    pub mentions: Vec<Mention>,
    /// 力争 and the like, to be said in the note.
    hope: Option<String>,
}

impl Reader<'_> {
    /// Reads a clause of the sentence that begins at `sentence`.
    fn clause(&mut self, place: Range<usize>, sentence: usize) {
        if place.len() > LONGEST_CLAUSE {
            return;
        }
        let line = self.line;
        let mentions = mentions(line, &place);
        self.time(&place, &mentions, place.start == sentence);
        if self.state.when.is_past {
            self.state.forget();
            return;
        }
        let begin =
            mentions.iter().find(|mention| mention.place.start == place.start && !mention.is_compared);
        let start = begin.filter(|mention| mention.is_loose).map_or(place.start, |mention| mention.place.end);
        let amounts = amounts(line, &place, &mentions);
        let hope = ["力争", "争取", "原则上"]
            .iter()
            .find_map(|word| line.find(&place, &[word]).map(|at| line.text(at..at + word.chars().count())));
        let clause = Clause { place: start..place.end, mentions, hope };
        let known = self.found.len();
        if !amounts.is_empty() {
            if self.commits_to_nothing(&clause) {
                self.state.forget();
                return;
            }
            self.amounts(&clause, &amounts);
            self.vow_behind(&clause, &amounts);
        }
        if self.found.len() == known {
            self.words(&clause);
        }
    }

    /// Takes in the time a clause speaks of.
    fn time(&mut self, place: &Range<usize>, mentions: &[Mention], is_first: bool) {
        let mut when = self.state.when;
        when.take(self.line, place, mentions, self.setting);
        let named = mentions.iter().rfind(|mention| !mention.is_compared && mention.is_loose);
        let is_deadline = named.is_some_and(|mention| self.line.ends(&mention.place, "前"));
        self.state.take(when, is_first, named.is_some(), is_deadline);
    }

    /// Whether a clause tells what was done, compares with years long past, or gives money.
    fn commits_to_nothing(&self, clause: &Clause) -> bool {
        let base = self.setting.base_year();
        let is_far = |mention: &Mention| {
            mention.is_compared && !mention.is_origin && base.is_some_and(|base| mention.years.to < base)
        };
        is_done(self.line, &clause.place) || self.gives(&clause.place) || clause.mentions.iter().any(is_far)
    }

    /// Whether a clause gives money. What a standard is raised to is a target.
    fn gives(&self, clause: &Range<usize>) -> bool {
        let line = self.line;
        line.find(clause, &GIVING).is_some_and(|at| {
            let is_raised = line.any_before(&(clause.start..at), &REACH).is_some()
                || line
                    .find(&(at..clause.end), &["标准提高到", "标准提高至", "标准达到", "标准提升"])
                    .is_some();
            !is_raised
        })
    }

    /// 优良比例达到88%、劣质水体全面消除: a target in words that ends a list.
    fn vow_behind(&mut self, clause: &Clause, amounts: &[Amount]) {
        let Some(last) = amounts.last().map(|amount| amount.place.end) else { return };
        if self.line.folded(last) == Some('、') && last + 1 < clause.place.end {
            self.vows(clause, &(last + 1..clause.place.end));
        }
    }

    /// A clause without an amount: a target in words, or the subject of the next clause.
    fn words(&mut self, clause: &Clause) {
        self.vows(clause, &clause.place);
        // A clause of a year alone (到2030年) leaves the subject as it is.
        if name_chars(self.line, &clause.place) > 0 {
            let subject = settled(self.line, &clause.place);
            self.state.subject = subject.and_then(|subject| name_of(self.line, subject));
        }
    }

    /// The targets in words of a part of a clause.
    fn vows(&mut self, clause: &Clause, place: &Range<usize>) {
        let vows = vows(self.line, place);
        if !vows.is_empty() && self.commits_to_nothing(clause) {
            return;
        }
        for (name, words) in vows {
            let year = self.state.when.years_of(false, self.setting).and_then(Years::single);
            let figure = Figure::in_words(self.line.text(words)).dated(year, None);
            self.push(clause, name, None, figure);
        }
    }

    /// A clause with amounts, from left to right.
    fn amounts(&mut self, clause: &Clause, amounts: &[Amount]) {
        let line = self.line;
        let mut start = clause.place.start;
        let mut index = 0;
        while let Some(amount) = amounts.get(index) {
            if line.is_hidden(amount.digits) {
                self.asides(clause, amount);
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
    pub(super) fn amount(&mut self, clause: &Clause, place: Range<usize>, amounts: &[Amount]) -> usize {
        let line = self.line;
        let Some(amount) = amounts.first() else { return 0 };
        if self.asides(clause, amount) {
            return 1;
        }
        let parts = before(line, place.clone(), &clause.mentions);
        if let Some(name) = norm(line, &place, amount, &clause.place) {
            self.push_amount(clause, name, amount, None, false);
            return 1;
        }
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
        // 零就业家庭至少一人就业: who does so stands before the number, what behind it.
        let rest = amount.place.end..clause.place.end;
        if parts.verb == Verb::None
            && line.starts(amount.place.start, "至少")
            && (1..=4).contains(&rest.len())
            && let Some(name) = name_of(line, parts.subject.clone())
        {
            self.push_amount(clause, format!("{name}{}", line.text(rest)), amount, parts.years, false);
            return 1;
        }
        match &parts.verb {
            Verb::Reach | Verb::None if is_end => self.level(clause, &parts, amount).into(),
            Verb::Change(word) | Verb::Make(word) if is_end => {
                self.change(clause, &parts, word, amount).into()
            }
            Verb::From => 0,
            _ => self.object(clause, &place, &parts, amounts),
        }
    }

    /// What is in reach of an amount, in brackets or not. Whether it is anything.
    fn asides(&mut self, clause: &Clause, amount: &Amount) -> bool {
        let line = self.line;
        let mut names = circles(line, &clause.place, amount);
        if names.is_empty() {
            names.extend(within_reach(line, &clause.place, amount));
        }
        let is_any = !names.is_empty();
        for name in names {
            self.push_amount(clause, name, amount, None, false);
        }
        is_any
    }

    pub(super) fn push_amount(
        &mut self,
        clause: &Clause,
        name: String,
        amount: &Amount,
        years: Option<Years>,
        adds: bool,
    ) {
        let folded = crate::text::fold(&name);
        let is_over_years = adds || OVER_YEARS.iter().any(|word| folded.contains(word));
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
        let same = self
            .found
            .iter_mut()
            .rev()
            .take(4)
            .find(|draft| draft.name == name && draft.unit.as_deref() == unit.as_deref());
        if let Some(draft) = same
            && merge(draft, &figure, self.setting)
        {
            return;
        }
        let mut draft = Indicator::named(name, Origin::Text, self.at);
        draft.unit = unit.map(Short::from);
        draft.note = clause.hope.as_deref().map(Box::from);
        draft.target = Some(figure);
        self.found.push(draft);
    }
}

/// Puts another year's figure into a draft: the plan's last year is the target, others are milestones.
fn merge(draft: &mut Indicator, figure: &Figure, setting: &Setting) -> bool {
    let Some(target) = &mut draft.target else { return false };
    let (Some(old), Some(new)) = (target.last_year(), figure.last_year()) else { return false };
    if old == new || target.span().is_some() != figure.span().is_some() {
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
pub(super) fn adds(verb: &str) -> bool {
    let verb = crate::text::fold(verb);
    ["年均", "每年", "累计", "新增"].iter().any(|word| verb.contains(word))
}
