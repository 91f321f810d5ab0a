//! The plans that come with the program: their form is right, none is missing, and an id that was published
//! still means what it meant.
//!
//! People's notes hang on the ids, so `tests/golden/ids` lists them all with a hash of what each stands for.
//! `GANGMU_BLESS=1 cargo test` adds new ids to the lists; it does not take any away, nor change one: that is
//! done by hand, by who knows that no note can hang on it yet.

#![expect(clippy::unwrap_used, reason = "a plan that cannot be read fails the test")]

use gangmu::plan::{Library, Plan, check};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

fn here(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), path].iter().collect()
}

#[test]
fn no_embedded_plan_has_a_fault() {
    for (_, plan) in Library::embedded().plans() {
        assert_eq!(check(plan), [], "{}", plan.id);
    }
}

#[test]
fn every_plan_of_the_folder_is_embedded() {
    let mut files: Vec<String> = std::fs::read_dir(here("data/plans"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let library = Library::embedded();
    let mut embedded: Vec<String> = library.plans().map(|(_, plan)| format!("{}.json", plan.id)).collect();
    embedded.sort();
    assert_eq!(embedded, files);
}

#[test]
fn a_published_id_keeps_its_meaning() {
    let folder = here("tests/golden/ids");
    let bless = std::env::var_os("GANGMU_BLESS").is_some();
    let mut wrong = Vec::new();
    for (_, plan) in Library::embedded().plans() {
        let path = folder.join(format!("{}.txt", plan.id));
        let mut published = read_ids(&std::fs::read_to_string(&path).unwrap_or_default());
        let mut present = ids_of(plan);
        for (id, meaning) in &published {
            match present.remove(id) {
                None => wrong.push(format!("{}:{id} is gone", plan.id)),
                Some(now) if now != *meaning => {
                    wrong.push(format!("{}:{id} means something else ({now})", plan.id));
                }
                Some(_) => {}
            }
        }
        if bless && !present.is_empty() {
            published.append(&mut present);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, write_ids(&published)).unwrap();
        }
        wrong.extend(present.into_keys().map(|id| format!("{}:{id} is new", plan.id)));
    }
    let some: Vec<_> = wrong.iter().map(String::as_str).take(20).collect();
    assert!(
        wrong.is_empty(),
        "{} ids; GANGMU_BLESS=1 publishes new ones; a changed one is taken out of {} by hand:\n{}",
        wrong.len(),
        folder.display(),
        some.join("\n")
    );
}

#[test]
fn only_plans_there_are_have_published_ids() {
    let library = Library::embedded();
    for entry in std::fs::read_dir(here("tests/golden/ids")).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap();
        assert!(library.by_id(id).is_some(), "the plan {id} was published and is gone");
    }
}

/// Each id of the plan with a hash of its title or name.
fn ids_of(plan: &Plan) -> BTreeMap<String, String> {
    let sections = plan.sections.iter().map(|section| (&section.id, &section.title));
    let indicators = plan.indicators.iter().map(|indicator| (&indicator.id, &indicator.name));
    sections.chain(indicators).map(|(id, title)| (id.to_string(), hash(title))).collect()
}

fn read_ids(list: &str) -> BTreeMap<String, String> {
    list.lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(id, meaning)| (id.to_owned(), meaning.to_owned()))
        .collect()
}

fn write_ids(ids: &BTreeMap<String, String>) -> String {
    ids.iter().fold(String::new(), |mut list, (id, meaning)| {
        writeln!(list, "{id} {meaning}").unwrap();
        list
    })
}

/// FNV-1a in 32 bits: eight digits that any change of the words changes.
fn hash(words: &str) -> String {
    let hash =
        words.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
