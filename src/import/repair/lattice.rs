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

/// A character that may follow another one.
#[derive(Clone, Copy, Debug)]
struct Link {
    to: usize,
    /// What it costs to go there, words aside.
    score: f64,
}

/// What a character is by itself.
#[derive(Clone, Debug)]
struct Alone<'a> {
    /// The words that begin with it.
    begun: Option<Beginning<'a>>,
    /// How likely it is as a word.
    score: f64,
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

/// Looks for the words of a lattice.
struct Finder<'n, 'a> {
    nodes: &'n [Node],
    links: Vec<Vec<Link>>,
    alone: Vec<Alone<'a>>,
    edges: Vec<Edge>,
}

impl Finder<'_, '_> {
    /// All words that begin with the characters of `edge`, whose beginning is `begun`.
    fn extend(&mut self, edge: Edge, begun: Option<&Beginning<'_>>, is_first: bool) {
        let last = edge.length.checked_sub(1).map_or(edge.from, |n| edge.path[n]);
        for n in 0..self.links[last].len() {
            let Link { to, score } = self.links[last][n];
            let c = self.nodes[to].c;
            let mut edge = edge;
            edge.score += score;
            edge.path[edge.length] = to;
            edge.length += 1;
            let (begun, word) = if edge.length == 1 {
                let alone = &self.alone[to];
                let score = if is_first && c == INDENT { INDENTED } else { alone.score };
                (alone.begun.clone(), Some(score))
            } else {
                let longer = begun.filter(|_| c != UNKNOWN).and_then(|begun| begun.with(key(c)));
                let word = longer.as_ref().and_then(Beginning::word);
                (longer, word)
            };
            if let Some(score) = word {
                self.edges.push(Edge { score: edge.score + score, ..edge });
            }
            if begun.is_some() && edge.length < WORD {
                self.extend(edge, begun.as_ref(), is_first);
            }
        }
    }
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
        let start = self.known.words.start();
        let links: Vec<Vec<Link>> = (0..self.nodes.len()).map(|at| self.links(at)).collect();
        let alone: Vec<Alone<'_>> =
            self.nodes.iter().map(|node| self.alone(node.c, start.as_ref())).collect();
        let mut finder = Finder { nodes: &self.nodes, links, alone, edges: Vec::new() };
        for from in 0..self.nodes.len() {
            finder.extend(
                Edge { from, path: [0; WORD], length: 0, score: 0.0 },
                None,
                starts_line && from == 0,
            );
        }
        self.edges = finder.edges;
    }

    /// The characters that may follow the one at `from`.
    fn links(&self, from: usize) -> Vec<Link> {
        let score = |to: usize| self.nodes.get(to).map_or(0.0, |node| node.cost + self.beside(from, node.c));
        self.next(from).map(|to| Link { to, score: score(to) }).collect()
    }

    fn alone(&self, c: char, start: Option<&Beginning<'a>>) -> Alone<'a> {
        // What nobody knows costs what the alternative says.
        let begun = start.filter(|_| c != UNKNOWN).and_then(|start| start.with(key(c)));
        let word = begun.as_ref().and_then(Beginning::word);
        let score = if c == UNKNOWN { 0.0 } else { self.known.bigrams.alone(c, word) };
        Alone { begun, score }
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
