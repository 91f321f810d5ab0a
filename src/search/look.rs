//! A look through one part of the index: which of its strings answer, and how well.
//!
//! What always holds: a search looks at all strings that may answer once, in one stage or in two: first where the
//! best are, names above all, and then through the rest, most of which is then only counted.

use super::asked::{Asked, Question, Ready};
use super::best::{Answer, Best};
use super::matcher::Matcher;
use super::part::Part;
use super::rank::Tier;
use super::shelf::Entry;
use super::sieve::{Bits, has, or, positions, put};
use super::sift::Passed;
use super::trail::Trail;
use super::wanted::Candidate;
use super::{Fields, Scope};
use std::sync::{Arc, OnceLock};

/// How many strings are called up together: as many as a processor waits for at once.
const TOGETHER: usize = 32;

/// Which entry answers, and how.
pub(super) struct Search<'a, 'q> {
    pub(super) question: &'a Question<'q>,
    pub(super) scope: &'a Scope,
    pub(super) stage: Stage,
    /// By part.
    pub(super) looked: Vec<Looked>,
    /// What a search for fewer letters left.
    pub(super) trail: Option<&'a Trail>,
}

/// What looks through one part leave to later ones.
#[derive(Default)]
pub(super) struct Looked {
    /// What the first stage left to the rest.
    left: OnceLock<[Passed; 2]>,
    /// By stage, what answered in full.
    answered: [OnceLock<[Bits; 2]>; 2],
}

impl Looked {
    /// By shelf, what answered in full.
    pub(super) fn into_answered(self) -> [Bits; 2] {
        let [first, rest] = self.answered.map(|answered| answered.into_inner().unwrap_or_default());
        let mut both = if first[0].is_empty() { rest.clone() } else { first };
        both.iter_mut().zip(&rest).for_each(|(both, rest)| or(both, rest));
        both
    }

    fn has_answered(&self, shelf: usize, n: usize) -> bool {
        let answered = self.answered.iter().filter_map(OnceLock::get).filter_map(|answered| answered.get(shelf));
        answered.into_iter().any(|answered| has(answered, n))
    }
}

/// Which strings are looked through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// All that may answer.
    All,
    /// Those that may answer better than most: names and, where letters were typed, what has them as typed.
    First,
    /// The others.
    Rest,
    /// Those that answer only if an error is forgiven.
    Near,
}

impl<'q> Search<'_, 'q> {
    /// Whether every string that answers is a hit.
    pub(super) fn is_plain(&self) -> bool {
        self.question.query.filters().is_empty() && self.scope.fields == Fields::ALL
    }

    /// Whether letters were typed that may stand for sounds: as they are they stand in few strings.
    fn has_letters(&self) -> bool {
        self.question.query.sought().iter().any(|word| word.text.contains(|c: char| c.is_ascii_alphabetic()))
    }

    /// The best tier that a string of the rest can be of.
    pub(super) fn best_of_rest(&self) -> Tier {
        if self.has_letters() { Tier::HeardText } else { Tier::Text }
    }

    /// The strings of the part's shelves that may answer, without those that are left to the rest.
    fn sift(&self, at: usize, part: &Arc<Part>, asked: &Asked<'_, '_>) -> [Passed; 2] {
        let is_near = self.stage == Stage::Near;
        let mut passed = part.shelves().map(|shelf| asked.sift(&shelf.sieve, is_near));
        if let Some(heard) = self.trail.and_then(|trail| trail.in_part(at, part)) {
            for ((passed, heard), shelf) in passed.iter_mut().zip(heard).zip(part.shelves()) {
                passed.keep_heard(heard, shelf.sieve.named());
            }
        }
        if self.stage == Stage::First {
            let mut left = passed.clone();
            for ((passed, left), shelf) in passed.iter_mut().zip(&mut left).zip(part.shelves()) {
                let may_be_first = passed.firsts(shelf.sieve.named(), self.has_letters());
                for ((may, left), first) in passed.any.iter_mut().zip(&mut left.any).zip(may_be_first) {
                    *may &= first;
                    *left &= !first;
                }
            }
            if let Some(looked) = self.looked.get(at) {
                let _ = looked.left.set(left);
            }
        }
        passed
    }

    /// Looks through the strings of a part that belong to the stage.
    pub(super) fn look_through<'a>(
        &'a self,
        at: usize,
        part: &Arc<Part>,
        matcher: &Matcher,
        ready: &'a mut Ready<'q>,
        best: &mut Best,
    ) {
        let query = self.question.query;
        if self.scope.plan.is_some_and(|plan| plan != part.plan) || !part.is_asked_for(query) {
            return;
        }
        let Some(looked) = self.looked.get(at) else { return };
        let left = looked.left.get().filter(|_| self.stage == Stage::Rest);
        if left.is_some_and(|left| left.iter().all(|left| left.any.iter().all(|&bits| bits == 0))) {
            return;
        }
        let asked = self.question.of(part, ready);
        let sifted = left.is_none().then(|| self.sift(at, part, &asked));
        best.names_region |= asked.names_region;
        let is_near = self.stage == Stage::Near;
        let is_all = self.is_plain() && !is_near;
        let mut answered = part.shelves().map(|shelf| vec![0; shelf.sieve.width()]);
        let passed = left.or(sifted.as_ref()).into_iter().flatten();
        for ((at_shelf, shelf), (passed, answered)) in
            part.shelves().into_iter().enumerate().zip(passed.zip(&mut answered))
        {
            // Most of what answers a common word is text behind names enough: it is only counted.
            let is_full = |tier| is_all && best.is_full_before(asked.best_of_tier(tier), at);
            let (typed_counts, heard_counts) = (is_full(Tier::Text), is_full(Tier::HeardText));
            let may = positions(&passed.any, shelf.entries.len());
            let may: Vec<usize> = may.filter(|&n| !is_near || !looked.has_answered(at_shelf, n)).collect();
            for together in may.chunks(TOGETHER) {
                shelf.call_up(together);
                for &n in together {
                    let Some(entry) = shelf.entries.get(n) else { continue };
                    let text = shelf.strings.folded(n);
                    let (name, marks, hint) = (entry.name_in(text), shelf.strings.marks(n), passed.hint(n));
                    let candidate = Candidate { text, name, marks, hint };
                    let counts = if name.is_some() {
                        let is_full = |rank| is_all && best.is_full_before(rank, at);
                        asked.best_within(candidate).is_some_and(is_full) && asked.is_heard_in(candidate)
                    } else {
                        typed_counts || heard_counts && !hint.may_be_typed
                    };
                    if name.is_some() && counts {
                        best.count(false);
                    } else if !counts {
                        let Some(answer) = self.answer(&asked, [at, n], part, entry, candidate, matcher) else {
                            continue;
                        };
                        best.push(answer);
                    } else if hint.has_whole == Some(true) {
                        best.count(false);
                    } else if let Some(is_typed) = asked.answers(candidate, matcher) {
                        best.count(is_typed);
                    } else {
                        continue;
                    }
                    put(answered, n);
                }
            }
        }
        if let Some(place) = looked.answered.get(usize::from(self.stage == Stage::Rest)).filter(|_| !is_near) {
            let _ = place.set(answered);
        }
    }

    /// How an entry answers, the `n`th of a shelf in the part `part_at`.
    fn answer(
        &self,
        asked: &Asked<'_, '_>,
        [part_at, n]: [usize; 2],
        part: &Part,
        entry: &Entry,
        candidate: Candidate<'_>,
        matcher: &Matcher,
    ) -> Option<Answer> {
        let query = self.question.query;
        let Entry { place, section, field, .. } = *entry;
        if !self.scope.fields.contains(field) || !query.filters().is_empty() && !part.passes(entry, query) {
            return None;
        }
        let rank = match self.stage {
            Stage::Near => asked.rank_near(candidate),
            Stage::All | Stage::First | Stage::Rest => asked.rank(field, candidate, matcher),
        };
        Some(Answer { rank: rank?, part: part_at, section, place, field, entry: n })
    }
}
