//! Said: what a subcommand has to say, and how it reaches the terminal.

use super::error::CliError;
use crate::text::{sanitize, sanitize_line};
use crate::words::{Lang, errors};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Writes lines, of which each goes where it is told to.
type Flow = Box<dyn FnOnce(&mut dyn FnMut(&str))>;

/// What a subcommand has to say.
#[derive(Default)]
pub(super) struct Said {
    /// What goes to standard output, line ends included.
    text: String,
    /// What goes there behind it, a line at a time.
    flow: Option<Flow>,
    /// One line each for standard error.
    asides: Vec<String>,
    /// Whether the exit status is 1 all the same: nothing was found, or something is wrong.
    failed: bool,
}

impl Said {
    /// Text for standard output, made safe for a terminal.
    pub(super) fn text(text: &str) -> Self {
        Self { text: sanitize(text).into_owned(), ..Self::default() }
    }

    /// Text for standard output that is meant for another program and goes out as it is.
    pub(super) fn raw(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Lines that are made while they are printed, since all of them would be too much to have at once. Each is made
    /// safe for a terminal.
    pub(super) fn flowing(write: impl FnOnce(&mut dyn FnMut(&str)) + 'static) -> Self {
        Self { flow: Some(Box::new(write)), ..Self::default() }
    }

    /// A value as indented JSON.
    pub(super) fn json(value: &impl Serialize) -> Result<Self, CliError> {
        let json = serde_json::to_string_pretty(value)?;
        Ok(Self { text: escape_json(json) + "\n", ..Self::default() })
    }

    /// The same with these lines for standard error.
    pub(super) fn with_asides(mut self, asides: Vec<String>) -> Self {
        self.asides.extend(asides);
        self
    }

    /// The same with exit status 1 if `failed`.
    pub(super) const fn failed_if(mut self, failed: bool) -> Self {
        self.failed = failed;
        self
    }

    /// Prints it and gives the exit status.
    pub(super) fn print(self, lang: Lang) -> Result<ExitCode, CliError> {
        for aside in &self.asides {
            complain(&errors::PREFIX.with(lang, &[aside]));
        }
        print(&self.text)?;
        self.flow.map_or(Ok(()), flow)?;
        Ok(if self.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// Prints to standard output. That its reader has gone away is no error.
pub(super) fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    is_printed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn flow(write: Flow) -> Result<(), CliError> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut done = Ok(());
    write(&mut |line| {
        if done.is_ok() {
            done = writeln!(out, "{}", sanitize(line));
        }
    });
    is_printed(done.and_then(|()| out.flush()))
}

fn is_printed(done: io::Result<()>) -> Result<(), CliError> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Stdout(error)),
        _ => Ok(()),
    }
}

/// Prints one line to standard error. There is nowhere left to say that this failed.
pub(super) fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{}", sanitize_line(line));
}

/// Writes what a terminal would take for a command as `\u…`, which reads as the same JSON. JSON itself escapes
/// only the controls of ASCII.
pub(super) fn escape_json(json: String) -> String {
    if matches!(sanitize(&json), std::borrow::Cow::Borrowed(_)) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        // A mark is harmless where it has something to stand on, and never changes by itself there.
        let is_safe = c.is_ascii() || sanitize(&format!("a{c}")).ends_with(c);
        if is_safe {
            escaped.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_moves_no_cursor_and_loses_nothing() {
        let wild = "甲\u{9b}2J\u{202e}\u{1b}[1m\u{e000}\u{e0041}e\u{301}";
        let said = Said::json(&wild).unwrap();
        assert_eq!(sanitize(&said.text), said.text);
        assert!(said.text.contains("\\u009b2J\\u202e\\u001b[1m"), "{}", said.text);
        assert_eq!(serde_json::from_str::<String>(&said.text).unwrap(), wild);
    }

    #[test]
    fn text_is_safe_for_a_terminal() {
        assert_eq!(Said::text("一\u{1b}]0;x\u{7}\n二\n").text, "一\n二\n");
    }
}
