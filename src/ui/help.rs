//! The help screen: every command with its keys, from the same table the keys work by.

use super::{Canvas, lines};
use crate::app::layout;
use crate::app::line::{Line, Role, Span};
use crate::app::{Command, Model};
use crate::keys::keys_for;
use crate::text::pad;
use crate::words::screen as w;

/// Draws the help screen from the line at `top` on.
pub(super) fn draw(model: &Model, top: usize, canvas: &mut Canvas<'_>) {
    canvas.clear(layout::frame(model.size).body);
    let area = layout::help(model.size);
    let lang = model.settings.lang;
    let mut shown = vec![Line::of(0, w::TITLE_HELP.say(lang), Role::Heading), Line::blank()];
    let width = if area.width >= 60 { 24 } else { 16 };
    for &command in Command::ALL {
        // What has no key of its own is reached by its name.
        let mut own = keys_for(command);
        if own.is_empty() {
            own = keys_for(Command::Palette);
        }
        let keys: Vec<String> = own.iter().map(ToString::to_string).collect();
        let keys = pad(&keys.join(" "), width, canvas.ambiguous());
        let spans = vec![
            Span::new(keys, Role::Accent),
            Span::new(format!("  {}", command.phrase().say(lang)), Role::Body),
        ];
        shown.push(Line { indent: 0, spans });
    }
    lines::draw(canvas, area, &shown, top);
    lines::say_more(canvas, area, shown.len(), top);
}
