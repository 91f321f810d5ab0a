//! Importing on the screen: the path, the report, what is saved, and what others put into the library.

use crate::stage::{Setting, Stage};
use gangmu::app::View;
use gangmu::record::{Change, ChangeKind, Stamp, Status, Store};
use std::fs;
use std::path::PathBuf;

const TEXT: &str = "某市“十五五”养老服务规划\n一、总体要求\n以人为本。\n到2030年，护理型床位占比达到60%以上。\n\
    二、重点任务\n建设 养老 床位。新建一批养老设施。\n指标|单位|2025年|2026年实际|2030年目标|属性\n养老护理员人数|人|900|1000|1500|预期性\n\
    参保率|%|90|91.5|95|约束性\n";

/// A stage with a document in a folder of its own.
#[expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail")]
fn stage(text: &str) -> (Stage, tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nursing.txt");
    fs::write(&path, text).unwrap();
    let mut stage = Setting::new().open();
    stage.look_around();
    (stage, folder, path.display().to_string())
}

fn plan_file(stage: &Stage, id: &str) -> PathBuf {
    stage.folder().join("plans").join(format!("{id}.json"))
}

#[test]
fn the_report_is_seen_before_anything_is_saved() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":import ").shows("import-path");
    stage.paste(&format!("'{path}' \n")).keys("<Enter>").read().shows("import-report");
    assert!(!stage.folder().join("plans").exists());
    stage.keys("<Enter>").has("某市养老服务规划").has("建设养老床位").shows("import-saved");
    assert!(plan_file(&stage, "nursing").exists());
    let readings = Store::new(stage.folder().join("records")).load("nursing").file;
    let readings: Vec<_> =
        readings.record("t1").unwrap().readings().map(|r| (r.year, r.value.to_owned())).collect();
    assert_eq!(readings, [(2026, "1000".to_owned())]);
}

#[test]
fn a_report_left_by_esc_saves_nothing() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":导入 ").paste(&path).keys("<Enter>").read().keys("G<Esc>").has("没有保存 nursing.txt");
    assert!(!stage.folder().join("plans").exists());
    stage.keys(":导入规划<Enter>").has("可把文件拖进来");
}

#[test]
fn the_report_is_read_on_a_small_screen_and_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nursing.txt");
    fs::write(&path, TEXT).unwrap();
    let mut stage = Setting::new().size(40, 12).english().open();
    stage.keys(":import ").paste(&path.display().to_string()).keys("<Enter>").read();
    stage.shows("import-report-narrow-en").keys("G").has("1500");
}

#[test]
fn a_path_is_completed_and_chosen_from() {
    let (mut stage, folder, _path) = stage(TEXT);
    for name in ["规划一.txt", "规划二.txt"] {
        fs::write(folder.path().join(name), TEXT).unwrap();
    }
    let here = folder.path().display();
    stage.keys(":import ").paste(&format!("{here}/规")).keys("<Tab>").has("规划一.txt").has("规划二.txt");
    stage.keys("<Tab><Tab>").has("规划二.txt").keys("<Enter>").read().has("导入 规划二.txt").keys("<Esc>");
    stage
        .keys(":import ")
        .paste(&format!("{here}/n"))
        .keys("<Tab>")
        .has("nursing.txt")
        .keys("<Enter>")
        .read();
    stage.has("导入 nursing.txt");
}

#[test]
fn what_cannot_be_read_is_told_and_the_path_given_back() {
    let (mut stage, folder, _path) = stage(TEXT);
    fs::write(folder.path().join("noise.pdf"), [0_u8; 400]).unwrap();
    stage.keys(":import ").paste("/no/such/plan.txt").keys("<Enter>").read().shows("import-refused");
    stage.keys("<Ctrl-u>").paste(&format!("{}/noise.pdf", folder.path().display())).keys("<Enter>").read();
    stage.has("没有导入 noise.pdf：不是能读的文档").has("导入规划：文件路径");
    stage
        .keys("<Ctrl-u>")
        .paste(&format!("{}", folder.path().display()))
        .keys("<Enter>")
        .read()
        .has("是一个文件夹");
}

#[test]
fn while_a_document_is_read_keys_go_on_and_esc_gives_it_up() {
    let (mut stage, _folder, path) = stage(&format!("{TEXT}{}", "三、保障措施\n加强领导。\n".repeat(2000)));
    stage.keys(":import ").paste(&path).keys("<Enter>").has("正在导入 nursing.txt：").keys("jj").read();
    stage.has("已读完").keys("<Down>:import ").has("导入 nursing.txt").keys("<Esc>").has("没有保存");
    stage.keys(":import ").paste(&path).keys("<Enter><Esc>").has("已取消导入 nursing.txt").read();
    stage.keys("j").lacks("nursing");
    assert!(!stage.folder().join("plans").exists());
}

#[test]
fn a_corrected_edition_of_an_open_plan_keeps_its_records_and_its_place() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>jjj").keys("f3").has("有风险");
    fs::write(&path, TEXT.replace("二、重点任务", "二、重点任务\n培训护理人员。培训一批。")).unwrap();
    stage.keys(":import ").paste(&path).keys("<Enter>").read().has("更新规划 nursing").keys("<Enter>");
    stage.has("培训护理人员").has("有风险");
    let records = Store::new(stage.folder().join("records")).load("nursing").file;
    let flagged: Vec<_> = records.records().filter(|(_, r)| r.status() == Some(Status::AtRisk)).collect();
    assert_eq!(flagged.len(), 1);
    let desk = stage.model().desk().unwrap();
    assert_eq!(desk.plan.sections[desk.tree.mark()].id, flagged[0].0);
    stage
        .keys(":import ")
        .paste(&path)
        .keys("<Enter>")
        .read()
        .has("内容相同")
        .keys("<Enter>")
        .has("没有改动");
}

#[test]
fn another_plan_of_the_same_name_stands_beside_the_first() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>");
    fs::write(&path, "某县“十六五”交通规划\n一、总体要求\n二、重点任务\n修路。\n").unwrap();
    stage.keys(":import ").paste(&path).keys("<Enter>").read().has("存为新规划 nursing-2").keys("<Enter>");
    stage
        .has("编号 nursing 已是另一份规划")
        .has("某市“十五五”养老服务规划")
        .keys("x<Esc>")
        .has("存为新规划 nursing-2");
    assert!(!plan_file(&stage, "nursing-2").exists(), "nothing is done unasked");
    stage.keys("<Enter>n").has("已保存为 nursing-2");
    assert!(plan_file(&stage, "nursing").exists() && plan_file(&stage, "nursing-2").exists());
}

#[test]
fn another_plan_is_replaced_where_that_is_answered() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>");
    fs::write(&path, "某县“十六五”交通规划\n一、总体要求\n二、重点任务\n修路。\n").unwrap();
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>y").has("已保存为 nursing：某县");
    assert!(!plan_file(&stage, "nursing-2").exists());
    let before = fs::read_to_string(stage.folder().join("plans/nursing.json.bak")).unwrap();
    assert!(before.contains("养老服务规划"));
}

#[test]
fn several_files_are_reported_one_after_the_other() {
    let (mut stage, folder, path) = stage(TEXT);
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("noise.pdf", &"\0".repeat(400));
    write("my roads.txt", "某县“十六五”交通规划\n一、总体要求\n二、重点任务\n修路。\n");
    write("schools.txt", "某县“十六五”教育规划\n一、总体要求\n二、重点任务\n办学。\n");
    let here = folder.path().display();
    let dropped = format!("'{path}' {here}/noise.pdf '{here}/my roads.txt' {here}/schools.txt ");
    stage.keys(":import ").paste(&dropped).keys("<Enter>").read().read();
    stage.has("导入 nursing.txt（后面还有 3 个文件）").keys("<Enter>");
    stage.read().has("没有导入 noise.pdf").read().has("导入 my roads.txt（后面还有 1 个文件）").keys("<Esc>");
    stage.read().has("导入 schools.txt").lacks("后面还有").keys("<Enter>").has("已保存为 schools");
    assert!(plan_file(&stage, "nursing").exists() && !plan_file(&stage, "my-roads").exists());
}

#[test]
fn to_give_up_reading_one_of_several_is_to_give_up_all() {
    let long = format!("{TEXT}{}", "三、保障措施\n加强领导。\n".repeat(2000));
    let (mut stage, folder, path) = stage(&long);
    let here = folder.path().display();
    fs::write(folder.path().join("more.txt"), TEXT).unwrap();
    stage.keys(":import ").paste(&format!("{path} {here}/more.txt")).keys("<Enter><Esc>").read();
    stage.keys("j").lacks("正在导入").lacks("导入 more.txt").lacks("导入 nursing.txt");
}

#[test]
fn a_plan_that_cannot_be_saved_is_told_and_can_be_tried_again() {
    let (mut stage, _folder, path) = stage(TEXT);
    fs::write(stage.folder().join("plans"), "in the way").unwrap();
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>").has("没有导入 nursing.txt：");
    fs::remove_file(stage.folder().join("plans")).unwrap();
    stage.keys("<Enter>").has("已保存为 nursing");
}

#[test]
fn what_another_program_puts_into_the_library_appears_by_itself() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>L");
    let json = fs::read_to_string(plan_file(&stage, "nursing")).unwrap();
    let put = |id: &str, json: String| {
        let new = stage.folder().join("plans/new");
        fs::write(&new, json).unwrap();
        fs::rename(new, stage.folder().join("plans").join(format!("{id}.json"))).unwrap();
    };
    put("late", json.replace("\"nursing\"", "\"late\"").replace("养老服务", "托育服务"));
    put("nursing", json.replace("建设养老床位", "改造养老床位"));
    stage.look_around().has("规划库有更新：late nursing").has("托育服务");
    assert_eq!(stage.model().view, View::Library);
    stage.keys("/改造养老").has("改造养老床位");
}

#[test]
fn nothing_changes_under_a_note_that_is_being_written() {
    let (mut stage, _folder, path) = stage(TEXT);
    stage.keys(":import ").paste(&path).keys("<Enter>").read().keys("<Enter>jjja写到一半");
    let file = plan_file(&stage, "nursing");
    let json = fs::read_to_string(&file).unwrap();
    fs::write(stage.folder().join("new"), json.replace("总体要求", "指导思想")).unwrap();
    fs::rename(stage.folder().join("new"), &file).unwrap();
    let change = Change { id: "1".to_owned(), kind: ChangeKind::Status(Some(Status::Behind)) };
    let store = Store::new(stage.folder().join("records"));
    store.change("nursing", &[change], &Stamp::now("wang")).unwrap();
    stage.look_around().has("写到一半").lacks("规划库有更新");
    stage.keys("<Enter>").look_around().has("写到一半").has("规划库有更新：nursing").has("指导思想");
}
