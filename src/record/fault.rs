//! A fault point stands before each thing that saving asks of the system. There a test lets the system refuse, or
//! lets the process die, at one point after the other. In the program itself it does nothing.

use std::io;

/// Lets a test come between, just before the system is asked to do `what`.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "in tests it refuses")]
pub(super) const fn point(_what: &'static str) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) use tests::point;

#[cfg(test)]
pub(super) mod tests {
    use super::io;
    use rustix::io::Errno;
    use std::cell::RefCell;

    /// What happens at a point.
    #[derive(Clone, Copy, Debug)]
    pub(in crate::record) enum Fault {
        /// The system refuses with this error.
        Refused(Errno),
        /// The process is killed.
        Killed,
    }

    #[derive(Default)]
    struct Plan {
        passed: Vec<&'static str>,
        faults: Vec<(usize, Fault)>,
    }

    thread_local! {
        static PLAN: RefCell<Plan> = RefCell::default();
    }

    pub(in crate::record) fn point(what: &'static str) -> io::Result<()> {
        PLAN.with_borrow_mut(|plan| {
            let here = plan.passed.len();
            plan.passed.push(what);
            match plan.faults.iter().find(|(at, _)| *at == here) {
                Some((_, Fault::Refused(errno))) => Err((*errno).into()),
                Some((_, Fault::Killed)) => die(),
                None => Ok(()),
            }
        })
    }

    /// As by `kill -9`: nothing is tidied up.
    fn die() -> ! {
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
        std::process::abort()
    }

    /// Does something with faults at the n-th points it passes; gives the points it passed as well.
    pub(in crate::record) fn with_faults<T>(
        faults: &[(usize, Fault)],
        act: impl FnOnce() -> T,
    ) -> (T, Vec<&'static str>) {
        PLAN.set(Plan { passed: Vec::new(), faults: faults.to_vec() });
        let done = act();
        (done, PLAN.take().passed)
    }
}
