//! The table of GBK: which two bytes a character is, and which character two bytes are.
//!
//! For text that lost a byte, where the bytes after it must be paired anew.

use encoding_rs::GB18030;

/// Second bytes run from 0x40 to 0xFE, first bytes from 0x81 to 0xFE.
const TRAILS: usize = 0xbf;

/// Characters of two bytes stand on the first plane.
const PLANE: usize = 0x1_0000;

/// All characters of two bytes, both ways round.
#[derive(Debug)]
pub(in crate::import) struct Gbk {
    chars: Vec<Option<char>>,
    /// The two bytes of each character of the first plane, none of which are zero.
    bytes: Vec<[u8; 2]>,
}

impl Gbk {
    /// Builds the table.
    pub(in crate::import) fn new() -> Self {
        let pairs = (0x81..=0xfe_u8).flat_map(|lead| (0x40..=0xfe_u8).map(move |trail| [lead, trail]));
        let chars: Vec<Option<char>> = decoded(pairs.clone());
        let mut bytes = vec![[0; 2]; PLANE];
        for (pair, c) in pairs.zip(&chars) {
            if let Some(bytes) = c.and_then(|c| bytes.get_mut(place(c)))
                && *bytes == [0; 2]
            {
                *bytes = pair;
            }
        }
        Self { chars, bytes }
    }

    /// The character of two bytes; `None` where there is none or only one for private use.
    pub(in crate::import) fn char(&self, lead: u8, trail: u8) -> Option<char> {
        let row = usize::from(lead.checked_sub(0x81)?) * TRAILS;
        let column = usize::from(trail.checked_sub(0x40)?);
        if trail == 0xff { None } else { self.chars.get(row + column).copied().flatten() }
    }

    /// Whether a program that knows GBK alone finds no character in these two bytes. The last row is one that only its
    /// successor has filled.
    pub(in crate::import) fn vanishes(&self, lead: u8, trail: u8) -> bool {
        lead >= 0x81 && trail >= 0x81 && (lead == 0xfe || self.char(lead, trail).is_none())
    }

    /// All characters with their two bytes, in the order of these.
    pub(in crate::import) fn pairs(&self) -> impl Iterator<Item = ([u8; 2], char)> {
        let pairs = (0x81..=0xfe_u8).flat_map(|lead| (0x40..=0xfe_u8).map(move |trail| [lead, trail]));
        pairs.zip(&self.chars).filter_map(|(pair, c)| Some((pair, (*c)?)))
    }

    /// The two bytes of a character.
    pub(in crate::import) fn bytes(&self, c: char) -> Option<[u8; 2]> {
        self.bytes.get(place(c)).copied().filter(|bytes| *bytes != [0; 2])
    }

    /// The same of a character that may be one for private use.
    pub(in crate::import) fn bytes_or_private(&self, c: char) -> Option<[u8; 2]> {
        self.bytes(c).or_else(|| {
            let text = c.to_string();
            let (bytes, _, has_none) = GB18030.encode(&text);
            <[u8; 2]>::try_from(bytes.as_ref()).ok().filter(|_| !has_none)
        })
    }
}

/// The characters of the first level of GB 2312, which are those in common use.
pub(in crate::import) fn first_level() -> impl Iterator<Item = char> {
    decoded((0xb0..=0xd7_u8).flat_map(|lead| (0xa1..=0xfe_u8).map(move |trail| [lead, trail])))
        .into_iter()
        .flatten()
}

fn place(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or(usize::MAX)
}

/// The character of each pair of bytes, if it is one and not for private use.
fn decoded(pairs: impl Iterator<Item = [u8; 2]>) -> Vec<Option<char>> {
    // All at once, since decoding takes longer to begin than to go on; a line each, so that no pair reaches into the next.
    let lines: Vec<u8> = pairs.flat_map(|[lead, trail]| [lead, trail, b'\n']).collect();
    let (text, _) = GB18030.decode_without_bom_handling(&lines);
    let is_private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    let only = |line: &str| {
        let mut chars = line.chars();
        let c = chars.next().filter(|_| chars.next().is_none())?;
        (c != '\u{fffd}' && !is_private(c)).then_some(c)
    };
    text.lines().map(only).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_round_agree() {
        let gbk = Gbk::new();
        assert_eq!(gbk.char(0xbf, 0xc6), Some('科'));
        assert_eq!(gbk.bytes('科'), Some([0xbf, 0xc6]));
        assert_eq!(gbk.char(0xaa, 0xa1), None, "private use");
        assert_eq!((gbk.bytes('\u{e000}'), gbk.bytes_or_private('\u{e000}')), (None, Some([0xaa, 0xa1])));
        assert_eq!((gbk.char(0xbf, 0x28), gbk.char(0x20, 0x41), gbk.bytes('a')), (None, None, None));
        for ([lead, trail], c) in gbk.pairs() {
            let [first, second] = gbk.bytes(c).unwrap();
            assert_eq!((gbk.char(lead, trail), gbk.char(first, second)), (Some(c), Some(c)));
        }
    }
}
