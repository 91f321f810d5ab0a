//! Arguments: the words that the program takes, with their help in the language of the words shown.
//!
//! Since help is to be in that language, the language is found before anything else is read.

use super::SUBCOMMANDS;
use crate::words::{Lang, Phrase, help as w};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// The name of the program.
pub(super) const NAME: &str = "gangmu";

/// Where the options that every subcommand has stand in help: behind its own.
const LAST: usize = 900;

/// The language of the words shown: `--lang`, else the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
pub(super) fn lang(args: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let words = args.iter().map(|arg| arg.to_str().unwrap_or_default()).take_while(|&arg| arg != "--");
    let mut next = false;
    let mut given = None;
    for word in words {
        if next {
            given = Lang::parse(word).or(given);
        }
        next = word == "--lang";
        given = word.strip_prefix("--lang=").and_then(Lang::parse).or(given);
    }
    let locale =
        || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(&variable).find(|l| !l.is_empty());
    given.unwrap_or_else(|| Lang::of_locale(&locale().unwrap_or_default()))
}

/// The whole command line.
pub(super) fn root(lang: Lang) -> Command {
    let usage = "gangmu [PLAN | ADDRESS | QUERY]\n       gangmu COMMAND ...";
    command(NAME, w::ABOUT, usage, lang)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(positional("at", "PLAN | ADDRESS | QUERY", w::AT, lang))
        .args(common(lang))
        .arg(
            switch("version", w::VERSION, lang)
                .short('V')
                .action(ArgAction::Version)
                .display_order(LAST + 10),
        )
        .help_template(template(true, true, lang))
        .subcommands(SUBCOMMANDS.iter().map(|subcommand| {
            let command = (subcommand.command)(lang);
            let has_positionals = command.get_positionals().next().is_some();
            command.help_template(template(has_positionals, false, lang))
        }))
}

/// The options that every subcommand has.
fn common(lang: Lang) -> [Arg; 6] {
    let folder = |arg: Arg| arg.value_parser(value_parser!(PathBuf));
    let mut order = LAST;
    [
        option("lang", "LANG", w::LANG, lang).value_parser(["zh", "en"]),
        folder(option("records", "DIR", w::RECORDS, lang)),
        folder(option("library", "DIR", w::LIBRARY, lang)),
        option("ambiguous", "WIDTH", w::AMBIGUOUS, lang).value_parser(["auto", "narrow", "wide"]),
        switch("mouse", w::MOUSE, lang),
        switch("help", w::HELP, lang).short('h').action(ArgAction::Help),
    ]
    .map(|arg| {
        order += 1;
        arg.global(true).display_order(order)
    })
}

/// How help is laid out. The headings are spelt out because those of clap are English only.
fn template(has_positionals: bool, has_commands: bool, lang: Lang) -> String {
    let mut template = format!("{{about}}\n\n{}{{usage}}\n", w::USAGE.say(lang));
    let parts = [
        (has_commands, w::COMMANDS, "subcommands"),
        (has_positionals, w::ARGUMENTS, "positionals"),
        (true, w::OPTIONS, "options"),
    ];
    for (_, heading, tag) in parts.into_iter().filter(|(is_there, ..)| *is_there) {
        template.push_str(&format!("\n{}\n{{{tag}}}\n", heading.say(lang)));
    }
    template
}

/// A command with its help, and nothing to take yet.
pub(super) fn command(name: &'static str, about: Phrase, usage: &'static str, lang: Lang) -> Command {
    Command::new(name).about(about.say(lang)).override_usage(usage).disable_help_flag(true)
}

/// A word that is known by its place.
pub(super) fn positional(id: &'static str, value: &'static str, help: Phrase, lang: Lang) -> Arg {
    Arg::new(id).value_name(value).help(help.say(lang))
}

/// An option with a value.
pub(super) fn option(id: &'static str, value: &'static str, help: Phrase, lang: Lang) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help.say(lang)).hide_possible_values(true)
}

/// An option without a value.
pub(super) fn switch(id: &'static str, help: Phrase, lang: Lang) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help.say(lang))
}

/// `--json`
pub(super) fn json(lang: Lang) -> Arg {
    switch("json", w::JSON, lang)
}

/// The address that a subcommand is about.
pub(super) fn address(lang: Lang) -> Arg {
    positional("address", "ADDRESS", w::ADDRESS, lang).required(true)
}

/// Plans, or all if none is given.
pub(super) fn plan_list(lang: Lang) -> Arg {
    positional("plans", "PLAN", w::PLAN_LIST, lang).num_args(0..)
}

/// A word that was given, or an empty one.
pub(super) fn word<'m>(matches: &'m ArgMatches, id: &str) -> &'m str {
    given(matches, id).unwrap_or_default()
}

/// A word, if it was given.
pub(super) fn given<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m str> {
    matches.get_one::<String>(id).map(String::as_str)
}

/// All words that were given.
pub(super) fn words<'m>(matches: &'m ArgMatches, id: &str) -> Vec<&'m str> {
    matches.get_many::<String>(id).into_iter().flatten().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Ambiguous;

    fn spoken(args: &str, locale: &[(&str, &str)]) -> Lang {
        let args: Vec<_> = args.split(' ').map(OsString::from).collect();
        let variable =
            |name: &str| locale.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        lang(&args, variable)
    }

    #[test]
    fn the_option_comes_before_the_locale() {
        assert_eq!(spoken("gangmu --lang en plans", &[("LANG", "zh_CN.UTF-8")]), Lang::En);
        assert_eq!(spoken("gangmu plans --lang=zh", &[("LANG", "en_US.UTF-8")]), Lang::Zh);
        assert_eq!(spoken("gangmu -- --lang=en", &[]), Lang::Zh);
    }

    #[test]
    fn the_first_variable_that_is_set_speaks() {
        let locale = [("LC_ALL", ""), ("LC_MESSAGES", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")];
        assert_eq!(spoken("gangmu", &locale), Lang::En);
        assert_eq!(spoken("gangmu --lang", &[]), Lang::Zh);
    }

    #[test]
    fn every_command_is_well_formed() {
        for lang in [Lang::Zh, Lang::En] {
            root(lang).debug_assert();
        }
    }

    #[test]
    fn help_fits_into_eighty_columns_and_speaks_one_language() {
        for lang in [Lang::Zh, Lang::En] {
            let mut root = root(lang);
            root.build();
            let mut helps = vec![root.render_help().to_string()];
            helps.extend(root.get_subcommands_mut().map(|sub| sub.render_help().to_string()));
            for line in helps.iter().flat_map(|help| help.lines()) {
                assert!(Ambiguous::Narrow.str(line) <= 80, "{line}");
                let has_han = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert!(lang == Lang::Zh || !has_han, "{line}");
                let english = ["Usage:", "Options:", "Arguments:", "Commands:", "Print "];
                assert!(lang == Lang::En || !english.iter().any(|word| line.contains(word)), "{line}");
            }
        }
    }
}
