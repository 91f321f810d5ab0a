//! Decoding: the bytes of a text become characters.
//!
//! What always holds: a byte-order mark decides; else bytes that are strict UTF-8 are UTF-8; else the two Chinese
//! encodings are tried and the one whose text looks written wins. GBK, gb2312 and GB18030 are one family and read
//! as GB18030, which contains the others. Nothing is dropped: a byte without a meaning becomes U+FFFD, or in GB18030, where it
//! is half of a character, one that stands for the byte ([`lone_byte`]); and it is counted.

mod gbk;
mod guess;
mod lone;

pub(in crate::import) use gbk::{Gbk, first_level};
pub(in crate::import) use lone::lone_byte;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Characters that a file's bytes stand for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub(super) text: String,
    /// The encoding's name as the WHATWG standard writes it.
    pub(super) encoding: &'static str,
    /// How many places had bytes that are not of the encoding.
    pub(super) lost: usize,
}

/// Decodes in the encoding that the bytes themselves show, or in the one that was asked for. `None` if nobody knows
/// an encoding of that name.
#[must_use]
pub(super) fn decode(bytes: Vec<u8>, asked: Option<&str>) -> Option<Decoded> {
    let encoding = match asked {
        Some(name) => named(name)?,
        None => marked(&bytes).unwrap_or_else(|| guess::encoding_of(&bytes)),
    };
    let (text, encoding) = text_of(bytes, encoding);
    let lost = text.matches(is_without_meaning).count();
    Some(Decoded { text, encoding: encoding.name(), lost })
}

/// Whether the character stands for bytes that are of none.
pub(super) fn is_without_meaning(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || lone_byte(c).is_some()
}

/// The text, in the room of its bytes where these are it already, and the encoding: a mark overrules.
fn text_of(bytes: Vec<u8>, encoding: &'static Encoding) -> (String, &'static Encoding) {
    let has_text = encoding == UTF_8 && marked(&bytes).is_none();
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if has_text => return (text, encoding),
        Ok(other) => other.into_bytes(),
        Err(damaged) => damaged.into_bytes(),
    };
    let (text, encoding, is_damaged) = encoding.decode(&bytes);
    if is_damaged && encoding == GB18030 {
        return (lone::decode_with_lone(&bytes, encoding), encoding);
    }
    (text.into_owned(), encoding)
}

/// The encoding of this name. The Chinese ones of the mainland are all read as the widest of them.
fn named(name: &str) -> Option<&'static Encoding> {
    let plain = name.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    match plain.as_str() {
        "gbk" | "gb2312" | "gb-2312" | "cp936" | "gb18030" | "gb-18030" => Some(GB18030),
        "utf8" => Some(UTF_8),
        "utf16" | "utf-16" | "utf16le" => Some(UTF_16LE),
        "utf16be" => Some(UTF_16BE),
        "cp950" => Some(BIG5),
        other => Encoding::for_label(other.as_bytes()),
    }
}

fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "到2030年，全市养老服务床位达到1.2万张。";

    #[track_caller]
    fn reads(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes.to_vec(), None).unwrap();
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
        assert_eq!(decoded.lost, 0);
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn marks_and_strict_utf8_come_first() {
        reads(PLAN.as_bytes(), "UTF-8", PLAN);
        reads(format!("\u{feff}{PLAN}").as_bytes(), "UTF-8", PLAN);
        reads(b"", "UTF-8", "");
        reads(&utf16(&format!("\u{feff}{PLAN}"), u16::to_le_bytes), "UTF-16LE", PLAN);
        reads(&utf16(&format!("\u{feff}{PLAN}"), u16::to_be_bytes), "UTF-16BE", PLAN);
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_zeros() {
        let text = "2030年 12345 张, 一、总体要求。";
        reads(&utf16(text, u16::to_le_bytes), "UTF-16LE", text);
        reads(&utf16(text, u16::to_be_bytes), "UTF-16BE", text);
    }

    #[test]
    fn the_two_chinese_encodings_are_told_apart() {
        reads(&GB18030.encode(PLAN).0, "gb18030", PLAN);
        let traditional = "到2030年，全市養老服務床位達到1.2萬張。";
        reads(&BIG5.encode(traditional).0, "Big5", traditional);
        reads(&GB18030.encode(traditional).0, "gb18030", traditional);
        reads(&GB18030.encode("㐀四字节汉字的规划").0, "gb18030", "㐀四字节汉字的规划");
    }

    #[test]
    fn utf8_cut_in_the_middle_of_a_character_is_still_utf8() {
        let bytes = PLAN.as_bytes();
        let decoded = decode(bytes.get(..bytes.len() - 1).unwrap().to_vec(), None).unwrap();
        assert_eq!((decoded.encoding, decoded.lost), ("UTF-8", 1));
    }

    #[test]
    fn what_was_asked_for_overrules() {
        let bytes = GB18030.encode(PLAN).0;
        assert_eq!(decode(bytes.to_vec(), Some("gb2312")).unwrap().text, PLAN);
        assert_ne!(decode(bytes.to_vec(), Some("big5")).unwrap().text, PLAN);
        assert_eq!(decode(bytes.to_vec(), Some("klingon")), None);
    }
}
