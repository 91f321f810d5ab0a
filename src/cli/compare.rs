//! `gangmu compare`: the same quantity in all plans, side by side.

use super::args;
use super::error::CliError;
use super::indicators::with_address;
use super::said::Said;
use super::session::Session;
use super::table::{Align, Table};
use crate::compare::{Comparison, Row, Subject, compare};
use crate::export::Annotated;
use crate::plan::{Address, Figure, Indicator, Place, Plan};
use crate::record::RecordFile;
use crate::say;
use crate::words::{Lang, cli as t, help as w, terms};
use clap::{ArgMatches, Command};
use serde_json::json;
use std::sync::Arc;

pub(super) fn command(lang: Lang) -> Command {
    args::command("compare", w::COMPARE, "gangmu compare ADDRESS|WORDS [--json]", lang)
        .arg(args::positional("what", "ADDRESS|WORDS", w::COMPARE_WHAT, lang).required(true).num_args(1..))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let typed = args::words(matches, "what").join(" ");
    let what = typed.trim();
    if what.is_empty() {
        return Err(CliError::EmptyQuery);
    }
    let library = session.library()?;
    let plans: Vec<(usize, &Arc<Plan>)> = library.plans().collect();
    let comparison = match what.parse::<Address>() {
        Ok(address) if library.position(&address.plan).is_some() => {
            let located = session.locate(what)?;
            let at = library.position(&located.plan.id).unwrap_or_default();
            match located.place {
                Place::Indicator(indicator) => compare(&plans, Subject::Indicator(at, indicator)),
                Place::Section(_) => return Err(CliError::NotAnIndicator(located.address)),
            }
        }
        _ => compare(&plans, Subject::Words(what)),
    };
    let found = || comparison.rows.iter().filter_map(|row| Some((row, of(&plans, row)?)));
    if matches.get_flag("json") {
        let nothing = RecordFile::new("");
        let indicators = found()
            .map(|(_, (plan, indicator))| with_address(Annotated { plan, records: &nothing }, indicator))
            .collect::<Result<Vec<_>, _>>()?;
        let json = json!({
            "topic": comparison.topic, "guessed": comparison.guessed, "indicators": indicators,
        });
        return Ok(Said::json(&json)?.failed_if(indicators.is_empty()));
    }
    if comparison.rows.is_empty() {
        let nothing = t::NO_HITS.with(session.lang, &[&what]);
        return Ok(Said::text("").with_asides(vec![nothing]).failed_if(true));
    }
    Ok(Said::text(&table(&comparison, found(), session)))
}

fn of<'a>(plans: &[(usize, &'a Arc<Plan>)], row: &Row) -> Option<(&'a Plan, &'a Indicator)> {
    let (_, plan) = plans.iter().find(|(at, _)| *at == row.plan)?;
    Some((plan, plan.indicators.get(row.indicator)?))
}

fn table<'a>(
    comparison: &Comparison,
    found: impl Iterator<Item = (&'a Row, (&'a Plan, &'a Indicator))>,
    session: &Session,
) -> String {
    let lang = session.lang;
    let mut table = Table::new([
        (t::ADDRESS.say(lang), Align::Left),
        (t::REGION.say(lang), Align::Left),
        (t::NAME.say(lang), Align::Giving),
        (t::BASELINE.say(lang), Align::Left),
        (t::TARGET.say(lang), Align::Left),
        (terms::DIFFERENCE.say(lang), Align::Point),
        ("", Align::Left),
    ]);
    for (row, (plan, indicator)) in found {
        let unit = indicator.unit.as_deref();
        let dated = |figure: Option<&Figure>| figure.map(|f| say::dated(f, unit)).unwrap_or_default();
        let caveats: Vec<_> = row.caveats.iter().map(|&c| say::caveat(c, lang)).collect();
        table.push([
            Address::new(&plan.id, &indicator.id).to_string(),
            plan.region.clone(),
            indicator.name.to_string(),
            dated(indicator.baseline.as_ref()),
            dated(indicator.target.as_ref().or_else(|| indicator.milestones.last())),
            row.difference.map(|d| if d > 0.0 { format!("+{d}") } else { d.to_string() }).unwrap_or_default(),
            caveats.join(" "),
        ]);
    }
    let mut head = comparison.topic.clone();
    if comparison.guessed {
        head.push_str(&format!("  ({})", terms::GUESSED.say(lang)));
    }
    if let Some(remark) = &comparison.remark {
        head.push_str(&format!("  {remark}"));
    }
    format!("{}\n{}", say::line(&head), table.render(session.columns(), session.widths()))
}
