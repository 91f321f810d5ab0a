//! The command line: one file a subcommand, each with the words it takes and what it does.
//!
//! What always holds: a subcommand gives back what is to be said (`Said`) or why not
//! (`CliError`) and prints nothing itself; text that goes to a terminal is safe for it. The exit status
//! is 0 when all went well, 1 for an error or when nothing was found, and 2 for wrong usage. A reader that goes
//! away early, as `head` does, is no error.

mod args;
mod compare;
mod completions;
mod doctor;
mod error;
mod export;
mod flag;
mod help;
mod import;
mod indicators;
mod man;
mod nearest;
mod note;
mod outline;
mod parse;
mod paths;
mod plans;
mod reading;
mod records;
mod said;
mod search;
mod session;
mod show;
mod start;
mod table;
mod usage;
mod write;

use crate::words::{Lang, errors};
use clap::{ArgMatches, Command};
use error::CliError;
use said::Said;
use session::Session;
use std::ffi::OsString;
use std::process::ExitCode;

/// One subcommand: the words it takes, and what it does with them.
struct Subcommand {
    command: fn(Lang) -> Command,
    run: fn(&ArgMatches, &Session) -> Result<Said, CliError>,
}

/// All subcommands, in the order in which help lists them.
const SUBCOMMANDS: [Subcommand; 16] = [
    Subcommand { command: plans::command, run: plans::run },
    Subcommand { command: outline::command, run: outline::run },
    Subcommand { command: show::command, run: show::run },
    Subcommand { command: indicators::command, run: indicators::run },
    Subcommand { command: compare::command, run: compare::run },
    Subcommand { command: search::command, run: search::run },
    Subcommand { command: flag::command, run: flag::run },
    Subcommand { command: note::command, run: note::run },
    Subcommand { command: reading::command, run: reading::run },
    Subcommand { command: records::command, run: records::run },
    Subcommand { command: import::command, run: import::run },
    Subcommand { command: export::command, run: export::run },
    Subcommand { command: doctor::command, run: doctor::run },
    Subcommand { command: completions::command, run: completions::run },
    Subcommand { command: man::command, run: man::run },
    Subcommand { command: help::command, run: help::run },
];

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = args::lang(&args, |name| std::env::var(name).ok());
    let matches = match args::root(lang).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, named(&args), lang),
    };
    let outcome = dispatch(&matches, lang);
    let outcome = outcome.and_then(|said| said.print(lang));
    outcome.unwrap_or_else(|error| {
        said::complain(&errors::PREFIX.with(lang, &[&error.say(lang)]));
        ExitCode::FAILURE
    })
}

/// The subcommand that was most likely meant: the first word that is the name of one.
fn named(args: &[OsString]) -> Option<&str> {
    let names = SUBCOMMANDS.map(|subcommand| (subcommand.command)(Lang::default()));
    args.iter().skip(1).filter_map(|arg| arg.to_str()).find(|arg| names.iter().any(|n| n.get_name() == *arg))
}

fn dispatch(matches: &ArgMatches, lang: Lang) -> Result<Said, CliError> {
    let Some((name, matches)) = matches.subcommand() else {
        return start::run(matches, &Session::new(matches, lang));
    };
    let session = Session::new(matches, lang);
    match SUBCOMMANDS.iter().find(|s| (s.command)(lang).get_name() == name) {
        Some(subcommand) => (subcommand.run)(matches, &session),
        None => start::run(matches, &session),
    }
}
