//! Openings: after how many characters the lines of a document have their first sign, and which sign that is.
//!
//! Plans open their paragraphs with a short title and a full stop, as long in one paragraph as in the next. So the document
//! itself tells how likely a sign is where a line has none so far. What always holds: a document whose lines begin
//! anywhere, as hard-wrapped ones do, says nothing of it, since its signs stand there as they stand everywhere.

use super::bytes::is_lost;
use super::glosses::readings;
use super::speech::key;

/// Longest opening, in characters.
const LONGEST: usize = 24;
/// The signs that end a clause.
const SIGNS: [char; 5] = ['。', '，', '、', '；', '：'];
/// For so many lines that come as far counts what the document does anywhere.
const PRIOR: f64 = 8.0;
/// No character takes more with the reading behind it and a blank.
const READ: usize = 10;

/// How a document opens its lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Openings {
    /// How many lines come so far without a sign, in characters.
    reaching: [u32; LONGEST],
    /// In how many of them the first of each sign stands there.
    first: [[u32; SIGNS.len()]; LONGEST],
}

impl Openings {
    /// Reads the beginning of a line, of which no more is known than this.
    pub(super) fn read(&mut self, line: &str) {
        let chars = line.chars().filter(|c| !c.is_whitespace());
        for ((c, reaching), first) in chars.zip(&mut self.reaching).zip(&mut self.first) {
            *reaching += 1;
            if let Some(sign) = place(c) {
                first[sign] += 1;
                return;
            }
        }
    }

    /// How much likelier a character is behind so many that are no signs at the beginning of a line than anywhere, where
    /// it is this share of all characters; as a logarithm, zero of what is no sign.
    pub(super) fn lift(&self, behind: usize, c: char, share: f64) -> f64 {
        let (Some(sign), Some(reaching), Some(first)) =
            (place(c), self.reaching.get(behind), self.first.get(behind))
        else {
            return 0.0;
        };
        let here = (f64::from(first[sign]) + PRIOR * share) / (f64::from(*reaching) + PRIOR);
        (here / share).ln()
    }
}

/// How many characters the beginning of a line has, blanks and readings in brackets aside, if it is all known, has no sign and
/// is no longer than an opening.
pub(super) fn opening(line: &str) -> Option<usize> {
    if line.chars().nth(LONGEST * READ).is_some() {
        return None;
    }
    let mut length = 0;
    for c in readings(line, true).0.chars().filter(|c| !c.is_whitespace()) {
        if place(c).is_some() || is_lost(c) || length == LONGEST {
            return None;
        }
        length += 1;
    }
    Some(length)
}

fn place(c: char) -> Option<usize> {
    let c = key(c);
    SIGNS.iter().position(|&sign| sign == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn openings(lines: &[&str]) -> Openings {
        let mut openings = Openings::default();
        lines.iter().for_each(|line| openings.read(line));
        openings
    }

    #[test]
    fn a_sign_is_likely_where_the_lines_of_the_document_have_it() {
        let lines = ["加强组织领导。建立机制，", "  完善考核评价。把规划", "强化资金保障。", "建立、健全，"];
        let openings = openings(&lines);
        let lift = |behind, c| openings.lift(behind, c, 0.02);
        assert!(lift(6, '。') > 2.0, "{}", lift(6, '。'));
        assert!(lift(2, '、') > 0.0 && lift(2, '。') < 0.0 && lift(6, ',') < 0.0);
        assert_eq!([lift(6, '建'), lift(LONGEST, '。')], [0.0; 2]);
    }

    #[test]
    fn lines_that_begin_anywhere_say_nothing() {
        // One of ten is a sign, whichever.
        let mut seed = 1_u64;
        let mut random = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seed >> 33
        };
        let chars: Vec<char> = (0..8_000).map(|_| if random() % 10 == 0 { '，' } else { '建' }).collect();
        let lines: Vec<String> = chars.chunks(20).map(|line| line.iter().collect()).collect();
        let openings = openings(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let share = chars.iter().filter(|&&c| c == '，').count() as f64 / chars.len() as f64;
        for behind in 2..8 {
            assert!(openings.lift(behind, '，', share).abs() < 0.6, "{behind}");
        }
    }

    #[test]
    fn an_opening_is_counted_without_blanks_and_readings() {
        assert_eq!(opening("  創(chuàng)新生態(tài)加快構(gòu)建"), Some(8));
        assert_eq!(opening(""), Some(0));
        for line in
            ["加快建设。", "加快?建设", "加快〔?〕建设", &"建".repeat(LONGEST + 1), &"建".repeat(9_000)]
        {
            assert_eq!(opening(line), None, "{line}");
        }
    }
}
