//! Processors: work is shared among all processors of the machine.
//!
//! What always holds: nobody waits for help. Where the helpers are busy with other work, or there is no second processor,
//! whoever asks does all of it; work that panics does so for whoever asked for it.

mod crew;

use crew::Crew;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

/// Each processor takes so many batches if all take the same time: few enough that taking one costs nothing, and
/// enough that nobody waits long for the last.
const BATCHES: usize = 32;

static CREW: LazyLock<Option<Crew>> = LazyLock::new(Crew::gather);

/// Has the helpers stand ready, so that the first who asks need not wait for them to be called together.
pub fn prepare() {
    let _ = LazyLock::force(&CREW);
}

/// Does `work` here and, at the same time, on up to so many other processors; what it gave back, here first. It is the
/// work that takes care that each does another part.
pub fn together<R: Send>(helpers: usize, work: impl Fn() -> R + Sync) -> Vec<R> {
    let crew = if helpers > 0 { CREW.as_ref() } else { None };
    let Some(help) = crew.and_then(Crew::help) else { return vec![work()] };
    let theirs = Mutex::new(Vec::new());
    let put = |result: R| theirs.lock().unwrap_or_else(PoisonError::into_inner).push(result);
    let own = help.beside(helpers, || put(work()), &work);
    let mut all = vec![own];
    all.extend(theirs.into_inner().unwrap_or_else(PoisonError::into_inner));
    all
}

/// Does `work` to each of `things`; the results in their order.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if things.len() < 2 {
        return things.iter().map(work).collect();
    }
    let processors = 1 + CREW.as_ref().map_or(0, Crew::size);
    let batch = (things.len() / (processors * BATCHES)).max(1);
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done: Vec<(usize, Vec<R>)> = Vec::new();
        loop {
            let from = next.fetch_add(batch, Ordering::Relaxed);
            let to = (from + batch).min(things.len());
            let Some(things) = things.get(from..to).filter(|things| !things.is_empty()) else { return done };
            done.push((from, things.iter().map(&work).collect()));
        }
    };
    let mut done: Vec<_> = together(things.len() - 1, share).into_iter().flatten().collect();
    done.sort_unstable_by_key(|(from, _)| *from);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_things() {
        for count in [0, 1, 2, 3, 1000, 10_007] {
            let things: Vec<usize> = (0..count).collect();
            let twice: Vec<usize> = things.iter().map(|n| n * 2).collect();
            assert_eq!(each(&things, |n| n * 2), twice);
        }
    }

    #[test]
    fn who_asks_while_the_helpers_are_busy_works_alone() {
        let things: Vec<usize> = (0..100).collect();
        let sums = each(&things, |n| each(&things, |m| n * m).into_iter().sum::<usize>());
        assert_eq!(sums, things.iter().map(|n| n * 4950).collect::<Vec<_>>());
    }

    #[test]
    #[should_panic(expected = "nine hundred")]
    fn a_panic_is_not_lost() {
        let things: Vec<usize> = (0..1000).collect();
        each(&things, |&n| assert!(n != 900, "nine hundred"));
    }
}
