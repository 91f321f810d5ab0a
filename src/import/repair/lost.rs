//! Text that lost a byte: runs of wrongly paired characters are paired anew.
//!
//! Where bytes are gone, the reading is chosen that the rest of the document supports: by the pairs of characters that
//! stand in it. A character that rests on a lost byte and that no pair of the document supports is marked and not
//! guessed. A question mark that is only a question mark stays.

use super::super::block::Block;
use super::super::decode::Gbk;
use super::bigrams::Bigrams;
use super::bytes::{Run, Slot, run};
use super::tally::{RepairKind, Tally};
use super::{MARK, is_han};

/// How many readings are followed at a time.
const BEAM: usize = 16;
/// How many runs are looked into; a text with more question marks than that is made of them.
const RUNS: usize = 5_000;
/// What it costs to suppose that a pair vanished.
const GAP: f64 = -1.0;
/// Readings this near to each other are equally good.
const CLOSE: f64 = 0.7;
/// By how much a new reading must be likelier than the old one, for each character.
const BETTER: f64 = 1.0;

/// Restores all runs of damage in the paragraphs.
pub(super) fn restore(blocks: &mut [Block], tally: &mut Tally) {
    let is_suspect =
        |block: &Block| matches!(block, Block::Paragraph(p) if p.text.contains(['?', '\u{fffd}']));
    if !blocks.iter().any(is_suspect) {
        return;
    }
    let gbk = Gbk::new();
    let bigrams = Bigrams::of(blocks, &gbk);
    let mut runs = RUNS;
    for block in blocks.iter_mut() {
        if let Block::Paragraph(paragraph) = block
            && paragraph.text.contains(['?', '\u{fffd}'])
        {
            paragraph.text = restored(&paragraph.text, &gbk, &bigrams, &mut runs, tally);
        }
    }
}

fn restored(text: &str, gbk: &Gbk, bigrams: &Bigrams, runs: &mut usize, tally: &mut Tally) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = before(&out);
        let may_begin = matches!(c, '?' | '\u{fffd}') && before.is_none_or(|c| !c.is_ascii_alphanumeric());
        let found = may_begin.then(|| run(chars.get(at..)?, before, gbk, bigrams)).flatten();
        let reading = found.and_then(|run| {
            let after = after(&chars, at + run.length);
            *runs = runs.checked_sub(1)?;
            Some((read(&run, before, after, gbk, bigrams)?, run.length))
        });
        match reading {
            Some((reading, length)) => {
                let damaged: String = chars.iter().skip(at).take(length).collect();
                tally.changed(RepairKind::LostByte, 1, &damaged, &reading);
                out.push_str(&reading);
                at += length;
            }
            None => {
                out.push(c);
                at += 1;
            }
        }
    }
    out
}

/// The last character, blanks and a reading in brackets aside.
fn before(out: &str) -> Option<char> {
    let out = out.trim_end();
    let inside = out.strip_suffix(')').and_then(|_| out.rsplit_once('('));
    let is_reading =
        |inside: &str| super::glosses::syllable(inside).is_some_and(|(_, length)| length == inside.len());
    match inside {
        Some((before, inside)) if is_reading(inside) => before.trim_end().chars().next_back(),
        _ => out.chars().next_back(),
    }
}

/// The first character behind a run that is no reading in brackets.
fn after(chars: &[char], at: usize) -> Option<char> {
    let rest: String = chars.iter().skip(at).take(12).collect();
    let rest = match rest.strip_prefix('(').and_then(super::glosses::syllable) {
        Some((_, length)) => rest.get(1 + length..).unwrap_or_default().to_owned(),
        None => rest,
    };
    rest.chars().find(|c| !c.is_whitespace())
}

/// A reading of the first bytes of a run.
#[derive(Clone, Debug)]
struct Reading {
    score: f64,
    chars: Vec<Char>,
}

/// One character of a reading.
#[derive(Clone, Copy, Debug)]
struct Char {
    c: char,
    basis: Basis,
    /// Whether another would do as well.
    is_open: bool,
}

/// What a character rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Basis {
    /// Two bytes that are there.
    Bytes,
    /// A byte that is there and one that is lost.
    Lost,
    /// The first of two characters whose inner bytes vanished.
    BeforeGap,
    /// The second of them.
    BehindGap,
}

/// The likeliest reading of a run, with marks; `None` if what the text has is as likely.
fn read(
    run: &Run,
    before: Option<char>,
    after: Option<char>,
    gbk: &Gbk,
    bigrams: &Bigrams,
) -> Option<String> {
    let reader = Reader { before, gbk, bigrams };
    let mut at_slot: Vec<Vec<Reading>> = vec![Vec::new(); run.slots.len() + 1];
    at_slot.first_mut()?.push(Reading { score: 0.0, chars: Vec::new() });
    for at in (0..run.slots.len()).step_by(2) {
        let readings = at_slot.get_mut(at).map(std::mem::take).unwrap_or_default();
        let (Some(lead), Some(trail)) = (run.slots.get(at), run.slots.get(at + 1)) else { break };
        let mut next =
            reader.extend(&readings, lead.bytes(), trail.bytes(), lead.is_open() || trail.is_open());
        if run.gaps.get(at + 1).copied().unwrap_or(false) {
            next.extend(reader.across_gap(&readings, lead, trail));
        }
        *at_slot.get_mut(at + 2)? = best(next);
    }
    let ended = at_slot.pop()?.into_iter().map(|mut reading| {
        if let Some(after) = after {
            reading.score += bigrams.score(reading.chars.last().map(|char| char.c), after);
        }
        reading
    });
    let mut ended = best(ended.collect()).into_iter();
    let mut reading = ended.next()?;
    let (least, length) = (reading.score - CLOSE, reading.chars.len());
    for other in ended.filter(|other| other.score > least && other.chars.len() == length) {
        // Two readings that are as good as each other: nobody knows.
        for (own, other) in reading.chars.iter_mut().zip(other.chars) {
            own.is_open |= own.c != other.c;
        }
    }
    let old = reader.score(&run.visible, after) / (run.visible.len() + 1) as f64;
    let new = reading.score / (reading.chars.len() + 1) as f64;
    (new > old + BETTER).then(|| marked(&reading.chars, before, after, bigrams))
}

/// The characters, those that nothing supports replaced by one mark.
fn marked(chars: &[Char], before: Option<char>, after: Option<char>, bigrams: &Bigrams) -> String {
    let mut out = String::new();
    // Whether the pair after the `n`th character, or before the first, stands elsewhere in the document.
    let joined = |n: usize| {
        let left = if n == 0 { before } else { chars.get(n - 1).map(|char| char.c) };
        let right = chars.get(n).map(|char| char.c).or(after);
        left.zip(right).map_or(0, |(left, right)| bigrams.count(left, right))
    };
    for (n, char) in chars.iter().enumerate() {
        let left = if n == 0 { before } else { chars.get(n - 1).map(|char| char.c) };
        let is_first = left.is_none_or(|left| !is_han(left)) || !is_han(char.c);
        let is_supported = match char.basis {
            // A character that no text uses tells that the bytes were paired wrongly still.
            Basis::Bytes => bigrams.is_usual(char.c) || joined(n) > 0,
            // The indent of a paragraph needs no support at its start.
            Basis::Lost if char.c == '\u{3000}' && left.is_none() => true,
            // What follows supports a character less than what stands before it: many can stand before one.
            Basis::Lost => joined(n) > 0 || joined(n + 1) >= if is_first { 1 } else { 2 },
            // The two bear out each other, which is not enough by itself.
            Basis::BeforeGap => joined(n) > 0 || joined(n + 2) > 0,
            Basis::BehindGap => joined(n + 1) > 0 || n.checked_sub(1).is_some_and(|n| joined(n) > 0),
        };
        if is_supported && !char.is_open {
            out.push(char.c);
        } else if !out.ends_with(MARK) {
            out.push_str(MARK);
        }
    }
    out
}

fn best(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by(|a, b| b.score.total_cmp(&a.score));
    readings.truncate(BEAM);
    readings
}

impl Slot {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Known(byte) => std::slice::from_ref(byte),
            Self::Lost(bytes) => bytes,
        }
    }

    /// Whether so many bytes are possible that to take one of them is a guess.
    fn is_open(&self) -> bool {
        self.bytes().len() > 3
    }
}

struct Reader<'a> {
    before: Option<char>,
    gbk: &'a Gbk,
    bigrams: &'a Bigrams,
}

impl Reader<'_> {
    /// Each reading, longer by one character of these bytes.
    fn extend(&self, readings: &[Reading], leads: &[u8], trails: &[u8], is_guess: bool) -> Vec<Reading> {
        let pairs = leads.iter().flat_map(|&lead| trails.iter().map(move |&trail| (lead, trail)));
        let chars = pairs.filter_map(|(lead, trail)| self.gbk.char(lead, trail));
        let usual: Vec<char> = chars.filter(|&c| !is_guess || self.bigrams.is_usual(c)).collect();
        let basis = if is_guess { Basis::Lost } else { Basis::Bytes };
        let ends: Vec<_> = usual.into_iter().map(|c| vec![Char { c, basis, is_open: false }]).collect();
        self.longer(readings, &ends, 0.0)
    }

    /// Each reading, longer by two characters whose inner bytes made a pair for private use, which vanished. The ranges
    /// are those of the standard: user-defined characters 1, 2 and 3, and a row that few programs know. Only pairs that
    /// stand elsewhere in the document are thought of.
    fn across_gap(&self, readings: &[Reading], lead: &Slot, trail: &Slot) -> Vec<Reading> {
        let (high, low) = ((0xaa..=0xaf).chain(0xf8..=0xfe).collect::<Vec<u8>>(), (0xa1..=0xa7).collect());
        let ranges = [(high, 0xa1..=0xfe_u8), (low, 0x40..=0xa0), (vec![0xfe], 0x50..=0xa0)];
        let known = |leads: &[u8], trails: &[u8]| -> Vec<char> {
            let pairs = leads.iter().flat_map(|&lead| trails.iter().map(move |&trail| (lead, trail)));
            pairs
                .filter_map(|(lead, trail)| self.gbk.char(lead, trail))
                .filter(|&c| self.bigrams.has(c))
                .collect()
        };
        let mut ends = Vec::new();
        for (firsts, seconds) in ranges {
            let behind = known(&seconds.collect::<Vec<u8>>(), trail.bytes());
            for first in known(lead.bytes(), &firsts) {
                let pairs = behind.iter().filter(|&&second| self.bigrams.count(first, second) > 0);
                let char = |c, basis| Char { c, basis, is_open: false };
                ends.extend(pairs.map(|&c| vec![char(first, Basis::BeforeGap), char(c, Basis::BehindGap)]));
            }
        }
        self.longer(readings, &ends, GAP)
    }

    /// The best of all readings with all these ends.
    fn longer(&self, readings: &[Reading], ends: &[Vec<Char>], cost: f64) -> Vec<Reading> {
        let mut scores = Vec::with_capacity(readings.len() * ends.len());
        for (at, reading) in readings.iter().enumerate() {
            for (end, chars) in ends.iter().enumerate() {
                let mut last = reading.chars.last().map_or(self.before, |char| Some(char.c));
                let mut score = reading.score + cost;
                for char in chars {
                    let is_indent = char.c == '\u{3000}' && last.is_none();
                    score += if is_indent { -1.0 } else { self.bigrams.score(last, char.c) };
                    last = Some(char.c);
                }
                scores.push((score, at, end));
            }
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0));
        scores.truncate(BEAM);
        let whole = |(score, at, end): (f64, usize, usize)| {
            let mut chars = readings.get(at)?.chars.clone();
            chars.extend(ends.get(end)?);
            Some(Reading { score, chars })
        };
        scores.into_iter().filter_map(whole).collect()
    }

    /// How likely characters are as they stand.
    fn score(&self, chars: &[char], after: Option<char>) -> f64 {
        let mut before = self.before;
        let mut score = 0.0;
        for &c in chars.iter().chain(&after) {
            score += self.bigrams.score(before, c);
            before = Some(c);
        }
        score
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    /// The text of a plan, whose words the damaged lines use too.
    const CONTEXT: &str = "加快構(gòu)建科技创新体系。科技投入大幅增加，已实现增长。投入實(shí)現增长。確保基本公共服务。基本医疗服务。\
        醫(yī)療衛生。共同富裕現(xiàn)代化。富裕起来。山西省。陽泉市國民經(jīng)濟。國民经济。（緊接前文）實(shí)施。";

    #[track_caller]
    fn becomes(damaged: &str, expected: &str) {
        let mut blocks = [Block::Paragraph(Paragraph::of(CONTEXT)), Block::Paragraph(Paragraph::of(damaged))];
        restore(&mut blocks, &mut Tally::default());
        let [_, Block::Paragraph(paragraph)] = &blocks else { panic!("two paragraphs") };
        assert_eq!(paragraph.text, expected);
    }

    #[test]
    fn a_shifted_run_is_paired_anew() {
        becomes("加快構(gòu)建??萍纪度雽?shí)現增长", "加快構(gòu)建。科技投入實現增长");
        becomes("確?;踞t(yī)療", "確保基本醫(yī)療");
        becomes("共同富?,F(xiàn)代化", "共同富裕現(xiàn)代化");
    }

    #[test]
    fn pairs_that_vanished_are_found_by_the_rest_of_the_document() {
        becomes("(山西?。╆柸袊窠?jīng)濟", "(山西省）陽泉市國民經濟");
    }

    #[test]
    fn the_indent_at_the_start_of_a_line_is_no_loss() {
        becomes("?。ňo接前文)建成", "\u{3000}（緊接前文)建成");
    }

    #[test]
    fn what_nothing_supports_is_marked() {
        // 铀 stands nowhere else in the document, and its first byte is gone.
        becomes("開采?,F代化", "開采〔?〕現代化");
    }

    #[test]
    fn questions_stay_questions() {
        for text in ["为什么要建设?因为需要。", "科技投入?", "是否?OK", "科技?投入?增长?"]
        {
            becomes(text, text);
        }
    }
}
