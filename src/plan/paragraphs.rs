//! The paragraphs of a section.
//!
//! What always holds: they stand in one text, since the rows of a table are paragraphs too, and beside one of them
//! memory of its own would be the larger part; a section without any costs nothing.

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Paragraphs, in their order.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Paragraphs(Option<Box<Parted>>);

/// A text, and where it is cut into paragraphs.
#[derive(Clone, PartialEq, Eq, Default)]
struct Parted {
    words: String,
    /// Where all paragraphs but the first begin, in bytes.
    cuts: Vec<u32>,
}

impl Paragraphs {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |parted| parted.cuts.len() + 1)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The paragraph at this place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&str> {
        let Parted { words, cuts } = &**self.0.as_ref()?;
        let from = match at.checked_sub(1) {
            None => 0,
            Some(before) => *cuts.get(before)? as usize,
        };
        words.get(from..cuts.get(at).map_or(words.len(), |cut| *cut as usize))
    }

    /// All, in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.len()).map(|at| self.get(at).unwrap_or_default())
    }

    /// Adds one. Paragraphs have 4 GB together at most; beyond that it is left out.
    pub fn push(&mut self, paragraph: &str) {
        match &mut self.0 {
            None => self.0 = Some(Box::new(Parted { words: paragraph.to_owned(), cuts: Vec::new() })),
            Some(parted) => {
                if let Ok(cut) = u32::try_from(parted.words.len()) {
                    parted.cuts.push(cut);
                    parted.words.push_str(paragraph);
                }
            }
        }
    }

    /// Takes the last away.
    pub fn pop(&mut self) -> Option<String> {
        let parted = self.0.as_mut()?;
        match parted.cuts.pop() {
            Some(cut) => Some(parted.words.split_off(cut as usize)),
            None => self.0.take().map(|parted| parted.words),
        }
    }

    /// All in one, with these words between them.
    #[must_use]
    pub fn join(&self, between: &str) -> String {
        self.iter().collect::<Vec<_>>().join(between)
    }
}

impl<S: AsRef<str>> FromIterator<S> for Paragraphs {
    fn from_iter<I: IntoIterator<Item = S>>(iter: I) -> Self {
        let mut paragraphs = Self::default();
        iter.into_iter().for_each(|paragraph| paragraphs.push(paragraph.as_ref()));
        paragraphs
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Paragraphs {
    fn eq(&self, other: &[&str; N]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

impl fmt::Debug for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Paragraphs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Paragraphs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Paragraphs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of paragraphs")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Paragraphs, A::Error> {
                let mut paragraphs = Paragraphs::default();
                while let Some(Borrowed(paragraph)) = list.next_element()? {
                    paragraphs.push(&paragraph);
                }
                Ok(paragraphs)
            }
        }

        deserializer.deserialize_seq(List)
    }
}

/// A paragraph as the file has it, copied only where the file writes it otherwise.
#[derive(serde::Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_come_back_as_they_were_pushed() {
        for list in [vec![], vec![""], vec!["", ""], vec!["甲。"], vec!["甲。", "", "乙\n丙", ""]] {
            let mut paragraphs: Paragraphs = list.iter().collect();
            assert_eq!((paragraphs.len(), paragraphs.is_empty()), (list.len(), list.is_empty()));
            assert_eq!(paragraphs.iter().collect::<Vec<_>>(), list);
            assert_eq!(paragraphs.iter().next_back(), list.last().copied());
            assert_eq!(paragraphs.get(list.len()), None);
            assert_eq!(paragraphs.pop().as_deref(), list.last().copied());
            assert_eq!(paragraphs.len(), list.len().saturating_sub(1));
        }
    }

    #[test]
    fn a_list_with_escapes_survives_being_written_and_read() {
        let paragraphs: Paragraphs = ["说“好”\\", "a\"\n\u{0}", ""].into_iter().collect();
        let json = serde_json::to_string(&paragraphs).unwrap();
        assert_eq!(serde_json::from_str::<Paragraphs>(&json).unwrap(), paragraphs);
        assert!(serde_json::from_str::<Paragraphs>("[1]").is_err());
    }
}
