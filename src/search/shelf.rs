//! A shelf holds strings of one plan together with what is known about each: where it stands and what it is.
//!
//! Names, paragraphs and notes have a shelf each, so that names, which answer best, are looked through first and lie side
//! by side. What always holds: the entry at a position speaks of the string at that position, and both stand in the
//! plan's order; the first name is the plan's own title, and behind it come the headings of all sections.

use super::Field;
use super::sieve::Sieve;
use super::strings::Strings;
use crate::plan::{Figure, Indicator, Place, Plan};
use crate::record::RecordFile;

/// Strings with what is known about each.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    pub(super) strings: Strings,
    pub(super) entries: Vec<Entry>,
    pub(super) notes: Vec<Noted>,
}

/// A note: its id and what it is on.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub(super) id: String,
    place: Place,
}

/// What is known about the string at the same position. There are half a million in a thousand plans.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The section it stands in.
    pub(super) section: u32,
    pub(super) field: Field,
    /// Which paragraph of the section, which indicator of the plan, or which of the `notes`.
    pub(super) number: u32,
    /// Where the name is in the folded string, in bytes; empty for paragraphs and notes.
    pub(super) name: [u32; 2],
}

impl Entry {
    pub(super) fn name_in<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let [from, to] = self.name;
        folded.get(from as usize..to as usize).filter(|name| !name.is_empty())
    }
}

impl Shelf {
    /// What the string of an entry is of or on.
    pub(super) fn place(&self, entry: &Entry) -> Place {
        let number = entry.number as usize;
        match entry.field {
            Field::Indicator => Place::Indicator(number),
            Field::Note => self.notes.get(number).map_or(Place::Section(0), |note| note.place),
            Field::Plan | Field::Title | Field::Text => Place::Section(entry.section as usize),
        }
    }

    /// Has what is at these positions come from memory: the strings that are read, and the codes of those that are heard.
    pub(super) fn call_up(&self, positions: &[usize], is_read: impl Fn(usize) -> bool, is_heard: bool) {
        let heard = if is_heard { positions } else { &[] };
        self.strings.call_up(positions.iter().filter(|&&at| is_read(at)), heard.iter());
    }

    /// The titles of the plan and its sections and the names of its indicators.
    pub(super) fn of_names(plan: &Plan) -> Self {
        let mut shelf = Self::default();
        let beside = format!(" {} {}", plan.short_title, plan.region);
        shelf.push_named(0, Field::Plan, 0, ["", &plan.title, &beside]);
        for (at, section) in plan.sections.iter().enumerate() {
            let heading = section.heading();
            let lead = heading.strip_suffix(section.title.as_str()).unwrap_or_default();
            shelf.push_named(at, Field::Title, 0, [lead, &section.title, ""]);
        }
        for (at, indicator) in plan.indicators.iter().enumerate() {
            if indicator.section < plan.sections.len() {
                let parts = ["", indicator.name.as_str(), &beside_name(indicator)];
                shelf.push_named(indicator.section, Field::Indicator, at, parts);
            }
        }
        shelf.finished()
    }

    /// The paragraphs of a plan.
    pub(super) fn of_text(plan: &Plan) -> Self {
        let mut shelf = Self::default();
        for at in 0..plan.sections.len() {
            for (paragraph, text) in plan.paragraphs(at).enumerate() {
                shelf.push_text(at, Field::Text, paragraph, &text);
            }
        }
        shelf.finished()
    }

    pub(super) fn of_notes(plan: &Plan, records: &RecordFile) -> Self {
        let mut shelf = Self::default();
        for (id, record) in records.records() {
            let Some(place) = plan.find(id) else { continue };
            for note in record.notes() {
                let number = shelf.notes.len();
                shelf.notes.push(Noted { id: note.id.clone(), place });
                shelf.push_text(plan.section_of(place), Field::Note, number, &note.text);
            }
        }
        shelf.finished()
    }

    fn finished(mut self) -> Self {
        self.strings.shrink();
        self.entries.shrink_to_fit();
        self
    }

    /// The sieve of its strings.
    pub(super) fn sieve(&self) -> Sieve {
        let named = |(at, entry): (usize, &Entry)| {
            let text = self.strings.folded(at);
            (text, entry.name_in(text))
        };
        Sieve::of(self.entries.iter().enumerate().map(named))
    }

    fn push_named(&mut self, section: usize, field: Field, number: usize, parts: [&str; 3]) {
        if let Some([start, end, _]) = self.strings.push(parts) {
            self.push(section, field, number, [start, end]);
        }
    }

    fn push_text(&mut self, section: usize, field: Field, number: usize, text: &str) {
        if self.strings.push([text]).is_some() {
            self.push(section, field, number, [0, 0]);
        }
    }

    fn push(&mut self, section: usize, field: Field, number: usize, name: [u32; 2]) {
        self.entries.push(Entry { section: section as u32, field, number: number as u32, name });
    }
}

/// What goes with an indicator's name, as it is shown after it: ` 养老 % 2025: 55, 2030: >60`.
fn beside_name(indicator: &Indicator) -> String {
    let mut words = String::new();
    for word in indicator.domain.as_deref().into_iter().chain(indicator.unit.as_deref()) {
        words.push(' ');
        words.push_str(word);
    }
    let figures = indicator.baseline.iter().chain(&indicator.target).chain(&indicator.milestones);
    let figures: Vec<String> = figures.map(figure_words).collect();
    if !figures.is_empty() {
        words.push(' ');
        words.push_str(&figures.join(", "));
    }
    if let Some(note) = &indicator.note {
        words.push(' ');
        words.push_str(note);
    }
    words
}

fn figure_words(figure: &Figure) -> String {
    match (figure.year(), figure.span()) {
        (Some(year), _) => format!("{year}: {}", figure.text),
        (None, Some([from, to])) => format!("{from}-{to}: {}", figure.text),
        (None, None) => figure.text.to_string(),
    }
}
