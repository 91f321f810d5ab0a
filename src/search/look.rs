//! A look through one part of the index: which of its strings answer, and how well.
//!
//! What always holds: a search looks at all strings that may answer once, in one stage or in two: first where the
//! best are, names above all, and then through the rest, most of which is then only counted.

use super::asked::{Asked, Question, Ready};
use super::best::{Answer, Best};
use super::matcher::Matcher;
use super::part::Part;
use super::query::Word;
use super::rank::Tier;
use super::shelf::Entry;
use super::sieve::{has, positions};
use super::sift::Passed;
use super::wanted::Candidate;
use super::{Fields, Scope};
use std::sync::OnceLock;

/// A syllable and a half, as typed in letters.
const FEW_LETTERS: usize = 6;

/// How many strings are called up together: as many as a processor waits for at once.
const TOGETHER: usize = 32;

/// Which entry answers, and how.
pub(super) struct Search<'a, 'q> {
    pub(super) question: &'a Question<'q>,
    pub(super) scope: &'a Scope,
    pub(super) stage: Stage,
    /// By part and shelf, what the first stage left to the rest.
    pub(super) left: Vec<OnceLock<[Passed; 2]>>,
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

    /// Whether more may answer than are wanted: long words in letters are heard in few strings, and to look twice
    /// costs more than it brings forward.
    pub(super) fn is_short(&self) -> bool {
        let letters = |word: &Word| word.text.chars().filter(char::is_ascii_alphabetic).count();
        self.question.query.sought().iter().all(|word| letters(word) <= FEW_LETTERS)
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
    fn sift(&self, at: usize, part: &Part, asked: &Asked<'_, '_>) -> [Passed; 2] {
        let mut passed = part.shelves().map(|shelf| asked.sift(&shelf.sieve, false));
        if self.stage == Stage::First {
            let mut left = passed.clone();
            for ((passed, left), shelf) in passed.iter_mut().zip(&mut left).zip(part.shelves()) {
                let may_be_first = passed.firsts(shelf.sieve.named(), self.has_letters());
                for ((may, left), first) in passed.any.iter_mut().zip(&mut left.any).zip(may_be_first) {
                    *may &= first;
                    *left &= !first;
                }
            }
            if let Some(place) = self.left.get(at) {
                let _ = place.set(left);
            }
        }
        passed
    }

    /// Looks through the strings of a part that belong to the stage.
    pub(super) fn look_through<'a>(
        &'a self,
        at: usize,
        part: &Part,
        matcher: &Matcher,
        ready: &'a mut Ready<'q>,
        best: &mut Best,
    ) {
        let query = self.question.query;
        if self.scope.plan.is_some_and(|plan| plan != part.plan) || !part.is_asked_for(query) {
            return;
        }
        let left = self.left.get(at).and_then(OnceLock::get).filter(|_| self.stage == Stage::Rest);
        if left.is_some_and(|left| left.iter().all(|left| left.any.iter().all(|&bits| bits == 0))) {
            return;
        }
        let asked = self.question.of(part, ready);
        let sifted = left.is_none().then(|| self.sift(at, part, &asked));
        best.names_region |= asked.names_region;
        let is_near = self.stage == Stage::Near;
        let is_all = self.is_plain() && !is_near;
        for (shelf, plain) in part.shelves().into_iter().zip(left.or(sifted.as_ref()).into_iter().flatten()) {
            // Most of what answers a common word is text behind names enough: it is only counted.
            let is_full = |tier| is_all && best.is_full_before(asked.best_of_tier(tier), at);
            let (typed_counts, heard_counts) = (is_full(Tier::Text), is_full(Tier::HeardText));
            let near = is_near.then(|| asked.sift(&shelf.sieve, true));
            let may = near.as_ref().map_or(&plain.any, |near| &near.any);
            let may: Vec<usize> = positions(may, shelf.entries.len()).collect();
            for together in may.chunks(TOGETHER) {
                shelf.call_up(together);
                for &n in together {
                    let Some(entry) = shelf.entries.get(n) else { continue };
                    let text = shelf.strings.folded(n);
                    let (name, marks, hint) = (entry.name_in(text), shelf.strings.marks(n), plain.hint(n));
                    let candidate = Candidate { text, name, marks, hint };
                    let counts = typed_counts || heard_counts && !hint.may_be_typed;
                    if !counts || name.is_some() {
                        let is_known = is_near && has(&plain.any, n);
                        let answer = self.answer(&asked, [at, n], part, entry, candidate, is_known, matcher);
                        answer.into_iter().for_each(|answer| best.push(answer));
                    } else if hint.has_whole == Some(true) {
                        best.count(false);
                    } else if let Some(is_typed) = asked.answers(candidate, matcher) {
                        best.count(is_typed);
                    }
                }
            }
        }
    }

    /// How an entry answers, the `n`th of a shelf in the part `part_at`. Where near misses are wanted, one that
    /// `is_known` to pass for others may be none.
    #[expect(clippy::too_many_arguments, reason = "x")]
    fn answer(
        &self,
        asked: &Asked<'_, '_>,
        [part_at, n]: [usize; 2],
        part: &Part,
        entry: &Entry,
        candidate: Candidate<'_>,
        is_known: bool,
        matcher: &Matcher,
    ) -> Option<Answer> {
        let query = self.question.query;
        let Entry { place, section, field, .. } = *entry;
        if !self.scope.fields.contains(field) || !query.filters().is_empty() && !part.passes(entry, query) {
            return None;
        }
        let in_full = || asked.rank(field, candidate, matcher);
        let rank = if self.stage != Stage::Near {
            in_full()
        } else if is_known && in_full().is_some() {
            None
        } else {
            asked.rank_near(candidate)
        };
        Some(Answer { rank: rank?, part: part_at, section, place, field, entry: n })
    }
}
