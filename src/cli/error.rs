//! Why a subcommand could not do what it was asked to, and how that is said: one sentence that names what is
//! wrong and what would be right.

use crate::export::ExportError;
use crate::plan::{Address, PlanError};
use crate::record::{NoteKind, Status, StoreError};
use crate::runtime::RuntimeError;
use crate::say;
use crate::sync::{Doing, SyncError};
use crate::words::{Lang, errors as w, full_text, mend, sync};
use std::io;
use std::path::PathBuf;

/// Why a subcommand could not do what it was asked to.
#[derive(Debug)]
pub(super) enum CliError {
    /// No folder was named, and there is no home folder to keep things in.
    NoHome,
    /// The library has no plan with this id.
    UnknownPlan { id: String, near: Vec<String> },
    /// What was typed is no address; `example` is one.
    NotAnAddress { typed: String, example: String },
    /// The plan has nothing with this id.
    UnknownId { address: Address, near: Vec<String> },
    /// The plan is in the library and cannot be read.
    BrokenPlan { id: String, at: String, error: PlanError },
    /// The plan is a digest, and its full text is not at hand.
    NoFullText { id: String },
    /// A reading is for an indicator only.
    NotAnIndicator(Address),
    /// Not one of the statuses.
    UnknownStatus(String),
    /// Not one of the kinds of notes.
    UnknownKind(String),
    /// Not a year of four digits between the two.
    BadYear { typed: String, from: i32, to: i32 },
    /// Not a date to look back to.
    BadDate(String),
    /// The records could not be synced.
    Sync(SyncError),
    /// There are no words where words are needed.
    EmptyNote,
    /// The same for a reading.
    EmptyValue,
    /// The same for a search.
    EmptyQuery,
    /// Standard input is not UTF-8.
    NotUtf8,
    /// Standard input cannot be read.
    Stdin(io::Error),
    /// Standard output cannot be written.
    Stdout(io::Error),
    /// The file to export to cannot be written.
    Output { path: PathBuf, error: io::Error },
    /// The file to export to is among the records or plans.
    Protected(PathBuf),
    /// The records cannot be read or written.
    Store(StoreError),
    /// There is no record at this address to be moved.
    NothingThere(Address),
    /// The screen cannot be opened.
    Screen(RuntimeError),
    /// Something cannot be put into JSON.
    Json(serde_json::Error),
    /// Something cannot be exported.
    Export(ExportError),
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<serde_json::Error> for CliError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

impl CliError {
    /// The sentence, without a line end.
    pub(super) fn say(&self, lang: Lang) -> String {
        let comma = w::LIST_COMMA.say(lang);
        match self {
            Self::NoHome => w::NO_HOME.say(lang).to_owned(),
            Self::UnknownPlan { id, near } if near.is_empty() => w::NO_PLAN.with(lang, &[id]),
            Self::UnknownPlan { id, near } => {
                w::NEAREST.with(lang, &[&w::NO_PLAN_NEAR.with(lang, &[id]), &near.join(comma)])
            }
            Self::NotAnAddress { typed, example } => w::NO_ADDRESS.with(lang, &[typed, example]),
            Self::UnknownId { address: Address { plan, id }, near } if near.is_empty() => {
                w::NO_ID.with(lang, &[plan, id, plan])
            }
            Self::UnknownId { address: Address { plan, id }, near } => {
                w::NEAREST.with(lang, &[&w::NO_ID_NEAR.with(lang, &[plan, id]), &near.join(comma)])
            }
            Self::BrokenPlan { id, at, error } => {
                w::BROKEN_PLAN.with(lang, &[id, at, &say::plan_trouble(error, lang)])
            }
            Self::NoFullText { id } => full_text::NOT_AT_HAND.with(lang, &[id]),
            Self::NotAnIndicator(address) => w::NOT_AN_INDICATOR.with(lang, &[address]),
            Self::UnknownStatus(typed) => w::NO_STATUS.with(lang, &[typed, &statuses(lang)]),
            Self::UnknownKind(typed) => w::NO_KIND.with(lang, &[typed, &kinds(lang)]),
            Self::BadYear { typed, from, to } => w::NO_YEAR.with(lang, &[typed, from, to]),
            Self::BadDate(typed) => sync::NO_DATE.with(lang, &[typed]),
            Self::Sync(error) => sync_trouble(error, lang),
            Self::EmptyNote => w::EMPTY_NOTE.say(lang).to_owned(),
            Self::EmptyValue => w::EMPTY_VALUE.say(lang).to_owned(),
            Self::EmptyQuery => w::EMPTY_QUERY.say(lang).to_owned(),
            Self::NotUtf8 => w::NOT_UTF8.say(lang).to_owned(),
            Self::Stdin(error) => w::NO_STDIN.with(lang, &[&say::io(error, lang)]),
            Self::Stdout(error) => w::NO_STDOUT.with(lang, &[&say::io(error, lang)]),
            Self::Output { path, error } => {
                w::NO_OUTPUT.with(lang, &[&path.display(), &say::io(error, lang)])
            }
            Self::Protected(path) => w::PROTECTED.with(lang, &[&path.display()]),
            Self::NothingThere(address) => mend::NOTHING_THERE.with(lang, &[address]),
            Self::Store(error) => say::trouble(error, lang),
            Self::Screen(RuntimeError::Terminal(error)) => w::NO_SCREEN.with(lang, &[&say::io(error, lang)]),
            Self::Json(error) => w::NO_JSON.with(lang, &[error]),
            Self::Export(error) => w::NO_JSON.with(lang, &[error]),
        }
    }
}

/// Why records could not be synced.
pub(super) fn sync_trouble(error: &SyncError, lang: Lang) -> String {
    match error {
        SyncError::NoGit => sync::NO_GIT.say(lang).to_owned(),
        SyncError::Io { path, source } => sync::IO.with(lang, &[&path.display(), &say::io(source, lang)]),
        SyncError::Bare(folder) => sync::BARE.with(lang, &[&folder.display()]),
        SyncError::Foreign(folder) => sync::FOREIGN.with(lang, &[&folder.display()]),
        SyncError::Inside { folder, repository } => {
            sync::INSIDE.with(lang, &[&folder.display(), &repository.display()])
        }
        SyncError::ForeignRemote(url) => sync::FOREIGN_REMOTE.with(lang, &[url]),
        SyncError::Busy(folder) => sync::BUSY.with(lang, &[&folder.display()]),
        SyncError::Git { doing, why } => {
            let phrase = match doing {
                Doing::SettingUp => sync::GIT_SETTING_UP,
                Doing::Committing => sync::GIT_COMMITTING,
                Doing::Fetching => sync::GIT_FETCHING,
                Doing::Pushing => sync::GIT_PUSHING,
            };
            let is_about_ssh =
                ["Permission denied (", "Host key verification"].iter().any(|sign| why.contains(sign));
            phrase.with(lang, &[why]) + if is_about_ssh { sync::SSH_KEY.say(lang) } else { "" }
        }
        SyncError::Unreadable { plan, why } => sync::UNREADABLE.with(lang, &[plan, &say::file(why, lang)]),
        SyncError::Store(error) => say::trouble(error, lang),
        SyncError::Late => sync::LATE.say(lang).to_owned(),
    }
}

/// All statuses as they can be typed: the key, and in Chinese the word beside it.
fn statuses(lang: Lang) -> String {
    let typed = Status::ALL.map(|status| match lang {
        Lang::Zh => format!("{} {}", say::status(status, lang), status.key()),
        Lang::En => status.key().to_owned(),
    });
    typed.join(w::LIST_COMMA.say(lang))
}

fn kinds(lang: Lang) -> String {
    let typed = NoteKind::ALL.map(|kind| match lang {
        Lang::Zh => format!("{} {}", say::note_kind(kind, lang), kind.key()),
        Lang::En => kind.key().to_owned(),
    });
    typed.join(w::LIST_COMMA.say(lang))
}
