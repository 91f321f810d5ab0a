//! The reader of web pages: the article of a page, with its headings and tables.
//!
//! What always holds: scripts, navigation, buttons and forms are left out, and so is what stands around the article;
//! the article is the smallest part of the page outside of which no running text stands. No element is visited by
//! recursion, so no nesting is too deep.

mod article;
mod element;
mod shallow;
mod sink;
mod table;
mod tree;

use self::element::{Kind, kind, level};
use self::tree::NodeRef;
use super::ReadError;
use crate::import::block::{Block, Document, Paragraph};

/// Reads a decoded page.
///
/// # Errors
///
/// [`ReadError::NoText`] where no words are left once scripts, navigation and forms are taken away.
pub fn read(page: &str) -> Result<Document, ReadError> {
    let tree = sink::parse(&shallow::shallow(page));
    let root = tree.root();
    let found = article::find(&tree);
    let mut writer = Writer::new(&found);
    writer.walk(found.node);
    if writer.blocks.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(Document { title: article::title(root), blocks: writer.blocks, losses: Vec::new() })
}

/// Writes the blocks of the article.
struct Writer<'a, 'b> {
    found: &'b article::Article<'a>,
    blocks: Vec<Block>,
    line: String,
    level: Option<u8>,
    /// For each open list, the number of its next entry; `None` where entries have none.
    lists: Vec<Option<u32>>,
    number: Option<String>,
}

impl<'a, 'b> Writer<'a, 'b> {
    fn new(found: &'b article::Article<'a>) -> Self {
        Self { found, blocks: Vec::new(), line: String::new(), level: None, lists: Vec::new(), number: None }
    }

    /// Writes what stands in this element.
    fn walk(&mut self, top: NodeRef<'a>) {
        let mut next = top.first_child();
        while let Some(node) = next {
            let goes_in = self.open(node);
            if let Some(child) = node.first_child().filter(|_| goes_in) {
                next = Some(child);
                continue;
            }
            self.close(node, goes_in);
            let mut at = node;
            loop {
                if let Some(sibling) = at.next_sibling() {
                    next = Some(sibling);
                    break;
                }
                match at.parent().filter(|parent| *parent != top) {
                    Some(parent) => {
                        self.close(parent, true);
                        at = parent;
                    }
                    None => {
                        next = None;
                        break;
                    }
                }
            }
        }
        self.end_line();
    }

    /// Begins a node; whether what stands in it is to be visited.
    fn open(&mut self, node: NodeRef<'a>) -> bool {
        if let Some(words) = node.words() {
            element::add_words(&mut self.line, words);
        }
        let Some(element) = node.element() else { return false };
        if self.found.is_left_out(node) {
            return false;
        }
        match kind(&element) {
            Kind::Out => return false,
            Kind::Inline => return true,
            Kind::Break => {
                if self.level.is_some() {
                    self.line.push('\n');
                } else {
                    self.end_line();
                }
                return false;
            }
            Kind::Table => {
                self.end_line();
                if let Some(blocks) = table::read(node) {
                    self.blocks.extend(blocks);
                    return false;
                }
            }
            Kind::Block => self.end_line(),
        }
        match element.name {
            "ol" => {
                let start = element.attr("start").and_then(|start| start.parse().ok());
                self.lists.push(Some(start.unwrap_or(1)));
            }
            "ul" => self.lists.push(None),
            "li" => {
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.number = Some(format!("{next}."));
                    *next = next.saturating_add(1);
                }
            }
            name => self.level = level(name).or(self.level),
        }
        true
    }

    fn close(&mut self, node: NodeRef<'a>, went_in: bool) {
        let Some(element) = node.element().filter(|_| went_in) else { return };
        if !matches!(kind(&element), Kind::Block | Kind::Table) {
            return;
        }
        self.end_line();
        match element.name {
            "ol" | "ul" => {
                self.lists.pop();
            }
            "li" => self.number = None,
            name if level(name).is_some() => self.level = None,
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let text = self.line.trim();
        if !text.is_empty() {
            let text = text.into();
            self.blocks.push(Block::Paragraph(Paragraph {
                text,
                level: self.level,
                number: self.number.take().map(String::into_boxed_str),
            }));
        }
        self.line.clear();
    }
}

#[cfg(test)]
mod tests;
