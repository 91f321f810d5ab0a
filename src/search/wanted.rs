//! What is wanted of a string so that it answers: every word, as typed, in pinyin or scattered.
//!
//! What always holds: a string answers only if every wanted word is found in it, and in the best way that all
//! of them can be found.

use super::bits::Bits;
use super::matcher::{Bounds, Matcher, Pattern};
use super::passed::{Hint, Passed};
use super::query::{FEWEST_IN_TEXT, Word};
use super::rank::Tier;
use super::sieve::Sieve;
use super::sift::Sifting;
use crate::text::pinyin::{Heard, Route, Spelled, letter_code};
use memchr::memmem::Finder;
use std::borrow::Cow;

/// What it adds to a match that a word surely ends where it ends: the most that any match in pinyin has.
pub(super) const SURE: i64 = 1;

/// A string of the index as ranking sees it, folded.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'t> {
    pub(super) text: &'t str,
    /// The title or indicator's name in it; `None` for paragraphs and notes.
    pub(super) name: Option<&'t str>,
    /// The codes of the text's characters.
    pub(super) codes: &'t [u8],
    /// What the sieve says of it.
    pub(super) hint: Hint,
}

/// The words that a string must have, ready to be looked for many times.
pub(super) struct Wanted<'q> {
    words: Vec<Sought<'q>>,
    /// The words as one phrase, with blanks and without.
    phrases: [String; 2],
    /// The same in pinyin, if some of them may be that.
    spelled: Option<Cow<'q, Spelled>>,
    sifting: Sifting,
}

struct Sought<'q> {
    word: &'q Word,
    pattern: Pattern<'q>,
    finder: Finder<'q>,
    /// What it costs at least where it is heard and no letter stands as it was typed.
    least_cost: i64,
}

impl Sought<'_> {
    fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }
}

impl<'q> Wanted<'q> {
    pub(super) fn new(words: &[&'q Word]) -> Self {
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let phrases = [texts.join(" "), texts.concat()];
        let spelled = match words {
            [word] => word.spelled.as_ref().map(Cow::Borrowed),
            words if words.iter().any(|word| word.spelled.is_some()) => {
                Spelled::of(&texts.join("'")).map(Cow::Owned)
            }
            _ => None,
        };
        let sought = |word: &&'q Word| {
            let text = word.text.as_str();
            let least_cost = word.route.as_ref().map_or(0, |route| i64::from(route.least_cost()));
            Sought { word, pattern: Pattern::new(text), finder: Finder::new(text), least_cost }
        };
        let route = spelled.as_deref().filter(|_| words.len() > 1).map(Route::of);
        let sifting = Sifting::of(words, route.as_ref());
        Self { words: words.iter().map(sought).collect(), phrases, spelled, sifting }
    }

    /// The best that a text can be in which no letter stands that was typed.
    pub(super) fn best_in_text(&self) -> (Tier, i64) {
        match self.words.iter().any(|word| word.word.route.is_some()) {
            true => (Tier::HeardText, -self.words.iter().map(|word| word.least_cost).sum::<i64>()),
            false => (Tier::Text, 0),
        }
    }

    /// The words, in the order typed.
    pub(super) fn words(&self) -> impl Iterator<Item = &'q Word> {
        self.words.iter().map(|sought| sought.word)
    }

    /// Whether nothing is wanted, so that everything answers.
    pub(super) fn is_nothing(&self) -> bool {
        self.words.is_empty()
    }

    /// The strings of a shelf that may answer. See [`Sifting::pass`].
    pub(super) fn sift(&self, sieve: &Sieve, heard: Option<&Bits>) -> Passed {
        self.sifting.pass(sieve, heard)
    }

    /// Whether sieves tell in which texts the one word may be heard at the least cost there is.
    pub(super) fn knows_surest(&self) -> bool {
        self.sifting.knows_surest()
    }

    /// The best that a name can be that neither begins as the one word in letters does nor has it as typed; `None` if sieves
    /// do not tell which these are.
    pub(super) fn best_behind_beginning(&self) -> Option<(Tier, i64)> {
        let [word] = self.words.as_slice() else { return None };
        let spelled = word.word.spelled.as_ref().filter(|_| self.sifting.knows_beginning())?;
        Some((Tier::HeardPhrase, best_sure(spelled)))
    }

    /// Whether any of a shelf's strings may have all words as typed, letters among them.
    pub(super) fn may_be_spelled(&self, sieve: &Sieve) -> bool {
        self.sifting.may_be_spelled(sieve)
    }

    /// Whether all words stand in a text as typed.
    pub(super) fn is_as_typed(&self, candidate: Candidate<'_>) -> bool {
        candidate.hint.may_be_typed && self.words.iter().all(|word| word.is_in(candidate.text))
    }

    /// Whether a word stands there as typed.
    fn has(&self, word: &Sought<'_>, candidate: Candidate<'_>) -> bool {
        (candidate.hint.may_be_typed || self.words.len() > 1) && word.is_in(candidate.text)
    }

    /// Whether a text without a name, in which they do not all stand as typed, answers in another way.
    pub(super) fn is_otherwise_in(&self, candidate: Candidate<'_>, matcher: &Matcher) -> bool {
        let Candidate { text, codes, hint, .. } = candidate;
        let heard = |word: &Sought<'_>| {
            let spelled = word.word.spelled_in_text();
            self.has(word, candidate)
                || spelled
                    .is_some_and(|spelled| spelled.is_heard_in(text, codes, hint.has_whole == Some(false)))
        };
        let scattered = |word: &Sought<'_>| {
            word.is_in(text)
                || word.pattern.chars() > 2
                    && matcher.is_scattered(text, &word.pattern, word.bounds(Tier::ScatteredText))
        };
        self.words.iter().all(heard) || hint.is_complete && self.words.iter().all(scattered)
    }

    /// How well the candidate answers, or `None` if some word is not in it. The score tells answers of one tier
    /// apart: higher is better.
    pub(super) fn rank(&self, candidate: Candidate<'_>, matcher: &Matcher) -> Option<(Tier, i64)> {
        if self.is_as_typed(candidate) {
            return Some((self.exact_tier(candidate), 0));
        }
        let is_spelled = self.spelled.is_some() || self.words.iter().any(|word| word.word.spelled.is_some());
        let heard = || if is_spelled { self.heard(candidate) } else { None };
        let scattered = || candidate.hint.is_complete.then(|| self.scattered(candidate, matcher)).flatten();
        match candidate.name {
            Some(name) if is_spelled => {
                heard().or_else(scattered).or_else(|| self.heard_scattered(name, matcher))
            }
            _ => heard().or_else(scattered),
        }
    }

    /// The best that a name can be that is not all of the one word in letters; `None` if more may be.
    pub(super) fn best_within(&self, candidate: Candidate<'_>) -> Option<(Tier, i64)> {
        let [word] = self.words.as_slice() else { return None };
        let (spelled, hint) = (word.word.spelled.as_ref()?, candidate.hint);
        let mut said = candidate.name?.chars().filter_map(letter_code);
        let first = said.next().filter(|_| !hint.may_be_typed)?;
        if !spelled.may_begin_with(first) {
            let last = said.next_back().unwrap_or(first);
            let sure = if spelled.may_end_with(last) { best_sure(spelled) } else { 0 };
            let cost = if hint.has_latin { 0 } else { 2 * word.least_cost };
            return Some((Tier::HeardPhrase, sure - cost));
        }
        // Each character takes a letter at least.
        let is_longer = said.nth(word.pattern.chars() - 1).is_some();
        (is_longer && !hint.has_latin).then_some((Tier::HeardPrefix, -2 * word.least_cost))
    }

    /// Whether all words are heard somewhere in a candidate.
    pub(super) fn is_heard_in(&self, candidate: Candidate<'_>) -> bool {
        let Candidate { text, codes, hint, .. } = candidate;
        self.words.iter().all(|word| {
            let heard = |spelled: &Spelled| spelled.is_heard_in(text, codes, hint.has_whole == Some(false));
            self.has(word, candidate) || word.word.spelled.as_ref().is_some_and(heard)
        })
    }

    /// How well a candidate that has no rank answers if one error a word is forgiven.
    pub(super) fn rank_near(&self, candidate: Candidate<'_>) -> Option<(Tier, i64)> {
        let (text, tier) = match candidate.name {
            Some(name) => (name, Tier::NearName),
            None => (candidate.text, Tier::NearText),
        };
        let mut errors = 0;
        for word in self.words.iter().filter(|word| !word.is_in(candidate.text)) {
            word.word.near.as_ref()?.find(text)?;
            errors += 1;
        }
        Some((tier, -errors))
    }

    fn exact_tier(&self, candidate: Candidate<'_>) -> Tier {
        let Some(name) = candidate.name else { return Tier::Text };
        let any = |test: fn(&str, &str) -> bool| self.phrases.iter().any(|phrase| test(name, phrase));
        if any(|name, phrase| name == phrase) {
            Tier::WholeName
        } else if any(|name, phrase| name.starts_with(phrase)) {
            Tier::NamePrefix
        } else if any(|name, phrase| name.contains(phrase)) {
            Tier::NamePhrase
        } else if self.words.iter().all(|word| word.is_in(name)) {
            Tier::NameWords
        } else {
            Tier::Beside
        }
    }

    fn heard(&self, candidate: Candidate<'_>) -> Option<(Tier, i64)> {
        let cost_in_all = || self.words.iter().map(|word| self.cost(word, candidate)).sum::<Option<i64>>();
        let Some(name) = candidate.name else {
            let is_long =
                |word: &Sought<'_>| word.word.spelled_in_text().is_some() || self.has(word, candidate);
            let cost = self.words.iter().all(is_long).then(cost_in_all)??;
            return Some((Tier::HeardText, -cost));
        };
        if let Some(heard) = self.phrase_in(name) {
            let [start, end] = heard.ranges.first().copied().unwrap_or_default();
            let ends = name.chars().nth(end).is_none();
            let is_front = name.chars().take(start).all(|c| c == '"');
            let tier = match (is_front, ends) {
                (true, true) => Tier::HeardWhole,
                (true, false) => Tier::HeardPrefix,
                _ => Tier::HeardPhrase,
            };
            // Where a name ends a word ends: few letters, such as `tw`, mean the 托位 that the name is about.
            let sure = self.spelled.as_deref().filter(|_| ends).map_or(0, best_sure);
            return Some((tier, sure - 2 * i64::from(heard.cost)));
        }
        // One word that is not heard in the name is heard behind it, if at all.
        if self.words.len() > 1
            && let Some(cost) = self.words.iter().map(|word| cost_in(word, name)).sum::<Option<i64>>()
        {
            return Some((Tier::HeardWords, -cost));
        }
        Some((Tier::HeardBeside, -cost_in_all()?))
    }

    /// The same as [`cost_in`] for the whole of a candidate.
    fn cost(&self, word: &Sought<'_>, candidate: Candidate<'_>) -> Option<i64> {
        if self.has(word, candidate) {
            return Some(0);
        }
        let Candidate { text, codes, hint, .. } = candidate;
        word.word.spelled.as_ref()?.least_cost(text, codes, hint.has_whole == Some(false)).map(i64::from)
    }

    /// Where the words are heard as one phrase.
    pub(super) fn phrase_in(&self, name: &str) -> Option<Heard> {
        self.spelled.as_ref()?.find(name)
    }

    fn scattered(&self, candidate: Candidate<'_>, matcher: &Matcher) -> Option<(Tier, i64)> {
        let (text, tier) = match candidate.name {
            Some(name) => (name, Tier::ScatteredName),
            None => (candidate.text, Tier::ScatteredText),
        };
        let mut score = 0;
        // Two characters are never found with a gap in running text.
        if candidate.name.is_none()
            && self.words.iter().any(|word| word.pattern.chars() == 2 && !word.is_in(text))
        {
            return None;
        }
        for word in &self.words {
            if !word.is_in(text) {
                score += matcher.scattered(text, &word.pattern, word.bounds(tier))?.score;
            }
        }
        Some((tier, score))
    }

    fn heard_scattered(&self, name: &str, matcher: &Matcher) -> Option<(Tier, i64)> {
        let cost = |word: &Sought<'_>| {
            let with_gaps = || {
                let spelled = word.word.spelled.as_ref()?;
                spelled.find_scattered(name).map(|heard| i64::from(heard.cost))
            };
            let as_typed = || {
                let bounds = word.bounds(Tier::ScatteredName);
                matcher.scattered(name, &word.pattern, bounds).map(|_| 0)
            };
            cost_in(word, name).or_else(with_gaps).or_else(as_typed)
        };
        let cost = self.words.iter().map(cost).sum::<Option<i64>>()?;
        Some((Tier::HeardScattered, -cost))
    }
}

/// What it adds to a match of a word that the name ends where it ends.
fn best_sure(word: &Spelled) -> i64 {
    if word.weight() < FEWEST_IN_TEXT { SURE } else { 0 }
}

/// What it takes off a match that the word is not there as typed but heard; `None` if it is not heard either.
fn cost_in(word: &Sought<'_>, text: &str) -> Option<i64> {
    if word.is_in(text) {
        return Some(0);
    }
    word.word.spelled.as_ref()?.find(text).map(|heard| i64::from(heard.cost))
}

impl Sought<'_> {
    const fn bounds(&self, tier: Tier) -> Bounds {
        match tier {
            Tier::ScatteredName => Bounds::in_name(self.pattern.chars()),
            _ => Bounds::in_text(self.pattern.chars()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(name: Option<&str>, text: &str, words: &[&str]) -> Option<Tier> {
        let codes: Vec<u8> = text.chars().filter_map(letter_code).collect();
        let hint = Hint { may_be_typed: true, is_complete: true, has_latin: true, has_whole: None };
        let candidate = Candidate { text, name, codes: &codes, hint };
        let words: Vec<Word> = words.iter().map(|&word| Word::new(word.into())).collect();
        let words: Vec<&Word> = words.iter().collect();
        Wanted::new(&words).rank(candidate, &Matcher::new()).map(|(tier, _)| tier)
    }

    #[test]
    fn names_are_ranked_by_how_much_of_them_was_typed() {
        let name = Some("养老床位占比");
        let beside = "养老床位占比 % 2025: 55";
        assert_eq!(tier(name, beside, &["养老床位占比"]), Some(Tier::WholeName));
        assert_eq!(tier(name, beside, &["养老", "床位占比"]), Some(Tier::WholeName));
        assert_eq!(tier(name, beside, &["养老床"]), Some(Tier::NamePrefix));
        assert_eq!(tier(name, beside, &["床位"]), Some(Tier::NamePhrase));
        assert_eq!(tier(name, beside, &["占比", "养老"]), Some(Tier::NameWords));
        assert_eq!(tier(name, beside, &["占比", "55"]), Some(Tier::Beside));
        assert_eq!(tier(name, beside, &["养老占比"]), Some(Tier::ScatteredName));
        assert_eq!(tier(name, beside, &["养老", "托育"]), None);
    }

    #[test]
    fn the_same_holds_of_names_that_are_heard() {
        let name = Some("养老床位占比");
        let beside = "养老床位占比 % 2025: 55 民政";
        assert_eq!(tier(name, beside, &["ylcwzb"]), Some(Tier::HeardWhole));
        assert_eq!(
            tier(name, beside, &["yang", "lao", "chuang", "wei", "zhan", "bi"]),
            Some(Tier::HeardWhole)
        );
        assert_eq!(tier(name, beside, &["yl"]), Some(Tier::HeardPrefix));
        assert_eq!(tier(name, beside, &["床位zhan"]), Some(Tier::HeardPhrase));
        assert_eq!(tier(name, beside, &["zb", "yanglao"]), Some(Tier::HeardWords));
        assert_eq!(tier(name, beside, &["zb", "55"]), Some(Tier::HeardBeside));
        assert_eq!(tier(name, beside, &["minzheng"]), Some(Tier::HeardBeside));
        assert_eq!(tier(name, beside, &["ylzb"]), Some(Tier::HeardScattered));
        assert_eq!(tier(name, beside, &["ylzb", "tuoyu"]), None);
    }

    #[test]
    fn text_is_listened_to_for_four_letters_and_more() {
        assert_eq!(tier(None, "新建养老床位", &["yanglao"]), Some(Tier::HeardText));
        assert_eq!(tier(None, "新建养老床位", &["ylcw"]), Some(Tier::HeardText));
        assert_eq!(tier(None, "新建养老床位", &["yl"]), None);
        assert_eq!(tier(None, "新建养老床位", &["ylcw", "新建"]), Some(Tier::HeardText));
    }

    #[test]
    fn text_as_typed_is_before_a_scattered_name() {
        let text = tier(None, "新建养老床位", &["养老床位"]);
        let name = tier(Some("养老机构床位"), "养老机构床位", &["养老床位"]);
        assert_eq!((text, name), (Some(Tier::Text), Some(Tier::ScatteredName)));
        assert!(text < name);
    }

    #[test]
    fn what_stands_beside_a_name_is_not_scattered() {
        assert_eq!(tier(Some("占比"), "占比 养老机构床位", &["养老床位"]), None);
    }
}
