//! sync, with real repositories: people who work apart and come together.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use crate::home::Home;
use crate::merging::git;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// A person with a records folder of their own, in a home they share with the others.
struct Person<'a> {
    home: &'a Home,
    name: &'static str,
}

impl Person<'_> {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.home.command(args);
        command.env("GANGMU_USER", self.name).env("GANGMU_RECORDS", self.home.path(self.name));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
    }

    #[track_caller]
    fn says(&self, args: &[&str]) -> String {
        let output = self.command(args).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && err.is_empty(), "{} {args:?}: {err}", self.name);
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn is_refused(&self, args: &[&str]) -> String {
        let output = self.command(args).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!((output.status.code(), out.as_ref()), (Some(1), ""), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
        err.into_owned()
    }

    fn sync(&self) -> String {
        self.says(&["sync"])
    }

    fn join(&self) -> String {
        self.says(&["sync", "--remote", "team.git"])
    }

    fn records(&self) -> Value {
        serde_json::from_slice(&fs::read(self.home.path(self.name).join("small.json")).unwrap()).unwrap()
    }

    /// Every text and value that the log tells, in order.
    fn told(&self) -> Vec<String> {
        let log: Value = serde_json::from_str(&self.says(&["log", "--json"])).unwrap();
        let entries = log.as_array().unwrap();
        let mut told: Vec<_> = entries.iter().map(ToString::to_string).collect();
        told.sort();
        told
    }
}

/// A home with a repository where all meet; `None` where there is no git.
fn team() -> Option<Home> {
    let home = Home::new();
    git(&home, "", &["init", "-q", "--bare", "team.git"])?;
    Some(home)
}

fn people<'a, const N: usize>(home: &'a Home, names: [&'static str; N]) -> [Person<'a>; N] {
    names.map(|name| Person { home, name })
}

#[test]
fn two_who_both_began_alone_come_together() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.says(&["flag", "small:t1", "滞后"]);
    wang.says(&["note", "small:t1", "已验收三家"]);
    wang.says(&["flag", "small:2.1", "done"]);
    let said = li.join();
    assert!(
        said.contains("已在")
            && said.contains("送出 li：状态 1\n  li small:t1 护理型床位占比 状态：无 -> 滞后"),
        "{said}"
    );
    let said = wang.join();
    assert!(said.contains("收到 li：状态 1") && said.contains("送出 wang：状态 1、备注 1"), "{said}");
    let said = li.sync();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, "收到 wang：状态 1、备注 1"));
    assert!(lines.contains(&"  wang small:t1 护理型床位占比 写备注：已验收三家"), "{said}");
    assert!(lines.contains(&"  wang small:2.1 建设养老床位 状态：无 -> 已完成"), "{said}");
    assert_eq!(li.records(), wang.records());
    assert_eq!((li.sync(), wang.sync()), (String::new(), String::new()), "nothing new, nothing said");
    let log = git(&home, "li", &["log", "--format=%an %s", "HEAD"]).unwrap().out;
    assert!(log.contains("li li：状态 1") && log.contains("wang wang：状态 1、备注 1"), "{log}");
    assert_eq!(git(&home, "li", &["status", "--porcelain"]).unwrap().out, "", "a clean folder");
}

#[test]
fn three_who_work_apart_for_many_rounds_lose_nothing() {
    let Some(home) = team() else { return };
    let team = people(&home, ["li", "wang", "zhao"]);
    let statuses = ["未启动", "推进中", "有风险", "滞后", "已完成", "0"];
    let mut seed = 7_usize;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut notes = 0;
    for round in 0..6 {
        for person in &team {
            for _ in 0..random(4) {
                let place = ["small:t1", "small:t2", "small:2.1"][random(3)];
                match random(3) {
                    0 => drop(person.says(&["flag", place, statuses[random(6)]])),
                    1 => drop(person.says(&[
                        "reading",
                        "small:t1",
                        ["2026", "2027"][random(2)],
                        &notes.to_string(),
                    ])),
                    _ => {
                        notes += 1;
                        person.says(&["note", place, &format!("{}第{notes}条", person.name)]);
                    }
                }
            }
            if round == 0 {
                person.join();
            } else if random(2) == 0 {
                person.sync();
            }
        }
    }
    for person in team.iter().chain(&team) {
        person.sync();
    }
    let [li, wang, zhao] = &team;
    assert_eq!(li.told(), wang.told());
    assert_eq!(li.told(), zhao.told());
    assert_eq!(li.records(), zhao.records());
    let all = li.told().join("\n");
    assert!((1..=notes).all(|n| all.contains(&format!("第{n}条"))), "{all}");
    assert!(!all.contains("<<<<"));
}

#[test]
fn all_at_once_is_no_trouble() {
    let Some(home) = team() else { return };
    let team = people(&home, ["li", "wang", "zhao"]);
    for person in &team {
        person.join();
    }
    for round in 0..3 {
        let children: Vec<_> = team
            .iter()
            .map(|person| {
                person.says(&["note", "small:t1", &format!("{}{round}", person.name)]);
                person.command(&["sync"]).stdout(Stdio::null()).spawn().unwrap()
            })
            .collect();
        for mut child in children {
            assert!(child.wait().unwrap().success());
        }
    }
    for person in team.iter().chain(&team) {
        person.sync();
    }
    let [li, wang, zhao] = &team;
    assert_eq!(li.records()["records"]["t1"]["notes"].as_array().unwrap().len(), 9);
    assert_eq!((li.told(), li.told()), (wang.told(), zhao.told()));
}

#[test]
fn what_is_written_while_a_sync_runs_is_kept() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.join();
    wang.join();
    for n in 0..8 {
        wang.says(&["note", "small:t1", &format!("wang{n}")]);
        wang.sync();
        let mut syncing = li.command(&["sync"]).stdout(Stdio::null()).spawn().unwrap();
        li.says(&["note", "small:t1", &format!("li{n}")]);
        assert!(syncing.wait().unwrap().success());
    }
    li.sync();
    assert_eq!(li.records()["records"]["t1"]["notes"].as_array().unwrap().len(), 16);
}

#[test]
fn without_a_remote_everything_is_kept_here() {
    let Some(home) = team() else { return };
    let [li] = people(&home, ["li"]);
    li.says(&["flag", "small:t1", "done"]);
    let said = li.sync();
    assert!(said.contains("已存入本机历史：li：状态 1") && said.contains("--remote"), "{said}");
    assert_eq!(li.sync(), "");
    for name in ["small.lock", "small.json.bak", ".small.Ab12cd.tmp", "view.json.swp"] {
        fs::write(home.path("li").join(name), "").unwrap();
    }
    li.says(&["flag", "small:t1", "behind"]);
    li.sync();
    let files = git(&home, "li", &["ls-files"]).unwrap().out;
    assert_eq!(files, ".gitattributes\n.gitignore\nsmall.json\n");
    assert_eq!(git(&home, "li", &["status", "--porcelain"]).unwrap().out, "");
}

#[test]
fn a_remote_that_cannot_be_reached_is_no_error() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.says(&["flag", "small:t1", "done"]);
    let run = |person: &Person<'_>, args: &[&str]| {
        let output = person.command(args).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, err) = run(&li, &["sync", "--remote", "https://li:geheim@127.0.0.1:1/team.git"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("连不上 https://li@127.0.0.1:1/team.git") && !err.contains("geheim"), "{err}");
    assert_eq!(run(&li, &["sync"]), (Some(0), String::new()), "nothing new waits, and cron is not bothered");
    let doctor = li.says(&["doctor"]);
    assert!(doctor.contains("1 次存档还没有送到 https://li@127.0.0.1:1/team.git"), "{doctor}");
    // Once there is a way, what waited goes out.
    assert!(li.join().contains("送出 li：状态 1"));
    let doctor = li.says(&["doctor"]);
    assert!(doctor.contains("同步        与 ") && !doctor.contains("次存档"), "{doctor}");
    assert!(wang.join().contains("收到 li：状态 1"));
    let err = wang.is_refused(&["sync", "--remote", "/nowhere/team.git"]);
    assert!(err.contains("/nowhere/team.git") && err.contains("已存在本机"), "{err}");
}

#[test]
fn a_file_that_was_removed_or_set_back_is_made_whole_again() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    let file = home.path("li/small.json");
    li.says(&["note", "small:t1", "甲"]);
    let old = fs::read(&file).unwrap();
    li.says(&["note", "small:t1", "乙"]);
    li.join();
    fs::write(&file, &old).unwrap();
    li.says(&["note", "small:t1", "丙"]);
    li.sync();
    assert_eq!(li.records()["records"]["t1"]["notes"].as_array().unwrap().len(), 3);
    fs::remove_file(&file).unwrap();
    li.sync();
    wang.join();
    assert_eq!((li.records(), li.told()), (wang.records(), wang.told()));
    assert_eq!(li.records()["records"]["t1"]["notes"].as_array().unwrap().len(), 3);
}

#[test]
fn a_damaged_file_here_is_named_and_hinders_no_other() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    for person in [&li, &wang] {
        person.says(&["flag", "small:t1", "done"]);
        person.join();
    }
    fs::write(home.path("li/small.json"), "{\"format\": 1, \"pl").unwrap();
    fs::write(home.path("li/other.json"), r#"{"format": 1, "plan": "other", "records": {}}"#).unwrap();
    wang.says(&["note", "small:t1", "还在"]);
    wang.sync();
    let output = li.command(&["sync"]).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.lines().count()), (Some(1), 1), "{err}");
    assert!(err.contains("small.json") && err.contains("已损坏"), "{err}");
    assert_eq!(fs::read_to_string(home.path("li/small.json")).unwrap(), "{\"format\": 1, \"pl");
    wang.sync();
    assert!(home.path("wang/other.json").exists(), "the others go out and come in");
    assert_eq!(wang.records()["records"]["t1"]["notes"][0]["text"], "还在");
    // Moved away, it comes back from the repository.
    fs::remove_file(home.path("li/small.json")).unwrap();
    li.sync();
    assert_eq!(li.records(), wang.records());
}

#[test]
fn records_of_a_newer_version_from_elsewhere_stop_the_sync_and_change_nothing() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.says(&["flag", "small:t1", "done"]);
    li.join();
    wang.join();
    fs::write(home.path("wang/small.json"), r#"{"format": 2, "plan": "small"}"#).unwrap();
    for args in
        [&["add", "small.json"][..], &["commit", "-qm", "newer"], &["push", "-q", "origin", "HEAD:main"]]
    {
        assert_eq!(git(&home, "wang", args).unwrap().code, 0);
    }
    li.says(&["note", "small:t1", "新的"]);
    let before = li.records();
    let err = li.is_refused(&["sync"]);
    assert!(err.contains("small") && err.contains("格式 2"), "{err}");
    assert_eq!(li.records(), before);
    assert_eq!(git(&home, "li", &["log", "-1", "--format=%s"]).unwrap().out, "li：备注 1\n");
}

#[test]
fn folders_of_something_else_are_left_alone() {
    let Some(home) = team() else { return };
    let [li, wang, zhao] = people(&home, ["li", "wang", "zhao"]);
    // A bare repository, and one of something else.
    git(&home, "", &["init", "-q", "--bare", "li"]);
    assert!(li.is_refused(&["sync"]).contains("裸仓库"));
    git(&home, "", &["init", "-q", "wang"]);
    fs::write(home.path("wang/main.c"), "int main;").unwrap();
    for args in [&["add", "main.c"][..], &["commit", "-qm", "program"]] {
        git(&home, "wang", args);
    }
    assert!(wang.is_refused(&["sync"]).contains("其他内容"));
    // A remote of something else.
    git(&home, "wang", &["push", "-q", home.path("team.git").to_str().unwrap(), "HEAD:main"]);
    zhao.says(&["flag", "small:t1", "done"]);
    let err = zhao.is_refused(&["sync", "--remote", "team.git"]);
    assert!(err.contains("不是记录") && err.contains("team.git"), "{err}");
    assert!(!home.path("zhao/main.c").exists());
}

#[test]
fn a_repository_around_the_records_is_not_touched() {
    let Some(home) = team() else { return };
    let [li] = people(&home, ["li"]);
    li.says(&["flag", "small:t1", "done"]);
    git(&home, "", &["init", "-q", "."]);
    li.join();
    assert_eq!(git(&home, "", &["rev-list", "--all", "--count"]).unwrap().out, "0\n");
    // Where it has the records already, there is no second repository.
    fs::remove_dir_all(home.path("li/.git")).unwrap();
    git(&home, "", &["add", "li/small.json"]);
    let err = li.is_refused(&["sync"]);
    assert!(err.contains("已归 git 仓库"), "{err}");
    assert!(!home.path("li/.git").exists());
}

#[test]
fn nobodys_settings_get_in_the_way() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    fs::create_dir_all(home.path("hooks")).unwrap();
    for hook in ["pre-commit", "commit-msg", "pre-push", "post-commit", "reference-transaction"] {
        fs::write(home.path("hooks").join(hook), "#!/bin/sh\nexit 1\n").unwrap();
        fs::set_permissions(home.path("hooks").join(hook), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let hooks = home.path("hooks");
    let settings = format!(
        "[core]\nautocrlf = true\neol = crlf\nhooksPath = {}\n[commit]\ngpgsign = true\n[push]\ngpgSign = true\n\
         [init]\ndefaultBranch = trunk\n[color]\nui = always\n[user]\nuseConfigOnly = true\n[merge]\nff = only\n\
         [pull]\nrebase = true\n[gpg]\nprogram = /bin/false\n",
        hooks.display()
    );
    fs::write(home.path(".gitconfig"), settings).unwrap();
    li.says(&["note", "small:t1", "甲"]);
    wang.says(&["note", "small:t1", "乙"]);
    li.join();
    wang.join();
    li.sync();
    assert_eq!(li.records(), wang.records());
    assert_eq!(li.records()["records"]["t1"]["notes"].as_array().unwrap().len(), 2);
    assert!(!fs::read_to_string(home.path("li/small.json")).unwrap().contains('\r'));
    // A hook of another repository that starts the sync points git elsewhere.
    let mut command = li.command(&["sync", "--json"]);
    command.env("GIT_DIR", home.path("team.git")).env("GIT_INDEX_FILE", "x").env("GIT_WORK_TREE", "/");
    assert!(command.output().unwrap().status.success());
}

#[test]
fn modes_stay_and_nothing_private_becomes_public() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    for person in [&li, &wang] {
        person.says(&["note", "small:t1", person.name]);
        person.join();
    }
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(home.path("li/small.json"), fs::Permissions::from_mode(0o640)).unwrap();
    li.sync();
    assert_eq!(mode(&home.path("li/small.json")), 0o640);
    assert_eq!(mode(&home.path("wang")), 0o700);
}

#[test]
fn merging_by_hand_with_git_merges_by_record() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.says(&["note", "small:t1", "甲"]);
    li.join();
    wang.join();
    li.says(&["flag", "small:t1", "done"]);
    li.sync();
    wang.says(&["flag", "small:t1", "behind"]);
    for args in
        [&["commit", "-qam", "by hand"][..], &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"]]
    {
        let ran = git(&home, "wang", args).unwrap();
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
    let history = wang.records()["records"]["t1"]["history"].to_string();
    assert!(history.contains("done") && history.contains("behind"), "{history}");
    wang.sync();
    li.sync();
    assert_eq!(li.records(), wang.records());
}

#[test]
fn where_there_is_no_git_it_says_so() {
    let home = Home::new();
    let [li] = people(&home, ["li"]);
    let output = li.command(&["sync"]).env("PATH", "/nowhere").output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("请先安装 git"), "{err}");
    fs::create_dir_all(home.path("li").join(".git")).unwrap();
    let output = li.command(&["doctor"]).env("PATH", "/nowhere").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("有误  同步") && told.contains("请先安装 git"), "{told}");
}

#[test]
fn what_a_sync_did_can_be_read_by_programs() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.says(&["flag", "small:t1", "done"]);
    li.join();
    let told: Value = serde_json::from_str(&wang.says(&["sync", "--remote", "team.git", "--json"])).unwrap();
    assert_eq!((&told["reached"], told["sent"].as_array().map(Vec::len)), (&true.into(), Some(0)));
    assert_eq!(
        (&told["received"][0]["address"], &told["received"][0]["to"]),
        (&"small:t1".into(), &"done".into())
    );
}

#[test]
fn a_sync_may_be_killed_at_any_moment() {
    let Some(home) = team() else { return };
    let [li, wang] = people(&home, ["li", "wang"]);
    li.join();
    wang.join();
    for n in 0..24 {
        for person in [&li, &wang] {
            person.says(&["note", "small:t1", &format!("{}{n}", person.name)]);
        }
        wang.sync();
        let mut syncing = li.command(&["sync"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(5 * n));
        syncing.kill().unwrap();
        syncing.wait().unwrap();
        // A git that was left behind ends by itself.
        std::thread::sleep(Duration::from_millis(100));
        let head = git(&home, "li", &["show", "HEAD:small.json"]).unwrap();
        assert!(head.code != 0 || serde_json::from_str::<Value>(&head.out).is_ok(), "{}", head.out);
        li.records();
    }
    for person in [&li, &wang, &li] {
        person.sync();
    }
    assert_eq!(li.records(), wang.records());
    assert_eq!(li.records()["records"]["t1"]["notes"].as_array().unwrap().len(), 48);
}

#[test]
fn locks_that_a_killed_git_left_long_ago_are_cleared_away() {
    let Some(home) = team() else { return };
    let [li] = people(&home, ["li"]);
    li.join();
    let lock = home.path("li/.git/refs/heads/main.lock");
    let long_ago = SystemTime::now() - Duration::from_secs(2 * 3600);
    fs::File::create(&lock).unwrap().set_modified(long_ago).unwrap();
    li.says(&["flag", "small:t1", "done"]);
    assert!(li.sync().contains("送出 li：状态 1"));
    // One that is held now is waited for by no one, and left where it is.
    fs::File::create(&lock).unwrap();
    li.says(&["flag", "small:t1", "behind"]);
    assert!(li.is_refused(&["sync"]).contains("main.lock"));
    assert!(lock.exists());
}
