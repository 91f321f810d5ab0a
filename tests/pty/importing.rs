//! A long import in a terminal: how far it is, and Ctrl-C in the middle of it.

#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};

use rustix::process::Signal;

use crate::documents::text;
use crate::pty::{Program, Pty};

/// A folder with a document that takes a while.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(bytes: usize) -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary folder"));
        std::fs::write(desk.path("long-plan.txt"), text(bytes)).expect("a document");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn furnish(&self, program: Program) -> Pty {
        let home = self.0.path();
        program.folder(home).env("HOME", home).env("LANG", "zh_CN.UTF-8").env("GANGMU_USER", "li").start()
    }

    /// Imports in a shell that says what came of it.
    fn import(&self) -> Pty {
        let script = "trap : INT TERM; \"$@\"; echo \"status $?\"";
        let args = ["-c", script, "sh", env!("CARGO_BIN_EXE_gangmu"), "import", "long-plan.txt"];
        self.furnish(Program::new("/bin/sh").args(args))
    }

    /// The files of the library.
    fn library(&self) -> Vec<String> {
        names(&self.path(".local/share/gangmu/plans"))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_long_import_tells_how_far_it_is_and_leaves_no_trace_of_that() {
    let desk = Desk::new(600 << 10);
    let mut pty = desk.import();
    pty.wait_for("正在导入 long-plan.txt：");
    pty.wait_for("status 0");
    pty.wait_for_exit();
    let screen = pty.screen().contents();
    assert!(!screen.contains("正在导入") && screen.contains("long-plan.json"), "{screen}");
    assert!(desk.library().contains(&"long-plan.json".to_owned()));
}

#[test]
fn ctrl_c_in_a_long_import_leaves_nothing_half_written() {
    let desk = Desk::new(8 << 20);
    let mut pty = desk.import();
    pty.wait_for("正在导入 long-plan.txt：");
    pty.send("\x03");
    pty.wait_for("status 130");
    pty.wait_for_exit();
    let screen = pty.screen().contents();
    assert!(!screen.contains("正在导入") && screen.contains("已中断，此前保存了 0 个文件"), "{screen}");
    assert_eq!(desk.library(), [""; 0]);
}

#[test]
fn on_the_screen_a_long_import_says_how_far_it_is_and_keys_go_on() {
    let desk = Desk::new(8 << 20);
    let mut pty = desk.furnish(Program::gangmu().args(["yangquan-outline"]));
    pty.wait_for("纲目  阳泉");
    pty.send(":import ~/long\t");
    pty.wait_for("~/long-plan.txt");
    pty.send("\r");
    pty.wait_for("正在导入 long-plan.txt：");
    pty.send("j");
    pty.wait_for(">");
    pty.send("?");
    pty.wait_for("按键");
    pty.send("\x1b");
    pty.wait_for_no("按键");
    pty.send("\x1b");
    pty.wait_for("已取消导入 long-plan.txt");
    pty.signal(Signal::TERM);
    pty.wait_for_exit();
    assert_eq!(desk.library(), [""; 0]);
}
