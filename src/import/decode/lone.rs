//! Lone bytes: what is left of characters of which the other byte is gone.
//!
//! No character is made of one of them, yet the byte tells which character it may have been. What always holds: each stands as
//! a character of its own at the end of the last plane, which is for private use, until the text is mended.

use encoding_rs::{Decoder, DecoderResult, Encoding};

/// The character that stands for the byte zero.
const FIRST: u32 = 0x10_ff00;

/// The character that stands for a byte.
fn lone(byte: u8) -> char {
    char::from_u32(FIRST + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The byte that a character stands for, if it stands for one.
pub(in crate::import) fn lone_byte(c: char) -> Option<u8> {
    u32::from(c).checked_sub(FIRST).and_then(|byte| u8::try_from(byte).ok())
}

/// Decodes bytes of which some are of no character.
pub(super) fn decode_with_lone(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut decoder: Decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return text,
            DecoderResult::OutputFull => text.reserve(rest.len() * 2 + 16),
            DecoderResult::Malformed(length, behind) => {
                let end = at.saturating_sub(usize::from(behind));
                let start = end.saturating_sub(usize::from(length));
                bytes.get(start..end).unwrap_or_default().iter().for_each(|&byte| text.push(lone(byte)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::GB18030;

    #[test]
    fn a_byte_without_a_partner_is_kept() {
        let text = decode_with_lone(b"\xbf\xc6\xbc,2025\xbc", GB18030);
        assert_eq!(text, format!("科{},2025{}", lone(0xbc), lone(0xbc)));
        assert_eq!(text.chars().filter_map(lone_byte).collect::<Vec<u8>>(), [0xbc, 0xbc]);
    }

    #[test]
    fn the_longest_text_of_few_bytes_has_room() {
        let text = "㐀".repeat(1000);
        assert_eq!(decode_with_lone(&GB18030.encode(&text).0, GB18030), text);
    }
}
