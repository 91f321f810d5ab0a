//! To sift is to put aside, by the sieve's rows alone, the strings that cannot have what is wanted.
//!
//! What always holds: a string that has all the words, each as typed, scattered, in pinyin or nearly right, goes
//! through. Rows are looked up once a sieve, and then some five hundred strings are sifted at a time, without a list of
//! strings being made on the way: a thousand plans are sifted in a millisecond or two.

use super::bits::{Bits, LANES, Lanes};
use super::matcher::may_scatter;
use super::passed::{Column, Passed};
use super::query::{FEWEST_IN_TEXT, Word};
use super::sieve::{Row, Sieve};
use crate::text::pinyin::{Route, Sign, first_letters};
use std::ops::Range;

/// Up to how many pairs of a word are counted.
const MOST_COUNTED: usize = 8;

/// What is wanted, as rows of a sieve.
pub(super) struct Sifting {
    /// The numbers of all rows that are asked for, each once; elsewhere a row is its position here.
    rows: Vec<usize>,
    words: Vec<Sifted>,
    /// The words as one phrase in pinyin.
    phrase: Option<Course>,
    /// Of a single word that is listened for in text, the sounds that are all of it.
    whole: Option<Vec<usize>>,
    named: usize,
    beyond: usize,
    /// Names that begin with the letter with which the one word does.
    begun: Option<usize>,
    /// The letters that were typed, as they are.
    latin: Vec<usize>,
    /// Rows from this position on are those of what is only heard.
    heard_from: usize,
}

/// One word.
struct Sifted {
    /// Of each of its characters the rows that a string with that character is in.
    chars: Vec<Vec<usize>>,
    /// Of each two neighbours their rows.
    pairs: Vec<Vec<usize>>,
    /// How many of the pairs stand together wherever the word is scattered in text; `None` if it never is.
    fewest_pairs: Option<usize>,
    heard: Option<Heard>,
    near: Option<Nearly>,
}

/// A phrase that may be nearly right: then one of its halves is, of which these are the rows, and so many pairs are.
struct Nearly {
    halves: [Vec<usize>; 2],
    fewest_pairs: usize,
}

/// One word as it may be heard.
struct Heard {
    course: Course,
    in_text: bool,
    with_gaps: bool,
    /// The ways that cost least, if they are not all.
    surest: Option<Course>,
}

/// The ways through a word: its steps from the last to the first.
struct Course {
    steps: Vec<Step>,
    /// The steps the word may begin with.
    firsts: Range<usize>,
}

struct Step {
    own: Vec<usize>,
    /// The steps that may follow, with the rows of what then stands beside each other, as far as that is certain; none where
    /// the word ends.
    then: Vec<(usize, Vec<usize>)>,
    ends: bool,
}

/// Rows by number, each given a position when it is first asked for.
#[derive(Default)]
struct Rows(Vec<usize>);

impl Rows {
    fn position(&mut self, row: Row) -> usize {
        let number = row.number();
        self.0.iter().position(|&known| known == number).unwrap_or_else(|| {
            self.0.push(number);
            self.0.len() - 1
        })
    }

    fn of_char(&mut self, c: char) -> Vec<usize> {
        Row::of_char(c).map(|row| self.position(row)).collect()
    }

    fn of_sign(&mut self, sign: Sign) -> Vec<usize> {
        match sign {
            Sign::Char(c) => self.of_char(c),
            Sign::Sound(sound) => vec![self.position(Row::Sound(sound))],
            Sign::Letter(letter) => vec![self.position(Row::Letter(letter))],
        }
    }

    /// A word as it is written; how it is heard is added later.
    fn of_word(&mut self, word: &Word) -> Sifted {
        let chars: Vec<Vec<usize>> = word.text.chars().map(|c| self.of_char(c)).collect();
        let pairs = self.of_pairs(&word.text);
        // One character wrong parts it from both its neighbours.
        let near = word.near.as_ref().map(|near| Nearly {
            halves: near.halves().map(|half| self.of_half(half)),
            fewest_pairs: pairs.len().saturating_sub(2),
        });
        // In text a word lies in half as many runs as it has characters: so many pairs are parted at most.
        let parted = chars.len().div_ceil(2).saturating_sub(1);
        let fewest_pairs = may_scatter(&word.text).then(|| pairs.len().saturating_sub(parted));
        Sifted { fewest_pairs, chars, pairs, heard: None, near }
    }

    fn of_heard(&mut self, word: &Word) -> Option<Heard> {
        let (route, spelled) = word.route.as_ref().zip(word.spelled.as_ref())?;
        Some(Heard {
            course: self.of_route(route),
            in_text: spelled.weight() >= FEWEST_IN_TEXT,
            with_gaps: route.may_have_gaps(),
            surest: route.surest().map(|route| self.of_route(&route)),
        })
    }

    /// What stands beside each other as typed: it is written so, and its letters follow one another if it has some.
    fn of_pairs(&mut self, text: &str) -> Vec<Vec<usize>> {
        let next = text.chars().skip(1);
        let pairs = text.chars().zip(next).map(|(a, b)| {
            let letters = first_letters(a).next().zip(first_letters(b).next());
            let rows = letters.map(|(a, b)| Row::Pair(a, b)).into_iter().chain([Row::Neighbours(a, b)]);
            rows.map(|row| self.position(row)).collect()
        });
        pairs.collect()
    }

    /// The rows of what stands as it is: of its characters and of each two neighbours.
    fn of_half(&mut self, half: &str) -> Vec<usize> {
        let chars: Vec<usize> = half.chars().flat_map(|c| self.of_char(c)).collect();
        self.of_pairs(half).into_iter().flatten().chain(chars).collect()
    }

    fn of_route(&mut self, route: &Route) -> Course {
        let mut steps: Vec<Step> = Vec::new();
        // Of each position in the word, which of the steps begin there.
        let mut begin: Vec<Range<usize>> = vec![0..0; route.steps.len()];
        for (at, here) in route.steps.iter().enumerate().rev() {
            let from = steps.len();
            for step in here {
                let next = begin.get(step.next).cloned();
                let behind = route.steps.get(step.next).into_iter().flatten();
                let then = next.clone().unwrap_or_default().zip(behind).map(|(position, then)| {
                    let letters = step.letter.zip(then.letter);
                    let pair = letters.map(|(a, b)| Row::Pair(a, b));
                    // Who types has just begun what follows a sound. Further in front, pairs of letters tell enough, and
                    // every row that is asked for has to come from memory.
                    let is_last = then.next >= route.steps.len();
                    let onward = match (step.sign, then.letter) {
                        (Sign::Sound(sound), Some(letter)) if is_last => Some(Row::Onward(sound, letter)),
                        _ => None,
                    };
                    (position, pair.into_iter().chain(onward).map(|row| self.position(row)).collect())
                });
                let then = then.collect();
                steps.push(Step { own: self.of_sign(step.sign), then, ends: next.is_none() });
            }
            if let Some(range) = begin.get_mut(at) {
                *range = from..steps.len();
            }
        }
        Course { steps, firsts: begin.first().cloned().unwrap_or_default() }
    }
}

impl Sifting {
    /// What these words ask for, each by itself or, if they are pinyin, as one phrase.
    pub(super) fn of(words: &[&Word], phrase: Option<&Route>) -> Self {
        let mut rows = Rows::default();
        let (named, beyond) = (rows.position(Row::Named), rows.position(Row::Beyond));
        let mut sifted: Vec<Sifted> = words.iter().map(|word| rows.of_word(word)).collect();
        let begun = match words {
            [word] => word.text.chars().next().and_then(|first| first_letters(first).next()),
            _ => None,
        };
        let begun = begun.map(|letter| rows.position(Row::Begun(letter)));
        let letters = words.iter().flat_map(|word| word.text.chars()).filter(char::is_ascii_lowercase);
        let latin = letters.map(|letter| rows.position(Row::Other(letter))).collect();
        let whole = match words {
            [word] => {
                whole_sounds(word).map(|sounds| sounds.into_iter().map(|row| rows.position(row)).collect())
            }
            _ => None,
        };
        let heard_from = rows.0.len();
        for (sifted, word) in sifted.iter_mut().zip(words) {
            sifted.heard = rows.of_heard(word);
        }
        let phrase = phrase.map(|route| rows.of_route(route));
        Self { rows: rows.0, words: sifted, phrase, whole, named, beyond, begun, latin, heard_from }
    }

    /// The strings that may have all the words. Where it is known in which of those without a name they may be heard
    /// (`heard`), there is no listening in the others.
    pub(super) fn pass(&self, sieve: &Sieve, heard: Option<&Bits>) -> Passed {
        let count = sieve.width().div_ceil(LANES);
        let mut listened = vec![Lanes::ALL; count];
        if let Some(heard) = heard {
            listened.iter_mut().enumerate().for_each(|(at, here)| *here = Lanes::of(heard, at * LANES));
            self.rows.get(self.named).iter().for_each(|&&named| {
                sieve.each_lanes(named, |at, lanes| {
                    listened.iter_mut().skip(at).take(1).for_each(|l| *l |= lanes);
                });
            });
        }
        // Of each column all rows, side by side.
        let mut all = vec![Lanes::NONE; count * self.rows.len()];
        let is_heard = listened.iter().any(|listened| !listened.is_none());
        let needed = if is_heard { self.rows.len() } else { self.heard_from };
        sieve.call_up(self.rows.get(..needed).unwrap_or_default());
        for (position, &row) in self.rows.iter().enumerate().take(needed) {
            sieve.each_lanes(row, |at, lanes| {
                all.iter_mut().skip(at * self.rows.len() + position).take(1).for_each(|slot| *slot = lanes);
            });
        }
        let mut ways = Vec::new();
        let here = all.chunks_exact(self.rows.len().max(1)).zip(listened);
        let columns = here.map(|(rows, listened)| self.column(rows, listened, &mut ways));
        Passed { columns: columns.collect(), knows_whole: self.whole.is_some() }
    }

    /// Whether any string may have all words as typed, letters among them.
    pub(super) fn may_be_spelled(&self, sieve: &Sieve) -> bool {
        if self.latin.is_empty() {
            return false;
        }
        let mut all: Option<Bits> = None;
        let wanted = self.words.iter().flat_map(|word| word.chars.iter().chain(&word.pairs)).flatten();
        for &row in wanted.filter_map(|&row| self.rows.get(row)) {
            let mut here = vec![0; sieve.width()];
            for (at, word) in sieve.words_of(row) {
                here.iter_mut().skip(at).take(1).for_each(|slot| *slot = word);
            }
            if let Some(all) = &all {
                here.iter_mut().zip(all).for_each(|(here, all)| *here &= all);
            }
            if here.iter().all(|&bits| bits == 0) {
                return false;
            }
            all = Some(here);
        }
        true
    }

    /// Whether it can tell which names begin with the letter with which the one word does.
    pub(super) fn knows_beginning(&self) -> bool {
        self.begun.is_some()
    }

    /// Whether it can tell in which texts the one word may be heard at the least cost there is.
    pub(super) fn knows_surest(&self) -> bool {
        self.surest().is_some()
    }

    fn surest(&self) -> Option<&Course> {
        match self.words.as_slice() {
            [Sifted { heard: Some(heard), .. }] if heard.in_text => heard.surest.as_ref(),
            _ => None,
        }
    }

    /// What is known of as many strings as lanes have bits, of which only these are listened to.
    fn column(&self, rows: &[Lanes], listened: Lanes, ways: &mut Vec<[Lanes; 2]>) -> Column {
        let all =
            |has: &dyn Fn(&Sifted) -> Lanes| self.words.iter().fold(Lanes::ALL, |all, word| all & has(word));
        let any_of =
            |positions: &[usize]| positions.iter().fold(Lanes::NONE, |any, &row| any | at(rows, row));
        let may_be_near = self.words.iter().any(|word| word.near.is_some());
        Column {
            any: self.any(rows, listened, ways),
            surest: match self.surest() {
                Some(course) if !(listened & !at(rows, self.named)).is_none() => {
                    course.through(rows, false, ways) | at(rows, self.beyond)
                }
                _ => Lanes::NONE,
            },
            near: if may_be_near { all(&|word| word.nearly(rows)) } else { Lanes::NONE },
            typed: all(&|word| word.typed(rows)),
            complete: all(&|word| word.complete(rows)),
            latin: any_of(&self.latin),
            named: at(rows, self.named),
            begun: self.begun.map_or(Lanes::NONE, |row| at(rows, row)),
            whole: self.whole.as_deref().map_or(Lanes::NONE, any_of),
            beyond: at(rows, self.beyond),
        }
    }

    fn any(&self, rows: &[Lanes], listened: Lanes, ways: &mut Vec<[Lanes; 2]>) -> Lanes {
        let words = self.words.iter().fold(Lanes::ALL, |all, word| match all {
            none if none.is_none() => none,
            all => all & self.has(word, rows, listened, ways),
        });
        let named = at(rows, self.named);
        let phrase = self.phrase.as_ref().filter(|_| !named.is_none());
        words | phrase.map_or(Lanes::NONE, |course| named & course.through(rows, false, ways))
    }

    fn has(&self, word: &Sifted, rows: &[Lanes], listened: Lanes, ways: &mut Vec<[Lanes; 2]>) -> Lanes {
        let named = at(rows, self.named);
        let scattered = |fewest| word.complete(rows) & (named | word.has_pairs(fewest, rows));
        let mut found = word.fewest_pairs.map_or(Lanes::NONE, scattered) | word.typed(rows);
        if let Some(heard) = word.heard.as_ref().filter(|_| !listened.is_none()) {
            if heard.in_text || !named.is_none() {
                let said = heard.course.through(rows, false, ways) & listened;
                found |= if heard.in_text { said } else { said & named };
            }
            if heard.with_gaps && !named.is_none() {
                found |= named & heard.course.through(rows, true, ways);
            }
            found |= at(rows, self.beyond) & listened;
        }
        found
    }
}

impl Sifted {
    /// The strings that have all its characters.
    fn complete(&self, rows: &[Lanes]) -> Lanes {
        self.chars.iter().fold(Lanes::ALL, |all, char| all & all_of(rows, char))
    }

    /// The strings that may have it as typed.
    fn typed(&self, rows: &[Lanes]) -> Lanes {
        self.pairs.iter().fold(self.complete(rows), |all, pair| all & all_of(rows, pair))
    }

    /// The strings that have at least so many of its pairs.
    fn has_pairs(&self, fewest: usize, rows: &[Lanes]) -> Lanes {
        // Of each number of pairs, up to the fewest, the strings that have as many.
        let fewest = fewest.min(MOST_COUNTED);
        let mut have = [Lanes::NONE; MOST_COUNTED + 1];
        have[0] = Lanes::ALL;
        for pair in &self.pairs {
            let row = all_of(rows, pair);
            for n in (1..=fewest).rev() {
                let fewer = have[n - 1];
                have[n] |= fewer & row;
            }
        }
        have[fewest]
    }

    /// The strings that may have it as typed or nearly so.
    fn nearly(&self, rows: &[Lanes]) -> Lanes {
        let near = self.near.as_ref().map_or(Lanes::NONE, |near| {
            self.but_one(rows) & near.has_half(rows) & self.has_pairs(near.fewest_pairs, rows)
        });
        self.typed(rows) | near
    }

    /// The strings that may have all its characters but one: with one error, no more are missing.
    fn but_one(&self, rows: &[Lanes]) -> Lanes {
        let (_, but_one) = self.chars.iter().fold((Lanes::ALL, Lanes::ALL), |(all, but_one), char| {
            let has = all_of(rows, char);
            (all & has, but_one & has | all)
        });
        but_one
    }
}

impl Nearly {
    /// The strings that may have one half as typed.
    fn has_half(&self, rows: &[Lanes]) -> Lanes {
        self.halves.iter().fold(Lanes::NONE, |any, half| any | all_of(rows, half))
    }
}

impl Course {
    /// The strings in which the word may be heard: its characters following one another, or in runs of at least
    /// two. For each step, from the last, the strings that may have it and, behind it, a way to the end: as the
    /// first of a run and as a later one.
    fn through(&self, rows: &[Lanes], with_gaps: bool, ways: &mut Vec<[Lanes; 2]>) -> Lanes {
        ways.clear();
        for step in &self.steps {
            let own = all_of(rows, &step.own);
            let (mut close, mut apart) = (Lanes::NONE, Lanes::NONE);
            for (then, together) in &step.then {
                let [first, later] = ways.get(*then).copied().unwrap_or_default();
                close |= later & all_of(rows, together);
                apart |= first;
            }
            ways.push(match (step.ends, with_gaps) {
                // The word ends here. With gaps a run of one does not count.
                (true, true) => [Lanes::NONE, own],
                (true, false) => [own, own],
                (false, true) => [own & close, own & (close | apart)],
                (false, false) => [own & close, own & close],
            });
        }
        let firsts = ways.get(self.firsts.clone()).unwrap_or_default();
        firsts.iter().fold(Lanes::NONE, |any, [first, _]| any | *first)
    }
}

/// The rows of the sounds that are all of a word that is listened for in text; `None` if it is longer
/// than any sound.
fn whole_sounds(word: &Word) -> Option<Vec<Row>> {
    word.spelled_in_text()?;
    let length = word.text.chars().count();
    let steps = word.route.as_ref()?.steps.first()?.iter().filter(|step| step.next == length);
    let sound = |sign| if let Sign::Sound(sound) = sign { Some(Row::Sound(sound)) } else { None };
    Some(steps.filter_map(|step| sound(step.sign)).collect()).filter(|rows: &Vec<_>| !rows.is_empty())
}

fn all_of(rows: &[Lanes], positions: &[usize]) -> Lanes {
    positions.iter().fold(Lanes::ALL, |all, &position| all & at(rows, position))
}

fn at(rows: &[Lanes], position: usize) -> Lanes {
    rows.get(position).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Library;
    use crate::search::Query;
    use crate::search::bits::positions;
    use crate::search::near::Near;
    use crate::text::fold;
    use crate::text::pinyin::Spelled;

    fn sifted(text: &str, is_named: bool, typed: &str) -> Passed {
        let text = fold(text);
        let sieve = Sieve::of([(text.as_str(), is_named.then_some(text.as_str()))].into_iter());
        let query = Query::parse(typed);
        let words: Vec<&Word> = query.sought().iter().collect();
        Sifting::of(&words, None).pass(&sieve, None)
    }

    fn passes(text: &str, typed: &str, is_near: bool) -> bool {
        let text = fold(text);
        let sieve = Sieve::of([(text.as_str(), Some(text.as_str()))].into_iter());
        let query = Query::parse(typed);
        let words: Vec<&Word> = query.sought().iter().collect();
        let mut passed = Sifting::of(&words, None).pass(&sieve, None);
        let through = if is_near { passed.take_near() } else { passed.take(|_| Lanes::ALL) };
        positions(&through).next().is_some()
    }

    #[test]
    fn what_has_a_word_in_any_way_goes_through() {
        let text = "“十四五”时期养老机构护理型床位占比、PM2.5";
        for typed in [
            "养老机构",
            "養老",
            "養老床位",
            "yanglao",
            "yanglaojigou",
            "ylcw",
            "yljg",
            "ssw",
            "养老jg",
            "pm2.5",
            "yanglaochuangw",
            "yanglao床位",
            "zhanbi",
        ] {
            assert!(passes(text, typed, false), "{typed}");
        }
        assert!(passes(text, "养老机够护理型床位", true));
    }

    #[test]
    fn the_numeral_zero_is_said() {
        for typed in ["〇", "ling", "erlingsanwu", "elsw"] {
            assert!(passes("到二〇三五年", typed, false), "{typed}");
        }
        assert!(!passes("到二〇三五年", "lingyu", false));
    }

    #[test]
    fn the_last_sound_but_one_must_have_the_right_letter_behind_it() {
        // It has 生 and 态, and an s before a t.
        assert!(!passes("生产设施同时交通态势", "shengtai", false));
        assert!(passes("“生”态", "shengtai", false), "quotes are not said");
        assert!(passes("生t", "shengt", false), "the letter itself");
    }

    #[test]
    fn what_lacks_it_is_held_back() {
        let text = "养老机构护理型床位占比";
        for typed in ["托位", "yiliao", "ylzz", "senlin", "5g", "养老机校护理型床位"] {
            assert!(!passes(text, typed, false), "{typed}");
        }
    }

    /// Every string of the embedded plans against words in letters cut from other strings.
    #[test]
    fn nothing_that_is_heard_or_nearly_right_is_held_back() {
        let library = Library::embedded();
        let texts: Vec<String> = library
            .plans()
            .flat_map(|(_, plan)| {
                plan.sections.iter().flat_map(|s| std::iter::once(s.title.as_str()).chain(s.text.iter()))
            })
            .map(fold)
            .collect();
        let sieve = Sieve::of(texts.iter().map(|text| (text.as_str(), Some(text.as_str()))));
        for typed in [
            "yanglao",
            "ylcw",
            "yinhang",
            "chongqing",
            "xian",
            "xi'an",
            "jiuyelv",
            "jiuyelu",
            "rjkzpsr",
            "renjunkezhipei",
            "15fzgg",
            "养老fw",
            "gonggongfuwutix",
            "zhsh",
            "shengtai",
            "lvse",
            "ehua",
            "养老服务提系",
        ] {
            let query = Query::parse(typed);
            let words: Vec<&Word> = query.sought().iter().collect();
            let sifting = Sifting::of(&words, None);
            let mut passed = sifting.pass(&sieve, None);
            let [through, nearly] = [passed.take(|_| Lanes::ALL), passed.take_near()]
                .map(|taken| positions(&taken).collect::<Vec<usize>>());
            let (spelled, near) = (Spelled::of(&fold(typed)), Near::of(&fold(typed)));
            for (at, text) in texts.iter().enumerate() {
                let heard = spelled
                    .as_ref()
                    .is_some_and(|s| s.find(text).is_some() || s.find_scattered(text).is_some());
                let is_near = near.as_ref().is_some_and(|near| near.find(text).is_some());
                assert!(!heard || through.binary_search(&at).is_ok(), "{typed}: {text}");
                assert!(!is_near || nearly.binary_search(&at).is_ok(), "{typed}: {text}");
            }
        }
    }

    #[test]
    fn a_phrase_is_as_typed_only_where_its_characters_follow_one_another() {
        let hint = |text: &str, typed: &str| sifted(text, false, typed).hint(0);
        assert!(hint("新建养老床位", "养老床位").may_be_typed);
        let apart = hint("床位、老人养护", "养老床位");
        assert!(!apart.may_be_typed && apart.is_complete);
        assert!(!hint("“养”老", "养老").may_be_typed, "what is typed is compared with what is written");
        assert!(hint("2025年GDP", "2025年gdp").may_be_typed);
    }

    #[test]
    fn in_text_half_of_a_phrases_pairs_must_stand_together() {
        let goes =
            |text: &str, is_named: bool| sifted(text, is_named, "养老床位").take(|_| Lanes::ALL)[0] != 0;
        assert!(goes("养老机构床位", false));
        assert!(!goes("床位、老人养护", false));
        assert!(goes("床位、老人养护", true));
    }

    #[test]
    fn a_sound_is_known_to_be_there_or_not() {
        let whole = |text: &str, typed: &str| sifted(text, false, typed).hint(0).has_whole;
        assert_eq!(whole("养老", "yang"), Some(true));
        assert_eq!(whole("养老", "zhong"), Some(false));
        assert_eq!(whole("养老", "yanglao"), None);
        assert_eq!(whole("𬬻", "zhong"), None, "its sounds have no rows");
    }

    /// What a sieve of these texts without names says of letters: whether they may stand there as typed, and the texts in which
    /// they may be heard, if it is known (`heard`) in which they can be.
    fn of_letters(texts: &[&str], typed: &str, heard: Option<u64>) -> (bool, Vec<usize>) {
        let sieve = Sieve::of(texts.iter().map(|text| (*text, None)));
        let query = Query::parse(typed);
        let words: Vec<&Word> = query.sought().iter().collect();
        let sifting = Sifting::of(&words, None);
        let heard = heard.map(|bits| vec![bits]);
        let through = sifting.pass(&sieve, heard.as_ref()).take(|_| Lanes::ALL);
        (sifting.may_be_spelled(&sieve), positions(&through).collect())
    }

    #[test]
    fn letters_as_typed_are_told_from_those_that_are_heard() {
        assert!(of_letters(&["养老", "年均gdp增长"], "gdp", None).0);
        assert!(!of_letters(&["养老", "年均增长"], "yanglao", None).0);
        assert!(!of_letters(&["养老g", "老年d，均p"], "gdp", None).0, "not in one text");
        assert!(!of_letters(&["年均gdp增长"], "养老", None).0, "no letters");
    }

    #[test]
    fn where_fewer_letters_were_not_heard_more_are_not_listened_for() {
        let texts = ["新建养老机构", "居家养老", "yanglao"];
        assert_eq!(of_letters(&texts, "yanglao", None).1, [0, 1, 2]);
        assert_eq!(of_letters(&texts, "yanglao", Some(0b010)).1, [1, 2], "letters as typed are not heard");
    }

    #[test]
    fn the_surest_way_to_hear_a_word_is_known() {
        let surest = |text: &str, typed: &str| sifted(text, false, typed).columns[0].surest.has(0);
        assert!(
            surest("中古", "zhonggu") && !surest("中国", "zhonggu"),
            "zhong gu is surer than zhong gu(o)"
        );
        assert!(!surest("养老床位", "ylcw"), "where all ways cost the same there is none");
    }

    #[test]
    fn names_are_told_by_the_letter_they_begin_with() {
        let begins = |text: &str, typed: &str| sifted(text, true, typed).columns[0].begun.has(0);
        assert!(begins("“养老”机构", "yljg"));
        assert!(begins("重点任务", "cd"));
        assert!(!begins("新建养老机构", "yljg"));
        assert!(begins("GDP增长", "gdp"));
    }
}
