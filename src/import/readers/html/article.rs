//! The article of a page: which part of the page the text is in.
//!
//! From the whole page one goes down into the part that holds most of the text, as long as what is left behind is
//! no running text: links, dates, the names of the site. So a page loses its frame, and a text in two parts neither.

use super::element::{Element, Kind, is_wide, kind, level};
use super::tree::{Edge, NodeRef, Tree};

/// Characters of a part left behind, at most: fewer than any section has.
const MOST_LEFT: usize = 200;
/// Words of classes and ids that name what stands around an article on Chinese and other sites.
const AROUND: &[&str] = &[
    "nav",
    "navi",
    "navbar",
    "menu",
    "breadcrumb",
    "crumb",
    "crumbs",
    "footer",
    "foot",
    "copyright",
    "share",
    "bdshare",
    "bdsharebuttonbox",
    "social",
    "toolbar",
    "tools",
    "sidebar",
    "related",
    "relate",
    "recommend",
    "pagination",
    "pager",
    "qrcode",
    "ewm",
    "comment",
    "comments",
    "banner",
    "advert",
    "ads",
    "location",
    "position",
];

/// The article and what the search for it learnt.
pub(super) struct Article<'a> {
    /// The element that holds the article.
    pub(super) node: NodeRef<'a>,
    /// One for each node.
    sums: Vec<Sum>,
    total: usize,
}

/// The Chinese characters in an element.
#[derive(Clone, Copy, Default, Debug)]
struct Sum {
    /// In all.
    all: u32,
    /// Inside links.
    linked: u32,
}

impl Sum {
    fn prose(self) -> usize {
        (self.all - self.linked) as usize
    }

    /// Whether most of the words are links.
    fn is_links(self) -> bool {
        self.linked * 2 > self.all
    }
}

/// Finds the article of a page.
pub(super) fn find(tree: &Tree) -> Article<'_> {
    let root = tree.root();
    let sums = sums(tree);
    let total = sums.get(root.place()).copied().unwrap_or_default().prose();
    let mut article = Article { node: root, sums, total };
    while let Some(child) = article.part() {
        article.node = child;
    }
    article
}

/// The title the page names: in its data for readers by machine, else its own, without the name of the site.
pub(super) fn title(root: NodeRef<'_>) -> Option<String> {
    let (mut named, mut own) = (None, None);
    for node in root.descendants() {
        let Some(element) = node.element() else { continue };
        match element.name {
            "meta" => {
                let name = element.attr("name").or_else(|| element.attr("property")).unwrap_or_default();
                if matches!(&*name.to_ascii_lowercase(), "articletitle" | "og:title") {
                    named = named.or_else(|| element.attr("content").map(str::to_owned));
                }
            }
            "title" if own.is_none() => own = Some(words(node)),
            _ => {}
        }
    }
    let site = |title: String| title.split(['_', '|']).next().unwrap_or_default().to_owned();
    let title = named.or_else(|| own.map(site))?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

fn words(node: NodeRef<'_>) -> String {
    node.descendants().filter_map(NodeRef::words).collect()
}

impl<'a> Article<'a> {
    /// Whether an element inside the article is no part of it: a share bar, links to other pages.
    pub(super) fn is_left_out(&self, node: NodeRef<'a>) -> bool {
        let Some(element) = node.element() else { return false };
        let sum = self.sum(node);
        let is_small = sum.prose() <= MOST_LEFT.min(self.total / 10);
        is_small
            && kind(&element) != Kind::Inline
            && (names_around(&element) || (sum.is_links() && sum.all > 12))
    }

    /// The part of the article's element that holds the text, if the rest may be left behind.
    fn part(&self) -> Option<NodeRef<'a>> {
        let part = self.node.children().max_by_key(|child| self.sum(*child).prose())?;
        let element = part.element()?;
        // One paragraph, table or list is no article, however long it is.
        let is_holder = kind(&element) == Kind::Block
            && level(element.name).is_none()
            && !matches!(
                element.name,
                "p" | "ul" | "ol" | "li" | "pre" | "blockquote" | "tr" | "td" | "tbody"
            );
        let may_be_left = |child: &NodeRef<'a>| self.may_be_left(*child);
        let has_text = self.sum(part).prose() * 2 > self.total;
        (is_holder
            && has_text
            && self.node.children().filter(|child| *child != part).all(|child| may_be_left(&child)))
        .then_some(part)
    }

    fn may_be_left(&self, node: NodeRef<'a>) -> bool {
        let sum = self.sum(node);
        let Some(element) = node.element() else { return sum.prose() == 0 };
        let is_short = sum.prose() <= MOST_LEFT.min(self.total / 10);
        match element.name {
            "p" => sum.prose() == 0,
            "table" => sum.prose() == 0 || sum.is_links(),
            _ => kind(&element) == Kind::Out || is_short || (sum.is_links() && sum.prose() * 10 < self.total),
        }
    }

    fn sum(&self, node: NodeRef<'_>) -> Sum {
        self.sums.get(node.place()).copied().unwrap_or_default()
    }
}

fn names_around(element: &Element<'_>) -> bool {
    let names = element.attr("class").into_iter().chain(element.attr("id"));
    names
        .flat_map(|names| names.split([' ', '-', '_']))
        .any(|name| AROUND.contains(&&*name.to_ascii_lowercase()))
}

/// The Chinese characters of every node that are shown, counted from the leaves up.
fn sums(tree: &Tree) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); tree.len()];
    // What is open, from the root: its characters so far, whether it is a link, whether it is shown.
    let mut open: Vec<(Sum, bool, bool)> = Vec::new();
    for edge in tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                let (is_linked, is_shown) = open.last().map_or((false, true), |above| (above.1, above.2));
                let mut sum = Sum::default();
                let (mut is_linked, mut is_shown) = (is_linked, is_shown);
                if let Some(words) = node.words().filter(|_| is_shown) {
                    let count = words.chars().filter(|c| is_wide(*c)).count();
                    sum.all = u32::try_from(count).unwrap_or(u32::MAX);
                    sum.linked = if is_linked { sum.all } else { 0 };
                }
                if let Some(element) = node.element() {
                    is_linked |= element.name == "a";
                    is_shown &= kind(&element) != Kind::Out;
                }
                open.push((sum, is_linked, is_shown));
            }
            Edge::Close(node) => {
                let Some((sum, ..)) = open.pop() else { continue };
                if let Some((above, ..)) = open.last_mut() {
                    above.all += sum.all;
                    above.linked += sum.linked;
                }
                if let Some(place) = sums.get_mut(node.place()) {
                    *place = sum;
                }
            }
        }
    }
    sums
}
