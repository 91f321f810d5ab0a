//! A step is a stretch of an import, so that whoever waits can be told how far it is, and can stop it.

use super::ImportError;
use std::ops::ControlFlow;

/// What an import is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Taking the document out of its file.
    Read,
    /// Undoing damage.
    Mend,
    /// Finding the headings.
    Outline,
    /// Finding the indicators.
    Figures,
    /// Finding out which plan of the library it is.
    Settle,
}

impl Step {
    /// How many steps there are.
    pub const COUNT: usize = Self::Settle as usize + 1;

    /// Which step it is, the first being 1.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }
}

/// Is told when a step begins, and says whether to go on.
pub type Watch<'a> = &'a dyn Fn(Step) -> ControlFlow<()>;

/// Tells that a step begins.
pub(super) fn begin(step: Step, watch: Watch<'_>) -> Result<(), ImportError> {
    if watch(step).is_break() { Err(ImportError::Stopped) } else { Ok(()) }
}
