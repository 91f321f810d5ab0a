//! Tables in a drawn frame.

use crate::import::block::Block;

/// See [`super::table`].
pub(super) fn table(_lines: &[&str]) -> (usize, Option<Vec<Block>>) {
    (0, None)
}
