//! A folder held for writing: while one program puts files there, every other waits.

use super::atomic::{self, Previous};
use super::lock::Lock;
use super::store::make_folder;
use super::{StoreError, Version};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The lock of a whole folder. It has no `.json` behind it, so no plan or record is called so.
const LOCK: &str = "folder.lock";

/// How long to wait for another program, which may have to read a whole library while it holds the folder.
const WAIT: Duration = Duration::from_secs(5);

/// A folder that nobody else puts files into until this is dropped.
#[derive(Debug)]
pub struct Holding {
    folder: PathBuf,
    _lock: Lock,
}

impl Holding {
    /// Takes the folder, which is made if it is not there, and clears away what killed programs left half-written.
    ///
    /// # Errors
    /// When the system refuses, or another program holds it for too long.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        make_folder(folder)?;
        let lock = Lock::take(&folder.join(LOCK), WAIT)?;
        // Whoever writes here holds the lock, so nobody is writing these any more.
        sweep(folder);
        Ok(Self { folder: folder.to_owned(), _lock: lock })
    }

    /// Puts what `print` writes into the folder as a whole file; the one it replaces is kept with `.bak` behind its name.
    ///
    /// # Errors
    /// When the system refuses. The file is then as it was.
    pub fn put(
        &self,
        name: &str,
        print: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Version, StoreError> {
        // A link of that name gives way to the file: what it leads to is nothing of this folder.
        let (version, _) = atomic::write_by(&self.folder.join(name), print, Previous::Kept)?;
        Ok(version)
    }
}

/// Removes the temporary files of a folder. What cannot be removed stays: it does no harm.
fn sweep(folder: &Path) {
    let is_temporary = |name: &str| name.starts_with('.') && name.ends_with(atomic::SUFFIX);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_temporary) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
