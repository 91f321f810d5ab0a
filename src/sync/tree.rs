//! A tree as git keeps it: the files of one state of the folder, by name.

use super::git::Git;
use super::{Doing, SyncError};
use std::collections::BTreeMap;

/// A file as a tree has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Leaf {
    /// Mode and type, as git writes them: `100644 blob`.
    kind: String,
    /// The name of its content.
    pub(super) sha: String,
}

impl Leaf {
    /// A plain file with this content.
    pub(super) fn file(sha: String) -> Self {
        Self { kind: "100644 blob".to_owned(), sha }
    }
}

/// The files by name.
pub(super) type Tree = BTreeMap<String, Leaf>;

/// Says what is whose in the attributes, and what is never to be kept.
pub(super) const ATTRIBUTES: (&str, &str) = (".gitattributes", "*.json -text merge=gangmu\n");
pub(super) const IGNORE: (&str, &str) = (".gitignore", "*\n!*.json\n!.gitattributes\n!.gitignore\n");

/// The plan whose records are in a file of this name.
pub(super) fn plan_of(name: &str) -> Option<&str> {
    name.strip_suffix(".json")
}

/// Reads the tree of a commit; without a commit it is empty.
///
/// # Errors
/// Also when a name is no UTF-8: what cannot be listed here would be lost in the next tree.
pub(super) fn read(git: &Git, commit: Option<&str>) -> Result<Tree, SyncError> {
    let Some(commit) = commit else { return Ok(Tree::new()) };
    let listed = git.run(Doing::Committing, &["ls-tree", "-z", commit], None)?;
    let leaf = |line: &[u8]| {
        let (head, name) = std::str::from_utf8(line).ok()?.split_once('\t')?;
        let (kind, sha) = head.rsplit_once(' ')?;
        Some((name.to_owned(), Leaf { kind: kind.to_owned(), sha: sha.to_owned() }))
    };
    let lines = listed.split(|byte| *byte == 0).filter(|line| !line.is_empty());
    let odd = |line: &[u8]| SyncError::Git {
        doing: Doing::Committing,
        why: String::from_utf8_lossy(line).into_owned(),
    };
    lines.map(|line| leaf(line).ok_or_else(|| odd(line))).collect()
}

/// Writes a tree and gives its name.
pub(super) fn write(git: &Git, tree: &Tree) -> Result<String, SyncError> {
    let lines: String =
        tree.iter().map(|(name, leaf)| format!("{} {}\t{name}\0", leaf.kind, leaf.sha)).collect();
    git.word(Doing::Committing, &["mktree", "-z"], Some(lines.as_bytes()))
}

/// Whether a tree is one of records: it says so in its attributes, or there is nothing else in it.
pub(super) fn is_of_records(git: &Git, tree: &Tree) -> Result<bool, SyncError> {
    if let Some(leaf) = tree.get(ATTRIBUTES.0) {
        let text = git.blob(&leaf.sha)?;
        if String::from_utf8_lossy(&text).contains("merge=gangmu") {
            return Ok(true);
        }
    }
    Ok(tree.keys().all(|name| plan_of(name).is_some() || [ATTRIBUTES.0, IGNORE.0].contains(&name.as_str())))
}
