//! The lattice of all readings of a run, and how likely each alternative of a cell makes the likeliest of them.
//!
//! A reading is cut into words in the way that makes it likeliest. Each word counts for how usual it is in the language, and each
//! character for how much oftener the document puts it behind the ones before it than anywhere: so the document's own words,
//! names and phrases count, whether or not the language has them.

use super::cells::{Alternative, Known, UNKNOWN};
use super::speech::LINE;
use super::strings::{Context, Letter};
use super::words::Beginning;

/// Longest word, in characters.
const WORD: usize = 6;
/// How much what the document says weighs beside the words of the language.
const OWN: f64 = 0.75;
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
    letter: Letter,
}

/// A word: its characters, which stand at these nodes, and how likely it is.
#[derive(Clone, Copy, Debug)]
struct Word {
    path: [usize; WORD],
    length: usize,
    score: f64,
}

impl Word {
    fn nodes(&self) -> &[usize] {
        self.path.get(..self.length).unwrap_or_default()
    }

    fn end(&self) -> usize {
        self.nodes().last().copied().unwrap_or(0)
    }
}

/// All readings.
pub(super) struct Lattice<'a> {
    known: Known<'a>,
    nodes: Vec<Node>,
    /// For each cell the first character of each alternative.
    firsts: Vec<Vec<usize>>,
}

/// For each cell, the score of the likeliest reading with each of its alternatives.
pub(super) fn scores(cells: &[Vec<Alternative>], known: Known<'_>) -> Vec<Vec<f64>> {
    Lattice::of(cells, known).best()
}

/// The likeliest way to a node, and what leads on from there.
#[derive(Clone, Debug)]
struct Way {
    /// Up to the node, with a word that ends there.
    ended: f64,
    /// Up to the node, without the word that begins there.
    begun: f64,
    /// From which node the likeliest one comes where a word begins, and where one ends.
    from: [usize; 2],
    /// The characters before it on the likeliest way, and itself.
    context: Context,
    /// How long the word is that ends there on the likeliest way.
    length: usize,
    /// The nodes that may follow, with how likely that is.
    links: Vec<(usize, f64)>,
    /// The words that begin here.
    words: Vec<Word>,
}

impl<'a> Lattice<'a> {
    fn of(cells: &[Vec<Alternative>], known: Known<'a>) -> Self {
        // The first node stands before all cells.
        let mut nodes =
            vec![Node { c: UNKNOWN, cell: 0, cost: 0.0, is_last: true, letter: Letter::default() }];
        let mut firsts = Vec::with_capacity(cells.len());
        for (cell, alternatives) in cells.iter().enumerate() {
            let mut starts = Vec::with_capacity(alternatives.len());
            for alternative in alternatives {
                starts.push(nodes.len());
                let chars = alternative.chars();
                for (n, &c) in chars.iter().enumerate() {
                    let cost = if n == 0 { alternative.cost } else { 0.0 };
                    let is_last = n + 1 == chars.len();
                    nodes.push(Node { c, cell: cell + 1, cost, is_last, letter: known.speech.letter(c) });
                }
            }
            firsts.push(starts);
        }
        Self { known, nodes, firsts }
    }

    /// The characters that may follow one.
    fn next(&self, at: usize) -> impl Iterator<Item = usize> + use<'_> {
        let node = self.nodes.get(at);
        let inner = node.filter(|node| !node.is_last).map(|_| at + 1);
        let outer = node.filter(|node| node.is_last).and_then(|node| self.firsts.get(node.cell));
        inner.into_iter().chain(outer.into_iter().flatten().copied())
    }

    /// The same with what it costs to go there and what the document says of it behind these characters, of which the last so
    /// many are a word.
    fn links(&self, from: usize, context: &Context, length: usize) -> Vec<(usize, f64)> {
        let is_known = self.nodes[from].c != UNKNOWN;
        let mut last = (UNKNOWN, 0.0);
        let score = |to: usize| {
            let node = &self.nodes[to];
            // Many alternatives begin with one character.
            if node.c != last.0 {
                last = (node.c, if is_known { self.lift_behind_word(context, length, node) } else { 0.0 });
            }
            (to, node.cost + last.1)
        };
        self.next(from).map(score).collect()
    }

    fn lift(&self, context: &Context, node: &Node) -> f64 {
        if node.c == UNKNOWN { 0.0 } else { OWN * self.known.speech.lift(context, node.letter) }
    }

    /// The same where a word of so many characters ends: what goes well behind its last characters alone goes on another
    /// word, and speaks for it no more than against it.
    fn lift_behind_word(&self, context: &Context, length: usize, node: &Node) -> f64 {
        let lift = self.lift(context, node);
        if lift > 0.0 && length > 1 { self.lift(&context.of_at_least(length), node).max(0.0) } else { lift }
    }

    fn with(&self, context: &Context, node: &Node) -> Context {
        if node.c == UNKNOWN { Context::default() } else { self.known.speech.with(context, node.letter) }
    }

    /// All words that begin at a node, where these are the last characters with its own.
    fn words(&self, at: usize, context: &Context) -> Vec<Word> {
        let node = &self.nodes[at];
        let mut path = [0; WORD];
        path[0] = at;
        // What nobody knows costs what the alternative says.
        if node.c == UNKNOWN {
            return vec![Word { path, length: 1, score: 0.0 }];
        }
        let begun = self.known.words.begun(node.c);
        let usual = begun.as_ref().and_then(Beginning::word);
        let score = self.known.speech.alone(node.c, usual);
        let mut words = vec![Word { path, length: 1, score }];
        if let Some(begun) = begun {
            let part = Word { path, length: 1, score: 0.0 };
            self.extend(part, &begun, context, &mut words);
        }
        words
    }

    /// All words that begin with the characters of `part`.
    fn extend(&self, part: Word, begun: &Beginning, context: &Context, words: &mut Vec<Word>) {
        for to in self.next(part.end()) {
            let node = &self.nodes[to];
            let Some(begun) = Some(begun).filter(|_| node.c != UNKNOWN).and_then(|begun| begun.with(node.c))
            else {
                continue;
            };
            let score = part.score + node.cost + self.lift(context, node);
            let mut part = Word { length: part.length + 1, score, ..part };
            part.path[part.length - 1] = to;
            if let Some(word) = begun.word() {
                words.push(Word { score: part.score + word, ..part });
            }
            if part.length < WORD {
                self.extend(part, &begun, &self.with(context, node), words);
            }
        }
    }

    /// The likeliest ways to all nodes. What is before a node on the likeliest way tells what is likely behind it.
    fn ways(&self) -> Vec<Way> {
        let never = Way {
            ended: f64::NEG_INFINITY,
            begun: f64::NEG_INFINITY,
            from: [0; 2],
            context: Context::default(),
            length: 0,
            links: Vec::new(),
            words: Vec::new(),
        };
        let mut ways = vec![never; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            if at == 0 {
                ways[at].ended = 0.0;
            } else {
                let context = self.with(&ways[ways[at].from[0]].context, node);
                let mut words = self.words(at, &context);
                if self.nodes[ways[at].from[0]].c == LINE && node.c == INDENT {
                    words.iter_mut().for_each(|word| word.score = INDENTED);
                }
                for word in &words {
                    let score = ways[at].begun + word.score;
                    let last_but_one = word.nodes().len().checked_sub(2).map(|n| word.path[n]);
                    let from = last_but_one.unwrap_or(ways[at].from[0]);
                    let end = &mut ways[word.end()];
                    if score > end.ended {
                        (end.ended, end.from[1], end.length) = (score, from, word.length);
                    }
                }
                ways[at].words = words;
                let [begun, ended] = ways[at].from;
                ways[at].context =
                    if ended == begun { context } else { self.with(&ways[ended].context, node) };
            }
            let links = self.links(at, &ways[at].context, ways[at].length);
            for &(to, score) in &links {
                let score = ways[at].ended + score;
                if score > ways[to].begun {
                    (ways[to].begun, ways[to].from[0]) = (score, at);
                }
            }
            ways[at].links = links;
        }
        ways
    }

    fn best(&self) -> Vec<Vec<f64>> {
        let never = f64::NEG_INFINITY;
        let ways = self.ways();
        let cells = self.firsts.len();
        let mut through = vec![never; ways.len()];
        // From behind a node to the end; and from a word on that begins there.
        let (mut behind, mut on) = (vec![never; ways.len()], vec![never; ways.len()]);
        for (at, (way, node)) in ways.iter().zip(&self.nodes).enumerate().rev() {
            if node.cell == cells && node.is_last {
                behind[at] = 0.0;
            }
            for &(to, score) in &way.links {
                behind[at] = behind[at].max(score + on[to]);
            }
            for word in &way.words {
                let rest = word.score + behind[word.end()];
                on[at] = on[at].max(rest);
                for &node in word.nodes() {
                    through[node] = through[node].max(way.begun + rest);
                }
            }
        }
        let of_cell = |starts: &Vec<usize>| starts.iter().map(|&at| through[at]).collect();
        self.firsts.iter().map(of_cell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::block::{Block, Paragraph};
    use super::super::super::decode::Gbk;
    use super::super::cells::Basis;
    use super::super::speech::Speech;
    use super::super::words::Words;
    use super::*;

    /// The likeliest alternative of the only cell that has several; each is as likely as the others by itself.
    fn likeliest(document: &str, before: &str, alternatives: &[&str], after: &str) -> String {
        let gbk = Gbk::new();
        let speech = Speech::of(&[Block::Paragraph(Paragraph::of(document))], &gbk);
        let known = Known { gbk: &gbk, speech: &speech, words: &Words::open() };
        let fixed = |c: char| vec![Alternative::of(&[c], Basis::Text, 0.0)];
        let alternative = |chars: &&str| {
            let chars: Vec<char> = chars.chars().collect();
            Alternative::of(&chars, Basis::Gap, 0.0)
        };
        let mut cells: Vec<Vec<Alternative>> = before.chars().map(fixed).collect();
        let at = cells.len();
        cells.push(alternatives.iter().map(alternative).collect());
        cells.extend(after.chars().map(fixed));
        let scores = scores(&cells, known);
        assert_eq!(scores.len(), cells.len());
        let best = scores[at].iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap();
        alternatives[best.0].to_owned()
    }

    #[test]
    fn words_of_the_language_are_likelier_than_characters_that_are_none() {
        assert_eq!(likeliest("", "推进", &["琵琶", "琵杷"], "演奏"), "琵琶");
    }

    #[test]
    fn a_name_that_the_document_has_is_likelier_than_a_word_that_it_has_not() {
        let document = "崆峒岭".repeat(5);
        assert_eq!(likeliest(&document, "在崆", &["峒岭", "中国"], "建设"), "峒岭");
        assert_eq!(likeliest("", "在", &["峒岭", "中国"], "建设"), "中国");
    }

    #[test]
    fn every_reading_has_the_score_of_the_cell_that_is_certain() {
        let gbk = Gbk::new();
        let speech = Speech::of(&[], &gbk);
        let known = Known { gbk: &gbk, speech: &speech, words: &Words::open() };
        let one = |c: char| Alternative::of(&[c], Basis::Bytes, 0.0);
        let scores = scores(&[vec![one('发')], vec![one('展'), one('屏')]], known);
        assert_eq!(scores[0][0], scores[1][0].max(scores[1][1]));
        assert!(scores[1][0] > scores[1][1]);
    }
}
