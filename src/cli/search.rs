//! `gangmu search`: places whose titles, indicators, text or notes answer a query, best first.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::{Session, titles_above};
use crate::plan::{Address, Kind, Place, Plan};
use crate::say;
use crate::search::{Field, Fields, Found, Hit, Index, Query, Scope};
use crate::words::{Lang, cli as t, help as w};
use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;
use std::sync::Mutex;

/// How many hits are printed if that is not said.
const LIMIT: usize = 20;

/// The fields by the words that name them on the command line.
const FIELDS: [(&str, &[Field]); 4] = [
    ("titles", &[Field::Plan, Field::Title]),
    ("indicators", &[Field::Indicator]),
    ("text", &[Field::Text]),
    ("notes", &[Field::Note]),
];

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu search QUERY [--limit N] [--in titles,indicators,text,notes]\n       \
                 [--plan PLAN] [--json]";
    let limit = args::option("limit", "N", w::LIMIT, lang).value_parser(value_parser!(u32).range(1..));
    let fields = args::option("in", "FIELDS", w::IN_FIELDS, lang);
    args::command("search", w::SEARCH, usage, lang)
        .arg(args::positional("query", "QUERY", w::QUERY, lang).required(true).num_args(1..))
        .arg(limit)
        .arg(fields.value_delimiter(',').value_parser(FIELDS.map(|(name, _)| name)))
        .arg(args::option("plan", "PLAN", w::IN_PLAN, lang))
        .arg(args::json(lang))
}

#[derive(Serialize)]
struct Listed<'a> {
    address: String,
    plan: &'a str,
    kind: FoundIn,
    title: &'a str,
    path: Vec<&'a str>,
    snippet: &'a str,
    ranges: &'a [[usize; 2]],
}

/// What was found: a plan, a section of some kind, an indicator, or a note on one of them.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum FoundIn {
    Plan,
    Indicator,
    Note,
    #[serde(untagged)]
    Section(Kind),
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let typed = args::words(matches, "query").join(" ");
    let query = Query::parse(&typed);
    if query.is_empty() {
        return Err(CliError::EmptyQuery);
    }
    let library = session.library()?;
    let only = args::given(matches, "plan").map(|id| session.plan(id)).transpose()?;
    let at = only.and_then(|only| library.position(&only.id));
    let plans: Vec<usize> = (0..library.len()).filter(|&plan| at.is_none_or(|at| at == plan)).collect();
    let (store, unread) = (session.store()?, Mutex::new(Vec::new()));
    let records = |_: usize, id: &str| {
        let loaded = store.load(id);
        if let (Some(problem), Ok(mut unread)) = (loaded.problem, unread.lock()) {
            unread.push((id.to_owned(), problem));
        }
        loaded.file
    };
    let (index, broken) = Index::gather(library, &plans, &records);
    let mut asides = session.skipped(&broken);
    let mut unread = unread.into_inner().unwrap_or_default();
    unread.sort_by(|(a, _), (b, _)| a.cmp(b));
    asides.extend(unread.iter().map(|(_, problem)| session.records_skipped(problem)));
    let limit = matches.get_one::<u32>("limit").map_or(LIMIT, |&limit| limit as usize);
    let found = index.search(&query, &Scope { fields: fields(matches), plan: None }, limit);
    let of = |hit: &Hit| library.get(hit.plan).map(|plan| &**plan);
    let said = if matches.get_flag("json") {
        Said::json(&found.hits.iter().filter_map(|hit| Some(listed(hit, of(hit)?))).collect::<Vec<_>>())?
    } else {
        let lines: Vec<_> =
            found.hits.iter().filter_map(|hit| Some(line(hit, of(hit)?, session.lang))).collect();
        asides.extend(what_is_missing(&found, &typed, session.lang));
        Said::text(&lines.concat())
    };
    Ok(said.with_asides(asides).failed_if(found.hits.is_empty()))
}

fn fields(matches: &ArgMatches) -> Fields {
    let names = args::words(matches, "in");
    if names.is_empty() {
        return Fields::ALL;
    }
    let named = FIELDS.into_iter().filter(|(name, _)| names.contains(name));
    named.flat_map(|(_, fields)| fields.iter().copied()).collect()
}

fn listed<'a>(hit: &'a Hit, plan: &'a Plan) -> Listed<'a> {
    let kind = match (hit.field, hit.place) {
        (Field::Plan, _) => FoundIn::Plan,
        (Field::Note, _) => FoundIn::Note,
        (_, Place::Indicator(_)) => FoundIn::Indicator,
        (_, Place::Section(at)) => FoundIn::Section(plan.sections.get(at).map_or(Kind::Section, |s| s.kind)),
    };
    Listed {
        address: address(hit, plan),
        plan: &plan.id,
        kind,
        title: if hit.field == Field::Plan { &plan.title } else { plan.title_of(hit.place) },
        path: titles_above(plan, hit.place),
        snippet: &hit.snippet,
        ranges: &hit.ranges,
    }
}

/// `address  path > title: snippet`, without a snippet that says the title again.
fn line(hit: &Hit, plan: &Plan, lang: Lang) -> String {
    if hit.field == Field::Plan {
        return format!("{}  {}\n", address(hit, plan), say::line(&plan.title));
    }
    let path = say::path(plan, plan.section_of(hit.place), lang);
    let place = match hit.place {
        Place::Section(_) => path,
        Place::Indicator(_) => format!("{path} > {}", say::line(plan.title_of(hit.place))),
    };
    let snippet = match hit.field {
        Field::Title => String::new(),
        Field::Indicator if plan.title_of(hit.place) == hit.snippet => String::new(),
        _ => format!(": {}", say::line(&hit.snippet)),
    };
    format!("{}  {place}{snippet}\n", address(hit, plan))
}

fn address(hit: &Hit, plan: &Plan) -> String {
    Address::new(&plan.id, plan.id_of(hit.place)).to_string()
}

fn what_is_missing(found: &Found, typed: &str, lang: Lang) -> Option<String> {
    match found.total.saturating_sub(found.hits.len()) {
        _ if found.hits.is_empty() => Some(t::NO_HITS.with(lang, &[&typed])),
        0 => None,
        more => Some(t::MORE_HITS.with(lang, &[&more, &found.total])),
    }
}
