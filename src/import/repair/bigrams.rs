//! Bigrams: which characters stand side by side in the undamaged part of a document.
//!
//! Both scripts count as one, since a document mixes them more often than not.

use super::super::block::Block;
use super::super::decode::Gbk;
use super::bytes::is_lost;
use super::glosses::{readings, syllable};
use super::is_han;
use super::vocabulary::WORDS;
use crate::text::fold_char;
use crate::text::pinyin::is_said;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Characters of a document that are read; enough to know its words.
const READ: usize = 500_000;

/// How much a pair says beside a character alone.
const PAIRED: f64 = 0.95;

/// How much of a pair's count is taken for chance.
const CHANCE: f64 = 0.8;

/// What a document's own words say.
#[derive(Debug, Default)]
pub(super) struct Bigrams {
    pairs: HashMap<u64, u32, Quick>,
    singles: HashMap<u64, u32, Quick>,
    /// The characters that follow each, as they are written.
    next: HashMap<u64, Vec<char>, Quick>,
    /// The pairs whose second character is of traditional writing.
    traditional: HashSet<u64, Quick>,
    total: u32,
    /// Which characters the document puts a reading behind.
    readings: HashMap<String, HashSet<char>>,
    /// Characters that any text may use.
    common: HashSet<u64, Quick>,
    /// The document's own usual characters by their first byte, each with its second one.
    by_lead: HashMap<u8, Vec<(u8, char)>>,
}

impl Bigrams {
    /// Reads the paragraphs, without what may be damaged.
    pub(super) fn of(blocks: &[Block], gbk: &Gbk) -> Self {
        // The first level of GB 2312: the characters in use, sorted by their readings.
        let leads = (0xb0..=0xd7_u8).flat_map(|lead| (0xa1..=0xfe_u8).map(move |trail| (lead, trail)));
        let common = leads.filter_map(|(lead, trail)| gbk.char(lead, trail)).map(|c| one(key(c))).collect();
        let mut bigrams = Self { common, ..Self::default() };
        bigrams.read_vocabulary(gbk);
        let mut left = READ;
        for block in blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            left = left.saturating_sub(paragraph.text.len() / 3);
            if left == 0 {
                break;
            }
            bigrams.read_readings(&paragraph.text);
            let mut parts = paragraph.text.split(is_lost);
            bigrams.read(&readings(parts.next().unwrap_or_default(), true).0);
            for part in parts {
                // What stands behind a question mark may be damaged, up to the first sign that cannot be. Right behind
                // it the sign is a part of the damage.
                let part = syllable(part).and_then(|(_, length)| part.get(length..)).unwrap_or(part);
                let sign = part.char_indices().skip(2).find(|(_, c)| c.is_ascii());
                let sound = sign.and_then(|(at, _)| part.get(at + 1..));
                bigrams.read(&readings(sound.unwrap_or_default(), true).0);
            }
        }
        bigrams.by_lead =
            gbk.pairs().fold(HashMap::new(), |mut by_lead: HashMap<_, Vec<_>>, ([lead, trail], c)| {
                if bigrams.has(c) && bigrams.is_usual(c) {
                    by_lead.entry(lead).or_default().push((trail, c));
                }
                by_lead
            });
        bigrams
    }

    /// The usual characters of the document that begin with this byte, each with its second one, by which they are
    /// sorted.
    pub(super) fn of_lead(&self, lead: u8) -> &[(u8, char)] {
        self.by_lead.get(&lead).map_or(&[], Vec::as_slice)
    }

    fn read(&mut self, text: &str) {
        let mut before = None;
        for written in text.chars().filter(|&c| c != ' ') {
            let c = key(written);
            *self.singles.entry(one(c)).or_default() += 1;
            self.total += 1;
            if let Some(before) = before {
                let count = self.pairs.entry(two(before, c)).or_default();
                *count += 1;
                if *count == 1 || (written != c && self.traditional.insert(two(before, written))) {
                    self.next.entry(one(before)).or_default().push(written);
                }
            }
            before = Some(c);
        }
    }

    /// Words that the document need not have. Each counts as if it stood in it twice.
    fn read_vocabulary(&mut self, gbk: &Gbk) {
        let mut twins: HashMap<u64, Vec<char>, Quick> = HashMap::default();
        for c in gbk.han().filter(|&c| key(c) != c) {
            twins.entry(one(key(c))).or_default().push(c);
        }
        for word in WORDS.split(' ') {
            self.read(word);
            self.read(word);
            for (before, after) in word.chars().zip(word.chars().skip(1)) {
                let written = twins.get(&one(key(after))).into_iter().flatten();
                self.next.entry(one(key(before))).or_default().extend(written);
            }
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
        is_sign(c) || (is_han(c) && (self.has(c) || self.common.contains(&one(key(c)))))
    }

    /// Whether the document has the character.
    pub(super) fn has(&self, c: char) -> bool {
        self.singles.contains_key(&one(key(c)))
    }

    /// How often the two stand side by side.
    pub(super) fn count(&self, before: char, after: char) -> u32 {
        self.pairs.get(&two(key(before), key(after))).copied().unwrap_or(0)
    }

    /// How large a share of what stands behind `before` is `after`.
    pub(super) fn share(&self, before: char, after: char) -> f64 {
        let of = self.singles.get(&one(key(before))).copied().unwrap_or(0);
        f64::from(self.count(before, after)) / f64::from(of.max(1))
    }

    /// The characters that stand behind this one, as they are written.
    pub(super) fn behind(&self, before: char) -> &[char] {
        self.next.get(&one(key(before))).map_or(&[], Vec::as_slice)
    }

    /// The logarithm of how likely `after` is behind `before`: by the pair and by the
    /// character alone, or else by whether it is one of the common ones.
    pub(super) fn score(&self, before: Option<char>, after: char) -> f64 {
        let single = self.singles.get(&one(key(after))).copied().unwrap_or(0);
        let alone = match single {
            0 if is_sign(after) || self.common.contains(&one(key(after))) => 1e-5,
            0 => 1e-8,
            n => f64::from(n) / f64::from(self.total.max(1)),
        };
        // What stands there once may do so by chance.
        let paired = before.map_or(0.0, |before| {
            let count = f64::from(self.count(before, after));
            if count > 0.0 { self.share(before, after) * (count - CHANCE) / count } else { 0.0 }
        });
        (PAIRED * paired + (1.0 - PAIRED) * alone).ln()
    }
}

/// The character that stands for it and its twins.
fn key(c: char) -> char {
    match c {
        ',' | '，' => '，',
        ';' | '；' => '；',
        ':' | '：' => '：',
        '(' | '（' => '（',
        ')' | '）' => '）',
        c => fold_char(c),
    }
}

fn one(c: char) -> u64 {
    u64::from(u32::from(c))
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
