//! `gangmu import`: documents become plans of the user's library.
//!
//! Each file is read, settled and saved by itself: one that fails keeps no other from being imported, and is told
//! at the end by the exit status.

mod input;
mod report;
mod save;

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::import::{Draft, IdentityError, ImportError, Options, settle};
use crate::plan::Library;
use crate::say;
use crate::words::{Lang, full_text as full, help as w, import as t};
use clap::{ArgMatches, Command};
use std::io;
use std::path::PathBuf;

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu import FILE... [--dry-run] [--id ID] [--encoding E]\n       [--replace] [--simplify] [--json]";
    args::command("import", w::IMPORT, usage, lang)
        .arg(args::positional("files", "FILE", w::IMPORT_FILES, lang).num_args(1..).required(true))
        .arg(args::switch("dry-run", w::DRY_RUN, lang))
        .arg(args::option("id", "ID", w::IMPORT_ID, lang))
        .arg(args::option("encoding", "E", w::ENCODING, lang))
        .arg(args::switch("replace", w::REPLACE, lang))
        .arg(args::switch("simplify", w::SIMPLIFY, lang))
        .arg(args::json(lang))
}

/// What became of one file.
pub(super) struct Imported {
    file: String,
    draft: Draft,
    /// Where it is saved; `None` for a dry run.
    saved: Option<PathBuf>,
    is_unchanged: bool,
}

/// Why a file was not imported.
pub(super) enum Failure {
    Io(io::Error),
    TooLarge(u64),
    Import(ImportError),
    Identity(IdentityError),
    Json(serde_json::Error),
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let files = args::words(matches, "files");
    if files.len() > 1 && args::given(matches, "id").is_some() {
        return Ok(Said::default().with_asides(vec![t::ONE_ID.say(session.lang).to_owned()]).failed_if(true));
    }
    let folder = &session.folders()?.library;
    let (mut imported, mut asides) = (Vec::new(), Vec::new());
    for file in files {
        // Opened anew each time: a plan may be among the files twice.
        match import(file, matches, &Library::open(folder), folder) {
            Ok(one) => imported.push(one),
            Err(failure) => asides.push(t::FAILED.with(session.lang, &[&file, &failure.say(session.lang)])),
        }
    }
    let failed = !asides.is_empty();
    let said = if matches.get_flag("json") {
        Said::json(&report::json(&imported, session.lang))?
    } else {
        let is_dry = matches.get_flag("dry-run");
        Said::text(
            &imported.iter().map(|one| report::text(one, is_dry, session)).collect::<Vec<_>>().join("\n"),
        )
    };
    Ok(said.with_asides(asides).failed_if(failed))
}

fn import(
    file: &str,
    matches: &ArgMatches,
    library: &Library,
    folder: &std::path::Path,
) -> Result<Imported, Failure> {
    let bytes = input::read(file)?;
    let encoding = args::given(matches, "encoding").map(str::to_owned);
    let options = Options { encoding, simplify: matches.get_flag("simplify") };
    let draft = crate::import::read(&bytes, file, &options).map_err(Failure::Import)?;
    let id = args::given(matches, "id");
    let settled = settle(draft, library, id, matches.get_flag("replace")).map_err(Failure::Identity)?;
    let saved = match (matches.get_flag("dry-run"), settled.is_unchanged) {
        (true, _) => None,
        (false, true) => Some(save::path(folder, &settled.draft.plan.id)),
        (false, false) => Some(save::save(folder, &settled.draft.plan)?),
    };
    Ok(Imported { file: file.to_owned(), draft: settled.draft, saved, is_unchanged: settled.is_unchanged })
}

impl Failure {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Io(error) => say::io(error, lang),
            Self::TooLarge(most) => t::TOO_LARGE.with(lang, &[most]),
            Self::Import(ImportError::UnknownEncoding(name)) => t::NO_ENCODING.with(lang, &[name]),
            Self::Import(ImportError::NotADocument) => t::NO_DOCUMENT.say(lang).to_owned(),
            Self::Import(ImportError::Empty) => t::EMPTY.say(lang).to_owned(),
            Self::Import(ImportError::Unreadable(format)) => t::NO_READER.with(lang, &[format]),
            Self::Identity(IdentityError::Taken { id, title }) => t::TAKEN.with(lang, &[id, title]),
            Self::Identity(IdentityError::Attached { id, title }) => {
                full::OTHER_COPY.with(lang, &[id, title])
            }
            Self::Identity(IdentityError::Unreadable(id)) => t::UNREADABLE.with(lang, &[id]),
            Self::Identity(IdentityError::BadId(id)) => t::BAD_ID.with(lang, &[id]),
            Self::Json(error) => error.to_string(),
        }
    }
}
