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
#[serde(from = "Entry")]
pub struct Topic {
    /// What it is called here.
    pub name: String,
    /// What to mind when its figures are compared.
    pub remark: Option<String>,
    /// The name and the aliases, each as the bare parts that must all stand in an indicator's name.
    names: Vec<Vec<String>>,
    /// What must not stand there, in the same way: it would be another quantity.
    except: Vec<Vec<String>>,
}

/// A topic as the file has it; the parts of an alias are parted by blanks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    aliases: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    remark: Option<String>,
}

impl From<Entry> for Topic {
    fn from(entry: Entry) -> Self {
        let parts = |words: &String| words.split(' ').map(bare).collect();
        let names = std::iter::once(&entry.name).chain(&entry.aliases).map(parts).collect();
        let except = entry.except.iter().map(parts).collect();
        Self { names, except, name: entry.name, remark: entry.remark }
    }
}

impl Topic {
    /// Whether an indicator of this [`bare`] name speaks of the topic.
    #[must_use]
    pub fn covers(&self, bare: &str) -> bool {
        let holds = |parts: &Vec<String>| parts.iter().all(|part| bare.contains(part));
        self.names.iter().any(holds) && !self.except.iter().any(holds)
    }

    /// Whether these bare words are part of what the topic is called.
    #[must_use]
    pub fn is_called(&self, bare: &str) -> bool {
        self.names.iter().any(|parts| parts.concat().contains(bare))
    }
}

/// The topics known, in the order of their file.
#[must_use]
pub fn topics() -> &'static [Topic] {
    static TOPICS: OnceLock<Vec<Topic>> = OnceLock::new();
    // The file is part of the program and a test reads it, so that it cannot fail here.
    TOPICS.get_or_init(|| serde_json::from_str(include_str!("../../data/topics.json")).unwrap_or_default())
}

/// The topic an indicator of this [`bare`] name speaks of.
#[must_use]
pub fn topic_of(bare: &str) -> Option<&'static Topic> {
    topics().iter().find(|topic| topic.covers(bare))
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
            assert!(topic.names.len() > 1, "{} has an alias", topic.name);
            assert!(topic.covers(&bare(&topic.name)), "{} covers its own name", topic.name);
            assert_eq!(
                topic_of(&bare(&topic.name)).map(|t| &t.name),
                Some(&topic.name),
                "another topic comes first"
            );
            assert!(read.iter().skip(at + 1).all(|other| other.name != topic.name), "{}", topic.name);
        }
    }

    #[test]
    fn a_name_is_covered_whatever_stands_between_its_parts() {
        let topic = Topic::from(Entry {
            name: "护理型床位占比".into(),
            aliases: vec!["护理型床位 占".into()],
            except: vec!["公办".into()],
            remark: None,
        });
        let covers = |name: &str| topic.covers(&bare(name));
        assert!(covers("养老机构护理型床位占比"));
        assert!(covers("護理型床位占機構床位比例"), "traditional is simplified");
        assert!(!covers("公办养老机构护理型床位占比"));
        assert!(!covers("护理型床位数"));
    }
}
