//! Text of every kind and any width: nothing is lost, nothing is too wide, nothing unsafe comes through.

use gangmu::text::fold::{bytes_at, chars_at};
use gangmu::text::{
    Ambiguous, fold, fold_char, line_count, pad, pad_left, sanitize, sanitize_line, truncate, wrap,
};
use proptest::prelude::*;
use std::borrow::Cow;

/// What no line may begin with, and what none may end with, of the characters that [`prose`] makes.
const NO_START: &str = "，。、；：！？）》」』】〕”’…—％%‰℃·々ー,.!?)";
const NO_END: &str = "（《「『【〔“‘([";
const BLANKS: [char; 3] = [' ', '\t', '\u{3000}'];

fn one_of(pool: &'static str) -> impl Strategy<Value = String> {
    prop::sample::select(pool.chars().map(String::from).collect::<Vec<_>>())
}

/// Text as it may come from a document: Han, figures, words, quotes, and dirt.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => one_of("健全基本公共服务体系第万元年人着顯於"),
        4 => one_of(NO_START),
        3 => one_of(NO_END),
        2 => "[0-9]{1,4}",
        2 => "[A-Za-zéΩ]{1,9}",
        2 => one_of(" \n\t　"),
        1 => one_of("+-/\"'~<@①Ⅲ→㎡한あ👍𬬻○ＡｂÉ２\u{301}\u{a0}"),
        1 => one_of("\u{1b}\u{9b}\u{9d}\u{7}\r\0\u{7f}\u{200b}\u{202e}\u{feff}\u{fe0f}\u{200d}\u{e000}\u{2028}"),
        1 => Just("\u{1b}[1;31m".to_owned()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Prose with any characters at all among it.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![4 => prose(), 1 => any::<String>()], 0..4)
        .prop_map(|parts| parts.concat())
}

fn ambiguous() -> impl Strategy<Value = Ambiguous> {
    prop::sample::select(vec![Ambiguous::Narrow, Ambiguous::Wide])
}

/// The lines themselves, each with what was left out before it.
fn lines(text: &str, columns: usize, indent: usize, amb: Ambiguous) -> Vec<(&str, &str)> {
    let part = |from, to| text.get(from..to).unwrap_or("the lines are out of order");
    let mut before = 0;
    let mut lines = Vec::new();
    for line in wrap(text, columns, indent, amb) {
        lines.push((part(before, line.start), part(line.start, line.end)));
        before = line.end;
    }
    lines
}

/// The characters of a line that take room and are no blanks.
fn solid(line: &str, amb: Ambiguous) -> Vec<char> {
    line.chars().filter(|c| amb.char(*c) > 0 && !BLANKS.contains(c)).collect()
}

/// The characters that a border can stand beside: the solid ones, and a combining mark with only a blank before it.
fn standing(line: &str, amb: Ambiguous) -> Vec<char> {
    let is_blank = |c: Option<char>| c.is_none_or(|c| BLANKS.contains(&c));
    let before = std::iter::once(None).chain(line.chars().map(Some));
    let stands =
        |(before, c): &(Option<char>, char)| !is_blank(Some(*c)) && (amb.char(*c) > 0 || is_blank(*before));
    before.zip(line.chars()).filter(stands).map(|(_, c)| c).collect()
}

fn is_barred(before: char, after: char) -> bool {
    NO_END.contains(before) || NO_START.contains(after)
}

fn is_forbidden(c: char) -> bool {
    let invisible =
        ['\u{200b}', '\u{200d}', '\u{202e}', '\u{2028}', '\u{2029}', '\u{feff}', '\u{fe0f}', '\u{ad}'];
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    c.is_control() && c != '\n' || invisible.contains(&c) || private || matches!(c, '\u{2066}'..='\u{2069}')
}

proptest! {
    #[test]
    fn wrapping_leaves_out_nothing_but_blanks_and_line_ends(
        text in text(), columns in 0..40_usize, indent in 0..8_usize, amb in ambiguous(),
    ) {
        let is_gap = |s: &str| s.chars().all(|c| c == '\n' || c.is_whitespace());
        let lines = lines(&text, columns, indent, amb);
        prop_assert!(lines.iter().all(|(gap, line)| is_gap(gap) && !line.contains('\n')), "{lines:?}");
        let kept: usize = lines.iter().map(|(gap, line)| gap.len() + line.len()).sum();
        prop_assert!(text.get(kept..).is_some_and(is_gap), "{lines:?}");
        let ends = |s: &str| s.matches('\n').count();
        prop_assert_eq!(lines.iter().map(|(gap, _)| ends(gap)).sum::<usize>(), ends(&text));
    }

    #[test]
    fn no_line_is_wider_than_asked_unless_it_is_one_character(
        text in text(), columns in 0..40_usize, indent in 0..8_usize, amb in ambiguous(),
    ) {
        for (n, (_, line)) in lines(&text, columns, indent, amb).into_iter().enumerate() {
            let room = if n == 0 { columns.saturating_sub(indent) } else { columns };
            prop_assert!(amb.str(line) <= room || solid(line, amb).len() == 1, "{line:?} in {room}");
        }
    }

    #[test]
    fn a_barred_border_is_taken_only_where_the_line_has_no_other(
        text in prose(), columns in 0..40_usize, indent in 0..8_usize, amb in ambiguous(),
    ) {
        let clean = sanitize(&text);
        let lines = lines(&clean, columns, indent, amb);
        for pair in lines.windows(2) {
            let [(_, upper), (gap, lower)] = pair else { continue };
            let (upper, lower) = (standing(upper, amb), standing(lower, amb));
            if let (Some(&last), Some(&first)) = (upper.last(), lower.first())
                && !gap.contains('\n') && is_barred(last, first)
            {
                prop_assert!(upper.windows(2).all(|pair| is_barred(pair[0], pair[1])), "{lines:?}");
            }
        }
    }

    #[test]
    fn words_that_fit_stay_whole(words in prop::collection::vec("[A-Za-z]{1,12}", 1..30), columns in 12..40_usize) {
        let text = words.join(" ");
        let wrapped = lines(&text, columns, 0, Ambiguous::Narrow);
        let whole: Vec<&str> = wrapped.iter().flat_map(|(_, line)| line.split(' ')).collect();
        prop_assert_eq!(whole, words);
    }

    #[test]
    fn figures_that_fit_stay_whole(
        before in "[公共服务]{0,20}", figure in "[1-9][0-9]{0,2}(\\.[0-9])?[万亿]?(元|人|个月|%|平方公里|—[1-9]{2}%)?",
        after in "[体系建设]{1,20}", columns in 20..60_usize, amb in ambiguous(),
    ) {
        let text = [before.as_str(), &figure, &after].concat();
        prop_assert!(lines(&text, columns, 0, amb).iter().any(|(_, line)| line.contains(&figure)), "{figure}");
    }

    #[test]
    fn lines_of_han_are_full(text in "[健全基本公共服务]{0,80}", columns in 2..40_usize) {
        let lines = lines(&text, columns, 0, Ambiguous::Narrow);
        for (_, line) in lines.iter().rev().skip(1) {
            prop_assert_eq!(Ambiguous::Narrow.str(line), columns / 2 * 2);
        }
    }

    #[test]
    fn counting_lines_is_wrapping(text in text(), columns in 0..40_usize, indent in 0..8_usize, amb in ambiguous()) {
        prop_assert_eq!(line_count(&text, columns, indent, amb), wrap(&text, columns, indent, amb).len());
    }

    #[test]
    fn a_cut_text_is_at_most_one_column_short(text in text(), columns in 0..40_usize, amb in ambiguous()) {
        let cut = truncate(&text, columns, amb);
        prop_assert!(amb.str(&cut) <= columns);
        match &cut {
            Cow::Borrowed(whole) => prop_assert_eq!(*whole, &text),
            Cow::Owned(cut) => {
                prop_assert!(text.starts_with(cut.trim_end_matches('.')));
                prop_assert!(amb.str(cut) + 1 >= columns);
            }
        }
    }

    #[test]
    fn padding_is_exact(text in text(), columns in 0..40_usize, amb in ambiguous()) {
        prop_assert_eq!(amb.str(&pad(&text, columns, amb)), columns);
        prop_assert_eq!(amb.str(&pad_left(&text, columns, amb)), columns);
    }

    #[test]
    fn sanitised_text_holds_nothing_forbidden_and_stays_as_it_is(text in text()) {
        let clean = sanitize(&text).into_owned();
        prop_assert!(!clean.contains(is_forbidden), "{clean:?}");
        prop_assert!(matches!(sanitize(&clean), Cow::Borrowed(same) if same == clean));
        let line = sanitize_line(&text).into_owned();
        prop_assert!(!line.contains(is_forbidden) && !line.contains('\n'), "{line:?}");
        prop_assert!(matches!(sanitize_line(&line), Cow::Borrowed(same) if same == line));
    }

    #[test]
    fn folding_goes_character_by_character_and_only_once(text in text()) {
        let folded = fold(&text);
        prop_assert_eq!(&folded, &text.chars().map(fold_char).collect::<String>());
        prop_assert_eq!(&fold(&folded), &folded);
    }

    #[test]
    fn ranges_of_characters_and_bytes_lead_to_each_other(text in text(), from in 0..30_usize, count in 0..30_usize) {
        let total = text.chars().count();
        let chars = from.min(total)..(from + count).min(total);
        prop_assert_eq!(chars_at(&text, bytes_at(&text, chars.clone())), chars);
    }
}
