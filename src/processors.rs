//! Processors: work on many things of one kind is shared among all processors of the machine.
//!
//! What always holds: the results are in the order of the things, whoever was faster; where there can be no further
//! thread the work is done all the same; work that panics does so for whoever asked for it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

/// Each processor takes so many batches if all take the same time: few enough that taking one costs nothing, and
/// enough that nobody waits long for the last.
const BATCHES: usize = 32;

/// Does `work` to each of `things`; the results in their order.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let helpers = (processors - 1).min(things.len().saturating_sub(1));
    if helpers == 0 {
        return things.iter().map(work).collect();
    }
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
    let mut done = thread::scope(|scope| {
        let helping: Vec<_> =
            (0..helpers).filter_map(|_| thread::Builder::new().spawn_scoped(scope, share).ok()).collect();
        let mut done = share();
        for helper in helping {
            done.extend(helper.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        }
        done
    });
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
    #[should_panic(expected = "nine hundred")]
    fn a_panic_is_not_lost() {
        let things: Vec<usize> = (0..1000).collect();
        each(&things, |&n| assert!(n != 900, "nine hundred"));
    }
}
