//! The screen: what the terminal shows, cell by cell.
//!
//! [`Screen::draw`] renders a whole frame and sends only what differs from the frame shown, in few bytes, as one
//! write and inside a synchronized update (mode 2026: the terminal shows nothing half-drawn). What always holds:
//! after a draw the terminal shows the frame, or, when the write failed, the next draw paints everything.

use std::io::{self, Write};
use std::mem;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::frame::{is_blank, is_empty, is_forced, settle, width};
use super::pen::Pen;
use super::scroll::Scroll;
use super::wire::Wire;

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
const SHOW_CURSOR: &str = "\x1b[?25h";
const HIDE_CURSOR: &str = "\x1b[?25l";
/// A run of blanks this long is erased rather than written: the sequence and the step over it are shorter.
const LONG_BLANK: usize = 10;
/// The rest of a row is erased when more than these many of its columns have to become blank.
const SHORT_TAIL: usize = 3;

/// What the terminal behind `out` shows.
#[derive(Debug)]
pub struct Screen<W> {
    out: W,
    colours: bool,
    /// Settled; what the terminal shows unless `stale`.
    shown: Buffer,
    next: Buffer,
    /// Nobody knows what the terminal shows.
    stale: bool,
    /// Where the cursor shows; `None` when it is hidden.
    cursor: Option<(u16, u16)>,
}

impl<W: Write> Screen<W> {
    /// A screen of which nothing is known yet, so that the first frame is sent whole. Without `colours` only
    /// attributes are sent (bold, dim, reversed, underlined), as `NO_COLOR` asks.
    pub fn new(out: W, colours: bool) -> Self {
        let (shown, next) = (Buffer::default(), Buffer::default());
        Self { out, colours, shown, next, stale: true, cursor: None }
    }

    /// Draws a frame of `size` (columns, rows): `render` fills a blank buffer and says where the cursor shows
    /// (column, row), if it does. Returns the bytes sent: 0 when nothing changed or the size has no cell.
    ///
    /// # Errors
    /// Those of `out`; the next frame is then sent whole.
    pub fn draw<F>(&mut self, size: (u16, u16), render: F) -> io::Result<usize>
    where
        F: FnOnce(&mut Buffer) -> Option<(u16, u16)>,
    {
        let area = Rect::new(0, 0, size.0, size.1);
        if area.is_empty() {
            self.stale = true;
            return Ok(0);
        }
        if self.stale || self.shown.area != area {
            self.stale = true;
            for buffer in [&mut self.shown, &mut self.next] {
                buffer.resize(area);
                buffer.reset();
            }
        }
        self.next.reset();
        let cursor = render(&mut self.next).filter(|&cursor| area.contains(cursor.into()));
        settle(&mut self.next, &self.shown, self.colours);
        let wire = self.difference(cursor);
        let sent = self.send(wire)?;
        mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        Ok(sent)
    }

    /// Sends the next frame whole, whatever the terminal shows now: for a redraw, a new size, a resumption.
    pub fn clear(&mut self) {
        self.stale = true;
    }

    /// Sends the cells of `area` again with the next frame: something else was written there.
    pub fn forget(&mut self, area: Rect) {
        for position in area.intersection(self.shown.area).positions() {
            if let Some(cell) = self.shown.cell_mut(position) {
                // No settled cell holds a control character.
                cell.set_symbol("\0");
            }
        }
    }

    /// The frame shown. The second cell of a wide character holds an empty symbol, so the symbols of a row
    /// joined are its text.
    pub const fn shown(&self) -> &Buffer {
        &self.shown
    }

    /// What frames are written to.
    pub const fn output(&mut self) -> &mut W {
        &mut self.out
    }

    /// The bytes that turn what is shown into the next frame, cursor included.
    fn difference(&mut self, cursor: Option<(u16, u16)>) -> Wire {
        let columns = self.next.area.width;
        let mut wire = Wire::new(columns);
        if self.stale {
            wire.clear();
        } else if let Some(scroll) = Scroll::find(&self.shown, &self.next) {
            wire.scroll(scroll.top, scroll.bottom, scroll.by);
            scroll.apply(&mut self.shown);
        }
        let columns = usize::from(columns);
        let rows = self.shown.content.chunks(columns).zip(self.next.content.chunks(columns));
        for (y, (shown, next)) in (0..).zip(rows) {
            draw_row(&mut wire, y, shown, next);
        }
        self.place_cursor(&mut wire, cursor);
        wire
    }

    fn place_cursor(&self, wire: &mut Wire, cursor: Option<(u16, u16)>) {
        if let Some((x, y)) = cursor
            && (!wire.is_empty() || cursor != self.cursor)
        {
            wire.go(x, y);
        }
        if self.stale || cursor.is_some() != self.cursor.is_some() {
            wire.raw(if cursor.is_some() { SHOW_CURSOR } else { HIDE_CURSOR });
        }
    }

    /// Sends what there is to send, in one write.
    fn send(&mut self, wire: Wire) -> io::Result<usize> {
        if wire.is_empty() {
            return Ok(0);
        }
        // Until it is known to have arrived.
        self.stale = true;
        let bytes = [BEGIN_UPDATE, &wire.finish(), END_UPDATE].concat();
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        self.stale = false;
        Ok(bytes.len())
    }
}

/// Writes what differs in row `y`, from left to right. As both rows are settled, a character that loses one of
/// its columns differs in all of them, and is written or blanked whole.
fn draw_row(wire: &mut Wire, y: u16, shown: &[Cell], next: &[Cell]) {
    let differs = |x: &usize| shown[*x] != next[*x];
    let end = (0..next.len()).rev().find(differs).map_or(0, |last| last + 1);
    let tail = next.iter().rposition(|cell| !is_empty(cell)).map_or(0, |last| last + 1);
    // The row is done up to `x`; `resting` is where the last character written has left the cursor.
    let (mut x, mut resting) = (0, 0);
    while x < end {
        let columns = width(&next[x..]);
        if shown[x..x + columns] == next[x..x + columns] {
            x += columns;
            continue;
        }
        let blanks = next[x..end].iter().take_while(|cell| is_empty(cell)).count();
        wire.go_over(&next[resting..x], column(x), y);
        if x >= tail && end - x > SHORT_TAIL {
            return wire.erase_row();
        }
        if blanks > LONG_BLANK {
            wire.erase(column(blanks));
            x += blanks;
            continue;
        }
        draw_character(wire, y, x, &shown[x..x + columns], &next[x]);
        x += columns;
        resting = x;
    }
}

/// Writes the character `next` at column `x`, where the cursor is and `shown` is shown.
fn draw_character(wire: &mut Wire, y: u16, x: usize, shown: &[Cell], next: &Cell) {
    // A terminal may draw it narrower than it was laid out: whatever is beside it must go first.
    if is_forced(next) && !is_clear_beside(shown, next) {
        wire.blanks(next, column(shown.len()));
        wire.go(column(x), y);
    }
    wire.cell(next, column(shown.len()));
}

/// Whether the columns after the first are sure to be blank, on the ground of `next`, once it is drawn in one.
fn is_clear_beside(shown: &[Cell], next: &Cell) -> bool {
    let same_ground = |cell: &Cell| Pen::of(cell).equal_on_blank(Pen::of(next));
    match shown {
        [first, covered @ ..] if covered.iter().all(|cell| cell.symbol().is_empty()) => {
            covered.is_empty() || is_forced(first) && same_ground(first)
        }
        [_, beside @ ..] => beside.iter().all(|cell| is_blank(cell) && same_ground(cell)),
        [] => true,
    }
}

/// A column of a row, whose width is a `u16`.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use std::num::{NonZeroU16, NonZeroUsize};

    use proptest::prelude::*;
    use ratatui::buffer::CellDiffOption;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    const COLUMNS: u16 = 24;
    const ROWS: u16 = 9;

    fn terminal(columns: u16, rows: u16) -> vt100::Parser {
        vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap(), 0)
    }

    /// A screen on a terminal that is there to be looked at.
    struct Bench {
        screen: Screen<Vec<u8>>,
        terminal: vt100::Parser,
        size: (u16, u16),
        /// How the terminal draws “, which vt100 itself draws in one column.
        quote: &'static str,
    }

    impl Bench {
        fn new(columns: u16, rows: u16) -> Self {
            let screen = Screen::new(Vec::new(), true);
            Self { screen, terminal: terminal(columns, rows), size: (columns, rows), quote: "“" }
        }

        fn draw<R>(&mut self, render: impl FnOnce(&mut Buffer) -> R) -> String {
            self.draw_with_cursor(None, render)
        }

        /// Draws, feeds the terminal, checks that it shows the frame, and returns the bytes sent.
        fn draw_with_cursor<R>(
            &mut self,
            cursor: Option<(u16, u16)>,
            render: impl FnOnce(&mut Buffer) -> R,
        ) -> String {
            let count = self.screen.draw(self.size, |buffer| {
                render(buffer);
                cursor
            });
            let bytes = mem::take(self.screen.output());
            assert_eq!(count.unwrap(), bytes.len());
            let sent = String::from_utf8(bytes).unwrap();
            self.terminal.process(sent.replace('“', self.quote).as_bytes());
            self.compare();
            let shows =
                (!self.terminal.screen().hide_cursor()).then(|| self.terminal.screen().cursor_position());
            assert_eq!(shows, cursor.map(|(x, y)| (y, x)));
            sent
        }

        fn compare(&self) {
            let shown = self.screen.shown();
            for position in shown.area.positions() {
                let (cell, on) =
                    (&shown[position], self.terminal.screen().cell(position.y, position.x).unwrap());
                let expected = cell.symbol().replace('“', self.quote);
                assert_eq!(on.contents().trim_start(), expected.trim_start(), "symbol at {position}");
                if !is_covered(cell) {
                    assert_eq!(
                        (on.bgcolor(), on.underline(), on.inverse()),
                        ground(cell),
                        "ground at {position}"
                    );
                }
                if !is_blank(cell) && !is_covered(cell) {
                    assert_eq!((on.fgcolor(), on.bold(), on.dim()), ink(cell), "ink at {position}");
                }
            }
        }
    }

    fn is_covered(cell: &Cell) -> bool {
        cell.symbol().is_empty()
    }

    fn colour(colour: Color) -> vt100::Color {
        match colour {
            Color::Red => vt100::Color::Idx(1),
            Color::Blue => vt100::Color::Idx(4),
            Color::DarkGray => vt100::Color::Idx(8),
            _ => vt100::Color::Default,
        }
    }

    fn ground(cell: &Cell) -> (vt100::Color, bool, bool) {
        let has = |modifier| cell.modifier.contains(modifier);
        (colour(cell.bg), has(Modifier::UNDERLINED), has(Modifier::REVERSED))
    }

    fn ink(cell: &Cell) -> (vt100::Color, bool, bool) {
        let has = |modifier| cell.modifier.contains(modifier);
        (colour(cell.fg), has(Modifier::BOLD), has(Modifier::DIM))
    }

    const STYLES: [Style; 6] = [
        Style::new(),
        Style::new().fg(Color::Red),
        Style::new().bg(Color::Blue),
        Style::new().fg(Color::DarkGray).add_modifier(Modifier::BOLD),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().fg(Color::Red).add_modifier(Modifier::UNDERLINED.union(Modifier::DIM)),
    ];

    /// One thing that happens between two frames.
    #[derive(Clone, Debug)]
    enum Change {
        Write { column: u16, row: u16, text: String, style: usize, forced: bool },
        Scroll { top: u16, bottom: u16, by: i16 },
        Blank { row: u16 },
        Restyle { row: u16, style: usize },
        Forget,
        Clear,
        Nothing,
    }

    fn change() -> impl Strategy<Value = Change> {
        let text = "[a-c中文，“ ]{1,14}";
        prop_oneof![
            8 => (0..COLUMNS, 0..ROWS, text, 0..STYLES.len(), any::<bool>()).prop_map(
                |(column, row, text, style, forced)| Change::Write { column, row, text, style, forced }
            ),
            4 => (0..4_u16, 5..ROWS, -4..5_i16).prop_map(|(top, bottom, by)| Change::Scroll { top, bottom, by }),
            1 => (0..ROWS).prop_map(|row| Change::Blank { row }),
            1 => (0..ROWS, 0..STYLES.len()).prop_map(|(row, style)| Change::Restyle { row, style }),
            1 => Just(Change::Forget),
            1 => Just(Change::Clear),
            1 => Just(Change::Nothing),
        ]
    }

    fn apply(change: &Change, page: &mut Buffer) {
        match change {
            Change::Write { column, row, text, style, forced } => {
                // Not bold and dim at once, which vt100 does not tell apart.
                page.set_string(*column, *row, text, Style::reset().patch(STYLES[*style]));
                for x in 0..COLUMNS {
                    if *forced && page[(x, *row)].symbol() == "“" {
                        let two = NonZeroU16::new(2).unwrap();
                        page[(x, *row)].set_diff_option(CellDiffOption::ForcedWidth(two));
                        if let Some(covered) = page.cell_mut((x + 1, *row)) {
                            covered.set_diff_option(CellDiffOption::Skip);
                        }
                    }
                }
            }
            Change::Scroll { top, bottom, by } => {
                Scroll { top: *top, bottom: *bottom, by: *by }.apply(page);
            }
            Change::Blank { row } => (0..COLUMNS).for_each(|x| page[(x, *row)].reset()),
            Change::Restyle { row, style } => {
                page.set_style(Rect::new(0, *row, COLUMNS, 1), Style::reset().patch(STYLES[*style]));
            }
            Change::Forget | Change::Clear | Change::Nothing => {}
        }
    }

    fn frames() -> impl Strategy<Value = Vec<Vec<Change>>> {
        prop::collection::vec(prop::collection::vec(change(), 1..4), 1..12)
    }

    fn play(mut bench: Bench, frames: &[Vec<Change>]) {
        let mut page = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        for (number, changes) in (0..).zip(frames) {
            for change in changes {
                apply(change, &mut page);
                match change {
                    Change::Forget => bench.screen.forget(Rect::new(3, 0, 7, 2)),
                    Change::Clear => bench.screen.clear(),
                    _ => {}
                }
            }
            let cursor = (number % 3 == 0).then_some((number, 2));
            bench.draw_with_cursor(cursor, |buffer| buffer.clone_from(&page));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_terminal_shows_every_frame(frames in frames()) {
            play(Bench::new(COLUMNS, ROWS), &frames);
        }

        #[test]
        fn so_does_one_that_draws_ambiguous_characters_wide(mut frames in frames()) {
            for change in frames.iter_mut().flatten() {
                if let Change::Write { forced, .. } = change {
                    *forced = true;
                }
            }
            play(Bench { quote: "《", ..Bench::new(COLUMNS, ROWS) }, &frames);
        }
    }

    /// An outline beside nothing, 24 rows, with a mark before row `at`.
    fn outline(buffer: &mut Buffer, at: u16) {
        for y in 0..24 {
            buffer.set_string(2, y, format!("（{y}）健全基本公共服务制度"), Style::new());
        }
        buffer.set_string(0, at, ">", Style::new().bold());
    }

    /// A page of 84 columns between a title and a status line, from line `from` of a text on.
    fn zoomed(buffer: &mut Buffer, from: usize) {
        const TEXT: &str =
            "以机会均等为主线推动基本公共服务标准化建设促进城乡基本公共服务均等化筑实重点人群保障网底健全";
        let text: Vec<char> = TEXT.chars().collect();
        buffer.set_string(0, 0, "纲目  山西高品质生活", Style::new().bold());
        for y in 1..23 {
            let line: String =
                (0..42).map(|i| text[(i * 5 + (from + usize::from(y)) * 7) % text.len()]).collect();
            buffer.set_string(0, y, line, Style::new());
        }
        buffer.set_string(0, 23, "/ 搜索  i 指标", Style::new());
    }

    #[test]
    fn moving_a_mark_costs_less_than_50_bytes() {
        let mut bench = Bench::new(80, 24);
        bench.draw(|buffer| outline(buffer, 10));
        let sent = bench.draw(|buffer| outline(buffer, 11));
        eprintln!("a mark moved: {} bytes {sent:?}", sent.len());
        assert!(sent.len() < 50, "{} bytes: {sent:?}", sent.len());
    }

    #[test]
    fn one_line_of_a_zoomed_page_costs_less_than_300_bytes() {
        let mut bench = Bench::new(84, 24);
        bench.draw(|buffer| zoomed(buffer, 100));
        for from in [101, 100] {
            let sent = bench.draw(|buffer| zoomed(buffer, from));
            eprintln!("a line scrolled: {} bytes", sent.len());
            assert!(sent.len() < 300, "{} bytes: {sent:?}", sent.len());
        }
    }

    #[test]
    fn one_line_beside_an_outline_costs_less_than_2000_bytes() {
        let mut bench = Bench::new(80, 24);
        let split = |buffer: &mut Buffer, from| {
            zoomed(buffer, from);
            let text = buffer.clone();
            buffer.reset();
            outline(buffer, 10);
            for position in Rect::new(0, 1, 42, 22).positions() {
                buffer[(position.x + 38, position.y)] = text[position].clone();
            }
        };
        bench.draw(|buffer| split(buffer, 100));
        let sent = bench.draw(|buffer| split(buffer, 101));
        eprintln!("a line scrolled beside an outline: {} bytes", sent.len());
        assert!(sent.len() < 2000, "{} bytes: {sent:?}", sent.len());
    }

    #[test]
    fn an_unchanged_frame_sends_nothing() {
        let mut bench = Bench::new(80, 24);
        bench.draw(|buffer| outline(buffer, 3));
        assert_eq!(bench.draw(|buffer| outline(buffer, 3)), "");
    }

    #[test]
    fn the_cursor_is_shown_and_hidden_only_on_a_change() {
        let mut bench = Bench::new(10, 2);
        bench.draw(|_| {});
        assert!(bench.draw_with_cursor(Some((3, 1)), |_| {}).contains(SHOW_CURSOR));
        assert_eq!(bench.draw_with_cursor(Some((3, 1)), |_| {}), "");
        let sent = bench.draw_with_cursor(Some((4, 1)), |_| {});
        assert!(sent.contains("\x1b[2;5H") && !sent.contains(SHOW_CURSOR), "{sent:?}");
        assert!(bench.draw(|_| {}).contains(HIDE_CURSOR));
    }

    #[test]
    fn a_half_overwritten_character_is_repainted_whole() {
        let mut bench = Bench::new(4, 1);
        bench.draw(|buffer| buffer.set_string(0, 0, "中", Style::new()));
        let sent = bench.draw(|buffer| buffer.set_string(0, 0, "a", Style::new()));
        assert!(sent.contains("a "), "{sent:?}");
        bench.draw(|buffer| buffer.set_string(0, 0, "中", Style::new()));
        let sent = bench.draw(|buffer| buffer.set_string(1, 0, "b", Style::new()));
        assert!(sent.contains(" b"), "{sent:?}");
    }

    #[test]
    fn the_second_half_of_a_character_is_never_sent() {
        let mut bench = Bench::new(8, 1);
        let sent = bench.draw(|buffer| buffer.set_string(0, 0, "中文a", Style::new()));
        assert!(sent.contains("中文a"), "{sent:?}");
    }

    #[test]
    fn after_a_character_of_forced_width_the_column_is_addressed() {
        let mut bench = Bench::new(8, 1);
        let sent = bench.draw(|buffer| {
            buffer.set_string(0, 0, "“", Style::new());
            buffer[(0, 0)].set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(2).unwrap()));
            buffer.set_string(2, 0, "中", Style::new());
        });
        assert!(sent.contains("“\x1b[3G中"), "{sent:?}");
    }

    #[test]
    fn the_end_of_a_row_is_erased_in_one_sequence() {
        let mut bench = Bench::new(80, 2);
        bench.draw(|buffer| buffer.set_string(0, 0, "健全基本公共服务制度", Style::new()));
        let sent = bench.draw(|buffer| buffer.set_string(0, 0, "健全", Style::new()));
        assert!(sent.contains("\x1b[K") && sent.len() < 40, "{sent:?}");
    }

    #[test]
    fn without_colours_no_colour_is_sent() {
        let mut screen = Screen::new(Vec::new(), false);
        let style = Style::new().fg(Color::Red).bg(Color::Blue).add_modifier(Modifier::BOLD);
        screen
            .draw((8, 1), |buffer| {
                buffer.set_string(0, 0, "a", style);
                None
            })
            .unwrap();
        let sent = String::from_utf8(screen.out).unwrap();
        assert!(sent.contains("\x1b[1ma") && !sent.contains(";3") && !sent.contains("4"), "{sent:?}");
    }

    #[test]
    fn a_new_size_paints_everything_and_no_size_nothing() {
        let mut bench = Bench::new(8, 2);
        bench.draw(|buffer| buffer.set_string(0, 0, "abc", Style::new()));
        bench.size = (0, 2);
        assert_eq!(bench.screen.draw((0, 2), |_| panic!("nothing to render")).unwrap(), 0);
        bench.size = (6, 1);
        bench.terminal = terminal(6, 1);
        let sent = bench.draw(|buffer| buffer.set_string(0, 0, "abc", Style::new()));
        assert!(sent.contains("\x1b[2J") && sent.contains("abc"), "{sent:?}");
    }

    /// Takes nothing, as a terminal that has gone.
    struct Broken(Option<NonZeroUsize>);

    impl Write for Broken {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.map(|_| bytes.len()).ok_or_else(|| io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn after_a_failed_write_everything_is_painted() {
        let mut screen = Screen::new(Broken(NonZeroUsize::new(1)), true);
        let render = |buffer: &mut Buffer| {
            buffer.set_string(0, 0, "abc", Style::new());
            None
        };
        let whole = screen.draw((8, 1), render).unwrap();
        screen.out.0 = None;
        assert!(screen.draw((8, 1), |_| None).is_err());
        screen.out.0 = NonZeroUsize::new(1);
        assert_eq!(screen.draw((8, 1), render).unwrap(), whole);
    }
}
