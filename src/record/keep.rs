//! Keeping small things beside the records: any value as one JSON file of its own, written whole or not at all.

use super::atomic::{self, Previous};
use super::store::make_folder;
use super::{Step, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io;
use std::path::Path;

/// Reads a kept value; `None` if there is no file, or none that holds such a value.
#[must_use]
pub fn read_kept<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let text = atomic::read(path).ok()??;
    serde_json::from_slice(&text.bytes).ok()
}

/// Keeps a value in the place of what the file held. The folder is made if it is not there.
///
/// # Errors
/// When the system refuses.
pub fn keep<T: Serialize>(path: &Path, value: &T) -> Result<(), StoreError> {
    let json = serde_json::to_vec_pretty(value)
        .map_err(|error| StoreError::io(path, Step::Write)(io::Error::other(error)))?;
    make_folder(atomic::folder_of(path))?;
    atomic::write(&atomic::follow(path)?, &json, Previous::Gone)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_damage_is_as_good_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/view.json");
        assert_eq!(read_kept::<Vec<u8>>(&path), None);
        keep(&path, &vec![1, 2]).unwrap();
        assert_eq!(read_kept(&path), Some(vec![1, 2]));
        std::fs::write(&path, "[1, 2").unwrap();
        assert_eq!(read_kept::<Vec<u8>>(&path), None);
    }
}
