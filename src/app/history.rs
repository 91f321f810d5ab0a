//! The history of one indicator or section: who changed what, when, from what to what; the latest first, since
//! that is what one looks for on a screen.

use super::layout::Area;
use super::line::{Line, Role};
use super::model::Model;
use super::overlay::Spot;
use crate::record::Record;
use crate::say;
use crate::text::wrap;
use crate::words::sync as w;

/// How far what happened is indented below who did it.
const INDENT: usize = 2;

/// The lines of a history for an area of this size: the name, and below it each change.
#[must_use]
pub fn lines(model: &Model, spot: Spot, area: Area) -> Vec<Line> {
    let Some(desk) = model.desks.get(&spot.plan) else { return Vec::new() };
    let (lang, offset) = (model.settings.lang, model.clock.offset);
    let mut lines = Vec::new();
    let mut flow = |indent: usize, text: &str, role| {
        let columns = usize::from(area.width).saturating_sub(indent).max(2);
        for range in wrap(text, columns, 0, model.settings.ambiguous) {
            lines.push(Line::of(indent, text.get(range).unwrap_or_default(), role));
        }
    };
    flow(0, &say::line(desk.plan.title_of(spot.place)), Role::Heading);
    let events = desk.record(spot.place).map(Record::events).unwrap_or_default();
    if events.is_empty() {
        flow(0, w::NO_HISTORY.say(lang), Role::Dim);
    }
    // What one person did within a minute stands together.
    let mut last = String::new();
    for event in events.iter().rev() {
        let head = say::event_head(event, offset);
        if head != last {
            flow(0, &head, Role::Dim);
        }
        last = head;
        flow(INDENT, &say::event(event, lang), Role::Body);
    }
    lines
}
