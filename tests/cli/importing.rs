//! import

use crate::home::Home;
use gangmu::plan::Library;
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

/// A file that stands for the original of an embedded digest: its numbered headings, and words that no digest has.
#[expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail")]
fn original(home: &Home, id: &str, words: &str) -> String {
    let library = Library::embedded();
    let digest = library.by_id(id).unwrap();
    let mut text = format!("{}\n", digest.title);
    for section in &digest.sections {
        let Some(number) = &section.number else { continue };
        let sign = if number.ends_with('）') { "" } else { "、" };
        text.push_str(&format!("{number}{sign}{}\n{words}，此处是原文。\n", section.title));
    }
    let file = home.path(&format!("{words}.txt"));
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn the_original_of_an_embedded_digest_becomes_its_full_text() {
    let home = Home::new();
    let id = "shanxi-public-services";
    home.refuses(&["show", &format!("{id}:1"), "--full"]);
    let before = home.json(&["show", &format!("{id}:2.3"), "--json"]);
    let file = original(&home, id, "头一份");
    let said = home.says(&["import", &file]);
    assert!(said.contains("作为它的全文") && said.contains(&format!("plans/{id}.json")), "{said}");
    assert!(home.says(&["import", &file]).contains("没有改动"));
    let listed = home.json(&["plans", "--json"]);
    let listed = listed.as_array().unwrap().iter().find(|plan| plan["id"] == id).unwrap();
    assert_eq!((&listed["edition"], &listed["full_text"]), (&json!("digest"), &json!(true)));
    assert!(home.says(&["doctor"]).contains(&format!("{id}：全文")));
    assert_eq!(home.json(&["show", &format!("{id}:2.3"), "--json"]), before, "the digest is as it was");
    let full = home.json(&["show", &format!("{id}:2.3"), "--full", "--json"]);
    assert_eq!(full["section"]["text"], json!(["头一份，此处是原文。"]));
    assert!(home.says(&["show", &format!("{id}:2.3"), "--full"]).contains("头一份，此处是原文。"));
    let hits = home.json(&["search", "头一份", "--limit", "500", "--json"]);
    assert!(hits.as_array().unwrap().iter().any(|hit| hit["address"] == format!("{id}:2.3")));
}

#[test]
fn of_two_copies_of_the_original_the_fuller_one_is_kept_unless_asked() {
    let home = Home::new();
    let id = "shanxi-public-services";
    let (first, second) = (original(&home, id, "头一份"), original(&home, id, "第二份"));
    let text = fs::read_to_string(&second).unwrap();
    let shorter = home.path("shorter.txt");
    fs::write(&shorter, text.lines().take(40).collect::<Vec<_>>().join("\n")).unwrap();
    let shorter = shorter.to_str().unwrap();
    home.says(&["import", shorter]);
    assert!(home.says(&["import", &first]).contains(id), "the fuller one takes its place");
    let refused = home.refuses(&["import", shorter]);
    assert!(refused.contains("--replace"), "{refused}");
    assert!(home.says(&["show", &format!("{id}:2.3"), "--full"]).contains("头一份"));
    home.says(&["import", shorter, "--replace"]);
    assert!(home.says(&["show", &format!("{id}:2.3"), "--full"]).contains("第二份"));
    home.says(&["import", &first, "--id", "own"]);
    assert_eq!(home.json(&["show", "own:1", "--json"])["section"]["text"], json!(["头一份，此处是原文。"]));
}

#[test]
fn a_full_text_that_cannot_be_read_is_named_and_the_digest_is_shown() {
    let home = Home::new();
    let id = "shanxi-public-services";
    fs::write(home.path(&format!("data/gangmu/plans/{id}.json")), "{").unwrap();
    let ran = home.run(&["plans"]);
    assert!(ran.out.contains(id) && ran.err.contains(&format!("{id} 的全文")), "{}{}", ran.out, ran.err);
    let file = original(&home, id, "头一份");
    home.refuses(&["import", &file]);
    home.says(&["import", &file, "--replace"]);
}
