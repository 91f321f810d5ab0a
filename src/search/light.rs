//! What is lit: the characters of a string that answer a query.
//!
//! What always holds: ranges are half-open, in characters, in order and not overlapping.

use super::matcher::{Bounds, Matcher, Pattern};
use super::query::{Query, Word, merged, occurrences};
use super::rank::Tier;
use super::wanted::Wanted;

/// The string as lighting sees it, folded.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    /// Where the name begins in the string (in characters), and the name itself.
    pub(super) name: Option<(usize, &'t str)>,
}

/// The characters of a string that answer what is wanted of it in the way its tier says, and what else the query has
/// there as typed.
pub(super) fn lit(
    source: Source<'_>,
    tier: Tier,
    query: &Query,
    wanted: &Wanted<'_>,
    matcher: &Matcher,
) -> Vec<[usize; 2]> {
    let words = || query.sought().iter().chain(wanted.words().filter(|word| !query.sought().contains(word)));
    let mut ranges = occurrences(source.text, words().map(|word| word.text.as_str()));
    let (start, place) = source.name.unwrap_or((0, source.text));
    let absent = || words().filter(|word| !place.contains(&word.text));
    match tier {
        Tier::HeardWhole | Tier::HeardPrefix | Tier::HeardPhrase => match wanted.phrase_in(place) {
            Some(heard) => ranges = moved(heard.ranges, start),
            None => ranges.extend(absent().flat_map(|word| heard_in(word, source))),
        },
        Tier::PlanName | Tier::HeardWords | Tier::HeardBeside => {
            ranges.extend(absent().flat_map(|word| heard_in(word, source)));
        }
        Tier::HeardText => {
            let spelled = absent().filter_map(Word::spelled_in_text);
            ranges.extend(spelled.flat_map(|spelled| spelled.find_all(source.text)));
        }
        Tier::ScatteredName | Tier::ScatteredText => {
            ranges.extend(absent().flat_map(|word| moved(scattered(word, source, matcher), start)));
        }
        Tier::HeardScattered => {
            ranges.extend(absent().flat_map(|word| {
                let spelled = word.spelled.as_ref();
                let heard = spelled.and_then(|s| s.find(place).or_else(|| s.find_scattered(place)));
                let heard = heard.map(|heard| heard.ranges);
                moved(heard.unwrap_or_else(|| scattered(word, source, matcher)), start)
            }));
        }
        Tier::NearName | Tier::NearText => {
            let near = absent().filter_map(|word| word.near.as_ref()?.find(place));
            ranges.extend(moved(near.collect(), start));
        }
        Tier::WholeName
        | Tier::NamePrefix
        | Tier::NamePhrase
        | Tier::NameWords
        | Tier::Beside
        | Tier::Text => {
            return ranges;
        }
    }
    joined(merged(ranges))
}

/// Where a word is heard in a name or behind it.
fn heard_in(word: &Word, source: Source<'_>) -> Vec<[usize; 2]> {
    let Some(spelled) = &word.spelled else { return Vec::new() };
    let (start, place) = source.name.unwrap_or((0, source.text));
    let in_name = spelled.find(place).map(|heard| moved(heard.ranges, start));
    in_name.or_else(|| spelled.find(source.text).map(|heard| heard.ranges)).unwrap_or_default()
}

fn scattered(word: &Word, source: Source<'_>, matcher: &Matcher) -> Vec<[usize; 2]> {
    let pattern = Pattern::new(&word.text);
    let chars = pattern.chars();
    let (place, bounds) = match source.name {
        Some((_, name)) => (name, Bounds::in_name(chars)),
        None => (source.text, Bounds::in_text(chars)),
    };
    let found = matcher.scattered(place, &pattern, bounds).map(|s| s.chars).unwrap_or_default();
    found.into_iter().map(|at| [at, at + 1]).collect()
}

fn moved(mut ranges: Vec<[usize; 2]>, by: usize) -> Vec<[usize; 2]> {
    for end in ranges.iter_mut().flatten() {
        *end += by;
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
    use crate::search::Query;

    fn lit_in(text: &str, name: (usize, &str), tier: Tier, typed: &str) -> Vec<[usize; 2]> {
        let query = Query::parse(typed);
        let words: Vec<&Word> = query.sought().iter().collect();
        let wanted = Wanted::new(&words);
        lit(Source { text, name: Some(name) }, tier, &query, &wanted, &Matcher::new())
    }

    #[test]
    fn scattered_runs_are_lit_as_runs() {
        let name = "养老机构护理型床位占比";
        for (typed, tier) in [("养老床位", Tier::ScatteredName), ("ylcw", Tier::HeardScattered)] {
            assert_eq!(lit_in(name, (0, name), tier, typed), [[0, 2], [7, 9]], "{typed}");
        }
    }

    #[test]
    fn what_is_heard_is_lit_where_it_stands() {
        let text = "(一)养老床位占比 民政";
        let name = (3, "养老床位占比");
        assert_eq!(lit_in(text, name, Tier::HeardPhrase, "chuangwei"), [[5, 7]]);
        assert_eq!(lit_in(text, name, Tier::HeardPrefix, "yang lao"), [[3, 5]]);
        assert_eq!(lit_in(text, name, Tier::HeardWords, "cw yanglao"), [[3, 7]]);
        assert_eq!(lit_in(text, name, Tier::HeardBeside, "cw minzheng"), [[5, 7], [10, 12]]);
    }
}
