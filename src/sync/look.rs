//! A look at how a folder is synced, which changes nothing.

use super::git::Git;
use super::{Doing, SyncError, remote, repository};
use std::path::Path;

/// How a folder is synced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outlook {
    /// Where all meet, without passwords; `None` if that was never said.
    pub remote: Option<String>,
    /// How many commits wait to be sent there. What was changed since the last sync is not among them.
    pub waiting: usize,
}

/// How this folder is synced; `None` if it never was.
///
/// # Errors
/// When there is no git, or the folder's repository is not one of records.
pub fn look(folder: &Path) -> Result<Option<Outlook>, SyncError> {
    let git = Git::new(folder.to_owned());
    if !git.dir.exists() {
        return Ok(None);
    }
    repository::check(&git)?;
    let remote = repository::remote(&git, None)?.as_deref().map(remote::without_password);
    let theirs = git.commit_of(&format!("refs/remotes/origin/{}", git.their_branch()?))?;
    let waiting = match (git.commit_of("HEAD")?, theirs) {
        (Some(head), theirs) => {
            let range = theirs.map_or_else(|| head.clone(), |theirs| format!("{theirs}..{head}"));
            git.word(Doing::SettingUp, &["rev-list", "--count", &range], None)?.parse().unwrap_or(0)
        }
        (None, _) => 0,
    };
    Ok(Some(Outlook { remote, waiting }))
}
