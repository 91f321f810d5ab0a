//! Speech: how a document speaks, as far as it is not damaged: its strings, how it writes its characters, and which of
//! them it puts a reading behind.

use super::super::block::Block;
use super::super::decode::{Gbk, first_level};
use super::bytes::is_lost;
use super::glosses::{readings, syllable};
use super::is_han;
use super::openings::Openings;
use super::shares::Shares;
use super::strings::{Context, Letter, Strings};
use crate::plan::Library;
use crate::text::fold_char;
use crate::text::pinyin::is_said;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Characters of a document that are read; enough to know its words.
const READ: usize = 500_000;

/// So many characters of traditional writing stand in a simplified document too, as names and slips.
const STRAY: u32 = 50;

/// For so many characters that stand behind one, one more that never did so is thought of.
const UNSEEN: f64 = 5.0;

/// Codes of the first plane, where all but the rarest characters stand.
const PLANE: usize = 0x1_0000;

/// Stands where a line begins and where it ends.
pub(super) const LINE: char = '\n';

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

/// What is known of a character of the first plane.
#[derive(Clone, Copy, Default, Debug)]
struct Use {
    written: Written,
    /// Any text may use it.
    is_common: bool,
    /// The document or any other text may well use it.
    is_usual: bool,
}

/// How a document speaks.
#[derive(Debug, Default)]
pub(super) struct Speech {
    strings: Strings,
    openings: Openings,
    uses: Vec<Use>,
    /// The characters of traditional writing and other twins, behind those that stand for them.
    twins: Vec<(char, char)>,
    /// How many characters are of traditional writing.
    strange: u32,
    /// Which characters the document puts a reading behind.
    readings: HashMap<String, HashSet<char>>,
    /// What shares of its characters have which bytes.
    pub(super) shares: Shares,
    /// The usual characters by their first byte, each with its second one.
    by_lead: Vec<Vec<(u8, char)>>,
    /// The same by their second byte, each with its first one.
    by_trail: Vec<Vec<(u8, char)>>,
    /// What stands behind each character by its number among the strings, once it was asked for: it is asked for often, and
    /// there are many to go through.
    behind: Vec<OnceLock<Box<[char]>>>,
}

impl Speech {
    /// Reads the paragraphs, without what may be damaged.
    pub(super) fn of(blocks: &[Block], gbk: &Gbk) -> Self {
        let mut speech =
            Self { strings: Strings::new(), uses: vec![Use::default(); PLANE], ..Self::default() };
        for c in first_level() {
            speech.note(key(c), |of| of.is_common = true);
        }
        for words in Library::embedded_words() {
            words.chars().filter(|&c| c != ' ').for_each(|c| speech.strings.push(c));
            speech.strings.part();
        }
        let mut left = READ;
        for block in blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            left = left.saturating_sub(paragraph.text.len() / 3);
            if left == 0 {
                break;
            }
            speech.read_readings(&paragraph.text);
            speech.strings.push(LINE);
            let mut parts = paragraph.text.split(is_lost);
            let first = readings(parts.next().unwrap_or_default(), true).0;
            speech.openings.read(&first);
            speech.read(&first);
            for part in parts {
                speech.strings.part();
                // What stands behind a question mark may be damaged, up to the first sign that cannot be. Right behind
                // it the sign is a part of the damage.
                let part = syllable(part).and_then(|(_, length)| part.get(length..)).unwrap_or(part);
                let sign = part.char_indices().skip(2).find(|(_, c)| c.is_ascii());
                let sound = sign.and_then(|(at, _)| part.get(at + 1..));
                speech.read(&readings(sound.unwrap_or_default(), true).0);
            }
            if !paragraph.text.ends_with(is_lost) {
                speech.strings.push(LINE);
            }
            speech.strings.part();
        }
        speech.strings.sort();
        speech.behind.resize_with(speech.strings.numbers(), OnceLock::new);
        speech.twins.sort_unstable();
        speech.find_usual(gbk);
        speech
    }

    fn read(&mut self, text: &str) {
        for c in text.chars().filter(|&c| c != ' ') {
            let form = key(c);
            if form != c && self.of_char(c).written != Written::So {
                self.twins.push((form, c));
                self.note(form, |of| of.written = of.written.max(Written::Otherwise));
            }
            self.strange += u32::from(form != c && is_han(c));
            self.note(c, |of| of.written = Written::So);
            self.strings.push(form);
        }
    }

    fn find_usual(&mut self, gbk: &Gbk) {
        self.by_lead = vec![Vec::new(); 256];
        self.by_trail = vec![Vec::new(); 256];
        for ([lead, trail], c) in gbk.pairs() {
            if self.may_be_used(c) {
                self.note(c, |of| of.is_usual = true);
                self.by_lead[usize::from(lead)].push((trail, c));
                self.by_trail[usize::from(trail)].push((lead, c));
            }
        }
        self.shares = Shares::of(gbk, |c| self.is_usual(c).then(|| self.strings.single(c)));
    }

    fn note(&mut self, c: char, what: impl Fn(&mut Use)) {
        if let Some(of) = self.uses.get_mut(place(c)) {
            what(of);
        }
    }

    fn of_char(&self, c: char) -> Use {
        self.uses.get(place(c)).copied().unwrap_or_default()
    }

    fn read_readings(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, inside)) = rest.split_once('(') {
            if let (Some(han), Some((syllable, _))) =
                (before.chars().next_back().filter(|&c| is_han(c)), syllable(inside))
            {
                match self.readings.get_mut(syllable) {
                    Some(chars) => {
                        chars.insert(han);
                    }
                    None => {
                        self.readings.insert(syllable.to_owned(), HashSet::from([han]));
                    }
                }
            }
            rest = inside;
        }
    }

    /// The usual characters that begin with this byte, each with its second one, by which they are
    /// sorted.
    pub(super) fn of_lead(&self, lead: u8) -> &[(u8, char)] {
        self.by_lead.get(usize::from(lead)).map_or(&[], Vec::as_slice)
    }

    /// The same of those that end with this byte, each with its first one.
    pub(super) fn of_trail(&self, trail: u8) -> &[(u8, char)] {
        self.by_trail.get(usize::from(trail)).map_or(&[], Vec::as_slice)
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
        self.of_char(c).is_usual
    }

    fn may_be_used(&self, c: char) -> bool {
        let form = key(c);
        // A document writes a character in one way, and one of simplified writing has no traditional ones.
        let is_written = match (self.of_char(c).written, self.of_char(form).written) {
            (Written::So, _) => true,
            (_, Written::Never) => form == c || self.strange > STRAY,
            _ => false,
        };
        is_sign(c)
            || (is_han(c) && is_written && (self.of_char(form).is_common || self.strings.single(c) > 0))
    }

    /// How often the two stand side by side.
    pub(super) fn count(&self, before: char, after: char) -> u32 {
        self.strings.count(before, after)
    }

    /// The characters that stand behind this one, as they are written.
    pub(super) fn behind(&self, before: char) -> &[char] {
        let find = || {
            let found = self.strings.behind(before).flat_map(|form| {
                let from = self.twins.partition_point(|(other, _)| *other < form);
                let twins = self.twins.get(from..).unwrap_or_default();
                let twins = twins.iter().take_while(move |(other, _)| *other == form).map(|(_, c)| *c);
                let own = (self.of_char(form).written == Written::So).then_some(form);
                own.into_iter().chain(twins)
            });
            found.collect()
        };
        let known = self.behind.get(usize::from(self.strings.number(before)));
        known.map_or(&[], |known| known.get_or_init(find))
    }

    /// How likely the character is by itself: by the document, and by the language where that has it as a word.
    pub(super) fn alone(&self, c: char, word: Option<f64>) -> f64 {
        self.alone_but(0, c, word)
    }

    /// The same if it stood in the document so many times less.
    pub(super) fn alone_but(&self, less: u32, c: char, word: Option<f64>) -> f64 {
        let least = if is_sign(c) || self.of_char(key(c)).is_common { 1e-5 } else { 1e-8 };
        // That the document has the narrow twin of a wide letter says nothing of the wide one.
        let has_twin = !is_han(c) && !is_sign(c) && key(c) != c;
        let count = if has_twin { 0.0 } else { f64::from(self.strings.single(c).saturating_sub(less)) };
        let own = count / f64::from(self.strings.total().max(1));
        let word = word.map_or(0.0, f64::exp);
        (if is_han(c) { (own + word) / 2.0 } else { own }).max(least).ln()
    }

    /// How much likelier `after` is behind `before` than anywhere, as a logarithm.
    pub(super) fn bond(&self, before: char, after: char) -> f64 {
        self.lift(&self.with(&Context::default(), self.letter(before)), self.letter(after))
    }

    /// How much likelier a character is behind another one than anywhere, as a logarithm, if the two stood beside each
    /// other so many times less.
    pub(super) fn pair_lift(&self, before: char, c: char, less: u32) -> f64 {
        self.strings.pair_lift(before, c, less)
    }

    /// What is known of a character by itself.
    pub(super) fn letter(&self, c: char) -> Letter {
        self.strings.letter(c)
    }

    /// How much likelier a character is behind these than anywhere, as a logarithm.
    pub(super) fn lift(&self, context: &Context, letter: Letter) -> f64 {
        self.strings.lift(context, letter)
    }

    /// How much likelier a character is behind so many that are no signs at the beginning of a line than anywhere, as a
    /// logarithm.
    pub(super) fn opening_lift(&self, behind: usize, c: char) -> f64 {
        self.openings.lift(behind, c, self.letter(c).share)
    }

    /// The characters with one behind them.
    pub(super) fn with(&self, context: &Context, letter: Letter) -> Context {
        self.strings.with(context, letter)
    }

    /// The logarithm of how often the document puts something behind this character that it has put there only once.
    pub(super) fn goes_on_anew(&self, before: char) -> f64 {
        let new = f64::from(self.strings.followers(before));
        ((new + UNSEEN) / (f64::from(self.strings.single(before)) + UNSEEN)).min(1.0).ln()
    }
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

/// Whether it is a sign that any Chinese text uses.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '“' | '”' | '（' | '）' | '《' | '》' | '—' | '\u{3000}')
}
