//! Sounds are the syllables that characters are said with, numbered, so that sets of them are bits.
//!
//! What always holds: sounds are numbered in the order of their letters; a character of the table has every one
//! of its readings among its sounds, each once, the usual one first.

use super::initials::Initials;
use super::readings::readings;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The Han characters of the first plane; those beyond are looked up one by one.
const FIRST: u32 = 0x3400;
const PAST: u32 = 0xa000;

/// The numeral stands apart from the others. It has the place behind the last of them.
const ZERO: u32 = '〇' as u32;

/// All sounds, and which of them each character has.
#[derive(Debug)]
pub struct Sounds {
    /// In letters; ü stands in them as ü.
    names: Vec<&'static str>,
    /// Where in `lists` each character's sounds begin; one more at the end.
    starts: Vec<u32>,
    lists: Vec<u16>,
}

static SOUNDS: LazyLock<Sounds> = LazyLock::new(Sounds::build);

impl Sounds {
    /// The table, made when it is first asked for.
    #[must_use]
    pub fn table() -> &'static Self {
        &SOUNDS
    }

    /// How many sounds there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// The numbers of a character's sounds; none for what is not in the table.
    #[inline]
    #[must_use]
    pub fn of(&self, c: char) -> &[u16] {
        let at = if c as u32 == ZERO { PAST } else { c as u32 }.wrapping_sub(FIRST) as usize;
        let (Some(&from), Some(&to)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.lists.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Whether a character is said in a way that is not in the table.
    #[must_use]
    pub fn is_beyond(c: char) -> bool {
        u32::from(c) >= PAST && readings(c).next().is_some()
    }

    /// Every way a character is said, in letters, the usual one first.
    pub(super) fn readings(&self, c: char) -> impl Iterator<Item = &'static str> {
        let known = self.of(c).iter().filter_map(|&sound| self.names.get(usize::from(sound)).copied());
        let others = (u32::from(c) >= PAST).then(|| readings(c));
        known.chain(others.into_iter().flatten())
    }

    /// The letters of all sounds, by number.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.names.iter().copied()
    }

    fn build() -> Self {
        let chars = || (FIRST..PAST).chain([ZERO]).filter_map(char::from_u32);
        let names: BTreeSet<&str> = chars().flat_map(readings).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let (mut starts, mut lists): (Vec<u32>, Vec<u16>) = (vec![0], Vec::new());
        for c in chars() {
            let from = lists.len();
            for reading in readings(c) {
                let number = names.binary_search(&reading).unwrap_or_default() as u16;
                if !lists.get(from..).is_some_and(|list| list.contains(&number)) {
                    lists.push(number);
                }
            }
            starts.push(lists.len() as u32);
        }
        Self { names, starts, lists }
    }
}

/// The letters that a character may begin with when it is said, `a` being 0; of a letter it is the letter.
#[inline]
pub fn first_letters(c: char) -> impl Iterator<Item = usize> {
    let mut bits = Initials::of_char(c).bits();
    std::iter::from_fn(move || {
        let letter = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (letter < u32::BITS).then_some(letter as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_all_its_sounds_the_usual_one_first() {
        let table = Sounds::table();
        let names: Vec<&str> = table.names().collect();
        let said = |c: char| table.of(c).iter().map(|&n| names[usize::from(n)]).collect::<Vec<_>>();
        assert_eq!(said('养'), ["yang"]);
        assert_eq!(said('〇').first(), Some(&"ling"));
        assert_eq!(said('重').first(), Some(&"zhong"));
        assert!(said('重').contains(&"chong"));
        assert_eq!(said('a'), [] as [&str; 0]);
        assert!(names.is_sorted() && names.len() > 390);
    }

    #[test]
    fn first_letters_are_those_of_all_readings() {
        assert_eq!(first_letters('银').map(|n| b'a' + n as u8).collect::<Vec<_>>(), b"y");
        assert!(first_letters('重').count() > 1);
        assert_eq!(first_letters('g').count(), 1);
        assert_eq!(first_letters('，').count(), 0);
    }
}
