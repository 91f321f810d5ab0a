//! Depth: how far the elements of a page nest, held to what any real page has.
//!
//! To place one more element, a parser of pages looks through all that are open, so a page of nothing but opening
//! tags would take hours. Browsers stop nesting at 512 too.

use std::borrow::Cow;

/// Elements inside each other, at most.
const DEEPEST: usize = 500;
/// Elements that end without being closed, or hold nothing: they do not deepen a page.
const ENDING: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "br", "img", "hr", "input", "meta", "link", "col",
    "wbr", "base", "area", "source", "param", "embed", "html", "body", "head", "tbody", "thead",
];

/// The page, without the tags that nest too deep.
pub(super) fn shallow(page: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    // Up to where the page is copied, or passed over.
    let mut done = 0;
    let mut depth = 0_usize;
    for (at, _) in page.match_indices('<') {
        let rest = page.get(at + 1..).unwrap_or_default();
        let is_end = rest.starts_with('/');
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let name = name.get(..length).unwrap_or_default().to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || ENDING.contains(&&*name) {
            continue;
        }
        let is_too_deep = depth >= DEEPEST + usize::from(is_end);
        depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
        if is_too_deep && at >= done {
            kept.push_str(page.get(done..at).unwrap_or_default());
            done = rest.find('>').map_or(page.len(), |end| at + 1 + end + 1);
        }
    }
    if done == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(page.get(done..).unwrap_or_default());
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_usual_depth_is_as_it_was() {
        let page = "<div><p>甲<p>乙<br></div>".repeat(2000);
        assert!(matches!(shallow(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn tags_that_nest_too_deep_go_and_their_words_stay() {
        let page = "<div>".repeat(600) + "甲" + &"</div>".repeat(600);
        let shallow = shallow(&page);
        assert_eq!(shallow.matches("<div>").count(), 500);
        assert_eq!(shallow.matches("</div>").count(), 500);
        assert!(shallow.contains('甲'));
    }
}
