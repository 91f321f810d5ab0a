//! How the errors of plans and records are said: what is wrong, and what to do.

use crate::plan::{Fault, PlanError};
use crate::record::{ChangeError, Step, StoreError};
use crate::words::{Lang, Phrase, doctor, errors as w, mend};
use std::io;

/// Why records could not be read or written, with the file it is about.
#[must_use]
pub fn store(error: &StoreError, lang: Lang) -> String {
    let path = error.path().display();
    match error {
        StoreError::Io { step, source, .. } => {
            let step = match step {
                Step::CreateFolder => w::STEP_FOLDER,
                Step::Lock => w::STEP_LOCK,
                Step::Read => w::STEP_READ,
                Step::Write => w::STEP_WRITE,
                Step::Keep => w::STEP_KEEP,
                Step::Replace => w::STEP_REPLACE,
            };
            let why = [io(source, lang).as_str(), what_to_do(source).map_or("", |phrase| phrase.say(lang))]
                .concat();
            w::STORE_IO.with(lang, &[&step.say(lang), &path, &why])
        }
        StoreError::Broken { why, .. } => w::STORE_BROKEN.with(lang, &[&path, why]),
        StoreError::Newer { format, .. } => w::STORE_NEWER.with(lang, &[&path, format]),
        StoreError::OtherPlan { plan, .. } => w::STORE_OTHER.with(lang, &[&path, plan]),
        StoreError::Locked { .. } => w::STORE_LOCKED.with(lang, &[&path]),
        StoreError::Gone { .. } => mend::STORE_GONE.with(lang, &[&path]),
        StoreError::BadId { id, .. } => w::STORE_BAD_ID.with(lang, &[id]),
        StoreError::Refused { id, source, .. } => w::STORE_REFUSED.with(lang, &[id, &change(source, lang)]),
    }
}

/// What to do about what the system said of a record file.
fn what_to_do(error: &io::Error) -> Option<Phrase> {
    Some(match error.kind() {
        io::ErrorKind::StorageFull => mend::DO_FREE_SPACE,
        io::ErrorKind::QuotaExceeded => mend::DO_ASK_QUOTA,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotADirectory => mend::DO_OTHER_FOLDER,
        io::ErrorKind::PermissionDenied => mend::DO_ASK_ACCESS,
        io::ErrorKind::NotFound => mend::DO_BRING_BACK,
        io::ErrorKind::AlreadyExists => mend::DO_MOVE_IT,
        io::ErrorKind::InvalidInput | io::ErrorKind::IsADirectory | io::ErrorKind::FileTooLarge => {
            mend::DO_REPAIR
        }
        _ => return None,
    })
}

/// Why a change could not be made.
#[must_use]
pub fn change(error: &ChangeError, lang: Lang) -> String {
    match error {
        ChangeError::Empty => w::CHANGE_EMPTY.say(lang).to_owned(),
        ChangeError::BadDate(typed) => w::CHANGE_DATE.with(lang, &[typed]),
        ChangeError::NoSuchNote(id) => w::CHANGE_NO_NOTE.with(lang, &[id]),
        ChangeError::StruckOut(id) => w::CHANGE_STRUCK.with(lang, &[id]),
        ChangeError::NoteExists(id) => w::CHANGE_EXISTS.with(lang, &[id]),
    }
}

/// Why a plan could not be read.
#[must_use]
pub fn plan(error: &PlanError, lang: Lang) -> String {
    match error {
        PlanError::Unreadable(why) => w::PLAN_UNREADABLE.with(lang, &[why]),
        PlanError::Malformed(why) => w::PLAN_MALFORMED.with(lang, &[why]),
        PlanError::Newer(format) => w::PLAN_NEWER.with(lang, &[format]),
        PlanError::NoSuchSection { indicator, section } => {
            w::PLAN_NO_SECTION.with(lang, &[indicator, section])
        }
        PlanError::Misnamed(id) => w::PLAN_MISNAMED.with(lang, &[id]),
    }
}

/// The rule of form that a plan breaks.
#[must_use]
pub fn fault(fault: &Fault, lang: Lang) -> String {
    match fault {
        Fault::RepeatedId(id) => doctor::FAULT_REPEATED.with(lang, &[id]),
        Fault::BadId(id) => doctor::FAULT_ID.with(lang, &[id]),
        Fault::BadYears(id) => doctor::FAULT_YEARS.with(lang, &[id]),
        Fault::ValueNotInText { id, text } => doctor::FAULT_VALUE.with(lang, &[id, text]),
        Fault::BadRelation { id, text } => doctor::FAULT_RELATION.with(lang, &[id, text]),
        Fault::NoTarget(id) => doctor::FAULT_TARGET.with(lang, &[id]),
        Fault::NoName(id) => doctor::FAULT_NAME.with(lang, &[id]),
    }
}

/// What the system said, in the language where it is something common.
#[must_use]
pub fn io(error: &io::Error, lang: Lang) -> String {
    let phrase = match error.kind() {
        io::ErrorKind::NotFound => w::IO_NOT_FOUND,
        io::ErrorKind::PermissionDenied => w::IO_DENIED,
        io::ErrorKind::StorageFull => w::IO_FULL,
        io::ErrorKind::QuotaExceeded => w::IO_QUOTA,
        io::ErrorKind::ReadOnlyFilesystem => w::IO_READ_ONLY,
        io::ErrorKind::IsADirectory => w::IO_IS_FOLDER,
        io::ErrorKind::NotADirectory => w::IO_NO_FOLDER,
        io::ErrorKind::InvalidInput => w::IO_NO_FILE,
        io::ErrorKind::FileTooLarge => mend::TOO_LARGE,
        io::ErrorKind::AlreadyExists => mend::IN_THE_WAY,
        _ => return error.to_string(),
    };
    phrase.say(lang).to_owned()
}
