//! A home of its own for a test: folders, environment and one small plan, and the program run in it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up must fail")]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A plan of the user's own, so that no test hangs on what the embedded plans say.
pub(crate) const SMALL: &str = r#"{
  "format": 1, "id": "small", "title": "某市养老服务规划", "short_title": "某市养老", "region": "某市",
  "issuer": "某市人民政府", "period": {"from": 2026, "to": 2030}, "edition": "digest",
  "sections": [
    {"id": "1", "number": "一", "title": "总体要求", "kind": "chapter", "text": ["开篇。"], "sections": [
      {"id": "1.1", "number": "（一）", "title": "主要目标", "kind": "section", "text": [], "sections": []}]},
    {"id": "2", "number": "二", "title": "重点任务", "kind": "chapter", "text": [], "sections": [
      {"id": "2.1", "title": "建设养老床位", "kind": "measure", "text": ["新建床位1200张，*每区*一处。\u001b[31m"]},
      {"id": "2.2", "number": "专栏1", "title": "工程", "kind": "box", "text": [], "sections": [
        {"id": "2.2.1", "title": "改造工程", "kind": "project", "text": ["改造3家。"]}]}]}],
  "indicators": [
    {"id": "t1", "number": "1", "domain": "养老", "name": "护理型床位占比", "unit": "%",
     "baseline": {"year": 2025, "text": "55.5", "value": 55.5, "relation": "eq"},
     "target": {"year": 2030, "text": ">60", "value": 60, "relation": "gt"},
     "binding": "binding", "origin": "table", "section": "1.1"},
    {"id": "t2", "number": "2", "domain": "养老", "name": "人均预期寿命", "unit": "岁",
     "target": {"year": 2030, "text": "80", "value": 80, "relation": "eq"},
     "binding": "expected", "origin": "table", "section": "1.1"},
    {"id": "p01", "name": "=新建床位", "unit": "张",
     "target": {"year": 2030, "text": "1200", "value": 1200, "relation": "eq"},
     "milestones": [], "origin": "text", "section": "2.1"}]
}"#;

/// A folder that is home to one test.
pub(crate) struct Home {
    root: TempDir,
    locale: &'static str,
}

/// What the program did.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    /// A home with the small plan, in Chinese.
    pub(crate) fn new() -> Self {
        let home = Self { root: tempfile::tempdir().unwrap(), locale: "zh_CN.UTF-8" };
        fs::create_dir_all(home.path("data/gangmu/plans")).unwrap();
        fs::write(home.path("data/gangmu/plans/small.json"), SMALL).unwrap();
        home
    }

    /// The same in English.
    pub(crate) fn english() -> Self {
        Self { locale: "en_US.UTF-8", ..Self::new() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Where the records of the small plan are.
    pub(crate) fn records(&self) -> PathBuf {
        self.path("data/gangmu/records/small.json")
    }

    pub(crate) fn write_records(&self, json: &str) {
        fs::create_dir_all(self.path("data/gangmu/records")).unwrap();
        fs::write(self.records(), json).unwrap();
    }

    /// The records of the small plan as they are on the disk.
    pub(crate) fn read_records(&self) -> Value {
        serde_json::from_slice(&fs::read(self.records()).unwrap()).unwrap()
    }

    /// The program with these arguments, ready to be run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
        command.args(args).env_clear().current_dir(self.root.path());
        command.env("HOME", self.root.path()).env("LANG", self.locale).env("TERM", "xterm");
        command.env("XDG_DATA_HOME", self.path("data")).env("XDG_STATE_HOME", self.path("state"));
        command.env("GANGMU_USER", "li").stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&self.command(args).output().unwrap())
    }

    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Ran::of(&child.wait_with_output().unwrap())
    }

    /// Runs it, expects success without complaint, and gives what was printed.
    #[track_caller]
    pub(crate) fn says(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        ran.out
    }

    /// The same for what is printed as JSON.
    #[track_caller]
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let out = self.says(args);
        assert!(out.ends_with('\n'), "{out}");
        serde_json::from_str(&out).unwrap()
    }

    /// Runs it and expects one sentence on standard error, nothing else, and exit status 1.
    #[track_caller]
    pub(crate) fn refuses(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{args:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        ran.err
    }
}

impl Ran {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let code = output.status.code().expect("not ended by a signal");
        Self { code, out: text(&output.stdout), err: text(&output.stderr) }
    }
}
