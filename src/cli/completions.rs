//! `gangmu completions`: the script by which a shell completes the program's arguments.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::words::{Lang, help as w};
use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;

pub(super) fn command(lang: Lang) -> Command {
    let shell = args::positional("shell", "SHELL", w::SHELL, lang);
    args::command("completions", w::COMPLETIONS, "gangmu completions SHELL", lang)
        .arg(shell.required(true).hide_possible_values(true).value_parser(value_parser!(Shell)))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut args::root(session.lang), args::NAME, &mut script);
    }
    Ok(Said::raw(String::from_utf8_lossy(&script).into_owned()))
}
