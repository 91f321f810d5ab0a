//! A session is one run of the program: its language, its folders, the plans and records in them.

use super::error::CliError;
use super::nearest::nearest;
use super::{args, paths};
use crate::plan::{Address, Library, Place, Plan, PlanError, Source};
use crate::record::{RecordFile, Store, StoreError};
use crate::runtime::Folders;
use crate::say;
use crate::text::Ambiguous;
use crate::words::{Lang, cli as w, full_text};
use clap::ArgMatches;
use std::cell::OnceCell;
use std::io::{IsTerminal, stdout};
use std::path::PathBuf;
use std::sync::Arc;

/// One run of the program.
#[derive(Debug)]
pub(super) struct Session {
    /// The language of the words shown.
    pub(super) lang: Lang,
    /// How wide ambiguous characters are, if that was said.
    pub(super) ambiguous: Option<Ambiguous>,
    /// Whether the mouse is listened to.
    pub(super) mouse: bool,
    folders: Option<Folders>,
    library: OnceCell<Library>,
}

/// A place that an address names.
#[derive(Clone, Debug)]
pub(super) struct Located {
    /// The plan it is in.
    pub(super) plan: Arc<Plan>,
    /// Where in the plan.
    pub(super) place: Place,
    /// Its address.
    pub(super) address: Address,
}

impl Session {
    /// Reads the common options. Nothing is opened yet.
    pub(super) fn new(matches: &ArgMatches, lang: Lang) -> Self {
        let folder = |id: &str| matches.get_one::<PathBuf>(id).cloned();
        let ambiguous = match args::given(matches, "ambiguous") {
            Some("narrow") => Some(Ambiguous::Narrow),
            Some("wide") => Some(Ambiguous::Wide),
            _ => None,
        };
        let folders = paths::folders(folder("records"), folder("library"), |name| std::env::var_os(name));
        Self { lang, ambiguous, mouse: matches.get_flag("mouse"), folders, library: OnceCell::new() }
    }

    /// Where everything is kept.
    pub(super) fn folders(&self) -> Result<&Folders, CliError> {
        self.folders.as_ref().ok_or(CliError::NoHome)
    }

    /// All plans.
    pub(super) fn library(&self) -> Result<&Library, CliError> {
        let folders = self.folders()?;
        Ok(self.library.get_or_init(|| Library::open(&folders.library)))
    }

    /// All records.
    pub(super) fn store(&self) -> Result<Store, CliError> {
        Ok(Store::new(self.folders()?.records.clone()))
    }

    /// How wide ambiguous characters are in what is printed.
    pub(super) fn widths(&self) -> Ambiguous {
        self.ambiguous.unwrap_or_default()
    }

    /// The columns of the terminal that standard output is, if it is one.
    pub(super) fn columns(&self) -> Option<usize> {
        let out = stdout();
        let size = out.is_terminal().then(|| rustix::termios::tcgetwinsize(out).ok()).flatten()?;
        Some(usize::from(size.ws_col)).filter(|&columns| columns > 0)
    }

    /// The plan with this id.
    pub(super) fn plan(&self, id: &str) -> Result<&Arc<Plan>, CliError> {
        let library = self.library()?;
        if let Some(plan) = library.by_id(id) {
            return Ok(plan);
        }
        if let Some((id, source, error)) = library.broken().find(|(broken, ..)| *broken == id) {
            return Err(CliError::BrokenPlan {
                id: id.to_owned(),
                at: file_of(source),
                error: error.clone(),
            });
        }
        let plans: Vec<_> = library.plans().map(|(_, plan)| (&plan.id, plan.title.as_str())).collect();
        let near = nearest(id, plans.iter().map(|(id, title)| (id.as_str(), *title)));
        Err(CliError::UnknownPlan { id: id.to_owned(), near: near.into_iter().map(str::to_owned).collect() })
    }

    /// The plans with these ids in that order, or all readable ones if there are no ids; then also a line about
    /// each that cannot be read.
    pub(super) fn plans(&self, ids: &[&str]) -> Result<(Vec<&Arc<Plan>>, Vec<String>), CliError> {
        if !ids.is_empty() {
            let plans = ids.iter().map(|id| self.plan(id)).collect::<Result<_, _>>()?;
            return Ok((plans, Vec::new()));
        }
        let library = self.library()?;
        let skipped =
            |(id, source, error): (&str, &Source, &_)| self.plan_skipped(id, &file_of(source), error);
        Ok((library.plans().map(|(_, plan)| plan).collect(), library.broken().map(skipped).collect()))
    }

    /// A line about each of these plans, by position, that cannot be read.
    pub(super) fn skipped(&self, broken: &[(usize, PlanError)]) -> Vec<String> {
        let library = self.library.get();
        let line = |(at, error): &(usize, PlanError)| {
            let file =
                library?.file(*at).map_or_else(|| args::NAME.to_owned(), |file| file.display().to_string());
            Some(self.plan_skipped(library?.ids().nth(*at)?, &file, error))
        };
        broken.iter().filter_map(line).collect()
    }

    fn plan_skipped(&self, id: &str, file: &str, error: &PlanError) -> String {
        let has_digest = self.library.get().is_some_and(|library| library.by_id(id).is_some());
        let phrase = if has_digest { full_text::LEFT_OUT } else { w::PLAN_SKIPPED };
        phrase.with(self.lang, &[&id, &file, &say::plan_trouble(error, self.lang)])
    }

    /// A line about records that cannot be read.
    pub(super) fn records_skipped(&self, problem: &StoreError) -> String {
        w::RECORDS_SKIPPED.with(self.lang, &[&say::trouble(problem, self.lang)])
    }

    /// The place that an address names.
    pub(super) fn locate(&self, typed: &str) -> Result<Located, CliError> {
        let Ok(address) = typed.parse::<Address>() else {
            let plan = self.library()?.ids().next().unwrap_or("plan").to_owned();
            return Err(CliError::NotAnAddress { typed: typed.to_owned(), example: format!("{plan}:1") });
        };
        let plan = self.plan(&address.plan)?;
        let Some(place) = plan.find(&address.id) else {
            let sections = plan.sections.iter().map(|s| (s.id.as_str(), s.title.as_str()));
            let indicators = plan.indicators.iter().map(|i| (i.id.as_str(), i.name.as_str()));
            let near = nearest(&address.id, indicators.chain(sections));
            let near = near.into_iter().map(|id| Address::new(&address.plan, id).to_string()).collect();
            return Err(CliError::UnknownId { address, near });
        };
        Ok(Located { plan: Arc::clone(plan), place, address })
    }

    /// The records of a plan for reading. If they cannot be read there are none, and a line about it is added.
    pub(super) fn records(&self, plan: &str, asides: &mut Vec<String>) -> Result<RecordFile, CliError> {
        let loaded = self.store()?.load(plan);
        if let Some(problem) = &loaded.problem {
            asides.push(self.records_skipped(problem));
        }
        Ok(loaded.file)
    }
}

/// The titles of the sections that a place stands in, from the top of the outline down; without its own.
pub(super) fn titles_above(plan: &Plan, place: Place) -> Vec<&str> {
    let mut path = plan.path_to(plan.section_of(place));
    if matches!(place, Place::Section(_)) {
        path.pop();
    }
    path.into_iter().filter_map(|at| plan.sections.get(at)).map(|s| s.title.as_str()).collect()
}

/// The file a plan comes from; for an embedded one, the program's name.
pub(super) fn file_of(source: &Source) -> String {
    match source {
        Source::Embedded(_) => args::NAME.to_owned(),
        Source::File(path) => path.display().to_string(),
    }
}
