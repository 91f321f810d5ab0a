//! Bigrams: which characters stand side by side in the undamaged part of a document.
//!
//! Both scripts count as one, since a document mixes them more often than not.

use super::super::block::Block;
use super::super::decode::Gbk;
use super::bytes::is_lost;
use super::glosses::{readings, syllable};
use super::is_han;
use super::shares::Shares;
use crate::plan::Library;
use crate::text::fold_char;
use crate::text::pinyin::is_said;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Characters of a document that are read; enough to know its words.
const READ: usize = 500_000;

/// So many characters of traditional writing stand in a simplified document too, as names and slips.
const STRAY: u32 = 50;

/// For so many characters of the document's the language at large counts, where it is asked what follows one of them.
const UNSEEN: u32 = 5;
/// The same for two of them.
const UNSEEN_THREE: u32 = 3;

/// Room for pairs from the beginning.
const PAIRS: usize = 60_000;

/// How much of a pair's count is taken for chance.
const CHANCE: f64 = 0.8;

/// Codes of the first plane, where all but the rarest characters stand.
const PLANE: usize = 0x1_0000;
/// For so many numbers the logarithm is kept.
const LOGARITHMS: u32 = 4096;

/// How a document writes a character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
enum Written {
    /// It does not have it.
    #[default]
    Never,
    /// In the other script, or as another variant.
    Otherwise,
    /// In this way.
    So,
}

/// What a document's own words say.
#[derive(Debug, Default)]
pub(super) struct Bigrams {
    pairs: HashMap<u64, u32, Quick>,
    /// How often each character of the first plane stands there, by its code.
    singles: Vec<u32>,
    /// What stands side by side in threes.
    threes: HashMap<u64, u32, Quick>,
    /// The characters that follow each, as they are written.
    next: HashMap<u64, Vec<char>, Quick>,
    /// The pairs whose second character is of traditional writing.
    traditional: HashSet<u64, Quick>,
    total: u32,
    /// How many of them are of traditional writing.
    strange: u32,
    /// Which characters the document puts a reading behind.
    readings: HashMap<String, HashSet<char>>,
    /// For each character of the first plane whether the document itself has it so written, and whether in any writing.
    written: Vec<Written>,
    /// Which characters the document or any other text may well use.
    usual: Vec<bool>,
    /// Characters that any text may use.
    common: HashSet<u64, Quick>,
    /// The logarithms of the first numbers.
    logarithms: Vec<f64>,
    /// What shares of its characters have which bytes.
    pub(super) shares: Shares,
    /// The document's own usual characters by their first byte, each with its second one.
    by_lead: HashMap<u8, Vec<(u8, char)>>,
    /// The same by their second byte, each with its first one.
    by_trail: HashMap<u8, Vec<(u8, char)>>,
}

impl Bigrams {
    /// Reads the paragraphs, without what may be damaged.
    pub(super) fn of(blocks: &[Block], gbk: &Gbk) -> Self {
        // The first level of GB 2312: the characters in use, sorted by their readings.
        let leads = (0xb0..=0xd7_u8).flat_map(|lead| (0xa1..=0xfe_u8).map(move |trail| (lead, trail)));
        let common = leads.filter_map(|(lead, trail)| gbk.char(lead, trail)).map(|c| one(key(c))).collect();
        let mut bigrams = Self {
            common,
            singles: vec![0; PLANE],
            written: vec![Written::Never; PLANE],
            usual: vec![false; PLANE],
            logarithms: (0..LOGARITHMS).map(|n| f64::from(n).ln()).collect(),
            ..Self::default()
        };
        // About what the embedded plans hold.
        bigrams.pairs.reserve(PAIRS);
        bigrams.threes.reserve(2 * PAIRS);
        Library::embedded_words().for_each(|words| bigrams.read(words));
        let mut left = READ;
        for block in blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            left = left.saturating_sub(paragraph.text.len() / 3);
            if left == 0 {
                break;
            }
            bigrams.read_readings(&paragraph.text);
            let mut parts = paragraph.text.split(is_lost);
            bigrams.read_own(&readings(parts.next().unwrap_or_default(), true).0);
            for part in parts {
                // What stands behind a question mark may be damaged, up to the first sign that cannot be. Right behind
                // it the sign is a part of the damage.
                let part = syllable(part).and_then(|(_, length)| part.get(length..)).unwrap_or(part);
                let sign = part.char_indices().skip(2).find(|(_, c)| c.is_ascii());
                let sound = sign.and_then(|(at, _)| part.get(at + 1..));
                bigrams.read_own(&readings(sound.unwrap_or_default(), true).0);
            }
        }
        for ([lead, trail], c) in gbk.pairs() {
            if bigrams.may_be_used(c) {
                if let Some(usual) = bigrams.usual.get_mut(place(c)) {
                    *usual = true;
                }
                bigrams.by_lead.entry(lead).or_default().push((trail, c));
                bigrams.by_trail.entry(trail).or_default().push((lead, c));
            }
        }
        bigrams.shares = Shares::of(gbk, |c| bigrams.is_usual(c).then(|| bigrams.single(c)));
        bigrams
    }

    /// The usual characters that begin with this byte, each with its second one, by which they are
    /// sorted.
    pub(super) fn of_lead(&self, lead: u8) -> &[(u8, char)] {
        self.by_lead.get(&lead).map_or(&[], Vec::as_slice)
    }

    /// The same of those that end with this byte, each with its first one.
    pub(super) fn of_trail(&self, trail: u8) -> &[(u8, char)] {
        self.by_trail.get(&trail).map_or(&[], Vec::as_slice)
    }

    /// Reads the document's own text.
    fn read_own(&mut self, text: &str) {
        for c in text.chars() {
            for (form, how) in [(key(c), Written::Otherwise), (c, Written::So)] {
                if let Some(written) = self.written.get_mut(place(form)) {
                    *written = how.max(*written);
                }
            }
        }
        self.read(text);
    }

    fn read(&mut self, text: &str) {
        let mut before = None;
        let mut before_that = None;
        for written in text.chars().filter(|&c| c != ' ') {
            let c = key(written);
            if let Some(count) = self.singles.get_mut(place(c)) {
                *count += 1;
            }
            self.total += 1;
            if let Some((first, second)) = before_that.zip(before) {
                *self.threes.entry(three(first, second, c)).or_default() += 1;
            }
            self.strange += u32::from(is_han(written) && written != c);
            if let Some(before) = before {
                let count = self.pairs.entry(two(before, c)).or_default();
                *count += 1;
                if *count == 1 || (written != c && self.traditional.insert(two(before, written))) {
                    self.next.entry(one(before)).or_default().push(written);
                }
            }
            before_that = before;
            before = Some(c);
        }
    }

    fn read_readings(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, inside)) = rest.split_once('(') {
            if let (Some(han), Some((syllable, _))) =
                (before.chars().next_back().filter(|&c| is_han(c)), syllable(inside))
            {
                self.readings.entry(syllable.to_owned()).or_default().insert(han);
            }
            rest = inside;
        }
    }

    /// The characters that stand before this reading.
    pub(super) fn read_as(&self, syllable: &str) -> impl Iterator<Item = char> {
        self.readings.get(syllable).into_iter().flatten().copied()
    }

    /// Whether the character is one that a site would put this reading behind: the document does so, or it is
    /// of traditional writing and so said.
    pub(super) fn is_read(&self, c: char, syllable: &str) -> bool {
        self.readings.get(syllable).is_some_and(|chars| chars.contains(&c))
            || (is_han(c) && fold_char(c) != c && is_said(c, syllable))
    }

    /// Whether the document or any other text may well use the character.
    pub(super) fn is_usual(&self, c: char) -> bool {
        self.usual.get(place(c)).copied().unwrap_or(false)
    }

    fn may_be_used(&self, c: char) -> bool {
        let written = |c: char| self.written.get(place(c)).copied().unwrap_or_default();
        // A document writes a character in one way, and one of simplified writing has no traditional ones.
        let is_written = match (written(c), written(key(c))) {
            (Written::So, _) => true,
            (_, Written::Never) => key(c) == c || self.strange > STRAY,
            _ => false,
        };
        is_sign(c) || (is_han(c) && is_written && (self.single(c) > 0 || self.common.contains(&one(key(c)))))
    }

    /// How often the two stand side by side.
    pub(super) fn count(&self, before: char, after: char) -> u32 {
        self.pairs.get(&two(key(before), key(after))).copied().unwrap_or(0)
    }

    /// The characters that stand behind this one, as they are written.
    pub(super) fn behind(&self, before: char) -> &[char] {
        self.next.get(&one(key(before))).map_or(&[], Vec::as_slice)
    }

    /// How likely the character is by itself: by the document, and by the language where that has it as a word.
    pub(super) fn alone(&self, c: char, word: Option<f64>) -> f64 {
        let least = if is_sign(c) || self.common.contains(&one(key(c))) { 1e-5 } else { 1e-8 };
        // That the document has the narrow twin of a wide letter says nothing of the wide one.
        let has_twin = !is_han(c) && !is_sign(c) && key(c) != c;
        let own = if has_twin { 0.0 } else { f64::from(self.single(c)) / f64::from(self.total.max(1)) };
        let word = word.map_or(0.0, f64::exp);
        (if is_han(c) { (own + word) / 2.0 } else { own }).max(least).ln()
    }

    fn single(&self, c: char) -> u32 {
        self.singles.get(place(key(c))).copied().unwrap_or(0)
    }

    /// How much likelier `after` is behind `before` than anywhere, as a logarithm: of a seldom character next to
    /// nothing is known.
    pub(super) fn bond(&self, before: char, after: char) -> f64 {
        match self.count(before, after) {
            0 => self.no_bond(before),
            count => {
                let alone = self.share_of(after);
                (share(count, self.single(before), alone, UNSEEN) / alone).ln()
            }
        }
    }

    /// The same of what never stands behind `before`.
    pub(super) fn no_bond(&self, before: char) -> f64 {
        self.logarithm(UNSEEN) - self.logarithm(self.single(before) + UNSEEN)
    }

    fn share_of(&self, c: char) -> f64 {
        (f64::from(self.single(c)) / f64::from(self.total.max(1))).max(1e-5)
    }

    fn logarithm(&self, number: u32) -> f64 {
        let known = usize::try_from(number).ok().and_then(|number| self.logarithms.get(number));
        known.copied().unwrap_or_else(|| f64::from(number).ln())
    }

    /// The logarithm of how often the document puts something behind this character that it has put there only once.
    pub(super) fn goes_on_anew(&self, before: char) -> f64 {
        let new = self.behind(before).len() as f64;
        ((new + f64::from(UNSEEN)) / f64::from(self.single(before) + UNSEEN)).min(1.0).ln()
    }

    /// How much likelier `third` is behind both than behind the second of them.
    pub(super) fn bond_of_three(&self, first: char, second: char, third: char) -> f64 {
        let both = self.count(first, second);
        if both == 0 {
            return 0.0;
        }
        let count = self.threes.get(&three(key(first), key(second), key(third))).copied().unwrap_or(0);
        if count == 0 {
            return self.logarithm(UNSEEN_THREE) - self.logarithm(both + UNSEEN_THREE);
        }
        let of_two = share(self.count(second, third), self.single(second), self.share_of(third), UNSEEN);
        (share(count, both, of_two, UNSEEN_THREE) / of_two).ln()
    }
}

/// The share `count` of `all`, where `usual` counts as if it had been seen so often.
fn share(count: u32, all: u32, usual: f64, unseen: u32) -> f64 {
    let count = (f64::from(count) - CHANCE).max(0.0);
    (count + f64::from(unseen) * usual) / f64::from(all + unseen)
}

/// The character that stands for it and its twins.
pub(super) fn key(c: char) -> char {
    match c {
        ',' | '，' => '，',
        ';' | '；' => '；',
        ':' | '：' => '：',
        '(' | '（' => '（',
        ')' | '）' => '）',
        c => fold_char(c),
    }
}

fn place(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or(PLANE)
}

fn one(c: char) -> u64 {
    u64::from(u32::from(c))
}

/// Characters have 21 bits at most.
fn three(first: char, second: char, third: char) -> u64 {
    one(first) << 42 | one(second) << 21 | one(third)
}

fn two(before: char, after: char) -> u64 {
    one(before) << 32 | one(after)
}

/// Whether it is a sign that any Chinese text uses.
fn is_sign(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '“' | '”' | '（' | '）' | '《' | '》' | '—' | '\u{3000}')
}

type Quick = BuildHasherDefault<Mixer>;

/// A hasher for characters, which nobody outside can choose so many of that it would matter.
#[derive(Debug, Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // Fibonacci hashing; the upper half comes down, since the map looks at both ends.
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
