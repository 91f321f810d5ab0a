//! The input: the bytes of a file, or of standard input.
//!
//! A folder, a pipe or a device by name is refused at once and never waited for; what is larger than any plan is too.

use super::Failure;
use std::fs::{self, File};
use std::io::{self, Read};

/// Largest document, in bytes. The longest plans have less than one megabyte of text; a PDF may have many pictures.
const MOST: u64 = 256 << 20;

/// Reads the whole.
pub(super) fn read(file: &str) -> Result<Vec<u8>, Failure> {
    if file == "-" {
        return all(io::stdin().lock());
    }
    let metadata = fs::metadata(file).map_err(Failure::Io)?;
    if metadata.is_dir() {
        return Err(Failure::Io(io::ErrorKind::IsADirectory.into()));
    }
    if !metadata.is_file() {
        return Err(Failure::Io(io::ErrorKind::InvalidInput.into()));
    }
    all(File::open(file).map_err(Failure::Io)?)
}

fn all(from: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes).map_err(Failure::Io)?;
    if bytes.len() as u64 > MOST { Err(Failure::TooLarge(MOST >> 20)) } else { Ok(bytes) }
}
