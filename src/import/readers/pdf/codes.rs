//! Codes: how the bytes of a string in a page part into characters.
//!
//! The names are those of the predefined CMaps of ISO 32000-1, table 118; what each is in terms of encodings follows
//! from its description there.

use encoding_rs::{BIG5, Encoding, GB18030};

/// A way of parting bytes into codes, each of which is a character by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Codes {
    /// One byte or two, four in newer files: all of GB 2312, GBK and GB 18030.
    Gb,
    /// One byte or two.
    Big5,
    /// Two bytes, or four for a pair.
    Utf16,
    /// Four bytes.
    Utf32,
    /// One byte or more.
    Utf8,
}

impl Codes {
    /// The codes of a predefined CMap whose bytes are an encoding's; `None` for others.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        let base = name.strip_suffix("-H").or_else(|| name.strip_suffix("-V"))?;
        match base {
            "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Some(Self::Gb),
            "B5pc" | "ETen-B5" | "ETenms-B5" | "HKscs-B5" => Some(Self::Big5),
            _ if !base.starts_with("Uni") => None,
            _ if base.ends_with("UCS2") || base.ends_with("UTF16") => Some(Self::Utf16),
            _ if base.ends_with("UTF32") => Some(Self::Utf32),
            _ if base.ends_with("UTF8") => Some(Self::Utf8),
            _ => None,
        }
    }

    /// How many bytes the first code takes.
    fn length(self, bytes: &[u8]) -> usize {
        let (first, second) = (bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0));
        match self {
            Self::Gb if first > 0x80 && second.is_ascii_digit() => 4,
            Self::Gb | Self::Big5 if first > 0x80 => 2,
            Self::Gb | Self::Big5 => 1,
            Self::Utf16 if (0xd8..0xdc).contains(&first) => 4,
            Self::Utf16 => 2,
            Self::Utf32 => 4,
            Self::Utf8 => first.leading_ones().clamp(1, 4) as usize,
        }
    }

    /// The next character and the bytes after it; no character where the bytes mean none.
    pub(super) fn next(self, bytes: &[u8]) -> Option<(Option<char>, usize, &[u8])> {
        if bytes.is_empty() {
            return None;
        }
        let length = self.length(bytes).min(bytes.len());
        let (code, rest) = bytes.split_at(length);
        let decoded = |encoding: &'static Encoding| {
            let (words, is_broken) = encoding.decode_without_bom_handling(code);
            if is_broken { None } else { words.chars().next() }
        };
        let character = match self {
            Self::Gb => decoded(GB18030),
            Self::Big5 => decoded(BIG5),
            Self::Utf8 => std::str::from_utf8(code).ok().and_then(|words| words.chars().next()),
            Self::Utf16 => {
                let units =
                    code.chunks(2).map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
                char::decode_utf16(units).next().and_then(Result::ok)
            }
            Self::Utf32 => char::from_u32(code.iter().fold(0, |unit, byte| unit << 8 | u32::from(*byte))),
        };
        Some((character, length, rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, mut bytes: &[u8]) -> String {
        let codes = Codes::named(name.as_bytes()).unwrap();
        let mut words = String::new();
        while let Some((character, _, rest)) = codes.next(bytes) {
            words.push(character.unwrap_or('?'));
            bytes = rest;
        }
        words
    }

    #[test]
    fn strings_of_predefined_cmaps_are_their_encodings() {
        assert_eq!(words("GBK-EUC-H", b"5\xb9\xe6\xbb\xae"), "5规划");
        assert_eq!(words("GBK2K-H", b"\x81\x39\xee\x39\xb9\xe6"), "㐀规");
        assert_eq!(words("UniGB-UCS2-H", b"\x89\xc4\x00A"), "规A");
        assert_eq!(words("UniGB-UTF16-H", b"\xd8\x40\xdc\x00\x89\xc4"), "𠀀规");
        assert_eq!(words("ETen-B5-H", b"\xb3\x57a"), "規a");
        assert_eq!(Codes::named(b"Identity-H"), None);
    }

    #[test]
    fn a_string_cut_off_in_a_character_ends() {
        assert_eq!(words("GBK-EUC-H", b"\xb9\xe6\xbb"), "规?");
    }
}
