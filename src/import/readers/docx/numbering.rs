//! Numbering: the numbers that Word's lists put before paragraphs and that stand in no text.
//!
//! What always holds: a number is counted as Word counts it: a level starts anew when a higher one counts on, and
//! lists that share their definition count together (ECMA-376 part 1, 17.9).

use std::collections::HashMap;

use super::ListPlace;
use super::numerals::numeral;
use crate::import::readers::ReadError;
use crate::import::readers::package::Package;
use crate::import::readers::xml::{Attributes, Piece};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The definitions, by their ids.
    definitions: HashMap<String, Definition>,
    /// Which definition a list is of, and its own starts by level.
    lists: HashMap<String, (String, HashMap<usize, u32>)>,
    /// The numbers reached: by definition, or by list where it starts on its own.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default, Clone)]
struct Definition {
    levels: [Level; LEVELS],
    /// The style that carries this definition's levels, where it has none itself.
    link: Option<String>,
    /// The style this definition is given to others by.
    gives: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Level {
    start: u32,
    format: String,
    /// The words around the number, `%1` for that of the first level.
    text: String,
    /// Whether all numbers are written in plain digits.
    is_legal: bool,
    /// The style whose paragraphs this level numbers.
    style: Option<String>,
}

/// Where in the part of the lists the walk stands.
#[derive(Default)]
struct Place {
    definition: Option<String>,
    list: Option<String>,
    level: usize,
}

impl Numbering {
    /// Reads the lists; none where the package has no such part.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let mut numbering = Self::default();
        let mut place = Place::default();
        package.walk("word/numbering.xml", "word/numbering.xml", &mut |piece| match piece {
            Piece::Open(name, attributes) => numbering.open(&mut place, name, &attributes),
            Piece::Close("abstractNum") => place.definition = None,
            Piece::Close("num") => place.list = None,
            Piece::Close(_) | Piece::Text(_) => {}
        })?;
        numbering.link();
        Ok(numbering)
    }

    fn open(&mut self, place: &mut Place, name: &str, attributes: &Attributes<'_>) {
        match name {
            "abstractNum" => place.definition = attributes.get("abstractNumId"),
            "num" => place.list = attributes.get("numId"),
            "lvl" | "lvlOverride" => {
                place.level = attributes.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            }
            _ => match (&place.definition, &place.list) {
                (Some(id), _) => {
                    let definition = self.definitions.entry(id.clone()).or_default();
                    definition.take(place.level, name, attributes);
                }
                (None, Some(id)) => {
                    let list = self.lists.entry(id.clone()).or_default();
                    match name {
                        "abstractNumId" => list.0 = attributes.val().unwrap_or_default(),
                        "startOverride" => {
                            let start = attributes.val().and_then(|val| val.parse().ok()).unwrap_or(1);
                            list.1.insert(place.level, start);
                        }
                        _ => {}
                    }
                }
                (None, None) => {}
            },
        }
    }

    /// Gives definitions that only name a style the levels of the definition which that style stands for.
    fn link(&mut self) {
        let given = |definition: &Definition| {
            definition.gives.clone().map(|style| (style, definition.levels.clone()))
        };
        let given: HashMap<_, _> = self.definitions.values().filter_map(given).collect();
        for definition in self.definitions.values_mut() {
            if let Some(levels) = definition.link.as_ref().and_then(|style| given.get(style)) {
                definition.levels.clone_from(levels);
            }
        }
    }

    /// The number of the next paragraph at this place, counting on; `None` where it has none.
    ///
    /// `style` is the paragraph's style: where the place names no level, it is the one made for that style.
    pub(super) fn next(&mut self, place: &ListPlace, style: Option<&str>) -> Option<String> {
        let id = place.list.as_deref().filter(|id| *id != "0")?;
        let (of, starts) = self.lists.get(id)?;
        let definition = self.definitions.get(of)?;
        let of_style =
            || definition.levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let at = place.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let key = if starts.is_empty() { format!("d{of}") } else { format!("l{id}") };
        let counts = self.counts.entry(key).or_default();
        let start = |level: usize| {
            starts
                .get(&level)
                .copied()
                .or_else(|| definition.levels.get(level).map(|level| level.start))
                .unwrap_or(1)
        };
        for (level, count) in counts.iter_mut().enumerate() {
            match level.cmp(&at) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(|| start(level))),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or_else(|| start(level), |count| count.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        definition.written(at, counts)
    }
}

impl Definition {
    fn take(&mut self, level: usize, name: &str, attributes: &Attributes<'_>) {
        match name {
            "numStyleLink" => self.link = attributes.val(),
            "styleLink" => self.gives = attributes.val(),
            _ => {
                let Some(level) = self.levels.get_mut(level) else { return };
                match name {
                    "start" => level.start = attributes.val().and_then(|val| val.parse().ok()).unwrap_or(0),
                    "numFmt" => level.format = attributes.val().unwrap_or_default(),
                    "lvlText" => level.text = attributes.val().unwrap_or_default(),
                    "isLgl" => level.is_legal = !matches!(attributes.val().as_deref(), Some("0" | "false")),
                    "pStyle" => level.style = attributes.val(),
                    _ => {}
                }
            }
        }
    }

    /// The words of a level with the numbers put in; `None` for bullets and for levels without words.
    fn written(&self, at: usize, counts: &[Option<u32>; LEVELS]) -> Option<String> {
        let level = self.levels.get(at)?;
        if matches!(&*level.format, "bullet" | "none") {
            return None;
        }
        let mut words = String::new();
        let mut characters = level.text.chars().peekable();
        while let Some(character) = characters.next() {
            let which = characters.peek().filter(|_| character == '%').and_then(|digit| digit.to_digit(10));
            let Some(which) = which.and_then(|which| usize::try_from(which).ok()?.checked_sub(1)) else {
                words.push(character);
                continue;
            };
            characters.next();
            let format = self.levels.get(which).map_or("decimal", |other| &*other.format);
            let format = if level.is_legal { "decimal" } else { format };
            let number = counts.get(which).copied().flatten().unwrap_or(1);
            words.push_str(&numeral(format, number).unwrap_or_default());
        }
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}
