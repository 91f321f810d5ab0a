//! A page is what one section puts into the reading pane: heading, paragraphs, records, notes, indicators.
//!
//! Notes stand before the indicators: a table of indicators is long, and what people wrote is what one looks for.

use super::desk::Desk;
use super::line::{Line, Role, Span, light};
use crate::plan::{Figure, Indicator, Passage, Place, Section};
use crate::record::Record;
use crate::say;
use crate::search::{Query, find_in, find_in_name};
use crate::text::{Ambiguous, sanitize_line, truncate, wrap};
use crate::words::{Lang, full_text as t, screen as w};

/// The first line of a paragraph is indented by two Han characters, in columns.
const INDENT: usize = 4;

/// How a page is set.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Columns across.
    pub columns: usize,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// The language of labels.
    pub lang: Lang,
    /// The year now, which dates leave out.
    pub this_year: &'a str,
    /// What to light in the text.
    pub find: Option<&'a Query>,
}

/// The lines of one section, from its heading to the blank row after it.
#[must_use]
pub fn section_lines(desk: &Desk, section: usize, set: Setting<'_>) -> Vec<Line> {
    let Some(content) = desk.plan.sections.get(section) else { return Vec::new() };
    let place = Place::Section(section);
    let mut page = Page { set, lines: Vec::new() };
    page.text(desk, section, content, usize::MAX);
    if let Some(record) = desk.record(place) {
        page.responsibility(record, 2);
    }
    page.notes(desk, place, 2);
    let mut label = w::INDICATOR.say(set.lang);
    for at in desk.plan.indicators_in(section) {
        if let Some(indicator) = desk.plan.indicators.get(at) {
            page.indicator(desk, at, indicator, label);
            label = "";
        }
    }
    page.lines.push(Line::blank());
    page.lines
}

/// How many lines of a section stand before this paragraph of the text that is read.
#[must_use]
pub fn lines_before(desk: &Desk, section: usize, paragraph: usize, set: Setting<'_>) -> usize {
    let Some(content) = desk.plan.sections.get(section) else { return 0 };
    let mut page = Page { set, lines: Vec::new() };
    page.text(desk, section, content, paragraph);
    page.lines.len()
}

struct Page<'a> {
    set: Setting<'a>,
    lines: Vec<Line>,
}

impl Page<'_> {
    /// The heading, and of the text that is read no more than `most` paragraphs.
    fn text(&mut self, desk: &Desk, section: usize, content: &Section, most: usize) {
        let lang = self.set.lang;
        self.heading(&say::heading(&desk.plan, section, lang), desk, Place::Section(section));
        let Some(full) = desk.full_text() else {
            for paragraph in content.text.iter().take(most) {
                self.flowing(paragraph, 0, INDENT, Role::Body);
            }
            return;
        };
        for (at, passage) in full.passages(section).take(most).enumerate() {
            match passage {
                Passage::Heading(_) => {
                    self.lines.extend((at > 0).then(Line::blank));
                    self.flowing(&passage.words(), 0, 0, Role::Strong);
                }
                Passage::Paragraph(text) => self.flowing(text, 0, INDENT, Role::Body),
            }
        }
        if let Some(other) = full.elsewhere(&desk.plan, section) {
            self.elsewhere(&say::heading(&desk.plan, other, lang));
        }
    }

    /// One line that names the section where the words are that are not here.
    fn elsewhere(&mut self, heading: &str) {
        let Setting { lang, ambiguous, columns, .. } = self.set;
        let taken = INDENT + ambiguous.str(&t::ELSEWHERE.with(lang, &[&""]));
        let heading = truncate(heading, columns.saturating_sub(taken), ambiguous);
        self.flowing(&t::ELSEWHERE.with(lang, &[&heading]), 0, INDENT, Role::Dim);
    }

    fn heading(&mut self, heading: &str, desk: &Desk, place: Place) {
        let start = self.lines.len();
        self.flowing(heading, 0, 0, Role::Heading);
        let status = desk.status(place).map(|s| (say::status(s, self.set.lang), Role::Status(s)));
        let Some((word, role)) = status else { return };
        let room = self.lines.last().map_or(0, |line| self.set.ambiguous.str(&line.text()) + 2);
        let width = self.set.ambiguous.str(word);
        match self.lines.last_mut().filter(|_| room + width <= self.set.columns) {
            Some(line) => line.spans.extend([Span::new("  ", Role::Body), Span::new(word, role)]),
            None => self.lines.push(Line::of(0, word, role)),
        }
        debug_assert!(self.lines.len() > start, "a heading has at least one line");
    }

    /// Breaks running text into lines from `indent` columns in, the first one `first` columns further.
    fn flowing(&mut self, text: &str, indent: usize, first: usize, role: Role) {
        let set = self.set;
        let columns = set.columns.saturating_sub(indent).max(2);
        let first = if columns > first * 3 { first } else { 0 };
        let find = if role == Role::Heading { find_in_name } else { find_in };
        let lit = set.find.map(|query| find(text, query)).unwrap_or_default();
        let mut chars = 0;
        let mut end = 0;
        for (row, range) in wrap(text, columns, first, set.ambiguous).into_iter().enumerate() {
            chars += text.get(end..range.start).map_or(0, |gap| gap.chars().count());
            let words = text.get(range.clone()).unwrap_or_default();
            let spans = light(words, chars, role, &lit);
            chars += words.chars().count();
            end = range.end;
            self.lines.push(Line { indent: indent + if row == 0 { first } else { 0 }, spans });
        }
    }

    fn responsibility(&mut self, record: &Record, indent: usize) {
        let lang = self.set.lang;
        let ambiguous = self.set.ambiguous;
        let mut room = 0;
        for (label, value) in [(w::OWNER, record.owner()), (w::DUE, record.due())] {
            let Some(value) = value.map(sanitize_line) else { continue };
            let label = Span::new(format!("{}  ", label.say(lang)), Role::Dim);
            let gutter = ambiguous.str(&label.text);
            let width = 3 + gutter + ambiguous.str(&value);
            if width <= room
                && let Some(line) = self.lines.last_mut()
            {
                line.spans.extend([Span::new("   ", Role::Body), label, Span::new(value, Role::Body)]);
                room -= width;
                continue;
            }
            let start = self.lines.len();
            self.flowing(&value, indent + gutter, 0, Role::Body);
            if let Some(first) = self.lines.get_mut(start) {
                first.spans.insert(0, label);
                first.indent = indent;
            }
            let used = self.lines.last().map_or(0, |line| line.indent + ambiguous.str(&line.text()));
            room = self.set.columns.saturating_sub(used);
        }
    }

    fn indicator(&mut self, desk: &Desk, at: usize, indicator: &Indicator, label: &str) {
        let Setting { lang, ambiguous, columns, .. } = self.set;
        let gutter = 2 + ambiguous.str(w::INDICATOR.say(lang)) + 2;
        let place = Place::Indicator(at);
        let name_columns = columns.saturating_sub(gutter + indicator.id.len() + 1);
        let name = truncate(&indicator.name, name_columns, ambiguous);
        let lit = self.set.find.map(|query| find_in_name(&name, query)).unwrap_or_default();
        let mut spans = vec![
            Span::new(
                format!(
                    "{label:<width$}",
                    width = gutter - 2 - (ambiguous.str(label) - label.chars().count())
                ),
                Role::Dim,
            ),
            Span::new(format!("{} ", indicator.id), Role::Dim),
        ];
        spans.extend(light(&name, 0, Role::Strong, &lit));
        self.lines.push(Line { indent: 2, spans });
        for line in figure_lines(desk, place, indicator, columns.saturating_sub(gutter), self.set) {
            self.lines.push(Line { indent: gutter, ..line });
        }
        if let Some(record) = desk.record(place) {
            self.responsibility(record, gutter);
        }
        self.notes(desk, place, gutter);
    }

    fn notes(&mut self, desk: &Desk, place: Place, indent: usize) {
        let Setting { lang, ambiguous, this_year, .. } = self.set;
        let mut label = w::NOTES.say(lang);
        for note in desk.record(place).into_iter().flat_map(Record::notes) {
            let gutter = ambiguous.str(w::NOTES.say(lang)) + 2;
            let head = format!("{} {} ", say::short_day(&note.at, this_year), sanitize_line(&note.by));
            let kind = say::note_kind(note.kind(), lang);
            let start = self.lines.len();
            let text = format!("{head}{kind}{}{}", w::COLON.say(lang), crate::text::sanitize(&note.text));
            self.flowing(&text, indent + gutter, 0, Role::Body);
            if let Some(first) = self.lines.get_mut(start) {
                dim_start(first, head.chars().count());
                let width = gutter - (ambiguous.str(label) - label.chars().count());
                first.spans.insert(0, Span::new(format!("{label:<width$}"), Role::Dim));
                first.indent = indent;
            }
            label = "";
        }
        if let Some(draft) = desk.drafts.get(desk.plan.id_of(place)) {
            let text =
                format!("{}{}{}", w::DRAFT.say(lang), w::COLON.say(lang), crate::text::sanitize(&draft.text));
            self.flowing(&text, indent, 0, Role::Warning);
        }
    }
}

/// Makes the first `chars` characters of a line secondary.
fn dim_start(line: &mut Line, chars: usize) {
    let mut left = chars;
    let mut spans = Vec::new();
    for span in std::mem::take(&mut line.spans) {
        let at = span.text.char_indices().nth(left).map_or(span.text.len(), |(at, _)| at);
        let (head, rest) = span.text.split_at_checked(at).unwrap_or((&span.text, ""));
        left -= head.chars().count();
        let role = if span.role == Role::Lit { Role::Lit } else { Role::Dim };
        let parts = [Span::new(head, role), Span::new(rest, span.role)];
        spans.extend(parts.into_iter().filter(|part| !part.text.is_empty()));
    }
    line.spans = spans;
}

/// Baseline, target, milestones, readings, binding and status in as few lines as they need.
#[must_use]
pub fn figure_lines(
    desk: &Desk,
    place: Place,
    indicator: &Indicator,
    columns: usize,
    set: Setting<'_>,
) -> Vec<Line> {
    let unit = indicator.unit.as_deref();
    let mut parts: Vec<Span> = Vec::new();
    if let Some(baseline) = &indicator.baseline {
        parts.push(Span::new(say::dated(baseline, unit), Role::Body));
    }
    let mut stated: Vec<&Figure> = indicator.target.iter().chain(&indicator.milestones).collect();
    stated.sort_by_key(|figure| figure.last_year());
    for figure in stated {
        parts.push(Span::new(say::dated(figure, unit), Role::Strong));
    }
    if let Some(binding) = indicator.binding {
        parts.push(Span::new(say::binding(binding, set.lang), Role::Dim));
    }
    let record = desk.record(place);
    for reading in record.into_iter().flat_map(Record::readings) {
        let value = say::reading(reading.value, unit);
        parts.push(Span::new(format!("{} {} {value}", w::ACTUAL.say(set.lang), reading.year), Role::Accent));
    }
    if let Some(status) = desk.status(place) {
        parts.push(Span::new(say::status(status, set.lang), Role::Status(status)));
    }
    if let Some(note) = &indicator.note {
        parts.push(Span::new(note.clone(), Role::Dim));
    }
    in_rows(parts, columns, set.ambiguous)
}

/// Sets spans side by side, three blanks between, in rows of at most `columns`; a long one is broken.
fn in_rows(parts: Vec<Span>, columns: usize, ambiguous: Ambiguous) -> Vec<Line> {
    const GAP: usize = 3;
    let mut lines: Vec<Line> = Vec::new();
    let mut used = 0;
    for part in parts {
        let width = ambiguous.str(&part.text);
        match lines.last_mut() {
            Some(line) if used + GAP + width <= columns => {
                line.spans.push(Span::new(" ".repeat(GAP), Role::Body));
                line.spans.push(part);
                used += GAP + width;
            }
            _ => {
                for range in wrap(&part.text, columns.max(2), 0, ambiguous) {
                    let words = part.text.get(range).unwrap_or_default();
                    used = ambiguous.str(words);
                    lines.push(Line::of(0, words, part.role));
                }
            }
        }
    }
    lines
}
