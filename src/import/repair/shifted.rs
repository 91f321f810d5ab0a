//! Shifted text: a byte dropped out and nothing stands in its place, so that all bytes behind it are paired with the wrong neighbour.
//!
//! It goes on so up to a character of one byte or to the next loss, where a byte without a partner may leave a question
//! mark. What always holds: text is paired anew only where that makes it far likelier, and makes words of it; but for the
//! characters that lost a byte themselves, nothing is guessed.

use super::bytes::is_lost;
use super::cells::{Alternative, Around, Known, UNKNOWN};
use super::garbled::Seldom;
use super::pairing::{HALF, NOTHING_LOST, Pairing, Step, Taken};
use super::reading::settled;
use super::{MARK, is_han};
use std::ops::Range;

/// By how much likelier the text must be, as a logarithm.
const GAIN: f64 = 12.0;
/// Of so many neighbours in what comes of it one may be new to document and language.
const NEIGHBOURS: usize = 2;
/// By how much a byte must be likelier to have dropped out of one character than of another one nearby; and how near.
const SURE: f64 = 4.0;
const REACH: usize = 2;
/// The same before it is known which character that was.
const NEAR: f64 = 5.0;
/// So many characters on each side tell which one lost a byte.
const AROUND: usize = 6;

/// In place of these characters of a text stands `mended`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Repaired {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) mended: String,
}

/// How many bytes the stretches of a text have that may be shifted.
pub(super) fn suspicious(text: &str, seldom: &Seldom) -> usize {
    let stretches = text.split(|c: char| c.is_ascii());
    // One character alone is a letter of a reading in brackets.
    let may_be = |stretch: &&str| stretch.len() > 4 && stretch.chars().any(|c| seldom.is_strange(c));
    stretches.filter(may_be).map(str::len).sum()
}

/// The shifted parts of a text and what they were, in their order.
pub(super) fn repaired(chars: &[char], seldom: &Seldom, known: Known<'_>) -> Vec<Repaired> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let rest = chars.get(from..).unwrap_or_default();
        let length = rest.iter().take_while(|c| !c.is_ascii()).count();
        let is_cut = rest.get(length) == Some(&'?');
        let (stretch, rest) = rest.split_at(length + usize::from(is_cut));
        let is_behind_loss = from.checked_sub(1).and_then(|at| chars.get(at)) == Some(&'?');
        if length > 1 && !is_behind_loss && stands_out(stretch, seldom, known) {
            let placed = |part: Repaired| Repaired { from: part.from + from, to: part.to + from, ..part };
            found.extend(parts(stretch, rest, known).into_iter().map(placed));
        }
        from += length.max(1);
    }
    found
}

/// Whether a character of a stretch that few texts have stands beside its neighbours nowhere else, or those before a sign
/// of loss beside each other.
fn stands_out(stretch: &[char], seldom: &Seldom, known: Known<'_>) -> bool {
    let goes = |at: Option<usize>| {
        let pair = at.and_then(|at| Some((*stretch.get(at)?, *stretch.get(at + 1)?)));
        // Once is here.
        pair.is_some_and(|(a, b)| known.speech.count(a, b) > 1 || known.is_word(a, b))
    };
    stretch.iter().enumerate().any(|(at, &c)| match is_lost(c) {
        true => c != '?' && !goes(at.checked_sub(2)),
        false => seldom.is_strange(c) && !goes(at.checked_sub(1)) && !goes(Some(at)),
    })
}

/// The shifted parts of a stretch before the rest of a text.
fn parts(stretch: &[char], rest: &[char], known: Known<'_>) -> Vec<Repaired> {
    let mut found = Vec::new();
    let Some(pairing) = Pairing::of(stretch, known) else { return found };
    let mut steps = 0..0;
    while let Some(next) = pairing.shifted(steps.end) {
        let known_before = pairing.steps.get(steps.end..next.start).unwrap_or_default();
        let near = known_before.iter().rev().take(REACH).take_while(|taken| pairing.is_here(**taken)).count();
        steps = next;
        let first = steps.start - near;
        let Some((from, to)) = pairing.begins(first).zip(pairing.begins(steps.end)) else { break };
        let behind: Vec<char> = stretch.iter().skip(to).chain(rest).take(AROUND).copied().collect();
        let part = Part {
            before: stretch.get(..from).unwrap_or_default(),
            damaged: stretch.get(from..to).unwrap_or_default(),
            behind: &behind,
            pairing: &pairing,
            known,
        };
        if let Some(mended) = part.repaired(first, &steps) {
            found.push(Repaired { from, to, mended: written(&mended) });
        }
    }
    found
}

/// A part of a text that may be shifted.
struct Part<'a> {
    before: &'a [char],
    damaged: &'a [char],
    behind: &'a [char],
    pairing: &'a Pairing,
    known: Known<'a>,
}

/// A character that a part says, or what nobody knows.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Said {
    c: char,
    /// Whether it stands there as it is.
    is_here: bool,
}

impl Part<'_> {
    /// What it says, if that is better than what stands there; with a mark for what it may say otherwise. It is the steps from
    /// `first` on, of which those of `shifted` are not as they stand there.
    fn repaired(&self, first: usize, shifted: &Range<usize>) -> Option<Vec<Said>> {
        let pairs = self.pairing.steps.get(shifted.start + 1..shifted.end)?.iter();
        let near =
            pairs.take(REACH).take_while(|taken| taken.step == Step::Pair && taken.char.is_some()).count();
        let head = first..shifted.start + 1 + near;
        let tail = self.pairing.steps.get(head.end..shifted.end)?;
        let ways = self.pairing.ways(&head, shifted.start, self.known.gbk).into_iter();
        // To find out what a character was of which one byte is left takes longest.
        let open = |way: Vec<Taken>| {
            (self.likely(&way.iter().map(|taken| self.said(taken)).collect::<Vec<_>>(), tail), way)
        };
        let ways: Vec<(f64, Vec<Taken>)> = ways.map(open).collect();
        let most = ways.iter().map(|(score, _)| *score).fold(f64::NEG_INFINITY, f64::max);
        let near = ways.iter().filter(|(score, _)| most - score < NEAR);
        let said = near.map(|(_, way)| self.mended(Vec::new(), way, tail));
        let mut said: Vec<(f64, Vec<Said>)> = said.map(|said| (self.likely(&said, tail), said)).collect();
        said.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut said = said.into_iter();
        let (most, best) = said.next()?;
        let rivals = said.take_while(|(score, _)| most - score < SURE);
        let head = rivals.fold(best.clone(), |head, (_, rival)| in_common(head, &rival));
        let is_sure = head == best;
        let best = self.mended(best, tail, &[]);
        let is_better = self.is_better(&best);
        is_better.then(|| if is_sure { best } else { self.mended(head, tail, &[]) })
    }

    /// What a step says by itself.
    fn said(&self, taken: &Taken) -> Said {
        Said { c: taken.char.unwrap_or(UNKNOWN), is_here: self.pairing.is_here(*taken) }
    }

    /// Behind what it says so far what it says if the next bytes are so taken, before others, with what nothing tells.
    fn mended(&self, mut said: Vec<Said>, steps: &[Taken], ahead: &[Taken]) -> Vec<Said> {
        for (n, taken) in steps.iter().enumerate() {
            if taken.char.is_some() {
                said.push(self.said(taken));
                continue;
            }
            let before: Vec<char> =
                self.before.iter().copied().chain(said.iter().map(|said| said.c)).collect();
            let cell: Vec<Alternative> =
                self.known.half(before.last().copied(), &self.pairing.halves(*taken));
            let ahead = steps.iter().skip(n + 1).chain(ahead).map(|taken| taken.char);
            let after = sound(ahead.chain(self.behind.iter().map(|&c| Some(c))));
            let mut around =
                Around { before: sound(before.iter().rev().map(|&c| Some(c))), after, ..Around::default() };
            around.before.reverse();
            let settled = settled(&[cell], &around, self.known);
            let c = match settled.chars().next() {
                _ if settled == MARK => UNKNOWN,
                // Which of the two it is, their first byte does not tell, and the other one does.
                Some('“' | '”') => {
                    if is_quoted(&before) {
                        '”'
                    } else {
                        '“'
                    }
                }
                c => c.unwrap_or(UNKNOWN),
            };
            said.push(Said { c, is_here: false });
        }
        said
    }

    /// Whether this is far likelier than what stands there, and makes words.
    fn is_better(&self, mended: &[Said]) -> bool {
        let damaged: Vec<Said> = self.damaged.iter().map(|&c| Said { c, is_here: true }).collect();
        self.likely(mended, &[]) - self.likely(&damaged, &[]) >= GAIN && self.makes_words(mended)
    }

    /// How likely a text is in this place before the next of these steps.
    fn likely(&self, text: &[Said], ahead: &[Taken]) -> f64 {
        let mut last = self.before.last().copied();
        let mut sum = 0.0;
        let mut was_here = true;
        for &Said { c, is_here } in text {
            sum += match is_lost(c) {
                // A question mark is one more often than not.
                true if is_here && c != '?' => NOTHING_LOST,
                true => HALF,
                false => self.known.fits(last, c, is_here && was_here),
            };
            last = Some(c).filter(|&c| !is_lost(c));
            was_here = is_here;
        }
        let next = match ahead.first() {
            Some(taken) => taken.char,
            None => self.behind.first().copied(),
        };
        sum + next.map_or(0.0, |next| self.known.fits(last, next, was_here && ahead.is_empty()))
    }

    /// Whether most neighbours in a text stand beside each other elsewhere too.
    fn makes_words(&self, text: &[Said]) -> bool {
        let chars = text.iter().map(|said| said.c);
        let chars: Vec<char> = self
            .before
            .last()
            .copied()
            .into_iter()
            .chain(chars)
            .chain(self.behind.first().copied())
            .collect();
        let pairs = chars.iter().zip(chars.iter().skip(1)).filter(|&(&a, &b)| is_han(a) && is_han(b));
        let (mut all, mut known) = (0, 0);
        for (&a, &b) in pairs {
            all += 1;
            known += usize::from(self.known.speech.count(a, b) > 0 || self.known.is_word(a, b));
        }
        known > 0 && known * NEIGHBOURS >= all
    }
}

/// What two readings say alike at the beginning and at the end, with a mark between.
fn in_common(best: Vec<Said>, rival: &[Said]) -> Vec<Said> {
    let alike = |(a, b): &(&Said, &Said)| a.c == b.c;
    let least = best.len().min(rival.len());
    let start = best.iter().zip(rival).take_while(alike).count();
    let end = best.iter().rev().zip(rival.iter().rev()).take_while(alike).count().min(least - start);
    let (start, rest) = best.split_at(start);
    let (middle, end) = rest.split_at(rest.len() - end);
    if middle.is_empty() {
        return best;
    }
    let unknown = Said { c: UNKNOWN, is_here: false };
    start.iter().copied().chain([unknown]).chain(end.iter().copied()).collect()
}

/// The characters, and one mark for each row of those that are not known.
fn written(said: &[Said]) -> String {
    let rows = said.chunk_by(|a, b| (a.c == UNKNOWN) == (b.c == UNKNOWN));
    rows.map(|row| match row {
        [Said { c: UNKNOWN, .. }, ..] => MARK.to_owned(),
        row => row.iter().map(|said| said.c).collect(),
    })
    .collect()
}

/// Whether a quotation is open behind these characters.
fn is_quoted(before: &[char]) -> bool {
    before.iter().rfind(|c| matches!(c, '“' | '”')) == Some(&'“')
}

/// The characters up to the first one that is not known, a few of them, without blanks.
fn sound(chars: impl Iterator<Item = Option<char>>) -> Vec<char> {
    let known = chars.map_while(|c| c.filter(|&c| !is_lost(c)));
    known.filter(|c| *c != ' ').take(AROUND).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::block::{Block, Paragraph};
    use super::super::super::decode::{Gbk, decode};
    use super::super::MARK;
    use super::super::garbled::Seldom;
    use super::super::lost::restore;
    use super::super::tally::Tally;

    /// What a plan says elsewhere.
    const CONTEXT: &str = "推动基本公共服务均等化，提高养老服务水平，建设居家社区机构相协调的养老服务体系。";

    /// A line of the plan from which these bytes are taken, as its file is read.
    fn without(line: &str, bytes: &[usize]) -> String {
        let gbk = Gbk::new();
        let of = |c: char| gbk.bytes(c).map_or_else(|| c.to_string().into_bytes(), |bytes| bytes.to_vec());
        let mut encoded: Vec<u8> = line.chars().flat_map(of).collect();
        for &at in bytes.iter().rev() {
            encoded.remove(at);
        }
        encoded.push(b'\n');
        decode(encoded, Some("gbk")).unwrap().text.trim_end().to_owned()
    }

    /// What becomes of a line between sound ones.
    fn restored(line: &str) -> String {
        let paragraphs = [CONTEXT, line, CONTEXT];
        let mut blocks = paragraphs.map(|text| Block::Paragraph(Paragraph::of(text)));
        restore(&mut blocks, &Seldom::new(), &mut Tally::default());
        let [_, Block::Paragraph(line), _] = blocks else { panic!("three paragraphs") };
        line.text.into()
    }

    #[test]
    fn what_a_dropped_byte_shifted_is_paired_anew_up_to_a_character_of_one_byte() {
        let line = "大力推动社区机构相协调的养老服务体系建设,到2025年";
        for dropped in [8, 9] {
            let damaged = without(line, &[dropped]);
            assert!(!damaged.contains("养老服务"), "{damaged}");
            let restored = restored(&damaged);
            assert!(
                restored.contains("机构相协调的养老服务体系建") && restored.ends_with(",到2025年"),
                "{restored}"
            );
            assert!(restored.starts_with("大力推动"), "{restored}");
        }
    }

    #[test]
    fn the_character_that_lost_the_byte_is_restored_where_the_document_knows_it_and_marked_where_not() {
        assert_eq!(restored(&without("建设居家社区机构相协调,", &[5])), "建设居家社区机构相协调,");
        let marked = restored(&without("建设郝庄社区机构相协调的养老服务,", &[5]));
        assert!(marked.starts_with("建设") && marked.contains(MARK), "{marked}");
        assert!(marked.ends_with("社区机构相协调的养老服务,"), "{marked}");
    }

    #[test]
    fn a_letter_that_was_taken_for_half_of_a_character_stands_by_itself_again() {
        let damaged = without("推动基本公共服务均等化App上线", &[5]);
        assert!(!damaged.contains("App"), "{damaged}");
        let restored = restored(&damaged);
        assert!(restored.contains("本公共服务均等化App"), "{restored}");
    }

    #[test]
    fn the_next_byte_that_drops_ends_it() {
        let line = "建设居家社区机构相协调的养老服务体系,";
        let restored = restored(&without(line, &[5, 29]));
        assert_eq!(restored, line);
    }

    #[test]
    fn rare_words_and_names_stay_as_they_are() {
        for line in [
            "在芮城县垣曲县绛县稷山县闻喜县建设示范区",
            "保护枸杞黄芪薏苡芡实茯苓等中药材",
            "ＭＭＭ公司『举报』“咔嚓”一声",
            "落實習近平總書記關於養老服務工作的重要論述",
        ] {
            let damaged = without("大力推动社区机构相协调的养老服务体系建设", &[8]);
            let mut blocks = [CONTEXT, line, &damaged].map(|text| Block::Paragraph(Paragraph::of(text)));
            restore(&mut blocks, &Seldom::new(), &mut Tally::default());
            let [_, Block::Paragraph(same), _] = blocks else { panic!("three paragraphs") };
            assert_eq!(same.text, line);
        }
    }
}
