//! `gangmu merge`: merges two record files, as the merge driver of git.
//!
//! The common ancestor that git hands over is not needed: a record file says when each thing was changed.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::record::merge_files;
use crate::words::{Lang, Phrase, sync as w};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

pub(super) fn command(lang: Lang) -> Command {
    let file = |id, value, help: Phrase| -> Arg {
        args::positional(id, value, help, lang).required(true).value_parser(value_parser!(PathBuf))
    };
    args::command("merge", w::HELP_MERGE, "gangmu merge BASE OURS THEIRS", lang)
        .arg(file("base", "BASE", w::HELP_BASE))
        .arg(file("ours", "OURS", w::HELP_OURS))
        .arg(file("theirs", "THEIRS", w::HELP_THEIRS))
}

pub(super) fn run(matches: &ArgMatches, _: &Session) -> Result<Said, CliError> {
    let path = |id| matches.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    merge_files(&path("ours"), &path("theirs"))?;
    Ok(Said::default())
}
