//! The library is all the plans at hand: the embedded ones and the user's own.
//!
//! A plan is read from its JSON when it is first asked for, so that opening a library costs no more than
//! listing a folder. A file that cannot be read stays in the list with its error and harms no other. A file of the
//! user's own that has the id of an embedded digest is attached to it where it is the whole text of the same plan
//! ([`FullText`]); any other stands in for it.

mod shelf;

pub use shelf::Seen;

use super::format::head_of;
use super::{Edition, FullText, Head, Plan, PlanError, is_same, plan_from_json};
use crate::processors::each;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The plans that come with the program, in the order they are shown.
const EMBEDDED: &[(&str, &str)] = &[
    ("shanxi-quality-life", include_str!("../../data/plans/shanxi-quality-life.json")),
    ("shanxi-public-services", include_str!("../../data/plans/shanxi-public-services.json")),
    ("yangquan-outline", include_str!("../../data/plans/yangquan-outline.json")),
    ("zhejiang-common-prosperity", include_str!("../../data/plans/zhejiang-common-prosperity.json")),
];

/// How many bytes the head of a plan's file takes at most; titles are the longest of it.
const LONGEST_HEAD: u64 = 4096;

/// How many plans are too few to read them with another thread.
const FEW: usize = 8;

/// Where a plan comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Part of the program.
    Embedded(&'static str),
    /// A file of the user's library.
    File(PathBuf),
}

#[derive(Clone, Debug)]
struct Volume {
    id: String,
    source: Source,
    /// The embedded digest of that id, as JSON, where the source is a file.
    digest: Option<&'static str>,
    loaded: OnceLock<Loaded>,
}

/// What came of reading a volume. Both are there where a digest can be read and what shall go with it cannot.
#[derive(Clone, Debug)]
struct Loaded {
    plan: Option<Arc<Plan>>,
    error: Option<PlanError>,
}

/// All the plans at hand, in the order they are shown.
#[derive(Debug, Default)]
pub struct Library {
    volumes: Vec<Volume>,
}

impl Library {
    /// The embedded plans alone.
    #[must_use]
    pub fn embedded() -> Self {
        let volumes =
            EMBEDDED.iter().map(|&(id, json)| Volume::new(id.to_owned(), Source::Embedded(json))).collect();
        Self { volumes }
    }

    /// The words of the embedded plans, unparsed: for those who ask only how plans speak.
    pub fn embedded_words() -> impl Iterator<Item = &'static str> {
        // What is garbled in the sources stands at the end.
        let sound = EMBEDDED.iter().filter_map(|(_, json)| json.split("\"gaps\"").next());
        // Names of fields, numbers and signs of JSON begin with other bytes than Chinese words do.
        let strings = sound.flat_map(|json| json.split('"'));
        strings.filter(|string| string.as_bytes().first().is_some_and(|byte| !byte.is_ascii()))
    }

    /// The embedded plans and those in `folder`, sorted by id. A folder that is not there holds none.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let mut library = Self::embedded();
        for (id, path) in plan_files(folder) {
            let volume = Volume::new(id, Source::File(path));
            match library.volumes.iter_mut().find(|v| v.id == volume.id) {
                Some(embedded) => {
                    let digest = match embedded.source {
                        Source::Embedded(json) => Some(json),
                        Source::File(_) => None,
                    };
                    *embedded = Volume { digest, ..volume };
                }
                None => library.volumes.push(volume),
            }
        }
        library
    }

    /// A library of these plans only.
    #[must_use]
    pub fn of(plans: Vec<Plan>) -> Self {
        let volumes = plans
            .into_iter()
            .map(|plan| Volume {
                id: plan.id.clone(),
                source: Source::Embedded(""),
                digest: None,
                loaded: OnceLock::from(Loaded::from(Ok(plan))),
            })
            .collect();
        Self { volumes }
    }

    /// How many plans there are, unreadable ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.volumes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.volumes.is_empty()
    }

    /// The ids of all plans, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.volumes.iter().map(|v| v.id.as_str())
    }

    /// Where in the order the plan with this id is.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.volumes.iter().position(|v| v.id == id)
    }

    /// The plan at a position, read now if it was not before; `None` past the end or if it is unreadable.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Arc<Plan>> {
        self.volumes.get(at)?.load().plan.as_ref()
    }

    /// Why the file at a position cannot be read, if it cannot. Its plan is there all the same if it is a digest that
    /// the file was to be attached to.
    #[must_use]
    pub fn trouble(&self, at: usize) -> Option<&PlanError> {
        self.volumes.get(at)?.load().error.as_ref()
    }

    /// Whether the plan at a position came with the program, be its full text attached to it or not.
    #[must_use]
    pub fn is_embedded(&self, at: usize) -> bool {
        self.volumes.get(at).is_some_and(|volume| match volume.source {
            Source::Embedded(_) => true,
            Source::File(_) => {
                let loaded = volume.load();
                let has_full = loaded.plan.as_ref().is_some_and(|plan| plan.full.is_some());
                has_full || (loaded.plan.is_some() && loaded.error.is_some())
            }
        })
    }

    /// The plan at a position: the one kept, if it was read before; else it is read now and not kept, so that
    /// looking through a large library does not fill the memory with it. `None` past the end.
    #[must_use]
    pub fn read(&self, at: usize) -> Option<Result<Arc<Plan>, PlanError>> {
        let volume = self.volumes.get(at)?;
        match volume.loaded.get() {
            Some(loaded) => loaded.result(),
            None => volume.read().result(),
        }
    }

    /// The head of the plan at a position, without reading all of it; `None` where that takes reading it.
    #[must_use]
    pub fn head(&self, at: usize) -> Option<Head> {
        let volume = self.volumes.get(at)?;
        if let Some(loaded) = volume.loaded.get() {
            return loaded
                .plan
                .as_ref()
                .map(|plan| Head { region: plan.region.clone(), period: plan.period });
        }
        match &volume.source {
            // Which of the two is shown hangs on what both hold.
            Source::File(_) if volume.digest.is_some() => None,
            Source::File(path) => head_of(&start_of(path).ok()?),
            Source::Embedded(json) => head_of(json.as_bytes()),
        }
    }

    /// Reads plans that are to be used together and keeps them; on all processors if there are many.
    pub fn read_ahead(&self, plans: &[usize]) {
        if plans.len() >= FEW {
            each(plans, |&plan| {
                let _ = self.get(plan);
            });
        }
    }

    /// The file that the plan at a position was found in; `None` if it is part of the program.
    #[must_use]
    pub fn file(&self, at: usize) -> Option<&Path> {
        match &self.volumes.get(at)?.source {
            Source::File(path) => Some(path),
            Source::Embedded(_) => None,
        }
    }

    /// The plan with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Arc<Plan>> {
        self.get(self.position(id)?)
    }

    /// All readable plans with their positions.
    pub fn plans(&self) -> impl Iterator<Item = (usize, &Arc<Plan>)> {
        self.volumes.iter().enumerate().filter_map(|(at, v)| Some((at, v.load().plan.as_ref()?)))
    }

    /// The files that could not be read: of which plan, where they are and why.
    pub fn broken(&self) -> impl Iterator<Item = (&str, &Source, &PlanError)> {
        self.volumes.iter().filter_map(|v| Some((v.id.as_str(), &v.source, v.load().error.as_ref()?)))
    }
}

impl Volume {
    const fn new(id: String, source: Source) -> Self {
        Self { id, source, digest: None, loaded: OnceLock::new() }
    }

    fn load(&self) -> &Loaded {
        self.loaded.get_or_init(|| self.read())
    }

    fn read(&self) -> Loaded {
        match (self.parse(), self.digest) {
            (parsed, None) => Loaded::from(parsed),
            (parsed, Some(json)) => match plan_from_json(json) {
                Ok(digest) => Loaded::with_digest(digest, parsed),
                Err(error) => Loaded::from(Err(error)),
            },
        }
    }

    fn parse(&self) -> Result<Plan, PlanError> {
        let plan = match &self.source {
            Source::Embedded(json) => plan_from_json(json)?,
            Source::File(path) => {
                let json = read_plain(path).map_err(|error| PlanError::Unreadable(error.to_string()))?;
                plan_from_json(&json)?
            }
        };
        // Records, addresses and the file all go by the id, so one that differs would split them.
        if plan.id == self.id { Ok(plan) } else { Err(PlanError::Misnamed(plan.id)) }
    }
}

impl Loaded {
    /// The plan, or why there is none.
    fn result(&self) -> Option<Result<Arc<Plan>, PlanError>> {
        let plan = self.plan.clone().map(Ok);
        plan.or_else(|| self.error.clone().map(Err))
    }

    /// A digest, and what was found in the file of its id.
    fn with_digest(mut digest: Plan, parsed: Result<Plan, PlanError>) -> Self {
        match parsed {
            Ok(own) if own.edition == Edition::Full && is_same(&digest, &own) => {
                digest.full = Some(Box::new(FullText::new(&digest, own)));
                Self::from(Ok(digest))
            }
            Ok(own) => Self::from(Ok(own)),
            Err(error) => Self { plan: Some(Arc::new(digest)), error: Some(error) },
        }
    }
}

impl From<Result<Plan, PlanError>> for Loaded {
    fn from(parsed: Result<Plan, PlanError>) -> Self {
        match parsed {
            Ok(plan) => Self { plan: Some(Arc::new(plan)), error: None },
            Err(error) => Self { plan: None, error: Some(error) },
        }
    }
}

/// Reads a file.
fn read_plain(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    open_plain(path)?.read_to_string(&mut text)?;
    Ok(text)
}

/// The first bytes of a file.
fn start_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    open_plain(path)?.take(LONGEST_HEAD).read_to_end(&mut start)?;
    Ok(start)
}

/// Opens a file, but no pipe or device, which might be waited for without end.
fn open_plain(path: &Path) -> std::io::Result<File> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

/// The `<id>.json` files of a folder, sorted by id.
fn plan_files(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let id = path.file_stem()?.to_str()?.to_owned();
            (path.extension()? == "json" && !id.starts_with('.')).then_some((id, path))
        })
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::super::{
        plan_to_json,
        tests::{SMALL, small},
    };
    use super::*;

    #[test]
    fn every_embedded_plan_can_be_read() {
        let library = Library::embedded();
        assert_eq!(library.plans().count(), library.len());
        assert_eq!(library.broken().count(), 0);
    }

    #[test]
    fn a_broken_file_is_named_and_harms_no_other() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("small.json"), SMALL).unwrap();
        std::fs::write(folder.path().join("torn.json"), SMALL.split_at(200).0).unwrap();
        std::fs::write(folder.path().join("other.json"), SMALL).unwrap();
        let library = Library::open(folder.path());
        assert_eq!(library.by_id("small").unwrap().title, small().title);
        let broken: Vec<_> = library.broken().map(|(id, ..)| id).collect();
        assert_eq!(broken, ["other", "torn"], "one is misnamed, one is cut short");
    }

    #[test]
    fn a_plan_of_the_users_own_stands_in_for_an_embedded_one() {
        let folder = tempfile::tempdir().unwrap();
        let id = EMBEDDED[0].0;
        let own = SMALL.replace("\"id\": \"small\"", &format!("\"id\": \"{id}\""));
        std::fs::write(folder.path().join(format!("{id}.json")), own).unwrap();
        let library = Library::open(folder.path());
        assert_eq!(library.len(), EMBEDDED.len());
        assert_eq!(library.by_id(id).unwrap().title, small().title);
    }

    /// A library whose folder holds this in the file of the first embedded plan.
    fn with_own(json: &str) -> Library {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(format!("{}.json", EMBEDDED[0].0)), json).unwrap();
        let library = Library::open(folder.path());
        assert_eq!(library.plans().count(), EMBEDDED.len());
        library
    }

    /// The first embedded plan as if it were the original of its digest.
    fn original() -> Plan {
        let mut plan = plan_from_json(EMBEDDED[0].1).unwrap();
        plan.edition = Edition::Full;
        for section in &mut plan.sections {
            section.text = [format!("{}的原文。", section.id)].into_iter().collect();
        }
        plan
    }

    #[test]
    fn the_whole_text_of_an_embedded_digest_is_attached_to_it() {
        let original = original();
        let library = with_own(&plan_to_json(&original).unwrap().to_string());
        let (plan, digest) = (library.get(0).unwrap(), plan_from_json(EMBEDDED[0].1).unwrap());
        assert_eq!(
            (plan.edition, plan.text_of(3, Edition::Full)),
            (Edition::Digest, vec!["1.1.1的原文。".into()])
        );
        assert_eq!(plan.full.as_ref().unwrap().document(), &original);
        assert_eq!(Plan { full: None, ..Plan::clone(plan) }, digest, "the frame is the digest's");
        assert_eq!(
            plan_to_json(plan).unwrap(),
            plan_to_json(&digest).unwrap(),
            "its file stays a file of its own"
        );
        assert!(library.is_embedded(0) && library.trouble(0).is_none());
    }

    #[test]
    fn a_digest_is_shown_though_the_file_of_its_full_text_is_broken() {
        let library = with_own("{\"format\": 1, ");
        assert_eq!(**library.get(0).unwrap(), plan_from_json(EMBEDDED[0].1).unwrap());
        assert_eq!(library.broken().map(|(id, ..)| id).collect::<Vec<_>>(), [EMBEDDED[0].0]);
        assert!(library.trouble(0).is_some() && library.trouble(1).is_none());
    }

    #[test]
    fn a_whole_text_of_another_plan_stands_in_for_the_digest() {
        let other = Plan { id: EMBEDDED[0].0.to_owned(), edition: Edition::Full, ..small() };
        let library = with_own(&plan_to_json(&other).unwrap().to_string());
        assert_eq!(**library.get(0).unwrap(), other);
        assert!(!library.is_embedded(0) && library.is_embedded(1));
    }

    #[test]
    fn a_folder_that_is_not_there_holds_no_plans() {
        assert_eq!(Library::open(Path::new("/nowhere/at/all")).len(), EMBEDDED.len());
    }
}
