//! Words of the Chinese language at large, each with how usual it is.
//!
//! They are those by which `icu_segmenter` finds where words end: the dictionary of the Unicode consortium, which
//! stands in the program as a finished trie, so that there is nothing to read at the start.

use super::speech::key;
use icu_collections::char16trie::Char16TrieCursor;
use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// The dictionary's costs are tenths of the natural logarithm of how seldom a word is.
const COST: f64 = -0.1;

/// The Han characters with which nearly all words begin.
const HAN: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The dictionary. Characters that are twins are the same to it.
#[derive(Debug)]
pub(super) struct Words {
    trie: Option<Char16TrieCursor<'static>>,
    /// The beginning that each character of [`HAN`] is, once it was asked for: among so many it takes a while to find.
    firsts: Vec<OnceLock<Option<Beginning>>>,
}

impl Words {
    /// Opens it; without it all characters are words by themselves.
    pub(super) fn open() -> Self {
        Self { trie: trie(), firsts: HAN.map(|_| OnceLock::new()).collect() }
    }

    /// The character as the beginning of words, if any word begins so.
    pub(super) fn begun(&self, c: char) -> Option<Beginning> {
        let c = key(c);
        let find = || Beginning(self.trie.clone()?).with(c);
        let place = u32::from(c).checked_sub(u32::from(*HAN.start())).and_then(|at| usize::try_from(at).ok());
        match place.and_then(|at| self.firsts.get(at)) {
            Some(first) => first.get_or_init(find).clone(),
            None => find(),
        }
    }
}

fn trie() -> Option<Char16TrieCursor<'static>> {
    let name = DataMarkerAttributes::try_from_str("cjdict").ok()?;
    let id = DataIdentifierBorrowed::for_marker_attributes(name);
    let response: DataResponse<SegmenterDictionaryAutoV2> =
        Baked.load(DataRequest { id, ..DataRequest::default() }).ok()?;
    match response.payload.get_static()? {
        DictionaryBreakData::Char16Trie(trie) => Some(trie.cursor()),
        DictionaryBreakData::ZeroTrie { .. } => None,
    }
}

/// What a word begins with.
#[derive(Clone, Debug)]
pub(super) struct Beginning(Char16TrieCursor<'static>);

impl Beginning {
    /// The same with one character more, if any word begins so.
    pub(super) fn with(&self, c: char) -> Option<Self> {
        let mut longer = self.0.clone();
        longer.step(key(c));
        (!longer.is_empty() || longer.value().is_some()).then_some(Self(longer))
    }

    /// Whether a word ends with one character more.
    pub(super) fn is_word(&self, c: char) -> bool {
        self.with(c).is_some_and(|longer| longer.word().is_some())
    }

    /// The logarithm of how likely the word is that ends here, if one does.
    pub(super) fn word(&self) -> Option<f64> {
        self.0.value().map(|cost| f64::from(cost) * COST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_characters_and_usual_ones_are_likelier() {
        let words = Words::open();
        let word = |word: &str| {
            let mut chars = word.chars();
            let begun = words.begun(chars.next()?)?;
            chars.try_fold(begun, |begun, c| begun.with(c))?.word()
        };
        assert!(word("发展") > word("裂变") && word("裂变").is_some());
        assert_eq!(word("展发"), None);
        assert_eq!(word("發展"), word("发展"));
    }
}
