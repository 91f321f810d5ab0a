//! Writing: what `flag`, `note` and `reading` have in common.

use super::error::CliError;
use super::said::Said;
use super::session::{Located, Session};
use crate::record::{Change, ChangeKind, Saved, Stamp, user_name};
use crate::text::sanitize;
use crate::words::cli as t;
use std::io::{IsTerminal, Read, stdin};

/// Makes the changes, all or none, to the record of a place.
pub(super) fn change(
    located: &Located,
    kinds: Vec<ChangeKind>,
    session: &Session,
) -> Result<Saved, CliError> {
    let id = &located.address.id;
    let changes: Vec<_> = kinds.into_iter().map(|kind| Change { id: id.clone(), kind }).collect();
    Ok(session.store()?.change(&located.address.plan, &changes, &Stamp::now(&user_name()))?)
}

/// The record as the file has it now, as JSON; or else the lines.
pub(super) fn say(located: &Located, saved: &Saved, json: bool, lines: &[String]) -> Result<Said, CliError> {
    if json {
        return Said::json(&saved.file.record(&located.address.id));
    }
    Ok(Said::text(&lines.iter().map(|line| format!("{line}\n")).collect::<String>()))
}

/// The text of a note: as given, or what stands on standard input if it is `-` or missing.
pub(super) fn text(given: Option<&str>, session: &Session) -> Result<String, CliError> {
    let text = match given {
        Some(text) if text != "-" => text.to_owned(),
        _ => read_stdin(session)?,
    };
    // What would vanish whenever it is shown is no note.
    if sanitize(&text).trim().is_empty() { Err(CliError::EmptyNote) } else { Ok(text.trim_end().to_owned()) }
}

fn read_stdin(session: &Session) -> Result<String, CliError> {
    let mut input = stdin().lock();
    if input.is_terminal() {
        super::said::complain(t::TYPE_NOTE.say(session.lang));
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(CliError::Stdin)?;
    let text = String::from_utf8(bytes).map_err(|_| CliError::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
