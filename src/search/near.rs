//! A near miss is a phrase with one character wrong, missing or too many: 养老机构护理形床位 for 养老机构护理型床位.
//!
//! What always holds: the phrase has at least four characters, none of them ASCII (a number that is nearly right
//! is another number), and one half of it stands in the text as it is.

use crate::text::fold::chars_at;
use memchr::memmem::Finder;

/// The shortest phrase, in characters: of a shorter one with an error too little is left.
const SHORTEST: usize = 4;

/// A phrase that may be nearly right.
#[derive(Clone, Debug)]
pub(super) struct Near {
    halves: [String; 2],
    /// What finds the halves.
    finders: [Finder<'static>; 2],
    /// The second half, and the first one from its end to its beginning.
    onwards: [Vec<char>; 2],
}

impl Near {
    /// Takes a folded word if it is a phrase.
    pub(super) fn of(word: &str) -> Option<Self> {
        let chars: Vec<char> = word.chars().collect();
        if chars.len() < SHORTEST || !chars.iter().all(|&c| !c.is_ascii() && c.is_alphabetic()) {
            return None;
        }
        let (head, tail) = chars.split_at(chars.len() / 2);
        let back = head.iter().rev().copied().collect();
        let halves: [String; 2] = [head, tail].map(|half| half.iter().collect());
        let finders = halves.each_ref().map(|half| Finder::new(half).into_owned());
        Some(Self { halves, finders, onwards: [tail.to_vec(), back] })
    }

    /// The two halves, one of which is right.
    pub(super) fn halves(&self) -> [&str; 2] {
        self.halves.each_ref().map(String::as_str)
    }

    /// Where the phrase stands with one error: the first place, in characters.
    pub(super) fn find(&self, text: &str) -> Option<[usize; 2]> {
        let [head, tail] = &self.halves;
        let [forth, back] = &self.onwards;
        let [heads, tails] = &self.finders;
        let after = heads.find_iter(text.as_bytes()).find_map(|at| {
            let end = at + head.len();
            let taken = with_an_error(&text.get(end..)?.chars(), forth)?;
            Some([at, end + bytes(text.get(end..)?.chars(), taken)])
        });
        let before = || {
            tails.find_iter(text.as_bytes()).find_map(|at| {
                let taken = with_an_error(&text.get(..at)?.chars().rev(), back)?;
                Some([at - bytes(text.get(..at)?.chars().rev(), taken), at + tail.len()])
            })
        };
        let [from, to] = after.or_else(before)?;
        let chars = chars_at(text, from..to);
        Some([chars.start, chars.end])
    }
}

impl PartialEq for Near {
    fn eq(&self, other: &Self) -> bool {
        self.halves == other.halves
    }
}

impl Eq for Near {}

fn bytes(chars: impl Iterator<Item = char>, count: usize) -> usize {
    chars.take(count).map(char::len_utf8).sum()
}

/// How many characters at the beginning of a text are the wanted ones with one error. It is none if they are not,
/// and if the last of them is simply not there, which is no error within the text.
fn with_an_error(text: &(impl Iterator<Item = char> + Clone), wanted: &[char]) -> Option<usize> {
    let same = text.clone().zip(wanted).take_while(|(c, w)| c == *w).count();
    let stands = |skipped: usize, from: usize| {
        let rest = wanted.get(from..).unwrap_or_default();
        let mut here = text.clone().skip(skipped);
        rest.iter().all(|w| here.next() == Some(*w)).then_some(skipped + rest.len())
    };
    let is_word = |at: usize| text.clone().nth(at).is_some_and(char::is_alphabetic);
    let wrong = || stands(same + 1, same + 1).filter(|_| is_word(same));
    let missing = || stands(same + 1, same).filter(|_| is_word(same));
    let too_many = || stands(same, same + 1).filter(|_| same + 1 < wanted.len());
    if same == wanted.len() { None } else { missing().or_else(wrong).or_else(too_many) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str, text: &str) -> Option<[usize; 2]> {
        Near::of(word).and_then(|near| near.find(text))
    }

    #[test]
    fn one_error_of_each_kind_is_forgiven_wherever_it_is() {
        let text = "新建养老机构护理型床位。";
        for word in ["养老机构护理形床位", "养老机够护理型床位", "样老机构护理型床位", "养老机构护理型床味"]
        {
            assert_eq!(found(word, text), Some([2, 11]), "{word}");
        }
        for word in ["养老机构护型床位", "养老构护理型床位", "养老机构护理床位"] {
            assert_eq!(found(word, text), Some([2, 11]), "{word}");
        }
        for word in ["养老机构护理型的床位", "养老的机构护理型床位"] {
            assert_eq!(found(word, text), Some([2, 11]), "{word}");
        }
    }

    #[test]
    fn two_errors_are_not() {
        for word in ["养老机够护理形床位", "样老机构护理型床味", "养老床位"] {
            assert_eq!(found(word, "新建养老机构护理型床位。"), None, "{word}");
        }
    }

    #[test]
    fn short_words_numbers_and_letters_have_to_be_right() {
        for word in ["养老院", "2025", "gdp增长", "到2025年底"] {
            assert!(Near::of(word).is_none(), "{word}");
        }
    }

    #[test]
    fn an_end_of_sentence_is_no_wrong_character() {
        assert_eq!(found("养老服务", "养老服。"), None);
        assert_eq!(found("养老服务", "发展养老服"), None);
    }
}
