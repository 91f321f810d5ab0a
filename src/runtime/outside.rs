//! The outside: the files and the clock, and what the program does with them.

use super::librarian::{Librarian, Order};
use crate::app::desk::Found;
use crate::app::memory::Memory;
use crate::app::{Action, Clock, Effect};
use crate::plan::Library;
use crate::record::{Drafts, Stamp, Store, Version, keep, read_kept};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Where everything is kept. None of these needs to exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folders {
    /// The folder of record files.
    pub records: PathBuf,
    /// The folder of the user's own plans.
    pub library: PathBuf,
    /// The folder of half-written notes.
    pub drafts: PathBuf,
    /// The file that holds how the screen was left.
    pub state: PathBuf,
}

/// What the clock says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Now {
    /// RFC 3339 in UTC, whole seconds.
    pub stamp: String,
    /// The year here.
    pub year: String,
    /// The time of day here, as `10:32`.
    pub time: String,
}

/// Asks the system's clock.
pub(super) fn now() -> Now {
    let here = jiff::Zoned::now();
    Now {
        stamp: crate::record::now(),
        year: here.strftime("%Y").to_string(),
        time: here.strftime("%H:%M").to_string(),
    }
}

/// The files and the clock.
#[derive(Debug)]
pub(super) struct Outside {
    library: Arc<Library>,
    store: Store,
    drafts: Drafts,
    state: PathBuf,
    user: String,
    now: fn() -> Now,
    /// Which text of its record file each open plan shows.
    shown: BTreeMap<usize, Option<Version>>,
    /// Open plans whose file was found gone.
    gone: BTreeSet<usize>,
    librarian: Librarian,
}

impl Outside {
    pub(super) fn new(folders: Folders, library: Arc<Library>, user: String, now: fn() -> Now) -> Self {
        let (store, drafts) = (Store::new(folders.records), Drafts::new(folders.drafts));
        let librarian = Librarian::new(library.clone(), store.clone());
        let (state, shown, gone) = (folders.state, BTreeMap::new(), BTreeSet::new());
        Self { library, store, drafts, state, user, now, shown, gone, librarian }
    }

    /// Who reads and searches the library.
    pub(super) const fn librarian(&mut self) -> &mut Librarian {
        &mut self.librarian
    }

    pub(super) fn clock(&self) -> Clock {
        let now = (self.now)();
        Clock { year: now.year, time: now.time }
    }

    pub(super) fn memory(&self) -> Memory {
        read_kept(&self.state).unwrap_or_default()
    }

    /// Does what an effect asks, if it is about files; the actions are the answers.
    pub(super) fn perform(&mut self, effect: Effect, memory: &Memory) -> Vec<Action> {
        match effect {
            Effect::OpenPlans(plans) => vec![self.open(plans)],
            Effect::Change { plan, changes, purpose } => {
                let Some(id) = self.id(plan) else { return Vec::new() };
                let stamp = Stamp { by: self.user.clone(), at: (self.now)().stamp };
                match self.store.change(id, &changes, &stamp) {
                    Ok(saved) => {
                        self.shown.insert(plan, saved.version);
                        self.librarian.order(Order::Records { plan, records: saved.file.clone() });
                        vec![Action::Changed { plan, records: saved.file, inverses: saved.inverses, purpose }]
                    }
                    Err(error) => {
                        vec![Action::NotChanged { plan, changes, purpose, error: Arc::new(error) }]
                    }
                }
            }
            Effect::SaveDraft { plan, id, draft } => {
                let Some(plan_id) = self.id(plan) else { return Vec::new() };
                let saved = self.drafts.save(plan_id, &id, &draft);
                saved.err().map(|error| Action::DraftNotSaved(Arc::new(error))).into_iter().collect()
            }
            Effect::ReadLibrary => {
                self.librarian.read_all();
                Vec::new()
            }
            Effect::Search { number, typed, rows } => {
                self.librarian.search(number, typed, rows);
                Vec::new()
            }
            Effect::ReadPlans(plans) => {
                self.librarian.order(Order::Plans(plans));
                Vec::new()
            }
            Effect::SaveMemory => {
                self.save_memory(memory);
                Vec::new()
            }
            Effect::Copy(_) | Effect::Repaint | Effect::Suspend | Effect::Quit => Vec::new(),
        }
    }

    fn id(&self, plan: usize) -> Option<&str> {
        self.library.ids().nth(plan)
    }

    /// Reads the records of open plans again that someone else has saved since.
    pub(super) fn look(&mut self) -> Vec<Action> {
        let mut read = Vec::new();
        for (&plan, shown) in &mut self.shown {
            let Some(id) = self.library.ids().nth(plan) else { continue };
            if self.store.version(id) == *shown {
                continue;
            }
            let loaded = self.store.load(id);
            // A file that cannot be read now has a version all the same: it is looked at again when it changes.
            *shown = loaded.version.or_else(|| self.store.version(id));
            let problem = loaded.problem.map(Arc::new);
            if problem.is_none() {
                self.librarian.order(Order::Records { plan, records: loaded.file.clone() });
            }
            read.push(Action::RecordsRead { plan, records: loaded.file, problem });
        }
        read.extend(self.gone());
        read
    }

    /// Open plans whose file is gone since the last look.
    fn gone(&mut self) -> Vec<Action> {
        let mut gone = Vec::new();
        for &plan in self.shown.keys() {
            match self.library.file(plan).is_some_and(|file| !file.exists()) {
                true if self.gone.insert(plan) => gone.push(Action::PlanGone { plan }),
                true => {}
                false => _ = self.gone.remove(&plan),
            }
        }
        gone
    }

    fn open(&mut self, plans: Vec<usize>) -> Action {
        self.library.read_ahead(&plans);
        let (mut opened, mut unreadable) = (Vec::new(), Vec::new());
        for plan in plans {
            match self.library.get(plan).map(|document| document.id.clone()) {
                Some(id) => opened.push((plan, self.find(plan, &id))),
                None => unreadable.push(plan),
            }
        }
        Action::PlansOpened { plans: opened, unreadable }
    }

    fn find(&mut self, plan: usize, id: &str) -> Found {
        let loaded = self.store.load(id);
        self.shown.insert(plan, loaded.version.or_else(|| self.store.version(id)));
        // A draft file that cannot be read is moved aside when the next draft is saved; until then its words
        // are on the disk, and the plan can be read all the same.
        let drafts: BTreeMap<_, _> = self.drafts.all(id).unwrap_or_default().into_iter().collect();
        Found { records: loaded.file, problem: loaded.problem.map(Arc::new), drafts }
    }

    /// Plans that another screen remembered meanwhile and this one did not touch stay as that one left them.
    /// Memory that cannot be written is no loss worth a word.
    fn save_memory(&self, memory: &Memory) {
        let mut kept = self.memory();
        kept.plan.clone_from(&memory.plan);
        kept.queries.clone_from(&memory.queries);
        kept.plans.extend(memory.plans.clone());
        let _ = keep(&self.state, &kept);
    }
}
