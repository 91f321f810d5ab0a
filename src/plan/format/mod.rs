//! A plan as JSON: the files of `data/plans`, the user's own plans, and what `--json` prints.
//!
//! In the file the outline is nested and an indicator names its section by id; in memory the outline is
//! flat and the indicator holds a position. Here is the only place that knows both.

mod head;
mod read;
mod write;

pub use head::Head;
pub(super) use head::head_of;
pub use read::plan_from_json;
pub use write::{indicator_to_json, outline_to_json, plan_to_json, section_to_json, write_plan};

/// The format this program writes, and the newest it reads.
const FORMAT: u64 = 1;

#[cfg(test)]
mod tests {
    use super::super::{PlanError, tests::SMALL};
    use super::*;

    #[test]
    fn a_plan_survives_being_written_and_read() {
        let plan = plan_from_json(SMALL).unwrap();
        let mut text = Vec::new();
        write_plan(&plan, &mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(text, plan_to_json(&plan).unwrap().to_string());
        assert_eq!(plan_from_json(&text).unwrap(), plan);
    }

    #[test]
    fn an_outline_stops_at_its_depth_and_has_no_text() {
        let plan = plan_from_json(SMALL).unwrap();
        let json = outline_to_json(&plan, 1).unwrap();
        assert_eq!(json.as_array().unwrap().len(), 2);
        assert!(!json.to_string().contains("text"));
        assert!(!json.to_string().contains("2.1"));
    }

    #[test]
    fn an_indicator_in_no_section_is_an_error() {
        let broken = SMALL.replace(r#""section": "1.1""#, r#""section": "9.9""#);
        let error = plan_from_json(&broken).unwrap_err();
        assert!(matches!(error, PlanError::NoSuchSection { .. }), "{error}");
    }

    #[test]
    fn a_newer_format_is_named_even_when_its_shape_is_unknown() {
        let error = plan_from_json(r#"{"format": 7, "chapters": {}}"#).unwrap_err();
        assert!(matches!(error, PlanError::Newer(7)), "{error}");
    }

    #[test]
    fn anything_else_is_malformed() {
        for text in ["", "[]", "{\"format\": 1}", "null"] {
            assert!(matches!(plan_from_json(text), Err(PlanError::Malformed(_))), "{text}");
        }
    }
}
