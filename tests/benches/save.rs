//! What it costs to save one change, the waiting for the disk included.
//!
//! `change` is the whole of it where the program lies open and nobody else has saved; `change_after_another` is the
//! same where the file is to be read first, as by a command of the shell; `disk_alone` writes a text of the same
//! length to the disk by the same system calls, so that the difference is the program's own time. None of them
//! holds up a key: the screen saves behind its loop. `load` reads the file, and `first_screen` is what someone who
//! opens its plan waits for, which is not for the records of a long file. None is timed by a test.

use divan::Bencher;
use gangmu::record::{Change, ChangeKind, NoteKind, Stamp, Status, Store};
use gangmu::runtime::{Folders, Launch, Now, Program, Start};
use gangmu::terminal::Screen;
use gangmu::text::Ambiguous;
use gangmu::words::Lang;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// How many notes the file holds, ten to a record that has a status and an owner as well: a plan just begun, a
/// plan in use, and a plan of ten thousand sections after years.
const NOTES: [usize; 3] = [10, 1_000, 100_000];

/// One of the plans the program brings with it.
const PLAN: &str = "yangquan-outline";

fn main() {
    divan::main();
}

#[divan::bench(args = NOTES)]
fn change(bencher: Bencher<'_, '_>, notes: usize) {
    let (_folder, store) = filled(notes);
    let mut n = 1;
    bencher.bench_local(|| {
        n += 1;
        let status = Status::ALL[n % Status::ALL.len()];
        let change = Change { id: "s0".to_owned(), kind: ChangeKind::Status(Some(status)) };
        store.change(PLAN, &[change], &Stamp::now("li")).is_ok()
    });
}

#[divan::bench(args = NOTES)]
fn change_after_another(bencher: Bencher<'_, '_>, notes: usize) {
    let (folder, _) = filled(notes);
    let mut n = 1;
    bencher.bench_local(|| {
        n += 1;
        let status = Status::ALL[n % Status::ALL.len()];
        let change = Change { id: "s0".to_owned(), kind: ChangeKind::Status(Some(status)) };
        Store::new(folder.path().to_owned()).change(PLAN, &[change], &Stamp::now("li")).is_ok()
    });
}

#[divan::bench(args = NOTES)]
fn disk_alone(bencher: Bencher<'_, '_>, notes: usize) {
    let (folder, _store) = filled(notes);
    let path = folder.path().join(format!("{PLAN}.json"));
    let bytes = fs::read(&path).unwrap_or_default();
    bencher.bench_local(|| {
        let mut new = tempfile::NamedTempFile::new_in(folder.path())?;
        new.write_all(&bytes)?;
        new.as_file().sync_all()?;
        let linked = folder.path().join("link");
        fs::hard_link(&path, &linked)?;
        fs::rename(&linked, folder.path().join(format!("{PLAN}.json.bak")))?;
        new.persist(&path)?;
        File::open(folder.path())?.sync_all()
    });
}

#[divan::bench(args = NOTES)]
fn load(bencher: Bencher<'_, '_>, notes: usize) {
    let (folder, _) = filled(notes);
    bencher.bench_local(|| Store::new(folder.path().to_owned()).load(PLAN).file);
}

#[divan::bench(args = NOTES)]
fn first_screen(bencher: Bencher<'_, '_>, notes: usize) {
    let (folder, _) = filled(notes);
    bencher.with_inputs(|| launch(folder.path())).bench_local_values(|launch| {
        let program = Program::working_behind(launch, (80, 24), now, Arc::new(|| ()));
        let mut screen = Screen::new(Vec::new(), true);
        let drawn = screen.draw(program.size(), |buffer| program.draw(buffer)).is_ok();
        (program, drawn)
    });
}

fn now() -> Now {
    Now { stamp: "2026-11-22T03:04:05Z".into(), year: "2026".into(), time: "10:32".into(), offset: 8 * 3600 }
}

/// The plan, as it is opened from the shell.
fn launch(folder: &Path) -> Launch {
    let folders = Folders {
        records: folder.to_owned(),
        library: folder.join("plans"),
        drafts: folder.join("drafts"),
        state: folder.join("view.json"),
    };
    let ambiguous = Some(Ambiguous::Narrow);
    Launch {
        folders,
        lang: Lang::Zh,
        ambiguous,
        mouse: false,
        at: Some(Start::Plan(PLAN.to_owned())),
        user: None,
    }
}

fn filled(notes: usize) -> (TempDir, Store) {
    // The temporary folder of the system may be in memory, where waiting for the disk costs nothing.
    #[expect(clippy::expect_used, reason = "without a folder there is nothing to measure")]
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let store = Store::new(folder.path().to_owned());
    let changes: Vec<_> = (0..notes / 10)
        .flat_map(|n| {
            let note = || {
                let text = "十一个市已经发布清单，六个县的经费还没有落实，下月核对。".to_owned();
                ChangeKind::AddNote { kind: NoteKind::Progress, text }
            };
            let fields =
                [ChangeKind::Status(Some(Status::OnTrack)), ChangeKind::Owner(Some("市民政局".to_owned()))];
            let kinds = fields.into_iter().chain((0..10).map(move |_| note()));
            kinds.map(move |kind| Change { id: format!("s{n}"), kind })
        })
        .collect();
    let filled = store.change(PLAN, &changes, &Stamp::now("li"));
    assert!(filled.is_ok(), "{filled:?}");
    (folder, store)
}
