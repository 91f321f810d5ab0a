//! The original of an embedded digest becomes its full text: a plan file of the digest's id, whose sections have the
//! digest's ids wherever the heading is recognisably the same. `plan::Library` shows the two as one plan.

use super::{IdentityError, Settled, keep_ids};
use crate::import::Draft;
use crate::import::report::Warning;
use crate::plan::{FullText, Paragraphs, Plan};

/// Makes of the draft the full text of `digest`. Of two copies of the document the one in which more of the digest's
/// headings are found is the full text, and between equals the one that came last, which may be corrected.
///
/// # Errors
/// When a fuller copy is its full text already and is not to be replaced.
pub(super) fn attach(mut draft: Draft, digest: &Plan, replace: bool) -> Result<Settled, IdentityError> {
    draft.plan.id.clone_from(&digest.id);
    keep_ids(digest, &mut draft.plan);
    let found = FullText::new(digest, draft.plan.clone()).counterparts();
    let attached = digest.full.as_ref();
    if let Some(other) = attached.filter(|full| !has_same_words(full.document(), &draft.plan)) {
        if found < other.counterparts() && !replace {
            return Err(IdentityError::Attached { id: digest.id.clone(), title: digest.title.clone() });
        }
        draft.report.warnings.push(Warning::SamePlan(digest.id.clone()));
    }
    let is_unchanged = attached.is_some_and(|full| *full.document() == draft.plan);
    draft.report.warnings.push(Warning::Attached {
        id: digest.id.clone(),
        found,
        headings: digest.sections.len(),
    });
    Ok(Settled { draft, is_unchanged })
}

/// Whether two plans are one copy of a document: the same headings and paragraphs. What was read out of them may differ.
fn has_same_words(one: &Plan, other: &Plan) -> bool {
    let words = |plan: &Plan| -> Vec<(String, Paragraphs)> {
        plan.sections.iter().map(|section| (section.heading(), section.text.clone())).collect()
    };
    words(one) == words(other)
}

#[cfg(test)]
mod tests {
    use super::super::settle;
    use super::super::tests::{TEXT, draft, ids};
    use super::*;
    use crate::plan::{Edition, Library};

    fn digest() -> Plan {
        let mut plan = Plan { edition: Edition::Digest, ..draft(TEXT).plan };
        for section in &mut plan.sections {
            section.id = format!("d{}", section.id).into();
        }
        plan
    }

    /// The digest with this document attached, as a library opens them.
    fn with_full(document: Plan) -> Library {
        let mut digest = digest();
        digest.full = Some(Box::new(FullText::new(&digest, document)));
        Library::of(vec![digest])
    }

    #[test]
    fn the_original_of_a_digest_gets_its_id_and_those_of_its_sections() {
        let longer = TEXT.replace("培训护理人员。", "改造老旧设施。改造一批老旧设施。\n培训护理人员。");
        let settled = settle(draft(&longer), &Library::of(vec![digest()]), None, false).unwrap();
        assert!(!settled.is_unchanged);
        assert_eq!((settled.draft.plan.id.as_str(), settled.draft.plan.edition), ("nursing", Edition::Full));
        let known = ids(&settled.draft.plan).into_iter().filter(|(id, _)| id.starts_with('d')).count();
        assert_eq!((known, digest().sections.len()), (6, 6));
        let told = Warning::Attached { id: "nursing".to_owned(), found: 6, headings: 6 };
        assert!(settled.draft.report.warnings.contains(&told), "{:?}", settled.draft.report.warnings);
    }

    #[test]
    fn the_same_original_again_changes_nothing() {
        let first = settle(draft(TEXT), &Library::of(vec![digest()]), None, false).unwrap();
        let again = settle(draft(TEXT), &with_full(first.draft.plan), None, false).unwrap();
        assert!(again.is_unchanged);
        assert!(!again.draft.report.warnings.contains(&Warning::SamePlan("nursing".to_owned())));
    }

    #[test]
    fn another_copy_is_told_and_takes_the_place_of_one_that_is_not_fuller() {
        let first = settle(draft(TEXT), &Library::of(vec![digest()]), None, false).unwrap();
        let copy = TEXT.replace("以人为本。", "以人为本！");
        let settled = settle(draft(&copy), &with_full(first.draft.plan), None, false).unwrap();
        assert!(!settled.is_unchanged);
        assert!(settled.draft.report.warnings.contains(&Warning::SamePlan("nursing".to_owned())));
    }

    #[test]
    fn a_copy_that_lacks_headings_must_be_asked_for() {
        let first = settle(draft(TEXT), &Library::of(vec![digest()]), None, false).unwrap();
        let library = with_full(first.draft.plan);
        let shorter = TEXT.replace("三、保障措施\n", "");
        let refused = settle(draft(&shorter), &library, None, false);
        assert!(matches!(refused, Err(IdentityError::Attached { .. })), "{refused:?}");
        assert!(!settle(draft(&shorter), &library, None, true).unwrap().is_unchanged);
    }

    #[test]
    fn a_plan_of_its_own_that_is_the_same_document_stays_and_is_told() {
        let beside = Plan { id: "nursing-full".to_owned(), ..draft(TEXT).plan };
        let settled = settle(draft(TEXT), &Library::of(vec![digest(), beside]), None, false).unwrap();
        assert_eq!(settled.draft.plan.id, "nursing");
        assert!(settled.draft.report.warnings.contains(&Warning::SamePlan("nursing-full".to_owned())));
    }

    #[test]
    fn with_an_id_of_its_own_the_original_becomes_a_plan_of_its_own() {
        let settled = settle(draft(TEXT), &Library::of(vec![digest()]), Some("own"), false).unwrap();
        assert_eq!(settled.draft.plan.id, "own");
        assert_eq!(settled.draft.plan.sections[0].id, "1", "its ids are its own too");
    }
}
