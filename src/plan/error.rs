//! Why a plan's file could not be read.

/// What is wrong with a plan's JSON.
#[derive(Debug, Clone, thiserror::Error)]
pub enum PlanError {
    /// The file could not be read at all.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// It is not JSON, or not of a plan's shape.
    #[error("is not a plan: {0}")]
    Malformed(String),
    /// It was written by a later version of this program.
    #[error("has format {0}, newer than this program knows")]
    Newer(u64),
    /// An indicator names a section that the plan does not have.
    #[error("indicator {indicator} stands in section {section}, which does not exist")]
    NoSuchSection {
        /// The indicator's id.
        indicator: String,
        /// The section id it names.
        section: String,
    },
    /// The id inside the file is not the file's name.
    #[error("carries the id {0}, which is not the name of its file")]
    Misnamed(String),
}
