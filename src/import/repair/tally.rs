//! The tally of repairs: how often each kind of damage was mended, with one example.

/// A kind of damage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RepairKind {
    /// GBK text that lost a byte: the characters after it were paired wrongly.
    LostByte,
    /// Pinyin in brackets after characters.
    Pinyin,
    /// Blanks between Chinese characters and around quotation marks.
    Blanks,
    /// Tags and entities of a web page in the text.
    Markup,
    /// Numbers of pages, heads and feet that stand on each page.
    Furniture,
    /// "Continued on page 2".
    JumpLine,
    /// Words of the site the text was taken from.
    Spam,
    /// The table of contents.
    Contents,
    /// Lines and titles that were broken where the page ended.
    Wrap,
    /// Characters of traditional writing, which stay as they are.
    Traditional,
    /// Characters of traditional writing that were converted.
    Simplified,
}

impl RepairKind {
    /// The word that stands for it in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LostByte => "lost_byte",
            Self::Pinyin => "pinyin",
            Self::Blanks => "blanks",
            Self::Markup => "markup",
            Self::Furniture => "furniture",
            Self::JumpLine => "jump_line",
            Self::Spam => "spam",
            Self::Contents => "contents",
            Self::Wrap => "wrap",
            Self::Traditional => "traditional",
            Self::Simplified => "simplified",
        }
    }
}

/// How often one kind of damage was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repair {
    /// What it is.
    pub kind: RepairKind,
    /// How often.
    pub count: usize,
    /// The first of them: before, and after an arrow what became of it, if anything did.
    pub example: String,
}

/// Most characters of either side of an example.
const EXAMPLE: usize = 24;

/// Counts repairs.
#[derive(Debug, Default)]
pub(super) struct Tally(Vec<Repair>);

impl Tally {
    /// Counts a piece that was changed.
    pub(super) fn changed(&mut self, kind: RepairKind, count: usize, before: &str, after: &str) {
        self.add(kind, count, || format!("{} → {}", short(before), short(after)));
    }

    /// Counts a piece that was left out or only noticed.
    pub(super) fn noted(&mut self, kind: RepairKind, count: usize, piece: &str) {
        self.add(kind, count, || short(piece));
    }

    fn add(&mut self, kind: RepairKind, count: usize, example: impl FnOnce() -> String) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|repair| repair.kind == kind) {
            Some(repair) => repair.count += count,
            None => self.0.push(Repair { kind, count, example: example() }),
        }
    }

    /// All that was counted, in the order of the kinds.
    pub(super) fn done(mut self) -> Vec<Repair> {
        self.0.sort_by_key(|repair| repair.kind);
        self.0
    }
}

fn short(piece: &str) -> String {
    let piece = piece.trim();
    let mut short: String = piece.chars().take(EXAMPLE).collect();
    if short.len() < piece.len() {
        short.push('…');
    }
    short
}

/// The part of `before` and of `after` that differs, with two characters on either side.
pub(super) fn difference<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(2);
    let cut = |s: &'a str| s.char_indices().nth(from).and_then(|(at, _)| s.get(at..)).unwrap_or_default();
    (cut(before), cut(after))
}
