//! A scattered match finds a word's characters in order with gaps between them: 养老床位 in 养老机构护理型床位占比.
//!
//! This is the only file that knows `fuzzy_matcher`. What always holds: positions are characters, both sides
//! are folded already (so case is respected, or `smart case` would fold again in its own way), and a match
//! that is spread out too far is none. The crate is only ever shown the few characters a match can lie in:
//! its own work grows with word times text, and over a long text it spreads a word across whole sentences.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

/// The longest word, in characters, that is looked for scattered: a longer one is a sentence pasted.
const LONGEST: usize = 32;

/// How far a word's characters may lie apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Bounds {
    /// How many characters from the first to the last.
    span: usize,
    /// In how many unbroken runs.
    runs: usize,
    /// Whether they may lie on both sides of a comma or a colon.
    across_clauses: bool,
}

impl Bounds {
    /// In a title or a name, which is short and all about one thing. A word of two characters may be the
    /// short form of four (医保 for 医疗保险) and no more: wider, it is found by chance.
    pub(super) const fn in_name(chars: usize) -> Self {
        Self { span: if chars == 2 { 4 } else { chars * 3 }, runs: chars, across_clauses: true }
    }

    /// In running text, where chance finds much more: near together, in half as many runs as characters and
    /// within a clause. So a word of two characters is not found at all.
    pub(super) const fn in_text(chars: usize) -> Self {
        Self { span: chars * 2, runs: if chars == 2 { 1 } else { chars.div_ceil(2) }, across_clauses: false }
    }
}

/// A folded word that is looked for scattered in many texts.
pub(super) struct Pattern<'w> {
    word: &'w str,
    chars: usize,
    first: Finder<'w>,
    may_scatter: bool,
}

impl<'w> Pattern<'w> {
    pub(super) fn new(word: &'w str) -> Self {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let first = Finder::new(word.get(..first).unwrap_or_default());
        Self { word, chars: word.chars().count(), first, may_scatter: may_scatter(word) }
    }

    /// How many characters the word has.
    pub(super) const fn chars(&self) -> usize {
        self.chars
    }
}

/// A word found scattered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Scatter {
    /// The higher, the nearer together and the nearer to the beginnings of words; never below 0.
    pub(super) score: i64,
    /// The characters' positions in the text, rising.
    pub(super) chars: Vec<usize>,
}

/// Looks for scattered words.
pub(super) struct Matcher {
    skim: SkimMatcherV2,
}

impl Matcher {
    pub(super) fn new() -> Self {
        Self { skim: SkimMatcherV2::default().respect_case() }
    }

    /// The best scattered match of a word in a folded text.
    pub(super) fn scattered(&self, text: &str, pattern: &Pattern<'_>, bounds: Bounds) -> Option<Scatter> {
        let found = windows(text, pattern, bounds);
        let found = found.filter_map(|window| self.in_window(window, pattern.word, bounds));
        // The first of equals: `max_by_key` would take the last.
        found.fold(None, |best: Option<Scatter>, next| match best {
            Some(best) if best.score >= next.score => Some(best),
            _ => Some(next),
        })
    }

    /// Whether there is one.
    pub(super) fn is_scattered(&self, text: &str, pattern: &Pattern<'_>, bounds: Bounds) -> bool {
        let mut windows = windows(text, pattern, bounds);
        windows.any(|window| self.in_window(window, pattern.word, bounds).is_some())
    }

    fn in_window(&self, window: Window<'_>, word: &str, bounds: Bounds) -> Option<Scatter> {
        if bounds.runs < fewest_runs(window.text, word) {
            return None;
        }
        let (score, mut chars) = self.skim.fuzzy_indices(window.text, word)?;
        let spread = chars.last()? - chars.first()? + 1;
        if score < 0 || spread > bounds.span || runs(&chars) > bounds.runs || parts_a_number(word, &chars) {
            return None;
        }
        for at in &mut chars {
            *at += window.start;
        }
        Some(Scatter { score, chars })
    }
}

/// Numbers and signs are found as they stand or not at all: 2025 is not in "20个…25".
pub(super) fn may_scatter(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && (2..=LONGEST).contains(&word.chars().count())
}

fn runs(chars: &[usize]) -> usize {
    1 + chars.windows(2).filter(|pair| pair[1] != pair[0] + 1).count()
}

/// In how few runs a word lies in a text, more than it has characters if it does not. It takes far less time than
/// weighing the word, and mostly says that there is nothing to weigh.
fn fewest_runs(text: &str, word: &str) -> usize {
    const NONE: usize = usize::MAX / 2;
    let wanted = word.chars();
    // Of each beginning of the word: in how few runs it lies, and in how few if the last character looked at is its end.
    let mut runs = [(NONE, NONE); LONGEST + 1];
    runs[0] = (0, NONE);
    for c in text.chars() {
        let mut before = runs[0];
        for (slot, w) in runs.iter_mut().skip(1).zip(wanted.clone()) {
            let ends = if c == w { before.1.min(before.0 + 1) } else { NONE };
            before = *slot;
            *slot = (slot.0.min(ends), ends);
        }
    }
    runs.get(word.chars().count()).map_or(NONE, |runs| runs.0)
}

/// Whether two digits that stand together in the word were found apart.
fn parts_a_number(word: &str, chars: &[usize]) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut rest = word.chars();
    chars.windows(2).any(|pair| {
        let joined = digit(rest.next()) && digit(rest.clone().next());
        joined && pair[1] != pair[0] + 1
    })
}

/// A stretch of text in which a word can lie.
#[derive(Clone, Copy)]
struct Window<'t> {
    text: &'t str,
    /// Which character of the whole text is its first.
    start: usize,
}

/// The stretches of text, each as long as the bounds allow and beginning with the word's first character, that
/// hold the word scattered and no end of a sentence (or clause) before its last. Each takes the character
/// before it along, for it tells where a word begins.
fn windows<'t>(text: &'t str, pattern: &'t Pattern<'t>, bounds: Bounds) -> impl Iterator<Item = Window<'t>> {
    let text_if = if pattern.may_scatter { text } else { "" };
    pattern.first.find_iter(text_if.as_bytes()).filter_map(move |from| {
        let rest = text.get(from..)?;
        holds_scattered(rest, pattern.word, bounds).then_some(())?;
        let before = text.get(..from)?;
        let lead = before.chars().next_back().map_or(0, char::len_utf8);
        let end = rest.char_indices().nth(bounds.span).map_or(text.len(), |(at, _)| from + at);
        let start = before.chars().count().saturating_sub(1);
        Some(Window { text: text.get(from - lead..end)?, start })
    })
}

fn holds_scattered(text: &str, word: &str, bounds: Bounds) -> bool {
    let mut word = word.chars().peekable();
    for c in text.chars().take(bounds.span) {
        if word.next_if_eq(&c).is_none() && (ends_sentence(c) || !bounds.across_clauses && ends_clause(c)) {
            return false;
        }
        if word.peek().is_none() {
            return true;
        }
    }
    false
}

const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '\n')
}

/// Not the enumeration comma: 医疗保险 is in 医疗、养老保险.
const fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_name(text: &str, word: &str) -> Option<Vec<usize>> {
        let bounds = Bounds::in_name(word.chars().count());
        Matcher::new().scattered(text, &Pattern::new(word), bounds).map(|s| s.chars)
    }

    fn in_text(text: &str, word: &str) -> Option<Vec<usize>> {
        let bounds = Bounds::in_text(word.chars().count());
        Matcher::new().scattered(text, &Pattern::new(word), bounds).map(|s| s.chars)
    }

    #[test]
    fn a_word_is_found_with_gaps_in_a_name() {
        assert_eq!(in_name("养老机构护理型床位占比", "养老床位"), Some(vec![0, 1, 7, 8]));
        assert_eq!(in_name("基本医疗保险参保率", "医保"), Some(vec![2, 4]));
    }

    #[test]
    fn positions_count_from_the_start_of_the_text() {
        assert_eq!(in_name("十四五时期养老护理床位", "养老床位"), Some(vec![5, 6, 9, 10]));
    }

    #[test]
    fn too_far_apart_is_not_found() {
        assert_eq!(in_name("培养一批又一批的老师", "养老"), None);
        assert_eq!(in_text("养老机构和社区嵌入式护理型床位", "养老床位"), None);
        assert_eq!(in_text("养老机构床位", "养老床位"), Some(vec![0, 1, 4, 5]));
    }

    #[test]
    fn text_needs_fewer_runs_than_names() {
        assert_eq!(in_name("人才均可配置", "人均可置"), Some(vec![0, 2, 3, 5]));
        assert_eq!(in_text("人才均可配置", "人均可置"), None);
        assert_eq!(in_text("医疗保险", "医保"), None);
    }

    #[test]
    fn the_nearest_together_is_taken() {
        assert_eq!(in_name("养护老人,养老院床位", "养老床位"), Some(vec![5, 6, 8, 9]));
    }

    #[test]
    fn numbers_are_not_scattered() {
        assert_eq!(in_name("20个到25个", "2025"), None);
        assert_eq!(in_name("到20个国家25年", "到2025年"), None);
    }

    #[test]
    fn a_sentence_end_parts_a_word() {
        assert_eq!(in_name("发展养老。床位不足", "养老床位"), None);
        assert_eq!(in_name("养老,护理床位", "养老床位"), Some(vec![0, 1, 5, 6]));
    }

    #[test]
    fn in_text_a_comma_parts_a_word_and_an_enumeration_does_not() {
        assert_eq!(in_text("创造公平就业环境,率先消除", "就业率"), None);
        assert_eq!(in_text("参加医疗、养老保险", "医疗保险"), Some(vec![2, 3, 7, 8]));
    }

    #[test]
    fn latin_words_are_scattered_too_and_case_is_not_looked_at_again() {
        assert_eq!(in_name("r&d经费", "rd"), Some(vec![0, 2]));
        assert_eq!(in_name("RND", "rd"), None);
    }

    #[test]
    fn odd_words_are_found_nowhere_and_do_no_harm() {
        for word in ["", "养", "。。", "%%", &"养老".repeat(40)] {
            assert_eq!(in_name(&"养老机构".repeat(100), word), None, "{word}");
        }
        assert_eq!(in_name("", "养老"), None);
    }
}
