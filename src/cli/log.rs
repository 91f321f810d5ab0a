//! `gangmu log`: everything that happened to records, the latest last.

use super::error::CliError;
use super::said::Said;
use super::session::Session;
use super::{args, since};
use crate::plan::Address;
use crate::record::Event;
use crate::say;
use crate::text::wrap;
use crate::words::{Lang, sync as w};
use clap::{ArgMatches, Command};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

/// How wide the log is where standard output is no terminal.
const COLUMNS: usize = 80;

/// How far what happened is indented below who did it.
const INDENT: usize = 4;

/// One event as JSON.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Entry {
    address: String,
    field: String,
    from: Option<String>,
    to: Option<String>,
    by: String,
    at: String,
}

impl Entry {
    /// An event of the record at an address.
    pub(super) fn new(address: &Address, event: &Event) -> Self {
        let Event { at, by, field, from, to, .. } = event.clone();
        Self { address: address.to_string(), field, from, to, by, at }
    }
}

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu log [ADDRESS | PLAN] [--since DATE] [--by WHO] [--json]";
    args::command("log", w::HELP_LOG, usage, lang)
        .arg(args::positional("at", "ADDRESS | PLAN", w::HELP_LOG_AT, lang))
        .arg(args::option("since", "DATE", w::HELP_SINCE, lang))
        .arg(args::option("by", "WHO", w::HELP_BY, lang))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let zone = TimeZone::system();
    let today = Timestamp::now().to_zoned(zone.clone()).date();
    let since = args::given(matches, "since").map(|typed| since::since(typed, today, &zone)).transpose()?;
    let by = args::given(matches, "by").map(|by| by.trim().to_lowercase());
    let mut asides = Vec::new();
    let mut events = events(args::given(matches, "at"), session, &mut asides)?;
    events.retain(|(_, event)| {
        since.as_ref().is_none_or(|since| event.at >= *since)
            && by.as_ref().is_none_or(|by| event.by.to_lowercase() == *by)
    });
    if matches.get_flag("json") {
        let entries: Vec<_> = events.iter().map(|(address, event)| Entry::new(address, event)).collect();
        return Ok(Said::json(&entries)?.with_asides(asides));
    }
    if events.is_empty() {
        asides.push(w::LOG_EMPTY.say(session.lang).to_owned());
    }
    let here = |event: &Event| offset(&event.at, &zone);
    Ok(Said::text(&text(&events, here, session)?).with_asides(asides))
}

/// How many seconds a zone is ahead of UTC at a time.
pub(super) fn offset(at: &str, zone: &TimeZone) -> i32 {
    at.parse::<Timestamp>().map_or(0, |time| zone.to_offset(time).seconds())
}

/// The events of one record, of one plan, or of all.
fn events(
    at: Option<&str>,
    session: &Session,
    asides: &mut Vec<String>,
) -> Result<Vec<(Address, Event)>, CliError> {
    let address = at.and_then(|typed| typed.parse::<Address>().ok());
    let plans = match (&address, at) {
        (Some(address), _) => vec![address.plan.clone()],
        (None, Some(plan)) => vec![plan.to_owned()],
        (None, None) => session.store()?.plans(),
    };
    let mut events = Vec::new();
    for plan in plans {
        let file = session.records(&plan, asides)?;
        let of_plan =
            file.events().into_iter().filter(|(id, _)| address.as_ref().is_none_or(|a| a.id == *id));
        events.extend(of_plan.map(|(id, event)| (Address::new(&plan, id), event)));
    }
    // What is neither in the library nor has a past was mistyped.
    match (address, at) {
        _ if !events.is_empty() => {}
        (Some(_), Some(typed)) => drop(session.locate(typed)?),
        (None, Some(plan)) => drop(session.plan(plan)?),
        _ => {}
    }
    events.sort_by(|(_, a), (_, b)| a.at.cmp(&b.at));
    Ok(events)
}

/// Who, when and where on one line, what happened below it; what one person did at one place within a minute
/// stands together.
fn text(
    events: &[(Address, Event)],
    offset: impl Fn(&Event) -> i32,
    session: &Session,
) -> Result<String, CliError> {
    let columns = session.columns().unwrap_or(COLUMNS).max(2 * INDENT);
    let mut text = String::new();
    let mut last = String::new();
    for (address, event) in events {
        let place = format!("{address} {}", title(address, session)?);
        let head = format!("{}  {}", say::event_head(event, offset(event)), place.trim_end());
        if head != last {
            paragraph(&mut text, &head, 0, columns, session);
        }
        last = head;
        paragraph(&mut text, &say::event(event, session.lang), INDENT, columns, session);
    }
    Ok(text)
}

/// What stands at an address; nothing if it is gone.
pub(super) fn title(address: &Address, session: &Session) -> Result<String, CliError> {
    let plan = session.library()?.by_id(&address.plan);
    let title = plan.and_then(|plan| Some(say::line(plan.title_of(plan.find(&address.id)?))));
    Ok(title.unwrap_or_default())
}

fn paragraph(text: &mut String, words: &str, indent: usize, columns: usize, session: &Session) {
    for range in wrap(words, columns - indent, 0, session.widths()) {
        let line = words.get(range).unwrap_or_default().trim_end();
        text.push_str(&format!("{}{line}\n", " ".repeat(indent)));
    }
}
