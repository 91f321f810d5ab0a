//! The remote: where all meet. Git goes there and back without asking anything on the way.

use super::git::{Git, why};
use super::{Doing, SyncError};
use std::ffi::OsString;
use std::process::{Command, Output};

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
    /// Gets what is new at the remote; gives the reason if there is no way to it.
    pub(super) fn fetch(&self, url: &str) -> Result<Option<String>, SyncError> {
        let mut command = self.to_remote("fetch", "--upload-pack", "upload-pack", url)?;
        // In a folder of several people the note of what was fetched would be one person's.
        command.args([
            "-q",
            "--prune",
            "--no-tags",
            "--no-write-fetch-head",
            "origin",
            "+refs/heads/*:refs/remotes/origin/*",
        ]);
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
