//! A set of strings is kept as bits, one a string: sixty-four strings are a word, and several words that are worked on
//! at once are [`Lanes`].
//!
//! What always holds: past the end nothing is set.

use std::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, Not};

/// How many strings a word has.
pub(super) const WORD: usize = u64::BITS as usize;

/// How many words are worked on at once: as many as the processor brings from memory together.
pub(super) const LANES: usize = 8;

/// A set of strings.
pub(super) type Bits = Vec<u64>;

/// The word at a position.
pub(super) fn at(words: &[u64], position: usize) -> u64 {
    words.get(position).copied().unwrap_or_default()
}

/// Whether the bit at a position is set.
pub(super) fn has(bits: &[u64], position: usize) -> bool {
    at(bits, position / WORD) >> (position % WORD) & 1 == 1
}

/// Sets the bit at a position.
pub(super) fn put(bits: &mut [u64], position: usize) {
    if let Some(word) = bits.get_mut(position / WORD) {
        *word |= 1 << (position % WORD);
    }
}

/// The positions of the bits that are set.
pub(super) fn positions(bits: &[u64]) -> impl Iterator<Item = usize> + '_ {
    bits.iter().enumerate().flat_map(|(at, &word)| of_word(word).map(move |bit| at * WORD + bit))
}

/// The positions of the bits of one word that are set.
pub(super) fn of_word(word: u64) -> impl Iterator<Item = usize> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let bit = rest.trailing_zeros();
        rest &= rest.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit as usize)
    })
}

/// Several words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Lanes(pub(super) [u64; LANES]);

impl Lanes {
    pub(super) const NONE: Self = Self([0; LANES]);
    pub(super) const ALL: Self = Self([u64::MAX; LANES]);

    /// The words from this position on.
    pub(super) fn of(words: &[u64], position: usize) -> Self {
        let mut lanes = Self::NONE;
        let words = words.get(position..).unwrap_or_default();
        lanes.0.iter_mut().zip(words).for_each(|(lane, &word)| *lane = word);
        lanes
    }

    pub(super) fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// Whether the bit at a position is set.
    pub(super) fn has(self, position: usize) -> bool {
        has(&self.0, position)
    }
}

impl BitAnd for Lanes {
    type Output = Self;

    fn bitand(mut self, other: Self) -> Self {
        self &= other;
        self
    }
}

impl BitOr for Lanes {
    type Output = Self;

    fn bitor(mut self, other: Self) -> Self {
        self |= other;
        self
    }
}

impl BitAndAssign for Lanes {
    fn bitand_assign(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own &= other);
    }
}

impl BitOrAssign for Lanes {
    fn bitor_assign(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
    }
}

impl Not for Lanes {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0.map(|word| !word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_found_where_they_were_put() {
        let mut bits = vec![0; 3];
        for position in [0, 63, 64, 191, 192, 5000] {
            put(&mut bits, position);
        }
        assert_eq!(positions(&bits).collect::<Vec<_>>(), [0, 63, 64, 191]);
        assert!(has(&bits, 64) && !has(&bits, 65) && !has(&bits, 192));
    }

    #[test]
    fn lanes_past_the_end_are_empty() {
        let lanes = Lanes::of(&[1, 2, 3], 1);
        assert_eq!(lanes.0, [2, 3, 0, 0, 0, 0, 0, 0]);
        assert!(lanes.has(1) && lanes.has(64) && !lanes.has(128));
        assert_eq!((lanes & !lanes) | Lanes::NONE, Lanes::NONE);
        assert_eq!(lanes | Lanes::ALL, Lanes::ALL);
    }
}
