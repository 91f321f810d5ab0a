//! Class: what a character may stand next to at the border of two lines.
//!
//! What always holds: the rules of 行首禁则 and 行尾禁则 (what no line may begin or end with) come first
//! and bar a border whatever else is said; all other rules only make a border the second choice.
//!
//! The characters follow GB/T 15834 (punctuation marks, 5.1), JIS X 4051 (the kana) and Unicode
//! Standard Annex #14; where they differ the stricter one is taken.

/// What a character is to a line breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A blank: may hang over the end of a line.
    Blank,
    /// Han characters, kana, symbols: lines may be parted on either side.
    Han,
    /// Letters and signs of scripts written in words, which stay whole.
    Word,
    /// A decimal digit of either width.
    Digit,
    /// No line ends with it: （ “.
    Open,
    /// No line begins with it: ， ” ％ and dashes.
    Close,
    /// The ASCII kin of `Open`, part of a word when letters stand before it: f(x).
    WordOpen,
    /// The ASCII kin of `Close`, part of a word when letters come after it: 2.5, people’s.
    WordClose,
    /// Ties what stands before it: + - /.
    Tie,
    /// Ties both sides, for want of knowing which side is meant: " ' and the no-break blank.
    Glue,
}

/// What it means to part two lines between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    /// As good as any.
    Free,
    /// It tears a word or a number: only where nothing else fits.
    Torn,
    /// It leaves a character where none of its kind may stand.
    Barred,
}

/// The border between two characters; `blank`: with a blank between them, `joined`: inside a number.
#[inline]
pub(super) fn border(before: Class, after: Class, blank: bool, joined: bool) -> Border {
    use Class::{Close, Digit, Glue, Open, Tie, Word, WordClose, WordOpen};
    match (before, after) {
        (Open | WordOpen, _) | (_, Close | WordClose) => Border::Barred,
        _ if blank => Border::Free,
        _ if joined => Border::Torn,
        (Glue, _) | (_, Glue | Tie) | (Word | Digit | WordClose | Tie, Word | Digit | WordOpen) => {
            Border::Torn
        }
        _ => Border::Free,
    }
}

impl Class {
    #[inline]
    pub(super) fn of(c: char) -> Self {
        if matches!(c, '\u{4e00}'..='\u{9fff}') {
            return Self::Han;
        }
        match c {
            '\0'..='\u{7f}' => Self::of_ascii(c),
            '\u{80}'..='\u{1fff}' => Self::of_letter(c),
            '\u{2000}'..='\u{2bff}' => Self::of_sign(c),
            '\u{3000}'..='\u{30ff}' => Self::of_cjk_mark(c),
            '\u{fe30}'..='\u{ffef}' => Self::of_form(c),
            _ => Self::Han,
        }
    }

    fn of_ascii(c: char) -> Self {
        match c {
            ' ' | '\t' => Self::Blank,
            '0'..='9' => Self::Digit,
            '(' | '[' | '{' => Self::WordOpen,
            ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' | '%' => Self::WordClose,
            '+' | '-' | '/' | '~' => Self::Tie,
            '"' | '\'' => Self::Glue,
            _ => Self::Word,
        }
    }

    /// U+0080 to U+1FFF: the scripts written in words, and Hangul's parts.
    fn of_letter(c: char) -> Self {
        match c {
            '\u{a0}' => Self::Glue,
            '«' => Self::WordOpen,
            '»' => Self::WordClose,
            '·' | '°' => Self::Close,
            '\u{1100}'..='\u{11ff}' => Self::Han,
            _ => Self::Word,
        }
    }

    /// U+2000 to U+2BFF: punctuation, letter-like signs, arrows, mathematics, numbers in circles.
    fn of_sign(c: char) -> Self {
        match c {
            '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' => Self::Blank,
            '\u{2007}' | '\u{202f}' => Self::Glue,
            '\u{2010}' | '\u{2011}' | '\u{2212}' => Self::Tie,
            '\u{2012}'..='\u{2015}' => Self::Close,
            '“' | '‘' | '„' | '‚' => Self::Open,
            '’' | '›' => Self::WordClose,
            '‹' => Self::WordOpen,
            '”' | '…' | '‥' | '•' | '‧' | '‰' | '‱' | '′' | '″' | '‼' | '℃' | '℉' => {
                Self::Close
            }
            '\u{2070}'..='\u{20cf}' | '\u{2100}'..='\u{214f}' | '\u{2200}'..='\u{22ff}' => Self::Word,
            _ => Self::Han,
        }
    }

    /// U+3000 to U+30FF: CJK punctuation and kana.
    fn of_cjk_mark(c: char) -> Self {
        match c {
            '\u{3000}' => Self::Blank,
            '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚' | '〝' => Self::Open,
            '、' | '。' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛' | '〞' | '〟' => {
                Self::Close
            }
            _ if is_kana_close(c) => Self::Close,
            _ => Self::Han,
        }
    }

    /// U+FE30 to U+FFEF: full-width and half-width forms.
    fn of_form(c: char) -> Self {
        match c {
            '０'..='９' => Self::Digit,
            '（' | '［' | '｛' | '｟' | '｢' => Self::Open,
            '）' | '］' | '｝' | '｠' | '｣' | '，' | '：' | '；' | '！' | '？' | '％' | '～' => {
                Self::Close
            }
            '｡' | '､' | '･' | 'ｰ' => Self::Close,
            '．' => Self::WordClose,
            '＋' | '－' | '／' => Self::Tie,
            'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＜' | '＝' | '＞' | '＄' | '￠'..='￦' => Self::Word,
            _ => Self::Han,
        }
    }
}

/// Repetition and length marks, and the kana written small.
#[rustfmt::skip]
fn is_kana_close(c: char) -> bool {
    matches!(c,
        '々' | '〻' | '〜' | '゠' | '・' | 'ー' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ'
        | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
        | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_marks_begin_no_line_and_opening_marks_end_none() {
        for mark in "，。、；：！？）》〉」』】〕”’…—％%‰℃·々ー,.;:!?)]".chars()
        {
            for blank in [false, true] {
                assert_eq!(border(Class::Han, Class::of(mark), blank, false), Border::Barred, "{mark}");
            }
        }
        for mark in "（《〈「『【〔“‘([".chars() {
            assert_eq!(border(Class::of(mark), Class::Han, true, false), Border::Barred, "{mark}");
        }
    }

    #[test]
    fn lines_part_beside_quotes_between_han() {
        let [han, open, close] = ['纲', '“', '”'].map(Class::of);
        assert_eq!(border(han, open, false, false), Border::Free);
        assert_eq!(border(close, han, false, false), Border::Free);
    }

    #[test]
    fn latin_words_are_torn_only_in_need() {
        for pair in ["ab", "1+", "+2", ".5", "a(", ")b", "f/", "é=", "＞５", "≥5", "’s", "a\"", "\u{a0}b"]
        {
            let [before, after] = [0, 1].map(|n| Class::of(pair.chars().nth(n).unwrap()));
            assert_eq!(border(before, after, false, false), Border::Torn, "{pair}");
        }
        assert_eq!(border(Class::Word, Class::Word, true, false), Border::Free);
        assert_eq!(border(Class::Word, Class::Han, false, false), Border::Free);
        assert_eq!(border(Class::Han, Class::Digit, false, false), Border::Free);
    }
}
