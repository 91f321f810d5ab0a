//! The corpus of the fuzz targets, and changed copies of it, through the same functions.

use crate::fuzz;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// The fuzz targets, by the names of their corpora.
const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("text", fuzz::text),
    ("markdown", fuzz::markdown),
    ("html", fuzz::html),
    ("docx", fuzz::docx),
    ("xlsx", fuzz::xlsx),
    #[cfg(feature = "pdf")]
    ("pdf", fuzz::pdf),
    ("pipeline", fuzz::pipeline),
    ("plan_json", fuzz::plan_json),
    ("record_json", fuzz::record_json),
];

/// Pieces that readers look for, to be put where none was.
const PIECES: &[&str] = &[
    "\n",
    "\t",
    "|",
    "  ",
    "\u{3000}",
    "。",
    "，",
    "、",
    "“",
    "”",
    "（",
    "）",
    "一、",
    "（一）",
    "1.",
    "第一章",
    "专栏1",
    "——",
    "到2030年",
    "5%",
    "3.5万张",
    "达到",
    "由5%提高到",
    "分别",
    "指标",
    "单位",
    "2030年",
    "约束性",
    "其中：",
    "注：",
    "??",
    "\u{fffd}",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{200b}",
    "\u{301}",
    "\0",
    "<table>",
    "<td rowspan=9>",
    "</",
    "<",
    "&",
    "&#x1b;",
    "<w:p>",
    "<w:tbl>",
    "</w:tc>",
    "99999999999",
    "-1",
    "1e308",
    "null",
    "[",
    "{",
    "\"",
    "\\",
    "/",
    " 0 R",
    "endobj",
    "stream",
    "Q",
    "cm",
    "Tj",
    "xê",
    "《",
    "………… 12",
];

/// One change to a file. Places are parts of 65,536 of its length.
#[derive(Clone, Debug)]
enum Change {
    /// A byte becomes another.
    Byte(u16, u8),
    /// From the one place to the other, all is gone.
    Cut(u16, u16),
    /// It stands so many times more.
    Again(u16, u16, u8),
    /// One of the pieces is put in.
    Piece(u16, usize),
    /// All after the place is gone.
    End(u16),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (any::<u16>(), any::<u16>()).prop_map(|(from, to)| Change::Cut(from, to)),
        (any::<u16>(), any::<u16>(), 1..20_u8).prop_map(|(from, to, times)| Change::Again(from, to, times)),
        (any::<u16>(), 0..PIECES.len()).prop_map(|(at, piece)| Change::Piece(at, piece)),
        (any::<u16>(), 0..PIECES.len()).prop_map(|(at, piece)| Change::Piece(at, piece)),
        any::<u16>().prop_map(Change::End),
    ]
}

fn changed(mut file: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let place = |at: &u16| usize::from(*at) * file.len() >> 16;
        let range = |from: &u16, to: &u16| place(from.min(to))..place(from.max(to));
        match change {
            Change::Byte(at, new) => {
                let at = place(at);
                if let Some(byte) = file.get_mut(at) {
                    *byte = *new;
                }
            }
            Change::Cut(from, to) => drop(file.drain(range(from, to))),
            Change::Again(from, to, times) => {
                let range = range(from, to);
                let piece = file[range.clone()].repeat(usize::from(*times));
                if file.len() + piece.len() < 200_000 {
                    file.splice(range.end..range.end, piece);
                }
            }
            Change::Piece(at, piece) => {
                let at = place(at);
                file.splice(at..at, PIECES[*piece].bytes());
            }
            Change::End(at) => file.truncate(place(at)),
        }
    }
    file
}

/// The files of a target's corpus, in order.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

#[test]
fn every_file_of_every_corpus_is_survived() {
    for (target, run) in TARGETS {
        let files = corpus(target);
        assert!(!files.is_empty(), "{target} has files");
        for (name, file) in files {
            eprintln!("{name}");
            run(&file);
        }
    }
}

#[test]
fn files_cut_off_anywhere_are_survived() {
    for (target, run) in TARGETS {
        for (_, file) in corpus(target) {
            for end in (0..file.len()).step_by(101) {
                run(&file[..end]);
            }
        }
    }
}

/// How many changed files are tried: `PROPTEST_CASES` of them, or few enough for a run of all tests.
fn cases() -> u32 {
    if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 400 }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn changed_files_are_survived(
        target in 0..TARGETS.len(),
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        let (name, run) = TARGETS[target];
        let files = corpus(name);
        let (_, bytes) = file.get(&files);
        run(&changed(bytes.clone(), &changes));
    }
}
