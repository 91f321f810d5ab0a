//! A look through a group of the index's parts: which of their strings answer, and how well.
//!
//! What always holds: a search looks at all strings that may answer once, in stages: first where the best are, names
//! above all, and then through the rest, most of which is then only counted.

use super::asked::{Asked, Question, Ready};
use super::best::{Answer, Best};
use super::bits::{Bits, Lanes, WORD, has, positions, put};
use super::group::Group;
use super::matcher::Matcher;
use super::part::{NAMES, Part, SHELVES};
use super::passed::{Column, Hint, Passed};
use super::query::Word;
use super::rank::{Rank, Tier};
use super::shelf::{Entry, Shelf};
use super::trail::Trail;
use super::wanted::{Candidate, SURE, Wanted};
use super::{Fields, Scope};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// In how many groups there mostly is text enough to fill the list, if names are too few and text is found at all.
const TEXT_ENOUGH: usize = 8;

/// How many times as many groups are looked through next for the best text.
const STEP: usize = 4;

/// Up to how many plans all are looked through at once, since that takes no longer than a moment.
const FEW: usize = 32;

/// How many strings are called up together: as many as a processor waits for at once.
const TOGETHER: usize = 32;

/// Which entry answers, and how.
pub(super) struct Search<'a, 'q> {
    pub(super) question: &'a Question<'q>,
    pub(super) scope: &'a Scope,
    pub(super) stage: Stage,
    /// By group.
    pub(super) looked: Vec<Mutex<Looked<'a, 'q>>>,
    /// What a search for fewer letters left.
    pub(super) trail: Option<&'a Trail>,
    /// How many hits there are so far, about, and from how many on those that are not among the best are left alone.
    pub(super) total: AtomicUsize,
    pub(super) enough: usize,
}

/// What looks through one group leave to later ones.
#[derive(Default)]
pub(super) struct Looked<'a, 'q> {
    /// By part, what is asked of it, if anything; `None` before the first look.
    asked: Option<Vec<Option<Asked<'a, 'q>>>>,
    /// By shelf.
    known: [Known; SHELVES],
}

impl Looked<'_, '_> {
    /// By shelf, what answered in full or was not looked at; `None` where it is not known what passes the sieve.
    pub(super) fn into_answering(self) -> [Option<Bits>; SHELVES] {
        self.known.map(|known| match known.sifted {
            Sifted::Through(passed) => {
                let left = passed.those(|column| column.any);
                let answered = known.answered.into_iter().chain(std::iter::repeat(0));
                Some(left.into_iter().zip(answered).map(|(left, answered)| left | answered).collect())
            }
            Sifted::Unspelled | Sifted::Unknown => None,
        })
    }
}

/// What is known of a shelf of the parts.
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

impl<'a, 'q> Search<'a, 'q> {
    /// Whether every string that answers is a hit.
    pub(super) fn is_plain(&self) -> bool {
        self.question.query.filters().is_empty() && self.scope.fields == Fields::ALL
    }

    /// In which stages, and in which of so many groups of so many parts, the best are sought before the rest, if that is
    /// worth it.
    pub(super) fn early_looks(&self, parts: usize, groups: usize) -> Vec<(Stage, Range<usize>)> {
        if parts <= FEW || !self.is_plain() {
            return Vec::new();
        }
        let is_spelled = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_lowercase());
        let begun = matches!(self.question.query.sought(), [word] if is_spelled(word));
        let names = begun.then_some((Stage::Begun, 0..groups)).into_iter().chain([(Stage::Named, 0..groups)]);
        let text = groups.min(TEXT_ENOUGH);
        let is_heard = self.question.best_in_text().0 != Tier::Text;
        let latin = is_heard.then_some((Stage::Latin, 0..groups));
        // The first of these are often enough.
        let some = groups.min(text * STEP);
        let typed = (!is_heard).then_some(Stage::Typed);
        let surest = self.question.best_but_surest().map(|_| Stage::Surest);
        let best = typed.into_iter().chain(surest);
        let best = best.flat_map(|stage| [(stage, text..some), (stage, some..groups)]);
        names.chain(latin).chain([(Stage::Rest, 0..text)]).chain(best).collect()
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

    /// What is asked of a part, if anything.
    fn asked(&self, part: &Part, ready: &mut Ready<'q>) -> Option<Asked<'a, 'q>> {
        let is_asked =
            self.scope.plan.is_none_or(|plan| plan == part.plan) && part.is_asked_for(self.question.query);
        is_asked.then(|| self.question.of(part, ready))
    }

    /// What passes the sieve of a shelf, of which it is known what is asked of each part.
    fn sift(&self, at: usize, group: &Arc<Group>, shelf: usize, asked: &[Option<Asked<'a, 'q>>]) -> Sifted {
        let Some(sieve) = group.sieves().get(shelf) else { return Sifted::Unspelled };
        let all = self.question.all();
        let owns =
            || asked.iter().enumerate().filter_map(|(part, asked)| Some((part, asked.as_ref()?.own()?)));
        if shelf != NAMES
            && self.stage.is_of_names()
            && !all.may_be_spelled(sieve)
            && !owns().any(|(_, own)| own.may_be_spelled(sieve))
        {
            return Sifted::Unspelled;
        }
        let heard = self.trail.and_then(|trail| trail.in_group(at, group)?.get(shelf)?.as_ref());
        let mut passed = all.sift(sieve, heard);
        // Parts that are asked for something else mostly are for the same.
        let mut others: Vec<(&Arc<Wanted<'q>>, Passed)> = Vec::new();
        for (part, own) in owns() {
            let known = others.iter().position(|(known, _)| Arc::ptr_eq(known, own));
            let known = known.unwrap_or_else(|| {
                others.push((own, own.sift(sieve, None)));
                others.len() - 1
            });
            if let Some((_, other)) = others.get(known) {
                passed.or(other, &group.words(part, shelf));
            }
        }
        if shelf == NAMES {
            let are_named = asked.iter().enumerate();
            for (part, _) in
                are_named.filter(|(_, asked)| asked.as_ref().is_some_and(|asked| asked.names_plan))
            {
                passed.add_first_of(group.words(part, shelf).start);
            }
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
            Stage::Rest => passed.take(|_| Lanes::ALL),
            Stage::NearNamed | Stage::Near => passed.take_near(),
        }
    }

    /// Looks through the strings of a group that belong to the stage. Its first part has this position (`first`) among all.
    pub(super) fn look_through(
        &self,
        at: usize,
        group: &Arc<Group>,
        first: usize,
        matcher: &Matcher,
        ready: &mut Ready<'q>,
        best: &mut Best,
    ) {
        let Some(looked) = self.looked.get(at) else { return };
        let mut looked = looked.lock().unwrap_or_else(PoisonError::into_inner);
        let asked: Vec<_> = match looked.asked.take() {
            Some(asked) => asked,
            None => group.parts().iter().map(|part| self.asked(part, ready)).collect(),
        };
        best.names_region |= asked.iter().flatten().any(|asked| asked.names_region);
        if asked.iter().all(Option::is_none) {
            return;
        }
        let mut number = 0..;
        let here = looked.known.each_mut().map(|known| {
            let number = number.next().unwrap_or_default();
            if self.stage.is_to_sift(number, &known.sifted) {
                known.sifted = self.sift(at, group, number, &asked);
            }
            match &mut known.sifted {
                Sifted::Through(passed) if self.stage.is_of(number) => self.take(passed),
                _ => Bits::new(),
            }
        });
        for (position, (part, asked)) in group.parts().iter().zip(&asked).enumerate() {
            let Some(asked) = asked else { continue };
            let look = Look { search: self, asked, at: first + position, part, matcher };
            for (number, shelf) in part.shelves().into_iter().enumerate() {
                let (words, known) = (group.words(position, number), &mut looked.known[number]);
                let Sifted::Through(passed) = &known.sifted else { continue };
                known.answered.resize(group.sieves()[number].width(), 0);
                let here = here[number].get(words.clone()).unwrap_or_default();
                let answered = known.answered.get_mut(words.clone()).unwrap_or_default();
                look.along(shelf, Share { passed, shelf: number, from: words.start }, here, answered, best);
            }
        }
        looked.asked = Some(asked).filter(|_| ready.knows_all());
    }
}

impl Stage {
    /// Whether a shelf has to be sifted, of which this is known.
    fn is_to_sift(self, shelf: usize, known: &Sifted) -> bool {
        self.is_of(shelf)
            && match known {
                Sifted::Unknown => true,
                Sifted::Unspelled => !self.is_of_names(),
                Sifted::Through(_) => false,
            }
    }
}

/// What passed of the strings of one part's shelf.
#[derive(Clone, Copy)]
struct Share<'p> {
    passed: &'p Passed,
    shelf: usize,
    /// At which word the strings begin among those of the group.
    from: usize,
}

impl Share<'_> {
    /// What is said of the part's `n`th string.
    fn hint(&self, n: usize) -> Hint {
        self.passed.hint(self.from * WORD + n)
    }

    /// Whether that string is looked at as it is written, by its characters or its name.
    fn may_be_read(&self, n: usize) -> bool {
        self.passed.may_be_read(self.from * WORD + n)
    }

    /// The strings of which this is known, sixty-four at a time, and then those of the parts behind it.
    fn those(&self, known: impl Fn(&Column) -> Lanes) -> impl Iterator<Item = u64> {
        (self.from..).map_while(move |word| self.passed.word(word, &known))
    }
}

/// A look at one part.
struct Look<'l, 'a, 'q> {
    search: &'l Search<'a, 'q>,
    asked: &'l Asked<'a, 'q>,
    at: usize,
    part: &'l Part,
    matcher: &'l Matcher,
}

impl Look<'_, '_, '_> {
    /// Looks at these of a shelf's strings that passed, and notes which answer in full.
    fn along(&self, shelf: &Shelf, share: Share<'_>, here: &[u64], answered: &mut [u64], best: &mut Best) {
        if here.iter().all(|&bits| bits == 0) {
            return;
        }
        let is_near = self.search.stage.is_near();
        let is_all = self.search.is_plain() && !is_near;
        // Most of what answers a common word is text behind names enough: it is only counted.
        let is_full = |best: &Best, rank| is_all && best.is_full_before(rank, self.at);
        let typed_counts = is_full(best, self.asked.best_of_tier(Tier::Text));
        let heard_counts = is_full(best, self.asked.best_of_tier(Tier::HeardText));
        let best_heard = Rank {
            score: Reverse(self.search.question.best_in_text().1),
            ..self.asked.best_of_tier(Tier::HeardText)
        };
        let without_latin_counts = heard_counts || is_full(best, best_heard);
        let has_enough = self.search.has_enough();
        let is_heard = self.search.question.best_in_text().0 != Tier::Text;
        let mut here = here.to_vec();
        if has_enough {
            // They may answer, and are looked at again with the next letter.
            let counts_behind = self.asked.best_behind_beginning().is_some_and(|rank| is_full(best, rank));
            let left = share.those(|column| match (share.shelf == NAMES, typed_counts) {
                (true, _) if counts_behind => !(column.typed | column.begun),
                (false, true) => Lanes::ALL,
                (false, false) if heard_counts => !column.typed,
                (false, false) if without_latin_counts => !(column.typed | column.latin),
                _ => Lanes::NONE,
            });
            for ((here, answered), left) in here.iter_mut().zip(&mut *answered).zip(left) {
                *answered |= *here & left;
                *here &= !left;
            }
        }
        let may: Vec<usize> = positions(&here).filter(|&n| !is_near || !has(answered, n)).collect();
        for together in may.chunks(TOGETHER) {
            // Where a word can only be heard most texts are not needed, their codes say enough.
            shelf.call_up(together, |n| share.may_be_read(n), is_heard);
            for &n in together {
                let Some(entry) = shelf.entries.get(n) else { continue };
                let text = shelf.strings.folded(n);
                // To ask an entry of the text for its name would be to wait for it.
                let name = if share.shelf == NAMES { entry.name_in(text) } else { None };
                let codes = shelf.strings.codes(n);
                let hint = share.hint(n);
                let candidate = Candidate { text, name, codes, hint };
                let counts = match name {
                    Some(_) => self.asked.best_within(candidate).is_some_and(|rank| is_full(best, rank)),
                    None => {
                        typed_counts
                            || !hint.may_be_typed
                                && if hint.has_latin { heard_counts } else { without_latin_counts }
                    }
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
        let (field, section) = (entry.field, entry.section as usize);
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
        let place = self.part.shelf(field).place(entry);
        Some(Answer { rank: rank?, part: self.at, section, place, field, entry: n })
    }
}
