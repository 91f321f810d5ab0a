//! How plans and records are said in words: statuses, kinds, figures, headings, and what went wrong with them.
//!
//! What always holds: text that comes from a plan or a person is one line and safe for a terminal.

mod event;
mod holds;
mod imported;
mod trouble;

pub use event::{counts, event, event_head, time};
pub use holds::holds;
pub use imported::{
    entered, facts as import_facts, failure, indicators as import_indicators, repair, step as import_step,
    warning,
};
pub use trouble::{change as refusal, fault, file, io, plan as plan_trouble, store as trouble};

use crate::compare::Caveat;
use crate::plan::{Binding, Figure, Indicator, Kind, Origin, Plan, Relation};
use crate::record::{Note, NoteKind, Record, Status, Word};
use crate::text::{sanitize, sanitize_line};
use crate::words::{Lang, Phrase, paper, screen, terms};

/// A status as a word.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    let phrase = match status {
        Status::NotStarted => terms::NOT_STARTED,
        Status::OnTrack => terms::ON_TRACK,
        Status::AtRisk => terms::AT_RISK,
        Status::Behind => terms::BEHIND,
        Status::Done => terms::DONE,
        Status::Closed => terms::CLOSED,
        Status::Dropped => terms::DROPPED,
    };
    phrase.say(lang)
}

/// The status as a word of four columns, for the tree.
#[must_use]
pub const fn short_status(status: Status, lang: Lang) -> &'static str {
    let phrase: Phrase = match status {
        Status::NotStarted => screen::SHORT_NOT_STARTED,
        Status::OnTrack => screen::SHORT_ON_TRACK,
        Status::AtRisk => screen::SHORT_AT_RISK,
        Status::Behind => screen::SHORT_BEHIND,
        Status::Done => screen::SHORT_DONE,
        Status::Closed => screen::SHORT_CLOSED,
        Status::Dropped => screen::SHORT_DROPPED,
    };
    phrase.say(lang)
}

/// The status of a record as a word: a later version's as it is written, and nothing if there is none.
#[must_use]
pub fn status_of(record: &Record, lang: Lang) -> Option<String> {
    match record.stamped_status()?.value.as_ref()? {
        Word::Known(known) => Some(status(*known, lang).to_owned()),
        Word::Later(word) => Some(line(word)),
    }
}

/// What kind of note it is.
#[must_use]
pub const fn note_kind(kind: NoteKind, lang: Lang) -> &'static str {
    let phrase = match kind {
        NoteKind::Progress => terms::PROGRESS,
        NoteKind::Problem => terms::PROBLEM,
        NoteKind::Next => terms::NEXT,
        NoteKind::Evidence => terms::EVIDENCE,
        NoteKind::Note => terms::NOTE,
    };
    phrase.say(lang)
}

/// What kind of section it is.
#[must_use]
pub const fn kind(kind: Kind, lang: Lang) -> &'static str {
    let phrase = match kind {
        Kind::Chapter => terms::CHAPTER,
        Kind::Section => terms::SECTION,
        Kind::Measure => terms::MEASURE,
        Kind::Project => terms::PROJECT,
        Kind::Box => terms::BOX,
        Kind::Goal => terms::GOAL,
        Kind::Principle => terms::PRINCIPLE,
        Kind::Achievement => terms::ACHIEVEMENT,
        Kind::Situation => terms::SITUATION,
        Kind::Preface => terms::PREFACE,
    };
    phrase.say(lang)
}

/// Why two figures cannot simply be set against each other.
#[must_use]
pub const fn caveat(caveat: Caveat, lang: Lang) -> &'static str {
    let phrase = match caveat {
        Caveat::Unit => terms::OTHER_UNIT,
        Caveat::Year => terms::OTHER_YEAR,
        Caveat::Words => terms::ONLY_WORDS,
    };
    phrase.say(lang)
}

/// 约束性 or 预期性.
#[must_use]
pub const fn binding(binding: Binding, lang: Lang) -> &'static str {
    match binding {
        Binding::Binding => terms::BINDING.say(lang),
        Binding::Expected => terms::EXPECTED.say(lang),
    }
}

/// Where an indicator was stated.
#[must_use]
pub const fn origin(origin: Origin, lang: Lang) -> &'static str {
    match origin {
        Origin::Table => terms::FROM_TABLE.say(lang),
        Origin::Text => terms::FROM_TEXT.say(lang),
    }
}

/// How a figure bounds the real value.
#[must_use]
pub const fn relation(relation: Relation, lang: Lang) -> &'static str {
    let phrase = match relation {
        Relation::Eq => terms::EQ,
        Relation::Ge => terms::GE,
        Relation::Gt => terms::GT,
        Relation::Le => terms::LE,
        Relation::Lt => terms::LT,
        Relation::About => terms::ABOUT,
        Relation::Between => terms::BETWEEN,
        Relation::Words => terms::IN_WORDS,
    };
    phrase.say(lang)
}

/// A figure as printed, its unit behind its last number unless the words already have it: `>50%`, `6.5%左右`,
/// `20个左右`, `全覆盖`.
#[must_use]
pub fn figure(figure: &Figure, unit: Option<&str>) -> String {
    let text = &figure.text;
    let Some(unit) = unit.filter(|unit| figure.relation != Relation::Words && !text.contains(unit)) else {
        return line(text);
    };
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    line(&format!("{number}{unit}{rest}"))
}

/// An actual value as entered, with the unit where it is a bare number: `61.25%`, `约 60`.
#[must_use]
pub fn reading(value: &str, unit: Option<&str>) -> String {
    let value = line(value);
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
        && value.chars().all(|c| c.is_ascii_digit() || ",.-+".contains(c));
    format!("{value}{}", unit.filter(|_| is_number).unwrap_or_default())
}

/// The year or years a figure is for: `2025`, `2021-2025`; empty if none is stated.
#[must_use]
pub fn years(figure: &Figure) -> String {
    match (figure.year(), figure.span()) {
        (Some(year), _) => year.to_string(),
        (None, Some([from, to])) => format!("{from}-{to}"),
        (None, None) => String::new(),
    }
}

/// Year and value: `2025 55%`.
#[must_use]
pub fn dated(value: &Figure, unit: Option<&str>) -> String {
    format!("{} {}", years(value), figure(value, unit)).trim_start().to_owned()
}

/// All that an indicator states between its baseline and its target or beyond, in one line.
#[must_use]
pub fn milestones(indicator: &Indicator, lang: Lang) -> String {
    let dated: Vec<_> = indicator.milestones.iter().map(|m| dated(m, indicator.unit.as_deref())).collect();
    dated.join(paper::SEMICOLON.say(lang))
}

/// A section's number and title, or a stand-in where the document lost them.
#[must_use]
pub fn heading(plan: &Plan, section: usize, lang: Lang) -> String {
    let Some(section) = plan.sections.get(section) else { return String::new() };
    heading_of(&section.heading(), section.kind, lang)
}

/// The same of a section of which these are number and title.
#[must_use]
pub fn heading_of(heading: &str, kind_of: Kind, lang: Lang) -> String {
    let heading = line(heading);
    if heading.trim().is_empty() { paper::UNTITLED.with(lang, &[&kind(kind_of, lang)]) } else { heading }
}

/// The headings from the top of the outline down to a section, joined by ` > `.
#[must_use]
pub fn path(plan: &Plan, section: usize, lang: Lang) -> String {
    let headings: Vec<_> = plan.path_to(section).into_iter().map(|at| heading(plan, at, lang)).collect();
    headings.join(" > ")
}

/// When a note was written, by whom, and what kind it is: `2026-11-22 li 进展`.
#[must_use]
pub fn note_head(note: &Note, lang: Lang) -> String {
    let parts = [day(&note.at), line(&note.by), note_kind(note.kind(), lang).to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The day of a time stamp.
#[must_use]
pub fn day(at: &str) -> String {
    line(at.split('T').next().unwrap_or_default())
}

/// The day of a time stamp, as `11-22`, with the year where it is not `this_year`.
#[must_use]
pub fn short_day(at: &str, this_year: &str) -> String {
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
    let mut parts = vec![indicator.name.to_string()];
    if let Some(baseline) = &indicator.baseline {
        parts.push(screen::SENTENCE_BASELINE.with(lang, &[&years(baseline), &figure(baseline, unit)]));
    }
    for value in indicator.target.iter().chain(&indicator.milestones) {
        parts.push(screen::SENTENCE_TARGET.with(lang, &[&years(value), &figure(value, unit)]));
    }
    if let Some(kind) = indicator.binding {
        parts.push(binding(kind, lang).to_owned());
    }
    let source = source(plan, indicator.section, lang);
    let comma = screen::COMMA.say(lang);
    format!("{}{}", parts.join(comma), screen::SENTENCE_SOURCE.with(lang, &[&source]))
}

/// Where something stands: the plan's title, document number and the section's path.
#[must_use]
pub fn source(plan: &Plan, section: usize, lang: Lang) -> String {
    let number = plan.doc_number.as_deref().map(|n| format!("（{n}）")).unwrap_or_default();
    format!("《{}》{number}{}", plan.title, path(plan, section, lang))
}

/// A label with its value: `状态：滞后`.
#[must_use]
pub fn labelled(label: Phrase, value: &str, lang: Lang) -> String {
    format!("{}{}{value}", label.say(lang), paper::COLON.say(lang))
}

/// Someone's words as one line.
#[must_use]
pub fn line(text: &str) -> String {
    sanitize_line(text).trim().to_owned()
}

/// Someone's words as the lines they wrote, without empty ones.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    sanitize(text).lines().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::tests::small;

    #[test]
    fn a_unit_is_said_once() {
        let plan = small();
        let target = plan.indicators[0].target.clone().unwrap();
        assert_eq!(dated(&target, Some("%")), "2030 >60%");
        assert_eq!(figure(&target, Some("60")), ">60");
        assert_eq!(figure(&target.without_numbers(), Some("%")), ">60");
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
    fn a_path_names_even_a_section_without_a_title() {
        let mut plan = small();
        plan.sections[4].title.clear();
        plan.sections[4].number = None;
        assert_eq!(path(&plan, 5, Lang::Zh), "二 重点任务 > （无标题专栏） > 改造工程");
    }

    #[test]
    fn every_status_and_kind_has_its_own_word() {
        for lang in [Lang::Zh, Lang::En] {
            let mut words: Vec<_> = Status::ALL.into_iter().map(|s| status(s, lang)).collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), Status::ALL.len());
        }
        for known in Status::ALL {
            assert_eq!(status(known, Lang::Zh), known.chinese());
            assert_eq!(Status::parse_key(status(known, Lang::En)), Some(known));
        }
    }

    #[test]
    fn someones_words_cannot_move_the_cursor() {
        assert_eq!(line(" 甲\u{1b}[2J\r\n乙 "), "甲 乙");
        assert_eq!(lines("甲\u{7}\n\n 乙 \n"), ["甲", " 乙"]);
    }

    #[test]
    fn a_day_says_its_year_only_when_it_is_another() {
        assert_eq!(short_day("2026-11-22T03:04:05Z", "2026"), "11-22");
        assert_eq!(short_day("2025-11-22T03:04:05Z", "2026"), "2025-11-22");
    }

    #[test]
    fn a_unit_stands_behind_the_number() {
        let target = small().indicators[0].target.clone().unwrap();
        let about = target.printed("6.5左右").with(Relation::About, Some(6.5), None);
        assert_eq!(figure(&about, Some("%")), "6.5%左右");
    }
}
