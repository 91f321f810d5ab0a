//! How figures, statuses and the like are said in words: in the pane, the table, the card and on paper.

use crate::plan::{Binding, Figure, Indicator, Kind, Origin, Plan, Relation};
use crate::record::{ChangeError, NoteKind, Status, StoreError};
use crate::text::sanitize_line;
use crate::words::{Lang, Phrase, screen as w};

/// A figure as printed, its unit behind its last number unless the words already have it: `>50%`, `6.5%左右`,
/// `20个左右`, `全覆盖`.
#[must_use]
pub fn figure(figure: &Figure, unit: Option<&str>) -> String {
    let text = &figure.text;
    let Some(unit) = unit.filter(|unit| figure.relation != Relation::Words && !text.contains(unit)) else {
        return text.clone();
    };
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    format!("{number}{unit}{rest}")
}

/// An actual value as entered, with the unit where it is a bare number: `61.25%`, `约 60`.
#[must_use]
pub fn reading(value: &str, unit: Option<&str>) -> String {
    let value = sanitize_line(value);
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
        && value.chars().all(|c| c.is_ascii_digit() || ",.-+".contains(c));
    format!("{value}{}", unit.filter(|_| is_number).unwrap_or_default())
}

/// The year or years a figure is for: `2025`, `2021-2025`; empty if none is stated.
#[must_use]
pub fn years(figure: &Figure) -> String {
    match (figure.year, figure.span) {
        (Some(year), _) => year.to_string(),
        (None, Some([from, to])) => format!("{from}-{to}"),
        (None, None) => String::new(),
    }
}

/// Year and value: `2025 55%`; `—` is left to the caller.
#[must_use]
pub fn dated(value: &Figure, unit: Option<&str>) -> String {
    format!("{} {}", years(value), figure(value, unit)).trim_start().to_owned()
}

/// The status as a word.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    let phrase: Phrase = match status {
        Status::NotStarted => w::STATUS_NOT_STARTED,
        Status::OnTrack => w::STATUS_ON_TRACK,
        Status::AtRisk => w::STATUS_AT_RISK,
        Status::Behind => w::STATUS_BEHIND,
        Status::Done => w::STATUS_DONE,
        Status::Closed => w::STATUS_CLOSED,
        Status::Dropped => w::STATUS_DROPPED,
    };
    phrase.say(lang)
}

/// The status as a word of four columns, for the tree.
#[must_use]
pub const fn short_status(status: Status, lang: Lang) -> &'static str {
    let phrase: Phrase = match status {
        Status::NotStarted => w::SHORT_NOT_STARTED,
        Status::OnTrack => w::SHORT_ON_TRACK,
        Status::AtRisk => w::SHORT_AT_RISK,
        Status::Behind => w::SHORT_BEHIND,
        Status::Done => w::SHORT_DONE,
        Status::Closed => w::SHORT_CLOSED,
        Status::Dropped => w::SHORT_DROPPED,
    };
    phrase.say(lang)
}

/// 约束性 or 预期性.
#[must_use]
pub const fn binding(binding: Binding, lang: Lang) -> &'static str {
    match binding {
        Binding::Binding => w::BINDING.say(lang),
        Binding::Expected => w::EXPECTED.say(lang),
    }
}

/// Where an indicator was stated.
#[must_use]
pub const fn origin(origin: Origin, lang: Lang) -> &'static str {
    match origin {
        Origin::Table => w::ORIGIN_TABLE.say(lang),
        Origin::Text => w::ORIGIN_TEXT.say(lang),
    }
}

/// What kind of note it is.
#[must_use]
pub const fn note_kind(kind: NoteKind, lang: Lang) -> &'static str {
    let phrase: Phrase = match kind {
        NoteKind::Progress => w::NOTE_PROGRESS,
        NoteKind::Problem => w::NOTE_PROBLEM,
        NoteKind::Next => w::NOTE_NEXT,
        NoteKind::Evidence => w::NOTE_EVIDENCE,
        NoteKind::Note => w::NOTE_PLAIN,
    };
    phrase.say(lang)
}

/// What kind of section it is.
#[must_use]
pub const fn kind(kind: Kind, lang: Lang) -> &'static str {
    let phrase: Phrase = match kind {
        Kind::Chapter => w::KIND_CHAPTER,
        Kind::Section => w::KIND_SECTION,
        Kind::Measure => w::KIND_MEASURE,
        Kind::Project => w::KIND_PROJECT,
        Kind::Box => w::KIND_BOX,
        Kind::Goal => w::KIND_GOAL,
        Kind::Principle => w::KIND_PRINCIPLE,
        Kind::Achievement => w::KIND_ACHIEVEMENT,
        Kind::Situation => w::KIND_SITUATION,
        Kind::Preface => w::KIND_PREFACE,
    };
    phrase.say(lang)
}

/// A section's heading, or a stand-in where the document lost it.
#[must_use]
pub fn heading(plan: &Plan, section: usize, lang: Lang) -> String {
    let Some(section) = plan.sections.get(section) else { return String::new() };
    let heading = section.heading();
    if heading.is_empty() { w::UNTITLED.with(lang, &[&kind(section.kind, lang)]) } else { heading }
}

/// The headings from the chapter down to a section, joined by ` > `.
#[must_use]
pub fn path(plan: &Plan, section: usize, lang: Lang) -> String {
    let headings: Vec<_> = plan.path_to(section).into_iter().map(|at| heading(plan, at, lang)).collect();
    headings.join(" > ")
}

/// The day of a time stamp, as `11-22`, with the year where it is not `this_year`.
#[must_use]
pub fn day(at: &str, this_year: &str) -> String {
    let date = at.split('T').next().unwrap_or_default();
    match date.split_once('-') {
        Some((year, day)) if year == this_year => day.to_owned(),
        _ => date.to_owned(),
    }
}

/// An indicator as one sentence that can stand in a mail, with the plan it is from.
#[must_use]
pub fn sentence(plan: &Plan, indicator: &Indicator, lang: Lang) -> String {
    let unit = indicator.unit.as_deref();
    let mut parts = vec![indicator.name.clone()];
    if let Some(baseline) = &indicator.baseline {
        parts.push(w::SENTENCE_BASELINE.with(lang, &[&years(baseline), &figure(baseline, unit)]));
    }
    for value in indicator.target.iter().chain(&indicator.milestones) {
        parts.push(w::SENTENCE_TARGET.with(lang, &[&years(value), &figure(value, unit)]));
    }
    if let Some(kind) = indicator.binding {
        parts.push(binding(kind, lang).to_owned());
    }
    let source = source(plan, indicator.section, lang);
    let comma = w::COMMA.say(lang);
    format!("{}{}", parts.join(comma), w::SENTENCE_SOURCE.with(lang, &[&source]))
}

/// Where something stands: the plan's title, document number and the section's path.
#[must_use]
pub fn source(plan: &Plan, section: usize, lang: Lang) -> String {
    let number = plan.doc_number.as_deref().map(|n| format!("（{n}）")).unwrap_or_default();
    format!("《{}》{number}{}", plan.title, path(plan, section, lang))
}

/// One clear sentence on why records could not be saved or read, and what to do.
#[must_use]
pub fn trouble(lang: Lang, error: &StoreError) -> String {
    let path = error.path().display();
    match error {
        StoreError::Io { source, .. } => w::WHY_IO.with(lang, &[&path, source]),
        StoreError::Broken { .. } => w::WHY_BROKEN.with(lang, &[&path]),
        StoreError::Newer { .. } => w::WHY_NEWER.with(lang, &[&path]),
        StoreError::OtherPlan { plan, .. } => w::WHY_OTHER_PLAN.with(lang, &[&path, plan]),
        StoreError::Locked { .. } => w::WHY_LOCKED.with(lang, &[&path]),
        StoreError::BadId { id, .. } => w::WHY_BAD_ID.with(lang, &[id]),
        StoreError::Refused { source, .. } => match source {
            ChangeError::Empty => w::WHY_EMPTY.say(lang).to_owned(),
            ChangeError::BadDate(date) => w::WHY_BAD_DATE.with(lang, &[date]),
            ChangeError::NoSuchNote(_) | ChangeError::StruckOut(_) => w::WHY_NOTE_GONE.say(lang).to_owned(),
            ChangeError::NoteExists(_) => w::WHY_NOTE_EXISTS.say(lang).to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, relation: Relation) -> Figure {
        Figure { year: Some(2030), span: None, text: text.into(), value: None, upper: None, relation }
    }

    #[test]
    fn a_unit_is_said_once() {
        assert_eq!(figure(&value(">50", Relation::Gt), Some("%")), ">50%");
        assert_eq!(figure(&value("6.5左右", Relation::About), Some("%")), "6.5%左右");
        assert_eq!(figure(&value("20个左右", Relation::About), Some("个")), "20个左右");
        assert_eq!(figure(&value("全覆盖", Relation::Words), Some("%")), "全覆盖");
        assert_eq!(dated(&value("7", Relation::Eq), Some("%")), "2030 7%");
    }

    #[test]
    fn a_bare_number_gets_its_unit() {
        assert_eq!(reading("61.25", Some("%")), "61.25%");
        assert_eq!(reading("-1,200", Some("张")), "-1,200张");
        for words in ["约 60", "61%", "未统计", "3月"] {
            assert_eq!(reading(words, Some("%")), words);
        }
    }

    #[test]
    fn a_status_is_said_as_records_know_it() {
        for known in Status::ALL {
            assert_eq!(status(known, Lang::Zh), known.chinese());
        }
    }

    #[test]
    fn a_day_says_its_year_only_when_it_is_another() {
        assert_eq!(day("2026-11-22T03:04:05Z", "2026"), "11-22");
        assert_eq!(day("2025-11-22T03:04:05Z", "2026"), "2025-11-22");
    }
}
