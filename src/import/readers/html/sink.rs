//! The sink: takes what the standard's parser finds in a page, and puts it into a [`Tree`].

use super::tree::{ATTRIBUTES, Id, Node, ROOT, Tree, What, place};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, local_name, ns, parse_document};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::collections::HashMap;
use std::num::NonZeroU32;

/// Bytes of the page that the parser is given at a time, so that it needs no copy of the whole.
const PIECE: usize = 1 << 16;

/// The tree of a page.
pub(super) fn parse(page: &str) -> Tree {
    let mut parser = parse_document(Sink::new(), ParseOpts::default());
    let mut rest = page;
    while !rest.is_empty() {
        let end = (0..=PIECE.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
        let (piece, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parser.process(StrTendril::from_slice(piece));
        rest = more;
    }
    parser.finish()
}

struct Sink(RefCell<Growing>);

/// A tree that grows.
struct Growing {
    tree: Tree,
    /// Where each name stands among those of the tree.
    known: HashMap<QualName, u32>,
}

impl Sink {
    fn new() -> Self {
        let mut growing = Growing { tree: Tree::default(), known: HashMap::new() };
        growing.add(What::Nothing);
        Self(RefCell::new(growing))
    }
}

impl Growing {
    fn add(&mut self, what: What) -> Id {
        self.tree.nodes.push(Node { what, parent: None, first: None, next: None, before: None });
        number(self.tree.nodes.len())
    }

    fn node(&mut self, id: Id) -> Option<&mut Node> {
        self.tree.nodes.get_mut(place(id))
    }

    fn copy_of(&self, id: Id) -> Option<Node> {
        self.tree.node(id).copied()
    }

    /// The list of those attributes that are asked for.
    fn list(&mut self, attributes: Vec<Attribute>) -> Option<NonZeroU32> {
        let kept = attributes.into_iter().filter(|attribute| ATTRIBUTES.contains(&&*attribute.name.local));
        let kept: Box<[_]> = kept.map(|attribute| (attribute.name.local, attribute.value)).collect();
        if kept.is_empty() {
            return None;
        }
        self.tree.attributes.push(kept);
        Some(number(self.tree.attributes.len()))
    }

    /// The name of an element; what is none has the empty one.
    fn name_of(&self, id: Id) -> &QualName {
        static NONE: QualName = QualName { prefix: None, ns: ns!(), local: local_name!("") };
        let name = match self.tree.node(id).map(|node| node.what) {
            Some(What::Element { name, .. }) => self.tree.names.get(name as usize),
            _ => None,
        };
        name.unwrap_or(&NONE)
    }

    /// Whether words in this element are never asked for.
    fn leaves_out(&self, parent: Id, words: &str) -> bool {
        let name = &self.name_of(parent).local;
        let is_of_table = |name: &LocalName| {
            matches!(&**name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup" | "html" | "head")
        };
        matches!(&**name, "script" | "style")
            || (is_of_table(name) && words.bytes().all(|byte| byte.is_ascii_whitespace()))
    }

    /// Puts a node or words into a parent, before one of its children or last.
    fn put(&mut self, parent: Id, child: NodeOrText<Id>, next: Option<Id>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                if self.copy_of(id).is_none_or(|node| node.what == What::Nothing) {
                    return;
                }
                self.detach(id);
                id
            }
            NodeOrText::AppendText(words) if self.leaves_out(parent, &words) => return,
            NodeOrText::AppendText(words) => {
                let from = byte(self.tree.words.len());
                self.tree.words.push_str(&words);
                let to = byte(self.tree.words.len());
                let before = next.map_or_else(|| self.last_of(parent), |next| self.before(next));
                if let Some(What::Words { to: end, .. }) =
                    before.and_then(|before| self.node(before)).map(|node| &mut node.what)
                    && *end == from
                {
                    *end = to;
                    return;
                }
                self.add(What::Words { from, to })
            }
        };
        self.link(parent, id, next);
    }

    fn link(&mut self, parent: Id, id: Id, next: Option<Id>) {
        let last = self.last_of(parent);
        let before = next.map_or(last, |next| self.before(next));
        if let Some(node) = self.node(id) {
            (node.parent, node.next) = (Some(parent), next);
            node.before = match (before, next) {
                (None, None) => Some(id),
                (None, Some(_)) => last,
                (before, _) => before,
            };
        }
        match before {
            Some(before) => self.node(before).into_iter().for_each(|node| node.next = Some(id)),
            None => self.node(parent).into_iter().for_each(|node| node.first = Some(id)),
        }
        // Behind the last, the first one looks back to what is the last now.
        let first = self.copy_of(parent).and_then(|node| node.first);
        if let Some(after) = next.or(first) {
            self.node(after).into_iter().for_each(|node| node.before = Some(id));
        }
    }

    fn last_of(&self, parent: Id) -> Option<Id> {
        self.copy_of(self.copy_of(parent)?.first?)?.before
    }

    /// The one before a node; `None` if it is the first.
    fn before(&self, id: Id) -> Option<Id> {
        let node = self.copy_of(id)?;
        let is_first = self.copy_of(node.parent?)?.first == Some(id);
        node.before.filter(|_| !is_first)
    }

    fn detach(&mut self, id: Id) {
        let Some(node) = self.copy_of(id) else { return };
        let Some(parent) = node.parent else { return };
        let before = self.before(id);
        match before {
            Some(before) => self.node(before).into_iter().for_each(|other| other.next = node.next),
            None => self.node(parent).into_iter().for_each(|other| other.first = node.next),
        }
        let first = self.copy_of(parent).and_then(|other| other.first);
        if let Some(after) = node.next.or(first) {
            self.node(after).into_iter().for_each(|other| other.before = node.before);
        }
        if let Some(node) = self.node(id) {
            (node.parent, node.next, node.before) = (None, None, None);
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.0.into_inner().tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |growing| growing.name_of(*target))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        let mut growing = self.0.borrow_mut();
        let attributes = growing.list(attributes);
        let Growing { tree, known } = &mut *growing;
        let name = *known.entry(name).or_insert_with_key(|name| {
            tree.names.push(name.clone());
            byte(tree.names.len() - 1)
        });
        growing.add(What::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.0.borrow_mut().add(What::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.0.borrow_mut().add(What::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.0.borrow_mut().put(*parent, child, None);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let has_parent = self.0.borrow().copy_of(*element).is_some_and(|node| node.parent.is_some());
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is put into it: nobody reads it there.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let mut growing = self.0.borrow_mut();
        if let NodeOrText::AppendNode(id) = &new {
            growing.detach(*id);
        }
        if let Some(parent) = growing.copy_of(*sibling).and_then(|node| node.parent) {
            growing.put(parent, new, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        let mut growing = self.0.borrow_mut();
        let Some(What::Element { name, attributes: own }) = growing.copy_of(*target).map(|node| node.what)
        else {
            return;
        };
        let more = growing.list(attributes);
        let list = |list: Option<NonZeroU32>| {
            list.and_then(|list| growing.tree.attributes.get(place(list))).cloned().unwrap_or_default()
        };
        // The first of a name is the one that is found.
        let all: Box<[_]> = list(own).into_iter().chain(list(more)).collect();
        growing.tree.attributes.push(all);
        let attributes = Some(number(growing.tree.attributes.len()));
        growing.node(*target).into_iter().for_each(|node| node.what = What::Element { name, attributes });
    }

    fn remove_from_parent(&self, target: &Id) {
        self.0.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut growing = self.0.borrow_mut();
        while let Some(child) = growing.copy_of(*node).and_then(|node| node.first) {
            growing.put(*new_parent, NodeOrText::AppendNode(child), None);
        }
    }
}

/// A place among bytes or names, of which no page has this many.
fn byte(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The number of the last of so many.
fn number(count: usize) -> NonZeroU32 {
    NonZeroU32::new(byte(count)).unwrap_or(NonZeroU32::MIN)
}
