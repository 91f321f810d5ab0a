//! `gangmu import`: documents become plans of the user's library.
//!
//! Each file is read, settled and saved by itself: one that fails keeps no other from being imported, and is told
//! at the end by the exit status.

mod interrupt;
mod progress;
mod report;

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::import::{
    Draft, Entered, Failure, Options, Shelf, Step, Wish, load, load_from, look, read_watched,
};
use crate::plan::{Library, Seen};
use crate::record::{Stamp, StoreError, user_name};
use crate::say;
use crate::words::{Lang, help as w, import as t};
use clap::{ArgMatches, Command, value_parser};
use interrupt::Interrupt;
use progress::Progress;
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu import FILE... [--dry-run [--depth N]] [--id ID]\n       [--encoding E] [--replace] [--simplify] [--json]";
    let depth = args::option("depth", "N", w::DEPTH, lang).value_parser(value_parser!(u16).range(1..));
    args::command("import", w::IMPORT, usage, lang)
        .arg(args::positional("files", "FILE", w::IMPORT_FILES, lang).num_args(1..).required(true))
        .arg(args::switch("dry-run", w::DRY_RUN, lang))
        .arg(depth)
        .arg(args::option("id", "ID", w::IMPORT_ID, lang))
        .arg(args::option("encoding", "E", w::ENCODING, lang))
        .arg(args::switch("replace", w::REPLACE, lang))
        .arg(args::switch("simplify", w::SIMPLIFY, lang))
        .arg(args::json(lang))
}

/// What became of one file.
pub(super) struct Imported {
    file: String,
    draft: Draft,
    /// Where it is saved; `None` for a dry run.
    saved: Option<PathBuf>,
    is_unchanged: bool,
    entered: Result<Entered, StoreError>,
}

/// What is asked for of every file.
struct Order {
    options: Options,
    wish: Wish,
    shelf: Shelf,
    folder: PathBuf,
    library: RefCell<(Arc<Library>, Seen)>,
    is_dry: bool,
}

impl Order {
    /// The library as its folder is now. What was read of it before is not read again.
    fn library(&self) -> Arc<Library> {
        let (library, seen) = &mut *self.library.borrow_mut();
        let news = seen.news();
        if !news.is_empty() {
            *library = Arc::new(library.renewed(&self.folder, &news));
        }
        Arc::clone(library)
    }
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let lang = session.lang;
    let files = args::words(matches, "files");
    let id = args::given(matches, "id").map(str::to_owned);
    if files.len() > 1 && id.is_some() {
        return Ok(Said::default().with_asides(vec![t::ONE_ID.say(lang).to_owned()]).failed_if(true));
    }
    let folder = session.folders()?.library.clone();
    let seen = Seen::first(folder.clone());
    let order = Order {
        options: Options {
            encoding: args::given(matches, "encoding").map(str::to_owned),
            simplify: matches.get_flag("simplify"),
        },
        wish: Wish { id, replace: matches.get_flag("replace") },
        shelf: Shelf::new(folder.clone(), session.store()?),
        library: RefCell::new((Arc::new(Library::open(&folder)), seen)),
        folder,
        is_dry: matches.get_flag("dry-run"),
    };
    let progress = Progress::begin(files.len(), lang);
    let interrupt = Interrupt::watch(progress.clone(), lang);
    let (mut imported, mut asides) = (Vec::new(), Vec::new());
    for (at, file) in files.iter().enumerate() {
        match import(file, &order, &|step| progress.step(at, file, step), &interrupt) {
            Ok(one) => imported.push(one),
            Err(failure) => asides.push(t::FAILED.with(lang, &[file, &say::failure(&failure, lang)])),
        }
    }
    progress.end();
    asides.extend(imported.iter().filter_map(|one| {
        let why = say::trouble(one.entered.as_ref().err()?, lang);
        Some(t::READINGS_FAILED.with(lang, &[&one.file, &why]))
    }));
    let failed = !asides.is_empty();
    let said = if matches.get_flag("json") {
        Said::json(&report::json(&imported, lang))?
    } else {
        let levels = matches.get_one::<u16>("depth").map_or(usize::MAX, |&depth| usize::from(depth));
        let (count, is_dry) = (files.len(), order.is_dry);
        Said::flowing(move |line| {
            for one in &imported {
                report::text(one, is_dry.then_some(levels), lang, line);
                if count > 1 {
                    line("");
                }
            }
            if count > 1 {
                line(&report::sum(count, &imported, is_dry, lang));
            }
        })
    };
    Ok(said.with_asides(asides).failed_if(failed))
}

fn import(
    file: &str,
    order: &Order,
    step: &dyn Fn(Step),
    interrupt: &Interrupt,
) -> Result<Imported, Failure> {
    let watch = |begun| {
        step(begun);
        ControlFlow::Continue(())
    };
    step(Step::Read);
    let bytes = if file == "-" { load_from(std::io::stdin().lock()) } else { load(Path::new(file)) };
    let draft = read_watched(bytes?, file, &order.options, &watch)?;
    step(Step::Settle);
    let file = file.to_owned();
    if order.is_dry {
        let settled = look(&order.library(), draft, &order.wish)?;
        let (draft, is_unchanged) = (settled.draft, settled.is_unchanged);
        return Ok(Imported { file, draft, saved: None, is_unchanged, entered: Ok(Entered::default()) });
    }
    let stamp = Stamp::now(&user_name());
    let name = name_of(&file);
    let put = || order.shelf.put(|| order.library(), draft, &order.wish, &name, &stamp);
    let shelved = interrupt.not_within(put)?;
    let (draft, is_unchanged) = (shelved.settled.draft, shelved.settled.is_unchanged);
    Ok(Imported { file, draft, saved: Some(shelved.path), is_unchanged, entered: shelved.entered })
}

/// A file's name without its folder.
fn name_of(file: &str) -> String {
    if file == "-" {
        return "stdin".to_owned();
    }
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy().into_owned();
    if name.is_empty() { file.to_owned() } else { name }
}
