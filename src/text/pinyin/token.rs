//! A token is the part of a typed word that stands for one character of the text.
//!
//! What always holds: it is the character itself, one of its readings whole, the beginning of one (only at the
//! end of the word, where it may still be being typed), or its initial.

use super::initials::Initials;
use super::sounds::Sounds;

/// What it takes off a match when a reading is not the usual one of its character.
const UNUSUAL: u16 = 1;

/// The same when only the beginning of the last syllable was typed.
pub(super) const BROKEN_OFF: u16 = 1;

/// The same when only the initial was typed.
pub(super) const ABBREVIATED: u16 = 2;

/// What it takes off besides if the initial is that of a character that only holds others together: 体为 is not
/// what `tw` means.
const LINKING: u16 = 2;

/// How the beginning of a word can stand for a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    /// How many characters of the word it takes; never 0.
    pub(super) len: usize,
    /// 0 for the character itself and for its usual reading, more for what is less certain.
    pub(super) cost: u16,
}

/// Calls `each` with all the tokens that may stand for `c` at the beginning of `word`; some may come twice.
///
/// An apostrophe begins a syllable: `xi'an` is 西安 and not 县.
pub(super) fn tokens(c: char, word: &[char], mut each: impl FnMut(Token)) {
    let lead = word.iter().take_while(|&&letter| letter == '\'').count();
    let rest = word.get(lead..).unwrap_or_default();
    let Some(&first) = rest.first() else { return };
    if first == c {
        each(Token { len: lead + 1, cost: 0 });
    }
    if !first.is_ascii_lowercase() || c.is_ascii() || !may_begin(c, first) {
        return;
    }
    for (at, reading) in Sounds::table().readings(c).enumerate() {
        let unusual = if at > 0 { UNUSUAL } else { 0 };
        let same = shared(reading, rest);
        let whole = reading.chars().count();
        if same == whole {
            each(Token { len: lead + same, cost: unusual });
        } else if same == rest.len() && same > 1 {
            each(Token { len: lead + same, cost: BROKEN_OFF + unusual });
        }
        let cost = ABBREVIATED + 2 * unusual + if is_linking(c) { LINKING } else { 0 };
        if same > 0 && whole > 1 {
            each(Token { len: lead + 1, cost });
        }
        if same > 1 && rest.get(1) == Some(&'h') && matches!(first, 'z' | 'c' | 's') {
            each(Token { len: lead + 2, cost });
        }
    }
}

/// Whether some reading of a character begins with a letter.
fn may_begin(c: char, letter: char) -> bool {
    Initials::of_char(c).contains(Initials::of_letter(letter))
}

const fn is_linking(c: char) -> bool {
    matches!(
        c,
        '的' | '了'
            | '和'
            | '与'
            | '及'
            | '或'
            | '为'
            | '以'
            | '在'
            | '是'
            | '对'
            | '于'
            | '而'
            | '等'
            | '之'
            | '其'
            | '由'
            | '从'
            | '将'
    )
}

/// How many characters a reading and a word have in common from the beginning.
pub(super) fn shared(reading: &str, word: &[char]) -> usize {
    let is_same = |said: char, typed: char| said == typed || (said == 'ü' && matches!(typed, 'v' | 'u'));
    reading.chars().zip(word).take_while(|&(said, &typed)| is_same(said, typed)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lens(c: char, word: &str) -> Vec<(usize, u16)> {
        let word: Vec<char> = word.chars().collect();
        let mut found = Vec::new();
        tokens(c, &word, |token| found.push((token.len, token.cost)));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn a_character_is_itself_its_readings_or_their_initials() {
        assert_eq!(lens('养', "养老"), [(1, 0)]);
        assert_eq!(lens('养', "yanglao"), [(1, 2), (4, 0)]);
        assert_eq!(lens('重', "chongqing"), [(1, 4), (2, 4), (5, 1)]);
        assert_eq!(lens('养', "lao"), []);
    }

    #[test]
    fn the_last_syllable_may_be_broken_off_and_no_other() {
        assert_eq!(lens('养', "yan"), [(1, 2), (3, 1)]);
        assert_eq!(lens('养', "yanlao"), [(1, 2)]);
    }

    #[test]
    fn u_umlaut_is_typed_as_v_or_u() {
        for word in ["lv", "lu"] {
            assert!(lens('率', word).contains(&(2, 0)), "{word}");
        }
        assert!(!lens('路', "lv").contains(&(2, 0)));
    }

    #[test]
    fn an_apostrophe_begins_a_syllable() {
        assert!(lens('安', "'an").contains(&(3, 0)));
        assert!(!lens('县', "xi'an").contains(&(5, 0)));
        assert_eq!(lens('安', "''"), []);
    }
}
