//! What is typed is words on their way into a record: a note, a reading, an owner, a due date.
//!
//! What always holds: all of it has a draft on the disk while it is being typed, one for each thing that can be
//! added to a place. A form keeps its fields as lines.

use super::editor::Editor;
use super::overlay::{Asked, LineForm, NoteEditor, Overlay, ReadingForm, Spot};
use crate::plan::Plan;
use crate::record::{ChangeKind, Draft, NoteKind};

impl Overlay {
    /// The popup in which a change was typed, as it was when it was confirmed; `None` for a change that is picked.
    #[must_use]
    pub fn of_change(spot: Spot, kind: ChangeKind) -> Option<Self> {
        let note = |kind, text: &str, rewrites| {
            Self::Note(NoteEditor { spot, kind, editor: Editor::of(text), rewrites, unsaved: true })
        };
        let line =
            |asked, text: &str| Self::Line(LineForm { spot, asked, editor: Editor::of(text), unsaved: true });
        Some(match kind {
            ChangeKind::AddNote { kind, text } => note(kind, &text, None),
            ChangeKind::EditNote { note: rewritten, text } => {
                note(NoteKind::default(), &text, Some(rewritten))
            }
            ChangeKind::Owner(owner) => line(Asked::Owner, &owner?),
            ChangeKind::Due(due) => line(Asked::Due, &due?),
            ChangeKind::Reading { year, value, source } => {
                let fields =
                    [&year.to_string(), &value?, &source.unwrap_or_default()].map(|text| Editor::of(text));
                Self::Reading(ReadingForm { spot, fields, field: 1, unsaved: true })
            }
            _ => return None,
        })
    }

    /// What the words typed here are for; `None` where nothing is typed for a record.
    #[must_use]
    pub fn typed_for(&self) -> Option<Spot> {
        match self {
            Self::Note(note) => Some(note.spot),
            Self::Reading(form) => Some(form.spot),
            Self::Line(form) => Some(form.spot),
            _ => None,
        }
    }

    /// What the draft of the words typed here is kept under.
    #[must_use]
    pub fn draft_id(&self, plan: &Plan) -> Option<String> {
        let id = plan.id_of(self.typed_for()?.place);
        Some(match self {
            Self::Note(NoteEditor { rewrites: Some(note), .. }) => part_of(id, note),
            Self::Reading(_) => part_of(id, READING),
            Self::Line(form) => part_of(id, form.asked.key()),
            _ => id.to_owned(),
        })
    }

    /// The draft of the words typed here; without words where nothing was typed.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let (kind, text) = match self {
            Self::Note(note) => (note.kind, note.editor.text().to_owned()),
            // The year is filled in beforehand.
            Self::Reading(form) if form.fields.iter().skip(1).all(Editor::is_blank) => Default::default(),
            Self::Reading(form) => (NoteKind::default(), form.fields.each_ref().map(Editor::text).join("\n")),
            Self::Line(form) => (NoteKind::default(), form.editor.text().to_owned()),
            _ => return None,
        };
        Some(Draft { kind, text: if text.trim().is_empty() { String::new() } else { text } })
    }

    /// Goes on with the words of a draft.
    pub fn restore(&mut self, draft: &Draft) {
        match self {
            Self::Note(note) => {
                note.editor = Editor::of(&draft.text);
                // A note that is rewritten stays of its kind.
                note.kind = if note.rewrites.is_some() { note.kind } else { draft.kind };
            }
            Self::Reading(form) => {
                let mut lines = draft.text.split('\n');
                form.fields = std::array::from_fn(|_| Editor::of(lines.next().unwrap_or_default()));
            }
            Self::Line(form) => form.editor = Editor::of(&draft.text),
            _ => {}
        }
    }

    /// Whether the words typed here differ from their draft on the disk, to be looked at.
    #[must_use]
    pub const fn is_unsaved(&self) -> bool {
        match self {
            Self::Note(note) => note.unsaved,
            Self::Reading(form) => form.unsaved,
            Self::Line(form) => form.unsaved,
            _ => false,
        }
    }

    /// The same, to be set; `None` where nothing is typed for a record.
    pub const fn unsaved(&mut self) -> Option<&mut bool> {
        match self {
            Self::Note(note) => Some(&mut note.unsaved),
            Self::Reading(form) => Some(&mut form.unsaved),
            Self::Line(form) => Some(&mut form.unsaved),
            _ => None,
        }
    }
}

impl Asked {
    const fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Due => "due",
        }
    }
}

const READING: &str = "reading";

/// What the draft is kept under from which a change was typed, going by what would take the change back;
/// `None` for a change that is picked.
#[must_use]
pub fn draft_of_inverse(id: &str, inverse: &ChangeKind) -> Option<String> {
    Some(match inverse {
        ChangeKind::StrikeNote { .. } => id.to_owned(),
        ChangeKind::EditNote { note, .. } => part_of(id, note),
        ChangeKind::Reading { .. } => part_of(id, READING),
        ChangeKind::Owner(_) => part_of(id, Asked::Owner.key()),
        ChangeKind::Due(_) => part_of(id, Asked::Due.key()),
        _ => return None,
    })
}

/// A note that is rewritten, by its id, and each field has a draft of its own beside that of a new note.
fn part_of(id: &str, part: &str) -> String {
    format!("{id}/{part}")
}
