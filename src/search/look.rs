//! A look through one part of the index: which of its strings answer, and how well.
//!
//! What always holds: a search looks at all strings that may answer once, in stages: first where the best are, names
//! above all, and then through the rest, most of which is then only counted.

use super::asked::{Asked, Question, Ready};
use super::best::{Answer, Best};
use super::matcher::Matcher;
use super::part::{NAMES, Part, SHELVES};
use super::passed::Passed;
use super::query::Word;
use super::rank::Tier;
use super::shelf::{Entry, Shelf};
use super::sieve::{Bits, has, positions, put};
use super::trail::Trail;
use super::wanted::{Candidate, SURE};
use super::{Fields, Scope};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// In how many plans there mostly is text enough to fill the list, if names are too few and text is found at all.
const TEXT_ENOUGH: usize = 64;

/// Up to how many plans all are looked through at once, since that takes no longer than a moment.
const FEW: usize = 32;

/// How many strings are called up together: as many as a processor waits for at once.
const TOGETHER: usize = 32;

/// Which entry answers, and how.
pub(super) struct Search<'a, 'q> {
    pub(super) question: &'a Question<'q>,
    pub(super) scope: &'a Scope,
    pub(super) stage: Stage,
    /// By part.
    pub(super) looked: Vec<Mutex<Looked>>,
    /// What a search for fewer letters left.
    pub(super) trail: Option<&'a Trail>,
    /// How many hits there are so far, about, and from how many on those that are not among the best are left alone.
    pub(super) total: AtomicUsize,
    pub(super) enough: usize,
}

/// What looks through one part leave to later ones, by shelf.
#[derive(Default)]
pub(super) struct Looked([Known; SHELVES]);

impl Looked {
    /// By shelf, what answered in full or was not looked at; `None` where it is not known what passes the sieve.
    pub(super) fn into_answering(self) -> [Option<Bits>; SHELVES] {
        self.0.map(|known| match known.sifted {
            Sifted::Through(passed) => {
                let answered = known.answered.into_iter().chain(std::iter::repeat(0));
                Some(passed.left().zip(answered).map(|(left, answered)| left | answered).collect())
            }
            Sifted::Unspelled | Sifted::Unknown => None,
        })
    }
}

/// What is known of a shelf.
#[derive(Default)]
struct Known {
    sifted: Sifted,
    /// What answered in full.
    answered: Bits,
}

/// What its sieve said.
#[derive(Default)]
enum Sifted {
    /// Nothing yet.
    #[default]
    Unknown,
    /// No string has the words as typed with letters in them; the sieve was not asked for more.
    Unspelled,
    /// What passed the sieve, without what the stages before took.
    Through(Passed),
}

/// Which strings are looked through, of those that the stages before left. Each stage has better answers than the
/// next, so that the list may be settled before all are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// Names that begin with the letter with which the one word begins, and what has it as typed.
    Begun,
    /// Names, and what has letters as they were typed.
    Named,
    /// Text in which some letter stands that was typed: it may be heard better than any other text.
    Latin,
    /// Text that has all words as typed, if nothing is heard.
    Typed,
    /// Text in which the word may be heard at the least cost there is.
    Surest,
    /// All the others that may answer.
    Rest,
    /// Names that answer only if an error is forgiven.
    NearNamed,
    /// The text and the notes that do so.
    Near,
}

impl Stage {
    /// Whether errors are forgiven.
    const fn is_near(self) -> bool {
        matches!(self, Self::NearNamed | Self::Near)
    }

    /// Whether names are looked through, and of the others only what has letters as they were typed.
    const fn is_of_names(self) -> bool {
        matches!(self, Self::Begun | Self::Named)
    }

    /// Whether a shelf is looked through at all.
    const fn is_of(self, shelf: usize) -> bool {
        match self {
            Self::NearNamed => shelf == NAMES,
            Self::Near => shelf != NAMES,
            Self::Begun | Self::Named | Self::Latin | Self::Typed | Self::Surest | Self::Rest => true,
        }
    }
}

impl<'q> Search<'_, 'q> {
    /// Whether every string that answers is a hit.
    pub(super) fn is_plain(&self) -> bool {
        self.question.query.filters().is_empty() && self.scope.fields == Fields::ALL
    }

    /// In which stages, and in which of so many parts, the best are sought before the rest, if that is worth it.
    pub(super) fn early_looks(&self, parts: usize) -> Vec<(Stage, Range<usize>)> {
        if parts <= FEW || !self.is_plain() {
            return Vec::new();
        }
        let is_spelled = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_lowercase());
        let begun = matches!(self.question.query.sought(), [word] if is_spelled(word));
        let names = begun.then_some((Stage::Begun, 0..parts)).into_iter().chain([(Stage::Named, 0..parts)]);
        let text = parts.min(TEXT_ENOUGH);
        let is_heard = self.question.best_in_text().0 != Tier::Text;
        let latin = is_heard.then_some((Stage::Latin, 0..parts));
        let typed = (!is_heard).then_some((Stage::Typed, text..parts));
        let surest = self.question.best_but_surest().map(|_| (Stage::Surest, text..parts));
        names.chain(latin).chain([(Stage::Rest, 0..text)]).chain(typed).chain(surest).collect()
    }

    /// The best tier and score that a string can have that this stage leaves to the next.
    pub(super) fn best_left(&self) -> (Tier, i64) {
        match self.stage {
            Stage::Begun => (Tier::HeardPhrase, SURE),
            Stage::Named => (self.question.best_in_text().0, 0),
            Stage::Typed => (Tier::ScatteredText, i64::MAX),
            Stage::Latin | Stage::Rest => self.question.best_in_text(),
            Stage::Surest => self.question.best_but_surest().unwrap_or_else(|| self.question.best_in_text()),
            Stage::NearNamed | Stage::Near => (Tier::NearText, i64::MAX),
        }
    }

    /// Whether there are hits enough to leave alone what is not among the best.
    pub(super) fn has_enough(&self) -> bool {
        self.total.load(Ordering::Relaxed) >= self.enough
    }

    /// The best tier and score that a string of this stage can have, where that is known: in text.
    pub(super) fn best_here(&self) -> Option<(Tier, i64)> {
        match self.stage {
            Stage::Latin => Some((Tier::Text, 0)),
            Stage::Typed | Stage::Surest | Stage::Rest => Some(self.question.best_in_text()),
            Stage::Begun | Stage::Named | Stage::NearNamed | Stage::Near => None,
        }
    }

    /// What passes the sieve of a part's shelf.
    fn sift(&self, at: usize, part: &Arc<Part>, shelf: usize, asked: &Asked<'_, '_>) -> Sifted {
        let Some(sieve) = part.shelves().get(shelf).map(|shelf| &shelf.sieve) else {
            return Sifted::Unspelled;
        };
        if shelf != NAMES && self.stage.is_of_names() && !asked.may_be_spelled(sieve) {
            return Sifted::Unspelled;
        }
        let heard = self.trail.and_then(|trail| trail.in_part(at, part)?.get(shelf)?.as_ref());
        let mut passed = asked.sift(sieve, heard);
        if shelf == NAMES && asked.names_plan {
            passed.add_first();
        }
        Sifted::Through(passed)
    }

    /// The strings of a shelf that belong to this stage.
    fn take(&self, passed: &mut Passed) -> Bits {
        match self.stage {
            Stage::Begun => passed.take(|column| column.begun | column.typed),
            Stage::Named => passed.take(|column| column.named | column.typed & column.latin),
            Stage::Latin => passed.take(|column| column.latin),
            Stage::Typed => passed.take(|column| column.typed),
            Stage::Surest => passed.take(|column| column.surest),
            Stage::Rest => passed.take(|_| u64::MAX),
            Stage::NearNamed | Stage::Near => passed.take_near(),
        }
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
        let Some(mut looked) =
            self.looked.get(at).map(|looked| looked.lock().unwrap_or_else(PoisonError::into_inner))
        else {
            return;
        };
        let mut shelves = looked.0.iter_mut().enumerate();
        let here: [Option<Bits>; SHELVES] =
            std::array::from_fn(|_| shelves.next().and_then(|(number, known)| self.known(number, known)));
        if here.iter().all(|here| here.as_ref().is_some_and(|here| here.iter().all(|&bits| bits == 0))) {
            return;
        }
        let asked = self.question.of(part, ready);
        best.names_region |= asked.names_region;
        let look = Look { search: self, asked, at, part, matcher };
        let shelves = part.shelves().into_iter().zip(&mut looked.0);
        for (number, ((shelf, known), here)) in shelves.zip(here).enumerate() {
            let here = here.unwrap_or_else(|| {
                known.sifted = self.sift(at, part, number, &asked);
                self.known(number, known).unwrap_or_default()
            });
            if let Sifted::Through(passed) = &known.sifted {
                known.answered.resize(shelf.sieve.width(), 0);
                look.along(shelf, passed, &here, &mut known.answered, best);
            }
        }
    }

    /// The strings of a shelf that belong to this stage; `None` where its sieve has to be asked first.
    fn known(&self, number: usize, known: &mut Known) -> Option<Bits> {
        match &mut known.sifted {
            _ if !self.stage.is_of(number) => Some(Bits::new()),
            Sifted::Through(passed) => Some(self.take(passed)),
            Sifted::Unspelled if self.stage.is_of_names() => Some(Bits::new()),
            Sifted::Unspelled | Sifted::Unknown => None,
        }
    }
}

/// A look at one part.
struct Look<'a, 'q> {
    search: &'a Search<'a, 'q>,
    asked: Asked<'a, 'q>,
    at: usize,
    part: &'a Part,
    matcher: &'a Matcher,
}

impl Look<'_, '_> {
    /// Looks at these of a shelf's strings that passed, and notes which answer in full.
    fn along(&self, shelf: &Shelf, passed: &Passed, here: &Bits, answered: &mut Bits, best: &mut Best) {
        let is_near = self.search.stage.is_near();
        let is_all = self.search.is_plain() && !is_near;
        // Most of what answers a common word is text behind names enough: it is only counted.
        let is_full = |best: &Best, rank| is_all && best.is_full_before(rank, self.at);
        let typed_counts = is_full(best, self.asked.best_of_tier(Tier::Text));
        let heard_counts = is_full(best, self.asked.best_of_tier(Tier::HeardText));
        let has_enough = self.search.has_enough();
        let may = positions(here, shelf.entries.len());
        let may: Vec<usize> = may.filter(|&n| !is_near || !has(answered, n)).collect();
        for together in may.chunks(TOGETHER) {
            // Where a word can only be heard most texts are not needed, their codes say enough.
            let needed = |&&n: &&usize| passed.may_be_read(n);
            shelf.call_up(together.iter().filter(needed));
            for &n in together {
                let Some(entry) = shelf.entries.get(n) else { continue };
                let text = shelf.strings.folded(n);
                let (name, codes, hint) = (entry.name_in(text), shelf.strings.codes(n), passed.hint(n));
                let candidate = Candidate { text, name, codes, hint };
                let counts = match name {
                    Some(_) => self.asked.best_within(candidate).is_some_and(|rank| is_full(best, rank)),
                    None => typed_counts || heard_counts && !hint.may_be_typed,
                };
                if counts && has_enough {
                    // It may answer, and is looked at again with the next letter.
                    put(answered, n);
                    continue;
                }
                let counted = if counts { self.asked.answers(candidate, self.matcher) } else { None };
                if let Some(is_typed) = counted {
                    best.count(is_typed);
                } else if counts && name.is_none() {
                    continue;
                } else if let Some(answer) = self.answer(n, entry, candidate) {
                    best.push(answer);
                } else {
                    continue;
                }
                put(answered, n);
            }
        }
    }

    /// How the `n`th entry of a shelf answers.
    fn answer(&self, n: usize, entry: &Entry, candidate: Candidate<'_>) -> Option<Answer> {
        let query = self.search.question.query;
        let Entry { place, section, field, .. } = *entry;
        let is_wanted = self.search.scope.fields.contains(field);
        if !is_wanted || !query.filters().is_empty() && !self.part.passes(entry, query) {
            return None;
        }
        let rank = match self.search.stage {
            Stage::NearNamed | Stage::Near => self.asked.rank_near(candidate),
            Stage::Begun | Stage::Named | Stage::Latin | Stage::Typed | Stage::Surest | Stage::Rest => {
                self.asked.rank(field, candidate, self.matcher)
            }
        };
        Some(Answer { rank: rank?, part: self.at, section, place, field, entry: n })
    }
}
