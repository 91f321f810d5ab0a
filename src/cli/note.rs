//! `gangmu note`: adds a note to a section or an indicator.

use super::error::CliError;
use super::said::Said;
use super::session::{Located, Session};
use super::{args, parse, write};
use crate::record::{ChangeKind, NoteKind};
use crate::say;
use crate::text::{Ambiguous, truncate};
use crate::words::{Lang, cli as t, help as w};
use clap::{ArgMatches, Command};

/// Columns of a note that are said again once it is written.
const SAID_AGAIN: usize = 40;

pub(super) fn command(lang: Lang) -> Command {
    args::command("note", w::NOTE, "gangmu note ADDRESS [TEXT] [--kind KIND] [--json]", lang)
        .arg(args::address(lang))
        .arg(args::positional("text", "TEXT", w::TEXT, lang))
        .arg(args::option("kind", "KIND", w::KIND, lang))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let located = session.locate(args::word(matches, "address"))?;
    let kind = args::given(matches, "kind").map(parse::note_kind).transpose()?.unwrap_or_default();
    let text = write::text(args::given(matches, "text"), session)?;
    let saved = write::change(&located, vec![ChangeKind::AddNote { kind, text: text.clone() }], session)?;
    let line = what_was_added(&located, kind, &text, session.lang);
    write::say(&located, &saved, matches.get_flag("json"), &[line])
}

/// One line about a note that was written.
pub(super) fn what_was_added(located: &Located, kind: NoteKind, text: &str, lang: Lang) -> String {
    let title = say::line(located.plan.title_of(located.place));
    let first = say::line(text);
    let first = truncate(&first, SAID_AGAIN, Ambiguous::Narrow);
    t::NOTED.with(lang, &[&located.address, &title, &say::note_kind(kind, lang), &first])
}
