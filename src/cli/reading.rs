//! `gangmu reading`: enters the actual value of an indicator in a year.

use super::error::CliError;
use super::said::Said;
use super::session::{Located, Session};
use super::{args, write};
use crate::plan::{Period, Place};
use crate::record::{Change, ChangeKind, Saved};
use crate::say;
use crate::text::fold;
use crate::words::{Lang, cli as t, help as w};
use clap::{ArgMatches, Command};

/// How many years before a plan's first one a value may be for: baselines and long series reach back.
const YEARS_BEFORE: i32 = 30;

/// How many years after this one: some statistics are stated for the year to come.
const YEARS_AHEAD: i32 = 1;

pub(super) fn command(lang: Lang) -> Command {
    let value = args::positional("value", "VALUE", w::VALUE, lang);
    args::command("reading", w::READING, "gangmu reading ADDRESS YEAR VALUE [--source TEXT] [--json]", lang)
        .arg(args::address(lang).help(w::INDICATOR.say(lang)))
        .arg(args::positional("year", "YEAR", w::YEAR, lang).required(true).allow_negative_numbers(true))
        .arg(value.required(true).allow_negative_numbers(true))
        .arg(args::option("source", "TEXT", w::SOURCE, lang))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let located = session.locate(args::word(matches, "address"))?;
    if !matches!(located.place, Place::Indicator(_)) {
        return Err(CliError::NotAnIndicator(located.address));
    }
    let this_year = i32::from(jiff::Zoned::now().year());
    let year = year(args::word(matches, "year"), located.plan.period, this_year)?;
    let value = args::word(matches, "value").trim().to_owned();
    if say::line(&value).is_empty() {
        return Err(CliError::EmptyValue);
    }
    let source = args::given(matches, "source").map(str::to_owned);
    let kind = ChangeKind::Reading { year, value: Some(value), source };
    let saved = write::change(&located, vec![kind], session)?;
    let line = what_changed(&located, year, &saved, session.lang);
    write::say(&located, &saved, matches.get_flag("json"), &[line])
}

/// Reads a year of four digits that a value of this plan can be for.
fn year(typed: &str, period: Period, this_year: i32) -> Result<i32, CliError> {
    let (from, to) = (period.from - YEARS_BEFORE, this_year + YEARS_AHEAD);
    let digits = fold(typed.trim());
    let year = digits.parse::<i32>().ok().filter(|_| digits.len() == 4);
    let year = year.filter(|year| (from..=to).contains(year));
    year.ok_or_else(|| CliError::BadYear { typed: typed.to_owned(), from, to })
}

fn what_changed(located: &Located, year: i32, saved: &Saved, lang: Lang) -> String {
    let nothing = || t::NOTHING.say(lang).to_owned();
    let record = saved.file.record(&located.address.id);
    let to = record.and_then(|record| record.reading(year)).map_or_else(nothing, |r| say::line(r.value));
    let from = match saved.inverses.first() {
        Some(Change { kind: ChangeKind::Reading { value: Some(value), .. }, .. }) => say::line(value),
        _ => nothing(),
    };
    let title = say::line(located.plan.title_of(located.place));
    if from == to {
        t::READING_SAME.with(lang, &[&located.address, &title, &year, &to])
    } else {
        t::READING_ENTERED.with(lang, &[&located.address, &title, &year, &from, &to])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_four_digits_and_is_near_the_plan() {
        let period = Period { from: 2026, to: 2030 };
        for (typed, expected) in [("1996", 1996), ("2027", 2027), ("２０２５", 2025), (" 2026 ", 2026)] {
            assert_eq!(year(typed, period, 2026).unwrap(), expected);
        }
        for typed in ["1995", "2028", "26", "二〇二六", "02026", "-2026", "+202", ""] {
            assert!(matches!(year(typed, period, 2026), Err(CliError::BadYear { .. })), "{typed}");
        }
    }
}
