//! `gangmu plans`: the library as a table.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use super::table::{Align, Table};
use crate::plan::{Binding, Edition, Origin, Period, Plan};
use crate::record::{Record, RecordFile, Status};
use crate::say;
use crate::words::{Lang, cli as t, errors, help as w};
use clap::{ArgMatches, Command};
use serde::Serialize;
use std::sync::Arc;

pub(super) fn command(lang: Lang) -> Command {
    args::command("plans", w::PLANS, "gangmu plans [--json]", lang).arg(args::json(lang))
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    short_title: &'a str,
    region: &'a str,
    issuer: Option<&'a str>,
    period: Period,
    edition: Edition,
    /// Whether the whole text can be read, be it the plan's only one or attached to its digest.
    full_text: bool,
    sections: usize,
    indicators: Counts,
    statuses: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct Counts {
    total: usize,
    binding: usize,
    expected: usize,
    text: usize,
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    if !matches.get_flag("json") {
        return list(session);
    }
    let (plans, asides) = with_records(session)?;
    let listed: Vec<_> = plans.iter().map(|(plan, records)| listed(plan, records)).collect();
    Ok(Said::json(&listed)?.with_asides(asides))
}

/// The table, which is also what the program prints where it cannot open its screen.
pub(super) fn list(session: &Session) -> Result<Said, CliError> {
    let (plans, asides) = with_records(session)?;
    let heading = |phrase: crate::words::Phrase| phrase.say(session.lang);
    let mut table = Table::new([
        (heading(t::ID), Align::Left),
        (heading(t::TITLE), Align::Giving),
        (heading(t::REGION), Align::Left),
        (heading(t::PERIOD), Align::Left),
        (heading(t::SECTIONS), Align::Right),
        (heading(t::INDICATORS), Align::Right),
        (heading(t::BINDING), Align::Right),
        (heading(t::EXPECTED), Align::Right),
        (heading(t::FROM_TEXT), Align::Right),
        (heading(t::STATUSES), Align::Left),
    ]);
    for (plan, records) in &plans {
        let counts = counts(plan);
        table.push([
            plan.id.clone(),
            plan.title.clone(),
            plan.region.clone(),
            format!("{}-{}", plan.period.from, plan.period.to),
            plan.sections.len().to_string(),
            counts.total.to_string(),
            counts.binding.to_string(),
            counts.expected.to_string(),
            counts.text.to_string(),
            statuses_in_words(records, session.lang),
        ]);
    }
    Ok(Said::text(&table.render(session.columns(), session.widths())).with_asides(asides))
}

type WithRecords<'s> = (Vec<(&'s Arc<Plan>, RecordFile)>, Vec<String>);

fn with_records(session: &Session) -> Result<WithRecords<'_>, CliError> {
    let (plans, mut asides) = session.plans(&[])?;
    let with = plans.into_iter().map(|plan| Ok((plan, session.records(&plan.id, &mut asides)?)));
    let plans = with.collect::<Result<_, CliError>>()?;
    Ok((plans, asides))
}

fn listed<'a>(plan: &'a Plan, records: &RecordFile) -> Listed<'a> {
    Listed {
        id: &plan.id,
        title: &plan.title,
        short_title: &plan.short_title,
        region: &plan.region,
        issuer: plan.issuer.as_deref(),
        period: plan.period,
        edition: plan.edition,
        full_text: plan.edition == Edition::Full || plan.full.is_some(),
        sections: plan.sections.len(),
        indicators: counts(plan),
        statuses: statuses(records).map(|(status, n)| (status.key().to_owned(), n.into())).collect(),
    }
}

fn counts(plan: &Plan) -> Counts {
    let count = |binding| plan.indicators.iter().filter(|i| i.binding == Some(binding)).count();
    Counts {
        total: plan.indicators.len(),
        binding: count(Binding::Binding),
        expected: count(Binding::Expected),
        text: plan.indicators.iter().filter(|i| i.origin == Origin::Text).count(),
    }
}

/// How often each status occurs that does occur.
fn statuses(records: &RecordFile) -> impl Iterator<Item = (Status, usize)> + '_ {
    let count = |status| records.records().filter(|(_, r)| Record::status(r) == Some(status)).count();
    Status::ALL.into_iter().map(move |status| (status, count(status))).filter(|(_, n)| *n > 0)
}

fn statuses_in_words(records: &RecordFile, lang: Lang) -> String {
    let words: Vec<_> = statuses(records).map(|(s, n)| format!("{} {n}", say::status(s, lang))).collect();
    words.join(errors::LIST_COMMA.say(lang))
}
