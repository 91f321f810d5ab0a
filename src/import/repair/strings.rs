//! Strings: what stands one behind the other in a document, up to five characters long, and how often.
//!
//! All stretches of five characters stand in one sorted list, so that those that begin with the same characters stand
//! together: how often a string is in the document is how many they are. What always holds: twins (traditional and
//! simplified, wide and narrow) are one character, since a document mixes them; no string reaches over what may be damaged.

use super::speech::key;
use crate::processors::each;

/// Longest string, in characters.
const LONGEST: usize = 5;
/// Bits of a character's number.
const BITS: u32 = 12;
/// So many characters have a number; the others of a document are too seldom to make words.
const MOST: u16 = (1 << BITS) - 1;
/// So many stretches are sorted at a time.
const PART: usize = 4_000;
/// Codes of the first plane, where all but the rarest characters stand.
const PLANE: usize = 0x1_0000;
/// How much of a string's count is taken for chance: what is taken goes to characters that never stood there.
const CHANCE: f64 = 0.8;
/// For so many occurrences of what stands before a character counts what stands before it but one.
const PRIOR: f64 = 2.0;
/// The least share of a character.
const LEAST: f64 = 1e-5;

/// A part of the list.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Span {
    from: u32,
    to: u32,
}

impl Span {
    const fn count(self) -> u32 {
        self.to - self.from
    }
}

/// Where the last character stands in the document, where the last two do, and so on.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Context {
    spans: [Span; LONGEST],
    /// How many different characters stand behind the last one, the last two, and so on.
    followers: [u32; LONGEST],
    /// Fewer last characters than these say nothing.
    least: usize,
}

impl Context {
    /// Without what is known of fewer than so many last characters.
    pub(super) fn of_at_least(mut self, length: usize) -> Self {
        self.least = length;
        self
    }
}

/// What is known of a character by itself.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Letter {
    number: u16,
    /// How many of the characters it is, of one.
    pub(super) share: f64,
}

/// The strings of a document.
#[derive(Debug, Default)]
pub(super) struct Strings {
    /// The number of each character of the first plane; zero if it has none.
    numbers: Vec<u16>,
    /// The characters by their numbers.
    chars: Vec<char>,
    /// Where the stretches that begin with each number stand in the list.
    starts: Vec<u32>,
    /// Stretches of five numbers each.
    list: Vec<u64>,
    /// What stands behind each number and where such a pair begins in the list; of each number the pairs from the one to the
    /// next of `firsts`. Pairs are asked for far oftener than longer strings.
    pairs: Vec<(u16, u32)>,
    firsts: Vec<u32>,
    /// The characters in their order, by their numbers, while they are read.
    text: Vec<u16>,
}

impl Strings {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { numbers: vec![0; PLANE], chars: vec!['\0'], ..Self::default() }
    }

    /// Adds a character behind the last one.
    pub(super) fn push(&mut self, c: char) {
        let c = key(c);
        let Some(number) = self.numbers.get_mut(place(c)) else { return self.part() };
        if *number == 0 && self.chars.len() <= usize::from(MOST) {
            *number = u16::try_from(self.chars.len()).unwrap_or(0);
            self.chars.push(c);
        }
        self.text.push(*number);
    }

    /// Says that the next character does not stand behind the last one.
    pub(super) fn part(&mut self) {
        self.text.push(0);
    }

    /// Sorts what was added.
    pub(super) fn sort(&mut self) {
        let mut counts = vec![0_u32; self.chars.len() + 1];
        for &number in &self.text {
            counts[usize::from(number) + 1] += 1;
        }
        counts[1] = 0;
        for n in 1..counts.len() {
            counts[n] += counts[n - 1];
        }
        let mut next = counts.clone();
        self.list = vec![0; self.text.len()];
        let mut stretch = 0_u64;
        let whole = (1_u64 << (BITS * 5)) - 1;
        // From behind, so that each stretch is the one behind it, moved.
        for &number in self.text.iter().rev() {
            stretch = match number {
                0 => 0,
                number => (stretch >> BITS | u64::from(number) << (BITS * 4)) & whole,
            };
            if number != 0 {
                let at = &mut next[usize::from(number)];
                self.list[*at as usize] = stretch;
                *at += 1;
            }
        }
        self.list.truncate(counts[counts.len() - 1] as usize);
        self.text = Vec::new();
        self.starts = counts;
        self.list = each(&self.parts(), |part| {
            let mut part = part.to_vec();
            let of_one = part.chunk_by_mut(|&a, &b| number_at(a, 0) == number_at(b, 0));
            of_one.for_each(<[u64]>::sort_unstable);
            part
        })
        .concat();
        let mut at = 0;
        for of_pair in self.list.chunk_by(|a, b| a >> (BITS * 3) == b >> (BITS * 3)) {
            let Some(&stretch) = of_pair.first() else { continue };
            let first = usize::from(number_at(stretch, 0));
            self.firsts.resize(self.firsts.len().max(first + 1), self.pairs.len() as u32);
            self.pairs.push((number_at(stretch, 1), at));
            at += of_pair.len() as u32;
        }
        self.firsts.resize(self.starts.len(), self.pairs.len() as u32);
    }

    /// Parts of the list, each with all stretches that begin with one number or with several.
    fn parts(&self) -> Vec<&[u64]> {
        let mut from = 0;
        let mut parts = Vec::new();
        for to in self.starts.iter().map(|&to| to as usize) {
            if to - from >= PART || to == self.list.len() {
                parts.extend(self.list.get(from..to));
                from = to;
            }
        }
        parts
    }

    /// How many characters there are in all.
    pub(super) fn total(&self) -> u32 {
        u32::try_from(self.list.len()).unwrap_or(u32::MAX)
    }

    /// How often a character stands there.
    pub(super) fn single(&self, c: char) -> u32 {
        self.span(c).count()
    }

    /// How often two stand one behind the other.
    pub(super) fn count(&self, before: char, after: char) -> u32 {
        self.pair(self.number(before), self.number(after)).count()
    }

    /// How many different characters stand behind one.
    pub(super) fn followers(&self, before: char) -> u32 {
        self.followers_of(self.number(before))
    }

    /// The characters that stand behind one.
    pub(super) fn behind(&self, before: char) -> impl Iterator<Item = char> {
        let seconds = self.pairs_of(self.number(before)).iter().map(|(second, _)| *second);
        seconds
            .filter(|&number| number != 0)
            .filter_map(|number| self.chars.get(usize::from(number)).copied())
    }

    /// What is known of a character by itself.
    pub(super) fn letter(&self, c: char) -> Letter {
        let number = self.number(c);
        let share = f64::from(self.span_of(number).count()) / f64::from(self.total().max(1));
        Letter { number, share: share.max(LEAST) }
    }

    /// How much likelier a character is behind these than anywhere, as a logarithm.
    pub(super) fn lift(&self, context: &Context, letter: Letter) -> f64 {
        let mut share = letter.share;
        let mut may_stand = true;
        for (n, (before, followers)) in context.spans.iter().zip(context.followers).enumerate() {
            let length = n + 1;
            if before.count() == 0 || length == LONGEST {
                break;
            }
            if length < context.least {
                continue;
            }
            // What never stands behind the last characters does not stand behind more of them.
            let count = if may_stand { self.longer(*before, length, letter.number).count() } else { 0 };
            may_stand = count > 0;
            let unseen = PRIOR + CHANCE * f64::from(followers);
            share =
                ((f64::from(count) - CHANCE).max(0.0) + unseen * share) / (f64::from(before.count()) + PRIOR);
        }
        (share / letter.share).ln()
    }

    /// How much likelier a character is behind another one than anywhere, as a logarithm, if the two stood beside each
    /// other so many times less.
    pub(super) fn pair_lift(&self, before: char, c: char, less: u32) -> f64 {
        let count = self.count(before, c);
        let (rest, all) = (count.saturating_sub(less), self.single(before).saturating_sub(less));
        let followers = self.followers(before).saturating_sub(u32::from(count > 0 && rest == 0));
        let unseen = PRIOR + CHANCE * f64::from(followers);
        let share = f64::from(self.single(c).saturating_sub(less)) / f64::from(self.total().max(1));
        let share = share.max(LEAST);
        let behind = ((f64::from(rest) - CHANCE).max(0.0) + unseen * share) / (f64::from(all) + PRIOR);
        (behind / share).ln()
    }

    /// The characters with one behind them.
    pub(super) fn with(&self, context: &Context, letter: Letter) -> Context {
        let mut longer = Context::default();
        longer.spans[0] = self.span_of(letter.number);
        longer.followers[0] = self.followers_of(letter.number);
        for length in 1..LONGEST {
            let span = self.longer(context.spans[length - 1], length, letter.number);
            if span.count() == 0 {
                break;
            }
            longer.spans[length] = span;
            longer.followers[length] = self.different(span, length + 1);
        }
        longer
    }

    /// How many numbers there are, with zero.
    pub(super) const fn numbers(&self) -> usize {
        self.chars.len()
    }

    /// The number of a character and its twins; zero if it has none.
    pub(super) fn number(&self, c: char) -> u16 {
        self.numbers.get(place(key(c))).copied().unwrap_or(0)
    }

    fn span(&self, c: char) -> Span {
        self.span_of(self.number(c))
    }

    fn span_of(&self, number: u16) -> Span {
        let at = usize::from(number);
        match (number, self.starts.get(at), self.starts.get(at + 1)) {
            (1.., Some(&from), Some(&to)) => Span { from, to },
            _ => Span::default(),
        }
    }

    /// What stands behind a number, and from where in the list.
    fn pairs_of(&self, number: u16) -> &[(u16, u32)] {
        let at = usize::from(number);
        let bounds = self.firsts.get(at).zip(self.firsts.get(at + 1));
        bounds.and_then(|(&from, &to)| self.pairs.get(from as usize..to as usize)).unwrap_or_default()
    }

    fn followers_of(&self, number: u16) -> u32 {
        u32::try_from(self.pairs_of(number).len()).unwrap_or(u32::MAX)
    }

    /// Where in the list one number stands behind another one.
    fn pair(&self, before: u16, after: u16) -> Span {
        let pairs = self.pairs_of(before);
        match pairs.binary_search_by_key(&after, |(second, _)| *second) {
            Ok(at) if after != 0 => {
                let from = pairs.get(at).map_or(0, |(_, from)| *from);
                let to = pairs.get(at + 1).map_or_else(|| self.span_of(before).to, |(_, next)| *next);
                Span { from, to }
            }
            _ => Span::default(),
        }
    }

    /// How many different characters stand behind the first ones that all stretches of a part have in common.
    fn different(&self, span: Span, length: usize) -> u32 {
        if length == LONGEST {
            return 0;
        }
        let stretches = self.list.get(span.from as usize..span.to as usize).unwrap_or_default();
        let pairs = stretches.chunk_by(|&a, &b| number_at(a, length) == number_at(b, length));
        u32::try_from(pairs.count()).unwrap_or(0)
    }

    /// Of a part of which all stretches have the first characters in common the one that has this number next.
    fn longer(&self, span: Span, length: usize, number: u16) -> Span {
        let stretches = self.list.get(span.from as usize..span.to as usize).unwrap_or_default();
        let Some(&first) = stretches.first().filter(|_| number != 0) else { return Span::default() };
        if length == 1 {
            return self.pair(number_at(first, 0), number);
        }
        let from = stretches.partition_point(|&stretch| number_at(stretch, length) < number);
        let rest = stretches.get(from..).unwrap_or_default();
        if rest.first().is_none_or(|&stretch| number_at(stretch, length) != number) {
            return Span::default();
        }
        let to = from + rest.partition_point(|&stretch| number_at(stretch, length) == number);
        let place = |at: usize| span.from + u32::try_from(at).unwrap_or(0);
        Span { from: place(from), to: place(to) }
    }
}

/// The number at a position of a stretch.
const fn number_at(stretch: u64, position: usize) -> u16 {
    (stretch >> (BITS * (4 - position as u32)) & MOST as u64) as u16
}

fn place(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or(PLANE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(lines: &[&str]) -> Strings {
        let mut strings = Strings::new();
        for line in lines {
            line.chars().for_each(|c| strings.push(c));
            strings.part();
        }
        strings.sort();
        strings
    }

    fn context(strings: &Strings, chars: &str) -> Context {
        chars.chars().fold(Context::default(), |context, c| strings.with(&context, strings.letter(c)))
    }

    #[test]
    fn a_string_is_counted_wherever_it_stands_and_not_over_a_break() {
        let strings = strings(&["陽泉市國民經濟", "阳泉市的", "陽泉", "市"]);
        assert_eq!((strings.single('泉'), strings.count('陽', '泉'), strings.count('泉', '市')), (3, 3, 2));
        assert_eq!((strings.count('濟', '阳'), strings.count('市', '陽')), (0, 0));
        assert_eq!(strings.behind('市').collect::<String>(), "国的");
        assert_eq!(strings.followers('泉'), 2, "市, and the end");
    }

    #[test]
    fn the_longer_what_stands_before_the_likelier_is_what_always_follows() {
        let strings = strings(&["省陽泉市", "省陽泉市", "省陽泉市", "泉水", "泉水", "泉水", "泉眼"]);
        let lift = |before: &str, c: char| strings.lift(&context(&strings, before), strings.letter(c));
        assert!(lift("陽泉", '市') > lift("泉", '市'));
        assert!(lift("陽泉", '水') < lift("泉", '水'));
        assert_eq!(lift("", '市'), 0.0);
    }

    #[test]
    fn a_character_that_the_document_does_not_have_follows_nothing() {
        let strings = strings(&["陽泉市"]);
        assert_eq!(
            (strings.single('鄉'), strings.count('泉', '鄉'), strings.behind('鄉').count()),
            (0, 0, 0)
        );
        assert!(strings.lift(&context(&strings, "泉"), strings.letter('鄉')) < 0.0);
    }
}
