//! A search takes a [`Query`] to [`Hit`]s: the places of the plans at hand whose words it names, best first.
//!
//! What always holds: both sides are folded alike (`text::fold`, one character for one), so a position in a
//! folded string is the same position in the string as it stands, and what is lit is the plan's own text.
//! A hit found word by word as typed comes before one that is heard in pinyin (`ylcw`), and that before one whose
//! characters only follow one another with gaps ("scattered"), however good that one is; titles and indicators
//! come before text.
//!
//! The arrangement: an [`Index`] has a `part` for each plan, with `shelves` of folded `strings` and an `outline`. Some
//! neighbouring parts are a `group`, and `look` goes through one after the other.
//! `asked` says which words of the query are asked of a plan and which only name it; the group's `sieve` puts
//! nearly all strings aside; `wanted` says whether and how one of the rest answers, `rank` which answer is better,
//! and the `best` are kept. `matcher` alone knows how scattered characters are weighed; `filter` says what else a
//! hit must be; `light` tells what is lit and `hit` cuts the line that is shown.

mod asked;
mod best;
mod bits;
mod filter;
mod gather;
mod group;
mod hit;
mod index;
mod light;
mod look;
mod matcher;
mod near;
mod outline;
mod part;
mod passed;
mod query;
mod rank;
mod scope;
mod shelf;
mod sieve;
mod sift;
mod strings;
#[cfg(test)]
mod tests;
mod trail;
mod wanted;

pub use hit::{Context, Counted, Found, Hit, Limits};
pub use index::Index;
pub use query::{MAX_CHARS, MAX_WORDS, Query, find_in, find_in_name};
pub use scope::{Field, Fields, Scope};
pub use trail::Trail;
