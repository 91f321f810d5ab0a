//! The card shows one indicator or section alone and roomy, to be read aloud in a meeting.
//!
//! What one is asked for comes first: the name and the figures; then what people added; where it stands comes
//! last. On a low screen it is set close, without the large digits, so that the figures are seen at once.

use super::desk::Desk;
use super::digits;
use super::layout::Area;
use super::line::{Line, Role, Span};
use super::model::Model;
use super::overlay::Spot;
use crate::plan::{Figure, Indicator, Place};
use crate::record::Record;
use crate::say;
use crate::text::{sanitize_line, wrap};
use crate::words::{Phrase, screen as w};

/// From this many rows on there is room for gaps and large digits.
const ROOMY: u16 = 14;

/// The lines of a card for an area of this size.
#[must_use]
pub fn lines(model: &Model, spot: Spot, area: Area) -> Vec<Line> {
    let Some(desk) = model.desks.get(&spot.plan) else { return Vec::new() };
    let columns = usize::from(area.width);
    let mut card = Card { model, desk, columns, is_roomy: area.height >= ROOMY, lines: Vec::new() };
    match spot.place {
        Place::Indicator(at) => {
            if let Some(indicator) = desk.plan.indicators.get(at) {
                card.indicator(indicator);
            }
        }
        Place::Section(at) => card.section(at),
    }
    card.records(spot.place);
    card.source(spot.place);
    card.lines
}

struct Card<'a> {
    model: &'a Model,
    desk: &'a Desk,
    columns: usize,
    is_roomy: bool,
    lines: Vec<Line>,
}

impl Card<'_> {
    fn gap(&mut self) {
        if self.is_roomy {
            self.lines.push(Line::blank());
        }
    }

    fn flowing(&mut self, indent: usize, text: &str, role: Role) {
        let columns = self.columns.saturating_sub(indent).max(2);
        for range in wrap(text, columns, 0, self.model.settings.ambiguous) {
            self.lines.push(Line::of(indent, text.get(range).unwrap_or_default(), role));
        }
    }

    /// A label, and at a fixed column behind it a value in a role.
    fn field(&mut self, label: &str, value: &str, role: Role) {
        const GUTTER: usize = 18;
        let gutter = GUTTER.min(self.columns / 2);
        let label_columns = 2 + self.model.settings.ambiguous.str(label);
        if label_columns >= gutter {
            self.lines.push(Line::of(2, label, Role::Dim));
            return self.flowing(gutter, value, role);
        }
        let start = self.lines.len();
        self.flowing(gutter, value, role);
        if let Some(line) = self.lines.get_mut(start) {
            let blanks = gutter - label_columns;
            line.spans.insert(0, Span::new(format!("{label}{}", " ".repeat(blanks)), Role::Dim));
            line.indent = 2;
        }
    }

    fn figure(&mut self, label: Phrase, figure: &Figure, unit: Option<&str>, role: Role) {
        let label = format!("{} {}", label.say(self.model.settings.lang), say::years(figure));
        self.field(label.trim_end(), &say::figure(figure, unit), role);
        self.gap();
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let lang = self.model.settings.lang;
        let unit = indicator.unit.as_deref();
        self.flowing(0, &indicator.name, Role::Heading);
        self.gap();
        if self.is_roomy {
            self.large(indicator);
        }
        if let Some(baseline) = &indicator.baseline {
            self.figure(w::COLUMN_BASELINE, baseline, unit, Role::Body);
        }
        if let Some(target) = &indicator.target {
            self.figure(w::COLUMN_TARGET, target, unit, Role::Strong);
        }
        for milestone in &indicator.milestones {
            self.figure(w::MILESTONE, milestone, unit, Role::Body);
        }
        let binding = indicator.binding.map(|b| say::binding(b, lang));
        let parts: Vec<&str> =
            [binding, indicator.domain.as_deref(), Some(say::origin(indicator.origin, lang))]
                .into_iter()
                .flatten()
                .collect();
        self.field(w::CARD_KIND.say(lang), &parts.join("  "), Role::Body);
        if let Some(note) = &indicator.note {
            self.field(w::CARD_REMARK.say(lang), note, Role::Body);
        }
    }

    /// Baseline and target in large digits, as large as there is room for, if they are numbers.
    fn large(&mut self, indicator: &Indicator) {
        const BETWEEN: &str = "    ";
        const INDENT: usize = 2;
        let numbers: Vec<&str> = [&indicator.baseline, &indicator.target]
            .into_iter()
            .flatten()
            .filter(|figure| figure.value().is_some() && figure.upper().is_none())
            .map(|figure| digits::number_in(&figure.text))
            .collect();
        let width = |scale| {
            let widths: Option<Vec<usize>> = numbers.iter().map(|n| digits::width(n, scale)).collect();
            widths.map(|w| w.iter().sum::<usize>() + BETWEEN.len() * w.len())
        };
        let fits = |scale: &usize| width(*scale).is_some_and(|width| width + INDENT <= self.columns);
        let Some(scale) = [2, 1].into_iter().find(fits).filter(|_| !numbers.is_empty()) else { return };
        for row in 0..digits::ROWS {
            let mut line = Line { indent: INDENT, spans: Vec::new() };
            for number in &numbers {
                line.spans.extend(digits::row(number, scale, row));
                line.spans.push(Span::new(BETWEEN, Role::Body));
            }
            self.lines.push(line);
        }
        self.gap();
    }

    fn section(&mut self, at: usize) {
        let lang = self.model.settings.lang;
        self.flowing(0, &say::heading(&self.desk.plan, at, lang), Role::Heading);
        self.gap();
        let Some(section) = self.desk.plan.sections.get(at) else { return };
        for paragraph in section.text.iter() {
            self.flowing(0, paragraph, Role::Body);
            self.gap();
        }
        self.field(w::CARD_KIND.say(lang), say::kind(section.kind, lang), Role::Body);
        let progress = self.desk.progress.get(at).copied().unwrap_or_default();
        if progress.total > 0 {
            let counted = w::DONE_OF.with(lang, &[&progress.done, &progress.total]);
            self.field(w::CARD_PROGRESS.say(lang), &counted, Role::Body);
        }
    }

    /// Where it stands: the plan, the sections above it, the address.
    fn source(&mut self, place: Place) {
        let lang = self.model.settings.lang;
        let plan = &self.desk.plan;
        self.gap();
        self.field(w::COLUMN_PLAN.say(lang), &plan.title, Role::Dim);
        self.field(w::COLUMN_SECTION.say(lang), &say::path(plan, plan.section_of(place), lang), Role::Dim);
        self.field(w::COLUMN_ID.say(lang), &format!("{}:{}", plan.id, plan.id_of(place)), Role::Dim);
    }

    fn records(&mut self, place: Place) {
        let lang = self.model.settings.lang;
        if let Some(status) = self.desk.status(place) {
            self.gap();
            self.field(w::COLUMN_STATUS.say(lang), say::status(status, lang), Role::Status(status));
        }
        let Some(record) = self.desk.record(place) else { return };
        let unit = match place {
            Place::Indicator(at) => self.desk.plan.indicators.get(at).and_then(|i| i.unit.as_deref()),
            Place::Section(_) => None,
        };
        for (label, value) in [(w::OWNER, record.owner()), (w::DUE, record.due())] {
            if let Some(value) = value {
                self.field(label.say(lang), &sanitize_line(value), Role::Body);
            }
        }
        for reading in record.readings() {
            let source = reading.source.map(|s| format!("  ({s})")).unwrap_or_default();
            let label = format!("{} {}", w::ACTUAL.say(lang), reading.year);
            let value = say::reading(reading.value, unit);
            self.field(&label, &sanitize_line(&format!("{value}{source}")), Role::Accent);
        }
        let mut label = w::NOTES.say(lang);
        for note in Record::notes(record) {
            let head = format!("{} {} ", say::short_day(&note.at, &self.model.clock.year), note.by);
            let kind = say::note_kind(note.kind(), lang);
            let text = format!("{head}{kind}{}{}", w::COLON.say(lang), note.text);
            self.field(label, &crate::text::sanitize(&text), Role::Body);
            label = "";
        }
    }
}
