//! Git, the program: how it is called so that no one's settings, and no prompt, can get in the way.

use super::{Doing, SyncError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Variables that point git elsewhere, as when a hook of another repository starts us (`git rev-parse
/// --local-env-vars`).
const LOCAL: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_TRACE",
];

/// Settings that hold whatever a person or a system has set.
const SETTINGS: &[&str] = &[
    "color.ui=false",
    "commit.gpgsign=false",
    "core.attributesFile=/dev/null",
    "core.autocrlf=false",
    "core.fsmonitor=false",
    // Hooks and programs named in a shared repository would run as whoever syncs.
    "core.hooksPath=/dev/null",
    "protocol.ext.allow=never",
    "credential.interactive=false",
    "fetch.recurseSubmodules=false",
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
    "http.lowSpeedLimit=100",
    "http.lowSpeedTime=30",
    "i18n.commitEncoding=UTF-8",
    "push.followTags=false",
    "push.gpgSign=false",
    "safe.directory=*",
];

/// Git in the repository of one folder.
#[derive(Debug)]
pub(super) struct Git {
    /// The folder.
    pub(super) folder: PathBuf,
    /// The repository's own folder in it.
    pub(super) dir: PathBuf,
}

impl Git {
    /// Git for the repository `.git` in this folder.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { dir: folder.join(".git"), folder }
    }

    /// Git as it finds a repository by itself from the folder upwards.
    pub(super) fn anywhere(folder: &Path) -> Command {
        let mut command = Command::new("git");
        for variable in LOCAL.iter().chain(&["GIT_DIR", "GIT_WORK_TREE"]) {
            command.env_remove(variable);
        }
        command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_ASKPASS", "");
        command.env("SSH_ASKPASS_REQUIRE", "never").env("GIT_OPTIONAL_LOCKS", "0");
        command.current_dir(folder).stdin(Stdio::null());
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command
    }

    pub(super) fn command(&self) -> Command {
        let mut command = Self::anywhere(&self.folder);
        command.env("GIT_DIR", &self.dir).env("GIT_WORK_TREE", &self.folder);
        command
    }

    /// Runs it and gives all it printed, on standard output and on standard error.
    pub(super) fn output(&self, mut command: Command, input: Option<&[u8]>) -> Result<Output, SyncError> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound if self.folder.is_dir() => SyncError::NoGit,
            _ => SyncError::Io { path: "git".into(), source },
        };
        let Some(input) = input else { return command.output().map_err(failed) };
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(failed)?;
        let stdin = child.stdin.take();
        std::thread::scope(|scope| {
            // Should git end before it has read everything, its status tells why.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
            child.wait_with_output()
        })
        .map_err(failed)
    }

    /// Runs a command of git that must succeed, and gives what it printed.
    pub(super) fn run(
        &self,
        doing: Doing,
        args: &[&str],
        input: Option<&[u8]>,
    ) -> Result<Vec<u8>, SyncError> {
        let mut command = self.command();
        command.args(args);
        self.run_prepared(doing, command, input)
    }

    fn run_prepared(
        &self,
        doing: Doing,
        command: Command,
        input: Option<&[u8]>,
    ) -> Result<Vec<u8>, SyncError> {
        let output = self.output(command, input)?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(SyncError::Git { doing, why: why(&output) })
        }
    }

    /// The same for one that prints one word.
    pub(super) fn word(
        &self,
        doing: Doing,
        args: &[&str],
        input: Option<&[u8]>,
    ) -> Result<String, SyncError> {
        Ok(String::from_utf8_lossy(&self.run(doing, args, input)?).trim().to_owned())
    }

    /// The same for a question that may have no answer.
    pub(super) fn ask(&self, args: &[&str]) -> Result<Option<String>, SyncError> {
        let mut command = self.command();
        command.args(args);
        let output = self.output(command, None)?;
        let word = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok(Some(word).filter(|word| output.status.success() && !word.is_empty()))
    }

    /// The commit that a reference names.
    pub(super) fn commit_of(&self, reference: &str) -> Result<Option<String>, SyncError> {
        self.ask(&["rev-parse", "-q", "--verify", &format!("{reference}^{{commit}}")])
    }

    /// Whether the first of two commits is in the past of the second.
    pub(super) fn is_past(&self, first: &str, second: &str) -> Result<bool, SyncError> {
        let mut command = self.command();
        command.args(["merge-base", "--is-ancestor", first, second]);
        Ok(self.output(command, None)?.status.success())
    }

    /// A content by its name.
    pub(super) fn blob(&self, sha: &str) -> Result<Vec<u8>, SyncError> {
        self.run(Doing::Committing, &["cat-file", "blob", sha], None)
    }

    /// Keeps a content and gives its name.
    pub(super) fn keep(&self, content: &[u8]) -> Result<String, SyncError> {
        self.word(Doing::Committing, &["hash-object", "-w", "--no-filters", "--stdin"], Some(content))
    }

    /// Makes a commit of a tree and gives its name.
    pub(super) fn commit(
        &self,
        tree: &str,
        parents: &[&str],
        user: &str,
        message: &str,
    ) -> Result<String, SyncError> {
        let name: String = user.chars().filter(|c| !c.is_control() && !"<>".contains(*c)).collect();
        // Git takes no name that is nothing but dots and commas.
        let name = if name.chars().any(char::is_alphanumeric) { name.trim() } else { "gangmu" };
        let mut command = self.command();
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), name).env(format!("GIT_{who}_EMAIL"), "gangmu@localhost");
            command.env_remove(format!("GIT_{who}_DATE"));
        }
        command.args(["commit-tree", tree, "-F", "-"]);
        for parent in parents {
            command.args(["-p", parent]);
        }
        let made = self.run_prepared(Doing::Committing, command, Some(message.as_bytes()))?;
        Ok(String::from_utf8_lossy(&made).trim().to_owned())
    }

    /// Moves the branch on to a commit. The index follows, so that whoever looks with git sees a clean folder.
    pub(super) fn advance(&self, from: Option<&str>, to: &str) -> Result<(), SyncError> {
        let nowhere = "0".repeat(to.len());
        let old = from.unwrap_or(&nowhere);
        self.run(Doing::Committing, &["update-ref", "-m", "gangmu sync", "HEAD", to, old], None)?;
        let _ = self.ask(&["read-tree", "HEAD"]);
        Ok(())
    }
}

/// The line in which git says what is wrong.
pub(super) fn why(output: &Output) -> String {
    telling_line(&String::from_utf8_lossy(&output.stderr))
}

fn telling_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_telling =
        |line: &&str| ["fatal: ", "error: ", "ssh: ", "! "].iter().any(|start| line.starts_with(start));
    let told = lines.iter().position(is_telling);
    // Before this one, ssh has said why.
    let told = match told {
        Some(at)
            if at > 0 && lines.get(at).is_some_and(|line| line.contains("Could not read from remote")) =>
        {
            Some(at - 1)
        }
        other => other,
    };
    let line = told.and_then(|at| lines.get(at)).or_else(|| lines.last()).copied().unwrap_or("git");
    line.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_that_git_says_the_telling_line_is_found() {
        for (said, line) in [
            (
                "li@host: Permission denied (publickey).\r\nfatal: Could not read from remote repository.\n\nPlease \
                 make sure you have the correct access rights\nand the repository exists.\n",
                "li@host: Permission denied (publickey).",
            ),
            (
                "fatal: '/a.git' does not appear to be a git repository\nfatal: Could not read from remote repository.\n",
                "'/a.git' does not appear to be a git repository",
            ),
            (
                "To /a.git\n ! [remote rejected] main -> main (branch is currently checked out)\nerror: failed to push\n",
                "! [remote rejected] main -> main (branch is currently checked out)",
            ),
            ("odd\n", "odd"),
            ("", "git"),
        ] {
            assert_eq!(telling_line(said), line);
        }
    }
}
