//! A trail is what a search for letters leaves to the next one: which strings they were heard in.
//!
//! What always holds: where a word is heard with more letters at its end it is heard with fewer, as long as it is
//! listened for in text at all; so of text only what is on the trail is listened to again. What was left
//! alone, since there were hits enough without it, is on it too. A group in which a part was replaced meanwhile is not on it,
//! and is looked through anew.

use super::bits::Bits;
use super::group::Group;
use super::look::Looked;
use super::part::SHELVES;
use super::query::{Query, Word};
use std::sync::{Arc, Mutex, PoisonError};

/// By shelf the strings in which the letters were heard, with those that were not listened to; `None` where none was.
type Answering = [Option<Bits>; SHELVES];

/// Where the letters of the last search were heard; nothing before the first.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    word: String,
    groups: Vec<(Arc<Group>, Answering)>,
}

impl Trail {
    /// What a search that was not given up leaves behind.
    pub(super) fn left_by(query: &Query, groups: &[Arc<Group>], looked: Vec<Mutex<Looked<'_, '_>>>) -> Self {
        let Some(word) = only_letters(query) else { return Self::default() };
        let heard = groups.iter().cloned().zip(looked.into_iter().map(answering));
        Self { word: word.to_owned(), groups: heard.collect() }
    }

    /// Whether the query is the last one's word with more letters.
    pub(super) fn leads_to(&self, query: &Query) -> bool {
        !self.word.is_empty() && only_letters(query).is_some_and(|word| word.starts_with(&self.word))
    }

    /// The strings of a group's shelves in which the word was heard; `None` if it is not known.
    pub(super) fn in_group(&self, at: usize, group: &Arc<Group>) -> Option<&Answering> {
        self.groups.get(at).filter(|(known, _)| Arc::ptr_eq(known, group)).map(|(_, heard)| heard)
    }
}

fn answering(looked: Mutex<Looked<'_, '_>>) -> Answering {
    looked.into_inner().unwrap_or_else(PoisonError::into_inner).into_answering()
}

/// The word of a query that is nothing but letters to be listened for in text.
fn only_letters(query: &Query) -> Option<&str> {
    match query.sought() {
        [word] if query.filters().is_empty() && is_letters(word) => Some(&word.text),
        _ => None,
    }
}

fn is_letters(word: &Word) -> bool {
    word.spelled_in_text().is_some() && word.text.bytes().all(|byte| byte.is_ascii_lowercase())
}
