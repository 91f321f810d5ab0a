//! Fonts: what the codes of a string mean in a font, and how wide they are.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;

use lopdf::{Dictionary, Document as File, Encoding, Object};

use super::codes::Codes;

/// Bytes of the table that gives a font's codes their meaning.
const MOST_OF_TABLE: usize = 8 << 20;

/// Fonts that are read; reading one takes about as long as reading a page.
const MOST_FONTS: usize = 3000;

/// The fonts met so far, by where in memory the file has them, since not all are objects with a number.
#[derive(Default)]
pub(super) struct Fonts<'a>(HashMap<*const Dictionary, Rc<Font>>, PhantomData<&'a File>);

/// A font.
pub(super) struct Font {
    meaning: Meaning,
    /// Widths by code, in thousandths of the size.
    widths: HashMap<u32, f32>,
    /// The width of a code that has none of its own.
    width: f32,
}

enum Meaning {
    /// Codes of an encoding.
    Codes(Codes),
    /// A table from codes of so many bytes to characters.
    Table(HashMap<u32, String>, usize),
    /// Codes that mean nothing here: of so many bytes.
    Unknown(usize),
}

/// A character as a font shows it.
pub(super) struct Shown {
    /// Its words: none where the font gives the code no meaning.
    pub(super) text: Option<String>,
    /// Its width, in parts of the size.
    pub(super) width: f32,
    /// Whether it is the blank of one byte, which a page may set wider.
    pub(super) is_blank: bool,
}

impl<'a> Fonts<'a> {
    /// The font of this object, which may be a reference to one; none after more fonts than any document has.
    pub(super) fn get(&mut self, file: &'a File, object: &'a Object) -> Option<Rc<Font>> {
        let font = file.dereference(object).ok()?.1.as_dict().ok()?;
        let place = std::ptr::from_ref(font);
        if !self.0.contains_key(&place) && self.0.len() >= MOST_FONTS {
            return None;
        }
        Some(Rc::clone(self.0.entry(place).or_insert_with(|| Rc::new(Font::read(file, font)))))
    }
}

impl Font {
    fn read(file: &File, font: &Dictionary) -> Self {
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        if is_composite {
            let inner = font
                .get_deref(b"DescendantFonts", file)
                .ok()
                .and_then(|fonts| fonts.as_array().ok()?.first());
            let inner = inner.and_then(|inner| file.dereference(inner).ok()?.1.as_dict().ok());
            let number = |key: &[u8]| inner?.get_deref(key, file).ok()?.as_float().ok();
            return Self {
                meaning: composite(file, font),
                widths: inner.map(|inner| composite_widths(file, inner)).unwrap_or_default(),
                width: number(b"DW").unwrap_or(1000.0),
            };
        }
        let widths = simple_widths(file, font);
        Self { meaning: simple(file, font), width: 500.0, widths }
    }

    /// Takes a string of a page apart.
    pub(super) fn shown<'a>(&'a self, mut bytes: &'a [u8]) -> impl Iterator<Item = Shown> + 'a {
        std::iter::from_fn(move || {
            let (text, code, length, rest) = match &self.meaning {
                Meaning::Codes(codes) => {
                    let (character, length, rest) = codes.next(bytes)?;
                    // The widths are those of glyphs, whose numbers only a table of the standard would tell.
                    (character.map(String::from), None, length, rest)
                }
                Meaning::Table(_, length) | Meaning::Unknown(length) => {
                    let (code, rest) = bytes.split_at_checked(*length).or_else(|| split_rest(bytes))?;
                    let number = code.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
                    let text = match &self.meaning {
                        Meaning::Table(table, _) => table.get(&number).cloned(),
                        _ => None,
                    };
                    (text, Some(number), code.len(), rest)
                }
            };
            let is_blank = length == 1 && bytes.first() == Some(&b' ');
            bytes = rest;
            let usual = if matches!(self.meaning, Meaning::Codes(_)) && is_narrow(text.as_deref()) {
                500.0
            } else {
                self.width
            };
            let width = code.and_then(|code| self.widths.get(&code)).copied().unwrap_or(usual) / 1000.0;
            let text = text.filter(|text| !text.contains(['\0', '\u{fffd}']));
            Some(Shown { text, width, is_blank })
        })
    }
}

fn split_rest(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    (!bytes.is_empty()).then_some((bytes, [].as_slice()))
}

fn is_narrow(text: Option<&str>) -> bool {
    text.is_some_and(str::is_ascii)
}

/// What the codes of a font of many characters mean: the font's own table is surest, then the name of the encoding.
fn composite(file: &File, font: &Dictionary) -> Meaning {
    if let Some(table) = own_table(file, font, 2) {
        return Meaning::Table(table, 2);
    }
    let name = font.get_deref(b"Encoding", file).and_then(Object::as_name).unwrap_or_default();
    Codes::named(name).map_or(Meaning::Unknown(2), Meaning::Codes)
}

fn simple(file: &File, font: &Dictionary) -> Meaning {
    if let Some(table) = own_table(file, font, 1) {
        return Meaning::Table(table, 1);
    }
    let name = font.get_deref(b"Encoding", file).and_then(Object::as_name).unwrap_or_default();
    if let Some(codes) = Codes::named(name) {
        return Meaning::Codes(codes);
    }
    if has_codes_of_its_own(file, font) {
        return Meaning::Unknown(1);
    }
    let Ok(encoding) = font.get_font_encoding_with_limit(file, MOST_OF_TABLE) else {
        return Meaning::Unknown(1);
    };
    let entry = |code: u8| {
        let text = encoding.bytes_to_string(&[code]).ok().filter(|text| !text.is_empty())?;
        Some((u32::from(code), text))
    };
    Meaning::Table((0..=u8::MAX).filter_map(entry).collect(), 1)
}

/// Whether a font's codes mean what only its program tells: it names no encoding and says that its characters are not
/// those of Latin texts (bit 3 of its flags: ISO 32000-1, table 123).
fn has_codes_of_its_own(file: &File, font: &Dictionary) -> bool {
    const SYMBOLIC: i64 = 1 << 2;
    let descriptor = font.get_deref(b"FontDescriptor", file).and_then(Object::as_dict);
    let flags = descriptor.and_then(|descriptor| descriptor.get_deref(b"Flags", file)?.as_i64());
    font.get(b"Encoding").is_err() && flags.is_ok_and(|flags| flags & SYMBOLIC != 0)
}

/// The table of a font's own, from its codes to characters.
fn own_table(file: &File, font: &Dictionary, length: u8) -> Option<HashMap<u32, String>> {
    font.get(b"ToUnicode").ok()?;
    // Where a font names an encoding too, the library would go by that.
    let mut bare = Dictionary::new();
    bare.set("Type", Object::Name(b"Font".to_vec()));
    bare.set("ToUnicode", font.get(b"ToUnicode").ok()?.clone());
    let Ok(Encoding::UnicodeMapEncoding(map)) = bare.get_font_encoding_with_limit(file, MOST_OF_TABLE) else {
        return None;
    };
    let last = if length == 1 { 0xff } else { 0xffff };
    let entry = |code: u32| Some((code, String::from_utf16(&map.get(code, length)?).ok()?));
    let table: HashMap<u32, String> = (0..=last).filter_map(entry).collect();
    (!table.is_empty()).then_some(table)
}

fn simple_widths(file: &File, font: &Dictionary) -> HashMap<u32, f32> {
    let first = font.get_deref(b"FirstChar", file).and_then(Object::as_i64).unwrap_or(0);
    let widths = font.get_deref(b"Widths", file).and_then(Object::as_array).map_or(&[][..], |widths| widths);
    let codes = u32::try_from(first).unwrap_or(0)..;
    codes
        .zip(widths.iter().take(256))
        .filter_map(|(code, width)| Some((code, number(file, width)?)))
        .collect()
}

/// The widths of a font of many characters: `first [w w w]` and `first last w`, one after the other.
fn composite_widths(file: &File, font: &Dictionary) -> HashMap<u32, f32> {
    let list = font.get_deref(b"W", file).and_then(Object::as_array).map_or(&[][..], |list| list);
    let mut widths = HashMap::new();
    let mut rest = list;
    while let [first, second, after @ ..] = rest {
        let Some(from) = number(file, first).map(|from| from.clamp(0.0, 65_535.0) as u32) else { break };
        let second = file.dereference(second).map_or(second, |(_, second)| second);
        if let Ok(each) = second.as_array() {
            let each = each.iter().take(65_536).map(|width| number(file, width));
            widths.extend((from..).zip(each).filter_map(|(code, width)| Some((code, width?))));
            rest = after;
        } else {
            let [width, after @ ..] = after else { break };
            let to = number(file, second).unwrap_or(0.0).clamp(0.0, 65_535.0) as u32;
            if let Some(width) = number(file, width) {
                widths.extend((from..=to).map(|code| (code, width)));
            }
            rest = after;
        }
    }
    widths
}

/// The number that an object is, or refers to.
pub(super) fn number(file: &File, object: &Object) -> Option<f32> {
    file.dereference(object).ok()?.1.as_float().ok().filter(|number| number.is_finite())
}
