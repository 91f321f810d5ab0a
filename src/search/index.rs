//! An index is everything of the plans at hand that can be found, folded and ready to be looked through.
//!
//! What always holds: the strings of a plan stand in the plan's order (a section's title, its paragraphs, the
//! indicators that stand in it, the next section), and its notes apart, so that they can be replaced when
//! someone writes one. Nothing of the plans is borrowed.

use super::filter::Filter;
use super::hit::{clip, snippet};
use super::light::{Source, lit};
use super::matcher::Matcher;
use super::near::Near;
use super::query::Word;
use super::rank::Rank;
use super::shelf::{Entry, Shelf};
use super::wanted::{Candidate, Wanted};
use super::{Field, Found, Hit, Query, Scope};
use crate::plan::{Binding, Place, Plan};
use crate::record::{RecordFile, Status};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// From how many hits as typed on nobody needs what is only nearly that.
const ENOUGH: usize = 10;

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
    id: String,
    /// What is said of each indicator.
    bindings: Vec<Option<Binding>>,
    marks: Marks,
    text: Shelf,
    notes: Shelf,
}

/// What people marked in a plan, as far as it can be asked for.
#[derive(Clone, Debug, Default)]
struct Marks {
    statuses: BTreeMap<Place, Status>,
    noted: BTreeSet<Place>,
}

impl Marks {
    fn of(plan: &Plan, records: &RecordFile) -> Self {
        let mut marks = Self::default();
        for (id, record) in records.records() {
            let Some(place) = plan.find(id) else { continue };
            marks.statuses.extend(record.status().map(|status| (place, status)));
            marks.noted.extend(record.notes().next().map(|_| place));
        }
        marks
    }
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
            id: fold(&plan.id),
            bindings: plan.indicators.iter().map(|indicator| indicator.binding).collect(),
            marks: records.map(|records| Marks::of(plan, records)).unwrap_or_default(),
            text: Shelf::of_plan(plan),
            notes: records.map(|records| Shelf::of_notes(plan, records)).unwrap_or_default(),
        };
        Self { parts: plans.map(part).collect() }
    }

    /// Puts what is noted and marked now in place of the notes and statuses of one plan. Nothing happens if the plan is not indexed.
    pub fn set_notes(&mut self, at: usize, plan: &Plan, records: &RecordFile) {
        if let Some(part) = self.parts.iter_mut().find(|part| part.plan == at) {
            part.notes = Shelf::of_notes(plan, records);
            part.marks = Marks::of(plan, records);
        }
    }

    /// The best `limit` hits and how many there are. A query without words has none.
    #[must_use]
    pub fn search(&self, query: &Query, scope: &Scope, limit: usize) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        let matcher = Matcher::new();
        let mut answers = self.answers(query, scope, &matcher, false);
        if answers.iter().filter(|answer| answer.rank.tier.is_as_typed()).count() < ENOUGH
            && query.words().any(|word| Near::of(word).is_some())
        {
            answers = self.answers(query, scope, &matcher, true);
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

    fn answers(&self, query: &Query, scope: &Scope, matcher: &Matcher, is_near: bool) -> Vec<Answer> {
        let mut answers = Vec::new();
        let by_name = self.parts.len() > 1 && scope.plan.is_none();
        for (at, part) in self.parts.iter().enumerate() {
            if scope.plan.is_none_or(|plan| plan == part.plan) && part.is_asked_for(query) {
                let asked = Asked { is_near, ..Asked::of(part, query, by_name) };
                part.answer(at, &asked, scope, matcher, &mut answers);
            }
        }
        answers
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
        let lit = lit(Source { text, name }, answer.rank.tier, query, matcher);
        let name = name.map(|(start, name)| [start, start + name.chars().count()]);
        let source = shelf.strings.source(answer.entry);
        let (snippet, ranges) = snippet(&source, &lit, name.map_or(0, |[_, end]| end));
        let whole = name.map(|name| clip(&lit, name).collect());
        Some(Hit {
            plan: part.plan,
            place: entry.place,
            field: entry.field,
            paragraph: (entry.field == Field::Text).then_some(entry.number as usize),
            note: shelf.note_ids.get(entry.number as usize).cloned(),
            snippet,
            ranges,
            whole: whole.unwrap_or(lit),
        })
    }
}

/// What a query asks of one plan: all its words, or, if some of them name the plan, the others.
struct Asked<'q> {
    query: &'q Query,
    all: Wanted<'q>,
    others: Option<Wanted<'q>>,
    names_region: bool,
    /// Whether some word may be pinyin.
    is_spelled: bool,
    /// Whether near misses are wanted too.
    is_near: bool,
}

impl<'q> Asked<'q> {
    fn of(part: &Part, query: &'q Query, by_name: bool) -> Self {
        let words: Vec<&Word> = query.sought().iter().collect();
        let mut others = words.clone();
        let mut names_region = false;
        if by_name {
            // The region goes before the title: of 山西 养老 in 山西省养老规划, 养老 is what is looked for.
            for is_name in [Part::is_region, Part::is_in_titles] {
                let rest: Vec<&Word> = others.iter().copied().filter(|word| !is_name(part, word)).collect();
                if !rest.is_empty() {
                    others = rest;
                }
            }
            names_region = words.iter().any(|word| part.is_region(word)) && others.len() < words.len();
        }
        let others = (others.len() < words.len()).then(|| Wanted::new(&others));
        let is_spelled = words.iter().any(|word| word.spelled.is_some());
        Self { query, all: Wanted::new(&words), others, names_region, is_spelled, is_near: false }
    }

    fn rank(&self, candidate: Candidate<'_>, matcher: &Matcher) -> Option<Rank> {
        let rank = |wanted: &Wanted<'_>| {
            let near = || if self.is_near { wanted.rank_near(candidate) } else { None };
            wanted.rank(candidate, matcher).or_else(near)
        };
        let all = rank(&self.all).map(|(tier, score)| (tier, false, Reverse(score)));
        let others = self.others.as_ref().and_then(rank);
        let others = others.map(|(tier, score)| (tier, true, Reverse(score)));
        let (tier, by_plan, score) = all.into_iter().chain(others).min()?;
        Some(Rank { elsewhere: !self.names_region, tier, by_plan, score })
    }
}

impl Part {
    /// Whether the word names the plan's region: 浙江, 浙江省, zhejiang or zj, but not 江.
    fn is_region(&self, word: &Word) -> bool {
        let enough = |name: &str| name.chars().nth(1).is_some();
        let text = word.text.as_str();
        let is_typed = (enough(text) && self.region.contains(text))
            || (enough(&self.region) && text.contains(&self.region));
        let heard = || word.spelled.as_ref()?.find(&self.region)?.ranges.first().copied();
        is_typed || heard().is_some_and(|[start, end]| start == 0 && end > 1)
    }

    fn is_in_titles(&self, word: &Word) -> bool {
        let is_typed = word.text.chars().nth(1).is_some() && self.titles.contains(&word.text);
        is_typed || word.spelled_in_text().is_some_and(|spelled| spelled.find(&self.titles).is_some())
    }

    /// Whether the filters let the plan pass as a whole.
    fn is_asked_for(&self, query: &Query) -> bool {
        query.filters().iter().all(|filter| match filter {
            Filter::Plan(word) => {
                self.id.contains(&word.text) || self.is_region(word) || self.is_in_titles(word)
            }
            Filter::Status(_) | Filter::Binding(_) | Filter::Note => true,
        })
    }

    /// Whether the filters let an entry pass. Without words a paragraph is no hit, and a note only if notes are
    /// asked for: then the places themselves are not.
    fn passes(&self, entry: &Entry, query: &Query) -> bool {
        let has_words = query.words().next().is_some();
        let wants_notes = query.filters().contains(&Filter::Note);
        let is_listed = match entry.field {
            Field::Title | Field::Indicator => !wants_notes,
            Field::Text => false,
            Field::Note => wants_notes,
        };
        let holds = |filter: &Filter| match filter {
            Filter::Status(wanted) => wanted.has(self.marks.statuses.get(&entry.place).copied()),
            Filter::Binding(wanted) => match entry.place {
                Place::Indicator(at) => self.bindings.get(at) == Some(&Some(*wanted)),
                Place::Section(_) => false,
            },
            Filter::Note => self.marks.noted.contains(&entry.place),
            Filter::Plan(_) => true,
        };
        (has_words || is_listed) && query.filters().iter().all(holds)
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
            let initials = asked.is_spelled.then(|| shelf.initials());
            for (n, entry) in shelf.entries.iter().enumerate().filter(|(_, e)| scope.fields.contains(e.field))
            {
                if !asked.query.filters().is_empty() && !self.passes(entry, asked.query) {
                    continue;
                }
                let text = shelf.strings.folded(n);
                let initials = initials.and_then(|initials| initials.get(n)).copied();
                let candidate = Candidate { text, name: entry.name_in(text), initials };
                if let Some(rank) = asked.rank(candidate, matcher) {
                    let Entry { place, section, field, .. } = *entry;
                    answers.push(Answer { rank, part: at, section, place, field, entry: n });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::tests::small;

    fn records(notes: &str) -> RecordFile {
        RecordFile::from_json(format!(r#"{{"format":1,"plan":"small","records":{notes}}}"#).as_bytes())
            .unwrap()
    }

    fn note(id: &str, text: &str) -> String {
        format!(r#"{{"id":"{id}","kind":"note","text":"{text}","by":"li","at":"2026-11-22T03:04:05Z"}}"#)
    }

    fn two_plans() -> [Plan; 2] {
        let mut other = small();
        other.region = "邻省".into();
        other.title = "邻省养老规划".into();
        other.short_title = "邻省养老".into();
        [small(), other]
    }

    fn index_of(plans: &[Plan]) -> Index {
        Index::build(plans.iter().enumerate().map(|(at, plan)| (at, plan, None)))
    }

    fn ids(index: &Index, plans: &[Plan], typed: &str, scope: &Scope) -> Vec<String> {
        let found = index.search(&Query::parse(typed), scope, 100);
        assert_eq!(found.total, found.hits.len());
        let id = |hit: &Hit| format!("{}:{}:{:?}", hit.plan, plans[hit.plan].id_of(hit.place), hit.field);
        found.hits.iter().map(id).collect()
    }

    #[test]
    fn names_come_before_text_and_ties_are_in_the_plans_order() {
        let plans = [small()];
        let found = ids(&index_of(&plans), &plans, "床位", &Scope::default());
        assert_eq!(found, ["0:t1:Indicator", "0:2.1:Title", "0:p01:Indicator", "0:2.1:Text"]);
    }

    #[test]
    fn a_query_without_words_finds_nothing() {
        assert_eq!(index_of(&[small()]).search(&Query::parse(" "), &Scope::default(), 9), Found::default());
    }

    #[test]
    fn words_may_stand_in_the_name_and_beside_it() {
        let plans = [small()];
        let index = index_of(&plans);
        assert_eq!(ids(&index, &plans, "床位 2030 60", &Scope::default()), ["0:t1:Indicator"]);
        assert_eq!(ids(&index, &plans, "专栏1", &Scope::default()), ["0:2.2:Title"]);
    }

    #[test]
    fn a_scope_leaves_out_fields_and_plans() {
        let plans = two_plans();
        let index = index_of(&plans);
        let titles = Scope { fields: [Field::Title].into_iter().collect(), plan: None };
        assert_eq!(ids(&index, &plans, "床位", &titles), ["0:2.1:Title", "1:2.1:Title"]);
        let second = Scope { plan: Some(1), ..titles };
        assert_eq!(ids(&index, &plans, "床位", &second), ["1:2.1:Title"]);
    }

    #[test]
    fn a_region_in_the_query_narrows_to_its_plan() {
        let plans = two_plans();
        let index = index_of(&plans);
        assert_eq!(ids(&index, &plans, "邻省 占比", &Scope::default()), ["1:t1:Indicator"]);
        // 养老 is in the titles of both: it narrows nothing, but it need not stand beside 改造 either.
        let found = ids(&index, &plans, "养老 改造工程", &Scope::default());
        assert_eq!(found, ["0:2.2.1:Title", "1:2.2.1:Title"]);
    }

    #[test]
    fn a_plan_named_in_the_query_comes_first_though_others_have_its_name_in_their_text() {
        let mut plans = two_plans();
        plans[0].sections[0].text = vec!["学习邻省，改造养老床位。".into()];
        let index = index_of(&plans);
        let found = ids(&index, &plans, "邻省 改造", &Scope::default());
        assert_eq!(found, ["1:2.2.1:Title", "1:2.2.1:Text", "0:1:Text"]);
    }

    #[test]
    fn the_only_plan_is_not_narrowed_to() {
        let plans = [small()];
        assert_eq!(ids(&index_of(&plans), &plans, "某市 改造", &Scope::default()), [] as [&str; 0]);
    }

    #[test]
    fn notes_are_found_and_replaced() {
        let plan = small();
        let before = records(&format!(r#"{{"t1":{{"notes":[{}]}}}}"#, note("a", "等待拨款")));
        let mut index = Index::build([(7, &plan, Some(&before))].into_iter());
        let found = index.search(&Query::parse("拨款"), &Scope::default(), 9);
        let hit = &found.hits[0];
        assert_eq!((hit.plan, hit.place, hit.field), (7, Place::Indicator(0), Field::Note));
        assert_eq!((hit.note.as_deref(), &hit.whole[..]), (Some("a"), &[[2, 4]][..]));
        index.set_notes(7, &plan, &records(&format!(r#"{{"t1":{{"notes":[{}]}}}}"#, note("b", "已下达"))));
        assert_eq!(index.search(&Query::parse("拨款"), &Scope::default(), 9).total, 0);
        assert_eq!(index.search(&Query::parse("下达"), &Scope::default(), 9).total, 1);
    }

    #[test]
    fn a_note_stands_where_its_section_stands_and_one_on_nothing_is_left_out() {
        let plans = [small()];
        let [one, two, gone] = ["a", "b", "c"].map(|id| note(id, "共1200张"));
        let notes =
            format!(r#"{{"1":{{"notes":[{one}]}},"2.1":{{"notes":[{two}]}},"9":{{"notes":[{gone}]}}}}"#);
        let index = Index::build([(0, &plans[0], Some(&records(&notes)))].into_iter());
        let found = ids(&index, &plans, "1200张", &Scope::default());
        assert_eq!(found, ["0:1:Note", "0:2.1:Text", "0:2.1:Note"]);
    }

    #[test]
    fn lit_ranges_name_the_same_characters_in_the_snippet_and_in_the_whole() {
        let index = index_of(&[small()]);
        let found = index.search(&Query::parse("改造"), &Scope::default(), 9);
        let lit = |hit: &Hit| (hit.snippet.clone(), hit.ranges.clone(), hit.whole.clone());
        let all: Vec<_> = found.hits.iter().map(lit).collect();
        let first = [[0, 2]].to_vec();
        assert_eq!(
            all,
            [("改造工程".into(), first.clone(), first.clone()), ("改造3家。".into(), first.clone(), first)]
        );
        // The number is part of the line and not of the title.
        let found = index.search(&Query::parse("工程 专栏1"), &Scope::default(), 9);
        assert_eq!(lit(&found.hits[0]), ("专栏1 工程".into(), vec![[0, 3], [4, 6]], vec![[0, 2]]));
    }

    #[test]
    fn the_limit_keeps_the_best_and_counts_all() {
        let index = index_of(&[small()]);
        let query = Query::parse("床位");
        let all = index.search(&query, &Scope::default(), 100);
        for limit in 0..=all.total {
            let some = index.search(&query, &Scope::default(), limit);
            assert_eq!((some.total, &some.hits[..]), (all.total, &all.hits[..limit]));
        }
    }

    #[test]
    fn filters_say_what_a_hit_must_be() {
        let plans = two_plans();
        let status = r#""status":{"value":"behind","by":"li","at":"2026-11-22T03:04:05Z"}"#;
        let marked =
            format!(r#"{{"t1":{{{status},"notes":[{}]}},"2.1":{{{status}}}}}"#, note("a", "等待拨款"));
        let mut index = index_of(&plans);
        index.set_notes(0, &plans[0], &records(&marked));
        let found = |typed: &str| ids(&index, &plans, typed, &Scope::default());
        assert_eq!(found("=status:滞后"), ["0:t1:Indicator", "0:2.1:Title"]);
        assert_eq!(found("=status:zh 床位 =plan:某市"), ["0:t1:Indicator", "0:2.1:Title", "0:2.1:Text"]);
        assert_eq!(found("=note"), ["0:t1:Note"]);
        assert_eq!(found("=note 床位"), ["0:t1:Indicator"]);
        assert_eq!(found("=binding =plan:邻省"), ["1:t1:Indicator"]);
        assert_eq!(found("=status:已完成"), [] as [&str; 0]);
        assert_eq!(found("=plan:没有 床位"), [] as [&str; 0]);
    }

    #[test]
    fn odd_queries_do_no_harm() {
        let index = index_of(&two_plans());
        let long = "养老床位".repeat(2_500);
        let many = "床 ".repeat(5_000);
        for typed in [long.as_str(), &many, "\u{0}\u{1b}[2J", "。", "%", "\\", "👨‍👩‍👧", "\u{301}"]
        {
            let found = index.search(&Query::parse(typed), &Scope::default(), 9);
            assert!(found.hits.len() <= found.total, "{typed}");
        }
        assert_ne!(index.search(&Query::parse("。"), &Scope::default(), 9).total, 0);
    }
}
