//! import, given what nobody should give it: it says a clear sentence or makes a sane plan, and harms nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail")]

use crate::home::Home;
use gangmu::text::sanitize;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

const TEXT: &str =
    "某市“十五五”养老服务规划\n一、总体要求\n以人为本。\n二、重点任务\n新建设施。新建一批养老设施。\n";

fn path(home: &Home, name: &str, bytes: impl AsRef<[u8]>) -> String {
    fs::write(home.path(name), bytes).unwrap();
    home.path(name).to_str().unwrap().to_owned()
}

fn fifo(path: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

/// The names in the folder of the user's plans.
fn plans(home: &Home) -> Vec<String> {
    let entries = fs::read_dir(home.path("data/gangmu/plans")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_no_plain_file_is_refused_and_not_waited_for() {
    let home = Home::new();
    let pipe = home.path("pipe");
    fifo(&pipe);
    let link = home.path("link.txt");
    symlink("/dev/zero", &link).unwrap();
    for file in [pipe.to_str().unwrap(), "/dev/zero", link.to_str().unwrap(), "/", "/no/such/file", ""] {
        home.refuses(&["import", file]);
    }
    assert_eq!(plans(&home), ["small.json"]);
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    let home = Home::new();
    let file = path(&home, "secret.txt", TEXT);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&file).is_ok() {
        eprintln!("not tried: this user may read everything");
        return;
    }
    assert!(home.refuses(&["import", &file]).contains("secret.txt"));
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    let home = Home::new();
    let file = path(&home, "good.txt", TEXT);
    let library = path(&home, "library", "a file where the folder should be");
    assert!(home.refuses(&["import", &file, "--library", &library]).contains("good.txt"));
    assert_eq!(fs::read_to_string(&library).unwrap(), "a file where the folder should be");
}

#[test]
fn an_id_never_leaves_the_library() {
    let home = Home::new();
    let file = path(&home, "good.txt", TEXT);
    for id in [
        "../x",
        "/tmp/x",
        "a/b",
        "..",
        ".",
        "-x",
        "",
        "甲",
        "a\nb",
        "a\0b".trim_end_matches("\0b"),
        "A",
        "x.json",
    ] {
        let ran = home.run(&["import", &file, "--id", id]);
        let is_refused = ran.code != 0 && !ran.err.is_empty();
        assert!(is_refused || id == "a", "{id:?}: {}", ran.out);
    }
    assert_eq!(plans(&home), ["a.json", "folder.lock", "small.json"]);
    let leaving = path(&home, "..%2f..%2fetc.txt", TEXT.replace("养老", "托育"));
    home.says(&["import", &leaving]);
    assert!(!home.path("data/etc.json").exists());
}

#[test]
fn a_link_in_the_library_is_not_written_through() {
    let home = Home::new();
    let elsewhere = path(&home, "elsewhere.json", "mine");
    symlink(&elsewhere, home.path("data/gangmu/plans/good.json")).unwrap();
    let file = path(&home, "good.txt", TEXT);
    home.run(&["import", &file, "--replace"]);
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "mine");
}

#[test]
fn a_pipe_in_the_library_stops_nothing() {
    let home = Home::new();
    fifo(&home.path("data/gangmu/plans/pipe.json"));
    let file = path(&home, "good.txt", TEXT);
    home.says(&["import", &file]);
    assert!(home.says(&["outline", "good"]).contains("总体要求"));
}

#[test]
fn names_and_words_of_a_file_move_no_cursor() {
    let home = Home::english();
    let wild = "规\u{1b}[2J划\u{1b}]0;x\u{7}\u{9b}1m";
    let text = format!(
        "某市{wild}“十五五”规划\n一、总\u{202e}体\u{200b}要求\u{1b}[31m\n以人\u{feff}为本。\0\n二、{wild}\n到2030年床位\u{2066}达到5万张。\n"
    );
    let file = path(&home, "na\u{1b}[31mme\nof a\u{202e}file.txt", text);
    for args in
        [&["import", &file, "--dry-run"][..], &["import", &file, "--dry-run", "--json"], &["import", &file]]
    {
        let ran = home.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(sanitize(&ran.out), ran.out, "{args:?}");
    }
    let missing = home.refuses(&["import", "no\u{1b}[31msuch\nfile"]);
    assert_eq!(sanitize(&missing), missing);
    let said = home.json(&["import", &file, "--json"]);
    let titles = home.says(&["outline", said[0]["id"].as_str().unwrap()]);
    assert!(titles.contains("总体要求") && titles.contains("规划"), "{titles}");
}

#[test]
fn binary_noise_is_refused_and_a_few_zeros_are_not() {
    let home = Home::new();
    let noise: Vec<u8> = (0..40_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (name, bytes) in
        [("noise", &noise[..]), ("zeros", &[0; 5000]), ("elf", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0")]
    {
        home.refuses(&["import", &path(&home, name, bytes)]);
    }
    home.says(&["import", &path(&home, "nul.txt", TEXT.replace('，', "\0").replace("为本", "为\0本"))]);
}

#[test]
fn a_line_of_two_megabytes_and_a_hundred_thousand_headings_become_plans() {
    let home = Home::new();
    let line = format!("某市“十五五”规划\n一、总体要求\n{}", "坚持以人民为中心，".repeat(2_000_000 / 27));
    home.says(&["import", &path(&home, "line.txt", line)]);
    let headings: String =
        (0..100_000).map(|n| format!("{}、第{n}项\n", ["一", "二", "三"][n % 3])).collect();
    let said = home.json(&["import", &path(&home, "headings.txt", headings), "--json"]);
    assert_eq!(said[0]["sections"], 100_000);
}
