//! The file that an export goes to.
//!
//! A file that is there is overwritten, as a shell's `>` does, but at once and whole: until then the old one
//! stays. What lies in the folders of records, drafts and plans is never overwritten: an export is no
//! substitute for any of it.

use crate::cli::error::CliError;
use crate::runtime::Folders;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Writes the file.
pub(super) fn write(path: &Path, bytes: &[u8], folders: &Folders) -> Result<(), CliError> {
    let failed = |error| CliError::Output { path: path.to_owned(), error };
    let end = follow(path).map_err(failed)?;
    if is_protected(&end, folders) {
        return Err(CliError::Protected(path.to_owned()));
    }
    replace(&end, bytes).map_err(failed)
}

/// Where a name leads, links followed; a file that is not there yet has a folder that is.
fn follow(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Ok(end) = fs::read_link(path) {
                return follow(&folder_of(path).join(end));
            }
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
            Ok(fs::canonicalize(folder_of(path))?.join(name))
        }
        followed => followed,
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn is_protected(path: &Path, folders: &Folders) -> bool {
    let kept = [&folders.records, &folders.library, &folders.drafts];
    let is_state = fs::canonicalize(&folders.state).is_ok_and(|state| state == path);
    is_state
        || kept.into_iter().filter_map(|folder| fs::canonicalize(folder).ok()).any(|f| path.starts_with(f))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        found => Some(found?),
    };
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        // A device or a pipe takes what it is given; nothing can be put in its place.
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let mode = old.as_ref().map_or(0o666, |old| old.permissions().mode() & 0o777);
    let mut new = tempfile::Builder::new()
        .prefix(".gangmu-")
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder_of(path))?;
    new.write_all(bytes)?;
    if old.is_some() {
        // The system took from the mode what new files are not to have, but this one is not new.
        new.as_file().set_permissions(Permissions::from_mode(mode))?;
    }
    new.as_file().sync_all()?;
    new.persist(path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn folders(root: &Path) -> Folders {
        let folder = |name: &str| {
            let folder = root.join(name);
            fs::create_dir_all(&folder).unwrap();
            folder
        };
        let state = root.join("view.json");
        Folders { records: folder("records"), library: folder("plans"), drafts: folder("drafts"), state }
    }

    #[test]
    fn a_file_is_overwritten_and_keeps_its_mode() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o664)).unwrap();
        write(&path, b"new", &folders(root.path())).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o664);
    }

    #[test]
    fn records_and_plans_are_never_overwritten_by_whatever_name() {
        let root = tempfile::tempdir().unwrap();
        let folders = folders(root.path());
        let record = folders.records.join("a.json");
        fs::write(&record, "kept").unwrap();
        let link = root.path().join("link.json");
        symlink(&record, &link).unwrap();
        let dangling = root.path().join("dangling.json");
        symlink("plans/new.json", &dangling).unwrap();
        for path in [record.clone(), link, dangling, folders.library.join("../records/./a.json")] {
            let written = write(&path, b"new", &folders);
            assert!(matches!(written, Err(CliError::Protected(_))), "{}", path.display());
        }
        assert_eq!(fs::read(&record).unwrap(), b"kept");
        assert!(!folders.library.join("new.json").exists());
    }

    #[test]
    fn a_link_stays_a_link() {
        let root = tempfile::tempdir().unwrap();
        let (path, link) = (root.path().join("a.md"), root.path().join("link.md"));
        fs::write(&path, "old").unwrap();
        symlink(&path, &link).unwrap();
        write(&link, b"new", &folders(root.path())).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        let written = write(&root.path().join("no/a.csv"), b"", &folders(root.path()));
        assert!(matches!(written, Err(CliError::Output { .. })));
    }
}
