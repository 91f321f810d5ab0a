//! A spelled word is one that was typed in letters, all or in part, in place of Han characters: `yanglao`, `ylcw`,
//! `yanglao床位`.
//!
//! What always holds: where it is heard, every character of the word is used, by characters of the text that
//! follow one another; of all the ways to part the letters into syllables the most certain one counts.

use super::codes::Cursor;
use super::initials::Initials;
use super::letters::Letters;
use super::route::steps;
use super::token::tokens;
use std::cmp::Reverse;
use std::mem::swap;
use std::ops::ControlFlow;

/// The longest word, in characters, that is looked for: a longer one is not typed but pasted.
const LONGEST: usize = 64;

/// What no word costs: a token takes off at most six.
const UNREACHED: u16 = u16::MAX;

/// A word typed in letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spelled {
    chars: Vec<char>,
    /// The letters one of which the second character of the text must begin with; `None` if it need not.
    then: Option<Initials>,
    letters: Letters,
}

/// Where a spelled word is heard in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// Half-open ranges of the text's characters, in order, not touching.
    pub ranges: Vec<[usize; 2]>,
    /// 0 if every syllable is typed whole and is the usual one of its character; the more is left out or
    /// unusual, the higher.
    pub cost: u32,
}

/// What it costs to have used so many characters of a word up, before and behind a character of the text. It is made
/// once a text, and only as much of it as the word needs is cleared.
struct Scratch([[u16; LONGEST + 1]; 2]);

impl Default for Scratch {
    fn default() -> Self {
        Self([[0; LONGEST + 1]; 2])
    }
}

impl Scratch {
    fn cleared(&mut self, chars: usize) -> [&mut [u16; LONGEST + 1]; 2] {
        self.0
            .iter_mut()
            .flat_map(|costs| costs.iter_mut().take(chars + 1))
            .for_each(|cost| *cost = UNREACHED);
        self.0.each_mut()
    }
}

impl Spelled {
    /// Takes a folded word, if it can be a spelled one: it has two letters that follow one another, and nothing
    /// but letters, digits, apostrophes and characters that are not ASCII.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim_matches('\'');
        let may_be = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '\'' || !c.is_ascii();
        let is_pair = |pair: &[u8]| pair.iter().all(u8::is_ascii_lowercase);
        if !word.chars().all(may_be) || !word.as_bytes().windows(2).any(is_pair) {
            return None;
        }
        let chars: Vec<char> = word.chars().collect();
        if chars.len() > LONGEST {
            return None;
        }
        let (then, letters) = (second_letters(&chars), Letters::of(&chars));
        Some(Self { chars, then, letters })
    }

    /// How much was typed, in letters; a Han character counts as a syllable of three.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.chars.iter().map(|c| if c.is_ascii() { 1 } else { 3 }).sum()
    }

    /// Whether a character with this code may be the last that the word is heard in.
    #[must_use]
    pub fn may_end_with(&self, code: u8) -> bool {
        self.letters.may_be_last(code)
    }

    /// Whether the word may be heard from a character with this code on.
    #[must_use]
    pub const fn may_begin_with(&self, code: u8) -> bool {
        self.letters.may_be_first(code)
    }

    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Where the word is heard best in a folded text: at its beginning if it is heard there, else where it is
    /// most certain.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Heard> {
        let scratch = &mut Scratch::default();
        let all =
            self.starts(text).filter_map(|(at, start)| Some((start, self.from(text.get(at..)?, scratch)?)));
        let (start, (len, cost)) = all.min_by_key(|&(start, (len, cost))| (start > 0, cost, Reverse(len)))?;
        Some(Heard { ranges: vec![[start, start + len]], cost })
    }

    /// The cost of the word where it is most certain in a folded text, of which the codes are given. If it `is_longer`
    /// than the sound of one character, it is known that none of the text has all of it.
    #[must_use]
    pub fn least_cost(&self, text: &str, codes: &[u8], is_longer: bool) -> Option<u32> {
        let (mut least, mut cursor, scratch) = (None, Cursor::new(text), &mut Scratch::default());
        let _ = self.letters.in_codes(codes, is_longer, |at| {
            if let Some((_, cost)) = self.from(cursor.go(at), scratch) {
                least = Some(least.map_or(cost, |least: u32| least.min(cost)));
            }
            if least == Some(0) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        least
    }

    /// Whether the word is heard in a folded text; as [`Spelled::least_cost`].
    #[must_use]
    pub fn is_heard_in(&self, text: &str, codes: &[u8], is_longer: bool) -> bool {
        let (mut cursor, scratch) = (Cursor::new(text), &mut Scratch::default());
        let found = self.letters.in_codes(codes, is_longer, |at| {
            if self.from(cursor.go(at), scratch).is_some() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        found.is_break()
    }

    /// Everywhere the word is heard in a folded text: half-open ranges of characters, in order, not overlapping.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<[usize; 2]> {
        let (mut found, scratch) = (Vec::<[usize; 2]>::new(), &mut Scratch::default());
        for (at, start) in self.starts(text) {
            let end = found.last().map_or(0, |last| last[1]);
            if start < end {
                continue;
            }
            if let Some((len, _)) = text.get(at..).and_then(|rest| self.from(rest, scratch)) {
                found.push([start, start + len]);
            }
        }
        found
    }

    /// Where the word can begin: the byte and the character.
    fn starts(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let first = self.chars.first().copied().unwrap_or_default();
        let need = Initials::of_letter(first);
        let is_letter = first.is_ascii_lowercase();
        let may_begin =
            move |c: char| c == first || (is_letter && !c.is_ascii() && Initials::of_char(c).contains(need));
        text.char_indices().zip(0..).filter(move |&((_, c), _)| may_begin(c)).map(|((at, _), n)| (at, n))
    }

    /// How many characters at the beginning of a text are the word, and the cost.
    fn from(&self, text: &str, scratch: &mut Scratch) -> Option<(usize, u32)> {
        // Nearly everywhere the second character tells already.
        if let Some(then) = self.then {
            let second = text.chars().skip(1).find(|&c| c != '"')?;
            if !Initials::of_char(second).meets(then) {
                return None;
            }
        }
        let whole = self.chars.len();
        // What it costs to have used the first so many characters of the word up.
        let [mut costs, mut next] = scratch.cleared(whole);
        costs[0] = 0;
        let mut best: Option<(u16, usize)> = None;
        for (n, c) in (1..).zip(text.chars().take(whole * 2)) {
            if c == '"' {
                // “十四五”规划 is said as it would be without the quotes.
                continue;
            }
            let mut is_reached = false;
            for (used, cost) in costs.iter_mut().enumerate().take(whole).filter(|(_, c)| **c != UNREACHED) {
                tokens(c, self.chars.get(used..).unwrap_or_default(), |token| {
                    if let Some(slot) = next.get_mut(used + token.len) {
                        *slot = (*slot).min(*cost + token.cost);
                        is_reached = true;
                    }
                });
                *cost = UNREACHED;
            }
            match next.get(whole) {
                Some(&cost) if cost < best.map_or(UNREACHED, |(cost, _)| cost) => best = Some((cost, n)),
                _ => {}
            }
            if !is_reached {
                break;
            }
            next[whole] = UNREACHED;
            swap(&mut costs, &mut next);
        }
        best.map(|(cost, n)| (n, u32::from(cost)))
    }
}

/// The letters that the second character heard may begin with; `None` if there may be no second one, or one that
/// is not said.
fn second_letters(word: &[char]) -> Option<Initials> {
    let mut letters = Initials::default();
    for step in steps(word, 0) {
        let next = word.iter().skip(step.next).copied().find(|&c| c != '\'')?;
        let own = Initials::of_char(next);
        if own == Initials::default() {
            return None;
        }
        letters = letters.with(own);
    }
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(word: &str, text: &str) -> Option<([usize; 2], u32)> {
        let spelled = Spelled::of(word)?;
        spelled.find(text).map(|heard| (heard.ranges[0], heard.cost))
    }

    fn range(word: &str, text: &str) -> Option<[usize; 2]> {
        heard(word, text).map(|(range, _)| range)
    }

    #[test]
    fn whole_syllables_initials_and_a_mixture_are_heard() {
        let text = "城乡居民人均可支配收入";
        for word in ["renjunkezhipeishouru", "rjkzpsr", "renjunkzp收入", "人均kezhi配sr", "rjunkzhps入"]
        {
            assert_eq!(range(word, text), Some([4, 11]), "{word}");
        }
        assert_eq!(range("yanglao床位", "养老床位"), Some([0, 4]));
        assert_eq!(range("ylcw", "养老床位"), Some([0, 4]));
        assert_eq!(range("15fzgg", "15分钟公共服务圈"), Some([0, 6]));
    }

    #[test]
    fn the_last_syllable_may_be_unfinished() {
        for word in ["ren", "renj", "renju", "renjunk", "renjunkezh"] {
            assert!(heard(word, "人均可支配").is_some(), "{word}");
        }
        assert_eq!(range("rejunke", "人均可支配"), None);
    }

    #[test]
    fn letters_are_parted_in_every_way() {
        assert_eq!(heard("xian", "西安"), Some(([0, 2], 0)));
        assert_eq!(heard("xian", "县"), Some(([0, 1], 0)));
        assert_eq!(heard("fangan", "方案"), Some(([0, 2], 0)));
        assert_eq!(heard("xi'an", "西安"), Some(([0, 2], 0)));
        assert_eq!(heard("xi'an", "县"), None);
        assert_eq!(heard("jiangan", "江岸"), Some(([0, 2], 0)));
        assert_eq!(range("jiangan", "建干"), Some([0, 2]));
    }

    #[test]
    fn every_reading_counts_and_the_usual_one_most() {
        for (word, text) in [("chongqing", "重庆"), ("yinhang", "银行"), ("yh", "银行"), ("yx", "银行")]
        {
            assert!(heard(word, text).is_some(), "{word} {text}");
        }
        assert!(heard("zhongdian", "重点") < heard("chongdian", "重点"));
        for word in ["jiuyelv", "jiuyelu", "jyl"] {
            assert!(heard(word, "就业率").is_some(), "{word}");
        }
        assert!(heard("xianzhu", &crate::text::fold("显著")).is_some());
    }

    #[test]
    fn quotes_are_not_said() {
        assert_eq!(range("ssw", "\"十四五\"规划"), Some([1, 4]));
        assert_eq!(range("sswgh", "\"十四五\"规划"), Some([1, 7]));
    }

    #[test]
    fn the_beginning_of_the_text_comes_before_a_more_certain_place() {
        assert_eq!(range("tw", "托位和摊位"), Some([0, 2]));
        assert_eq!(range("tw", "婴幼儿托位"), Some([3, 5]));
    }

    #[test]
    fn all_places_are_found() {
        let spelled = Spelled::of("yanglao").unwrap();
        assert_eq!(spelled.find_all("养老、赡养老人"), [[0, 2], [4, 6]]);
        assert_eq!(spelled.find_all("托育"), [] as [[usize; 2]; 0]);
    }

    #[test]
    fn by_codes_the_same_is_heard_at_the_same_cost() {
        let texts =
            ["新建养老机构床位", "\"十四五\"规划", "西安与县域、银行，重庆；率先gdp", "", "啊a啊a\"养\"老"];
        let words =
            ["yang", "yanglao", "ylj", "xian", "yinhang", "chongqing", "ssw", "gdp", "养lao", "aa", "lvx"];
        for (word, text) in words.iter().flat_map(|word| texts.map(|text| (word, text))) {
            let codes: Vec<u8> = text.chars().filter_map(crate::text::pinyin::letter_code).collect();
            let spelled = Spelled::of(word).unwrap();
            let all = spelled.find_all(text).into_iter();
            let rest = |[start, _]: [usize; 2]| text.chars().skip(start).collect::<String>();
            let least = all.filter_map(|range| Some(spelled.find(&rest(range))?.cost)).min();
            assert_eq!(spelled.least_cost(text, &codes, false).is_some(), least.is_some(), "{word} {text}");
            assert!(spelled.least_cost(text, &codes, false) <= least || least.is_none(), "{word} {text}");
            assert_eq!(
                spelled.is_heard_in(text, &codes, false),
                spelled.find(text).is_some(),
                "{word} {text}"
            );
        }
        let codes =
            |text: &str| text.chars().filter_map(crate::text::pinyin::letter_code).collect::<Vec<_>>();
        let yang = Spelled::of("yang").unwrap();
        assert!(yang.is_heard_in("阳", &codes("阳"), false) && !yang.is_heard_in("阳", &codes("阳"), true));
        assert!(yang.is_heard_in("雁过", &codes("雁过"), true), "yan-g");
    }

    #[test]
    fn what_is_not_spelled_is_told_at_once() {
        for word in ["", "a", "养老", "r&d", "pm2.5", "5g", "2025", "'", &"a".repeat(65), "a b"] {
            assert_eq!(Spelled::of(word), None, "{word}");
        }
    }

    #[test]
    fn odd_words_and_texts_do_no_harm() {
        let texts = ["", "嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯", "啊a啊a", "\"\"\"\"", "\u{0}，。𬬻㐀"];
        for word in ["ng".repeat(32), "a".repeat(64), "a'''a".into(), "zhzhzh".into(), "vv".into()] {
            for text in texts {
                let _ = Spelled::of(&word).map(|spelled| (spelled.find(text), spelled.find_all(text)));
            }
        }
    }
}
