//! import

use crate::documents::{docx, lines, pdf, xlsx};
use crate::home::Home;
use gangmu::plan::Library;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

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
fn a_dry_run_shows_the_row_that_an_indicator_is_of() {
    let home = Home::new();
    let file = home.path("nursing.txt");
    let rows = "指标|单位|2025年|2030年\n床位占比|%|50|60\n参保率|%|55|60\n达标率|%|60|60\n";
    fs::write(&file, format!("{TEXT}到2030年，各项指标都要高于60。\n{rows}")).unwrap();
    let dry = home.says(&["import", file.to_str().unwrap(), "--dry-run"]);
    for row in ["床位占比　%　50　60", "参保率　%　55　60", "达标率　%　60　60"] {
        assert!(dry.contains(&format!("：{row}")), "{dry}");
    }
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
    assert_eq!(ran.out.lines().last(), Some("共 4 个文件：保存 1，未变 0，失败 3"));
    assert_eq!(home.json(&["outline", "good", "--json"])["title"], json!("某市“十五五”养老服务规划"));
}

/// A table of indicators with values of years that have passed.
fn table(last: &str) -> Vec<Vec<String>> {
    let rows: [&[&str]; 4] = [
        &["云溪市“十五五”社区服务主要指标"],
        &["序号", "指标", "单位", "2025年", "2026年实际", "2027年完成", "2030年目标", "属性"],
        &["1", "护理型床位占比", "%", "50", "52.5", "55", "60", "约束性"],
        &["2", "养老护理员人数", "人", "900", "1000", last, "1500", "预期性"],
    ];
    rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
}

#[test]
fn yearly_actual_values_of_a_sheet_become_readings_once() {
    let home = Home::new();
    let file = home.path("yunxi.xlsx");
    fs::write(&file, xlsx(&table("1100"))).unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(home.json(&["import", file, "--dry-run", "--json"])[0]["readings"], 4);
    assert!(!home.path("data/gangmu/records").exists(), "a dry run writes nothing");
    let said = home.says(&["import", file]);
    assert!(said.contains("写入实际值 4 个"), "{said}");
    let shown = home.json(&["show", "yunxi:t2", "--json"]);
    let readings = &shown["record"]["readings"];
    assert_eq!((&readings["2026"]["value"], &readings["2027"]["value"]), (&json!("1000"), &json!("1100")));
    assert_eq!(readings["2026"]["source"], "yunxi.xlsx");
    let records = fs::read(home.path("data/gangmu/records/yunxi.json")).unwrap();
    assert_eq!(home.json(&["import", file, "--json"])[0]["readings"], 0);
    assert_eq!(fs::read(home.path("data/gangmu/records/yunxi.json")).unwrap(), records);
    home.says(&["reading", "yunxi:t1", "2026", "51"]);
    fs::write(file, xlsx(&table("1200"))).unwrap();
    let said = home.says(&["import", file]);
    assert!(said.contains("写入实际值 1 个") && said.contains("保留已录的 51，文件里是 52.5"), "{said}");
    let shown = home.json(&["show", "yunxi:t1", "--json"]);
    assert_eq!(shown["record"]["readings"]["2026"]["value"], "51");
}

#[test]
fn a_word_file_and_a_pdf_are_read_as_a_text_is() {
    let home = Home::new();
    let words = lines(6);
    fs::write(home.path("a.docx"), docx(&words)).unwrap();
    fs::write(home.path("a.txt"), words.join("\n")).unwrap();
    let short: Vec<String> = words.iter().map(|line| line.chars().take(40).collect()).collect();
    fs::write(home.path("a.pdf"), pdf(&short)).unwrap();
    let read = |name: &str, args: &[&str]| {
        home.json(&[&["import", home.path(name).to_str().unwrap(), "--dry-run", "--json"], args].concat())[0]
            .clone()
    };
    let text = read("a.txt", &[]);
    assert_eq!((&read("a.docx", &[])["sections"], &text["title"]), (&text["sections"], &json!(words[0])));
    let args = ["--id", "b"];
    assert_eq!(read("a.pdf", &args)["title"], text["title"]);
}

#[test]
fn a_dry_run_shows_the_outline_so_deep_and_where_figures_come_from() {
    let home = Home::new();
    let file = home.path("nursing.txt");
    fs::write(&file, format!("{TEXT}三、目标\n到2030年，护理型床位占比达到60%以上，其他照旧。\n")).unwrap();
    let said = home.says(&["import", file.to_str().unwrap(), "--dry-run", "--depth", "1"]);
    assert!(said.contains("2  二 重点任务") && !said.contains("建设养老床位"), "{said}");
    assert!(said.contains("护理型床位占比  2030 60%以上"), "{said}");
    assert!(said.contains("三 目标：") && said.contains("护理型床位占比达到60%以上"), "{said}");
    assert!(said.contains("去掉多余空格") && said.contains("建设 养老 床"), "{said}");
}

#[test]
fn traditional_characters_are_converted_where_that_is_asked_for() {
    let home = Home::new();
    let file = home.path("old.txt");
    fs::write(&file, "某市養老服務規劃（2026—2030年）\n一、總體要求\n堅持以人為本，發展養老服務。\n")
        .unwrap();
    let file = file.to_str().unwrap();
    home.says(&["import", file, "--simplify"]);
    let shown = home.json(&["show", "old:1", "--json"]);
    assert_eq!(shown["section"]["title"], "总体要求");
    assert_eq!(shown["section"]["text"][0], "坚持以人为本，发展养老服务。");
    home.says(&["import", file, "--id", "as-it-is"]);
    assert_eq!(
        home.json(&["show", "as-it-is:1", "--json"])["section"]["text"][0],
        "堅持以人為本，發展養老服務。"
    );
}

#[test]
fn imports_of_one_plan_at_once_do_not_mix() {
    let home = Home::new();
    let files: Vec<_> = (0..4)
        .map(|n| {
            let file = home.path(&format!("{n}/nursing.txt"));
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, TEXT.replace("新建一批", &format!("新建{n}批"))).unwrap();
            file
        })
        .collect();
    let children: Vec<_> = files
        .iter()
        .map(|file| {
            let mut command = home.command(&["import", file.to_str().unwrap()]);
            command.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let plan = fs::read(home.path("data/gangmu/plans/nursing.json")).unwrap();
    let before = fs::read(home.path("data/gangmu/plans/nursing.json.bak")).unwrap();
    let text = |json: &[u8]| {
        let plan: serde_json::Value = serde_json::from_slice(json).unwrap();
        plan["sections"][1]["sections"][0]["text"][0].as_str().unwrap().to_owned()
    };
    assert!(
        text(&plan).ends_with("批养老设施。") && text(&plan) != text(&before),
        "each is whole, and one is kept"
    );
}

#[test]
fn a_signal_at_any_moment_leaves_whole_files_only() {
    let home = Home::new();
    let file = home.path("nursing.txt");
    let plans = home.path("data/gangmu/plans");
    for n in 0..24 {
        fs::write(&file, TEXT.replace("新建一批", &format!("新建{n}批"))).unwrap();
        let mut command = home.command(&["import", file.to_str().unwrap()]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2 * n));
        let signal = if n % 2 == 0 { Signal::INT } else { Signal::TERM };
        // It may have ended by itself.
        let pid = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        let _ = kill_process(pid, signal);
        let status = child.wait().unwrap();
        assert!(status.success() || status.signal() == Some(signal.as_raw()), "{status}");
        for entry in fs::read_dir(&plans).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            assert!(!name.ends_with(".tmp"), "{name} is left");
            if name.ends_with(".json") {
                let json = fs::read_to_string(entry.path()).unwrap();
                assert!(gangmu::plan::plan_from_json(&json).is_ok(), "{name} is not whole");
            }
        }
    }
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
