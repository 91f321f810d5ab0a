//! Pinyin: Han characters as they are said, in plain letters, so that a text can be found and sorted by them.
//!
//! What always holds: a character may be said in several ways and every one of them counts, the usual one most;
//! ü is `v` or `u`; positions are characters of the text, never letters. Texts and words come folded
//! (`text::fold`). Only `readings` knows the package that has the readings.

mod codes;
mod in_full;
mod initials;
mod letters;
mod obsolete;
mod order;
mod readings;
mod route;
mod scattered;
mod sounds;
mod spelled;
mod token;

pub use codes::letter_code;
pub use in_full::said_in_full;
pub use order::compare;
pub use route::{Route, Sign, Step};
pub use sounds::{Sounds, first_letters};
pub use spelled::{Heard, Spelled};

/// Whether the character is said so; the syllable may bear tone marks (`xué`), and the tone is not looked at.
#[must_use]
pub fn is_said(c: char, syllable: &str) -> bool {
    let plain = |c: char| match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'v' => 'ü',
        'ń' | 'ň' | 'ǹ' => 'n',
        c => c,
    };
    readings::readings(c).any(|reading| reading.chars().eq(syllable.chars().map(plain)))
}
