//! `gangmu show`: one section or indicator, with what people added to it.

mod page;

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::{Located, Session, titles_above};
use crate::plan::{Edition, Place, indicator_to_json, section_to_json};
use crate::record::Record;
use crate::words::{Lang, help as w};
use clap::{ArgMatches, Command};
use serde::Serialize;
use serde_json::Value;

pub(super) fn command(lang: Lang) -> Command {
    args::command("show", w::SHOW, "gangmu show ADDRESS [--full] [--json]", lang)
        .arg(args::address(lang))
        .arg(args::switch("full", w::FULL, lang))
        .arg(args::json(lang))
}

#[derive(Serialize)]
struct Shown<'a> {
    address: String,
    plan: &'a str,
    path: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<Value>,
    record: Option<&'a Record>,
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let located = session.locate(args::word(matches, "address"))?;
    let edition = if matches.get_flag("full") { Edition::Full } else { located.plan.edition };
    if edition != located.plan.edition && located.plan.full.is_none() {
        return Err(CliError::NoFullText { id: located.plan.id.clone() });
    }
    let mut asides = Vec::new();
    let records = session.records(&located.address.plan, &mut asides)?;
    let said = if matches.get_flag("json") {
        Said::json(&shown(&located, edition, records.record(&located.address.id))?)?
    } else {
        Said::text(&page::page(&located, edition, &records, session))
    };
    Ok(said.with_asides(asides))
}

fn shown<'a>(
    located: &'a Located,
    edition: Edition,
    record: Option<&'a Record>,
) -> Result<Shown<'a>, CliError> {
    let plan = &*located.plan;
    let (section, indicator) = match located.place {
        Place::Section(at) => (Some(section_to_json(plan, at, edition)?), None),
        Place::Indicator(at) => {
            (None, plan.indicators.get(at).map(|indicator| indicator_to_json(plan, indicator)).transpose()?)
        }
    };
    let address = located.address.to_string();
    Ok(Shown { address, plan: &plan.id, path: titles_above(plan, located.place), section, indicator, record })
}
