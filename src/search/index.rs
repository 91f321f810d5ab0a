//! An index is everything of the plans at hand that can be found, folded and ready to be looked through.
//!
//! What always holds: its parts stand in the order of the plans, each with the strings of one plan in the plan's
//! order (a section's title, its paragraphs, the indicators that stand in it, the next section) and its notes
//! apart, so that they can be replaced when someone writes one. Nothing of the plans is borrowed, and a copy of
//! an index shares its parts, so one can be searched while another grows.

use super::asked::{Glued, Question, Ready};
use super::best::{Answer, Best};
use super::hit::{clip, snippet};
use super::light::{Source, lit};
use super::look::{Looked, Search, Stage};
use super::matcher::Matcher;
use super::part::Part;
use super::rank::Tier;
use super::{Counted, Field, Found, Hit, Limits, Query, Scope, Trail};
use crate::plan::Plan;
use crate::processors::together;
use crate::record::RecordFile;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// From how many hits as typed on nobody needs what is only nearly that.
const ENOUGH: usize = 10;

/// How many plans one thread looks through before it takes the next ones, or looks whether it is still wanted.
const BATCH: usize = 16;

/// The searchable strings of several plans.
#[derive(Clone, Debug, Default)]
pub struct Index {
    parts: Vec<Arc<Part>>,
    /// Those of the plans, folded, and those that plans had before. A copy shares them too.
    regions: Arc<BTreeSet<String>>,
}

impl Index {
    /// Indexes plans by their positions, with what people noted on each.
    pub fn build<'p>(plans: impl Iterator<Item = (usize, &'p Plan, Option<&'p RecordFile>)>) -> Self {
        let mut index = Self::default();
        for (at, plan, records) in plans {
            let part = Part::of(at, plan, records);
            let regions = Arc::new(BTreeSet::from([part.region.clone()]));
            index.add(Self { parts: vec![Arc::new(part)], regions });
        }
        index
    }

    /// Takes over the plans of another index, each in the place of the one it has by that position, if any.
    pub fn add(&mut self, other: Self) {
        if !other.regions.is_subset(&self.regions) {
            Arc::make_mut(&mut self.regions).extend(other.regions.iter().cloned());
        }
        for part in other.parts {
            match self.parts.binary_search_by_key(&part.plan, |part| part.plan) {
                Ok(at) => self.parts[at] = part,
                Err(at) => self.parts.insert(at, part),
            }
        }
    }

    /// How many plans there are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Puts what is noted and marked now in place of the notes and statuses of one plan. Nothing happens if the
    /// plan is not indexed.
    pub fn set_notes(&mut self, at: usize, plan: &Plan, records: &RecordFile) {
        if let Some(part) = self.parts.iter_mut().find(|part| part.plan == at) {
            Arc::make_mut(part).set_notes(plan, records);
        }
    }

    /// The best `limit` hits and how many there are. A query without words has none.
    #[must_use]
    pub fn search(&self, query: &Query, scope: &Scope, limit: usize) -> Found {
        let mut trail = Trail::default();
        let limits = Limits { first: 0, all: limit, counted: usize::MAX };
        self.search_on(query, scope, limits, &mut trail, &|| true, &mut drop).unwrap_or_default()
    }

    /// The same on the trail of the last search, which it replaces with its own. It is given up (`None`) as soon as it
    /// is no longer wanted. The first of the best are given to `early` as soon as nothing better can come, if there
    /// is much left to look through then.
    #[must_use]
    pub fn search_on(
        &self,
        query: &Query,
        scope: &Scope,
        limits: Limits,
        trail: &mut Trail,
        is_wanted: &(dyn Fn() -> bool + Sync),
        early: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        let before = std::mem::take(trail);
        let found = self.search_from(&before, query, scope, limits, is_wanted, early);
        let (found, left) = found.map_or((None, before), |(found, left)| (Some(found), left));
        *trail = left;
        found
    }

    fn search_from(
        &self,
        before: &Trail,
        query: &Query,
        scope: &Scope,
        limits: Limits,
        is_wanted: &(dyn Fn() -> bool + Sync),
        early: &mut dyn FnMut(Found),
    ) -> Option<(Found, Trail)> {
        if query.is_empty() {
            return Some(<(Found, Trail)>::default());
        }
        let glued = Glued::all(query, &self.regions);
        let by_name = self.parts.len() > 1 && scope.plan.is_none();
        let question = Question::new(query, &glued, by_name);
        let mut search = Search {
            question: &question,
            scope,
            stage: Stage::Rest,
            looked: self.parts.iter().map(|_| Mutex::new(Looked::default())).collect(),
            trail: Some(before).filter(|before| glued.is_empty() && before.leads_to(query)),
            total: AtomicUsize::new(0),
            enough: usize::MAX,
        };
        let (mut best, mut early, mut from) = (Best::new(limits.all), Some(early), 0);
        // Gives the first so many away if nothing that is left can be among them. Whether they are given.
        let mut settle = |best: &mut Best, left: (Tier, i64), from: usize, first: usize| {
            if best.is_settled_before(left, from, first)
                && let Some(early) = early.take()
            {
                let hits = self.hits(best, first, &question);
                early(Found { hits, total: best.total.min(limits.counted), counted: Counted::SoFar });
            }
            early.is_none()
        };
        let (looks, mut is_settled) = (search.early_looks(self.parts.len()), false);
        let is_early = !looks.is_empty();
        // Without early looks names and text are looked through together, and the best may stand anywhere.
        if is_early {
            search.enough = limits.counted;
        }
        for (stage, parts) in looks {
            if is_settled && matches!(stage, Stage::Typed | Stage::Surest) {
                continue;
            }
            search.stage = stage;
            from = if stage == Stage::Rest { parts.end } else { from };
            best.join(self.best(&search, &best, parts, is_wanted)?);
            is_settled = settle(&mut best, search.best_left(), from, limits.first);
        }
        search.stage = Stage::Rest;
        best.join(self.best(&search, &best, from..self.parts.len(), is_wanted)?);
        if best.typed < ENOUGH
            && best.total < search.enough
            && query.sought().iter().any(|word| word.near.is_some())
        {
            // There are few so far, but what is only nearly right stands behind them.
            let mut settle_all = |best: &mut Best, left: (Tier, i64)| {
                let first = limits.first.min(best.total);
                is_early && settle(best, left, 0, first)
            };
            settle_all(&mut best, (Tier::NearName, 0));
            for stage in [Stage::NearNamed, Stage::Near] {
                search.stage = stage;
                let known = Best::new(limits.all);
                best.join(self.best(&search, &known, 0..self.parts.len(), is_wanted)?);
                if stage == Stage::NearNamed {
                    settle_all(&mut best, search.best_left());
                }
            }
        }
        let (hits, enough) = (self.hits(&mut best, limits.all, &question), search.enough);
        // Of a plan whose region is named, other words are looked for.
        let is_whole = search.is_plain() && scope.plan.is_none() && glued.is_empty();
        let looked = search.looked;
        let left = if is_whole { Trail::left_by(query, &self.parts, looked) } else { Trail::default() };
        let counted = if best.total < enough { Counted::All } else { Counted::AtLeast };
        Some((Found { hits, total: best.total.min(enough), counted }, left))
    }

    fn hits(&self, best: &mut Best, limit: usize, question: &Question<'_>) -> Vec<Hit> {
        let (matcher, mut ready) = (Matcher::new(), Ready::default());
        let hit = |answer| self.hit(answer, question, &matcher, &mut ready);
        best.sorted().iter().take(limit).filter_map(hit).collect()
    }

    /// Looks through these parts, on all processors if there are many, for what may be among the best beside those
    /// that are known. It ends when there are enough and none of those that are left can be among the best.
    fn best(
        &self,
        search: &Search<'_, '_>,
        known: &Best,
        parts: Range<usize>,
        is_wanted: &(dyn Fn() -> bool + Sync),
    ) -> Option<Best> {
        let next = AtomicUsize::new(parts.start);
        search.total.fetch_max(known.total, Ordering::Relaxed);
        let best_here = search.best_here().map(|best| known.best_rank(best));
        let look = || {
            let (matcher, mut best) = (Matcher::new(), Best::beside(known));
            let mut ready = Ready::default();
            loop {
                let from = next.fetch_add(BATCH, Ordering::Relaxed);
                let batch = self.parts.iter().enumerate().take(parts.end).skip(from).take(BATCH);
                let is_enough =
                    search.has_enough() && best_here.is_some_and(|rank| best.is_full_before(rank, from));
                if from >= parts.end || is_enough {
                    return Some(best);
                }
                if !is_wanted() {
                    return None;
                }
                // A query that names many plans would heap up what is made ready.
                if ready.is_full() {
                    ready = Ready::default();
                }
                let before = best.total;
                for (at, part) in batch {
                    search.look_through(at, part, &matcher, &mut ready, &mut best);
                }
                search.total.fetch_add(best.total - before, Ordering::Relaxed);
            }
        };
        let mut all = together(parts.len() / (2 * BATCH), look).into_iter();
        let mut best = all.next()??;
        for more in all {
            best.join(more?);
        }
        Some(best)
    }

    fn hit<'q>(
        &self,
        answer: &Answer,
        question: &Question<'q>,
        matcher: &Matcher,
        ready: &mut Ready<'q>,
    ) -> Option<Hit> {
        let part = self.parts.get(answer.part)?;
        let shelf = part.shelf(answer.field);
        let entry = shelf.entries.get(answer.entry)?;
        let text = shelf.strings.folded(answer.entry);
        let name = entry.name_in(text).map(|name| {
            let start = text.get(..entry.name[0] as usize).map_or(0, |lead| lead.chars().count());
            (start, name)
        });
        let by_plan = answer.rank.by_plan.then(|| question.of(part, ready));
        let wanted = by_plan.map_or_else(|| question.all(), |asked| asked.others());
        let lit = lit(Source { text, name }, answer.rank.tier, question.query, wanted, matcher);
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
