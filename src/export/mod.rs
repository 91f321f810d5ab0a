//! Export is plans and what people added to them, written out for other programs and for paper.
//!
//! What always holds: JSON loses nothing and can be read again; CSV and Markdown are for people, in their
//! language, and nothing that stands in a plan or a note can act as a formula or as markup in them.

mod csv;
mod json;
mod markdown;

pub use csv::{Bom, csv};
pub use json::json;
pub use markdown::markdown;

use crate::plan::Plan;
use crate::record::RecordFile;

/// A plan with its records.
#[derive(Clone, Copy, Debug)]
pub struct Annotated<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What people added to it.
    pub records: &'a RecordFile,
}

/// Why nothing could be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The table could not be put into rows.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// The values could not be put into JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

#[cfg(test)]
pub(crate) mod tests {
    pub(crate) use crate::plan::tests::small;
    use crate::record::RecordFile;

    /// Records of the small plan, with whatever people and later versions may have put in.
    const RECORDS: &str = r#"{"format": 1, "plan": "small", "records": {
      "t1": {"status": {"value": "behind", "by": "li", "at": "2026-11-22T03:04:05Z"}, "weight": 0.3,
        "owner": {"value": "市民政局", "by": "li", "at": "2026-11-22T03:04:05Z"},
        "readings": {"2026": {"value": "56.1", "by": "li", "at": "2026-11-22T03:04:05Z"},
                     "2027": {"value": "-0.5", "by": "li", "at": "2026-11-22T03:04:05Z", "source": "统计公报"}},
        "notes": [{"id": "n1", "kind": "problem", "text": "=1+1|*缺*口\n<b>第二行</b>", "by": "li",
                   "at": "2026-11-22T03:04:05Z"},
                  {"id": "n2", "kind": "note", "text": "划掉的", "by": "li", "at": "2026-11-22T03:04:05Z",
                   "deleted": true}]},
      "2.1": {"notes": [{"id": "n3", "kind": "progress", "text": "11 个县已发布清单", "by": "王",
                         "at": "2026-11-23T03:04:05Z"}]},
      "9.9": {"status": {"value": "paused", "by": "li", "at": "2026-11-22T03:04:05Z"}}}}"#;

    pub(crate) fn records() -> RecordFile {
        RecordFile::from_json(RECORDS.as_bytes()).unwrap()
    }
}
