//! Notes at the foot of a page or at the end of a document: what each says, by the mark that stands in the text.

use std::collections::HashMap;

use crate::import::readers::ReadError;
use crate::import::readers::package::Package;
use crate::import::readers::xml::Piece;

/// The notes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<String, String>);

impl Notes {
    /// Reads both kinds of notes.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let mut notes = Self::default();
        for (part, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
            let mut open: Option<(String, String)> = None;
            let mut is_in_text = false;
            package.walk(part, part, &mut |piece| match piece {
                // The lines that part the notes from the text are notes too, of a type of their own.
                Piece::Open(name, attributes) if name == kind && attributes.get("type").is_none() => {
                    open = attributes.get("id").map(|id| (key(kind, &id), String::new()));
                }
                Piece::Open("t", _) => is_in_text = true,
                Piece::Close("t") => is_in_text = false,
                Piece::Close(name) if name == kind => {
                    notes.0.extend(open.take().filter(|(_, words)| !words.trim().is_empty()));
                }
                Piece::Text(text) if is_in_text => {
                    if let Some((_, words)) = &mut open {
                        words.push_str(text);
                    }
                }
                _ => {}
            })?;
        }
        Ok(notes)
    }

    /// Takes the words of the note that `mark`, an element of the text, stands for.
    pub(super) fn take(&mut self, mark: &str, id: &str) -> Option<String> {
        let kind = mark.strip_suffix("Reference")?;
        self.0.remove(&key(kind, id)).map(|words| words.trim().to_owned())
    }
}

fn key(kind: &str, id: &str) -> String {
    format!("{kind} {id}")
}
