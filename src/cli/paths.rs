//! Paths: where the records, the user's plans, the drafts and the view are kept.
//!
//! An option comes before an environment variable, and that before the XDG base folders. Nothing is made here.

use crate::runtime::Folders;
use etcetera::BaseStrategy;
use std::ffi::OsString;
use std::path::PathBuf;

/// The program's folder below each base folder.
const NAME: &str = "gangmu";

/// Finds the folders. `None` if one of them hangs on a home folder and there is none.
pub(super) fn folders(
    records: Option<PathBuf>,
    library: Option<PathBuf>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Option<Folders> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let records = records.or_else(|| set("GANGMU_RECORDS"));
    let library = library.or_else(|| set("GANGMU_LIBRARY"));
    let base = etcetera::choose_base_strategy().ok();
    let data = base.as_ref().map(|base| base.data_dir().join(NAME));
    let below = |name: &str| data.as_ref().map(|data| data.join(name));
    let state = base.as_ref().and_then(|base| Some(base.state_dir()?.join(NAME).join("view.json")));
    Some(Folders {
        records: records.or_else(|| below("records"))?,
        library: library.or_else(|| below("plans"))?,
        drafts: below("drafts")?,
        state: state?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_comes_before_a_variable_and_an_empty_variable_says_nothing() {
        let variable = |name: &str| match name {
            "GANGMU_RECORDS" => Some(OsString::from("/from/variable")),
            "GANGMU_LIBRARY" => Some(OsString::new()),
            _ => None,
        };
        let found = folders(None, None, variable).unwrap();
        assert_eq!(found.records, PathBuf::from("/from/variable"));
        assert!(found.library.ends_with("gangmu/plans"));
        let found = folders(Some("/given".into()), None, variable).unwrap();
        assert_eq!(found.records, PathBuf::from("/given"));
        assert!(found.state.ends_with("gangmu/view.json"));
    }
}
