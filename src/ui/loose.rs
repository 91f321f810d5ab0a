//! The records whose place is gone: where each was, and what it holds.

use super::{Canvas, popup, theme};
use crate::app::Model;
use crate::app::layout::Area;
use crate::app::tree::scrolled;
use crate::record::Loose;
use crate::say;
use crate::text::truncate;
use crate::words::mend as m;
use ratatui::style::Style;

/// Draws the list.
pub(super) fn draw(model: &Model, list: &[Loose], marked: usize, canvas: &mut Canvas<'_>) {
    let lang = model.settings.lang;
    let height = u16::try_from(list.len()).unwrap_or(u16::MAX);
    let inner = popup::frame(model, canvas, 68, height, m::TITLE_LOOSE.say(lang));
    let top = scrolled(0, marked, list.len(), usize::from(inner.height));
    for (y, (at, loose)) in (inner.y..inner.bottom()).zip(list.iter().enumerate().skip(top)) {
        let address = say::line(&loose.address.to_string());
        let address = truncate(&address, usize::from(inner.width / 2), canvas.ambiguous()).into_owned();
        let taken = canvas.put(inner.x, y, &address, Style::new(), inner.width) + 2;
        let room = inner.width.saturating_sub(taken);
        let holds = say::holds(&loose.record, lang);
        let holds = truncate(&holds, usize::from(room), canvas.ambiguous()).into_owned();
        canvas.put(inner.x + taken, y, &holds, theme::DIM, room);
        if at == marked {
            canvas.restyle(Area { y, height: 1, ..inner }, theme::MARKED);
        }
    }
}
