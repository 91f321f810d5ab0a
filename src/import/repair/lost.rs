//! Text that lost a byte: runs of wrongly paired characters are paired anew.
//!
//! A run begins at a question mark or a replacement character. A question mark that is only a question mark stays;
//! what is damaged beyond doubt and cannot be read anew is marked, so that it is told and not passed over.

use super::super::block::Block;
use super::super::decode::Gbk;
use super::bytes::{is_lost, reading, run};
use super::cells::{Around, Known};
use super::garbled::Seldom;
use super::glosses::readings;
use super::openings::opening;
use super::reading::read;
use super::shifted::{repaired, suspicious};
use super::speech::{LINE, Speech};
use super::tally::{RepairKind, Tally};
use super::words::Words;
use super::{MARK, is_han};
use crate::processors::each;

/// How many question marks are looked at; a text with more of them is made of them.
const SIGNS: usize = 4_000;
/// How many bytes of stretches that may be shifted are looked at.
const SHIFTED: usize = 200_000;
/// So many question marks side by side stand for something, and no byte of them is to be found.
const ROW: usize = 4;
/// So many characters around a run are looked at.
const AROUND: usize = 6;
/// The end of a mark.
const LAST_OF_MARK: char = '〕';
/// Longest stretch of characters that one mark stands for.
const STRETCH: usize = 24;

/// Restores all runs of damage in the paragraphs. Gives back how the document speaks, if that had to be found out.
pub(super) fn restore(blocks: &mut [Block], seldom: &Seldom, tally: &mut Tally) -> Option<Speech> {
    let suspects = suspects(blocks, seldom);
    if suspects.is_empty() {
        return None;
    }
    let gbk = Gbk::new();
    let mender = Mender { speech: Speech::of(blocks, &gbk), gbk, words: Words::open(), seldom };
    let restored = each(&suspects, |suspect| match blocks.get(suspect.at) {
        Some(Block::Paragraph(paragraph)) => mender.restored(&paragraph.text, suspect),
        _ => Restored::default(),
    });
    for (suspect, restored) in suspects.iter().zip(restored) {
        for (damaged, mended) in restored.changes {
            tally.changed(RepairKind::LostByte, 1, &damaged, &mended);
        }
        if let Some(Block::Paragraph(paragraph)) = blocks.get_mut(suspect.at) {
            paragraph.text = restored.text.into();
        }
    }
    Some(mender.speech)
}

/// A paragraph that may be damaged.
struct Suspect {
    /// Its place among the blocks.
    at: usize,
    /// How many of its question marks are looked at.
    signs: usize,
    /// Whether parts of it may be shifted where no question mark says so.
    may_be_shifted: bool,
}

fn suspects(blocks: &[Block], seldom: &Seldom) -> Vec<Suspect> {
    let texts = || {
        blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Paragraph(paragraph) => Some((at, paragraph.text.as_str())),
            Block::Table(_) => None,
        })
    };
    // One rare word is no reason to doubt a document.
    let is_damaged = texts()
        .any(|(_, text)| text.contains(|c| c != '?' && is_lost(c)) || !seldom.runs(text, None).is_empty());
    let (mut signs_left, mut shifted_left) = (SIGNS, if is_damaged { SHIFTED } else { 0 });
    let suspect = |(at, text): (usize, &str)| {
        let signs = text.matches(is_lost).count().min(signs_left);
        signs_left -= signs;
        let shifted = if shifted_left > 0 { suspicious(text, seldom) } else { 0 };
        let may_be_shifted = (1..=shifted_left).contains(&shifted);
        shifted_left -= if may_be_shifted { shifted } else { 0 };
        (signs > 0 || may_be_shifted).then_some(Suspect { at, signs, may_be_shifted })
    };
    texts().filter_map(suspect).collect()
}

/// What became of a paragraph.
#[derive(Default)]
struct Restored {
    text: String,
    /// What was damaged, and what stands there now.
    changes: Vec<(String, String)>,
}

struct Mender<'s> {
    gbk: Gbk,
    speech: Speech,
    words: Words,
    seldom: &'s Seldom,
}

impl Mender<'_> {
    fn restored(&self, text: &str, suspect: &Suspect) -> Restored {
        let chars: Vec<char> = text.chars().collect();
        let shifts =
            if suspect.may_be_shifted { repaired(&chars, self.seldom, self.known()) } else { Vec::new() };
        let mut restored = Restored { text: String::with_capacity(text.len()), changes: Vec::new() };
        let out = &mut restored.text;
        let mut left = suspect.signs;
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            if let Some(shift) = shifts.iter().find(|shift| shift.from == at) {
                out.push_str(&shift.mended);
                let damaged = chars.iter().skip(at).take(shift.to - at).collect();
                restored.changes.push((damaged, shift.mended.clone()));
                at = shift.to;
                continue;
            }
            let row = chars.iter().skip(at).take_while(|&&c| is_lost(c)).count();
            if row >= ROW || left == 0 {
                let row = row.max(1);
                out.extend(chars.iter().skip(at).take(row));
                at += row;
                continue;
            }
            left -= usize::from(row > 0);
            let before = if row > 0 { before(out) } else { None };
            let may_begin = row > 0 && before.is_none_or(|c| !c.is_ascii_alphanumeric());
            match may_begin.then(|| self.mended(&chars, at, before, out)).flatten() {
                Some((mended, length)) => {
                    out.push_str(&mended);
                    if mended != MARK {
                        restored.changes.push((chars.iter().skip(at).take(length).collect(), mended));
                    }
                    at += length;
                }
                None => {
                    out.push(c);
                    at += 1;
                }
            }
        }
        restored
    }

    fn known(&self) -> Known<'_> {
        Known { gbk: &self.gbk, speech: &self.speech, words: &self.words }
    }

    /// What the damage at `at` becomes, and how many characters it takes.
    fn mended(&self, chars: &[char], at: usize, before: Option<char>, out: &str) -> Option<(String, usize)> {
        let rest = chars.get(at..)?;
        let read = run(rest, &self.gbk).and_then(|run| {
            let end = at + run.length;
            let said = chars.get(end - 1..).filter(|rest| rest.get(1) == Some(&'('));
            let said = said.and_then(|rest| reading(rest.get(1..)?)).map(|(said, _)| said);
            let (before, after) = (behind_of(out), ahead_of(chars, end));
            let around = Around { before, after, said, opening: opening(out) };
            Some((read(&run, &around, self.known())?, run.length))
        });
        let row = rest.iter().take_while(|&&c| is_lost(c)).count();
        read.or_else(|| Some((self.alone(rest, before)?, 1 + reading(rest)?.1)))
            // Nobody asks twice in a plan: both bytes of a character are gone.
            .or_else(|| (row > 1 && before.is_some_and(is_han)).then(|| (MARK.to_owned(), row)))
            .or_else(|| Some((MARK.to_owned(), self.garbled(rest)?)))
    }

    /// A character both of whose bytes are gone while its reading is there: the one that the document so reads
    /// where it stands between these two.
    fn alone(&self, rest: &[char], before: Option<char>) -> Option<String> {
        let (syllable, length) = reading(rest)?;
        let after = after(rest, 1 + length)?;
        let count = |c: char| {
            let left = before.map_or(0, |before| self.speech.count(before, c));
            left + self.speech.count(c, after)
        };
        let mut fitting = self.speech.read_as(&syllable).filter(|&c| count(c) > 0);
        let only = fitting.next().filter(|_| fitting.next().is_none())?;
        Some(only.to_string())
    }

    /// How many characters from a question mark on are garbled beyond doubt; `None` if it may be a question.
    fn garbled(&self, rest: &[char]) -> Option<usize> {
        let mut end = reading(rest).map_or(0, |(_, length)| 1 + length);
        let is_sure = end > 0 || rest.first().is_some_and(|&c| c != '?' && is_lost(c));
        let mut odd = usize::from(is_sure);
        let mut at = end.max(1);
        while let Some(&c) = rest.get(at).filter(|_| at < STRETCH) {
            if is_lost(c) {
                at += reading(rest.get(at..)?).map_or(1, |(_, length)| 1 + length);
                end = at;
                continue;
            }
            let is_odd = !c.is_ascii() && !self.speech.is_usual(c) && c.is_alphabetic();
            let joins = rest.get(at + 1).is_some_and(|&next| self.speech.count(c, next) > 0);
            if c.is_ascii() || (joins && !is_odd) {
                break;
            }
            at += 1;
            if is_odd {
                odd += 1;
                end = at;
            }
        }
        (odd > 0).then_some(end.max(1))
    }
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

/// The last characters without their readings, back to what nobody knows.
fn behind_of(out: &str) -> Vec<char> {
    let end = out.rsplit(|c| c == LAST_OF_MARK || is_lost(c)).next().unwrap_or_default();
    let from = end.char_indices().rev().nth(4 * AROUND).map_or(0, |(at, _)| at);
    let bare = readings(end.get(from..).unwrap_or_default(), true).0;
    let mut last: Vec<char> = bare.chars().rev().filter(|c| !c.is_whitespace()).take(AROUND).collect();
    if last.len() < AROUND && end.len() == out.len() && from == 0 {
        last.push(LINE);
    }
    last.reverse();
    last
}

/// The first characters from there on without their readings, up to what nobody knows.
fn ahead_of(chars: &[char], at: usize) -> Vec<char> {
    let rest: String = chars.iter().skip(at).take(4 * AROUND).take_while(|&&c| !is_lost(c)).collect();
    let is_all = rest.chars().count() == chars.len() - at;
    let rest = match rest.strip_prefix('(').and_then(super::glosses::syllable) {
        Some((_, length)) => rest.get(1 + length..).unwrap_or_default(),
        None => &rest,
    };
    let bare = readings(rest, true).0;
    let line = is_all.then_some(LINE);
    bare.chars().filter(|c| !c.is_whitespace()).chain(line).take(AROUND).collect()
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

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    /// The text of a plan, whose words the damaged lines use too.
    const CONTEXT: &str = "加快構(gòu)建科技创新体系。科技投入大幅增加，已实现增长。投入實(shí)現增长。確保基本公共服务。基本医疗服务。\
        醫(yī)療衛生。共同富裕現(xiàn)代化。富裕起来。山西省。在山西省的。陽泉市國民經(jīng)濟。國民经济。（緊接前文）實(shí)施。";

    #[track_caller]
    fn becomes(damaged: &str, expected: &str) {
        let mut blocks = [Block::Paragraph(Paragraph::of(CONTEXT)), Block::Paragraph(Paragraph::of(damaged))];
        restore(&mut blocks, &Seldom::new(), &mut Tally::default());
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
    fn what_the_document_has_elsewhere_is_found_where_pairs_vanished() {
        becomes("(山西?。╆柸袊窠?jīng)濟", "(山西省）陽泉市國民經濟");
    }

    #[test]
    fn a_title_that_opens_a_line_ends_where_the_others_of_the_document_do() {
        let restored = |title: &str| {
            let line = format!("{title}建設專科醫院,科技投入增長,專科技能提高");
            let mut blocks = vec![Block::Paragraph(Paragraph::of(line)); 9];
            blocks.push(Block::Paragraph(Paragraph::of("創新生態加快構建??萍纪度雽?shí)現增長")));
            restore(&mut blocks, &Seldom::new(), &mut Tally::default());
            let Some(Block::Paragraph(Paragraph { text, .. })) = blocks.pop() else { panic!("a paragraph") };
            text
        };
        assert_eq!(restored("完善治理體系建設。"), "創新生態加快構建。科技投入實現增長");
        assert_eq!(restored("完善體系。"), "創新生態加快構建〔?〕科技投入實現增長");
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
