//! A line is a paragraph made ready for finding figures: no blanks, each character beside its folded form.
//!
//! What always holds: position `i` of the folded characters is position `i` of the printed ones; a blank is kept
//! only between two characters that would run into one word or number.

use crate::text::fold_char;
use std::ops::Range;

/// A paragraph ready for finding figures.
#[derive(Clone, Debug, Default)]
pub struct Line {
    printed: Vec<char>,
    folded: Vec<char>,
    /// Empty where nothing is hidden.
    hidden: Vec<bool>,
}

/// The longest aside, in characters: brackets that stay open longer are damage.
const LONGEST_ASIDE: usize = 100;

impl Line {
    /// Reads a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        // A Chinese character takes three bytes.
        let capacity = text.len() / 3 + 1;
        let (printed, folded) = (Vec::with_capacity(capacity), Vec::with_capacity(capacity));
        let mut line = Self { printed, folded, hidden: Vec::new() };
        let mut is_apart = false;
        for c in text.chars() {
            if is_blank(c) {
                is_apart = true;
                continue;
            }
            if is_apart && is_latin(c) && line.printed.last().copied().is_some_and(is_latin) {
                line.push(' ');
            }
            is_apart = false;
            line.push(c);
        }
        line.hide_asides();
        line
    }

    fn push(&mut self, c: char) {
        self.printed.push(c);
        self.folded.push(fold_char(c));
    }

    /// The line of a part of its text.
    #[must_use]
    pub fn part(&self, place: Range<usize>) -> Self {
        Self::new(&self.text(place))
    }

    /// How many characters it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.printed.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.printed.is_empty()
    }

    /// The folded character at `at`.
    #[must_use]
    pub fn folded(&self, at: usize) -> Option<char> {
        self.folded.get(at).copied()
    }

    /// Whether the character at `at` stands in brackets or quotes (or is one).
    #[must_use]
    pub fn is_hidden(&self, at: usize) -> bool {
        self.hidden.get(at).copied().unwrap_or_default()
    }

    /// Whether `word` begins at `at`, in whatever characters it is written.
    #[must_use]
    pub fn starts(&self, at: usize, word: &str) -> bool {
        let mut rest = self.folded.get(at..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next().copied() == Some(fold_char(c)))
    }

    /// Whether `word` stands at the end of `place`.
    #[must_use]
    pub fn ends(&self, place: &Range<usize>, word: &str) -> bool {
        let mut rest = self.folded.get(place.clone()).unwrap_or_default().iter().rev();
        word.chars().rev().all(|c| rest.next().copied() == Some(fold_char(c)))
    }

    /// The longest of `words` that begins at `at`: where it ends.
    #[must_use]
    pub fn any_at<'w>(&self, at: usize, words: &[&'w str]) -> Option<(usize, &'w str)> {
        let first = self.folded(at)?;
        // Most words differ in the first character: comparing that one alone is what makes this fast.
        let found = words
            .iter()
            .filter(|word| word.chars().next().map(fold_char) == Some(first) && self.starts(at, word));
        found.map(|word| (at + word.chars().count(), *word)).max_by_key(|(end, _)| *end)
    }

    /// The longest of `words` that ends where `place` ends: where it begins.
    #[must_use]
    pub fn any_before<'w>(&self, place: &Range<usize>, words: &[&'w str]) -> Option<(usize, &'w str)> {
        let last = *self.folded.get(place.clone())?.last()?;
        let found = words
            .iter()
            .filter(|word| word.chars().next_back().map(fold_char) == Some(last) && self.ends(place, word));
        found.map(|word| (place.end - word.chars().count(), *word)).min_by_key(|(start, _)| *start)
    }

    /// Whether one of `words` stands in `place`, and the first place where.
    #[must_use]
    pub fn find(&self, place: &Range<usize>, words: &[&str]) -> Option<usize> {
        // Most characters begin none of the words: comparing the first ones first is what makes this fast.
        let firsts: Vec<char> = words.iter().filter_map(|word| word.chars().next()).map(fold_char).collect();
        place.clone().find(|&at| {
            let Some(c) = self.folded(at) else { return false };
            let candidates = firsts.iter().zip(words).filter(|(first, _)| **first == c);
            candidates
                .map(|(_, word)| word)
                .any(|word| at + word.chars().count() <= place.end && self.starts(at, word))
        })
    }

    /// The printed characters of `place`.
    #[must_use]
    pub fn text(&self, place: Range<usize>) -> String {
        self.printed.get(place).unwrap_or_default().iter().collect()
    }

    /// The folded characters of `place`.
    #[must_use]
    pub fn folded_text(&self, place: Range<usize>) -> String {
        self.folded.get(place).unwrap_or_default().iter().collect()
    }

    /// The places of the sentences.
    #[must_use]
    pub fn sentences(&self) -> Vec<Range<usize>> {
        self.split(0..self.len(), |c| matches!(c, '。' | '!' | '?' | '｡'), |_| false)
    }

    /// The places of the clauses of `place`: what commas, semicolons, colons and long dashes part.
    #[must_use]
    pub fn clauses(&self, place: Range<usize>) -> Vec<Range<usize>> {
        let is_comma = |at: usize| {
            let digit = |at: usize| self.folded(at).is_some_and(|c| c.is_ascii_digit());
            // The comma of 12,500 parts nothing.
            self.folded(at) == Some(',') && !(at > 0 && digit(at - 1) && (1..=3).all(|next| digit(at + next)))
        };
        // The colon of 6:1 parts nothing either.
        let is_colon = |at: usize| {
            let digit = |at: usize| self.folded(at).is_some_and(|c| c.is_ascii_digit());
            self.folded(at) == Some(':') && !(at > 0 && digit(at - 1) && digit(at + 1))
        };
        let is_dash = |at: usize| {
            let dash = |at: usize| self.printed.get(at).is_some_and(|c| matches!(c, '—' | '―' | '─'));
            dash(at) && (dash(at + 1) || (at > 0 && dash(at - 1)))
        };
        self.split(
            place,
            |c| c == ';',
            |at| is_colon(at) || (!self.is_hidden(at) && (is_comma(at) || is_dash(at))),
        )
    }

    fn split(
        &self,
        place: Range<usize>,
        parts: impl Fn(char) -> bool,
        parts_at: impl Fn(usize) -> bool,
    ) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = place.start;
        for at in place.clone() {
            if self.folded(at).is_some_and(&parts) || parts_at(at) {
                found.push(start..at);
                start = at + 1;
            }
        }
        found.push(start..place.end);
        found.retain(|part| !part.is_empty());
        found
    }

    /// Marks what stands in brackets and quotes, where both ends stand in one sentence.
    fn hide_asides(&mut self) {
        if !self.printed.iter().any(|c| closing(*c).is_some()) {
            return;
        }
        self.hidden = vec![false; self.printed.len()];
        let mut open: Vec<(usize, char)> = Vec::new();
        for at in 0..self.printed.len() {
            let Some(&c) = self.printed.get(at) else { break };
            if c == '。' {
                open.retain(|(start, _)| at - start < LONGEST_ASIDE);
            }
            let closes = open.iter().rposition(|(_, end)| *end == fold_bracket(c));
            if let Some(depth) = closes {
                let start = open.get(depth).map_or(at, |(start, _)| *start);
                open.truncate(depth);
                if at - start <= LONGEST_ASIDE
                    && let Some(inside) = self.hidden.get_mut(start..=at)
                {
                    inside.fill(true);
                }
            } else if let Some(end) = closing(c) {
                if open.len() > 8 {
                    open.remove(0);
                }
                open.push((at, end));
            }
        }
    }
}

/// Whether a line leaves the character out: blanks, and what has no width.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

fn is_latin(c: char) -> bool {
    fold_char(c).is_ascii_alphanumeric()
}

fn fold_bracket(c: char) -> char {
    match c {
        '）' => ')',
        '］' => ']',
        '＂' => '"',
        _ => c,
    }
}

/// What closes the bracket or quote `c`. 〔 is no aside: it marks a number as a sum over years.
fn closing(c: char) -> Option<char> {
    Some(match c {
        '(' | '（' => ')',
        '[' | '［' => ']',
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '"' | '＂' => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_but_for_those_between_words_of_letters() {
        let line = Line::new("到 2025 年， AI 5 智慧\u{3000}公园");
        assert_eq!(line.text(0..line.len()), "到2025年，AI 5智慧公园");
    }

    #[test]
    fn traditional_and_full_width_characters_are_found_by_simplified_words() {
        let line = Line::new("增長８％以內");
        assert!(line.starts(0, "增长8%以内"));
        assert_eq!(line.text(0..3), "增長８");
    }

    #[test]
    fn commas_in_brackets_and_in_numbers_part_nothing() {
        let line = Line::new("县(市、区,全部)达到12,500户，覆盖率——目标");
        let parts: Vec<_> = line.clauses(0..line.len()).into_iter().map(|part| line.text(part)).collect();
        assert_eq!(parts, ["县(市、区,全部)达到12,500户", "覆盖率", "目标"]);
    }

    #[test]
    fn a_bracket_that_never_closes_hides_nothing() {
        let line = Line::new("（达到80%。其后");
        assert!((0..line.len()).all(|at| !line.is_hidden(at)));
    }
}
