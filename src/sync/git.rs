//! Git, the program: how it is called so that no one's settings, and no prompt, can get in the way.

use super::{Doing, SyncError};
use std::ffi::OsString;
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

/// What git says when there is no way to the remote, as opposed to a remote that refuses.
const NO_WAY: &[&str] = &[
    "Could not resolve host",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Connection refused",
    "Connection timed out",
    "Connection reset",
    "Connection closed",
    "Operation timed out",
    "Network is unreachable",
    "No route to host",
    "Failed to connect",
    "Could not connect",
    "Timeout was reached",
];

/// What git says when someone else pushed first.
const TOO_LATE: &[&str] = &[
    "[rejected]",
    "cannot lock ref",
    "failed to update ref",
    "incorrect old value",
    "fetch first",
    "failed to lock",
];

/// Git in the repository of one folder.
#[derive(Debug)]
pub(super) struct Git {
    /// The folder.
    pub(super) folder: PathBuf,
    /// The repository's own folder in it.
    pub(super) dir: PathBuf,
}

/// How a push ended.
#[derive(Debug)]
pub(super) enum Pushed {
    /// It is there.
    Done,
    /// Someone else was first.
    Late,
    /// There is no way to the remote, for this reason.
    Offline(String),
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

    fn command(&self) -> Command {
        let mut command = Self::anywhere(&self.folder);
        command.env("GIT_DIR", &self.dir).env("GIT_WORK_TREE", &self.folder);
        command
    }

    /// Runs it and gives all it printed, on standard output and on standard error.
    fn output(&self, mut command: Command, input: Option<&[u8]>) -> Result<Output, SyncError> {
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

    /// Gets what is new at the remote; gives the reason if there is no way to it.
    pub(super) fn fetch(&self, url: &str) -> Result<Option<String>, SyncError> {
        let mut command = self.to_remote("fetch", "--upload-pack", "upload-pack", url)?;
        command.args(["-q", "--prune", "--no-tags", "origin", "+refs/heads/*:refs/remotes/origin/*"]);
        let output = self.output(command, None)?;
        if output.status.success() {
            return Ok(None);
        }
        let why = why(&output).replace(url, &without_password(url));
        let is_away = is_one_of(&output, NO_WAY);
        if is_away { Ok(Some(why)) } else { Err(SyncError::Git { doing: Doing::Fetching, why }) }
    }

    /// Sends a commit to a branch of the remote.
    pub(super) fn push(&self, url: &str, commit: &str, branch: &str) -> Result<Pushed, SyncError> {
        let mut command = self.to_remote("push", "--receive-pack", "receive-pack", url)?;
        command.args(["-q", "--no-verify", "origin", &format!("{commit}:refs/heads/{branch}")]);
        let output = self.output(command, None)?;
        if output.status.success() {
            return Ok(Pushed::Done);
        }
        let why = why(&output).replace(url, &without_password(url));
        if is_one_of(&output, TOO_LATE) {
            return Ok(Pushed::Late);
        }
        let is_away = is_one_of(&output, NO_WAY);
        if is_away { Ok(Pushed::Offline(why)) } else { Err(SyncError::Git { doing: Doing::Pushing, why }) }
    }

    /// A command that goes to the remote. Nothing is asked on the way. A remote on this machine may belong to a
    /// colleague; by being named it is trusted, but its hooks do not run as us.
    fn to_remote(&self, verb: &str, option: &str, service: &str, url: &str) -> Result<Command, SyncError> {
        let ssh = match std::env::var_os("GIT_SSH_COMMAND").filter(|ssh| !ssh.is_empty()) {
            Some(ssh) => Some(ssh),
            None if std::env::var_os("GIT_SSH").is_some() => None,
            None => {
                Some(self.ask(&["config", "core.sshCommand"])?.map_or_else(|| "ssh".into(), OsString::from))
            }
        };
        let mut command = self.command();
        if let Some(mut ssh) = ssh {
            ssh.push(" -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15");
            command.env("GIT_SSH_COMMAND", ssh);
        }
        command.arg(verb);
        if self.folder.join(url).exists() || url.starts_with("file://") {
            let git = "git -c safe.directory='*' -c core.hooksPath=/dev/null";
            command.arg(format!("{option}={git} {service}"));
        }
        Ok(command)
    }

    /// The branch of the remote where all meet: the one called as ours, or else the only one or the main one.
    pub(super) fn their_branch(&self) -> Result<String, SyncError> {
        let ours = self.ask(&["symbolic-ref", "-q", "--short", "HEAD"])?.unwrap_or_else(|| "main".to_owned());
        let listed = self.ask(&["for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes/origin/"])?;
        let listed = listed.unwrap_or_default();
        let names: Vec<&str> = listed.lines().filter(|name| *name != "HEAD").collect();
        let wanted = [ours.as_str(), "main", "master"].into_iter().find(|name| names.contains(name));
        Ok(wanted.or_else(|| names.first().copied()).unwrap_or(&ours).to_owned())
    }
}

/// The line in which git says what is wrong.
fn why(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let telling = lines()
        .find(|line| ["fatal: ", "error: ", "ssh: ", "! "].iter().any(|start| line.starts_with(start)));
    let line = telling.or_else(|| lines().next_back()).unwrap_or("git failed");
    line.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned()
}

fn is_one_of(output: &Output, signs: &[&str]) -> bool {
    let text = String::from_utf8_lossy(&output.stderr);
    signs.iter().any(|sign| text.contains(sign))
}

/// The address of a remote as it may be shown: what stands between `://` and `@` is nobody else's business but
/// for the name.
pub(super) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((login, host)) = rest.split('/').next().and_then(|authority| authority.rsplit_once('@')) else {
        return url.to_owned();
    };
    let path = rest.get(login.len() + 1 + host.len()..).unwrap_or_default();
    match login.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}@{host}{path}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        for (url, shown) in [
            ("https://li:secret@host/a.git", "https://li@host/a.git"),
            ("https://li:s@e:c@host:8443/a@b", "https://li@host:8443/a@b"),
            ("ssh://git@host/a.git", "ssh://git@host/a.git"),
            ("git@host:a.git", "git@host:a.git"),
            ("/srv/a:b@c.git", "/srv/a:b@c.git"),
            ("https://host/a@b", "https://host/a@b"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
