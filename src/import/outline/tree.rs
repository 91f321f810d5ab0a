//! The tree: headings and texts, in their order, become sections.

use super::kinds::{is_project, kind_of};
use super::number::Scheme;
use super::scan::{Heading, LEAD, Piece, Rank};
use super::title::projects;
use super::{Outline, Table};
use crate::import::block::Grid;
use crate::plan::{Kind, Section};
use crate::text::Short;

/// A section that is still open, so that what comes may be below it.
struct Open {
    at: usize,
    rank: Rank,
    children: usize,
    /// The last number of its children of each scheme is checked against the next.
    last: Option<(Scheme, u32)>,
}

/// Puts all pieces in their places. There are about `most` sections at most.
pub(super) fn grow(
    pieces: impl Iterator<Item = Piece>,
    most: usize,
    preface: &str,
    take: &mut dyn FnMut(Table),
) -> Outline {
    // Room that is never written to is none; a list that grows leaves its old room behind.
    let outline = Outline { sections: Vec::with_capacity(most), slips: Vec::new() };
    let mut tree = Tree { outline, open: Vec::new(), roots: 0, last: None, preface };
    for piece in pieces {
        match piece {
            Piece::Heading(heading) => tree.heading(heading),
            Piece::Text(text) => tree.text(&text),
            Piece::Table(grid) => take(tree.table(grid)),
        }
    }
    tree.done()
}

struct Tree<'a> {
    outline: Outline,
    open: Vec<Open>,
    roots: usize,
    last: Option<(Scheme, u32)>,
    preface: &'a str,
}

impl Tree<'_> {
    fn heading(&mut self, heading: Heading) {
        let mut rank = heading.rank;
        if self.in_box() {
            let stays = rank > 60 && heading.scheme != Some(Scheme::Box);
            let is_new = rank == LEAD && heading.scheme.is_none() && !is_project(&heading.title);
            if stays && !is_new {
                // All that a box lists stands one level below it.
                rank += 100;
            } else {
                self.close_box();
            }
        }
        // Nothing stands below a preface.
        while self.open.last().is_some_and(|open| open.rank >= rank || open.rank == 0) {
            self.close();
        }
        if rank == 0 && self.outline.sections.first().is_some_and(|first| first.kind == Kind::Preface) {
            self.reopen_preface(&heading);
            return;
        }
        self.push(heading, rank);
        if self.in_box() {
            self.part_projects(rank);
        }
    }

    /// Several projects of a box may stand in one paragraph: each gets a heading of its own.
    fn part_projects(&mut self, rank: Rank) {
        let Some(text) = self.outline.sections.last_mut().and_then(|section| section.text.pop()) else {
            return;
        };
        let starts = projects(&text);
        let mut ends = starts.iter().copied().chain([text.len()]);
        let first = ends.next().and_then(|end| text.get(..end)).unwrap_or_default();
        if let Some(section) = self.outline.sections.last_mut().filter(|_| !first.is_empty()) {
            section.text.push(first);
        }
        for (&from, to) in starts.iter().zip(ends) {
            let piece = text.get(from..to).unwrap_or_default();
            // The last may stand there with its name alone.
            let (title, rest) = piece.split_once('。').unwrap_or((piece, ""));
            self.close();
            let (title, rest) = (title.to_owned(), rest.to_owned());
            self.push(Heading { rank, scheme: None, value: 0, number: None, title, rest }, rank);
        }
    }

    fn push(&mut self, heading: Heading, rank: Rank) {
        self.note_slip(&heading);
        let at = self.outline.sections.len();
        let above = self.open.last();
        let parent = above.map(|open| open.at);
        let titles: Vec<&str> =
            self.open.iter().filter_map(|open| Some(self.section(open.at)?.title.as_str())).collect();
        let above_kind = parent.and_then(|parent| self.section(parent)).map(|section| section.kind);
        let kind = kind_of(&heading, &titles, above_kind);
        let id = self.next_id(kind);
        self.outline.sections.push(Section {
            id,
            number: heading.number.map(Short::from),
            title: heading.title.into(),
            kind,
            text: Some(heading.rest).filter(|rest| !rest.is_empty()).into_iter().collect(),
            parent,
            depth: self.open.len(),
            end: at + 1,
        });
        self.open.push(Open { at, rank, children: 0, last: None });
    }

    /// The id by position: `2.3` for the third in the second; the preface is `0`.
    fn next_id(&mut self, kind: Kind) -> Short {
        match self.open.last_mut() {
            Some(open) => {
                open.children += 1;
                let (at, child) = (open.at, open.children);
                let mut id = self.section(at).map(|section| section.id.clone()).unwrap_or_default();
                id.push('.');
                id.push_str(&child.to_string());
                id
            }
            None if kind == Kind::Preface => "0".into(),
            None => {
                self.roots += 1;
                self.roots.to_string().into()
            }
        }
    }

    fn text(&mut self, text: &str) {
        let at = self.here();
        if let Some(section) = self.outline.sections.get_mut(at) {
            section.text.push(text);
        }
    }

    /// A table stands in the text too, a line a row.
    fn table(&mut self, grid: Box<Grid>) -> Table {
        let section = self.here();
        let lines = |tree: &Self| tree.section(section).map_or(0, |section| section.text.len());
        let first = lines(self);
        let mut line = String::new();
        for row in grid.rows() {
            line.clear();
            for cell in row.iter().filter(|cell| !cell.is_repeated) {
                line.push('\u{3000}');
                push_in_one_line(&mut line, &cell.text);
            }
            if !line.trim().is_empty() {
                self.text(line.trim());
            }
        }
        Table { section, lines: first..lines(self), grid }
    }

    /// The section that text goes to. Before the first heading that is the preface.
    fn here(&mut self) -> usize {
        if let Some(open) = self.open.last() {
            return open.at;
        }
        if self.outline.sections.is_empty() {
            let title = self.preface.to_owned();
            self.push(
                Heading { rank: 0, scheme: None, value: 0, number: None, title, rest: String::new() },
                0,
            );
        }
        self.open.last().map_or(0, |open| open.at)
    }

    /// 前言 that comes behind a notice goes on with the preface the notice has begun.
    fn reopen_preface(&mut self, heading: &Heading) {
        if let Some(first) = self.outline.sections.first_mut() {
            first.title = heading.title.as_str().into();
        }
        if self.outline.sections.len() == 1 {
            self.open.push(Open { at: 0, rank: 0, children: 0, last: None });
        }
    }

    fn section(&self, at: usize) -> Option<&Section> {
        self.outline.sections.get(at)
    }

    fn in_box(&self) -> bool {
        self.open.iter().any(|open| self.section(open.at).is_some_and(|section| section.kind == Kind::Box))
    }

    fn close_box(&mut self) {
        while self.in_box() {
            self.close();
        }
    }

    fn close(&mut self) {
        let end = self.outline.sections.len();
        if let Some(open) = self.open.pop()
            && let Some(section) = self.outline.sections.get_mut(open.at)
        {
            section.end = end;
        }
    }

    /// Notes a number that is not the one that should come. Numbers may run on from chapter to chapter.
    fn note_slip(&mut self, heading: &Heading) {
        let Some(scheme) = heading.scheme.filter(|scheme| scheme.is_strong()) else { return };
        let last = match self.open.last_mut() {
            Some(open) => &mut open.last,
            None => &mut self.last,
        };
        let before = last.filter(|(before, _)| *before == scheme).map_or(0, |(_, value)| value);
        *last = Some((scheme, heading.value));
        if heading.value != before + 1 && heading.value != 1 {
            let number = heading.number.as_deref().unwrap_or_default();
            self.outline.slips.push(format!("{number} {}", heading.title));
        }
    }

    fn done(mut self) -> Outline {
        while !self.open.is_empty() {
            self.close();
        }
        self.outline.sections.shrink_to_fit();
        self.outline
    }
}

/// Adds the words of a cell without line ends, with a blank where two Latin words would run together.
fn push_in_one_line(line: &mut String, text: &str) {
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        let is_apart = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_apart(line.chars().next_back()) && is_apart(part.chars().next()) {
            line.push(' ');
        }
        line.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline;
    use crate::import::block::{Block, Cell, Grid, Paragraph};
    use crate::plan::Kind;

    fn grown(lines: &[&str]) -> Vec<(String, Kind, String)> {
        let blocks = lines.iter().map(|line| Block::Paragraph(Paragraph::of(*line))).collect();
        let outline = outline(blocks, "前言", &mut |_| ());
        outline.sections.into_iter().map(|s| (s.id.into(), s.kind, s.title.into())).collect()
    }

    #[track_caller]
    fn grows(lines: &[&str], expected: &[(&str, Kind, &str)]) {
        let grown = grown(lines);
        let grown: Vec<_> =
            grown.iter().map(|(id, kind, title)| (id.as_str(), *kind, title.as_str())).collect();
        assert_eq!(grown, expected);
    }

    #[test]
    fn chapters_sections_and_measures_nest() {
        grows(
            &[
                "现将规划印发给你们。",
                "一、总体要求",
                "（一）基本原则",
                "——以人为本。坚持人民至上。",
                "（二）主要目标",
                "——床位更多。到2030年更多。",
                "二、重点任务",
                "（一）建设床位",
                "新建一批设施。在城区新建。",
                "1.改造。改造老旧设施一批。",
            ],
            &[
                ("0", Kind::Preface, "前言"),
                ("1", Kind::Chapter, "总体要求"),
                ("1.1", Kind::Section, "基本原则"),
                ("1.1.1", Kind::Principle, "以人为本"),
                ("1.2", Kind::Section, "主要目标"),
                ("1.2.1", Kind::Goal, "床位更多"),
                ("2", Kind::Chapter, "重点任务"),
                ("2.1", Kind::Section, "建设床位"),
                ("2.1.1", Kind::Measure, "新建一批设施"),
                ("2.1.2", Kind::Measure, "改造"),
            ],
        );
    }

    #[test]
    fn a_box_holds_its_projects_and_ends_before_the_next_measure() {
        grows(
            &[
                "第一章 任务",
                "健全制度机制。建立清单制度。",
                "专栏1 重点工程",
                "改造工程。改造一百个小区。",
                "增加财产性收入。拓宽农民渠道。",
            ],
            &[
                ("1", Kind::Chapter, "任务"),
                ("1.1", Kind::Measure, "健全制度机制"),
                ("1.2", Kind::Box, "重点工程"),
                ("1.2.1", Kind::Project, "改造工程"),
                ("1.3", Kind::Measure, "增加财产性收入"),
            ],
        );
    }

    #[test]
    fn a_table_stands_in_the_text_a_line_a_row() {
        let cell = |text: &str| Cell { text: text.into(), is_repeated: false };
        let rows = vec![vec![cell("养老床位\n（张）"), cell("GDP\nper head"), cell("5")]];
        let grown = outline(vec![Block::table(Grid::of(rows))], "前言", &mut |_| ());
        assert_eq!(grown.sections[0].text, ["养老床位（张）\u{3000}GDP per head\u{3000}5"]);
    }

    #[test]
    fn projects_in_one_paragraph_of_a_box_are_parted() {
        grows(
            &[
                "第一章 任务",
                "专栏1 重点工程",
                "老旧小区改造工程。改造一百个小区。养老设施建设工程。新建十处。推进改造工程。完成。道路改造工程",
            ],
            &[
                ("1", Kind::Chapter, "任务"),
                ("1.1", Kind::Box, "重点工程"),
                ("1.1.1", Kind::Project, "老旧小区改造工程"),
                ("1.1.2", Kind::Project, "养老设施建设工程"),
                ("1.1.3", Kind::Project, "道路改造工程"),
            ],
        );
    }
}
