//! The source: which kind of document the bytes are, told by what is in them, and what its reader makes of them.

use super::ImportError;
use super::block::{Block, Document, Loss, Paragraph};
use super::decode::{Decoded, decode};

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
pub(super) fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Source, ImportError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(ImportError::Unreadable("zip"));
    }
    if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-") {
        return Err(ImportError::Unreadable("PDF"));
    }
    let unknown = || ImportError::UnknownEncoding(encoding.unwrap_or_default().to_owned());
    let decoded = decode(bytes, encoding).ok_or_else(unknown)?;
    if is_binary(&decoded) {
        return Err(ImportError::NotADocument);
    }
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut document = lines(&decoded.text);
    if decoded.lost > 0 {
        document.losses.push(Loss::Bytes(decoded.lost));
    }
    Ok(Source { document, encoding: Some(decoded.encoding) })
}

/// Whether the bytes are no text at all: full of controls, or of places without a meaning.
fn is_binary(decoded: &Decoded) -> bool {
    let sample = || decoded.text.chars().take(SNIFFED);
    let is_odd = |c: &char| {
        *c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}'))
    };
    let (odd, all) = (sample().filter(is_odd).count(), sample().count());
    odd * 10 > all
}

/// A text: each line a paragraph.
fn lines(text: &str) -> Document {
    let blocks = text.lines().map(|line| Block::Paragraph(Paragraph::of(line.trim_end()))).collect();
    Document { title: None, blocks, losses: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(read(&noise, None), Err(ImportError::NotADocument));
        assert_eq!(read(&[0; 500], None), Err(ImportError::NotADocument));
        assert_eq!(read(b" \r\n\t", None), Err(ImportError::Empty));
        assert_eq!(read(b"a", Some("klingon")), Err(ImportError::UnknownEncoding("klingon".to_owned())));
    }

    #[test]
    fn escapes_and_a_few_zeros_do_not_make_a_text_binary() {
        let text = "一、总体要求\u{1b}[31m\n坚持以人民为中心。\0到2030年建成。";
        assert!(read(text.as_bytes(), None).is_ok());
    }
}
