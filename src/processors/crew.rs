//! The crew: threads that wait for work, one less than there are processors.
//!
//! They are kept, and told which processor they are not to run on, because a thread that is new or was just woken often
//! begins on the processor of the one who calls it, and waits there for milliseconds while another stands idle.
//! What always holds: one at a time has their help.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;

/// The threads.
pub(super) struct Crew {
    threads: ThreadPool,
    members: Vec<place::Member>,
    free: Mutex<()>,
}

/// The crew's help, until it is dropped.
pub(super) struct Help<'a> {
    crew: &'a Crew,
    _held: MutexGuard<'a, ()>,
}

impl Crew {
    /// Starts the threads; `None` if there is only one processor or there can be no more threads.
    pub(super) fn gather() -> Option<Self> {
        let others = thread::available_parallelism().map_or(0, |all| usize::from(all) - 1);
        let named = |n| format!("helper {n}");
        let threads = ThreadPoolBuilder::new().num_threads(others).thread_name(named);
        let threads = (others > 0).then(|| threads.build().ok())??;
        let members = threads.broadcast(|_| place::member());
        Some(Self { threads, members, free: Mutex::new(()) })
    }

    /// How many they are.
    pub(super) fn size(&self) -> usize {
        self.members.len()
    }

    /// Their help, if nobody else has it.
    pub(super) fn help(&self) -> Option<Help<'_>> {
        let held = match self.free.try_lock() {
            Ok(held) => held,
            // Somebody's work panicked. That is theirs to tell.
            Err(TryLockError::Poisoned(held)) => held.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        Some(Help { crew: self, _held: held })
    }
}

impl Help<'_> {
    /// Has as many of the crew do `theirs` while `own` is done here. Ends when all have ended.
    pub(super) fn beside<R>(&self, helpers: usize, theirs: impl Fn() + Sync, own: impl FnOnce() -> R) -> R {
        place::keep_off_this(&self.crew.members);
        let theirs = &theirs;
        self.crew.threads.in_place_scope(|scope| {
            for _ in 0..helpers.min(self.crew.size()) {
                scope.spawn(|_| theirs());
            }
            own()
        })
    }
}

/// Which thread runs on which processor.
#[cfg(target_os = "linux")]
mod place {
    use nix::sched::{sched_getaffinity, sched_getcpu, sched_setaffinity};
    use nix::unistd::{Pid, gettid};

    /// A thread.
    pub(super) type Member = Pid;

    /// This thread.
    pub(super) fn member() -> Member {
        gettid()
    }

    /// Has these threads run on any processor but the one this thread is on. Where that cannot be had they run on any.
    pub(super) fn keep_off_this(members: &[Member]) {
        let this = Pid::from_raw(0);
        let (Ok(mut others), Ok(here)) = (sched_getaffinity(this), sched_getcpu()) else { return };
        if others.unset(here).is_ok() {
            for &member in members {
                let _ = sched_setaffinity(member, &others);
            }
        }
    }
}

/// Which thread runs on which processor is left to the system.
#[cfg(not(target_os = "linux"))]
mod place {
    pub(super) type Member = ();
    pub(super) fn member() -> Member {}
    pub(super) fn keep_off_this(_: &[Member]) {}
}
