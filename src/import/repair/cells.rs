//! Cells: what may stand where two bytes of a run are, or were.
//!
//! A cell is the first and the second byte of one character, of which either may be lost; or, where a pair vanished
//! between them, the first byte of one character and the last of another. What always holds: one alternative of each
//! cell that is not certain is something nobody knows, so that what is read has to be likelier than that.

use super::super::decode::Gbk;
use super::bytes::{Run, Slot};
use super::gap::Gap;
use super::speech::{LINE, Speech, is_sign};
use super::words::Words;

/// Stands for what is not known in a reading; no text has it.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// The logarithm of how often no pair vanishes: in one place of seven one does.
const NO_GAP: f64 = -0.15;
/// The same of how seldom a lost character is one that is not usual, and has the byte that is there.
const UNUSUAL: f64 = -9.3;
/// What stands so often in a document stands there by no chance.
const OFTEN: u32 = 3;
/// By how much likelier a bracket closes that is open.
const CLOSES: f64 = 3.0;

/// What is known of the document and of the language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) gbk: &'a Gbk,
    pub(super) speech: &'a Speech,
    pub(super) words: &'a Words,
}

/// What stands around a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The characters before it, in their order.
    pub(super) before: Vec<char>,
    /// The characters behind it.
    pub(super) after: Vec<char>,
    /// The reading in brackets right behind the run, which is that of its last character.
    pub(super) said: Option<String>,
    /// How many characters the line begins with before the run, if none of them is a sign.
    pub(super) opening: Option<usize>,
}

impl Around {
    /// Whether the run stands where a line begins.
    pub(super) fn starts_line(&self) -> bool {
        self.before == [LINE]
    }

    /// Whether a bracket opens right before the run and does not close.
    fn is_open(&self) -> bool {
        let last = self.before.iter().rev().find(|c| matches!(c, '(' | '（' | ')' | '）'));
        last.is_some_and(|c| matches!(c, '(' | '（'))
    }
}

/// What a character rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Basis {
    /// It stands in the text.
    Text,
    /// Two bytes that are there.
    Bytes,
    /// A byte that is there and one that is lost.
    Lost,
    /// A lost byte whose reading is there.
    Read,
    /// One byte each: the inner ones of two characters vanished.
    Gap,
    /// Nothing.
    Nothing,
}

/// What may stand in a cell: at most three characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alternative {
    chars: [char; 3],
    length: usize,
    pub(super) basis: Basis,
    /// What it costs to suppose it, beside the words it makes.
    pub(super) cost: f64,
}

impl Alternative {
    /// At least one and at most three characters.
    pub(super) fn of(chars: &[char], basis: Basis, cost: f64) -> Self {
        let char = |n: usize| chars.get(n).copied().unwrap_or(UNKNOWN);
        Self { chars: [char(0), char(1), char(2)], length: chars.len().min(3), basis, cost }
    }

    pub(super) fn chars(&self) -> &[char] {
        self.chars.get(..self.length).unwrap_or_default()
    }
}

/// The cells of a run.
pub(super) fn cells(run: &Run, around: &Around, known: Known<'_>) -> Vec<Vec<Alternative>> {
    let singles = singles(run, around, known);
    let single_at = |n: usize| only(singles.get(n));
    let mut cells = Vec::with_capacity(singles.len());
    let mut opening = around.opening;
    for (n, single) in singles.iter().enumerate() {
        let left = n.checked_sub(1).map_or_else(|| around.before.last().copied(), single_at);
        let is_end = n + 1 == singles.len();
        let right = if is_end { around.after.first().copied() } else { single_at(n + 1) };
        let said = around.said.as_deref().filter(|_| is_end);
        let has_gap = run.gaps.get(2 * n + 1).copied().unwrap_or(false);
        let slots = run.slots.get(2 * n).zip(run.slots.get(2 * n + 1));
        let is_lost = slots.is_some_and(|(lead, trail)| *lead == Slot::Lost || *trail == Slot::Lost);
        let cost = if has_gap { NO_GAP } else { 0.0 };
        let closes = |c: char| if c == '）' && around.is_open() { CLOSES } else { 0.0 };
        let opens = |c: char| opening.map_or(0.0, |behind| known.speech.opening_lift(behind, c));
        let alternative =
            |&(c, basis): &(char, Basis)| Alternative::of(&[c], basis, cost + closes(c) + opens(c));
        let mut cell: Vec<_> = single.iter().map(alternative).collect();
        // Of characters of one reading the document has those that it uses.
        if is_lost || single.is_empty() {
            cell.push(known.unusual(left));
        }
        if let Some((lead, trail)) = slots.filter(|_| has_gap) {
            let gap = Gap { left, lead, trail, right, said };
            known.gap(&gap, &mut cell);
        }
        cells.push(cell);
        opening = opening.filter(|_| only(Some(single)).is_some_and(|c| !is_sign(c))).map(|n| n + 1);
    }
    cells
}

/// For each cell the characters that it may be if nothing vanished.
fn singles(run: &Run, around: &Around, known: Known<'_>) -> Vec<Vec<(char, Basis)>> {
    let (pairs, _) = run.slots.as_chunks::<2>();
    let mut singles: Vec<Vec<(char, Basis)>> = Vec::with_capacity(pairs.len());
    for (n, [lead, trail]) in pairs.iter().enumerate() {
        let last = match singles.last() {
            None => around.before.last().copied(),
            before => only(before),
        };
        let mut chars = known.pair(last, lead, trail);
        if let Some(said) = around.said.as_deref().filter(|_| n + 1 == pairs.len()) {
            chars.retain(|(c, _)| known.speech.is_read(*c, said));
        }
        singles.push(chars);
    }
    singles
}

/// The only character of a cell.
fn only(cell: Option<&Vec<(char, Basis)>>) -> Option<char> {
    match cell.map(Vec::as_slice) {
        Some([(c, _)]) => Some(*c),
        _ => None,
    }
}

impl Known<'_> {
    /// Whether the document often has the two side by side, or they are a word.
    pub(super) fn go_together(self, a: char, b: char) -> bool {
        self.speech.count(a, b) >= OFTEN || self.is_word(a, b)
    }

    /// Whether the two are a word of the language.
    pub(super) fn is_word(self, a: char, b: char) -> bool {
        self.words.begun(a).is_some_and(|begun| begun.is_word(b))
    }

    /// What a character may be of which one byte is lost, behind `last`, where its bytes are one of these pairs.
    pub(super) fn half(self, last: Option<char>, pairs: &[[&Slot; 2]]) -> Vec<Alternative> {
        let chars = pairs.iter().flat_map(|[lead, trail]| self.pair(last, lead, trail));
        chars.map(|(c, basis)| Alternative::of(&[c], basis, 0.0)).chain([self.unusual(last)]).collect()
    }

    /// A character that nobody thinks of.
    fn unusual(self, last: Option<char>) -> Alternative {
        let anew = last.map_or(0.0, |last| self.speech.goes_on_anew(last));
        Alternative::of(&[UNKNOWN], Basis::Nothing, UNUSUAL + anew)
    }

    /// The characters that two bytes may be, behind `last`.
    fn pair(self, last: Option<char>, lead: &Slot, trail: &Slot) -> Vec<(char, Basis)> {
        match (lead, trail) {
            (Slot::Known(lead), Slot::Known(trail)) => {
                self.gbk.char(*lead, *trail).map(|c| (c, Basis::Bytes)).into_iter().collect()
            }
            (Slot::Read(syllable), trail) => {
                let read = self.read_leads(last, syllable, trail);
                if read.is_empty() { self.any_lead(trail) } else { read }
            }
            (Slot::Known(lead), Slot::Read(syllable)) => {
                let of_lead = (0x40..=0xfe).filter_map(|trail| self.gbk.char(*lead, trail));
                let read = of_lead.filter(|&c| self.speech.is_read(c, syllable));
                read.map(|c| (c, Basis::Read)).collect()
            }
            (Slot::Lost, Slot::Read(syllable)) => {
                self.speech.read_as(syllable).map(|c| (c, Basis::Lost)).collect()
            }
            (Slot::Known(lead), Slot::Lost) => {
                self.speech.of_lead(*lead).iter().map(|(_, c)| (*c, Basis::Lost)).collect()
            }
            (Slot::Lost, trail) => self.any_lead(trail),
        }
    }

    /// First bytes that make a character so read of the last byte before them.
    pub(super) fn leads(self, last: Option<char>, syllable: &str) -> Vec<u8> {
        let Some([_, before]) = last.and_then(|last| self.gbk.bytes(last)) else { return Vec::new() };
        let is_so_read =
            |lead: &u8| self.gbk.char(before, *lead).is_some_and(|c| self.speech.is_read(c, syllable));
        (0x81..=0xfe).filter(is_so_read).collect()
    }

    /// The characters whose first byte was taken for the second of a character so read.
    fn read_leads(self, last: Option<char>, syllable: &str, trail: &Slot) -> Vec<(char, Basis)> {
        let leads = self.leads(last, syllable).into_iter();
        let chars = leads.flat_map(|lead| {
            (0x40..=0xfe).filter_map(move |byte| self.gbk.char(lead, byte).map(|c| (byte, c)))
        });
        let fits = |(byte, c): &(u8, char)| match trail {
            Slot::Known(trail) => byte == trail,
            Slot::Read(syllable) => self.speech.is_read(*c, syllable),
            Slot::Lost => false,
        };
        chars.filter(fits).map(|(_, c)| (c, Basis::Read)).collect()
    }

    fn any_lead(self, trail: &Slot) -> Vec<(char, Basis)> {
        let Slot::Known(trail) = trail else { return Vec::new() };
        self.speech.of_trail(*trail).iter().map(|(_, c)| (*c, Basis::Lost)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::block::{Block, Paragraph};
    use super::super::bytes;
    use super::*;

    /// The cells of a run behind `before`, each as the texts of its alternatives.
    fn cells_of(document: &str, before: &str, damaged: &str) -> Vec<Vec<String>> {
        let gbk = Gbk::new();
        let speech = Speech::of(&[Block::Paragraph(Paragraph::of(document))], &gbk);
        let known = Known { gbk: &gbk, speech: &speech, words: &Words::open() };
        let chars: Vec<char> = damaged.chars().collect();
        let run = bytes::run(&chars, &gbk).unwrap();
        let around = Around { before: before.chars().collect(), ..Around::default() };
        let texts = |cell: &Vec<Alternative>| cell.iter().map(|a| a.chars().iter().collect()).collect();
        cells(&run, &around, known).iter().map(texts).collect()
    }

    #[test]
    fn a_lost_byte_leaves_the_characters_that_have_the_other_one() {
        let cells = cells_of("", "学", "??萍纪度F");
        assert!(cells[0].contains(&"校".to_owned()), "0xd0a3 of which the second is there");
        assert!(!cells[0].contains(&"学".to_owned()), "0xd1a7");
        assert_eq!(cells[1][0], "科");
        assert!(cells[0].contains(&UNKNOWN.to_string()), "it may be one that nobody thinks of");
    }

    #[test]
    fn where_a_pair_may_have_vanished_two_characters_are_thought_of() {
        // 泉市 and 國民 lost the bytes between them.
        let cells = cells_of("陽泉市國民經濟", "西", "?。╆柸袊窠F");
        assert!(cells.iter().any(|cell| cell.contains(&"泉市".to_owned())), "{cells:?}");
        assert!(cells.iter().any(|cell| cell.contains(&format!("泉{UNKNOWN}"))), "{cells:?}");
    }

    #[test]
    fn nobody_knows_more_of_what_the_document_bears_out() {
        let cells = cells_of("科技投入。科技投入。科技投入。", "。", "??萍纪度F");
        assert_eq!(cells[2], ["技".to_owned(), UNKNOWN.to_string().repeat(2)]);
    }
}
