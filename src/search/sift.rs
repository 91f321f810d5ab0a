//! To sift is to put aside, by the sieve's rows alone, the strings that cannot have what is wanted.
//!
//! What always holds: a string that has all the words, each as typed, scattered, in pinyin or nearly right, goes
//! through. Rows are looked up once a sieve, and then sixty-four strings are sifted at a time, without a list of
//! strings being made on the way: a thousand plans are sifted in two or three milliseconds.

use super::query::{FEWEST_IN_TEXT, Word};
use super::sieve::{Bits, Row, Sieve, has, or};
use crate::text::pinyin::{Route, Sign, first_letters};
use std::ops::Range;

/// The strings that went through a sieve.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    /// Those that may answer in some way.
    pub(super) any: Bits,
    /// Those that may have all words as typed.
    typed: Bits,
    /// Those that have all characters of all words, so that they may have them scattered.
    complete: Bits,
    /// Those with a name that begins with the letter with which the one word does, and those that may have it as typed.
    pub(super) begun: Bits,
    /// Those with a sound that is all of the one word; `None` if there is no such sound.
    whole: Option<Bits>,
    /// Those with a character whose sounds have no rows.
    beyond: Bits,
}

/// What a sieve says of one string.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hint {
    /// Whether all words may stand there as typed.
    pub(super) may_be_typed: bool,
    /// Whether all words may stand there scattered.
    pub(super) is_complete: bool,
    /// Whether a character is said with all of the one word; `None` if the sieve cannot tell.
    pub(super) has_whole: Option<bool>,
}

impl Passed {
    pub(super) fn hint(&self, n: usize) -> Hint {
        let whole = self.whole.as_deref().map(|whole| has(whole, n));
        Hint {
            may_be_typed: has(&self.typed, n),
            is_complete: has(&self.complete, n),
            has_whole: whole.filter(|&whole| whole || !has(&self.beyond, n)),
        }
    }

    /// Whether nothing went through.
    pub(super) fn is_nothing(&self) -> bool {
        self.any.iter().all(|&bits| bits == 0)
    }

    /// Has the first string go through.
    pub(super) fn add_first(&mut self) {
        self.any.iter_mut().take(1).chain(self.begun.iter_mut().take(1)).for_each(|bits| *bits |= 1);
    }

    /// Those with a name and, if there `are_letters`, those that may have what was typed as it is.
    pub(super) fn named(&self, named: &[u64], are_letters: bool) -> Bits {
        let mut all = named.to_vec();
        if are_letters {
            or(&mut all, &self.typed);
        }
        all
    }

    /// Leaves out text in which the word is neither heard nor anything else.
    pub(super) fn keep_heard(&mut self, heard: &[u64], named: &[u64]) {
        for (n, any) in self.any.iter_mut().enumerate() {
            *any &= at(heard, n) | at(named, n) | at(&self.complete, n);
        }
    }

    /// Adds what went through for another way to answer; it has no say in what is whole.
    pub(super) fn or(&mut self, other: &Self) {
        or(&mut self.any, &other.any);
        or(&mut self.typed, &other.typed);
        or(&mut self.complete, &other.complete);
        or(&mut self.begun, &other.begun);
    }
}

/// Up to how many pairs of a word are counted.
const FEWEST_COUNTED: usize = 4;

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
    /// Names that begin with the letter with which the one word does.
    begun: Option<usize>,
}

/// One word.
struct Sifted {
    /// Of each of its characters the rows that a string with that character is in.
    chars: Vec<Vec<usize>>,
    /// The rows of the letters of two characters that follow one another, where both have letters.
    pairs: Vec<usize>,
    /// How many of the pairs stand together wherever the word is scattered in text.
    fewest_pairs: usize,
    heard: Option<Heard>,
    near: Option<Halves>,
}

/// The pairs within the two halves of a phrase, one of which is right where it is nearly right.
struct Halves([Vec<usize>; 2]);

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
        let chars: Vec<Vec<usize>> = word.text.chars().map(|c| self.of_char(c)).collect();
        let pairs = self.of_pairs(&word.text);
        let near = word.near.as_ref().map(|near| Halves(near.halves().map(|half| self.of_pairs(half))));
        // In text a word lies in half as many runs as it has characters: so many pairs are parted at most.
        let parted = chars.len().div_ceil(2).saturating_sub(1);
        Sifted { fewest_pairs: pairs.len().saturating_sub(parted), chars, pairs, heard, near }
    }

    /// Quotes are not said, so what stands on both sides of one follows one another.
    fn of_pairs(&mut self, text: &str) -> Vec<usize> {
        let letters = text.chars().filter(|&c| c != '"').map(|c| first_letters(c).next());
        let letters: Vec<Option<usize>> = letters.collect();
        let pairs = letters.windows(2).filter_map(|pair| pair[0].zip(pair[1]));
        pairs.map(|(a, b)| self.position(Row::Pair(a, b))).collect()
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
        let begun = match words {
            [word] => word.text.chars().next().and_then(|first| first_letters(first).next()),
            _ => None,
        };
        let begun = begun.map(|letter| rows.position(Row::Begun(letter)));
        let whole = match words {
            [word] => whole_sounds(word),
            _ => None,
        };
        Self { rows: rows.0, words: sifted, phrase, whole, named, beyond, begun }
    }

    /// The strings that may have all the words, with an error in each if `is_near`.
    pub(super) fn pass(&self, sieve: &Sieve, is_near: bool) -> Passed {
        let rows: Vec<&[u64]> = self.rows.iter().map(|&row| sieve.row(row)).collect();
        let mut passed = Passed { beyond: sieve.row(Row::Beyond.number()).to_vec(), ..Passed::default() };
        let (mut column, mut ways) = (vec![0; rows.len()], Vec::new());
        for n in 0..sieve.width() {
            column.iter_mut().zip(&rows).for_each(|(bits, row)| *bits = at(row, n));
            let all = |has: &dyn Fn(&Sifted) -> u64| self.words.iter().fold(u64::MAX, |all, word| all & has(word));
            let typed = all(&|word| word.typed(&column));
            passed.typed.push(typed);
            passed.begun.push(typed | self.begun.map_or(0, |row| at(&column, row)));
            passed.complete.push(all(&|word| word.complete(&column)));
            passed.any.push(self.any(&column, is_near, &mut ways));
        }
        let whole: Option<Vec<&[u64]>> =
            self.whole.as_ref().map(|rows| rows.iter().map(|&row| sieve.row(row)).collect());
        passed.whole = whole.map(|rows| {
            (0..sieve.width()).map(|n| rows.iter().fold(0, |any, row| any | at(row, n))).collect()
        });
        passed
    }

    fn any(&self, rows: &[u64], is_near: bool, ways: &mut Vec<[u64; 2]>) -> u64 {
        let words = self.words.iter().fold(u64::MAX, |all, word| match all {
            0 => 0,
            all => all & self.has(word, rows, is_near, ways),
        });
        let named = at(rows, self.named);
        let phrase = self.phrase.as_ref().filter(|_| named != 0);
        words | phrase.map_or(0, |course| named & course.through(rows, false, ways))
    }

    fn has(&self, word: &Sifted, rows: &[u64], is_near: bool, ways: &mut Vec<[u64; 2]>) -> u64 {
        let named = at(rows, self.named);
        let mut found = word.complete(rows) & (named | word.is_together(rows)) | word.typed(rows);
        if let Some(heard) = &word.heard {
            if heard.in_text || named != 0 {
                let said = heard.course.through(rows, false, ways);
                found |= if heard.in_text { said } else { said & named };
            }
            if heard.with_gaps && named != 0 {
                found |= named & heard.course.through(rows, true, ways);
            }
            found |= at(rows, self.beyond);
        }
        match &word.near {
            Some(halves) if is_near => found | word.but_one(rows) & halves.has_one(rows),
            _ => found,
        }
    }
}

impl Sifted {
    /// The strings that have all its characters.
    fn complete(&self, rows: &[u64]) -> u64 {
        self.chars.iter().fold(u64::MAX, |all, char| all & all_of(rows, char))
    }

    /// The strings that may have it as typed.
    fn typed(&self, rows: &[u64]) -> u64 {
        self.complete(rows) & all_of(rows, &self.pairs)
    }

    /// The strings that have so many of its pairs that it may be scattered in text.
    fn is_together(&self, rows: &[u64]) -> u64 {
        // Of each number of pairs the strings that have as many; more than the fewest are not counted.
        let mut have = [0; FEWEST_COUNTED + 1];
        have[0] = u64::MAX;
        for &pair in &self.pairs {
            let row = at(rows, pair);
            for n in (1..have.len()).rev() {
                have[n] |= have[n - 1] & row;
            }
        }
        have.get(self.fewest_pairs.min(FEWEST_COUNTED)).copied().unwrap_or_default()
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

impl Halves {
    /// The strings that may have one half as typed.
    fn has_one(&self, rows: &[u64]) -> u64 {
        self.0.iter().fold(0, |any, pairs| any | all_of(rows, pairs))
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
