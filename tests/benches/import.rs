//! What it costs to import a document: first a table that says for documents of each kind, of usual and of great
//! length, whether the limits hold; then, of the packed formats, what reading takes alone.
//!
//! Each document of the table is imported as `gangmu import` does it, into an empty library, by a process of its own, of
//! which the least of several runs counts: the time from its start to its end, and that of all processors together. Memory
//! is what the process has beyond one that imports a single line.

use divan::Bencher;
use gangmu::import::{Options, Shelf, Wish, load, read, read_watched};
use gangmu::plan::Library;
use gangmu::record::{Stamp, Store};
use rustix::time::{ClockId, clock_gettime};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

#[path = "../support/documents.rs"]
mod documents;

use documents::{docx, lines, pdf, text, xlsx};

/// What the first argument of a process that imports one document is.
const ONE: &str = "--import-one";
/// How often each is imported.
const RUNS: usize = 3;
/// Bytes of a document, and the milliseconds it may take.
const SIZES: [(usize, f64); 2] = [(250_000, 50.0), (10_000_000, 2000.0)];
/// How many times the file the memory may be.
const TIMES: f64 = 10.0;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(ONE) {
        import_one(Path::new(&arguments.next().unwrap_or_default()));
        return;
    }
    table();
    divan::main();
}

/// A kind of documents: its name, the ending of its files, and its lines by their numbers.
type Sort = (&'static str, &'static str, fn(usize) -> String);

/// The kinds of documents beside prose.
fn kinds() -> [Sort; 13] {
    [
        ("tables by tabs", "txt", |n| row(n, "\t", "\n")),
        ("tables by blanks", "txt", |n| row(n, "    ", "\n")),
        ("a table of a page", "html", |n| {
            let head = if n == 0 { "<html><body><h1>云溪市“十五五”规划</h1><table>" } else { "" };
            let cells = row(n, "</td><td>", "</td></tr><tr><td>");
            format!("{head}<tr><td>{}</td></tr>\n", cells.trim_end_matches("</td></tr><tr><td>"))
        }),
        ("nothing but headings", "txt", |n| match n % 12 {
            0 => format!("第{}章 发展基础{n}\n", n / 12 + 1),
            k => format!("（{}）加强第{n}项建设\n", char::from_u32(0x4e00 + k as u32).unwrap_or('一')),
        }),
        ("nothing but numbers", "txt", |n| {
            format!("{n} {} {} {}\n", n * 7 % 9973, n * 13 % 9973, n * 31 % 9973)
        }),
        ("numbers by tabs", "txt", |n| numbers(n, "\t")),
        ("numbers by blanks", "txt", |n| numbers(n, "  ")),
        ("lines of eight digits", "txt", |n| numbers(n, "")),
        ("a lost byte every line", "txt", |n| {
            format!("加快建设第{n}个养老服务设?，完善社区居家服务网络。\n")
        }),
        ("a question mark for a character", "txt", |n| format!("加快建设第{n}个养老?务设施，完善社区")),
        ("U+FFFD for a character", "txt", |n| format!("加快建设第{n}个养老\u{fffd}务设施，完善社区")),
        ("lines of question marks", "txt", |_| "?".repeat(80) + "\n"),
        ("question marks in one line", "txt", |_| "?".repeat(1000)),
    ]
}

/// A line of eight digits, with this between them.
fn numbers(n: usize, between: &str) -> String {
    let digits: Vec<String> = (1..9).map(|k| (n * k * 7919 % 97 % 10).to_string()).collect();
    digits.join(between) + "\n"
}

/// A row of a table of indicators; every fortieth begins a table.
fn row(n: usize, between: &str, end: &str) -> String {
    let mut row = String::new();
    if n.is_multiple_of(40) {
        let head = ["指标名称", "单位", "2025年", "2030年", "属性"].join(between);
        let _ = write!(row, "{}{head}{end}", if end == "\n" { "\n" } else { "" });
    }
    let cells = [
        format!("社区服务覆盖率{n}"),
        "%".into(),
        format!("{}.5", n % 80),
        format!("{}", n % 20 + 80),
        "预期性".into(),
    ];
    row + &cells.join(between) + end
}

fn table() {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("line.txt");
    let floor =
        std::fs::write(&path, "一、总则").ok().and_then(|()| measured(&path)).map_or(0.0, |cost| cost.kb);
    println!(
        "| document | KB | ms | at most | CPU ms | MB beyond {:.0} | times the file | both hold |",
        floor / 1e3
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (size, most) in SIZES {
        let prose: (&str, &str, String) = ("prose", "txt", text(size));
        let others = kinds().map(|(name, kind, line)| {
            let mut document =
                if kind == "txt" { "云溪市“十五五”规划\n".to_owned() } else { String::new() };
            let mut lines = (0..).map(line);
            while document.len() < size {
                document.extend(lines.next());
            }
            (name, kind, document)
        });
        for (name, kind, document) in std::iter::once(prose).chain(others) {
            let path = folder.path().join(format!("document.{kind}"));
            let Ok(()) = std::fs::write(&path, &document) else { continue };
            let Some(Cost { ms, cpu_ms, kb }) = measured(&path) else { continue };
            let beyond = (kb - floor).max(0.0) / 1e3;
            let times = beyond * 1e6 / document.len() as f64;
            let verdict = if ms <= most && times <= TIMES { "yes" } else { "no" };
            let kilobytes = document.len() / 1000;
            println!(
                "| {name} | {kilobytes} | {ms:.0} | {most:.0} | {cpu_ms:.0} | {beyond:.1} | {times:.1} | {verdict} |"
            );
        }
    }
}

/// What an import takes.
struct Cost {
    /// Milliseconds from the start of its process to the end.
    ms: f64,
    /// Milliseconds of all processors together.
    cpu_ms: f64,
    /// Kilobytes of memory.
    kb: f64,
}

/// What it takes to import the document, the least of several.
fn measured(path: &Path) -> Option<Cost> {
    let program = std::env::current_exe().ok()?;
    let run = |_| {
        let start = Instant::now();
        let output = Command::new(&program).arg(ONE).arg(path).output().ok()?;
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let (cpu_ms, kb) = std::str::from_utf8(&output.stdout).ok()?.trim().split_once(' ')?;
        Some(Cost { ms, cpu_ms: cpu_ms.parse().ok()?, kb: kb.parse().ok()? })
    };
    let runs: Vec<Cost> = (0..RUNS).filter_map(run).collect();
    let least = |of: fn(&Cost) -> f64| runs.iter().map(of).reduce(f64::min);
    Some(Cost { ms: least(|run| run.ms)?, cpu_ms: least(|run| run.cpu_ms)?, kb: least(|run| run.kb)? })
}

/// Imports a document into an empty library, and prints what this process has taken.
fn import_one(path: &Path) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let plans = folder.path().join("plans");
    let shelf = Shelf::new(plans.clone(), Store::new(folder.path().join("records")));
    let Ok(bytes) = load(path) else { return };
    let Ok(draft) = read_watched(bytes, "document", &Options::default(), &|_| ControlFlow::Continue(()))
    else {
        return;
    };
    let library = || Arc::new(Library::open(&plans));
    let shelved = shelf.put(library, draft, &Wish::default(), "document", &Stamp::now("li"));
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let peak: String = peak.chars().filter(char::is_ascii_digit).collect();
    if shelved.is_ok() {
        println!("{:.1} {peak}", time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6);
    }
}

fn reads(bencher: Bencher<'_, '_>, name: &str, bytes: &[u8]) {
    let options = Options::default();
    let bytes = divan::black_box(bytes);
    bencher
        .counter(divan::counter::BytesCount::new(bytes.len()))
        .bench_local(|| read(bytes, name, &options).map(|draft| draft.plan.sections.len()));
}

#[divan::bench]
fn docx_800_measures(bencher: Bencher<'_, '_>) {
    reads(bencher, "plan.docx", &docx(&lines(800)));
}

#[divan::bench]
fn xlsx_500_rows(bencher: Bencher<'_, '_>) {
    let head = ["序号", "指标", "单位", "2025年", "2026年实际", "2030年目标", "属性"];
    let mut rows = vec![vec!["云溪市“十五五”主要指标".to_owned()], head.map(str::to_owned).to_vec()];
    rows.extend((1..=500).map(|n| {
        let cells = [
            format!("{n}"),
            format!("第{n}项服务覆盖率"),
            "%".into(),
            "50".into(),
            "52.5".into(),
            "60".into(),
            "约束性".into(),
        ];
        cells.to_vec()
    }));
    reads(bencher, "plan.xlsx", &xlsx(&rows));
}

#[divan::bench]
fn pdf_100_pages(bencher: Bencher<'_, '_>) {
    let short: Vec<String> = lines(3400).iter().map(|line| line.chars().take(36).collect()).collect();
    reads(bencher, "plan.pdf", &pdf(&short));
}
