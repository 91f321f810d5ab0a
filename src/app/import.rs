//! An import as the screen goes through it: a path is typed, the document is read beside the screen, its report is
//! looked through, and only then anything is saved.

use super::editor::Editor;
use super::line::{Line, Role};
use crate::import::{Draft, Entered, Failure, Settled, Step, Wish};
use crate::plan::Plan;
use crate::record::StoreError;
use crate::say;
use crate::text::{Ambiguous, sanitize_line, wrap};
use crate::words::{Lang, Phrase, import as t};
use std::sync::Arc;

/// Most headings, and most indicators, that a report lists: more than anyone looks through before saving.
const LISTED: usize = 400;

/// The path of a document being typed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PathForm {
    /// What was typed.
    pub editor: Editor,
    /// What it can be completed to, if that was asked and is not one thing only.
    pub choices: Vec<String>,
    /// The choice that was taken.
    pub choice: Option<usize>,
}

/// A document that was read, and what would come of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Prepared {
    /// The file's name, without its folder.
    pub file: String,
    /// The plan as it was read.
    pub draft: Draft,
    /// The plan as it would be saved now.
    pub settled: Settled,
    /// Under which id, if not its own.
    pub wish: Wish,
    /// The title of a different plan that has its id, in whose place it may be put.
    pub rival: Option<String>,
    /// Whether the library has a plan of that id already.
    pub is_known: bool,
}

/// How far an import is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Import {
    /// There is none.
    #[default]
    Idle,
    /// A document is being read.
    Running {
        /// What was typed as its path.
        typed: String,
        /// What is being done.
        step: Step,
        /// Whether no command was given since, so that the report may come up by itself.
        is_watched: bool,
    },
    /// It was read, and waits to be saved or left.
    Ready(Arc<Prepared>),
}

/// What comes back from outside about an import.
#[derive(Clone, Debug)]
pub enum ImportNews {
    /// What a path can be completed to.
    Completed {
        /// The path as it was typed.
        typed: String,
        /// The paths that begin so.
        choices: Vec<String>,
    },
    /// Reading came to a step.
    Step(Step),
    /// The document was read.
    Read(Arc<Prepared>),
    /// It could not be read.
    NotRead(Arc<Failure>),
    /// It is several documents, which are read one after the other: their paths.
    Several(Vec<String>),
    /// The plan is in the library.
    Saved {
        /// Its position.
        plan: usize,
        /// Whether it was there before, just so.
        is_unchanged: bool,
        /// What became of its actual values.
        entered: Arc<Result<Entered, StoreError>>,
    },
    /// The plan could not be saved.
    NotSaved(Arc<Failure>),
}

impl PathForm {
    /// A form with a path typed already.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        Self { editor: Editor::of(typed), ..Self::default() }
    }

    /// Forgets what it could be completed to, since something else is typed.
    pub fn forget(&mut self) {
        self.choices.clear();
        self.choice = None;
    }

    /// Takes the next or another choice. Says whether there is one.
    pub fn turn(&mut self, by: isize) -> bool {
        let count = self.choices.len();
        if count == 0 {
            return false;
        }
        let at = match self.choice {
            Some(at) => (at as isize + by).rem_euclid(count as isize) as usize,
            None if by < 0 => count - 1,
            None => 0,
        };
        self.choice = Some(at);
        self.editor = Editor::of(self.choices.get(at).map_or("", String::as_str));
        true
    }

    /// Completes what was typed as far as all choices agree, and keeps them if there is more than one.
    pub fn complete(&mut self, choices: Vec<String>) {
        let Some((first, others)) = choices.split_first() else { return };
        let agreed = others.iter().fold(first.as_str(), |agreed, other| {
            let same = agreed.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
            let end = same.map_or_else(|| agreed.len().min(other.len()), |((at, _), _)| at);
            agreed.get(..end).unwrap_or_default()
        });
        if agreed.len() > self.editor.text().len() {
            self.editor = Editor::of(agreed);
        }
        self.choice = None;
        self.choices = if others.is_empty() { Vec::new() } else { choices };
    }
}

/// A path's last part.
#[must_use]
pub fn name_of(typed: &str) -> &str {
    let typed = typed.trim().trim_matches(['\'', '"']).trim_end_matches('/');
    typed.rsplit('/').next().unwrap_or(typed)
}

impl Import {
    /// What the footer says of it while it runs, or waits unseen.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Idle => None,
            Self::Running { typed, step, .. } => {
                let progress = t::PROGRESS.with(lang, &[&name_of(typed), &say::import_step(*step, lang)]);
                Some(t::RUNNING.with(lang, &[&progress]))
            }
            Self::Ready(prepared) => Some(t::WAITING.with(lang, &[&prepared.file])),
        }
    }
}

impl Prepared {
    /// The same to be put in the place of the plan that has its id.
    #[must_use]
    pub fn replacing(&self) -> Self {
        Self { wish: Wish { id: None, replace: true }, rival: None, ..self.clone() }
    }

    /// The report in lines of so many columns; so many documents are to come after it.
    #[must_use]
    pub fn lines(&self, more: usize, columns: usize, lang: Lang, ambiguous: Ambiguous) -> Vec<Line> {
        let mut report = Lines { lines: Vec::new(), columns, ambiguous };
        let (draft, plan) = (&self.settled.draft, &self.settled.draft.plan);
        let title = t::TITLE_REPORT.with(lang, &[&self.file]);
        let title = if more > 0 { title + &t::MORE_FILES.with(lang, &[&more]) } else { title };
        report.add(0, &title, Role::Dim);
        report.add(0, &plan.title, Role::Heading);
        for fact in say::import_facts(draft, lang) {
            report.add(0, &fact, Role::Body);
        }
        let verdict = match (self.settled.is_unchanged, self.is_known) {
            (true, _) => t::WILL_STAY,
            (false, true) => t::WILL_RENEW,
            (false, false) => t::WILL_BE_NEW,
        };
        report.add(0, &verdict.with(lang, &[&plan.id]), Role::Accent);
        let warnings = draft.report.warnings.iter().map(|warning| say::warning(warning, lang));
        report.group(t::WARNINGS.say(lang), warnings);
        report
            .group(t::REPAIRS.say(lang), draft.report.repairs.iter().map(|repair| say::repair(repair, lang)));
        report.outline(plan, lang);
        report.indicators(plan, lang);
        report.lines
    }
}

struct Lines {
    lines: Vec<Line>,
    columns: usize,
    ambiguous: Ambiguous,
}

impl Lines {
    fn add(&mut self, indent: usize, text: &str, role: Role) {
        let text = sanitize_line(text);
        for range in wrap(&text, self.columns.saturating_sub(indent).max(2), 0, self.ambiguous) {
            self.lines.push(Line::of(indent, text.get(range).unwrap_or_default(), role));
        }
    }

    fn head(&mut self, head: &str) {
        self.lines.push(Line::blank());
        self.add(0, head, Role::Strong);
    }

    fn group(&mut self, head: &str, group: impl Iterator<Item = String>) {
        let mut group = group.peekable();
        if group.peek().is_some() {
            self.head(head);
            group.for_each(|text| self.add(2, &text, Role::Body));
        }
    }

    fn outline(&mut self, plan: &Plan, lang: Lang) {
        self.head(t::OUTLINE.say(lang));
        for (at, section) in plan.sections.iter().enumerate().take(LISTED) {
            self.add(2 + 2 * section.depth.min(8), &say::heading(plan, at, lang), Role::Body);
        }
        self.more(plan.sections.len(), t::MORE, lang);
    }

    fn indicators(&mut self, plan: &Plan, lang: Lang) {
        if plan.indicators.is_empty() {
            return;
        }
        self.head(t::INDICATORS.say(lang));
        for indicator in plan.indicators.iter().take(LISTED) {
            let [figures, place] = say::import_indicator(plan, indicator, lang);
            self.add(2, &figures, Role::Body);
            self.add(4, &place, Role::Dim);
        }
        self.more(plan.indicators.len(), t::MORE, lang);
    }

    fn more(&mut self, count: usize, phrase: Phrase, lang: Lang) {
        if count > LISTED {
            self.add(2, &phrase.with(lang, &[&(count - LISTED)]), Role::Dim);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_completed_as_far_as_all_choices_agree() {
        let choices = ["/a/规划一.txt", "/a/规划二/"].map(str::to_owned).to_vec();
        let mut form = PathForm::of("/a/");
        form.complete(choices);
        assert_eq!(form.editor.text(), "/a/规划");
        assert!(form.turn(1));
        assert_eq!(form.editor.text(), "/a/规划一.txt");
        assert!(form.turn(1) && form.turn(1) && form.turn(-1));
        assert_eq!(form.editor.text(), "/a/规划二/");
        form.complete(vec!["/a/规划二/某市.pdf".to_owned()]);
        assert!(!form.turn(1));
        assert_eq!(form.editor.text(), "/a/规划二/某市.pdf");
    }

    #[test]
    fn a_file_is_named_without_its_folder() {
        for (typed, name) in [("/a/b.txt", "b.txt"), ("'/a/b c.txt' ", "b c.txt"), ("b", "b"), ("", "")] {
            assert_eq!(name_of(typed), name);
        }
    }
}
