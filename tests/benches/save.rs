//! What it costs to save one change, the waiting for the disk included.
//!
//! `change` is the whole of it; `disk_alone` writes a text of the same length to the disk by the same system
//! calls, so that the difference is the program's own time. Neither is timed by a test.

use divan::Bencher;
use gangmu::record::{Change, ChangeKind, NoteKind, Stamp, Status, Store};
use std::fs::{self, File};
use std::io::Write;
use tempfile::TempDir;

/// How many records the file holds, each with a status, an owner and a note: a plan just begun, a plan in use,
/// and far more than any plan has.
const RECORDS: [usize; 3] = [1, 200, 2000];

fn main() {
    divan::main();
}

#[divan::bench(args = RECORDS)]
fn change(bencher: Bencher<'_, '_>, records: usize) {
    let (_folder, store) = filled(records);
    let mut n = 1;
    bencher.bench_local(|| {
        n += 1;
        let status = Status::ALL[n % Status::ALL.len()];
        let change = Change { id: "s0".to_owned(), kind: ChangeKind::Status(Some(status)) };
        store.change("small", &[change], &Stamp::now("li")).is_ok()
    });
}

#[divan::bench(args = RECORDS)]
fn disk_alone(bencher: Bencher<'_, '_>, records: usize) {
    let (folder, _store) = filled(records);
    let path = folder.path().join("small.json");
    let bytes = fs::read(&path).unwrap_or_default();
    bencher.bench_local(|| {
        let mut new = tempfile::NamedTempFile::new_in(folder.path())?;
        new.write_all(&bytes)?;
        new.as_file().sync_all()?;
        let linked = folder.path().join("link");
        fs::hard_link(&path, &linked)?;
        fs::rename(&linked, folder.path().join("small.json.bak"))?;
        new.persist(&path)?;
        File::open(folder.path())?.sync_all()
    });
}

#[divan::bench(args = RECORDS)]
fn load(bencher: Bencher<'_, '_>, records: usize) {
    let (_folder, store) = filled(records);
    bencher.bench_local(|| store.load("small").file);
}

fn filled(records: usize) -> (TempDir, Store) {
    // The temporary folder of the system may be in memory, where waiting for the disk costs nothing.
    #[expect(clippy::expect_used, reason = "without a folder there is nothing to measure")]
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let store = Store::new(folder.path().to_owned());
    let changes: Vec<_> = (0..records)
        .flat_map(|n| {
            let text = "十一个市已经发布清单，六个县的经费还没有落实，下月核对。".to_owned();
            [
                ChangeKind::Status(Some(Status::OnTrack)),
                ChangeKind::Owner(Some("市民政局".to_owned())),
                ChangeKind::AddNote { kind: NoteKind::Progress, text },
            ]
            .map(|kind| Change { id: format!("s{n}"), kind })
        })
        .collect();
    let filled = store.change("small", &changes, &Stamp::now("li"));
    assert!(filled.is_ok(), "{filled:?}");
    (folder, store)
}
