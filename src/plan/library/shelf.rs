//! The folder of the user's plans, looked at again while the library is open.

use super::{Library, Source, plan_files};
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Two that differ are of different texts: each save makes a new file.
type Stamp = (i64, i64, u64, u64);

/// What a folder of plans held when it was last looked at.
#[derive(Debug)]
pub struct Seen {
    folder: PathBuf,
    changed: Option<Stamp>,
    files: BTreeMap<String, Stamp>,
}

impl Seen {
    /// Looks at a folder for the first time.
    #[must_use]
    pub fn first(folder: PathBuf) -> Self {
        Self { changed: stamp(&folder), files: files(&folder), folder }
    }

    /// The ids of the plans whose files are new or were replaced since the last look. Costs one look at the folder
    /// itself if there are none.
    pub fn news(&mut self) -> Vec<String> {
        let changed = stamp(&self.folder);
        if changed == self.changed {
            return Vec::new();
        }
        self.changed = changed;
        let now = files(&self.folder);
        let before = std::mem::replace(&mut self.files, now);
        let is_new = |(id, stamp): &(&String, &Stamp)| before.get(*id) != Some(*stamp);
        self.files.iter().filter(is_new).map(|(id, _)| id.clone()).collect()
    }
}

impl Library {
    /// The library with these plans read anew from the folder. A plan keeps its position, new ones come last, and
    /// what was read of the others stays read.
    #[must_use]
    pub fn renewed(&self, folder: &Path, ids: &[String]) -> Self {
        let mut renewed = Self { volumes: self.volumes.clone() };
        for fresh in Self::open(folder).volumes {
            if !matches!(fresh.source, Source::File(_)) || !ids.contains(&fresh.id) {
                continue;
            }
            match renewed.volumes.iter_mut().find(|volume| volume.id == fresh.id) {
                Some(volume) => *volume = fresh,
                None => renewed.volumes.push(fresh),
            }
        }
        renewed
    }
}

fn files(folder: &Path) -> BTreeMap<String, Stamp> {
    plan_files(folder).into_iter().filter_map(|(id, path)| Some((id, stamp(&path)?))).collect()
}

fn stamp(path: &Path) -> Option<Stamp> {
    let of = |metadata: Metadata| (metadata.mtime(), metadata.mtime_nsec(), metadata.len(), metadata.ino());
    fs::metadata(path).ok().map(of)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::SMALL;
    use super::*;

    fn named(id: &str) -> String {
        SMALL.replace("\"id\": \"small\"", &format!("\"id\": \"{id}\""))
    }

    #[test]
    fn plans_that_come_later_stand_last_and_the_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let put = |id: &str, json: &str| {
            let new = folder.path().join("new");
            fs::write(&new, json).unwrap();
            fs::rename(new, folder.path().join(format!("{id}.json"))).unwrap();
        };
        put("b", &named("b"));
        let library = Library::open(folder.path());
        let mut seen = Seen::first(folder.path().to_owned());
        assert_eq!(seen.news(), [""; 0]);
        let title = library.by_id("b").unwrap().title.clone();
        put("a", &named("a"));
        put("b", &named("b").replace(&title, "另一份规划"));
        let news = seen.news();
        assert_eq!(news, ["a", "b"]);
        let renewed = library.renewed(folder.path(), &news);
        assert_eq!(renewed.position("b"), library.position("b"));
        assert_eq!(renewed.position("a"), Some(library.len()));
        assert_eq!(renewed.by_id("b").unwrap().title, "另一份规划");
        assert_eq!(seen.news(), [""; 0]);
    }
}
