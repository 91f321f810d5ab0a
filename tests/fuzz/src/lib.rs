//! What is fuzzed: one function an entrance of the program, each taking whatever bytes there are and panicking where
//! a law is broken.
//!
//! `cargo fuzz run --fuzz-dir tests/fuzz pipeline` makes the bytes up; `tests/replay` gives the same functions the
//! committed corpus, and changed copies of it, whenever the tests run.

#![allow(clippy::expect_used, missing_docs, unreachable_pub)]

pub mod laws;
pub mod packed;

use gangmu::import::readers;
use gangmu::import::{Options, read};
use gangmu::plan::{plan_from_json, plan_to_json};
use gangmu::record::RecordFile;
use laws::{document_is_sound, draft_is_sound};

pub fn text(input: &[u8]) {
    document_is_sound(readers::text::read(&String::from_utf8_lossy(input)), input.len());
}

pub fn markdown(input: &[u8]) {
    document_is_sound(readers::markdown::read(&String::from_utf8_lossy(input)), input.len());
}

pub fn html(input: &[u8]) {
    document_is_sound(readers::html::read(&String::from_utf8_lossy(input)), input.len());
}

/// A .docx file, or its parts as [`packed::package`] has them.
pub fn docx(input: &[u8]) {
    document_is_sound(readers::docx::read(&packed::package(input)), input.len());
}

/// A .xlsx file, or its parts as [`packed::package`] has them.
pub fn xlsx(input: &[u8]) {
    document_is_sound(readers::xlsx::read(&packed::package(input)), input.len());
}

#[cfg(feature = "pdf")]
/// A PDF file, or its objects as [`packed::pdf`] has them.
pub fn pdf(input: &[u8]) {
    document_is_sound(readers::pdf::read(&packed::pdf(input)), input.len());
}

/// Any file, from bytes to a plan: encoding, reader, repair, outline, figures. The encoding is guessed, and asked for
/// where the first line is `encoding:` and its name.
pub fn pipeline(input: &[u8]) {
    let asked = input.strip_prefix(b"encoding:").and_then(|rest| {
        let end = rest.iter().position(|&byte| byte == b'\n')?;
        Some((String::from_utf8_lossy(rest.get(..end)?).trim().to_owned(), rest.get(end + 1..)?))
    });
    let (encoding, bytes) = asked.map_or((None, input), |(name, rest)| (Some(name), rest));
    let simplify = bytes.len() % 2 == 1;
    if let Ok(draft) = read(bytes, "folder/a file.name", &Options { encoding, simplify }) {
        draft_is_sound(&draft, bytes.len());
    }
}

/// A plan's own file: what can be read can be written, and is the same again.
pub fn plan_json(input: &[u8]) {
    let Ok(plan) = plan_from_json(&String::from_utf8_lossy(input)) else { return };
    let _ = gangmu::plan::check(&plan);
    let json = plan_to_json(&plan).expect("a plan has a JSON form").to_string();
    let again = plan_from_json(&json).expect("what was written is read");
    assert_eq!(again, plan, "a plan that was written is another");
}

/// A record file: the same.
pub fn record_json(input: &[u8]) {
    let Ok(file) = RecordFile::from_json(input) else { return };
    let json = file.to_json().expect("records have a JSON form");
    let again = RecordFile::from_json(json.as_bytes()).expect("what was written is read");
    assert_eq!(again, file, "records that were written are others");
}
