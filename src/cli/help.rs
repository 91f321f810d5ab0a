//! `gangmu help`: the help of the program or of one subcommand.

use super::error::CliError;
use super::said::Said;
use super::session::Session;
use super::{args, nearest};
use crate::words::{Lang, errors, help as w};
use clap::{ArgMatches, Command};

pub(super) fn command(lang: Lang) -> Command {
    args::command("help", w::HELP_COMMAND, "gangmu help [COMMAND]", lang).arg(args::positional(
        "command",
        "COMMAND",
        w::OF_COMMAND,
        lang,
    ))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let mut root = args::root(session.lang);
    root.build();
    let Some(name) = args::given(matches, "command") else {
        return Ok(Said::raw(root.render_help().to_string()));
    };
    if let Some(command) = root.find_subcommand_mut(name) {
        return Ok(Said::raw(command.render_help().to_string()));
    }
    let near = nearest::nearest(name, root.get_subcommands().map(|sub| (sub.get_name(), "")));
    let sentence = errors::USAGE_COMMAND.with(session.lang, &[&name]);
    let sentence = match near.join(errors::LIST_COMMA.say(session.lang)) {
        near if near.is_empty() => sentence,
        near => errors::NEAREST.with(session.lang, &[&sentence, &near]),
    };
    Ok(Said::default().with_asides(vec![sentence]).failed_if(true))
}
