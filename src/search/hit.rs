//! A hit is one search result: where it is, and a line of the text around what was found.
//!
//! What always holds: ranges are half-open, in characters, in order and not overlapping; those of the snippet
//! lie inside it, those of the whole inside the string it was found in, and both name the same characters.
//! A snippet has no line end or other control character.

use super::Field;
use crate::plan::{Figure, Kind, Place};
use crate::text::Short;
use std::sync::Arc;

/// How many characters of the text a snippet shows; the marks of a cut come on top.
const SNIPPET_CHARS: usize = 60;

/// How many of them stand before the first lit one, if there is more text than room. Half a narrow line, so
/// that what is lit is seen there too.
const LEAD_CHARS: usize = 14;

/// The longest name that is kept at the front of a line when what is lit is far behind it.
const NAME_CHARS: usize = 36;

/// What stands where a snippet was cut.
const CUT: &str = "..";

/// One search result.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// The plan's position, as it was given to the index.
    pub plan: usize,
    /// The section or indicator.
    pub place: Place,
    /// What kind of words it was found in.
    pub field: Field,
    /// For a hit in text, which paragraph of [`Plan::paragraphs`](crate::plan::Plan::paragraphs) of the section.
    pub paragraph: Option<usize>,
    /// For a hit in a note, the note's id.
    pub note: Option<String>,
    /// One line of at most 64 characters around the first match, with ".." where it is cut.
    pub snippet: String,
    /// What is lit in the snippet: half-open ranges of characters.
    pub ranges: Vec<[usize; 2]>,
    /// What is lit in the whole title (without its number), indicator's name, paragraph or note.
    pub whole: Vec<[usize; 2]>,
    /// How many characters at the snippet's beginning are the name of an indicator; 0 if it does not begin with one.
    pub name: usize,
    /// What stands beside it.
    pub context: Context,
}

/// What a list shows beside a hit.
#[derive(Clone, PartialEq, Debug)]
pub struct Context {
    /// The plan's short title.
    pub plan: Arc<str>,
    /// What the section is in which the hit stands.
    pub kind: Kind,
    /// The section above it, or the one it stands in: what that is, and its heading. None beside an indicator or a plan.
    pub above: Option<(Kind, String)>,
    /// Of an indicator what it states.
    pub stated: Option<Stated>,
    /// Whether it stands in the full text of a plan that has a digest too.
    pub is_full_text: bool,
}

/// What a list shows of an indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Stated {
    /// Its baseline and its target.
    pub figures: [Option<Figure>; 2],
    /// Their unit.
    pub unit: Option<Short>,
}

/// How many hits are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Limits {
    /// How many of the best as soon as they are known: those that a screen shows. Fewer if all others are only nearly right,
    /// none if 0.
    pub first: usize,
    /// How many in the end, no fewer.
    pub all: usize,
    /// How many are counted: once there are as many, and it is certain which are the best, the rest is left alone.
    pub counted: usize,
}

/// What is known of how many hits there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Counted {
    /// There are as many as was said.
    #[default]
    All,
    /// There are as many at least; no more were counted.
    AtLeast,
    /// There are as many so far: the hits are the first, and the others are still looked for.
    SoFar,
}

/// The best hits of a search, and how many there were.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The best, best first; no more than the limit.
    pub hits: Vec<Hit>,
    /// How many there are without the limit.
    pub total: usize,
    /// Whether there may be more. Those given are the best all the same.
    pub counted: Counted,
}

/// Cuts one line out of `source` around the first of its `lit` ranges, which it gives as they lie in the line.
///
/// The first `name_end` characters are a name: what goes with it means nothing alone, so it is kept in sight.
pub(super) fn snippet(source: &str, lit: &[[usize; 2]], name_end: usize) -> (String, Vec<[usize; 2]>) {
    let chars: Vec<char> = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let first = lit.first().map_or(0, |range| range[0]);
    let mut line = String::new();
    let mut ranges = Vec::new();
    let (mut shown, mut end) = (0, 0);
    for [from, to] in pieces(&chars, first, name_end).into_iter().flatten() {
        if from > end {
            line.push_str(CUT);
            shown += CUT.len();
        }
        line.extend(chars.get(from..to).unwrap_or_default());
        ranges.extend(clip(lit, [from, to]).map(|[a, b]| [a + shown, b + shown]));
        shown += to - from;
        end = to;
    }
    if end < chars.len() {
        line.push_str(CUT);
    }
    (line, ranges)
}

/// Which stretches of the text to show, in order.
fn pieces(chars: &[char], first: usize, name_end: usize) -> [Option<[usize; 2]>; 2] {
    if chars.len() <= SNIPPET_CHARS {
        [Some([0, chars.len()]), None]
    } else if name_end > 0 && first < SNIPPET_CHARS - LEAD_CHARS {
        [Some([0, SNIPPET_CHARS]), None]
    } else if (1..=NAME_CHARS).contains(&name_end) {
        [Some([0, name_end]), Some(window(chars, first, SNIPPET_CHARS - name_end))]
    } else {
        [Some(window(chars, first, SNIPPET_CHARS)), None]
    }
}

/// A stretch of `room` characters: what is lit first has some text before it, from the beginning of its
/// sentence or clause if that is near, and the rest of the room after it.
fn window(chars: &[char], first: usize, room: usize) -> [usize; 2] {
    let earliest = first.saturating_sub(LEAD_CHARS).min(chars.len().saturating_sub(room));
    let before = chars.get(earliest..first).unwrap_or_default();
    let sentence = before.iter().rposition(|&c| matches!(c, '。' | '；' | '！' | '？' | ' '));
    let clause = || before.iter().position(|&c| matches!(c, '，' | '、' | '：'));
    let from = match sentence.or_else(clause) {
        Some(at) if earliest > 0 => earliest + at + 1,
        _ => earliest,
    };
    [from, (from + room).min(chars.len())]
}

/// The parts of the ranges that lie inside `[from, to)`, counted from `from`.
pub(super) fn clip(ranges: &[[usize; 2]], [from, to]: [usize; 2]) -> impl Iterator<Item = [usize; 2]> {
    ranges.iter().filter_map(move |&[a, b]| {
        let (a, b) = (a.max(from), b.min(to));
        (a < b).then(|| [a - from, b - from])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lit_words(line: &str, ranges: &[[usize; 2]]) -> Vec<String> {
        ranges.iter().map(|&[a, b]| line.chars().skip(a).take(b - a).collect()).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(snippet("新建养老床位", &[[2, 4]], 0), ("新建养老床位".into(), vec![[2, 4]]));
    }

    #[test]
    fn a_long_text_is_cut_on_both_sides() {
        let text = format!("{}养老床位{}", "前".repeat(100), "后".repeat(100));
        let (line, ranges) = snippet(&text, &[[100, 102], [102, 104], [190, 192]], 0);
        assert!(line.starts_with("..前") && line.ends_with("后.."), "{line}");
        assert_eq!(line.chars().count(), SNIPPET_CHARS + 4);
        assert_eq!(lit_words(&line, &ranges), ["养老", "床位"]);
    }

    #[test]
    fn a_snippet_begins_with_the_sentence_if_that_is_near() {
        let text = format!("{}。新建养老床位{}", "前".repeat(100), "后".repeat(100));
        let (line, ranges) = snippet(&text, &[[103, 105]], 0);
        assert!(line.starts_with("..新建养老"), "{line}");
        assert_eq!(lit_words(&line, &ranges), ["养老"]);
    }

    #[test]
    fn a_snippet_begins_with_the_clause_if_no_sentence_is_near() {
        let text = format!("{}，新建、改建养老床位{}", "前".repeat(100), "后".repeat(100));
        let (line, _) = snippet(&text, &[[106, 108]], 0);
        assert!(line.starts_with("..新建、改建养老"), "{line}");
    }

    #[test]
    fn a_name_stays_in_sight_of_what_goes_with_it() {
        let text = format!("养老床位占比 {} 2030: 60", "长".repeat(80));
        let (line, ranges) = snippet(&text, &[[88, 92]], 6);
        assert!(line.starts_with("养老床位占比..2030: 60"), "{line}");
        assert_eq!(lit_words(&line, &ranges), ["2030"]);
        let (line, ranges) = snippet(&text, &[[2, 4]], 6);
        assert!(line.starts_with("养老床位占比 长") && line.ends_with(".."), "{line}");
        assert_eq!(lit_words(&line, &ranges), ["床位"]);
    }

    #[test]
    fn the_end_of_a_text_fills_the_line() {
        let text = format!("{}养老", "前".repeat(100));
        let (line, ranges) = snippet(&text, &[[100, 102]], 0);
        assert_eq!(line.chars().count(), SNIPPET_CHARS + 2);
        assert_eq!(lit_words(&line, &ranges), ["养老"]);
    }

    #[test]
    fn a_match_longer_than_the_line_is_lit_as_far_as_it_is_shown() {
        let text = "养".repeat(200);
        let (line, ranges) = snippet(&text, &[[0, 200]], 0);
        assert_eq!((line.chars().count(), ranges), (SNIPPET_CHARS + 2, vec![[0, SNIPPET_CHARS]]));
    }

    #[test]
    fn a_snippet_is_one_line() {
        assert_eq!(snippet("一\n二\u{1b}[0m", &[], 0).0, "一 二 [0m");
    }

    #[test]
    fn clipped_ranges_count_from_the_clip() {
        let clipped: Vec<_> = clip(&[[0, 3], [5, 6], [9, 12]], [2, 10]).collect();
        assert_eq!(clipped, [[0, 1], [3, 4], [7, 8]]);
    }
}
