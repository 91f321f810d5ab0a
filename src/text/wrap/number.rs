//! Number: how far into a figure with its unit a text has come, one character after the other.
//!
//! What always holds: a blank ends a figure, and so does any character that cannot go on with it;
//! what is torn is only ever the border *before* the character just taken.

use super::class::Class;

/// The part of a figure that was read last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Number {
    /// No figure.
    #[default]
    None,
    /// 第, which waits for its number.
    Ordinal,
    /// 第十三
    HanNumeral,
    /// 3000
    Digits,
    /// 20%
    Percent,
    /// 20—, which waits for its other end.
    Span,
    /// 3000万, 300多
    Scaled,
    /// 3000万元, 5平 of 5平方公里
    Unit(char),
}

impl Number {
    /// Takes the next character; whether it belongs to the same figure as the one before.
    #[inline]
    pub(super) fn take(&mut self, c: char, class: Class) -> bool {
        if *self == Self::None && class != Class::Digit && c != '第' {
            return false;
        }
        let (next, joined) = self.followed_by(c, class);
        *self = next;
        joined
    }

    fn followed_by(self, c: char, class: Class) -> (Self, bool) {
        match (self, class) {
            (Self::Ordinal | Self::Span, Class::Digit) => (Self::Digits, true),
            (_, Class::Digit) => (Self::Digits, false),
            (Self::Ordinal | Self::HanNumeral, Class::Han) if is_numeral(c) => (Self::HanNumeral, true),
            (Self::Digits, _) if matches!(c, '%' | '％' | '‰') => (Self::Percent, false),
            (Self::Digits | Self::Percent | Self::Scaled, Class::Close) if is_dash(c) => (Self::Span, false),
            (Self::Digits | Self::HanNumeral | Self::Scaled, Class::Han) => {
                if is_scale(c) {
                    (Self::Scaled, true)
                } else if is_unit(c) {
                    (Self::Unit(c), true)
                } else {
                    Self::started_by(c)
                }
            }
            (Self::Unit(before), Class::Han) if goes_on(before, c) => (Self::Unit(c), true),
            _ => Self::started_by(c),
        }
    }

    fn started_by(c: char) -> (Self, bool) {
        (if c == '第' { Self::Ordinal } else { Self::None }, false)
    }
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '零'
            | '〇'
            | '两'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}' | '～' | '〜')
}

/// Powers of ten, and 余 多 for "and some".
fn is_scale(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '余' | '多')
}

/// Units, and the first characters of units of several.
fn is_unit(c: char) -> bool {
    is_measure(c) || is_counter(c)
}

/// Money, time, and what is weighed or measured.
#[rustfmt::skip]
fn is_measure(c: char) -> bool {
    matches!(c,
        '元' | '角' | '分' | '秒' | '时' | '天' | '周' | '月' | '日' | '年' | '岁' | '度' | '级' | '成' | '倍'
        | '米' | '里' | '亩' | '顷' | '吨' | '克' | '斤' | '升' | '瓦' | '点' | '小' | '平' | '立' | '公' | '毫'
        | '厘' | '兆' | '\u{3380}'..='\u{33df}')
}

/// What things are counted in.
#[rustfmt::skip]
fn is_counter(c: char) -> bool {
    matches!(c,
        '个' | '人' | '名' | '位' | '户' | '家' | '所' | '座' | '项' | '条' | '张' | '份' | '件' | '次' | '批' | '期'
        | '届' | '号' | '章' | '节' | '款' | '类' | '种' | '处' | '台' | '辆' | '套' | '床' | '间' | '栋' | '层'
        | '支' | '本' | '只' | '头' | '株' | '片' | '块' | '产')
}

/// Units of several characters: 平方公里, 百分点, 小时, 千瓦时, 人次, 个月, 年代, 周岁, 产业.
fn goes_on(before: char, c: char) -> bool {
    match before {
        '个' => matches!(c, '月' | '百'),
        '百' => c == '分',
        '分' => matches!(c, '点' | '钟'),
        '小' | '瓦' => c == '时',
        '平' | '立' => c == '方',
        '方' => matches!(c, '米' | '公' | '千'),
        '公' => matches!(c, '里' | '顷' | '斤'),
        '毫' | '厘' => matches!(c, '米' | '升' | '克'),
        '兆' => c == '瓦',
        '人' => c == '次',
        '年' => c == '代',
        '周' => matches!(c, '岁' | '年'),
        '产' => c == '业',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `+` wherever a character belongs to the figure before it.
    fn joined(text: &str) -> String {
        let mut number = Number::None;
        let mark = |c| if number.take(c, Class::of(c)) { format!("+{c}") } else { c.to_string() };
        text.chars().map(mark).collect()
    }

    #[test]
    fn units_stay_with_their_numbers() {
        assert_eq!(joined("增3000万元以上"), "增3000+万+元以上");
        assert_eq!(joined("2.5万人"), "2.5+万+人");
        assert_eq!(joined("5平方公里的"), "5+平+方+公+里的");
        assert_eq!(joined("提高5个百分点"), "提高5+个+百+分+点");
        assert_eq!(joined("300多个村"), "300+多+个村");
        assert_eq!(joined("2021年3月"), "2021+年3+月");
    }

    #[test]
    fn ordinals_stay_with_what_they_count() {
        assert_eq!(joined("第13期"), "第+13+期");
        assert_eq!(joined("第十三届会"), "第+十+三+届会");
        assert_eq!(joined("第，"), "第，");
    }

    #[test]
    fn the_far_end_of_a_span_stays_with_its_dash() {
        assert_eq!(joined("20—30%"), "20—+30%");
        assert_eq!(joined("10万—20万"), "10+万—+20+万");
        assert_eq!(joined("20%～30%"), "20%～+30%");
        assert_eq!(joined("2021年—2025年"), "2021+年—2025+年");
    }

    #[test]
    fn a_blank_ends_a_figure() {
        assert_eq!(joined("10 万元"), "10 万元");
        assert_eq!(joined("万元人"), "万元人");
    }
}
