//! The shelf: the folder of the user's plans, and the records beside it, where what was read is put.
//!
//! What always holds: a plan is written whole or not at all, and the one before it is kept as `.bak`; which plan a
//! draft is gets decided on what the folder holds at that moment, and nobody else puts a plan there meanwhile.

use super::readings::{self, Entered};
use super::{Draft, IdentityError, Settled, settle};
use crate::plan::{Library, write_plan};
use crate::record::{Holding, Stamp, Store, StoreError};
use std::path::PathBuf;
use std::sync::Arc;

/// What is asked for beyond the document itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// The id that the plan is to have.
    pub id: Option<String>,
    /// Whether it may take the place of a different plan.
    pub replace: bool,
}

/// The folder of the user's plans, and the records beside it.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
    store: Store,
}

/// What was put on the shelf.
#[derive(Debug)]
pub struct Shelved {
    /// The plan under its own ids.
    pub settled: Settled,
    /// Its file.
    pub path: PathBuf,
    /// What became of the values that the document says were measured. The plan is there even if these could not
    /// be saved.
    pub entered: Result<Entered, StoreError>,
}

/// Why nothing was put there.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// It cannot become a plan of the library.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// It cannot be saved.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Shelf {
    /// A shelf of this folder, which is made with the first plan, and these records.
    #[must_use]
    pub const fn new(folder: PathBuf, store: Store) -> Self {
        Self { folder, store }
    }

    /// Puts a plan there, and its measured values into its records, with the document's name as their source.
    /// `library` gives the library as the folder is now; it is asked once nobody else can put plans there.
    ///
    /// # Errors
    /// When it cannot become a plan of the library, or its file cannot be written.
    pub fn put(
        &self,
        library: impl FnOnce() -> Arc<Library>,
        draft: Draft,
        wish: &Wish,
        document: &str,
        stamp: &Stamp,
    ) -> Result<Shelved, ShelfError> {
        let held = Holding::take(&self.folder)?;
        let settled = look(&library(), draft, wish)?;
        let plan = &settled.draft.plan;
        let name = format!("{}.json", plan.id);
        if !settled.is_unchanged {
            held.put(&name, |out| write_plan(plan, out))?;
        }
        drop(held);
        let entered = self.enter(&settled.draft, document, stamp);
        Ok(Shelved { path: self.folder.join(name), settled, entered })
    }

    fn enter(&self, draft: &Draft, document: &str, stamp: &Stamp) -> Result<Entered, StoreError> {
        let mut entered = Entered::default();
        if !draft.actuals.is_empty() {
            self.store.change_as(&draft.plan.id, stamp, |records| {
                let (changes, said) = readings::changes(&draft.plan, &draft.actuals, document, records);
                entered = said;
                changes
            })?;
        }
        Ok(entered)
    }
}

/// Which plan of the library a draft would be. Nothing is written.
///
/// # Errors
/// When it cannot become a plan of the library.
pub fn look(library: &Library, draft: Draft, wish: &Wish) -> Result<Settled, IdentityError> {
    settle(draft, library, wish.id.as_deref(), wish.replace)
}

#[cfg(test)]
mod tests {
    use super::super::{Options, read};
    use super::*;
    use crate::record::{Change, ChangeKind};

    const TABLE: &str = "某市“十五五”养老服务规划\n一、主要指标\n序号|指标|单位|2025年|2026年实际|2027年完成|2030年目标|属性\n\
        1|护理型床位占比|%|50|52.5|55|60|约束性\n2|养老护理员人数|人|900|1000|1100|1500|预期性\n二、重点任务\n建设养老床位。新建一批养老设施。\n";

    fn shelf() -> (tempfile::TempDir, Shelf, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("records"));
        let shelf = Shelf::new(folder.path().join("plans"), store.clone());
        (folder, shelf, store)
    }

    fn put(shelf: &Shelf, text: &str) -> Shelved {
        let draft = read(text.as_bytes(), "nursing.txt", &Options::default()).unwrap();
        let library = || Arc::new(Library::open(&shelf.folder));
        shelf.put(library, draft, &Wish::default(), "nursing.txt", &Stamp::now("li")).unwrap()
    }

    fn readings(store: &Store, id: &str) -> Vec<(i32, String)> {
        let records = store.load("nursing").file;
        let readings =
            records.record(id).into_iter().flat_map(|record| record.readings().collect::<Vec<_>>());
        readings.map(|reading| (reading.year, reading.value.to_owned())).collect()
    }

    #[test]
    fn measured_values_become_readings_once() {
        let (_folder, shelf, store) = shelf();
        let entered = put(&shelf, TABLE).entered.unwrap();
        assert_eq!((entered.count, entered.kept), (4, Vec::new()));
        assert_eq!(readings(&store, "t1"), [(2026, "52.5".to_owned()), (2027, "55".to_owned())]);
        let again = put(&shelf, TABLE);
        assert!(again.settled.is_unchanged);
        assert_eq!(again.entered.unwrap(), Entered::default());
        assert_eq!(
            put(&shelf, &TABLE.replace("52.5", "53")).entered.unwrap().count,
            1,
            "a correction counts"
        );
        assert_eq!(readings(&store, "t1"), [(2026, "53".to_owned()), (2027, "55".to_owned())]);
    }

    #[test]
    fn what_a_person_entered_or_took_away_stays() {
        let (_folder, shelf, store) = shelf();
        put(&shelf, TABLE);
        let by_hand = |year, value: Option<&str>| Change {
            id: "t1".to_owned(),
            kind: ChangeKind::Reading { year, value: value.map(str::to_owned), source: None },
        };
        store
            .change("nursing", &[by_hand(2026, Some("49")), by_hand(2027, None)], &Stamp::now("wang"))
            .unwrap();
        let entered = put(&shelf, TABLE).entered.unwrap();
        assert_eq!(entered.count, 0);
        let kept: Vec<_> = entered.kept.iter().map(|kept| (kept.year, kept.there.as_deref())).collect();
        assert_eq!(kept, [(2026, Some("49")), (2027, None)]);
        assert_eq!(readings(&store, "t1"), [(2026, "49".to_owned())]);
    }

    #[test]
    fn the_plan_before_is_kept_and_what_a_killed_import_left_goes() {
        let (folder, shelf, _store) = shelf();
        put(&shelf, TABLE);
        let plans = folder.path().join("plans");
        let first = std::fs::read(plans.join("nursing.json")).unwrap();
        std::fs::write(plans.join(".nursing.Ab12cd.tmp"), "torn").unwrap();
        put(&shelf, &TABLE.replace("新建一批", "改造一批"));
        assert_eq!(std::fs::read(plans.join("nursing.json.bak")).unwrap(), first);
        assert!(!plans.join(".nursing.Ab12cd.tmp").exists());
        assert_ne!(std::fs::read(plans.join("nursing.json")).unwrap(), first);
    }

    #[test]
    fn many_imports_of_one_plan_at_once_leave_one_whole_plan() {
        let (folder, shelf, _store) = shelf();
        std::thread::scope(|scope| {
            for n in 0..6 {
                let shelf = &shelf;
                scope.spawn(move || put(shelf, &TABLE.replace("新建一批", &format!("新建{n}批"))));
            }
        });
        let library = Library::open(&folder.path().join("plans"));
        assert!(
            library.by_id("nursing").unwrap().sections.iter().any(|s| s.text.join("").contains("批养老设施"))
        );
        assert_eq!(library.broken().count(), 0);
    }
}
