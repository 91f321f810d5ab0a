//! Wrong usage, languages, and readers that go away.

use crate::home::Home;

#[test]
fn wrong_usage_is_exit_status_2_in_the_language() {
    for (args, zh, en) in [
        (
            &["plans", "--jsn"][..],
            "没有选项 --jsn，是否指：--json",
            "there is no option --jsn; did you mean --json?",
        ),
        (&["show"], "缺少参数 <ADDRESS>", "missing: <ADDRESS>"),
        (&["flag", "small:t1"], "缺少参数 <STATUS>", "missing: <STATUS>"),
        (&["outline", "small", "--depth", "0"], "--depth <N> 的值“0”不对", "--depth <N> does not take 0"),
        (
            &["search", "x", "--in", "all"],
            "应为：titles、indicators、text、notes",
            "one of titles, indicators",
        ),
        (&["search", "x", "--limit"], "--limit <N> 后面缺少值", "--limit <N> needs a value"),
        (&["export", "--format", "xml"], "应为：json、csv、markdown", "one of json, csv, markdown"),
        (
            &["indicators", "--csv", "--json"],
            "--csv 不能与 --json 同时使用",
            "--csv cannot be used with --json",
        ),
        (
            &["indicators", "--binding", "--expected"],
            "--binding 不能与 --expected",
            "--binding cannot be used",
        ),
        (&["small", "t1"], "多出了参数“t1”", "one argument too many: t1"),
        (&["completions", "tcsh"], "<SHELL> 的值“tcsh”不对", "<SHELL> does not take tcsh"),
    ] {
        for (home, sentence) in [(Home::new(), zh), (Home::english(), en)] {
            let ran = home.run(args);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
            assert!(ran.err.contains(sentence), "{args:?}: {}", ran.err);
        }
    }
    let err = Home::new().run(&["search"]).err;
    assert!(err.contains("gangmu search --help"), "{err}");
}

#[test]
fn the_language_is_chosen_by_option_then_locale() {
    let home = Home::new();
    assert!(home.says(&["plans"]).starts_with("编号"));
    assert!(home.says(&["plans", "--lang", "en"]).starts_with("ID"));
    assert!(home.says(&["--lang=en", "plans"]).starts_with("ID"));
    assert_eq!(home.run(&["plans", "--lang", "fr"]).code, 2);
    let output = home.command(&["plans"]).env("LC_ALL", "en_GB.UTF-8").output().unwrap();
    assert!(output.stdout.starts_with(b"ID"));
    let output = home.command(&["plans"]).env_remove("LANG").output().unwrap();
    assert!(output.stdout.starts_with("编号".as_bytes()));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new();
    for args in [&["plans"][..], &["export"], &["--help"], &["man"], &[]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = home.command(args).stdout(writer).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{args:?}: {output:?}");
    }
}

#[test]
fn without_a_home_folders_can_be_named() {
    let home = Home::english();
    let mut command = home.command(&["plans", "--records", "r", "--library", "data/gangmu/plans"]);
    let output = command.env_remove("HOME").output().unwrap();
    assert!(output.status.success(), "{output:?}");
}
