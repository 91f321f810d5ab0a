//! `gangmu man`: the manual page, one for the program and all its subcommands.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::words::{Lang, Phrase, help as w};
use clap::{Arg, ArgMatches, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

/// Environment variables and files, with what they are for.
const ENVIRONMENT: [(&str, Phrase); 4] = [
    ("GANGMU_RECORDS", w::MAN_ENV_RECORDS),
    ("GANGMU_LIBRARY", w::MAN_ENV_LIBRARY),
    ("GANGMU_USER", w::MAN_ENV_USER),
    ("LC_ALL, LC_MESSAGES, LANG", w::MAN_ENV_LOCALE),
];
const FILES: [(&str, Phrase); 4] = [
    ("$XDG_DATA_HOME/gangmu/records/", w::MAN_FILE_RECORDS),
    ("$XDG_DATA_HOME/gangmu/plans/", w::MAN_FILE_PLANS),
    ("$XDG_DATA_HOME/gangmu/drafts/", w::MAN_FILE_DRAFTS),
    ("$XDG_STATE_HOME/gangmu/view.json", w::MAN_FILE_STATE),
];
const STATUS: [(&str, Phrase); 3] = [("0", w::MAN_STATUS_0), ("1", w::MAN_STATUS_1), ("2", w::MAN_STATUS_2)];

pub(super) fn command(lang: Lang) -> Command {
    args::command("man", w::MAN, "gangmu man", lang)
}

pub(super) fn run(_: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    Ok(Said::raw(page(session.lang)))
}

fn page(lang: Lang) -> String {
    let mut root = args::root(lang);
    root.build();
    let mut roff = Roff::new();
    let source = format!("{} {}", args::NAME, env!("CARGO_PKG_VERSION"));
    roff.control("TH", [args::NAME.to_uppercase().as_str(), "1", "", source.as_str(), ""]);
    heading(&mut roff, w::MAN_NAME, lang);
    let about = w::ABOUT.say(lang);
    let about = about.split_once([':', '：']).map_or(about, |(_, about)| about.trim());
    roff.text([roman(format!("{} - {about}", args::NAME))]);
    heading(&mut roff, w::MAN_SYNOPSIS, lang);
    for (at, usage) in usages(&root).into_iter().enumerate() {
        if at > 0 {
            roff.control("br", []);
        }
        roff.text([roman(usage)]);
    }
    heading(&mut roff, w::MAN_DESCRIPTION, lang);
    roff.text([roman(w::MAN_ABOUT.say(lang))]);
    options(&mut roff, root.get_positionals());
    heading(&mut roff, w::MAN_OPTIONS, lang);
    options(&mut roff, root.get_arguments().filter(|arg| !arg.is_positional()));
    heading(&mut roff, w::MAN_COMMANDS, lang);
    for subcommand in root.get_subcommands() {
        describe(&mut roff, subcommand);
    }
    list(&mut roff, w::MAN_ENVIRONMENT, &ENVIRONMENT, lang);
    list(&mut roff, w::MAN_FILES, &FILES, lang);
    list(&mut roff, w::MAN_STATUS, &STATUS, lang);
    roff.render()
}

fn heading(roff: &mut Roff, heading: Phrase, lang: Lang) {
    roff.control("SH", [heading.say(lang)]);
}

/// How a command is used, one line each.
fn usages(command: &Command) -> Vec<String> {
    let mut command = command.clone();
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    // A line that is indented and does not begin anew goes on with the one before.
    let mut lines: Vec<String> = Vec::new();
    for line in usage.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match lines.last_mut() {
            Some(last) if !line.starts_with(args::NAME) => *last = format!("{last} {line}"),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn describe(roff: &mut Roff, command: &Command) {
    let usage = usages(command);
    roff.control("SS", [usage.join(" ").as_str()]);
    roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    // The common options have stood above already.
    options(roff, command.get_arguments().filter(|arg| !arg.is_global_set()));
}

fn options<'a>(roff: &mut Roff, args: impl Iterator<Item = &'a Arg>) {
    for arg in args {
        let mut words: Vec<Inline> = Vec::new();
        let names =
            [arg.get_short().map(|c| format!("-{c}")), arg.get_long().map(|long| format!("--{long}"))];
        for name in names.into_iter().flatten() {
            if !words.is_empty() {
                words.push(roman(", "));
            }
            words.push(bold(name));
        }
        if arg.get_action().takes_values() {
            let value = arg.get_value_names().unwrap_or_default().first().map(ToString::to_string);
            if !words.is_empty() {
                words.push(roman(" "));
            }
            words.push(italic(value.unwrap_or_default()));
        }
        roff.control("TP", []);
        roff.text(words);
        roff.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
    }
}

fn list(roff: &mut Roff, phrase: Phrase, rows: &[(&str, Phrase)], lang: Lang) {
    heading(roff, phrase, lang);
    for (name, words) in rows {
        roff.control("TP", []);
        roff.text([bold(*name)]);
        roff.text([roman(words.say(lang))]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_subcommand_and_speaks_one_language() {
        for lang in [Lang::Zh, Lang::En] {
            let page = page(lang);
            for subcommand in args::root(lang).get_subcommands() {
                let about = subcommand.get_about().unwrap().to_string();
                assert!(page.contains(&about), "{about}");
                assert!(page.contains(&format!(".SS \"gangmu {}", subcommand.get_name())), "{page}");
            }
            assert!(!page.contains("Usage:"), "{page}");
        }
        assert!(page(Lang::Zh).contains(".SH 名称"));
        assert!(page(Lang::En).contains(".SH NAME"));
    }
}
