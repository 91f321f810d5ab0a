//! What the elements of a page mean to a reader.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

/// An element: its name, and those of its attributes that are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: &'a [(LocalName, StrTendril)],
}

impl<'a> Element<'a> {
    /// The value of one of [`super::tree::ATTRIBUTES`].
    pub(super) fn attr(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, value)| &**value)
    }
}

/// How an element takes part in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// No text of the page: scripts, forms, navigation, what is hidden.
    Out,
    /// Part of a line.
    Inline,
    /// A line end.
    Break,
    /// Lines of its own.
    Block,
    /// A table.
    Table,
}

/// The kind of an element.
pub(super) fn kind(element: &Element<'_>) -> Kind {
    let is_hidden = || {
        let style = element.attr("style").unwrap_or_default();
        element.attr("hidden").is_some()
            || style.split(';').any(|rule| rule.replace(' ', "").eq_ignore_ascii_case("display:none"))
    };
    match element.name {
        "script" | "style" | "noscript" | "template" | "head" | "nav" | "footer" | "aside" | "button"
        | "select" | "input" | "textarea" | "option" | "svg" | "iframe" | "object" | "canvas" | "map"
        | "audio" | "video" => Kind::Out,
        _ if is_hidden() => Kind::Out,
        "br" => Kind::Break,
        "table" => Kind::Table,
        "a" | "abbr" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "del" | "em" | "font" | "i"
        | "img" | "ins" | "kbd" | "label" | "mark" | "o:p" | "q" | "ruby" | "s" | "small" | "span"
        | "strike" | "strong" | "sub" | "sup" | "tt" | "u" | "ucapcontent" | "var" | "wbr" => Kind::Inline,
        _ => Kind::Block,
    }
}

/// The level of a heading's element.
pub(super) fn level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h').filter(|digit| digit.len() == 1)?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}

/// Adds words to a line as a browser shows them: blanks and line ends in the source are one blank, and none between
/// two Chinese characters where the source only broke its line.
pub(super) fn add_words(line: &mut String, words: &str) {
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        // The full-width blank at a paragraph's start is no white space to a browser, but the no-break one is one here.
        if !matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}') {
            line.push(character);
            continue;
        }
        let mut is_break = matches!(character, '\n' | '\r');
        while let Some(more) =
            characters.next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}'))
        {
            is_break |= matches!(more, '\n' | '\r');
        }
        let last = line.chars().last();
        let is_between_han =
            is_break && last.is_some_and(is_wide) && characters.peek().is_none_or(|next| is_wide(*next));
        if !is_between_han && last.is_some_and(|last| !last.is_whitespace()) {
            line.push(' ');
        }
    }
}

/// Whether the character is one that Chinese text sets without blanks around it.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_broken_between_chinese_characters_gets_no_blank() {
        let mut line = String::new();
        add_words(&mut line, "  到时\n   全市 GDP\n达到");
        assert_eq!(line, "到时全市 GDP 达到");
    }
}
