//! Wrapping: parting a text into lines no wider than a number of columns.
//!
//! What always holds: the lines come in order and miss nothing but blanks and the line ends of the
//! text; a line is wider than asked only where a single character already is; and a border that
//! `class` calls barred is taken only in a line that offers no other.
//!
//! Each line takes as much as it can (greedy): a reading pane must not move lines above the one that
//! changed.

mod class;
mod number;

use super::width::Ambiguous;
use class::{Border, Class, border};
use number::Number;
use std::ops::Range;

/// The byte ranges of the lines of `text`, the first of them `first_indent` columns narrower.
///
/// A `\n` parts two lines, as in [`str::split`]: empty text is one empty line, and so is what stands behind
/// a last `\n`. Blanks at the end of a line are no part of it; those at the beginning of the text or
/// behind a `\n` are. Where `first_indent` leaves no room for a single character the first line is empty.
#[must_use]
pub fn wrap(text: &str, columns: usize, first_indent: usize, amb: Ambiguous) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    part(text, columns, first_indent, amb, |line| lines.push(line));
    lines
}

/// The number of lines that [`wrap`] would give, without making them.
#[must_use]
pub fn line_count(text: &str, columns: usize, first_indent: usize, amb: Ambiguous) -> usize {
    let mut count = 0;
    part(text, columns, first_indent, amb, |_| count += 1);
    count
}

fn part(text: &str, columns: usize, first_indent: usize, amb: Ambiguous, emit: impl FnMut(Range<usize>)) {
    let mut breaker = Breaker::new(columns, first_indent, emit);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            breaker.end_paragraph(at);
        } else {
            breaker.take(at, c, amb.char(c));
        }
    }
    breaker.end_paragraph(text.len());
}

/// A place where the line may end.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Byte behind the last character of the line.
    end: usize,
    /// Byte of the first character of the next line.
    next: usize,
    /// Columns of all text before `next`.
    width: usize,
}

/// The state of the walk through a text.
struct Breaker<F> {
    emit: F,
    columns: usize,
    /// Columns of the line at hand.
    room: usize,
    /// Columns of all text taken so far.
    width: usize,
    /// Where the line at hand begins; only `next` and `width` have a meaning.
    line: Place,
    /// Byte behind the last character of it that is no blank.
    end: usize,
    /// The last place of each kind; one that lies before the line at hand is spent.
    free: Place,
    torn: Place,
    /// The last character that is no blank, since the last `\n`, and whether blanks followed it.
    before: Option<Class>,
    blank: bool,
    number: Number,
}

impl<F: FnMut(Range<usize>)> Breaker<F> {
    fn new(columns: usize, first_indent: usize, emit: F) -> Self {
        Self {
            emit,
            columns,
            room: columns.saturating_sub(first_indent),
            width: 0,
            line: Place::default(),
            end: 0,
            free: Place::default(),
            torn: Place::default(),
            before: None,
            blank: false,
            number: Number::None,
        }
    }

    /// Ends the line at the `\n` or the end of the text at byte `at`.
    fn end_paragraph(&mut self, at: usize) {
        let here = Place { end: self.end, next: at + 1, width: self.width };
        self.begin_line(here);
        self.end = at + 1;
        self.before = None;
        self.blank = false;
        self.number = Number::None;
    }

    /// Takes the character at byte `at`, `columns` wide.
    #[inline]
    fn take(&mut self, at: usize, c: char, columns: usize) {
        let class = Class::of(c);
        if class == Class::Blank {
            self.width += columns;
            self.blank = true;
            self.number = Number::None;
            return;
        }
        let is_mark = columns == 0 && self.before.is_some() && !self.blank;
        if !is_mark {
            let joined = self.number.take(c, class);
            if let Some(before) = self.before {
                self.note_place(at, border(before, class, self.blank, joined));
            }
            if self.width - self.line.width + columns > self.room {
                self.make_room(at, columns);
            }
            self.width += columns;
            self.before = Some(class);
            self.blank = false;
        }
        self.end = at + c.len_utf8();
    }

    #[inline]
    fn note_place(&mut self, at: usize, border: Border) {
        let here = Place { end: self.end, next: at, width: self.width };
        match border {
            Border::Free => self.free = here,
            Border::Torn => self.torn = here,
            Border::Barred => {}
        }
    }

    /// Ends lines until the character at byte `at` fits, or stands alone.
    fn make_room(&mut self, at: usize, columns: usize) {
        while self.width - self.line.width + columns > self.room {
            if self.end <= self.line.next {
                // Nothing but blanks before it: they go, and it stays.
                if columns > self.room && self.room < self.columns {
                    (self.emit)(self.line.next..self.line.next);
                    self.room = self.columns;
                }
                self.line = Place { end: at, next: at, width: self.width };
                self.end = at;
                return;
            }
            let begin = self.line.next;
            let place = [self.free, self.torn].into_iter().find(|place| place.next > begin);
            self.begin_line(place.unwrap_or(Place { end: self.end, next: at, width: self.width }));
        }
    }

    fn begin_line(&mut self, place: Place) {
        (self.emit)(self.line.next..place.end);
        self.line = place;
        self.end = self.end.max(place.next);
        self.room = self.columns;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ambiguous::{Narrow, Wide};

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns, 0, Narrow).into_iter().map(|line| text.get(line).unwrap()).collect()
    }

    #[test]
    fn han_text_breaks_anywhere_but_before_closing_and_after_opening_marks() {
        assert_eq!(lines("健全基本公共服务", 6), ["健全基", "本公共", "服务"]);
        assert_eq!(lines("以人民为中心，坚持", 12), ["以人民为中", "心，坚持"]);
        assert_eq!(lines("实施《条例》和（办法）", 6), ["实施", "《条", "例》和", "（办", "法）"]);
        assert_eq!(lines("推进“三保”工作", 6), ["推进", "“三保”", "工作"]);
    }

    #[test]
    fn numbers_stay_whole_with_their_units() {
        assert_eq!(lines("新增就业2.5万人以上", 12), ["新增就业", "2.5万人以上"]);
        assert_eq!(lines("下达资金3000万元", 14), ["下达资金", "3000万元"]);
        assert_eq!(lines("降低百分之20—30%左右", 15), ["降低百分之", "20—30%左右"]);
        assert_eq!(lines("简报第13期", 8), ["简报", "第13期"]);
        assert_eq!(lines("达到55.4%", 8), ["达到", "55.4%"]);
        assert_eq!(lines("构建1+2+N体系", 8), ["构建", "1+2+N体", "系"]);
        assert_eq!(lines("约10 万", 5), ["约10", "万"]);
    }

    #[test]
    fn latin_words_stay_whole() {
        assert_eq!(lines("the quick brown fox", 10), ["the quick", "brown fox"]);
        assert_eq!(lines("发展GDP", 6), ["发展", "GDP"]);
        assert_eq!(lines("互联网+政务", 6), ["互联", "网+政", "务"]);
        assert_eq!(lines("people’s f(x) is", 12), ["people’s", "f(x) is"]);
    }

    #[test]
    fn dashes_and_dots_in_pairs_stay_together() {
        assert_eq!(lines("为主线——补", 7), ["为主", "线——补"]);
        assert_eq!(wrap("主线——补", 8, 0, Wide), [0..12, 12..15]);
        assert_eq!(lines("增效……等", 5), ["增", "效……", "等"]);
    }

    #[test]
    fn what_never_fits_is_broken_hard() {
        assert_eq!(lines("internationalisation", 8), ["internat", "ionalisa", "tion"]);
        assert_eq!(lines("abcd，", 4), ["abc", "d，"]);
        assert_eq!(lines("中，", 2), ["中", "，"]);
        assert_eq!(lines("（（（", 4), ["（（", "（"]);
    }

    #[test]
    fn no_width_is_too_small() {
        for columns in [0, 1] {
            assert_eq!(lines("纲目ab", columns).concat(), "纲目ab");
            assert_eq!(lines("纲目 ab", columns), ["纲", "目", "a", "b"]);
        }
        assert_eq!(wrap("纲", 1, 5, Wide), [0..0, 0..3]);
        assert_eq!(wrap("纲", 0, 5, Wide), vec![0..3]);
        assert_eq!(lines("纲目", usize::MAX), ["纲目"]);
    }

    #[test]
    fn the_first_line_is_narrower_by_its_indent() {
        assert_eq!(wrap("健全基本公共", 8, 4, Narrow), [0..6, 6..18]);
        assert_eq!(wrap("健全", 4, 3, Narrow), [0..0, 0..6]);
        assert_eq!(wrap("健\n全面", 4, 2, Narrow), [0..3, 4..10]);
    }

    #[test]
    fn blanks_hang_at_a_break_and_stay_at_a_beginning() {
        assert_eq!(lines("纲目   纲目  ", 4), ["纲目", "纲目"]);
        assert_eq!(lines("　　纲目\n  a", 8), ["　　纲目", "  a"]);
        assert_eq!(lines("          纲目", 6), ["纲目"]);
        assert_eq!(lines("   ", 2), [""]);
        assert_eq!(lines("建纲 ，目", 6), ["建", "纲 ，", "目"]);
    }

    #[test]
    fn a_line_end_parts_lines() {
        assert_eq!(lines("", 4), [""]);
        assert_eq!(lines("甲\n\n乙\n", 4), ["甲", "", "乙", ""]);
        assert_eq!(lines("甲 \n 乙", 4), ["甲", " 乙"]);
    }

    #[test]
    fn a_combining_mark_stays_with_its_letter() {
        assert_eq!(lines("ae\u{301}e\u{301}", 2), ["ae\u{301}", "e\u{301}"]);
    }

    #[test]
    fn counting_agrees_with_wrapping() {
        let text = "（一）实施“两不愁三保障”，2025年达到99.5%以上。\n　　其二：the rest";
        for columns in 0..40 {
            for indent in [0, 2, 4, 50] {
                assert_eq!(line_count(text, columns, indent, Wide), wrap(text, columns, indent, Wide).len());
            }
        }
    }
}
