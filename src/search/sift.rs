//! To sift is to put aside, by the sieve's rows alone, the strings that cannot have what is wanted.
//!
//! What always holds: a string that has all the words, each as typed, scattered, in pinyin or nearly right, goes
//! through. Rows are looked up once a sieve, and then sixty-four strings are sifted at a time, without a list of
//! strings being made on the way: a thousand plans are sifted in two or three milliseconds.

use super::query::{FEWEST_IN_TEXT, Word};
use super::sieve::{Bits, Row, Sieve};
use crate::text::pinyin::{Route, Sign};
use std::ops::Range;

/// What is wanted, as rows of a sieve.
pub(super) struct Sifting {
    /// The numbers of all rows that are asked for, each once; elsewhere a row is its position here.
    rows: Vec<usize>,
    words: Vec<Sifted>,
    /// The words as one phrase in pinyin.
    phrase: Option<Course>,
    /// Of a single word that is listened for in text, the sounds that are all of it.
    whole: Option<Vec<usize>>,
    named: usize,
    beyond: usize,
}

/// One word.
struct Sifted {
    /// Of each of its characters the rows that a string with that character is in.
    chars: Vec<Vec<usize>>,
    heard: Option<Heard>,
    may_be_near: bool,
}

/// One word as it may be heard.
struct Heard {
    course: Course,
    in_text: bool,
    with_gaps: bool,
}

/// The ways through a word: its steps from the last to the first.
struct Course {
    steps: Vec<Step>,
    /// The steps the word may begin with.
    firsts: Range<usize>,
}

struct Step {
    own: Vec<usize>,
    /// The steps that may follow, with the row of the two letters if they are certain; none where the word ends.
    then: Vec<(usize, Option<usize>)>,
    ends: bool,
}

/// Rows by number, each given a position when it is first asked for.
#[derive(Default)]
struct Rows(Vec<usize>);

impl Rows {
    fn position(&mut self, row: Row) -> usize {
        let number = row.number();
        self.0.iter().position(|&known| known == number).unwrap_or_else(|| {
            self.0.push(number);
            self.0.len() - 1
        })
    }

    fn of_char(&mut self, c: char) -> Vec<usize> {
        Row::of_char(c).map(|row| self.position(row)).collect()
    }

    fn of_sign(&mut self, sign: Sign) -> Vec<usize> {
        match sign {
            Sign::Char(c) => self.of_char(c),
            Sign::Sound(sound) => vec![self.position(Row::Sound(sound))],
            Sign::Letter(letter) => vec![self.position(Row::Letter(letter))],
        }
    }

    fn of_word(&mut self, word: &Word) -> Sifted {
        let heard = word.route.as_ref().zip(word.spelled.as_ref()).map(|(route, spelled)| Heard {
            course: self.of_route(route),
            in_text: spelled.weight() >= FEWEST_IN_TEXT,
            with_gaps: route.may_have_gaps(),
        });
        let chars = word.text.chars().map(|c| self.of_char(c)).collect();
        Sifted { chars, heard, may_be_near: word.near.is_some() }
    }

    fn of_route(&mut self, route: &Route) -> Course {
        let mut steps: Vec<Step> = Vec::new();
        // Of each position in the word, which of the steps begin there.
        let mut begin: Vec<Range<usize>> = vec![0..0; route.steps.len()];
        for (at, here) in route.steps.iter().enumerate().rev() {
            let from = steps.len();
            for step in here {
                let next = begin.get(step.next).cloned();
                let behind = route.steps.get(step.next).into_iter().flatten();
                let then = next.clone().unwrap_or_default().zip(behind).map(|(position, then)| {
                    let letters = step.letter.zip(then.letter);
                    (position, letters.map(|(a, b)| self.position(Row::Pair(a, b))))
                });
                let then = then.collect();
                steps.push(Step { own: self.of_sign(step.sign), then, ends: next.is_none() });
            }
            if let Some(range) = begin.get_mut(at) {
                *range = from..steps.len();
            }
        }
        Course { steps, firsts: begin.first().cloned().unwrap_or_default() }
    }
}

impl Sifting {
    /// What these words ask for, each by itself or, if they are pinyin, as one phrase.
    pub(super) fn of(words: &[&Word], phrase: Option<&Route>) -> Self {
        let mut rows = Rows::default();
        let (named, beyond) = (rows.position(Row::Named), rows.position(Row::Beyond));
        let phrase = phrase.map(|route| rows.of_route(route));
        let sifted = words.iter().map(|word| rows.of_word(word)).collect();
        let whole = match words {
            [word] => whole_sounds(word),
            _ => None,
        };
        Self { rows: rows.0, words: sifted, phrase, whole, named, beyond }
    }

    /// The strings that may have all the words, with an error in each if `is_near`.
    pub(super) fn pass(&self, sieve: &Sieve, is_near: bool) -> Bits {
        let mut ways = Vec::new();
        self.of_columns(sieve, |rows| {
            let has = |word: &Sifted, ways: &mut Vec<[u64; 2]>| self.has(word, rows, is_near, ways);
            let all = self.words.iter().fold(u64::MAX, |all, word| match all {
                0 => 0,
                all => all & has(word, &mut ways),
            });
            let named = at(rows, self.named);
            let phrase = self.phrase.as_ref().filter(|_| named != 0);
            all | phrase.map_or(0, |course| named & course.through(rows, false, &mut ways))
        })
    }

    /// The strings that may have all the words as typed.
    pub(super) fn typed(&self, sieve: &Sieve) -> Bits {
        self.of_columns(sieve, |rows| self.words.iter().fold(u64::MAX, |all, word| all & word.typed(rows)))
    }

    /// The strings without a name that have the one word for certain: a whole syllable in one that sounds so.
    pub(super) fn sure(&self, sieve: &Sieve) -> Option<Bits> {
        let rows: Vec<&[u64]> = self.whole.as_ref()?.iter().map(|&row| sieve.row(row)).collect();
        let any = |column: usize| rows.iter().fold(0, |any, row| any | at(row, column));
        Some((0..sieve.width()).map(any).collect())
    }

    fn of_columns(&self, sieve: &Sieve, mut sift: impl FnMut(&[u64]) -> u64) -> Bits {
        let rows: Vec<&[u64]> = self.rows.iter().map(|&row| sieve.row(row)).collect();
        let mut column = vec![0; rows.len()];
        let sifted = (0..sieve.width()).map(|n| {
            column.iter_mut().zip(&rows).for_each(|(bits, row)| *bits = at(row, n));
            sift(&column)
        });
        sifted.collect()
    }

    fn has(&self, word: &Sifted, rows: &[u64], is_near: bool, ways: &mut Vec<[u64; 2]>) -> u64 {
        let mut found = word.typed(rows);
        if let Some(heard) = &word.heard {
            let named = at(rows, self.named);
            if heard.in_text || named != 0 {
                let said = heard.course.through(rows, false, ways);
                found |= if heard.in_text { said } else { said & named };
            }
            if heard.with_gaps && named != 0 {
                found |= named & heard.course.through(rows, true, ways);
            }
            found |= at(rows, self.beyond);
        }
        if is_near && word.may_be_near {
            found |= word.but_one(rows);
        }
        found
    }
}

impl Sifted {
    fn typed(&self, rows: &[u64]) -> u64 {
        self.chars.iter().fold(u64::MAX, |all, char| all & all_of(rows, char))
    }

    /// The strings that may have all its characters but one: with one error, no more are missing.
    fn but_one(&self, rows: &[u64]) -> u64 {
        let (_, but_one) = self.chars.iter().fold((u64::MAX, u64::MAX), |(all, but_one), char| {
            let has = all_of(rows, char);
            (all & has, but_one & has | all)
        });
        but_one
    }
}

impl Course {
    /// The strings in which the word may be heard: its characters following one another, or in runs of at least
    /// two. For each step, from the last, the strings that may have it and, behind it, a way to the end: as the
    /// first of a run and as a later one.
    fn through(&self, rows: &[u64], with_gaps: bool, ways: &mut Vec<[u64; 2]>) -> u64 {
        ways.clear();
        for step in &self.steps {
            let own = all_of(rows, &step.own);
            let (mut close, mut apart) = (0, 0);
            for &(then, letters) in &step.then {
                let [first, later] = ways.get(then).copied().unwrap_or_default();
                close |= later & letters.map_or(u64::MAX, |pair| at(rows, pair));
                apart |= first;
            }
            ways.push(match (step.ends, with_gaps) {
                // The word ends here. With gaps a run of one does not count.
                (true, true) => [0, own],
                (true, false) => [own, own],
                (false, true) => [own & close, own & (close | apart)],
                (false, false) => [own & close, own & close],
            });
        }
        let firsts = ways.get(self.firsts.clone()).unwrap_or_default();
        firsts.iter().fold(0, |any, [first, _]| any | first)
    }
}

/// The numbers of the rows of the sounds that are all of a word that is listened for in text; `None` if it is longer
/// than any sound.
fn whole_sounds(word: &Word) -> Option<Vec<usize>> {
    word.spelled_in_text()?;
    let length = word.text.chars().count();
    let steps = word.route.as_ref()?.steps.first()?.iter().filter(|step| step.next == length);
    let sound = |sign| if let Sign::Sound(sound) = sign { Some(Row::Sound(sound).number()) } else { None };
    Some(steps.filter_map(|step| sound(step.sign)).collect()).filter(|rows: &Vec<_>| !rows.is_empty())
}

fn at(rows: &[u64], position: usize) -> u64 {
    rows.get(position).copied().unwrap_or_default()
}

fn all_of(rows: &[u64], positions: &[usize]) -> u64 {
    positions.iter().fold(u64::MAX, |all, &position| all & at(rows, position))
}
