//! A topic is one quantity under the several names that plans give it: 护理型床位占比, 人均预期寿命.
//!
//! The table of topics is data (`data/topics.json`), small enough to be read through. An indicator speaks of a
//! topic if its name has the topic's name or one of its aliases in it, every part of it in any order, and nothing that the
//! topic excepts. Names are compared folded, without blanks and punctuation.

use crate::text::fold;
use serde::Deserialize;
use std::sync::OnceLock;

/// One quantity and what it is called.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What it is called here.
    pub name: String,
    /// What stands in the names of its indicators; parts parted by blanks must all be there.
    pub aliases: Vec<String>,
    /// What must not: it would be another quantity.
    #[serde(default)]
    pub except: Vec<String>,
    /// What to mind when its figures are compared.
    #[serde(default)]
    pub remark: Option<String>,
}

impl Topic {
    /// Whether an indicator of this name speaks of the topic.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        let name = bare(name);
        let holds = |words: &String| words.split(' ').all(|part| name.contains(&bare(part)));
        let mut names = std::iter::once(&self.name).chain(&self.aliases);
        names.any(holds) && !self.except.iter().any(holds)
    }
}

/// The topics known, in the order of their file.
#[must_use]
pub fn topics() -> &'static [Topic] {
    static TOPICS: OnceLock<Vec<Topic>> = OnceLock::new();
    // The file is part of the program and a test reads it, so that it cannot fail here.
    TOPICS.get_or_init(|| serde_json::from_str(include_str!("../../data/topics.json")).unwrap_or_default())
}

/// The topic an indicator of this name speaks of.
#[must_use]
pub fn topic_of(name: &str) -> Option<&'static Topic> {
    topics().iter().find(|topic| topic.covers(name))
}

/// A name folded and without blanks and punctuation.
#[must_use]
pub fn bare(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read_and_no_topic_is_there_twice() {
        let read: Vec<Topic> = serde_json::from_str(include_str!("../../data/topics.json")).unwrap();
        assert_eq!(read, topics());
        for (at, topic) in read.iter().enumerate() {
            assert!(!topic.aliases.is_empty(), "{}", topic.name);
            assert!(topic.covers(&topic.name), "{} covers its own name", topic.name);
            assert_eq!(
                topic_of(&topic.name).map(|t| &t.name),
                Some(&topic.name),
                "another topic comes first"
            );
            assert!(read.iter().skip(at + 1).all(|other| other.name != topic.name), "{}", topic.name);
        }
    }

    #[test]
    fn a_name_is_covered_whatever_stands_between_its_parts() {
        let topic = Topic {
            name: "护理型床位占比".into(),
            aliases: vec!["护理型床位 占".into()],
            except: vec!["公办".into()],
            remark: None,
        };
        assert!(topic.covers("养老机构护理型床位占比"));
        assert!(topic.covers("護理型床位占機構床位比例"), "traditional is simplified");
        assert!(!topic.covers("公办养老机构护理型床位占比"));
        assert!(!topic.covers("护理型床位数"));
    }
}
