//! The initials of a character: the set of letters with which it begins when it is said.
//!
//! What always holds: a character that is heard as a syllable has that syllable's first letter in its set, in
//! whichever way it is said.

use super::readings::readings;
use std::sync::LazyLock;

/// A set of letters, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Initials(u32);

impl Initials {
    /// The set of one letter; of nothing if it is none.
    pub(super) const fn of_letter(c: char) -> Self {
        match c {
            'a'..='z' => Self(1 << (c as u32 - 'a' as u32)),
            _ => Self(0),
        }
    }

    /// The letters a character may begin with; of a letter it is the letter.
    #[inline]
    pub(super) fn of_char(c: char) -> Self {
        match c {
            '\0'..='\u{7f}' => Self::of_letter(c),
            '\u{3400}'..='\u{9fff}' => TABLE.get(c as usize - FIRST as usize).copied().unwrap_or_default(),
            _ => of_readings(c),
        }
    }

    /// One bit a letter, that of `a` the lowest.
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// Whether some letter is in both.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every letter of `other` is in the set.
    pub(super) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The first character of the table, and how many it has: the Han characters of the first plane.
const FIRST: char = '\u{3400}';
const COUNT: u32 = 0x9fff - 0x3400 + 1;

/// Made when letters are first looked for: less than a millisecond and 110 KB.
static TABLE: LazyLock<Vec<Initials>> = LazyLock::new(|| {
    let chars = (0..COUNT).map(|at| char::from_u32(FIRST as u32 + at).unwrap_or_default());
    chars.map(of_readings).collect()
});

fn of_readings(c: char) -> Initials {
    let firsts = readings(c).filter_map(|reading| reading.chars().next());
    firsts.fold(Initials::default(), |set, first| set.with(Initials::of_letter(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_first_letters_are_in_the_set_and_no_others() {
        let initials =
            |text: &str| text.chars().fold(Initials::default(), |set, c| set.with(Initials::of_char(c)));
        let set = initials("重gdp");
        let held: String = ('a'..='z').filter(|&c| set.contains(Initials::of_letter(c))).collect();
        assert_eq!(held, "cdgpz");
        assert_eq!(initials("，5%"), Initials::default());
    }
}
