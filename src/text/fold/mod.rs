//! Folding: giving texts that a reader would call the same one form, so that they can be found.
//!
//! What always holds: character `i` of the folded text comes from character `i` of the source, so
//! a hit in the one is lit in the other by counting characters; and folding twice changes nothing.
//! Bytes do not correspond: a full-width `Ａ` has three, the `a` it folds to one.
//!
//! Folded together: capitals and small letters, full and half width, curly and straight quotes,
//! dashes of all lengths, traditional and simplified Han characters, and the few simplified
//! characters that are printed both ways (显着 and 显著). The folded form is for comparing only: it
//! picks one reading of a character where there are several, and is no good to look at.

mod table;

use std::ops::Range;

/// The folded form of one character.
///
/// A capital whose small form is several characters (İ) is left as it is.
#[inline]
#[must_use]
pub fn fold_char(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        '\u{3400}'..='\u{9fff}' => table::simplified(c),
        // The signs that Chinese text is full of.
        '\u{3001}'..='\u{301b}' => c,
        _ => folded_elsewhere(c),
    }
}

/// The folded form of a text, with as many characters.
#[must_use]
pub fn fold(s: &str) -> String {
    let mut folded = String::with_capacity(s.len());
    fold_into(s, &mut folded);
    folded
}

/// Appends the folded form of `s`, for those who fold many texts into one.
pub fn fold_into(s: &str, folded: &mut String) {
    folded.reserve(s.len());
    let mut copied = 0;
    for (at, c) in s.char_indices() {
        let other = fold_char(c);
        if other != c {
            // Nearly all of a simplified text stays: it is copied in runs.
            folded.push_str(s.get(copied..at).unwrap_or_default());
            folded.push(other);
            copied = at + c.len_utf8();
        }
    }
    folded.push_str(s.get(copied..).unwrap_or_default());
}

/// A folded text that knows its way back to the source.
///
/// It keeps no map: counting the characters of a paragraph takes less time than fetching a map of it
/// from memory, and the map would be larger than the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text, to search in.
    pub text: String,
}

impl Folded {
    /// Folds `source`.
    #[must_use]
    pub fn new(source: &str) -> Self {
        Self { text: fold(source) }
    }

    /// Characters (of the folded text and of the source alike) that stand at a byte range of the folded text.
    #[must_use]
    pub fn chars(&self, bytes: Range<usize>) -> Range<usize> {
        chars_at(&self.text, bytes)
    }
}

/// The byte range of a text as a range of its characters. Ends beyond the text count as its end; an
/// end inside a character counts it in.
#[must_use]
pub fn chars_at(text: &str, bytes: Range<usize>) -> Range<usize> {
    let begins = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    let bytes = bytes.start.min(text.len())..bytes.end.min(text.len());
    let before = begins(text.as_bytes().get(..bytes.start).unwrap_or_default());
    before..before + begins(text.as_bytes().get(bytes).unwrap_or_default())
}

/// The range of characters of a text as a range of its bytes. Ends beyond the text count as its end.
#[must_use]
pub fn bytes_at(text: &str, chars: Range<usize>) -> Range<usize> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    let start = starts.nth(chars.start).unwrap_or(text.len());
    let end = match chars.end.saturating_sub(chars.start) {
        0 => start,
        count => starts.nth(count - 1).unwrap_or(text.len()),
    };
    start..end
}

/// What is neither ASCII nor Han. Dashes, quotes and signs come first: some of them lie in the block
/// of full-width forms.
fn folded_elsewhere(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '“' | '”' | '„' | '‟' | '〝' | '〞' | '〟' | '\u{ff02}' => '"',
        '‘' | '’' | '‚' | '‛' | '\u{ff07}' => '\'',
        '•' | '‧' | '∙' | '・' | '･' => '·',
        '\u{301c}' | '∼' | '～' => '~',
        // Fonts draw the numeral 〇 and the circle ○ alike, and people type either.
        '○' => '〇',
        '\u{3000}' | '\u{a0}' => ' ',
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        '\u{ff01}'..='\u{ff5e}' => half_width(c).to_ascii_lowercase(),
        _ => small(c),
    }
}

/// The ASCII twin of U+FF01 to U+FF5E (Unicode block Halfwidth and Fullwidth Forms).
fn half_width(c: char) -> char {
    char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
}

fn small(c: char) -> char {
    let mut letters = c.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_a_reader_calls_the_same_fold_together() {
        for (one, other) in [
            ("显著", "顯著"),
            ("显着", "顯著"),
            ("着力", "著力"),
            ("乾部 幹部 干部", "干部 干部 干部"),
            ("餘額 馀额", "余额 余额"),
            ("於後發裡裏麵隻係繫", "于后发里里面只系系"),
            ("頭髮", "头发"),
            ("反覆藉助", "反复借助"),
            ("ＧＤＰ　５５．４％", "gdp 55.4%"),
            ("“十四五”——‘三保’", "\"十四五\"--'三保'"),
            ("２０２１－２０２５", "2021–2025"),
            ("5～10", "5~10"),
            ("二○二五", "二〇二五"),
            ("ÉTUDE Ω", "étude ω"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn what_means_something_else_stays_apart() {
        for (one, other) in [("做", "作"), ("象", "像"), ("帐", "账"), ("。", "."), ("65", "６６")] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn folding_a_folded_character_changes_nothing() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c:?}");
        }
    }

    #[test]
    fn a_hit_in_the_folded_text_is_found_in_the_source() {
        let source = "ＧＤＰ年均增長，İ 與「互聯網＋」";
        let folded = Folded::new(source);
        assert_eq!(folded.text.chars().count(), source.chars().count());
        let start = folded.text.find("互联网+").unwrap();
        let chars = folded.chars(start..start + "互联网+".len());
        assert_eq!(source.get(bytes_at(source, chars)), Some("互聯網＋"));
    }

    #[test]
    fn ranges_beyond_the_text_end_with_it() {
        assert_eq!(chars_at("纲目", 3..99), 1..2);
        assert_eq!(chars_at("纲目", 99..100), 2..2);
        assert_eq!(bytes_at("纲目", 1..9), 3..6);
        assert_eq!(bytes_at("纲目", 5..9), 6..6);
        assert_eq!(bytes_at("纲目", 1..1), 3..3);
        assert_eq!(bytes_at("", 0..0), 0..0);
    }
}
