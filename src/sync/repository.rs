//! The repository of the records folder: made where there is none, used where it is one of records, refused
//! where it is anything else.

use super::git::Git;
use super::tree::{self, ATTRIBUTES, IGNORE};
use super::{Doing, Request, SyncError};
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait for another sync of the same folder.
const WAIT: Duration = Duration::from_secs(20);

/// How old a lock of git must be to count as left behind by one that was killed.
const STALE: Duration = Duration::from_secs(3600);

/// Opens the repository of the records folder, or makes it; says whether it was made.
pub(super) fn open(request: &Request<'_>) -> Result<(Git, bool), SyncError> {
    let failed = |source| SyncError::Io { path: request.folder.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(request.folder).map_err(failed)?;
    let folder = request.folder.canonicalize().map_err(failed)?;
    if folder.join("HEAD").is_file() && folder.join("objects").is_dir() && folder.join("refs").is_dir() {
        return Err(SyncError::Bare(folder));
    }
    let git = Git::new(folder);
    let is_there = fs::symlink_metadata(&git.dir).is_ok();
    if is_there {
        check(&git)?;
    } else {
        check_around(&git.folder)?;
        make(&git)?;
    }
    set_up(&git, request.program)?;
    Ok((git, !is_there))
}

/// Refuses a repository that is not one of records.
pub(super) fn check(git: &Git) -> Result<(), SyncError> {
    git.run(Doing::SettingUp, &["rev-parse", "--git-dir"], None)?;
    if git.ask(&["config", "--bool", "core.bare"])?.as_deref() == Some("true") {
        return Err(SyncError::Bare(git.folder.clone()));
    }
    if git.ask(&["config", "--bool", "gangmu.records"])?.as_deref() == Some("true") {
        return Ok(());
    }
    let head = git.commit_of("HEAD")?;
    let tree = tree::read(git, head.as_deref())?;
    if tree::is_of_records(git, &tree)? { Ok(()) } else { Err(SyncError::Foreign(git.folder.clone())) }
}

/// Refuses a folder whose files a repository around it keeps already: a second one would take them from it.
fn check_around(folder: &Path) -> Result<(), SyncError> {
    let ask = |args: &[&str]| {
        let output = Git::anywhere(folder).args(args).output().map_err(|_| SyncError::NoGit)?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok::<_, SyncError>(Some(text).filter(|text| output.status.success() && !text.is_empty()))
    };
    if ask(&["ls-files", "--", "."])?.is_none() {
        return Ok(());
    }
    let repository = ask(&["rev-parse", "--show-toplevel"])?.map(PathBuf::from).unwrap_or_default();
    Err(SyncError::Inside { folder: folder.to_owned(), repository })
}

/// Makes the repository, the group's where the folder is the group's.
fn make(git: &Git) -> Result<(), SyncError> {
    const GROUP_WRITES_AND_INHERITS: u32 = 0o2020;
    let mode = fs::metadata(&git.folder).map_or(0, |folder| folder.mode());
    let is_shared = mode & GROUP_WRITES_AND_INHERITS == GROUP_WRITES_AND_INHERITS;
    let shared = if is_shared { "--shared=group" } else { "--shared=umask" };
    let init = ["init", "-q", "--template=", "--initial-branch=main", shared];
    git.run(Doing::SettingUp, &init, None)?;
    git.run(Doing::SettingUp, &["config", "gangmu.records", "true"], None)?;
    Ok(())
}

/// Names this program as the one that merges record files, for whoever pulls or merges by hand; and writes what
/// git is to know of the folder's files, where it is not there.
fn set_up(git: &Git, program: &Path) -> Result<(), SyncError> {
    let quoted = program.display().to_string().replace('\'', "'\\''");
    let driver = format!("'{quoted}' merge %O %A %B");
    if git.ask(&["config", "merge.gangmu.driver"])?.as_deref() != Some(driver.as_str()) {
        git.run(Doing::SettingUp, &["config", "merge.gangmu.name", "gangmu: record by record"], None)?;
        git.run(Doing::SettingUp, &["config", "merge.gangmu.driver", &driver], None)?;
    }
    for (name, text) in [ATTRIBUTES, IGNORE] {
        let path = git.folder.join(name);
        if fs::symlink_metadata(&path).is_err() {
            fs::write(&path, text).map_err(|source| SyncError::Io { path, source })?;
        }
    }
    Ok(())
}

/// Keeps a second sync of the folder out, until it is dropped.
pub(super) fn lock(git: &Git) -> Result<File, SyncError> {
    let path = git.dir.join("gangmu-sync.lock");
    let failed = |source: io::Error| SyncError::Io { path: path.clone(), source };
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let file = file.or_else(|_| File::open(&path)).map_err(failed)?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => {
                sweep(git);
                return Ok(file);
            }
            Err(TryLockError::WouldBlock) if start.elapsed() < WAIT => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(TryLockError::WouldBlock) => return Err(SyncError::Busy(git.folder.clone())),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
    }
}

/// Removes locks of git that one that was killed left behind long ago; git itself would never go on.
fn sweep(git: &Git) {
    let branch = git.ask(&["symbolic-ref", "-q", "HEAD"]).ok().flatten().unwrap_or_default();
    for name in ["HEAD", "index", "config", "packed-refs", branch.as_str()] {
        let path = git.dir.join(format!("{name}.lock"));
        let age = fs::metadata(&path).and_then(|lock| lock.modified()).map(|time| time.elapsed());
        if matches!(age, Ok(Ok(age)) if age > STALE) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Where all meet, if that was ever said; `now` says it from now on. A path that is there is kept whole, since
/// git would look for it from the records folder.
pub(super) fn remote(git: &Git, now: Option<&str>) -> Result<Option<String>, SyncError> {
    let Some(now) = now else { return git.ask(&["config", "remote.origin.url"]) };
    let url = match Path::new(now).canonicalize() {
        Ok(path) => path.display().to_string(),
        Err(_) => now.to_owned(),
    };
    let fetch = "+refs/heads/*:refs/remotes/origin/*";
    git.run(Doing::SettingUp, &["config", "--replace-all", "remote.origin.url", &url], None)?;
    git.run(Doing::SettingUp, &["config", "--replace-all", "remote.origin.fetch", fetch], None)?;
    Ok(Some(url))
}
