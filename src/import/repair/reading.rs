//! Reading a run of bytes anew: the characters it was made of, as far as anything bears them out.
//!
//! The rule: a character goes into the text where the likeliest reading of the whole run has it, and every reading
//! that has another one in its place, or one that nobody knows, is far less likely. Else a mark stands there.

use super::bytes::Run;
use super::cells::{Alternative, Around, Basis, Known, UNKNOWN, cells};
use super::lattice::{INDENT, scores};
use super::{MARK, is_han};

/// By how much a reading with something else in the place of a character must be less likely, as a natural logarithm, where both
/// bytes of the character are there. This and the next six were chosen on texts that were damaged for it, and tried on others.
const SURE: f64 = 6.0;
/// The same where one byte is there.
const SURE_LOST: f64 = 7.0;
/// The same where it is a sign, which stands between any words, whether both bytes are there or one.
const SURE_SIGN: f64 = 3.0;
/// The same where pairs vanished, in a short run and in a longer one, of which more may be wrong at once.
const SURE_GAP: f64 = 5.0;
const SURE_LONG: f64 = 7.0;
/// The same of the first or the last character alone where pairs vanished.
const SURE_END: f64 = 10.0;
/// The same where the reading in brackets is there.
const SURE_READ: f64 = 4.0;
/// A run of so many cells is short.
const SHORT: usize = 10;
/// Readings of a short run that are as near each other as that are weighed once more, each with all that follows from it;
/// so many of them.
const NEAR: f64 = 7.0;
const RIVALS: usize = 4;
/// What is less likely than the likeliest by that is left out then.
const FAR: f64 = 10.0;
/// By how much the others must be less likely where a character holds by itself, with nothing known beside it.
const FIRM: f64 = 12.0;
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
    let score = |cells: &[Vec<Alternative>]| scores(&surrounded(cells, around), known);
    let new = score(&cells);
    let best = |scores: &[Vec<f64>]| scores.first().map_or(0.0, |cell| most(cell));
    if !run.has_reading {
        let of_each = |score: f64, cells: usize| score / (cells + 1) as f64;
        if of_each(best(&new), cells.len()) < of_each(best(&score(&old)), old.len()) + BETTER {
            return None;
        }
    }
    Some(settle(&cells, &new, around, known))
}

/// What the cells say for certain, with marks for what they do not.
pub(super) fn settled(cells: &[Vec<Alternative>], around: &Around, known: Known<'_>) -> String {
    settle(cells, &scores(&surrounded(cells, around), known), around, known)
}

/// The same where it is known how likely each alternative of what is before, in and behind the cells is.
fn settle(cells: &[Vec<Alternative>], scored: &[Vec<f64>], around: &Around, known: Known<'_>) -> String {
    let mut inner = scored.get(around.before.len()..).unwrap_or_default().to_vec();
    if cells.len() <= SHORT {
        let whole = |cells: &[Vec<Alternative>]| {
            scores(&surrounded(cells, around), known).first().map_or(0.0, |cell| most(cell))
        };
        let likely: Vec<_> = cells.iter().zip(&inner).map(|(cell, scores)| likely(cell, scores)).collect();
        for (n, (cell, scores)) in cells.iter().zip(&mut inner).enumerate() {
            weigh_rivals(cell, scores, |rival| {
                let mut only = likely.clone();
                only[n] = vec![rival];
                whole(&only)
            });
        }
    }
    decided(cells, &inner, around, known)
}

/// The alternatives of a cell that are not far less likely than the likeliest.
fn likely(cell: &[Alternative], scores: &[f64]) -> Vec<Alternative> {
    let most = most(scores);
    let near = cell.iter().zip(scores).filter(|(_, score)| most - **score < FAR);
    near.map(|(alternative, _)| *alternative).collect()
}

/// Weighs the alternatives of a cell that are near the likeliest once more, as if each were the only one. What follows is told
/// from what is likeliest before it, and so far that was the same for all of them.
fn weigh_rivals(cell: &[Alternative], scores: &mut [f64], whole: impl Fn(Alternative) -> f64) {
    let most = most(scores);
    let mut near: Vec<usize> = (0..scores.len()).filter(|&k| most - scores[k] < NEAR).collect();
    near.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    if near.len() < 2 {
        return;
    }
    for (k, rival) in near.into_iter().take(RIVALS).filter_map(|k| Some((k, *cell.get(k)?))) {
        scores[k] = whole(rival);
    }
}

/// The cells between what stands around them.
fn surrounded(cells: &[Vec<Alternative>], around: &Around) -> Vec<Vec<Alternative>> {
    let fixed = |&c: &char| vec![text(c)];
    let before = around.before.iter().map(fixed);
    before.chain(cells.iter().cloned()).chain(around.after.iter().map(fixed)).collect()
}

fn text(c: char) -> Alternative {
    Alternative::of(&[c], Basis::Text, 0.0)
}

fn most(scores: &[f64]) -> f64 {
    scores.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// A character that is sure, and by how much; `None` where nothing is.
type Sure = Option<(char, f64)>;

/// The characters that are sure, and marks for the others.
fn decided(cells: &[Vec<Alternative>], scores: &[Vec<f64>], around: &Around, known: Known<'_>) -> String {
    let mut decided: Vec<Sure> = Vec::with_capacity(cells.len());
    let mut is_quoted = false;
    for (n, (cell, scores)) in cells.iter().zip(scores).enumerate() {
        let from = decided.len();
        let is_short = cells.len() <= SHORT;
        let basis = decide(cell, scores, is_short, n == 0 && around.starts_line(), &mut decided);
        for (c, _) in decided.iter_mut().skip(from).flatten().filter(|(c, _)| matches!(c, '“' | '”')) {
            // Which of the two it is, their first byte does not tell, and the other one does.
            if basis == Basis::Lost {
                *c = if is_quoted { '”' } else { '“' };
            }
            is_quoted = *c == '“';
        }
    }
    while let Some(loose) = (0..decided.len()).find(|&n| is_loose(&decided, n, around, known)) {
        decided.iter_mut().skip(loose).take(1).for_each(|sure| *sure = None);
    }
    written(&decided)
}

/// Adds the characters of one cell that are sure; gives back what they rest on.
fn decide(
    cell: &[Alternative],
    scores: &[f64],
    is_short: bool,
    may_be_indent: bool,
    decided: &mut Vec<Sure>,
) -> Basis {
    let best = cell.iter().zip(scores).max_by(|a, b| a.1.total_cmp(b.1));
    let Some((best, most)) = best else { return Basis::Nothing };
    let margin = |is_rival: &dyn Fn(&[char]) -> bool| {
        let rivals = cell.iter().zip(scores).filter(|(other, _)| is_rival(other.chars()));
        most - rivals.map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max)
    };
    let own = best.chars();
    let is_twin = |a: Option<&char>, b: Option<&char>| a.zip(b).is_some_and(|(&a, &b)| is_twin(a, b));
    let is_other = |others: &[char]| {
        own.len() != others.len() || !own.iter().zip(others).all(|(a, b)| is_twin(Some(a), Some(b)))
    };
    let is_indent = may_be_indent && own == [INDENT];
    let lead = margin(&is_other);
    if is_indent || (!own.contains(&UNKNOWN) && lead >= least(best, is_short)) {
        decided.extend(own.iter().map(|&c| Some((c, lead))));
        return best.basis;
    }
    // Of several characters the first or the last may be sure alone.
    let sure = |end: fn(&[char]) -> Option<&char>| {
        let is_other = |others: &[char]| !is_twin(end(own), end(others));
        let lead = margin(&is_other);
        end(own).filter(|&&c| c != UNKNOWN && lead >= SURE_END).map(|&c| (c, lead))
    };
    let (first, last) = (sure(<[char]>::first), sure(<[char]>::last));
    decided.extend(first.map(Some));
    decided.push(None);
    decided.extend(last.filter(|_| own.len() > 1 || first.is_none()).map(Some));
    Basis::Gap
}

/// The characters, and one mark for each row of those that are not sure.
fn written(decided: &[Sure]) -> String {
    let mut out = String::new();
    for sure in decided {
        match sure {
            Some((c, _)) => out.push(*c),
            None if out.ends_with(MARK) => {}
            None => out.push_str(MARK),
        }
    }
    out
}

/// Whether a character stands beside a mark and nothing on the other side holds it: by itself it may be chance.
fn is_loose(decided: &[Sure], n: usize, around: &Around, known: Known<'_>) -> bool {
    let Some(Some((own, lead))) = decided.get(n).copied() else { return false };
    if lead >= FIRM || own == INDENT {
        return false;
    }
    let char = |sure: Sure| sure.map(|(c, _)| Some(c));
    let left = match n.checked_sub(1) {
        None => Some(around.before.last().copied()),
        Some(n) => decided.get(n).copied().and_then(char),
    };
    let right = match decided.get(n + 1) {
        None => Some(around.after.first().copied()),
        Some(next) => char(*next),
    };
    let holds = |a: Option<char>, b: Option<char>| a.zip(b).is_none_or(|(a, b)| known.go_together(a, b));
    match (left, right) {
        (Some(_), Some(_)) => false,
        (Some(left), None) => !holds(left, Some(own)),
        (None, Some(right)) => !holds(Some(own), right),
        (None, None) => true,
    }
}

/// By how much the likeliest reading has to be likelier than any other, by what it rests on.
fn least(alternative: &Alternative, is_short: bool) -> f64 {
    match (alternative.basis, alternative.chars()) {
        (Basis::Text | Basis::Nothing, _) => 0.0,
        (Basis::Bytes | Basis::Lost, [c]) if !is_han(*c) => SURE_SIGN,
        (Basis::Bytes, _) => SURE,
        (Basis::Lost, _) => SURE_LOST,
        (Basis::Gap, _) if is_short => SURE_GAP,
        (Basis::Gap, _) => SURE_LONG,
        (Basis::Read, _) => SURE_READ,
    }
}

fn is_twin(a: char, b: char) -> bool {
    crate::text::fold_char(a) == crate::text::fold_char(b)
}

/// Whether these characters are the document's own words: nearly all stand elsewhere beside each other too, as
/// wrongly paired ones never do. Looking for another reading of them is what takes long.
fn is_sound(chars: &[char], known: Known<'_>) -> bool {
    let stands = |pair: &&[char]| matches!(pair, [a, b] if known.speech.count(*a, *b) > 0);
    let pairs = chars.len().saturating_sub(1);
    pairs >= FEWEST_PAIRS
        && chars.iter().all(|&c| is_han(c) || known.speech.is_usual(c))
        && chars.windows(2).filter(stands).count() * 4 >= pairs * 3
}
