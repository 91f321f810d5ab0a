//! The table: which simplified character a traditional one folds to, one for one.
//!
//! What always holds: both sides lie between U+3400 and U+9FFF, no target is a source, and the table is
//! laid out by the compiler, so the program spends no time on it when it starts.
//!
//! The pairs in `simplified.txt` are the single-character mappings of OpenCC (`TSCharacters.txt`,
//! Apache-2.0) as the package `hanconv` converts them, together with the twins listed in the test below. A test derives
//! them again and fails on a difference.

/// Source and target next to each other, blanks and line ends between the pairs.
const PAIRS: &str = include_str!("simplified.txt");

const FIRST: u32 = 0x3400;
const PAST: u32 = 0xa000;

/// By the source's distance from [`FIRST`]: the target, or 0 where a character stays as it is.
static TARGETS: [u16; (PAST - FIRST) as usize] = targets();

/// The simplified form of a character, or the character itself.
#[inline]
pub(super) fn simplified(c: char) -> char {
    let place = u32::from(c).wrapping_sub(FIRST) as usize;
    match TARGETS.get(place) {
        None | Some(0) => c,
        Some(&target) => char::from_u32(u32::from(target)).unwrap_or(c),
    }
}

const fn targets() -> [u16; (PAST - FIRST) as usize] {
    let mut table = [0; (PAST - FIRST) as usize];
    let bytes = PAIRS.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
        } else {
            table[decoded(bytes, at) as usize - FIRST as usize] = decoded(bytes, at + 3);
            at += 6;
        }
    }
    table
}

/// The character of three UTF-8 bytes at `at`; all of the table's are that long.
const fn decoded(bytes: &[u8], at: usize) -> u16 {
    let [head, middle, tail] = [bytes[at] as u16, bytes[at + 1] as u16, bytes[at + 2] as u16];
    (head & 0x0f) << 12 | (middle & 0x3f) << 6 | tail & 0x3f
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    /// Simplified characters printed both ways in plans of the same year; OpenCC leaves each as it is.
    const TWINS: [(char, char); 6] =
        [('着', '著'), ('馀', '余'), ('锺', '钟'), ('覆', '复'), ('藉', '借'), ('瞭', '了')];

    fn derived() -> BTreeMap<char, char> {
        let direct: BTreeMap<char, char> = ('\u{3400}'..'\u{a000}')
            .filter_map(|c| {
                let converted = hanconv::t2s(c.to_string());
                let target = converted.chars().next().filter(|_| converted.chars().count() == 1)?;
                (target != c && target < '\u{a000}').then_some((c, target))
            })
            .chain(TWINS)
            .collect();
        // A target that is itself a source (薴 to 苧 to 苎) is followed to its end.
        let end = |mut c| {
            while let Some(&next) = direct.get(&c) {
                c = next;
            }
            c
        };
        direct.keys().map(|&c| (c, end(c))).collect()
    }

    fn printed(pairs: &BTreeMap<char, char>) -> String {
        let mut text = String::new();
        for (count, (source, target)) in (1..).zip(pairs) {
            let between = if count % 20 == 0 || count == pairs.len() { '\n' } else { ' ' };
            write!(text, "{source}{target}{between}").unwrap();
        }
        text
    }

    #[test]
    fn the_table_is_what_the_converter_says() {
        assert!(
            PAIRS == printed(&derived()),
            "run the ignored test `write_the_table` and look at the difference"
        );
    }

    #[test]
    #[ignore = "writes into the source"]
    fn write_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/fold/simplified.txt");
        std::fs::write(path, printed(&derived())).unwrap();
    }

    #[test]
    fn every_pair_is_found_and_nothing_else() {
        let pairs = derived();
        for c in '\u{3300}'..='\u{a100}' {
            assert_eq!(simplified(c), pairs.get(&c).copied().unwrap_or(c), "{c}");
        }
    }

    #[test]
    fn no_character_outside_the_table_has_a_simplified_form_inside_it() {
        for c in ('\0'..'\u{3400}').chain('\u{a000}'..='\u{ffff}') {
            assert_eq!(hanconv::t2s(c.to_string()), c.to_string());
        }
    }
}
