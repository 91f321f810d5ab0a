//! A scope is where a search looks: in which fields, and in one plan or in all.

/// What kind of words a hit was found in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The plan's own title.
    Plan,
    /// A section's heading.
    Title,
    /// An indicator: its name, and after that its domain, unit and figures.
    Indicator,
    /// A paragraph of a section.
    Text,
    /// A note on a section or an indicator.
    Note,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 5] = [Self::Plan, Self::Title, Self::Indicator, Self::Text, Self::Note];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Fields(u8);

impl Fields {
    /// Every field.
    pub const ALL: Self = Self(0b1_1111);

    /// Whether the field is in the set.
    #[must_use]
    pub const fn contains(self, field: Field) -> bool {
        self.0 & field.bit() != 0
    }

    /// Whether no field is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self::ALL
    }
}

impl FromIterator<Field> for Fields {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        Self(fields.into_iter().fold(0, |bits, field| bits | field.bit()))
    }
}

/// Where a search looks. The default is everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// The fields searched.
    pub fields: Fields,
    /// The position of the only plan searched, or `None` for all.
    pub plan: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        let fields: Fields = [Field::Title, Field::Note].into_iter().collect();
        let held: Vec<_> = Field::ALL.into_iter().filter(|&f| fields.contains(f)).collect();
        assert_eq!(held, [Field::Title, Field::Note]);
        assert_eq!(Field::ALL.into_iter().collect::<Fields>(), Fields::ALL);
        assert!([].into_iter().collect::<Fields>().is_empty());
    }
}
