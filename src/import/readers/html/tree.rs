//! The tree of a page: its elements and words, as the standard's parser places them.
//!
//! What always holds: a node is some thirty bytes and its words stand in one text with all others, since a page of one
//! large table has ten nodes for each line of its file. What no reader asks for is left out: comments, scripts,
//! style sheets, the blanks between the rows of a table, and all attributes but those in [`ATTRIBUTES`].

use super::element::Element;
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};
use std::num::NonZeroU32;
use std::ops::Range;

/// The attributes that are asked for.
pub(super) const ATTRIBUTES: [&str; 10] =
    ["class", "id", "style", "hidden", "rowspan", "colspan", "start", "name", "property", "content"];

/// The number of a node, from 1.
pub(super) type Id = NonZeroU32;

/// The document itself.
pub(super) const ROOT: Id = Id::MIN;

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// An element: which name, and which list of attributes, if it has any.
    Element { name: u32, attributes: Option<NonZeroU32> },
    /// Words: from where to where.
    Words { from: u32, to: u32 },
    /// Nothing that is asked for.
    Nothing,
}

/// A node, and those beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) what: What,
    pub(super) parent: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) next: Option<Id>,
    /// The one before it; of the first, the last.
    pub(super) before: Option<Id>,
}

/// The tree of a page.
#[derive(Default, Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) names: Vec<QualName>,
    pub(super) attributes: Vec<Box<[(LocalName, StrTendril)]>>,
    pub(super) words: String,
}

impl Tree {
    /// The document itself.
    pub(super) const fn root(&self) -> NodeRef<'_> {
        NodeRef { tree: self, id: ROOT }
    }

    /// How many nodes there are.
    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(place(id))
    }
}

/// Where a node stands among all.
pub(super) const fn place(id: Id) -> usize {
    id.get() as usize - 1
}

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeRef<'a> {
    tree: &'a Tree,
    id: Id,
}

impl PartialEq for NodeRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The beginning or the end of a node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge<'a> {
    Open(NodeRef<'a>),
    Close(NodeRef<'a>),
}

impl<'a> NodeRef<'a> {
    /// Where it stands among all.
    pub(super) const fn place(self) -> usize {
        place(self.id)
    }

    fn node(self) -> Option<&'a Node> {
        self.tree.node(self.id)
    }

    fn at(self, id: Option<Id>) -> Option<Self> {
        id.map(|id| Self { id, ..self })
    }

    pub(super) fn parent(self) -> Option<Self> {
        self.at(self.node()?.parent)
    }

    pub(super) fn first_child(self) -> Option<Self> {
        self.at(self.node()?.first)
    }

    pub(super) fn next_sibling(self) -> Option<Self> {
        self.at(self.node()?.next)
    }

    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.first_child(), |child| child.next_sibling())
    }

    /// The node and all in it, each when it begins and when it ends.
    pub(super) fn traverse(self) -> impl Iterator<Item = Edge<'a>> {
        let after = move |edge: &Edge<'a>| match *edge {
            Edge::Open(node) => Some(node.first_child().map_or(Edge::Close(node), Edge::Open)),
            Edge::Close(node) if node == self => None,
            Edge::Close(node) => match node.next_sibling() {
                Some(next) => Some(Edge::Open(next)),
                None => node.parent().map(Edge::Close),
            },
        };
        std::iter::successors(Some(Edge::Open(self)), after)
    }

    /// The node and all in it, in their order.
    pub(super) fn descendants(self) -> impl Iterator<Item = Self> {
        self.traverse().filter_map(|edge| match edge {
            Edge::Open(node) => Some(node),
            Edge::Close(_) => None,
        })
    }

    /// Its words, if it is no element.
    pub(super) fn words(self) -> Option<&'a str> {
        let What::Words { from, to } = self.node()?.what else { return None };
        self.tree.words.get(range(from, to))
    }

    /// The element that it is.
    pub(super) fn element(self) -> Option<Element<'a>> {
        let What::Element { name, attributes } = self.node()?.what else { return None };
        let list = attributes.and_then(|list| self.tree.attributes.get(place(list)));
        Some(Element {
            name: &self.tree.names.get(name as usize)?.local,
            attributes: list.map(|list| &**list).unwrap_or_default(),
        })
    }
}

const fn range(from: u32, to: u32) -> Range<usize> {
    from as usize..to as usize
}
