//! A sieve tells at once which strings of a shelf cannot answer a query, so that few are looked at.
//!
//! It is a table of bits: a row for every sound, first letter, pair of first letters that follow one another, for
//! what has no sound, for a sound with the letter behind it, and for neighbours as they are written, a column for every string. A bit says that the string
//! has such a character.
//!
//! What always holds: a string that has a word as typed, scattered, in pinyin or nearly right is never held back.
//! One that goes through need not have it. A row of a plan's 400 strings is seven words of sixty-four, and those of
//! several plans stand side by side: most of what a look at the table takes is to wait for the row to come from memory.

use super::bits::{Bits, LANES, Lanes, WORD, of_word, positions, put};
use crate::text::pinyin::{Sounds, first_letters};
use std::ops::Range;

const LETTERS: usize = 26;

/// How many rows those have that have no sound: one each of ASCII, and the rest (signs, rare characters) share
/// those of the control characters.
const OTHERS: usize = 128;
const SHARED: usize = 32;

/// How many rows characters share with those that stand beside them, so many that half of a long paragraph's are
/// empty.
const NEIGHBOURS: usize = 256;

/// How many rows sounds share with the letters behind them: initials stand everywhere in a long paragraph, and a sound with
/// the right letter behind it does not.
const ONWARD: usize = 256;

/// The table of bits over the strings of a shelf, or over those of one shelf of several plans.
#[derive(Clone, Debug, Default)]
pub(super) struct Sieve {
    /// Words a row.
    width: usize,
    /// By row, a bit for each of its words: whether that is kept. Words without a string are left out, which are a third.
    filled: Bits,
    /// By row, where its words begin.
    starts: Vec<u32>,
    words: Vec<u64>,
}

/// The rows by what they are for; each kind begins where the one before ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Row {
    Sound(u16),
    Letter(usize),
    Pair(usize, usize),
    Other(char),
    /// Two characters that stand beside each other.
    Neighbours(char, char),
    /// A character with this sound, and behind it one that is said with this letter.
    Onward(u16, usize),
    /// Strings with a character whose sounds have no rows.
    Beyond,
    /// Strings with a name.
    Named,
    /// Strings with a name that begins with this letter, if it is said.
    Begun(usize),
    Past,
}

impl Row {
    /// The rows that a string with this character is in: those of all its sounds or, if it has none, its own.
    pub(super) fn of_char(c: char) -> impl Iterator<Item = Self> {
        Self::of_sounds(Sounds::table().of(c), c)
    }

    /// The same of a character that has these sounds.
    fn of_sounds(sounds: &[u16], c: char) -> impl Iterator<Item = Self> {
        sounds.iter().map(|&sound| Self::Sound(sound)).chain(sounds.is_empty().then_some(Self::Other(c)))
    }

    pub(super) fn number(self) -> usize {
        self.number_behind(Sounds::table().count())
    }

    /// The same where it is known how many sounds there are: to ask for it each time takes as long as all the rest.
    const fn number_behind(self, sounds: usize) -> usize {
        let letters = sounds;
        let pairs = letters + LETTERS;
        let others = pairs + LETTERS * LETTERS;
        match self {
            Self::Sound(sound) => sound as usize,
            Self::Letter(letter) => letters + letter,
            Self::Pair(first, second) => pairs + first * LETTERS + second,
            Self::Other(c) if c.is_ascii() => others + c as usize,
            Self::Other(c) => others + c as usize % SHARED,
            Self::Beyond => others + OTHERS,
            Self::Named => others + OTHERS + 1,
            Self::Begun(letter) => others + OTHERS + 2 + letter,
            Self::Neighbours(a, b) => others + OTHERS + 2 + LETTERS + shared_by(a, b),
            Self::Onward(sound, letter) => {
                let mixed = sound as usize * 29 + letter * 7;
                others + OTHERS + 2 + LETTERS + NEIGHBOURS + mixed % ONWARD
            }
            Self::Past => others + OTHERS + 2 + LETTERS + NEIGHBOURS + ONWARD,
        }
    }
}

/// Which of their rows two neighbours share with others: any spread will do, as long as it is even.
const fn shared_by(a: char, b: char) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9e37_79b1).rotate_left(15) ^ (b as u32).wrapping_mul(0x85eb_ca6b);
    (mixed.wrapping_mul(0xc2b2_ae35) >> 16) as usize % NEIGHBOURS
}

impl Sieve {
    /// The sieve of folded strings, each with its name if it has one.
    pub(super) fn of<'s>(strings: impl ExactSizeIterator<Item = (&'s str, Option<&'s str>)>) -> Self {
        let mut table = Table::of(strings.len());
        for (at, (text, name)) in strings.enumerate() {
            if let Some(name) = name {
                table.set(Row::Named, at);
                let first = name.chars().find(|&c| c != '"');
                let letters = first.into_iter().flat_map(first_letters);
                letters.for_each(|letter| table.set(Row::Begun(letter), at));
            }
            table.add(at, text);
        }
        let words =
            |row: usize| table.rows.iter().copied().skip(row * table.width).take(table.width).enumerate();
        Self::gathered(table.width, words)
    }

    /// The words in these ranges of sieves, side by side.
    pub(super) fn joined(pieces: &[(&Self, Range<usize>)]) -> Self {
        let width = pieces.iter().map(|(_, range)| range.len()).sum();
        Self::gathered(width, |row| {
            let mut from = 0;
            pieces.iter().flat_map(move |(sieve, range)| {
                let to = from;
                from += range.len();
                let words = sieve.words_of(row).filter(|(at, _)| range.contains(at));
                words.map(move |(at, word)| (to + at - range.start, word))
            })
        })
    }

    /// A sieve with these words: by row each with its position, in order.
    fn gathered<W: Iterator<Item = (usize, u64)>>(width: usize, words_of: impl Fn(usize) -> W) -> Self {
        if width == 0 {
            return Self::default();
        }
        let spans = width.div_ceil(WORD);
        let count = Row::Past.number();
        let (mut filled, mut starts) = (vec![0; count * spans], Vec::with_capacity(count));
        let mut words = Vec::new();
        for (row, filled) in filled.chunks_exact_mut(spans).enumerate() {
            starts.push(words.len() as u32);
            for (at, word) in words_of(row).filter(|&(_, word)| word != 0) {
                put(filled, at);
                words.push(word);
            }
        }
        words.shrink_to_fit();
        Self { width, filled, starts, words }
    }

    /// How many words a row has.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// The words with strings of the row of this number, each with its position.
    pub(super) fn words_of(&self, row: usize) -> impl Iterator<Item = (usize, u64)> {
        positions(self.filled_of(row)).zip(self.words.iter().copied().skip(self.start_of(row)))
    }

    /// Has these rows come from memory, all at once: one after the other, each would be waited for alone.
    pub(super) fn call_up(&self, rows: &[usize]) {
        let touched = |&row: &usize| {
            let words = self.words.get(self.start_of(row)..self.start_of(row + 1)).unwrap_or_default();
            words.iter().step_by(LANES).fold(0, |all, word| all ^ word)
        };
        std::hint::black_box(rows.iter().map(touched).fold(0, |all, words| all ^ words));
    }

    /// Takes so many words at a time of the row of this number, and gives them away with their number, unless there are
    /// no strings in them.
    pub(super) fn each_lanes(&self, row: usize, mut give: impl FnMut(usize, Lanes)) {
        let mut words = self.words.get(self.start_of(row)..).unwrap_or_default();
        for (span, filled) in self.filled_of(row).iter().enumerate() {
            for (at, filled) in
                filled.to_le_bytes().into_iter().enumerate().filter(|(_, filled)| *filled != 0)
            {
                let Some((here, rest)) = words.split_at_checked(filled.count_ones() as usize) else { return };
                words = rest;
                let mut lanes = Lanes::NONE;
                match <[u64; LANES]>::try_from(here) {
                    Ok(all) => lanes = Lanes(all),
                    Err(_) => {
                        of_word(u64::from(filled)).zip(here).for_each(|(lane, &word)| lanes.0[lane] = word);
                    }
                }
                give(span * (WORD / LANES) + at, lanes);
            }
        }
    }

    fn filled_of(&self, row: usize) -> &[u64] {
        let spans = self.width.div_ceil(WORD);
        self.filled.get(row * spans..(row + 1) * spans).unwrap_or_default()
    }

    fn start_of(&self, row: usize) -> usize {
        self.starts.get(row).map_or(0, |&start| start as usize)
    }
}

/// A sieve as it is made: with all words of all rows.
struct Table {
    sounds: usize,
    width: usize,
    rows: Vec<u64>,
}

impl Table {
    fn of(strings: usize) -> Self {
        let width = strings.div_ceil(WORD);
        let sounds = Sounds::table().count();
        Self { sounds, width, rows: vec![0; width * Row::Past.number_behind(sounds)] }
    }

    fn add(&mut self, at: usize, text: &str) {
        let mut before: u32 = 0;
        let mut sounds: &[u16] = &[];
        let mut neighbour = None;
        for c in text.chars() {
            if let Some(a) = neighbour.replace(c) {
                self.set(Row::Neighbours(a, c), at);
            }
            let own = Sounds::table().of(c);
            Row::of_sounds(own, c).for_each(|row| self.set(row, at));
            if Sounds::is_beyond(c) {
                self.set(Row::Beyond, at);
            }
            // Quotes are not said.
            if c == '"' {
                continue;
            }
            let mut here: u32 = 0;
            for letter in first_letters(c) {
                here |= 1 << letter;
                self.set(Row::Letter(letter), at);
                let mut firsts = before;
                while firsts != 0 {
                    self.set(Row::Pair(firsts.trailing_zeros() as usize, letter), at);
                    firsts &= firsts - 1;
                }
                for &sound in sounds {
                    self.set(Row::Onward(sound, letter), at);
                }
            }
            (sounds, before) = (own, here);
        }
    }

    fn set(&mut self, row: Row, at: usize) {
        if let Some(word) = self.rows.get_mut(row.number_behind(self.sounds) * self.width + at / WORD) {
            *word |= 1 << (at % WORD);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 5] = ["养老床位", "托位", "gdp增长", "浙江", "养老"];

    fn sieve(texts: &[&str]) -> Sieve {
        // Each text is the first of a word.
        let apart = texts.iter().flat_map(|text| [*text].into_iter().chain([""; WORD - 1]));
        let all: Vec<&str> = apart.collect();
        Sieve::of(all.into_iter().map(|text| (text, None)))
    }

    fn words(sieve: &Sieve, row: Row) -> Vec<usize> {
        sieve.words_of(row.number()).map(|(at, _)| at).collect()
    }

    #[test]
    fn only_words_with_strings_are_kept() {
        let sieve = sieve(&TEXTS);
        assert_eq!(sieve.width(), 5);
        assert_eq!(words(&sieve, Row::Neighbours('养', '老')), [0, 4]);
        assert_eq!(words(&sieve, Row::Other('g')), [2]);
        assert!(words(&sieve, Row::Other('z')).is_empty());
        assert!(words(&Sieve::default(), Row::Other('g')).is_empty());
    }

    #[test]
    fn what_is_joined_is_as_if_it_had_been_together() {
        let [front, back] = [sieve(&TEXTS[..2]), sieve(&TEXTS[1..])];
        let joined = Sieve::joined(&[(&front, 0..2), (&back, 1..4)]);
        let whole = sieve(&TEXTS);
        assert_eq!((joined.width, &joined.starts), (5, &whole.starts));
        assert_eq!((joined.filled, joined.words), (whole.filled, whole.words));
    }

    #[test]
    fn lanes_are_the_words_of_a_row() {
        let texts: Vec<&str> = (0..150).map(|n| if n % 3 == 0 { "养老" } else { "托位" }).collect();
        for texts in [&texts, &vec!["养老"; 70]] {
            let sieve = sieve(texts);
            let row = Row::Neighbours('养', '老').number();
            let mut all = vec![0; sieve.width().next_multiple_of(LANES)];
            sieve.each_lanes(row, |at, lanes| all[at * LANES..][..LANES].copy_from_slice(&lanes.0));
            let found: Vec<usize> = positions(&all).map(|at| at / WORD).collect();
            assert_eq!(found, words(&sieve, Row::Neighbours('养', '老')));
        }
    }
}
