//! The order of a Chinese dictionary: by sound, then by tone.
//!
//! What always holds: it is a total order in which only equal texts are equal; what is not Han comes before
//! what is, in the order of its code points.

use super::readings::usual_with_tone;
use std::cmp::Ordering;

/// Which of two texts comes first. A character that is said in several ways stands at its usual one.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let said = |c: char| (usual_with_tone(c), c);
    a.chars().map(said).cmp(b.chars().map(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_in_the_order_of_their_sound_then_of_their_tone() {
        let mut words = ["中", "养老", "安全", "床位", "养", "北", "妈", "马", "GDP", "5G", "昂", "骂", "麻"];
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(
            words,
            ["5G", "GDP", "安全", "昂", "北", "床位", "妈", "麻", "马", "骂", "养", "养老", "中"]
        );
    }

    #[test]
    fn characters_that_sound_alike_are_not_equal() {
        assert_ne!(compare("他", "她"), Ordering::Equal);
        assert_eq!(compare("他", "她"), compare("她", "他").reverse());
    }
}
