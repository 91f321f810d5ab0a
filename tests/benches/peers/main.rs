//! Typing into gangmu and into the finders one would use instead, on the same texts, in one run:
//!
//! ```sh
//! cargo bench --bench peers                # 4, 100 and 1,000 plans
//! cargo bench --bench peers -- 100         # other numbers of plans
//! ```
//!
//! Each program runs in a pseudo-terminal of 80 by 24 and is timed from writing the keys until the screen shows the
//! count of the finished search, which is worked out beforehand: finders are silent while they work, so silence
//! would be the wrong end. Programs that are not on the `PATH` are named as left out. `rg` has no screen: it is run
//! anew for each query. Each query is typed several times, and the slowest counts as much as the median: gangmu
//! and `fzf` keep what they found, so that only the first answer is a search. `fzf` and `sk` find a query's characters in order, anywhere in a line.

#![expect(clippy::expect_used, reason = "what these read is made here, and a fault in it must stop them")]

mod corpus;
#[path = "../../support/pty.rs"]
mod pty;

use corpus::Corpus;
use pty::{Program, Pty};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What is typed, one after the other, in one write each, as an input method sends it.
const QUERIES: [&str; 5] = ["托位", "服务", "养老床位", "人均可支配收入", "的"];

/// The same for gangmu alone: the others do not listen.
const LETTERS: [&str; 3] = ["ylcw", "yanglao", "yl"];

const ROUNDS: usize = 5;

/// How many hits gangmu counts while one types; of more it says that there are so many at least.
const MOST_COUNTED: usize = 5_000;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![4, 100, 1000] } else { sizes };
    let peers = ["fzf", "sk", "rg"].map(|name| (name, on_path(name)));
    for (name, _) in peers.iter().filter(|(_, path)| path.is_none()) {
        println!("{name} is not on the PATH and is left out.");
    }
    let columns: Vec<&str> = QUERIES.into_iter().chain(LETTERS).collect();
    println!("\nMilliseconds from the keys to the finished list, medians of {ROUNDS} (most).\n");
    println!("| program | plans | MB, lines | all searchable after | {} | peak MB |", columns.join(" | "));
    println!("|---|---|---|---|{}---|", "---|".repeat(columns.len()));
    for size in sizes {
        let corpus = Corpus::of(size);
        print(&corpus, "gangmu", Some(gangmu(&corpus)));
        for (name, path) in &peers {
            let Some(path) = path else { continue };
            let row = if *name == "rg" { rg(&corpus, path) } else { finder(&corpus, path) };
            print(&corpus, name, Some(row));
        }
    }
}

/// One row of the table.
struct Row {
    ready: Option<Duration>,
    queries: Vec<Option<Vec<Duration>>>,
    peak_kb: Option<u64>,
}

fn print(corpus: &Corpus, name: &str, row: Option<Row>) {
    let Some(row) = row else { return };
    let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
    let cell = |times: &Option<Vec<Duration>>| match times {
        Some(times) => {
            let mut times = times.clone();
            times.sort_unstable();
            format!("{} ({})", ms(times[times.len() / 2]), ms(times[times.len() - 1]))
        }
        None => "-".to_owned(),
    };
    let ready = row.ready.map_or_else(|| "-".to_owned(), ms);
    let cells: Vec<String> = row.queries.iter().map(cell).collect();
    let peak = row.peak_kb.map_or_else(|| "-".to_owned(), |kb| format!("{:.0}", kb as f64 / 1e3));
    println!(
        "| {name} | {} | {:.1}, {} | {ready} | {} | {peak} |",
        corpus.plans,
        corpus.bytes as f64 / 1e6,
        corpus.lines.len(),
        cells.join(" | ")
    );
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Types a query and takes it back, again and again; each time until the screen says the count.
fn typed(program: &Pty, clear: &str, query: &str, count: &str, cleared: &str) -> Vec<Duration> {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        program.send(query);
        program.wait_for(count);
        let took = start.elapsed();
        program.send(clear);
        program.wait_for(cleared);
        took
    });
    rounds.collect()
}

fn gangmu(corpus: &Corpus) -> Row {
    let home = corpus.folder.path();
    let counts = corpus.hits(QUERIES.into_iter().chain(LETTERS));
    let start = Instant::now();
    let program = Program::gangmu()
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_STATE_HOME", home.join("state"))
        .env("HOME", home)
        .args(["--lang", "zh", "--ambiguous", "narrow"])
        .start();
    program.wait_for("纲目");
    program.send("/托位");
    program.wait_for(&format!(" {} 条", counts[0]));
    let ready = start.elapsed();
    program.send("\u{15}");
    program.wait_for("输入要找的字");
    let each = QUERIES.into_iter().chain(LETTERS).zip(&counts);
    let queries = each.map(|(query, count)| {
        let shown = count.min(&MOST_COUNTED);
        let count = if *count == 0 { "没有找到".to_owned() } else { format!(" {shown} 条") };
        Some(typed(&program, "\u{15}", query, &count, "输入要找的字"))
    });
    let queries = queries.collect();
    Row { ready: Some(ready), queries, peak_kb: peak_kb(program.pid()) }
}

fn finder(corpus: &Corpus, path: &Path) -> Row {
    let all = corpus.lines.len();
    let start = Instant::now();
    let command = format!("exec {} --layout=reverse < {}", path.display(), corpus.file().display());
    let program = Program::new("/bin/sh").env("HOME", corpus.folder.path()).args(["-c", &command]).start();
    let cleared = format!("{all}/{all}");
    program.wait_for(&cleared);
    let ready = start.elapsed();
    let mut queries: Vec<Option<Vec<Duration>>> = QUERIES
        .iter()
        .map(|query| {
            let count = format!(" {}/{all}", corpus.scattered(query));
            Some(typed(&program, "\u{15}", query, &count, &cleared))
        })
        .collect();
    queries.extend(LETTERS.map(|_| None));
    Row { ready: Some(ready), queries, peak_kb: peak_kb(program.pid()) }
}

fn rg(corpus: &Corpus, path: &Path) -> Row {
    let run = |query: &str| {
        let start = Instant::now();
        let mut command = Command::new(path);
        command.args(["--no-config", "-n", "--color", "never", "-e", query]).arg(corpus.file());
        let ran = command.stdin(Stdio::null()).output().expect("rg runs");
        assert_eq!(
            ran.stdout.iter().filter(|&&byte| byte == b'\n').count(),
            corpus.as_typed(query),
            "{query}"
        );
        start.elapsed()
    };
    let mut queries: Vec<_> =
        QUERIES.iter().map(|query| Some((0..ROUNDS).map(|_| run(query)).collect())).collect();
    queries.extend(LETTERS.map(|_| None));
    Row { ready: None, queries, peak_kb: None }
}

/// The most memory a running program ever had, where the system tells.
fn peak_kb(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
