//! The house has floors: every module of the library imports only from the floors below it, and each package
//! that could spread everywhere has one door.
//!
//! The test reads the sources themselves, so an arrow that points up fails even where the compiler is content.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// The modules from the ground up. Those on one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["processors", "text"],
    &["words"],
    &["plan"],
    &["record"],
    &["search", "compare", "import"],
    &["say"],
    &["export", "sync"],
    &["app"],
    &["keys"],
    &["ui", "terminal"],
    &["runtime"],
    &["cli"],
];

/// Modules that may use less than all that lies below them.
const SPARING: &[(&str, &[&str])] = &[("terminal", &["keys", "text"])];

/// Packages and the only files or folders of `src` that may name them.
const DOORS: &[(&str, &[&str])] = &[
    ("ratatui", &["ui/", "terminal/", "runtime/"]),
    ("crossterm", &["terminal/"]),
    ("serde_json", &["plan/", "record/", "cli/", "export/"]),
    ("fuzzy_matcher", &["search/matcher.rs"]),
    ("icu_segmenter", &["import/repair/words.rs"]),
    // The folder is named like the package, and the file above it has to name the folder.
    ("pinyin", &["text/mod.rs", "text/pinyin/readings.rs"]),
    ("unicode_width", &["text/width.rs"]),
    ("rayon", &["processors/crew.rs"]),
    ("compact_str", &["text/mod.rs"]),
    ("encoding_rs", &["import/decode/", "import/readers/pdf/"]),
    ("hanconv", &["import/repair/traditional.rs", "text/fold/table.rs"]),
    ("zip", &["import/readers/"]),
    ("quick_xml", &["import/readers/"]),
    ("html5ever", &["import/readers/"]),
    ("lopdf", &["import/readers/"]),
];

/// One thing a file may not import.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Breach {
    file: String,
    names: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/{} may not use {}", self.file, self.names)
    }
}

#[test]
fn arrows_point_down_and_each_package_has_one_door() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&src);
    assert!(files.len() > 60, "only {} files were found", files.len());
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let file = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            breaches(&file, &std::fs::read_to_string(path).unwrap())
        })
        .map(|breach| breach.to_string())
        .collect();
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[track_caller]
fn finds(file: &str, source: &str, names: &[&str]) {
    let found: Vec<String> = breaches(file, source).into_iter().map(|breach| breach.names).collect();
    assert_eq!(found, names, "{source}");
}

#[test]
fn an_arrow_that_points_up_is_found_however_it_is_written() {
    finds("plan/figure.rs", "use crate::app::Model;", &["app"]);
    finds("plan/figure.rs", "use crate::{text::{width, fold}, record::{Status, Note}};", &["record"]);
    finds("plan/figure.rs", "fn f() -> crate::search::Query { todo() }", &["search"]);
    finds("plan/figure.rs", "use super::super::record::Status;", &["record"]);
    finds("app/update/go.rs", "use super::super::super::ui;", &["ui"]);
    finds("app/model.rs", "mod tests { use super::super::super::keys::Key; }", &["keys"]);
    finds("ui/tree.rs", "use crate::terminal::Screen;", &["terminal"]);
    finds("terminal/session.rs", "use crate::app::Model;", &["app"]);
    finds("plan/figure.rs", "use crate::cellar::Wine;", &["cellar"]);
}

#[test]
fn arrows_that_point_down_or_stay_inside_are_not_found() {
    finds(
        "app/update/go.rs",
        "use super::super::model::Model; use crate::app::Desk; use crate::plan::Plan;",
        &[],
    );
    finds("app/model.rs", "mod tests { use super::*; use super::super::desk::Desk; }", &[]);
    finds(
        "plan/figure.rs",
        "// use crate::app::Model;\n/* crate::ui */ const A: &str = \"crate::ui::x\";",
        &[],
    );
    finds("plan/figure.rs", "fn f<'a>(c: char) -> bool { c == '\"' } // crate::ui\n", &[]);
    finds("terminal/session.rs", "use crate::keys::Key;", &[]);
}

#[test]
fn a_package_at_the_wrong_door_is_found() {
    finds("app/model.rs", "use ratatui::layout::Rect;", &["ratatui"]);
    finds("search/rank.rs", "fn f() { fuzzy_matcher::skim::x() }", &["fuzzy_matcher"]);
    finds("runtime/mod.rs", "use {crossterm as c};", &["crossterm"]);
    finds("text/pinyin/token.rs", "use pinyin::ToPinyin;", &["pinyin"]);
    finds("text/width.rs", "use unicode_width::UnicodeWidthStr;", &[]);
    finds("text/wrap/mod.rs", "fn f() { a.iter().zip(b); zip::read() }", &["zip"]);
    finds("ui/tree.rs", "use ratatui::style::Style;", &[]);
}

/// What a file of `src` may not import, each once.
fn breaches(file: &str, source: &str) -> Vec<Breach> {
    let words = words_of(source);
    let mut names = BTreeSet::new();
    let mut home: Vec<String> = home_of(file);
    // Inline modules that are open, each with the depth of braces it stands at.
    let mut inline = Vec::new();
    let mut depth = 0;
    for at in 0..words.len() {
        match words.get(at).map_or("", String::as_str) {
            "{" => {
                depth += 1;
                if let [word, name] = words.get(at.saturating_sub(2)..at).unwrap_or_default()
                    && word == "mod"
                {
                    home.push(name.clone());
                    inline.push(depth);
                }
            }
            "}" => {
                if inline.last() == Some(&depth) {
                    inline.pop();
                    home.pop();
                }
                depth -= 1;
            }
            "crate" | "super" if !is_after_colons(&words, at) => {
                let mut end = at;
                names.extend(reached(&words, &mut end, &home).filter(|module| !may_use(file, module)));
            }
            word if !is_after_colons(&words, at) && !is_method(&words, at) && !may_name(file, word) => {
                names.insert(word.to_owned());
            }
            _ => {}
        }
    }
    names.into_iter().map(|names| Breach { file: file.to_owned(), names }).collect()
}

fn is_after_colons(words: &[String], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word == "::")
}

/// Whether the word is a method's or a field's name: an iterator's `zip` is not the package.
fn is_method(words: &[String], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word == ".")
}

/// The top modules that the path at `at` leads to; one path may end in braces and so be several.
fn reached(words: &[String], at: &mut usize, home: &[String]) -> impl Iterator<Item = String> {
    let mut paths = Vec::new();
    let mut base = home.to_vec();
    let first = words.get(*at).map_or("", String::as_str);
    match first {
        "crate" => base.clear(),
        _ => drop(base.pop()),
    }
    *at += 1;
    if words.get(*at).is_some_and(|word| word == "::") {
        *at += 1;
        branch(words, at, &base, &mut paths);
    }
    paths.into_iter().filter_map(|path| path.into_iter().next())
}

/// Reads what stands behind a `::`: a name and so on, or several in braces.
fn branch(words: &[String], at: &mut usize, base: &[String], paths: &mut Vec<Vec<String>>) {
    match words.get(*at).map_or("", String::as_str) {
        "{" => {
            *at += 1;
            while let Some(word) = words.get(*at) {
                match word.as_str() {
                    "}" => {
                        *at += 1;
                        return;
                    }
                    "," => *at += 1,
                    _ => branch(words, at, base, paths),
                }
            }
        }
        name => {
            let mut path = base.to_vec();
            match name {
                "super" => drop(path.pop()),
                "self" => {}
                name => path.push(name.to_owned()),
            }
            *at += 1;
            if words.get(*at).is_some_and(|word| word == "::") {
                *at += 1;
                branch(words, at, &path, paths);
            } else {
                // A name that another is given: `as other`.
                if words.get(*at).is_some_and(|word| word == "as") {
                    *at += 2;
                }
                paths.push(path);
            }
        }
    }
}

/// The module a file is: `app/update/go.rs` is `app::update::go`, `app/mod.rs` is `app`.
fn home_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(str::to_owned).collect()
}

fn may_use(file: &str, module: &str) -> bool {
    let own = home_of(file).into_iter().next().unwrap_or_default();
    let floor = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    // The roots of the library and the program name every module.
    if own.is_empty() || own == module {
        return true;
    }
    let is_below = floor(module).zip(floor(&own)).is_some_and(|(its, mine)| its < mine);
    let spares = SPARING.iter().find(|(name, _)| *name == own);
    is_below && spares.is_none_or(|(_, uses)| uses.contains(&module))
}

fn may_name(file: &str, word: &str) -> bool {
    let door = DOORS.iter().find(|(package, _)| *package == word);
    door.is_none_or(|(_, doors)| doors.iter().any(|door| file.starts_with(door)))
}

/// The names, `::`, braces and commas of a source, without its comments and literals.
fn words_of(source: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let chars: Vec<char> = source.chars().collect();
    let peek = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut at = 0;
    while at < chars.len() {
        match (peek(at), peek(at + 1)) {
            ('/', '/') => at += chars.iter().skip(at).take_while(|&&c| c != '\n').count(),
            ('/', '*') => at = after(&chars, at + 2, &['*', '/']),
            ('r', '"') => at = after(&chars, at + 2, &['"']),
            ('r', '#') if peek(at + 2) == '"' => at = after(&chars, at + 3, &['"', '#']),
            ('"', _) => at = after_string(&chars, at + 1),
            // A character, not a lifetime.
            ('\'', '\\') => at = after(&chars, at + 3, &['\'']),
            ('\'', _) if peek(at + 2) == '\'' => at += 3,
            (':', ':') => {
                words.push("::".to_owned());
                at += 2;
            }
            (c, _) if c.is_alphanumeric() || c == '_' => {
                let word: String =
                    chars.iter().skip(at).take_while(|c| c.is_alphanumeric() || **c == '_').collect();
                at += word.chars().count();
                words.push(word);
            }
            (c, _) => {
                if !c.is_whitespace() {
                    words.push(c.to_string());
                }
                at += 1;
            }
        }
    }
    words
}

/// Where it goes on behind the next `end`.
fn after(chars: &[char], from: usize, end: &[char]) -> usize {
    let rest = chars.get(from..).unwrap_or_default();
    let length = rest.windows(end.len()).position(|window| window == end);
    length.map_or(chars.len(), |length| from + length + end.len())
}

fn after_string(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
