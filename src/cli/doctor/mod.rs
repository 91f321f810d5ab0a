//! `gangmu doctor`: what is in use, and what is wrong with it.
//!
//! It looks and changes nothing: no folder is made, no file is touched, the terminal is asked nothing. Only
//! `--repair` mends record files first.

mod folders;
mod kept;
mod repair;
mod surroundings;

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::say;
use crate::text::pad;
use crate::words::{Lang, Phrase, doctor as t, help as w, mend as m};
use clap::{ArgMatches, Command};
use serde::Serialize;

/// How something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// As it should be.
    Fine,
    /// Worth knowing.
    Notice,
    /// To be mended.
    Wrong,
}

/// One thing that was looked at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Check {
    state: State,
    /// What was looked at, in a word.
    topic: &'static str,
    /// What was found.
    text: String,
}

/// What was looked at so far.
struct Report {
    lang: Lang,
    checks: Vec<Check>,
}

impl Report {
    fn add(&mut self, state: State, topic: Phrase, text: String) {
        self.checks.push(Check { state, topic: topic.say(self.lang), text });
    }

    fn fine(&mut self, topic: Phrase, text: String) {
        self.add(State::Fine, topic, text);
    }

    fn notice(&mut self, topic: Phrase, text: String) {
        self.add(State::Notice, topic, text);
    }

    fn wrong(&mut self, topic: Phrase, text: String) {
        self.add(State::Wrong, topic, text);
    }
}

pub(super) fn command(lang: Lang) -> Command {
    args::command("doctor", w::DOCTOR, "gangmu doctor [--repair] [--json]", lang)
        .arg(args::switch("repair", m::REPAIR_OPTION, lang))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let mut report = Report { lang: session.lang, checks: Vec::new() };
    if matches.get_flag("repair") {
        repair::repair(session, &mut report)?;
    }
    surroundings::check(session, &mut report);
    folders::check(session.folders()?, &mut report);
    kept::check(session, &mut report)?;
    let is_wrong = report.checks.iter().any(|check| check.state == State::Wrong);
    let said = if matches.get_flag("json") { Said::json(&report.checks)? } else { text(&report, session) };
    Ok(said.failed_if(is_wrong))
}

fn text(report: &Report, session: &Session) -> Said {
    let (lang, amb) = (session.lang, session.widths());
    let state = |state| match state {
        State::Fine => t::FINE.say(lang),
        State::Notice => t::NOTICE.say(lang),
        State::Wrong => t::WRONG.say(lang),
    };
    let widest = |words: &mut dyn Iterator<Item = &str>| words.map(|word| amb.str(word)).max().unwrap_or(0);
    let states = widest(&mut report.checks.iter().map(|check| state(check.state)));
    let topics = widest(&mut report.checks.iter().map(|check| check.topic));
    let line = |check: &Check| {
        let state = pad(state(check.state), states, amb);
        format!("{state}  {}  {}\n", pad(check.topic, topics, amb), say::line(&check.text))
    };
    Said::text(&report.checks.iter().map(line).collect::<String>())
}
