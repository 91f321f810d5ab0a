//! A query is what a person looks for: folded words, all of which must be found, in any order.
//!
//! What always holds: a query has no words and no filters only if nothing but blanks (or characters that cannot be seen) was
//! typed; punctuation is a word like any other. It has at most [`MAX_WORDS`] words of [`MAX_CHARS`] characters
//! together, so a page pasted by mistake costs no more than a line: what goes beyond is left out.

use super::filter::Filter;
use super::near::Near;
use crate::text::fold;
use crate::text::fold::chars_at;
use crate::text::pinyin::{Route, Spelled};
use memchr::memmem;

/// How many characters of what was typed are looked at, blanks included.
pub const MAX_CHARS: usize = 256;

/// How many words a query has at most.
pub const MAX_WORDS: usize = 16;

/// How many letters must be typed of a word for it to be listened for in running text, where fewer are heard
/// everywhere.
pub(super) const FEWEST_IN_TEXT: usize = 4;

/// Folded words, in the order typed, none empty and none twice; and filters such as `=status:滞后`, `=binding`,
/// `=expected`, `=note`, `=plan:浙江`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    words: Vec<Word>,
    filters: Vec<Filter>,
}

/// One word of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// As typed, folded.
    pub(super) text: String,
    /// The same as pinyin, if it can be that.
    pub(super) spelled: Option<Spelled>,
    /// The ways to hear it.
    pub(super) route: Option<Route>,
    /// The same with an error, if it is long enough for that.
    pub(super) near: Option<Near>,
}

impl Word {
    pub(super) fn new(text: String) -> Self {
        let spelled = Spelled::of(&text);
        let route = spelled.as_ref().map(Route::of);
        let near = Near::of(&text);
        Self { text, spelled, route, near }
    }

    /// The word as pinyin, if it is long enough to be listened for in running text.
    pub(super) fn spelled_in_text(&self) -> Option<&Spelled> {
        self.spelled.as_ref().filter(|spelled| spelled.weight() >= FEWEST_IN_TEXT)
    }
}

impl Query {
    /// Reads what was typed. Blanks of any width, line ends and control characters part the words.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let seen: String = typed.chars().filter(|&c| !is_unseen(c)).take(MAX_CHARS).collect();
        let mut words: Vec<Word> = Vec::new();
        let mut filters = Vec::new();
        for word in fold(&seen).split(|c: char| c.is_whitespace() || c.is_control()) {
            if let Some(filter) = Filter::of(word).filter(|_| filters.len() < MAX_WORDS) {
                filters.push(filter);
            } else if !word.is_empty() && words.len() < MAX_WORDS && !words.iter().any(|w| w.text == word) {
                words.push(Word::new(word.to_owned()));
            }
        }
        Self { words, filters }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }

    /// The folded words, without the filters.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    pub(super) fn filters(&self) -> &[Filter] {
        &self.filters
    }

    /// Puts in the place of a word what is made of it.
    pub(super) fn replace(&mut self, at: usize, by: impl FnOnce(Word) -> Word) {
        if let Some(word) = self.words.get_mut(at) {
            *word = by(word.clone());
        }
    }

    /// The words with what they may be besides.
    pub(super) fn sought(&self) -> &[Word] {
        &self.words
    }
}

/// Zero-width and direction marks, which come along when text is pasted and are in no word a person means.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Where the query's words stand in a text as typed or, where a word does not, as they are heard in it:
/// half-open ranges of characters, in order, not overlapping. Scattered characters are not looked for.
#[must_use]
pub fn find_in(text: &str, query: &Query) -> Vec<[usize; 2]> {
    if query.words.is_empty() { Vec::new() } else { found_in(&fold(text), query, Word::spelled_in_text) }
}

/// The same in a name, where words of two letters are listened for too.
#[must_use]
pub fn find_in_name(name: &str, query: &Query) -> Vec<[usize; 2]> {
    if query.words.is_empty() {
        Vec::new()
    } else {
        found_in(&fold(name), query, |word| word.spelled.as_ref())
    }
}

fn found_in(folded: &str, query: &Query, spelled: fn(&Word) -> Option<&Spelled>) -> Vec<[usize; 2]> {
    let mut ranges = occurrences(folded, query.words());
    for word in query.words.iter().filter(|word| !folded.contains(&word.text)) {
        ranges.extend(spelled(word).map(|spelled| spelled.find_all(folded)).unwrap_or_default());
    }
    merged(ranges)
}

/// Where the words stand in a folded string, as [`find_in`] gives it.
pub(super) fn occurrences<'w>(folded: &str, words: impl Iterator<Item = &'w str>) -> Vec<[usize; 2]> {
    let mut bytes = Vec::new();
    for word in words {
        bytes.extend(memmem::find_iter(folded.as_bytes(), word).map(|at| [at, at + word.len()]));
    }
    char_ranges(folded, merged(bytes))
}

/// Sorts ranges and joins those that overlap; ranges that only touch stay apart.
pub(super) fn merged(mut ranges: Vec<[usize; 2]>) -> Vec<[usize; 2]> {
    ranges.sort_unstable();
    let mut merged: Vec<[usize; 2]> = Vec::with_capacity(ranges.len());
    for [from, to] in ranges {
        match merged.last_mut() {
            Some(last) if from < last[1] => last[1] = last[1].max(to),
            _ => merged.push([from, to]),
        }
    }
    merged
}

/// Turns sorted ranges of bytes into ranges of characters, in one walk along the text.
fn char_ranges(text: &str, mut ranges: Vec<[usize; 2]>) -> Vec<[usize; 2]> {
    let (mut byte, mut chars) = (0, 0);
    for end in ranges.iter_mut().flatten() {
        chars += chars_at(text.get(byte..).unwrap_or_default(), 0..*end - byte).end;
        byte = *end;
        *end = chars;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        Query::parse(typed).words().map(str::to_owned).collect()
    }

    #[test]
    fn blanks_of_any_width_part_words() {
        assert_eq!(words("  养老　床位\tGDP\n"), ["养老", "床位", "gdp"]);
    }

    #[test]
    fn a_blank_query_has_no_words() {
        assert!(Query::parse("").is_empty());
        assert!(Query::parse(" 　\t\u{200b}\u{feff}").is_empty());
    }

    #[test]
    fn punctuation_is_a_word_like_any_other() {
        assert_eq!(words("》"), ["》"]);
        assert_eq!(words("%"), ["%"]);
        assert_eq!(words("。 ..."), ["。", "..."]);
        assert!(!find_in("——“养老”——", &Query::parse("——")).is_empty());
    }

    #[test]
    fn full_width_and_case_make_no_difference() {
        assert_eq!(Query::parse("ＧＤＰ"), Query::parse("gdp"));
        assert_eq!(Query::parse("養老"), Query::parse("养老"));
    }

    #[test]
    fn a_word_typed_twice_is_one_word() {
        assert_eq!(words("养老 养老 床位"), ["养老", "床位"]);
    }

    #[test]
    fn filters_are_no_words() {
        let query = Query::parse("养老 ＝status：滞后 =binding =2");
        assert_eq!(query.words().collect::<Vec<_>>(), ["养老", "=2"]);
        assert_eq!(query.filters().len(), 2);
        assert!(!Query::parse("=note").is_empty());
    }

    #[test]
    fn ten_thousand_characters_are_cut() {
        assert_eq!(words(&"养".repeat(10_000)).concat().chars().count(), MAX_CHARS);
        let many: String = (0..5_000).map(|n| format!("{n} ")).collect();
        assert_eq!(words(&many).len(), MAX_WORDS);
    }

    #[test]
    fn control_characters_part_words_and_are_in_none() {
        assert_eq!(words("养老\u{0}\u{1b}[31m床位\u{7f}"), ["养老", "[31m床位"]);
    }

    #[test]
    fn every_occurrence_is_found_by_characters() {
        let found = find_in("“养老”机构：养老ＡＢ", &Query::parse("养老 ab"));
        assert_eq!(found, [[1, 3], [7, 9], [9, 11]]);
        assert_eq!(find_in("养老", &Query::default()), [] as [[usize; 2]; 0]);
    }

    #[test]
    fn a_word_that_is_not_there_as_typed_is_listened_for() {
        assert_eq!(find_in("新建养老床位", &Query::parse("yanglao cw")), [[2, 4]]);
        assert_eq!(find_in_name("新建养老床位", &Query::parse("yanglao cw")), [[2, 4], [4, 6]]);
        assert_eq!(find_in("gdp与高端品", &Query::parse("gdp")), [[0, 3]]);
    }

    #[test]
    fn overlapping_words_are_lit_once() {
        assert_eq!(find_in("养老床位数", &Query::parse("老床位 养老床")), [[0, 4]]);
    }
}
