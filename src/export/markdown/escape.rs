//! Escaping: making text mean itself in Markdown.

use crate::say;

/// Text in the middle of a line or at its beginning, as one line.
pub(super) fn inline(text: &str) -> String {
    let line = say::line(text);
    let mut escaped = String::with_capacity(line.len());
    let numbered = number_end(&line);
    for (at, c) in line.char_indices() {
        let begins = at == 0 && matches!(c, '-' | '+' | '=');
        if begins || Some(at) == numbered || is_markup(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// What begins or is part of markup anywhere in a line, in CommonMark and its common extensions.
const fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$')
}

/// Where the point or bracket stands that would make a line the beginning of a numbered list.
fn number_end(line: &str) -> Option<usize> {
    let end = line.find(|c: char| !c.is_ascii_digit()).filter(|&end| end > 0)?;
    let rest = line.get(end..)?.strip_prefix(['.', ')'])?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_markup_is_escaped() {
        for (text, escaped) in [
            ("a|b", "a\\|b"),
            ("*重点* _x_ `c`", "\\*重点\\* \\_x\\_ \\`c\\`"),
            ("<script>", "\\<script\\>"),
            ("![x](http://a)", "!\\[x\\](http://a)"),
            ("# 一", "\\# 一"),
            ("1. 一", "1\\. 一"),
            ("---", "\\---"),
            ("&lt;", "\\&lt;"),
            ("c:\\d", "c:\\\\d"),
        ] {
            assert_eq!(inline(text), escaped);
        }
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["新建床位1200张。", "3.5万亿元", "（一）a-b+c=d", "55%—60%"] {
            assert_eq!(inline(text), text);
        }
    }
}
