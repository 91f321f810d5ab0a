//! `gangmu flag`: sets or clears the status of a section or an indicator.

use super::error::CliError;
use super::said::Said;
use super::session::{Located, Session};
use super::{args, parse, write};
use crate::record::{Change, ChangeKind, NoteKind, Record, Saved};
use crate::say;
use crate::words::{Lang, cli as t, help as w};
use clap::{ArgMatches, Command};

pub(super) fn command(lang: Lang) -> Command {
    args::command("flag", w::FLAG, "gangmu flag ADDRESS STATUS [--note TEXT] [--json]", lang)
        .arg(args::address(lang))
        .arg(args::positional("status", "STATUS", w::STATUS, lang).required(true))
        .arg(args::option("note", "TEXT", w::FLAG_NOTE, lang))
        .arg(args::json(lang))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let located = session.locate(args::word(matches, "address"))?;
    let status = parse::status(args::word(matches, "status"))?;
    let note = args::given(matches, "note").map(|text| write::text(Some(text), session)).transpose()?;
    let mut kinds = vec![ChangeKind::Status(status)];
    kinds.extend(note.clone().map(|text| ChangeKind::AddNote { kind: NoteKind::Note, text }));
    let saved = write::change(&located, kinds, session)?;
    let mut lines = vec![what_changed(&located, &saved, session.lang)];
    lines.extend(note.map(|text| super::note::what_was_added(&located, NoteKind::Note, &text, session.lang)));
    write::say(&located, &saved, matches.get_flag("json"), &lines)
}

fn what_changed(located: &Located, saved: &Saved, lang: Lang) -> String {
    let nothing = || t::NOTHING.say(lang).to_owned();
    let record = saved.file.record(&located.address.id);
    let to = record.and_then(|record: &Record| say::status_of(record, lang)).unwrap_or_else(nothing);
    // Inverses are in the order in which they are to be made, so the status, changed first, is the last.
    let from = match saved.inverses.last() {
        Some(Change { kind: ChangeKind::Status(Some(status)), .. }) => say::status(*status, lang).to_owned(),
        Some(Change { kind: ChangeKind::LaterStatus(word), .. }) => say::line(word),
        _ => nothing(),
    };
    let title = say::line(located.plan.title_of(located.place));
    if from == to {
        t::UNCHANGED.with(lang, &[&located.address, &title, &to])
    } else {
        t::CHANGED.with(lang, &[&located.address, &title, &from, &to])
    }
}
