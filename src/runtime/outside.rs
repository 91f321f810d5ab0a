//! The outside: the files and the clock, and what the program does with them.

use super::behind::{Behind, Job, Wake};
use super::importing::Importing;
use super::librarian::{Librarian, Order};
use super::opening::Opening;
use super::path;
use crate::app::desk::Found;
use crate::app::import::Prepared;
use crate::app::memory::Memory;
use crate::app::{Action, Clock, Effect, ImportNews};
use crate::import::Shelf;
use crate::plan::{Library, Seen};
use crate::record::{Drafts, RecordFile, Stamp, Store, keep, read_kept};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A record file longer than this, in bytes, is read behind the first screen: to read it takes some milliseconds.
const LONG: u64 = 500_000;

/// To open more plans than this takes longer than a key may.
const MANY: usize = 16;

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
    /// How many seconds the time here is ahead of UTC.
    pub offset: i32,
}

/// Asks the system's clock.
pub(super) fn now() -> Now {
    let here = jiff::Zoned::now();
    Now {
        stamp: crate::record::now(),
        year: here.strftime("%Y").to_string(),
        time: here.strftime("%H:%M").to_string(),
        offset: here.offset().seconds(),
    }
}

/// The person's own folder.
fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from)
}

/// The files and the clock.
#[derive(Debug)]
pub(super) struct Outside {
    library: Arc<Library>,
    /// The folder of the user's own plans.
    folder: PathBuf,
    /// What that folder held when it was last looked at.
    seen: Option<Seen>,
    importing: Option<Importing>,
    opening: Option<Opening>,
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
        let behind = Behind::new(store.clone(), drafts.clone());
        let librarian = Librarian::new(library.clone(), store.clone());
        Self {
            library,
            folder: folders.library,
            seen: None,
            importing: None,
            opening: None,
            store,
            drafts,
            state: folders.state,
            user,
            now,
            behind,
            librarian,
        }
    }

    /// Who reads and searches the library.
    pub(super) const fn librarian(&mut self) -> &mut Librarian {
        &mut self.librarian
    }

    pub(super) fn clock(&self) -> Clock {
        let now = (self.now)();
        Clock { year: now.year, time: now.time, offset: now.offset }
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
            Effect::OpenPlans(plans) => self.open_all(plans),
            Effect::Change { plan, changes, purpose } => {
                let Some(id) = self.id(plan) else { return Vec::new() };
                let stamp = Stamp { by: self.user.clone(), at: (self.now)().stamp };
                self.behind.ask(Job::Change { plan, id, changes, purpose, stamp })
            }
            Effect::SaveDraft { plan, id, draft } => {
                let Some(plan_id) = self.id(plan) else { return Vec::new() };
                self.behind.ask(Job::SaveDraft { plan, plan_id, id, draft })
            }
            Effect::ListLoose => self.behind.ask(Job::ListLoose { library: Arc::clone(&self.library) }),
            Effect::Attach { from, to } => {
                let stamp = Stamp { by: self.user.clone(), at: (self.now)().stamp };
                self.behind.ask(Job::Attach { from, to, stamp })
            }
            Effect::Finish => {
                let mut answers = self.behind.wait();
                answers.push(Action::Finished);
                answers
            }
            Effect::CompletePath(typed) => {
                let choices = path::complete(&typed, home().as_deref());
                vec![Action::Imported(ImportNews::Completed { typed, choices })]
            }
            Effect::Import(typed) => {
                let ids = self.news();
                let renewed = if ids.is_empty() { Vec::new() } else { self.renew(&ids, true) };
                self.importing =
                    Some(Importing::begin(typed, home(), Arc::clone(&self.library), self.behind.wake()));
                renewed
            }
            Effect::CancelImport => {
                self.importing = None;
                Vec::new()
            }
            Effect::SaveImport(prepared) => self.save(&prepared),
            Effect::ReadLibrary => {
                self.librarian.read_all();
                Vec::new()
            }
            Effect::Search { number, typed, rows } => {
                self.librarian.search(number, typed, rows);
                Vec::new()
            }
            Effect::ReadPlans(plans) => {
                self.librarian.read_plans(plans);
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
    pub(super) fn start(&mut self, wake: Wake) {
        self.librarian.wake_by(wake.clone());
        self.behind.start(wake);
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

    /// Whether a document is being read.
    pub(super) const fn is_importing(&self) -> bool {
        self.importing.is_some()
    }

    /// Saves a plan that was read, and takes it into the library.
    fn save(&mut self, prepared: &Prepared) -> Vec<Action> {
        let stamp = Stamp { by: self.user.clone(), at: (self.now)().stamp };
        let Prepared { draft, wish, file, .. } = prepared;
        let shelf = Shelf::new(self.folder.clone(), self.store.clone());
        let mut ids = Vec::new();
        let library = || {
            ids = self.news();
            self.library = Arc::new(self.library.renewed(&self.folder, &ids));
            Arc::clone(&self.library)
        };
        let shelved = match shelf.put(library, draft.clone(), wish, file, &stamp) {
            Ok(shelved) => shelved,
            Err(error) => return vec![Action::Imported(ImportNews::NotSaved(Arc::new(error.into())))],
        };
        let id = shelved.settled.draft.plan.id;
        let is_unchanged = shelved.settled.is_unchanged;
        if !ids.contains(&id) {
            ids.push(id.clone());
        }
        let mut actions = self.renew(&ids, false);
        // What was just put there is no news.
        self.news();
        let plan = self.library.position(&id).unwrap_or_default();
        let entered = Arc::new(shelved.entered);
        actions.push(Action::Imported(ImportNews::Saved { plan, is_unchanged, entered }));
        actions
    }

    /// The plans of the user's own that are new or other than at the last look; none at the first.
    fn news(&mut self) -> Vec<String> {
        match &mut self.seen {
            Some(seen) => seen.news(),
            None => {
                self.seen = Some(Seen::first(self.folder.clone()));
                Vec::new()
            }
        }
    }

    /// Takes other texts of these plans into the library.
    fn renew(&mut self, ids: &[String], by_others: bool) -> Vec<Action> {
        let library = Arc::new(self.library.renewed(&self.folder, ids));
        self.library = Arc::clone(&library);
        let changed: Vec<usize> = ids.iter().filter_map(|id| library.position(id)).collect();
        self.librarian.renew(Arc::clone(&library), changed.clone());
        vec![Action::LibraryRenewed { library, changed, by_others }]
    }

    /// What happened meanwhile: records and, if the screen is ready for them, plans that someone else has saved;
    /// unless there is something more urgent.
    pub(super) fn look(&mut self, takes_plans: bool) -> Vec<Action> {
        let mut answers = self.answers();
        if takes_plans {
            let ids = self.news();
            if !ids.is_empty() {
                answers.extend(self.renew(&ids, true));
            }
        }
        if self.behind.is_idle() {
            answers.extend(self.behind.ask(Job::Look { library: Arc::clone(&self.library) }));
        }
        self.told(answers)
    }

    /// The answers to what was asked for.
    pub(super) fn answers(&mut self) -> Vec<Action> {
        let mut answers = self.behind.answers();
        answers.extend(self.librarian.answers());
        let read = self.opening.as_mut().map(Opening::read).unwrap_or_default();
        if !read.is_empty() {
            answers.push(self.open(read));
        }
        if let Some((actions, goes_on)) = self.importing.as_mut().map(Importing::news) {
            answers.extend(actions);
            if !goes_on {
                self.importing = None;
            }
        }
        self.told(answers)
    }

    /// Opens the plans, many of them little by little.
    fn open_all(&mut self, plans: Vec<usize>) -> Vec<Action> {
        if plans.len() > MANY
            && let Some(wake) = self.behind.wake()
        {
            self.opening = Opening::begin(Arc::clone(&self.library), plans.clone(), wake);
            if self.opening.is_some() {
                return Vec::new();
            }
        }
        vec![self.open(plans)]
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
        // A draft file that cannot be read is moved aside when the next draft is saved; until then its words
        // are on the disk, and the plan can be read all the same.
        let drafts: BTreeMap<_, _> = self.drafts.all(id).unwrap_or_default().into_iter().collect();
        let is_long = self.store.version(id).is_some_and(|version| version.bytes() > LONG);
        if is_long && self.behind.is_started() {
            self.behind.ask(Job::Read { plan, id: id.to_owned() });
            return Found { records: RecordFile::new(id), problem: None, drafts, is_partial: true };
        }
        let loaded = self.store.load(id);
        self.behind.shows(plan, id, loaded.version.or_else(|| self.store.version(id)));
        let problem = loaded.problem.map(Arc::new);
        Found { records: loaded.file, problem, drafts, is_partial: false }
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
