//! Words of the Chinese language at large, each with how usual it is.
//!
//! They are those by which `icu_segmenter` finds where words end: the dictionary of the Unicode consortium, which
//! stands in the program as a finished trie, so that there is nothing to read at the start.

use super::speech::key;
use icu_collections::char16trie::Char16TrieCursor;
use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

/// The dictionary's costs are tenths of the natural logarithm of how seldom a word is.
const COST: f64 = -0.1;

/// The dictionary.
#[derive(Debug)]
pub(super) struct Words(Option<DataPayload<SegmenterDictionaryAutoV2>>);

impl Words {
    /// Opens it; without it all characters are words by themselves.
    pub(super) fn open() -> Self {
        let name = DataMarkerAttributes::try_from_str("cjdict").ok();
        let response = name.and_then(|name| {
            let id = DataIdentifierBorrowed::for_marker_attributes(name);
            Baked.load(DataRequest { id, ..DataRequest::default() }).ok()
        });
        Self(response.map(|response: DataResponse<_>| response.payload))
    }

    /// The beginning of any word.
    pub(super) fn start(&self) -> Option<Beginning<'_>> {
        match self.0.as_ref()?.get() {
            DictionaryBreakData::Char16Trie(trie) => Some(Beginning(trie.cursor())),
            DictionaryBreakData::ZeroTrie { .. } => None,
        }
    }
}

/// What a word begins with.
#[derive(Clone, Debug)]
pub(super) struct Beginning<'a>(Char16TrieCursor<'a>);

impl Beginning<'_> {
    /// The same with one character more, if any word begins so.
    pub(super) fn with(&self, c: char) -> Option<Self> {
        let mut longer = self.0.clone();
        longer.step(c);
        (!longer.is_empty() || longer.value().is_some()).then_some(Self(longer))
    }

    /// Whether a word ends with one character more.
    pub(super) fn is_word(&self, c: char) -> bool {
        self.with(key(c)).is_some_and(|longer| longer.word().is_some())
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
            word.chars()
                .try_fold(words.start()?, |beginning, c| beginning.with(c))
                .and_then(|word| word.word())
        };
        assert!(word("发展") > word("裂变") && word("裂变").is_some());
        assert_eq!(word("展发"), None);
    }
}
