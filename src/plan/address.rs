//! An address names one section or indicator of the library: `shanxi-quality-life:t15`.

use std::fmt;
use std::str::FromStr;

/// A section or an indicator of a plan, by position.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A position in `Plan::sections`.
    Section(usize),
    /// A position in `Plan::indicators`.
    Indicator(usize),
}

/// A plan's id and the id of a section or indicator in it. It may name nothing: ids are checked on use.
#[derive(Clone, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Address {
    /// The plan's id.
    pub plan: String,
    /// The section's or indicator's id.
    pub id: String,
}

impl Address {
    /// Joins the two ids.
    #[must_use]
    pub fn new(plan: &str, id: &str) -> Self {
        Self { plan: plan.to_owned(), id: id.to_owned() }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.plan, self.id)
    }
}

/// The words are no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an address is PLAN:ID")]
pub struct AddressError;

impl FromStr for Address {
    type Err = AddressError;

    /// Takes `plan:id`; a full-width colon, which an input method types, will do.
    fn from_str(s: &str) -> Result<Self, AddressError> {
        let (plan, id) = s.split_once([':', '：']).ok_or(AddressError)?;
        let (plan, id) = (plan.trim(), id.trim());
        if plan.is_empty() || id.is_empty() { Err(AddressError) } else { Ok(Self::new(plan, id)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_plan_and_an_id() {
        assert_eq!("a:t1".parse(), Ok(Address::new("a", "t1")));
        assert_eq!("a：3.1.2".parse(), Ok(Address::new("a", "3.1.2")));
        for wrong in ["a", "a:", ":t1", ""] {
            assert_eq!(wrong.parse::<Address>(), Err(AddressError), "{wrong}");
        }
    }

    #[test]
    fn what_is_printed_can_be_read_again() {
        let address = Address::new("a-b", "t16a");
        assert_eq!(address.to_string().parse(), Ok(address));
    }
}
