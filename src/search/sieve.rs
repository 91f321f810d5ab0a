//! A sieve tells at once which strings of a shelf cannot answer a query, so that few are looked at.
//!
//! It is a table of bits: a row for every sound, first letter, pair of first letters that follow one another, for
//! what has no sound, and for neighbours as they are written, a column for every string. A bit says that the string
//! has such a character.
//!
//! What always holds: a string that has a word as typed, scattered, in pinyin or nearly right is never held back.
//! One that goes through need not have it. A row of a plan's 400 strings is seven numbers, so a word is looked up
//! in a plan in less time than it takes to compare one string.

use crate::text::pinyin::{Sounds, first_letters};

const LETTERS: usize = 26;

/// How many rows those have that have no sound: one each of ASCII, and the rest (signs, rare characters) share
/// those of the control characters.
const OTHERS: usize = 128;
const SHARED: usize = 32;

/// How many rows characters share with those that stand beside them, so many that half of a long paragraph's are
/// empty.
const NEIGHBOURS: usize = 256;

/// A set of strings, one bit each.
pub(super) type Bits = Vec<u64>;

/// The table of bits over the strings of a shelf.
#[derive(Clone, Debug, Default)]
pub(super) struct Sieve {
    /// Numbers a row.
    width: usize,
    /// By row, which of those kept it is. A third of the rows is empty in a plan, and they share the first.
    places: Vec<u16>,
    rows: Vec<u64>,
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
        let sounds = Sounds::table().of(c);
        sounds.iter().map(|&sound| Self::Sound(sound)).chain(sounds.is_empty().then_some(Self::Other(c)))
    }

    pub(super) fn number(self) -> usize {
        let letters = Sounds::table().count();
        let pairs = letters + LETTERS;
        let others = pairs + LETTERS * LETTERS;
        match self {
            Self::Sound(sound) => usize::from(sound),
            Self::Letter(letter) => letters + letter,
            Self::Pair(first, second) => pairs + first * LETTERS + second,
            Self::Other(c) if c.is_ascii() => others + c as usize,
            Self::Other(c) => others + c as usize % SHARED,
            Self::Beyond => others + OTHERS,
            Self::Named => others + OTHERS + 1,
            Self::Begun(letter) => others + OTHERS + 2 + letter,
            Self::Neighbours(a, b) => others + OTHERS + 2 + LETTERS + shared_by(a, b),
            Self::Past => others + OTHERS + 2 + LETTERS + NEIGHBOURS,
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
        let width = strings.len().div_ceil(u64::BITS as usize);
        if width == 0 {
            return Self::default();
        }
        let mut sieve = Self { width, places: Vec::new(), rows: vec![0; width * Row::Past.number()] };
        for (at, (text, name)) in strings.enumerate() {
            if let Some(name) = name {
                sieve.set(Row::Named, at);
                let first = name.chars().find(|&c| c != '"');
                first
                    .into_iter()
                    .flat_map(first_letters)
                    .for_each(|letter| sieve.set(Row::Begun(letter), at));
            }
            sieve.add(at, text);
        }
        sieve.without_empty_rows()
    }

    fn without_empty_rows(self) -> Self {
        let (mut places, mut rows) = (Vec::with_capacity(Row::Past.number()), vec![0; self.width]);
        for row in self.rows.chunks_exact(self.width) {
            let is_empty = row.iter().all(|&bits| bits == 0);
            places.push(if is_empty { 0 } else { (rows.len() / self.width) as u16 });
            if !is_empty {
                rows.extend_from_slice(row);
            }
        }
        rows.shrink_to_fit();
        Self { width: self.width, places, rows }
    }

    fn add(&mut self, at: usize, text: &str) {
        let mut before: u32 = 0;
        let mut neighbour = None;
        for c in text.chars() {
            if let Some(a) = neighbour.replace(c) {
                self.set(Row::Neighbours(a, c), at);
            }
            Row::of_char(c).for_each(|row| self.set(row, at));
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
            }
            before = here;
        }
    }

    fn set(&mut self, row: Row, at: usize) {
        let bit = 1 << (at % u64::BITS as usize);
        if let Some(bits) = self.rows.get_mut(row.number() * self.width + at / u64::BITS as usize) {
            *bits |= bit;
        }
    }

    /// How many numbers a row has.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// The strings in the row of this number, a bit each.
    pub(super) fn row(&self, number: usize) -> &[u64] {
        let from = self.places.get(number).map_or(0, |&place| usize::from(place) * self.width);
        self.rows.get(from..from + self.width).unwrap_or_default()
    }
}

/// The number at a position; no string past the end.
pub(super) fn at(numbers: &[u64], position: usize) -> u64 {
    numbers.get(position).copied().unwrap_or_default()
}

/// Whether the bit at a position is set.
pub(super) fn has(bits: &[u64], at: usize) -> bool {
    let word = bits.get(at / u64::BITS as usize).copied().unwrap_or_default();
    word >> (at % u64::BITS as usize) & 1 == 1
}

/// Sets the bit at a position.
pub(super) fn put(bits: &mut [u64], at: usize) {
    if let Some(word) = bits.get_mut(at / u64::BITS as usize) {
        *word |= 1 << (at % u64::BITS as usize);
    }
}

/// The positions of the bits that are set, of the first `count`.
pub(super) fn positions(bits: &[u64], count: usize) -> impl Iterator<Item = usize> + '_ {
    let each = bits.iter().enumerate().flat_map(|(at, &word)| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (bit < u64::BITS).then_some(at * u64::BITS as usize + bit as usize)
        })
    });
    each.take_while(move |&at| at < count)
}
