//! Shares: 85%的县城建成示范区, 覆盖90%以上乡镇. The share stands before those it is a share of.

use super::list::tail;
use super::name::{LONGEST, bare, without_lead};
use crate::import::amount::{Amount, Line};
use std::ops::Range;

/// Whether words stand right after the amount, so that it is a share of them.
pub(super) fn stands_before(line: &Line, amount: &Amount, clause: &Range<usize>) -> bool {
    amount.is_share() && content_at(line, amount, clause).is_some()
}

fn content_at(line: &Line, amount: &Amount, clause: &Range<usize>) -> Option<usize> {
    let mut at = amount.place.end;
    if line.folded(at) == Some('的') {
        at += 1;
    }
    let c = line.folded(at).filter(|_| at < clause.end)?;
    let is_word = c == '"' || (c.is_alphanumeric() && !"和及与并且或、".contains(c));
    is_word.then_some(at)
}

/// The names of a run of shares with one predicate: 70%的甲和50%的乙开通服务.
///
/// `before` is what stands before the first. `None` for a share that only describes.
pub(super) fn names(
    line: &Line,
    before: &Range<usize>,
    amounts: &[Amount],
    clause: &Range<usize>,
) -> Option<Vec<String>> {
    let (lead, needs_object) = lead(line, before)?;
    let mut parts = Vec::new();
    for (index, amount) in amounts.iter().enumerate() {
        let start = content_at(line, amount, clause)?;
        let end = amounts.get(index + 1).map_or(clause.end, |next| next.place.start);
        parts.push(bare_end(line, start..end));
    }
    let last = parts.last()?.clone();
    let mut names = Vec::new();
    for part in &parts {
        let shared = if *part == last { String::new() } else { tail(line, part, &last) };
        let own = line.text(part.clone());
        let is_predicate = part.len() <= 4 && !lead.is_empty() && !needs_object;
        if part.len() < 2
            || part.len() > LONGEST
            || (lead.is_empty() && part.len() + shared.chars().count() < 5)
        {
            return None;
        }
        let ending = if is_predicate || own.ends_with(['率', '比', '例']) { "" } else { "的比例" };
        names.push(format!("{lead}{own}{shared}{ending}"));
    }
    Some(names)
}

fn bare_end(line: &Line, place: Range<usize>) -> Range<usize> {
    let mut place = place;
    while place.start < place.end && line.folded(place.end - 1).is_some_and(|c| "、,和及与并".contains(c))
    {
        place.end -= 1;
    }
    place
}

/// What of the words before a share belongs to its name; `None` if they show that it
/// commits to nothing. And whether it cannot do without what follows.
fn lead(line: &Line, before: &Range<usize>) -> Option<(String, bool)> {
    const PLACES: [&str; 12] =
        ["全省", "全市", "全县", "全区", "全国", "我省", "我市", "我县", "我区", "各市", "各县", "全州"];
    let place = without_lead(line, before.clone());
    if place.is_empty() || line.ends(&place, "和") || line.ends(&place, "及") || line.ends(&place, "与") {
        return Some((String::new(), false));
    }
    let folded = line.folded_text(place.clone());
    if PLACES.contains(&folded.as_str()) {
        return Some((line.text(place), true));
    }
    // 公路覆盖90%以上乡镇: the verb needs what follows.
    const VERBS: [&str; 5] = ["覆盖", "惠及", "通达", "连接", "联通"];
    if VERBS.iter().any(|verb| line.ends(&place, verb)) && place.len() > 3 {
        return Some((line.text(bare(line, place)), true));
    }
    // 建制村100%覆盖: a subject, if no verb or measure ends it.
    let is_measure = line.any_before(&place, &super::verbs::MEASURES).is_some();
    let is_verb = line.any_before(&place, &super::verbs::REACH).is_some();
    let is_rule = line.find(&place, &["对", "按", "给", "向", "由"]).is_some();
    (!is_measure && !is_verb && !is_rule && (2..=16).contains(&place.len()))
        .then(|| (line.text(place), false))
}
