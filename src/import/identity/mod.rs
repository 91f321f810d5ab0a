//! Identity: which plan a document is, and which of its sections and indicators are known already.
//!
//! People's notes hang on ids. So a document that is in the library already, or a corrected edition of one, or the
//! original of a digest, gets the ids that its counterpart has, wherever a heading or an indicator is recognisably the
//! same; all else gets ids that nothing had.

mod attach;

use super::Draft;
use super::report::Warning;
use crate::plan::{Edition, Figure, Indicator, Library, Plan, Section, bare, is_same, may_be_same};
use crate::text::Short;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A draft that knows which plan it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Settled {
    /// The plan and its report, now under its own ids.
    pub draft: Draft,
    /// Whether the library holds this very plan already, so that nothing has to be written.
    pub is_unchanged: bool,
}

/// Why a draft cannot become a plan of the library.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IdentityError {
    /// A different plan has the id already, of this title.
    #[error("the plan {id} is another: {title}")]
    Taken {
        /// The id.
        id: String,
        /// The title of the plan that has it.
        title: String,
    },
    /// The full text of this digest is another copy of the document.
    #[error("another copy is the full text of {id} already: {title}")]
    Attached {
        /// The digest's id.
        id: String,
        /// The title of the plan.
        title: String,
    },
    /// The library has a file of this id that cannot be read.
    #[error("the file of {0} cannot be read")]
    Unreadable(String),
    /// What was given is no id: small letters, digits and hyphens.
    #[error("{0:?} is no id")]
    BadId(String),
}

/// Finds which plan of the library the draft is, and gives it its ids. An id that is asked for overrules.
///
/// # Errors
/// When the id is none, or when a different plan has it and is not to be replaced.
pub fn settle(
    draft: Draft,
    library: &Library,
    id: Option<&str>,
    replace: bool,
) -> Result<Settled, IdentityError> {
    if let Some(id) = id.filter(|id| !is_id(id)) {
        return Err(IdentityError::BadId(id.to_owned()));
    }
    let settled = settle_among(draft, library, id, replace)?;
    let at = library.position(&settled.draft.plan.id);
    match at.and_then(|at| library.trouble(at)) {
        // What cannot be read may be what a newer version wrote.
        Some(_) if !replace => Err(IdentityError::Unreadable(settled.draft.plan.id)),
        _ => Ok(settled),
    }
}

fn settle_among(
    mut draft: Draft,
    library: &Library,
    id: Option<&str>,
    replace: bool,
) -> Result<Settled, IdentityError> {
    let same = plans_like(library, &draft.plan).find(|(_, plan)| is_same(plan, &draft.plan));
    let digest = same.as_ref().filter(|(_, same)| same.edition == Edition::Digest);
    if let Some((_, digest)) = digest.filter(|(at, _)| library.is_embedded(*at))
        && id.is_none_or(|id| id == digest.id)
    {
        // An original that was imported when it could not be attached is told, since it is found twice then.
        let is_full = |plan: &Plan| plan.edition == Edition::Full && is_same(plan, digest);
        let beside = plans_like(library, digest).find(|(_, plan)| is_full(plan));
        draft.report.warnings.extend(beside.map(|(_, plan)| Warning::SamePlan(plan.id.clone())));
        return attach::attach(draft, digest, replace);
    }
    if let (Some((_, digest)), None) = (digest, id) {
        // A digest of the user's own is the file that the original would take the place of.
        draft.report.warnings.push(Warning::Original(digest.id.clone()));
        let beside = format!("{}-full", digest.id);
        return settle_among(draft, library, Some(&beside), replace);
    }
    let same = same.as_ref().map(|(_, plan)| plan);
    let known = match id {
        // A plan of its own, whatever it is like.
        Some(id) => library.by_id(id),
        None => same.or_else(|| library.by_id(&draft.plan.id)),
    };
    let is_told = |same: &&Arc<Plan>| same.edition == Edition::Full;
    if let Some(same) = same.filter(|same| id.is_some_and(|id| id != same.id)).filter(is_told) {
        draft.report.warnings.push(Warning::SamePlan(same.id.clone()));
    }
    let Some(known) = known else {
        if let Some(id) = id {
            id.clone_into(&mut draft.plan.id);
        }
        return Ok(Settled { draft, is_unchanged: false });
    };
    let is_same_plan = is_same(known, &draft.plan);
    if !is_same_plan && !replace {
        return Err(IdentityError::Taken { id: known.id.clone(), title: known.title.clone() });
    }
    draft.plan.id.clone_from(&known.id);
    if is_same_plan {
        let gone = keep_ids(known, &mut draft.plan);
        draft.report.warnings.push(Warning::SamePlan(known.id.clone()));
        if !gone.is_empty() {
            draft.report.warnings.push(Warning::Gone(gone));
        }
    }
    let is_unchanged = **known == draft.plan;
    Ok(Settled { draft, is_unchanged })
}

/// The plans that may be the same as this one and can be read, with their positions. Of all others only the head is
/// read, and none is kept: the one that is sought is mostly the only one used.
fn plans_like<'a>(library: &'a Library, plan: &'a Plan) -> impl Iterator<Item = (usize, Arc<Plan>)> + 'a {
    let may_be = move |at: &usize| library.head(*at).is_none_or(|head| may_be_same(&head, plan));
    (0..library.len()).filter(may_be).filter_map(|at| Some((at, library.read(at)?.ok()?)))
}

/// An id for a plan of this title: the file's name where that is one, else made of the title.
pub(super) fn proposal(title: &str, stem: &str) -> String {
    let mut slug = String::new();
    for c in stem.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(40).collect();
    if slug.bytes().filter(u8::is_ascii_lowercase).count() >= 3 && stem.is_ascii() {
        return slug.trim_matches('-').to_owned();
    }
    // FNV-1a, which is the same on every machine and in every version.
    let hash = bare(title).bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("plan-{:08x}", hash >> 32)
}

fn is_id(id: &str) -> bool {
    let is_plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_plain && (1..=40).contains(&id.len()) && !id.starts_with('-')
}

/// Gives the sections and indicators of `new` the ids that their counterparts in `known` have. Gives back the ids
/// that found no counterpart.
fn keep_ids(known: &Plan, new: &mut Plan) -> Vec<String> {
    let mut free = by_key(known);
    let mut taken: HashSet<Short> = known.sections.iter().map(|s| s.id.clone()).collect();
    taken.extend(known.indicators.iter().map(|i| i.id.clone()));
    let paths: Vec<String> = (0..new.sections.len()).map(|at| path_key(new, at)).collect();
    let mut ids: Vec<Option<Short>> = vec![None; new.sections.len()];
    // First those whose whole path is the same, then those with the same title.
    for by_path in [true, false] {
        for (at, section) in new.sections.iter().enumerate() {
            let wanted =
                if by_path { paths.get(at).cloned().unwrap_or_default() } else { title_key(section) };
            let Some(id) = ids.get_mut(at).filter(|id| id.is_none()) else { continue };
            *id = free.take(&wanted, by_path);
        }
    }
    for (section, id) in new.sections.iter_mut().zip(ids) {
        section.id = id.unwrap_or_else(|| unused(&section.id, &mut taken));
    }
    keep_indicator_ids(known, new, &mut taken);
    let used: HashSet<&str> = new
        .sections
        .iter()
        .map(|s| s.id.as_str())
        .chain(new.indicators.iter().map(|i| i.id.as_str()))
        .collect();
    let all = known.sections.iter().map(|s| &s.id).chain(known.indicators.iter().map(|i| &i.id));
    all.filter(|id| !used.contains(id.as_str())).map(ToString::to_string).collect()
}

/// Ids that wait for their counterparts, by path and by title.
struct Free {
    by_path: HashMap<String, Vec<Short>>,
    by_title: HashMap<String, Vec<Short>>,
    used: HashSet<Short>,
}

impl Free {
    /// The first id for this key that nothing has taken yet.
    fn take(&mut self, key: &str, by_path: bool) -> Option<Short> {
        let map = if by_path { &self.by_path } else { &self.by_title };
        let id = map.get(key)?.iter().find(|id| !self.used.contains(*id))?.clone();
        self.used.insert(id.clone());
        Some(id)
    }
}

fn by_key(plan: &Plan) -> Free {
    let mut free = Free { by_path: HashMap::new(), by_title: HashMap::new(), used: HashSet::new() };
    for (at, section) in plan.sections.iter().enumerate() {
        free.by_path.entry(path_key(plan, at)).or_default().push(section.id.clone());
        free.by_title.entry(title_key(section)).or_default().push(section.id.clone());
    }
    free
}

fn title_key(section: &Section) -> String {
    bare(&section.title)
}

fn path_key(plan: &Plan, at: usize) -> String {
    let titles = plan.path_to(at).into_iter().filter_map(|at| plan.sections.get(at)).map(title_key);
    titles.collect::<Vec<_>>().join("/")
}

fn keep_indicator_ids(known: &Plan, new: &mut Plan, taken: &mut HashSet<Short>) {
    let name = |indicator: &Indicator| {
        (indicator.origin, bare(&indicator.name), indicator.target.as_ref().and_then(Figure::year))
    };
    let mut free: HashMap<_, Vec<&str>> = HashMap::new();
    for indicator in known.indicators.iter().rev() {
        free.entry(name(indicator)).or_default().push(&indicator.id);
    }
    for indicator in &mut new.indicators {
        match free.get_mut(&name(indicator)).and_then(Vec::pop) {
            Some(id) => indicator.id = id.into(),
            None => indicator.id = unused(&indicator.id, taken),
        }
    }
}

/// The id, or the first made of it that nothing has.
fn unused(id: &str, taken: &mut HashSet<Short>) -> Short {
    let mut free = Short::from(id);
    let mut n = 1;
    while !taken.insert(free.clone()) {
        n += 1;
        free = format!("{id}-{n}").into();
    }
    free
}

#[cfg(test)]
mod tests {
    use super::super::{Options, read};
    use super::*;
    use crate::plan::plan_to_json;

    pub(super) const TEXT: &str = "某市“十五五”养老服务规划\n一、总体要求\n以人为本。\n二、重点任务\n建设养老床位。新建一批养老设施。\n\
        培训护理人员。培训一批护理人员。\n三、保障措施\n加强组织领导。成立领导小组统筹推进。\n";

    pub(super) fn draft(text: &str) -> Draft {
        read(text.as_bytes(), "nursing.txt", &Options::default()).unwrap()
    }

    pub(super) fn ids(plan: &Plan) -> Vec<(&str, &str)> {
        plan.sections.iter().map(|s| (s.id.as_str(), s.title.as_str())).collect()
    }

    #[test]
    fn the_same_document_again_changes_nothing_whatever_its_name() {
        let first = settle(draft(TEXT), &Library::of(Vec::new()), None, false).unwrap();
        assert!(!first.is_unchanged);
        let library = Library::of(vec![first.draft.plan]);
        let again = read(TEXT.as_bytes(), "other-name.txt", &Options::default()).unwrap();
        let again = settle(again, &library, None, false).unwrap();
        assert!(again.is_unchanged);
        assert_eq!(again.draft.plan.id, "nursing");
    }

    #[test]
    fn a_corrected_edition_keeps_ids_and_reuses_none() {
        let library = Library::of(vec![draft(TEXT).plan]);
        let corrected = TEXT
            .replace("建设养老床位。新建", "改造老旧设施。改造一批老旧设施。\n建设养老床位。新建")
            .replace("培训护理人员。培训", "培养护理队伍。培训");
        let settled = settle(draft(&corrected), &library, None, false).unwrap();
        let expected = [
            ("1", "总体要求"),
            ("2", "重点任务"),
            ("2.1-2", "改造老旧设施"),
            ("2.1", "建设养老床位"),
            ("2.3", "培养护理队伍"),
            ("3", "保障措施"),
            ("3.1", "加强组织领导"),
        ];
        assert_eq!(ids(&settled.draft.plan), expected);
        assert!(settled.draft.report.warnings.contains(&Warning::Gone(vec!["2.2".to_owned()])));
    }

    #[test]
    fn the_original_of_the_users_own_digest_stands_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let save = |plan: &Plan| {
            let json = plan_to_json(plan).unwrap().to_string();
            std::fs::write(folder.path().join(format!("{}.json", plan.id)), json).unwrap();
        };
        save(&Plan { edition: Edition::Digest, ..draft(TEXT).plan });
        let settled = settle(draft(TEXT), &Library::open(folder.path()), None, false).unwrap();
        assert_eq!(settled.draft.plan.id, "nursing-full");
        assert!(settled.draft.report.warnings.contains(&Warning::Original("nursing".to_owned())));
        save(&settled.draft.plan);
        let again = settle(draft(TEXT), &Library::open(folder.path()), None, false).unwrap();
        assert!(again.is_unchanged, "the same original again changes nothing");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("nursing.json"), "{").unwrap();
        let library = Library::open(folder.path());
        let refused = settle(draft(TEXT), &library, None, false);
        assert_eq!(refused, Err(IdentityError::Unreadable("nursing".to_owned())));
        assert!(settle(draft(TEXT), &library, None, true).is_ok());
    }

    #[test]
    fn another_plan_of_the_id_is_not_replaced_unasked() {
        let library = Library::of(vec![draft(TEXT).plan]);
        let other = "某县“十六五”交通规划\n一、总体要求\n二、修路\n";
        assert!(matches!(settle(draft(other), &library, None, false), Err(IdentityError::Taken { .. })));
        assert!(settle(draft(other), &library, None, true).is_ok());
        let own = settle(draft(TEXT), &library, Some("own"), false).unwrap();
        assert_eq!(own.draft.plan.id, "own");
        assert!(own.draft.report.warnings.contains(&Warning::SamePlan("nursing".to_owned())));
        assert!(matches!(settle(draft(TEXT), &library, Some("../x"), false), Err(IdentityError::BadId(_))));
    }

    #[test]
    fn an_id_is_the_files_name_or_made_of_the_title() {
        assert_eq!(proposal("某规划", "My Plan_2026"), "my-plan-2026");
        let made = proposal("某市“十五五”规划", "规划");
        assert_eq!(made, proposal("某市十五五規劃", "a"));
        assert!(is_id(&made), "{made}");
    }
}
