//! Pairing: which bytes of a stretch of text belong together.
//!
//! A stretch is characters of two bytes, and signs of loss, with a character of one byte on either side. As it stands its bytes are
//! paired from its beginning on; where one of them dropped out, they belong together otherwise from there on. What always
//! holds: the steps of a pairing take all bytes of the stretch, each once and in their order, in the likeliest way.

use super::super::decode::{Gbk, lone_byte};
use super::bytes::{Slot, is_lost};
use super::cells::Known;
use super::words::Beginning;
use std::ops::Range;

/// The logarithm of how seldom a byte drops out of a text, and of what that makes of its character. This and the next six were
/// chosen on texts that lost bytes for it.
const DROPPED: f64 = -10.0;
/// The same where the bytes before it are paired wrongly: sooner or later one pair means nothing and goes.
const DROPPED_AGAIN: f64 = -7.0;
/// The same of a sign of loss that stands for no byte.
pub(super) const NOTHING_LOST: f64 = -14.0;
/// The same of a character of which one byte is known.
pub(super) const HALF: f64 = -5.0;
/// The same of a letter among Han characters.
const LETTER: f64 = -5.0;
/// What a character costs at the most where it stands already.
const RAREST: f64 = -12.0;
/// How much what the document says weighs beside how usual the characters are.
const OWN: f64 = 0.75;
/// How much likelier than by chance the second character of a word is behind the first.
const WORD: f64 = 3.0;

/// What one byte, or two, are taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// A character.
    Pair,
    /// What is left of a character that lost its other byte.
    Half,
    /// A letter by itself.
    Letter,
}

const STEPS: [Step; 3] = [Step::Pair, Step::Half, Step::Letter];

impl Step {
    const fn bytes(self) -> usize {
        match self {
            Self::Pair => 2,
            Self::Half | Self::Letter => 1,
        }
    }
}

/// A step, and what it is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub(super) step: Step,
    /// Its first byte.
    at: usize,
    /// The character, if both of its bytes are known.
    pub(super) char: Option<char>,
}

/// The likeliest way to a byte whose last step is of one kind.
#[derive(Clone, Copy, Debug)]
struct Way {
    score: f64,
    /// The place in [`STEPS`] of the step before the last.
    before: usize,
}

/// The likeliest pairing of a stretch.
pub(super) struct Pairing {
    slots: Vec<Slot>,
    /// For each byte and the end, which character of the stretch begins there, if one does.
    places: Vec<Option<usize>>,
    pub(super) steps: Vec<Taken>,
}

/// What two bytes side by side are.
struct Pair {
    c: char,
    /// The words that begin with it.
    words: Option<Beginning>,
    /// How likely it is by itself, as a logarithm.
    alone: f64,
}

impl Pairing {
    /// `None` if a character of the stretch is not of two bytes.
    pub(super) fn of(stretch: &[char], known: Known<'_>) -> Option<Self> {
        let mut slots = Vec::with_capacity(2 * stretch.len());
        let mut places = Vec::with_capacity(2 * stretch.len() + 1);
        for (n, &c) in stretch.iter().enumerate() {
            places.push(Some(n));
            if is_lost(c) {
                slots.push(lone_byte(c).map_or(Slot::Lost, Slot::Known));
            } else {
                slots.extend(known.gbk.bytes_or_private(c)?.map(Slot::Known));
                places.push(None);
            }
        }
        places.push(Some(stretch.len()));
        let mut pairing = Self { slots, places, steps: Vec::new() };
        pairing.steps = pairing.likeliest(known);
        Some(pairing)
    }

    /// The next steps from the one at `from` on that begin with what is left of a character where no sign of loss stands, and
    /// end where the bytes are paired as they stand again, or with the stretch.
    pub(super) fn shifted(&self, from: usize) -> Option<Range<usize>> {
        let is_dropped = |taken: &Taken| {
            taken.step == Step::Half
                && self.place(taken.at).is_some()
                && self.slots.get(taken.at) != Some(&Slot::Lost)
        };
        let start = from + self.steps.iter().skip(from).position(is_dropped)?;
        let end = (start + 1..self.steps.len()).find(|&n| self.begins(n).is_some());
        Some(start..end.unwrap_or(self.steps.len()))
    }

    /// All ways to take the bytes of the steps in `head`, of which the one at `dropped` is what is left of a character and
    /// those before it stand there as they are, if the byte dropped out of another character of them.
    pub(super) fn ways(&self, head: &Range<usize>, dropped: usize, gbk: &Gbk) -> Vec<Vec<Taken>> {
        let steps = |range: Range<usize>| self.steps.get(range).unwrap_or_default();
        let pairs = |from: usize, to: usize| {
            let pair = |at| Taken { step: Step::Pair, at, char: self.char(Step::Pair, at, gbk) };
            (from..to).step_by(2).map(pair).collect::<Vec<Taken>>()
        };
        let half = |at| [Taken { step: Step::Half, at, char: None }];
        let Some(byte) = self.steps.get(dropped).map(|taken| taken.at) else { return Vec::new() };
        let earlier = (head.start..dropped).filter_map(|n| Some((n, self.steps.get(n)?.at)));
        let earlier = earlier.map(|(n, at)| {
            [steps(head.start..n), &half(at), &pairs(at + 1, byte), steps(dropped + 1..head.end)].concat()
        });
        let later = (dropped + 1..head.end).map(|n| {
            let at = byte + 2 * (n - dropped);
            [steps(head.start..dropped), &pairs(byte, at), &half(at), steps(n + 1..head.end)].concat()
        });
        let ways = [steps(head.clone()).to_vec()].into_iter().chain(earlier).chain(later);
        let is_text = |taken: &Taken| taken.step != Step::Pair || taken.char.is_some();
        ways.filter(|way| way.iter().all(is_text)).collect()
    }

    /// Whether a character stands there as it is taken.
    pub(super) fn is_here(&self, taken: Taken) -> bool {
        taken.step == Step::Pair && self.is_whole(taken.at)
    }

    /// Whether a byte is the first of a character that stands there.
    fn is_whole(&self, at: usize) -> bool {
        self.place(at).is_some() && self.place(at + 1).is_none()
    }

    /// Which character of the stretch begins where a step does, if one does; behind the last step that is the end.
    pub(super) fn begins(&self, step: usize) -> Option<usize> {
        self.place(self.steps.get(step).map_or(self.slots.len(), |taken| taken.at))
    }

    /// The bytes that a character may have of which one is lost.
    pub(super) fn halves(&self, taken: Taken) -> Vec<[&Slot; 2]> {
        match (taken.step, self.slots.get(taken.at), self.slots.get(taken.at + 1)) {
            (Step::Pair, Some(lead), Some(trail)) => vec![[lead, trail]],
            (_, Some(byte @ Slot::Known(_)), _) => vec![[byte, &Slot::Lost], [&Slot::Lost, byte]],
            _ => Vec::new(),
        }
    }

    fn place(&self, byte: usize) -> Option<usize> {
        self.places.get(byte).copied().flatten()
    }

    fn likeliest(&self, known: Known<'_>) -> Vec<Taken> {
        let end = self.slots.len();
        let pairs: Vec<Option<Pair>> = (0..end).map(|at| self.pair(at, known)).collect();
        let never = Way { score: f64::NEG_INFINITY, before: 0 };
        let mut ways = vec![[never; STEPS.len()]; end + 1];
        ways[0][0].score = 0.0;
        for at in 0..end {
            let pair = pairs.get(at).and_then(Option::as_ref);
            for (kind, step) in STEPS.into_iter().enumerate() {
                let Some(score) = self.score(step, at, pair) else { continue };
                for (before, way) in ways[at].into_iter().enumerate() {
                    let last = at.checked_sub(2).filter(|_| STEPS[before] == Step::Pair);
                    let last = last.and_then(|last| pairs.get(last)?.as_ref());
                    let bond = match (step, last, pair) {
                        (Step::Pair, Some(last), Some(pair)) => {
                            let is_word = || last.words.as_ref().is_some_and(|words| words.is_word(pair.c));
                            known.bond_or(last.c, pair.c, self.is_whole(at), is_word)
                        }
                        _ => 0.0,
                    };
                    let score = way.score + score + bond;
                    if let Some(to) = ways.get_mut(at + step.bytes()).and_then(|to| to.get_mut(kind))
                        && score > to.score
                    {
                        *to = Way { score, before };
                    }
                }
            }
        }
        let mut steps = Vec::new();
        let likelier = |&a: &usize, &b: &usize| ways[end][a].score.total_cmp(&ways[end][b].score);
        let (mut at, mut kind) = (end, (0..STEPS.len()).max_by(likelier).unwrap_or(0));
        while at > 0 && ways[at][kind].score > never.score {
            let step = STEPS[kind];
            kind = ways[at][kind].before;
            at -= step.bytes();
            steps.push(Taken { step, at, char: self.char(step, at, known.gbk) });
        }
        steps.reverse();
        steps
    }

    /// The character that a step is, if it is known.
    fn char(&self, step: Step, at: usize, gbk: &Gbk) -> Option<char> {
        match (step, self.slots.get(at)?, self.slots.get(at + 1)) {
            (Step::Pair, Slot::Known(lead), Some(Slot::Known(trail))) => gbk.char(*lead, *trail),
            (Step::Letter, Slot::Known(byte), _) => Some(char::from(*byte)).filter(char::is_ascii_alphabetic),
            _ => None,
        }
    }

    /// What a byte and the next one are, if they are known and a character.
    fn pair(&self, at: usize, known: Known<'_>) -> Option<Pair> {
        let c = self.char(Step::Pair, at, known.gbk)?;
        let words = known.words.begun(c);
        let alone = known.alone(c, words.as_ref().and_then(Beginning::word), self.is_whole(at));
        Some(Pair { c, words, alone })
    }

    /// How likely a step is by itself, as a logarithm; `None` if it cannot be.
    fn score(&self, step: Step, at: usize, pair: Option<&Pair>) -> Option<f64> {
        match (step, self.slots.get(at)?, self.slots.get(at + 1)) {
            (Step::Pair, Slot::Known(_), Some(Slot::Known(_))) => pair.map(|pair| pair.alone),
            (Step::Pair, Slot::Known(0x81..), Some(Slot::Lost))
            | (Step::Pair, Slot::Lost, Some(Slot::Known(_))) => Some(HALF),
            (Step::Half, Slot::Lost, _) => Some(NOTHING_LOST),
            (Step::Half, Slot::Known(_), _) if self.place(at).is_some() => Some(DROPPED),
            (Step::Half, Slot::Known(_), _) => Some(DROPPED_AGAIN),
            (Step::Letter, Slot::Known(byte), _) => byte.is_ascii_alphabetic().then_some(LETTER),
            _ => None,
        }
    }
}

impl Known<'_> {
    /// How likely a character is behind another one, as a logarithm. `is_here` says that the two stand there already.
    pub(super) fn fits(self, last: Option<char>, c: char, is_here: bool) -> f64 {
        let usual = self.words.begun(c).and_then(|begun| begun.word());
        let bond = last.map_or(0.0, |last| self.bond_or(last, c, is_here, || self.is_word(last, c)));
        self.alone(c, usual, is_here) + bond
    }

    /// How likely a character is that is so likely as a word.
    fn alone(self, c: char, usual: Option<f64>, is_here: bool) -> f64 {
        let alone = self.speech.alone_but(u32::from(is_here), c, usual);
        // Rare as it may be, what stands there was not made up.
        if is_here { alone.max(RAREST) } else { alone }
    }

    /// How much likelier a character is behind another one, with which it may be a word.
    fn bond_or(self, last: char, c: char, is_here: bool, is_word: impl Fn() -> bool) -> f64 {
        let bond = OWN * self.speech.pair_lift(last, c, u32::from(is_here));
        if bond < WORD && is_word() { WORD } else { bond }
    }
}
