//! Behind the loop: what waits for the disk is done in a thread of its own, so that no key has to wait for it.
//!
//! What always holds: one thing is done after the other, in the order asked; what is shown as saved is on the
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
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

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
    /// Looks for records whose place is gone.
    ListLoose,
    /// Moves what was added at one address to another.
    Attach { from: Address, to: Address, stamp: Stamp },
    /// Reads the records of open plans again that someone else has saved since.
    Look,
}

/// The one who does it.
#[derive(Clone, Debug)]
struct Clerk {
    library: Arc<Library>,
    store: Store,
    drafts: Drafts,
    shown: Arc<Mutex<Shown>>,
    gone: Arc<Mutex<Gone>>,
}

/// What goes on behind the loop.
pub(super) struct Behind {
    clerk: Clerk,
    line: Option<Line>,
}

/// The two ends of the thread.
struct Line {
    jobs: Sender<Job>,
    // Only ever asked by its owner; the lock lets the program be looked at from several threads.
    answers: Mutex<Receiver<Vec<Action>>>,
    /// Jobs not yet answered.
    open: usize,
}

impl std::fmt::Debug for Behind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Behind")
            .field("open", &self.line.as_ref().map(|line| line.open))
            .finish_non_exhaustive()
    }
}

impl Behind {
    pub(super) fn new(library: Arc<Library>, store: Store, drafts: Drafts) -> Self {
        Self {
            clerk: Clerk { library, store, drafts, shown: Arc::default(), gone: Arc::default() },
            line: None,
        }
    }

    /// From now on things are done in a thread, and `wake` is called when there are answers.
    pub(super) fn start(&mut self, wake: Wake) {
        let (jobs, waiting) = mpsc::channel();
        let (done, answers) = mpsc::channel();
        let clerk = self.clerk.clone();
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
        let started = thread::Builder::new().name("disk".into()).spawn(work);
        self.line = started.ok().map(|_| Line { jobs, answers: Mutex::new(answers), open: 0 });
    }

    /// Asks for something; whatever is answered at once comes back.
    pub(super) fn ask(&mut self, job: Job) -> Vec<Action> {
        let Some(line) = &mut self.line else { return self.clerk.perform(job) };
        match line.jobs.send(job) {
            Ok(()) => {
                line.open += 1;
                Vec::new()
            }
            // The thread is gone, so it is in nobody's way.
            Err(refused) => self.clerk.perform(refused.0),
        }
    }

    /// Whether nothing is under way.
    pub(super) fn is_idle(&self) -> bool {
        self.line.as_ref().is_none_or(|line| line.open == 0)
    }

    /// The answers there are.
    pub(super) fn answers(&mut self) -> Vec<Action> {
        let Some(line) = &mut self.line else { return Vec::new() };
        let answers = line.answers.get_mut().unwrap_or_else(PoisonError::into_inner);
        let ready: Vec<_> = answers.try_iter().collect();
        line.open = line.open.saturating_sub(ready.len());
        ready.into_iter().flatten().collect()
    }

    /// Waits for one more thing to be done and gives its answers; `None` if nothing is under way.
    pub(super) fn wait(&mut self) -> Option<Vec<Action>> {
        let line = self.line.as_mut().filter(|line| line.open > 0)?;
        line.open -= 1;
        match line.answers.get_mut().unwrap_or_else(PoisonError::into_inner).recv() {
            Ok(answers) => Some(answers),
            Err(_) => {
                self.line = None;
                None
            }
        }
    }

    /// Remembers which text of its file an open plan shows.
    pub(super) fn shows(&self, plan: usize, id: &str, version: Option<Version>) {
        self.clerk.shows(plan, id, version);
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
            Job::ListLoose => {
                let plan = |id: &str| self.library.by_id(id).map(Arc::as_ref);
                vec![Action::LooseFound(self.store.loose(plan))]
            }
            Job::Attach { from, to, stamp } => vec![match self.store.attach(&from, &to, &stamp) {
                Ok(records) => Action::Attached { from, to, records },
                Err(error) => Action::NotAttached(Arc::new(error)),
            }],
            Job::Look => self.look(),
        }
    }

    fn look(&self) -> Vec<Action> {
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
        read.extend(self.gone());
        read
    }

    /// Open plans whose file is gone since the last look.
    fn gone(&self) -> Vec<Action> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let mut gone = self.gone.lock().unwrap_or_else(PoisonError::into_inner);
        let mut news = Vec::new();
        for &plan in shown.keys() {
            if self.library.file(plan).is_none_or(Path::exists) {
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
