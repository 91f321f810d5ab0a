//! The input: the bytes of a document.
//!
//! A folder, a pipe or a device by name is refused at once and never waited for; what is larger than any plan is too.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Largest document, in bytes. The longest plans have less than one megabyte of text; a PDF may have many pictures.
const MOST: u64 = 256 << 20;

/// Why there are no bytes.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The system refused, or it is no plain file.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is larger than so many megabytes.
    #[error("it is larger than {0} MB")]
    TooLarge(u64),
}

/// Reads a file.
///
/// # Errors
/// When it is no plain file, cannot be read, or is too large.
pub fn load(path: &Path) -> Result<Vec<u8>, InputError> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if !metadata.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(MOST)).unwrap_or_default() + 1);
    read_to(&mut bytes, File::open(path)?)?;
    Ok(bytes)
}

/// Reads whatever comes, as from standard input.
///
/// # Errors
/// When it cannot be read, or is too large.
pub fn load_from(from: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    read_to(&mut bytes, from)?;
    Ok(bytes)
}

fn read_to(bytes: &mut Vec<u8>, from: impl Read) -> Result<(), InputError> {
    from.take(MOST + 1).read_to_end(bytes)?;
    if bytes.len() as u64 > MOST { Err(InputError::TooLarge(MOST >> 20)) } else { Ok(()) }
}
