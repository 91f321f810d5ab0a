//! An editor is a piece of text being typed, with its caret.
//!
//! The same one serves every input of the program, of one line or of many. What always holds: the caret is a
//! byte offset on the border of a grapheme, so no key can cut a character in half. It is our own because the
//! lines of a note must be broken by [`wrap`](crate::text::wrap()) and measured for ambiguous characters, so
//! that the caret, and with it an input method's window, stands where the text is.

use crate::text::{Ambiguous, wrap};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Longer input is refused, so that a stray paste cannot fill a record.
const MOST_BYTES: usize = 64 * 1024;

/// Text being typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Editor {
    text: String,
    caret: usize,
}

/// Where the lines of an editor's text fall at some width, and where its caret stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typeset {
    /// Byte ranges of the rows.
    pub rows: Vec<Range<usize>>,
    /// The row the caret is in.
    pub caret_row: usize,
    /// The column it is in.
    pub caret_column: usize,
}

impl Editor {
    /// An editor of this text, the caret at its end.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), caret: text.len() }
    }

    /// The text as it is.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Puts in a character at the caret; a control character is left out, but for a line end.
    pub fn insert(&mut self, c: char) {
        if (!c.is_control() || c == '\n') && self.text.len() + c.len_utf8() <= MOST_BYTES {
            self.text.insert(self.caret, c);
            self.caret += c.len_utf8();
        }
    }

    /// Puts in a pasted text; every kind of line end becomes one.
    pub fn paste(&mut self, text: &str) {
        for c in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
            self.insert(if c == '\t' { ' ' } else { c });
        }
    }

    /// Takes away the grapheme before the caret.
    pub fn delete_back(&mut self) {
        let start = self.before();
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// Takes away the grapheme after the caret.
    pub fn delete_forward(&mut self) {
        let end = self.after();
        self.text.replace_range(self.caret..end, "");
    }

    /// Takes away the word before the caret.
    pub fn delete_word(&mut self) {
        let head = self.text.get(..self.caret).unwrap_or_default();
        let start = head.unicode_word_indices().next_back().map_or(0, |(at, _)| at);
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// Takes away everything before the caret in its line.
    pub fn delete_to_line_start(&mut self) {
        let start = self.line_start();
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// One grapheme left.
    pub fn left(&mut self) {
        self.caret = self.before();
    }

    /// One grapheme right.
    pub fn right(&mut self) {
        self.caret = self.after();
    }

    /// To the start of the line.
    pub fn home(&mut self) {
        self.caret = self.line_start();
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        let rest = self.text.get(self.caret..).unwrap_or_default();
        self.caret += rest.find('\n').unwrap_or(rest.len());
    }

    /// `by` rows up (negative) or down, as the text falls at `columns`.
    pub fn move_rows(&mut self, by: isize, columns: usize, ambiguous: Ambiguous) {
        let set = self.typeset(columns, ambiguous);
        let Some(row) = set.caret_row.checked_add_signed(by).filter(|&r| r < set.rows.len()) else { return };
        let Some(range) = set.rows.get(row).cloned() else { return };
        let line = self.text.get(range.clone()).unwrap_or_default();
        let mut column = 0;
        self.caret = range.end;
        for (at, grapheme) in line.grapheme_indices(true) {
            let width = ambiguous.str(grapheme);
            if column + width > set.caret_column {
                self.caret = range.start + at;
                break;
            }
            column += width;
        }
    }

    /// The rows and the caret at this width. Blanks at a break hang outside the rows; the caret behind them
    /// stands at the row's end.
    #[must_use]
    pub fn typeset(&self, columns: usize, ambiguous: Ambiguous) -> Typeset {
        let mut rows = wrap(&self.text, columns.max(2), 0, ambiguous);
        if rows.is_empty() {
            rows.push(0..0);
        }
        let caret_row = rows.iter().rposition(|row| row.start <= self.caret).unwrap_or(0);
        let start = rows.get(caret_row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.caret).unwrap_or_default();
        let caret_column = ambiguous.str(before).min(columns.saturating_sub(1));
        Typeset { rows, caret_row, caret_column }
    }

    fn before(&self) -> usize {
        let head = self.text.get(..self.caret).unwrap_or_default();
        head.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let tail = self.text.get(self.caret..).unwrap_or_default();
        self.caret + tail.graphemes(true).next().map_or(0, str::len)
    }

    fn line_start(&self) -> usize {
        let head = self.text.get(..self.caret).unwrap_or_default();
        head.rfind('\n').map_or(0, |at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_a_whole_grapheme() {
        let mut editor = Editor::of("人均e\u{301}");
        editor.delete_back();
        assert_eq!(editor.text(), "人均");
        editor.left();
        editor.delete_back();
        assert_eq!(editor.text(), "均");
        editor.delete_back();
        editor.delete_forward();
        editor.delete_forward();
        assert_eq!(editor.text(), "");
    }

    #[test]
    fn the_caret_is_placed_in_columns() {
        let editor = Editor::of("人均收入a");
        let set = editor.typeset(40, Ambiguous::Narrow);
        assert_eq!((set.caret_row, set.caret_column), (0, 9));
    }

    #[test]
    fn the_caret_moves_between_rows_in_its_column() {
        let mut editor = Editor::of("第一行字\n二");
        editor.move_rows(-1, 40, Ambiguous::Narrow);
        editor.insert('x');
        assert_eq!(editor.text(), "第x一行字\n二");
        editor.move_rows(-1, 40, Ambiguous::Narrow);
        editor.end();
        editor.insert('y');
        assert_eq!(editor.text(), "第x一行字y\n二");
    }

    #[test]
    fn a_paste_keeps_lines_and_drops_controls() {
        let mut editor = Editor::default();
        editor.paste("a\r\nb\tc\u{1b}[31m\rd");
        assert_eq!(editor.text(), "a\nb c[31m\nd");
    }

    #[test]
    fn an_empty_editor_has_one_row() {
        let set = Editor::default().typeset(10, Ambiguous::Narrow);
        assert_eq!((set.rows.len(), set.caret_row, set.caret_column), (1, 0, 0));
    }
}
