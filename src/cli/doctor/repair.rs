//! Mending what can be mended, before everything is looked at.

use super::Report;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::say;
use crate::words::mend as t;

pub(super) fn repair(session: &Session, report: &mut Report) -> Result<(), CliError> {
    let (store, lang) = (session.store()?, report.lang);
    for id in store.plans_with_backups() {
        match store.mend(&id) {
            Ok(None) => {}
            Ok(Some(mended)) => {
                let text = t::MENDED.with(lang, &[&mended.path.display(), &mended.records]);
                let text = match mended.aside {
                    Some(aside) => t::KEPT_ASIDE.with(lang, &[&text, &aside.display()]),
                    None => text,
                };
                report.notice(t::REPAIRED, text);
            }
            Err(error) => report.wrong(t::REPAIRED, say::trouble(&error, lang)),
        }
    }
    Ok(())
}
