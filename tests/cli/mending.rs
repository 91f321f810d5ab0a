//! doctor --repair, records

use crate::home::Home;
use serde_json::json;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// The names in the records folder that begin so.
fn named(home: &Home, beginning: &str) -> Vec<String> {
    let entries = fs::read_dir(home.path("data/gangmu/records")).unwrap().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| name.starts_with(beginning));
    names
}

fn begun() -> Home {
    let home = Home::new();
    home.says(&["note", "small:t1", "第一条"]);
    home.says(&["note", "small:2.1", "第二条"]);
    home
}

#[test]
fn a_broken_file_is_found_and_repaired_and_kept() {
    let home = begun();
    let whole = fs::read_to_string(home.records()).unwrap();
    let torn = &whole[..whole.len() - 30];
    fs::write(home.records(), torn).unwrap();
    let found = home.run(&["doctor"]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains("gangmu doctor --repair"), "{}", found.out);
    assert_eq!(fs::read_to_string(home.records()).unwrap(), torn, "looking changes nothing");
    let out = home.says(&["doctor", "--repair"]);
    assert!(out.contains("已恢复 2 条，坏文件留在"), "{out}");
    let aside = named(&home, "small.json.broken-");
    assert_eq!(fs::read_to_string(home.path("data/gangmu/records").join(&aside[0])).unwrap(), torn);
    assert_eq!(home.read_records()["records"]["t1"]["notes"][0]["text"], "第一条");
    home.says(&["flag", "small:t1", "done"]);
    let again = home.says(&["doctor", "--repair"]);
    assert!(!again.contains("坏文件"), "{again}");
    assert_eq!(named(&home, "small.json.broken-").len(), 1);
}

#[test]
fn a_missing_file_and_a_cut_off_save_are_found_and_repaired() {
    let home = begun();
    fs::rename(home.records(), home.path("data/gangmu/records/.small.Ab12cd.tmp")).unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(120);
    let left =
        fs::File::options().write(true).open(home.path("data/gangmu/records/.small.Ab12cd.tmp")).unwrap();
    left.set_modified(long_ago).unwrap();
    let found = home.run(&["doctor"]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains("不见了") && found.out.contains("没写完的保存"), "{}", found.out);
    home.says(&["doctor", "--repair"]);
    assert_eq!(home.read_records()["records"]["2.1"]["notes"][0]["text"], "第二条");
    assert_eq!(named(&home, ".small"), [""; 0]);
}

#[test]
fn what_cannot_be_repaired_says_what_to_do() {
    let home = Home::english();
    home.write_records(r#"{"format": 7}"#);
    let ran = home.run(&["doctor", "--repair"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("upgrade gangmu"), "{}", ran.out);
    fs::remove_file(home.records()).unwrap();
    fs::create_dir(home.records()).unwrap();
    assert!(home.refuses(&["flag", "small:t1", "done"]).contains("doctor --repair"));
    home.says(&["doctor", "--repair"]);
    home.says(&["flag", "small:t1", "done"]);
    fs::remove_dir_all(home.path("data/gangmu/records")).unwrap();
    fs::write(home.path("data/gangmu/records"), "in the way").unwrap();
    assert!(home.refuses(&["flag", "small:t1", "done"]).contains("cannot make the folder"));
}

#[test]
fn in_a_folder_of_a_group_a_file_closed_to_it_is_noticed() {
    let home = begun();
    assert!(!home.says(&["doctor"]).contains("chmod"));
    let folder = home.path("data/gangmu/records");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o2770)).unwrap();
    let out = home.says(&["doctor"]);
    assert!(out.contains("small.json：同组的人不能读写"), "{out}");
    fs::set_permissions(home.records(), fs::Permissions::from_mode(0o660)).unwrap();
    assert!(!home.says(&["doctor"]).contains("chmod"));
}

const EDITION: &str = "某市养老规划\n一、总体要求\n以人为本。\n二、重点任务\n（一）新建床位\n新建一批养老设施。\n（二）培训护理员\n每年培训一批。\n";

#[test]
fn records_outlive_a_new_import_and_can_be_attached_to_another_place() {
    let home = Home::new();
    let file = home.path("care.txt");
    let import = |text: &str| {
        fs::write(&file, text).unwrap();
        home.says(&["import", file.to_str().unwrap(), "--id", "care", "--replace"]);
        home.json(&["outline", "care", "--json"])
    };
    let outline = import(EDITION);
    let trained = outline["sections"][1]["sections"][1]["id"].as_str().unwrap().to_owned();
    home.says(&["note", &format!("care:{trained}"), "已培训三期"]);
    home.says(&["flag", &format!("care:{trained}"), "done"]);
    assert_eq!(home.json(&["records", "--unattached", "--json"]), json!([]));
    let outline = import("某市养老规划\n一、总体要求\n以人为本。\n二、重点任务\n建设一批养老设施。\n");
    let record = home.json(&["records", "--unattached", "--json"]);
    assert_eq!(record[0]["address"], format!("care:{trained}"));
    assert_eq!((&record[0]["plan"], &record[0]["title"]), (&json!("care"), &json!(null)));
    assert_eq!(record[0]["record"]["notes"][0]["text"], "已培训三期");
    let listed = home.says(&["records", "--unattached"]);
    assert!(listed.contains("（条目已不存在）") && listed.contains("已完成、备注 1 条"), "{listed}");
    let chapter = format!("care:{}", outline["sections"][1]["id"].as_str().unwrap());
    let said = home.says(&["records", "--attach", &format!("care:{trained}"), &chapter]);
    assert!(said.contains(&chapter), "{said}");
    assert!(home.says(&["show", &chapter]).contains("已培训三期"));
    assert_eq!(home.json(&["records", "--unattached", "--json"]), json!([]));
    assert!(
        home.refuses(&["records", "--attach", &format!("care:{trained}"), &chapter]).contains("没有记录")
    );
}

#[test]
fn records_of_a_plan_that_is_gone_can_be_attached_to_another() {
    let home = Home::english();
    home.says(&["note", "small:t1", "a = b"]);
    let text = fs::read_to_string(home.records()).unwrap().replace("\"small\"", "\"former\"");
    fs::write(home.path("data/gangmu/records/former.json"), text).unwrap();
    let all = home.says(&["records"]);
    assert_eq!(all.lines().count(), 3, "{all}");
    assert!(all.contains("former:t1") && all.contains("(the plan is gone)"), "{all}");
    let record = home.json(&["records", "--attach", "former:t1", "small:2.1", "--json"]);
    assert_eq!(record["notes"][0]["text"], "a = b");
    assert_eq!(record["notes"][0]["by"], "li");
    home.refuses(&["records", "--attach", "former:t1", "small:9.9"]);
    assert_eq!(home.run(&["records", "--attach", "former:t1"]).code, 2);
}
