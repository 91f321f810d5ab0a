//! A rank says how well one string of the index answers a query; the lowest is the best.
//!
//! What always holds: a string has a rank only if every wanted word is found in it, and any rank with all
//! words as typed is before any with a scattered one. Among those as typed, names (titles, indicators) are
//! before text; so are they among the scattered ones.

use super::matcher::{Bounds, Matcher};
use super::query::{Query, merged, occurrences};
use memchr::memmem::Finder;
use std::cmp::Reverse;

/// How a string answers, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tier {
    /// The name is what was typed.
    WholeName,
    /// The name begins with what was typed.
    NamePrefix,
    /// What was typed stands in the name unbroken.
    NamePhrase,
    /// All words stand in the name.
    NameWords,
    /// All words stand in the name and what goes with it: a number, a unit, a figure.
    Beside,
    /// All words stand in a paragraph or a note.
    Text,
    /// Some word stands scattered in the name.
    ScatteredName,
    /// Some word stands scattered, but near together, in a paragraph or a note.
    ScatteredText,
}

impl Tier {
    pub(super) const fn is_scattered(self) -> bool {
        matches!(self, Self::ScatteredName | Self::ScatteredText)
    }
}

/// How well a string answers, apart from where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    /// Not of a plan whose region the query names.
    pub(super) elsewhere: bool,
    pub(super) tier: Tier,
    /// Some word is only in the plan's own title or region.
    pub(super) by_plan: bool,
    /// What the matcher gave for scattered words; 0 for words as typed.
    pub(super) score: Reverse<i64>,
}

/// A string of the index as ranking sees it, folded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'t> {
    pub(super) text: &'t str,
    /// The title or indicator's name in it; `None` for paragraphs and notes.
    pub(super) name: Option<&'t str>,
}

/// The words that a string must have, ready to be looked for many times.
pub(super) struct Wanted<'q> {
    words: Vec<Word<'q>>,
    /// The words as one phrase, with blanks and without.
    phrases: [String; 2],
}

struct Word<'q> {
    text: &'q str,
    chars: usize,
    finder: Finder<'q>,
}

impl Word<'_> {
    fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }
}

impl<'q> Wanted<'q> {
    pub(super) fn new(words: &[&'q str]) -> Self {
        let phrases = [words.join(" "), words.concat()];
        let words = words
            .iter()
            .map(|&text| Word { text, chars: text.chars().count(), finder: Finder::new(text) })
            .collect();
        Self { words, phrases }
    }

    /// How well the candidate answers, or `None` if some word is not in it.
    pub(super) fn rank(&self, candidate: Candidate<'_>, matcher: &Matcher) -> Option<(Tier, i64)> {
        if self.words.iter().all(|word| word.is_in(candidate.text)) {
            return Some((self.exact_tier(candidate), 0));
        }
        let (text, tier) = match candidate.name {
            Some(name) => (name, Tier::ScatteredName),
            None => (candidate.text, Tier::ScatteredText),
        };
        let mut score = 0;
        for word in &self.words {
            if !word.is_in(text) {
                score += matcher.scattered(text, word.text, word.bounds(tier))?.score;
            }
        }
        Some((tier, score))
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
}

impl Word<'_> {
    const fn bounds(&self, tier: Tier) -> Bounds {
        match tier {
            Tier::ScatteredName => Bounds::in_name(self.chars),
            _ => Bounds::in_text(self.chars),
        }
    }
}

/// The characters of a folded string that answer the query: half-open ranges, in order, not overlapping.
///
/// `name` is where the name begins in the string (in characters), and the name itself.
pub(super) fn lit(
    text: &str,
    name: Option<(usize, &str)>,
    tier: Tier,
    query: &Query,
    matcher: &Matcher,
) -> Vec<[usize; 2]> {
    let mut ranges = occurrences(text, query.words());
    if tier.is_scattered() {
        let (start, place) = name.unwrap_or((0, text));
        for word in query.words().filter(|word| !place.contains(word)) {
            let chars = word.chars().count();
            let bounds = if name.is_some() { Bounds::in_name(chars) } else { Bounds::in_text(chars) };
            let found = matcher.scattered(place, word, bounds).map(|s| s.chars).unwrap_or_default();
            ranges.extend(found.into_iter().map(|at| [start + at, start + at + 1]));
        }
        ranges = joined(merged(ranges));
    }
    ranges
}

/// Joins ranges that touch, so that the characters of one run are one range.
fn joined(ranges: Vec<[usize; 2]>) -> Vec<[usize; 2]> {
    let mut joined: Vec<[usize; 2]> = Vec::with_capacity(ranges.len());
    for [from, to] in ranges {
        match joined.last_mut() {
            Some(last) if from == last[1] => last[1] = to,
            _ => joined.push([from, to]),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(name: Option<&str>, text: &str, words: &[&str]) -> Option<Tier> {
        let candidate = Candidate { text, name };
        Wanted::new(words).rank(candidate, &Matcher::new()).map(|(tier, _)| tier)
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

    #[test]
    fn scattered_runs_are_lit_as_runs() {
        let name = "养老机构护理型床位占比";
        let lit = lit(name, Some((0, name)), Tier::ScatteredName, &Query::parse("养老床位"), &Matcher::new());
        assert_eq!(lit, [[0, 2], [7, 9]]);
    }
}
