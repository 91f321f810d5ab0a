//! The head of a plan's file: enough to tell most plans apart without reading them.

use crate::plan::Period;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// What stands before the sections in the file of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The province or city it is for.
    pub region: String,
    /// The years it covers.
    pub period: Period,
}

/// The head of a plan whose file begins with these bytes; `None` if they do not hold it, as where someone else wrote
/// the file and put its sections first.
#[must_use]
pub(in crate::plan) fn head_of(start: &[u8]) -> Option<Head> {
    let mut reader = Reader { region: None, period: None };
    // An error is what the cut end gives in any case.
    let _ = serde_json::Deserializer::from_slice(start).deserialize_map(&mut reader);
    Some(Head { region: reader.region?, period: reader.period? })
}

struct Reader {
    region: Option<String>,
    period: Option<Period>,
}

impl<'de> Visitor<'de> for &mut Reader {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a plan")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while self.region.is_none() || self.period.is_none() {
            match map.next_key::<String>()?.as_deref() {
                Some("region") => self.region = Some(map.next_value()?),
                Some("period") => self.period = Some(map.next_value()?),
                Some("sections" | "indicators") | None => break,
                Some(_) => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SMALL, small};
    use super::*;

    #[test]
    fn the_beginning_of_a_file_is_enough() {
        let start = SMALL.split("\"sections\"").next().unwrap();
        let head = head_of(start.as_bytes()).unwrap();
        assert_eq!((head.region, head.period), (small().region, small().period));
    }

    #[test]
    fn what_is_cut_before_it_or_written_in_another_order_has_no_head() {
        for start in
            ["", "{\"format\": 1, \"region\": \"某", "[]", "{\"sections\": [], \"region\": \"某市\"}"]
        {
            assert_eq!(head_of(start.as_bytes()), None, "{start}");
        }
    }
}
