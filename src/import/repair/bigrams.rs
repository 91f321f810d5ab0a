//! Bigrams: which characters stand side by side in the undamaged part of a document.
//!
//! Both scripts count as one, since a document mixes them more often than not.

use super::super::block::Block;
use super::super::decode::Gbk;
use super::glosses::{readings, syllable};
use super::is_han;
use crate::text::fold_char;
use std::collections::{HashMap, HashSet};

/// Characters of a document that are read; enough to know its words.
const READ: usize = 1_000_000;

/// How much a pair says beside a character alone.
const PAIRED: f64 = 0.8;

/// What a document's own words say.
#[derive(Debug, Default)]
pub(super) struct Bigrams {
    pairs: HashMap<(char, char), u32>,
    singles: HashMap<char, u32>,
    total: u32,
    /// Which characters the document puts a reading behind.
    readings: HashMap<String, HashSet<char>>,
    /// Characters that any text may use.
    common: HashSet<char>,
}

impl Bigrams {
    /// Reads the paragraphs, without what may be damaged.
    pub(super) fn of(blocks: &[Block], gbk: &Gbk) -> Self {
        // The first level of GB 2312: the characters in use, sorted by their readings.
        let leads = (0xb0..=0xd7_u8).flat_map(|lead| (0xa1..=0xfe_u8).map(move |trail| (lead, trail)));
        let common = leads.filter_map(|(lead, trail)| gbk.char(lead, trail)).map(key).collect();
        let mut bigrams = Self { common, ..Self::default() };
        let mut left = READ;
        for block in blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            left = left.saturating_sub(paragraph.text.chars().count());
            if left == 0 {
                break;
            }
            bigrams.read_readings(&paragraph.text);
            let mut parts = paragraph.text.split(['?', '\u{fffd}']);
            bigrams.read(&readings(parts.next().unwrap_or_default(), true).0);
            for part in parts {
                // What stands behind a question mark may be damaged, up to the first sign that cannot be.
                let part = syllable(part).and_then(|(_, length)| part.get(length..)).unwrap_or(part);
                let sound = part.find(|c: char| c.is_ascii()).and_then(|at| part.get(at + 1..));
                bigrams.read(&readings(sound.unwrap_or_default(), true).0);
            }
        }
        bigrams
    }

    fn read(&mut self, text: &str) {
        let mut before = None;
        for c in text.chars().filter(|&c| c != ' ').map(key) {
            *self.singles.entry(c).or_default() += 1;
            self.total += 1;
            if let Some(before) = before {
                *self.pairs.entry((before, c)).or_default() += 1;
            }
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
    pub(super) fn read_as(&self, syllable: &str) -> Option<&HashSet<char>> {
        self.readings.get(syllable)
    }

    /// Whether the document or any other text may well use the character.
    pub(super) fn is_usual(&self, c: char) -> bool {
        self.singles.contains_key(&key(c)) || is_sign(c) || self.common.contains(&key(c))
    }

    /// Whether the document has the character.
    pub(super) fn has(&self, c: char) -> bool {
        self.singles.contains_key(&key(c))
    }

    /// How often the two stand side by side.
    pub(super) fn count(&self, before: char, after: char) -> u32 {
        self.pairs.get(&(key(before), key(after))).copied().unwrap_or(0)
    }

    /// The logarithm of how likely `after` is behind `before`: by the pair and by the
    /// character alone, or else by whether it is one of the common ones.
    pub(super) fn score(&self, before: Option<char>, after: char) -> f64 {
        let single = self.singles.get(&key(after)).copied().unwrap_or(0);
        let alone = match single {
            0 if is_sign(after) || self.common.contains(&key(after)) => 1e-5,
            0 => 1e-8,
            n => f64::from(n) / f64::from(self.total.max(1)),
        };
        let paired = before.map_or(0.0, |before| {
            let of = self.singles.get(&key(before)).copied().unwrap_or(0);
            f64::from(self.count(before, after)) / f64::from(of.max(1))
        });
        (PAIRED * paired + (1.0 - PAIRED) * alone).ln()
    }
}

/// The character that stands for it and its twins.
fn key(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        c => fold_char(c),
    }
}

/// Whether it is a sign that any Chinese text uses.
fn is_sign(c: char) -> bool {
    "，。、；：“”（）《》—\u{3000}".contains(c)
}
