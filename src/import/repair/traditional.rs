//! Traditional characters: they stay as the document has them, since search folds them anyway; on demand they are
//! converted.

use super::super::block::Block;
use super::tally::{RepairKind, Tally};
use super::{each, is_han};
use crate::text::fold_char;

/// Twins that both scripts write, so that they say nothing about a text's script.
const BOTH: &str = "着著于於乾干余馀藉借覆复瞭了";

/// Counts traditional characters and converts them if that is wanted.
pub(super) fn count(blocks: &mut [Block], simplify: bool, tally: &mut Tally) {
    let mut found = 0;
    let mut example = String::new();
    each(blocks, |text| {
        for c in text.chars().filter(|&c| is_traditional(c)) {
            if found < 6 {
                example.push(c);
            }
            found += 1;
        }
    });
    if found == 0 {
        return;
    }
    if !simplify {
        tally.noted(RepairKind::Traditional, found, &example);
        return;
    }
    each(blocks, |text| {
        if text.chars().any(is_traditional) {
            *text = hanconv::t2s(text.as_str()).into();
        }
    });
    tally.changed(RepairKind::Simplified, found, &example, &hanconv::t2s(&example));
}

fn is_traditional(c: char) -> bool {
    is_han(c) && fold_char(c) != c && !BOTH.contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Paragraph;
    use super::*;

    fn counted(text: &str, simplify: bool) -> (String, usize) {
        let mut blocks = [Block::Paragraph(Paragraph::of(text))];
        let mut tally = Tally::default();
        count(&mut blocks, simplify, &mut tally);
        let [Block::Paragraph(paragraph)] = blocks else { panic!("one paragraph") };
        (paragraph.text.into(), tally.done().first().map_or(0, |repair| repair.count))
    }

    #[test]
    fn traditional_characters_stay_unless_conversion_is_wanted() {
        assert_eq!(counted("養老服務著力", false), ("養老服務著力".to_owned(), 2));
        assert_eq!(counted("養老服務", true).0, "养老服务");
        assert_eq!(counted("养老服务显著", true), ("养老服务显著".to_owned(), 0));
    }
}
