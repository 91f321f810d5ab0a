//! Salvaging: what can still be read of a record file that is cut short or has a part of the wrong shape.
//!
//! What always holds: only what stands in the file comes out, whole notes and whole fields; nothing is guessed.

use super::{Record, RecordFile};
use serde_json::{Map, Value};
use std::collections::VecDeque;

/// How many ends are tried, from the last one backwards. The last that closes a note or a field will do.
const ENDS: usize = 64;

/// How deeply serde_json follows.
const DEEPEST: usize = 127;

/// The records of a plan that can be read in this text; `None` if there are none.
pub(super) fn salvage(bytes: &[u8], plan_id: &str) -> Option<RecordFile> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    let Value::Object(mut file) = serde_json::from_str(text).ok().or_else(|| closed(text))? else {
        return None;
    };
    if file.get("plan").is_some_and(|plan| plan != plan_id) {
        return None;
    }
    let Some(Value::Object(records)) = file.remove("records") else { return None };
    let records: Map<_, _> =
        records.into_iter().filter_map(|(id, record)| Some((id, readable(record)?))).collect();
    if records.is_empty() {
        return None;
    }
    file.insert("format".to_owned(), super::file::FORMAT.into());
    file.insert("plan".to_owned(), plan_id.into());
    file.insert("records".to_owned(), records.into());
    RecordFile::from_json(Value::Object(file).to_string().as_bytes()).ok()
}

/// The text up to the last end from which it can be closed, closed there and read.
fn closed(text: &str) -> Option<Value> {
    ends(text).into_iter().rev().find_map(|(end, open)| {
        let mut whole = text.get(..end)?.to_owned();
        whole.extend(open.iter().rev());
        serde_json::from_str(&whole).ok()
    })
}

/// The last positions, in bytes, behind which an object or a list is whole, each with what must yet be closed.
fn ends(text: &str) -> VecDeque<(usize, Vec<char>)> {
    let (mut ends, mut open) = (VecDeque::new(), Vec::new());
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            // What a crash of the machine may leave of a block that was never written.
            '\0'..='\u{8}' => break,
            _ if in_string => {}
            // No record is nested so deeply, and no reader follows.
            '{' | '[' if open.len() > DEEPEST => break,
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' => {
                if open.pop() != Some(c) {
                    break;
                }
                ends.push_back((at + 1, open.clone()));
                if ends.len() > ENDS {
                    ends.pop_front();
                }
            }
            _ => {}
        }
    }
    ends
}

/// A record without the parts that have the wrong shape; `None` if nothing is left.
fn readable(record: Value) -> Option<Value> {
    if is_record(&record) {
        return Some(record);
    }
    let Value::Object(fields) = record else { return None };
    let kept: Map<_, _> =
        fields.into_iter().filter_map(|(name, field)| Some((name.clone(), part(&name, field)?))).collect();
    (!kept.is_empty()).then(|| Value::Object(kept))
}

/// A field of a record, without those of its own parts that have the wrong shape.
fn part(name: &str, field: Value) -> Option<Value> {
    let fits = |field: &Value| is_record(&Value::Object(Map::from_iter([(name.to_owned(), field.clone())])));
    if fits(&field) {
        return Some(field);
    }
    match field {
        Value::Array(parts) => {
            Some(parts.into_iter().filter(|part| fits(&vec![part.clone()].into())).collect())
        }
        Value::Object(parts) => {
            let alone =
                |key: &String, part: &Value| Value::Object(Map::from_iter([(key.clone(), part.clone())]));
            let kept: Map<_, _> = parts.into_iter().filter(|(key, part)| fits(&alone(key, part))).collect();
            Some(Value::Object(kept)).filter(fits)
        }
        _ => None,
    }
}

fn is_record(value: &Value) -> bool {
    serde_json::from_value::<Record>(value.clone()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"format": 1, "plan": "small", "colour": "red", "records": {
        "2.1": {"notes": [{"id": "a", "kind": "note", "text": "一}\\\"{"}, {"id": "b", "kind": "note", "text": "二"}]},
        "t1": {"owner": {"value": "李"}, "notes": [{"id": "c", "kind": "note", "text": "三"}]}}}"#;

    fn notes(text: &[u8]) -> Vec<String> {
        let file = salvage(text, "small");
        let notes = |file: &RecordFile| {
            file.records()
                .flat_map(|(_, record)| record.notes().map(|note| note.id.clone()))
                .collect::<Vec<_>>()
        };
        file.as_ref().map(notes).unwrap_or_default()
    }

    #[test]
    fn a_file_cut_anywhere_gives_back_every_whole_note_before_the_cut() {
        let mut last = 0;
        for end in 0..=FILE.len() {
            let found = notes(&FILE.as_bytes()[..end]);
            let whole = ["一}\\\\\\\"{\"}", "\"二\"}", "\"三\"}"];
            let expected = whole.iter().filter(|note| FILE.find(**note).unwrap() + note.len() <= end).count();
            assert_eq!(found.len(), expected, "cut at {end}");
            assert!(found.len() >= last);
            last = found.len();
        }
        assert_eq!(last, 3);
    }

    #[test]
    fn blocks_of_zeros_at_the_end_hide_nothing() {
        let mut text = FILE.as_bytes()[..FILE.len() - 20].to_vec();
        text.extend([0; 4096]);
        assert_eq!(notes(&text), ["a", "b"]);
        text.extend(b"\xff\xfe");
        assert_eq!(notes(&text), ["a", "b"]);
    }

    #[test]
    fn what_has_the_wrong_shape_is_left_out_and_nothing_else() {
        let text = FILE.replace(r#"{"value": "李"}"#, "7").replace(r#""text": "二""#, r#""text": 2"#);
        assert_eq!(notes(text.as_bytes()), ["a", "c"]);
        let file = salvage(text.as_bytes(), "small").unwrap();
        assert_eq!(file.record("t1").unwrap().owner(), None);
        assert!(file.to_json().unwrap().contains("\"colour\": \"red\""));
    }

    #[test]
    fn another_plans_records_are_not_salvaged() {
        assert_eq!(salvage(FILE.as_bytes(), "other"), None);
        for nothing in ["", "{", "[1]", "{\"records\": 3}", "{\"records\": {\"t1\": 4}}", "\0\0\0"] {
            assert_eq!(salvage(nothing.as_bytes(), "small"), None, "{nothing}");
        }
    }
}
