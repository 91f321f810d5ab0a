//! A word of a closed list in a file: one this version knows, or one that a later version added.
//!
//! A word that is not known here is kept as it was read, so that saving a file never flattens it.

use serde::{Deserialize, Serialize};

/// A known word, or a later version's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Word<T> {
    /// A word of this version's list.
    Known(T),
    /// A word of a later version's list, as written in the file.
    Later(String),
}

impl<T: Copy> Word<T> {
    /// The word, if this version knows it.
    #[must_use]
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Later(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Status;
    use super::*;

    #[test]
    fn a_word_of_a_later_version_is_written_as_it_was_read() {
        let words: Vec<Word<Status>> = serde_json::from_str(r#"["done","paused"]"#).unwrap();
        assert_eq!(words, [Word::Known(Status::Done), Word::Later("paused".to_owned())]);
        assert_eq!(serde_json::to_string(&words).unwrap(), r#"["done","paused"]"#);
        assert_eq!(words[1].known(), None);
    }
}
