//! A records folder that a group shares, and folders of one's own: who may read and write what.

use crate::home::Home;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// The program under a umask.
fn under(umask: &str, home: &Home, records: &Path, args: &[&str]) -> Command {
    let program = home.command(args);
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"]).arg(program.get_program());
    shell.args(args).env_clear();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("GANGMU_RECORDS", records).current_dir("/");
    shell
}

#[track_caller]
fn assert_modes(records: &Path, folder: u32, file: u32) {
    let mode = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.mode()) & 0o7777;
    assert_eq!(format!("{:o}", mode(records)), format!("{folder:o}"));
    for name in ["small.json", "small.lock", "small.json.bak"] {
        assert_eq!(format!("{:o}", mode(&records.join(name))), format!("{file:o}"), "{name}");
    }
}

#[test]
fn new_files_are_private_whatever_the_umask_lets_through() {
    for umask in ["000", "022", "077"] {
        let home = Home::new();
        let records = home.path("new/records");
        for text in ["一", "二"] {
            assert!(under(umask, &home, &records, &["note", "small:t1", text]).status().unwrap().success());
        }
        assert_modes(&records, 0o700, 0o600);
        assert_eq!(fs::metadata(home.path("new")).unwrap().mode() & 0o777, 0o700);
    }
}

#[test]
fn in_a_folder_of_a_group_new_files_are_the_groups_as_far_as_the_umask_allows() {
    for (umask, folder, file) in [("000", 0o2770, 0o660), ("027", 0o2750, 0o640), ("077", 0o2700, 0o600)] {
        let home = Home::new();
        let shared = home.path("team");
        fs::create_dir(&shared).unwrap();
        fs::set_permissions(&shared, Permissions::from_mode(0o2770)).unwrap();
        for text in ["一", "二"] {
            assert!(under(umask, &home, &shared, &["note", "small:t1", text]).status().unwrap().success());
        }
        assert_modes(&shared, 0o2770, file);
        // A folder made inside it is the group's too.
        let inner = shared.join("records");
        assert!(under(umask, &home, &inner, &["note", "small:t1", "一"]).status().unwrap().success());
        assert_eq!(fs::metadata(&inner).unwrap().mode() & 0o7777, folder, "{umask}");
    }
}

#[test]
fn people_of_one_group_write_to_one_file_in_turn() {
    const GROUP: u32 = 23456;
    let home = Home::new();
    let shared = home.path("team");
    fs::create_dir(&shared).unwrap();
    if chown(&shared, None, Some(GROUP)).is_err() {
        eprintln!("not tried: only root can be several people");
        return;
    }
    fs::set_permissions(&shared, Permissions::from_mode(0o2770)).unwrap();
    // The home of the test is root's, and all of it may be read by everyone.
    for open in ["", "data", "data/gangmu", "data/gangmu/plans"] {
        fs::set_permissions(home.path(open), Permissions::from_mode(0o755)).unwrap();
    }
    // The last but one has a umask that lets nobody write; the folder lets the others replace the file even so.
    for (n, (user, umask)) in [(12345, "007"), (12346, "002"), (12345, "007"), (12347, "022"), (12346, "007")]
        .into_iter()
        .enumerate()
    {
        let mut writer = under(umask, &home, &shared, &["note", "small:t1", &format!("第{n}条")]);
        let ran = writer.uid(user).gid(GROUP).output().unwrap();
        assert!(ran.status.success(), "{n}: {}", String::from_utf8_lossy(&ran.stderr));
        let metadata = fs::metadata(shared.join("small.json")).unwrap();
        assert_eq!((metadata.gid(), metadata.mode() & 0o777), (GROUP, 0o660), "{n}");
    }
    let mut stranger = under("007", &home, &shared, &["note", "small:t1", "外人"]);
    let ran = stranger.uid(12399).gid(12399).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(said.contains("没有权限，请文件主人或管理员开放读写权限"), "{said}");
    let text = fs::read_to_string(shared.join("small.json")).unwrap();
    assert!((0..5).all(|n| text.contains(&format!("第{n}条"))) && !text.contains("外人"));
}
