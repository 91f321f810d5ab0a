//! What a person waits for: the first screen, a key, a frame. Without the terminal: bytes go into a buffer.

use divan::{Bencher, black_box};
use gangmu::app::Action;
use gangmu::keys::Key;
use gangmu::runtime::{Folders, Launch, Now, Program};
use gangmu::terminal::{Event, Screen};
use gangmu::text::Ambiguous;
use gangmu::words::Lang;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

fn now() -> Now {
    Now { stamp: "2026-11-22T03:04:05Z".into(), year: "2026".into(), time: "10:32".into() }
}

fn program(size: (u16, u16)) -> Program {
    let nowhere = std::env::temp_dir().join("gangmu-bench-nothing-here");
    let folders = Folders {
        records: nowhere.join("records"),
        library: nowhere.join("plans"),
        drafts: nowhere.join("drafts"),
        state: nowhere.join("view.json"),
    };
    let launch = Launch {
        folders,
        lang: Lang::Zh,
        ambiguous: Some(Ambiguous::Narrow),
        mouse: false,
        at: None,
        user: None,
    };
    Program::new(launch, size, now)
}

fn drawn(program: &Program, screen: &mut Screen<Vec<u8>>) -> usize {
    screen.output().clear();
    screen.draw(program.size(), |buffer| program.draw(buffer)).unwrap_or_default()
}

fn press(program: &mut Program, keys: &str) {
    for c in keys.chars() {
        drop(program.take(Event::Key(if c == '\t' { Key::Tab } else { Key::Char(c) })));
    }
}

/// From nothing to the bytes of the first screen: the plan is read, laid open and drawn.
#[divan::bench]
fn first_content(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let program = program((80, 24));
        let mut screen = Screen::new(Vec::new(), true);
        drawn(&program, &mut screen)
    });
}

#[divan::bench(args = [(80, 24), (200, 60)])]
fn whole_frame(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let program = program(size);
    bencher.bench(|| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        black_box(program.draw(&mut buffer));
        buffer
    });
}

/// One key and the bytes that follow from it, down and up in turn so that it never reaches an end.
fn key_and_frame(bencher: Bencher<'_, '_>, prepare: &str, settles: bool) {
    let mut program = program((80, 24));
    press(&mut program, prepare);
    let mut screen = Screen::new(Vec::new(), true);
    drawn(&program, &mut screen);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        press(&mut program, if down { "j" } else { "k" });
        if settles {
            drop(program.act(Action::Settle));
        }
        drawn(&program, &mut screen)
    });
}

#[divan::bench]
fn key_in_the_tree(bencher: Bencher<'_, '_>) {
    key_and_frame(bencher, "jjj", false);
}

#[divan::bench]
fn key_in_the_tree_and_the_text_follows(bencher: Bencher<'_, '_>) {
    key_and_frame(bencher, "jjj", true);
}

#[divan::bench]
fn line_of_scrolling_zoomed(bencher: Bencher<'_, '_>) {
    key_and_frame(bencher, "\tjjoj", false);
}

#[divan::bench]
fn key_in_the_table(bencher: Bencher<'_, '_>) {
    key_and_frame(bencher, "ij", false);
}

#[divan::bench]
fn key_in_the_search(bencher: Bencher<'_, '_>) {
    let mut program = program((80, 24));
    press(&mut program, "/养老");
    let mut screen = Screen::new(Vec::new(), true);
    bencher.bench_local(|| {
        press(&mut program, "床");
        drop(program.take(Event::Key(Key::Backspace)));
        drawn(&program, &mut screen)
    });
}
