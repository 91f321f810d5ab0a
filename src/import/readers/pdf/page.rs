//! A page: its drawing carried out as far as it sets words, each character with its place.

use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document as File, Object, ObjectId};

use super::font::{Font, Fonts, number};

/// Characters of a page, at most.
const MOST_GLYPHS: usize = 200_000;
/// Drawings inside drawings, and how many a page may have in all.
const DEEPEST: usize = 6;
const MOST_DRAWINGS: usize = 2000;

/// A character and where it stands, in points.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) from: f32,
    pub(super) to: f32,
    /// The line it stands on: higher is further up.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) text: String,
}

/// A matrix as ISO 32000-1 has it: `[a b c d e f]`.
#[derive(Clone, Copy, Debug)]
struct Matrix([f32; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then the other.
    fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn moved(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    fn of(numbers: &[f32]) -> Option<Self> {
        numbers.first_chunk().copied().map(Self)
    }
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    between: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
}

struct Drawing<'a, 's> {
    file: &'a File,
    shared: &'s mut Shared<'a>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    glyphs: Vec<Glyph>,
    drawings: usize,
}

/// What all pages of a file share.
pub(super) struct Shared<'a> {
    pub(super) fonts: Fonts<'a>,
    /// How many characters had no meaning in their font.
    pub(super) lost: usize,
    /// Bytes of drawings that may still be carried out: many pages may show one drawing, over and over.
    pub(super) left: usize,
}

impl Shared<'_> {
    /// Takes note that a drawing could not be unpacked: what is too large ends all reading, what is damaged does not.
    fn fail(&mut self, error: &lopdf::Error) {
        if matches!(error, lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) {
            self.left = 0;
        }
    }
}

/// The characters of a page, in the order they are drawn.
pub(super) fn glyphs<'a>(file: &'a File, id: ObjectId, shared: &mut Shared<'a>) -> Vec<Glyph> {
    let state = State {
        page: Matrix::SAME,
        font: None,
        size: 0.0,
        between: 0.0,
        between_words: 0.0,
        stretch: 1.0,
        leading: 0.0,
    };
    let mut drawing = Drawing {
        file,
        shared,
        state,
        saved: Vec::new(),
        text: Matrix::SAME,
        line: Matrix::SAME,
        glyphs: Vec::new(),
        drawings: 0,
    };
    match file.get_page_content_with_limit(id, drawing.shared.left) {
        Ok(content) => drawing.draw(&content, &resources(file, id), 0),
        Err(error) => drawing.shared.fail(&error),
    }
    drawing.glyphs
}

/// What the page may name, its own before what it inherits.
fn resources(file: &File, id: ObjectId) -> Vec<&Dictionary> {
    let Ok((own, inherited)) = file.get_page_resources(id) else { return Vec::new() };
    own.into_iter().chain(inherited.into_iter().filter_map(|id| file.get_dictionary(id).ok())).collect()
}

/// What is named so in a part of the resources.
fn named<'a>(file: &'a File, resources: &[&'a Dictionary], part: &[u8], name: &[u8]) -> Option<&'a Object> {
    let find = |resources: &&'a Dictionary| {
        let part = resources.get_deref(part, file).ok()?.as_dict().ok()?;
        part.get(name).ok()
    };
    resources.iter().find_map(find)
}

impl<'a> Drawing<'a, '_> {
    fn draw(&mut self, content: &[u8], resources: &[&'a Dictionary], depth: usize) {
        self.drawings += 1;
        self.shared.left = self.shared.left.saturating_sub(content.len());
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { return };
            if self.glyphs.len() >= MOST_GLYPHS {
                return;
            }
            self.carry_out(&operation, resources, depth);
        }
    }

    fn carry_out(&mut self, operation: &Operation, resources: &[&'a Dictionary], depth: usize) {
        let numbers: Vec<f32> =
            operation.operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
        let first = numbers.first().copied().unwrap_or(0.0);
        match &*operation.operator {
            "q" if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => {
                if let Some(matrix) = Matrix::of(&numbers) {
                    self.state.page = matrix.then(self.state.page);
                }
            }
            "Do" => self.draw_named(operation, resources, depth),
            "BT" => (self.text, self.line) = (Matrix::SAME, Matrix::SAME),
            "Tf" => {
                let name =
                    operation.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                let font = named(self.file, resources, b"Font", name);
                self.state.font = font.and_then(|font| self.shared.fonts.get(self.file, font));
                self.state.size = first;
            }
            "Tc" => self.state.between = first,
            "Tw" => self.state.between_words = first,
            "Tz" => self.state.stretch = first / 100.0,
            "TL" => self.state.leading = first,
            _ => self.set(operation, &numbers),
        }
    }

    /// Operations that move or set words.
    fn set(&mut self, operation: &Operation, numbers: &[f32]) {
        let string = || operation.operands.last().and_then(|string| string.as_str().ok()).unwrap_or_default();
        match (&*operation.operator, numbers) {
            ("Td", [x, y]) => self.go(*x, *y),
            ("TD", [x, y]) => {
                self.state.leading = -y;
                self.go(*x, *y);
            }
            ("Tm", numbers) => {
                if let Some(matrix) = Matrix::of(numbers) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            ("T*", _) => self.go(0.0, -self.state.leading),
            ("Tj", _) => self.show(string()),
            ("'", _) => {
                self.go(0.0, -self.state.leading);
                self.show(string());
            }
            ("\"", numbers) => {
                if let [words, characters, ..] = numbers {
                    (self.state.between_words, self.state.between) = (*words, *characters);
                }
                self.go(0.0, -self.state.leading);
                self.show(string());
            }
            ("TJ", _) => {
                let parts = operation.operands.first().and_then(|parts| parts.as_array().ok());
                for part in parts.into_iter().flatten() {
                    if let Ok(string) = part.as_str() {
                        self.show(string);
                    } else if let Ok(back) = part.as_float() {
                        let x = -back / 1000.0 * self.state.size * self.state.stretch;
                        self.text = Matrix::moved(x, 0.0).then(self.text);
                    }
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, x: f32, y: f32) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    fn show(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        for shown in font.shown(string) {
            let Matrix([_, _, c, d, x, y]) = self.text.then(self.state.page);
            let blank = if shown.is_blank { self.state.between_words } else { 0.0 };
            let width = shown.width * self.state.size;
            let step = (width + self.state.between + blank) * self.state.stretch;
            let end = Matrix::moved(width * self.state.stretch, 0.0).then(self.text).then(self.state.page);
            self.text = Matrix::moved(step, 0.0).then(self.text);
            let to = end.0[4];
            let size = self.state.size.abs() * c.hypot(d);
            let Some(text) = shown.text else {
                self.shared.lost += 1;
                continue;
            };
            if [x, y, to, size].iter().all(|number| number.is_finite()) && size > 0.1 {
                self.glyphs.push(Glyph { from: x.min(to), to: x.max(to), y, size, text });
            }
        }
    }

    /// Carries out a drawing inside the drawing.
    fn draw_named(&mut self, operation: &Operation, resources: &[&'a Dictionary], depth: usize) {
        let name = operation.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let object = named(self.file, resources, b"XObject", name);
        let stream = object.and_then(|object| self.file.dereference(object).ok()?.1.as_stream().ok());
        let may_draw = depth < DEEPEST && self.drawings < MOST_DRAWINGS && self.shared.left > 0;
        let Some(stream) = stream.filter(|_| may_draw) else { return };
        if !stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form") {
            return;
        }
        let content = match stream.get_plain_content_with_limit(self.shared.left) {
            Ok(content) => content,
            Err(error) => return self.shared.fail(&error),
        };
        let own = stream.dict.get_deref(b"Resources", self.file).and_then(Object::as_dict);
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let (state, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        let matrix = stream.dict.get_deref(b"Matrix", self.file).and_then(Object::as_array).ok();
        let numbers: Vec<f32> =
            matrix.into_iter().flatten().filter_map(|part| number(self.file, part)).collect();
        if let Some(matrix) = Matrix::of(&numbers) {
            self.state.page = matrix.then(self.state.page);
        }
        self.draw(&content, &resources, depth + 1);
        (self.state, self.saved) = (state, saved);
    }
}
