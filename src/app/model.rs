//! The model is everything the program knows while it runs: what is open, where one is, what lies on top.

use super::command::Command;
use super::desk::Desk;
use super::home::{Brief, Home};
use super::import::Import;
use super::jumps::{Jumps, Stop};
use super::layout::{self, Area, Focus, Panes, Size, TableAreas};
use super::line::Line;
use super::memory::{Memory, PlanMemory};
use super::overlay::{Overlay, Scope, Spot};
use super::page::Setting;
use super::table::Table;
use crate::plan::{Library, Place};
use crate::record::{Change, Status};
use crate::search::Query;
use crate::text::Ambiguous;
use crate::words::Lang;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// What fills the screen below the overlays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum View {
    /// The list of plans.
    Library,
    /// A plan's outline and text.
    #[default]
    Plan,
    /// The indicator table.
    Table,
}

/// What the clock says, in the person's own time zone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Clock {
    /// `2026`
    pub year: String,
    /// `10:32`
    pub time: String,
    /// How many seconds the time here is ahead of UTC.
    pub offset: i32,
}

/// A line in the footer, until the next key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub warning: bool,
}

/// What holds for the whole run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// The language of the words shown.
    pub lang: Lang,
    /// How wide the terminal draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Who is writing.
    pub user: String,
}

/// Changes that can be taken back or made again: each a plan's position and what to apply.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Changes {
    /// What takes the last changes back.
    pub done: Vec<(usize, Vec<Change>)>,
    /// What makes the changes taken back again.
    pub undone: Vec<(usize, Vec<Change>)>,
}

/// How far the library has been read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// How many plans were read, unreadable ones included.
    pub done: usize,
    /// What the library shows of those, by position.
    pub briefs: BTreeMap<usize, Brief>,
    /// Why others cannot be read, by position.
    pub broken: BTreeMap<usize, String>,
}

/// What is on its way to the disk, and what did not get there.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Keeping {
    /// How many changes were asked for.
    pub asked: usize,
    /// Those not yet answered, in the order asked: the plan's position and what is changed.
    pub unanswered: VecDeque<(usize, Vec<Change>)>,
    /// Commands that take back or make again what was asked for before, each with how many changes are to be
    /// answered first.
    pub waiting: VecDeque<(usize, Command)>,
    /// The drafts that could not be kept: their plans' positions and what they are kept under.
    pub unkept: BTreeSet<(usize, String)>,
    /// Whether the program is being left.
    pub leaving: Leaving,
}

/// Whether the program is being left.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Leaving {
    /// It is not.
    #[default]
    No,
    /// It is, as soon as everything is on the disk.
    Asked,
    /// It was to be, and something could not be kept.
    Warned,
}

/// Everything the program knows.
#[derive(Debug, Default)]
pub struct Model {
    /// All plans.
    pub library: Arc<Library>,
    /// What holds for the whole run.
    pub settings: Settings,
    /// The screen's size.
    pub size: Size,
    /// The time.
    pub clock: Clock,
    /// The plans that lie open, by position in the library.
    pub desks: BTreeMap<usize, Desk>,
    /// The plan on the screen.
    pub plan: usize,
    /// What fills the screen.
    pub view: View,
    /// Which pane has the keys.
    pub focus: Focus,
    /// Whether only that pane is shown.
    pub zoomed: bool,
    /// The library's mark and folds.
    pub home: Home,
    /// The indicator table.
    pub table: Table,
    /// What lies on top, the topmost last.
    pub overlays: Vec<Overlay>,
    /// What was searched for last; lit in the text.
    pub find: Option<Query>,
    /// How far the library has been read for searching.
    pub reading: Reading,
    /// How many searches were asked for.
    pub searches: u64,
    /// Where one was before.
    pub jumps: Jumps,
    /// What can be undone.
    pub changes: Changes,
    /// What is on its way to the disk.
    pub keeping: Keeping,
    /// How plans were left.
    pub memory: Memory,
    /// What the footer says.
    pub notice: Option<Notice>,
    /// Whether the reading pane has yet to follow the tree: it does when keys pause, so that a held key
    /// costs a few bytes and not a page each time.
    pub lags: bool,
    /// How far an import is.
    pub import: Import,
    /// The paths of the documents to be imported after it.
    pub to_import: VecDeque<String>,
    /// Where to go once its plan is open.
    pub destination: Option<Stop>,
}

impl Model {
    /// The open plan on the screen.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.desks.get(&self.plan)
    }

    /// The open plan on the screen, to change it.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        self.desks.get_mut(&self.plan)
    }

    /// A plan that lies open or was read for the hits listed.
    #[must_use]
    pub fn desk_of(&self, plan: usize) -> Option<&Desk> {
        let of_hits = || {
            self.overlays.iter().find_map(|overlay| match overlay {
                Overlay::Search(finder) => finder.desks.get(&plan),
                _ => None,
            })
        };
        self.desks.get(&plan).or_else(of_hits)
    }

    /// What the library shows of a plan: of an open one as it is now, of another as it was read.
    #[must_use]
    pub fn brief(&self, plan: usize) -> Option<Cow<'_, Brief>> {
        match self.desks.get(&plan) {
            Some(desk) => Some(Cow::Owned(Brief::of(&desk.plan, &desk.records))),
            None => self.reading.briefs.get(&plan).map(Cow::Borrowed),
        }
    }

    /// How many things of the library have a status.
    #[must_use]
    pub fn count_status(&self, status: Status) -> usize {
        let open: usize = self.desks.values().map(|desk| desk.count_status(status)).sum();
        let others = self.reading.briefs.iter().filter(|(plan, _)| !self.desks.contains_key(plan));
        open + others.map(|(_, brief)| brief.count_status(status)).sum::<usize>()
    }

    /// Whether plans are still being read for searching.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.reading.done < self.library.len()
    }

    /// How the plan on the screen was left, to change it.
    pub fn plan_memory(&mut self) -> Option<&mut PlanMemory> {
        let id = self.desks.get(&self.plan)?.plan.id.clone();
        Some(self.memory.plans.entry(id).or_default())
    }

    /// The situation a key is pressed in.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match (self.overlays.last(), self.view) {
            (Some(overlay), _) => overlay.scope(),
            (None, View::Table) => Scope::Table,
            (None, _) => Scope::Browse,
        }
    }

    /// The tree's width.
    #[must_use]
    pub fn split(&self) -> u16 {
        let id = self.desk().map(|d| d.plan.id.as_str()).unwrap_or_default();
        let chosen = self.memory.plans.get(id).and_then(|m| m.split);
        chosen.unwrap_or_else(|| layout::default_split(self.size))
    }

    /// The panes of a plan's view.
    #[must_use]
    pub fn panes(&self) -> Panes {
        layout::panes(self.size, self.focus, self.zoomed, self.split())
    }

    /// The column of running text. Where the text pane is hidden it is what it would be, so that following
    /// the tree works there too.
    #[must_use]
    pub fn text_column(&self) -> Area {
        let panes = self.panes();
        if panes.text.width > 0 {
            return layout::text_column(panes.text);
        }
        layout::text_column(layout::panes(self.size, Focus::Text, self.zoomed, self.split()).text)
    }

    /// The parts of the table, beside the card if one lies open and finds room.
    #[must_use]
    pub fn table_areas(&self) -> TableAreas {
        let has_card = self.overlays.iter().any(|o| matches!(o, Overlay::Card { .. }));
        layout::table(self.size, has_card)
    }

    /// How running text is set in a column of this width.
    #[must_use]
    pub fn setting(&self, columns: u16) -> Setting<'_> {
        Setting {
            columns: usize::from(columns),
            ambiguous: self.settings.ambiguous,
            lang: self.settings.lang,
            this_year: &self.clock.year,
            find: self.find.as_ref(),
        }
    }

    /// What `f`, `a`, `e`, `Space`, `y`, `b` work on: the card's subject, the marked row or section.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        if let Some(Overlay::Card { spot, .. }) =
            self.overlays.iter().rev().find(|o| matches!(o, Overlay::Card { .. }))
        {
            return Some(*spot);
        }
        match self.view {
            View::Library => None,
            View::Table => {
                let row = self.table.marked()?;
                Some(Spot { plan: row.plan, place: Place::Indicator(row.indicator) })
            }
            View::Plan => {
                let desk = self.desk()?;
                let section = match self.focus {
                    Focus::Tree => desk.tree.mark(),
                    Focus::Text => desk.reader.section,
                };
                Some(Spot { plan: self.plan, place: Place::Section(section) })
            }
        }
    }

    /// Where one is, to come back to it.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        Some(Stop { spot: self.spot()?, view: self.view })
    }

    /// The report of what was read and is not saved yet, in lines for an area.
    #[must_use]
    pub fn report_lines(&self, area: Area) -> Vec<Line> {
        let Import::Ready(prepared) = &self.import else { return Vec::new() };
        prepared.lines(
            self.to_import.len(),
            usize::from(area.width),
            self.settings.lang,
            self.settings.ambiguous,
        )
    }

    /// Says something in the footer.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), warning: false });
    }

    /// Says in the footer that something went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), warning: true });
    }

    /// The section that is read, for the header: what the reading pane shows.
    #[must_use]
    pub fn read_section(&self) -> usize {
        self.desk().map_or(0, |desk| desk.reader.section)
    }
}
