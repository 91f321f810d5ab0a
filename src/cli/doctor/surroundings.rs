//! Surroundings: the terminal, the locale, and who is writing.

use super::Report;
use crate::cli::session::Session;
use crate::record::user_name;
use crate::text::Ambiguous;
use crate::words::{Lang, doctor as t};
use std::io::{IsTerminal, stdout};

pub(super) fn check(session: &Session, report: &mut Report) {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    terminal(variable, report);
    locale(variable, report);
    let language = match session.lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    report.fine(t::LANGUAGE, language.to_owned());
    let width = match session.ambiguous {
        None => t::WIDTH_AUTO,
        Some(Ambiguous::Narrow) => t::WIDTH_NARROW,
        Some(Ambiguous::Wide) => t::WIDTH_WIDE,
    };
    report.fine(t::WIDTH, width.say(session.lang).to_owned());
    report.fine(t::WRITER, user_name());
}

/// Only the screen needs a terminal, so a missing one is worth knowing and not wrong.
fn terminal(variable: impl Fn(&str) -> Option<String>, report: &mut Report) {
    let lang = report.lang;
    match variable("TERM") {
        None => report.notice(t::TERMINAL, t::NO_TERM.say(lang).to_owned()),
        Some(term) if term == "dumb" => report.notice(t::TERMINAL, t::DUMB_TERM.with(lang, &[&term])),
        Some(term) => report.fine(t::TERMINAL, t::TERM.with(lang, &[&term])),
    }
    let out = stdout();
    if !out.is_terminal() {
        report.notice(t::TERMINAL, t::NOT_A_TERMINAL.say(lang).to_owned());
    } else if let Ok(size) = rustix::termios::tcgetwinsize(out) {
        report.fine(t::TERMINAL, t::SIZE.with(lang, &[&size.ws_col, &size.ws_row]));
    }
    if variable("TMUX").is_some() {
        report.notice(t::TERMINAL, t::IN_TMUX.say(lang).to_owned());
    }
}

/// The first of the three variables that is set says how characters are encoded (POSIX, XBD 8.2).
fn locale(variable: impl Fn(&str) -> Option<String>, report: &mut Report) {
    let lang = report.lang;
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some((name, variable(name)?)));
    let Some((name, value)) = set else {
        report.notice(t::LOCALE, t::NO_LOCALE.say(lang).to_owned());
        return;
    };
    if value.to_ascii_lowercase().replace('-', "").contains("utf8") {
        report.fine(t::LOCALE, t::UTF8.with(lang, &[&name, &value]));
    } else {
        report.notice(t::LOCALE, t::NOT_UTF8.with(lang, &[&name, &value]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::State;
    use super::*;

    fn states(look: impl Fn(&mut Report)) -> Vec<State> {
        let mut report = Report { lang: Lang::En, checks: Vec::new() };
        look(&mut report);
        report.checks.into_iter().map(|check| check.state).collect()
    }

    fn set(variables: &[(&str, &str)], name: &str) -> Option<String> {
        variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_first_variable_that_is_set_says_the_encoding() {
        for (variables, state) in [
            (vec![("LC_ALL", "zh_CN.UTF-8"), ("LANG", "C")], State::Fine),
            (vec![("LANG", "en_US.utf8")], State::Fine),
            (vec![("LC_CTYPE", "zh_CN.GB18030"), ("LANG", "zh_CN.UTF-8")], State::Notice),
            (vec![], State::Notice),
        ] {
            assert_eq!(states(|report| locale(|name| set(&variables, name), report)), [state]);
        }
    }

    #[test]
    fn a_terminal_without_a_name_is_noticed() {
        assert_eq!(states(|report| terminal(|_| None, report))[0], State::Notice);
        let term = [("TERM", "xterm")];
        assert_eq!(states(|report| terminal(|name| set(&term, name), report))[0], State::Fine);
    }
}
