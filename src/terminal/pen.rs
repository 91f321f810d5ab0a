//! A pen: the colours and attributes that the terminal gives to the next character.
//!
//! Changing it costs bytes (SGR, ECMA-48 §8.3.117), so it changes only when the next cell would look different,
//! and by the shorter of two ways: from the pen at hand, or anew from the default.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that show on a cell without ink.
const VISIBLE_ON_BLANK: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT).union(BLINK);
const BLINK: Modifier = Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK);
const WEIGHT: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// What switches each attribute on.
const ON: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];
/// What switches them off; some go only together.
const OFF: [(Modifier, &str); 7] = [
    (WEIGHT, "22"),
    (Modifier::ITALIC, "23"),
    (Modifier::UNDERLINED, "24"),
    (BLINK, "25"),
    (Modifier::REVERSED, "27"),
    (Modifier::HIDDEN, "28"),
    (Modifier::CROSSED_OUT, "29"),
];

/// The colours and attributes of the characters to come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// The terminal's own colours, no attribute.
    pub(super) const DEFAULT: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The pen that draws `cell`.
    pub(super) const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a space looks the same drawn with either pen.
    pub(super) fn equal_on_blank(self, other: Self) -> bool {
        let visible = |pen: Self| pen.modifier & VISIBLE_ON_BLANK;
        let ink = |pen: Self| if visible(pen).is_empty() { Color::Reset } else { pen.fg };
        self.bg == other.bg && visible(self) == visible(other) && ink(self) == ink(other)
    }

    /// This pen without what a space does not show, so that spaces that look the same are the same.
    pub(super) fn on_blank(self) -> Self {
        let modifier = self.modifier & VISIBLE_ON_BLANK;
        Self { fg: if modifier.is_empty() { Color::Reset } else { self.fg }, bg: self.bg, modifier }
    }

    /// This pen without colours.
    pub(super) const fn uncoloured(self) -> Self {
        Self { fg: Color::Reset, bg: Color::Reset, modifier: self.modifier }
    }

    /// Gives `cell` the look of this pen.
    pub(super) const fn dress(self, cell: &mut Cell) {
        cell.fg = self.fg;
        cell.bg = self.bg;
        cell.modifier = self.modifier;
    }

    /// The sequence that turns `self` into `to`; empty when they are the same.
    pub(super) fn switch(self, to: Self) -> String {
        if self == to {
            return String::new();
        }
        let step = self.step(to).join(";");
        let mut anew = Self::DEFAULT.step(to);
        if !anew.is_empty() {
            anew.insert(0, "0".into());
        }
        let anew = anew.join(";");
        format!("\x1b[{}m", if anew.len() < step.len() { anew } else { step })
    }

    /// The parameters that lead from `self` to `to`.
    fn step(self, to: Self) -> Vec<String> {
        let mut parameters = Vec::new();
        let mut kept = self.modifier;
        for (group, off) in OFF {
            if (self.modifier - to.modifier).intersects(group) {
                parameters.push(off.to_owned());
                kept -= group;
            }
        }
        for (attribute, on) in ON {
            if (to.modifier - kept).contains(attribute) {
                parameters.push(on.to_owned());
            }
        }
        if self.fg != to.fg {
            parameters.push(colour(to.fg, 30));
        }
        if self.bg != to.bg {
            parameters.push(colour(to.bg, 40));
        }
        parameters
    }
}

/// The parameter of a colour; `base` is 30 for the ink, 40 for the ground.
fn colour(colour: Color, base: u8) -> String {
    let bright = base + 60;
    let code = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => return format!("{};2;{red};{green};{blue}", base + 8),
    };
    code.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Pen = Pen { fg: Color::Red, ..Pen::DEFAULT };
    const BOLD: Pen = Pen { modifier: Modifier::BOLD, ..Pen::DEFAULT };
    const DIM: Pen = Pen { modifier: Modifier::DIM, ..Pen::DEFAULT };

    #[test]
    fn the_shorter_way_is_taken() {
        let bold_red = Pen { fg: Color::Red, ..BOLD };
        for (from, to, expected) in [
            (Pen::DEFAULT, Pen::DEFAULT, ""),
            (Pen::DEFAULT, RED, "\x1b[31m"),
            (RED, Pen::DEFAULT, "\x1b[m"),
            (bold_red, Pen::DEFAULT, "\x1b[m"),
            (RED, bold_red, "\x1b[1m"),
            (bold_red, RED, "\x1b[22m"),
            (bold_red, BOLD, "\x1b[39m"),
        ] {
            assert_eq!(from.switch(to), expected, "{from:?} {to:?}");
        }
    }

    #[test]
    fn what_goes_off_together_comes_on_again() {
        let both = Pen { modifier: WEIGHT, ..RED };
        assert_eq!(both.switch(Pen { modifier: Modifier::DIM, ..RED }), "\x1b[22;2m");
        assert_eq!(BOLD.switch(DIM), "\x1b[0;2m");
    }

    #[test]
    fn the_sixteen_colours_have_short_codes() {
        assert_eq!(colour(Color::Gray, 30), "37");
        assert_eq!(colour(Color::White, 30), "97");
        assert_eq!(colour(Color::LightRed, 40), "101");
        assert_eq!(colour(Color::Indexed(9), 40), "48;5;9");
        assert_eq!(colour(Color::Rgb(1, 2, 3), 30), "38;2;1;2;3");
    }

    #[test]
    fn a_space_shows_ground_and_underline_but_no_ink() {
        assert!(Pen::DEFAULT.equal_on_blank(Pen { fg: Color::Red, ..BOLD }));
        assert!(!Pen::DEFAULT.equal_on_blank(Pen { bg: Color::Red, ..Pen::DEFAULT }));
        let lined = Pen { modifier: Modifier::UNDERLINED, ..Pen::DEFAULT };
        assert!(!lined.equal_on_blank(Pen { fg: Color::Red, ..lined }));
        assert_eq!(Pen { fg: Color::Red, ..BOLD }.on_blank(), Pen::DEFAULT);
    }
}
