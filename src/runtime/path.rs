//! Paths as people type, paste and drop them.
//!
//! A terminal that a file is dropped on types its path as a shell would need it, in quotes or with backslashes, or as
//! a `file://` address; a person types it as it is. The path as it stands is tried first.

use std::fs;
use std::path::{Path, PathBuf};

/// Most paths that something is completed to.
const MOST: usize = 1000;

/// What a typed path means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Meant {
    /// A file, whether or not it is there.
    File(PathBuf),
    /// Several files, each as it would be typed alone.
    Several(Vec<String>),
}

/// Finds the file that a typed path means.
pub(super) fn locate(typed: &str, home: Option<&Path>) -> Meant {
    let plain = expand(typed.trim(), home);
    if plain.exists() {
        return Meant::File(plain);
    }
    let words: Vec<PathBuf> = words(typed).iter().map(|word| expand(&from_address(word), home)).collect();
    match words.as_slice() {
        [one] => Meant::File(one.clone()),
        several if several.len() > 1 && several.iter().all(|path| path.exists()) => {
            Meant::Several(several.iter().map(|path| path.display().to_string()).collect())
        }
        _ => Meant::File(plain),
    }
}

/// The paths that begin as typed, folders with a `/` behind them, as they would be typed.
pub(super) fn complete(typed: &str, home: Option<&Path>) -> Vec<String> {
    let typed = typed.trim_start();
    if typed == "~" {
        return vec!["~/".to_owned()];
    }
    let is_quoted = typed.contains(['\'', '"', '\\']) && !expand(typed, home).exists();
    let typed =
        if is_quoted { words(typed).into_iter().next().unwrap_or_default() } else { typed.to_owned() };
    let (folder, begin) =
        typed.rfind('/').and_then(|at| typed.split_at_checked(at + 1)).unwrap_or(("", &typed));
    let place = if folder.is_empty() { PathBuf::from(".") } else { expand(folder, home) };
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let mut found: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_meant = name.starts_with(begin) && (begin.starts_with('.') || !name.starts_with('.'));
            // A link to a folder is one too.
            let is_folder = is_meant && fs::metadata(entry.path()).is_ok_and(|metadata| metadata.is_dir());
            is_meant.then(|| format!("{folder}{name}{}", if is_folder { "/" } else { "" }))
        })
        .take(MOST)
        .collect();
    found.sort();
    found
}

/// `~` is the home folder.
fn expand(typed: &str, home: Option<&Path>) -> PathBuf {
    match (typed.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(typed),
    }
}

/// The words of a line as a shell parts them: at blanks that are neither in quotes nor behind a backslash.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (Some(open), c) if c == open => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// `file:///a%20b` is `/a b`.
fn from_address(word: &str) -> String {
    let Some(rest) = word.strip_prefix("file://") else { return word.to_owned() };
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(rest);
    let mut bytes = Vec::with_capacity(path.len());
    let mut left = path.as_bytes();
    while let Some((&first, others)) = left.split_first() {
        let code = others.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = code.filter(|_| first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(first));
        left = if byte.is_some() { others.get(2..).unwrap_or_default() } else { others };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["my plan.txt", "规划（一）.docx", ".hidden"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("more")).unwrap();
        folder
    }

    #[test]
    fn a_path_is_understood_however_it_was_typed_or_dropped() {
        let folder = folder();
        let home = Some(folder.path());
        let (here, plan) = (folder.path().display(), folder.path().join("my plan.txt"));
        for typed in [
            format!("{here}/my plan.txt"),
            format!(" {here}/my\\ plan.txt "),
            format!("'{here}/my plan.txt' "),
            format!("\"{here}/my plan.txt\""),
            format!("file://{here}/my%20plan.txt"),
            "~/my plan.txt".to_owned(),
            "~/'my plan.txt'".to_owned(),
        ] {
            assert_eq!(locate(&typed, home), Meant::File(plan.clone()), "{typed}");
        }
        let two = format!("'{here}/my plan.txt' {here}/规划（一）.docx");
        let both = [format!("{here}/my plan.txt"), format!("{here}/规划（一）.docx")];
        assert_eq!(locate(&two, home), Meant::Several(both.to_vec()));
        assert_eq!(locate("no such file.txt", home), Meant::File("no such file.txt".into()));
    }

    #[test]
    fn a_path_is_completed_to_what_is_there() {
        let folder = folder();
        let home = Some(folder.path());
        assert_eq!(complete("~/m", home), ["~/more/", "~/my plan.txt"]);
        assert_eq!(complete("~", home), ["~/"]);
        assert_eq!(complete("~/.", home), ["~/.hidden"]);
        assert_eq!(complete("~/", home).len(), 3, "what is hidden is not offered");
        let here = folder.path().display();
        assert_eq!(complete(&format!("'{here}/my p"), home), [format!("{here}/my plan.txt")]);
        assert_eq!(complete("/no/such/", home), [""; 0]);
    }
}
