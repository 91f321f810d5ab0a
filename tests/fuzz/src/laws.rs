//! Laws: what holds of anything that was read, whatever it was read from.

use gangmu::import::Draft;
use gangmu::import::block::{Block, Document};
use gangmu::import::readers::ReadError;
use gangmu::plan::{check, plan_from_json, plan_to_json};
use gangmu::text::sanitize_line;

/// Bytes of words that a document may have whatever its size, and for each byte of its file: a packed file holds
/// more than it weighs, and merged cells repeat their words.
const ANY: usize = 48 << 20;
const TIMES: usize = 64;

/// The blocks cost no more than the file may ask for, and tables are rectangles.
pub fn document_is_sound(document: Result<Document, ReadError>, size: usize) {
    let Ok(document) = document else { return };
    let mut weight = 0;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => weight += paragraph.text.len(),
            Block::Table(grid) => {
                assert!(grid.rows().all(|row| row.len() == grid.width()), "a table with ragged rows");
                weight += grid.texts().map(str::len).sum::<usize>();
            }
        }
    }
    assert!(weight <= ANY + TIMES * size, "{weight} bytes of words from {size} bytes");
}

/// The plan keeps every rule of its form, survives its own file, and has nothing in it that moves a cursor.
pub fn draft_is_sound(draft: &Draft, size: usize) {
    let plan = &draft.plan;
    assert_eq!(check(plan), [], "the plan breaks rules");
    let json = plan_to_json(plan).expect("a plan has a JSON form").to_string();
    assert_eq!(
        &plan_from_json(&json).expect("what was written is read"),
        plan,
        "a plan changes when it is saved"
    );
    let mut weight = 0;
    for section in &plan.sections {
        let heading = [section.title.as_str(), section.number.as_deref().unwrap_or_default()];
        for words in section.text.iter().chain(heading) {
            assert!(is_safe(words), "not safe to show: {words:?}");
            weight += words.len();
        }
    }
    for indicator in &plan.indicators {
        assert!(plan.sections.get(indicator.section).is_some(), "an indicator in no section");
        let optional = indicator.unit.as_deref().into_iter().chain(indicator.note.as_deref());
        for words in optional.chain([indicator.name.as_str()]) {
            assert!(is_safe(words), "not safe to show: {words:?}");
        }
    }
    assert!(weight <= ANY + TIMES * size, "{weight} bytes of plan from {size} bytes");
}

/// Whether nothing in the words moves a cursor. A mark at the start may have stood on the number before the title.
fn is_safe(words: &str) -> bool {
    let words = format!("字{words}");
    sanitize_line(&words) == words
}
