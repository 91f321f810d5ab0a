//! A stage: the whole program but for its terminal, with plans, a clock and folders of its own, driven by keys
//! and looked at as text.
//!
//! What always holds of a screen is checked each time one is printed: no character is cut in half, and the
//! caret stands inside.
#![allow(dead_code, reason = "each test program uses its own part")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use gangmu::app::{Action, Model};
use gangmu::keys::Key;
use gangmu::plan::{Edition, FullText, Library, Plan, check, plan_from_json};
use gangmu::record::RecordFile;
use gangmu::runtime::{Folders, Launch, Now, Program, Request, Start};
use gangmu::terminal::Event;
use gangmu::text::Ambiguous;
use gangmu::words::Lang;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::collections::VecDeque;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// How long anything may take before the test fails; long, because the machine may be busy.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

/// The plan that stages open.
pub(crate) const PLAN: &str = "yunxi-community";

/// How a stage is set before it opens.
pub(crate) struct Setting {
    folder: tempfile::TempDir,
    size: (u16, u16),
    ambiguous: Ambiguous,
    lang: Lang,
    at: Option<Start>,
    ids: Vec<&'static str>,
    has_full_text: bool,
}

impl Setting {
    /// 80 by 24, narrow, Chinese, at the plan [`PLAN`], which is alone in the library.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = Some(Start::Plan(PLAN.to_owned()));
        Self {
            folder,
            size: (80, 24),
            ambiguous: Ambiguous::Narrow,
            lang: Lang::Zh,
            at,
            ids: vec![PLAN],
            has_full_text: false,
        }
    }

    /// Columns and rows.
    pub(crate) fn size(self, columns: u16, rows: u16) -> Self {
        Self { size: (columns, rows), ..self }
    }

    /// A terminal that draws ambiguous characters two columns wide.
    pub(crate) fn wide(self) -> Self {
        Self { ambiguous: Ambiguous::Wide, ..self }
    }

    /// English words.
    pub(crate) fn english(self) -> Self {
        Self { lang: Lang::En, ..self }
    }

    /// Opens there.
    pub(crate) fn at(self, at: Option<Start>) -> Self {
        Self { at, ..self }
    }

    /// A second plan in the library, `beiwan-libraries`, before the first.
    pub(crate) fn two_plans(self) -> Self {
        Self { ids: vec!["beiwan-libraries", PLAN], ..self }
    }

    /// [`PLAN`] is a digest, and its full text is attached to it.
    pub(crate) fn with_full_text(self) -> Self {
        Self { has_full_text: true, ..self }
    }

    /// The records of [`PLAN`], as in the file of this text.
    pub(crate) fn records(self, json: &str) -> Self {
        let path = self.folder.path().join("records").join(format!("{PLAN}.json"));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, json).expect("records are written");
        self
    }

    /// The records of [`PLAN`] as several people left them.
    pub(crate) fn with_records(self) -> Self {
        let json = std::fs::read_to_string(fixture("records/yunxi-community.json")).expect("the fixture");
        self.records(&json)
    }

    /// A file in the library's folder, for [`open_files`](Self::open_files).
    pub(crate) fn file(self, name: &str, json: &str) -> Self {
        let path = self.folder.path().join("plans").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, json).expect("the file is written");
        self
    }

    /// The fixture of this plan as a file in the library's folder, under another id.
    pub(crate) fn plan_file(self, plan: &str, id: &str) -> Self {
        let json = std::fs::read_to_string(fixture(&format!("plans/{plan}.json"))).expect("the fixture");
        let json = json.replace(&format!("\"id\": \"{plan}\""), &format!("\"id\": \"{id}\""));
        self.file(&format!("{id}.json"), &json)
    }

    /// Opens the program with the embedded plans and the files in its library's folder.
    pub(crate) fn open_files(self) -> Stage {
        let launch = launch(self.folder.path(), self.ambiguous, self.lang, self.at);
        let program = Program::new(launch, self.size, clock);
        Stage { folder: self.folder, program, requests: Vec::new() }
    }

    /// Opens the program.
    pub(crate) fn open(self) -> Stage {
        let launch = launch(self.folder.path(), self.ambiguous, self.lang, self.at);
        let mut plans: Vec<Plan> = self.ids.into_iter().map(plan).collect();
        for digest in plans.iter_mut().filter(|plan| self.has_full_text && plan.id == PLAN) {
            digest.edition = Edition::Digest;
            digest.full = Some(Box::new(FullText::new(digest, plan("yunxi-community.full"))));
        }
        let library = Library::of(plans);
        let program = Program::with_library(library, launch, self.size, clock);
        Stage { folder: self.folder, program, requests: Vec::new() }
    }
}

fn launch(folder: &Path, ambiguous: Ambiguous, lang: Lang, at: Option<Start>) -> Launch {
    let folders = Folders {
        records: folder.join("records"),
        library: folder.join("plans"),
        drafts: folder.join("drafts"),
        state: folder.join("view.json"),
    };
    Launch { folders, lang, ambiguous: Some(ambiguous), mouse: false, at, user: Some("li".to_owned()) }
}

/// It is always this second.
pub(crate) fn clock() -> Now {
    Now { stamp: "2033-03-08T02:04:05Z".into(), year: "2033".into(), time: "10:04".into(), offset: 8 * 3600 }
}

fn fixture(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/fixtures", path].iter().collect()
}

fn plan(id: &str) -> Plan {
    let json = std::fs::read_to_string(fixture(&format!("plans/{id}.json"))).expect("the fixture");
    let plan = plan_from_json(&json).expect("a plan");
    assert_eq!(check(&plan), []);
    plan
}

/// The program, running.
pub(crate) struct Stage {
    folder: tempfile::TempDir,
    program: Program,
    /// What the terminal was asked for since the start.
    pub(crate) requests: Vec<Request>,
}

impl Stage {
    /// Presses keys: characters as they are, others by name as in `<Down>`, `<Ctrl-d>`, `<lt>`. Then they pause.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.event(Event::Key(key));
        }
        self.settle()
    }

    /// Lets what waits for a pause happen, and what goes on behind the screen come to its end.
    pub(crate) fn settle(&mut self) -> &mut Self {
        self.program.wait();
        while self.program.is_unsettled() {
            let asked = self.program.act(Action::Settle);
            self.requests.extend(asked);
        }
        self.program.wait();
        self
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Paste(text.to_owned()));
        self.settle()
    }

    /// Gives the screen another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.event(Event::Resize { columns, rows });
        self
    }

    /// One event, and no pause after it.
    pub(crate) fn event(&mut self, event: Event) {
        let mut asked: VecDeque<Request> = self.program.take(event).into();
        while let Some(request) = asked.pop_front() {
            if let Request::Copy(text) = &request {
                asked.extend(self.program.act(Action::Copied { text: text.clone(), sent: true }));
            }
            self.requests.push(request);
        }
    }

    /// Does what an idle screen does now and then.
    pub(crate) fn look_around(&mut self) -> &mut Self {
        self.program.look_around();
        self.program.wait();
        self
    }

    /// Waits until a document that is being read is read, or cannot be.
    pub(crate) fn read(&mut self) -> &mut Self {
        let begun = std::time::Instant::now();
        while self.program.is_importing() {
            assert!(begun.elapsed() < PATIENCE, "the document is not read");
            self.program.look_around();
            std::thread::yield_now();
        }
        self
    }

    /// Makes an action happen that no key asks for.
    pub(crate) fn act(&mut self, action: Action) {
        let asked = self.program.act(action);
        self.requests.extend(asked);
    }

    /// Leaves the program and opens it again in the same folder, where it was left.
    pub(crate) fn reopen(self) -> Self {
        let Self { folder, mut program, .. } = self;
        program.close();
        let settings = program.model().settings.clone();
        let launch = launch(folder.path(), settings.ambiguous, settings.lang, None);
        let plans = program.model().library.plans().map(|(_, plan)| Plan::clone(plan));
        let library = Library::of(plans.collect());
        let program = Program::with_library(library, launch, program.size(), clock);
        Self { folder, program, requests: Vec::new() }
    }

    /// What the program knows.
    pub(crate) fn model(&self) -> &Model {
        self.program.model()
    }

    /// The folder of its files.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The records of [`PLAN`] as they are on the disk.
    pub(crate) fn saved(&self) -> RecordFile {
        let path = self.folder().join("records").join(format!("{PLAN}.json"));
        let bytes = std::fs::read(path).expect("there are records");
        RecordFile::from_json(&bytes).expect("the records are whole")
    }

    /// The screen as text, with a hash of its styles and the place of the caret below it.
    pub(crate) fn print(&self) -> String {
        let (columns, rows) = self.program.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let caret = self.program.draw(&mut buffer);
        let mut text = (0..rows).fold(String::new(), |mut text, y| {
            text.push_str(print_row(&buffer, y, self.model().settings.ambiguous).trim_end());
            text.push('\n');
            text
        });
        writeln!(text, "-- styles {:08x}", hash_styles(&buffer)).expect("a string takes it");
        match caret {
            None => text.push_str("-- no caret\n"),
            Some((x, y)) => {
                assert!(x < columns && y < rows, "the caret is outside at {x}, {y}");
                writeln!(text, "-- caret at column {x}, row {y}").expect("a string takes it");
            }
        }
        text
    }

    /// Compares the screen with `tests/golden/<name>.txt`; with `GANGMU_BLESS` set, writes that file.
    #[track_caller]
    pub(crate) fn shows(&mut self, name: &str) -> &mut Self {
        let path: PathBuf =
            [env!("CARGO_MANIFEST_DIR"), "tests/golden", &format!("{name}.txt")].iter().collect();
        let screen = self.print();
        if std::env::var_os("GANGMU_BLESS").is_some() {
            std::fs::write(&path, screen).expect("the golden file is written");
            return self;
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == screen, "{}:\n{}", path.display(), compared(&golden, &screen));
        self
    }

    /// Checks that a text stands on the screen, in one row.
    #[track_caller]
    pub(crate) fn has(&mut self, text: &str) -> &mut Self {
        let screen = self.print();
        assert!(screen.contains(text), "no {text:?} on the screen:\n{screen}");
        self
    }

    /// Checks that a text stands nowhere on the screen.
    #[track_caller]
    pub(crate) fn lacks(&mut self, text: &str) -> &mut Self {
        let screen = self.print();
        assert!(!screen.contains(text), "{text:?} on the screen:\n{screen}");
        self
    }
}

/// The keys that a string means; see [`Stage::keys`].
pub(crate) fn parse(keys: &str) -> Vec<Key> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        rest = match named {
            Some((name, after)) => {
                let key = if name == "lt" { Some(Key::Char('<')) } else { Key::parse(name) };
                parsed.push(key.unwrap_or_else(|| panic!("<{name}> is no key")));
                after
            }
            None => {
                parsed.push(Key::Char(c));
                rest.strip_prefix(c).unwrap_or_default()
            }
        };
    }
    parsed
}

/// One row, each wide character once. Blanks in reverse video are `#`, but for those of a marked row.
fn print_row(buffer: &Buffer, y: u16, ambiguous: Ambiguous) -> String {
    let cells = (0..buffer.area.width).filter_map(|x| buffer.cell((x, y)));
    let mut reversed = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    let blank = if reversed.all(|cell| cell.symbol() == " ") { "#" } else { " " };
    let mut row = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let Some(cell) = buffer.cell((x, y)) else { break };
        let is_block = cell.symbol() == " " && cell.modifier.contains(Modifier::REVERSED);
        row.push_str(if is_block { blank } else { cell.symbol() });
        if ambiguous.str(cell.symbol()) == 2 {
            let half = buffer.cell((x + 1, y)).map(|cell| cell.symbol().to_owned());
            assert_eq!(half.as_deref(), Some(" "), "{:?} is cut at column {x}, row {y}", cell.symbol());
            let is_told = !matches!(cell.diff_option, CellDiffOption::None);
            let is_taken_for_narrow = Ambiguous::Narrow.str(cell.symbol()) == 1;
            assert_eq!(is_told, is_taken_for_narrow, "{:?} has the wrong width", cell.symbol());
            x += 1;
        }
        x += 1;
    }
    row
}

/// FNV-1a over what each cell looks like.
fn hash_styles(buffer: &Buffer) -> u32 {
    let looks = buffer.content.iter().map(|cell| {
        let style = cell.style();
        format!("{:?} {:?} {:04x};", style.fg, style.bg, style.add_modifier.bits())
    });
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    looks.fold(0x811c_9dc5, |hash, look| look.bytes().fold(hash, mix))
}

/// Both screens, a row that differs twice: as it should be and as it is.
fn compared(golden: &str, screen: &str) -> String {
    let (golden, screen): (Vec<_>, Vec<_>) = (golden.lines().collect(), screen.lines().collect());
    let mut text = String::new();
    for at in 0..golden.len().max(screen.len()) {
        match (golden.get(at), screen.get(at)) {
            (Some(wanted), Some(is)) if wanted == is => text.push_str(&format!("  {is}\n")),
            (wanted, is) => {
                text.extend(wanted.map(|row| format!("- {row}\n")));
                text.extend(is.map(|row| format!("+ {row}\n")));
            }
        }
    }
    text
}
