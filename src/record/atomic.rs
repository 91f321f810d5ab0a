//! Writing a file so that there is a whole one at every moment: the old one, then the new one.
//!
//! The new text goes into a temporary file in the same folder, reaches the disk, and only then takes the
//! name. The file keeps its mode, group and owner as far as the system allows, and is never readable by more
//! people than before. Whoever writes holds the lock of the file.

use super::fault::point;
use super::{Step, StoreError};
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

/// How long a temporary file may lie about before it counts as left behind by a writer that was killed.
const STALE: Duration = Duration::from_secs(3600);

/// What temporary files end with, and how many random characters stand before that.
pub(super) const SUFFIX: &str = ".tmp";
const RANDOM_CHARS: usize = 6;

/// How much is handed to the system at once.
const BUFFER_BYTES: usize = 1 << 18;

/// The longest file that is read, in bytes: twenty times the notes of a large plan's whole life. What is longer
/// is no record file, and reading it could take all the memory there is.
const MOST_BYTES: u64 = 1 << 30;

/// Which text a file holds, to be compared with another look at the same file: two that differ mean that
/// someone saved in between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Version {
    modified: (i64, i64),
    bytes: u64,
    // Each save makes a new file, so this differs even within one tick of the file system's clock.
    inode: u64,
}

impl Version {
    /// How long the file is.
    #[must_use]
    pub const fn bytes(self) -> u64 {
        self.bytes
    }

    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = (metadata.mtime(), metadata.mtime_nsec());
        Self { modified, bytes: metadata.len(), inode: metadata.ino() }
    }
}

/// What becomes of the file that is replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Previous {
    /// It is kept beside the new one, with `.bak` after its name.
    Kept,
    /// It goes.
    Gone,
}

/// A file as it is on the disk at one moment.
#[derive(Debug)]
pub(super) struct Text {
    /// All of it.
    pub(super) bytes: Vec<u8>,
    /// Which text this is.
    pub(super) version: Version,
    /// The file itself: as long as it is open, no other file can have the same version.
    pub(super) file: File,
}

/// Reads a whole file; `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<Text>, StoreError> {
    let failed = |error| StoreError::io(path, Step::Read)(error);
    let looked = point("look").and_then(|()| fs::metadata(path));
    if matches!(&looked, Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    // Opening a pipe would wait for its other end for ever.
    if !looked.map_err(failed)?.is_file() {
        return Err(failed(io::Error::from(io::ErrorKind::InvalidInput)));
    }
    let read_all = || {
        point("open")?;
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.len() > MOST_BYTES {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let mut bytes = Vec::new();
        point("read")?;
        file.read_to_end(&mut bytes)?;
        Ok(Text { bytes, version: Version::of(&metadata), file })
    };
    read_all().map(Some).map_err(failed)
}

/// The file that a name leads to, so that saving replaces the file and not the link to it.
pub(super) fn follow(path: &Path) -> Result<PathBuf, StoreError> {
    let failed = |error| StoreError::io(path, Step::Read)(error);
    match point("follow").and_then(|()| fs::canonicalize(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(path) {
            // The link is there and its end is not: the file is to be made at its end.
            Ok(end) => follow(&folder_of(path).join(end)),
            Err(_) => Ok(path.to_owned()),
        },
        followed => followed.map_err(failed),
    }
}

/// Puts `bytes` in the place of the file at `path`, which must not be a link, or makes the file. Gives the new
/// file with its version.
pub(super) fn write(path: &Path, bytes: &[u8], previous: Previous) -> Result<(Version, File), StoreError> {
    write_by(path, |out| out.write_all(bytes), previous)
}

/// The same with what `print` writes, which need not be in memory at once.
pub(super) fn write_by(
    path: &Path,
    print: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    previous: Previous,
) -> Result<(Version, File), StoreError> {
    let old = match point("look again").and_then(|()| fs::metadata(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        found => Some(found.map_err(StoreError::io(path, Step::Read))?),
    };
    let write_temporary = || {
        point("make")?;
        let mut temporary = new_temporary(path)?;
        point("write")?;
        let mut out = BufWriter::with_capacity(BUFFER_BYTES, temporary.as_file_mut());
        print(&mut out)?;
        out.flush()?;
        drop(out);
        if let Some(old) = &old {
            point("keep access")?;
            keep_access(temporary.as_file(), old)?;
        }
        point("sync")?;
        temporary.as_file().sync_all()?;
        let version = Version::of(&temporary.as_file().metadata()?);
        Ok((temporary, version))
    };
    let (temporary, version) = write_temporary().map_err(StoreError::io(path, Step::Write))?;
    if let (Some(old), Previous::Kept) = (&old, previous) {
        keep_previous(path, old)?;
    }
    point("replace").map_err(StoreError::io(path, Step::Replace))?;
    let file = temporary.persist(path).map_err(|error| StoreError::io(path, Step::Replace)(error.error))?;
    // The new file is in place: should the folder not reach the disk, the old file is there after a crash,
    // and to report that as a failure would make people write the same thing twice.
    let _ =
        point("sync folder").and_then(|()| File::open(folder_of(path))).and_then(|folder| folder.sync_all());
    Ok((version, file))
}

/// The mode that new files get: for their owner alone, or for the group too if the folder is the group's.
/// The system takes away from it what the person's umask says.
pub(super) fn mode_for_new_files(path: &Path) -> u32 {
    if is_shared(folder_of(path)) { 0o660 } else { 0o600 }
}

/// Whether a folder is one that a group works in: the group may write, and what is made in it is the group's.
pub(super) fn is_shared(folder: &Path) -> bool {
    const GROUP_WRITES_AND_INHERITS: u32 = 0o2020;
    let mode = fs::metadata(folder).map_or(0, |folder| folder.mode());
    mode & GROUP_WRITES_AND_INHERITS == GROUP_WRITES_AND_INHERITS
}

/// Removes temporary files of the file at `path` that a killed writer left behind long ago. What cannot be
/// removed stays: it does no harm.
pub(super) fn sweep(path: &Path) {
    let age =
        |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).map(|time| time.elapsed());
    for temporary in temporaries(path) {
        if matches!(age(&temporary), Ok(Ok(age)) if age > STALE) {
            let _ = fs::remove_file(temporary);
        }
    }
}

/// The temporary files of the file at `path`, of writers that are at work or were killed.
pub(super) fn temporaries(path: &Path) -> Vec<PathBuf> {
    let prefix = temporary_prefix(path);
    let is_ours = |name: &str| {
        let random = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(SUFFIX));
        random.is_some_and(|r| r.len() == RANDOM_CHARS && r.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return Vec::new() };
    let ours = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_ours));
    ours.map(|entry| entry.path()).collect()
}

/// The folder a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// Gives a file that cannot be used another name, and says which.
pub(super) fn move_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let aside = name_aside(path);
    let moved = point("move aside").and_then(|()| fs::rename(path, &aside));
    moved.map(|()| aside).map_err(StoreError::io(path, Step::Replace))
}

/// The first name that is free of `<file>.broken-<time>`, `<file>.broken-<time>-2`, …
pub(super) fn name_aside(path: &Path) -> PathBuf {
    let time = super::now().replace([':', '-'], "");
    let name = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".broken-{time}{ending}"));
        PathBuf::from(name)
    };
    std::iter::once(name(""))
        .chain((2..).map(|n: u64| name(&format!("-{n}"))))
        .find(|name| fs::symlink_metadata(name).is_err())
        .unwrap_or_else(|| name(""))
}

/// `<file>.bak`
pub(super) fn backup_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    name.into()
}

fn temporary_prefix(path: &Path) -> String {
    format!(".{}.", path.file_stem().unwrap_or_default().to_string_lossy())
}

fn new_temporary(path: &Path) -> io::Result<NamedTempFile> {
    Builder::new()
        .prefix(&temporary_prefix(path))
        .suffix(SUFFIX)
        .rand_bytes(RANDOM_CHARS)
        .permissions(Permissions::from_mode(mode_for_new_files(path)))
        .tempfile_in(folder_of(path))
}

/// Gives the new file the owner, group and mode of the old one. Only root can give files away, and nobody to
/// a group they are not in: then the new group gets no more than everyone has.
fn keep_access(new: &File, old: &Metadata) -> io::Result<()> {
    let mut mode = old.mode() & 0o777;
    let metadata = new.metadata()?;
    if (metadata.uid(), metadata.gid()) != (old.uid(), old.gid()) {
        let group_kept = fchown(new, Some(old.uid()), Some(old.gid())).is_ok()
            || fchown(new, None, Some(old.gid())).is_ok();
        if !group_kept {
            mode = (mode & 0o707) | (mode & 0o007) << 3;
        }
    }
    new.set_permissions(Permissions::from_mode(mode))
}

/// Makes `.bak` a second name of the file that is about to be replaced. Neither name is missing at any moment.
fn keep_previous(path: &Path, old: &Metadata) -> Result<(), StoreError> {
    let backup = backup_of(path);
    // A writer that was killed between its two renames leaves both names on one file. To rename one such name
    // onto the other does nothing at all, and would leave the temporary name behind.
    let is_same = |kept: Metadata| (kept.dev(), kept.ino()) == (old.dev(), old.ino());
    if fs::symlink_metadata(&backup).is_ok_and(is_same) {
        return Ok(());
    }
    let mut names = Builder::new();
    let prefix = temporary_prefix(path);
    names.prefix(&prefix).suffix(SUFFIX).rand_bytes(RANDOM_CHARS);
    let link = |name: &Path| point("link").and_then(|()| fs::hard_link(path, name));
    match names.make_in(folder_of(path), link) {
        Ok(linked) => {
            point("keep").and_then(|()| linked.into_temp_path().persist(&backup).map_err(|error| error.error))
        }
        // Some file systems have no links, and some systems forbid them on other people's files.
        Err(_) => copy(path, &backup, old),
    }
    .map_err(StoreError::io(&backup, Step::Keep))
}

fn copy(path: &Path, backup: &Path, old: &Metadata) -> io::Result<()> {
    point("make copy")?;
    let mut temporary = new_temporary(path)?;
    point("copy")?;
    io::copy(&mut File::open(path)?, temporary.as_file_mut())?;
    keep_access(temporary.as_file(), old)?;
    temporary.as_file().sync_all()?;
    point("keep copy")?;
    temporary.persist(backup).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_links_are_forbidden_the_previous_file_is_copied() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (folder.path().join("a.json"), folder.path().join("a.json.bak"));
        fs::write(&path, "old").unwrap();
        fs::write(&backup, "older").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        copy(&path, &backup, &fs::metadata(&path).unwrap()).unwrap();
        assert_eq!(fs::read_to_string(&backup).unwrap(), "old");
        assert_eq!(fs::metadata(&backup).unwrap().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn a_writer_killed_between_its_renames_hinders_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (folder.path().join("a.json"), folder.path().join("a.json.bak"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &backup).unwrap();
        write(&path, b"new", Previous::Kept).unwrap();
        let texts = [&path, &backup].map(|path| fs::read_to_string(path).unwrap());
        assert_eq!(texts, ["new", "old"]);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no temporary name is left");
    }

    #[test]
    fn only_old_temporary_files_of_this_very_file_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = std::time::SystemTime::now() - STALE * 2;
        let names =
            [".a.Ab12cd.tmp", ".a.b.Ab12cd.tmp", ".a.json.swp", ".a.Ab12c.tmp", "a.Ab12cd.tmp", "a.json"];
        for name in names {
            File::create(folder.path().join(name)).unwrap().set_modified(long_ago).unwrap();
        }
        File::create(folder.path().join(".a.new123.tmp")).unwrap();
        sweep(&folder.path().join("a.json"));
        let gone: Vec<_> = names.into_iter().filter(|name| !folder.path().join(name).exists()).collect();
        assert_eq!(gone, [".a.Ab12cd.tmp"]);
        assert!(folder.path().join(".a.new123.tmp").exists(), "someone may be writing it");
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert!(matches!(read(&path), Err(StoreError::Io { step: Step::Read, .. })));
    }

    #[test]
    fn links_are_followed_to_where_the_file_is_to_be() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().canonicalize().unwrap();
        std::os::unix::fs::symlink("b.json", here.join("a.json")).unwrap();
        std::os::unix::fs::symlink("c.json", here.join("b.json")).unwrap();
        assert_eq!(follow(&here.join("a.json")).unwrap(), here.join("c.json"), "c.json is not there yet");
        fs::write(here.join("c.json"), "").unwrap();
        assert_eq!(follow(&here.join("a.json")).unwrap(), here.join("c.json"));
        std::os::unix::fs::symlink("d.json", here.join("d.json")).unwrap();
        assert!(follow(&here.join("d.json")).is_err(), "a link to itself leads nowhere");
    }
}
