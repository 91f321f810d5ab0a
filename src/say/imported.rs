//! What an import did, what it could not do, and why it failed.

use crate::import::block::Loss;
use crate::import::readers::ReadError;
use crate::import::table::Warning as TableWarning;
use crate::import::{
    Draft, Entered, Failure, IdentityError, ImportError, InputError, Kept, Repair, RepairKind, ShelfError,
    Step, Warning,
};
use crate::plan::{Indicator, Kind, Origin, Plan};
use crate::words::{Lang, Phrase, full_text as full, import as t};
use std::collections::HashMap;

/// Most names that one warning lists.
const LISTED: usize = 8;

/// What the plan is about and what it is made of, in two lines.
#[must_use]
pub fn facts(draft: &Draft, lang: Lang) -> [String; 2] {
    let plan = &draft.plan;
    let comma = t::COMMA.say(lang);
    // Where no year is named at all there is none to show.
    let years = (plan.period.from > 1).then(|| format!("{}-{}", plan.period.from, plan.period.to));
    let encoding = draft.report.encoding.map(|encoding| t::ENCODING.with(lang, &[&encoding]));
    let about = [Some(plan.region.clone()), years, plan.doc_number.clone(), encoding];
    let about: Vec<String> = about.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    let count = |wanted: &dyn Fn(&Indicator) -> bool| plan.indicators.iter().filter(|i| wanted(i)).count();
    let rows = count(&|indicator| indicator.origin == Origin::Table);
    let mut made = t::MADE.with(lang, &[&plan.sections.len(), &kinds(plan, lang)]);
    if !plan.indicators.is_empty() {
        let text = plan.indicators.len() - rows;
        made.push_str(&t::MADE_INDICATORS.with(lang, &[&plan.indicators.len(), &rows, &text]));
    }
    if !draft.actuals.is_empty() {
        made.push_str(&t::MADE_READINGS.with(lang, &[&draft.actuals.len()]));
    }
    [about.join(comma), made]
}

/// How many sections there are of each kind.
fn kinds(plan: &Plan, lang: Lang) -> String {
    const KINDS: [Kind; 10] = [
        Kind::Chapter,
        Kind::Section,
        Kind::Measure,
        Kind::Project,
        Kind::Box,
        Kind::Goal,
        Kind::Principle,
        Kind::Achievement,
        Kind::Situation,
        Kind::Preface,
    ];
    let counted = KINDS.into_iter().filter_map(|kind| {
        let count = plan.sections.iter().filter(|section| section.kind == kind).count();
        (count > 0).then(|| t::OF_KIND.with(lang, &[&super::kind(kind, lang), &count]))
    });
    counted.collect::<Vec<_>>().join(t::COMMA.say(lang))
}

/// A kind of repair, how often it was made, and one example.
#[must_use]
pub fn repair(repair: &Repair, lang: Lang) -> String {
    let phrase = match repair.kind {
        RepairKind::LostByte => t::LOST_BYTE,
        RepairKind::Pinyin => t::PINYIN,
        RepairKind::Blanks => t::BLANKS,
        RepairKind::Markup => t::MARKUP,
        RepairKind::Furniture => t::FURNITURE,
        RepairKind::JumpLine => t::JUMP_LINE,
        RepairKind::Spam => t::SPAM,
        RepairKind::Contents => t::CONTENTS,
        RepairKind::Wrap => t::WRAP,
        RepairKind::Traditional => t::TRADITIONAL,
        RepairKind::Simplified => t::SIMPLIFIED,
    };
    t::REPAIR.with(lang, &[&phrase.say(lang), &repair.count, &repair.example])
}

/// Something a person should look at.
#[must_use]
pub fn warning(warning: &Warning, lang: Lang) -> String {
    match warning {
        Warning::Lost(Loss::Glyphs(count)) => t::GLYPHS.with(lang, &[count]),
        Warning::Lost(Loss::Bytes(count)) => t::BYTES.with(lang, &[count]),
        Warning::Lost(Loss::Formula(cell)) => t::FORMULA.with(lang, &[cell]),
        Warning::Lost(Loss::HiddenSheet(name)) => t::HIDDEN_SHEET.with(lang, &[name]),
        Warning::Lost(Loss::HiddenRows(name, count)) => t::HIDDEN_ROWS.with(lang, &[name, count]),
        Warning::Lost(Loss::Furniture(count, example)) => t::FURNITURE_LEFT_OUT.with(lang, &[count, example]),
        Warning::Lost(Loss::Pictures(count)) => t::PICTURES.with(lang, &[count]),
        Warning::Unrestored(places) => t::UNRESTORED.with(lang, &[&places.len(), &listed(places)]),
        Warning::NotInText(entries) => t::NOT_IN_TEXT.with(lang, &[&entries.len(), &listed(entries)]),
        Warning::Slips(numbers) => t::SLIPS.with(lang, &[&numbers.len(), &listed(numbers)]),
        Warning::NoTitle => t::NO_TITLE.say(lang).to_owned(),
        Warning::NoPeriod => t::NO_PERIOD.say(lang).to_owned(),
        Warning::NoHeadings => t::NO_HEADINGS.say(lang).to_owned(),
        Warning::Table(TableWarning::Row(row)) => t::TABLE_ROW.with(lang, &[row]),
        Warning::Table(TableWarning::NoFigure(name)) => t::TABLE_NO_FIGURE.with(lang, &[name]),
        Warning::Table(TableWarning::Flattened(begin)) => t::TABLE_FLATTENED.with(lang, &[begin]),
        Warning::TableKept(cells) => t::TABLE_KEPT.with(lang, &[cells]),
        Warning::SamePlan(id) => t::SAME_PLAN.with(lang, &[id]),
        Warning::Original(id) => t::ORIGINAL.with(lang, &[id]),
        Warning::Attached { id, found, headings } => full::ATTACHED.with(lang, &[id, found, headings]),
        Warning::Gone(ids) => t::GONE.with(lang, &[&ids.len(), &listed(ids)]),
    }
}

/// How many actual values were entered, and which were not, a line each.
#[must_use]
pub fn entered(entered: &Entered, lang: Lang) -> Vec<String> {
    let count = (entered.count > 0).then(|| t::ENTERED.with(lang, &[&entered.count]));
    let kept = entered.kept.iter().map(|Kept { id, year, there, printed }| match there {
        Some(there) => t::READING_KEPT.with(lang, &[id, year, there, printed]),
        None => t::READING_GONE.with(lang, &[id, year, printed]),
    });
    count.into_iter().chain(kept).collect()
}

/// Why a document did not become a plan, and what to do.
#[must_use]
pub fn failure(failure: &Failure, lang: Lang) -> String {
    match failure {
        Failure::Input(InputError::Io(error)) => super::io(error, lang),
        Failure::Input(InputError::TooLarge(most)) => t::TOO_LARGE.with(lang, &[most]),
        Failure::Import(ImportError::UnknownEncoding(name)) => t::NO_ENCODING.with(lang, &[name]),
        Failure::Import(ImportError::NotADocument) => t::NO_DOCUMENT.say(lang).to_owned(),
        Failure::Import(ImportError::Empty) => t::EMPTY.say(lang).to_owned(),
        Failure::Import(ImportError::Unreadable(error)) => unreadable(*error, lang),
        Failure::Import(ImportError::Stopped) => t::STOPPED.say(lang).to_owned(),
        Failure::Shelf(ShelfError::Identity(IdentityError::Taken { id, title })) => {
            t::TAKEN.with(lang, &[id, title])
        }
        Failure::Shelf(ShelfError::Identity(IdentityError::Attached { id, title })) => {
            full::OTHER_COPY.with(lang, &[id, title])
        }
        Failure::Shelf(ShelfError::Identity(IdentityError::Unreadable(id))) => {
            t::UNREADABLE.with(lang, &[id])
        }
        Failure::Shelf(ShelfError::Identity(IdentityError::BadId(id))) => t::BAD_ID.with(lang, &[id]),
        Failure::Shelf(ShelfError::Store(error)) => super::trouble(error, lang),
    }
}

fn unreadable(error: ReadError, lang: Lang) -> String {
    let phrase = match error {
        ReadError::Damaged(part) => return t::DAMAGED.with(lang, &[&part]),
        ReadError::Missing(part) => return t::MISSING.with(lang, &[&part]),
        ReadError::TooLarge => t::UNPACKS_TOO_LARGE,
        ReadError::Locked => t::LOCKED,
        ReadError::NoText => t::NO_TEXT,
        ReadError::NoMeaning => t::NO_MEANING,
    };
    phrase.say(lang).to_owned()
}

/// What an import is doing.
#[must_use]
pub fn step(step: Step, lang: Lang) -> String {
    let phrase: Phrase = match step {
        Step::Read => t::STEP_READ,
        Step::Mend => t::STEP_MEND,
        Step::Outline => t::STEP_OUTLINE,
        Step::Figures => t::STEP_FIGURES,
        Step::Settle => t::STEP_SETTLE,
    };
    t::STEP.with(lang, &[&phrase.say(lang), &step.number(), &Step::COUNT])
}

/// The first few, and a sign that there are more.
fn listed(words: &[String]) -> String {
    let mut list = words.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(" · ");
    if words.len() > LISTED {
        list.push_str(" …");
    }
    list
}

/// The indicators, each with all its figures and the words around them in the text it stands in.
pub fn indicators(plan: &Plan, lang: Lang) -> impl Iterator<Item = [String; 2]> {
    // They come in the order of the text, so each is sought from where the one before it stands.
    let mut last: HashMap<(usize, Origin), usize> = HashMap::new();
    plan.indicators.iter().map(move |one| {
        let from = last.entry((one.section, one.origin)).or_default();
        let (at, words) = passage(plan, one, *from).unzip();
        *from = at.flatten().unwrap_or(*from);
        indicator(plan, one, words, lang)
    })
}

fn indicator(plan: &Plan, indicator: &Indicator, passage: Option<String>, lang: Lang) -> [String; 2] {
    let unit = indicator.unit.as_deref();
    let figures = indicator.baseline.iter().chain(&indicator.milestones).chain(&indicator.target);
    let figures: Vec<String> = figures.map(|figure| super::dated(figure, unit)).collect();
    let binding = indicator.binding.map(|binding| super::binding(binding, lang));
    let parts = [Some(indicator.name.to_string()), Some(figures.join(" -> ")), binding.map(str::to_owned)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let place = super::heading(plan, indicator.section, lang);
    let place = match passage {
        Some(words) => t::FROM_PASSAGE.with(lang, &[&place, &words]),
        None => place,
    };
    [parts.join("  "), place]
}

/// Characters of a passage before and behind the figure.
const AROUND: (usize, usize) = (24, 12);

/// How many paragraphs are looked through for one that has the name too.
const NEAR: usize = 200;

/// The words around the figure of an indicator, and which paragraph of its section they are of if it has the name too:
/// the next such one, from this paragraph on, comes before any that has the figure alone.
fn passage(plan: &Plan, indicator: &Indicator, from: usize) -> Option<(Option<usize>, String)> {
    let figure = indicator.target.as_ref().or_else(|| indicator.milestones.first())?;
    let text = &plan.sections.get(indicator.section)?.text;
    let digits: String = figure
        .text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let find = |wanted: &str| {
        let has = |(nth, paragraph): (usize, &str)| {
            let at = paragraph.find(wanted)?;
            Some((nth, paragraph.to_owned(), at))
        };
        let names_it = |(_, paragraph): &(usize, &str)| paragraph.contains(indicator.name.as_str());
        // By position: there may be a hundred thousand, and each is sought near the one before.
        let near = (from..text.len()).take(NEAR).filter_map(|nth| Some((nth, text.get(nth)?)));
        let mut named = near.filter(names_it);
        if wanted.is_empty() {
            return None;
        }
        named.find_map(has).or_else(|| text.iter().enumerate().find_map(has))
    };
    let (nth, paragraph, at) = find(&figure.text).or_else(|| find(&digits))?;
    let (before, after) = paragraph.split_at_checked(at)?;
    let start = before.char_indices().rev().take(AROUND.0).last().map_or(0, |(at, _)| at);
    let end =
        after.char_indices().nth(figure.text.chars().count() + AROUND.1).map_or(after.len(), |(at, _)| at);
    let cut = |is_cut| if is_cut { "…" } else { "" };
    let (head, tail) = (cut(start > 0), cut(end < after.len()));
    let nth = Some(nth).filter(|_| paragraph.contains(indicator.name.as_str()));
    Some((nth, format!("{head}{}{}{tail}", before.get(start..)?, after.get(..end)?)))
}
