//! The golden files themselves.

use std::path::{Path, PathBuf};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn every_golden_file_is_compared_with() {
    let tests: String = std::fs::read_dir(here("tests/screens"))
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let files = std::fs::read_dir(here("tests/golden")).unwrap().map(|entry| entry.unwrap().path());
    let idle: Vec<PathBuf> = files
        .filter(|path| path.is_file())
        .filter(|path| !tests.contains(&format!("shows({:?})", path.file_stem().unwrap())))
        .collect();
    assert!(idle.is_empty(), "no test looks at {idle:?}");
}
