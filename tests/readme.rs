//! The README's table of keys is the key map's own: it is made here from the map and compared.
//!
//! `GANGMU_BLESS=1 cargo test --test readme` writes it anew.

use gangmu::app::Command;
use gangmu::keys::keys_for;
use gangmu::words::Lang;
use std::path::Path;

const BEGIN: &str = "<!-- keys: made from the key map by tests/readme.rs -->\n";
const END: &str = "<!-- end of keys -->\n";

fn table() -> String {
    let mut table = String::from("| keys | | |\n|---|---|---|\n");
    for &command in Command::ALL {
        // A bar would end the cell, and a backtick the code.
        let keys: Vec<String> = keys_for(command).iter().map(|key| format!("`{key}`")).collect();
        let phrase = command.phrase();
        table.push_str(&format!(
            "| {} | {} | {} |\n",
            keys.join(" "),
            phrase.say(Lang::Zh),
            phrase.say(Lang::En)
        ));
    }
    table
}

#[test]
fn the_readme_lists_the_keys_as_they_work() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = readme.split_once(BEGIN).expect("the README marks where the keys begin");
    let (written, tail) = rest.split_once(END).expect("the README marks where the keys end");
    if std::env::var_os("GANGMU_BLESS").is_some() {
        std::fs::write(&path, format!("{head}{BEGIN}{}{END}{tail}", table())).unwrap();
    } else {
        assert_eq!(written, table(), "GANGMU_BLESS=1 cargo test --test readme writes the table anew");
    }
}
