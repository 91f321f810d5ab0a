//! Folders: whether they are there and can be written to.

use super::Report;
use crate::runtime::Folders;
use crate::words::{Phrase, doctor as t};
use rustix::fs::{Access, access};
use std::path::Path;

pub(super) fn check(folders: &Folders, report: &mut Report) {
    folder(t::RECORDS, &folders.records, Access::READ_OK | Access::WRITE_OK, report);
    // The library is only read.
    folder(t::LIBRARY, &folders.library, Access::READ_OK, report);
    folder(t::DRAFTS, &folders.drafts, Access::READ_OK | Access::WRITE_OK, report);
    state(&folders.state, report);
}

fn folder(topic: Phrase, path: &Path, needed: Access, report: &mut Report) {
    let lang = report.lang;
    let shown = path.display();
    if !path.exists() {
        missing(topic, path, needed, report);
    } else if !path.is_dir() {
        report.wrong(topic, t::NOT_A_FOLDER.with(lang, &[&shown]));
    } else if access(path, Access::READ_OK | Access::EXEC_OK).is_err() {
        report.wrong(topic, t::NOT_READABLE.with(lang, &[&shown]));
    } else if access(path, needed | Access::EXEC_OK).is_err() {
        report.wrong(topic, t::NOT_WRITABLE.with(lang, &[&shown]));
    } else {
        report.fine(topic, shown.to_string());
    }
}

/// How the screen was left is one file, which nobody would miss.
fn state(path: &Path, report: &mut Report) {
    let lang = report.lang;
    let shown = path.display();
    if !path.exists() {
        missing(t::STATE, path, Access::WRITE_OK, report);
    } else if !path.is_file() {
        report.wrong(t::STATE, t::NOT_A_FILE.with(lang, &[&shown]));
    } else if access(path, Access::READ_OK | Access::WRITE_OK).is_err() {
        report.wrong(t::STATE, t::NOT_WRITABLE.with(lang, &[&shown]));
    } else {
        report.fine(t::STATE, shown.to_string());
    }
}

/// What is not there is no harm as long as it can be made.
fn missing(topic: Phrase, path: &Path, needed: Access, report: &mut Report) {
    let lang = report.lang;
    let above = path.ancestors().skip(1).map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
    let can_be_made = above
        .into_iter()
        .find(|folder| folder.exists())
        .is_some_and(|folder| folder.is_dir() && access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok());
    if can_be_made || !needed.contains(Access::WRITE_OK) {
        report.fine(topic, t::NOT_THERE.with(lang, &[&path.display()]));
    } else {
        report.wrong(topic, t::CANNOT_MAKE.with(lang, &[&path.display()]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::State;
    use super::*;
    use crate::words::Lang;

    fn state_of(path: &Path) -> State {
        let mut report = Report { lang: Lang::En, checks: Vec::new() };
        folder(t::RECORDS, path, Access::READ_OK | Access::WRITE_OK, &mut report);
        report.checks[0].state
    }

    #[test]
    fn a_folder_that_can_be_made_is_no_fault() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(state_of(root.path()), State::Fine);
        assert_eq!(state_of(&root.path().join("a/b/c")), State::Fine);
        let file = root.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert_eq!(state_of(&file), State::Wrong);
        assert_eq!(state_of(&file.join("a")), State::Wrong);
    }
}
