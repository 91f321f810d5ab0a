//! `gangmu records`: what was added to plans, where; above all what hangs on nothing, and moving it.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use super::table::{Align, Table};
use crate::plan::Address;
use crate::record::{Record, Stamp, user_name};
use crate::say;
use crate::words::{Lang, cli as t, help as h, mend as w};
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu records [--unattached] [--json]\n       gangmu records --attach FROM TO [--json]";
    args::command("records", w::RECORDS_COMMAND, usage, lang)
        .arg(args::switch("unattached", w::UNATTACHED_OPTION, lang))
        .arg(
            Arg::new("attach")
                .long("attach")
                .value_names(["FROM", "TO"])
                .num_args(2)
                .conflicts_with("unattached")
                .help(w::ATTACH_OPTION.say(lang)),
        )
        .arg(args::json(lang).help(h::JSON.say(lang)))
}

#[derive(Serialize)]
struct Listed {
    address: String,
    plan: String,
    id: String,
    /// What the place is called; none if it is gone.
    title: Option<String>,
    record: Record,
    #[serde(skip)]
    is_plan_gone: bool,
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let is_json = matches.get_flag("json");
    if let [from, to] = args::words(matches, "attach")[..] {
        return attach(from, to, is_json, session);
    }
    let mut asides = Vec::new();
    let mut listed = Vec::new();
    for plan in session.store()?.plans() {
        listed.extend(of_plan(&plan, session, &mut asides)?);
    }
    if matches.get_flag("unattached") {
        listed.retain(|record| record.title.is_none());
    }
    let said = if is_json { Said::json(&listed)? } else { Said::text(&table(&listed, session)) };
    Ok(said.with_asides(asides))
}

fn of_plan(id: &str, session: &Session, asides: &mut Vec<String>) -> Result<Vec<Listed>, CliError> {
    let records = session.records(id, asides)?;
    let plan = session.library()?.by_id(id);
    let list = |(at, record): (&str, &Record)| Listed {
        address: Address::new(id, at).to_string(),
        plan: id.to_owned(),
        id: at.to_owned(),
        title: plan.and_then(|plan| Some(plan.title_of(plan.find(at)?).to_owned())),
        record: record.clone(),
        is_plan_gone: plan.is_none(),
    };
    Ok(records.records().filter(|(_, record)| !record.is_empty()).map(list).collect())
}

fn table(listed: &[Listed], session: &Session) -> String {
    let lang = session.lang;
    let mut table = Table::new([
        (t::ADDRESS.say(lang), Align::Left),
        (w::PLACE.say(lang), Align::Giving),
        (w::HOLDS.say(lang), Align::Left),
    ]);
    for record in listed {
        let gone = if record.is_plan_gone { w::PLAN_GONE } else { w::PLACE_GONE };
        let title = record.title.as_ref().map_or_else(|| gone.say(lang).to_owned(), |title| say::line(title));
        table.push([record.address.clone(), title, say::holds(&record.record, lang)]);
    }
    table.render(session.columns(), session.widths())
}

fn attach(from: &str, to: &str, is_json: bool, session: &Session) -> Result<Said, CliError> {
    let from = address(from, session)?;
    let to = session.locate(to)?;
    let store = session.store()?;
    let is_there =
        store.load(&from.plan).into_file()?.record(&from.id).is_some_and(|record| !record.is_empty());
    if !is_there {
        return Err(CliError::NothingThere(from));
    }
    let records = store.attach(&from, &to.address, &Stamp::now(&user_name()))?;
    if is_json {
        return Said::json(&records.record(&to.address.id));
    }
    let title = say::line(to.plan.title_of(to.place));
    Ok(Said::text(&format!("{}\n", w::ATTACHED.with(session.lang, &[&from, &to.address, &title]))))
}

/// An address that need not lead anywhere any more.
fn address(typed: &str, session: &Session) -> Result<Address, CliError> {
    typed.parse().or_else(|_| session.locate(typed).map(|located| located.address))
}
