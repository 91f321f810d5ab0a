//! The layout of a record in its file: what people would point at takes one line each.
//!
//! A note, a line of the history, a reading of a year is one line however much it holds; what holds those is
//! broken into lines. So a change is one line of a difference between two files, and a file of many notes
//! is a third shorter than with every field on a line of its own.

use super::Record;
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};
use std::io::{self, Write};

/// How far a record's lines are indented in its file: it is the value of a key in the object of all records.
const INDENT: &str = "    ";

/// A record is one deep, and its notes, its history and its readings are two.
const BROKEN_DEPTH: usize = 2;

/// The text of a record, as it stands in a file.
pub(super) fn print(record: &Record) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let layout = Layout { broken: PrettyFormatter::new(), depth: 0, has_value: false };
    record.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, layout))?;
    let text = String::from_utf8(bytes).map_err(serde::ser::Error::custom)?;
    // A line end inside a string is escaped, so each one here is between two parts of the record.
    Ok(text.replace('\n', &format!("\n{INDENT}")))
}

/// Breaks what is no deeper than [`BROKEN_DEPTH`] into lines.
struct Layout {
    broken: PrettyFormatter<'static>,
    depth: usize,
    /// Whether the object that ends next, if it is on one line, has anything in it.
    has_value: bool,
}

impl Layout {
    fn is_broken(&self) -> bool {
        self.depth <= BROKEN_DEPTH
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.is_broken() { self.broken.begin_array(out) } else { out.write_all(b"[") }
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        let broken = self.is_broken();
        self.depth -= 1;
        if broken { self.broken.end_array(out) } else { out.write_all(b"]") }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if self.is_broken() {
            self.broken.begin_array_value(out, first)
        } else {
            out.write_all(if first { b"" } else { b", " })
        }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_broken() { self.broken.end_array_value(out) } else { Ok(()) }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        if self.is_broken() { self.broken.begin_object(out) } else { out.write_all(b"{") }
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        let broken = self.is_broken();
        self.depth -= 1;
        if broken {
            self.broken.end_object(out)
        } else {
            out.write_all(if self.has_value { b" }" } else { b"}" })
        }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if self.is_broken() {
            self.broken.begin_object_key(out, first)
        } else {
            out.write_all(if first { b" " } else { b", " })
        }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.broken.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.has_value = true;
        if self.is_broken() { self.broken.end_object_value(out) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_one_line() {
        let json = r#"{"due":{"value":"2025-12-31","by":"li","at":"a"},"readings":{"2023":{"value":"48","by":"li","at":"b"}},"notes":[{"id":"n1","kind":"note","text":"一\n二","by":"li","at":"c","seen":["wang",{}]},{"id":"n2","kind":"note","text":"三","by":"li","at":"d"}],"colours":[]}"#;
        let record: Record = serde_json::from_str(json).unwrap();
        let text = print(&record).unwrap();
        assert_eq!(
            text,
            r#"{
      "due": {
        "value": "2025-12-31",
        "by": "li",
        "at": "a"
      },
      "readings": {
        "2023": { "value": "48", "by": "li", "at": "b" }
      },
      "notes": [
        { "id": "n1", "kind": "note", "text": "一\n二", "by": "li", "at": "c", "seen": ["wang", {}] },
        { "id": "n2", "kind": "note", "text": "三", "by": "li", "at": "d" }
      ],
      "colours": []
    }"#
        );
        assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    }
}
