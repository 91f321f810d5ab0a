//! The full text is the document itself, laid to the sections of its digest (摘编).
//!
//! The digest is the frame: its sections have the ids that people's notes hang on. A section of the document that has
//! the id of one of the digest's is its counterpart and is read there; the sections of the document that follow it and
//! have no counterpart are read after it, in the same place.
//!
//! What always holds: read from the digest's first section to its last, the full text is the whole document in its own
//! order; nothing is left out and nothing comes twice. So where the two have their sections in another order, those out
//! of order are read where the document has them.

use super::{Plan, Section, bare};
use std::borrow::Cow;
use std::collections::HashMap;

/// A document and where in its digest each part of it is read.
#[derive(Clone, PartialEq, Debug)]
pub struct FullText {
    document: Plan,
    /// One for each section of the digest.
    pages: Vec<Page>,
}

/// What of the document is read in a section of the digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    /// The document's sections `from..to`. With `is_own` the first is the counterpart, whose heading is the digest's.
    Here { from: usize, to: usize, is_own: bool },
    /// Nothing: its words stand in this other section of the digest, or in one above.
    Elsewhere(usize),
}

/// A part of the full text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Passage<'a> {
    /// The heading of a section that the digest does not have, or has in another place.
    Heading(&'a Section),
    /// A paragraph.
    Paragraph(&'a str),
}

impl<'a> Passage<'a> {
    /// Its words.
    #[must_use]
    pub fn words(self) -> Cow<'a, str> {
        match self {
            Self::Heading(section) => Cow::Owned(section.heading()),
            Self::Paragraph(text) => Cow::Borrowed(text),
        }
    }
}

impl FullText {
    /// Lays a document to its digest, by the ids that their sections share.
    #[must_use]
    pub fn new(digest: &Plan, document: Plan) -> Self {
        let positions: HashMap<&str, usize> =
            digest.sections.iter().enumerate().map(|(at, section)| (section.id.as_str(), at)).collect();
        let pairs: Vec<(usize, usize)> = document
            .sections
            .iter()
            .enumerate()
            .filter_map(|(at, section)| Some((at, *positions.get(section.id.as_str())?)))
            .collect();
        let pages = pages(&pairs, digest.sections.len(), document.sections.len());
        Self { document, pages }
    }

    /// The document as it was imported.
    #[must_use]
    pub const fn document(&self) -> &Plan {
        &self.document
    }

    /// How many sections of the digest have their counterpart in the document.
    #[must_use]
    pub fn counterparts(&self) -> usize {
        self.pages.iter().filter(|page| matches!(page, Page::Here { is_own: true, .. })).count()
    }

    /// What is read in a section of the digest, after its heading.
    pub fn passages(&self, section: usize) -> impl Iterator<Item = Passage<'_>> {
        let (from, to, is_own) = match self.pages.get(section) {
            Some(&Page::Here { from, to, is_own }) => (from, to, is_own),
            _ => (0, 0, true),
        };
        let sections = self.document.sections.get(from..to).unwrap_or_default();
        sections.iter().enumerate().flat_map(move |(at, section)| {
            let is_told = (at > 0 || !is_own) && !section.heading().is_empty();
            let heading = is_told.then_some(Passage::Heading(section));
            heading.into_iter().chain(section.text.iter().map(Passage::Paragraph))
        })
    }

    /// The section of the digest where the words of this one stand, if they do not stand in it: where the document has
    /// its counterpart, else the nearest before or above it that names it, else the nearest before it.
    #[must_use]
    pub fn elsewhere(&self, digest: &Plan, section: usize) -> Option<usize> {
        let Page::Elsewhere(near) = *self.pages.get(section)? else { return None };
        let title = bare(&digest.sections.get(section)?.title);
        let names = |at: &usize| self.passages(*at).any(|passage| bare(&passage.words()).contains(&title));
        let above = digest.path_to(section).into_iter().rev();
        Some(std::iter::once(near).chain(above).find(names).unwrap_or(near))
    }
}

/// The pages of a digest of `sections` sections, from the counterparts: of each its position in the document, which
/// rises, and in the digest.
fn pages(pairs: &[(usize, usize)], sections: usize, length: usize) -> Vec<Page> {
    let mut starts: Vec<Option<(usize, bool)>> = vec![None; sections];
    for (at, section) in longest_rise(pairs) {
        if let Some(start) = starts.get_mut(section) {
            *start = Some((at, true));
        }
    }
    // What the document has before its first counterpart is read in the digest's first section.
    if starts.iter().flatten().next().is_none_or(|&(at, _)| at > 0)
        && let Some(first) = starts.first_mut()
    {
        *first = Some((0, false));
    }
    let mut pages: Vec<Page> = Vec::with_capacity(sections);
    let mut last = starts.iter().position(Option::is_some).unwrap_or(0);
    for (section, start) in starts.iter().enumerate() {
        pages.push(match *start {
            Some((from, is_own)) => {
                last = section;
                let next = starts.iter().skip(section + 1).flatten().next();
                Page::Here { from, to: next.map_or(length, |&(to, _)| to), is_own }
            }
            None => Page::Elsewhere(last),
        });
    }
    for &(at, section) in pairs {
        let holds = |page: &Page| matches!(page, Page::Here { from, to, .. } if (*from..*to).contains(&at));
        if let Some(holder) = pages.iter().position(holds)
            && let Some(Page::Elsewhere(told)) = pages.get_mut(section)
        {
            *told = holder;
        }
    }
    pages
}

/// The most pairs whose second parts rise, in their order (the longest increasing subsequence, by patience sorting).
fn longest_rise(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // `ends[n]` is the pair with the least second part that a rise of n + 1 pairs can end with.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(usize::MAX, |&(_, second)| second);
    for at in 0..pairs.len() {
        let length = ends.partition_point(|&end| second(end) < second(at));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let backwards = std::iter::successors(ends.last().copied(), |&at| before.get(at).copied().flatten());
    let mut rise: Vec<(usize, usize)> = backwards.filter_map(|at| pairs.get(at).copied()).collect();
    rise.reverse();
    rise
}

#[cfg(test)]
mod tests {
    use super::super::{Edition, Kind, tests::small};
    use super::*;
    use proptest::prelude::*;

    /// A plan of these sections, one below the other; each has its id for a title and a paragraph of its own.
    fn plan(edition: Edition, ids: &[String]) -> Plan {
        let section = |(at, id): (usize, &String)| Section {
            id: id.into(),
            number: None,
            title: format!("标题{id}").into(),
            kind: Kind::Section,
            text: [format!("{edition:?}第{at}段。"), format!("{edition:?}第{at}段又。")]
                .into_iter()
                .collect(),
            parent: None,
            depth: 0,
            end: at + 1,
        };
        Plan {
            edition,
            sections: ids.iter().enumerate().map(section).collect(),
            indicators: Vec::new(),
            ..small()
        }
    }

    fn plans(digest: &[&str], document: &[&str]) -> (Plan, FullText) {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let digest = plan(Edition::Digest, &owned(digest));
        let document = plan(Edition::Full, &owned(document));
        let full = FullText::new(&digest, document);
        (digest, full)
    }

    fn first_words(full: &FullText, section: usize) -> Vec<String> {
        let is_first = |words: &String| !words.ends_with("又。");
        full.passages(section).map(|passage| passage.words().into_owned()).filter(is_first).collect()
    }

    #[test]
    fn a_section_is_read_where_its_counterpart_is_and_what_the_digest_lacks_after_it() {
        let (digest, full) = plans(&["1", "2", "3"], &["1", "new", "3"]);
        assert_eq!(first_words(&full, 0), ["Full第0段。", "标题new", "Full第1段。"]);
        assert_eq!(first_words(&full, 1), [] as [&str; 0]);
        assert_eq!(
            (full.elsewhere(&digest, 0), full.elsewhere(&digest, 1), full.elsewhere(&digest, 2)),
            (None, Some(0), None)
        );
        assert_eq!(full.counterparts(), 2);
    }

    #[test]
    fn what_stands_before_the_first_counterpart_is_read_first() {
        let (_, full) = plans(&["1", "2"], &["new", "1", "2"]);
        assert_eq!(first_words(&full, 0), ["标题new", "Full第0段。", "标题1", "Full第1段。"]);
        let (_, full) = plans(&["1", "2"], &["new", "2"]);
        assert_eq!(first_words(&full, 0), ["标题new", "Full第0段。"]);
        assert_eq!(first_words(&full, 1), ["Full第1段。"]);
    }

    #[test]
    fn a_section_out_of_order_is_read_where_the_document_has_it() {
        let (digest, full) = plans(&["1", "2", "3", "4"], &["1", "4", "2", "3"]);
        assert_eq!(first_words(&full, 0), ["Full第0段。", "标题4", "Full第1段。"]);
        assert_eq!(
            full.elsewhere(&digest, 3),
            Some(0),
            "its words stand in the first section, not in the one before it"
        );
    }

    #[test]
    fn a_section_that_the_document_does_not_begin_with_names_the_one_it_does() {
        let (digest, full) = plans(&["preface", "1"], &["1", "new"]);
        assert_eq!((full.elsewhere(&digest, 0), full.elsewhere(&digest, 1)), (Some(1), None));
    }

    #[test]
    fn a_section_named_in_a_sentence_of_the_one_above_it_is_said_to_stand_there() {
        let digest = small();
        let mut document = Plan { edition: Edition::Full, ..small() };
        document.sections.retain(|section| section.id != "2.2.1");
        let told = |document: Plan| FullText::new(&digest, document).elsewhere(&digest, 5);
        assert_eq!(told(document.clone()), Some(4), "nothing names it, so it is the nearest before it");
        document.sections[2].text = ["实施“改造”工程。"].into_iter().collect();
        assert_eq!(told(document), Some(2), "the chapter names it");
    }

    fn ids() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[a-f]{1,2}", 1..24)
    }

    proptest! {
        #[test]
        fn read_from_top_to_bottom_it_is_the_whole_document_in_order(digest in ids(), document in ids()) {
            let (digest, document) = (plan(Edition::Digest, &digest), plan(Edition::Full, &document));
            let full = FullText::new(&digest, document.clone());
            let mut read = Vec::new();
            for (at, section) in digest.sections.iter().enumerate() {
                if matches!(full.pages[at], Page::Here { is_own: true, .. }) {
                    read.push(section.title.to_string());
                }
                read.extend(full.passages(at).map(|passage| passage.words().into_owned()));
            }
            let whole: Vec<String> = document
                .sections
                .iter()
                .flat_map(|section| std::iter::once(section.title.to_string()).chain(section.text.iter().map(str::to_owned)))
                .collect();
            prop_assert_eq!(read, whole);
        }

        #[test]
        fn a_section_without_words_names_one_that_has_some(digest in ids(), document in ids()) {
            let (digest, document) = (plan(Edition::Digest, &digest), plan(Edition::Full, &document));
            let full = FullText::new(&digest, document);
            for at in 0..digest.sections.len() {
                let told = full.elsewhere(&digest, at).unwrap_or(at);
                prop_assert!(full.passages(told).next().is_some());
            }
        }
    }
}
