//! Behind the loop: what waits for the disk is done in threads of their own, so that no key has to wait for it.
//!
//! What always holds: changes are made one after the other, in the order asked, and so are drafts kept; what is shown as saved is on the
//! disk, because the model hears of it only afterwards. Where there is no thread to be had, or nobody to be
//! woken, everything is done at once.

use crate::app::{Action, Purpose};
use crate::plan::{Address, Library};
use crate::record::{Change, Draft, Drafts, Stamp, Store, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Called when there is an answer to be fetched.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Which text of its record file each open plan shows.
type Shown = BTreeMap<usize, (String, Option<Version>)>;

/// Open plans whose file was found gone.
type Gone = BTreeSet<usize>;

/// Something to be done with files.
#[derive(Debug)]
pub(super) enum Job {
    /// Changes a plan's records and saves them.
    Change { plan: usize, id: String, changes: Vec<Change>, purpose: Purpose, stamp: Stamp },
    /// Keeps a half-written note.
    SaveDraft { plan: usize, plan_id: String, id: String, draft: Draft },
    /// Reads the records of a plan that was opened without them.
    Read { plan: usize, id: String },
    /// Looks for records whose place is gone.
    ListLoose { library: Arc<Library> },
    /// Moves what was added at one address to another.
    Attach { from: Address, to: Address, stamp: Stamp },
    /// Reads the records of open plans again that someone else has saved since, and misses plans that are gone.
    Look { library: Arc<Library> },
}

/// The one who does it.
#[derive(Clone, Debug)]
struct Clerk {
    store: Store,
    drafts: Drafts,
    shown: Arc<Mutex<Shown>>,
    gone: Arc<Mutex<Gone>>,
}

/// What goes on behind the loop: records in one thread and drafts in another, so that a draft is kept at once
/// also while a save waits for someone else's lock.
pub(super) struct Behind {
    clerk: Clerk,
    records: Option<Line>,
    drafts: Option<Line>,
    wake: Option<Wake>,
}

/// The two ends of a thread.
struct Line {
    jobs: Sender<Job>,
    // Only ever asked by its owner; the lock lets the program be looked at from several threads.
    answers: Mutex<Receiver<Vec<Action>>>,
    /// Jobs not yet answered.
    open: usize,
}

impl std::fmt::Debug for Behind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Behind").field("is_idle", &self.is_idle()).finish_non_exhaustive()
    }
}

impl Behind {
    pub(super) fn new(store: Store, drafts: Drafts) -> Self {
        let clerk = Clerk { store, drafts, shown: Arc::default(), gone: Arc::default() };
        Self { clerk, records: None, drafts: None, wake: None }
    }

    /// From now on things are done in threads, and `wake` is called when there are answers.
    pub(super) fn start(&mut self, wake: Wake) {
        self.wake = Some(wake.clone());
        self.records = Line::start("records", self.clerk.clone(), wake.clone());
        self.drafts = Line::start("drafts", self.clerk.clone(), wake);
    }

    /// Asks for something; whatever is answered at once comes back.
    pub(super) fn ask(&mut self, job: Job) -> Vec<Action> {
        let is_draft = matches!(job, Job::SaveDraft { .. });
        let line = if is_draft { &mut self.drafts } else { &mut self.records };
        let Some(line) = line else { return self.clerk.perform(job) };
        match line.jobs.send(job) {
            Ok(()) => {
                line.open += 1;
                Vec::new()
            }
            // The thread is gone, so it is in nobody's way.
            Err(refused) => self.clerk.perform(refused.0),
        }
    }

    /// What is to be called when there are answers, wherever they come from.
    pub(super) fn wake(&self) -> Option<Wake> {
        self.wake.clone()
    }

    /// Whether anything is done in a thread.
    pub(super) const fn is_started(&self) -> bool {
        self.records.is_some()
    }

    /// Whether nothing is under way with the records.
    pub(super) fn is_idle(&self) -> bool {
        self.records.as_ref().is_none_or(|line| line.open == 0)
    }

    /// The answers there are.
    pub(super) fn answers(&mut self) -> Vec<Action> {
        self.lines().flat_map(Line::ready).collect()
    }

    /// Waits until nothing is under way, and gives the answers.
    pub(super) fn wait(&mut self) -> Vec<Action> {
        self.lines().flat_map(Line::wait).collect()
    }

    /// Drafts come first: they are kept even if the program is ended while it waits for the records.
    fn lines(&mut self) -> impl Iterator<Item = &mut Line> {
        self.drafts.iter_mut().chain(&mut self.records)
    }

    /// Remembers which text of its file an open plan shows.
    pub(super) fn shows(&self, plan: usize, id: &str, version: Option<Version>) {
        self.clerk.shows(plan, id, version);
    }
}

impl Line {
    fn start(name: &str, clerk: Clerk, wake: Wake) -> Option<Self> {
        let (jobs, waiting) = mpsc::channel();
        let (done, answers) = mpsc::channel();
        let work = move || {
            for job in waiting {
                let actions = clerk.perform(job);
                let is_news = !actions.is_empty();
                if done.send(actions).is_err() {
                    return;
                }
                if is_news {
                    wake();
                }
            }
        };
        let started = thread::Builder::new().name(name.to_owned()).spawn(work);
        started.ok().map(|_| Self { jobs, answers: Mutex::new(answers), open: 0 })
    }

    fn ready(&mut self) -> Vec<Action> {
        let answers = self.answers.get_mut().unwrap_or_else(PoisonError::into_inner);
        let ready: Vec<_> = answers.try_iter().collect();
        self.open = self.open.saturating_sub(ready.len());
        ready.into_iter().flatten().collect()
    }

    fn wait(&mut self) -> Vec<Action> {
        let answers = self.answers.get_mut().unwrap_or_else(PoisonError::into_inner);
        let open = std::mem::take(&mut self.open);
        answers.iter().take(open).flatten().collect()
    }
}

impl Clerk {
    fn perform(&self, job: Job) -> Vec<Action> {
        match job {
            Job::Change { plan, id, changes, purpose, stamp } => {
                vec![match self.store.change(&id, &changes, &stamp) {
                    Ok(saved) => {
                        self.shows(plan, &id, saved.version);
                        Action::Changed { plan, records: saved.file, inverses: saved.inverses, purpose }
                    }
                    Err(error) => Action::NotChanged { plan, changes, purpose, error: Arc::new(error) },
                }]
            }
            Job::SaveDraft { plan, plan_id, id, draft } => {
                let saved = self.drafts.save(&plan_id, &id, &draft).map_err(Arc::new);
                let answer = |error| Action::DraftNotSaved { plan, id, draft, error };
                saved.err().map(answer).into_iter().collect()
            }
            Job::Read { plan, id } => {
                let loaded = self.store.load(&id);
                self.shows(plan, &id, loaded.version.or_else(|| self.store.version(&id)));
                vec![Action::RecordsRead {
                    plan,
                    records: loaded.file,
                    problem: loaded.problem.map(Arc::new),
                }]
            }
            Job::ListLoose { library } => {
                let plan = |id: &str| library.by_id(id).map(Arc::as_ref);
                vec![Action::LooseFound(self.store.loose(plan))]
            }
            Job::Attach { from, to, stamp } => vec![match self.store.attach(&from, &to, &stamp) {
                Ok(records) => Action::Attached { from, to, records },
                Err(error) => Action::NotAttached(Arc::new(error)),
            }],
            Job::Look { library } => self.look(&library),
        }
    }

    fn look(&self, library: &Library) -> Vec<Action> {
        let mut read = Vec::new();
        for (&plan, (id, shown)) in &mut *self.shown.lock().unwrap_or_else(PoisonError::into_inner) {
            if self.store.version(id) == *shown {
                continue;
            }
            let loaded = self.store.load(id);
            // A file that cannot be read now has a version all the same: it is looked at again when it changes.
            *shown = loaded.version.or_else(|| self.store.version(id));
            let problem = loaded.problem.map(Arc::new);
            read.push(Action::RecordsRead { plan, records: loaded.file, problem });
        }
        read.extend(self.gone(library));
        read
    }

    /// Open plans whose file is gone since the last look.
    fn gone(&self, library: &Library) -> Vec<Action> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let mut gone = self.gone.lock().unwrap_or_else(PoisonError::into_inner);
        let mut news = Vec::new();
        for &plan in shown.keys() {
            if library.file(plan).is_none_or(Path::exists) {
                gone.remove(&plan);
            } else if gone.insert(plan) {
                news.push(Action::PlanGone { plan });
            }
        }
        news
    }

    fn shows(&self, plan: usize, id: &str, version: Option<Version>) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.insert(plan, (id.to_owned(), version));
    }
}
