//! A rank says how well one string of the index answers a query; the lowest is the best.
//!
//! What always holds: any rank with all words as typed is before any with a word heard in pinyin, and that
//! before any with a scattered one in a name of the same kind; names (titles, indicators) are before text.

use std::cmp::Reverse;

/// How a string answers, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tier {
    /// What was typed is the plan's region or the beginning of its title, as typed or in pinyin.
    PlanName,
    /// The name is what was typed.
    WholeName,
    /// The name begins with what was typed.
    NamePrefix,
    /// What was typed stands in the name unbroken.
    NamePhrase,
    /// All words stand in the name.
    NameWords,
    /// All words stand in the name and what goes with it: a number, a unit, a figure.
    Beside,
    /// All words stand in a paragraph or a note.
    Text,
    /// The name is what was typed, some of it in pinyin.
    HeardWhole,
    /// The name begins so.
    HeardPrefix,
    /// It stands so in the name unbroken.
    HeardPhrase,
    /// All words stand in the name, some of them in pinyin.
    HeardWords,
    /// All words stand in the name and what goes with it, some of them in pinyin.
    HeardBeside,
    /// Some word stands scattered in the name.
    ScatteredName,
    /// Some word stands in the name in pinyin, with gaps.
    HeardScattered,
    /// All words stand in a paragraph or a note, some of them in pinyin.
    HeardText,
    /// Some word stands scattered, but near together, in a paragraph or a note.
    ScatteredText,
    /// Some word stands in the name with one character wrong, missing or too many.
    NearName,
    /// The same in a paragraph or a note.
    NearText,
}

impl Tier {
    /// Whether all words stand there as typed.
    pub(super) fn is_as_typed(self) -> bool {
        self <= Self::Text
    }
}

/// How well a string answers, apart from where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    /// Not of a plan whose region the query names.
    pub(super) elsewhere: bool,
    pub(super) tier: Tier,
    /// Some word is only in the plan's own title or region.
    pub(super) by_plan: bool,
    /// How good a scattered word or one in pinyin is; 0 for words as typed.
    pub(super) score: Reverse<i64>,
}
