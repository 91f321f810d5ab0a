//! Styles: what a paragraph's style says of it: whether it is a heading, and which list numbers it.
//!
//! A style passes on to those based on it what they do not say themselves (ECMA-376 part 1, 17.7).

use std::collections::HashMap;

use super::ListPlace;
use crate::import::readers::ReadError;
use crate::import::readers::package::Package;
use crate::import::readers::xml::Piece;

/// How far a style may lean on others before the chain is taken for a circle.
const LONGEST_CHAIN: usize = 20;

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// As written, from 0; 9 is body text.
    outline: Option<u8>,
    list: ListPlace,
}

impl Styles {
    /// Reads the styles; none where the package has no such part.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let mut styles = HashMap::new();
        let mut id = None;
        let mut style = Style::default();
        package.walk("word/styles.xml", "word/styles.xml", &mut |piece| match piece {
            Piece::Open("style", attributes) => {
                id = attributes.get("styleId");
                style = Style::default();
            }
            Piece::Open(name, attributes) => match name {
                "name" => style.name = attributes.val().unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = attributes.val(),
                "outlineLvl" => style.outline = attributes.val().and_then(|val| val.parse().ok()),
                "ilvl" => style.list.level = attributes.val().and_then(|val| val.parse().ok()),
                "numId" => style.list.list = attributes.val(),
                _ => {}
            },
            Piece::Close("style") => {
                if let Some(id) = id.take() {
                    styles.insert(id, std::mem::take(&mut style));
                }
            }
            _ => {}
        })?;
        Ok(Self(styles))
    }

    /// The heading's level, from 1, that the style gives.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        let outline = self.chain(id).find_map(|style| style.outline.or_else(|| named_level(&style.name)))?;
        (outline < 9).then_some(outline + 1)
    }

    /// Whether the style is the one of the document's title.
    pub(super) fn is_title(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|style| matches!(&*style.name, "title" | "标题"))
    }

    /// The list that numbers paragraphs of this style.
    pub(super) fn list(&self, id: &str) -> ListPlace {
        let mut place = ListPlace::default();
        for style in self.chain(id) {
            place = place.or(&style.list);
        }
        place
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let next = |style: &&'a Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(self.0.get(id), next).take(LONGEST_CHAIN)
    }
}

/// The level, from 0, that the name alone says: `heading 1` is Word's own in every language, `标题 1` what others write.
fn named_level(name: &str) -> Option<u8> {
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    number.trim().parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| level - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_name_in_either_language() {
        assert_eq!(named_level("heading 2"), Some(1));
        assert_eq!(named_level("标题 1"), Some(0));
        assert_eq!(named_level("heading"), None);
        assert_eq!(named_level("toc 1"), None);
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let style = |based_on: &str| Style { based_on: Some(based_on.into()), ..Style::default() };
        let styles = Styles([("a".into(), style("b")), ("b".into(), style("a"))].into());
        assert_eq!(styles.level("a"), None);
    }
}
