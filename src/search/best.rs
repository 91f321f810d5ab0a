//! The best answers found so far, of which only so many are kept; all are counted.

use super::Field;
use super::rank::{Rank, Tier};
use crate::plan::Place;
use std::cmp::Reverse;

/// An entry that answers, with all that decides its order. Ties fall to the plan's order: a section, its
/// paragraphs, its notes, then its indicators.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Answer {
    pub(super) rank: Rank,
    pub(super) part: usize,
    pub(super) section: usize,
    pub(super) place: Place,
    pub(super) field: Field,
    pub(super) entry: usize,
}

/// How many more than are kept are gathered before the worst of them go: as long as few are, little is known to be behind
/// the best, and all is weighed.
const MORE: usize = 128;

/// The best answers, and how many there were.
#[derive(Debug)]
pub(super) struct Best {
    limit: usize,
    answers: Vec<Answer>,
    /// The worst of the best, once more than enough were seen: what is behind it need not be kept.
    worst: Option<Answer>,
    pub(super) total: usize,
    /// How many of all have every word as typed.
    pub(super) typed: usize,
    /// Whether the query names the region of some plan.
    pub(super) names_region: bool,
}

impl Best {
    pub(super) const fn new(limit: usize) -> Self {
        Self { limit, answers: Vec::new(), worst: None, total: 0, typed: 0, names_region: false }
    }

    /// None yet, where these are already known.
    pub(super) const fn beside(known: &Self) -> Self {
        Self {
            worst: known.worst,
            answers: Vec::new(),
            limit: known.limit,
            total: 0,
            typed: 0,
            names_region: false,
        }
    }

    pub(super) fn push(&mut self, answer: Answer) {
        self.total += 1;
        self.typed += usize::from(answer.rank.tier.is_as_typed());
        if self.worst.is_none_or(|worst| answer < worst) {
            self.answers.push(answer);
            if self.answers.len() >= self.limit + MORE {
                self.cut();
            }
        }
    }

    /// Counts what answers and is not among the best.
    pub(super) fn count(&mut self, is_typed: bool) {
        self.total += 1;
        self.typed += usize::from(is_typed);
    }

    /// Whether enough were seen that are better than any of such a rank in this part.
    pub(super) fn is_full_before(&self, rank: Rank, part: usize) -> bool {
        self.worst.is_some_and(|worst| (worst.rank, worst.part) < (rank, part))
    }

    /// Whether nothing of this tier and score can be among the first so many any more, from this part on. It never is
    /// for none.
    pub(super) fn is_settled_before(
        &mut self,
        (tier, score): (Tier, i64),
        part: usize,
        first: usize,
    ) -> bool {
        self.cut();
        let Some(last) = first.checked_sub(1).filter(|&last| last < self.answers.len()) else { return false };
        let (_, last, _) = self.answers.select_nth_unstable(last);
        let last = (last.rank, last.part);
        last < (self.best_rank((tier, score)), part)
    }

    /// The best rank that what has this tier and score can have, once all parts were asked whether they are named.
    pub(super) const fn best_rank(&self, (tier, score): (Tier, i64)) -> Rank {
        Rank { elsewhere: !self.names_region, tier, by_plan: false, score: Reverse(score) }
    }

    fn cut(&mut self) {
        if self.limit < self.answers.len() {
            self.answers.select_nth_unstable(self.limit);
            self.answers.truncate(self.limit + 1);
            self.worst = self.answers.pop();
        }
    }

    /// Takes over what another found elsewhere.
    pub(super) fn join(&mut self, other: Self) {
        self.total += other.total;
        self.typed += other.typed;
        self.names_region |= other.names_region;
        self.answers.extend(other.answers);
    }

    /// The best, best first.
    pub(super) fn sorted(&mut self) -> &[Answer] {
        self.cut();
        self.answers.sort_unstable();
        &self.answers
    }
}
