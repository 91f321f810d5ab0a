//! The program itself in a pseudo-terminal: what is typed reaches the disk, and however it ends the terminal is
//! given back and no word is lost.

#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gangmu::record::{Change, ChangeKind, RecordFile, Stamp, Status, Store};
use rustix::process::Signal;

use crate::pty::{Program, Pty};

/// Within a second, and some allowance for a busy machine.
const IN_TIME: Duration = Duration::from_millis(1500);

const PLAN: &str = "yunxi-community";

/// A home of its own for the program, with a library of the plans of the fixtures.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The environment for a program of this home.
    fn furnish(&self, program: Program) -> Program {
        let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans");
        program
            .folder(self.path())
            .env("HOME", self.path())
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("GANGMU_LIBRARY", library)
            .env("GANGMU_USER", "li")
            .env("LANG", "zh_CN.UTF-8")
    }

    fn program(&self) -> Program {
        self.furnish(Program::gangmu().args([PLAN]))
    }

    /// The program, started and ready.
    fn begin(&self) -> Pty {
        let pty = self.program().answering(2).start();
        pty.wait_for("纲目  云溪社区生活");
        pty
    }

    fn file(&self, folder: &str) -> PathBuf {
        self.path().join("data/gangmu").join(folder).join(format!("{PLAN}.json"))
    }

    fn read(&self, folder: &str) -> String {
        std::fs::read_to_string(self.file(folder)).unwrap_or_default()
    }
}

#[track_caller]
fn assert_restored(pty: &Pty) {
    let bytes = pty.bytes();
    let ends = |sequence: &[u8]| bytes.windows(sequence.len()).any(|window| window == sequence);
    assert!(ends(b"\x1b[?1049l") && ends(b"\x1b[?25h"), "the terminal is not given back");
    let screen = pty.screen();
    assert!(pty.echoes() && !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
}

#[test]
fn q_gives_the_terminal_back() {
    let home = Home::new();
    let mut pty = home.begin();
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    pty.send("q");
    let (status, _) = pty.wait_for_exit();
    assert!(status.success(), "{status}");
    assert_restored(&pty);
}

#[test]
fn what_was_flagged_and_noted_is_there_the_next_time() {
    let home = Home::new();
    let mut pty = home.begin();
    pty.send("f2");
    pty.wait_for("推进中");
    pty.send("a已开工\n城东先行\r");
    pty.wait_for("已开工");
    pty.wait_for("已保存");
    pty.send("q");
    pty.wait_for_exit();
    let pty = home.begin();
    pty.wait_for("前言  推进中");
    pty.wait_for("li 进展：已开工");
    pty.wait_for("城东先行");
    assert!(home.read("records").contains("已开工\\n城东先行"));
    assert!(!home.file("drafts").exists() || !home.read("drafts").contains("已开工"));
}

#[test]
fn a_note_that_was_saved_survives_a_kill() {
    let home = Home::new();
    let mut pty = home.begin();
    pty.send("a不能丢的话\r");
    pty.wait_for("已保存");
    pty.signal(Signal::KILL);
    pty.wait_for_exit();
    home.begin().wait_for("li 进展：不能丢的话");
}

/// Writes half a note, lets `end` end the program, and expects the half to be found again.
#[track_caller]
fn half_a_note_survives(end: impl Fn(&mut Pty)) -> Pty {
    let home = Home::new();
    let mut pty = home.begin();
    pty.send("a写到一半");
    pty.wait_for("写到一半");
    let since = Instant::now();
    end(&mut pty);
    let (status, when) = pty.wait_for_exit();
    assert!(when - since < IN_TIME, "ended after {:?} with {status}", when - since);
    assert!(!status.success(), "its parent sees that it was ended: {status}");
    assert!(home.read("drafts").contains("写到一半"), "{:?}", home.read("drafts"));
    let again = home.begin();
    again.wait_for("草稿：写到一半");
    pty
}

#[test]
fn half_a_note_survives_a_signal_and_the_terminal_is_given_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let pty = half_a_note_survives(|pty| pty.signal(signal));
        assert_restored(&pty);
    }
}

#[test]
fn half_a_note_survives_a_connection_that_breaks() {
    drop(half_a_note_survives(Pty::hang_up));
}

#[test]
fn half_a_note_survives_a_terminal_that_takes_no_more() {
    drop(half_a_note_survives(|pty| {
        pty.stall();
        pty.signal(Signal::HUP);
    }));
}

/// Someone else's change to the plan's first section, by the library.
fn someone_sets(home: &Home, status: Status) {
    let store = Store::new(home.path().join("data/gangmu/records"));
    let change = Change { id: "0".to_owned(), kind: ChangeKind::Status(Some(status)) };
    let stamp = Stamp { by: "wang".to_owned(), at: "2036-02-03T04:05:06Z".to_owned() };
    store.change(PLAN, &[change], &stamp).expect("it is saved");
}

#[test]
fn what_others_save_appears_while_one_types_on_and_on() {
    let home = Home::new();
    let mut pty = home.begin();
    pty.send("a");
    pty.wait_for("写备注");
    someone_sets(&home, Status::Behind);
    // Never a pause as long as the one between two looks.
    let mut typed = String::new();
    while !pty.screen().contents().contains("wang 更新了 1 处记录") {
        assert!(typed.len() < 300, "it never appears: {}", pty.screen().contents());
        pty.send("字");
        typed.push('字');
        std::thread::sleep(Duration::from_millis(100));
    }
    pty.send("\r");
    pty.wait_for("已保存");
    pty.send("q");
    pty.wait_for_exit();
    let records = home.read("records");
    assert!(records.contains(&format!("\"{typed}\"")) && records.contains("behind"), "{records}");
}

/// Holds the lock of the records, as someone does whose disk is slow.
fn held(home: &Home) -> std::fs::File {
    let lock = std::fs::File::open(home.file("records").with_extension("lock")).expect("the lock file");
    lock.lock().expect("the lock");
    lock
}

#[test]
fn no_key_waits_for_a_save_and_all_are_made_in_order() {
    let home = Home::new();
    let mut pty = home.begin();
    someone_sets(&home, Status::Behind);
    pty.wait_for("wang 更新了");
    let lock = held(&home);
    pty.send("f2f5ua第一条\rjjj");
    pty.wait_for(">   （二）面临形势");
    assert!(!pty.screen().contents().contains("已保存"), "nothing is shown as saved that is not");
    drop(lock);
    pty.wait_for("已撤销");
    pty.wait_for("li 进展：第一条");
    pty.send("q");
    pty.wait_for_exit();
    let bytes = std::fs::read(home.file("records")).expect("the records");
    let file = RecordFile::from_json(&bytes).expect("whole records");
    let said: Vec<_> =
        file.record("0").expect("the record").history().iter().filter_map(|e| e.to.clone()).collect();
    assert_eq!(said, ["behind", "on_track", "done", "on_track"]);
}

#[test]
fn leaving_waits_for_what_is_being_saved() {
    let home = Home::new();
    let mut pty = home.begin();
    someone_sets(&home, Status::Behind);
    pty.wait_for("wang 更新了");
    let lock = held(&home);
    pty.send("f5q");
    pty.wait_for("f ");
    std::thread::sleep(Duration::from_millis(200));
    drop(lock);
    let (status, _) = pty.wait_for_exit();
    assert!(status.success(), "{status}");
    assert!(home.read("records").contains("\"done\""));
}

#[test]
fn a_change_refused_while_one_types_waits_below_what_is_typed() {
    let home = Home::new();
    let mut pty = home.begin();
    someone_sets(&home, Status::Behind);
    pty.wait_for("wang 更新了");
    let lock = held(&home);
    pty.send("O市民政局\ra写着");
    pty.wait_for("写着");
    // After two seconds the store gives up.
    pty.wait_for("没有保存");
    pty.send("写着");
    drop(lock);
    pty.send("\r");
    pty.wait_for("写着写着");
    pty.wait_for("市民政局");
    pty.send("\r");
    pty.wait_for("负责  市民政局");
    pty.send("q");
    pty.wait_for_exit();
    assert!(home.read("records").contains("写着写着") && home.read("records").contains("市民政局"));
}

#[test]
fn stopped_in_a_shell_it_comes_back_where_it_was() {
    let home = Home::new();
    let script = "set -m; \"$@\"; echo in the shell; read line; fg; echo left";
    let shell = Program::new("/bin/sh").args(["-c", script, "sh", env!("CARGO_BIN_EXE_gangmu"), PLAN]);
    let mut pty = home.furnish(shell).answering(2).start();
    pty.wait_for("纲目  云溪社区生活");
    pty.send("jjj");
    pty.wait_for(">   （二）面临形势");
    pty.send("\x1a");
    pty.wait_for("in the shell");
    assert_restored(&pty);
    pty.send("\r");
    pty.wait_for(">   （二）面临形势");
    assert!(pty.screen().alternate_screen() && !pty.echoes());
    pty.send("q");
    pty.wait_for_exit();
    assert!(pty.screen().contents().contains("left"));
    assert_restored(&pty);
}

#[test]
fn the_screen_follows_the_size_of_its_window() {
    let pty = Home::new().begin();
    pty.wait_for("|");
    pty.resize(40, 12);
    pty.wait_until("the tree alone", |screen| !screen.contents().contains('|'));
    pty.wait_for("? 帮助");
    pty.resize(10, 3);
    pty.wait_for("窗口太小");
    pty.resize(120, 40);
    pty.wait_for("建设“十五分钟生活圈”——补齐菜市..");
}

#[test]
fn a_terminal_that_answers_nothing_loses_no_key() {
    let home = Home::new();
    let pty = home.program().start();
    pty.wait_for("云溪社区生活");
    pty.send("ij");
    pty.wait_for(">每千名老年人拥有社区助餐点");
}

#[test]
fn on_a_terminal_with_wide_quotes_text_stays_in_its_columns() {
    let home = Home::new();
    let pty = home.program().answering(3).start();
    // This terminal draws them narrow after all, so the second column of each stays blank.
    pty.wait_for("“ 最后一公里” — — 老");
    let rows = pty.rows();
    let bars: Vec<_> = rows.iter().filter_map(|row| row.split_once('|')).collect();
    assert_eq!(bars.len(), 21, "the line between the panes is whole: {rows:#?}");
    let drawn = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(!drawn.contains(|c: char| ('\u{2500}'..='\u{259f}').contains(&c)), "the frame is plain ASCII");
}

#[test]
fn a_paste_outside_a_note_does_nothing() {
    let home = Home::new();
    let pty = home.begin();
    pty.send("\x1b[200~q\rf3\rq\x1b[201~i");
    pty.wait_for("11/11 项");
    assert_eq!(home.read("records"), "");
}

#[test]
fn no_color_sends_none() {
    let home = Home::new();
    let colours = |pty: &Pty| {
        let drawn = String::from_utf8_lossy(&pty.bytes()).into_owned();
        let looks = drawn.split("\x1b[").skip(1).filter_map(|rest| {
            let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
            (rest.get(end..=end) == Some("m")).then(|| rest.get(..end).unwrap_or_default().to_owned())
        });
        let numbers = |look: String| look.split(';').filter_map(|n| n.parse::<u8>().ok()).collect::<Vec<_>>();
        looks.flat_map(numbers).filter(|n| matches!(n, 30..=38 | 40..=48 | 90..=107)).count()
    };
    let pty = home.begin();
    pty.wait_for("? 帮助");
    assert!(colours(&pty) > 0);
    let pty = home.program().env("NO_COLOR", "1").answering(2).start();
    pty.send("f3");
    pty.wait_for("有风险");
    pty.wait_for("已保存");
    assert_eq!(colours(&pty), 0);
}

#[test]
fn it_opens_at_the_place_that_is_named() {
    let home = Home::new();
    let at = |place| home.furnish(Program::gangmu().args([place])).answering(2).start();
    at("yunxi-community:t4b").wait_for(">居民到最近菜市场的步行时间");
    at("yunxi-community:3.2.1").wait_for("| 社区菜市场改造");
    at("云溪 修理铺").wait_for("修理铺回家");
}
