//! Markup: tags and entities of a web page that stayed in the text.

use super::tally::{RepairKind, Tally, difference};
use crate::text::Short;

/// The entities that occur in Chinese pages, and what they stand for.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&lsquo;", "‘"),
    ("&rsquo;", "’"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&middot;", "·"),
    ("&ensp;", " "),
    ("&emsp;", "　"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&amp;", "&"),
];

/// The tags that text is marked up with. Anything else between angle brackets may be words.
const TAGS: &[&str] = &[
    "p", "br", "span", "div", "b", "strong", "em", "i", "u", "font", "a", "td", "tr", "table", "tbody", "li",
    "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "img", "center", "sub", "sup",
];

/// Longest tag, attributes included, in bytes.
const LONGEST: usize = 400;

/// Takes tags and entities out of a line.
pub(super) fn clean(text: &mut Short, tally: &mut Tally) {
    if !text.contains(['<', '&']) && !text.starts_with('/') && !text.ends_with("/p>") {
        return;
    }
    let (mut clean, mut count) = without_tags(text);
    for (entity, stands_for) in ENTITIES {
        let found = clean.matches(entity).count();
        if found > 0 {
            count += found;
            clean = clean.replace(entity, stands_for);
        }
    }
    // The end of a tag whose beginning was lost with the byte before it.
    if let Some(rest) = clean.strip_suffix("/p>") {
        clean = rest.to_owned();
        count += 1;
    }
    if count > 0 {
        let (before, after) = difference(text, &clean);
        tally.changed(RepairKind::Markup, count, before, after);
        *text = clean.into();
    }
}

fn without_tags(text: &str) -> (String, usize) {
    let (mut clean, mut count) = (String::with_capacity(text.len()), 0);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        clean.push_str(before);
        match tag_length(after) {
            Some(length) => {
                rest = after.get(length..).unwrap_or_default();
                count += 1;
            }
            None => {
                clean.push('<');
                rest = after;
            }
        }
    }
    clean.push_str(rest);
    (clean, count)
}

/// Bytes of the tag that begins right before `after`, its `>` included.
fn tag_length(after: &str) -> Option<usize> {
    let name = after.strip_prefix('/').unwrap_or(after);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = name.get(..length)?.to_ascii_lowercase();
    if !TAGS.contains(&name.as_str()) {
        return None;
    }
    let end = after.bytes().take(LONGEST).position(|b| b == b'>')?;
    Some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str, count: usize) {
        let (mut text, mut tally) = (Short::from(text), Tally::default());
        clean(&mut text, &mut tally);
        assert_eq!(text, expected);
        assert_eq!(tally.done().first().map_or(0, |repair| repair.count), count);
    }

    #[test]
    fn tags_and_entities_go() {
        becomes("<p>改造工程。<br/>新建</p>", "改造工程。新建", 3);
        becomes("&ldquo;十四五&rdquo;", "“十四五”", 2);
    }

    #[test]
    fn signs_of_comparison_stay() {
        becomes("失业率<5.5，持证率>50", "失业率<5.5，持证率>50", 0);
        becomes("<某规划>", "<某规划>", 0);
    }
}
