//! The lattice of all readings of a run, and how likely each alternative of a cell makes the likeliest of them.
//!
//! A reading is cut into words in the way that makes it likeliest: each word counts for how usual it is in the language, each two and three
//! characters for how often the document has them side by side.

use super::bigrams::key;
use super::cells::{Alternative, Known, UNKNOWN};
use super::words::Beginning;

/// Longest word, in characters.
const WORD: usize = 6;
/// How much the document's own words weigh beside those of the language.
const OWN: f64 = 0.7;
/// What it costs to suppose a character that nobody knows: about as much as one of usual text.
const NOBODY_KNOWS: f64 = -5.0;
/// What an indent costs at the start of a paragraph, where it belongs.
const INDENTED: f64 = -0.5;

/// The indent of a paragraph.
pub(super) const INDENT: char = '\u{3000}';

/// A character of an alternative.
#[derive(Clone, Copy, Debug)]
struct Node {
    c: char,
    cell: usize,
    /// What it costs, for the first of an alternative.
    cost: f64,
    is_last: bool,
    /// The character before it, if it is one whatever the reading.
    before: Option<char>,
}

/// A word from behind one character to another.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: usize,
    path: [usize; WORD],
    length: usize,
    score: f64,
}

/// All readings.
pub(super) struct Lattice<'a> {
    known: Known<'a>,
    nodes: Vec<Node>,
    /// For each cell the first character of each alternative.
    firsts: Vec<Vec<usize>>,
    edges: Vec<Edge>,
}

/// For each cell, the score of the likeliest reading with each of its alternatives.
pub(super) fn scores(cells: &[Vec<Alternative>], known: Known<'_>, starts_line: bool) -> Vec<Vec<f64>> {
    let mut lattice = Lattice::of(cells, known);
    lattice.find_words(starts_line);
    lattice.best()
}

impl<'a> Lattice<'a> {
    fn of(cells: &[Vec<Alternative>], known: Known<'a>) -> Self {
        // The first node stands before all cells.
        let start = Node { c: UNKNOWN, cell: 0, cost: 0.0, is_last: true, before: None };
        let mut nodes = vec![start];
        let mut firsts = Vec::with_capacity(cells.len());
        let mut before = None;
        for (cell, alternatives) in cells.iter().enumerate() {
            let mut starts = Vec::with_capacity(alternatives.len());
            for alternative in alternatives {
                starts.push(nodes.len());
                let (mut before, mut cost) = (before, alternative.cost);
                let chars = alternative.chars();
                for (n, &c) in chars.iter().enumerate() {
                    nodes.push(Node { c, cell: cell + 1, cost, is_last: n + 1 == chars.len(), before });
                    (before, cost) = (Some(c), 0.0);
                }
            }
            before = match alternatives.as_slice() {
                [only] => only.chars().last().copied(),
                _ => None,
            };
            firsts.push(starts);
        }
        Self { known, nodes, firsts, edges: Vec::new() }
    }

    /// The characters that may follow one.
    fn next(&self, at: usize) -> impl Iterator<Item = usize> + use<'_> {
        let node = self.nodes.get(at);
        let inner = node.filter(|node| !node.is_last).map(|_| at + 1);
        let outer = node.filter(|node| node.is_last).and_then(|node| self.firsts.get(node.cell));
        inner.into_iter().chain(outer.into_iter().flatten().copied())
    }

    fn find_words(&mut self, starts_line: bool) {
        let known = self.known;
        let start = known.words.start();
        let mut edges = Vec::with_capacity(self.nodes.len() * 3);
        for from in 0..self.nodes.len() {
            let edge = Edge { from, path: [0; WORD], length: 0, score: 0.0 };
            self.extend(edge, start.as_ref(), starts_line && from == 0, &mut edges);
        }
        self.edges = edges;
    }

    /// All words that begin with the characters of `edge`.
    fn extend(&self, edge: Edge, begun: Option<&Beginning<'_>>, is_first: bool, edges: &mut Vec<Edge>) {
        let last = edge.length.checked_sub(1).map_or(edge.from, |n| edge.path[n]);
        for at in self.next(last) {
            let Some(node) = self.nodes.get(at) else { continue };
            let mut edge = edge;
            edge.score += node.cost + self.beside(last, node.c);
            edge.path[edge.length] = at;
            edge.length += 1;
            let begun = begun.and_then(|begun| begun.with(key(node.c)));
            let word = begun.as_ref().and_then(Beginning::word);
            let score = match edge.length {
                1 if is_first && node.c == INDENT => Some(INDENTED),
                1 => Some(self.alone(node.c, word)),
                _ => word,
            };
            if let Some(score) = score {
                edges.push(Edge { score: edge.score + score, ..edge });
            }
            if begun.is_some() && edge.length < WORD {
                self.extend(edge, begun.as_ref(), is_first, edges);
            }
        }
    }

    /// A character that is a word by itself.
    fn alone(&self, c: char, word: Option<f64>) -> f64 {
        if c == UNKNOWN { NOBODY_KNOWS } else { self.known.bigrams.alone(c, word) }
    }

    /// What the document says of `c` behind the character at `last`.
    fn beside(&self, last: usize, c: char) -> f64 {
        let Some(node) = self.nodes.get(last) else { return 0.0 };
        if node.c == UNKNOWN || c == UNKNOWN {
            return 0.0;
        }
        let bond = self.known.bigrams.bond(node.c, c);
        let third = node.before.map_or(0.0, |before| self.known.bigrams.bond_of_three(before, node.c, c));
        OWN * (bond + third)
    }

    fn best(&self) -> Vec<Vec<f64>> {
        let never = f64::NEG_INFINITY;
        let mut so_far = vec![never; self.nodes.len()];
        if let Some(start) = so_far.first_mut() {
            *start = 0.0;
        }
        for edge in &self.edges {
            let to = edge.path[edge.length - 1];
            so_far[to] = so_far[to].max(so_far[edge.from] + edge.score);
        }
        let cells = self.firsts.len();
        let is_end = |node: &Node| node.cell == cells && node.is_last;
        let mut to_come: Vec<f64> =
            self.nodes.iter().map(|node| if is_end(node) { 0.0 } else { never }).collect();
        let mut through = vec![never; self.nodes.len()];
        for edge in self.edges.iter().rev() {
            let to = edge.path[edge.length - 1];
            let rest = edge.score + to_come[to];
            to_come[edge.from] = to_come[edge.from].max(rest);
            for &at in edge.path.iter().take(edge.length) {
                through[at] = through[at].max(so_far[edge.from] + rest);
            }
        }
        let of_cell = |starts: &Vec<usize>| starts.iter().map(|&at| through[at]).collect();
        self.firsts.iter().map(of_cell).collect()
    }
}
