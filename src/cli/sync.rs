//! `gangmu sync`: carries records to and from other machines, by git.
//!
//! Made for cron as much as for people: it asks nothing, and where standard output is no terminal it says nothing
//! when nothing happened. That the remote cannot be reached is no error: all is kept for the next time.

use super::args;
use super::error::CliError;
use super::log::{self, Entry};
use super::said::Said;
use super::session::Session;
use crate::plan::Address;
use crate::record::user_name;
use crate::say;
use crate::sync::{Happened, Report, Request, sync};
use crate::text::truncate;
use crate::words::{Lang, Phrase, sync as w};
use clap::{ArgMatches, Command};
use serde::Serialize;
use std::io::{IsTerminal, stdout};

/// How many events are told one by one, of what came in and of what went out.
const MOST: usize = 20;

/// How wide a line about an event is at most.
const COLUMNS: usize = 80;

/// A sync as JSON.
#[derive(Debug, Serialize)]
struct Told {
    remote: Option<String>,
    reached: bool,
    kept: Vec<Entry>,
    received: Vec<Entry>,
    sent: Vec<Entry>,
}

pub(super) fn command(lang: Lang) -> Command {
    args::command("sync", w::HELP_SYNC, "gangmu sync [--remote URL] [--json]", lang)
        .arg(args::option("remote", "URL", w::HELP_REMOTE, lang))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let (user, program) = (user_name(), std::env::current_exe().unwrap_or_else(|_| args::NAME.into()));
    let request = Request {
        folder: &session.folders()?.records,
        remote: args::given(matches, "remote"),
        user: &user,
        lang: session.lang,
        program: &program,
    };
    let report = sync(&request).map_err(CliError::Sync)?;
    let mut asides: Vec<_> = report.unread.iter().map(|error| say::trouble(error, session.lang)).collect();
    let is_wrong = !asides.is_empty();
    asides.extend(offline(&report, session.lang));
    let said = if matches.get_flag("json") { Said::json(&told(&report))? } else { text(&report, session)? };
    Ok(said.with_asides(asides).failed_if(is_wrong))
}

/// That the remote cannot be reached: to a person always, to cron only when something new waits for it.
fn offline(report: &Report, lang: Lang) -> Option<String> {
    let is_worth_saying = stdout().is_terminal() || report.made || !report.kept.is_empty();
    let (why, remote) = (report.offline.as_ref()?, report.remote.as_deref().unwrap_or_default());
    is_worth_saying.then(|| w::OFFLINE.with(lang, &[&remote, why]))
}

fn told(report: &Report) -> Told {
    let entries =
        |happened: &[Happened]| happened.iter().map(|h| Entry::new(&address(h), &h.event)).collect();
    Told {
        remote: report.remote.clone(),
        reached: report.remote.is_some() && report.offline.is_none(),
        kept: entries(&report.kept),
        received: entries(&report.received),
        sent: entries(&report.sent),
    }
}

fn address(happened: &Happened) -> Address {
    Address::new(&happened.plan, &happened.id)
}

fn text(report: &Report, session: &Session) -> Result<Said, CliError> {
    let lang = session.lang;
    let mut lines = Vec::new();
    if report.made {
        lines.push(w::MADE.with(lang, &[&session.folders()?.records.display()]));
    }
    // What went out was kept first; to say both would be to say it twice.
    if report.sent.is_empty() {
        tell(w::KEPT, &report.kept, session, &mut lines)?;
    }
    tell(w::RECEIVED, &report.received, session, &mut lines)?;
    tell(w::SENT, &report.sent, session, &mut lines)?;
    let is_watched = stdout().is_terminal();
    if report.remote.is_none() && (is_watched || report.made) {
        lines.push(w::NO_REMOTE.say(lang).to_owned());
    } else if lines.is_empty() && is_watched && report.offline.is_none() {
        lines.push(w::NOTHING_NEW.say(lang).to_owned());
    }
    Ok(Said::text(&lines.iter().map(|line| format!("{line}\n")).collect::<String>()))
}

/// How many of what by whom, and each of them on a line.
fn tell(
    phrase: Phrase,
    happened: &[Happened],
    session: &Session,
    lines: &mut Vec<String>,
) -> Result<(), CliError> {
    if happened.is_empty() {
        return Ok(());
    }
    let lang = session.lang;
    lines.push(phrase.with(lang, &[&say::counts(happened.iter().map(|h| &h.event), lang)]));
    for one in happened.iter().take(MOST) {
        let (address, by) = (address(one), say::line(&one.event.by));
        let place = format!("{address} {}", log::title(&address, session)?);
        let line = format!("  {by} {} {}", place.trim_end(), say::event(&one.event, lang));
        lines.push(truncate(&line, COLUMNS, session.widths()).into_owned());
    }
    let more = happened.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("  {}", w::MORE.with(lang, &[&more])));
    }
    Ok(())
}
