//! Reading a run of bytes anew: the characters it was made of, as far as anything bears them out.
//!
//! The rule: a character goes into the text where the likeliest reading of the whole run has it, and every reading
//! that has another one in its place, or one that nobody knows, is far less likely. Else a mark stands there.

use super::bytes::Run;
use super::cells::{Alternative, Around, Basis, Known, UNKNOWN, cells};
use super::lattice::{INDENT, scores};
use super::{MARK, is_han};

/// By how much a reading with something else in the place of a character must be less likely, as a natural logarithm, where both
/// bytes of the character are there. This and the next three were chosen on texts that were damaged for it, and tried on others.
const SURE: f64 = 6.0;
/// The same where one byte is there.
const SURE_LOST: f64 = 7.0;
/// The same where it is a sign, which stands between any words, whether both bytes are there or one.
const SURE_SIGN: f64 = 3.0;
/// The same where pairs vanished.
const SURE_GAP: f64 = 7.0;
/// The same where the reading in brackets is there.
const SURE_READ: f64 = 2.0;
/// By how much a new reading must be likelier than the old one, for each character.
const BETTER: f64 = 1.0;
/// So many pairs tell whether characters are words.
const FEWEST_PAIRS: usize = 4;

/// The likeliest reading of a run, with marks; `None` if what the text has is as likely.
pub(super) fn read(run: &Run, around: &Around, known: Known<'_>) -> Option<String> {
    if !run.has_reading && is_sound(&run.visible, known) {
        return None;
    }
    let cells = cells(run, around, known);
    if cells.iter().any(Vec::is_empty) || cells.is_empty() {
        return None;
    }
    let old: Vec<_> = run.visible.iter().map(|&c| vec![text(c)]).collect();
    let score = |cells: &[Vec<Alternative>]| {
        let starts_line = around.before.is_empty();
        scores(&surrounded(cells, around), known, starts_line)
    };
    let new = score(&cells);
    let best = |scores: &[Vec<f64>]| scores.first().map_or(0.0, |cell| most(cell));
    if !run.has_reading {
        let of_each = |score: f64, cells: usize| score / (cells + 1) as f64;
        if of_each(best(&new), cells.len()) < of_each(best(&score(&old)), old.len()) + BETTER {
            return None;
        }
    }
    let inner = new.get(around.before.len()..).unwrap_or_default();
    Some(decided(&cells, inner, around, known))
}

/// The cells between what stands around them.
fn surrounded(cells: &[Vec<Alternative>], around: &Around) -> Vec<Vec<Alternative>> {
    let fixed = |&c: &char| vec![text(c)];
    let before = around.before.iter().map(fixed);
    before.chain(cells.iter().cloned()).chain(around.after.iter().map(fixed)).collect()
}

fn text(c: char) -> Alternative {
    Alternative::one(c, Basis::Text, 0.0)
}

fn most(scores: &[f64]) -> f64 {
    scores.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// The characters that are sure, and marks for the others.
fn decided<'a>(
    cells: &'a [Vec<Alternative>],
    scores: &[Vec<f64>],
    around: &Around,
    known: Known<'_>,
) -> String {
    let of_each: Vec<_> = cells.iter().zip(scores).map(|(cell, scores)| best(cell, scores)).collect();
    let decide = |(n, best): (usize, Option<(&'a Alternative, f64)>)| {
        let (alternative, margin) = best?;
        let is_indent = n == 0 && around.before.is_empty() && alternative.chars() == [INDENT];
        (is_indent || margin >= least(alternative)).then_some(alternative)
    };
    let mut decided: Vec<Option<&Alternative>> = of_each.into_iter().enumerate().map(decide).collect();
    while let Some(loose) = (0..decided.len()).find(|&n| is_loose(&decided, n, around, known)) {
        decided.iter_mut().skip(loose).take(1).for_each(|alternative| *alternative = None);
    }
    written(&decided)
}

/// The characters, and one mark for each row of cells without.
fn written(decided: &[Option<&Alternative>]) -> String {
    let mut out = String::new();
    let mut is_quoted = false;
    for alternative in decided {
        let Some(alternative) = alternative else {
            if !out.ends_with(MARK) {
                out.push_str(MARK);
            }
            continue;
        };
        for &c in alternative.chars() {
            let is_quote = matches!(c, '“' | '”');
            // Which of the two it is, their first byte does not tell, and the other one does.
            let c = match (is_quote && alternative.basis == Basis::Lost, is_quoted) {
                (false, _) => c,
                (true, false) => '“',
                (true, true) => '”',
            };
            is_quoted = if is_quote { c == '“' } else { is_quoted };
            out.push(c);
        }
    }
    out
}

/// Whether the characters of a cell stand beside a mark and nothing on the other side holds them: by themselves they
/// may be chance.
fn is_loose(decided: &[Option<&Alternative>], n: usize, around: &Around, known: Known<'_>) -> bool {
    let Some(Some(own)) = decided.get(n) else { return false };
    let last = |alternative: &Alternative| alternative.chars().last().copied();
    let left = match n.checked_sub(1) {
        None => Some(around.before.last().copied()),
        Some(n) => decided.get(n).copied().flatten().map(last),
    };
    let right = match decided.get(n + 1) {
        None => Some(around.after.first().copied()),
        Some(next) => next.map(|next| next.chars().first().copied()),
    };
    let holds = |a: Option<char>, b: Option<char>| a.zip(b).is_none_or(|(a, b)| known.go_together(a, b));
    let (first, end) = (own.chars().first().copied(), last(own));
    if first == Some(INDENT) {
        return false;
    }
    match (left, right) {
        (Some(_), Some(_)) => false,
        (Some(left), None) => !holds(left, first),
        (None, Some(right)) => !holds(end, right),
        (None, None) => own.chars().len() < 2,
    }
}

/// By how much the likeliest reading has to be likelier than any other, by what it rests on.
fn least(alternative: &Alternative) -> f64 {
    match (alternative.basis, alternative.chars()) {
        (Basis::Text | Basis::Nothing, _) => 0.0,
        (Basis::Bytes | Basis::Lost, [c]) if !is_han(*c) => SURE_SIGN,
        (Basis::Bytes, _) => SURE,
        (Basis::Lost, _) => SURE_LOST,
        (Basis::Gap, _) => SURE_GAP,
        (Basis::Read, _) => SURE_READ,
    }
}

/// The likeliest alternative, if it is one that somebody knows, and by how much it is likelier than every other.
fn best<'a>(cell: &'a [Alternative], scores: &[f64]) -> Option<(&'a Alternative, f64)> {
    let (best, most) = cell.iter().zip(scores).max_by(|a, b| a.1.total_cmp(b.1))?;
    let is_other = |other: &Alternative| {
        let (own, others) = (best.chars(), other.chars());
        own.len() != others.len() || !own.iter().zip(others).all(|(&a, &b)| is_twin(a, b))
    };
    let rivals = cell.iter().zip(scores).filter(|(other, _)| is_other(other));
    let rival = rivals.map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
    (!best.chars().contains(&UNKNOWN)).then_some((best, most - rival))
}

fn is_twin(a: char, b: char) -> bool {
    crate::text::fold_char(a) == crate::text::fold_char(b)
}

/// Whether these characters are the document's own words: nearly all stand elsewhere beside each other too, as
/// wrongly paired ones never do. Looking for another reading of them is what takes long.
fn is_sound(chars: &[char], known: Known<'_>) -> bool {
    let stands = |pair: &&[char]| matches!(pair, [a, b] if known.bigrams.count(*a, *b) > 0);
    let pairs = chars.len().saturating_sub(1);
    pairs >= FEWEST_PAIRS
        && chars.iter().all(|&c| is_han(c) || known.bigrams.is_usual(c))
        && chars.windows(2).filter(stands).count() * 4 >= pairs * 3
}
