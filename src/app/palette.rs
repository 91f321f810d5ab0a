//! The palette lists all commands by name, narrowed by what is typed; the help screen lists them by key.

use super::command::Command;
use super::overlay::Palette;
use crate::text::fold;
use crate::words::Lang;

/// How many lines the help screen has: its title, a blank, and one for each command.
pub const HELP_LINES: usize = Command::ALL.len() + 2;

/// The commands whose names hold every word typed, in the order of the help screen.
#[must_use]
pub fn commands(palette: &Palette) -> Vec<Command> {
    let typed = fold(palette.editor.text());
    let holds = |command: &Command| {
        // Both languages are searched: people remember a command by either name.
        let name = [Lang::Zh, Lang::En].map(|lang| command.phrase().say(lang)).join(" ");
        let name = fold(&format!("{name} {command:?}"));
        typed.split_whitespace().all(|word| name.contains(word))
    };
    Command::ALL.iter().copied().filter(holds).collect()
}

/// Whether a path is to be typed next: `:import ` was typed as one would in a shell or an editor.
#[must_use]
pub fn is_import(palette: &Palette) -> bool {
    ["import ", "导入 "].contains(&palette.editor.text())
}

/// The keys that pick a column to sort by, in the order of the columns: 1 to 9, then letters.
pub fn sort_letters() -> impl Iterator<Item = char> {
    ('1'..='9').chain('a'..='z')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::editor::Editor;

    #[test]
    fn every_word_typed_narrows_the_list() {
        let all = commands(&Palette::default());
        assert_eq!(all.len(), Command::ALL.len());
        let typed = Palette { editor: Editor::of("addnote"), row: 0 };
        assert_eq!(commands(&typed), [Command::AddNote]);
        for lang in ["写备注", "add a note"] {
            let typed = Palette { editor: Editor::of(lang), row: 0 };
            assert_eq!(commands(&typed), [Command::AddNote], "either language will do");
        }
        let nothing = Palette { editor: Editor::of("没有这样的命令"), row: 0 };
        assert!(commands(&nothing).is_empty());
    }
}
