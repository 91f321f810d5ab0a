//! An index is everything of the plans at hand that can be found, folded and ready to be looked through.
//!
//! What always holds: the strings of a plan stand in the plan's order (a section's title, its paragraphs, the
//! indicators that stand in it, the next section), and its notes apart, so that they can be replaced when
//! someone writes one. Nothing of the plans is borrowed.

use super::hit::{clip, snippet};
use super::matcher::Matcher;
use super::rank::{Candidate, Rank, Wanted, lit};
use super::strings::Strings;
use super::{Field, Found, Hit, Query, Scope};
use crate::plan::{Figure, Indicator, Place, Plan};
use crate::record::RecordFile;
use crate::text::fold;
use std::cmp::Reverse;

/// The searchable strings of several plans.
#[derive(Clone, Debug, Default)]
pub struct Index {
    parts: Vec<Part>,
}

/// One plan's share of the index.
#[derive(Clone, Debug)]
struct Part {
    plan: usize,
    /// Folded.
    region: String,
    /// The title and the short title, folded.
    titles: String,
    text: Shelf,
    notes: Shelf,
}

/// Strings with what is known about each.
#[derive(Clone, Debug, Default)]
struct Shelf {
    strings: Strings,
    entries: Vec<Entry>,
    note_ids: Vec<String>,
}

/// What is known about the string at the same position.
#[derive(Clone, Copy, Debug)]
struct Entry {
    place: Place,
    /// The section it stands in.
    section: usize,
    field: Field,
    /// Which paragraph of the section or which of `note_ids`.
    number: u32,
    /// Where the name is in the folded string, in bytes; empty for paragraphs and notes.
    name: [u32; 2],
}

/// An entry that answers, with all that decides its order. Ties fall to the plan's order: a section, its
/// paragraphs, its notes, then its indicators.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Answer {
    rank: Rank,
    part: usize,
    section: usize,
    place: Place,
    field: Field,
    entry: usize,
}

impl Index {
    /// Indexes plans by their positions, with what people noted on each.
    pub fn build<'p>(plans: impl Iterator<Item = (usize, &'p Plan, Option<&'p RecordFile>)>) -> Self {
        let part = |(at, plan, records): (usize, &Plan, Option<&RecordFile>)| Part {
            plan: at,
            region: fold(&plan.region),
            titles: fold(&format!("{}\n{}", plan.title, plan.short_title)),
            text: Shelf::of_plan(plan),
            notes: records.map(|records| Shelf::of_notes(plan, records)).unwrap_or_default(),
        };
        Self { parts: plans.map(part).collect() }
    }

    /// Puts what is noted now in place of the notes of one plan. Nothing happens if the plan is not indexed.
    pub fn set_notes(&mut self, at: usize, plan: &Plan, records: &RecordFile) {
        if let Some(part) = self.parts.iter_mut().find(|part| part.plan == at) {
            part.notes = Shelf::of_notes(plan, records);
        }
    }

    /// The best `limit` hits and how many there are. A query without words has none.
    #[must_use]
    pub fn search(&self, query: &Query, scope: &Scope, limit: usize) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        let matcher = Matcher::new();
        let mut answers = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            if scope.plan.is_none_or(|plan| plan == part.plan) {
                let by_name = self.parts.len() > 1 && scope.plan.is_none();
                part.answer(at, &Asked::of(part, query, by_name), scope, &matcher, &mut answers);
            }
        }
        let total = answers.len();
        if limit < total {
            answers.select_nth_unstable(limit);
            answers.truncate(limit);
        }
        answers.sort_unstable();
        let hits = answers.iter().filter_map(|answer| self.hit(answer, query, &matcher)).collect();
        Found { hits, total }
    }

    fn hit(&self, answer: &Answer, query: &Query, matcher: &Matcher) -> Option<Hit> {
        let part = self.parts.get(answer.part)?;
        let shelf = part.shelf(answer.field);
        let entry = shelf.entries.get(answer.entry)?;
        let text = shelf.strings.folded(answer.entry);
        let name = entry.name_in(text).map(|name| {
            let start = text.get(..entry.name[0] as usize).map_or(0, |lead| lead.chars().count());
            (start, name)
        });
        let lit = lit(text, name, answer.rank.tier, query, matcher);
        let (snippet, ranges) = snippet(&shelf.strings.source(answer.entry), &lit);
        let whole = match name {
            Some((start, name)) => clip(&lit, [start, start + name.chars().count()]).collect(),
            None => lit,
        };
        Some(Hit {
            plan: part.plan,
            place: entry.place,
            field: entry.field,
            paragraph: (entry.field == Field::Text).then_some(entry.number as usize),
            note: shelf.note_ids.get(entry.number as usize).cloned(),
            snippet,
            ranges,
            whole,
        })
    }
}

/// What a query asks of one plan: all its words, or, if some of them name the plan, the others.
struct Asked<'q> {
    all: Wanted<'q>,
    others: Option<Wanted<'q>>,
    names_region: bool,
}

impl<'q> Asked<'q> {
    fn of(part: &Part, query: &'q Query, by_name: bool) -> Self {
        let words: Vec<&str> = query.words().collect();
        let mut others = words.clone();
        let mut names_region = false;
        if by_name {
            // The region goes before the title: of 山西 养老 in 山西省养老规划, 养老 is what is looked for.
            for is_name in [Part::is_region, Part::is_in_titles] {
                let rest: Vec<&str> = others.iter().copied().filter(|word| !is_name(part, word)).collect();
                if !rest.is_empty() {
                    others = rest;
                }
            }
            names_region = words.iter().any(|word| part.is_region(word)) && others.len() < words.len();
        }
        let others = (others.len() < words.len()).then(|| Wanted::new(&others));
        Self { all: Wanted::new(&words), others, names_region }
    }

    fn rank(&self, candidate: Candidate<'_>, matcher: &Matcher) -> Option<Rank> {
        let all = self.all.rank(candidate, matcher).map(|(tier, score)| (tier, false, Reverse(score)));
        let others = self.others.as_ref().and_then(|others| others.rank(candidate, matcher));
        let others = others.map(|(tier, score)| (tier, true, Reverse(score)));
        let (tier, by_plan, score) = all.into_iter().chain(others).min()?;
        Some(Rank { elsewhere: !self.names_region, tier, by_plan, score })
    }
}

impl Part {
    /// Whether the word names the plan's region: 浙江 or 浙江省, but not 江.
    fn is_region(&self, word: &str) -> bool {
        let enough = |name: &str| name.chars().nth(1).is_some();
        (enough(word) && self.region.contains(word)) || (enough(&self.region) && word.contains(&self.region))
    }

    fn is_in_titles(&self, word: &str) -> bool {
        word.chars().nth(1).is_some() && self.titles.contains(word)
    }

    const fn shelf(&self, field: Field) -> &Shelf {
        match field {
            Field::Note => &self.notes,
            Field::Title | Field::Indicator | Field::Text => &self.text,
        }
    }

    fn answer(
        &self,
        at: usize,
        asked: &Asked<'_>,
        scope: &Scope,
        matcher: &Matcher,
        answers: &mut Vec<Answer>,
    ) {
        for shelf in [&self.text, &self.notes] {
            for (n, entry) in shelf.entries.iter().enumerate().filter(|(_, e)| scope.fields.contains(e.field))
            {
                let text = shelf.strings.folded(n);
                if let Some(rank) = asked.rank(Candidate { text, name: entry.name_in(text) }, matcher) {
                    let Entry { place, section, field, .. } = *entry;
                    answers.push(Answer { rank, part: at, section, place, field, entry: n });
                }
            }
        }
    }
}

impl Entry {
    fn name_in<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let [from, to] = self.name;
        folded.get(from as usize..to as usize).filter(|name| !name.is_empty())
    }
}

impl Shelf {
    fn of_plan(plan: &Plan) -> Self {
        let mut shelf = Self::default();
        let mut indicators: Vec<Vec<usize>> = vec![Vec::new(); plan.sections.len()];
        for (at, indicator) in plan.indicators.iter().enumerate() {
            if let Some(here) = indicators.get_mut(indicator.section) {
                here.push(at);
            }
        }
        for (at, section) in plan.sections.iter().enumerate() {
            let place = Place::Section(at);
            let heading = section.heading();
            let lead = heading.strip_suffix(&section.title).unwrap_or_default();
            shelf.push_named(place, at, Field::Title, [lead, &section.title, ""]);
            for (paragraph, text) in section.text.iter().enumerate() {
                shelf.push_text(place, at, Field::Text, paragraph, text);
            }
            for &indicator in indicators.get(at).into_iter().flatten() {
                if let Some(found) = plan.indicators.get(indicator) {
                    let beside = beside(found);
                    let parts = ["", found.name.as_str(), beside.as_str()];
                    shelf.push_named(Place::Indicator(indicator), at, Field::Indicator, parts);
                }
            }
        }
        shelf.strings.shrink();
        shelf.entries.shrink_to_fit();
        shelf
    }

    fn of_notes(plan: &Plan, records: &RecordFile) -> Self {
        let mut shelf = Self::default();
        for (id, record) in records.records() {
            let Some(place) = plan.find(id) else { continue };
            for note in record.notes() {
                let number = shelf.note_ids.len();
                shelf.note_ids.push(note.id.clone());
                shelf.push_text(place, plan.section_of(place), Field::Note, number, &note.text);
            }
        }
        shelf.strings.shrink();
        shelf
    }

    fn push_named(&mut self, place: Place, section: usize, field: Field, parts: [&str; 3]) {
        if let Some([start, end, _]) = self.strings.push(parts) {
            self.entries.push(Entry { place, section, field, number: 0, name: [start, end] });
        }
    }

    fn push_text(&mut self, place: Place, section: usize, field: Field, number: usize, text: &str) {
        if self.strings.push([text]).is_some() {
            self.entries.push(Entry { place, section, field, number: number as u32, name: [0, 0] });
        }
    }
}

/// What goes with an indicator's name, as it is shown after it: ` 养老 % 2025: 55, 2030: >60`.
fn beside(indicator: &Indicator) -> String {
    let mut words = String::new();
    for word in indicator.domain.iter().chain(&indicator.unit) {
        words.push(' ');
        words.push_str(word);
    }
    let figures = indicator.baseline.iter().chain(&indicator.target).chain(&indicator.milestones);
    let figures: Vec<String> = figures.map(figure_words).collect();
    if !figures.is_empty() {
        words.push(' ');
        words.push_str(&figures.join(", "));
    }
    if let Some(note) = &indicator.note {
        words.push(' ');
        words.push_str(note);
    }
    words
}

fn figure_words(figure: &Figure) -> String {
    match (figure.year, figure.span) {
        (Some(year), _) => format!("{year}: {}", figure.text),
        (None, Some([from, to])) => format!("{from}-{to}: {}", figure.text),
        (None, None) => figure.text.clone(),
    }
}
