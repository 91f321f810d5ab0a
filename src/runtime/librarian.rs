//! The librarian reads the library and searches it in threads of its own, so that no key waits for either.
//!
//! What always holds: orders are taken in turn, but of several searches only the newest is answered; each answer
//! is of the library as far as it was read by then, and when more was read the newest search is answered again.
//! What is read for the index is not kept as a plan.

use super::behind::Wake;
use super::catalogue::Catalogue;
use super::reader::{self, Volumes};
use crate::app::Action;
use crate::app::desk::Desk;
use crate::app::home::Brief;
use crate::plan::Library;
use crate::processors;
use crate::record::{RecordFile, Store};
use crate::search::{self, Counted, Limits};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many hits are listed; the rest are counted.
const MOST_HITS: usize = 500;

/// How many hits are counted: who finds more types on, and to count on at each key would keep a shared machine busy for
/// longer than it took to find them.
const MOST_COUNTED: usize = 5_000;

/// How often it is said how far the library has been read.
const REPORT: Duration = Duration::from_millis(80);

/// How many plans of hits are kept for the next search, which mostly lists the same.
const KEPT: usize = 48;

/// What the librarian is to do.
#[derive(Debug)]
pub(super) enum Order {
    /// Read all plans.
    Read,
    /// Some plans were read.
    Take(Volumes),
    /// Look for what was typed.
    Search { number: u64, typed: String, rows: usize },
    /// Read plans for hits.
    Plans(Vec<usize>),
    /// These are a plan's records now.
    Records { plan: usize, records: RecordFile },
    /// This is the library now, in which plans at these positions are other than before, or new at its end.
    Renew { library: Arc<Library>, changed: Vec<usize> },
}

/// What to call when there is an answer to take; nothing before somebody waits to be woken.
type Waker = Arc<OnceLock<Wake>>;

/// The near end of the librarian: what the main loop holds.
pub(super) struct Librarian {
    orders: Sender<Order>,
    // Only ever asked by its owner; the lock lets the program be looked at from several threads.
    answers: Mutex<Receiver<Action>>,
    wake: Waker,
    newest: Arc<AtomicU64>,
    /// How many plans there are, and of how many it is known that they are read; `None` before they were asked for.
    plans: usize,
    read: Option<usize>,
    asked: u64,
    answered: u64,
    /// Whether the last answer was all.
    is_counted: bool,
    /// How many orders to read plans for hits are not answered yet.
    lent: usize,
}

/// What is still looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Searching {
    /// Hits.
    Hits,
    /// How many there are; the first of them are shown.
    Count,
    /// All was found.
    Nothing,
}

impl std::fmt::Debug for Librarian {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Librarian")
            .field("read", &self.read)
            .field("asked", &self.asked)
            .finish_non_exhaustive()
    }
}

impl Librarian {
    /// Sets the librarian to work, who has nothing to do yet.
    pub(super) fn new(library: Arc<Library>, store: Store) -> Self {
        let (orders, taken) = channel();
        let (given, answers) = channel();
        let (wake, newest) = (Waker::default(), Arc::new(AtomicU64::new(0)));
        let plans = library.len();
        let desk = Counter {
            library,
            store,
            orders: orders.clone(),
            answers: given,
            wake: wake.clone(),
            newest: newest.clone(),
            catalogue: Catalogue::default(),
            has_begun: false,
            renewed: BTreeSet::new(),
            last: None,
            kept: BTreeMap::new(),
            report: Report::default(),
        };
        // Where no thread can be had nothing is found, and all else works.
        let _ = thread::Builder::new().name("librarian".into()).spawn(move || desk.work(&taken));
        let answers = Mutex::new(answers);
        Self {
            orders,
            answers,
            wake,
            newest,
            plans,
            read: None,
            asked: 0,
            answered: 0,
            is_counted: true,
            lent: 0,
        }
    }

    /// What to call, from another thread, when there is an answer. Only the first counts.
    pub(super) fn wake_by(&self, wake: Wake) {
        let _ = self.wake.set(wake);
    }

    /// Has all plans read, the first time it is asked for.
    pub(super) fn read_all(&mut self) {
        if self.read.is_none() {
            self.read = Some(0);
            let _ = self.orders.send(Order::Read);
        }
    }

    pub(super) fn search(&mut self, number: u64, typed: String, rows: usize) {
        self.read_all();
        self.asked = number;
        self.newest.store(number, Ordering::Relaxed);
        let _ = self.orders.send(Order::Search { number, typed, rows });
    }

    /// Has plans read for hits.
    pub(super) fn read_plans(&mut self, plans: Vec<usize>) {
        self.lent += 1;
        self.order(Order::Plans(plans));
    }

    pub(super) fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }

    /// Goes on with this library, in which plans at these positions are other than before, or new at its end.
    pub(super) fn renew(&mut self, library: Arc<Library>, changed: Vec<usize>) {
        self.plans = library.len();
        self.order(Order::Renew { library, changed });
    }

    fn received(&mut self) -> &mut Receiver<Action> {
        self.answers.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answers there are by now.
    pub(super) fn answers(&mut self) -> Vec<Action> {
        let answers: Vec<Action> = self.received().try_iter().collect();
        answers.iter().for_each(|answer| self.note(answer));
        answers
    }

    /// The next answer, waited for so long if something is under way.
    pub(super) fn next_answer(&mut self, patience: Duration) -> Option<Action> {
        let is_busy = self.is_reading() || self.lent > 0 || self.searching() != Searching::Nothing;
        let patience = if is_busy { patience } else { Duration::ZERO };
        let answer = self.received().recv_timeout(patience).ok()?;
        self.note(&answer);
        Some(answer)
    }

    /// Whether plans are being read.
    pub(super) fn is_reading(&self) -> bool {
        self.read.is_some_and(|read| read < self.plans)
    }

    /// What the newest search still looks for.
    pub(super) const fn searching(&self) -> Searching {
        match (self.answered < self.asked, self.is_counted) {
            (true, _) => Searching::Hits,
            (false, false) => Searching::Count,
            (false, true) => Searching::Nothing,
        }
    }

    fn note(&mut self, answer: &Action) {
        match answer {
            Action::LibraryRead { done, .. } => self.read = Some(*done),
            Action::PlansRead(_) => self.lent = self.lent.saturating_sub(1),
            Action::HitsFound { number, hits, .. } => {
                self.answered = *number;
                self.is_counted = hits.counted != Counted::SoFar;
            }
            _ => {}
        }
    }
}

/// What was read since the last report.
#[derive(Default)]
struct Report {
    done: usize,
    briefs: Vec<(usize, Brief)>,
    broken: Vec<(usize, String)>,
    last: Option<Instant>,
}

/// The far end: what the librarian's thread holds.
struct Counter {
    library: Arc<Library>,
    store: Store,
    orders: Sender<Order>,
    answers: Sender<Action>,
    wake: Waker,
    newest: Arc<AtomicU64>,
    catalogue: Catalogue,
    /// Whether plans are being read or were.
    has_begun: bool,
    /// The plans that were read after they had changed: what a reader that began before brings is older.
    renewed: BTreeSet<usize>,
    /// The newest search, to be answered again when more is read.
    last: Option<(u64, String, usize)>,
    /// Plans of hits with what people added, by position, and which search wanted them last.
    kept: BTreeMap<usize, (u64, Desk)>,
    report: Report,
}

impl Counter {
    fn work(mut self, orders: &Receiver<Order>) {
        while let Ok(order) = orders.recv() {
            match order {
                Order::Read => {
                    self.has_begun = true;
                    reader::read_all(&self.library, &self.store, &self.orders);
                    processors::prepare();
                }
                Order::Take(volumes) => {
                    self.report.done += volumes.count;
                    self.take(volumes.without(&self.renewed));
                }
                Order::Search { number, typed, rows } => self.search(number, typed, rows),
                Order::Plans(plans) => {
                    let read = self.desks(0, plans.into_iter());
                    self.answer(Action::PlansRead(read));
                }
                Order::Records { plan, records } => self.set_records(plan, records),
                Order::Renew { library, changed } => self.renew(library, &changed),
            }
        }
    }

    fn answer(&self, action: Action) {
        if self.answers.send(action).is_ok()
            && let Some(wake) = self.wake.get()
        {
            wake();
        }
    }

    fn renew(&mut self, library: Arc<Library>, changed: &[usize]) {
        let before = self.library.len();
        self.library = library;
        changed.iter().for_each(|plan| drop(self.kept.remove(plan)));
        if !self.has_begun {
            return;
        }
        self.renewed.extend(changed);
        self.report.done += self.library.len().saturating_sub(before);
        let volumes = Volumes::read(&self.library, &self.store, changed.iter().copied());
        self.take(volumes);
    }

    fn take(&mut self, volumes: Volumes) {
        self.catalogue.add(volumes.index);
        self.report.briefs.extend(volumes.briefs);
        self.report.broken.extend(volumes.broken);
        let is_done = self.report.done == self.library.len();
        let since = self.report.last.get_or_insert_with(Instant::now);
        if !is_done && since.elapsed() < REPORT {
            return;
        }
        *since = Instant::now();
        let (briefs, broken) =
            (std::mem::take(&mut self.report.briefs), std::mem::take(&mut self.report.broken));
        // First the hits: who waits for all to be read then has them too.
        if let Some((number, typed, rows)) = self.last.take() {
            self.search(number, typed, rows);
        }
        self.answer(Action::LibraryRead { done: self.report.done, briefs, broken });
    }

    fn search(&mut self, number: u64, typed: String, rows: usize) {
        let newest = Arc::clone(&self.newest);
        let is_wanted = || newest.load(Ordering::Relaxed) == number;
        let limits = Limits { first: rows, all: MOST_HITS, counted: MOST_COUNTED };
        let mut catalogue = std::mem::take(&mut self.catalogue);
        let mut early = |found| self.show(number, found);
        let found = catalogue.search(&typed, limits, &is_wanted, &mut early);
        self.catalogue = catalogue;
        if let Some(found) = found {
            self.show(number, found);
            self.last = Some((number, typed, rows));
        }
    }

    fn show(&mut self, number: u64, hits: search::Found) {
        // Of the first hit more is shown than the index knows.
        let plans = self.desks(number, hits.hits.first().map(|hit| hit.plan).into_iter());
        self.answer(Action::HitsFound { number, hits, plans });
    }

    /// Plans with what people added. They are read again only if they were not wanted for long.
    fn desks(&mut self, number: u64, plans: impl Iterator<Item = usize>) -> Vec<(usize, Desk)> {
        let (known, unknown): (Vec<usize>, Vec<usize>) = plans.partition(|plan| self.kept.contains_key(plan));
        let known = known.into_iter().filter_map(|plan| Some((plan, self.kept.get(&plan)?.1.clone())));
        let mut desks: Vec<(usize, Desk)> = known.collect();
        desks.extend(reader::desks(&self.library, &self.store, &unknown));
        self.kept.extend(desks.iter().map(|(plan, desk)| (*plan, (number, desk.clone()))));
        while self.kept.len() > KEPT.max(desks.len()) {
            let oldest = self.kept.iter().min_by_key(|(_, (number, _))| *number).map(|(&plan, _)| plan);
            let _ = oldest.and_then(|plan| self.kept.remove(&plan));
        }
        desks
    }

    fn set_records(&mut self, plan: usize, records: RecordFile) {
        if let Some(document) = self.library.read(plan).and_then(Result::ok) {
            self.catalogue.set_notes(plan, &document, &records);
        }
        if let Some((_, desk)) = self.kept.get_mut(&plan) {
            desk.set_records(records);
        }
    }
}
