//! Sync carries records between machines and keeps their past: the records folder is a git repository, and
//! another repository is where all meet.
//!
//! Git carries and remembers; it never merges and never writes a record file. What comes in is merged record by
//! record and saved by the store, under its lock, as any change is; so screens may stay open, nothing is ever
//! half merged, and a copy that fell behind, a file restored from a backup or removed by accident loses nothing.
//! Only then is it committed. A run that is cut short leaves what the next run goes on with.

mod error;
mod fold;
mod git;
mod look;
mod remote;
mod report;
mod repository;
mod tree;

pub use error::{Doing, SyncError};
pub use look::{Outlook, look};
pub use report::{Happened, Report};

use crate::record::Store;
use crate::words::Lang;
use fold::Fold;
use remote::Pushed;
use std::path::Path;
use std::time::Duration;

/// How often to fetch and push again when others pushed in between.
const TRIES: u32 = 10;

/// What to sync, and as whom.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The folder of the records.
    pub folder: &'a Path,
    /// Where all meet from now on: whatever git takes as an address; the same as before if none.
    pub remote: Option<&'a str>,
    /// The name beside the commits.
    pub user: &'a str,
    /// The language of the commits' messages.
    pub lang: Lang,
    /// The command that runs this program, for merges that someone makes by hand.
    pub program: &'a Path,
}

/// Commits what is new here, brings in what is new there, and sends the rest.
///
/// A remote that cannot be reached is no error: everything is committed here, and the report says so.
///
/// # Errors
/// When there is no git, the folder is no place for a repository of its own, another sync is at work, the remote
/// refuses or holds something else, or what came in cannot be read. Nothing is lost then, and nothing half done.
pub fn sync(request: &Request<'_>) -> Result<Report, SyncError> {
    let (git, made) = repository::open(request)?;
    let _lock = repository::lock(&git)?;
    let remote = repository::remote(&git, request.remote)?;
    let store = Store::new(request.folder.to_owned());
    let mut fold = Fold::new(&git, &store, request);
    let mut report = Report { made, ..Report::default() };
    for turn in 0..TRIES {
        fold.commit(&mut report)?;
        let Some(url) = &remote else { return Ok(report) };
        report.remote = Some(remote::without_password(url));
        if let Some(why) = git.fetch(url)? {
            report.offline = Some(why);
            return Ok(report);
        }
        let branch = git.their_branch()?;
        let theirs = git.commit_of(&format!("refs/remotes/origin/{branch}"))?;
        if let Some(theirs) = &theirs {
            fold.take_in(theirs, &mut report)?;
        }
        let Some(head) = git.commit_of("HEAD")? else { return Ok(report) };
        if Some(&head) == theirs.as_ref() {
            return Ok(report);
        }
        let sent = fold.news(theirs.as_deref(), &head)?;
        match git.push(url, &head, &branch)? {
            Pushed::Done => {
                report.sent = sent;
                return Ok(report);
            }
            Pushed::Late => std::thread::sleep(pause(turn)),
            Pushed::Offline(why) => {
                report.offline = Some(why);
                return Ok(report);
            }
        }
    }
    Err(SyncError::Late)
}

/// A pause before the next try, another one for each process, so that two do not meet again and again.
fn pause(turn: u32) -> Duration {
    let odd = u64::from(std::process::id() % 97);
    Duration::from_millis((20 + odd) * u64::from(turn + 1))
}
