//! What is kept: plans, records, drafts, and the locks beside them.

use super::Report;
use crate::cli::error::{CliError, sync_trouble};
use crate::cli::session::{Session, file_of};
use crate::plan::{Library, check as check_form};
use crate::record::{Drafts, Store, StoreError};
use crate::say;
use crate::sync::{self, Outlook};
use crate::words::{doctor as t, full_text, mend as m};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) fn check(session: &Session, report: &mut Report) -> Result<(), CliError> {
    let folders = session.folders()?;
    let (library, store) = (session.library()?, session.store()?);
    plans(library, &folders.library, report);
    let mut ids: BTreeSet<String> = library.ids().map(str::to_owned).collect();
    for id in store.plans_with_backups() {
        records(&id, &store, library, report);
        ids.insert(id);
    }
    synced(&folders.records, report);
    let waiting = Drafts::new(folders.drafts.clone());
    for id in ids {
        drafts(&id, &waiting, report);
    }
    for folder in [&folders.records, &folders.drafts] {
        for path in locks(folder) {
            lock(&path, report);
        }
    }
    Ok(())
}

/// How the records reach other machines; nothing where they never did.
fn synced(folder: &Path, report: &mut Report) {
    let lang = report.lang;
    match sync::look(folder) {
        Ok(None) => {}
        Ok(Some(Outlook { remote: None, .. })) => report.fine(t::SYNC, t::NO_REMOTE.say(lang).to_owned()),
        Ok(Some(Outlook { remote: Some(remote), waiting: 0 })) => {
            report.fine(t::SYNC, t::SYNCED.with(lang, &[&remote]));
        }
        Ok(Some(Outlook { remote: Some(remote), waiting })) => {
            report.notice(t::SYNC, t::WAITING.with(lang, &[&waiting, &remote]));
        }
        Err(error) => report.wrong(t::SYNC, sync_trouble(&error, lang)),
    }
}

fn plans(library: &Library, folder: &Path, report: &mut Report) {
    let lang = report.lang;
    let is_own = |id: &str| folder.join(format!("{id}.json")).exists();
    let (own, embedded): (Vec<_>, Vec<_>) =
        library.plans().partition(|&(at, plan)| is_own(&plan.id) && !library.is_embedded(at));
    report.fine(t::PLAN, t::EMBEDDED.with(lang, &[&embedded.len()]));
    let full = embedded.into_iter().filter_map(|(_, plan)| Some(plan.full.as_ref()?.document()));
    let full = full.map(|document| (document, full_text::PLAN_FULL));
    for (plan, fine) in full.chain(own.into_iter().map(|(_, plan)| (&**plan, t::PLAN_FINE))) {
        let faults = check_form(plan);
        if faults.is_empty() {
            let path = folder.join(format!("{}.json", plan.id));
            report.fine(t::PLAN, fine.with(lang, &[&plan.id, &path.display()]));
        }
        for fault in faults {
            let text = t::PLAN_FAULT.with(lang, &[&plan.id, &say::fault(&fault, lang)]);
            report.wrong(t::PLAN, text);
        }
    }
    for (_, source, error) in library.broken() {
        let text = t::PLAN_FAULT.with(lang, &[&file_of(source), &say::plan_trouble(error, lang)]);
        report.wrong(t::PLAN, text);
    }
}

fn records(id: &str, store: &Store, library: &Library, report: &mut Report) {
    let lang = report.lang;
    let loaded = store.load(id);
    if let Some(problem) = loaded.problem {
        let text = say::trouble(&problem, lang);
        let text = match backup_of(problem.path()) {
            Some(backup) => t::BACKUP.with(lang, &[&text, &backup.display()]),
            None => text,
        };
        report.wrong(t::RECORD_FILE, text);
        return;
    }
    let path = store.path(id).map_or_else(|_| id.to_owned(), |path| path.display().to_string());
    if !store.left_over(id).iter().all(|left| is_young(left)) {
        report.notice(t::RECORD_FILE, m::LEFT_OVER.with(lang, &[&path]));
    }
    if loaded.version.is_none() {
        let backup = format!("{path}.bak");
        report.wrong(t::RECORD_FILE, m::MISSING.with(lang, &[&path, &backup]));
        return;
    }
    if is_closed_to_its_group(Path::new(&path)) {
        report.notice(t::RECORD_FILE, m::NOT_THE_GROUPS.with(lang, &[&path]));
    }
    let count = loaded.file.records().filter(|(_, record)| !record.is_empty()).count();
    report.fine(t::RECORD_FILE, t::RECORD_COUNT.with(lang, &[&path, &count]));
    if library.position(id).is_none() {
        report.notice(t::RECORD_FILE, t::NO_SUCH_PLAN.with(lang, &[&id]));
    } else if let Some(plan) = library.by_id(id) {
        for gone in loaded.file.unattached(plan) {
            report.notice(t::RECORD_FILE, t::UNATTACHED.with(lang, &[&id, &gone]));
        }
    }
}

/// Whether a temporary file may still be someone's who is saving just now.
fn is_young(path: &Path) -> bool {
    let age = fs::metadata(path).and_then(|metadata| metadata.modified()).map(|time| time.elapsed());
    matches!(age, Ok(Ok(age)) if age < Duration::from_secs(60))
}

/// Whether a file in a folder of a group can only be used by some of the group.
fn is_closed_to_its_group(path: &Path) -> bool {
    let mode = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.mode());
    path.parent().is_some_and(|folder| mode(folder) & 0o2020 == 0o2020) && mode(path) & 0o060 != 0o060
}

/// The file before the last save, if there is one.
fn backup_of(path: &Path) -> Option<PathBuf> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.into_os_string();
    name.push(".bak");
    Some(PathBuf::from(name)).filter(|backup| backup.exists())
}

fn drafts(plan: &str, drafts: &Drafts, report: &mut Report) {
    let lang = report.lang;
    match drafts.all(plan) {
        Ok(waiting) => {
            for (id, _) in waiting {
                report.notice(t::DRAFT, t::DRAFT_WAITING.with(lang, &[&format!("{plan}:{id}")]));
            }
        }
        // Such a plan has no records either, and its file was named with the plans.
        Err(StoreError::BadId { .. }) => {}
        Err(error) => report.wrong(t::DRAFT, say::trouble(&error, lang)),
    }
}

fn locks(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut locks: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "lock")).collect();
    locks.sort();
    locks
}

/// A lock file stays when its holder is gone, so only the lock itself says whether someone is saving.
fn lock(path: &Path, report: &mut Report) {
    let lang = report.lang;
    let tried = File::open(path).map_err(TryLockError::Error).and_then(|file| file.try_lock_shared());
    match tried {
        Ok(()) => report.fine(t::LOCK, t::LOCK_FREE.with(lang, &[&path.display()])),
        Err(TryLockError::WouldBlock) => {
            report.notice(t::LOCK, t::LOCK_HELD.with(lang, &[&path.display()]));
        }
        Err(TryLockError::Error(error)) => {
            let text = t::PLAN_FAULT.with(lang, &[&path.display(), &say::io(&error, lang)]);
            report.wrong(t::LOCK, text);
        }
    }
}
