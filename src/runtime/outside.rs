//! The outside: the files and the clock, and what the program does with them.

use super::behind::{Behind, Job, Wake};
use super::librarian::{Librarian, Order};
use crate::app::desk::Found;
use crate::app::memory::Memory;
use crate::app::{Action, Clock, Effect};
use crate::plan::Library;
use crate::record::{Drafts, Stamp, Store, keep, read_kept};
use std::collections::BTreeMap;
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
    behind: Behind,
    librarian: Librarian,
}

impl Outside {
    pub(super) fn new(folders: Folders, library: Arc<Library>, user: String, now: fn() -> Now) -> Self {
        let (store, drafts) = (Store::new(folders.records), Drafts::new(folders.drafts));
        let behind = Behind::new(library.clone(), store.clone(), drafts.clone());
        let librarian = Librarian::new(library.clone(), store.clone());
        Self { library, store, drafts, state: folders.state, user, now, behind, librarian }
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
        let answers = self.answer(effect, memory);
        self.told(answers)
    }

    fn answer(&mut self, effect: Effect, memory: &Memory) -> Vec<Action> {
        match effect {
            Effect::OpenPlans(plans) => vec![self.open(plans)],
            Effect::Change { plan, changes, purpose } => {
                let Some(id) = self.id(plan) else { return Vec::new() };
                let stamp = Stamp { by: self.user.clone(), at: (self.now)().stamp };
                self.behind.ask(Job::Change { plan, id, changes, purpose, stamp })
            }
            Effect::SaveDraft { plan, id, draft } => {
                let Some(plan_id) = self.id(plan) else { return Vec::new() };
                self.behind.ask(Job::SaveDraft { plan, plan_id, id, draft })
            }
            Effect::ListLoose => self.behind.ask(Job::ListLoose),
            Effect::Attach { from, to } => {
                let stamp = Stamp { by: self.user.clone(), at: (self.now)().stamp };
                self.behind.ask(Job::Attach { from, to, stamp })
            }
            Effect::Finish => {
                let mut answers = Vec::new();
                while let Some(done) = self.behind.wait() {
                    answers.extend(done);
                }
                answers.push(Action::Finished);
                answers
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

    fn id(&self, plan: usize) -> Option<String> {
        self.library.ids().nth(plan).map(str::to_owned)
    }

    /// From now on nothing waits for the disk, and `wake` is called when there are answers to be fetched.
    pub(super) fn start(&mut self, wake: &Wake) {
        self.librarian.wake_by(wake.clone());
        self.behind.start(wake.clone());
    }

    /// Lets the librarian know of records that changed.
    fn told(&self, answers: Vec<Action>) -> Vec<Action> {
        for answer in &answers {
            let (plan, records) = match answer {
                Action::Changed { plan, records, .. }
                | Action::RecordsRead { plan, records, problem: None } => (Some(*plan), records),
                Action::Attached { to, records, .. } => (self.library.position(&to.plan), records),
                _ => continue,
            };
            if let Some(plan) = plan {
                self.librarian.order(Order::Records { plan, records: records.clone() });
            }
        }
        answers
    }

    /// Looks whether someone else has saved records of open plans, unless there is something more urgent.
    pub(super) fn look(&mut self) -> Vec<Action> {
        let mut answers = self.behind.answers();
        if self.behind.is_idle() {
            answers.extend(self.behind.ask(Job::Look));
        }
        self.told(answers)
    }

    /// The answers to what was asked for.
    pub(super) fn answers(&mut self) -> Vec<Action> {
        let mut answers = self.behind.answers();
        answers.extend(self.librarian.answers());
        self.told(answers)
    }

    fn open(&self, plans: Vec<usize>) -> Action {
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

    fn find(&self, plan: usize, id: &str) -> Found {
        let loaded = self.store.load(id);
        self.behind.shows(plan, id, loaded.version.or_else(|| self.store.version(id)));
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
