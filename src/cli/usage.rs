//! Usage: what is said when the words on the command line cannot be understood, or when help was asked for.

use super::args;
use super::said::{complain, print};
use crate::words::{Lang, errors as w, help};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// The exit status of wrong usage.
const WRONG_USAGE: u8 = 2;

/// Prints help or the version if that was asked for, else what is wrong with the words for this subcommand, and
/// gives the exit status.
pub(super) fn answer(error: &Error, command: Option<&str>, lang: Lang) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return if print(&error.to_string()).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    complain(&w::PREFIX.with(lang, &[&sentence(error, lang)]));
    let command = command.map(|name| format!(" {name}")).unwrap_or_default();
    complain(&help::MORE.with(lang, &[&format!("{}{command} --help", args::NAME)]));
    ExitCode::from(WRONG_USAGE)
}

/// What is wrong, as one sentence.
fn sentence(error: &Error, lang: Lang) -> String {
    let arg = context(error, ContextKind::InvalidArg, lang);
    let value = context(error, ContextKind::InvalidValue, lang);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            let sentence = w::USAGE_UNKNOWN.with(lang, &[&arg]);
            match context(error, ContextKind::SuggestedArg, lang) {
                near if near.is_empty() => sentence,
                near => w::NEAREST.with(lang, &[&sentence, &near]),
            }
        }
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => w::USAGE_EXTRA.with(lang, &[&arg]),
        ErrorKind::InvalidValue if value.is_empty() => w::USAGE_NO_VALUE.with(lang, &[&arg]),
        ErrorKind::InvalidValue => {
            let right = context(error, ContextKind::ValidValue, lang);
            w::USAGE_VALUE_OF.with(lang, &[&arg, &value, &right])
        }
        ErrorKind::ValueValidation => w::USAGE_VALUE.with(lang, &[&arg, &value]),
        ErrorKind::MissingRequiredArgument => w::USAGE_MISSING.with(lang, &[&arg]),
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg, lang) {
            prior if prior == arg || prior.is_empty() => w::USAGE_TWICE.with(lang, &[&arg]),
            prior => w::USAGE_CONFLICT.with(lang, &[&arg, &prior]),
        },
        ErrorKind::InvalidUtf8 => w::USAGE_NOT_UTF8.say(lang).to_owned(),
        ErrorKind::InvalidSubcommand => {
            w::USAGE_COMMAND.with(lang, &[&context(error, ContextKind::InvalidSubcommand, lang)])
        }
        _ => w::USAGE_OTHER.say(lang).to_owned(),
    }
}

/// What clap tells about the error under this heading, or nothing.
fn context(error: &Error, kind: ContextKind, lang: Lang) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(w::LIST_COMMA.say(lang)),
        _ => String::new(),
    }
}
