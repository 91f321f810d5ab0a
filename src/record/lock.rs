//! A lock keeps two writers of one file apart: an empty file beside it, which is never renamed or removed.
//!
//! The data file itself cannot be the lock, because saving renames another file into its place. The system
//! gives a lock back when its holder ends, however it ends, so a lock file left behind holds nobody up.

use super::atomic::mode_for_new_files;
use super::fault::point;
use super::{Step, StoreError};
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// The longest pause between two tries.
const PAUSE: Duration = Duration::from_millis(10);

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, waiting for another holder at most so long.
    pub(super) fn take(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let file = point("open lock").and_then(|()| open(path)).map_err(StoreError::io(path, Step::Lock))?;
        let start = Instant::now();
        // A save takes a millisecond or two, so the first tries follow each other closely.
        let mut pause = Duration::from_millis(1);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if start.elapsed() < wait => std::thread::sleep(pause),
                Err(TryLockError::WouldBlock) => return Err(StoreError::Locked { path: path.to_owned() }),
                Err(TryLockError::Error(error)) => return Err(StoreError::io(path, Step::Lock)(error)),
            }
            pause = (pause * 2).min(PAUSE);
        }
    }
}

/// A colleague's lock file may be readable only, which is enough to lock it.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(mode_for_new_files(path));
    options.open(path).or_else(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        _ => Err(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_is_held_is_waited_for_and_then_reported() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        let wait = Duration::from_millis(30);
        let start = Instant::now();
        assert!(matches!(Lock::take(&path, wait), Err(StoreError::Locked { path: named }) if named == path));
        assert!(start.elapsed() >= wait);
        drop(held);
        Lock::take(&path, Duration::ZERO).unwrap();
    }

    #[test]
    fn a_lock_given_back_in_time_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| Lock::take(&path, Duration::from_secs(60)).is_ok());
            std::thread::sleep(Duration::from_millis(20));
            drop(held);
            assert!(waiting.join().unwrap());
        });
    }
}
