//! Without a subcommand: the screen, opened where it was asked for, or a list of the plans where there is no
//! terminal to open it on.

use super::error::CliError;
use super::said::Said;
use super::session::Session;
use super::{args, plans};
use crate::plan::Address;
use crate::runtime::{self, Launch, Start};
use clap::ArgMatches;
use std::io::{IsTerminal, stdout};

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let at = args::given(matches, "at").map(|word| place(word, session)).transpose()?.flatten();
    if !stdout().is_terminal() {
        return plans::list(session);
    }
    let launch = Launch {
        folders: session.folders()?.clone(),
        lang: session.lang,
        ambiguous: session.ambiguous,
        mouse: session.mouse,
        at,
        user: None,
    };
    runtime::open(launch).map_err(CliError::Screen)?;
    Ok(Said::default())
}

/// Where a word leads: a plan, a place in one, or a search for it. A blank word leads nowhere.
///
/// What looks like an address must name something, since someone who types one does not mean a search.
fn place(word: &str, session: &Session) -> Result<Option<Start>, CliError> {
    let word = word.trim();
    if word.is_empty() {
        return Ok(None);
    }
    let library = session.library()?;
    if library.position(word).is_some() {
        session.plan(word)?;
        return Ok(Some(Start::Plan(word.to_owned())));
    }
    match word.parse::<Address>() {
        Ok(address) if library.position(&address.plan).is_some() || looks_like_ids(&address) => {
            Ok(Some(Start::Address(session.locate(word)?.address)))
        }
        _ => Ok(Some(Start::Query(word.to_owned()))),
    }
}

/// Whether both parts could be ids, which words such as `养老：床位` could not.
fn looks_like_ids(address: &Address) -> bool {
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    plain(&address.plan) && plain(&address.id)
}
