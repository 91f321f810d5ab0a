//! What a key costs on the wire, in bytes, walking through a real plan: over SSH that is what one waits for.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use gangmu::app::Action;
use gangmu::keys::Key;
use gangmu::plan::Library;
use gangmu::runtime::{Folders, Launch, Now, Program, Start};
use gangmu::terminal::{Event, Screen};
use gangmu::text::Ambiguous;
use gangmu::words::Lang;

fn now() -> Now {
    Now { stamp: "2026-11-22T03:04:05Z".into(), year: "2026".into(), time: "10:32".into(), offset: 8 * 3600 }
}

struct Wire {
    _home: tempfile::TempDir,
    program: Program,
    screen: Screen<Vec<u8>>,
}

impl Wire {
    /// The first embedded plan at 80×24, after these keys.
    fn open(keys: &[Key]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        let folders = Folders {
            records: at("records"),
            library: at("plans"),
            drafts: at("drafts"),
            state: at("view.json"),
        };
        let id = Library::embedded().ids().next().unwrap().to_owned();
        let launch = Launch {
            folders,
            lang: Lang::Zh,
            ambiguous: Some(Ambiguous::Narrow),
            mouse: false,
            at: Some(Start::Plan(id)),
            user: None,
        };
        let program = Program::new(launch, (80, 24), now);
        let mut wire = Self { _home: home, program, screen: Screen::new(Vec::new(), true) };
        for &key in keys {
            wire.press(key);
            wire.settle();
        }
        wire
    }

    fn press(&mut self, key: Key) -> usize {
        drop(self.program.take(Event::Key(key)));
        self.draw()
    }

    fn settle(&mut self) -> usize {
        drop(self.program.act(Action::Settle));
        self.draw()
    }

    fn draw(&mut self) -> usize {
        let program = &self.program;
        self.screen.draw(program.size(), |buffer| program.draw(buffer)).unwrap()
    }
}

fn median(mut bytes: Vec<usize>) -> usize {
    bytes.sort_unstable();
    bytes[bytes.len() / 2]
}

#[test]
fn a_key_in_the_tree_costs_a_few_bytes_and_the_text_that_follows_a_page_at_most() {
    let mut wire = Wire::open(&[]);
    let (mut moves, mut pages) = (Vec::new(), Vec::new());
    // As many rows as are on the screen: the mark moves, and nothing scrolls.
    for _ in 0..20 {
        moves.push(wire.press(Key::Char('j')));
        pages.push(wire.settle());
    }
    assert!(median(moves.clone()) <= 150, "{moves:?}");
    assert!(pages.iter().all(|&bytes| bytes <= 2000), "{pages:?}");
}

#[test]
fn a_scrolled_line_costs_little_where_the_text_has_the_whole_width() {
    let mut wire = Wire::open(&[Key::Tab, Key::Char('o')]);
    let lines: Vec<usize> = (0..120).map(|_| wire.press(Key::Char('j'))).collect();
    assert!(lines.iter().all(|&bytes| bytes <= 300), "{lines:?}");
}

#[test]
fn a_scrolled_line_beside_the_tree_costs_no_more_than_a_page() {
    let mut wire = Wire::open(&[Key::Tab]);
    let lines: Vec<usize> = (0..60).map(|_| wire.press(Key::Char('j'))).collect();
    assert!(median(lines.clone()) <= 2000, "{lines:?}");
}
