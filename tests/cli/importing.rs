//! import

use crate::home::Home;
use serde_json::json;
use std::fs;

const TEXT: &str =
    "某市“十五五”养老服务规划\n一、总体要求\n以人为本。\n二、重点任务\n建设 养老 床位。新建一批养老设施。\n";

#[test]
fn a_text_becomes_a_plan_of_the_library_at_once() {
    let home = Home::new();
    let file = home.path("nursing.txt");
    fs::write(&file, TEXT).unwrap();
    let file = file.to_str().unwrap();
    let dry = home.says(&["import", file, "--dry-run"]);
    assert!(dry.contains("2.1  建设养老床位"), "{dry}");
    home.refuses(&["outline", "nursing"]);
    let said = home.json(&["import", file, "--json"]);
    assert_eq!(said[0]["id"], "nursing");
    assert_eq!(said[0]["sections"], 3);
    assert_eq!(said[0]["repairs"][0]["kind"], "blanks");
    assert!(said[0]["saved"].as_str().unwrap().ends_with("nursing.json"));
    let outline = home.json(&["outline", "nursing", "--json"]);
    assert_eq!(outline["sections"][1]["sections"][0]["title"], "建设养老床位");
    let again = home.says(&["import", file]);
    assert!(again.contains("没有改动"), "{again}");
}

#[test]
fn what_cannot_be_imported_is_told_and_harms_no_other_file() {
    let home = Home::new();
    let (good, bad) = (home.path("good.txt"), home.path("bad.bin"));
    fs::write(&good, TEXT).unwrap();
    fs::write(&bad, [0_u8; 300]).unwrap();
    let folder = home.path("data");
    let files = [good.to_str().unwrap(), bad.to_str().unwrap(), folder.to_str().unwrap(), "/no/such"];
    let ran = home.run(&[&["import"], &files[..]].concat());
    assert_eq!((ran.code, ran.err.lines().count()), (1, 3), "{}", ran.err);
    assert_eq!(home.json(&["outline", "good", "--json"])["title"], json!("某市“十五五”养老服务规划"));
}
