//! Characters said in full: `zhejiang` is all of 浙江 and of nothing shorter.
//!
//! What always holds: each character is said with one of its readings, none is left out or broken off.

use super::sounds::Sounds;
use super::token::shared;

/// The ways in which a word begins with the first characters of a text said in full: how many characters they are and
/// how many letters. The fewest characters first.
#[must_use]
pub fn said_in_full(text: &str, word: &str) -> Vec<(usize, usize)> {
    let word: Vec<char> = word.chars().collect();
    let (mut ways, mut here) = (Vec::new(), vec![0]);
    for (chars, c) in (1..).zip(text.chars()) {
        let rest = |letters: usize| word.get(letters..).unwrap_or_default();
        let readings = || Sounds::table().readings(c);
        let further = here.iter().flat_map(|&letters| {
            let said =
                readings().map(move |reading| (reading.chars().count(), shared(reading, rest(letters))));
            said.filter(|(whole, same)| whole == same).map(move |(whole, _)| letters + whole)
        });
        here = further.collect();
        here.sort_unstable();
        here.dedup();
        ways.extend(here.iter().map(|&letters| (chars, letters)));
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_said_whole_or_not_at_all() {
        assert_eq!(said_in_full("浙江省", "zhejiangtuowei"), [(1, 3), (2, 8)]);
        assert_eq!(said_in_full("浙江省", "zhejiangsheng"), [(1, 3), (2, 8), (3, 13)]);
        for word in ["zj", "zhejian", "zhjiang", "", "浙江"] {
            assert!(said_in_full("浙江", word).iter().all(|&(chars, _)| chars < 2), "{word}");
        }
    }

    #[test]
    fn every_reading_counts_and_u_umlaut_is_v_or_u() {
        assert_eq!(said_in_full("重庆", "chongqing"), [(1, 5), (2, 9)]);
        assert_eq!(said_in_full("吕梁", "lvliangyanglao"), [(1, 2), (2, 7)]);
        assert_eq!(said_in_full("吕梁", "luliangyanglao"), [(1, 2), (2, 7)]);
    }
}
