//! A spelled word heard with gaps: `ylcw` in 养老机构护理型床位占比.
//!
//! What always holds: it is heard in runs of at least two characters, since one initial alone is heard
//! everywhere, and the whole is at most three times as long as what is heard of it.

use super::spelled::{Heard, Spelled};
use super::token::tokens;

/// The longest text, in characters, in which gaps are allowed: a name, not a paragraph.
const LONGEST: usize = 64;

/// The fewest characters typed: two for each of two runs.
pub(super) const FEWEST: usize = 4;

/// What a gap costs, apart from how wide it is.
const GAP: u32 = 1;

/// Where the reading of the word stands when it comes to a character of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    /// Between two runs.
    None = 0,
    /// Behind the first character of a run.
    One = 1,
    /// Behind a later one.
    More = 2,
}

/// The cheapest way on: what it costs to the end, how many characters of the word the next of the text takes
/// (0: it is passed over).
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    len: usize,
}

/// The cheapest ways to the end of the word from every character of the text, every character of the word and
/// every state of the run.
struct Ways<'w> {
    word: &'w [char],
    steps: Vec<[Option<Step>; 3]>,
}

impl Spelled {
    /// Where the word is heard best with gaps in a short folded text.
    #[must_use]
    pub fn find_scattered(&self, text: &str) -> Option<Heard> {
        let chars: Vec<char> = text.chars().collect();
        if self.chars().len() < FEWEST || chars.len() > LONGEST {
            return None;
        }
        let ways = Ways::over(&chars, self.chars());
        let all = (0..chars.len()).filter_map(|start| ways.from(start, chars.len()));
        all.min_by_key(|heard| {
            let start = heard.ranges.first().map_or(0, |range| range[0]);
            (heard.cost, start > 0, heard.span())
        })
    }
}

impl Heard {
    fn span(&self) -> usize {
        let start = self.ranges.first().map_or(0, |range| range[0]);
        self.ranges.last().map_or(0, |range| range[1] - start)
    }

    fn count(&self) -> usize {
        self.ranges.iter().map(|[from, to]| to - from).sum()
    }
}

impl<'w> Ways<'w> {
    fn over(text: &[char], word: &'w [char]) -> Self {
        let mut ways = Self { word, steps: vec![[None; 3]; (text.len() + 1) * (word.len() + 1)] };
        ways.set(text.len(), word.len(), Run::More, Step { cost: 0, len: 0 });
        for (at, &c) in text.iter().enumerate().rev() {
            ways.set(at, word.len(), Run::More, Step { cost: 0, len: 0 });
            for used in (0..word.len()).rev() {
                ways.look(at, c, used);
            }
        }
        ways
    }

    /// Finds the cheapest ways from one character of the text and one of the word.
    fn look(&mut self, at: usize, c: char, used: usize) {
        let mut taken = Vec::new();
        tokens(c, self.word.get(used..).unwrap_or_default(), |token| taken.push(token));
        for (run, then) in [(Run::None, Run::One), (Run::One, Run::More), (Run::More, Run::More)] {
            for token in &taken {
                if let Some(rest) = self.get(at + 1, used + token.len, then) {
                    self.set(at, used, run, Step { cost: rest.cost + u32::from(token.cost), len: token.len });
                }
            }
        }
        if let Some(rest) = self.get(at + 1, used, Run::None).filter(|_| used > 0) {
            self.set(at, used, Run::None, Step { cost: rest.cost, len: 0 });
            self.set(at, used, Run::More, Step { cost: rest.cost + GAP, len: 0 });
        }
    }

    fn get(&self, at: usize, used: usize, run: Run) -> Option<Step> {
        *self.steps.get(at * (self.word.len() + 1) + used)?.get(run as usize)?
    }

    /// Keeps a step if it is cheaper than what is there.
    fn set(&mut self, at: usize, used: usize, run: Run, step: Step) {
        let slot =
            self.steps.get_mut(at * (self.word.len() + 1) + used).and_then(|s| s.get_mut(run as usize));
        if let Some(slot) = slot
            && slot.is_none_or(|old| step.cost < old.cost)
        {
            *slot = Some(step);
        }
    }

    /// The way that begins with the character `start`, if it is not spread out too far.
    fn from(&self, start: usize, end: usize) -> Option<Heard> {
        let mut heard = Heard { ranges: Vec::new(), cost: self.get(start, 0, Run::None)?.cost };
        let (mut used, mut run) = (0, Run::None);
        for at in start..end {
            if used == self.word.len() {
                break;
            }
            let step = self.get(at, used, run)?;
            used += step.len;
            match (step.len, run) {
                (0, _) => run = Run::None,
                (_, Run::None) => {
                    heard.ranges.push([at, at + 1]);
                    run = Run::One;
                }
                (_, Run::One | Run::More) => {
                    heard.ranges.last_mut()?[1] = at + 1;
                    run = Run::More;
                }
            }
        }
        (heard.span() <= heard.count() * 3).then_some(heard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(word: &str, text: &str) -> Vec<[usize; 2]> {
        let heard = Spelled::of(word).and_then(|spelled| spelled.find_scattered(text));
        heard.map(|heard| heard.ranges).unwrap_or_default()
    }

    #[test]
    fn runs_of_two_characters_are_heard_with_gaps() {
        for word in ["ylcw", "yanglaochuangwei", "yanglao床位", "养老cw", "yanglaochuangw"] {
            assert_eq!(ranges(word, "养老机构护理型床位占比"), [[0, 2], [7, 9]], "{word}");
        }
        assert_eq!(ranges("ylhlcw", "养老机构护理型床位占比"), [[0, 2], [4, 6], [7, 9]]);
        assert_eq!(ranges("rjsr", "居民人均可支配收入"), [[2, 4], [7, 9]]);
    }

    #[test]
    fn a_character_alone_is_no_run() {
        assert_eq!(ranges("ylcw", "养护老人床铺位"), [] as [[usize; 2]; 0]);
        assert_eq!(ranges("ylcw", "养老机构的床铺"), [] as [[usize; 2]; 0]);
    }

    #[test]
    fn too_far_apart_is_not_heard() {
        assert_eq!(ranges("ylcw", "养老机构以及社区中的护理型床位"), [] as [[usize; 2]; 0]);
    }

    #[test]
    fn long_words_and_texts_do_no_harm() {
        for text in ["啊".repeat(64), "嗯".repeat(64), "养老".repeat(100), String::new()] {
            for word in ["a".repeat(64), "ng".repeat(32), "yl".repeat(16)] {
                let _ = ranges(&word, &text);
            }
        }
    }
}
