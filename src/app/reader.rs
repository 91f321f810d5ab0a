//! The reading pane shows the whole plan as one continuous text.
//!
//! Its position is a section and a line in it, not a line of the whole: so nothing but the sections on the
//! screen is ever broken into lines, however long the plan, and a change of width moves nothing away.

/// The first line on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord)]
pub struct Position {
    /// The section, as a position in `Plan::sections`.
    pub section: usize,
    /// The line in it.
    pub line: usize,
}

impl Position {
    /// The heading of a section.
    #[must_use]
    pub const fn start_of(section: usize) -> Self {
        Self { section, line: 0 }
    }
}

/// The position `by` lines further down or (negative) up. `lines` says how many lines a section has at the
/// present width, `sections` how many sections there are, `height` how many lines the pane shows. The last
/// section's end never comes higher than the pane's last line, unless it is shorter than the pane.
pub fn scroll(
    from: Position,
    by: isize,
    sections: usize,
    height: usize,
    mut lines: impl FnMut(usize) -> usize,
) -> Position {
    let last = sections.saturating_sub(1);
    let mut at = Position { section: from.section.min(last), line: from.line };
    at.line = at.line.min(lines(at.section).saturating_sub(1));
    let start = at;
    if by < 0 {
        let mut left = by.unsigned_abs();
        while left > at.line {
            if at.section == 0 {
                return Position::default();
            }
            left -= at.line + 1;
            at.section -= 1;
            at.line = lines(at.section).saturating_sub(1);
        }
        at.line -= left;
        return at;
    }
    let mut line = at.line + by.unsigned_abs();
    loop {
        let here = lines(at.section);
        if at.section == last {
            let end = here.saturating_sub(height);
            // Who is past that already, having chosen the last heading, is not pulled back.
            let limit = if start.section == last { end.max(start.line) } else { end };
            return Position { section: last, line: line.min(limit) };
        }
        if line < here {
            return Position { section: at.section, line };
        }
        line -= here;
        at.section += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [usize; 4] = [3, 1, 4, 2];

    #[track_caller]
    fn moves(from: (usize, usize), by: isize, to: (usize, usize)) {
        let from = Position { section: from.0, line: from.1 };
        let at = scroll(from, by, LINES.len(), 5, |section| LINES[section]);
        assert_eq!((at.section, at.line), to);
    }

    #[test]
    fn lines_run_on_from_section_to_section() {
        moves((0, 0), 1, (0, 1));
        moves((0, 2), 1, (1, 0));
        moves((0, 1), 4, (2, 1));
        moves((2, 1), -4, (0, 1));
        moves((2, 0), -1, (1, 0));
    }

    #[test]
    fn the_ends_are_ends() {
        moves((1, 0), -100, (0, 0));
        moves((1, 0), 100, (3, 0));
        moves((9, 9), 0, (3, 1));
    }

    #[test]
    fn a_position_past_the_lines_of_a_narrower_pane_is_pulled_in() {
        moves((2, 40), 0, (2, 3));
    }
}
