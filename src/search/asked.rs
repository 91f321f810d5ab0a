//! What is asked of one plan: all the words of a query or, where some of them name the plan, the others.
//!
//! What always holds: words that name no plan are asked of all plans alike, so they are made ready once a search;
//! a plan's region may stand at the front of a word without a blank behind it (浙江托位, zhejiangtuowei).

use super::Field;
use super::matcher::Matcher;
use super::part::Part;
use super::query::{Query, Word};
use super::rank::{Rank, Tier};
use super::wanted::{Candidate, Wanted};
use crate::text::fold;
use crate::text::pinyin::said_in_full;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many characters of a word are looked at for the name of a region in front of what is meant.
const LONGEST_REGION: usize = 12;

/// The fewest letters of what is meant behind a region in letters.
const FEWEST_LETTERS: usize = 2;

/// How many different questions are kept ready.
const MOST_READY: usize = 64;

/// A query made ready for many plans.
pub(super) struct Question<'q> {
    pub(super) query: &'q Query,
    words: Vec<&'q Word>,
    all: Wanted<'q>,
    /// Of each word of the query its beginnings that may be a region, with the rest as a word of its own.
    glued: &'q [Glued],
    /// Whether words may name a plan: not where there is only one.
    by_name: bool,
}

/// A word that may be two: a region and what is looked for in it.
pub(super) struct Glued {
    /// Which word of the query.
    of: usize,
    region: String,
    rest: Word,
}

/// What is asked of one plan.
#[derive(Clone)]
pub(super) struct Asked<'a, 'q> {
    all: &'a Wanted<'q>,
    /// What is left when the words that name the plan are taken away.
    others: Option<Arc<Wanted<'q>>>,
    /// Whether some of the words name the plan's region.
    pub(super) names_region: bool,
    /// Whether nothing but the plan is named.
    pub(super) names_plan: bool,
}

/// Words already made ready: plans of one region are mostly asked the same.
#[derive(Default)]
pub(super) struct Ready<'q> {
    /// Whether there were more than can be kept.
    is_over: bool,
    wanted: Vec<(Vec<&'q Word>, Arc<Wanted<'q>>)>,
}

impl Glued {
    /// All the ways in which words of a query may begin with one of these regions: as typed, or its first two or more
    /// characters said in full.
    pub(super) fn all(query: &Query, regions: &BTreeSet<String>) -> Vec<Self> {
        let mut glued = Vec::new();
        for (of, word) in query.sought().iter().enumerate() {
            let mut push = |region: &str, rest: &str| {
                let (region, rest) = (region.to_owned(), Word::new(rest.to_owned()));
                glued.push(Self { of, region, rest });
            };
            let text = word.text.as_str();
            if !text.is_ascii() {
                for (at, _) in text.char_indices().skip(2).take(LONGEST_REGION) {
                    let (region, rest) = text.split_at(at);
                    push(region, rest);
                }
            } else if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
                for region in regions {
                    for (chars, letters) in said_in_full(region, text) {
                        let rest = text.get(letters..).unwrap_or_default();
                        let end = region.char_indices().nth(chars).map_or(region.len(), |(at, _)| at);
                        if chars > 1 && rest.len() >= FEWEST_LETTERS {
                            push(region.get(..end).unwrap_or_default(), rest);
                        }
                    }
                }
            }
        }
        glued
    }
}

impl Query {
    /// The query as a plan of this region is asked it: of a word that begins with the region's name what stands behind that,
    /// unless all of it is the name.
    #[must_use]
    pub fn in_region(mut self, region: &str) -> Self {
        let region = fold(region);
        let glued = Glued::all(&self, &BTreeSet::from([region.clone()]));
        let longest = glued.into_iter().rev().find(|glued| region.starts_with(&glued.region));
        if let Some(Glued { of, rest, .. }) = longest {
            self.replace(of, |whole| if region.starts_with(&whole.text) { whole } else { rest });
        }
        self
    }
}

impl<'q> Question<'q> {
    pub(super) fn new(query: &'q Query, glued: &'q [Glued], by_name: bool) -> Self {
        let words: Vec<&Word> = query.sought().iter().collect();
        let all = Wanted::new(&words);
        Self { query, words, all, glued, by_name }
    }

    /// What is wanted of strings that have all words, wherever they are.
    pub(super) const fn all(&self) -> &Wanted<'q> {
        &self.all
    }

    /// The best that a text can be in which no letter stands that was typed.
    pub(super) fn best_in_text(&self) -> (Tier, i64) {
        // Where some words name the plan, fewer are asked of it.
        if self.words.len() > 1 || !self.glued.is_empty() {
            return (if self.all.best_in_text().0 == Tier::Text { Tier::Text } else { Tier::HeardText }, 0);
        }
        self.all.best_in_text()
    }

    /// The best that a text can be in which neither a letter stands that was typed nor the word may be heard at the least
    /// cost; `None` where sieves do not tell.
    pub(super) fn best_but_surest(&self) -> Option<(Tier, i64)> {
        let (tier, score) = self.best_in_text();
        (self.glued.is_empty() && self.all.knows_surest()).then_some((tier, score - 1))
    }

    /// What the query asks of this plan.
    pub(super) fn of(&self, part: &Part, ready: &mut Ready<'q>) -> Asked<'_, 'q> {
        let regions: Vec<bool> = self.words.iter().map(|word| part.is_region(word)).collect();
        let titles: Vec<bool> = self.words.iter().map(|word| part.is_in_titles(word)).collect();
        let (mut others, mut names_region) = (self.words.clone(), false);
        if self.by_name {
            // The region goes before the title: of 山西 养老 in 山西省养老规划, 养老 is what is looked for.
            self.take_away(&mut others, &regions);
            names_region = regions.contains(&true) || self.part_glued(&mut others, part);
            self.take_away(&mut others, &titles);
        }
        let only_names =
            !self.words.is_empty() && regions.iter().zip(&titles).all(|(region, title)| *region || *title);
        let is_begun = || matches!(self.words.as_slice(), [word] if part.is_begun_by(word));
        let names_plan = only_names && (regions.contains(&true) || is_begun());
        let others = (others != self.words).then(|| ready.wanted(others));
        Asked { all: &self.all, others, names_region, names_plan }
    }

    /// Takes words away that are names, unless nothing else would be asked.
    fn take_away(&self, words: &mut Vec<&'q Word>, are_names: &[bool]) {
        let is_name = |word: &&Word| self.words.iter().zip(are_names).any(|(own, name)| *name && own == word);
        let rest: Vec<&Word> = words.iter().copied().filter(|word| !is_name(word)).collect();
        if !rest.is_empty() || !self.query.filters().is_empty() {
            *words = rest;
        }
    }

    /// Puts the rest of a word in its place that begins with the plan's region.
    fn part_glued(&self, words: &mut [&'q Word], part: &Part) -> bool {
        let longest = self.glued.iter().rev().find(|glued| part.region.starts_with(&glued.region));
        let Some(glued) = longest else { return false };
        let whole = self.words.get(glued.of).copied();
        match words.iter_mut().find(|word| Some(&***word) == whole) {
            Some(word) => {
                *word = &glued.rest;
                true
            }
            None => false,
        }
    }
}

impl<'q> Asked<'_, 'q> {
    /// What is wanted of strings that have the words which do not name the plan.
    pub(super) fn others(&self) -> &Wanted<'q> {
        self.others.as_deref().unwrap_or(self.all)
    }

    /// The same if it is anything else than what is asked of every plan.
    pub(super) const fn own(&self) -> Option<&Arc<Wanted<'q>>> {
        self.others.as_ref()
    }

    /// How well a string answers.
    pub(super) fn rank(&self, field: Field, candidate: Candidate<'_>, matcher: &Matcher) -> Option<Rank> {
        if self.names_plan && field == Field::Plan {
            return Some(Rank { elsewhere: false, tier: Tier::PlanName, by_plan: false, score: Reverse(0) });
        }
        self.best_of(candidate, |wanted| wanted.rank(candidate, matcher))
    }

    /// The best rank of a tier that there can be here.
    pub(super) const fn best_of_tier(&self, tier: Tier) -> Rank {
        // What is as typed or heard has no score above 0, and what is behind in tier may have any.
        Rank { elsewhere: !self.names_region, tier, by_plan: false, score: Reverse(0) }
    }

    /// The best rank that a name can have that neither begins as the one word does nor has it as typed; `None` if it may
    /// have any.
    pub(super) fn best_behind_beginning(&self) -> Option<Rank> {
        let is_all = self.others.is_none() && !self.names_plan;
        let (tier, score) = self.all.best_behind_beginning().filter(|_| is_all)?;
        Some(Rank { score: Reverse(score), ..self.best_of_tier(tier) })
    }

    /// The best rank that a name can have in which what is asked is heard behind its beginning; `None` if it may have a
    /// better one.
    pub(super) fn best_within(&self, candidate: Candidate<'_>) -> Option<Rank> {
        let (tier, score) =
            self.all.best_within(candidate).filter(|_| self.others.is_none() && !self.names_plan)?;
        Some(Rank { score: Reverse(score), ..self.best_of_tier(tier) })
    }

    /// Whether a candidate answers, and if so whether as typed. `None` is certain for one without a name.
    pub(super) fn answers(&self, candidate: Candidate<'_>, matcher: &Matcher) -> Option<bool> {
        if candidate.name.is_some() {
            return self.all.is_heard_in(candidate).then_some(false);
        }
        if candidate.hint.has_whole == Some(true) {
            return Some(false);
        }
        let others = self.others.as_deref().filter(|others| !others.is_nothing());
        let ways = || std::iter::once(self.all).chain(others);
        let is_typed = ways().any(|wanted| wanted.is_as_typed(candidate));
        (is_typed || ways().any(|wanted| wanted.is_otherwise_in(candidate, matcher))).then_some(is_typed)
    }

    /// How well a string that does not answer so does if one error a word is forgiven.
    pub(super) fn rank_near(&self, candidate: Candidate<'_>) -> Option<Rank> {
        self.best_of(candidate, |wanted| wanted.rank_near(candidate))
    }

    fn best_of(
        &self,
        candidate: Candidate<'_>,
        rank: impl Fn(&Wanted<'q>) -> Option<(Tier, i64)>,
    ) -> Option<Rank> {
        let all = rank(self.all).map(|(tier, score)| (tier, false, Reverse(score)));
        // With a filter the plan may be all that is named: then its titles and indicators are listed.
        let is_listed = |others: &&Wanted<'q>| candidate.name.is_some() || !others.is_nothing();
        let others = self.others.as_deref().filter(is_listed).and_then(&rank);
        let others = others.map(|(tier, score)| (tier, true, Reverse(score)));
        let (tier, by_plan, score) = all.into_iter().chain(others).min()?;
        Some(Rank { elsewhere: !self.names_region, tier, by_plan, score })
    }
}

impl<'q> Ready<'q> {
    /// Whether all questions are still known. A query that names many plans would heap up what is made ready.
    pub(super) const fn knows_all(&self) -> bool {
        !self.is_over
    }

    fn wanted(&mut self, words: Vec<&'q Word>) -> Arc<Wanted<'q>> {
        if let Some((_, wanted)) = self.wanted.iter().find(|(known, _)| *known == words) {
            return Arc::clone(wanted);
        }
        let wanted = Arc::new(Wanted::new(&words));
        if self.wanted.len() == MOST_READY {
            self.wanted.clear();
            self.is_over = true;
        }
        self.wanted.push((words, Arc::clone(&wanted)));
        wanted
    }
}
