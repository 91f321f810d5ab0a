//! An import beside the screen: a thread reads the document, so that no key waits for it.

use super::behind::Wake;
use super::path::{Meant, locate};
use crate::app::import::Prepared;
use crate::app::{Action, ImportNews};
use crate::import::{
    Draft, Failure, IdentityError, ImportError, Options, Settled, Step, Wish, load, look, read_watched,
};
use crate::plan::Library;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How many ids are tried for a plan whose own another plan has.
const TRIES: usize = 100;

/// A document that is being read. When this is dropped, reading stops at its next step.
#[derive(Debug)]
pub(super) struct Importing {
    // Only ever asked by its owner; the lock lets the program be looked at from several threads.
    news: Mutex<Receiver<ImportNews>>,
}

impl Importing {
    /// Begins to read the document of a path as it was typed.
    /// `wake` is called when there are news to be fetched.
    pub(super) fn begin(
        typed: String,
        home: Option<PathBuf>,
        library: Arc<Library>,
        wake: Option<Wake>,
    ) -> Self {
        let (sender, news) = mpsc::channel();
        let teller = Teller { sender, wake };
        let work = move || {
            let answer = match locate(&typed, home.as_deref()) {
                Meant::Several(paths) => ImportNews::Several(paths),
                Meant::File(path) => match prepare(&path, &library, &teller) {
                    Ok(prepared) => ImportNews::Read(Arc::new(prepared)),
                    Err(failure) => ImportNews::NotRead(Arc::new(failure)),
                },
            };
            let _ = teller.tell(answer);
        };
        // If there can be no thread, the channel is closed at once, which is told as a failure.
        let _ = thread::Builder::new().name("import".into()).spawn(work);
        Self { news: Mutex::new(news) }
    }

    /// What came back since the last time, and whether more is to come.
    pub(super) fn news(&mut self) -> (Vec<Action>, bool) {
        let news = self.news.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut actions = Vec::new();
        loop {
            match news.try_recv() {
                Ok(news @ ImportNews::Step(_)) => actions.push(Action::Imported(news)),
                Ok(last) => {
                    actions.push(Action::Imported(last));
                    return (actions, false);
                }
                Err(TryRecvError::Empty) => return (actions, true),
                Err(TryRecvError::Disconnected) => {
                    let stopped = Arc::new(Failure::Import(ImportError::Stopped));
                    actions.push(Action::Imported(ImportNews::NotRead(stopped)));
                    return (actions, false);
                }
            }
        }
    }
}

/// The thread's end.
struct Teller {
    sender: Sender<ImportNews>,
    wake: Option<Wake>,
}

impl Teller {
    /// Says something; there is no need to go on where nobody listens any more.
    fn tell(&self, news: ImportNews) -> ControlFlow<()> {
        if self.sender.send(news).is_err() {
            return ControlFlow::Break(());
        }
        if let Some(wake) = &self.wake {
            wake();
        }
        ControlFlow::Continue(())
    }
}

fn prepare(path: &Path, library: &Library, teller: &Teller) -> Result<Prepared, Failure> {
    let tell = |step| teller.tell(ImportNews::Step(step));
    let bytes = load(path)?;
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let draft = read_watched(bytes, &file, &Options::default(), &tell)?;
    if tell(Step::Settle).is_break() {
        return Err(ImportError::Stopped.into());
    }
    let (settled, wish, rival) = settle(&draft, library)?;
    let is_known = library.position(&settled.draft.plan.id).is_some();
    Ok(Prepared { file, draft, settled, wish, rival, is_known })
}

/// Which plan it would be. If its id is that of another plan, it gets one of its own beside it, and the title of the
/// other is told: nothing is replaced unasked.
fn settle(draft: &Draft, library: &Library) -> Result<(Settled, Wish, Option<String>), Failure> {
    let (mut wish, mut rival) = (Wish::default(), None);
    for n in 2..TRIES {
        match look(library, draft.clone(), &wish) {
            Err(IdentityError::Taken { title, .. }) => {
                rival.get_or_insert(title);
                wish.id = Some(format!("{}-{n}", draft.plan.id));
            }
            settled => return Ok((settled?, wish, rival)),
        }
    }
    Ok((look(library, draft.clone(), &wish)?, wish, rival))
}
