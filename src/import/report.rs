//! The report: what an import did and what it could not do, for whoever shows it to say in words.

use super::block::Loss;
use super::repair::Repair;

/// What came of reading one document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// The encoding of a text; `None` for formats that say it themselves.
    pub encoding: Option<&'static str>,
    /// What was mended.
    pub repairs: Vec<Repair>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// Something a person should look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// Something the reader had to leave out.
    Lost(Loss),
    /// Characters that are gone for good: the words around each place.
    Unrestored(Vec<String>),
    /// Entries of the table of contents that are no heading of the text.
    NotInText(Vec<String>),
    /// Numbers that do not follow those before them.
    Slips(Vec<String>),
    /// No title was found; the file's name stands for it.
    NoTitle,
    /// The years of the plan were not found, and are those that it names.
    NoPeriod,
    /// No heading was found.
    NoHeadings,
    /// A table, by its first cells, that no indicators could be read from and that is kept as text.
    TableKept(String),
    /// Something of a table of indicators that could not be read.
    Table(super::table::Warning),
    /// The document is one that is in the library already, under this id.
    SamePlan(String),
    /// The document is the original of the user's own digest of this id, and becomes a plan of its own beside it.
    Original(String),
    /// The document is the original of an embedded digest, and becomes its full text.
    Attached {
        /// The digest's id.
        id: String,
        /// How many of its sections have their counterpart in the document.
        found: usize,
        /// How many sections it has.
        headings: usize,
    },
    /// Sections and indicators of the plan at hand that have no counterpart here, by id.
    Gone(Vec<String>),
}
