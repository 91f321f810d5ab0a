//! Numerals of list numbers: the words that Word writes for 1, 2, 3 in each of its formats.
//!
//! The names of the formats are those of ECMA-376 part 1, 17.18.59 (`ST_NumberFormat`).

/// The number in this format; `None` where the format shows no number (bullets).
pub(super) fn numeral(format: &str, number: u32) -> Option<String> {
    let words = match format {
        "bullet" | "none" => return None,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseDigital"
        | "japaneseDigitalTenThousand" => counted(number, &HAN),
        "chineseLegalSimplified" | "japaneseLegal" => counted(number, &LEGAL),
        "ideographLegalTraditional" => counted(number, &LEGAL_TRADITIONAL),
        "ideographTraditional" => cycled(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycled(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, 0x2460, 20),
        "decimalEnclosedParen" => enclosed(number, 0x2474, 20),
        "decimalEnclosedFullstop" => enclosed(number, 0x2488, 20),
        "ideographEnclosedCircle" => enclosed(number, 0x3280, 10),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().map(wide).collect(),
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => lettered(number, b'A'),
        "lowerLetter" => lettered(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        _ => number.to_string(),
    };
    Some(words)
}

/// Digits from 0 to 9 and the words for ten, hundred, thousand, ten thousand.
type Digits = ([char; 10], [char; 4]);

const HAN: Digits = (['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'], ['十', '百', '千', '万']);
const LEGAL: Digits =
    (['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'], ['拾', '佰', '仟', '萬']);
const LEGAL_TRADITIONAL: Digits =
    (['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'], ['拾', '佰', '仟', '萬']);

/// 12 as 十二, 20 as 二十, 105 as 一百〇五; from 10,000 on in plain digits.
fn counted(number: u32, (digits, [ten, hundred, thousand, _]): &Digits) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let digit = |value: u32| digits.get(value as usize).copied().unwrap_or('?');
    let mut words = String::new();
    let mut is_gap = false;
    for (power, unit) in [(1000, Some(thousand)), (100, Some(hundred)), (10, Some(ten)), (1, None)] {
        let value = number / power % 10;
        if value == 0 {
            is_gap = !words.is_empty();
            continue;
        }
        if is_gap {
            words.push(digit(0));
            is_gap = false;
        }
        if !(power == 10 && value == 1 && words.is_empty()) {
            words.push(digit(value));
        }
        words.extend(unit);
    }
    words
}

fn cycled(number: u32, of: &str) -> String {
    let count = of.chars().count().max(1);
    of.chars().nth((number.max(1) as usize - 1) % count).into_iter().collect()
}

/// A character of a block that holds 1 to `last`; plain digits past it.
fn enclosed(number: u32, first: u32, last: u32) -> String {
    let character = (1..=last).contains(&number).then(|| char::from_u32(first + number - 1)).flatten();
    character.map_or_else(|| number.to_string(), String::from)
}

fn wide(digit: char) -> char {
    digit.to_digit(10).and_then(|value| char::from_u32(0xff10 + value)).unwrap_or(digit)
}

/// A to Z, then AA, BB, as Word has it.
fn lettered(number: u32, first: u8) -> String {
    let letter = char::from(first + u8::try_from((number.max(1) - 1) % 26).unwrap_or(0));
    std::iter::repeat_n(letter, ((number.max(1) - 1) / 26 + 1).min(30) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut words = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            words.push_str(sign);
            left -= value;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn writes(format: &str, pairs: &[(u32, &str)]) {
        for (number, words) in pairs {
            assert_eq!(numeral(format, *number).as_deref(), Some(*words), "{format} {number}");
        }
    }

    #[test]
    fn chinese_counting_reads_as_it_is_spoken() {
        let pairs = [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (21, "二十一"),
            (105, "一百〇五"),
            (110, "一百一十"),
        ];
        writes("chineseCountingThousand", &pairs);
        writes("japaneseCounting", &pairs);
        writes("chineseLegalSimplified", &[(3, "叁"), (12, "拾贰")]);
    }

    #[test]
    fn enclosed_numbers_past_their_block_are_plain() {
        writes("decimalEnclosedCircleChinese", &[(1, "①"), (20, "⑳"), (21, "21")]);
        writes("ideographTraditional", &[(1, "甲"), (11, "甲")]);
        writes("decimalFullWidth", &[(12, "１２")]);
    }

    #[test]
    fn letters_and_roman_numerals_are_word_s_own() {
        writes("upperLetter", &[(1, "A"), (27, "AA")]);
        writes("lowerRoman", &[(4, "iv"), (19, "xix"), (5000, "5000")]);
        assert_eq!(numeral("bullet", 3), None);
    }
}
