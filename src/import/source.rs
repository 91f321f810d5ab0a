//! The source: which kind of document the bytes are, told by what is in them, and what its reader makes of them.

use super::ImportError;
use super::block::{Document, Loss};
use super::decode::{Decoded, decode, is_without_meaning};
use super::readers::{self, ReadError};
use crate::text::sanitize_line;

/// Bytes looked at to tell what a document is.
const SNIFFED: usize = 4096;

/// A document that was read, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Source {
    pub(super) document: Document,
    /// The encoding, if the document is a text.
    pub(super) encoding: Option<&'static str>,
}

/// Reads the bytes with the reader for what they are.
pub(super) fn read(bytes: Vec<u8>, encoding: Option<&str>) -> Result<Source, ImportError> {
    if let Some(document) = packed(&bytes) {
        return Ok(Source { document: document?, encoding: None });
    }
    let unknown = || ImportError::UnknownEncoding(encoding.unwrap_or_default().to_owned());
    let decoded = decode(bytes, encoding).ok_or_else(unknown)?;
    if is_binary(&decoded) {
        return Err(ImportError::NotADocument);
    }
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut document = of_text(&decoded.text)?;
    // Nobody mends a title that the format names beside the text.
    document.title = document.title.map(|title| sanitize_line(&title).into_owned());
    give_back(decoded.text.into_bytes());
    if decoded.lost > 0 {
        document.losses.push(Loss::Bytes(decoded.lost));
    }
    Ok(Source { document, encoding: Some(decoded.encoding) })
}

/// Gives a large room back in a small piece. glibc keeps rooms as large as one that it was given back whole for itself
/// from then on, and what grows later would leave all its smaller rooms behind there.
pub(super) fn give_back<T>(mut list: Vec<T>) {
    list.clear();
    list.shrink_to(1);
}

/// Whether the bytes are no text at all: full of controls, or of places without a meaning.
fn is_binary(decoded: &Decoded) -> bool {
    let sample = || decoded.text.chars().take(SNIFFED);
    let is_odd = |c: &char| {
        is_without_meaning(*c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}'))
    };
    let (odd, all) = (sample().filter(is_odd).count(), sample().count());
    odd * 10 > all
}

/// What the reader of a packed format makes of the bytes; `None` if they are of none.
fn packed(bytes: &[u8]) -> Option<Result<Document, ReadError>> {
    if bytes.starts_with(b"PK\x03\x04") {
        let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        // The names of a package's parts stand in it as they are.
        return Some(if has(b"xl/workbook.xml") {
            readers::xlsx::read(bytes)
        } else {
            readers::docx::read(bytes)
        });
    }
    let is_pdf = bytes.get(..1024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-");
    is_pdf.then(|| pdf(bytes))
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8]) -> Result<Document, ReadError> {
    readers::pdf::read(bytes)
}

/// A program built without its PDF reader can only say so.
#[cfg(not(feature = "pdf"))]
fn pdf(_: &[u8]) -> Result<Document, ReadError> {
    Err(ReadError::NoText)
}

/// What the reader for its kind makes of a text: a web page, Markdown, or lines.
fn of_text(text: &str) -> Result<Document, ReadError> {
    let head: String = text.trim_start().chars().take(SNIFFED).collect::<String>().to_ascii_lowercase();
    let is_page = head.starts_with("<!doctype html") || head.contains("<html") || head.contains("<body");
    if is_page {
        return readers::html::read(text);
    }
    let is_heading = |line: &str| {
        let level = line.bytes().take_while(|&b| b == b'#').count();
        (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ')
    };
    if text.lines().filter(|line| is_heading(line)).count() >= 2 {
        return readers::markdown::read(text);
    }
    readers::text::read(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(read(noise, None), Err(ImportError::NotADocument));
        assert_eq!(read(vec![0; 500], None), Err(ImportError::NotADocument));
        assert_eq!(read(b" \r\n\t".to_vec(), None), Err(ImportError::Empty));
        assert_eq!(
            read(b"a".to_vec(), Some("klingon")),
            Err(ImportError::UnknownEncoding("klingon".to_owned()))
        );
    }

    #[test]
    fn escapes_and_a_few_zeros_do_not_make_a_text_binary() {
        let text = "一、总体要求\u{1b}[31m\n坚持以人民为中心。\0到2030年建成。";
        assert!(read(text.into(), None).is_ok());
    }
}
