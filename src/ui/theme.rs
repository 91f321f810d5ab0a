//! The theme says what each role looks like.
//!
//! Sixteen colours at most, no background of our own, so that it is readable on light and dark alike; nothing
//! is told by colour alone, so it is readable without any.

use crate::app::line::Role;
use crate::record::Status;
use ratatui::style::{Color, Modifier, Style};

/// The one accent.
pub(super) const ACCENT: Style = Style::new().fg(Color::Cyan);
/// Secondary things.
pub(super) const DIM: Style = Style::new().add_modifier(Modifier::DIM);
/// Headings, and what stands out.
pub(super) const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// The marked row of the pane that has the keys: one even bar, whatever the colours of its words.
pub(super) const MARKED: Style =
    Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM);
/// The marked row of the other pane.
pub(super) const MARKED_ASIDE: Style = Style::new().add_modifier(Modifier::BOLD);
/// Something that went wrong.
pub(super) const WARNING: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
/// A key in the footer or the help.
pub(super) const KEY: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);

/// The look of a role.
#[must_use]
pub(super) const fn style(role: Role) -> Style {
    match role {
        Role::Body => Style::new(),
        Role::Heading | Role::Strong => STRONG,
        Role::Dim => DIM,
        Role::Accent => ACCENT,
        Role::Lit => {
            Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED)
        }
        Role::Status(status) => status_style(status),
        Role::Warning => WARNING,
        Role::Block => MARKED,
    }
}

/// The look of a status word.
#[must_use]
pub(super) const fn status_style(status: Status) -> Style {
    match status {
        Status::NotStarted => Style::new(),
        Status::OnTrack => Style::new().fg(Color::Blue).add_modifier(Modifier::BOLD),
        Status::AtRisk => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Status::Behind => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
        Status::Done => Style::new().fg(Color::Green).add_modifier(Modifier::BOLD),
        Status::Closed => Style::new().fg(Color::Green),
        Status::Dropped => DIM,
    }
}
