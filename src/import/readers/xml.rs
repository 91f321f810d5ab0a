//! The XML of packages as a stream of pieces: an element opens, words, an element closes.
//!
//! What always holds: names come without their prefix, an empty element opens and closes, references to characters
//! are resolved, and no entity is ever expanded, so no small file grows in memory.

use std::io::{BufRead, ErrorKind};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::ReadError;

/// A piece of XML.
pub(super) enum Piece<'a> {
    /// An element opens.
    Open(&'a str, Attributes<'a>),
    /// An element closes.
    Close(&'a str),
    /// Words between.
    Text(&'a str),
}

/// The attributes of an element.
pub(super) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// The value of the attribute of this name, its prefix aside.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let attribute = all
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// The value of `val`, as most elements of .docx have one.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }
}

/// Walks through XML from start to end.
///
/// # Errors
///
/// [`ReadError::Damaged`] with `says` for XML that is not well-formed, [`ReadError::TooLarge`] where the input says so.
pub(super) fn walk(
    input: impl BufRead,
    says: &'static str,
    visit: &mut dyn FnMut(Piece<'_>),
) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(input);
    reader.config_mut().allow_dangling_amp = true;
    let mut buffer = Vec::new();
    let mut open = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| told(&error, says))? {
            Event::Start(element) => {
                open += 1;
                visit(Piece::Open(element.local_name().into_inner(), Attributes(&element)));
            }
            Event::Empty(element) => {
                let name = element.local_name().into_inner();
                visit(Piece::Open(name, Attributes(&element)));
                visit(Piece::Close(name));
            }
            Event::End(element) => {
                open = open.saturating_sub(1);
                visit(Piece::Close(element.local_name().into_inner()));
            }
            Event::Text(text) => visit(Piece::Text(&text.xml10_content())),
            Event::CData(text) => visit(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(name) => visit(Piece::Text(&resolved(&name))),
            Event::Eof if open > 0 => return Err(ReadError::Damaged(says)),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn told(error: &quick_xml::Error, says: &'static str) -> ReadError {
    match error {
        quick_xml::Error::Io(io) if io.kind() == ErrorKind::FileTooLarge => ReadError::TooLarge,
        _ => ReadError::Damaged(says),
    }
}

/// The character that a reference names; an unknown name stays as it is written.
fn resolved(name: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    let name = name.xml10_content();
    match &*name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> Result<String, ReadError> {
        let mut words = String::new();
        walk(xml.as_bytes(), "it", &mut |piece| match piece {
            Piece::Open(name, attributes) => {
                words.push_str(&format!("[{name} {}]", attributes.val().unwrap_or_default()));
            }
            Piece::Close(name) => words.push_str(&format!("[/{name}]")),
            Piece::Text(text) => words.push_str(text),
        })?;
        Ok(words)
    }

    #[test]
    fn names_lose_their_prefix_and_references_become_characters() {
        assert_eq!(
            words(r#"<w:p><w:b w:val="a&amp;b"/>甲&lt;&#20057;&c;</w:p>"#).unwrap(),
            "[p ][b a&b][/b]甲<乙&c;[/p]"
        );
    }

    #[test]
    fn xml_that_stops_in_the_middle_is_damaged() {
        assert_eq!(words("<a><b>x"), Err(ReadError::Damaged("it")));
        assert_eq!(words("<a><b>x</a>"), Err(ReadError::Damaged("it")));
    }

    #[test]
    fn entities_of_the_file_s_own_are_not_expanded() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
        assert_eq!(words(bomb).unwrap(), "[a ]&c;[/a]");
    }
}
