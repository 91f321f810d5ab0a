//! A sieve tells at once which strings of a shelf cannot answer a query, so that few are looked at.
//!
//! It is a table of bits: a row for every sound, first letter, pair of first letters that follow one another, and
//! for what has no sound, a column for every string. A bit says that the string has such a character.
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
            Self::Past => others + OTHERS + 2 + LETTERS,
        }
    }
}

impl Sieve {
    /// The sieve of folded strings, each with its name if it has one.
    pub(super) fn of<'s>(strings: impl ExactSizeIterator<Item = (&'s str, Option<&'s str>)>) -> Self {
        let width = strings.len().div_ceil(u64::BITS as usize);
        let mut sieve = Self { width, places: Vec::new(), rows: vec![0; width * Row::Past.number()] };
        for (at, (text, name)) in strings.enumerate() {
            if let Some(name) = name {
                sieve.set(Row::Named, at);
                let first = name.chars().find(|&c| c != '"');
                first.into_iter().flat_map(first_letters).for_each(|letter| sieve.set(Row::Begun(letter), at));
            }
            sieve.add(at, text);
        }
        sieve.without_empty_rows()
    }

    fn without_empty_rows(self) -> Self {
        let (mut places, mut rows) = (Vec::with_capacity(Row::Past.number()), vec![0; self.width]);
        for row in self.rows.chunks_exact(self.width.max(1)) {
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
        for c in text.chars() {
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

    /// The strings that have a name.
    pub(super) fn named(&self) -> &[u64] {
        self.row(Row::Named.number())
    }
}

pub(super) fn or(bits: &mut [u64], others: &[u64]) {
    bits.iter_mut().zip(others).for_each(|(bits, others)| *bits |= others);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Library;
    use crate::search::Query;
    use crate::search::near::Near;
    use crate::search::query::Word;
    use crate::search::sift::Sifting;
    use crate::text::fold;
    use crate::text::pinyin::Spelled;

    fn passes(text: &str, typed: &str, is_near: bool) -> bool {
        let text = fold(text);
        let sieve = Sieve::of([(text.as_str(), Some(text.as_str()))].into_iter());
        let query = Query::parse(typed);
        let words: Vec<&Word> = query.sought().iter().collect();
        positions(&Sifting::of(&words, None).pass(&sieve, is_near).any, 1).next().is_some()
    }

    #[test]
    fn what_has_a_word_in_any_way_goes_through() {
        let text = "“十四五”时期养老机构护理型床位占比、PM2.5";
        for typed in [
            "养老机构",
            "養老",
            "養老床位",
            "yanglao",
            "yanglaojigou",
            "ylcw",
            "yljg",
            "ssw",
            "养老jg",
            "pm2.5",
            "yanglaochuangw",
            "yanglao床位",
            "zhanbi",
        ] {
            assert!(passes(text, typed, false), "{typed}");
        }
        assert!(passes(text, "养老机够护理型床位", true));
    }

    #[test]
    fn the_numeral_zero_is_said() {
        for typed in ["〇", "ling", "erlingsanwu", "elsw"] {
            assert!(passes("到二〇三五年", typed, false), "{typed}");
        }
        assert!(!passes("到二〇三五年", "lingyu", false));
    }

    #[test]
    fn what_lacks_it_is_held_back() {
        let text = "养老机构护理型床位占比";
        for typed in ["托位", "yiliao", "ylzz", "senlin", "5g", "养老机校护理型床位"] {
            assert!(!passes(text, typed, false), "{typed}");
        }
    }

    /// Every string of the embedded plans against words in letters cut from other strings.
    #[test]
    fn nothing_that_is_heard_or_nearly_right_is_held_back() {
        let library = Library::embedded();
        let texts: Vec<String> = library
            .plans()
            .flat_map(|(_, plan)| {
                plan.sections.iter().flat_map(|s| [vec![s.title.to_string()], s.text.clone()].concat())
            })
            .map(|text| fold(&text))
            .collect();
        let sieve = Sieve::of(texts.iter().map(|text| (text.as_str(), Some(text.as_str()))));
        for typed in [
            "yanglao",
            "ylcw",
            "yinhang",
            "chongqing",
            "xian",
            "xi'an",
            "jiuyelv",
            "jiuyelu",
            "rjkzpsr",
            "renjunkezhipei",
            "15fzgg",
            "养老fw",
            "gonggongfuwutix",
            "zhsh",
            "shengtai",
            "lvse",
            "ehua",
            "养老服务提系",
        ] {
            let query = Query::parse(typed);
            let words: Vec<&Word> = query.sought().iter().collect();
            let through: Vec<usize> = positions(&Sifting::of(&words, None).pass(&sieve, true).any, texts.len()).collect();
            let (spelled, near) = (Spelled::of(&fold(typed)), Near::of(&fold(typed)));
            for (at, text) in texts.iter().enumerate() {
                let heard = spelled
                    .as_ref()
                    .is_some_and(|s| s.find(text).is_some() || s.find_scattered(text).is_some());
                let is_near = near.as_ref().is_some_and(|near| near.find(text).is_some());
                assert!(!(heard || is_near) || through.binary_search(&at).is_ok(), "{typed}: {text}");
            }
        }
    }
}
