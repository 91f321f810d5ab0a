//! The fold is where records come together: the files here, the last commit, and what came in.

use super::git::Git;
use super::report::{self, Happened, Report};
use super::tree::{self, ATTRIBUTES, IGNORE, Leaf, Tree};
use super::{Doing, Request, SyncError};
use crate::record::{RecordFile, Store, StoreError};
use crate::say;
use crate::words::{Lang, sync as w};
use std::collections::BTreeSet;
use std::fs::{self, File};

/// The records of one folder, and how they are committed.
pub(super) struct Fold<'a> {
    git: &'a Git,
    store: &'a Store,
    user: &'a str,
    lang: Lang,
}

impl<'a> Fold<'a> {
    /// The records of the folder of this request.
    pub(super) const fn new(git: &'a Git, store: &'a Store, request: &Request<'a>) -> Self {
        Self { git, store, user: request.user, lang: request.lang }
    }

    /// Commits what is new in the folder. A file that has less than the last commit gets the rest back first; one
    /// that cannot be read is left as it is, and named.
    pub(super) fn commit(&mut self, report: &mut Report) -> Result<(), SyncError> {
        let head = self.git.commit_of("HEAD")?;
        let before = tree::read(self.git, head.as_deref())?;
        let mut after = before.clone();
        report.unread.clear();
        let mut kept = Vec::new();
        for plan in self.changed(&before)? {
            let name = format!("{plan}.json");
            let old = self.file(before.get(&name)).ok().flatten();
            let Some(new) = self.here(&plan, old.as_ref(), report)? else { continue };
            if old.as_ref() != Some(&new) {
                kept.extend(report::news(old.as_ref(), &new));
                after.insert(name, self.leaf(&new)?);
            }
        }
        if after.keys().any(|name| self.plan_of(name).is_some()) {
            self.add_settings(&mut after)?;
        }
        if after != before {
            let made = tree::write(self.git, &after)?;
            let message = self.message(&kept);
            let parents: Vec<&str> = head.as_deref().into_iter().collect();
            let commit = self.git.commit(&made, &parents, self.user, &message)?;
            self.git.advance(head.as_deref(), &commit)?;
        }
        report.kept.extend(kept);
        Ok(())
    }

    /// The plans whose record file is not, to the letter, what the tree has.
    fn changed(&self, tree: &Tree) -> Result<BTreeSet<String>, SyncError> {
        let plans = self.store.plans();
        let path = |plan: &str| self.git.folder.join(format!("{plan}.json"));
        let is_plain = |plan: &&String| {
            fs::metadata(path(plan)).is_ok_and(|file| file.is_file()) && File::open(path(plan)).is_ok()
        };
        let (plain, odd): (Vec<&String>, Vec<&String>) = plans.iter().partition(is_plain);
        let paths: String = plain.iter().map(|plan| format!("{plan}.json\n")).collect();
        let hash = ["hash-object", "--no-filters", "--stdin-paths"];
        let hashes = self.git.word(Doing::Committing, &hash, Some(paths.as_bytes())).unwrap_or_default();
        let mut hashes = hashes.lines();
        let is_changed = |plan: &&&String| {
            let known = tree.get(&format!("{plan}.json")).map(|leaf| leaf.sha.as_str());
            hashes.next() != known || known.is_none()
        };
        let mut changed: BTreeSet<String> =
            plain.iter().filter(is_changed).map(|plan| (*plan).clone()).collect();
        changed.extend(odd.into_iter().cloned());
        // A file that was removed comes back: nothing that was typed goes by a slip of the hand.
        let gone = tree.keys().filter_map(|name| self.plan_of(name));
        let gone = gone.filter(|plan| !plans.iter().any(|there| there == plan));
        changed.extend(gone.map(str::to_owned));
        Ok(changed)
    }

    /// The records of a plan in the folder, with all that `also` has; `None` if they cannot be read.
    fn here(
        &self,
        plan: &str,
        also: Option<&RecordFile>,
        report: &mut Report,
    ) -> Result<Option<RecordFile>, SyncError> {
        let loaded = self.store.load(plan);
        if let Some(problem) = loaded.problem {
            report.unread.push(problem);
            return Ok(None);
        }
        let Some(also) = also else { return Ok(Some(loaded.file)) };
        if loaded.version.is_some() && loaded.file.merge(also).is_ok_and(|merged| merged == loaded.file) {
            return Ok(Some(loaded.file));
        }
        Ok(Some(self.store.merge(plan, also)?))
    }

    /// Brings in what a commit has and the last one here has not: first into the files, then into a commit.
    pub(super) fn take_in(&mut self, theirs: &str, report: &mut Report) -> Result<(), SyncError> {
        let head = self.git.commit_of("HEAD")?;
        if let Some(head) = &head
            && self.git.is_past(theirs, head)?
        {
            return Ok(());
        }
        let (ours, their_tree) =
            (tree::read(self.git, head.as_deref())?, tree::read(self.git, Some(theirs))?);
        if !tree::is_of_records(self.git, &their_tree)? {
            return Err(SyncError::ForeignRemote(report.remote.clone().unwrap_or_default()));
        }
        let mut merged = self.with_other_files(&ours, &their_tree, head.as_deref(), theirs)?;
        let mut files = Vec::new();
        for (name, their_leaf) in &their_tree {
            let Some(plan) = self.plan_of(name) else { continue };
            if ours.get(name) == Some(their_leaf) {
                continue;
            }
            let unreadable = |why| SyncError::Unreadable { plan: plan.to_owned(), why };
            let their_file = RecordFile::from_json(&self.git.blob(&their_leaf.sha)?).map_err(unreadable)?;
            let our_file = self.file(ours.get(name)).ok().flatten();
            let both = our_file.as_ref().map_or(Ok(their_file.clone()), |file| file.merge(&their_file));
            let both = both.map_err(unreadable)?;
            let leaf = match ours.get(name) {
                Some(leaf) if our_file.as_ref() == Some(&both) => leaf.clone(),
                _ if both == their_file => their_leaf.clone(),
                _ => self.leaf(&both)?,
            };
            merged.insert(name.clone(), leaf);
            files.push((plan, our_file, both));
        }
        let mut received = Vec::new();
        for (plan, our_file, both) in &files {
            match self.store.merge(plan, both) {
                Err(StoreError::Locked { path }) => return Err(StoreError::Locked { path }.into()),
                Err(problem) if report.unread.iter().all(|known| known.path() != problem.path()) => {
                    report.unread.push(problem);
                }
                Err(_) | Ok(_) => {}
            }
            received.extend(report::news(our_file.as_ref(), both));
        }
        self.commit_merge(head.as_deref(), theirs, &their_tree, &merged, &received)?;
        report.received.extend(received);
        Ok(())
    }

    /// The branch moves on to their commit if that is all there is, else to one that joins both.
    fn commit_merge(
        &self,
        head: Option<&str>,
        theirs: &str,
        their_tree: &Tree,
        merged: &Tree,
        received: &[Happened],
    ) -> Result<(), SyncError> {
        let is_behind = match head {
            Some(head) => self.git.is_past(head, theirs)?,
            None => true,
        };
        if is_behind && merged == their_tree {
            return self.git.advance(head, theirs);
        }
        let made = tree::write(self.git, merged)?;
        let message = w::MERGED.with(self.lang, &[&self.message(received)]);
        let parents: Vec<&str> = head.into_iter().chain([theirs]).collect();
        let commit = self.git.commit(&made, &parents, self.user, &message)?;
        self.git.advance(head, &commit)
    }

    /// Our tree with what changed in theirs among files that are no records, where ours did not change.
    fn with_other_files(
        &self,
        ours: &Tree,
        theirs: &Tree,
        head: Option<&str>,
        their_commit: &str,
    ) -> Result<Tree, SyncError> {
        let mut merged = ours.clone();
        let base = match head {
            Some(head) => self.git.ask(&["merge-base", head, their_commit])?,
            None => None,
        };
        let base = tree::read(self.git, base.as_deref())?;
        for (name, leaf) in theirs.iter().filter(|(name, _)| self.plan_of(name).is_none()) {
            let is_ours_unchanged = ours.get(name).is_none_or(|our_leaf| base.get(name) == Some(our_leaf));
            if is_ours_unchanged {
                merged.insert(name.clone(), leaf.clone());
            }
        }
        Ok(merged)
    }

    /// What the second commit tells and the first does not.
    pub(super) fn news(&self, old: Option<&str>, new: &str) -> Result<Vec<Happened>, SyncError> {
        let (old, new) = (tree::read(self.git, old)?, tree::read(self.git, Some(new))?);
        let mut told = Vec::new();
        for (name, leaf) in new.iter().filter(|(name, leaf)| old.get(*name) != Some(*leaf)) {
            if self.plan_of(name).is_some()
                && let Some(file) = self.file(Some(leaf)).ok().flatten()
            {
                told.extend(report::news(self.file(old.get(name)).ok().flatten().as_ref(), &file));
            }
        }
        Ok(told)
    }

    /// The plan whose records are in a file of this name, if it can have any.
    fn plan_of<'n>(&self, name: &'n str) -> Option<&'n str> {
        tree::plan_of(name).filter(|plan| self.store.path(plan).is_ok())
    }

    /// The records of a leaf; `None` if there is no leaf or it cannot be read.
    fn file(&self, leaf: Option<&Leaf>) -> Result<Option<RecordFile>, SyncError> {
        let Some(leaf) = leaf else { return Ok(None) };
        Ok(RecordFile::from_json(&self.git.blob(&leaf.sha)?).ok())
    }

    fn leaf(&self, file: &RecordFile) -> Result<Leaf, SyncError> {
        let unreadable = |why| SyncError::Unreadable { plan: file.plan().to_owned(), why };
        Ok(Leaf::file(self.git.keep(file.to_json().map_err(unreadable)?.as_bytes())?))
    }

    /// Adds what git is to know of the files, as it stands in the folder, where the tree has nothing of the kind.
    fn add_settings(&self, tree: &mut Tree) -> Result<(), SyncError> {
        for (name, text) in [ATTRIBUTES, IGNORE] {
            if !tree.contains_key(name) {
                let here = fs::read(self.git.folder.join(name)).unwrap_or_else(|_| text.as_bytes().to_vec());
                tree.insert(name.to_owned(), Leaf::file(self.git.keep(&here)?));
            }
        }
        Ok(())
    }

    /// `li: 3 statuses, 2 notes`
    fn message(&self, happened: &[Happened]) -> String {
        let counts = say::counts(happened.iter().map(|happened| &happened.event), self.lang);
        if counts.is_empty() { w::SETTINGS.say(self.lang).to_owned() } else { counts }
    }
}
