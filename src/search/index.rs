//! An index is everything of the plans at hand that can be found, folded and ready to be looked through.
//!
//! What always holds: its parts stand in the order of the plans, each with the strings of one plan in the plan's
//! order (a section's title, its paragraphs, the indicators that stand in it, the next section) and its notes
//! apart, so that they can be replaced when someone writes one. Nothing of the plans is borrowed, and a copy of
//! an index shares its groups of parts, so one can be searched while another grows.

use super::asked::{Glued, Question, Ready};
use super::best::{Answer, Best};
use super::group::{Group, MOST, Member};
use super::hit::{clip, snippet};
use super::light::{Source, lit};
use super::look::{Looked, Search, Stage};
use super::matcher::Matcher;
use super::part::Part;
use super::rank::Tier;
use super::{Counted, Field, Found, Hit, Limits, Query, Scope, Trail};
use crate::plan::Plan;
use crate::processors::{each, together};
use crate::record::RecordFile;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// From how many hits as typed on nobody needs what is only nearly that.
const ENOUGH: usize = 10;

/// From how many groups a processor on help is worth calling.
const FEWEST_GROUPS: usize = 4;

/// How many hits are written down together.
const HITS: usize = 32;

/// The searchable strings of several plans.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// No group reaches into the next.
    groups: Vec<Arc<Group>>,
    /// Those of the plans, folded, and those that plans had before. A copy shares them too.
    regions: Arc<BTreeSet<String>>,
}

impl Index {
    /// Indexes plans by their positions, with what people noted on each.
    pub fn build<'p>(plans: impl Iterator<Item = (usize, &'p Plan, Option<&'p RecordFile>)>) -> Self {
        let mut index = Self::default();
        index.add_all(plans.map(|(at, plan, records)| Self::of(at, plan, records)).collect());
        index
    }

    /// Indexes one plan, at this position.
    #[must_use]
    pub fn of(at: usize, plan: &Plan, records: Option<&RecordFile>) -> Self {
        let part = Part::of(at, plan, records);
        let regions = Arc::new(BTreeSet::from([part.region.clone()]));
        Self { groups: vec![Arc::new(Group::of(part))], regions }
    }

    /// Takes over the plans of other indexes, each in the place of the one it has by that position, if any. Plans that come
    /// together are sifted together at once; to add one after the other takes longer.
    pub fn add_all(&mut self, others: Vec<Self>) {
        let mut groups = Vec::new();
        for other in others {
            if !other.regions.is_subset(&self.regions) {
                Arc::make_mut(&mut self.regions).extend(other.regions.iter().cloned());
            }
            groups.extend(other.groups);
        }
        groups.sort_by_key(|group| group.plans());
        let mut new = groups.into_iter().peekable();
        while let Some(group) = new.next() {
            let mut together = vec![group];
            while let Some(next) = new.next_if(|next| self.may_join(&together, next)) {
                together.push(next);
            }
            self.take_in(&together);
        }
    }

    /// Whether a new group has room with those before it, and none that was there before ends between them.
    fn may_join(&self, together: &[Arc<Group>], next: &Group) -> bool {
        let count: usize = together.iter().map(|group| group.parts().len()).sum();
        let last = together.last().and_then(|group| group.plans()).map_or(0, |[_, last]| last);
        let first = next.plans().map_or(0, |[first, _]| first);
        count + next.parts().len() <= MOST && self.ending_before(last) == self.ending_before(first)
    }

    /// How many groups end before the plan at this position.
    fn ending_before(&self, plan: usize) -> usize {
        self.groups.partition_point(|group| group.plans().is_some_and(|[_, last]| last < plan))
    }

    /// Takes over the plans of some groups, together with those of the groups into which these reach and of small ones
    /// beside them.
    fn take_in(&mut self, new: &[Arc<Group>]) {
        let plans = || new.iter().filter_map(|group| group.plans());
        let first = plans().map(|[first, _]| first).min().unwrap_or_default();
        let last = plans().map(|[_, last]| last).max().unwrap_or_default();
        let mut from = self.ending_before(first);
        let mut to =
            self.groups.partition_point(|group| group.plans().is_some_and(|[first, _]| first <= last));
        let mut count: usize = new.iter().map(|group| group.parts().len()).sum();
        let mut has_room = |group: Option<&Arc<Group>>| {
            let more = group.map_or(MOST, |group| group.parts().len());
            let has_room = count + more <= MOST;
            count += if has_room { more } else { 0 };
            has_room
        };
        from -= usize::from(has_room(from.checked_sub(1).and_then(|before| self.groups.get(before))));
        to += usize::from(has_room(self.groups.get(to)));
        let old = self.groups.get(from..to.max(from)).unwrap_or_default();
        let groups = if let ([], [alone]) = (old, new) {
            vec![Arc::clone(alone)]
        } else {
            // What is new takes the place of what was there.
            let members = old.iter().chain(new).flat_map(|group| group.members());
            let members: BTreeMap<usize, Member<'_>> =
                members.map(|member| (member.part().plan, member)).collect();
            let members: Vec<Member<'_>> = members.into_values().collect();
            members.chunks(MOST).map(|members| Arc::new(Group::joined(members))).collect()
        };
        self.groups.splice(from..to.max(from), groups);
    }

    /// Without the plans at these positions.
    pub fn remove(&mut self, plans: &BTreeSet<usize>) {
        let is_out = |member: &Member<'_>| plans.contains(&member.part().plan);
        self.groups.retain_mut(|group| {
            let rest: Vec<Member<'_>> = group.members().filter(|member| !is_out(member)).collect();
            let is_any = !rest.is_empty();
            if is_any && rest.len() < group.parts().len() {
                *group = Arc::new(Group::joined(&rest));
            }
            is_any
        });
    }

    /// How many plans there are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.parts().len()).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Puts what is noted and marked now in place of the notes and statuses of one plan. Nothing happens if the
    /// plan is not indexed.
    pub fn set_notes(&mut self, at: usize, plan: &Plan, records: &RecordFile) {
        let parts = self.groups.iter().flat_map(|group| group.parts());
        if let Some(part) = parts.into_iter().find(|part| part.plan == at) {
            let part = part.with_notes(plan, records);
            self.take_in(&[Arc::new(Group::of(part))]);
        }
    }

    /// The part at a position among all.
    fn part(&self, at: usize) -> Option<&Part> {
        let mut rest = at;
        self.groups.iter().find_map(|group| {
            let here = group.parts().get(rest);
            rest = rest.wrapping_sub(if here.is_none() { group.parts().len() } else { 0 });
            here
        })
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
        let by_name = self.len() > 1 && scope.plan.is_none();
        let question = Question::new(query, &glued, by_name);
        let mut search = Search {
            question: &question,
            scope,
            stage: Stage::Rest,
            looked: self.groups.iter().map(|_| Mutex::new(Looked::default())).collect(),
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
        let (looks, mut is_settled) = (search.early_looks(self.len(), self.groups.len()), false);
        let is_early = !looks.is_empty();
        // Without early looks names and text are looked through together, and the best may stand anywhere.
        if is_early {
            search.enough = limits.counted;
        }
        for (stage, groups) in looks {
            if is_settled && matches!(stage, Stage::Typed | Stage::Surest) {
                continue;
            }
            search.stage = stage;
            let end = groups.end;
            from = if stage == Stage::Rest { end } else { from };
            best.join(self.best(&search, &best, groups, is_wanted)?);
            // What was left in the groups that were looked through is behind the best of the others.
            let is_some = end < self.groups.len();
            let (left, from) =
                if is_some { (question.best_in_text(), end) } else { (search.best_left(), from) };
            is_settled = settle(&mut best, left, self.parts_before(from), limits.first);
        }
        search.stage = Stage::Rest;
        best.join(self.best(&search, &best, from..self.groups.len(), is_wanted)?);
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
                best.join(self.best(&search, &known, 0..self.groups.len(), is_wanted)?);
                if stage == Stage::NearNamed {
                    settle_all(&mut best, search.best_left());
                }
            }
        }
        let (hits, enough) = (self.hits(&mut best, limits.all, &question), search.enough);
        // Of a plan whose region is named, other words are looked for.
        let is_whole = search.is_plain() && scope.plan.is_none() && glued.is_empty();
        let looked = search.looked;
        let left = if is_whole { Trail::left_by(query, &self.groups, looked) } else { Trail::default() };
        let counted = if best.total < enough { Counted::All } else { Counted::AtLeast };
        Some((Found { hits, total: best.total.min(enough), counted }, left))
    }

    fn hits(&self, best: &mut Best, limit: usize, question: &Question<'_>) -> Vec<Hit> {
        let answers = best.sorted();
        let some: Vec<&[Answer]> = answers.get(..limit).unwrap_or(answers).chunks(HITS).collect();
        let hits = each(&some, |answers| {
            let (matcher, mut ready) = (Matcher::new(), Ready::default());
            let hit = |answer| self.hit(answer, question, &matcher, &mut ready);
            answers.iter().filter_map(hit).collect::<Vec<Hit>>()
        });
        hits.into_iter().flatten().collect()
    }

    /// Looks through these groups, on all processors if there are many, for what may be among the best beside those
    /// that are known. It ends when there are enough and none of those that are left can be among the best.
    fn best(
        &self,
        search: &Search<'_, '_>,
        known: &Best,
        groups: Range<usize>,
        is_wanted: &(dyn Fn() -> bool + Sync),
    ) -> Option<Best> {
        let (next, first) = (AtomicUsize::new(groups.start), self.parts_before(groups.start));
        let firsts = self.groups.iter().skip(groups.start).scan(first, |next, group| {
            let first = *next;
            *next += group.parts().len();
            Some(first)
        });
        let firsts: Vec<usize> = firsts.collect();
        search.total.fetch_max(known.total, Ordering::Relaxed);
        let best_here = search.best_here().map(|best| known.best_rank(best));
        let look = || {
            let (matcher, mut best) = (Matcher::new(), Best::beside(known));
            let mut ready = Ready::default();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let group = self.groups.get(..groups.end).unwrap_or_default().get(at);
                let Some((group, &first)) = group.zip(firsts.get(at - groups.start)) else {
                    return Some(best);
                };
                if search.has_enough() && best_here.is_some_and(|rank| best.is_full_before(rank, first)) {
                    return Some(best);
                }
                if !is_wanted() {
                    return None;
                }
                let before = best.total;
                search.look_through(at, group, first, &matcher, &mut ready, &mut best);
                search.total.fetch_add(best.total - before, Ordering::Relaxed);
            }
        };
        let mut all = together(groups.len() / FEWEST_GROUPS, look).into_iter();
        let mut best = all.next()??;
        for more in all {
            best.join(more?);
        }
        Some(best)
    }

    /// How many parts stand before this group.
    fn parts_before(&self, group: usize) -> usize {
        self.groups.iter().take(group).map(|group| group.parts().len()).sum()
    }

    fn hit<'q>(
        &self,
        answer: &Answer,
        question: &Question<'q>,
        matcher: &Matcher,
        ready: &mut Ready<'q>,
    ) -> Option<Hit> {
        let part = self.part(answer.part)?;
        let shelf = part.shelf(answer.field);
        let entry = shelf.entries.get(answer.entry)?;
        let text = shelf.strings.folded(answer.entry);
        let name = entry.name_in(text).map(|name| {
            let start = text.get(..entry.name[0] as usize).map_or(0, |lead| lead.chars().count());
            (start, name)
        });
        let by_plan = answer.rank.by_plan.then(|| question.of(part, ready));
        let wanted = by_plan.as_ref().map_or_else(|| question.all(), |asked| asked.others());
        let lit = lit(Source { text, name }, answer.rank.tier, question.query, wanted, matcher);
        let name = name.map(|(start, name)| [start, start + name.chars().count()]);
        let source = shelf.strings.source(answer.entry);
        let (snippet, ranges) = snippet(&source, &lit, name.map_or(0, |[_, end]| end));
        let whole = name.map(|name| clip(&lit, name).collect());
        let is_name = |&[_, end]: &[usize; 2]| {
            entry.field == Field::Indicator && source.chars().take(end).eq(snippet.chars().take(end))
        };
        let (place, field) = (shelf.place(entry), entry.field);
        let paragraph = (field == Field::Text).then_some(entry.number as usize);
        Some(Hit {
            plan: part.plan,
            place,
            field,
            paragraph,
            note: shelf.notes.get(entry.number as usize).map(|note| note.id.clone()),
            name: name.filter(is_name).map_or(0, |[_, end]| end),
            snippet,
            ranges,
            whole: whole.unwrap_or(lit),
            context: part.outline.context(place, field, paragraph, |section| part.heading(section)),
        })
    }
}
