//! Shifted text: a byte is gone and nothing stands in its place, so that the bytes behind it are paired wrongly.
//!
//! It goes on so up to a character of one byte or to the next loss, where a byte without a partner may leave a question
//! mark. What always holds: text is paired anew only where that is far likelier than that it stands as it was
//! written, and makes words; but for the characters that lost a byte, nothing is guessed.

use super::super::decode::Gbk;
use super::bytes::{Slot, is_lost};
use super::cells::{Alternative, Around, Known};
use super::garbled::Seldom;
use super::reading::settled;
use super::speech::key;
use super::{MARK, is_han};
use encoding_rs::GB18030;
use std::ops::Range;

/// The logarithm of how seldom a byte drops out of a text, and of what that makes of its character.
const DROPPED: f64 = -10.0;
/// The same where the bytes before it are paired wrongly: sooner or later one pair means nothing.
const DROPPED_AGAIN: f64 = -7.0;
/// The same of a sign of loss that stands for no byte.
const NOTHING_LOST: f64 = -14.0;
/// The same of a character of which one byte is known.
const HALF: f64 = -5.0;
/// The same of a letter among Han characters.
const LETTER: f64 = -8.0;
/// What a character costs at the most where it stands already.
const RAREST: f64 = -12.0;
/// How much what the document says weighs beside how usual the characters are.
const OWN: f64 = 0.75;
/// How much likelier than by chance the second character of a word is behind the first.
const WORD: f64 = 3.0;
/// Of so many neighbours in what comes of it one may be new to document and language.
const NEIGHBOURS: usize = 2;
/// By how much likelier the text must be, as a logarithm.
const GAIN: f64 = 12.0;
/// So many characters on each side tell which one lost a byte.
const AROUND: usize = 6;

/// A text and what it became: in place of characters `from..to` stands `mended`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Repaired {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) mended: String,
}

/// How many bytes the stretches of a text have that may be shifted.
pub(super) fn suspicious(text: &str, seldom: &Seldom) -> usize {
    let stretches = text.split(|c: char| c.is_ascii());
    stretches.filter(|stretch| stretch.chars().any(|c| seldom.is_strange(c))).map(str::len).sum()
}

/// The shifted parts of a text, in their order, each as it was before.
pub(super) fn repaired(chars: &[char], seldom: &Seldom, known: Known<'_>) -> Vec<Repaired> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let stretch = chars.get(from..).unwrap_or_default();
        let length = stretch.iter().take_while(|c| !c.is_ascii()).count();
        let is_cut = stretch.get(length) == Some(&'?');
        let stretch = stretch.get(..length + usize::from(is_cut)).unwrap_or_default();
        let is_behind_loss = from.checked_sub(1).and_then(|at| chars.get(at)) == Some(&'?');
        if !is_behind_loss && stretch.iter().any(|&c| seldom.is_strange(c)) {
            let rest = chars.get(from + stretch.len()..).unwrap_or_default();
            let parts = Shift::of(stretch, known).map(|shift| shift.repaired(stretch, rest, known));
            let placed = |part: Repaired| Repaired { from: part.from + from, to: part.to + from, ..part };
            found.extend(parts.into_iter().flatten().map(placed));
        }
        from += length.max(1);
    }
    found
}

/// What a byte, or two, of a stretch are taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    /// A character.
    Pair,
    /// What is left of a character that lost the other byte.
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

/// The likeliest way to a byte whose last step is of one kind.
#[derive(Clone, Copy, Debug)]
struct Way {
    score: f64,
    /// The place in [`STEPS`] of the step before the last.
    before: usize,
}

/// The bytes of a stretch, and the likeliest way to take them.
struct Shift {
    slots: Vec<Slot>,
    /// For each byte and the end, which character of the stretch begins there, if one does.
    places: Vec<Option<usize>>,
    /// Each step with the place of its first byte.
    steps: Vec<(Step, usize)>,
}

impl Shift {
    /// The likeliest way to take the bytes of a stretch; `None` if it holds characters that are not of two.
    fn of(stretch: &[char], known: Known<'_>) -> Option<Self> {
        let mut slots = Vec::with_capacity(2 * stretch.len());
        let mut places = Vec::with_capacity(2 * stretch.len() + 1);
        for (n, &c) in stretch.iter().enumerate() {
            places.push(Some(n));
            if is_lost(c) {
                slots.push(Slot::Lost);
            } else {
                slots.extend(bytes(c, known.gbk)?.map(Slot::Known));
                places.push(None);
            }
        }
        places.push(Some(stretch.len()));
        let mut shift = Self { slots, places, steps: Vec::new() };
        shift.steps = shift.likeliest(known);
        Some(shift)
    }

    fn likeliest(&self, known: Known<'_>) -> Vec<(Step, usize)> {
        let end = self.slots.len();
        let never = Way { score: f64::NEG_INFINITY, before: 0 };
        let mut ways = vec![[never; STEPS.len()]; end + 1];
        ways[0][0].score = 0.0;
        for at in 0..end {
            for (before, way) in ways[at].into_iter().enumerate() {
                if way.score == f64::NEG_INFINITY {
                    continue;
                }
                let last = STEPS.get(before).and_then(|step| self.char_before(*step, at, known));
                for (kind, step) in STEPS.into_iter().enumerate() {
                    let Some(score) = self.score(step, at, last, known) else { continue };
                    let score = way.score + score;
                    if let Some(to) = ways.get_mut(at + step.bytes()).and_then(|to| to.get_mut(kind))
                        && score > to.score
                    {
                        *to = Way { score, before };
                    }
                }
            }
        }
        let mut steps = Vec::new();
        let best = |ways: &[Way; 3]| (0..ways.len()).max_by(|&a, &b| ways[a].score.total_cmp(&ways[b].score));
        let (mut at, mut kind) = (end, best(&ways[end]).unwrap_or(0));
        while at > 0 && ways[at][kind].score > f64::NEG_INFINITY {
            let step = STEPS[kind];
            kind = ways[at][kind].before;
            at -= step.bytes();
            steps.push((step, at));
        }
        steps.reverse();
        steps
    }

    /// The character that ends before a byte with such a step, if it is known.
    fn char_before(&self, step: Step, at: usize, known: Known<'_>) -> Option<char> {
        self.char(step, at.checked_sub(step.bytes())?, known.gbk)
    }

    /// The character that a step is, if it is known.
    fn char(&self, step: Step, at: usize, gbk: &Gbk) -> Option<char> {
        match (step, self.slots.get(at)?, self.slots.get(at + 1)) {
            (Step::Pair, Slot::Known(lead), Some(Slot::Known(trail))) => gbk.char(*lead, *trail),
            (Step::Letter, Slot::Known(byte), _) => Some(char::from(*byte)).filter(char::is_ascii_alphabetic),
            _ => None,
        }
    }

    /// How likely a step is behind a character, as a logarithm; `None` if it cannot be.
    fn score(&self, step: Step, at: usize, last: Option<char>, known: Known<'_>) -> Option<f64> {
        let c = self.char(step, at, known.gbk);
        match (step, self.slots.get(at)?, self.slots.get(at + 1)) {
            (Step::Pair, Slot::Known(_), Some(Slot::Known(_))) => {
                Some(fits(last, c?, self.place(at).is_some(), known))
            }
            (Step::Pair, Slot::Known(0x81..), Some(_)) | (Step::Pair, Slot::Lost, Some(Slot::Known(_))) => {
                Some(HALF)
            }
            (Step::Half, Slot::Lost, _) => Some(NOTHING_LOST),
            (Step::Half, Slot::Known(_), _) if self.place(at).is_some() => Some(DROPPED),
            (Step::Half, Slot::Known(_), _) => Some(DROPPED_AGAIN),
            (Step::Letter, ..) => c.map(|_| LETTER),
            _ => None,
        }
    }

    /// What stands in place of the shifted parts.
    fn repaired(&self, stretch: &[char], rest: &[char], known: Known<'_>) -> Vec<Repaired> {
        let chars: Vec<Option<char>> =
            self.steps.iter().map(|&(step, at)| self.char(step, at, known.gbk)).collect();
        let mut found: Vec<Repaired> = Vec::new();
        let mut steps = 0..0;
        while let Some(part) = self.part(steps.end) {
            steps = part;
            let place = |n: usize| self.steps.get(n).map_or(Some(stretch.len()), |&(_, at)| self.place(at));
            let (Some(from), Some(to)) = (place(steps.start), place(steps.end)) else { break };
            let before = stretch.get(..from).unwrap_or_default();
            let behind: Vec<char> = stretch.iter().skip(to).chain(rest).take(AROUND).copied().collect();
            let mut mended: Vec<char> = Vec::new();
            for n in steps.clone() {
                match (chars.get(n).copied().flatten(), self.steps.get(n)) {
                    (Some(c), _) => mended.push(c),
                    (None, None) => {}
                    (None, Some(&(step, at))) => {
                        let known_to = steps.end.min(chars.len());
                        let ahead = chars.get(n + 1..known_to).unwrap_or_default();
                        let is_all = ahead.iter().all(Option::is_some);
                        let ahead = ahead.iter().map_while(|c| *c);
                        let around = Around {
                            before: sound(before.iter().chain(&mended).rev()).into_iter().rev().collect(),
                            after: sound(
                                ahead
                                    .chain(behind.iter().copied().filter(|_| is_all))
                                    .collect::<Vec<_>>()
                                    .iter(),
                            ),
                            said: None,
                        };
                        let half = self.half(step, at, &around, known);
                        let is_open =
                            || before.iter().chain(&mended).rfind(|c| matches!(c, '“' | '”')) == Some(&'“');
                        match half.as_str() {
                            // Which of the two it is, their first byte does not tell, and the other one does.
                            "“" | "”" => mended.push(if is_open() { '”' } else { '“' }),
                            MARK if mended.ends_with(&['〔', '?', '〕']) => {}
                            half => mended.extend(half.chars()),
                        }
                    }
                }
            }
            let damaged = stretch.get(from..to).unwrap_or_default();
            let [last, next] = [before.last(), behind.first()];
            let of = |text: &[char], is_here: bool| likely(last, text, next, is_here, known);
            if of(&mended, false) - of(damaged, true) >= GAIN && makes_words(last, &mended, next, known) {
                found.push(Repaired { from, to, mended: mended.into_iter().collect() });
            }
        }
        found
    }

    /// The next steps from the one at `from` on that begin with what is left of a character and end where the pairs are those
    /// of the text again, or with the stretch.
    fn part(&self, from: usize) -> Option<Range<usize>> {
        let is_sound = |n: usize| self.steps.get(n).is_none_or(|&(_, at)| self.place(at).is_some());
        let begins = |n: &usize| {
            self.steps.get(*n).is_some_and(|&(step, at)| {
                step == Step::Half && self.slots.get(at) != Some(&Slot::Lost) && self.place(at).is_some()
            })
        };
        let start = (from..self.steps.len()).find(begins)?;
        let end = (start + 1..=self.steps.len()).find(|&n| is_sound(n))?;
        Some(start..end)
    }

    /// Which character of the stretch begins with a byte; `None` if it is not the first of one.
    fn place(&self, byte: usize) -> Option<usize> {
        self.places.get(byte).copied().flatten()
    }

    /// The character of which one byte is left, or a mark.
    fn half(&self, step: Step, at: usize, around: &Around, known: Known<'_>) -> String {
        let last = around.before.last().copied();
        let cell: Vec<Alternative> = match (step, self.slots.get(at), self.slots.get(at + 1)) {
            (Step::Pair, Some(lead), Some(trail)) => known.half(last, &[(lead, trail)]),
            (_, Some(byte), _) if *byte != Slot::Lost => {
                known.half(last, &[(byte, &Slot::Lost), (&Slot::Lost, byte)])
            }
            _ => return MARK.to_owned(),
        };
        settled(&[cell], around, known)
    }
}

/// The characters up to the first one that is not known, a few of them.
fn sound<'c>(chars: impl Iterator<Item = &'c char>) -> Vec<char> {
    chars
        .copied()
        .take_while(|&c| !is_lost(c) && !MARK.contains(c))
        .filter(|c| *c != ' ')
        .take(AROUND)
        .collect()
}

/// How likely a text is between two characters; it or what is lost of it stands there.
fn likely(last: Option<&char>, text: &[char], next: Option<&char>, is_here: bool, known: Known<'_>) -> f64 {
    let mut last = last.copied();
    let mut sum = 0.0;
    for &c in text.iter().filter(|c| !matches!(c, '〔' | '〕')) {
        sum += if is_lost(c) {
            if is_here { NOTHING_LOST } else { HALF }
        } else {
            fits(last, c, is_here, known)
        };
        last = Some(c).filter(|&c| !is_lost(c));
    }
    sum + next.map_or(0.0, |&next| fits(last, next, is_here, known))
}

/// How likely a character is behind another one.
fn fits(last: Option<char>, c: char, is_here: bool, known: Known<'_>) -> f64 {
    let usual = known.words.start().and_then(|start| start.with(key(c))?.word());
    let [alone, bond] = known.speech.behind_likely(last, c, usual, is_here);
    let is_word = || last.is_some_and(|last| is_word(last, c, known));
    // Rare as it may be, what stands there was not made up.
    let alone = if is_here { alone.max(RAREST) } else { alone };
    alone + if bond < WORD && is_word() { WORD } else { OWN * bond }
}

fn is_word(a: char, b: char, known: Known<'_>) -> bool {
    let word = || known.words.start()?.with(key(a))?.with(key(b))?.word();
    word().is_some()
}

/// Whether most neighbours among the characters stand beside each other elsewhere too.
fn makes_words(last: Option<&char>, text: &[char], next: Option<&char>, known: Known<'_>) -> bool {
    let chars: Vec<char> = last.into_iter().chain(text).chain(next).copied().collect();
    let pairs: Vec<&[char]> = chars.windows(2).filter(|pair| pair.iter().all(|&c| is_han(c))).collect();
    let goes = |pair: &&&[char]| known.speech.count(pair[0], pair[1]) > 0 || is_word(pair[0], pair[1], known);
    let count = pairs.iter().filter(goes).count();
    count > 0 && count * NEIGHBOURS >= pairs.len()
}

/// The two bytes of a character, be it one for private use.
fn bytes(c: char, gbk: &Gbk) -> Option<[u8; 2]> {
    gbk.bytes(c).or_else(|| {
        let text = c.to_string();
        let (bytes, _, has_none) = GB18030.encode(&text);
        <[u8; 2]>::try_from(bytes.as_ref()).ok().filter(|_| !has_none)
    })
}
