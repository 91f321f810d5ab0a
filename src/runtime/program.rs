//! The program without its terminal: it takes events, keeps the model, does what is asked of files, and draws.

use super::behind::Wake;
use super::librarian::Searching;
use super::outside::{Now, Outside};
use super::{Launch, Start};
use crate::app::layout::Size;
use crate::app::{self, Action, Command, Edit, Effect, Model, Overlay, Settings, Spot, View};
use crate::keys;
use crate::plan::{Library, Place};
use crate::record::user_name;
use crate::terminal::{Event, Mouse};
use crate::text::Ambiguous;
use crate::ui;
use ratatui::buffer::Buffer;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// How long a key waits for hits before it is taken without.
const PATIENCE: Duration = Duration::from_secs(1);

/// A library of more plans than this is large.
const FEW: usize = 16;

/// What the terminal is asked to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Request {
    /// Draw every cell anew.
    Repaint,
    /// Put a text on the clipboard.
    Copy(String),
    /// Stop until the shell continues us.
    Suspend,
    /// Leave.
    Quit,
    /// End by this signal.
    End(i32),
}

/// The program without its terminal.
#[derive(Debug)]
pub struct Program {
    model: Model,
    outside: Outside,
    is_closed: bool,
}

impl Program {
    /// The program as it opens, on a screen of this many columns and rows. Everything asked of the disk is done
    /// before a call returns.
    #[must_use]
    pub fn new(launch: Launch, size: (u16, u16), now: fn() -> Now) -> Self {
        let library = Library::open(&launch.folders.library);
        Self::with_library(library, launch, size, now)
    }

    /// The same, but nothing waits for the disk. When there is something to be taken over, `wake` is called, and
    /// [`Event::Wake`] is expected.
    #[must_use]
    pub fn working_behind(launch: Launch, size: (u16, u16), now: fn() -> Now, wake: Wake) -> Self {
        let library = Library::open(&launch.folders.library);
        Self::begin(library, launch, size, now, Some(wake))
    }

    /// The same with these plans, whatever the launch says of them.
    #[must_use]
    pub fn with_library(library: Library, launch: Launch, size: (u16, u16), now: fn() -> Now) -> Self {
        Self::begin(library, launch, size, now, None)
    }

    fn begin(
        library: Library,
        launch: Launch,
        (columns, rows): (u16, u16),
        now: fn() -> Now,
        wake: Option<Wake>,
    ) -> Self {
        let library = Arc::new(library);
        let user = launch.user.unwrap_or_else(user_name);
        let mut outside = Outside::new(launch.folders, library.clone(), user.clone(), now);
        if let Some(wake) = wake {
            outside.start(wake);
        }
        let ambiguous = launch.ambiguous.unwrap_or(Ambiguous::Narrow);
        let settings = Settings { lang: launch.lang, ambiguous, user };
        let model = Model {
            library,
            settings,
            size: Size { columns, rows },
            memory: outside.memory(),
            clock: outside.clock(),
            ..Model::default()
        };
        let mut program = Self { model, outside, is_closed: false };
        program.start(launch.at);
        program
    }

    /// Opens the plan asked for, or the one last open, or the first.
    fn start(&mut self, at: Option<Start>) {
        let wanted = match &at {
            Some(Start::Plan(id)) => Some(id.clone()),
            Some(Start::Address(address)) => Some(address.plan.clone()),
            Some(Start::Query(_)) | None => self.model.memory.plan.clone(),
        };
        let plan = wanted.and_then(|id| self.model.library.position(&id)).unwrap_or(0);
        self.model.plan = plan;
        self.model.home.row = plan;
        self.perform(vec![Effect::OpenPlans(vec![plan])]);
        if !self.model.desks.contains_key(&plan) {
            self.model.view = View::Library;
        }
        match at {
            Some(Start::Address(address)) => self.show(plan, &address.id),
            Some(Start::Query(query)) => {
                self.act(Action::Do(Command::Search));
                for c in query.chars() {
                    self.act(Action::Edit(Edit::Insert(c)));
                }
            }
            Some(Start::Plan(_)) | None => {}
        }
    }

    /// Shows a section in the text, or an indicator in the table.
    fn show(&mut self, plan: usize, id: &str) {
        let Some(place) = self.model.library.get(plan).and_then(|document| document.find(id)) else { return };
        let view = if matches!(place, Place::Indicator(_)) { View::Table } else { View::Plan };
        if view == View::Table {
            self.act(Action::Do(Command::Indicators));
        }
        self.act(Action::Show { spot: Spot { plan, place }, view });
    }

    /// Makes an action happen, with all that follows from it; what the terminal is asked for comes back.
    pub fn act(&mut self, action: Action) -> Vec<Request> {
        self.model.clock = self.outside.clock();
        let effects = app::update(&mut self.model, action);
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Vec<Request> {
        let mut requests = Vec::new();
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            requests.extend(request(&effect));
            for answer in self.outside.perform(effect, &self.model.memory) {
                waiting.extend(app::update(&mut self.model, answer));
            }
        }
        requests
    }

    /// Has a large library read for searching, behind the screen. A small one is read quickly enough when it is first
    /// searched, and costs no memory until then.
    pub fn read_ahead(&mut self) {
        if self.model.library.len() > FEW {
            self.outside.librarian().read_all();
        }
    }

    /// What a search that is under way still looks for.
    pub fn searching(&mut self) -> Searching {
        self.outside.librarian().searching()
    }

    /// Waits until the library is read and searched.
    pub fn wait(&mut self) {
        while let Some(answer) = self.outside.librarian().next_answer(Duration::from_secs(60)) {
            drop(self.act(answer));
        }
    }

    /// Waits for the search under way, as what is taken from its hits is to be from the right ones; and for
    /// the first hit, if the library is still being read.
    fn wait_for_hits(&mut self) {
        let lacks_hits = |model: &Model| match model.overlays.last() {
            Some(Overlay::Search(finder)) => finder.hits.is_empty() && !finder.editor.is_blank(),
            _ => false,
        };
        while self.searching() == Searching::Hits
            || (self.outside.librarian().is_reading() && lacks_hits(&self.model))
        {
            let Some(answer) = self.outside.librarian().next_answer(PATIENCE) else { return };
            drop(self.act(answer));
        }
    }

    /// Looks whether someone else has saved records of an open plan or put plans into the library. Says whether
    /// anything is to be drawn.
    pub fn look_around(&mut self) -> bool {
        let answers = self.outside.look(self.model.overlays.is_empty());
        let is_news = !answers.is_empty();
        for answer in answers {
            drop(self.act(answer));
        }
        is_news
    }

    /// Whether a document is being read.
    #[must_use]
    pub const fn is_importing(&self) -> bool {
        self.outside.is_importing()
    }

    /// Takes over what was done meanwhile.
    fn take_answers(&mut self) -> Vec<Request> {
        self.outside.answers().into_iter().flat_map(|answer| self.act(answer)).collect()
    }

    /// Takes an event from the terminal.
    pub fn take(&mut self, event: Event) -> Vec<Request> {
        let action = match event {
            Event::Key(key) => keys::action_for(self.model.scope(), key),
            Event::Paste(text) => Some(Action::Edit(Edit::Paste(text))),
            Event::Resize { columns, rows } => Some(Action::Resize(Size { columns, rows })),
            Event::Mouse(Mouse::Click { column, row }) => Some(Action::Click { column, row }),
            Event::Mouse(Mouse::ScrollUp { .. }) => Some(Action::Do(Command::Up)),
            Event::Mouse(Mouse::ScrollDown { .. }) => Some(Action::Do(Command::Down)),
            Event::Suspend => return self.perform(vec![Effect::Finish, Effect::Suspend]),
            Event::Continue => return vec![Request::Repaint],
            Event::Wake => return self.take_answers(),
            Event::Terminate { signal } => {
                self.close();
                return vec![Request::End(signal)];
            }
        };
        if matches!(action, Some(Action::Confirm)) {
            self.wait_for_hits();
        }
        action.map_or_else(Vec::new, |action| self.act(action))
    }

    /// Puts everything that is not yet on the disk there. Once is enough.
    pub fn close(&mut self) {
        if !self.is_closed {
            self.is_closed = true;
            drop(self.act(Action::Terminate));
            // What was refused just now was kept as a draft.
            drop(self.perform(vec![Effect::Finish]));
        }
    }

    /// Whether something waits for a pause in the keys.
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        app::is_unsettled(&self.model)
    }

    /// The screen's columns and rows.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        (self.model.size.columns, self.model.size.rows)
    }

    /// What it knows, to be looked at.
    #[must_use]
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// Draws the screen; says where the caret stands, if something is being typed.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        ui::draw(&self.model, buffer)
    }
}

fn request(effect: &Effect) -> Option<Request> {
    match effect {
        Effect::Copy(text) => Some(Request::Copy(text.clone())),
        Effect::Repaint => Some(Request::Repaint),
        Effect::Suspend => Some(Request::Suspend),
        Effect::Quit => Some(Request::Quit),
        _ => None,
    }
}
