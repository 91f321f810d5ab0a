//! A package is a zip file whose parts are XML: .docx and .xlsx.
//!
//! What always holds: all parts together unpack to a bounded number of bytes, whatever the sizes the package states.

use std::io::{BufReader, Cursor, ErrorKind, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadError;
use super::xml::{self, Piece};

/// Bytes any package may unpack to, and how many times its own size it may beyond that. Documents pack 5 to 30 times.
const ANY: usize = 32 << 20;
const TIMES: usize = 40;

/// An opened package.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    ///
    /// [`ReadError::Damaged`] where the bytes are no whole zip file, [`ReadError::Locked`].
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if is_locked(bytes) {
            return Err(ReadError::Locked);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged("zip"))?;
        let left = ANY.saturating_add(bytes.len().saturating_mul(TIMES)) as u64;
        Ok(Self { zip, left })
    }

    /// Walks through the XML of a part; whether the part is there.
    ///
    /// # Errors
    ///
    /// [`ReadError::Damaged`] with `says`, [`ReadError::TooLarge`], [`ReadError::Locked`].
    pub(super) fn walk(
        &mut self,
        part: &str,
        says: &'static str,
        visit: &mut dyn FnMut(Piece<'_>),
    ) -> Result<bool, ReadError> {
        let file = match self.zip.by_name(part) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(false),
            Err(ZipError::UnsupportedArchive(words)) if words == ZipError::PASSWORD_REQUIRED => {
                return Err(ReadError::Locked);
            }
            Err(_) => return Err(ReadError::Damaged(says)),
        };
        let mut capped = Capped { inner: file, left: self.left };
        let outcome = xml::walk(BufReader::with_capacity(1 << 16, &mut capped), says, visit);
        self.left = capped.left;
        outcome.map(|()| true)
    }
}

/// Whether the file is the older kind of container, holding a package that a password locks.
fn is_locked(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) && memchr::memmem::find(bytes, NAME).is_some()
}

/// A reader that fails once too much was read.
struct Capped<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(into)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(ErrorKind::FileTooLarge.into()),
        }
        Ok(count)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;

    /// A zip file of these parts.
    pub(in crate::import::readers) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_part_that_unpacks_without_end_is_refused() {
        let bytes = zipped(&[("a.xml", &format!("<a>{}</a>", " ".repeat(34 << 20)))]);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.walk("a.xml", "a", &mut |_| ()), Err(ReadError::TooLarge));
    }

    #[test]
    fn a_package_cut_off_is_damaged_and_a_part_not_there_is_said() {
        let bytes = zipped(&[("a.xml", "<a/>")]);
        assert!(Package::open(bytes.get(..bytes.len() / 2).unwrap()).is_err());
        assert_eq!(Package::open(&bytes).unwrap().walk("b.xml", "b", &mut |_| ()), Ok(false));
    }
}
